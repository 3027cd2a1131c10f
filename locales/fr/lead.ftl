# Une séance en groupe, menée de cet écran.

lead-status = étape { $step } sur { $of }
lead-notes = NOTES POUR VOUS
lead-simulator = Essayez ensemble : ouvrez ce module sur un autre poste, et faites venir quelqu’un au clavier.
lead-right = juste
lead-wall-open = Prenez votre temps. Puis levez la main pour votre réponse.
lead-wall-discuss = Les avis sont partagés. Parlez 2 minutes avec votre voisin : expliquez votre choix.
lead-wall-after = Puis nous votons une deuxième fois. La bonne réponse sera montrée après.
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
lead-next = Étape suivante
lead-previous = Étape d’avant
lead-ask = Poser la question
lead-ask-again = Voter une deuxième fois
lead-discuss = Faire discuter
lead-reveal = Montrer la bonne réponse
lead-count-hands = Compter les mains
lead-wall = Écran projeté
lead-console = Votre écran
lead-end = Terminer la séance
lead-key-wall = Projeter
lead-key-console = Votre écran
