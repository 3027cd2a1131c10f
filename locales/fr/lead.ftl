# Une séance en groupe : l’écran de qui la mène, et l’écran projeté.

lead-status = PIN { $pin } – étape { $step } sur { $of } – { $minutes } min
lead-status-since = PIN { $pin } – étape { $step } sur { $of } – { $since } min ici, { $minutes } en tout
lead-notes = NOTES POUR VOUS
lead-simulator = Essayez ensemble : ouvrez ce module sur un autre poste, et faites venir quelqu’un au clavier.
lead-right = juste
lead-advice-explain = { $right ->
    [one] { $right } juste
   *[other] { $right } justes
} sur { $of }. Conseil : expliquez d’abord.
lead-advice-discuss = { $right ->
    [one] { $right } juste
   *[other] { $right } justes
} sur { $of }. Conseil : faites discuter 2 minutes, puis revotez.
lead-advice-go-on = { $right ->
    [one] { $right } juste
   *[other] { $right } justes
} sur { $of }. Conseil : montrez la réponse et continuez.
lead-gain = Premier vote : { $before } sur { $of }. Second vote : { $after } sur { $now }.
lead-idea = Idée fausse la plus fréquente : « { $idea } » ({ $count } fois).
lead-count = Comptez les mains ({ $place } sur { $of })
lead-hands = Mains levées :
lead-hands-after = (rien : zéro)
lead-had-right = Qui avait juste ?
lead-had-not = Qui n’avait pas encore juste ?
lead-over = La séance est terminée
lead-over-papers = Le bilan, la feuille d’émargement, le mémo pour La Coop et la fiche de satisfaction sont prêts à imprimer.
lead-slips-none = Chaque participant peut donner son avis sur son écran, sans son nom : trois questions. Aucune fiche n’est encore arrivée.
lead-slips = Fiches d’avis reçues sur les écrans : { $count }. Ce qu’elles disent n’est connu qu’une fois toutes comptées.
lead-slips-withheld = Fiches d’avis comptées : { $count }. Moins de cinq : ce qu’elles disent n’est montré à personne.
lead-slips-counted = Fiches d’avis comptées : { $count }. Le bilan est refait avec elles.
lead-slips-count = Compter les fiches d’avis
lead-slips-count-detail = Aucune n’est prise ensuite. Le bilan est refait avec elles.
lead-over-home = Les papiers se prennent de chez vous, en tapant une ligne à la fois :
lead-paper-report = Le bilan
lead-paper-memo = Le mémo pour La Coop
lead-paper-register = Le registre d’émargement
lead-arriving = Un instant : la séance s’ouvre.
lead-answers-open = { $count ->
    [one] { $count } réponse
   *[other] { $count } réponses
} sur { $of }. Le vote est ouvert.
lead-answers-hidden = { $count ->
    [one] { $count } réponse
   *[other] { $count } réponses
} sur { $of }. Le vote est fermé ; la salle ne voit pas encore les résultats.
lead-answers-shared = { $count ->
    [one] { $count } réponse
   *[other] { $count } réponses
} sur { $of }. La salle voit les résultats.
lead-frozen = Tous les écrans sont figés. F pour les libérer.

# Ce que l’on peut faire.
lead-next = Étape suivante
lead-previous = Étape d’avant
lead-ask = Poser la question
lead-ask-again = Voter une deuxième fois
lead-close = Fermer le vote
lead-share = Montrer les résultats à la salle
lead-share-detail = Sans dire quelle réponse est juste.
lead-discuss = Faire discuter
lead-reveal = Montrer la bonne réponse
lead-count-hands = Compter les mains
lead-wall = Écran projeté
lead-console = Votre écran
lead-end = Terminer la séance
lead-menu = Autres choses à faire
lead-help = Aider { $name }
lead-key-wall = Projeter
lead-key-console = Votre écran
lead-key-people = Les gens
lead-key-pages = Pages
lead-key-map = Carte
lead-key-pace = Rythme
lead-key-notes = Notes
lead-key-freeze = Figer
lead-key-unfreeze = Libérer

# L’écran projeté : ni nom, ni chronomètre, ni classement.
lead-wall-status = PIN { $pin } : Rejoindre une séance
lead-ways-here = Pour entrer : choisissez « Rejoindre une séance » sur un poste, puis tapez le PIN { $pin }.
lead-ways-both = Pour entrer : « Rejoindre une séance » sur un poste, ou { $address } depuis votre machine. PIN { $pin }.
lead-door = Pour entrer, tapez ce PIN
lead-door-item = Comment entrer
lead-door-detail = Le PIN en grand, à montrer à qui arrive.
lead-wall-open = Prenez votre temps. Vous pouvez changer d’avis.
lead-wall-hands = Prenez votre temps. Puis levez la main pour votre réponse.
lead-wall-answers = Réponses reçues
lead-wall-counted = Réponses reçues : { $count } sur { $of }
lead-wall-closed = Le vote est fermé.
lead-wall-discuss = Parlez 2 minutes avec votre voisin : expliquez votre choix.
lead-wall-after = Puis nous votons une deuxième fois. La bonne réponse sera montrée après.
lead-wall-frozen = Une pause : regardez ici.
lead-wall-thanks = Merci. Tout ce que vous avez fait est gardé.
lead-vote-first = PREMIER VOTE
lead-vote-second = SECOND VOTE : avant, puis après.

# Les gens.
lead-people = Les gens
lead-nobody = Personne n’est encore entré. Montrez le PIN, ou ajoutez quelqu’un qui répond sur papier.
lead-present = { $here ->
    [one] { $here } présent
   *[other] { $here } présents
}
lead-present-away = { $here ->
    [one] { $here } présent
   *[other] { $here } présents
}, { $away ->
    [one] { $away } coupé
   *[other] { $away } coupés
}
lead-people-after = Les suivants
lead-people-before = Les précédents
lead-people-some = { $from } à { $to } sur { $of }
lead-nameless = Place { $seat }
lead-said = { $name } : { $state }.
lead-state-help = demande de l’aide
lead-state-away = coupé, place gardée
lead-state-thinking = réfléchit
lead-state-awaited = n’a pas répondu
lead-state-answered = a répondu
lead-state-follows = suit
lead-state-alone = à l’étape { $step }
lead-state-paper = sur papier
lead-state-removed = hors séance
lead-post = poste { $number }
lead-local = un poste d’ici
lead-remote = sa propre machine
lead-paper = sur papier
lead-struggles = { $from }, { $count } fois de suite « pas encore »
lead-fact-state = En ce moment
lead-fact-from = Où
lead-fact-steps = Étapes
lead-fact-hint = Votre mot
lead-steps-right = Juste : { $steps }.
lead-steps-not-yet = Pas encore : { $steps }.
lead-steps-thinking = Réfléchit : { $steps }.
lead-steps-read = Pages vues : { $steps }.
lead-square-right = juste
lead-square-not-yet = pas encore
lead-square-thinking = réfléchit
lead-square-read = page vue
lead-map = La carte
lead-map-detail = Qui en est où, étape par étape.
lead-write = Lui envoyer un mot
lead-helped = L’aide est arrivée
lead-unhint = Retirer le mot
lead-remove = Sortir de la séance
lead-remove-detail = Ce n’est pas une exclusion : le PIN permet de revenir, réponses gardées.
lead-return = Faire revenir
lead-answer-for = Saisir sa réponse
lead-answer-again = Changer sa réponse
lead-answer-of = Réponse de { $name }
lead-add = Ajouter quelqu’un sur papier
lead-add-how = Cette personne répond sur papier ou à voix haute : vous saisissez pour elle.
lead-add-field = Prénom :
lead-hint = Un mot pour { $name }
lead-hint-private = Personne d’autre ne le verra : ni la salle, ni l’écran projeté.
lead-hint-field = Votre mot :
lead-write-first = Écrivez d’abord quelques mots.
lead-send = Envoyer
lead-word-coming = J’arrive.
lead-word-reread = Relisez la question lentement, une phrase à la fois.
lead-word-nearly = Vous y êtes presque : vérifiez une dernière fois.

# Le rythme, les notes, la fin.
lead-pace = Le rythme
lead-pace-detail = Ensemble ou libre ; figer tous les écrans.
lead-pace-together = Ensemble
lead-pace-together-how = Tout le monde suit votre étape.
lead-pace-free = Libre
lead-pace-free-how = Chacun avance comme il veut, jusqu’à la fin du module.
lead-pace-until = Libre jusqu’à l’étape { $step }
lead-pace-until-how = Chacun avance comme il veut, sans dépasser cette étape.
lead-pace-more = Aller jusqu’à l’étape { $step }
lead-pace-less = Seulement jusqu’à l’étape { $step }
lead-freeze = Figer tous les écrans
lead-freeze-detail = Plus personne ne peut répondre ni avancer. Demander de l’aide reste possible.
lead-notes-item = Vos notes
lead-time-left = { $minutes } min depuis le début. Les leçons en demandent { $planned } : il reste { $left } min pour { $steps ->
    [one] { $steps } étape
   *[other] { $steps } étapes
}.
lead-time-short = { $minutes } min depuis le début, et { $steps ->
    [one] { $steps } étape
   *[other] { $steps } étapes
} encore. Les leçons en demandent { $planned } : gardez l’essentiel.
lead-ending = Terminer la séance ?
lead-ending-how = Tout est gardé et les papiers sont écrits. On ne peut pas la reprendre ensuite.
leave-room = Quitter la séance
leave-room-confirm = Des personnes sont dans la séance. Si leurs postes passent par cet ordinateur, leurs écrans s’arrêtent. Tout est gardé : la même commande reprend au même endroit.
leave-room-yes = Oui, quitter
