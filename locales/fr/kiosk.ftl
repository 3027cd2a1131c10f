# Un poste que plusieurs personnes utilisent.

idle-there = Vous êtes toujours là ?
idle-there-name = Vous êtes toujours là, { $name } ?
idle-yes = Oui : appuyez sur n’importe quelle touche
idle-yes-touch = ou touchez l’écran.
key-up = Haut
key-down = Bas
idle-closes = Sinon, cette séance se ferme dans { $seconds ->
    [0] un instant.
    [one] { $seconds } seconde.
   *[other] { $seconds } secondes.
}
idle-kept = Tout est déjà gardé. Vous reprendrez avec votre carte.
idle-card = Votre carte n’est pas encore notée. Sans elle, vous ne pourrez pas reprendre.
idle-any-key = UNE TOUCHE
idle-stay = Rester
idle-close = Fermer maintenant
kiosk-close = Fermer
kiosk-close-detail = L’écran est prêt pour la personne suivante.
kiosk-core = Le système refuse de fermer la mémoire du programme aux curieux ({ $why }). Le poste marche quand même.

go-trainer = Menu de la personne qui anime
trainer-title = Menu de la personne qui anime
trainer-who = Ici, on entre avec la phrase secrète.
trainer-passphrase = Phrase secrète :
trainer-wait = Ce n’est pas la bonne phrase. Attendez { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } secondes
} avant un autre essai.
trainer-check = Contrôle de la machine
trainer-modules = Bilan des modules
trainer-passports = Bilan des Passeports
trainer-allow-cards = Débloquer les cartes
trainer-allow-cards-detail = Après trop de cartes fausses, on peut en saisir de nouveau. La prochaine carte s’ouvre sans code secret.
trainer-cards-allowed = Les cartes sont débloquées.
trainer-quit = Arrêter le programme
trainer-quit-detail = Le kiosque s’arrête. Rien n’est perdu.
trainer-leave = Fermer ce menu
trainer-purged = { $count ->
    [one] { $count } carte sans visite depuis longtemps a été effacée.
   *[other] { $count } cartes sans visite depuis longtemps ont été effacées.
}
trainer-no-page = Cette page ne peut pas être faite : { $why }
kiosk-bad-trainer = La configuration du kiosque donne à `trainer` une valeur qui n’est pas une empreinte. Faites-en une avec `passeport kiosk passphrase`.
kiosk-passphrase = Choisissez la phrase secrète : { $least } caractères ou plus, quatre mots par exemple. Elle ne s’affiche pas.
kiosk-passphrase-ask = Phrase secrète :
kiosk-passphrase-again = La même encore une fois :
kiosk-passphrase-short = La phrase est trop courte : il faut { $least } caractères ou plus.
kiosk-passphrase-differs = Les deux phrases ne sont pas les mêmes. Recommencez.
kiosk-passphrase-copy = Copiez cette ligne dans la partie `kiosk` du fichier de configuration :
