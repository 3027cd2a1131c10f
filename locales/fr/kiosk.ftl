# Un poste que plusieurs personnes utilisent.

idle-there = Vous êtes toujours là ?
idle-there-name = Vous êtes toujours là, { $name } ?
idle-yes = Oui : appuyez sur n’importe quelle touche
idle-yes-touch = ou touchez l’écran.
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
