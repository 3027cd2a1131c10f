# Emporter ses pages d’un poste que plusieurs personnes utilisent.

outside-take = Emporter ces pages
outside-take-detail = Sur une clé USB, ou sur papier s’il y a une imprimante.
outside-head = Emporter
outside-title = Où mettre ces pages ?
outside-stick = Sur la clé USB « { $name } »
outside-folder = Dans le dossier « { $name } »
outside-room = { $room } Mo libres.
outside-paper = Sur papier : imprimer
outside-look = J’ai branché une clé : regarder à nouveau
outside-plug-in = Branchez une clé USB. Attendez cinq secondes. Puis regardez à nouveau.
outside-only = Rien n’est effacé ni remplacé sur la clé.
outside-no-printer = Il n’y a pas d’imprimante ici : emportez le fichier, et imprimez-le ailleurs.
outside-failed = Les pages ne peuvent pas être préparées ({ $why }). Prévenez la personne qui tient le lieu.
outside-on-stick = { $count ->
        [one] 1 fichier enregistré et relu
       *[other] { $count } fichiers enregistrés et relus
    } sur la clé « { $name } », dossier Passeport : { $files }. Vous pouvez retirer la clé.
outside-in-folder = { $count ->
        [one] 1 fichier enregistré et relu
       *[other] { $count } fichiers enregistrés et relus
    } dans « { $name } » : { $files }.
outside-printed = { $count ->
        [one] 1 document part à l’imprimante.
       *[other] { $count } documents partent à l’imprimante.
    } Prenez bien tous vos papiers.
outside-too-large = c’est trop à la fois pour « { $name } ». Prévenez la personne qui tient le lieu.
outside-full = la clé « { $name } » est pleine. Prenez une autre clé, ou faites-y de la place ailleurs.
outside-protected = la clé « { $name } » refuse l’écriture. Si elle a un petit bouton, poussez-le ; sinon, prenez une autre clé.
outside-gone = la clé « { $name } » n’est plus là. Rebranchez-la, attendez cinq secondes, puis regardez à nouveau.
outside-differs = la clé « { $name } » ne rend pas ce qui y est écrit : elle est abîmée. Prenez une autre clé.
outside-too-many = la clé « { $name } » a déjà trop de fichiers du même nom. Prenez une autre clé.
outside-silent = la clé « { $name } » ne répond plus. Retirez-la, rebranchez-la, puis regardez à nouveau.
outside-other = la clé « { $name } » pose un problème ({ $why }). Prenez une autre clé.

# La page « ce que j’ai appris » et l’attestation sur papier.
learnt-item = Ma page « ce que j’ai appris »
learnt-title = Ce que j’ai appris
learnt-on = Page du { $date }.
learnt-module = { $module }, réussi le { $date }
learnt-remember = À retenir :
learnt-foot = Document non délivré par l’État. L’attestation signée est un autre fichier.
learnt-for = Pour : { $who }
learnt-by = Délivrée par { $issuer }, le { $date }.
learnt-code = Numéro : { $code }
learnt-check = Cette page se lit ; le fichier signé se vérifie, avec « passeport verify ». Document non délivré par l’État.

# La carte sur papier.
card-print = Imprimer ma carte
card-paper = Ma carte d’apprenant
card-paper-keep = Gardez ce papier pour vous : ces cinq mots ouvrent vos modules.
