# Les bilans, sans noms : pour qui écrit ou anime les modules.

report-rule = Bilan sans noms. Un nombre inférieur à { $least } n’est jamais donné, ni ce qui permettrait de le calculer. Qui a tout effacé n’est plus compté.
report-percent = { $value } %
report-no-module = Le module { $module } n’existe pas ici. Voyez `passeport module list`.
report-no-home = { $address } n’est pas une adresse qui peut porter des comptes. Écrivez par exemple https://formation.exemple.fr
report-unreadable = Le bilan ne peut pas être fait : { $why }
report-row = { $what } : { $count }

# Les questions
report-question = { $question }, version { $version } :
report-answers = { $answers } réponses, { $right } justes.
report-many = { $many } réponses ou plus, nombres retenus.
report-discrimination = Lien avec le reste du test : { $value }.
report-questions-left = { $count ->
        [one] 1 question : pas assez de réponses pour un bilan.
       *[other] { $count } questions : pas assez de réponses pour un bilan.
    }
report-choice = { $name } : { $count }, soit { $share }
report-is-right = (juste)
report-idea = (idée : { $idea })
report-idea-name = l’idée « { $idea } »
report-right = juste
report-other = autre réponse
report-too-easy = Très facile : plus de 95 % de réponses justes.
report-too-hard = Très difficile : moins de 30 % de réponses justes. Relisez la question et sa page.
report-weak = Lien faible avec le reste du test : la question ne distingue guère qui sait et qui ne sait pas encore.
report-rare = Moins de 5 % choisissent { $name } : cette réponse ne trompe personne.

# Les modules
report-started = Commencé : { $count }
report-passed = Réussi : { $count }
report-read = Leçons lues, module pas encore réussi : { $count }
report-solid = dont confirmé un autre jour
report-under-way = En cours depuis moins de { $days } jours
report-stopped = Arrêté dans la leçon « { $lesson } »
report-elsewhere = Arrêté pendant le test
report-modules-left = { $count ->
        [one] 1 module : pas assez de personnes pour un bilan.
       *[other] { $count } modules : pas assez de personnes pour un bilan.
    }

# Les Passeports
report-passports = Passeports gagnés : { $count }
report-no-passports = Pas encore assez de Passeports pour un bilan.
