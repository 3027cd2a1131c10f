# A certificate that somebody brings, checked on screen.
go-check = Check a certificate
key-check = Check
check-title = Check a certificate
check-offline = without internet
check-hand = What do you have in hand?
check-files = A file
check-files-detail = Received on a USB stick or by e-mail.
check-type = A code
check-type-detail = The short code of a paper, or the text of a black square (QR).
check-code = Type or paste the code:
check-code-example = A short code looks like PEN-04HM-ASWS. Capitals, spaces and hyphens do not matter.
check-code-paste = The text of a black square begins with PEN1.
check-which = Which file is to be checked?
check-no-list = No list of recognised places is installed here. One can tell whether a document was altered, not whether its issuer is recognised.
check-nobody = Nothing can be checked here. See whoever looks after this place.
check-issuers = Accepted issuers
check-issuers-given = { $count ->
    [one] one key, given at the start
   *[other] { $count } keys, given at the start
}
check-unknown-code = No certificate known here has the code { $code }. Ask for the file, or for the text of the black square (QR).
check-list-trust = List of recognised places
check-list-status = List of withdrawals
check-list-age = { $days ->
    [0] made today
    [one] of { $date }, { $days } day ago
   *[other] of { $date }, { $days } days ago
}
check-list-too-old = of { $date }: too old
check-result = Result
check-result-of = Result { $number } of { $of }
check-held = Checks that held
check-whole = All that is signed, word for word
check-whole-what = These lines are exactly as they were signed. They serve technicians, and in a dispute.
check-next = The other certificate of this code
check-again = Check another certificate
check-compare = Compare these lines with the paper you are shown.
check-advice-altered = Do not accept this document. Ask for the original file, or type the short code of the paper.
check-advice-unknown = Conclude nothing for now. Call the place that issued the document, or mend what is missing.
check-advice-revoked = Do not accept this document. Ask the person for the one that replaces it.
check-advice-out-of-date = Do not accept this document today. Ask for a recent one.
check-advice-untrusted = Do not accept this document without calling the place, on a number you find yourself.
check-why-no-list = No list of recognised places is installed on this computer.
check-why-no-key = This code does not say which key signed it, and no list of recognised places is installed on this computer.
check-why-no-status = The list of withdrawals of this place is not on this computer: the document may have been withdrawn since.
check-why-clock = The date of this computer is wrong. Set it, then start again.
check-why-list-old = The list of recognised places held until { $date }. A more recent one is needed.
check-why-files = The certificates of the modules were not shown ({ $missing } of { $of }). The Passeport holds without them.
verify-nothing = What is to be checked? Give a file, a folder or a code. On a terminal, screens ask for it.
