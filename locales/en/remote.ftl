# Sessions from elsewhere, by SSH.

remote-idle = Nothing was typed for a long time: the session is closed. All is kept. Connect again to go on.
remote-long = The session lasted as long as one may: it is closed. All is kept. Connect again to go on.
remote-stop = The server stops. All that was validated is kept. Connect again a little later.
remote-full = There are too many people right now. Try again in a few minutes.
serve-open = The server listens on { $address }. To come in: ssh -p { $port } visite@ followed by the name of this machine.
serve-key = Fingerprint of the server’s key, to compare at the first connection: { $fingerprint }
serve-next-key = The key of this server will change soon. Note the fingerprint of the new one: { $fingerprint }. If your terminal warns you one day, compare it with the one it shows.
serve-host-key = The server’s key cannot be used: { $why }
serve-cannot = The server cannot open: { $why }
serve-status-silent = The server does not answer at { $address }: { $why }. Check that it runs, with that address.
serve-status-sessions = Open sessions: { $count }
serve-status-strangers = Connections that have not said yet who they are: { $count }
serve-status-begun = Sessions since it opened: { $count }
serve-status-refused = Connections and sessions refused: { $count }
serve-status-memory = Memory: { $count } MB
serve-status-usual = Half of the keys are answered in less than { $count } ms
serve-status-slowest = 99 keys of 100 are answered in less than { $count } ms

remote-arriving = One moment: we are looking for your passport.
remote-hello = Hello.
remote-new-key = We do not know this key yet.
remote-your-key = Your key: { $key }
remote-join = Create my passport with this key
remote-join-detail = Next time you are recognised at once.
remote-link = I already have a card
remote-link-detail = Your five words, and this key opens your passport.
remote-key-card = We also keep the fingerprint of this key. A lost key is not a lost passport: keep your card.
remote-no-key = A card of five words lets you go on, here or elsewhere.
go-keys = My SSH keys
keys-title = The keys of your passport
keys-what = Each key of this list opens your passport, as your card does. Remove those that you lost.
keys-since = Linked on { $date }
keys-revoke = Remove { $key }
keys-lost = A removed key opens nothing any more. Your card can link it again.
notice-key-linked = Done: this key opens your passport from now on.
notice-key-revoked = Done: this key opens your passport no more.
remote-card-ask = If you have a card, type its five words, then ENTER. If not, just press ENTER.
remote-card-prompt = Your five words:
remote-card-wait = Too many cards were tried from your address. Wait { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, then connect again. Without a card: ssh visite@
exec-help = What you can ask in one command:
exec-help-attestations = your certificates (add --json for a program)
exec-help-certificate = one certificate; text, jwt, qr or clr in place of json
exec-help-bilan = the page for your adviser
exec-help-plan = your plan of action; --format ics for a calendar
exec-help-export = all that is kept of you
exec-help-report = for trainers: where people stop, without any name
exec-quotes = A quotation mark is not closed.
exec-refused = This command cannot be used from elsewhere. Type “help” in its place to see what can.
exec-unknown = Nobody is known with this key. Connect without a command first, then create your passport or link your card.
exec-one-code = Give the code of one certificate, and of one only: the command “attestations” tells them.
remote-of-one = This passport is open several times already. Close another session, then connect again.
attach-nobody = Nobody has this passport open: { $path }. Start “passeport serve” first.
attach-cannot = { $path } cannot be joined: { $why }
attach-lost = The session was interrupted: the program that has the passport open has stopped. Everything validated is kept. Try again in a moment.
attach-no-command = This command cannot be read: it is too long, or more than one line. Connect without a command.
attach-bad-key = This key fingerprint cannot be read. Copy it as ssh-keygen -l writes it.
attach-not-yours = Only the user who has the passport open may open the kiosk.
attach-other-version = The passport open here is of another version. Restart it, then try again.
serve-nobody = This machine does not know “{ $name }”. Check the “ssh” part of the configuration.
session-none-here = No session is held on this machine: { $path }. Whoever leads starts “passeport lead” first.
serve-no-socket = The terminals of this machine cannot join the session: the data folder does not let a connection file be opened in it. Try --data with another folder.
