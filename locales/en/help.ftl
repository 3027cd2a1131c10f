# The help of the command line.
help-heading-usage = Usage:
help-heading-commands = Commands:
help-heading-command = COMMAND
help-heading-options = Options:
help-heading-arguments = Arguments:
help-values = [values: { $values }]
help-variable = [variable: { $name }]
help-passeport-help = Show the help
help-passeport-version = Show the version

help-passeport = Learn digital skills for your business, and earn the Passeport.

# Options of all commands
help-passeport-data = Folder of the learners’ data
help-passeport-config = Configuration file with these options, in RON
help-passeport-modules = Folder of modules that add to or replace those of the program
help-passeport-locale = Language: fr or en
help-passeport-export = Folder that certificates are written to
help-passeport-linear = Plain lines instead of screens
help-passeport-glyphs = Signs the terminal can show
help-passeport-colours = Colours the terminal can show
help-passeport-size = Size of the text
help-passeport-json = Answers for a program, in JSON

# The commands
help-passeport-play = Play on this terminal
help-passeport-module = Modules: list them, check them, print their sheets
help-passeport-module-list = List the modules that can be played
help-passeport-module-sheet = Show, to print it, the sheet of a module to fill in and tick
help-passeport-module-sheet-module = The module, by its name: materiel
help-passeport-module-check = Check modules, or one module, or one file; without a path, those of the program
help-passeport-module-check-path = Folder of modules, folder of one module, or file
help-passeport-module-check-strict = Refuse warnings too
help-passeport-store = Look after the learners’ data
help-passeport-store-check = Check both copies and repair: 0 sound, 1 repaired or repairable, 2 damaged
help-passeport-store-backup = Copy the data to a new folder; others may play meanwhile
help-passeport-store-backup-with-key = Take the signing key of the site along.
help-passeport-store-backup-folder = The folder to create
help-passeport-store-restore = Put a backup back in place
help-passeport-store-restore-folder = The folder of the backup
help-passeport-store-restore-replace = Set the present data aside, under another name
help-passeport-store-rebuild = Make the second copy again from the journal
help-passeport-verify = Check a certificate or a Passeport: 0 valid, 1 altered or malformed, 2 cannot conclude, 4 not yet valid or expired, 5 issuer not trusted
help-passeport-verify-file = The file to check, or “-” for standard input
help-passeport-verify-issuer = An issuer to believe: a file with its public key, or its did:key; several times if needed
help-passeport-verify-with = The module certificates a Passeport rests on
help-passeport-verify-at = Check as of that day (2026-11-21) or moment (2026-11-21T10:15:00Z), in UTC
help-passeport-learner = The learners of this folder
help-passeport-learner-list = List the learners, the one seen last first
help-passeport-learner-show = Show what one learner has done
help-passeport-learner-plan = Write the plan of action of one learner to standard output
help-passeport-learner-plan-learner = { help-passeport-learner-learner }
help-passeport-learner-plan-format = A page to print, a calendar, or JSON
help-passeport-learner-export = Write all that is kept of one learner, as JSON, to standard output
help-passeport-learner-bilan = Write the page for the adviser: goal, plan, modules passed. Never a score
help-passeport-learner-erase = Remove every trace of one learner from this folder
help-passeport-learner-learner = The learner: the beginning of the identifier is enough
help-passeport-learner-show-learner = { help-passeport-learner-learner }
help-passeport-learner-export-learner = { help-passeport-learner-learner }
help-passeport-learner-bilan-learner = { help-passeport-learner-learner }
help-passeport-learner-bilan-format = How it is written: text of one page, or data
help-passeport-learner-erase-learner = { help-passeport-learner-learner }
help-passeport-learner-erase-yes = Do not ask
help-passeport-certificate = Certificates made here: list them, write them to files, issue them
help-passeport-certificate-list = List the certificates made here, oldest first
help-passeport-certificate-export = Write certificates to files, in the folder of --export
help-passeport-certificate-export-codes = Codes such as PEN-1234-5678
help-passeport-certificate-export-all = All of them
help-passeport-certificate-issue = Issue what a learner has earned and does not have yet
help-passeport-certificate-issue-learner = { help-passeport-learner-learner }
help-passeport-certificate-issue-name = Write the learner’s name on it, as asked for by the learner
help-passeport-report = Reports, without names, for those who write or lead the modules
help-passeport-report-questions = How hard the questions are and what is answered; small numbers are withheld
help-passeport-report-questions-module = Only this module
help-passeport-report-modules = How far learners come in each module, and where they stop
help-passeport-report-modules-module = Only this module
help-passeport-report-passports = How many Passeports were earned, month by month
help-passeport-key = The key this site signs with
help-passeport-key-new = Make the key with which this site signs certificates
help-passeport-key-new-replace = Set the present key aside; what it signed stays verifiable
help-passeport-key-show = Show the public half of the key, to be handed to whoever verifies
help-passeport-key-list = List the key in use and those set aside
help-passeport-doctor = This terminal, this machine, this installation
help-passeport-completions = Completions for a shell, to standard output
help-passeport-completions-shell = Which shell
help-passeport-man = The manual page, to standard output

# When the command is misused
usage-unknown-option = Unknown option: { $what }
usage-unknown-command = Unknown command: { $what }
usage-bad-value = “{ $other }” does not fit { $what }
usage-no-value = { $what } expects a value.
usage-missing = This is missing: { $what }
usage-missing-command = A command is missing.
usage-conflict = { $what } cannot be used with { $other }
usage-wrong = The command is misspelt.
usage-values = Possible values: { $what }
usage-suggested = Did you mean { $what }?
usage-see-help = To see how it is done: passeport --help

# The configuration file
config-unreadable = The configuration { $path } cannot be read: { $why }
config-unknown-key = { $place }: there is no key “{ $why }”. The keys: { $keys }
config-twice = { $place }: the key “{ $why }” is there twice.
config-bad-value = { $place }: this value does not fit: { $why }
config-bad = { $place }: this is not a configuration in RON ({ $why }). Example: { $example }
