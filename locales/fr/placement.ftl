# Par où commencer : pourquoi ces modules.

reason-goal = Pour avancer vers votre objectif.
reason-missed = Pour gagner du temps là où c’était difficile.
reason-safety = Pour protéger votre entreprise.
reason-near = Pour réussir vite : vous en savez déjà une partie.
