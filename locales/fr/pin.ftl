# Quelques chiffres en plus de la carte.

pin-setting = Code secret
pin-on = oui
pin-off = non
pin-digits = Vos chiffres
pin-ask = Votre code secret
pin-ask-what = Tapez vos 4 à 6 chiffres. Code oublié ? La personne qui anime peut ouvrir.
pin-choose = Choisissez 4 à 6 chiffres
pin-choose-what = Ils seront demandés ici, après votre carte. Évitez votre année de naissance.
pin-again = Les mêmes chiffres, encore une fois
pin-remove = Ne plus demander de code
pin-shape = Il faut 4 à 6 chiffres.
pin-differs = Ce n’étaient pas les mêmes chiffres. Recommencez.
pin-wrong = Ce n’est pas ce code. Essayez encore.
pin-set = Votre code est gardé. Il sera demandé après votre carte.
pin-removed = Votre carte suffit de nouveau.
