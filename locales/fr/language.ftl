# Le nom de la langue, lu dans toutes les langues dès le début : il a son fichier.
language-name = français
