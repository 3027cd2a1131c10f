# The command line.
cli-about = Learn digital skills for your business, and earn the Passeport.
cli-terminal = The terminal no longer answers: { $why }
