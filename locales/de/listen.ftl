# Das Vorlesen.

listen-key = Vorlesen
listen-absent = Dieses Gerät kann nicht vorlesen: Es ist keine Stimme installiert, oder es darf nicht sprechen. Wer das Gerät betreut, kann »espeak-ng« installieren.
