# Ce que la vérification des modules dit à leurs auteurs.

check-hint = Conseil : { $hint }
check-near = Vouliez-vous dire « { $name } » ?
check-summary = { $files ->
    [0] Aucun module trouvé.
    [one] 1 fichier vérifié : { $errors } erreur(s), { $warnings } remarque(s).
   *[other] { $files } fichiers vérifiés : { $errors } erreur(s), { $warnings } remarque(s).
 }
check-list-line = { $number }. { $title } ({ $id }), { $minutes } min, { $languages }

check-trouble-missing = { $path } : rien à cet endroit. Vérifiez le chemin.
check-trouble-io = { $path } : lecture impossible ({ $detail }). Vérifiez les droits du fichier.
check-trouble-link = { $path } : c'est un lien. Copiez le fichier à la place du lien.
check-trouble-not-a-file = { $path } : ce n'est pas un fichier ordinaire. Retirez-le du dossier.
check-trouble-too-big = { $path } : fichier trop gros ({ $detail } octets). Un module tient dans 1 Mio.
check-trouble-too-deep = { $path } : dossiers trop imbriqués. Placez les fichiers dans « modules/nom/ ».
check-trouble-too-many = { $path } : trop de fichiers dans le dossier. Gardez seulement les modules.
check-trouble-name = { $path } : nom de fichier illisible. Renommez-le avec des lettres simples.

check-too-big = Le fichier est trop gros : { $bytes } octets.
check-too-big-hint = Un fichier tient dans 1 Mio (1 048 576 octets). Faites plusieurs modules.
check-not-utf8 = L'octet { $byte }, à la position { $offset }, n'est pas de l'UTF-8.
check-not-utf8-hint = Enregistrez le fichier en UTF-8 dans votre éditeur.
check-empty-file = Le fichier est vide.
check-empty-file-hint = Partez d'un module existant, ou retirez le fichier.
check-forbidden-character = Caractère de commande ou invisible : { $character }.
check-forbidden-character-hint = Effacez-le. Il a pu venir avec un copier-coller.
check-combining-marks = Trop d'accents empilés sur une lettre.
check-combining-marks-hint = Tapez de nouveau la lettre avec son accent.
check-line-break-in-text = Le texte passe à la ligne au milieu.
check-line-break-in-text-hint = Écrivez le texte sur une ligne, ou faites deux blocs : le programme coupe les lignes.
check-text-too-long = Texte trop long : { $count } caractères, { $most } au plus.
check-text-too-long-hint = Coupez-le en plusieurs blocs ou en plusieurs pages.
check-list-too-long = Liste trop longue : { $count } éléments, { $most } au plus.
check-list-too-long-hint = Faites plusieurs modules.
check-duplicate-key = La clé { $key } est écrite deux fois.
check-duplicate-key-hint = Gardez une seule des deux lignes.

check-syntax = Ce n'est pas du RON : { $detail }
check-syntax-hint = Regardez juste avant cet endroit : une virgule, un guillemet ou une parenthèse manque souvent.
check-unexpected-end = Le fichier s'arrête avant la fin.
check-unexpected-end-hint = Cherchez un guillemet, une parenthèse ou un crochet ouvert et jamais fermé.
check-too-deep = Valeurs trop imbriquées.
check-too-deep-hint = Un module n'a pas besoin de tant de niveaux : comptez les parenthèses.
check-unknown-field = Champ inconnu : « { $found } » dans { $outer }.
check-unknown-field-hint = Champs possibles : { $known }.
check-missing-field = Il manque le champ « { $field } » dans { $outer }.
check-missing-field-hint = Ajoutez « { $field } » avec sa valeur.
check-duplicate-field = Le champ « { $field } » est écrit deux fois.
check-duplicate-field-hint = Gardez une seule des deux valeurs.
check-unknown-variant = Sorte inconnue : « { $found } ».
check-unknown-variant-hint = Sortes possibles : { $known }.
check-wrong-type = Mauvaise sorte de valeur : { $found } ; il faut { $expected }.
check-wrong-type-hint = Les textes ont des guillemets, les nombres n'en ont pas, les listes ont des crochets.
check-bad-id = « { $found } » ne peut pas servir de nom.
check-bad-id-hint = 1 à 64 signes : a-z, 0-9 et le tiret, en commençant par une lettre ou un chiffre.
check-bad-date = « { $found } » n'est pas une date.
check-bad-date-hint = Écrivez l'année, le mois et le jour : 2026-11-21.
check-bad-decimal = « { $found } » n'est pas un nombre simple.
check-bad-decimal-hint = Écrivez les chiffres et un point, entre guillemets : "1000.5".
check-wrong-schema = Version { $found } du format ; cette version du programme connaît la version { $known }.
check-wrong-schema-hint = Écrivez « schema: { $known } », ou mettez le programme à jour.

check-wrong-folder = Le module se nomme « { $found } », son dossier « { $folder } ».
check-wrong-folder-hint = Donnez le même nom aux deux.
check-wrong-language = La langue écrite est « { $found } », le fichier est pour « { $file } ».
check-wrong-language-hint = Corrigez « language » ou le nom du fichier.
check-duplicate-id = Le nom « { $id } » sert déjà.
check-duplicate-id-hint = Chaque nom sert une fois : la progression enregistrée pointe vers lui.
check-duplicate-number = Le numéro { $number } sert déjà.
check-duplicate-number-hint = Donnez à chaque module son propre numéro.
check-unknown-objective = Objectif inconnu : « { $name } ».
check-unknown-objective-hint = Ajoutez-le à « objectives », ou corrigez le nom.
check-unknown-misconception = Idée fausse inconnue : « { $name } ».
check-unknown-misconception-hint = Ajoutez-la à « misconceptions », ou corrigez le nom.
check-unknown-page = Page inconnue : « { $name } ».
check-unknown-page-hint = Une question renvoie à une page des leçons.
check-unknown-term = Mot absent du glossaire : « { $name } ».
check-unknown-term-hint = Ajoutez-le à « terms », ou corrigez le nom entre parenthèses.
check-unknown-simulator = Simulateur inconnu : « { $name } ».
check-unknown-simulator-hint = Ajoutez-le à « simulators », ou corrigez le nom.
check-unknown-state = État inconnu : « { $name } ».
check-unknown-state-hint = Ajoutez-le à « states », ou corrigez le nom.
check-unknown-flag = Aucun geste ne lève le drapeau « { $name } ».
check-unknown-flag-hint = Ajoutez-le à un « raise », ou corrigez le nom.
check-no-right-answer = Aucune réponse n'est juste.
check-no-right-answer-hint = Ajoutez « right: true » (ou « clue: true ») à la bonne réponse.
check-several-right-answers = { $count } réponses sont justes, une seule est demandée.
check-several-right-answers-hint = Gardez une seule réponse juste, ou passez à « Several ».
check-no-wrong-answer = Toutes les réponses sont justes.
check-no-wrong-answer-hint = Ajoutez une erreur courante, avec son explication.
check-too-few-options = Trop peu à choisir : { $count }.
check-too-few-options-hint = Il faut au moins deux éléments, trois de préférence.
check-mistake-is-right = « { $answer } » est une erreur prévue, et pourtant acceptée.
check-mistake-is-right-hint = Retirez-la des erreurs, ou retirez une tolérance.
check-not-a-number = « { $answer } » n'est pas un nombre.
check-not-a-number-hint = Écrivez l'erreur prévue en chiffres : "1000,5".
check-bad-mastery = Quiz impossible : { $drawn } questions tirées parmi { $bank }, { $right } justes demandées.
check-bad-mastery-hint = Il faut : justes <= tirées <= questions de la banque.
check-empty-text = Texte vide.
check-empty-text-hint = Écrivez le texte, ou retirez le champ.
check-empty-list = Rien dans cette liste.
check-empty-list-hint = Ajoutez un élément, ou retirez ce qui la contient.
