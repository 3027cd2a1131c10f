# The command line.
cli-terminal = The terminal no longer answers: { $why }
cli-fault = The program stopped on a fault of its own. Your answers are kept. To go on, type: passeport

# Learners
learner-none = No learner in this folder.
learner-unknown = No learner begins with { $learner }. See `passeport learner list`.
learner-several = Several learners begin with { $learner }: give more letters.
learner-empty = Give the beginning of the identifier. See `passeport learner list`.
learner-too-short = To erase, give at least the first 8 signs of the identifier, not only « { $learner } ». See `passeport learner list`.
learner-passed = { $module }: passed on { $date }, { $right } of { $of }
learner-open = { $module }: under way
learner-certificates = Certificates and Passeport: { $count }
learner-erase-sure = Erase { $learner } for ever? Type yes, then Enter.
# What means yes, separated by commas
learner-erase-yes = y, yes
learner-kept = Nothing is erased.
learner-erased = No trace of { $learner } is left in this folder.
learner-erased-signed = { $learner } is erased from this folder, but for the register of attendance: the signature proves that the session was held. It stays there until { $date }, then it goes.

# Certificates
certificate-no-organisation = This learner has not named a business yet. That is done on the screen « My certificates ».
certificate-nothing-due = Nothing to do: all that is passed has its certificate.

# The check-up
doctor-ok = can be read and written
doctor-row = { $what }: { $value }
doctor-version = Version
doctor-language = Language
doctor-terminal = Terminal
doctor-is-terminal = A screen (not a pipe)
doctor-size = Columns and rows
doctor-glyphs = Signs
doctor-colours = Colours
doctor-data = Folder of the answers
doctor-store = State of the folder
doctor-key = Signing key
doctor-export = Folder of the certificates
doctor-modules = Modules
doctor-card = All these signs should be seen:
