"""The server is killed while thirty people answer, again and again.

What each was told as saved must be there, once, when the server is back: asked from
where they sit, with their own keys, and compared with what they were shown. A third of
them sit at two terminals at once: one by SSH, one on the machine itself. Two more come to
the machine that stands there for everybody, and by SSH with the card it gave them.
"""

import asyncio
import json
import random
import re
import subprocess
from collections import Counter

import asyncssh
import pyte
from asyncssh.packet import String

from server import LIMIT, PROGRAM, Guest, Server, folder, neighbour

PEOPLE, PASSERS, ROUNDS, QUESTIONS = 30, 2, 3, 12
CARD = re.compile(r"[│|]\s*(\w+(?: - \w+){4})\s*[│|]")
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


class Seat:
    """One terminal somebody answers at, by lines or on a screen."""

    def __init__(self, person, guest, by_lines):
        self.person, self.guest, self.by_lines = person, guest, by_lines
        # Points answered here, and those told as saved here; the one shown last.
        self.sent, self.told, self.point = set(), set(), None

    def say(self, shown, enter):
        """What a reasonable person types at what is shown; true once all is answered."""
        card = CARD.search(shown)
        if card:
            self.person.card = card[1].replace(" - ", " ")
        for part in shown.split("\n== ") if self.by_lines else [shown]:
            at = NUMBER.search(part)
            self.point = int(at[1]) if at else self.point
            if self.point and "C’est juste" in part:
                self.tell(self.point)
        if QUESTIONS in self.person.told:
            return True
        choice = re.search(r"(\d)[. ]+\W{0,8}" + RIGHT, shown)
        if "Vous avez choisi" in shown or "(•) " + RIGHT in shown or "Entrée pour continuer" in shown:
            if self.point and "C’est juste" not in shown:
                self.send(self.point)
            self.guest.press(enter)
        elif choice and "C’est juste" not in shown:
            self.guest.press(choice[1].encode() + (enter if self.by_lines else b""))
        elif self.by_lines:
            self.guest.press(b"1" + enter)
        else:
            self.guest.press(enter)
        return False

    def send(self, point):
        if point not in self.sent:
            self.sent.add(point)
            self.person.sent[point] += 1

    def tell(self, point):
        if point not in self.told:
            self.told.add(point)
            # Whoever comes to a point answered elsewhere is told of that answer.
            (self.person.told if point in self.sent else self.person.seen)[point] += 1

    async def lines(self):
        read = 0
        while True:
            # An answer is what ends with a prompt.
            await self.guest.wait(lambda kept: kept.bytes[read:].endswith(b"> "))
            await asyncio.sleep(self.person.pace.uniform(0.01, 0.05))
            shown = self.guest.kept.bytes[read:].decode()
            read = len(self.guest.kept.bytes)
            if self.say(shown, b"\n"):
                return

    async def screens(self):
        read = 0
        screen = pyte.Screen(80, 24)
        stream = pyte.ByteStream(screen)
        before = None
        while True:
            await self.guest.wait(lambda kept: len(kept.bytes) > read)
            await asyncio.sleep(self.person.pace.uniform(0.03, 0.1))
            # A frame may come in parts, and half of one says what nobody was told.
            while read < len(self.guest.kept.bytes):
                stream.feed(bytes(self.guest.kept.bytes[read:]))
                read = len(self.guest.kept.bytes)
                await asyncio.sleep(0.03)
            shown = "\n".join(screen.display)
            if shown != before and self.say(shown, b"\r"):
                return
            before = shown


class Person:
    """Somebody with a key, who remembers what was told."""

    def __init__(self, place):
        self.key = asyncssh.generate_private_key("ssh-ed25519")
        self.by_lines, self.has_two = place % 3 == 0, place % 3 == 2
        self.card = None
        # How often each point was answered, told as saved, and shown as answered elsewhere.
        self.sent, self.told, self.seen = Counter(), Counter(), Counter()
        self.pace = random.Random(place)

    async def learn(self, server):
        """Answers until the connection is lost or there is nothing left to answer."""
        seats = [self.far(server)] + ([self.near(server)] if self.has_two else [])
        try:
            await asyncio.gather(*seats)
        except (asyncssh.Error, OSError, AssertionError):
            assert not server.is_alive(), "the connection was lost before the server was killed"

    async def far(self, server):
        user = "texte" if self.by_lines else "karim"
        async with await Guest.enter(server, user=user, key=self.key) as guest:
            await guest.open()
            if not self.by_lines:
                await guest.pty()
            await guest.ask(b"shell")
            seat = Seat(self, guest, self.by_lines)
            await (seat.lines() if self.by_lines else seat.screens())

    async def near(self, server):
        # Whoever is known already: of two newcomers, each would begin on their own.
        while not self.told:
            if not server.is_alive():
                return
            await asyncio.sleep(0.02)
        async with neighbour(server, "attach", "--key", self.key.get_fingerprint()) as guest:
            await Seat(self, guest, False).screens()

    def compare(self, kept):
        """What the server kept with what was told; gives how many were on their way."""
        kept = Counter(kept)
        for point in kept.keys() | self.told.keys() | self.seen.keys():
            told, there, sent = self.told[point], kept[point], self.sent[point]
            told = max(told, self.seen[point] > 0)
            assert told <= there, f"point {point}: told as saved {told} times, there {there} times"
            assert there <= sent, f"point {point}: answered {sent} times, there {there} times"
        more = kept - self.told
        if not self.has_two:
            assert max(kept.values(), default=0) <= 1, f"answers are there twice: {kept}"
        # At most the one that was on its way at each terminal when the server was killed.
        assert more.total() <= 1 + self.has_two, f"{more} were saved, and nobody was told"
        self.told, self.sent, self.seen = kept, Counter(kept), Counter()
        return more.total()

    async def again(self, server):
        return await Guest.enter(server, key=self.key, user="karim")

    async def kept(self, server):
        """The points the server says this person has answered, each as often as it is there."""
        async with await self.again(server) as guest:
            await guest.open()
            await guest.ask(b"exec", String(b"learner export"))
            while not guest.kept.is_over:
                guest.kept.news.clear()
                await asyncio.wait_for(guest.kept.news.wait(), LIMIT)
            # Whom nobody knows yet has nothing: words say so.
            is_known = guest.kept.bytes.startswith(b"{")
            records = json.loads(guest.kept.bytes)["records"] if is_known else []
        facts = [record["fact"].get("Answered") for record in records if isinstance(record["fact"], dict)]
        return [int(fact["question"][1:]) for fact in facts if fact]


class Passer(Person):
    """Somebody at the machine that stands there for everybody, who then comes by SSH too."""

    def __init__(self, place):
        super().__init__(place)
        self.by_lines, self.has_two = False, True

    async def again(self, server):
        return await Guest.enter(server, user="carte", card=self.card)

    async def near(self, server):
        async with neighbour(server, "kiosk") as guest:
            await Seat(self, guest, False).screens()

    async def far(self, server):
        while not self.card:
            if not server.is_alive():
                return
            await asyncio.sleep(0.02)
        async with await self.again(server) as guest:
            await guest.screen()
            await Seat(self, guest, False).screens()


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
        keyboard = f"{place}/data/keyboard.ron"
        subprocess.run(["mkdir", "-p", f"{place}/data"], check=True)
        with open(keyboard, "w", encoding="utf-8") as file:
            file.write("Azerty")
        server = Server(place, "--modules", modules, limits=limits)
        people = [Person(number) for number in range(PEOPLE)]
        chance, in_flight, passed = random.Random(5), 0, 0
        for turn in range(ROUNDS):
            passers = [Passer(PEOPLE + number) for number in range(PASSERS)]
            everybody = [*people, *passers]
            learning = [asyncio.create_task(person.learn(server)) for person in everybody]
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
            # Whoever has no card yet left nothing to ask for.
            for person in [*people, *[passer for passer in passers if passer.card]]:
                in_flight += person.compare(await person.kept(server))
            passed += sum(passer.told.total() for passer in passers if passer.card)
        told = sum(person.told.total() for person in people)
        assert server.stop() == 0
        check = [PROGRAM, "store", "check", "--data", f"{place}/data"]
        subprocess.run(check, check=True, stdout=subprocess.DEVNULL)
    print(f"killed {ROUNDS} times under {PEOPLE} people: {told} answers, {passed} more of those with a card, "
          f"none lost, none twice; {in_flight} on their way")


asyncio.run(main())
