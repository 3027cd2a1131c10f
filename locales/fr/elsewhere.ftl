# Une attestation en texte, pour qui est ailleurs.

text-head = Le texte de l’attestation
text-show = Afficher le texte à copier
text-show-detail = Sans cadre, pour votre propre terminal : à coller dans un fichier.
text-home = Pour enregistrer le fichier chez vous : dans une autre fenêtre de votre ordinateur, tapez cette ligne.
text-how-document = Sélectionnez tout le texte ci-dessus, copiez-le, et collez-le dans un fichier nommé attestation.json.
text-how-token = Sélectionnez tout le texte ci-dessus, copiez-le, et collez-le dans un fichier nommé attestation.jwt.
text-none = Cette attestation n’existe pas sous cette forme ici : la clé qui l’a signée n’est plus en service.
text-no-clipboard = Votre terminal ne laisse pas remplir son presse-papiers : sélectionnez le texte vous-même.
text-copy = Copier
text-token = En JWT
text-document = En JSON
text-copied = Le texte est envoyé au presse-papiers de votre terminal. Collez-le pour vérifier : certains terminaux refusent sans le dire.

closing-idle = { $minutes ->
    [0] Rien n’a été tapé depuis longtemps : la connexion se ferme dans { $seconds } secondes. Pour rester, appuyez sur ENTRÉE.
    [one] Rien n’a été tapé depuis longtemps : la connexion se ferme dans 1 minute. Pour rester, appuyez sur ENTRÉE.
   *[other] Rien n’a été tapé depuis longtemps : la connexion se ferme dans { $minutes } minutes. Pour rester, appuyez sur ENTRÉE.
}
closing-long = { $minutes ->
    [0] Cette connexion dure depuis longtemps : elle se ferme dans { $seconds } secondes. Tout est gardé, reconnectez-vous pour reprendre.
    [one] Cette connexion dure depuis longtemps : elle se ferme dans 1 minute. Tout est gardé, reconnectez-vous pour reprendre.
   *[other] Cette connexion dure depuis longtemps : elle se ferme dans { $minutes } minutes. Tout est gardé, reconnectez-vous pour reprendre.
}
remote-revoked = Cette clé n’ouvre plus ce passeport : elle vient d’être retirée, depuis une autre connexion. Votre carte ouvre toujours votre passeport.
check-wait = Trop de codes courts ont été demandés depuis votre adresse. Attendez { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, ou collez le texte de l’attestation : lui n’attend pas.
remote-your-terminal = Votre terminal : { $name }, { $columns } × { $rows }, { $colours ->
    [0] sans couleurs
    [-1] toutes les couleurs
   *[other] { $colours } couleurs
}{ $frames ->
    [0] , lettres seulement
   *[other] {""}
}
remote-encrypted = connexion chiffrée
exec-help-status = pour les administrateurs : comment va le serveur ; avec un terminal (ssh -t), en continu
status-head = Le serveur
status-looking = Un instant : le serveur est interrogé.
status-what = Rien ici ne concerne une personne. Regardé toutes les 5 secondes ; redessiné seulement quand un chiffre change.
text-way-in = Enregistrer chez moi, ou montrer le code
