# Aides et avantages autour du Passeport.

benefits-head = Une aide autour du Passeport
benefits-adviser = Demandez à votre conseiller : d’autres aides existent près de chez vous.
benefits-over = Cette aide n’est plus proposée.
benefits-by = Proposé par : { $name }
benefits-where = Où : { $place }
benefits-everywhere = partout en France
benefits-country = pays { $code }
benefits-department = département { $code }
benefits-region = { $number ->
        [1] Guadeloupe
        [2] Martinique
        [3] Guyane
        [4] La Réunion
        [6] Mayotte
        [11] Île-de-France
        [24] Centre-Val de Loire
        [27] Bourgogne-Franche-Comté
        [28] Normandie
        [32] Hauts-de-France
        [44] Grand Est
        [52] Pays de la Loire
        [53] Bretagne
        [75] Nouvelle-Aquitaine
        [76] Occitanie
        [84] Auvergne-Rhône-Alpes
        [93] Provence-Alpes-Côte d’Azur
        [94] Corse
       *[other] région { $code }
    }
benefits-from = Quand : depuis le { $from }
benefits-from-until = Quand : du { $from } au { $until }
benefits-everybody = Pour qui : toutes les entreprises
benefits-months = Votre entreprise a { $count } mois au plus.
benefits-years = Votre entreprise a { $count ->
        [one] 1 an
       *[other] { $count } ans
    } au plus.
benefits-staff = { $count ->
        [0] Vous n’avez pas de salarié.
        [one] Vous avez 1 salarié au plus.
       *[other] Vous avez { $count } salariés au plus.
    }
benefits-needs = { $what } : pas encore
benefits-needs-done = { $what } : c’est fait
benefits-needs-passport = Avoir le Passeport
benefits-needs-module = Avoir réussi le module « { $module } »
benefits-ask = Pour la demander : { $address }
