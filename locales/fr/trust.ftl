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

# La commande « trust »
trust-none = Aucune liste de confiance n’est installée.
trust-bad-siret = « { $siret } » n’est pas un SIRET : 14 chiffres, dont le dernier contrôle les autres.
trust-no-such-key = La clé { $key } n’est pas dans cette liste.
trust-not-a-root = La clé { $key } n’est aucune des trois clés racines : sa signature ne compterait pas.
trust-one-key = Donnez une seule clé.
trust-site = { $name } ({ $siret })
trust-site-declared = { $name } ({ $siret }), organisme de formation déclaré
trust-key = { $key }, depuis le { $from } : { $may }
trust-key-until = { $key }, du { $from } au { $until } : { $may }
trust-may-module = modules suivis seul ou en groupe
trust-may-supervised = modules suivis avec un conseiller
trust-may-passport = Passeport
trust-revoked = Ne plus croire { $key } depuis le { $since } : { $reason }
trust-unsigned = { $path } : { $signed ->
    [one] { $signed } signature
   *[other] { $signed } signatures
}, il en faut { $needed } de clés racines. Pour signer : passeport trust sign
trust-signed = { $path } est signée par assez de clés racines. Pour s’y fier : passeport trust install
trust-status-line = Liste des retraits { $list } ({ $count ->
    [0] aucun retrait
    [one] { $count } retrait
   *[other] { $count } retraits
})
trust-too-old = Trop ancienne pour conclure. Demandez-en une récente.

# Les clés sous phrase secrète
key-ask = Phrase secrète :
key-ask-new = Nouvelle phrase secrète (12 signes au moins) :
key-ask-again = Encore une fois :
key-wrong-passphrase = La phrase secrète n’est pas la bonne, ou le fichier a été changé.
key-short-passphrase = La phrase secrète doit avoir au moins { $shortest } signes : quelques mots font l’affaire.
key-bad-lock = Ce fichier de clé est abîmé.
key-not-in-agent = Aucun agent SSH ne tient cette clé. Ajoutez-la avec « ssh-add », dans la session où SSH_AUTH_SOCK est défini.
key-agent-taken = La clé du conseiller reste dans l’agent SSH : seule sa moitié publique est gardée ici.
key-no-passphrase = Aucune phrase secrète n’a été donnée, ou pas deux fois la même. Rien n’est changé.
key-adviser-made = La clé du conseiller est sous phrase secrète : { $path }. Sans la phrase, elle ne sert à rien ; oubliée, elle ne se retrouve pas.
key-rotated = L’ancienne clé est mise de côté : { $path }. Faites ajouter la nouvelle à la liste de confiance, et retirer l’ancienne.

# Les demandes des machines sans clé
site-asks = Cet ordinateur ne signe rien : il fait des demandes. Un conseiller tape : passeport certificate request
request-made = Demande enregistrée : { $path }. Remettez ce fichier au conseiller. La clé de cet ordinateur : { $key }
request-not-made = La demande n’est pas faite : { $why }
request-bad = ce n’est pas une demande lisible. Détail technique : { $why }
request-signature = la signature ne correspond pas à cette demande : quelque chose a été changé.
request-gap = il manque des réponses au numéro { $number } : la demande n’est pas complète.
request-unknown-machine = l’ordinateur qui demande n’est pas connu ici. Comparez sa clé sur place, puis ajoutez : --machine { $key }
request-answered = cette demande, ou une plus récente du même ordinateur, a déjà reçu sa réponse.
certificate-receive-kept = Gardée dans le dossier de l’apprenant : { $code }
certificate-receive-known = Déjà gardée : { $code }
certificate-receive-refused = { $why } Rien n’est gardé.
certificate-receive-form = ce n’est pas l’attestation elle-même. Apportez le fichier .json que l’ordinateur du conseiller a écrit.
certificate-receive-stranger = cette attestation n’est pour aucun apprenant de cet ordinateur.
recompute-no-quiz = les réponses du quiz final ne sont pas dans la demande.
recompute-other-text = le quiz vient d’un autre texte que celui d’ici. Installez la même version du module.
recompute-other-draw = ces questions ne sont pas celles que le quiz a tirées.
recompute-other-rule = la règle de réussite n’est pas celle du module.
recompute-other-score = le score, refait à partir des réponses, n’est pas celui qui est demandé.
