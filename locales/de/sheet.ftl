# Die Blätter zum Drucken.

sheet-item = Das Blatt zum Drucken
sheet-status = Blatt zum Drucken
sheet-what-for = Zum Drucken, Ausfüllen und Ankreuzen mit dem Stift. Es passt auf eine Seite.
sheet-save = Das Blatt in einer Datei speichern
sheet-tick = [ ] { $text }
sheet-fill = { $text } ……………
sheet-fact = Gut zu wissen. { $text } (Geprüft am { $date }, { $source })
sheet-fact-old = Gut zu wissen. { $text } (Neu zu prüfen. Stand: { $date }, { $source })
sheet-head = Digital-Passeport. Modul »{ $module }«
sheet-foot-rule = Allgemeine Regel: Fragen Sie für Ihren Fall Ihre Kammer oder Ihr Steuerbüro.
sheet-foot = Blatt zum Modul, Version { $version }, Lizenz etalab-2.0. Kein staatliches Dokument.
sheet-no-module = Kein Modul heißt »{ $module }«. Die Liste: passeport module list
sheet-none = Das Modul »{ $module }« hat kein Blatt zum Drucken.
