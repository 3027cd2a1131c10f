"""What is done to a server before saying who one is."""

import asyncio
import os
import random
import re
import struct
import time
from pathlib import Path

import asyncssh

from server import Guest

WORDS = Path(__file__).parents[2] / "locales" / "cards.txt"
# Without a word of the protocol, and what a slow machine adds.
HANDSHAKE = 10 + 8
HELLO = b"SSH-2.0-abuse\r\n"


async def connect(server, source="127.0.0.3"):
    return await asyncio.open_connection("127.0.0.1", server.port, local_addr=(source, 0))


async def drained(reader, limit):
    """Reads until the server closes; gives whether it did."""
    try:
        async with asyncio.timeout(limit):
            while await reader.read(65536):
                pass
        return True
    except asyncio.TimeoutError:
        return False
    except OSError:
        return True


async def all_ended(streams, limit):
    ended = await asyncio.gather(*[drained(reader, limit) for reader, _ in streams])
    for _, writer in streams:
        writer.close()
    return ended


async def silent(server):
    """Connections that say nothing: sixteen of an address are held, none for long."""
    before = server.sockets()
    streams = [await connect(server) for _ in range(200)]
    await asyncio.sleep(0.5)
    held = server.sockets() - before
    assert held <= 16, f"{held} are held"
    began = time.monotonic()
    ended = await all_ended(streams, HANDSHAKE)
    assert all(ended), f"{ended.count(False)} are still held after {HANDSHAKE} s"
    return f"{held} of 200 held, {time.monotonic() - began:.1f} s"


async def slow(server):
    """A byte a second is no conversation, wherever in the beginning it stops."""

    async def trickle(text):
        reader, writer = await connect(server)
        gone = asyncio.create_task(drained(reader, 2 * HANDSHAKE))
        for byte in text:
            if gone.done():
                break
            writer.write(bytes([byte]))
            await asyncio.sleep(0.5)
        # To say who one is, twenty seconds are given here.
        is_gone = await gone
        writer.close()
        return is_gone

    packet = struct.pack(">IB", 1500, 10) + bytes([20]) + os.urandom(400)
    texts = [b"S" * 400, HELLO + packet, b"hello\r\n" * 60, HELLO[:-2], HELLO, HELLO + packet[:5]]
    gone = await asyncio.gather(*[trickle(text) for text in texts])
    assert all(gone), gone


def kexinit(lists):
    body = bytes([20]) + os.urandom(16)
    for names in lists:
        body += struct.pack(">I", len(names)) + names
    return packed(body + b"\0" + struct.pack(">I", 0))


def packed(body):
    pad = 8 - (len(body) + 5) % 8
    pad += 8 if pad < 4 else 0
    return struct.pack(">IB", len(body) + pad + 1, pad) + body + os.urandom(pad)


def hostile_packets():
    sound = [b"mlkem768x25519-sha256,curve25519-sha256", b"ssh-ed25519"]
    sound += [b"chacha20-poly1305@openssh.com"] * 2 + [b"hmac-sha2-256-etm@openssh.com"] * 2
    sound += [b"none"] * 2 + [b""] * 2
    point = packed(bytes([30]) + struct.pack(">I", 32) + bytes(32))
    yield b""
    yield os.urandom(4096)
    yield b"\xff" * 4096
    yield struct.pack(">I", 0xFFFFFFFF) + os.urandom(1000)
    yield struct.pack(">IB", 0, 0)
    yield struct.pack(">IB", 4, 255) + b"abc"
    yield struct.pack(">IB", 262144, 4) + os.urandom(262144)
    yield packed(b"")
    yield packed(bytes([255]))
    yield packed(bytes([20]))
    yield packed(bytes([20]) + os.urandom(16) + struct.pack(">I", 0xFFFFFFFF))
    yield kexinit([b""] * 10)
    yield kexinit([b"\xff\xfe" * 50] * 10)
    yield kexinit([b"a," * 15000] + sound[1:])
    yield kexinit([b"diffie-hellman-group1-sha1"] + sound[1:])
    yield kexinit([b"none"] * 10)
    yield kexinit(sound) + point
    yield kexinit([b"curve25519-sha256"] + sound[1:]) + point
    yield kexinit([b"curve25519-sha256"] + sound[1:]) + packed(bytes([30]) + struct.pack(">I", 5) + b"short")
    yield kexinit(sound) + packed(bytes([21])) + os.urandom(500)
    # Who one is, before keys are exchanged.
    yield packed(bytes([5]) + struct.pack(">I", 12) + b"ssh-userauth")
    yield packed(bytes([50]) + b"".join(struct.pack(">I", len(s)) + s for s in (b"a", b"ssh-connection", b"none")))
    yield packed(bytes([90]) + struct.pack(">I", 7) + b"session" + struct.pack(">III", 0, 1, 1))
    yield packed(bytes([1]) + struct.pack(">II", 0xFFFFFFFF, 0xFFFFFFFF))
    yield packed(bytes([2]) + struct.pack(">I", 0xFFFFFFF0)) * 50
    yield packed(bytes([80]) + struct.pack(">I", 3) + b"abc" + b"\1") * 50
    chance = random.Random(7)
    whole = kexinit(sound)
    for _ in range(60):
        bent = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            bent[chance.randrange(len(bent))] ^= 1 << chance.randrange(8)
        yield bytes(bent)


async def malformed(server):
    """Packets that are none: each ends its own connection and nothing else."""

    async def say(hello, text):
        reader, writer = await connect(server)
        try:
            writer.write(hello + text)
            await writer.drain()
            if writer.can_write_eof():
                writer.write_eof()
        except OSError:
            pass
        return await drained(reader, 2 * HANDSHAKE)

    attempts = [(HELLO, text) for text in hostile_packets()]
    hellos = [b"SSH-1.5-old\r\n", b"\0" * 300, b"GET / HTTP/1.1\r\n\r\n", b"SSH-2.0-" + b"a" * 100_000]
    hellos += [b"\x1b]0;PWNED\x07\r\n" * 3, b"SSH-2.0-\xff\xfe\r\n", b"\r\n" * 5000]
    attempts += [(hello, b"") for hello in hellos]
    for start in range(0, len(attempts), 12):
        ended = await asyncio.gather(*[say(*attempt) for attempt in attempts[start : start + 12]])
        assert all(ended), f"held: {[attempts[start + at] for at, is_over in enumerate(ended) if not is_over]}"
    return f"{len(attempts)} kinds"


class Cards(asyncssh.SSHClient):
    """Tries one card after the other."""

    def __init__(self, words):
        self.words, self.asked, self.waits = words, 0, 0

    def kbdint_auth_requested(self):
        return ""

    def kbdint_challenge_received(self, name, instructions, lang, prompts):
        if not prompts:
            self.waits += bool(re.search("essayées|tried", instructions))
            return []
        self.asked += 1
        return [" ".join(self.words())]


async def guessing(server):
    """Twelve cards in a quarter of an hour; then one is told to wait, whatever one types."""
    chance, words = random.Random(3), WORDS.read_text().split()

    async def connection(source):
        client = Cards(lambda: chance.sample(words, 5))
        try:
            connecting = asyncssh.connect(
                "127.0.0.1", server.port, username="carte", local_addr=(source, 0), known_hosts=None,
                client_factory=lambda: client, client_keys=None, agent_path=None, config=None,
                preferred_auth="keyboard-interactive", login_timeout=25,
            )
            opened = await connecting
            opened.abort()
            raise AssertionError("a wrong card opens")
        except (asyncssh.Error, OSError, asyncio.TimeoutError):
            return client

    clients = []
    for _ in range(2):
        clients += await asyncio.gather(*[connection("127.0.0.4") for _ in range(10)])
    asked, waits = sum(client.asked for client in clients), sum(client.waits for client in clients)
    # Whoever is asked when the last of the twelve is being tried may still type.
    assert waits > 0 and asked <= 12 + 10 * 2, f"{asked} cards asked for, {waits} told to wait"
    other = await connection("127.0.0.5")
    assert other.asked > 0 and other.waits == 0, "others are made to wait"
    return f"{asked} cards typed by 20 connections, {waits} told to wait"


async def knocking(server):
    """What is no card at all, over and over on one connection: a second each, six in all."""
    client = Cards(lambda: ["nothing", "of", "the", "kind"])
    began = time.monotonic()
    try:
        opened = await asyncssh.connect(
            "127.0.0.1", server.port, username="carte", local_addr=("127.0.0.6", 0), known_hosts=None,
            client_factory=lambda: client, client_keys=None, agent_path=None, config=None,
            preferred_auth="keyboard-interactive", login_timeout=40,
        )
        opened.abort()
        raise AssertionError("no card at all opens")
    except (asyncssh.Error, OSError, asyncio.TimeoutError):
        pass
    passed = time.monotonic() - began
    assert 1 < client.asked <= 6, f"asked {client.asked} times"
    assert passed > client.asked - 1, f"{client.asked} refusals in {passed:.1f} s"
    return f"{client.asked} tries in {passed:.1f} s"


async def in_and_out(server):
    """Comes and vanishes, a hundred times, at every point of coming in."""
    for turn in range(100):
        guest = await Guest.enter(server, source="127.0.0.7")
        if turn % 4 > 0:
            await guest.open()
        if turn % 4 > 1:
            await guest.pty()
        if turn % 4 > 2:
            guest.channel._send_request(b"shell")
        guest.cut()


KINDS = [
    ("connections that say nothing", silent),
    ("a byte at a time", slow),
    ("malformed and huge packets", malformed),
    ("guessing cards", guessing),
    ("no card at all", knocking),
    ("in and out", in_and_out),
]
