# Hilfen und Vorteile rund um den Passeport.

benefits-head = Eine Hilfe rund um den Passeport
benefits-adviser = Fragen Sie Ihre Beratung: In Ihrer Nähe gibt es weitere Hilfen.
benefits-over = Diese Hilfe wird nicht mehr angeboten.
benefits-by = Angeboten von: { $name }
benefits-where = Wo: { $place }
benefits-everywhere = überall in Frankreich
benefits-country = Land { $code }
benefits-department = Département { $code }
benefits-region = { $number ->
        [1] Guadeloupe
        [2] Martinique
        [3] Französisch-Guayana
        [4] La Réunion
        [6] Mayotte
        [11] Île-de-France
        [24] Centre-Val de Loire
        [27] Burgund-Franche-Comté
        [28] Normandie
        [32] Hauts-de-France
        [44] Grand Est
        [52] Pays de la Loire
        [53] Bretagne
        [75] Nouvelle-Aquitaine
        [76] Okzitanien
        [84] Auvergne-Rhône-Alpes
        [93] Provence-Alpes-Côte d’Azur
        [94] Korsika
       *[other] Region { $code }
    }
benefits-from = Wann: seit dem { $from }
benefits-from-until = Wann: vom { $from } bis zum { $until }
benefits-everybody = Für wen: alle Betriebe
benefits-months = Ihr Betrieb ist höchstens { $count } Monate alt.
benefits-years = Ihr Betrieb ist höchstens { $count ->
        [one] 1 Jahr
       *[other] { $count } Jahre
    } alt.
benefits-staff = { $count ->
        [0] Sie beschäftigen niemanden.
        [one] Sie beschäftigen höchstens 1 Person.
       *[other] Sie beschäftigen höchstens { $count } Personen.
    }
benefits-needs = { $what }: noch nicht
benefits-needs-done = { $what }: erledigt
benefits-needs-passport = Den Passeport haben
benefits-needs-module = Das Modul »{ $module }« bestanden haben
benefits-ask = Hier beantragen: { $address }
