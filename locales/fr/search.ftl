# Chercher dans tous les modules, et les mots difficiles.

go-search = Chercher, mots difficiles
search-field = Chercher
search-title = Chercher
search-words = Les mots difficiles
search-entry = { $word } : { $meaning }
search-none = Rien ne contient ces mots.
search-none-help = Essayez un seul mot, ou le début d’un mot.
search-others = Et { $others ->
        [one] 1 autre
       *[other] { $others } autres
    }. Ajoutez un mot pour en voir moins.
search-count = Trouvés : { $count }
search-module = Module
search-page = Page { $page } · { $module }
search-page-number = Page { $page }
search-word = Mot · { $module }
search-hard-word = Mot difficile
search-back = Retour à la recherche
search-open = Ouvrir ce module
