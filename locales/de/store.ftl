# Die Daten der Lernenden, ihre Prüfung und ihre Kopien.

# Was nicht ging, und was zu tun ist.
store-error-full = Der Speicher ist voll ({ $path }). Was gespeichert war, ist nicht verloren. Schaffen Sie Platz, und versuchen Sie es noch einmal: Das Programm muss nicht neu gestartet werden.
store-error-read-only = Der Ordner liegt auf einem schreibgeschützten Datenträger ({ $path }). Die Lektionen bleiben lesbar, gespeichert wird nichts. Zum Speichern wählen Sie mit --data einen anderen Ordner.
store-error-forbidden = Sie dürfen hier nicht schreiben oder lesen: { $path }. Bitten Sie darum, wer das Gerät betreut, oder wählen Sie mit --data einen anderen Ordner.
store-error-held = Ein anderes Programm benutzt diese Daten schon ({ $path }). Schließen Sie es, und versuchen Sie es noch einmal.
store-error-held-by = Der Prozess { $holder } benutzt diese Daten schon ({ $path }). Schließen Sie ihn, und versuchen Sie es noch einmal.
store-error-too-new = Diese Daten hat eine neuere Version geschrieben ({ $path }, Format { $found }, hier bis { $known }). Nichts wurde geändert. Installieren Sie die neue Version von Passeport.
store-error-unavailable = Der Datenträger antwortet nicht richtig ({ $path }): { $cause }. Was gespeichert war, ist noch da. Prüfen Sie den Datenträger, und versuchen Sie es noch einmal.
store-error-unknown-learner = Diese Person ist nicht oder nicht mehr in den Daten.
store-error-already-joined = Diese Person ist schon in den Daten.
store-error-too-large = Das ist zu lang zum Speichern. Kürzen Sie den Text.
store-error-corrupt = In beiden Kopien unlesbar: { $what }. Stellen Sie die letzte Sicherung mit »passeport store restore« wieder her.

# Eine einzige ruhige Zeile, ein einziges Mal.
store-healed = Beschädigte Dateien sind repariert. Nichts ist verloren: { $records ->
    [one] { $records } Eintrag ist da.
   *[other] { $records } Einträge sind da.
}
store-healed-in-part = Beschädigte Dateien sind repariert, aber { $missing ->
    [one] { $missing } Eintrag ist verloren
   *[other] { $missing } Einträge sind verloren
}. Wenn Sie eine Sicherung haben, stellen Sie sie mit »passeport store restore« wieder her.
store-exposed = Andere Personen an diesem Gerät können den Datenordner öffnen: { $path }. Behalten Sie ihn Ihrem Konto vor (chmod 700), oder wählen Sie mit --data einen anderen Ordner.

# passeport store check
store-check-sound = Alles ist in Ordnung: { $learners ->
    [one] { $learners } Person
   *[other] { $learners } Personen
}, { $records ->
    [one] { $records } Eintrag
   *[other] { $records } Einträge
}.
store-check-repaired = Repariert, nichts ist verloren: { $learners ->
    [one] { $learners } Person
   *[other] { $learners } Personen
}, { $records ->
    [one] { $records } Eintrag
   *[other] { $records } Einträge
}.
store-check-repairable = Ein Teil des Journals ist beschädigt. Er wird beim nächsten Öffnen der Daten repariert.
store-check-damaged = Es { $missing ->
    [one] fehlt { $missing } Eintrag
   *[other] fehlen { $missing } Einträge
} in beiden Kopien. Stellen Sie die letzte Sicherung mit »passeport store restore« wieder her.
store-check-held = Ein anderes Programm benutzt diese Daten: Nur das Journal wurde geprüft.
store-check-no-index = Die zweite Kopie ist gerade nicht benutzbar ({ $cause }). Das Journal genügt.
store-check-aside = Beiseitegelegt: { $path }

# passeport store backup, restore, rebuild
store-backed-up = Sicherung gemacht und nachgelesen in { $path }: { $learners ->
    [one] { $learners } Person
   *[other] { $learners } Personen
}, { $records ->
    [one] { $records } Eintrag
   *[other] { $records } Einträge
}.
store-restored = Sicherung wiederhergestellt in { $path }: { $learners ->
    [one] { $learners } Person
   *[other] { $learners } Personen
}, { $records ->
    [one] { $records } Eintrag
   *[other] { $records } Einträge
}.
store-set-aside = Die Daten von vorher liegen in { $path }
store-beside = Daneben: { $files ->
    [one] { $files } Datei
   *[other] { $files } Dateien
} (Anwesenheitslisten, Namenslisten, Kurse, Meinungen, ausgestellte Bescheinigungen, Name des Ortes).
store-beside-left = { $path }: Hier gibt es schon eine andere als in der Sicherung. Sie bleibt, wie sie ist.
store-beside-wrong = { $path }: in der Sicherung beschädigt oder nicht vorhanden. Wird nicht übernommen; suchen Sie in einer anderen Sicherung.
store-keys-left = Die Schlüssel sind nicht in dieser Sicherung ({ $keys }): Wer sie hat, kann unterschreiben. Um sie mitzunehmen, wiederholen Sie mit --with-key und schließen Sie die Kopie weg.
store-keys-stay = Die Schlüssel der Sicherung ({ $keys }) werden nicht übernommen: Hier gibt es schon einen Schlüssel.
store-not-empty = Der Ordner ist nicht leer: { $path }. Wählen Sie einen neuen Ordner; beim Wiederherstellen legt --replace die jetzigen Daten beiseite.
store-no-journal = Keine Daten in { $path }: Es ist kein Journal zu finden. Prüfen Sie den Namen des Ordners.
store-rebuilt = Zweite Kopie aus dem Journal neu gemacht: { $records ->
    [one] { $records } Eintrag
   *[other] { $records } Einträge
}.
store-not-rebuilt = Die zweite Kopie konnte nicht neu gemacht werden. Das Journal ist heil und genügt. Prüfen Sie den Platz auf dem Datenträger.
