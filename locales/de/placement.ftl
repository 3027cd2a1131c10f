# Wo anfangen: ein Ziel, fünf Bereiche, einige Fragen, ein Plan.

go-placement = Wo anfangen?
placement-head = Wo anfangen?
placement-title = Drei Module, für Sie gewählt
placement-what = 8 Fragen, etwa 4 Minuten. Keine Note: Ihre Antworten helfen beim Wählen.
placement-free = »Ich weiß es nicht« ist auch eine Antwort. Aufhören können Sie jederzeit.
placement-language = Nicht übersetzte Fragen stehen in dieser Sprache: { $language }.
placement-begin = Anfangen
placement-again = Noch einmal von vorn
placement-again-detail = Ihr Plan bleibt, bis der nächste fertig ist.
placement-resume = Weiter: Frage { $place }
placement-see-plan = Meinen Plan ansehen
placement-stop = Hier aufhören und meinen Plan ansehen
placement-goal = Was möchten Sie zuerst?
placement-where = Wo stehen Sie, nach Ihrer Meinung?
placement-area-status = Bereich { $place } von { $of }
placement-step-1 = Das ist neu für mich.
placement-step-2 = Mit Hilfe geht es.
placement-step-3 = Es geht ohne Hilfe.
placement-step-4 = Ich helfe anderen.
placement-unknown = Ich weiß es nicht
placement-status = Frage { $place } von { $of }
placement-status-more = Noch eine, leichter
placement-right = Das stimmt.
placement-not-quite = Nicht ganz.
placement-noted = Ist notiert. Hier ist die Antwort.
placement-from = Mehr dazu im Modul: { $module }
placement-plan = { $count ->
        [one] Ihr Plan: 1 Modul
       *[other] Ihr Plan: { $count } Module
    }
placement-plan-line = { $module } – { $reason }
placement-plan-free = Danke. Der Plan schlägt vor, Sie entscheiden: Alle Module bleiben offen.
placement-plan-none = Sie haben alle Module bestanden. Sehr gut!
placement-start = Jetzt anfangen
placement-follow = Diesem Plan folgen
placement-follow-detail = Später anfangen: Die Startseite führt Sie.
placement-bilan = Meine Übersicht für die Beratung
placement-export = Diese Seite speichern
placement-back = Zurück zum Plan

# Warum ein Modul im Plan ist
reason-goal = Bringt Sie Ihrem Ziel näher.
reason-missed = Spart Zeit, wo es schwierig war.
reason-safety = Schützt Ihren Betrieb.
reason-near = Schnell geschafft: Einen Teil wissen Sie schon.

# Die Seite für die Beratung
bilan-title = Meine Übersicht zum Anfang
bilan-made = Gemacht am { $date }. Seite vom { $today }.
bilan-goal = Mein Ziel: { $goal }
bilan-areas = Wo ich nach meiner Meinung stehe:
bilan-area = { $area } – { $step }
bilan-tried = Was ich versucht habe
bilan-tried-modules = { $count ->
        [one] 1 Frage aus dem Modul: { $modules }.
       *[other] { $count } Fragen, eine je Modul: { $modules }.
    }
bilan-tried-none = Noch keine Frage.
bilan-plan = Mein Plan
bilan-plan-line = Mein Plan: { $modules }
bilan-plan-none = Der Plan kommt nach den Fragen.
bilan-passed = Meine bestandenen Module
bilan-passed-on = { $module }, am { $date }
bilan-passed-solid = { $module }, am { $date }, bestätigt am { $solid }
bilan-passed-none = Noch keines.
bilan-not-state = Kein staatliches Dokument. Es gibt weder eine Note noch eine Stufe an.
bilan-adviser = Unsicher? Zeigen Sie diese Seite Ihrer digitalen Beratung oder Ihrer Kammer (CCI oder CMA). Im Netz: francenum.gouv.fr
bilan-no-placement = Diese Person hat noch nicht gesucht, wo sie anfangen soll: Es gibt keine Übersicht.
bilan-no-guide = Die Datei placement.ron ist unlesbar: Prüfen Sie sie mit »passeport module check«.
