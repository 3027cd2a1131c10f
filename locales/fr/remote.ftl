# Des séances à distance, par SSH.

remote-idle = Rien n’a été tapé depuis longtemps : la séance est fermée. Tout est gardé. Reconnectez-vous pour reprendre.
remote-long = La séance a duré le plus longtemps possible : elle est fermée. Tout est gardé. Reconnectez-vous pour reprendre.
remote-stop = Le serveur s’arrête. Tout ce qui a été validé est gardé. Reconnectez-vous un peu plus tard.
remote-full = Il y a trop de monde en ce moment. Essayez encore dans quelques minutes.
serve-open = Le serveur écoute sur { $address }. Pour entrer : ssh -p { $port } visite@ suivi du nom de cette machine.
serve-key = Empreinte de la clé du serveur, à comparer à la première connexion : { $fingerprint }
serve-next-key = La clé de ce serveur va bientôt changer. Notez l’empreinte de la nouvelle : { $fingerprint }. Si votre terminal vous alerte un jour, comparez-la avec celle qu’il affiche.
serve-host-key = La clé du serveur ne peut pas servir : { $why }
serve-cannot = Le serveur ne peut pas s’ouvrir : { $why }
serve-status-silent = Le serveur ne répond pas à { $address } : { $why }. Vérifiez qu’il tourne, avec cette adresse.
serve-status-sessions = Séances ouvertes : { $count }
serve-status-strangers = Connexions qui n’ont pas encore dit qui elles sont : { $count }
serve-status-begun = Séances depuis l’ouverture : { $count }
serve-status-refused = Connexions et séances refusées : { $count }
serve-status-memory = Mémoire : { $count } Mo
serve-status-usual = La moitié des touches ont leur réponse en moins de { $count } ms
serve-status-slowest = 99 touches sur 100 ont leur réponse en moins de { $count } ms

remote-arriving = Un instant : nous cherchons votre passeport.
remote-hello = Bonjour.
remote-new-key = Nous ne connaissons pas encore cette clé.
remote-your-key = Votre clé : { $key }
remote-join = Créer mon passeport avec cette clé
remote-join-detail = La prochaine fois, vous serez reconnu tout seul.
remote-link = J’ai déjà une carte
remote-link-detail = Vos cinq mots, et cette clé ouvrira votre passeport.
remote-key-card = Nous gardons aussi l’empreinte de cette clé. Une clé perdue n’est pas un passeport perdu : gardez votre carte.
remote-no-key = Une carte de cinq mots vous permet de reprendre, ici ou ailleurs.
go-keys = Mes clés SSH
keys-title = Les clés de votre passeport
keys-what = Chaque clé de cette liste ouvre votre passeport, comme votre carte. Retirez celles que vous avez perdues.
keys-since = Liée le { $date }
keys-revoke = Retirer { $key }
keys-lost = Une clé retirée n’ouvre plus rien. Votre carte peut la lier de nouveau.
notice-key-linked = C’est fait : cette clé ouvre maintenant votre passeport.
notice-key-revoked = C’est fait : cette clé n’ouvre plus votre passeport.
remote-card-ask = Si vous avez une carte, tapez ses cinq mots, puis ENTRÉE. Sinon, appuyez seulement sur ENTRÉE.
remote-card-prompt = Vos cinq mots :
remote-card-wait = Trop de cartes ont été essayées depuis votre adresse. Attendez { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, puis reconnectez-vous. Sans carte : ssh visite@
exec-help = Ce que vous pouvez demander en une commande :
exec-help-attestations = vos attestations (ajoutez --json pour un programme)
exec-help-certificate = une attestation ; text, jwt, qr ou clr à la place de json
exec-help-bilan = la page pour votre conseiller
exec-help-plan = votre plan d’action ; --format ics pour un agenda
exec-help-export = tout ce qui est gardé de vous
exec-help-report = pour les formateurs : où l’on s’arrête, sans aucun nom
exec-quotes = Un guillemet n’est pas fermé.
exec-refused = Cette commande n’est pas possible à distance. Tapez « help » à la place pour voir ce qui l’est.
exec-unknown = Personne n’est connu avec cette clé. Connectez-vous d’abord sans commande, puis créez votre passeport ou liez votre carte.
exec-one-code = Donnez le code d’une attestation, et d’une seule : la commande « attestations » les donne.
remote-of-one = Ce passeport est déjà ouvert plusieurs fois. Fermez une autre séance, puis reconnectez-vous.
attach-nobody = Personne ne tient ce passeport ouvert : { $path }. Lancez d’abord « passeport serve ».
attach-cannot = Impossible de rejoindre { $path } : { $why }
attach-lost = La séance s’est interrompue : le programme qui tient le passeport ouvert s’est arrêté. Tout ce qui a été validé est gardé. Recommencez dans un instant.
attach-no-command = Cette commande ne peut pas être lue : elle est trop longue, ou ne tient pas sur une ligne. Connectez-vous sans commande.
attach-bad-key = Cette empreinte de clé ne se lit pas. Copiez-la telle que ssh-keygen -l l’écrit.
attach-not-yours = Seul l’utilisateur qui tient le passeport ouvert peut ouvrir le kiosque.
attach-other-version = Le passeport ouvert ici est d’une autre version. Redémarrez-le, puis recommencez.
serve-nobody = Cette machine ne connaît pas « { $name } ». Vérifiez la partie « ssh » de la configuration.
session-none-here = Aucune séance n’est tenue sur cette machine : { $path }. La personne qui anime lance d’abord « passeport lead ».
serve-no-socket = Les terminaux de cette machine ne peuvent pas rejoindre la séance : le dossier des données ne permet pas d’y ouvrir un fichier de connexion. Essayez --data avec un autre dossier.
