# L’aide de la ligne de commande.
help-heading-usage = Utilisation :
help-heading-commands = Commandes :
help-heading-command = COMMANDE
help-heading-options = Options :
help-heading-arguments = Arguments :
help-values = [valeurs : { $values }]
help-variable = [variable : { $name }]
help-passeport-help = Afficher l’aide
help-passeport-version = Afficher la version

help-passeport = Apprendre le numérique pour son entreprise, et obtenir le Passeport.

# Les options de toutes les commandes
help-passeport-data = Dossier des données des apprenants
help-passeport-config = Fichier de configuration avec ces options, en RON
help-passeport-modules = Dossier de modules à ajouter, ou à mettre à la place de ceux du programme
help-passeport-locale = Langue : fr ou en
help-passeport-export = Dossier où les attestations sont enregistrées
help-passeport-linear = Lignes simples au lieu d’écrans
help-passeport-glyphs = Signes que le terminal sait montrer
help-passeport-colours = Couleurs que le terminal sait montrer
help-passeport-size = Taille du texte
help-passeport-json = Réponses pour un programme, en JSON

# Les commandes
help-passeport-play = Jouer sur ce terminal
help-passeport-module = Les modules : les lister, les vérifier, imprimer leurs fiches
help-passeport-module-list = Lister les modules que l’on peut jouer
help-passeport-module-sheet = Afficher, pour l’imprimer, la fiche à remplir et à cocher d’un module
help-passeport-module-sheet-module = Le module, par son nom : materiel
help-passeport-module-check = Vérifier des modules, un module ou un fichier ; sans chemin, ceux du programme
help-passeport-module-check-path = Dossier de modules, dossier d’un module, ou fichier
help-passeport-module-check-strict = Refuser aussi les avertissements
help-passeport-store = Prendre soin des données des apprenants
help-passeport-store-check = Vérifier les deux copies et réparer : 0 en ordre, 1 réparé ou réparable, 2 abîmé
help-passeport-store-backup = Copier les données dans un dossier nouveau, même pendant que l’on joue
help-passeport-store-backup-with-key = Emporter aussi la clé de signature du lieu.
help-passeport-store-backup-folder = Le dossier à créer
help-passeport-store-restore = Remettre une sauvegarde en place
help-passeport-store-restore-folder = Le dossier de la sauvegarde
help-passeport-store-restore-replace = Mettre les données actuelles de côté, sous un autre nom
help-passeport-store-rebuild = Refaire la deuxième copie à partir du journal
help-passeport-verify = Vérifier une attestation ou un Passeport : 0 valable, 1 modifié ou illisible, 2 sans conclusion, 4 pas encore valable ou expiré, 5 émetteur inconnu
help-passeport-verify-file = Le fichier à vérifier, ou « - » pour l’entrée standard
help-passeport-verify-issuer = Un émetteur à croire : fichier avec sa clé publique, ou sa clé did:key ; plusieurs fois si besoin
help-passeport-verify-with = Les attestations sur lesquelles un Passeport repose
help-passeport-verify-at = Vérifier à ce jour (2026-11-21) ou à ce moment (2026-11-21T10:15:00Z), en temps universel
help-passeport-learner = Les apprenants de ce dossier
help-passeport-learner-list = Lister les apprenants, le dernier venu d’abord
help-passeport-learner-show = Montrer ce qu’un apprenant a fait
help-passeport-learner-plan = Écrire le plan d’action d’un apprenant sur la sortie standard
help-passeport-learner-plan-learner = { help-passeport-learner-learner }
help-passeport-learner-plan-format = Une page à imprimer, un agenda, ou du JSON
help-passeport-learner-export = Écrire tout ce qui est gardé d’un apprenant, en JSON, sur la sortie standard
help-passeport-learner-bilan = Écrire la page pour le conseiller : objectif, plan, modules réussis. Jamais de note
help-passeport-learner-erase = Effacer toute trace d’un apprenant dans ce dossier
help-passeport-learner-learner = L’apprenant : le début de son identifiant suffit
help-passeport-learner-show-learner = { help-passeport-learner-learner }
help-passeport-learner-export-learner = { help-passeport-learner-learner }
help-passeport-learner-bilan-learner = { help-passeport-learner-learner }
help-passeport-learner-bilan-format = Comment elle est écrite : texte d’une page, ou données
help-passeport-learner-erase-learner = { help-passeport-learner-learner }
help-passeport-learner-erase-yes = Ne rien demander
help-passeport-certificate = Les attestations faites ici : les lister, les enregistrer, les délivrer
help-passeport-certificate-list = Lister les attestations faites ici, la plus ancienne d’abord
help-passeport-certificate-export = Enregistrer des attestations dans le dossier de --export
help-passeport-certificate-export-codes = Des codes comme PEN-1234-5678
help-passeport-certificate-export-all = Toutes
help-passeport-certificate-issue = Délivrer ce qu’un apprenant a gagné et n’a pas encore
help-passeport-certificate-issue-learner = { help-passeport-learner-learner }
help-passeport-certificate-issue-name = Y écrire le nom de l’apprenant, à sa demande
help-passeport-report = Les bilans, sans noms, pour qui écrit ou anime les modules
help-passeport-report-questions = La difficulté des questions et ce que l’on y répond ; les petits nombres sont retenus
help-passeport-report-questions-module = Ce module seulement
help-passeport-report-modules = Jusqu’où vont les apprenants dans chaque module, et où ils s’arrêtent
help-passeport-report-modules-module = Ce module seulement
help-passeport-report-passports = Combien de Passeports gagnés, mois par mois
help-passeport-key = La clé avec laquelle ce site signe
help-passeport-key-new = Créer la clé avec laquelle ce site signe les attestations
help-passeport-key-new-replace = Mettre la clé actuelle de côté ; ce qu’elle a signé reste vérifiable
help-passeport-key-show = Montrer la moitié publique de la clé, à remettre à qui vérifie
help-passeport-key-list = Lister la clé en service et celles mises de côté
help-passeport-doctor = Ce terminal, cette machine, cette installation
help-passeport-completions = Les complétions pour un interpréteur de commandes, sur la sortie standard
help-passeport-completions-shell = Lequel
help-passeport-man = La page de manuel, sur la sortie standard

# Quand la commande est mal écrite
usage-unknown-option = Option inconnue : { $what }
usage-unknown-command = Commande inconnue : { $what }
usage-bad-value = « { $other } » ne va pas pour { $what }
usage-no-value = { $what } attend une valeur.
usage-missing = Il manque : { $what }
usage-missing-command = Il manque une commande.
usage-conflict = { $what } ne va pas avec { $other }
usage-wrong = La commande est mal écrite.
usage-values = Valeurs possibles : { $what }
usage-suggested = Vouliez-vous écrire { $what } ?
usage-see-help = Pour savoir comment faire : passeport --help

# Le fichier de configuration
config-unreadable = La configuration { $path } ne se lit pas : { $why }
config-unknown-key = { $place } : la clé « { $why } » n’existe pas. Les clés : { $keys }
config-twice = { $place } : la clé « { $why } » est écrite deux fois.
config-bad-value = { $place } : cette valeur ne va pas : { $why }
config-bad = { $place } : ce n’est pas une configuration en RON ({ $why }). Exemple : { $example }
