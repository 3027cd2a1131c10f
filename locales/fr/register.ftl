# L’émargement par demi-journée : le registre, ses feuilles, sa vérification.

register-clock = { $hour } h { $minute }
register-morning = Matin
register-afternoon = Après-midi
register-hours-of = { $half } de { $from } à { $to }
register-organisation = Organisme
register-title = Titre
register-modules = Modules
register-date = Date
register-place = Lieu
register-hours = Horaires exacts
register-trainer = Formatrice ou formateur
register-half = Demi-journée
register-from = Début
register-to = Fin
register-number = N°
register-names = Nom, prénom
register-surname = Nom
register-first-name = Prénom
register-company = Entreprise
register-state = État
register-time = Heure
register-late = En retard
register-led-at = Signature de qui anime
register-yes = oui
register-no = non
register-sheet = Feuille d’émargement
register-sheet-help = Chaque personne signe pour chaque demi-journée où elle est là. La formatrice ou le formateur vise à côté.
register-to-sign = { $half } : signature
register-visa = Visa
register-trainer-signs = Signature de la formatrice ou du formateur
register-absences = Absences
register-not-state = Document non délivré par l’État. Cette feuille atteste une présence ; ce n’est ni une attestation de suivi, ni un certificat de réalisation.
register-foot = { $title }, { $date }
register-after = Registre de présence
register-nothing-said = non renseigné
register-signed = signé ici à { $clock }
register-signed-late = signé ici à { $clock } (retard)
register-seen = vu par { $trainer } à { $clock }
register-seen-late = vu par { $trainer } à { $clock } (retard)
register-absent = absence notée à { $clock }
register-word-signed = signé
register-word-seen = vu
register-word-absent = absent
register-word-nothing = rien
register-listed = Sur la liste
register-word-confirmed = non, nom confirmé
register-word-doubtful = non, nom non confirmé
register-name-confirmed = { $name } (pas sur la liste, nom confirmé)
register-name-doubtful = { $name } (pas sur la liste, nom non confirmé)
register-confirmed = { $number }, { $name } : nom confirmé.
register-not-doubtful = { $name } : il n’y a rien à confirmer, ce nom était attendu ou l’est déjà.
register-there = { $there ->
        [one] { $there } présent sur { $of }.
       *[other] { $there } présents sur { $of }.
    }
register-led = Signé par { $trainer } à { $clock }.
register-not-led = Qui anime n’a pas signé.
register-no-absences = Aucune absence notée.
register-absence = { $name } ({ $half })
register-corrections = Corrections
register-no-corrections = Aucune correction.
register-correction = Ligne { $line }, { $day } à { $clock } : { $name }, { $half } : { $now }. Motif : { $reason }. Par { $by }.
register-seal = Sceau
register-open = Ce registre n’est pas encore scellé.
register-sealed-on = Scellé le (temps universel)
register-keeper = Par la clé
register-hash = Empreinte
register-seal-help = Chaque ligne porte l’empreinte de celles d’avant ; la clé du lieu signe le tout. Pour vérifier : passeport register verify, avec le fichier du registre.

# Ce qui ne va pas, et que faire
register-who-leads = qui anime
register-io = { $path } : { $why }
register-unknown = Ce registre n’est plus ici.
register-no-register = Ce fichier n’est pas un registre de présence de ce programme.
register-altered-line = MODIFIÉ : la ligne { $line } du registre n’est pas celle qui a été écrite. Ne vous y fiez pas.
register-altered-order = MODIFIÉ : la ligne { $line } du registre ne peut pas venir à cet endroit. Ne vous y fiez pas.
register-altered-spelling = MODIFIÉ : le fichier a été réécrit par un autre programme. Demandez le fichier d’origine.
register-altered-signature = MODIFIÉ : la signature ne correspond pas à ce registre. Ne vous y fiez pas.
register-altered-differs = MODIFIÉ : les lignes gardées ici et le document scellé ne disent pas la même chose. Ne vous y fiez pas.
register-incomplete = INCOMPLET : le registre s’arrête à la ligne { $line }, sans sceau. Jusque-là, chaque ligne est à sa place. Pour le sceller : passeport register seal
register-unwritable = Le registre ne peut pas être écrit.
register-refused-sealed = Ce registre est scellé : on n’y ajoute plus rien.
register-refused-nobody = Personne n’a ce numéro dans ce registre. Pour ajouter quelqu’un : passeport register add
register-refused-half = Ce registre n’a pas cette demi-journée.
register-refused-said = C’est déjà noté. Pour corriger, avec un motif : passeport register correct
register-refused-unsaid = Rien n’est encore noté : il n’y a rien à corriger.
register-refused-reason = Une correction demande un motif et un auteur.
register-refused-twice = Cette personne est déjà dans ce registre.

# Ce que disent les commandes
register-none = Aucun registre. Pour en ouvrir un : passeport register new
register-none-open = Aucun registre ouvert. Pour en ouvrir un : passeport register new
register-none-like = Aucun registre ne commence par « { $register } ». Voyez : passeport register list
register-several = Plusieurs registres commencent par « { $register } ». Écrivez quelques lettres de plus.
register-too-short = « { $register } » est trop court : écrivez les huit premières lettres du nom du registre.
register-erase-sure = Le registre { $register } serait effacé d’ici pour de bon. Si c’est voulu, ajoutez --yes.
register-erased = Le registre { $register } est effacé d’ici.
register-line = { $register }, { $date }, { $title }, { $people ->
        [one] { $people } personne
       *[other] { $people } personnes
    }, { $state }, noms effacés après le { $purge }
register-is-open = ouvert
register-is-sealed = scellé
register-opened = Registre { $register } ouvert : { $title }, { $people ->
        [one] { $people } personne attendue
       *[other] { $people } personnes attendues
    }. Les noms seront effacés d’ici après le { $purge }.
register-added = { $number }, { $name } : ajouté au registre.
register-nobody-like = Personne ne s’appelle « { $name } » dans ce registre. Voyez : passeport register show
register-several-like = Plusieurs personnes peuvent être « { $name } » : { $names }. Écrivez le numéro.
register-no-name = Il manque le nom.
register-no-title = Il manque le titre : ajoutez --title ou --module.
register-no-hours = Il manque les horaires. Exemple : --morning 9h-12h --afternoon 14h-17h
register-over = La date d’effacement des noms est déjà passée. Vérifiez --date et --days.
register-no-module = Le module { $module } n’existe pas ici. Voyez : passeport module list
register-no-author = Il manque l’auteur de la correction : ajoutez --by.
register-not-late = { $clock } n’est pas en retard : on l’est plus de { $minutes } minutes après le début.
register-countersigned = { $half } : signé par { $trainer } à { $clock }.
register-sealed = Registre { $register } scellé avec la clé { $key }.
register-written = Enregistré : { $path }
register-no-letter = La page à imprimer n’est pas faite : nos polices n’ont pas la lettre « { $letter } ». Le texte et le tableau sont là.
register-no-page = La page à imprimer n’est pas faite : { $why }. Le texte et le tableau sont là.
register-no-form = La feuille à signer existe en pdf et en text.
register-seal-first = Le registre { $register } n’est pas encore scellé. D’abord : passeport register seal
register-valid = VALABLE : { $title }, { $date }. { $lines } lignes, { $people ->
        [one] { $people } personne
       *[other] { $people } personnes
    }, scellé le { $at } par une clé connue ici, { $key }.
register-unknown-key = SCEAU INTACT, CLÉ INCONNUE : { $title }, { $date }. { $lines } lignes, { $people ->
        [one] { $people } personne
       *[other] { $people } personnes
    }, scellé le { $at } par { $key }. Personne ici ne répond de cette clé : demandez-la au lieu, et ajoutez --issuer.

# Les listes de personnes attendues
roster-none = Aucune liste.
roster-line = { $roster }, { $file }, { $count ->
        [one] { $count } personne
       *[other] { $count } personnes
    }, apportée le { $brought }, effacée après le { $purge }
roster-imported = { $count ->
        [one] { $count } personne
       *[other] { $count } personnes
    } dans la liste { $roster }. Elle sera effacée d’ici après le { $purge }.
roster-into-register = { $count ->
        [one] { $count } personne ajoutée
       *[other] { $count } personnes ajoutées
    } au registre. Les noms seront effacés d’ici après le { $purge }.
roster-ignored = Colonnes laissées de côté : { $columns }.
roster-erased = { $count ->
        [one] Liste effacée : 1 personne.
       *[other] Liste effacée : { $count } personnes.
    }
roster-unknown = Aucune liste ne commence par « { $roster } ». Voyez : passeport roster list
roster-several = Plusieurs listes commencent par « { $roster } ». Écrivez quelques lettres de plus.
roster-too-short = « { $roster } » est trop court : écrivez les huit premières lettres du nom de la liste.
roster-long = { $file } est trop grand pour une liste de noms (1 Mo au plus).
roster-refused = Rien n’a été repris de { $file }. Corrigez puis recommencez :
roster-bad-line = Ligne { $line } : { $why }
roster-why-empty = il n’y a personne.
roster-why-no-column = il manque la colonne « { $column } ».
roster-why-two-columns = deux colonnes veulent dire « { $column } ».
roster-why-cells = { $found } cases, il en faut { $expected }.
roster-why-missing = la case « { $column } » est vide.
roster-why-long = la case « { $column } » est trop longue pour un nom.
roster-why-sign = la case « { $column } » contient un signe qui n’est dans aucun nom.
roster-why-quote = un guillemet n’est pas fermé.
roster-why-twice = la même personne qu’à la ligne { $first }.
roster-why-many = Plus de { $most } personnes.

# L’émargement à l’écran
attend-title = Émargement
attend-looking = Un instant : le registre s’ouvre.
attend-status = { $half } : { $there } sur { $of }
attend-label = { $label } :
attend-organisation-help = Qui organise la séance. Laissez vide pour l’écrire à la main sur la feuille.
attend-trainer-help = Qui anime, comme écrit sur les autres papiers.
attend-place-help = La salle ou l’adresse.
attend-hours = (exemple : 9h-12h)
attend-hours-after = (exemple : 14h-17h)
attend-hours-help = L’heure exacte du début et de la fin. Laissez vide s’il n’y a pas de séance.
attend-hours-first = Écrivez une heure comme 9h30, ou des horaires comme 9h-12h.
attend-is-sealed = Ce registre est scellé : plus rien ne change.
attend-binds = Chaque signature lie la personne, la séance, la demi-journée et l’heure. Le registre est scellé à la fin ; une correction reste visible.
attend-purge = Les noms seront effacés d’ici après le { $date }.
attend-what = { $half } : que faut-il noter ?
attend-said = { $half } : { $said }.
attend-corrected = Corrigé : { $reason } ({ $by })
attend-correct-how = Pour corriger, choisissez ce qui est juste. La première ligne reste visible.
attend-came = Heure d’arrivée
attend-came-help = Comme 9h30.
attend-reason = Motif
attend-reason-help = Il reste dans le registre.
attend-name = Nom et prénom
attend-name-help = Comme : Vidal Lucie.
attend-open = Émargement
attend-signs = Signe ici, maintenant
attend-seen = Vu par qui anime, maintenant
attend-late = Est arrivé plus tard : taper l’heure
attend-absent = Absent
attend-correct-signed = C’est juste : a signé ici
attend-correct-seen = C’est juste : vu par qui anime
attend-correct-absent = C’est juste : absent
attend-correct-nothing = C’est juste : on ne peut rien dire
attend-countersign = { $half } : signature de qui anime
attend-other = Voir l’autre demi-journée : { $half }
attend-add = Ajouter une personne
attend-sheet = Feuille à signer à la main
attend-papers = Enregistrer le registre : pages, texte, tableau
attend-seal = Sceller le registre
attend-seal-head = Sceller le registre ?
attend-seal-what = Après, plus rien ne s’ajoute et plus rien ne se corrige. Le registre est signé avec la clé du lieu.
attend-seal-yes = Oui, sceller
attend-mine = Votre présence est signée à { $clock }.
attend-no-register = Le registre n’est pas encore ouvert : demandez à la personne qui anime.
attend-key-sign = Viser
attend-key-other = Demi-journée
attend-key-add = Ajouter
attend-key-papers = Exporter
attend-row-signed = signé { $clock }
attend-row-signed-late = signé { $clock } (retard)
attend-row-seen = vu { $clock }
attend-row-seen-late = vu { $clock } (retard)
attend-row-absent = absent { $clock }
attend-usual = Proposé : { $value }. Entrée le garde.
attend-seat-help = Comme : Vidal Lucie. La ligne est liée à cette place : la personne signera sous ce nom.
attend-row-unsigned = à une place, pas encore au registre
attend-row-unlisted = PAS SUR LA LISTE, { $said }
attend-unlisted = Ce nom n’était pas sur la liste : la personne l’a tapé pour signer. Est-ce bien elle ?
attend-confirm = Oui, le nom est juste
attend-noted-absent = Votre absence est notée. Dites à la personne qui anime que vous êtes là : elle corrige.
sign-title = Feuille de présence
sign-who = Pour signer, écrivez votre nom.
sign-surname = Nom
sign-first-name = Prénom
sign-kept = Ce nom va dans le registre de la séance, et nulle part ailleurs. Il prouve votre présence. Il sera effacé d’ici après le { $date }. La personne qui anime le voit ; les autres participants, non.
sign-as = Signer : { $name } ?
sign-listed = Vous êtes sur la liste de la séance.
sign-unlisted = Ce nom n’est pas sur la liste. Vous pouvez signer : la personne qui anime le verra et le confirmera.
sign-binds = Votre signature note votre nom, cette séance, la demi-journée et l’heure.
sign-yes = Oui, je signe
sign-other = Je suis une autre personne du même nom
sign-again = Corriger le nom
sign-back = Ne pas signer maintenant
attend-key-mine = Émarger

# Le relevé de séance : heures, modules, réponses de chaque place
log-title = Relevé de séance
log-seat = Place
log-terminal = Poste
log-minutes = Minutes
log-score = Réponses justes
log-answered = Questions répondues
log-still = en cours
log-not-registered = { $name } (pas au registre)
log-help = Heures notées par le programme. Les minutes ne comptent pas les coupures. Réponses justes : dernier vote de chaque question à laquelle la personne a répondu. Ce relevé est pour l’organisme ; il ne s’affiche pas et ne circule pas dans la salle.
