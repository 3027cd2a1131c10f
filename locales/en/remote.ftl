# Sessions from elsewhere, by SSH.

remote-idle = Nothing was typed for a long time: the session is closed. All is kept. Connect again to go on.
remote-long = The session lasted as long as one may: it is closed. All is kept. Connect again to go on.
remote-stop = The server stops. All that was validated is kept. Connect again a little later.
remote-full = There are too many people right now. Try again in a few minutes.
serve-open = The server listens on { $address }. To come in: ssh -p { $port } visite@ followed by the name of this machine.
serve-key = Fingerprint of the server’s key, to compare at the first connection: { $fingerprint }
serve-host-key = The server’s key cannot be used: { $why }
serve-cannot = The server cannot open: { $why }
