# Les attestations, le Passeport et leur vérification.

# Ce qui est écrit et signé dans les documents.
certificate-module-name = Attestation de suivi – { $title }
certificate-module-criteria = Avoir répondu juste, du premier coup, à au moins { $right } des { $drawn } questions du quiz final.
certificate-score = Bonnes réponses
certificate-status = Résultat
certificate-evidence = Relevé des réponses
certificate-narrative-alone = Module suivi seul, sans contrôle d'identité.
certificate-narrative-group = Module suivi en groupe, avec un formateur.
certificate-narrative-supervised = Module suivi sous le contrôle d'un conseiller.
certificate-narrative-test = Quiz final réussi directement, sans les leçons.
certificate-passport-name = Passeport pour l'économie numérique
certificate-passport-description = Titre remis aux dirigeants de très petites entreprises et d'associations qui se sont initiés au numérique.
certificate-passport-criteria = Avoir réussi au moins { $modules } modules différents, pour la même organisation.
