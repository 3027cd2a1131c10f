# Neben der Startseite, auf einem breiten Bildschirm

dashboard-today = HEUTE
dashboard-about = etwa { $minutes } Min.
dashboard-recall = { $count ->
        [1] 1 Frage wiederholen
       *[other] { $count } Fragen wiederholen
    }
dashboard-continue = Weiter: { $module }
dashboard-confirm = Bestätigen: { $module }
dashboard-passport = MEIN PASSEPORT
dashboard-passed = Module bestanden
dashboard-ideas = Sichere Ideen
dashboard-ideas-why = Eine Idee ist sicher, wenn Sie sie an einem anderen Tag noch wissen.
dashboard-of = { $done } von { $of }
dashboard-module = MEINE MODULE
dashboard-state = Stand
dashboard-next = wieder
dashboard-seen = gesehen
dashboard-solid = sicher
dashboard-test = Test
dashboard-in = { $days ->
        [0] heute
        [1] morgen
       *[other] in { $days } T.
    }
dashboard-day = { $day }. { $month ->
        [1] Jan.
        [2] Feb.
        [3] März
        [4] April
        [5] Mai
        [6] Juni
        [7] Juli
        [8] Aug.
        [9] Sept.
        [10] Okt.
        [11] Nov.
       *[12] Dez.
    }
dashboard-long-ago = > 1 Jahr
