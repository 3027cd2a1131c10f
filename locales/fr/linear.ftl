# Le texte simple, ligne après ligne.
linear-stamp = Case { $place } : { $what }
linear-chosen = choisi
linear-ticked = coché
linear-rank = numéro { $rank }
linear-missed = à choisir
linear-you-chose = Vous avez choisi { $number }. Entrée pour valider, ou un autre chiffre.
linear-you-ticked = { $number } : coché. Entrée pour valider, ou un autre chiffre.
linear-you-unticked = { $number } : décoché.
linear-you-ranked = { $number } : mis à la place { $rank }.
linear-you-unranked = { $number } : enlevé.
linear-type = Écrivez, puis Entrée.
linear-slash = Ou /1, /2 pour les choix.
linear-number = Tapez le numéro, puis Entrée.
linear-enter = Entrée pour continuer.
linear-letter = { $letter } : { $what }
linear-unknown = Je n’ai pas compris « { $line } ».
linear-end = Fin. Tout est gardé.
