# Les fiches à imprimer.

sheet-item = La fiche à imprimer
sheet-status = Fiche à imprimer
sheet-what-for = À imprimer, à remplir et à cocher au stylo. Elle tient sur une page.
sheet-save = Enregistrer la fiche dans un fichier
sheet-tick = [ ] { $text }
sheet-fill = { $text } ……………
sheet-fact = À savoir. { $text } (Vérifié le { $date }, { $source })
sheet-fact-old = À savoir. { $text } (À revérifier. Vu le { $date }, { $source })
sheet-head = Passeport numérique. Module « { $module } »
sheet-foot-rule = Règle générale : pour votre cas, demandez à votre chambre ou à votre comptable.
sheet-foot = Fiche du module, version { $version }, licence etalab-2.0. Document non délivré par l’État.
sheet-no-module = Aucun module ne s’appelle « { $module } ». La liste : passeport module list
sheet-none = Le module « { $module } » n’a pas de fiche à imprimer.
