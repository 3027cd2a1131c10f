# A certificate as text, for who is elsewhere.

text-head = The text of the certificate
text-show = Show the text to copy
text-show-detail = Without a frame, for your own terminal: to paste into a file.
text-home = To save the file at home: type this line in another window of your computer.
text-how-document = Select all of the text above, copy it, and paste it into a file named attestation.json.
text-how-token = Select all of the text above, copy it, and paste it into a file named attestation.jwt.
text-none = This certificate cannot be had in that form here: the key that signed it is not in use any more.
text-no-clipboard = Your terminal does not let its clipboard be filled: select the text yourself.
text-copy = Copy
text-token = As JWT
text-document = As JSON
text-copied = The text was sent to the clipboard of your terminal. Paste it to check: some terminals refuse without saying so.

closing-idle = { $minutes ->
    [0] Nothing was typed for a long time: the session closes in { $seconds } seconds. To stay, press ENTER.
    [one] Nothing was typed for a long time: the session closes in 1 minute. To stay, press ENTER.
   *[other] Nothing was typed for a long time: the session closes in { $minutes } minutes. To stay, press ENTER.
}
closing-long = { $minutes ->
    [0] This session has lasted long: it closes in { $seconds } seconds. All is kept, connect again to go on.
    [one] This session has lasted long: it closes in 1 minute. All is kept, connect again to go on.
   *[other] This session has lasted long: it closes in { $minutes } minutes. All is kept, connect again to go on.
}
remote-revoked = This key does not open this passport any more: it was just removed, in another session. Your card still opens your passport.
check-wait = Too many short codes were asked for from your address. Wait { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, or paste the text of the certificate: that never waits.
remote-your-terminal = Your terminal: { $name }, { $columns } × { $rows }, { $colours ->
    [0] no colours
    [-1] all colours
   *[other] { $colours } colours
}{ $frames ->
    [0] , letters only
   *[other] {""}
}
remote-encrypted = encrypted connection
exec-help-status = for administrators: how the server is; with a terminal (ssh -t), without end
status-head = The server
status-looking = One moment: the server is being asked.
status-what = Nothing here is about anybody. Looked at every 5 seconds; drawn again only when a figure changes.
text-way-in = Save at home, or show the code
