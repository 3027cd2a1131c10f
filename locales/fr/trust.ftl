# La confiance : la liste des émetteurs et celles des retraits.

trust-bad = { $path } : { $why }
trust-older = { $path } : une liste plus récente, du { $date }, est déjà installée. Rien n’est changé.
trust-no-roots = Il faut d’abord dire quelles trois clés racines signent les listes. Ajoutez --root et leurs trois fichiers.
trust-other-roots = Ces clés racines ne sont pas celles de la liste installée. Rien n’est changé.
trust-list-shape = ce n’est pas une liste de confiance. Détail technique : { $detail }
trust-list-member = l’élément « { $member } » n’est pas lisible.
trust-list-twice = la clé { $key } y figure deux fois.
trust-list-dates = les dates de cette liste ne se suivent pas.
trust-list-signature = une signature ne correspond pas à cette liste : quelque chose a été changé.
trust-list-roots = il faut la signature de 2 des 3 clés racines ; il y en a { $found }.
trust-list-rollback = cette liste a le numéro { $found }, et la liste { $known } est déjà connue. Demandez la plus récente.
trust-list-chain = cette liste ne suit pas celle qui est installée. Ne vous y fiez pas.
trust-status-shape = ce n’est pas une liste de retraits. Détail technique : { $detail }
trust-status-encoding = la liste des retraits ne se déplie pas.
trust-status-length = la liste des retraits est trop courte ou trop longue.
trust-status-signature = la signature ne correspond pas à cette liste de retraits : quelque chose a été changé.
trust-status-unwritable = la liste des retraits ne peut pas être écrite.
