# The learners' data, how they are checked and copied.

# What could not be done, and what to do.
store-error-full = The disk is full ({ $path }). Nothing that was saved is lost. Make room, then try again: the program need not be restarted.
store-error-read-only = The folder is on a read-only medium ({ $path }). Lessons can be read, nothing will be saved. To save, choose another folder with --data.
store-error-forbidden = You may not read or write here: { $path }. Ask the person who looks after the machine, or choose another folder with --data.
store-error-held = Another program is using these data ({ $path }). Close it, then try again.
store-error-held-by = Process { $holder } is using these data ({ $path }). Close it, then try again.
store-error-too-new = These data were written by a newer version ({ $path }, format { $found }, here up to { $known }). Nothing was changed. Install the newer version of Passeport.
store-error-unavailable = The disk does not answer as it should ({ $path }): { $cause }. What was saved is still in place. Check the disk, then try again.
store-error-unknown-learner = This person is not, or no longer, in the data.
store-error-already-joined = This person is in the data already.
store-error-too-large = This is too long to be saved. Shorten the text.
store-error-corrupt = Unreadable in both copies: { $what }. Restore the last backup with "passeport store restore".

# One calm line, once.
store-healed = Damaged files were repaired. Nothing is lost: { $records ->
    [one] { $records } record is there.
   *[other] { $records } records are there.
}
store-healed-in-part = Damaged files were repaired, but { $missing ->
    [one] { $missing } record is lost
   *[other] { $missing } records are lost
}. If you have a backup, restore it with "passeport store restore".
store-exposed = Other people on this machine can open the folder of the data: { $path }. Keep it to your account (chmod 700), or choose another folder with --data.

# passeport store check
store-check-sound = All is well: { $learners ->
    [one] { $learners } person
   *[other] { $learners } people
}, { $records ->
    [one] { $records } record
   *[other] { $records } records
}.
store-check-repaired = Repaired, nothing is lost: { $learners ->
    [one] { $learners } person
   *[other] { $learners } people
}, { $records ->
    [one] { $records } record
   *[other] { $records } records
}.
store-check-repairable = Part of the journal is damaged. It will be repaired when the data are opened next.
store-check-damaged = { $missing ->
    [one] { $missing } record is
   *[other] { $missing } records are
} missing in both copies. Restore the last backup with "passeport store restore".
store-check-held = Another program is using these data: only the journal was checked.
store-check-no-index = The second copy cannot be used for now ({ $cause }). The journal is enough.
store-check-aside = Set aside: { $path }

# passeport store backup, restore, rebuild
store-backed-up = Backed up and read back in { $path }: { $learners ->
    [one] { $learners } person
   *[other] { $learners } people
}, { $records ->
    [one] { $records } record
   *[other] { $records } records
}.
store-restored = Backup put back in { $path }: { $learners ->
    [one] { $learners } person
   *[other] { $learners } people
}, { $records ->
    [one] { $records } record
   *[other] { $records } records
}.
store-set-aside = The data of before are kept in { $path }
store-beside = Beside them: { $files ->
    [one] { $files } file
   *[other] { $files } files
} (registers, rosters, sessions, opinions, certificates returned, name of the place).
store-beside-left = { $path }: there is one here already, other than that of the backup. It stays as it is.
store-beside-wrong = { $path }: damaged or missing in the backup. It is left out; look for it in another backup.
store-keys-left = The keys are not in this backup ({ $keys }): whoever has them can sign. To take them along, do it again with --with-key, and lock the copy away.
store-keys-stay = The keys of the backup ({ $keys }) are left out: there is a key here already.
store-not-empty = The folder is not empty: { $path }. Choose a new folder; for a restore, --replace sets the present data aside.
store-no-journal = No data in { $path }: there is no journal. Check the name of the folder.
store-rebuilt = Second copy made again from the journal: { $records ->
    [one] { $records } record
   *[other] { $records } records
}.
store-not-rebuilt = The second copy could not be made again. The journal is whole and is enough. Check the room on the disk.
