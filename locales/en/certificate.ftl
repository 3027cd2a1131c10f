# Certificates, the Passeport and how they are verified.

# What is written and signed in the documents.
certificate-module-name = Certificate of completion – { $title }
certificate-module-criteria = At least { $right } of the { $drawn } questions of the final quiz answered right at the first try.
certificate-score = Right answers
certificate-status = Result
certificate-evidence = Record of the answers
certificate-narrative-alone = Module followed alone, without any check of identity.
certificate-narrative-group = Module followed in a group, with a trainer.
certificate-narrative-supervised = Module followed under the eyes of an adviser.
certificate-narrative-test = Final quiz passed directly, without the lessons.
certificate-passport-name = Passeport pour l'économie numérique
certificate-passport-description = Title given to heads of very small businesses and associations who took their first digital steps.
certificate-passport-criteria = At least { $modules } different modules passed, for the same organisation.
