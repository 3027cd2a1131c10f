# Trust: the list of issuers, and those of withdrawals.

trust-bad = { $path }: { $why }
trust-older = { $path }: a newer list, of { $date }, is installed already. Nothing is changed.
trust-no-roots = Say first which three root keys sign the lists. Add --root and their three files.
trust-other-roots = These root keys are not those of the installed list. Nothing is changed.
trust-list-shape = this is not a trust list. Technical detail: { $detail }
trust-list-member = the member "{ $member }" cannot be read.
trust-list-twice = the key { $key } stands there twice.
trust-list-dates = the dates of this list do not follow each other.
trust-list-signature = a signature does not belong to this list: something was changed.
trust-list-roots = 2 of the 3 root keys must sign; { $found } did.
trust-list-rollback = this list has number { $found }, and list { $known } is known already. Ask for the latest one.
trust-list-chain = this list does not follow the one that is installed. Do not rely on it.
trust-status-shape = this is not a list of withdrawals. Technical detail: { $detail }
trust-status-encoding = the list of withdrawals cannot be unfolded.
trust-status-length = the list of withdrawals is too short or too long.
trust-status-signature = the signature does not belong to this list of withdrawals: something was changed.
trust-status-unwritable = the list of withdrawals cannot be written.

# The list of withdrawals of this site
status-missing = This site keeps no list of withdrawals. Start one: passeport certificate status --new
status-exists = This site keeps a list of withdrawals already: { $list }
status-bad-name = "{ $name }" will not do: the address of the list must start with https://
status-other-list = This document names another list of withdrawals, { $list }: only who keeps that one can withdraw it.
status-full = All places of the list of withdrawals are taken. Nothing is issued; tell whoever looks after this program.
status-clock = This computer’s clock is behind: a list was signed on { $known }. Set the clock, then try again.
status-damaged = { $path } is damaged ({ $why }). Put this file back from a backup: without it, what was withdrawn is not known any more.
status-begun = This site now keeps a list of withdrawals: { $list }. Certificates issued from here on name it.
status-written = List of withdrawals written ({ $count ->
    [0] none
    [one] { $count } withdrawal
   *[other] { $count } withdrawals
}), holds for 90 days: { $path }
status-none = This document names no list of withdrawals: it cannot be withdrawn. It was issued before this site kept one.
status-withdrawn = { $code } is withdrawn. Hand the new list to whoever verifies.
status-already = { $code } is withdrawn already, since { $date }: { $reason }
status-replaced = { $old } is replaced by { $new }.
status-not-withdrawn = { $old } stays valid: it names no list of withdrawals of this site.
status-reason-replaced = replaced

# The clock
clock-before-program = This computer’s clock is behind: it shows { $now }, and this program is of { $known }. Set the clock, then try again.
clock-before-record = This computer’s clock shows { $now }, and an answer was kept on { $known }. Set the clock, then try again. If the clock is right: passeport certificate issue, with --clock-checked
clock-before-list = This computer’s clock is behind: it shows { $now }, and the trust list is of { $known }. Set the clock, then try again.
clock-doubt = Nothing proves that the clock is right: it shows { $now } (universal time). Check the date.
certificate-needs-adviser = A certificate for what an adviser looked on is signed with the adviser’s key: add --supervised

# The command "trust"
trust-none = No trust list is installed.
trust-bad-siret = "{ $siret }" is not a SIRET: 14 digits, of which the last one checks the others.
trust-no-such-key = The key { $key } is not in this list.
trust-not-a-root = The key { $key } is none of the three root keys: its signature would not count.
trust-one-key = Give one key only.
trust-site = { $name } ({ $siret })
trust-site-declared = { $name } ({ $siret }), declared provider of training
trust-key = { $key }, from { $from }: { $may }
trust-key-until = { $key }, from { $from } to { $until }: { $may }
trust-may-module = modules followed alone or in a group
trust-may-supervised = modules followed with an adviser
trust-may-passport = Passeport
trust-revoked = Do not believe { $key } any more since { $since }: { $reason }
trust-unsigned = { $path }: { $signed ->
    [one] { $signed } signature
   *[other] { $signed } signatures
}, { $needed } of root keys are needed. To sign: passeport trust sign
trust-signed = { $path } is signed by enough root keys. To go by it: passeport trust install
trust-status-line = List of withdrawals { $list } ({ $count ->
    [0] none
    [one] { $count } withdrawal
   *[other] { $count } withdrawals
})
trust-too-old = Too old to conclude. Ask for a recent one.

# Keys under a passphrase
key-ask = Passphrase:
key-ask-new = New passphrase (12 characters at least):
key-ask-again = Once more:
key-wrong-passphrase = The passphrase is wrong, or the file was changed.
key-short-passphrase = The passphrase must have { $shortest } characters at least: a few words will do.
key-bad-lock = This key file is damaged.
key-not-in-agent = No SSH agent holds this key. Add it with “ssh-add”, in the session where SSH_AUTH_SOCK is set.
key-agent-taken = The adviser’s key stays in the SSH agent: only its public half is kept here.
key-no-passphrase = No passphrase was given, or not the same twice. Nothing is changed.
key-adviser-made = The adviser’s key is under a passphrase: { $path }. Without the passphrase it is of no use; once forgotten, it cannot be found again.
key-rotated = The old key is set aside: { $path }. Have the new one added to the trust list, and the old one removed.

# Requests of machines without a key
site-asks = This computer signs nothing: it makes requests. An adviser types: passeport certificate request
request-made = Request written: { $path }. Hand this file to the adviser. The key of this computer: { $key }
request-not-made = The request is not made: { $why }
request-bad = this is not a request that can be read. Technical detail: { $why }
request-signature = the signature does not belong to this request: something was changed.
request-gap = answers are missing at number { $number }: the request is not complete.
request-unknown-machine = the computer that asks is not known here. Compare its key on the spot, then add: --machine { $key }
request-answered = this request, or a later one of the same computer, was answered already.
certificate-receive-kept = Kept in the learner’s records: { $code }
certificate-receive-known = Kept already: { $code }
certificate-receive-refused = { $why } Nothing is kept.
certificate-receive-form = this is not the certificate itself. Bring the .json file that the adviser’s computer wrote.
certificate-receive-stranger = this certificate is for no learner of this computer.
recompute-no-quiz = the answers of the final quiz are not in the request.
recompute-other-text = the quiz comes from another text than the one here. Install the same version of the module.
recompute-other-draw = these questions are not those that the quiz drew.
recompute-other-rule = the rule for passing is not that of the module.
recompute-other-score = the score, worked out anew from the answers, is not the one that is asked for.
