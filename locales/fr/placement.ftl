# Par où commencer : un objectif, cinq domaines, quelques questions, un plan.

go-placement = Par où commencer ?
placement-head = Par où commencer ?
placement-title = Trois modules choisis pour vous
placement-what = 8 questions, 4 minutes environ. Pas de note : vos réponses servent à choisir.
placement-free = « Je ne sais pas » est une réponse. Vous pouvez arrêter quand vous voulez.
placement-language = Une question qui n’est pas traduite est posée dans cette langue : { $language }.
placement-begin = Commencer
placement-again = Recommencer
placement-again-detail = Votre plan reste là jusqu’au suivant.
placement-resume = Continuer : question { $place }
placement-see-plan = Voir mon plan
placement-stop = Arrêter ici et voir mon plan
placement-goal = Que voulez-vous d’abord ?
placement-where = Où en êtes-vous, à votre avis ?
placement-area-status = Domaine { $place } sur { $of }
placement-step-1 = Je découvre.
placement-step-2 = Je fais avec de l’aide.
placement-step-3 = Je fais sans aide.
placement-step-4 = J’aide les autres.
placement-unknown = Je ne sais pas
placement-status = Question { $place } sur { $of }
placement-status-more = Encore une, plus facile
placement-right = C’est ça.
placement-not-quite = Pas tout à fait.
placement-noted = C’est noté. Voici la réponse.
placement-from = Pour en savoir plus, module : { $module }
placement-plan = { $count ->
        [one] Votre plan : 1 module
       *[other] Votre plan : { $count } modules
    }
placement-plan-line = { $module } – { $reason }
placement-plan-free = Merci. Ce plan propose, vous décidez : tous les modules restent ouverts.
placement-plan-none = Vous avez réussi tous les modules. Bravo !
placement-start = Commencer maintenant
placement-follow = Suivre ce plan
placement-follow-detail = Commencer plus tard : l’accueil vous guidera.
placement-bilan = Mon bilan, pour mon conseiller
placement-export = Enregistrer cette page
placement-back = Revenir au plan

# Pourquoi un module est dans le plan
reason-goal = Pour avancer vers votre objectif.
reason-missed = Pour gagner du temps là où c’était difficile.
reason-safety = Pour protéger votre entreprise.
reason-near = Pour réussir vite : vous en savez déjà une partie.

# La page pour le conseiller
bilan-title = Mon bilan de départ
bilan-made = Fait le { $date }. Page du { $today }.
bilan-goal = Mon objectif : { $goal }
bilan-areas = Où je me place, à mon avis :
bilan-area = { $area } – { $step }
bilan-tried = Ce que j’ai essayé
bilan-tried-modules = { $count ->
        [one] 1 question du module : { $modules }.
       *[other] { $count } questions, une par module : { $modules }.
    }
bilan-tried-none = Aucune question pour l’instant.
bilan-plan = Mon plan
bilan-plan-line = Mon plan : { $modules }
bilan-plan-none = Le plan vient à la fin des questions.
bilan-passed = Mes modules réussis
bilan-passed-on = { $module }, le { $date }
bilan-passed-solid = { $module }, le { $date }, confirmé le { $solid }
bilan-passed-none = Aucun pour l’instant.
bilan-not-state = Document non délivré par l’État. Il ne donne ni note, ni niveau.
bilan-adviser = Un doute ? Montrez cette page à votre conseiller numérique, ou à votre chambre (CCI ou CMA). En ligne : francenum.gouv.fr
bilan-no-placement = Cette personne n’a pas encore cherché par où commencer : il n’y a pas de bilan.
bilan-no-guide = Le fichier placement.ron est illisible : vérifiez-le avec « passeport module check ».
