# Eine Bescheinigung, die jemand vorlegt, am Bildschirm geprüft.
go-check = Eine Bescheinigung prüfen
key-check = Prüfen
check-title = Eine Bescheinigung prüfen
check-offline = ohne Internet
check-hand = Was haben Sie in der Hand?
check-files = Eine Datei
check-files-detail = Auf einem USB-Stick oder per E-Mail erhalten.
check-type = Einen Code
check-type-detail = Der kurze Code eines Papiers, oder der Text eines schwarzen Quadrats (QR).
check-code = Tippen Sie den Code, oder fügen Sie ihn ein:
check-code-example = Ein kurzer Code sieht aus wie PEN-04HM-ASWS. Großbuchstaben, Leerzeichen und Striche sind egal.
check-code-paste = Der Text eines schwarzen Quadrats beginnt mit PEN1.
check-which = Welche Datei ist zu prüfen?
check-no-list = Hier ist keine Liste der anerkannten Stellen installiert. Man sieht, ob ein Dokument geändert ist, aber nicht, ob sein Aussteller anerkannt ist.
check-nobody = Hier kann nichts geprüft werden. Wenden Sie sich an die Person, die den Ort betreut.
check-issuers = Anerkannte Aussteller
check-issuers-given = { $count ->
    [one] ein Schlüssel, beim Start angegeben
   *[other] { $count } Schlüssel, beim Start angegeben
}
check-unknown-code = Keine hier bekannte Bescheinigung hat den Code { $code }. Bitten Sie um die Datei oder um den Text des schwarzen Quadrats (QR).
check-list-trust = Liste der anerkannten Stellen
check-list-status = Widerrufsliste
check-list-age = { $days ->
    [0] von heute
    [one] vom { $date }, { $days } Tag alt
   *[other] vom { $date }, { $days } Tage alt
}
check-list-too-old = vom { $date }: zu alt
check-result = Ergebnis
check-result-of = Ergebnis { $number } von { $of }
check-held = Bestandene Prüfungen
check-whole = Alles, was signiert ist, Wort für Wort
check-whole-what = Diese Zeilen stehen genau so da, wie sie signiert wurden. Sie sind für die Technik und für den Streitfall.
check-next = Die andere Bescheinigung zu diesem Code
check-again = Noch eine Bescheinigung prüfen
check-compare = Vergleichen Sie diese Zeilen mit dem Papier, das man Ihnen zeigt.
check-advice-altered = Nehmen Sie dieses Dokument nicht an. Verlangen Sie die ursprüngliche Datei, oder tippen Sie den kurzen Code des Papiers.
check-advice-unknown = Urteilen Sie noch nicht. Rufen Sie die Stelle an, die das Dokument ausgestellt hat, oder ergänzen Sie, was fehlt.
check-advice-revoked = Nehmen Sie dieses Dokument nicht an. Bitten Sie die Person um das, welches es ersetzt.
check-advice-out-of-date = Nehmen Sie dieses Dokument heute nicht an. Verlangen Sie ein neues.
check-advice-untrusted = Nehmen Sie dieses Dokument nicht an, ohne die Stelle anzurufen, unter einer Nummer, die Sie selbst suchen.
check-why-no-list = Auf diesem Computer ist keine Liste der anerkannten Stellen installiert.
check-why-no-key = Dieser Code sagt nicht, welcher Schlüssel ihn signiert hat, und auf diesem Computer ist keine Liste der anerkannten Stellen installiert.
check-why-no-status = Die Widerrufsliste dieser Stelle ist nicht auf diesem Computer: Das Dokument kann inzwischen widerrufen sein.
check-why-clock = Das Datum dieses Computers ist falsch. Stellen Sie es ein, und fangen Sie noch einmal an.
check-why-list-old = Die Liste der anerkannten Stellen galt bis zum { $date }. Nötig ist eine neuere.
check-why-files = Die Bescheinigungen der Module wurden nicht gezeigt ({ $missing } von { $of }). Der Passeport gilt auch ohne sie.
verify-nothing = Was ist zu prüfen? Geben Sie eine Datei, einen Ordner oder einen Code an. In einem Terminal fragen Bildschirme danach.
