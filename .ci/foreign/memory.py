"""Writes how a memory fades according to the reference implementation of FSRS-6,
`fsrs` for Python: the table that `tests/it/memory/reference.tsv` keeps.

Usage: memory.py TABLE compares with the table kept; memory.py writes to the output.
"""

import sys
from datetime import datetime, timedelta, timezone
from itertools import product

from fsrs import Card, Rating, Scheduler

# No chance and no minutes: days only, from the first answer on.
SCHEDULER = Scheduler(
    desired_retention=0.9, learning_steps=(), relearning_steps=(), enable_fuzzing=False
)
FIRST_DAY = datetime(2026, 11, 22, 9, tzinfo=timezone.utc)

# Days since the answer before, for each answer after the first.
WAITS = [
    (1, 1, 1, 1),
    (2, 11, 46, 163),
    (3, 7, 20, 60),
    (35, 35, 35, 35),
    (0, 1, 0, 5),
    (400, 1, 1000, 2),
    (1, 2, 4, 8, 16, 32, 64, 128),
]


def histories():
    for waits in WAITS:
        if len(waits) <= 4:
            for grades in product("ga", repeat=len(waits) + 1):
                yield (0, *waits), "".join(grades)
        else:
            for grades in ("g" * 9, "a" * 9, "gagagagag", "aggggggag", "gggaaaggg"):
                yield (0, *waits), grades


def lines():
    yield "# days\tgrades (g: good, a: again)\tstability\tdifficulty\tinterval"
    for waits, grades in histories():
        card, day = Card(), FIRST_DAY
        for wait, grade in zip(waits, grades, strict=True):
            day += timedelta(days=wait)
            rating = Rating.Good if grade == "g" else Rating.Again
            card, _ = SCHEDULER.review_card(card, rating, day)
        interval = (card.due - day).days
        days = " ".join(map(str, waits))
        yield f"{days}\t{grades}\t{card.stability:.6f}\t{card.difficulty:.6f}\t{interval}"


def main():
    made = list(lines())
    if len(sys.argv) < 2:
        print("\n".join(made))
        return
    with open(sys.argv[1], encoding="utf-8") as table:
        kept = table.read().splitlines()
    if made != kept:
        differing = [pair for pair in zip(made, kept) if pair[0] != pair[1]]
        sys.exit(f"the reference says otherwise than {sys.argv[1]}: {differing[:3]}")
    print(f"{len(kept) - 1} histories as the reference has them")


main()
