"""Hostile clients, one kind after the other, while somebody else learns quietly.

After each kind the server must be alive, whoever learns must have been answered, and
somebody new must come in; at the end, connections and memory are back where they were.

    abuse.py before     what is done before saying who one is
    abuse.py within     what is done once inside
    abuse.py paste …    only the kinds whose names hold one of these words
"""

import asyncio
import sys
import time

import before
import within
from server import LIMIT, Guest, Server, Witness, folder

# Refused at once rather than after the usual time: the test is about that it is.
LIMITS = "login_seconds: 20"
# What an allocator keeps for later, and the frames kept for all, in MB.
KEPT = 24


async def come_and_go(server):
    """The memory that the server keeps for good is taken before it is measured."""
    for _ in range(2):
        guests = await asyncio.gather(*[Guest.enter(server) for _ in range(14)])
        await asyncio.gather(*[guest.screen(columns=300, rows=100) for guest in guests])
        for guest in guests:
            await guest.answers()
            guest.cut()


async def attack(server, witness, name, kind, least):
    began, memory = time.monotonic(), server.memory()
    most = memory
    task = asyncio.create_task(kind(server))
    while not task.done():
        await asyncio.wait([task], timeout=0.2)
        assert server.is_alive(), f"{name}: the server is dead"
        most = max(most, server.memory())
    said = task.result() or ""
    # Somebody new comes in, and whoever was there goes on.
    async with await Guest.enter(server, source="127.0.0.8") as guest:
        await guest.screen()
    slowest = witness.slowest()
    await server.wait_sockets(least)
    passed = time.monotonic() - began
    figures = f"{passed:5.1f} s, +{most - memory:4.1f} MB at most, the others' longest wait {slowest:5.0f} ms"
    print(f"  {name:34} {figures}{'; ' if said else ''}{said}", flush=True)
    assert most - memory < 60, f"{name}: {most - memory} MB more"


async def main():
    wanted = sys.argv[1:]
    parts = {"before": before.KINDS, "within": within.KINDS}
    kinds = [kind for part, kinds in parts.items() if part in wanted for kind in kinds]
    if not kinds:
        every = [*before.KINDS, *within.KINDS]
        kinds = [one for one in every if not wanted or any(word in one[0] for word in wanted)]
    with folder() as place:
        server = Server(place, limits=LIMITS)
        witness = await Witness().begin(server)
        await asyncio.sleep(1)
        least = server.sockets()
        await come_and_go(server)
        await server.wait_sockets(least)
        memory = server.memory()
        print(f"abuse: {memory:.1f} MB, {least} descriptors before")
        for name, kind in kinds:
            await attack(server, witness, name, kind, least)
        await come_and_go(server)
        await server.wait_sockets(least)
        after = server.memory()
        print(f"abuse: {after:.1f} MB, {server.sockets()} descriptors after")
        assert after < memory + KEPT, f"{after - memory} MB are not given back"
        witness.slowest()
        witness.end()
        log = server.told()
        assert b"\x1b" not in log and b"PWNED" not in log, "somebody writes to the log"
        assert b"panicked" not in log, log[-2000:]
        assert server.stop() == 0
    if not wanted or "within" in wanted:
        await few_descriptors()


async def few_descriptors():
    """No connection can be taken any more: those that are here go on, others come later."""
    with folder() as place:
        server = Server(place, descriptors=64, limits="strangers: 200, strangers_each: 200")
        async with await Guest.enter(server) as here:
            await here.screen()
            await asyncio.sleep(0.5)
            opening = [asyncio.open_connection("127.0.0.1", server.port) for _ in range(120)]
            streams = await asyncio.gather(*opening)
            await asyncio.sleep(1)
            await here.answers()
            for _, writer in streams:
                writer.close()
        async with await Guest.enter(server) as guest:
            await guest.screen()
        assert server.stop() == 0
    print("  no descriptors left                who is here goes on, others come in later")


asyncio.run(asyncio.wait_for(main(), 15 * LIMIT))
