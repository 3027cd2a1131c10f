# La ligne de commande.
cli-terminal = Le terminal ne répond plus : { $why }
cli-fault = Le programme s’est arrêté sur une erreur. Vos réponses sont gardées. Pour continuer, tapez : passeport

# Les apprenants
learner-none = Aucun apprenant dans ce dossier.
learner-unknown = Aucun apprenant ne commence par { $learner }. Voyez `passeport learner list`.
learner-several = Plusieurs apprenants commencent par { $learner } : donnez plus de lettres.
learner-empty = Donnez le début de l’identifiant. Voyez `passeport learner list`.
learner-too-short = Pour effacer, donnez au moins les 8 premiers signes de l’identifiant, pas seulement « { $learner } ». Voyez `passeport learner list`.
learner-passed = { $module } : réussi le { $date }, { $right } sur { $of }
learner-open = { $module } : en cours
learner-certificates = Attestations et Passeport : { $count }
learner-erase-sure = Effacer pour toujours { $learner } ? Tapez oui, puis Entrée.
# Ce qui veut dire oui, séparé par des virgules
learner-erase-yes = o, oui
learner-kept = Rien n’est effacé.
learner-erased = Il ne reste aucune trace de { $learner } dans ce dossier.
learner-erased-signed = { $learner } est effacé de ce dossier, sauf du registre de présence : sa signature prouve la séance. Elle y reste jusqu’au { $date }, puis disparaît.

# Les attestations
certificate-no-organisation = Cet apprenant n’a pas encore donné son entreprise. Elle se donne à l’écran « Mes attestations ».
certificate-nothing-due = Rien à faire : tout ce qui est réussi a déjà son attestation.

# Le diagnostic
doctor-ok = se lit et s’écrit
doctor-row = { $what } : { $value }
doctor-version = Version
doctor-language = Langue
doctor-terminal = Terminal
doctor-is-terminal = Écran (et non un tube)
doctor-size = Colonnes et lignes
doctor-glyphs = Signes
doctor-colours = Couleurs
doctor-data = Dossier des réponses
doctor-store = État du dossier
doctor-key = Clé de signature
doctor-export = Dossier des attestations
doctor-modules = Modules
doctor-card = Ces signes doivent tous se voir :
