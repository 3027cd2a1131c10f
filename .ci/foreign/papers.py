"""Reads our papers and pictures with other people's software, without any network:
zxing-cpp and OpenCV read the square codes, poppler and qpdf the pages, openbadgeslib
the badges.

usage: papers.py EXAMPLES
"""

import base64
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import cv2
import numpy
import zxingcpp

examples = Path(sys.argv[1])
papers, screens = examples / "papers", examples / "screens"
scratch = Path(tempfile.mkdtemp())
failures = 0


def tell(ok, line):
    global failures
    failures += 0 if ok else 1
    print(f"{'ok  ' if ok else 'FAIL'}  {line}")


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, errors="replace")
    return done.returncode, done.stdout, done.stderr


def codes(picture):
    """What both readers see."""
    # OpenCV has two ways of finding the marks in the corners; either may miss some.
    detectors = [cv2.QRCodeDetector(), cv2.QRCodeDetectorAruco()]
    texts = [detector.detectAndDecode(picture)[0] for detector in detectors]
    text = next(filter(None, texts), None)
    return [found.text for found in zxingcpp.read_barcodes(picture)], [text] if text else []


def camera(picture):
    """A photo of it: larger, tilted, a little out of focus, with grain, as JPEG."""
    large = cv2.resize(picture, None, fx=2, fy=2, interpolation=cv2.INTER_NEAREST)
    height, width = large.shape[:2]
    corners = numpy.float32([[0, 0], [width, 0], [width, height], [0, height]])
    tilted = corners + numpy.float32([[20, 12], [-14, 4], [-4, -16], [10, -6]])
    turn = cv2.getPerspectiveTransform(corners, tilted)
    photo = cv2.warpPerspective(large, turn, (width, height), borderValue=90)
    photo = cv2.GaussianBlur(photo, (5, 5), 1.2)
    grain = numpy.random.default_rng(7).normal(0, 9, photo.shape)
    photo = numpy.clip(photo.astype(float) + grain, 0, 255).astype(numpy.uint8)
    _, packed = cv2.imencode(".jpg", photo, [cv2.IMWRITE_JPEG_QUALITY, 70])
    return cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE)


# Codes on screens of all kinds, as they are and on a photo.
for path in sorted(screens.glob("*.pgm")):
    wanted = path.with_suffix(".txt").read_text()
    picture = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
    for how, seen in [("as it is", picture), ("on a photo", camera(picture))]:
        zxing, opencv = codes(seen)
        tell(zxing == [wanted], f"screen {path.stem}, {how}: read by zxing-cpp")
        tell(opencv == [wanted], f"screen {path.stem}, {how}: read by OpenCV")
tell(len(list(screens.glob("*.pgm"))) >= 10, "there are screens of all kinds")

# Sheets to sign, registers, reports: of several pages, every name on them, each whole.
forms = sorted((examples / "forms").glob("*.pdf"))
for page in forms:
    names = page.with_suffix(".names").read_text().splitlines()
    code, said, _ = run("qpdf", "--check", page)
    tell(code == 0, f"{page.name}: sound, says qpdf")
    _, about, _ = run("pdfinfo", page)
    facts = dict(line.split(":", 1) for line in about.splitlines() if ":" in line)
    pages = int(facts["Pages"])
    wanted = pages > 1 if len(names) > 30 else pages == 1
    tell(wanted and facts["Tagged"].strip() == "yes", f"{page.name}: {pages} pages, tagged")
    tell(facts["Page size"].strip().endswith("(A4)"), f"{page.name}: A4")
    _, fonts, _ = run("pdffonts", page)
    rows = [row.split() for row in fonts.splitlines()[2:]]
    tell(rows and all(row[-5] == "yes" for row in rows), f"{page.name}: every font embedded")
    _, text, _ = run("pdftotext", "-layout", page, "-")
    words = " ".join(text.split())
    lost = [name for name in names if name not in words]
    tell(not lost, f"{page.name}: every name read back by pdftotext {lost[:3]}")
    tell(text.count("\f") == pages, f"{page.name}: as many pages of text")
    # pdftotext may leave out narrow spaces.
    close = "".join(words.split())
    tell(all(f"{at}/{pages}" in close for at in range(1, pages + 1)), f"{page.name}: pages numbered")
tell(len(forms) >= 5, "there are sheets, registers, reports, memos and slips")

# Pages.
for page in sorted(papers.glob("*.pdf")):
    document = page.with_suffix(".json").read_bytes()
    subject = json.loads(document)["credentialSubject"]
    code, said, _ = run("qpdf", "--check", page)
    tell(code == 0, f"{page.name}: sound, says qpdf")
    _, about, _ = run("pdfinfo", page)
    facts = dict(line.split(":", 1) for line in about.splitlines() if ":" in line)
    tell(facts["Pages"].strip() == "1" and facts["Tagged"].strip() == "yes", f"{page.name}: one page, tagged")
    tell(facts["Page size"].strip().endswith("(A4)"), f"{page.name}: A4")
    _, text, _ = run("pdftotext", "-layout", page, "-")
    flat = " ".join(text.split())
    for identity in subject["identifier"]:
        tell(identity["identityHash"] in flat, f"{page.name}: shows {identity['identityType']}")
    for words in [subject["achievement"]["name"], "Document non délivré par l’État", "did:key:z6Mk", "PEN-"]:
        tell(words in flat, f"{page.name}: shows « {words} »")
    _, order, _ = run("pdfinfo", "-struct-text", page)
    title, fields = order.find("H1"), order.find("Table")
    tell(0 <= title < fields < order.find("Figure"), f"{page.name}: title, fields and code are named, in that order")
    _, listed, _ = run("pdfdetach", "-list", page)
    tell("2 embedded files" in listed, f"{page.name}: two files inside")
    run("pdfdetach", "-save", "1", "-o", scratch / "inside", page)
    tell((scratch / "inside").read_bytes() == document, f"{page.name}: the document inside is the document")
    run("pdfdetach", "-save", "2", "-o", scratch / "token", page)
    header, claims, _ = (scratch / "token").read_text().split(".")
    claims = json.loads(base64.urlsafe_b64decode(claims + "=="))
    tell(claims["jti"] == json.loads(document)["id"], f"{page.name}: the token inside is of the same certificate")
    _, fonts, _ = run("pdffonts", page)
    # Columns: name, type, encoding, then embedded, cut down, with a way back to letters.
    kept = [line.split()[-5:-2] for line in fonts.splitlines()[2:]]
    tell(len(kept) == 3 and all(font == ["yes"] * 3 for font in kept), f"{page.name}: its three fonts are inside")
    for dpi in [100, 150, 300]:
        run("pdftoppm", "-r", dpi, "-gray", "-singlefile", page, scratch / "page")
        picture = cv2.imread(str(scratch / "page.pgm"), cv2.IMREAD_GRAYSCALE)
        zxing, opencv = codes(picture)
        lines = page.with_suffix(".html").read_text().splitlines()
        wanted = [line for line in lines if line.startswith("PEN1:")]
        ok = len(wanted) == 1 and zxing == wanted and opencv == wanted
        tell(ok, f"{page.name}, {dpi} dots an inch: both readers read its code")

# Pages for a browser, as a browser draws them.
browser = shutil.which("chromium")
for page in sorted(papers.glob("*.html")) if browser else []:
    wanted = [line for line in page.read_text().splitlines() if line.startswith("PEN1:")]
    shot = scratch / "shot.png"
    dark = ["--force-dark-mode", "--enable-features=WebContentsForceDark"]
    for how, switches in [("a browser", []), ("a browser that turns pages dark", dark)]:
        run(browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", *switches,
            f"--screenshot={shot}", "--window-size=900,1500", f"file://{page}")
        zxing, opencv = codes(cv2.imread(str(shot), cv2.IMREAD_GRAYSCALE))
        tell(len(wanted) == 1 and zxing == wanted, f"{page.name} in {how}: read by zxing-cpp")
        tell(opencv == wanted, f"{page.name} in {how}: read by OpenCV")
if not browser:
    print("not checked: pages in a browser, for there is no chromium")

# Badges.
pem = examples / "forms/issuer.pem"
for name in ["named", "passport"]:
    subject = json.loads((papers / f"{name}.json").read_text())["credentialSubject"]["id"]
    for badge in [papers / f"{name}.png", papers / f"{name}.svg"]:
        verifier = Path(sys.executable).with_name("openbadges-verifier")
        command = [verifier, "-i", badge, "-r", subject, "-k", pem, "-V", "3", "--json"]
        code, said, trouble = run(*command)
        told = json.loads(said) if said.startswith("{") else {}
        tell(code == 0 and told.get("valid") and told.get("trusted"), f"{badge.name}: accepted by openbadgeslib {trouble[-200:]}")
        altered = scratch / badge.name
        content = badge.read_bytes()
        if badge.suffix == ".svg":
            altered.write_bytes(content.replace(b"732829320", b"552100554"))
            code, said, _ = run(*[altered if part == badge else part for part in command])
            told = json.loads(said) if said.startswith("{") else {}
            tell(not told.get("valid"), f"{badge.name} altered: refused by openbadgeslib")
    png = cv2.imread(str(papers / f"{name}.png"), cv2.IMREAD_UNCHANGED)
    tell(png is not None and png.shape == (512, 512, 4), f"{name}.png: a picture for OpenCV")
    code, _, trouble = run("rsvg-convert", "-w", 512, papers / f"{name}.svg", "-o", scratch / "badge.png")
    svg = cv2.imread(str(scratch / "badge.png"), cv2.IMREAD_UNCHANGED)
    ok = code == 0 and svg is not None
    near = ok and numpy.abs(svg.astype(int) - png.astype(int)).mean() < 2
    tell(near, f"{name}.svg and .png: the same picture {trouble}")

sys.exit(1 if failures else 0)
