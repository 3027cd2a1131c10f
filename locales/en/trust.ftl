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
