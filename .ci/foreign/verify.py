"""Reads our certificates with other people's software, without any network:
openbadgeslib, PyLD, PyJWT, jwcrypto, pycose, base45 and jsonschema.

usage: verify.py STANDARDS EXAMPLES
"""

import json
import sys
from pathlib import Path

import base45
import cbor2
import jwt as pyjwt
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from jsonschema import Draft201909Validator
from jwt.utils import base64url_decode, base64url_encode
from jwcrypto import jwk as jwcrypto_key
from jwcrypto import jws as jwcrypto_jws
from openbadgeslib.ob3 import clr, ldp
from openbadgeslib.ob3.status_list import encode_bitstring
from openbadgeslib.ob3.verifier import OB3Verifier
from pycose.headers import KID
from pycose.keys import OKPKey
from pycose.keys.curves import Ed25519
from pycose.messages import Sign1Message
from pyld import jsonld

standards, examples = map(Path, sys.argv[1:3])
forms = examples / "forms"
pem = (forms / "issuer.pem").read_bytes()
failures = 0


def tell(ok, line):
    global failures
    failures += 0 if ok else 1
    print(f"{'ok  ' if ok else 'FAIL'}  {line}")


def accepted(check, *arguments, **options):
    """Whether somebody else's check comes back without complaint, and not with False."""
    try:
        return check(*arguments, **options) is not False
    except Exception as error:  # each library has its own
        accepted.why = f"{type(error).__name__}: {error}"
        return False


def both(name, who, check, genuine, altered):
    ok = accepted(check, genuine)
    tell(ok, f"{name}: accepted by {who}" + ("" if ok else f" NOT: {accepted.why}"))
    tell(not accepted(check, altered), f"{name} altered: refused by {who}")


# Open Badges, embedded proof: it knows eddsa-rdfc-2022 only.
module = json.loads((examples / "genuine/module.json").read_text())
altered = json.loads((examples / "altered/score.json").read_text())
badges = ldp.OB3LdpVerifier(pubkey_pem=pem)
both("module.json", "openbadgeslib", lambda c: badges.verify(json.dumps(c)), module, altered)
for name in ["module-named", "passport"]:
    document = json.loads((examples / f"genuine/{name}.json").read_text())
    other = json.loads(json.dumps(document).replace("EPN de la Loire", "EPN du Rh\\u00f4ne"))
    proof = lambda c: ldp.verify_data_integrity_proof(c, pem)
    both(f"{name}.json, proof", "openbadgeslib", proof, document, other)

# The dossier, and each certificate in it.
contexts = clr.bundled_clr_contexts()
dossier = json.loads((forms / "dossier.json").read_text())
other = json.loads(json.dumps(dossier).replace("552100554", "x").replace("732829320", "552100554"))
whole = lambda c: ldp.verify_data_integrity_proof(c, pem, extra_contexts=contexts)
both("dossier.json", "openbadgeslib", whole, dossier, other)
inner = dossier["credentialSubject"]["verifiableCredential"]
tell(len(inner) == 4, "dossier.json: four certificates")
for at, credential in enumerate(inner):
    changed = json.loads(json.dumps(credential).replace("732829320", "552100554"))
    both(f"dossier.json, certificate {at}", "openbadgeslib", whole, credential, changed)

# What the documents mean, by PyLD.
V2, OB = module["@context"]
known = {
    V2: json.loads((standards / "w3c-contexts/credentials-v2.jsonld").read_text()),
    OB: json.loads((standards / "openbadges-3.0/context-3.0.3.json").read_text()),
    **contexts,
}


def load(url, options):
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": known[url]}


def statements(document):
    unsecured = {name: value for name, value in document.items() if name != "proof"}
    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": load}
    return jsonld.normalize(unsecured, options)


for name in ["module", "module-named", "passport", "dossier"]:
    path = forms / "dossier.json" if name == "dossier" else examples / f"genuine/{name}.json"
    theirs = statements(json.loads(path.read_text()))
    same = theirs == (forms / f"{name}.nq").read_text()
    tell(same, f"{name}: our statements are those of PyLD")

# The schema of Open Badges, in a second engine.
schema = json.loads((standards / "openbadges-3.0/ob_v3p0_achievementcredential_schema.json").read_text())
validator = Draft201909Validator(schema, format_checker=Draft201909Validator.FORMAT_CHECKER)
for path in sorted((examples / "genuine").glob("*.json")):
    errors = [error.message for error in validator.iter_errors(json.loads(path.read_text()))]
    tell(not errors, f"{path.name}, schema: {errors or 'valid'}")
mutilated = json.loads(json.dumps(module))
del mutilated["credentialSubject"]["achievement"]["criteria"]
tell(not validator.is_valid(mutilated), "the schema refuses a badge without criteria")

# Tokens.
token = (forms / "module.jwt").read_text()
header, _, signature = token.split(".")
claims = (forms / "passport.jwt").read_text().split(".")[1]
forged = f"{header}.{claims}.{signature}"
options = {"verify_aud": False, "verify_nbf": False}
checks = {
    "PyJWT": lambda t: pyjwt.decode(t, pem, algorithms=["EdDSA"], options=options),
    "jwcrypto": lambda t: read_jws(t),
    "openbadgeslib": lambda t: OB3Verifier(pem).verify(t),
}


def read_jws(text):
    message = jwcrypto_jws.JWS()
    message.allowed_algs = ["EdDSA"]
    message.deserialize(text, jwcrypto_key.JWK.from_pem(pem))


for who, check in checks.items():
    both("module.jwt", who, check, token, forged)

# Tokens with a place in a list of withdrawals, and the list as a token: fetched, checked
# with the key of its issuer, and gone by.
status = examples / "status"
withdrawn, kept = [(status / f"{name}.jwt").read_text() for name in ["withdrawn", "kept"]]
list_of = (status / "list.jwt").read_bytes().strip()


def by_list(served):
    fetched = []

    def check(token):
        download = lambda url: fetched.append(url) or served
        OB3Verifier(pem).verify(token, check_status=True, download=download)
        return bool(fetched)

    return check


tell(accepted(by_list(list_of), kept), "kept.jwt, with the list as a token: accepted by openbadgeslib")
tell(not accepted(by_list(list_of), withdrawn), "withdrawn.jwt, with it: refused by openbadgeslib")
tell("is set at index 4" in accepted.why, f"and for that reason: {accepted.why}")
parts = list_of.decode().split(".")
content = json.loads(base64url_decode(parts[1]))
content["credentialSubject"]["encodedList"] = "u" + encode_bitstring([]).lstrip("u")
parts[1] = base64url_encode(json.dumps(content).encode()).decode()
emptied = ".".join(parts).encode()
tell(not accepted(by_list(emptied), withdrawn), "withdrawn.jwt, with an emptied list: refused by openbadgeslib")
tell("proof is invalid" in accepted.why, f"and for that reason: {accepted.why}")

# Codes.
raw = load_pem_public_key(pem).public_bytes_raw()
key = OKPKey(crv=Ed25519, x=raw)


def read_code(text):
    parts = list(cbor2.loads(base45.b45decode(text.removeprefix("PEN1:"))))
    message = Sign1Message.from_cose_obj(parts, False)
    message.key = key
    if len(message.phdr[KID]) != 4:
        return False
    return message.verify_signature()


for name in ["screen", "paper"]:
    text = (forms / f"{name}.txt").read_text()
    last = "0" if text[-3] != "0" else "1"
    both(f"{name}.txt", "pycose", read_code, text, text[:-3] + last + text[-2:])

sys.exit(1 if failures else 0)
