# In allen Modulen suchen, und die schwierigen Wörter.

go-search = Suchen, schwierige Wörter
search-field = Suchen
search-title = Suchen
search-words = Die schwierigen Wörter
search-entry = { $word }: { $meaning }
search-none = Diese Wörter kommen nirgends vor.
search-none-help = Versuchen Sie es mit einem einzigen Wort oder mit seinem Anfang.
search-others = Und { $others ->
        [one] 1 weiterer Treffer
       *[other] { $others } weitere
    }. Ein Wort mehr zeigt weniger Treffer.
search-count = Gefunden: { $count }
search-module = Modul
search-page = Seite { $page } · { $module }
search-page-number = Seite { $page }
search-word = Wort · { $module }
search-hard-word = Schwieriges Wort
search-back = Zurück zur Suche
search-open = Dieses Modul öffnen
