"""What is done to a server once inside."""

import asyncio
import os
import random
import re
import signal
import socket
import struct

import asyncssh
from asyncssh.constants import (
    MSG_CHANNEL_CLOSE,
    MSG_CHANNEL_DATA,
    MSG_CHANNEL_EXTENDED_DATA,
    MSG_CHANNEL_OPEN,
    MSG_CHANNEL_REQUEST,
    MSG_CHANNEL_WINDOW_ADJUST,
    MSG_GLOBAL_REQUEST,
    MSG_IGNORE,
)
from asyncssh.packet import Boolean, String, UInt32

from server import Guest, client

ESCAPES = "\x1b]0;PWNED\x07\x1b[31mPWNED\x1bP+q544e\x1b\\\x9b5nPWNED".encode()
NO_TEXT = b"\xff\xfe\x9b"


def no_escape_of_theirs(received):
    """Whatever came holds nothing that was smuggled in."""
    assert b"\x1b]" not in received and b"\x1bP" not in received
    assert b"\xc2\x9b" not in received and b"\x9b" not in ascii_part(received)
    assert b"[31mPWNED" not in received


def ascii_part(received):
    """Without the bytes of longer characters, in which 0x9b is a part like others."""
    return re.sub(rb"[\xc2-\xf4][\x80-\xbf]+", b"", received)


async def refused_open(guest, kind, *args):
    try:
        await guest.open(kind, *args)
    except asyncssh.ChannelOpenError:
        return
    raise AssertionError(f"{kind} opens")


async def or_ended(asking):
    """What came of it; nothing, if the connection ended instead."""
    try:
        return await asking
    except (asyncssh.Error, OSError):
        return None


async def requests(server):
    """Everything but a session on a screen is refused, and answered."""
    async with await Guest.enter(server) as guest:
        await guest.open()
        address = [String(b"127.0.0.1"), UInt32(22), String(b"127.0.0.1"), UInt32(1)]
        await refused_open(guest, b"session")
        await refused_open(guest, b"direct-tcpip", *address)
        await refused_open(guest, b"forwarded-tcpip", *address)
        await refused_open(guest, b"direct-streamlocal@openssh.com", String(b"/run/x"), String(b""), UInt32(0))
        await refused_open(guest, b"x11", String(b"127.0.0.1"), UInt32(1))
        for name, args in [
            (b"tcpip-forward", [String(b"0.0.0.0"), UInt32(0)]),
            (b"streamlocal-forward@openssh.com", [String(b"/tmp/passeport-abuse")]),
            (b"cancel-tcpip-forward", [String(b""), UInt32(22)]),
            (b"hostkeys-prove-00@openssh.com", [String(b"junk")]),
            (b"unknown@nowhere", [os.urandom(100)]),
        ]:
            making = guest.connection._make_global_request(name, *args)
            kind, _ = await asyncio.wait_for(making, 30)
            assert kind == 82, f"{name} is granted"
        x11 = [Boolean(False), String(b"MIT-MAGIC-COOKIE-1"), String(b"00"), UInt32(0)]
        for name, args in [
            (b"subsystem", [String(b"sftp")]),
            (b"x11-req", x11),
            (b"auth-agent-req@openssh.com", []),
            (b"env", [String(b"LD_PRELOAD"), String(b"/tmp/x.so")]),
            (b"env", [String(b"LANG"), String(b"fr" * 1000)]),
            (b"exec", [String(b"\xff\xfe")]),
            (b"exec", [String(b"a" * 5000)]),
            (b"unknown", [os.urandom(50)]),
        ]:
            granted = await guest.ask(name, *args)
            assert not granted, f"{name} is granted"
        assert await guest.pty() and not await guest.pty()
        assert await guest.ask(b"shell")
        assert not await guest.ask(b"shell") and not await guest.pty()
        assert not await guest.ask(b"exec", String(b"help"))
        # The first frame is no answer to a key: it is waited for until no more comes.
        seen = 0
        while seen < 20 or seen < len(guest.kept.bytes):
            seen = len(guest.kept.bytes)
            await asyncio.sleep(0.3)
        await guest.answers()
    # Channels that nobody knows, and what is no text where text belongs, end the connection.
    tunnel = [UInt32(1), UInt32(0)]
    for kind, args in [(b"tun@openssh.com", tunnel), (b"auth-agent@openssh.com", []), (NO_TEXT, [])]:
        async with await Guest.enter(server) as guest:
            await refused_open(guest, kind, *args)
    for name, args in [(b"env", [String(b"LANG"), String(NO_TEXT)]), (b"subsystem", [String(NO_TEXT)])]:
        async with await Guest.enter(server) as guest:
            await guest.open()
            assert not await or_ended(guest.ask(name, *args))
    for command in (b"/bin/sh", b"", b"a;b", b"'", b"learner list", b"scp -t .", b"\x1b]0;PWNED\x07"):
        async with await Guest.enter(server) as guest:
            await guest.open()
            assert await guest.ask(b"exec", String(command))
            while not guest.kept.is_over:
                guest.kept.news.clear()
                await asyncio.wait_for(guest.kept.news.wait(), 30)
            no_escape_of_theirs(guest.kept.bytes)


async def sizes(server):
    """No size is too large, none too small, and no name of a terminal does anything."""
    huge = 0xFFFFFFFF
    for columns, rows in [(0, 0), (1, 1), (2, 65535), (65535, 65535), (huge, huge), (80, huge), (300, 100)]:
        async with await Guest.enter(server) as guest:
            await guest.screen(columns, rows)
    modes = b"".join(struct.pack(">BI", 1 + place % 100, place) for place in range(4000)) + b"\0"
    async with await Guest.enter(server) as guest:
        await guest.open()
        await or_ended(guest.pty(modes=modes))
    for term in (b"", b"A" * 20000, ESCAPES, NO_TEXT, b"../../etc/passwd", b"xterm\0x"):
        async with await Guest.enter(server) as guest:
            await or_ended(guest.screen(term=term))
            no_escape_of_theirs(guest.kept.bytes)


async def escapes(server):
    """Nothing that somebody calls themselves, or types, is sent to a terminal as it is."""
    users = [ESCAPES.decode("latin-1"), "visite+\x1b[31mPWNED", "\u202eetisiv", "v" * 30000]
    for user in users:
        guest = await or_ended(Guest.enter(server, user=user, source="127.0.0.6"))
        # That there is no such way in is an answer.
        if guest:
            async with guest:
                await guest.screen()
                no_escape_of_theirs(guest.kept.bytes)
    variables = [(b"LANG", ESCAPES), (b"LC_ALL", b"fr\nPWNED"), (b"COLORTERM", b"truecolor\x1b[31mPWNED")]
    async with await Guest.enter(server) as guest:
        await guest.screen(variables=variables, term=ESCAPES)
        # In a search, what is typed is shown.
        guest.press(b"/")
        await asyncio.sleep(0.3)
        guest.press(b"\x1b[200~" + ESCAPES + "\u202e\u0007\u200b".encode() + b"\x1b[201~")
        guest.press(b"\xff\xfe\xc3\x28\xf0\x9f" + bytes(range(0x80, 0xC0)))
        await asyncio.sleep(0.5)
        no_escape_of_theirs(guest.kept.bytes)


async def noise(server):
    """Any bytes at all: the session goes on or ends, as somebody at a keyboard may want."""
    chance = random.Random(11)
    keys = [b"\x1b[A", b"\x1b[B", b"\r", b"\x1b", b"\t", b"1", b"q", b"/", b"\x7f", b"\x03", b"\x1b[<0;10;5M"]
    for turn in range(6):
        async with await Guest.enter(server) as guest:
            await guest.screen()
            for _ in range(150):
                if guest.kept.is_over:
                    break
                piece = chance.choice(keys) if turn % 2 else chance.randbytes(chance.randint(1, 60))
                guest.press(piece)
                guest.resize(chance.randint(0, 400), chance.randint(0, 200))
                await asyncio.sleep(0)
            await asyncio.sleep(0.5)
            no_escape_of_theirs(guest.kept.bytes)


async def windows(server):
    """A window dragged without end: only the last size counts."""
    async with await Guest.enter(server) as guest:
        await guest.screen()
        for turn in range(5000):
            guest.resize(20 + turn % 280, 5 + turn % 90)
            if turn % 100 == 0:
                await asyncio.sleep(0)
        guest.resize(80, 24)
        await asyncio.sleep(2)
        before = len(guest.kept.bytes)
        await guest.answers()
        return f"{before / 1e6:.1f} MB of frames for 5 000 sizes"


async def pastes(server):
    """Eight megabytes at once, in brackets and not: read slowly, kept nowhere."""
    guests = [await Guest.enter(server) for _ in range(4)]
    for place, guest in enumerate(guests):
        await guest.screen()
        if place % 2:
            guest.press(b"/")
        guest.press((b"\x1b[200~" if place > 1 else b"") + b"abc def\n" * (1 << 20))
    await asyncio.sleep(6)
    for guest in guests:
        guest.cut()


async def pipes(server):
    """Lines without end through a pipe: read at a person's pace, and the rest stays where it is."""
    guests = [await Guest.enter(server, source="127.0.0.6") for _ in range(6)]
    for place, guest in enumerate(guests):
        await guest.open()
        assert await guest.ask(b"shell")
        guest.press((b"9" * (20 if place % 2 else 4000) + b"\n") * (1 << (18 if place % 2 else 11)))
    await asyncio.sleep(4)
    for guest in guests:
        guest.cut()


async def deaf(server):
    """Presses keys for ever and reads nothing: nothing piles up for them."""
    guests = [await Guest.enter(server) for _ in range(20)]
    for guest in guests:
        await guest.screen()
        guest.channel.pause_reading()
    for _ in range(150):
        for guest in guests:
            guest.press(b"\x1b[B\x1b[A\r\x1b[Bp")
        await asyncio.sleep(0.02)
    for guest in guests:
        guest.cut()


async def frozen(server):
    """Stopped in the middle of a frame, by a window or as a whole: each goes on where it is then."""
    windows = [await Guest.enter(server) for _ in range(12)]
    for guest in windows:
        # A part of the first frame, and no byte more.
        await guest.open(b"session", window=200)
        await guest.pty()
        guest.channel.pause_reading()
        guest.channel._send_request(b"shell")
    processes = [client(server) for _ in range(6)]
    for guest in processes:
        await guest.wait(lambda kept: len(kept.bytes) > 100)
        guest.process.send_signal(signal.SIGSTOP)
    for _ in range(100):
        for guest in windows:
            guest.press(b"\x1b[B\x1b[A\rp")
        await asyncio.sleep(0.02)
    for guest in windows:
        guest.channel.resume_reading()
    for guest in processes:
        guest.process.send_signal(signal.SIGCONT)
    for guest in windows + processes:
        # To a screen that none of the keys above leads to, and back.
        await guest.answers(b"q", b"\r")
        guest.cut()


async def half_open(server):
    """Closed on one side, or gone without a word: found out, and given back."""
    guests = [await Guest.enter(server) for _ in range(40)]
    for place, guest in enumerate(guests):
        await guest.screen()
        plug = guest.connection.get_extra_info("socket")
        if place % 2:
            # Reset instead of ended.
            plug.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            guest.cut()
        else:
            plug.shutdown(socket.SHUT_WR)
    await asyncio.sleep(0.5)
    for guest in guests[::2]:
        guest.cut()


async def packets(server):
    """Packets of the protocol that mean nothing here, or too much."""

    def junk(connection, number):
        chan = UInt32(number)
        yield MSG_CHANNEL_DATA, [UInt32(99), String(b"x" * 30000)]
        yield MSG_CHANNEL_DATA, [chan, UInt32(0xFFFFFFFF)]
        yield MSG_CHANNEL_EXTENDED_DATA, [chan, UInt32(1), String(b"\xff" * 1000)]
        yield MSG_CHANNEL_WINDOW_ADJUST, [chan, UInt32(0xFFFFFFFF)]
        yield MSG_CHANNEL_WINDOW_ADJUST, [chan, UInt32(0xFFFFFFFF)]
        yield MSG_CHANNEL_REQUEST, [chan, String(b"window-change"), Boolean(False), b"\1"]
        yield MSG_CHANNEL_REQUEST, [chan, UInt32(0xFFFFFF00)]
        yield MSG_CHANNEL_CLOSE, [UInt32(12345)]
        yield MSG_CHANNEL_OPEN, [String(b"session")]
        yield MSG_GLOBAL_REQUEST, [String(b"")]
        yield MSG_IGNORE, [UInt32(0xFFFFFFFF)]
        for kind in range(256):
            yield kind, [os.urandom(kind % 40)]

    # Each may end its own connection: then the next begins another.
    guest, connections = None, 0
    for kind, args in junk(None, 0):
        if guest is None or guest.kept.is_over:
            guest, connections = await (await Guest.enter(server)).screen(), connections + 1
        # asyncssh would wait for an exchange of keys that never ends.
        if kind in (20, 21) or 30 <= kind < 50:
            continue
        guest.connection.send_packet(kind, *args)
        await asyncio.sleep(0.02)
    guest.cut()
    return f"{connections} connections ended by their own packets"


async def floods(server):
    """Requests without end, channels without end, more data than was agreed, new keys."""
    async with await Guest.enter(server) as guest:
        await guest.screen()
        for turn in range(10_000):
            guest.connection.send_packet(MSG_GLOBAL_REQUEST, String(b"keepalive@openssh.com"), Boolean(turn % 2))
            if turn % 500 == 0:
                await asyncio.sleep(0)
        for number in range(1000):
            args = [String(b"session"), UInt32(1000 + number), UInt32(1 << 20), UInt32(32768)]
            guest.connection.send_packet(MSG_CHANNEL_OPEN, *args)
        await asyncio.sleep(1)
    async with await Guest.enter(server) as guest:
        await guest.screen()
        for _ in range(300):
            guest.channel.send_packet(MSG_CHANNEL_DATA, String(b"\x1b[B" * 10_000))
            await asyncio.sleep(0)
        await asyncio.sleep(2)
    async with await Guest.enter(server, rekey_bytes=5000) as guest:
        await guest.screen()
        for _ in range(40):
            await guest.answers()


KINDS = [
    ("everything but a session", requests),
    ("sizes and names of terminals", sizes),
    ("escape sequences", escapes),
    ("any bytes at all", noise),
    ("a window dragged without end", windows),
    ("eight megabytes pasted", pastes),
    ("lines without end through a pipe", pipes),
    ("keys, and nothing read", deaf),
    ("stopped in the middle of a frame", frozen),
    ("half open", half_open),
    ("packets that mean nothing", packets),
    ("floods of packets", floods),
]
