"""A server of its own for each test, and a client that can be made to misbehave."""

import asyncio
import atexit
import fcntl
import logging
import os
import pty
import re
import signal
import struct
import subprocess
import tempfile
import termios
import time
from pathlib import Path

import asyncssh
from asyncssh.channel import SSHClientChannel
from asyncssh.packet import Boolean, String, UInt32

# What it says of its own broken connections is expected here.
logging.getLogger("asyncssh").setLevel(logging.CRITICAL)
# Names go out as they are, whatever a decent client would think of them.
asyncssh.connection.saslprep = str

PROGRAM = os.environ["PASSEPORT_PROGRAM"]
# Whatever is waited for comes within that time on the slowest machine, or is broken.
LIMIT = 60


class Server:
    """`passeport serve` with a data folder of its own."""

    def __init__(self, folder, *args, limits="", descriptors=None):
        self.folder = Path(folder)
        self.args, self.limits, self.descriptors = args, limits, descriptors
        self.log = open(self.folder / "log", "ab")
        self.start()

    def start(self):
        config = self.folder / "config.ron"
        config.write_text(f"Config(ssh: Ssh({self.limits}))")
        command = [PROGRAM, "serve", "--listen", "127.0.0.1:0", "--config", str(config)]
        command += ["--data", str(self.folder / "data"), *self.args]
        if self.descriptors:
            command = ["prlimit", f"--nofile={self.descriptors}", *command]
        home = {"HOME": str(self.folder), "PATH": os.environ["PATH"]}
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.log, env=home)
        # Whatever becomes of the test, its server ends with it.
        atexit.register(self.process.kill)
        said = self.process.stdout.readline().decode()
        found = re.search(r"127\.0\.0\.1:(\d+)", said)
        assert found, f"it does not open: {said!r}"
        self.port = int(found[1])

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        """Asks it to end; gives its exit code."""
        self.process.terminate()
        return self.process.wait(LIMIT)

    def told(self):
        return (self.folder / "log").read_bytes()

    def is_alive(self):
        return self.process.poll() is None

    def memory(self):
        """Resident, in MB."""
        told = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s*(\d+)", told)[1]) / 1024

    def sockets(self):
        """Descriptors of connections and whatever else is open."""
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    async def wait_sockets(self, most, limit=LIMIT):
        """Waits until no more than `most` are open; gives how long that took."""
        began = time.monotonic()
        while self.sockets() > most:
            passed = time.monotonic() - began
            assert passed < limit, f"{self.sockets()} descriptors are still open, not {most}"
            await asyncio.sleep(0.1)
        return time.monotonic() - began


class Kept(asyncssh.SSHClientSession):
    """Keeps all that comes, and notes when."""

    def __init__(self):
        self.bytes = bytearray()
        self.news = asyncio.Event()
        self.is_over = False

    def data_received(self, data, datatype):
        self.bytes += data
        self.news.set()

    def eof_received(self):
        self.is_over = True
        self.news.set()

    def connection_lost(self, exc):
        self.is_over = True
        self.news.set()


class Holder(asyncssh.SSHClient):
    """Somebody with a card, if it is one."""

    def __init__(self, card):
        self.card = card

    def kbdint_auth_requested(self):
        return ""

    def kbdint_challenge_received(self, name, instructions, lang, prompts):
        return [self.card] if prompts else []


class Guest:
    """One connection, one channel, and every way to ask for things."""

    @classmethod
    async def enter(cls, server, user="visite", source="127.0.0.1", key=None, card=None, **options):
        """Comes in, without asking for anything yet."""
        self = cls()
        connecting = asyncssh.connect(
            "127.0.0.1",
            server.port,
            username=user,
            local_addr=(source, 0),
            known_hosts=None,
            client_keys=[key] if key else None,
            preferred_auth="publickey" if key else "keyboard-interactive" if card else "none",
            client_factory=lambda: Holder(card),
            agent_path=None,
            config=None,
            # None of its own politeness.
            login_timeout=LIMIT,
            **options,
        )
        self.connection = await asyncio.wait_for(connecting, LIMIT)
        self.channel = self.kept = None
        return self

    async def open(self, kind=b"session", *args, window=1 << 21):
        """Opens a channel and gives it."""
        loop = asyncio.get_running_loop()
        channel = SSHClientChannel(self.connection, loop, "strict", None, "strict", window, 32768)
        await asyncio.wait_for(channel._open(kind, *args), LIMIT)
        kept = Kept()
        channel._session = kept
        channel.resume_reading()
        if self.channel is None:
            self.channel, self.kept = channel, kept
        return channel

    async def ask(self, name, *args, channel=None):
        """A request of the channel; gives whether it was granted."""
        return await asyncio.wait_for((channel or self.channel)._make_request(name, *args), LIMIT)

    async def pty(self, columns=80, rows=24, term=b"xterm-256color", modes=b"\0"):
        sizes = [UInt32(value) for value in (columns, rows, 0, 0)]
        return await self.ask(b"pty-req", String(term), *sizes, String(modes))

    async def screen(self, columns=80, rows=24, term=b"xterm-256color", variables=()):
        """A session on a screen, up to its first frame."""
        await self.open()
        for name, value in variables:
            await self.ask(b"env", String(name), String(value))
        assert await self.pty(columns, rows, term)
        assert await self.ask(b"shell")
        await self.wait(lambda kept: len(kept.bytes) > 20)
        return self

    async def wait(self, holds, limit=LIMIT):
        """Waits until what came is as it should be."""
        until = time.monotonic() + limit
        while not holds(self.kept):
            assert not self.kept.is_over, f"it is over: {bytes(self.kept.bytes[-400:])!r}"
            self.kept.news.clear()
            left = until - time.monotonic()
            assert left > 0, f"it never came: {bytes(self.kept.bytes[-400:])!r}"
            try:
                await asyncio.wait_for(self.kept.news.wait(), left)
            except asyncio.TimeoutError:
                pass

    def resize(self, columns, rows):
        sizes = [UInt32(value) for value in (columns, rows, 0, 0)]
        self.channel._send_request(b"window-change", *sizes)

    def press(self, data):
        self.channel.write(data)

    async def answers(self, key=b"\x1b[B", back=b"\x1b[A", limit=LIMIT):
        """Presses a key and waits for what it changes, then back; gives both times."""
        times = []
        for pressed in (key, back):
            before, began = len(self.kept.bytes), time.monotonic()
            self.press(pressed)
            await self.wait(lambda kept, before=before: len(kept.bytes) > before, limit)
            times.append(time.monotonic() - began)
        return times

    def cut(self):
        """Vanishes without a word."""
        self.connection.abort()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *_):
        self.cut()
        # The socket is closed by the loop, a turn later.
        await asyncio.sleep(0)


class Terminal(Guest):
    """Somebody at a terminal with a program of their own, all of whose bytes are kept."""

    def __init__(self, server, command):
        self.kept = Kept()
        self.terminal, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.set_blocking(self.terminal, False)
        home = {"HOME": str(server.folder), "PATH": os.environ["PATH"]}
        home |= {"TERM": "xterm-256color", "LANG": "fr_FR.UTF-8"}
        ends = {"stdin": inside, "stdout": inside, "stderr": inside}
        self.process = subprocess.Popen(command, env=home, start_new_session=True, **ends)
        atexit.register(self.process.kill)
        os.close(inside)
        asyncio.get_running_loop().add_reader(self.terminal, self.read)

    def read(self):
        try:
            data = os.read(self.terminal, 65536)
        except OSError:
            # Nobody writes to it any more.
            data = b""
        if data:
            self.kept.data_received(data, None)
        else:
            asyncio.get_running_loop().remove_reader(self.terminal)
            self.kept.eof_received()

    def press(self, data):
        os.write(self.terminal, data)

    def cut(self):
        asyncio.get_running_loop().remove_reader(self.terminal)
        self.process.kill()
        self.process.wait()
        os.close(self.terminal)


def neighbour(server, *words):
    """Somebody at a terminal of the machine itself, who joins by the socket."""
    return Terminal(server, [PROGRAM, "--data", str(server.folder / "data"), *words])


def client(server, user="visite"):
    """Somebody with the client that everybody has."""
    options = ["StrictHostKeyChecking=accept-new", "PubkeyAuthentication=no", "LogLevel=ERROR"]
    options.append(f"UserKnownHostsFile={server.folder}/known")
    words = [word for option in options for word in ("-o", option)]
    return Terminal(server, ["ssh", "-F", "none", "-p", str(server.port), *words, f"{user}@127.0.0.1"])


class Witness:
    """Somebody who learns quietly while others misbehave."""

    async def begin(self, server, source="127.0.0.9"):
        self.guest = await Guest.enter(server, source=source)
        await self.guest.screen()
        await asyncio.sleep(0.5)
        self.times = []
        self.task = asyncio.create_task(self.play())
        return self

    async def play(self):
        while True:
            self.times += await self.guest.answers()
            await asyncio.sleep(0.2)

    def slowest(self):
        """The longest wait since last asked, in ms; raises if a key had no answer."""
        if self.task.done():
            self.task.result()
        times, self.times = self.times, []
        return max(times, default=0) * 1000

    def end(self):
        self.task.cancel()
        self.guest.cut()


def folder():
    return tempfile.TemporaryDirectory(prefix="passeport-abuse-")
