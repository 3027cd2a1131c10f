# A few digits beside the card.

pin-setting = Secret code
pin-on = yes
pin-off = no
pin-digits = Your digits
pin-ask = Your secret code
pin-ask-what = Type your 4 to 6 digits. Forgotten? The person in charge can open.
pin-choose = Choose 4 to 6 digits
pin-choose-what = They will be asked for here, after your card. Avoid the year you were born in.
pin-again = The same digits, once more
pin-remove = Ask for no code any more
pin-shape = It takes 4 to 6 digits.
pin-differs = These were not the same digits. Start again.
pin-wrong = This is not the code. Try again.
pin-set = Your code is kept. It will be asked for after your card.
pin-removed = Your card is enough again.
