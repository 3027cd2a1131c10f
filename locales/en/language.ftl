# The name of the language, read in all languages at the start: it has its own file.
language-name = English
