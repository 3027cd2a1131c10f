# An einer Kursstunde in der Gruppe teilnehmen, am eigenen Gerät.

seat-go = Zur Kursstunde gehen
seat-go-detail = Mit der vierstelligen Nummer, die im Raum angezeigt wird.
seat-door = Zur Kursstunde gehen
seat-door-what = Tippen Sie die vierstellige Nummer, die im Raum angezeigt wird, dann ENTER. Sie dürfen später kommen: Sie steigen dort ein, wo die Gruppe ist.
seat-wall-door = Eine Kursstunde zeigen
seat-wall-door-what = Tippen Sie die Nummer der Kursstunde, dann ENTER. Dieser Bildschirm zeigt die Frage und die Antworten der Gruppe, ohne Namen.
seat-pin = Nummer der Kursstunde:
seat-pin-shape = Die Nummer hat vier Ziffern. Sie steht auf dem Bildschirm im Raum.
seat-pin-wrong = Keine offene Kursstunde hat diese Nummer. Schauen Sie auf den Bildschirm im Raum und tippen Sie sie noch einmal.
seat-pin-wait = Es wurden mehrere falsche Nummern getippt. Versuchen Sie es in { $minutes ->
    [one] einer Minute
   *[other] { $minutes } Minuten
} wieder, oder fragen Sie die Person, die leitet.
seat-full = Diese Kursstunde ist voll. Fragen Sie die Person, die leitet.
seat-nobody = Hier ist gerade keine Kursstunde offen.
seat-in = Ihre Antwort ist gespeichert. Sie können sie ändern, solange die Abstimmung offen ist.
seat-changed = Anders entschieden? ENTER schickt die neue Antwort ab. Bis dahin zählt die alte.
seat-sure-offer = Sind Sie sicher? Mit der Taste S können Sie es sagen, wenn Sie wollen.
seat-sure = Sie haben gesagt: ziemlich sicher. (ändern mit S)
seat-unsure = Sie haben gesagt: nicht sicher. (ändern mit S)
seat-key-sure = Sicher oder nicht
seat-second = Zweite Abstimmung: Sie haben miteinander gesprochen, wählen Sie noch einmal.
seat-soon = Lesen Sie die Frage. Die Abstimmung beginnt gleich.
seat-closed = Die Abstimmung ist beendet. Es geht auf diesem Bildschirm weiter.
seat-late = Die Abstimmung wurde gerade beendet: Diese letzte Wahl wurde nicht mehr angenommen.
seat-discuss = Die Meinungen gehen auseinander. Sprechen Sie 2 Minuten mit Ihren Nachbarn und erklären Sie Ihre Wahl. Danach stimmen Sie noch einmal ab.
seat-frozen = Einen Moment: Hören Sie der Person zu, die leitet. Ihr Bildschirm macht von selbst weiter.
seat-alone = Sie gehen in Ihrem eigenen Tempo vor.
seat-follow = Zurück zur Gruppe
seat-help = Ich brauche Hilfe
seat-help-detail = Die Person, die leitet, sieht es, die anderen nicht.
seat-help-done = Ich brauche keine Hilfe mehr
seat-key-help = Leise Hilfe
seat-key-help-done = Keine Hilfe mehr
seat-help-comes = Ihr Ruf ist angekommen. Die Person, die leitet, kommt zu Ihnen; die anderen sehen nichts.
seat-hint = EIN WORT FÜR SIE
seat-removed = Sie sind nicht mehr in der Kursstunde
seat-removed-what = Die Person, die leitet, hat Sie herausgenommen. Ihre Antworten bleiben erhalten, und Sie dürfen zurückkommen.
seat-return = Zurück in die Kursstunde
seat-over = Die Kursstunde ist beendet
seat-over-kept = Danke, dass Sie dabei waren. Was Sie getan haben, zählt in diesem Modul: Es bleibt der Abschlusstest, allein und wann Sie wollen.
seat-status = Schritt { $step } von { $of }
seat-yours = Ihre Antwort
seat-who-first = Sagen Sie zuerst, wer Sie sind. Dann geht es in die Kursstunde.
seat-help-offer = Brauchen Sie Hilfe? Die Taste B ruft die Person, die leitet; die anderen sehen es nicht.
