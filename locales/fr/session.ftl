# Ce qu’une séance laisse sur papier.

session-share = { $right } sur { $of }
session-title = Titre
session-date = Date
session-trainer = Formatrice ou formateur
session-report = Bilan de la séance
session-nothing = Aucun vote n’a été compté.
session-ideas = Idées fausses rencontrées au premier vote, de la plus fréquente à la plus rare :
session-no-ideas = Aucune.
session-questions = Question par question :
session-first = Justes au premier vote
session-second = Justes au second vote
session-question = Question
session-first-right = Justes, premier vote
session-first-answers = Réponses, premier vote
session-second-right = Justes, second vote
session-second-answers = Réponses, second vote
coop-memo = Mémo pour La Coop
coop-help = À recopier dans La Coop de la médiation numérique, activité collective. Personne n’est nommé. Complétez la commune, le code INSEE et les tranches si vous les connaissez.
coop-date = Date
coop-minutes = Durée en minutes
coop-place = Lieu de l’activité
coop-commune = Commune
coop-insee = Code INSEE
coop-themes = Thèmes
coop-equipment = Matériel utilisé
coop-level = Niveau de l’atelier
coop-title = Titre de l’atelier
coop-participants = Participants
coop-workplace = Lieu de travail
coop-home = À domicile
coop-remote = À distance
coop-elsewhere = Autre lieu
coop-computer = Ordinateur
coop-phone = Téléphone
coop-tablet = Tablette
coop-other = Autre
coop-none = Aucun
coop-beginner = Débutant
coop-intermediate = Intermédiaire
coop-advanced = Avancé
coop-gender = Genre, { $place ->
    [0] femmes
    [1] hommes
   *[other] non communiqué
}
coop-age = Âge, { $place ->
    [0] moins de 12 ans
    [1] 12 à 18 ans
    [2] 18 à 24 ans
    [3] 25 à 39 ans
    [4] 40 à 59 ans
    [5] 60 à 69 ans
    [6] 70 ans et plus
   *[other] non communiqué
}
coop-status = Statut, { $place ->
    [0] scolarisés
    [1] sans emploi
    [2] en emploi
    [3] retraités
   *[other] non communiqué
}
slip-title = Votre avis en trois questions
slip-help = Pas de nom. Entourez un chiffre : 1 pas du tout, 4 tout à fait.
slip-useful = 1. Cette séance me sera utile dans mon activité.
slip-pace = 2. J’ai pu suivre à mon rythme et poser mes questions.
slip-next = 3. La première chose que je vais faire :
session-participants = Participants
session-count = Combien
session-idea-column = Idée fausse
session-people = Qui n’a pas fini, et quelles questions :
session-all-finished = Tout le monde a répondu à toutes les questions posées, ou personne n’avait de place à son nom.
session-person = Personne
session-unfinished = Questions sans réponse
session-seat = Place { $seat }
session-kind = Sorte
session-what = Quoi
session-headline = { $what }. { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
}.
session-no-module = Le texte du module { $module } qui a été suivi n’est plus ici : le bilan ne peut pas être fait.
session-line = { $room }, { $date }, { $title }, code { $pin }, { $seats ->
    [one] { $seats } place
   *[other] { $seats } places
}, ouverte, noms effacés après le { $purge }
session-line-over = { $room }, { $date }, { $title }, code { $pin }, { $seats ->
    [one] { $seats } place
   *[other] { $seats } places
}, terminée, noms effacés après le { $purge }
slip-counted = Ce que disent les fiches :
slip-figure = fiche, { $figure } entouré
slip-waiting = Fiches reçues sur les écrans, pas encore comptées : { $count }. Elles le sont à l’écran de la séance terminée, ou d’elles-mêmes une demi-journée après l’ouverture.
slip-withheld = Fiches reçues sur les écrans : { $count }. Moins de cinq : ce qu’elles disent n’est montré à personne.
slip-on-screens = Fiches reçues sur les écrans : { $count }. Une question à laquelle moins de cinq ont répondu n’est pas montrée.
slip-none = Aucune fiche comptée. Exemple : passeport report opinions --useful 0,1,5,4 --pace 0,0,6,4
slip-bad-answer = Cette réponse est vide ou trop longue : « { $answer } »
memo-bad-insee = « { $insee } » n’est pas un code INSEE : il a cinq signes, comme 35238 ou 2A004.
memo-bad-count = « { $count } » ne va pas. Écrivez une tranche, =, un nombre. Les tranches : { $bands }
memo-too-many = « { $count } » : il n’y avait que { $of } participants.

# Les séances en groupe, par leur nom
session-none = Aucune séance en groupe n’est gardée ici.
session-unknown = Aucune séance ne s’appelle « { $room } ». Donnez le début de son nom ou son code à quatre chiffres.
session-several = Plusieurs séances s’appellent « { $room } ». Donnez plus de lettres de leur nom.
session-no-list = Aucune liste de confiance n’est installée ici : rien ne dit que cette clé est celle d’un conseiller. Installez la liste : passeport trust install
session-not-vouched = Cette clé ne peut pas signer pour les personnes d’une séance : la liste de confiance ne la donne pas comme clé de conseiller en ce moment. Clé : { $key }. Voyez la liste : passeport trust show
session-not-passed = quiz final pas réussi entre l’ouverture de la séance et une heure après sa fin
session-not-one = Personne, ou plus d’une personne, ne s’appelle { $name } dans cette séance. Les noms sont ceux de « passeport report session ».
session-signed-already = attestation supervisée déjà signée
session-nobody = Personne n’a pris place dans cette séance.
