# À côté de l’accueil, sur un écran large

dashboard-today = AUJOURD’HUI
dashboard-about = environ { $minutes } min
dashboard-recall = { $count ->
        [1] Réviser 1 question
       *[other] Réviser { $count } questions
    }
dashboard-continue = Continuer : { $module }
dashboard-confirm = Confirmer : { $module }
dashboard-passport = MON PASSEPORT
dashboard-passed = Modules réussis
dashboard-ideas = Idées solides
dashboard-ideas-why = Une idée est solide quand vous la retrouvez un autre jour.
dashboard-of = { $done } sur { $of }
dashboard-module = MES MODULES
dashboard-state = état
dashboard-next = à réviser
dashboard-seen = vu le
dashboard-solid = solide
dashboard-test = test
dashboard-in = { $days ->
        [0] ce jour
        [1] demain
       *[other] dans { $days } j
    }
dashboard-day = { $day ->
        [1] 1er
       *[other] { $day }
    } { $month ->
        [1] janv.
        [2] févr.
        [3] mars
        [4] avril
        [5] mai
        [6] juin
        [7] juil.
        [8] août
        [9] sept.
        [10] oct.
        [11] nov.
       *[12] déc.
    }
dashboard-long-ago = + d’1 an
