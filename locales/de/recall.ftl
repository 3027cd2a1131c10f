# Wiederkommen: Fragen, die noch einmal gestellt werden, ein bestätigtes Modul

recall-begin = WIEDERHOLEN: { $count ->
        [1] 1 Frage
       *[other] { $count } Fragen
    }
recall-minutes = { $minutes ->
        [1] Etwa 1 Minute
       *[other] Etwa { $minutes } Minuten
    }
recall-status = Wiederholung: { $place } von { $of }
recall-next = Wiederholung gemacht. Die nächste: { $days ->
        [1] morgen
       *[other] in { $days } Tagen
    }.
recall-more = Wiederholung gemacht. Der Rest beim nächsten Besuch.
recall-none = Wiederholung gemacht.

check-begin = BESTÄTIGEN: { $module }
check-here = Dieses Modul bestätigen
check-detail = 5 Fragen; dann sitzt das Modul sicher.
check-question = Bestätigung: { $place } von { $of }
check-status = Bestätigung beendet
check-solid = Modul sitzt sicher: { $right ->
        [1] 1 richtige Antwort
       *[other] { $right } richtige Antworten
    } von { $of }.
check-solid-why = Sie wussten es an einem anderen Tag noch: Es sitzt.
check-not-yet = Noch nicht sicher: { $right ->
        [0] 0 richtige Antworten
        [1] 1 richtige Antwort
       *[other] { $right } richtige Antworten
    } von { $of }. Nötig sind { $needed }.
check-still-passed = Das Modul bleibt bestanden. Nichts ist verloren.
check-tomorrow = Lesen Sie die Lösungen. Bestätigen können Sie an einem anderen Tag, schon morgen.

solid = FERTIG, sicher
passport-module-solid = { $module }: { $right } von { $of }, am { $date }; sicher
intro-solid = Modul sitzt sicher: bestanden am { $passed }, bestätigt am { $confirmed }.
