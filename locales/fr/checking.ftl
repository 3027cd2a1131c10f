# Une attestation que quelqu’un présente, vérifiée à l’écran.
go-check = Vérifier une attestation
key-check = Vérifier
check-title = Vérifier une attestation
check-offline = sans internet
check-hand = Qu’avez-vous en main ?
check-files = Un fichier
check-files-detail = Reçu sur une clé USB ou par courriel.
check-type = Un code
check-type-detail = Le code court d’un papier, ou le texte d’un carré noir (QR).
check-code = Tapez ou collez le code :
check-code-example = Un code court ressemble à PEN-04HM-ASWS. Majuscules, espaces et tirets n’importent pas.
check-code-paste = Le texte d’un carré noir commence par PEN1.
check-which = Quel fichier faut-il vérifier ?
check-no-list = Aucune liste des lieux reconnus n’est installée ici. On peut voir si un document a été modifié, pas si son émetteur est reconnu.
check-nobody = Ici, rien ne peut être vérifié. Voyez la personne qui tient le lieu.
check-issuers = Émetteurs acceptés
check-issuers-given = { $count ->
    [one] une clé, indiquée au départ
   *[other] { $count } clés, indiquées au départ
}
check-unknown-code = Aucune attestation connue ici n’a le code { $code }. Demandez le fichier, ou le texte du carré noir (QR).
check-list-trust = Liste des lieux reconnus
check-list-status = Liste des retraits
check-list-age = { $days ->
    [0] d’aujourd’hui
    [one] du { $date }, il y a { $days } jour
   *[other] du { $date }, il y a { $days } jours
}
check-list-too-old = du { $date } : trop ancienne
check-result = Résultat
check-result-of = Résultat { $number } sur { $of }
check-held = Contrôles réussis
check-whole = Tout ce qui est signé, mot pour mot
check-whole-what = Ces lignes sont telles qu’elles ont été signées. Elles servent aux techniciens et en cas de litige.
check-next = L’autre attestation de ce code
check-again = Vérifier une autre attestation
check-compare = Comparez ces lignes avec le papier que l’on vous montre.
check-advice-altered = N’acceptez pas ce document. Demandez le fichier d’origine, ou tapez le code court du papier.
check-advice-unknown = Ne concluez rien pour l’instant. Appelez le lieu qui a délivré le document, ou réglez ce qui manque.
check-advice-revoked = N’acceptez pas ce document. Demandez à la personne celui qui le remplace.
check-advice-out-of-date = N’acceptez pas ce document aujourd’hui. Demandez-en un récent.
check-advice-untrusted = N’acceptez pas ce document sans appeler le lieu, à un numéro que vous trouvez vous-même.
check-why-no-list = Aucune liste des lieux reconnus n’est installée sur cet ordinateur.
check-why-no-key = Ce code ne dit pas quelle clé l’a signé, et aucune liste des lieux reconnus n’est installée sur cet ordinateur.
check-why-no-status = La liste des retraits de ce lieu n’est pas sur cet ordinateur : le document a pu être retiré depuis.
check-why-clock = La date de cet ordinateur est fausse. Réglez-la, puis recommencez.
check-why-list-old = La liste des lieux reconnus valait jusqu’au { $date }. Il en faut une plus récente.
check-why-files = Les attestations de module n’ont pas été montrées ({ $missing } sur { $of }). Le Passeport vaut sans elles.
verify-nothing = Que faut-il vérifier ? Donnez un fichier, un dossier ou un code. Sur un terminal, des écrans le demandent.
