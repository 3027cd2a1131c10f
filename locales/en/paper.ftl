# Certificates on paper, on screen and as pictures.

# The code, on screen
code-head = The code of the certificate
code-show = Show the code to somebody
code-next = See the code: { $title }
code-short = Code to copy
code-copy = By hand: small letters and spaces do not matter, O reads as 0. This code finds the certificate, it does not prove it.
code-files = The files are in { $folder }
code-no-files = On this machine the files are not saved.
code-photo = Take a photo of the square: it proves the certificate, even without Internet.
code-no-room = The square to photograph does not fit here: it takes a larger screen, with colours.
code-none = The square to photograph cannot be made on this machine. The code below is enough to find the certificate.

# On paper and as pictures
export-letter = { $code } bears a name with a letter that the fonts of this program lack: ask for --format html or text, which write every letter.
export-too-long = { $code } says more than fits on one page: ask for --format html.
paper-above-passport = First steps in digital skills for small businesses
paper-awarded = for
paper-edition = { $module }, edition { $version }
paper-dates = Dates
paper-from-to = from { $from } to { $to }
paper-key = Issuer’s key
paper-status = List of withdrawals
paper-status-place = { $list }, place { $index }
paper-email = Electronic address
paper-email-hashed = in the signed document, in a form to check but not to read
paper-name = Document number
paper-check = Check this document
paper-way-square = With a telephone: read the square. Its text begins with PEN1 and is checked without Internet.
paper-way-file = With the file: give it to the command “passeport verify”, with the issuer’s key. Only the signed document inside it counts; compare it with this page.
paper-way-line = With the file: give it to the command “passeport verify”, with the issuer’s key. Only the line below counts, which begins with PEN1.
paper-way-code = By hand: copy the code below and ask the issuer or the programme, who look it up in their register.
paper-code = Code to copy
paper-square = Square to read with a telephone. It holds the code { $code } and the issuer’s signature.
paper-warning = Not a document issued by the State.
paper-document = The signed document (Open Badges 3.0)
paper-token = The same signed document, on one line
paper-badge-module = Module passed
paper-badge-passport = { $modules ->
        [one] 1 module passed
       *[other] { $modules } modules passed
    }

# Checking a PDF file or a picture
verify-reason-carrier-empty = This PDF file or picture holds no signed document. Printing it or taking a photo loses it: ask for the original file.
verify-reason-carrier-several = This file holds several signed documents: nobody can tell which to believe.
verify-reason-carrier-hidden = The signed document is hidden in this file in a way that other programs would not see.
verify-reason-carrier-damaged = This PDF file or picture is damaged.
verify-carried = Only the signed document inside this file was checked. Compare what follows with what is written or printed.
