"""Reads statements with Ralph, another implementation of xAPI, and gives them to its
learning record store, twice: the second time nothing may change and nothing may clash.

usage: xapi.py STATEMENTS.jsonl
"""

import base64
import json
import os
import sys
import tempfile
from pathlib import Path

statements = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf-8").splitlines()]
assert statements, "no statement at all"

home = tempfile.mkdtemp()
os.environ["RALPH_APP_DIR"] = home
os.environ["RALPH_RUNSERVER_BACKEND"] = "fs"
os.environ["RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH"] = home
os.environ["RALPH_BACKENDS__LRS__FS__DEFAULT_LRS_FILE"] = "statements.jsonl"
os.environ["RALPH_AUTH_FILE"] = str(Path(home) / "auth.json")
os.chdir(home)

import bcrypt  # noqa: E402

secret = bcrypt.hashpw(b"secret", bcrypt.gensalt(4)).decode()
agent = {"mbox": "mailto:lrs@example.org"}
Path(home, "auth.json").write_text(
    json.dumps([{"username": "passeport", "hash": secret, "scopes": ["all"], "agent": agent}])
)

from ralph.models.xapi.base.statements import BaseXapiStatement  # noqa: E402

for statement in statements:
    BaseXapiStatement(**statement)
print(f"{len(statements)} statements are well formed")

from starlette.testclient import TestClient  # noqa: E402

from ralph.api import app  # noqa: E402

client = TestClient(app)
token = base64.b64encode(b"passeport:secret").decode()
headers = {"Authorization": f"Basic {token}", "X-Experience-API-Version": "1.0.3"}

first = client.post("/xAPI/statements/", json=statements, headers=headers)
assert first.status_code == 200, (first.status_code, first.text)
again = client.post("/xAPI/statements/", json=statements, headers=headers)
assert again.status_code in (200, 204), (again.status_code, again.text)
one = statements[3]
put = client.put(f"/xAPI/statements/?statementId={one['id']}", json=one, headers=headers)
assert put.status_code == 204, (put.status_code, put.text)
changed = one | {"verb": statements[0]["verb"]}
clash = client.post("/xAPI/statements/", json=changed, headers=headers)
assert clash.status_code == 409, (clash.status_code, clash.text)
kept = Path(home, "statements.jsonl").read_text("utf-8").splitlines()
assert len(kept) == len(statements), (len(kept), len(statements))
print(f"kept once though sent twice: {len(kept)}; again: {again.status_code}, {put.status_code}")
