# Des séances à distance, par SSH.

remote-idle = Rien n’a été tapé depuis longtemps : la séance est fermée. Tout est gardé. Reconnectez-vous pour reprendre.
remote-long = La séance a duré le plus longtemps possible : elle est fermée. Tout est gardé. Reconnectez-vous pour reprendre.
remote-stop = Le serveur s’arrête. Tout ce qui a été validé est gardé. Reconnectez-vous un peu plus tard.
remote-full = Il y a trop de monde en ce moment. Essayez encore dans quelques minutes.
serve-open = Le serveur écoute sur { $address }. Pour entrer : ssh -p { $port } visite@ suivi du nom de cette machine.
serve-key = Empreinte de la clé du serveur, à comparer à la première connexion : { $fingerprint }
serve-host-key = La clé du serveur ne peut pas servir : { $why }
serve-cannot = Le serveur ne peut pas s’ouvrir : { $why }
