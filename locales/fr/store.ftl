# Les données des apprenants, leur vérification et leurs copies.

# Ce qui n’a pas pu être fait, et quoi faire.
store-error-full = Le disque est plein ({ $path }). Rien n’est perdu de ce qui était enregistré. Libérez de la place, puis recommencez : il n’est pas nécessaire de relancer le programme.
store-error-read-only = Le dossier est sur un support en lecture seule ({ $path }). Les leçons restent lisibles, rien ne sera enregistré. Pour enregistrer, choisissez un autre dossier avec --data.
store-error-forbidden = Vous n’avez pas le droit d’écrire ou de lire ici : { $path }. Demandez ce droit à la personne qui gère la machine, ou choisissez un autre dossier avec --data.
store-error-held = Un autre programme utilise déjà ces données ({ $path }). Fermez-le, puis recommencez.
store-error-held-by = Le processus { $holder } utilise déjà ces données ({ $path }). Fermez-le, puis recommencez.
store-error-too-new = Ces données ont été écrites par une version plus récente ({ $path }, format { $found }, ici jusqu’à { $known }). Rien n’a été modifié. Installez la version récente de Passeport.
store-error-unavailable = Le disque ne répond pas comme il faut ({ $path }) : { $cause }. Ce qui était enregistré est resté en place. Vérifiez le disque, puis recommencez.
store-error-unknown-learner = Cette personne n’est pas, ou n’est plus, dans les données.
store-error-already-joined = Cette personne est déjà dans les données.
store-error-too-large = C’est trop long pour être enregistré. Raccourcissez le texte.
store-error-corrupt = Illisible dans les deux copies : { $what }. Restaurez la dernière sauvegarde avec « passeport store restore ».

# Une seule ligne calme, une seule fois.
store-healed = Des fichiers abîmés ont été réparés. Rien n’est perdu : { $records ->
    [one] { $records } enregistrement est là.
   *[other] { $records } enregistrements sont là.
}
store-healed-in-part = Des fichiers abîmés ont été réparés, mais { $missing ->
    [one] { $missing } enregistrement est perdu
   *[other] { $missing } enregistrements sont perdus
}. Si vous avez une sauvegarde, restaurez-la avec « passeport store restore ».
store-exposed = D’autres personnes de cette machine peuvent ouvrir le dossier des données : { $path }. Réservez-le à votre compte (chmod 700), ou choisissez un autre dossier avec --data.

# passeport store check
store-check-sound = Tout est en ordre : { $learners ->
    [one] { $learners } personne
   *[other] { $learners } personnes
}, { $records ->
    [one] { $records } enregistrement
   *[other] { $records } enregistrements
}.
store-check-repaired = Réparé, rien n’est perdu : { $learners ->
    [one] { $learners } personne
   *[other] { $learners } personnes
}, { $records ->
    [one] { $records } enregistrement
   *[other] { $records } enregistrements
}.
store-check-repairable = Une partie du journal est abîmée. Elle sera réparée à la prochaine ouverture des données.
store-check-damaged = Il manque { $missing ->
    [one] { $missing } enregistrement
   *[other] { $missing } enregistrements
} dans les deux copies. Restaurez la dernière sauvegarde avec « passeport store restore ».
store-check-held = Un autre programme utilise ces données : seul le journal a été vérifié.
store-check-no-index = La deuxième copie ne peut pas être utilisée pour le moment ({ $cause }). Le journal suffit.
store-check-aside = Mis de côté : { $path }

# passeport store backup, restore, rebuild
store-backed-up = Sauvegarde faite et relue dans { $path } : { $learners ->
    [one] { $learners } personne
   *[other] { $learners } personnes
}, { $records ->
    [one] { $records } enregistrement
   *[other] { $records } enregistrements
}.
store-restored = Sauvegarde remise en place dans { $path } : { $learners ->
    [one] { $learners } personne
   *[other] { $learners } personnes
}, { $records ->
    [one] { $records } enregistrement
   *[other] { $records } enregistrements
}.
store-set-aside = Les données d’avant sont gardées dans { $path }
store-beside = À côté : { $files ->
    [one] { $files } fichier
   *[other] { $files } fichiers
} (registres, listes, séances, avis, attestations rendues, nom du lieu).
store-beside-left = { $path } : il y en a déjà un ici, différent de celui de la sauvegarde. Il reste tel quel.
store-beside-wrong = { $path } : abîmé ou absent dans la sauvegarde. Il n’est pas repris ; cherchez-le dans une autre sauvegarde.
store-keys-left = Les clés ne sont pas dans cette sauvegarde ({ $keys }) : qui les a peut signer. Pour les emporter aussi, recommencez avec --with-key, et gardez la copie sous clé.
store-keys-stay = Les clés de la sauvegarde ({ $keys }) ne sont pas reprises : il y a déjà une clé ici.
store-not-empty = Le dossier n’est pas vide : { $path }. Choisissez un dossier nouveau ; pour une restauration, --replace met les données actuelles de côté.
store-no-journal = Aucune donnée dans { $path } : on n’y trouve pas de journal. Vérifiez le nom du dossier.
store-rebuilt = Deuxième copie refaite à partir du journal : { $records ->
    [one] { $records } enregistrement
   *[other] { $records } enregistrements
}.
store-not-rebuilt = La deuxième copie n’a pas pu être refaite. Le journal est intact et suffit. Vérifiez la place sur le disque.
