# Searching all modules, and the hard words.

go-search = Search, hard words
search-field = Search
search-title = Search
search-words = Hard words
search-entry = { $word }: { $meaning }
search-none = Nothing contains these words.
search-none-help = Try one word, or the start of a word.
search-others = And { $others ->
        [one] 1 more
       *[other] { $others } more
    }. Add a word to see fewer.
search-count = Found: { $count }
search-module = Module
search-page = Page { $page } · { $module }
search-page-number = Page { $page }
search-word = Word · { $module }
search-hard-word = Hard word
search-back = Back to the search
search-open = Open this module
