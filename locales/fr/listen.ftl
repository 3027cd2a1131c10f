# La lecture à voix haute.

listen-key = Écouter
listen-absent = Cette machine ne peut pas lire à voix haute : aucune voix n’y est installée, ou elle n’a pas le droit de parler. La personne qui s’en occupe peut installer « espeak-ng ».
