//! Everything that reads bytes of strangers, each with what must hold whatever they are.
//!
//! A target is one line of [`TARGETS`]: a name, a reader, what to begin with. The same
//! list is driven by `cargo test` (blindly, a little) and by `.ci/fuzz` (for long, led by
//! what parts of the program were reached).

use std::sync::OnceLock;

use passeport::content::load::load;
use passeport::content::{benefits, catalogue, placement};
use passeport::credential::believed::Lists;
use passeport::credential::code::ShortCode;
use passeport::credential::key::{PublicKey, SiteKey};
use passeport::credential::qr::{self, Extent};
use passeport::credential::reading::{self, Certificate};
use passeport::credential::register as sheets;
use passeport::credential::request::{self, Asked};
use passeport::credential::status::{Bits, SMALLEST, StatusList};
use passeport::credential::trust::list::{
    ListFile, ListedIssuer, ListedKey, May, Roots, TrustList,
};
use passeport::credential::trust::{self, Pin};
use passeport::credential::verify::{Check, Inquiry, Report, Verdict, verify_with, with_seal};
use passeport::credential::{agent, json, jwt, locked, meaning, passphrase, sshsig};
use passeport::domain::attendance::{Entry, Half, Head, Hours, Mark, Person, Register};
use passeport::domain::card::Card;
use passeport::domain::id::RandomId;
use passeport::domain::learner::OrganisationNumber;
use passeport::domain::prose::{Prose, is_forbidden};
use passeport::domain::record::{CardSeal, Fact, LearningRecord};
use passeport::domain::roster;
use passeport::domain::time::Timestamp;
use passeport::input::bytes::Parser;
use passeport::paper::carried::carried;
use passeport::run::drawn::{Paper, draw};
use passeport::run::registers;
use passeport::run::site as issuer_file;
use passeport::text::Text;

const MODULE: &str = include_str!("../certificate/module-2.json");
const PASSPORT: &str = include_str!("../certificate/passport-2.json");
const DOSSIER: &str = include_str!("../certificate/dossier-2.json");

/// A reader of bytes of strangers.
pub(crate) struct Target {
    /// What it is called.
    pub(crate) name: &'static str,
    /// Reads, and panics when what must hold does not.
    pub(crate) run: fn(&[u8]),
    /// What to begin with: genuine ones.
    pub(crate) seeds: fn() -> Vec<Vec<u8>>,
}

const fn target(name: &'static str, run: fn(&[u8]), seeds: fn() -> Vec<Vec<u8>>) -> Target {
    Target { name, run, seeds }
}

/// All of them.
pub(crate) const TARGETS: &[Target] = &[
    target("document", judged, || bytes(&[MODULE, PASSPORT])),
    target("dossier", judged, || bytes(&[DOSSIER])),
    target("token", judged, || bytes(&[&token()])),
    target("code", judged, || bytes(&[&code(Extent::Screen), &code(Extent::Paper)])),
    target("pdf", carrier, || vec![drawn(Paper::Pdf)]),
    target("png", carrier, || vec![drawn(Paper::Png)]),
    target("svg", carrier, || vec![drawn(Paper::Svg)]),
    target("seal", seal, || bytes(&[&genuine_seal()])),
    target("agent", agent_answer, || {
        let inner = [&[0, 0, 0, 11][..], b"ssh-ed25519", &[0, 0, 0, 64], &[7; 64]].concat();
        vec![[&[14, 0, 0, 0, 83][..], &inner].concat()]
    }),
    target("short_code", short_code, || bytes(&["PEN-04HM-ASWS", "pen 04hm asws"])),
    target("trust_list", trust_list, || bytes(&[&list().to_text()])),
    target("status_list", status_list, || bytes(&[&withdrawn().sign(&site()).unwrap()])),
    target("status_bits", status_bits, || bytes(&[&withdrawn().bits.encode()])),
    target("request", a_request, || bytes(&[&asked()])),
    target("json", strict_json, || bytes(&[MODULE, r#"{"a":["é",{"b":true}]}"#])),
    target("statements", statements, || bytes(&[MODULE])),
    target("pins", pins, || {
        let key = site().public();
        bytes(&[&key.did(), &format!("# x\nepn valid-after=\"20260101Z\" {}", key.openssh("e"))])
    }),
    target("key_file", key_file, || bytes(&[&site().to_openssh("epn").unwrap(), &locked_key()])),
    target("passphrase", imprint, || bytes(&[&passphrase::imprint("le chat dort", [7; 16])])),
    target(
        "site_ron",
        |bytes| drop(issuer_file::parse(&text(bytes))),
        || bytes(&[r#"Site(name: "EPN de la Loire", siret: "73282932000074", asks: false)"#]),
    ),
    target("register", a_register, || vec![sealed_register(), open_register()]),
    target("roster", a_roster, || {
        let windows = b"Nom,Pr\xe9nom\r\n\"Lef\xe8vre\",Zo\xe9\r\n".to_vec();
        vec!["\u{feff}Nom;Prénom;Structure\nVidal;Lucie;\"Café; Bar\"\n".into(), windows]
    }),
    target("module_ron", module_ron, || bytes(&[MODULE_RON])),
    target("catalogue_ron", other_ron, || bytes(&[CATALOGUE_RON, BENEFITS_RON])),
    target("card", card, || bytes(&["abaisser abandon abattre abeille abimer"])),
    target("words", words, || {
        bytes(&["*important* [mot](id) `Entrée` <https://a.fr> : «\u{a0}x »"])
    }),
    target("numbers", numbers, || bytes(&["732829320", "35600000000048", "2026-11-21T10:15:00Z"])),
    target("keys", keys, || bytes(&["abc\u{1b}[A\u{1b}[<0;10;5M\u{1b}[200~é\u{1b}[201~\r"])),
];

/// A register with two people, one of whom is there.
fn register() -> Register {
    let clock = |text: &str| text.parse().unwrap();
    let head = Head {
        organisation: "Chambre".to_owned(),
        title: "Vendre".to_owned(),
        modules: vec![],
        place: String::new(),
        date: "2026-11-26".parse().unwrap(),
        hours: vec![Hours { half: Half::Morning, from: clock("9h"), to: clock("12h") }],
        trainer: String::new(),
        room: None,
        purge_on: "2026-12-26".parse().unwrap(),
    };
    let mut register = Register::open(head, Timestamp(0));
    let surname = "Vidal".to_owned();
    let person = Person {
        number: 1,
        surname,
        first_name: "Lucie".to_owned(),
        company: None,
        learner: None,
        is_unlisted: false,
    };
    register.add(Entry::Expects(person), Timestamp(1)).unwrap();
    let (half, clock) = (Half::Morning, clock("9h04"));
    register.add(Entry::Marks { person: 1, half, clock, mark: Mark::Seen }, Timestamp(2)).unwrap();
    register
}

fn open_register() -> Vec<u8> {
    let (mut bytes, mut hash) = (vec![], String::new());
    for line in register().lines() {
        let chained = sheets::Chained::after(&hash, line).unwrap();
        hash.clone_from(&chained.hash);
        bytes.extend(chained.to_line().unwrap());
    }
    bytes
}

fn sealed_register() -> Vec<u8> {
    let mut register = register();
    register.add(Entry::Sealed, Timestamp(3)).unwrap();
    sheets::write(&site(), &register, Timestamp(9000)).unwrap().into_bytes()
}

/// Nothing but the very bytes that were sealed is found to be sealed by the site.
fn a_register(bytes: &[u8]) {
    if let Ok(sealed) = sheets::read(bytes) {
        assert!(sealed.keeper != site().public() || bytes == sealed_register());
    }
    drop(registers::parse(bytes));
}

/// Whoever is taken has names that can be shown.
fn a_roster(bytes: &[u8]) {
    let Ok(read) = roster::read(bytes, "2026-11-22".parse().unwrap(), 30) else { return };
    assert!(!read.people.is_empty() && read.people.len() <= roster::MOST);
    for one in read.people {
        for name in [&one.surname, &one.first_name] {
            assert!(!name.trim().is_empty() && !name.chars().any(is_forbidden));
        }
    }
}

const MODULE_RON: &str = include_str!("../harness/atelier/fr.ron");
const BENEFITS_RON: &str = include_str!("../harness/benefits.ron");
const CATALOGUE_RON: &str = r#"Catalogue(schema: 1, modules: [(number: 90, id: "atelier",
  minutes: 10, title: {"fr": "Tenir"}, summary: {"fr": "Noter."})], paths: [])"#;

fn bytes(texts: &[&str]) -> Vec<Vec<u8>> {
    texts.iter().map(|text| text.as_bytes().to_vec()).collect()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn site() -> SiteKey {
    SiteKey::from_entropy(&[7; 32])
}

fn root(number: u8) -> SiteKey {
    SiteKey::from_entropy(&[100 + number; 32])
}

fn roots() -> Roots {
    Roots::new(&[1, 2, 3].map(|number| root(number).public())).unwrap()
}

fn at(text: &str) -> Timestamp {
    Timestamp::from_rfc3339(text).unwrap()
}

fn read(document: &str) -> Certificate {
    reading::read(document.as_bytes()).unwrap()
}

fn token() -> String {
    jwt::encode(&site(), &read(MODULE)).unwrap()
}

fn code(extent: Extent) -> String {
    qr::payload(&site(), &read(MODULE), &|_| Some(6), extent).unwrap()
}

fn genuine_seal() -> String {
    sshsig::sign(&site(), MODULE.as_bytes()).unwrap()
}

fn locked_key() -> String {
    locked::lock(&site(), "le chat dort", &[9; 40]).unwrap()
}

fn genuine_list() -> TrustList {
    let key = site().public();
    let may = May::ALL.into();
    let from = at("2026-01-01T00:00:00Z");
    TrustList {
        sequence: 1,
        previous: None,
        issued: at("2026-11-20T08:00:00Z"),
        expires: at("2027-05-20T08:00:00Z"),
        roots: roots(),
        issuers: vec![ListedIssuer {
            name: "EPN de la Loire".to_owned(),
            siret: "73282932000074".parse().unwrap(),
            is_declared_provider: false,
            keys: vec![ListedKey { key, from, until: None, may }],
        }],
        revoked: vec![],
    }
}

fn list() -> ListFile {
    let mut file = ListFile::draft(genuine_list()).unwrap();
    for number in [1, 3] {
        file.sign(&root(number), None, at("2026-11-20T08:00:00Z")).unwrap();
    }
    file
}

fn withdrawn() -> StatusList {
    let mut bits = Bits::new(SMALLEST);
    bits.set(4);
    StatusList {
        id: "https://epn.example/status/1".to_owned(),
        key: site().public(),
        issued: at("2026-12-01T00:00:00Z"),
        until: at("2027-03-01T00:00:00Z"),
        bits,
    }
}

fn asked() -> String {
    let fact = Fact::Joined { card: CardSeal { first: 1, hash: String::new() } };
    let made = at("2026-11-21T10:00:00Z");
    let record = LearningRecord { learner: RandomId::from_entropy(99), seq: 1, at: made, fact };
    request::write(&site(), 7, made, &[record]).unwrap()
}

/// What the site signed: nothing else may ever be found to be signed by it.
struct Genuine {
    /// Documents without their proofs.
    documents: Vec<String>,
    report: Report,
    seal: String,
    request: Asked,
}

fn genuine() -> &'static Genuine {
    static GENUINE: OnceLock<Genuine> = OnceLock::new();
    GENUINE.get_or_init(|| Genuine {
        documents: [MODULE, PASSPORT].map(|one| read(one).unsecured.to_string()).to_vec(),
        report: report(MODULE.as_bytes()),
        seal: genuine_seal().trim().to_owned(),
        request: request::read(asked().as_bytes()).unwrap(),
    })
}

fn report(document: &[u8]) -> Report {
    let pins = [Pin::always(site().public())];
    let at = Some(at("2027-01-01T00:00:00Z"));
    verify_with(&Inquiry { document, with: &[], pins: &pins, at }, Lists::default())
}

/// What is taken out of a page or a picture is judged like anything else.
fn carrier(file: &[u8]) {
    if let Some(Ok(document)) = carried(file) {
        judged(&document);
    }
}

fn drawn(paper: Paper) -> Vec<u8> {
    draw(paper, MODULE, None, &Text::embedded("fr")).unwrap()
}

/// In any form: what is signed by the site is what the site signed.
fn judged(document: &[u8]) {
    let report = report(document);
    if report.verdict() == Verdict::Valid {
        assert_eq!(report.proof, Check::Held);
    }
    if report.proof != Check::Held {
        return;
    }
    if let Some(read) = &report.certificate {
        assert!(genuine().documents.contains(&read.unsecured.to_string()), "a forgery");
    }
    if let Some(code) = &report.code {
        assert_eq!(code.id, read(MODULE).claims.facts().id, "a forgery");
    }
}

fn seal(seal: &[u8]) {
    let report = with_seal(genuine().report.clone(), MODULE.as_bytes(), seal);
    if report.proof == Check::Held {
        assert_eq!(text(seal).trim().replace("\r\n", "\n"), genuine().seal, "a forgery");
    }
}

fn agent_answer(answer: &[u8]) {
    if let Some(signature) = agent::signature_in(answer) {
        assert!(answer.ends_with(&signature));
    }
}

fn short_code(typed: &[u8]) {
    if let Ok(code) = text(typed).parse::<ShortCode>() {
        assert_eq!(code.to_string().parse(), Ok(code));
    }
}

fn trust_list(file: &[u8]) {
    let Ok(read) = ListFile::read(file) else { return };
    let again = ListFile::read(read.to_text().as_bytes()).expect("what was read is written");
    assert_eq!(again.list, read.list);
    if let Ok(trusted) = read.check(&roots()) {
        assert_eq!(*trusted.list(), genuine_list(), "a forgery");
    }
}

fn status_list(file: &[u8]) {
    if let Ok(read) = StatusList::read(file) {
        assert_eq!(read, withdrawn(), "a forgery");
    }
}

fn status_bits(packed: &[u8]) {
    if let Ok(bits) = Bits::decode(&text(packed)) {
        assert!(bits.count() <= bits.len());
        assert_eq!(Bits::decode(&bits.encode()), Ok(bits));
    }
}

fn a_request(file: &[u8]) {
    if let Ok(read) = request::read(file) {
        assert_eq!(read, genuine().request, "a forgery");
    }
}

fn strict_json(document: &[u8]) {
    let Ok(value) = json::read(document) else { return };
    let canonical = json::canonical(&value).expect("no number was read");
    assert_eq!(json::read(&canonical).as_ref(), Ok(&value));
    assert_eq!(json::canonical(&value).expect("again"), canonical);
}

fn statements(document: &[u8]) {
    let Ok(value) = json::read(document) else { return };
    if let Ok(lines) = meaning::statements(&value) {
        assert!(lines.lines().all(|line| line.ends_with(" .")), "{lines}");
        assert!(lines.lines().is_sorted(), "{lines}");
    }
}

fn pins(file: &[u8]) {
    let text = text(file);
    if let Ok(pins) = trust::read_pins(&text) {
        assert!(!pins.is_empty());
    }
    if let Ok(key) = PublicKey::from_did(&text) {
        assert_eq!(key.did(), text);
    }
}

fn key_file(file: &[u8]) {
    let text = text(file);
    if let Ok(key) = SiteKey::from_openssh(&text) {
        let again = key.to_openssh("").expect("what was read is written");
        let again = SiteKey::from_openssh(&again).map(|again| again.public());
        assert_eq!(again, Ok(key.public()));
    }
    let _ = (locked::is_locked(&text), locked::public(&text));
}

fn imprint(line: &[u8]) {
    let _ = passphrase::is_imprint(&text(line));
}

fn module_ron(file: &[u8]) {
    let (module, problems) = load("fr.ron", file);
    assert!(module.is_some() || !problems.is_empty(), "refused without a word");
}

fn other_ron(file: &[u8]) {
    let _ = catalogue::open_file("catalogue.ron", file);
    let _ = benefits::open_file("benefits.ron", file);
    let _ = placement::open_file("placement.ron", file);
}

fn card(typed: &[u8]) {
    let words = passeport::text::cards();
    if let Ok(card) = Card::parse(&text(typed), words) {
        assert_eq!(Card::parse(&card.words(words).join(" "), words), Ok(card));
    }
}

fn words(said: &[u8]) {
    let said = text(said);
    for prose in [Prose::plain(&said), Prose::marked(&said)] {
        assert!(!prose.text().chars().any(is_forbidden), "{prose:?}");
    }
}

fn numbers(typed: &[u8]) {
    let typed = text(typed);
    if let Ok(number) = typed.parse::<OrganisationNumber>() {
        assert_eq!(number.as_str().parse(), Ok(number.clone()));
    }
    if let Some(moment) = Timestamp::from_rfc3339(&typed) {
        assert_eq!(Timestamp::from_rfc3339(&moment.to_rfc3339()), Some(moment));
    }
}

/// However the bytes arrive, the keys are the same.
fn keys(typed: &[u8]) {
    let mut whole = Parser::new();
    let mut at_once = whole.feed(typed);
    at_once.extend(whole.flush());
    let mut parser = Parser::new();
    let mut one_by_one: Vec<_> = typed.iter().flat_map(|byte| parser.feed(&[*byte])).collect();
    one_by_one.extend(parser.flush());
    assert_eq!(at_once, one_by_one);
}
