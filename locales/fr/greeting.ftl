# Les premières minutes sur une machine ouverte à tous.

greeting-hello = Bonjour. { $place }
greeting-what = Le numérique pour votre entreprise.
greeting-safe = C’est gratuit. Vous ne cassez rien.
greeting-start = Pour commencer, appuyez sur ENTRÉE
greeting-first = Commencer : appuyez sur ENTRÉE
greeting-start-touch = Pour commencer, touchez ici, ou ENTRÉE
greeting-first-touch = Commencer : touchez ici, ou ENTRÉE
greeting-first-detail = C’est ma première fois.
greeting-kept = Seules vos réponses sont gardées.

# Essayer les touches
practice-title = Essayons les touches
practice-safe = Trois petits essais. Il n’y a pas de mauvaise réponse.
practice-enter = ENTRÉE : { $state }
practice-arrow = Flèche ↓ : { $state }
practice-digit = Touche 1 : { $state }
practice-press-arrow = Appuyez sur la flèche vers le bas : ↓
practice-press-digit = Appuyez sur la touche marquée 1, en haut du clavier
practice-no-shift = Sans la touche MAJUSCULE.
practice-touch = Avec une souris ou un écran tactile, vous pouvez aussi toucher.
practice-done = FAIT
practice-skipped = passé
practice-now = à vous
practice-where = En haut du clavier
practice-skip = Passer cet essai
go-practice = Essayer les touches
notice-other-key = Une autre touche a répondu. Essayez encore, ou appuyez sur ENTRÉE pour passer.

# La carte, après la première réussite
card-first = Bravo. Elle sert à revenir ici.
notice-card-wait = Trop de cartes fausses. On peut réessayer dans { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }. Commencer une première fois reste possible.
