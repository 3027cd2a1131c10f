# Les écrans du joueur.

product = Passeport numérique
date = { $day ->
        [1] 1er
       *[other] { $day }
    } { $month ->
        [1] janvier
        [2] février
        [3] mars
        [4] avril
        [5] mai
        [6] juin
        [7] juillet
        [8] août
        [9] septembre
        [10] octobre
        [11] novembre
       *[12] décembre
    } { $year }
decimal-sign = ,
minutes = { $minutes } min
# Un module qui n’est pas dans la langue de l’interface, dans une liste
minutes-in-language = { $minutes } min, { $language }

# Accueil
welcome-hello = Bonjour.
welcome-what = Ici, vous apprenez le numérique pour votre entreprise.
welcome-how-long = Un module dure un quart d’heure. C’est gratuit.
welcome-safe = Vous ne pouvez rien casser.
welcome-look-only = Rien ne peut être gardé sur cette machine pour l’instant. Vous pouvez regarder les modules.
go-start = Commencer
go-someone-else = Quelqu’un d’autre
continue = Continuer
continue-as = Continuer : { $name }
known-unnamed = Continuer : carte sans prénom
known-detail = { $module }, { $when }
known-nothing = Rien de commencé
known-moment = le { $day } à { $to }
known-one-day = le { $day } de { $from } à { $to }
known-days = depuis le { $first }, dernière fois le { $day } à { $to }

# Qui est là
who-title = Qui êtes-vous ?
who-first = C’est ma première fois.
who-first-detail = Vos réponses sont gardées ici.
go-card = J’ai une carte d’apprenant.
who-look = Je veux seulement regarder.
who-look-detail = Rien n’est gardé.
who-kept = Ce que nous gardons : vos réponses. Ni adresse mail, ni mot de passe.
who-erase = Vous pouvez tout effacer, ici, quand vous voulez : touche A, Aide.

# La carte
card-title = Voici votre carte
card-what-for = Elle sert à revenir, ici, et à retrouver vos modules.
card-write-it = Notez ces cinq mots sur un papier.
card-secret = Gardez-les pour vous. Ils ne seront plus montrés.
card-noted = C’est noté. Continuer.
card-entry-title = Regardez votre carte
card-entry-word = Mot { $place } sur 5
card-entry-so-far = Déjà donnés : { $words }
card-entry-help = Deux ou trois lettres suffisent.
replace-card = Faire une autre carte
replace-card-detail = L’ancienne ne marchera plus.
replace-card-confirm = Une autre carte va être faite. L’ancienne ne marchera plus.
replace-card-yes = Oui, faire une autre carte

# Chez soi
passport-standing = Votre passeport : { $passed ->
        [0] 0 module
        [1] 1 module
       *[other] { $passed } modules
    } sur { $needed }
passport-status = Réussis : { $passed }
stamp-done = FAIT
stamp-open = en cours
stamp-free = libre
home-continue = CONTINUER : { $module }
home-continue-detail = Vous reprenez où vous étiez.
home-continue-why = Vous reprenez où vous étiez. { $reason }
home-step = Étape { $step } sur { $of }, encore { $minutes } min.
home-step-why = Étape { $step } sur { $of }. { $reason }
home-in-test = Test commencé : question { $place } sur { $of }.
home-test-left = Leçons finies. Il reste le test.
home-next = ENSUITE : { $module }
home-begin = COMMENCER : { $module }
home-guest = Vous regardez : rien n’est gardé.
go-home = Retour à l’accueil
go-next-module = Choisir la suite
go-catalogue = Choisir un module
go-passport = Mon passeport
go-papers = Mes attestations
go-answers = Mes réponses
go-settings = Langue, taille, contraste
go-organisation = Changer d’entreprise ou ajouter mon nom
go-back = Retour
go-intro = Retour au module
go-finish = Finir
go-done-today = J’ai fini pour aujourd’hui
go-welcome = Revenir au début

# Les modules
catalogue-title = Choisissez un module
intro-objectives = À la fin, vous saurez :
intro-begin = Commencer les leçons
intro-go-on = Continuer les leçons
intro-other-language = Ce module n’existe pas encore en français. Il est écrit en { $language }.
intro-passed = Module réussi le { $date } : { $right ->
        [0] 0 bonne réponse
        [1] 1 bonne réponse
       *[other] { $right } bonnes réponses
    } sur { $of }.
quiz-first = Je connais déjà : passer le test d’abord
quiz-first-detail = Le test suffit. L’attestation dira « par test ».
quiz-begin = Passer le test final
quiz-again = Passer le test avec d’autres questions
quiz-go-on = Reprendre le test
corrections = Voir les corrections
forget = Oublier ce début
forget-detail = Le module sera comme jamais ouvert.
forget-confirm = Vos réponses à ce module ne compteront plus. Un module réussi reste réussi.
forget-yes = Oui, oublier ce début

# Une leçon
page-status = Page { $page } sur { $pages }
question-status = Question { $place } sur { $of }
quiz-status = Test : question { $place } sur { $of }
example = Exemple : { $title }
fact-checked = Vérifié le { $date }. Source : { $source }
fact-old = À revérifier. Vu le { $date }. Source : { $source }
previous = Page d’avant
reread = Revoir la page
back-to-question = Revenir à la question
terms = Mots
go-on = Continuer
retry = Essayer encore
undo = Reprendre le dernier choix
validate = Valider
simulator-status = À vous d’essayer
simulator-again = Recommencer
simulator-wrong = { $count ->
        [one] Un détour en chemin. C’est fait pour cela.
       *[other] { $count } détours en chemin. C’est fait pour cela.
    }
ending-remember = À retenir
ending-status = Fin des leçons
ending-quiz = Le test final : { $drawn } questions. Il en faut { $right } justes. Vous pouvez recommencer autant que vous voulez.

# Répondre
ask-several = Plusieurs réponses : cochez par leur chiffre, puis ENTRÉE.
ask-find = { $title }. Cochez par leur chiffre, puis ENTRÉE.
ask-order = Choisissez dans l’ordre, la première d’abord.
ask-match = Choisissez ce qui va avec : { $left }
ask-word = Votre réponse
ask-number = Votre nombre
ask-saving = Je garde votre réponse…
pair = { $left } – { $right }
hint-key = Indice
hint-title = Indice { $place } sur { $of }
hint-offer = Vous hésitez ? Touche I : { $left ->
        [one] un indice.
       *[other] { $left } indices.
    }
verdict-right = C’est juste.
verdict-partly = En partie juste.
verdict-not-yet = Pas encore.
verdict-true = Vrai : { $reason }
verdict-false = Faux : { $reason }
answer-yours = Votre réponse : { $answer }
answer-right = La bonne réponse : { $answer }
answer-remember = À retenir : { $remember }
answer-why-about = « { $about } » : { $why }
answer-forgiven = Accepté quand même : { $what }.
forgiven-case = les majuscules
forgiven-accents = les accents
forgiven-spaces = les espaces
forgiven-typo = une faute de frappe
outcome-right = juste
outcome-partly = en partie
outcome-not-yet = à revoir

# La fin d’un module
results-status = Test terminé
results-passed = Bravo. Module réussi : { $right ->
        [0] 0 bonne réponse
        [1] 1 bonne réponse
       *[other] { $right } bonnes réponses
    } sur { $of }.
results-passport = Votre Passeport est gagné.
results-able = Vous savez maintenant :
results-action = À faire dans l’entreprise : { $action }
results-not-yet = Pas encore : { $right ->
        [0] 0 bonne réponse
        [1] 1 bonne réponse
       *[other] { $right } bonnes réponses
    } sur { $of }. Il en faut { $needed }.
results-again = Lisez les corrections, puis repassez le test avec d’autres questions.
results-no-limit = Vous pouvez recommencer autant que vous voulez.
review-mistakes = À revoir
review-answers = Vos réponses
review-none = Pas encore de réponse dans ce module.
review-status = { $place } sur { $of }
review-next = La suivante
review-back = Retour à la liste
answers-head = Mes réponses
answers-title = Dans quel module ?
answers-none = Vous n’avez pas encore répondu à une question.

# Le passeport et les attestations
passport-title = Mon passeport
passport-complete = Votre Passeport est gagné. Modules réussis : { $passed }.
passport-missing = { $missing ->
        [one] Encore 1 module réussi, et vous avez le Passeport.
       *[other] Encore { $missing } modules réussis, et vous avez le Passeport.
    }
passport-module = { $module } : { $right } sur { $of }, le { $date }
passport-solid = Solides : { $solid } sur { $of }
passport-rule = La règle : 3 modules réussis, avec 8 bonnes réponses sur 10 à chaque test.
papers-head = Mes attestations
papers-title = Vos attestations
papers-none = Réussissez un module : son attestation sera ici.
papers-module = Attestation « { $module } »
papers-passport = Passeport
papers-issued = { $title }, le { $date }
papers-due = { $title } : à faire
papers-for = Pour : { $name }, { $number }
papers-ask = On vous demandera le nom et le numéro de votre entreprise.
papers-what = Ce sont des fichiers signés, avec une page PDF à imprimer. Une banque ou une chambre peut les vérifier. Document non délivré par l’État.
papers-language = Elles sont écrites dans la langue de leurs modules : { $language }.
papers-make = Faire et enregistrer mes attestations
papers-make-detail = Les fichiers sont signés et vérifiables.
papers-export = Enregistrer à nouveau
organisation-title = Votre entreprise ou association
organisation-why = Ces lignes seront écrites sur l’attestation.
organisation-name = Nom
organisation-name-help = comme sur vos factures
organisation-number = Numéro
organisation-number-help = SIREN : 9 chiffres. Association : W et 9 chiffres.
organisation-person = Votre nom (facultatif)
organisation-person-help = vide : pas de nom sur l’attestation
organisation-kept = Gardé sur cette machine seulement, pour vos attestations, jusqu’à ce que vous effaciez tout : touche A, Aide.
organisation-submit = Valider

# Les mots, les réglages
settings-head = Réglages
settings-title = Comment afficher ?
settings-help = ENTRÉE change la ligne choisie. Tout reste lisible sans couleur.
set-language = Langue
set-size = Taille
set-contrast = Contraste
set-glyphs = Signes du terminal
set-linear = Texte simple, pour lecteur d’écran
size-normal = normale
size-large = grande
contrast-dark = clair sur fond sombre
contrast-light = sombre sur fond clair
contrast-high = noir et blanc
linear-on = oui
linear-off = non

# La fin
goodbye-title = À bientôt.
goodbye-kept = Tout est déjà gardé.
goodbye-guest = Vous avez seulement regardé : rien n’est gardé.
goodbye-nobody = Rien n’est ouvert.
goodbye-come-back = Vous reprendrez là où vous étiez.
leave = Fermer

# L’aide
help = Aide
help-title = Vous êtes perdu ? C’est prévu.
help-safe = Vous ne pouvez rien casser. Tout est déjà gardé.
help-key = { $key } : { $what }
dismiss = Retour
confirm-no = Non, retour
erase = Tout effacer
erase-detail = Vos réponses et vos attestations sur cette machine.
erase-confirm = Tout ce que vous avez fait ici sera effacé, pour toujours. Vos fichiers déjà enregistrés restent à vous.
erase-yes = Oui, tout effacer

# Les touches
cap-enter = ENTRÉE
cap-space = ESPACE
key-next = Suite
key-previous = Page d’avant
key-choose = Choisir
key-tick = Cocher
key-more = Autres choix
key-erase = Effacer
key-finish = Finir
key-settings = Taille
key-search = Chercher
key-back = Retour

# Ce qui vient de se passer
notice-choose-first = Choisissez d’abord une réponse, par son chiffre par exemple.
notice-order-first = Choisissez d’abord tous les éléments, un par un.
notice-type-first = Écrivez d’abord votre réponse.
notice-number-first = Écrivez seulement un nombre, en chiffres.
notice-unknown-card = Cette carte n’est pas connue ici. { $left ->
        [0] Demandez de l’aide, ou commencez une première fois.
        [one] Encore 1 essai.
       *[other] Encore { $left } essais.
    }
notice-unknown-word = Aucun mot de la carte ne commence ainsi.
notice-number-shape = Un SIREN a 9 chiffres, un SIRET 14. Une association : W et 9 chiffres.
notice-number-check = Ce numéro ne tombe pas juste. Un chiffre est sans doute mal tapé.
notice-name-first = Écrivez d’abord le nom.
notice-no-module = Ce module ne s’ouvre pas sur cette machine. Les autres marchent.
notice-exported = { $count ->
        [one] 1 fichier enregistré
       *[other] { $count } fichiers enregistrés
    } dans { $folder } : { $files }
notice-refused = Ce n’est pas possible : { $why }
notice-erased = Tout est effacé.
notice-erased-signed = Tout est effacé, sauf votre signature sur la feuille de présence : elle prouve la séance. Elle sera effacée d’ici après le { $date }.
notice-forgotten = Ce début est oublié.
trouble-held = Le dossier est déjà ouvert par un autre programme. Fermez-le, ou regardez seulement. (Programme : { $by })
trouble-full = Le disque est plein. Rien n’est perdu. Libérez de la place, puis validez encore.
trouble-read-only = Le dossier ne peut pas être écrit. Vous pouvez regarder. Demandez à la personne qui gère la machine.
trouble-too-new = Le dossier vient d’une version plus récente du programme. Mettez le programme à jour.
trouble-other = L’enregistrement a échoué : { $why }
trouble-busy = la machine est occupée. Validez encore dans un instant.
issuer-default = Passeport numérique, machine de l’apprenant
too-small = Agrandissez la fenêtre, ou diminuez les lettres : il faut 40 colonnes et 15 lignes.
more = pour la suite
notice-made-key = La clé de signature de cette machine a été créée : { $path }. Gardez-la pour vous.
card-name = Votre prénom, si vous voulez
