# La ligne de commande.
cli-about = Apprendre le numérique pour son entreprise, et obtenir le Passeport.
cli-terminal = Le terminal ne répond plus : { $why }
