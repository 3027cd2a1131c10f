# Ein paar Ziffern zusätzlich zur Karte.

pin-setting = Geheimzahl
pin-on = ja
pin-off = nein
pin-digits = Ihre Ziffern
pin-ask = Ihre Geheimzahl
pin-ask-what = Tippen Sie Ihre 4 bis 6 Ziffern. Vergessen? Die Kursleitung kann öffnen.
pin-choose = Wählen Sie 4 bis 6 Ziffern
pin-choose-what = Hier wird nach Ihrer Karte danach gefragt. Nehmen Sie nicht Ihr Geburtsjahr.
pin-again = Noch einmal dieselben Ziffern
pin-remove = Keine Geheimzahl mehr verlangen
pin-shape = Nötig sind 4 bis 6 Ziffern.
pin-differs = Das waren nicht dieselben Ziffern. Fangen Sie noch einmal an.
pin-wrong = Das ist nicht diese Geheimzahl. Versuchen Sie es noch einmal.
pin-set = Ihre Geheimzahl ist gespeichert. Nach Ihrer Karte wird danach gefragt.
pin-removed = Ihre Karte genügt wieder.
