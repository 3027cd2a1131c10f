# Prendre part à une séance en groupe, sur son propre poste.

seat-go = Rejoindre une séance
seat-go-detail = Avec le code à quatre chiffres affiché dans la salle.
seat-door = Rejoindre une séance
seat-door-what = Tapez le code à quatre chiffres affiché dans la salle, puis Entrée. On peut arriver en retard : vous entrez là où en est le groupe.
seat-wall-door = Projeter une séance
seat-wall-door-what = Tapez le code de la séance, puis Entrée. Cet écran montrera la question et les réponses du groupe, sans aucun nom.
seat-pin = Code de la séance :
seat-pin-shape = Le code a quatre chiffres. Il est affiché sur l’écran de la salle.
seat-pin-wrong = Aucune séance ouverte n’a ce code. Regardez l’écran de la salle et tapez-le à nouveau.
seat-pin-wait = Plusieurs codes faux ont été tapés. Réessayez dans { $minutes ->
    [one] une minute
   *[other] { $minutes } minutes
}, ou demandez à la personne qui anime.
seat-full = Cette séance est complète. Demandez à la personne qui anime.
seat-nobody = Aucune séance n’est ouverte ici en ce moment.
seat-in = Votre réponse est enregistrée. Vous pouvez la changer tant que le vote est ouvert.
seat-changed = Vous avez changé d’avis ? Entrée envoie votre nouvelle réponse. L’ancienne compte en attendant.
seat-sure-offer = Êtes-vous sûr de vous ? La touche S le dit, si vous voulez.
seat-sure = Vous avez dit : plutôt sûr. (touche S pour changer)
seat-unsure = Vous avez dit : pas sûr. (touche S pour changer)
seat-key-sure = Sûr ou pas
seat-second = Deuxième vote : après avoir parlé avec vos voisins, choisissez à nouveau.
seat-soon = Lisez la question. Le vote va s’ouvrir.
seat-closed = Le vote est fermé. La suite arrive sur cet écran.
seat-late = Le vote vient de se fermer : ce dernier choix n’a pas été pris.
seat-discuss = Les avis sont partagés. Parlez 2 minutes avec votre voisin : expliquez votre choix. Ensuite, vous voterez à nouveau.
seat-frozen = Un instant : écoutez la personne qui anime. Votre écran reprendra tout seul.
seat-alone = Vous avancez à votre rythme.
seat-follow = Revenir où en est le groupe
seat-help = J’ai besoin d’aide
seat-help-detail = La personne qui anime le voit, les autres non.
seat-help-done = Je n’ai plus besoin d’aide
seat-key-help = Aide discrète
seat-key-help-done = Plus besoin
seat-help-comes = Votre appel est parti. La personne qui anime vient vers vous ; les autres ne voient rien.
seat-hint = UN MOT POUR VOUS
seat-removed = Vous n’êtes plus dans la séance
seat-removed-what = La personne qui anime vous en a sorti. Vos réponses sont gardées, et vous pouvez revenir.
seat-return = Revenir dans la séance
seat-over = La séance est terminée
seat-over-thanks = Merci d’avoir participé : tout est gardé.
seat-over-answered = Merci. Vous avez répondu à { $given } { $given ->
    [one] question
   *[other] questions
} sur { $asked } : c’est gardé.
seat-over-card = Pour revenir, ici ou ailleurs : vos cinq mots. Perdus ? Touche A.
seat-over-key = Pour revenir : comme aujourd’hui, votre clé vous reconnaît.
seat-over-next = Il reste le quiz final, seul, quand vous voulez : il donne l’attestation.
seat-over-go = Continuer seul
seat-over-go-detail = À l’accueil : le quiz final.
slip-begin = Donner mon avis sur la séance
slip-begin-detail = Trois questions, sans votre nom.
slip-thanks = Votre avis : c’est fait, merci.
slip-unnamed = Un chiffre suffit. Sans votre nom : personne ne saura qui a répondu quoi.
slip-unnamed-words = Entrée envoie, même si vous n’écrivez rien. N’écrivez aucun nom : ces mots seront lus tels quels.
slip-field = En quelques mots :
slip-not-at-all = Pas du tout
slip-rather-not = Plutôt non
slip-rather = Plutôt oui
slip-fully = Tout à fait
slip-pass = Passer cette question
slip-key-pass = Passer
slip-give = Envoyer
slip-figure-first = Tapez un chiffre de 1 à 4, ou la touche P pour passer cette question.
slip-status = question { $number } sur { $of }
seat-status = étape { $step } sur { $of }
seat-yours = votre réponse
seat-who-first = Pour rejoindre la séance, dites d’abord qui vous êtes.
seat-help-offer = Besoin d’aide ? La touche B appelle la personne qui anime, sans que les autres le voient.
