# Les attestations sur papier, à l’écran et en image.

# Le code, à l’écran
code-head = Le code de l’attestation
code-show = Montrer le code à quelqu’un
code-next = Voir le code : { $title }
code-short = Code à recopier
code-copy = À la main : minuscules et espaces ne comptent pas, O se lit 0. Ce code retrouve l’attestation, il ne la prouve pas.
code-files = Les fichiers sont dans { $folder }
code-no-files = Sur cette machine, les fichiers ne sont pas enregistrés.
code-photo = Photographiez le carré : il prouve l’attestation, même sans Internet.
code-no-room = Le carré à photographier ne tient pas ici : il faut un plus grand écran, en couleurs.
code-none = Le carré à photographier ne peut pas être fait sur cette machine. Le code ci-dessous suffit pour retrouver l’attestation.

# Sur papier et en image
export-letter = { $code } porte un nom dont une lettre manque dans les polices de ce programme : demandez --format html ou text, qui écrivent toutes les lettres.
export-too-long = { $code } en dit plus que ce qui tient sur une page : demandez --format html.
paper-above-passport = Initiation au numérique des petites entreprises
paper-awarded = pour
paper-edition = { $module }, édition { $version }
paper-dates = Dates du suivi
paper-from-to = du { $from } au { $to }
paper-key = Clé de l’émetteur
paper-status = Liste des retraits
paper-status-place = { $list }, place { $index }
paper-email = Adresse électronique
paper-email-hashed = dans le document signé, sous une forme qui se vérifie sans se lire
paper-name = Numéro du document
paper-check = Vérifier ce document
paper-way-square = Avec un téléphone : lisez le carré. Son texte commence par PEN1 et se vérifie sans Internet.
paper-way-file = Avec le fichier : donnez-le à la commande « passeport verify », avec la clé de l’émetteur. Seul compte le document signé qu’il contient ; comparez-le à cette page.
paper-way-line = Avec le fichier : donnez-le à la commande « passeport verify », avec la clé de l’émetteur. Seule compte la ligne ci-dessous, qui commence par PEN1.
paper-way-code = À la main : recopiez le code ci-dessous et demandez-le à l’émetteur ou au programme, qui le cherche dans son registre.
paper-code = Code à recopier
paper-square = Carré à lire avec un téléphone. Il contient le code { $code } et la signature de l’émetteur.
paper-warning = Document non délivré par l’État.
paper-document = Le document signé (Open Badges 3.0)
paper-token = Le même document signé, sur une ligne
paper-badge-module = Module réussi
paper-badge-passport = { $modules ->
        [one] 1 module réussi
       *[other] { $modules } modules réussis
    }

# Vérifier un fichier PDF ou une image
verify-reason-carrier-empty = Ce fichier PDF ou cette image ne contient pas de document signé. Un document imprimé ou photographié le perd : demandez le fichier d’origine.
verify-reason-carrier-several = Ce fichier contient plusieurs documents signés : on ne sait pas lequel croire.
verify-reason-carrier-hidden = Le document signé est caché dans ce fichier d’une façon que d’autres programmes ne verraient pas.
verify-reason-carrier-damaged = Ce fichier PDF ou cette image est abîmé.
verify-carried = Seul le document signé que contient ce fichier a été vérifié. Comparez ce qui suit avec ce qui est écrit ou imprimé.
