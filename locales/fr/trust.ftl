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

# La liste des retraits de ce site
status-missing = Ce site ne tient pas de liste de retraits. Commencez-en une : passeport certificate status --new
status-exists = Ce site tient déjà une liste de retraits : { $list }
status-bad-name = « { $name } » ne va pas : l’adresse de la liste doit commencer par https://
status-other-list = Ce document renvoie à une autre liste de retraits, { $list } : seul celui qui la tient peut le retirer.
status-full = Toutes les places de la liste des retraits sont prises. Rien n’est délivré ; prévenez qui s’occupe de ce programme.
status-clock = L’horloge de cet ordinateur est en retard : une liste a été signée le { $known }. Réglez l’horloge, puis recommencez.
status-damaged = { $path } est abîmé ({ $why }). Remettez ce fichier depuis une sauvegarde : sans lui, on ne sait plus ce qui a été retiré.
status-begun = Ce site tient maintenant une liste de retraits : { $list }. Les attestations délivrées à partir d’ici y renvoient.
status-written = Liste des retraits enregistrée ({ $count ->
    [0] aucun retrait
    [one] { $count } retrait
   *[other] { $count } retraits
}), valable 90 jours : { $path }
status-none = Ce document ne renvoie à aucune liste de retraits : il ne peut pas être retiré. Il a été délivré avant que ce site en tienne une.
status-withdrawn = { $code } est retiré. Remettez la nouvelle liste à qui vérifie.
status-already = { $code } est déjà retiré, depuis le { $date } : { $reason }
status-replaced = { $old } est remplacé par { $new }.
status-not-withdrawn = { $old } reste valable : il ne renvoie à aucune liste de retraits de ce site.
status-reason-replaced = remplacé

# L’horloge
clock-before-program = L’horloge de cet ordinateur est en retard : elle montre { $now }, et ce programme date du { $known }. Réglez l’horloge, puis recommencez.
clock-before-record = L’horloge de cet ordinateur montre { $now }, et une réponse a été gardée le { $known }. Réglez l’horloge, puis recommencez. Si c’est elle qui a raison : passeport certificate issue, avec --clock-checked
clock-before-list = L’horloge de cet ordinateur est en retard : elle montre { $now }, et la liste de confiance date du { $known }. Réglez l’horloge, puis recommencez.
clock-doubt = Rien ne prouve que l’horloge est juste : elle montre { $now } (temps universel). Vérifiez la date.
certificate-needs-adviser = Une attestation suivie sous le contrôle d’un conseiller se signe avec la clé du conseiller : ajoutez --supervised
