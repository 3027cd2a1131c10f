# Revenir : des questions de nouveau posées, un module confirmé

recall-begin = RÉVISER : { $count ->
        [1] 1 question
       *[other] { $count } questions
    }
recall-minutes = { $minutes ->
        [1] Environ 1 minute
       *[other] Environ { $minutes } minutes
    }
recall-status = Révision : { $place } sur { $of }
recall-next = Révision faite. Prochaine révision : { $days ->
        [1] demain
       *[other] dans { $days } jours
    }.
recall-more = Révision faite. La suite à votre prochaine visite.
recall-none = Révision faite.

check-begin = CONFIRMER : { $module }
check-here = Confirmer ce module
check-detail = 5 questions ; le module devient solide.
check-question = Confirmation : { $place } sur { $of }
check-status = Confirmation terminée
check-solid = Module solide : { $right ->
        [1] 1 bonne réponse
       *[other] { $right } bonnes réponses
    } sur { $of }.
check-solid-why = Vous l’avez retrouvé un autre jour : c’est acquis.
check-not-yet = Pas encore solide : { $right ->
        [0] 0 bonne réponse
        [1] 1 bonne réponse
       *[other] { $right } bonnes réponses
    } sur { $of }. Il en faut { $needed }.
check-still-passed = Le module reste réussi. Rien n’est perdu.
check-tomorrow = Lisez les corrections. Vous pourrez confirmer un autre jour, dès demain.

solid = FAIT, solide
passport-module-solid = { $module } : { $right } sur { $of }, le { $date } ; solide
intro-solid = Module solide : réussi le { $passed }, confirmé le { $confirmed }.
