# Les autres formes d’une attestation : jeton, code, signature SSH, dossier, texte.

verify-reason-token = Ce jeton n’est pas écrit comme un jeton de ce programme.
verify-reason-code = Ce n’est pas le texte d’un tel code, ou il en manque un morceau. Il commence par PEN1 et tient sur une ligne.
verify-reason-no-key = Un code ne contient pas la clé de l’émetteur. Ajoutez --issuer et le fichier de sa clé publique.

# Exporter sous une autre forme
export-other-key = { $code } a été signée avec une clé mise de côté : seule la forme json existe encore. Pour les autres formes, délivrez une nouvelle attestation.
export-not-genuine = { $code } n’est pas authentique dans ce dossier : elle n’est signée sous aucune autre forme. Vérifiez les données : passeport store check
export-not-a-passport = { $code } est une attestation de module : seul un Passeport a un dossier. Demandez une autre forme, ou le code du Passeport.
export-missing = Il manque ici une attestation sur laquelle { $code } s’appuie : le dossier ne peut pas être fait.
export-too-old = { $code }, ou une de ses attestations, date d’une version plus ancienne de ce programme, sans la signature que lisent ces dossiers. Délivrez une nouvelle attestation.
export-unnumbered = { $code } porte sur un module ajouté par ce site : un code court ne peut pas le nommer. Demandez une autre forme.
export-text-key = Clé de l’émetteur : { $key }
export-text-check = Pour vérifier : passeport verify, ce fichier, --issuer et la clé obtenue de l’émetteur. Seule compte la ligne ci-dessous, qui commence par PEN1.
export-text-no-code = Ce texte ne prouve rien à lui seul : demandez aussi le fichier json.

# Vérifier les autres formes
verify-code-module = module n° { $number }, inconnu de ce programme
verify-code-compare = Comparez ce numéro d’organisation et ce code avec ceux de la personne qui vous présente le document : un code se copie.
verify-lone-seal = Une signature seule ne dit rien : enregistrez-la à côté de son document, sous le même nom suivi de .sig, et vérifiez ce fichier.
verify-nothing-there = { $path } ne contient aucune attestation (fichiers json, jwt ou txt).
verify-bad-code = « { $code } » n’est pas un code : un caractère est faux, ou deux sont échangés. Relisez-le.
verify-unknown-code = Aucune attestation connue ici n’a le code { $code }. Cherchez-la ailleurs avec --register.
verify-progress = { $done } sur { $of }
verify-total = { $count ->
    [one] { $count } document vérifié :
   *[other] { $count } documents vérifiés :
}
verify-count-valid = valables : { $count }
verify-count-altered = refusés : { $count }
verify-count-unknown = indéterminés : { $count }
verify-count-revoked = retirés : { $count }
verify-count-out-of-date = hors date : { $count }
verify-count-untrusted = d’un émetteur non reconnu : { $count }
verify-stopped = { $left ->
    [one] Arrêté avant la fin : { $left } fichier n’a pas été regardé.
   *[other] Arrêté avant la fin : { $left } fichiers n’ont pas été regardés.
}
