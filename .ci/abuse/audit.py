"""What the server agrees to, as the program that everybody asks judges it."""

import json
import subprocess
import sys
from pathlib import Path

from server import Server, folder

# The answers expected, and nothing beside them. The last two of the exchanges of keys
# are there for clients that know nothing which withstands a quantum computer; clients
# choose the first of their own that is here.
EXPECTED = {
    "kex": {
        "mlkem768x25519-sha256",
        "curve25519-sha256",
        "curve25519-sha256@libssh.org",
        "ext-info-s",
        "kex-strict-s-v00@openssh.com",
    },
    "key": {"ssh-ed25519"},
    "enc": {"chacha20-poly1305@openssh.com", "aes256-gcm@openssh.com"},
    "mac": {"hmac-sha2-512-etm@openssh.com", "hmac-sha2-256-etm@openssh.com"},
}
QUANTUM = "does not provide protection against post-quantum attacks"


def main():
    with folder() as place:
        server = Server(place)
        audit = Path(sys.executable).parent / "ssh-audit"
        # The test of many connections at once is ours, in abuse.py.
        command = [audit, "--skip-rate-test", "-j", "-p", str(server.port), "127.0.0.1"]
        told = subprocess.run(command, capture_output=True, text=True, check=False)
        report = json.loads(told.stdout)
        assert server.stop() == 0
    banner = report["banner"]
    assert banner["software"] == "passeport" and not banner["comments"], banner
    assert report["compression"] == ["none"], report["compression"]
    trouble = []
    for kind, expected in EXPECTED.items():
        names = {one["algorithm"] for one in report[kind]}
        assert names == expected, f"{kind}: {names ^ expected}"
        for one in report[kind]:
            for level in ("fail", "warn"):
                for note in one.get("notes", {}).get(level, []):
                    is_old = kind == "kex" and one["algorithm"].startswith("curve25519")
                    if not (is_old and QUANTUM in note):
                        trouble.append(f"{level}: {one['algorithm']}: {note}")
    trouble += [f"flaw: {flaw}" for flaw in report.get("cves", [])]
    assert not trouble, "\n".join(trouble)
    first = report["kex"][0]["algorithm"]
    assert first == "mlkem768x25519-sha256", first
    print(f"audit: {first} first, no failure, no warning but that of older clients")


main()
