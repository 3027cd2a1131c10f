# Reading aloud.

listen-key = Listen
listen-absent = This machine cannot read aloud: no voice is installed, or it may not speak. Whoever looks after it can install “espeak-ng”.
