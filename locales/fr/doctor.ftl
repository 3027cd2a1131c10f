# Le contrôle de la machine, pour la personne qui s’en occupe.

checkup-good = bien
checkup-look = à voir
checkup-bad = GRAVE
checkup-summary = { $bad ->
    [0] { $look ->
        [0] Tout va bien.
        [one] { $look } point à voir, rien de grave.
       *[other] { $look } points à voir, rien de grave.
    }
    [one] { $bad } point grave, { $look } à voir.
   *[other] { $bad } points graves, { $look } à voir.
}
checkup-moment = { $day }, { $hour } (heure universelle)

checkup-answers = Réponses gardées
checkup-answers-none = Personne n’a encore joué ici.
checkup-room = Place sur le disque
checkup-room-enough = { $room } Mo libres.
checkup-room-little = Plus que { $room } Mo libres. Faites de la place : supprimez des fichiers qui ne servent plus.
checkup-room-none = Plus que { $room } Mo libres. Bientôt, plus aucune réponse ne sera gardée. Faites de la place aujourd’hui.
checkup-room-unknown = Le système ne dit pas combien il reste.
checkup-clock = Horloge
checkup-clock-good = { $now }
checkup-clock-program = L’horloge dit { $now }, mais ce programme date de { $known }. Elle retarde : aucune attestation ne sera délivrée. Réglez-la avec « sudo timedatectl set-time », et changez la pile de la carte mère.
checkup-clock-record = L’horloge dit { $now }, mais une réponse a été gardée à { $known }. Une des deux dates est fausse. Réglez l’heure avec « sudo timedatectl set-time », et changez la pile de la carte mère.
checkup-modules = Modules
checkup-modules-good = { $count } modules, tous à jour.
checkup-modules-late = À relire par leurs auteurs : { $names }{ $more ->
    [0] {""}
    [one] {" "}et 1 autre
   *[other] {" "}et { $more } autres
}. { $late ->
    [one] Il reste utilisable
   *[other] Ils restent utilisables
}, et l’écran le dit. Installez la version récente du programme.
checkup-keys = Clés de signature
checkup-keys-none = Pas encore de clé. La première attestation la crée.
checkup-keys-good = { $count ->
    [one] 1 clé, lisible par ce compte seulement.
   *[other] { $count } clés, lisibles par ce compte seulement.
}
checkup-folder = Droits du dossier
checkup-folder-good = Aucun autre compte n’y entre.
checkup-site = Nom du lieu
checkup-site-named = { $name }
checkup-site-none = Pas encore donné : les attestations diront « machine de l’apprenant ». Il se donne dans le fichier site.ron.
checkup-printer = Imprimante
checkup-printer-good = Prête.
checkup-sticks = Clé USB
checkup-sticks-none = Aucune n’est branchée.
checkup-sticks-named = Proposé à l’écran : { $names }
checkup-sticks-bad = Le dossier ou la clé ne se lit pas : { $why }

print-bad-name = « { $queue } » n’est pas un nom d’imprimante. Écrivez celui que donne « lpstat -p » dans la configuration, partie kiosk, ligne printer.
print-no-program = Le programme d’impression n’est pas installé : sudo apt install cups-client
print-refused = L’imprimante ne répond pas bien ({ $why }). Vérifiez qu’elle est allumée et que « lpstat -p » la nomme.
print-silent = Le service d’impression ne répond pas. Éteignez et rallumez l’imprimante, puis recommencez.

doctor-card-colours = Ces { $count } couleurs doivent toutes se distinguer :
