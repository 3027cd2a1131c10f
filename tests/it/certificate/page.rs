//! The web page that verifies: written by the command, and a table of documents with
//! what this verifier says of each. `PASSEPORT_PAGE` names a folder to write both to,
//! so that a browser can be asked the same.

use super::command::{Answer, args, ask, pinned};
use super::lists::{list, root, signed, with_status, withdrawn};
use super::*;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ed25519_dalek::{Signer, SigningKey};
use passeport::cli::verify::VerifyArgs;
use passeport::credential::code::ShortCode;
use passeport::credential::qr::{self, Extent};
use passeport::credential::status::StatusList;
use passeport::credential::trust::list::{ListedIssuer, ListedKey, May, RevokedKey, TrustList};
use passeport::credential::{dossier, jwt, reading, sshsig};
use passeport::domain::id::ModuleId;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// Files handed over together, and the gravest answer to expect.
struct Case {
    name: &'static str,
    files: Vec<(String, Vec<u8>)>,
    exit: u8,
}

fn one(name: &'static str, exit: u8, document: impl Into<Vec<u8>>) -> Case {
    Case { name, files: vec![(format!("{name}.json"), document.into())], exit }
}

fn edited(edit: impl FnOnce(&mut Value)) -> String {
    let mut document: Value = serde_json::from_str(&module().document).unwrap();
    edit(&mut document);
    document.to_string()
}

/// Signed anew, with our proof alone, after an edit that our own issuing refuses.
fn resigned(edit: impl FnOnce(&mut Value)) -> String {
    let mut document: Value = serde_json::from_str(&module().document).unwrap();
    let mut options = document["proof"][0].clone();
    document.as_object_mut().unwrap().remove("proof");
    edit(&mut document);
    options.as_object_mut().unwrap().remove("proofValue");
    options["@context"] = document["@context"].clone();
    let hash = |value: &Value| Sha256::digest(serde_jcs::to_vec(value).unwrap());
    let both = [hash(&options), hash(&document)].concat();
    let signature = SigningKey::from_bytes(&SITE).sign(&both).to_bytes();
    options["proofValue"] = format!("z{}", bs58::encode(signature).into_string()).into();
    document["proof"] = json!([options]);
    document.to_string()
}

fn read(document: &str) -> reading::Certificate {
    reading::read(document.as_bytes()).unwrap()
}

fn number(module: &ModuleId) -> Option<u16> {
    match module.as_str() {
        "vendre-sur-internet" => Some(6),
        "mots-de-passe" => Some(19),
        "facture-electronique" => Some(11),
        _ => None,
    }
}

fn with_place(index: u32) -> Signed {
    issue_with(&site(), with_status(module_facts(1, "vendre-sur-internet"), index))
}

/// A key of the trust list that fell into other hands.
fn stolen() -> SiteKey {
    SiteKey::from_entropy(&[23; 32])
}

/// A key of the trust list that may vouch for nobody.
fn plain() -> SiteKey {
    SiteKey::from_entropy(&[26; 32])
}

/// A module followed in a group session, signed by that key.
fn group(key: &SiteKey) -> String {
    let mut facts = module_facts(1, "vendre-sur-internet");
    passed(&mut facts).obtained = Obtained::InGroup;
    issue_with(key, facts).document
}

/// A key of the trust list that may sign the Passeport alone.
fn narrow() -> SiteKey {
    SiteKey::from_entropy(&[24; 32])
}

fn trust() -> TrustList {
    let mut trust = list();
    let listed = |key: &SiteKey, may: &[May]| ListedKey {
        key: key.public(),
        from: at("2026-01-01T00:00:00Z"),
        until: None,
        may: may.iter().copied().collect(),
    };
    trust.issuers[0].keys.push(listed(&stolen(), &May::ALL));
    trust.issuers[0].keys.push(listed(&narrow(), &[May::Passport]));
    trust.issuers[0].keys.push(listed(&plain(), &[May::Module]));
    trust.issuers.push(ListedIssuer {
        name: "EPN du Rhône".to_owned(),
        siret: "35600000000048".parse().unwrap(),
        is_declared_provider: true,
        keys: vec![listed(&other(), &May::ALL)],
    });
    let since = at("2026-06-01T00:00:00Z");
    let reason = "volée".to_owned();
    trust.revoked.push(RevokedKey { key: stolen().public(), since, reason });
    trust
}

/// The key of another site of the list.
fn other() -> SiteKey {
    SiteKey::from_entropy(&[25; 32])
}

fn withdrawals() -> StatusList {
    withdrawn(&site(), &[4])
}

fn genuine() -> Vec<Case> {
    let document = module().document;
    let value: Value = serde_json::from_str(&document).unwrap();
    let escaped: String = document
        .chars()
        .map(|c| if c.is_ascii() { c.to_string() } else { format!("\\u{:04X}", c as u32) })
        .collect();
    let mut named = module_facts(5, "donnees-personnelles");
    named.holder.name = Some("Zoé Lagrange-Œuvrard 𝒜 \"\\".to_owned());
    named.holder.organisation.number = "W751234567".parse().unwrap();
    named.until = Some(at("2036-11-21T10:15:00Z"));
    passed(&mut named).journal = None;
    passed(&mut named).obtained = Obtained::ByTest;
    vec![
        one("module", 0, document.clone()),
        one("module-named", 0, issue_with(&site(), named).document),
        one("group", 0, group(&site())),
        one("group-by-site", 0, group(&plain())),
        one("minified", 0, value.to_string()),
        one("windows", 0, document.replace('\n', "\r\n")),
        one("escaped", 0, escaped),
        one("kept", 0, with_place(5).document),
        one("token", 0, jwt::encode(&site(), &read(&document)).unwrap()),
        one("proofs-turned", 0, edited(|c| c["proof"].as_array_mut().unwrap().reverse())),
        one("proof-ours-alone", 0, edited(|c| drop(c["proof"].as_array_mut().unwrap().pop()))),
    ]
}

fn doubtful() -> Vec<Case> {
    let facts = || module_facts(1, "vendre-sur-internet");
    let mut expired = facts();
    expired.until = Some(at("2026-12-01T00:00:00Z"));
    let mut early = facts();
    early.issued = at("2027-06-01T00:00:00Z");
    let mut old = facts();
    old.issued = at("2025-11-21T10:15:00Z");
    passed(&mut old).started = at("2025-11-21T09:00:00Z");
    passed(&mut old).ended = at("2025-11-21T10:00:00Z");
    let mut before_theft = facts();
    before_theft.issued = at("2026-02-01T10:15:00Z");
    passed(&mut before_theft).started = at("2026-02-01T09:00:00Z");
    passed(&mut before_theft).ended = at("2026-02-01T10:00:00Z");
    let mut elsewhere = facts();
    elsewhere.status = Some(passeport::domain::certificate::StatusPlace {
        list: "https://other.example/status/9".to_owned(),
        index: 3,
    });
    let foreign = issue_with(&other(), with_status(facts(), 7));
    vec![
        one("revoked", 3, with_place(4).document),
        one("place-beyond", 2, with_place(200_000).document),
        one("list-missing", 2, issue_with(&site(), elsewhere).document),
        one("other-issuer", 5, foreign.document),
        one("untrusted", 5, issue_with(&stranger(), facts()).document),
        one("expired", 4, issue_with(&site(), expired).document),
        one("not-yet", 4, issue_with(&site(), early).document),
        one("before-key", 5, issue_with(&site(), old).document),
        one("key-revoked", 5, issue_with(&stolen(), facts()).document),
        one("key-compromised", 2, issue_with(&stolen(), before_theft).document),
        one("not-allowed", 5, issue_with(&narrow(), facts()).document),
        one("not-allowed-group", 5, group(&narrow())),
        one("not-allowed-supervised", 5, issue_with(&plain(), facts()).document),
        one(
            "unknown-proof",
            2,
            edited(|c| {
                let mut second = c["proof"][0].clone();
                second["cryptosuite"] = "ecdsa-sd-2023".into();
                c["proof"].as_array_mut().unwrap().push(second);
            }),
        ),
    ]
}

fn edits() -> Vec<Case> {
    type Edit = fn(&mut Value);
    let after: [(&'static str, Edit); 24] = [
        ("score", |c| c["credentialSubject"]["result"][0]["value"] = "10".into()),
        ("organisation", |c| {
            c["credentialSubject"]["identifier"][0]["identityHash"] = "552100554".into();
        }),
        ("issuer-name", |c| c["issuer"]["name"] = "EPN du Rhône".into()),
        ("issuer-markup", |c| c["issuer"]["name"] = "<img src=x onerror=alert(1)>".into()),
        ("date", |c| c["validFrom"] = "2026-11-20T10:15:00Z".into()),
        ("date-spelling", |c| c["validFrom"] = "2026-11-21T10:15:00+00:00".into()),
        ("date-impossible", |c| c["validFrom"] = "2026-02-30T10:15:00Z".into()),
        ("no-proof", |c| drop(c.as_object_mut().unwrap().remove("proof"))),
        ("empty-proof", |c| c["proof"] = json!([])),
        ("proof-object", |c| c["proof"] = c["proof"][0].clone()),
        ("proof-text", |c| c["proof"][1] = "proof".into()),
        ("meaning-alone", |c| drop(c["proof"].as_array_mut().unwrap().remove(0))),
        ("meaning-copied", |c| {
            c["proof"][1]["proofValue"] = c["proof"][0]["proofValue"].clone();
        }),
        ("meaning-later", |c| c["proof"][1]["created"] = "2026-11-21T10:15:01Z".into()),
        ("purpose", |c| c["proof"][0]["proofPurpose"] = "authentication".into()),
        ("proof-context", |c| drop(c["proof"][0]["@context"].as_array_mut().unwrap().pop())),
        ("proof-member", |c| c["proof"][0]["domain"] = "example".into()),
        ("proof-no-value", |c| drop(c["proof"][0].as_object_mut().unwrap().remove("proofValue"))),
        ("proof-moved", |c| {
            c["proof"][0]["verificationMethod"] = stranger().public().method().into();
        }),
        ("context-added", |c| {
            c["@context"].as_array_mut().unwrap().push("https://evil.example/".into());
        }),
        ("member-added", |c| c["credentialSubject"]["mention"] = "très bien".into()),
        ("prototype", |c| c["__proto__"] = json!({"proof": []})),
        ("issuer-id", |c| c["issuer"] = c["issuer"]["id"].clone()),
        ("issuer-not-a-key", |c| c["issuer"]["id"] = "did:key:z6MkAAAA".into()),
    ];
    let signed: [(&'static str, Edit); 21] = [
        ("signed-as-is", |_| {}),
        ("signed-context", |c| {
            c["@context"].as_array_mut().unwrap().push("https://evil.example/".into());
        }),
        ("signed-member", |c| c["issuer"]["email"] = "a@b.example".into()),
        ("signed-type", |c| c["type"] = json!(["VerifiableCredential"])),
        ("signed-no-achievement", |c| {
            drop(c["credentialSubject"].as_object_mut().unwrap().remove("achievement"));
        }),
        ("signed-result-missing", |c| {
            drop(c["credentialSubject"]["result"].as_array_mut().unwrap().pop());
        }),
        ("signed-escape", |c| c["issuer"]["name"] = "EPN \u{1b}[2J".into()),
        ("signed-turned", |c| c["issuer"]["name"] = "EPN \u{202e}ERIOL".into()),
        ("signed-decomposed", |c| c["issuer"]["name"] = "Cafe\u{301}".into()),
        ("signed-tag", |c| c["issuer"]["name"] = "EPN\u{e0041}".into()),
        ("signed-number", |c| c["credentialSubject"]["result"][0]["value"] = 9.into()),
        ("signed-plus", |c| c["credentialSubject"]["result"][0]["value"] = "+9".into()),
        ("signed-zero", |c| c["credentialSubject"]["result"][0]["value"] = "09".into()),
        ("signed-too-low", |c| c["credentialSubject"]["result"][0]["value"] = "6".into()),
        ("signed-too-high", |c| c["credentialSubject"]["result"][0]["value"] = "11".into()),
        ("signed-siren", |c| {
            c["credentialSubject"]["identifier"][0]["identityHash"] = "732829321".into();
        }),
        ("signed-siret-spaced", |c| {
            c["issuer"]["otherIdentifier"][0]["identifier"] = "732 829 320 00074".into();
        }),
        ("signed-address", |c| c["issuer"]["url"] = "javascript:alert(1)".into()),
        ("signed-empty", |c| c["name"] = " ".into()),
        ("signed-long", |c| c["name"] = "é".repeat(1001).into()),
        ("signed-genre", |c| c["evidence"][0]["genre"] = "constructor".into()),
    ];
    let after = after.map(|(name, edit)| one(name, 1, edited(edit)));
    let exit = |name| u8::from(name != "signed-as-is");
    let signed = signed.map(|(name, edit)| one(name, exit(name), resigned(edit)));
    after.into_iter().chain(signed).collect()
}

/// The neutral element as key, R neutral, S zero: holds for every message unless strict.
fn small_order() -> String {
    let neutral = [&[1][..], &[0; 31]].concat();
    let multibase = format!("z{}", bs58::encode([&[0xed, 1][..], &neutral].concat()).into_string());
    let did = format!("did:key:{multibase}");
    let signature = bs58::encode([&neutral[..], &[0; 32]].concat()).into_string();
    edited(|c| {
        c["issuer"]["id"] = did.clone().into();
        c["proof"][0]["verificationMethod"] = format!("{did}#{multibase}").into();
        c["proof"][0]["proofValue"] = format!("z{signature}").into();
        drop(c["proof"].as_array_mut().unwrap().pop());
    })
}

/// S with the order of the group added: the same signature, spelled again.
fn second_spelling() -> String {
    let order: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde,
        0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    edited(|c| {
        let text = c["proof"][0]["proofValue"].as_str().unwrap();
        let mut signature = bs58::decode(&text[1..]).into_vec().unwrap();
        let mut carry = 0;
        for (byte, add) in signature[32..].iter_mut().zip(order) {
            let sum = u16::from(*byte) + u16::from(add) + carry;
            *byte = sum.to_le_bytes()[0];
            carry = sum >> 8;
        }
        c["proof"][0]["proofValue"] = format!("z{}", bs58::encode(signature).into_string()).into();
    })
}

fn bytes() -> Vec<Case> {
    let document = module().document;
    let (genuine, forged) = (r#""name": "EPN de la Loire""#, r#""name": "EPN du Rhône""#);
    let nested = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let token = jwt::encode(&site(), &read(&document)).unwrap();
    let mut parts: Vec<String> = token.split('.').map(str::to_owned).collect();
    let claims = URL_SAFE_NO_PAD.decode(&parts[1]).unwrap();
    let claims = String::from_utf8(claims).unwrap().replace("\"value\":\"9\"", "\"value\":\"8\"");
    parts[1] = URL_SAFE_NO_PAD.encode(claims);
    let mut not_utf8 = document.clone().into_bytes();
    not_utf8.insert(document.find("Loire").unwrap(), 0xff);
    vec![
        one("twice-last", 1, document.replace(genuine, &format!("{genuine}, {forged}"))),
        one("twice-first", 1, document.replace(genuine, &format!("{forged}, {genuine}"))),
        one("trailing", 1, format!("{document}{{}}")),
        one("mark", 1, format!("\u{feff}{document}")),
        one("surrogate", 1, document.replace("EPN de", r"EPN \ud800 de")),
        one("decomposed", 1, document.replace("Zoé", "Zoe\u{301}")),
        one("not-utf8", 1, not_utf8),
        one("deep", 1, nested),
        one("large", 1, format!("{document}{}", " ".repeat(300_000))),
        one("null", 1, r#"{"a":null}"#),
        one("list", 1, "[]"),
        one("nothing", 1, ""),
        // A picture that never carries a document.
        one("picture", 1, b"GIF89a\x01\0\x01\0\0\0".to_vec()),
        one("small-order", 1, small_order()),
        one("second-spelling", 1, second_spelling()),
        one("token-changed", 1, parts.join(".")),
        one("token-padded", 1, format!("{token}=")),
    ]
}

/// A Passeport with its modules, each in a file of its own.
fn passports() -> Vec<Case> {
    let modules = three_modules();
    let passport = issue_with(&site(), passport_facts(&modules)).document;
    let files = |modules: &[Signed]| {
        let modules = (1..).zip(modules);
        let mut files: Vec<(String, Vec<u8>)> = modules
            .map(|(at, signed)| (format!("module-{at}.json"), signed.document.clone().into()))
            .collect();
        files.push(("passport.json".to_owned(), passport.clone().into()));
        files
    };
    let all: Vec<_> = modules.iter().map(|signed| read(&signed.document)).collect();
    let whole = dossier::write(&site(), &read(&passport), &all).unwrap();
    let mut other = module_facts(1, "vendre-sur-internet");
    passed(&mut other).score = Score { right: 10, of: 10 };
    let exchanged = issue_with(&site(), other);
    let mut changed = files(&modules);
    changed[1].1 = String::from_utf8(changed[1].1.clone())
        .unwrap()
        .replace("\"identityHash\": \"732829320\"", "\"identityHash\": \"552100554\"")
        .into();
    let three = files(&[exchanged, modules[1].clone(), modules[2].clone()]);
    vec![
        Case { name: "passport-whole", files: files(&modules), exit: 0 },
        Case { name: "passport-two", files: files(&modules[1..]), exit: 0 },
        Case { name: "passport-alone", files: files(&[]), exit: 0 },
        Case { name: "passport-exchanged", files: three, exit: 1 },
        Case { name: "passport-changed", files: changed, exit: 1 },
        one("dossier", 0, whole.clone()),
        one("dossier-changed", 1, whole.replace("732829320", "552100554")),
        one("dossier-name", 1, whole.replacen("urn:uuid:", "urn:uuid:0", 1)),
    ]
}

fn codes() -> Vec<Case> {
    let (modules, text) = (three_modules(), |name, exit, code: String| Case {
        name,
        files: vec![(format!("{name}.txt"), code.into_bytes())],
        exit,
    });
    let passport = issue_with(&site(), passport_facts(&modules));
    let code = |key: &SiteKey, signed: &Signed, extent| {
        qr::payload(key, &read(&signed.document), &number, extent).unwrap()
    };
    let screen = code(&site(), &modules[0], Extent::Screen);
    let own = issue_with(&stranger(), module_facts(1, "vendre-sur-internet"));
    let taken = issue_with(&stolen(), module_facts(1, "vendre-sur-internet"));
    let mut changed = screen.clone().into_bytes();
    let at = changed.len() - 20;
    changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
    vec![
        text("code-screen", 0, screen.clone()),
        text("code-paper", 0, code(&site(), &modules[0], Extent::Paper)),
        text("code-passport", 0, code(&site(), &passport, Extent::Paper)),
        text("code-revoked", 3, code(&site(), &with_place(4), Extent::Screen)),
        text("code-kept", 0, code(&site(), &with_place(5), Extent::Screen)),
        text("code-unknown-key", 5, code(&stranger(), &own, Extent::Screen)),
        text("code-stolen-key", 5, code(&stolen(), &taken, Extent::Screen)),
        text("code-in-a-text", 0, format!("Une attestation\n{screen}\nFin\n")),
        text("code-changed", 1, String::from_utf8(changed).unwrap()),
        text("code-cut", 1, screen[..screen.len() - 3].to_owned()),
        text("code-lower", 1, screen.to_lowercase().replace("pen1", "PEN1")),
    ]
}

/// The signature in a file of its own, beside the document.
fn sealed() -> Vec<Case> {
    let document = module().document;
    let seal = sshsig::sign(&site(), document.as_bytes()).unwrap();
    let other = issue_with(&site(), module_facts(2, "mots-de-passe")).document;
    let own = issue_with(&stranger(), module_facts(1, "vendre-sur-internet")).document;
    let body: String = seal.lines().filter(|line| !line.starts_with('-')).collect();
    let blob = STANDARD.decode(&body).unwrap();
    // Spelled anew, after a change of the bytes inside.
    let respelled = |change: &dyn Fn(&mut Vec<u8>), width: usize| {
        let mut blob = blob.clone();
        change(&mut blob);
        let body = STANDARD.encode(blob);
        let lines: Vec<&str> =
            body.as_bytes().chunks(width).map(|line| std::str::from_utf8(line).unwrap()).collect();
        let [heading, end] = ["BEGIN", "END"].map(|word| format!("-----{word} SSH SIGNATURE-----"));
        format!("{heading}\n{}\n{end}\n", lines.join("\n"))
    };
    assert_eq!(respelled(&|_| (), 70), seal, "this is how it is spelled");
    let purpose = blob.windows(9).position(|part| part == b"passeport").unwrap();
    let last = blob.len() - 1;
    let case = |name: &'static str, exit, seal: String| Case {
        name,
        files: vec![
            (format!("{name}.json"), document.clone().into()),
            (format!("{name}.json.sig"), seal.into()),
        ],
        exit,
    };
    vec![
        case("sealed", 0, seal.clone()),
        case("sealed-windows", 0, format!(" {}", seal.replace('\n', "\r\n"))),
        case("seal-of-another", 1, sshsig::sign(&site(), other.as_bytes()).unwrap()),
        case("seal-of-a-stranger", 1, sshsig::sign(&stranger(), own.as_bytes()).unwrap()),
        case("seal-changed", 1, respelled(&|blob| blob[last] ^= 1, 70)),
        case("seal-first-byte", 1, respelled(&|blob| blob[last - 63] ^= 1, 70)),
        case("seal-purpose", 1, respelled(&|blob| blob[purpose] = b'P', 70)),
        case("seal-version", 1, respelled(&|blob| blob[9] = 2, 70)),
        case("seal-longer", 1, respelled(&|blob| blob.push(0), 70)),
        case("seal-shorter", 1, respelled(&|blob| blob.truncate(last), 70)),
        case("seal-wrapped-anew", 1, respelled(&|_| (), 64)),
        case("seal-nothing", 1, String::new()),
        case("seal-other-thing", 1, "signature".to_owned()),
        case("seal-large", 1, format!("{seal}{}", "A".repeat(5000))),
    ]
}

fn cases() -> Vec<Case> {
    let all = [genuine(), doubtful(), edits(), bytes(), passports(), codes(), sealed()];
    all.into_iter().flatten().collect()
}

/// A place with the lists and keys of everything above.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = Self { folder };
        fs::write(place.path("trust.json"), signed(trust()).to_text()).unwrap();
        fs::write(place.path("status.json"), withdrawals().sign(&site()).unwrap()).unwrap();
        for number in [1, 2, 3] {
            let line = root(number).public().did() + "\n";
            fs::write(place.path(&format!("root-{number}")), line).unwrap();
        }
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn args(&self, file: &Path) -> VerifyArgs {
        VerifyArgs {
            trust: Some(self.path("trust.json")),
            root: [1, 2, 3].map(|number| self.path(&format!("root-{number}"))).to_vec(),
            status: vec![self.path("status.json")],
            ..args(file.to_str().unwrap(), &[], &[])
        }
    }

    fn page(args: VerifyArgs) -> Answer {
        let at = Some("2026-12-01".to_owned());
        ask("fr", false, &VerifyArgs { page: true, file: None, at, ..args }, "")
    }
}

/// What a browser should say too.
fn brief(said: &Value, file: &Value) -> Value {
    let checks = said["checks"].as_object().unwrap().iter().map(|(name, check)| {
        let brief = json!({"result": check["result"], "reason": check["reason"]});
        (name.clone(), brief)
    });
    json!({
        "file": file,
        "verdict": said["verdict"],
        "checks": checks.collect::<serde_json::Map<_, _>>(),
        "code": said["code"],
    })
}

/// Writes a page with a register, and `codes.json`: short codes with what this verifier
/// says of what they find there.
fn registered(place: &Place, into: &Path) {
    let register = into.join("register");
    fs::create_dir_all(&register).unwrap();
    let modules = three_modules();
    let passport = issue_with(&site(), passport_facts(&modules)).document;
    let changed = issue_with(&site(), module_facts(6, "mots-de-passe")).document;
    let mut documents: Vec<String> = modules.into_iter().map(|one| one.document).collect();
    documents.extend([passport, with_place(4).document, changed.replace("\"9\"", "\"10\"")]);
    let mut args = VerifyArgs { register: Some(register.clone()), ..place.args(Path::new("-")) };
    for (number, document) in documents.iter().enumerate() {
        fs::write(register.join(format!("{number}.json")), document).unwrap();
    }
    let page = Place::page(args.clone());
    assert_eq!((page.code, page.trouble.as_str()), (0, ""));
    fs::write(into.join("registered.html"), page.output).unwrap();
    let mut codes = vec![];
    let mut exits = vec![];
    for document in &documents {
        let code = ShortCode::of(read(document).claims.facts().id).to_string();
        args.file = Some(code.clone().into());
        let answer = ask("fr", true, &args, "");
        let said: Vec<Value> = serde_json::Deserializer::from_str(&answer.output)
            .into_iter()
            .collect::<Result<_, _>>()
            .unwrap();
        // The last line of several says what they come to.
        let said = said.iter().filter(|said| said.get("checks").is_some());
        let answers: Vec<Value> = said.map(|said| brief(said, &Value::from(""))).collect();
        exits.push(answer.code);
        codes.push(json!({"typed": code, "answers": answers}));
    }
    assert!(exits.contains(&0) && exits.contains(&1) && exits.contains(&3), "{exits:?}");
    fs::write(into.join("codes.json"), Value::Array(codes).to_string()).unwrap();
}

/// Writes a case and returns what this verifier says of it: file, verdict, checks.
fn judged(case: &Case, place: &Place, into: &Path) -> (u8, Vec<Value>) {
    let folder = into.join(case.name);
    fs::create_dir_all(&folder).unwrap();
    for (name, content) in &case.files {
        fs::write(folder.join(name), content).unwrap();
    }
    let target = match case.files.as_slice() {
        [(name, _)] => folder.join(name),
        _ => folder,
    };
    let answer = ask("fr", true, &place.args(&target), "");
    let said = serde_json::Deserializer::from_str(&answer.output).into_iter::<Value>();
    let said: Result<Vec<Value>, _> = said.collect();
    let mut answers =
        said.unwrap_or_else(|error| panic!("{}: {error}: {}", case.name, answer.trouble));
    // The last line of several says what they come to.
    answers.retain(|said| said.get("checks").is_some());
    let first = Value::from(case.files[0].0.as_str());
    let file = |said: &Value| said.get("file").cloned().unwrap_or_else(|| first.clone());
    let brief = answers.iter().map(|said| brief(said, &file(said)));
    (answer.code, brief.collect())
}

#[test]
fn the_table_for_browsers_says_what_this_verifier_says() {
    let place = Place::new();
    let kept = std::env::var_os("PASSEPORT_PAGE").map(PathBuf::from);
    let into = kept.clone().unwrap_or_else(|| place.path("cases"));
    let mut table = vec![];
    for case in cases() {
        let (exit, answers) = judged(&case, &place, &into.join("cases"));
        assert_eq!(exit, case.exit, "{}: {answers:?}", case.name);
        table.push(json!({"name": case.name, "answers": answers}));
    }
    assert!(table.len() > 80);
    fs::write(into.join("table.json"), Value::Array(table).to_string()).unwrap();
    let page = Place::page(place.args(Path::new("-")));
    assert_eq!((page.code, page.trouble.as_str()), (0, ""));
    fs::write(into.join("verifier.html"), page.output).unwrap();
    let nobody = Place::page(args("-", &[], &[]));
    fs::write(into.join("nobody.html"), nobody.output).unwrap();
    let pinned = Place::page(args("-", &pinned(), &[]));
    fs::write(into.join("pinned.html"), pinned.output).unwrap();
    registered(&place, &into);
    for (name, next) in newer_lists() {
        fs::write(into.join(name), next).unwrap();
    }
}

/// Lists that somebody drops on the page: one to take, and those not to.
fn newer_lists() -> Vec<(&'static str, String)> {
    let first = signed(trust()).check(&lists::roots()).unwrap();
    let mut next = trust();
    next.sequence = 2;
    next.previous = Some(first.digest().to_owned());
    next.issued = at("2026-12-20T08:00:00Z");
    let known = next.issuers[0].keys[0].clone();
    next.issuers[0].keys.push(ListedKey { key: stranger().public(), ..known });
    let mut stray = next.clone();
    stray.previous = Some("0".repeat(64));
    let alone = {
        let mut file = passeport::credential::trust::list::ListFile::draft(next.clone()).unwrap();
        file.sign(&root(1), None, at("2026-12-20T08:00:00Z")).unwrap();
        file.to_text()
    };
    let mut status = withdrawn(&site(), &[4, 5]);
    status.issued = at("2026-12-20T08:00:00Z");
    let status = status.sign(&site()).unwrap();
    vec![
        ("list-stray.json", signed(stray).to_text()),
        ("list-one-root.json", alone),
        ("list-changed.json", signed(next.clone()).to_text().replace("Rhône", "Rhone")),
        ("status-next.json", status),
        ("list-next.json", signed(next).to_text()),
    ]
}

#[test]
fn a_page_that_knows_nobody_is_written_with_a_warning() {
    let page = Place::page(args("-", &[], &[]));
    assert_eq!(page.code, 0);
    assert!(page.trouble.contains("ne connaît aucun émetteur"), "{}", page.trouble);
    assert!(page.output.ends_with("</html>\n"));
}

#[test]
fn a_list_that_cannot_be_relied_on_is_not_put_into_a_page() {
    let place = Place::new();
    let text = fs::read_to_string(place.path("trust.json")).unwrap();
    fs::write(place.path("trust.json"), text.replace("Rhône", "Rhone")).unwrap();
    let page = Place::page(place.args(Path::new("-")));
    assert_eq!((page.code, page.output.as_str()), (2, ""));
    assert!(!page.trouble.is_empty());
}

#[test]
fn the_lists_go_into_the_page_word_for_word() {
    let place = Place::new();
    let page = Place::page(place.args(Path::new("-")));
    let (_, after) = page.output.split_once("id=\"data\">").unwrap();
    let (data, _) = after.split_once("</script>").unwrap();
    let data: Value = serde_json::from_str(data).unwrap();
    let text = |name| fs::read_to_string(place.path(name)).unwrap();
    assert_eq!(data["trust"], text("trust.json"));
    assert_eq!(data["statuses"], json!([text("status.json")]));
    assert_eq!(data["roots"].as_array().unwrap().len(), 3);
    assert_eq!(data["made"], "2026-12-01T23:59:59Z");
    assert_eq!(data["pins"], json!([]));
    assert_eq!(data["register"], json!([]), "nobody's certificate goes in unasked");
}
