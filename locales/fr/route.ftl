# Les parcours : lequel suivre, où on en est.

go-paths = Choisir un parcours
go-my-path = Mon parcours : { $title }
route-paths = { $count } parcours
route-modules = { $count ->
        [one] 1 module
       *[other] { $count } modules
    }
route-head = Mon parcours
route-choose = Choisissez un parcours
route-what = C’est une suite de modules pour votre situation. Il vous guide, il n’oblige à rien.
route-length = { $count ->
        [one] 1 module
       *[other] { $count } modules
    }, { $minutes } minutes environ
route-line = { $title } – { $reason }
route-line-done = { $title } (FAIT) – { $reason }
route-done = { $done ->
        [0] 0 étape
        [1] 1 étape
       *[other] { $done } étapes
    } sur { $of }
route-finished = Parcours terminé. Prenez-en un autre, ou continuez librement.
route-followed = suivi
route-follow = Suivre ce parcours
route-others = Voir tous les parcours
route-free = Continuer sans parcours
route-plan = Mon plan de départ
route-plan-detail = Les modules choisis pour vous, d’après vos réponses.
notice-follows = Vous suivez : { $title }. Changez quand vous voulez : rien ne se perd.
notice-free = Vous continuez sans parcours. Tout ce que vous avez fait reste.
