# Les premières minutes sur une machine ouverte à tous.

greeting-what = Ici, vous apprenez le numérique pour votre entreprise. C’est gratuit.
greeting-safe = Vous ne pouvez rien casser.
greeting-start = Pour commencer, appuyez sur ENTRÉE
greeting-first = COMMENCER : c’est ma première fois
greeting-kept = Nous gardons vos réponses, rien d’autre. Pour les effacer : touche A.
key-display = Contraste et taille

# Essayer les touches
practice-title = Essayons les touches
practice-safe = Il n’y a pas de mauvaise réponse.
practice-enter = La touche ENTRÉE : { $state }
practice-arrow = La flèche vers le bas ↓ : { $state }
practice-digit = La touche marquée 1, en haut, sans MAJUSCULE : { $state }
practice-done = FAIT
practice-skipped = passé
practice-now = à vous
practice-where = En haut du clavier
practice-skip = Passer cet essai
go-practice = Essayer les touches
notice-other-key = Une autre touche a répondu. Essayez encore, ou appuyez sur ENTRÉE pour passer.

# La carte, après la première réussite
card-first = Première bonne réponse. Votre carte garde vos réponses pour la prochaine fois.
notice-card-wait = Trop de cartes fausses. On peut réessayer dans { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }. Commencer une première fois reste possible.
