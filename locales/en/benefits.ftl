# Benefits and helps around the Passeport.

benefits-head = A help around the Passeport
benefits-adviser = Ask your adviser: there is more help near you.
benefits-over = This help is not offered any more.
benefits-by = Offered by: { $name }
benefits-where = Where: { $place }
benefits-everywhere = everywhere in France
benefits-country = country { $code }
benefits-department = department { $code }
benefits-region = { $number ->
        [1] Guadeloupe
        [2] Martinique
        [3] French Guiana
        [4] Réunion
        [6] Mayotte
        [11] Île-de-France
        [24] Centre-Val de Loire
        [27] Bourgogne-Franche-Comté
        [28] Normandy
        [32] Hauts-de-France
        [44] Grand Est
        [52] Pays de la Loire
        [53] Brittany
        [75] Nouvelle-Aquitaine
        [76] Occitanie
        [84] Auvergne-Rhône-Alpes
        [93] Provence-Alpes-Côte d’Azur
        [94] Corsica
       *[other] region { $code }
    }
benefits-from = When: since { $from }
benefits-from-until = When: from { $from } to { $until }
benefits-everybody = For whom: all businesses
benefits-months = Your company is { $count } months old at most.
benefits-years = Your company is { $count ->
        [one] 1 year
       *[other] { $count } years
    } old at most.
benefits-staff = { $count ->
        [0] You have no employee.
        [one] You have 1 employee at most.
       *[other] You have { $count } employees at most.
    }
benefits-needs = { $what }: not yet
benefits-needs-done = { $what }: done
benefits-needs-passport = Having the Passeport
benefits-needs-module = Having passed the module “{ $module }”
benefits-ask = To ask for it: { $address }
