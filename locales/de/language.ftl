# Der Name der Sprache, von Anfang an in allen Sprachen gelesen: Er hat seine eigene Datei.
language-name = Deutsch
