"""The server is killed while thirty people answer, again and again.

What each was told as saved must be there, once, when the server is back: asked from
where they sit, with their own keys, and compared with what they were shown.
"""

import asyncio
import json
import random
import re
import subprocess

import asyncssh
import pyte
from asyncssh.packet import String

from server import LIMIT, PROGRAM, Guest, Server, folder

PEOPLE, ROUNDS, QUESTIONS = 30, 3, 12
RIGHT, NUMBER = "La bonne", re.compile(r"Question (\d+) sur")


def module(name, language):
    """A module of questions with a known answer."""
    why = '(why: "Non.", misconception: "m1")'

    def choice(name, text, right):
        return f'(id: "{name}", text: "{text}", right: {right}, diagnosis: {why}),'

    choices = choice("a", RIGHT, "true") + choice("b", "Une autre", "false") + choice("c", "Une tierce", "false")
    steps = 'Page(id: "p1", title: "La page", blocks: [Text("On lit la page.")]),' + "".join(
        f'Question(id: "q{at}", objective: "o1", prompt: "Que choisir au point {at} ?", remember: "Garder.",'
        f' page: "p1", ask: One(choices: [{choices}])),'
        for at in range(1, QUESTIONS + 1)
    )
    bank = "".join(
        f'(id: "t{at}", objective: "o1", prompt: "Quel mot au point {at} ?", remember: "Le mot.", page: "p1",'
        f' ask: Word(accept: ["oui"], otherwise: {why})),'
        for at in range(1, 11)
    )
    return f"""Module(schema: 1, id: "{name}", version: "1.0.0", language: "{language}", title: "Essai",
        summary: "Pour essayer.", about: (licence: "etalab-2.0", authors: ["Essai"], audiences: [], themes: [],
        coop_theme: "Essai", digcomp: [], crcn: [], minutes: 10, level: Initiation, checked_on: "2026-11-21",
        review_by: "2099-01-31"), objectives: [(id: "o1", text: "Choisir.")],
        misconceptions: [(id: "m1", text: "Tout se vaut.")], terms: [],
        lessons: [(id: "l1", title: "Essai", steps: [{steps}])],
        quiz: (mastery: (drawn: 10, right: 8), bank: [{bank}]),
        ending: (remember: ["Choisir."], action: "Choisissez.", resources: []),
        trainer: (timing: "10 min", question: "?", activity: "Choisir.", misunderstanding: "Aucun."))"""


class Person:
    """Somebody with a key, who answers by lines or on a screen, and remembers what was told."""

    def __init__(self, place):
        self.key = asyncssh.generate_private_key("ssh-ed25519")
        self.by_lines = place % 2 == 0
        self.told = set()
        self.pace = random.Random(place)

    async def learn(self, server):
        """Answers until the connection is lost or there is nothing left to answer."""
        try:
            user = "texte" if self.by_lines else "karim"
            async with await Guest.enter(server, user=user, key=self.key) as guest:
                await guest.open()
                if not self.by_lines:
                    await guest.pty()
                await guest.ask(b"shell")
                await (self.lines(guest) if self.by_lines else self.screens(guest))
        except (asyncssh.Error, OSError, AssertionError):
            assert not server.is_alive(), "the connection was lost before the server was killed"

    def say(self, guest, shown, enter):
        """What a reasonable person types at what is shown; true once all is answered."""
        for part in shown.split("\n== ") if self.by_lines else [shown]:
            at = NUMBER.search(part)
            if at and "C’est juste" in part:
                self.told.add(int(at[1]))
        if len(self.told) == QUESTIONS:
            return True
        choice = re.search(r"(\d)[. ]+\W{0,8}" + RIGHT, shown)
        if "Vous avez choisi" in shown or "(•) " + RIGHT in shown or "Entrée pour continuer" in shown:
            guest.press(enter)
        elif choice and "C’est juste" not in shown:
            guest.press(choice[1].encode() + (enter if self.by_lines else b""))
        elif self.by_lines:
            guest.press(b"1" + enter)
        else:
            guest.press(enter)
        return False

    async def lines(self, guest):
        read = 0
        while True:
            # An answer is what ends with a prompt.
            await guest.wait(lambda kept: kept.bytes[read:].endswith(b"> "))
            await asyncio.sleep(self.pace.uniform(0.01, 0.05))
            shown = guest.kept.bytes[read:].decode()
            read = len(guest.kept.bytes)
            if self.say(guest, shown, b"\n"):
                return

    async def screens(self, guest):
        read = 0
        screen = pyte.Screen(80, 24)
        stream = pyte.ByteStream(screen)
        before = None
        while True:
            await guest.wait(lambda kept: len(kept.bytes) > read)
            await asyncio.sleep(self.pace.uniform(0.03, 0.1))
            stream.feed(bytes(guest.kept.bytes[read:]))
            read = len(guest.kept.bytes)
            shown = "\n".join(screen.display)
            if shown != before and self.say(guest, shown, b"\r"):
                return
            before = shown

    async def kept(self, server):
        """The points the server says this person has answered, each as often as it is there."""
        async with await Guest.enter(server, key=self.key, user="karim") as guest:
            await guest.open()
            await guest.ask(b"exec", String(b"learner export"))
            while not guest.kept.is_over:
                guest.kept.news.clear()
                await asyncio.wait_for(guest.kept.news.wait(), LIMIT)
            records = json.loads(guest.kept.bytes)["records"] if guest.kept.bytes else []
        facts = [record["fact"].get("Answered") for record in records if isinstance(record["fact"], dict)]
        return [int(fact["question"][1:]) for fact in facts if fact]


async def main():
    with folder() as place:
        modules = f"{place}/modules"
        listed = subprocess.run([PROGRAM, "module", "list", "--json"], capture_output=True, check=True).stdout
        for entry in json.loads(listed):
            at = f"{modules}/{entry['id']}"
            subprocess.run(["mkdir", "-p", at], check=True)
            for language in ("fr", "en"):
                with open(f"{at}/{language}.ron", "w", encoding="utf-8") as file:
                    file.write(module(entry["id"], language))
        limits = "strangers_each: 100, sessions_each: 100"
        server = Server(place, "--modules", modules, limits=limits)
        people = [Person(number) for number in range(PEOPLE)]
        chance, in_flight = random.Random(5), 0
        for turn in range(ROUNDS):
            learning = [asyncio.create_task(person.learn(server)) for person in people]
            wanted = PEOPLE * QUESTIONS * (turn + 1) // (ROUNDS + 1)
            async with asyncio.timeout(4 * LIMIT):
                while sum(len(person.told) for person in people) < wanted:
                    await asyncio.sleep(0.02)
                    for task in learning:
                        if task.done():
                            task.result()
            await asyncio.sleep(chance.uniform(0, 0.1))
            server.kill()
            await asyncio.wait_for(asyncio.gather(*learning), LIMIT)
            server.start()
            for person in people:
                kept = await person.kept(server)
                assert len(kept) == len(set(kept)), f"answers are there twice: {sorted(kept)}"
                lost = person.told - set(kept)
                assert not lost, f"told as saved, and lost: {lost}"
                # At most the one that was on its way when the server was killed.
                more = set(kept) - person.told
                assert len(more) <= 1, f"{more} were saved, and nobody was told"
                in_flight += len(more)
                person.told = set(kept)
        told = sum(len(person.told) for person in people)
        assert server.stop() == 0
        check = [PROGRAM, "store", "check", "--data", f"{place}/data"]
        subprocess.run(check, check=True, stdout=subprocess.DEVNULL)
    print(f"killed {ROUNDS} times under {PEOPLE} people: {told} answers, none lost, none twice; {in_flight} on their way")


asyncio.run(main())
