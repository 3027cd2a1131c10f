# Le plan d’action : à l’écran, sur papier, dans l’agenda.

go-actions = Mon plan d’action
actions-head = Mon plan d’action
actions-title = À faire dans l’entreprise
actions-help = Un geste par module. Cochez quand c’est fait.
actions-none = Lisez un module jusqu’au bout : son geste à faire sera ici.
actions-status = Faits : { $done } sur { $of }
actions-due = Pour le { $date }.
actions-late = Quand vous pourrez.
actions-done = Fait le { $date }.
actions-module = Module : { $module }
actions-day = { $day ->
        [1] 1er
       *[other] { $day }
    } { $month ->
        [1] janvier
        [2] février
        [3] mars
        [4] avril
        [5] mai
        [6] juin
        [7] juillet
        [8] août
        [9] septembre
        [10] octobre
        [11] novembre
       *[12] décembre
    }
actions-export = Enregistrer mon plan
actions-export-detail = Une page à imprimer, et un fichier pour l’agenda du téléphone.

# La page à imprimer
sheet-title = Mon plan d’action
sheet-help = Cochez quand c’est fait. Rien ne presse : chaque geste compte.
sheet-more = { $more ->
        [one] Encore 1 geste, à voir à l’écran.
       *[other] Encore { $more } gestes, à voir à l’écran.
    }

# L’agenda
calendar-description = Un geste du module « { $module } ».
plan-no-calendar = Rien n’est à faire dans ce plan : il n’y a pas d’agenda à écrire.

# Mes réponses
occasion-lesson = Leçon
occasion-quiz = Test final
occasion-check = Confirmation
occasion-recall = Révision
occasion-placement = Par où commencer
review-on = { $occasion }, le { $date }
review-on-many = { $occasion }, le { $date }, réponse { $place } sur { $of }
review-gone = Une question que le module ne pose plus
review-gone-why = Le module a changé depuis votre réponse. Elle reste comptée comme ce jour-là.
review-changed = La question a changé depuis. Votre réponse reste comptée comme ce jour-là.
