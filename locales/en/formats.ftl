# The other forms of a certificate: token, code, SSH signature, dossier, text.

verify-reason-token = This token is not written as a token of this programme is.
verify-reason-code = This is not the text of such a code, or a part of it is missing. It starts with PEN1 and fits on one line.
verify-reason-no-key = A code does not hold the issuer's key. Add --issuer and the file of its public key.

# Exporting in another form
export-other-key = { $code } was signed with a key that was set aside: only the form json is left. For the other forms, issue a new certificate.
export-not-genuine = { $code } is not genuine in this folder: it is signed in no other form. Check the data: passeport store check
export-not-a-passport = { $code } is the certificate of a module: only a Passeport has a dossier. Ask for another form, or give the code of the Passeport.
export-missing = A certificate that { $code } rests on is not here: the dossier cannot be made.
export-too-old = { $code }, or one of its certificates, comes from an older version of this program, without the signature that readers of dossiers know. Issue a new certificate.
export-unnumbered = { $code } is about a module added by this site: a short code cannot name it. Ask for another form.
export-text-key = Key of the issuer: { $key }
export-text-check = To check: passeport verify, this file, --issuer and the key obtained from the issuer. Only the line below that starts with PEN1 counts.
export-text-no-code = This text proves nothing by itself: ask for the json file as well.

# Checking the other forms
verify-code-module = module no. { $number }, unknown to this program
verify-code-compare = Compare this number of the organisation and this code with those of the person who shows you the document: a code can be copied.
verify-lone-seal = A signature alone says nothing: save it beside its document, under the same name followed by .sig, and check that file.
verify-nothing-there = { $path } holds no certificate (json, jwt or txt files).
verify-bad-code = "{ $code }" is not a code: one character is wrong, or two are exchanged. Read it again.
verify-unknown-code = No certificate known here has the code { $code }. Look for it elsewhere with --register.
verify-progress = { $done } of { $of }
verify-total = { $count ->
    [one] { $count } document checked:
   *[other] { $count } documents checked:
}
verify-count-valid = valid: { $count }
verify-count-altered = refused: { $count }
verify-count-unknown = undetermined: { $count }
verify-count-revoked = withdrawn: { $count }
verify-count-out-of-date = out of date: { $count }
verify-count-untrusted = of an issuer not recognised: { $count }
verify-stopped = { $left ->
    [one] Stopped before the end: { $left } file was not looked at.
   *[other] Stopped before the end: { $left } files were not looked at.
}
