//! The command line as advisers and administrators type it: what it says, in both
//! languages, to people and to programs, and the exit code of every end.

#[cfg(unix)]
mod agent;
mod bilan;
mod config;
mod doctor;
mod kept;
mod papers;
mod plan;
mod receiving;
mod register;
mod report;
mod requests;
mod roster;
mod sessions;
mod sheets;
mod signing;
mod supervised;
mod trust;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use serde_json::Value;

use crate::pty::course::WORD;
use crate::pty::player::{Home, answers};

/// What a command said and how it ended.
#[derive(Debug)]
struct Said {
    code: i32,
    out: String,
    err: String,
}

impl Said {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let code = output.status.code().expect("not killed");
        Self { code, out: text(&output.stdout), err: text(&output.stderr) }
    }

    /// The value on standard output, all of it.
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

fn run(home: &Home, args: &[&str]) -> Said {
    Said::of(&home.command(args).output().unwrap())
}

/// Runs with something to read on standard input.
fn run_with(home: &Home, args: &[&str], input: &str) -> Said {
    let mut command = home.command(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let sent = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    drop(sent);
    Said::of(&output)
}

/// Runs in French and in English; each must say its words and end alike.
fn both(home: &Home, args: &[&str], code: i32, french: &str, english: &str) {
    for said in both_by(|args| run(home, args), args, code, (french, english)) {
        assert_eq!(
            code == 0 || code == 2,
            said.err.is_empty(),
            "trouble goes to one side: {said:?}"
        );
    }
}

/// The same, run that way; gives what was said.
fn both_by(
    run: impl Fn(&[&str]) -> Said,
    args: &[&str],
    code: i32,
    (french, english): (&str, &str),
) -> [Said; 2] {
    [("fr", french), ("en", english)].map(|(locale, words)| {
        let said = run(&[&["--locale", locale], args].concat());
        // What is typed here has no no-break spaces.
        let all = format!("{}{}", said.out, said.err).replace('\u{a0}', " ");
        assert_eq!(said.code, code, "{args:?}: {said:?}");
        assert!(all.contains(words), "{args:?}: {words:?} in {said:?}");
        said
    })
}

/// From home and back: the next module is passed by its test.
pub(crate) fn quiz() -> String {
    format!("1\n2\n{}R\n", format!("{WORD}\n\n").repeat(10))
}

/// From home and back: the papers are made, for a firm.
pub(crate) const PAPERS: &str = "4\n1\n1\nBoulangerie Zoé\n732829320\nZoé Martin\n\nR\n";

/// Somebody new types these lines at home; gives the learner's identifier.
fn played(home: &Home, lines: &str) -> String {
    let said = run_with(home, &["--linear"], &format!("1\n1\n{lines}"));
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{}", said.out);
    let listed = run(home, &["learner", "list", "--json"]).json();
    listed[0]["learner"].as_str().unwrap().to_owned()
}

/// Somebody new passes a module and gets the paper for it.
fn certified(home: &Home) -> String {
    played(home, &format!("{}{PAPERS}", quiz()))
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        found.extend(if path.is_dir() { files(&path) } else { vec![path] });
    }
    found.sort();
    found
}

#[test]
fn learners_are_listed_shown_and_exported() {
    let home = Home::new();
    both(&home, &["learner", "list"], 0, "Aucun apprenant", "No learner");
    assert_eq!(run(&home, &["learner", "list", "--json"]).json(), serde_json::json!([]));
    let learner = certified(&home);
    let short = &learner[..6];
    both(&home, &["learner", "list"], 0, &learner, &learner);
    both(&home, &["apprenant", "montrer", short], 0, "réussi le", "passed on");
    let shown = run(&home, &["learner", "show", short, "--json"]).json();
    assert_eq!(shown["learner"], learner.as_str());
    assert_eq!(shown["modules"].as_array().unwrap().len(), 1, "{shown}");
    let exported = run(&home, &["learner", "export", &short.to_uppercase()]).json();
    let records = exported["records"].as_array().unwrap();
    assert_eq!(exported["format"], "passeport learner");
    assert_eq!(records.iter().filter(|one| one["fact"]["Answered"].is_object()).count(), 10);
    let seals: Vec<&Value> =
        records.iter().map(|one| &one["fact"]["Joined"]["card"]["hash"]).collect();
    assert!(
        seals.iter().all(|hash| hash.as_str().unwrap_or_default().is_empty()),
        "no card goes out"
    );

    both(&home, &["learner", "show", "zzz"], 66, "Aucun apprenant ne commence par zzz", "zzz");
    both(&home, &["learner", "show", ""], 64, "Donnez le début", "the beginning");
    let shared = alike(&home, &learner[..1]);
    both(&home, &["learner", "show", &shared], 64, "Plusieurs apprenants", "Several learners");
}

/// Another learner comes, whose identifier begins alike.
fn alike(home: &Home, start: &str) -> String {
    use passeport::domain::id::LearnerId;
    use passeport::domain::record::{CardSeal, Fact};
    use passeport::domain::time::Timestamp;
    use passeport::store::{Disk, Draft, Records};
    let mut ids = (0_u128..).map(|at| LearnerId::from_entropy(at << 120));
    let learner = ids.find(|id| id.to_string().starts_with(start)).unwrap();
    let fact = Fact::Joined { card: CardSeal { first: 1, hash: "seal".to_owned() } };
    let mut store = Disk::open(&home.data()).unwrap();
    let done = store.append(vec![vec![Draft { learner, at: Timestamp(1), fact }]]);
    assert!(done.iter().all(Result::is_ok));
    start.to_owned()
}

#[test]
fn the_language_comes_from_the_option_or_from_the_environment() {
    let home = Home::new();
    let spoken = |lang: &str, args: &[&str]| {
        let mut command = home.command(args);
        Said::of(&command.env("LANG", lang).output().unwrap())
    };
    for (lang, args, words) in [
        ("de_DE.UTF-8", &["--help"][..], "Digitales für den eigenen Betrieb lernen"),
        ("de_AT.UTF-8", &["--help"], "Sprache: fr, de, en [Variable: PASSEPORT_LOCALE]"),
        ("de_DE.UTF-8", &["--locale", "en", "--help"], "Language: fr, de, en"),
        ("en_GB.UTF-8", &["--locale", "de", "learner", "list"], "Keine Lernenden"),
        ("nl_NL.UTF-8", &["learner", "list"], "Aucun apprenant"),
    ] {
        let said = spoken(lang, args);
        let all = said.out.replace('\u{a0}', " ");
        assert!(said.code == 0 && all.contains(words), "{lang} {args:?}: {said:?}");
    }
    let wrong = spoken("de_DE.UTF-8", &["--nothing"]);
    assert!(wrong.code == 64 && wrong.err.contains("Unbekannte Option"), "{wrong:?}");
}

#[test]
fn a_yes_is_understood_in_each_language() {
    for (locale, yes, erased) in
        [("fr", "o\n", "aucune trace"), ("de", "Ja\n", "keine Spur"), ("en", "y\n", "No trace")]
    {
        let home = Home::new();
        let learner = certified(&home);
        let args = ["--locale", locale, "learner", "erase", &learner];
        let kept = run_with(&home, &args, "maybe\n");
        assert!(kept.code == 0 && !kept.out.contains(erased), "{kept:?}");
        let gone = run_with(&home, &args, yes);
        assert!(gone.code == 0 && gone.out.contains(erased), "{locale}: {gone:?}");
    }
}

#[test]
fn an_erased_learner_is_nowhere_on_the_disk() {
    let home = Home::new();
    let learner = certified(&home);
    let id = u128::from_str_radix(&learner.replace('-', ""), 16).unwrap();
    let traces: [&[u8]; 5] = [
        learner.as_bytes(),
        &id.to_be_bytes(),
        &id.to_le_bytes(),
        "Boulangerie Zoé".as_bytes(),
        b"732829320",
    ];
    let hits = || {
        let all = files(&home.data()).into_iter().map(|path| (std::fs::read(&path).unwrap(), path));
        let has = |bytes: &[u8]| {
            traces.iter().any(|trace| bytes.windows(trace.len()).any(|window| window == *trace))
        };
        all.filter(|(bytes, _)| has(bytes)).map(|(_, path)| path).collect::<Vec<_>>()
    };
    assert!(!hits().is_empty(), "there is something to erase");

    for answer in ["", "non\n", "peut-être\n"] {
        let kept = run_with(&home, &["learner", "erase", &learner], answer);
        assert!(kept.code == 0 && kept.out.contains("Rien n’est effacé"), "{kept:?}");
        assert!(kept.out.contains(&learner), "it is said who: {kept:?}");
    }
    assert!(!hits().is_empty());
    let erased = run_with(&home, &["learner", "erase", &learner], "oui\n");
    assert!(erased.code == 0 && erased.out.contains("aucune trace"), "{erased:?}");
    assert_eq!(hits(), Vec::<PathBuf>::new());
    both(&home, &["learner", "list"], 0, "Aucun apprenant", "No learner");
    both(&home, &["certificate", "list"], 0, "Aucune attestation", "No certificate");
    assert!(answers(&home.data()).is_empty());

    let learner = certified(&home);
    both(&home, &["learner", "erase", "--yes", "zzzzzzzz"], 66, "zzzzzzzz", "zzzzzzzz");
    both(&home, &["learner", "erase", "--yes", &learner[..7]], 64, "8 premiers", "8");
    assert_eq!(run(&home, &["learner", "erase", "--yes", &learner]).code, 0);
    assert_eq!(run(&home, &["learner", "show", &learner]).code, 66);
}

#[test]
fn the_key_of_a_site_is_made_once_shown_and_replaced() {
    let home = Home::new();
    both(&home, &["key", "show"], 66, "passeport key new", "passeport key new");
    both(&home, &["key", "list"], 0, "Aucune clé", "no key");
    let made = run(&home, &["cle", "creer"]);
    assert!(made.code == 0 && made.out.contains("did:key:"), "{made:?}");
    both(&home, &["key", "new"], 73, "existe déjà", "already");
    let first = run(&home, &["key", "show", "--json"]).json();
    let second = run(&home, &["key", "new", "--replace", "--json"]).json();
    assert_ne!(first["did"], second["did"]);
    assert_eq!(run(&home, &["key", "show", "--json"]).json(), second);
    let listed = run(&home, &["key", "list", "--json"]).json();
    let dids: Vec<&Value> =
        listed.as_array().unwrap().iter().map(|one| &one["key"]["did"]).collect();
    assert!(dids.contains(&&first["did"]) && dids.contains(&&second["did"]), "{listed}");
    both(&home, &["key", "list"], 0, "mise de côté", "set aside");

    let path = home.data().join("keys").join("site");
    let open = std::os::unix::fs::PermissionsExt::from_mode(0o644);
    std::fs::set_permissions(&path, open).unwrap();
    both(&home, &["key", "show"], 77, "chmod 600", "chmod 600");
    std::fs::write(&path, "no key").unwrap();
    let close = std::os::unix::fs::PermissionsExt::from_mode(0o600);
    std::fs::set_permissions(&path, close).unwrap();
    both(&home, &["key", "show"], 66, text(&path), text(&path));
}

#[test]
fn modules_are_listed_and_checked() {
    let home = Home::new();
    let listed = run(&home, &["module", "list", "--json"]).json();
    let ids: Vec<&str> =
        listed.as_array().unwrap().iter().filter_map(|one| one["id"].as_str()).collect();
    assert!(ids.contains(&"connexion"), "{listed}");
    both(&home, &["module", "list"], 0, "Se connecter", "on line");
    // The invented modules are fit to be played, not to be taught.
    let checked = run(&home, &["module", "check", text(&home.path("modules")), "--json"]);
    assert_eq!(checked.code, 1);
    assert!(checked.json().to_string().contains("fr.ron"), "{checked:?}");
    let nowhere = home.path("nowhere");
    for args in
        [&["module", "check", text(&nowhere)][..], &["module", "check", text(&nowhere), "--json"]]
    {
        assert_eq!(run(&home, args).code, 66, "{args:?}");
    }
}

#[test]
fn the_data_are_checked_backed_up_restored_and_rebuilt() {
    let home = Home::new();
    let copy = home.path("copy");
    both(&home, &["store", "check"], 66, "Aucune donnée", "No data");
    both(&home, &["store", "rebuild"], 66, "Aucune donnée", "No data");
    both(&home, &["store", "backup", text(&copy)], 66, "Aucune donnée", "No data");
    certified(&home);
    both(&home, &["store", "check"], 0, "Tout est en ordre", "All is well");
    assert_eq!(run(&home, &["store", "sauvegarder", text(&copy)]).code, 0);
    both(&home, &["store", "backup", text(&copy)], 73, "pas vide", "not empty");
    both(&home, &["store", "restore", text(&copy)], 73, "--replace", "--replace");
    assert_eq!(run(&home, &["store", "restaurer", text(&copy), "--replace"]).code, 0);
    both(&home, &["store", "rebuild"], 0, "refaite", "again");
    assert_eq!(answers(&home.data()).len(), 10);
    for command in [&["store", "check"][..], &["store", "rebuild"]] {
        run(&home, &[command, &["--json"]].concat()).json();
    }
    // Somebody plays: what only reads goes on, what writes says who it is.
    let _held = passeport::store::Disk::open(&home.data()).unwrap();
    let pid = std::process::id().to_string();
    both(&home, &["store", "check"], 0, "seul le journal", "only the journal");
    both(&home, &["store", "rebuild"], 3, &pid, &pid);
    both(&home, &["learner", "list"], 3, &pid, &pid);
    assert_eq!(run(&home, &["store", "backup", text(&home.path("other"))]).code, 0);
    assert_eq!(run(&home, &["certificate", "list"]).code, 0);
}

#[test]
fn the_doctor_tells_what_there_is() {
    let home = Home::new();
    both(
        &home,
        &["doctor"],
        0,
        "Ces signes doivent tous se voir",
        "All these signs should be seen",
    );
    let told = run(&home, &["doctor", "--json"]).json();
    assert_eq!(told["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(told["data"], text(&home.data()));
    assert_eq!(told["language"], "fr");
    // It only looks: whoever plays is not disturbed, and nothing is made.
    assert!(!home.data().exists());
    let _held = passeport::store::Disk::open(&home.data()).unwrap();
    assert_eq!(run(&home, &["doctor"]).code, 0);
}

#[test]
fn shells_and_man_get_what_they_need() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let said = run(&home, &["completions", shell]);
        assert!(
            said.code == 0 && said.out.contains("passeport") && said.err.is_empty(),
            "{said:?}"
        );
        assert!(said.out.contains("learner") && said.out.contains("locale"), "{shell}");
    }
    assert_eq!(run(&home, &["completions", "cobol"]).code, 64);
    both(&home, &["man"], 0, "Dossier des données", "Folder of the learners");
    assert!(run(&home, &["man"]).out.contains(".TH"));
}

#[test]
fn help_and_misuse_speak_the_language_and_have_their_exit_codes() {
    let home = Home::new();
    both(&home, &["--help"], 0, "Utilisation", "Usage");
    both(&home, &["help", "store", "backup"], 0, "Le dossier à créer", "The folder to create");
    both(&home, &["learner", "erase", "-h"], 0, "Ne rien demander", "Do not ask");
    assert!(run(&home, &["--version"]).out.contains(env!("CARGO_PKG_VERSION")));
    both(&home, &["--wrong"], 64, "Option inconnue : --wrong", "Unknown option: --wrong");
    both(&home, &["dcotor"], 64, "Vouliez-vous écrire doctor", "Did you mean doctor");
    both(&home, &["store"], 64, "Il manque une commande", "A command is missing");
    both(&home, &["verify"], 64, "Que faut-il vérifier", "What is to be checked");
    both(&home, &["--glyphs", "nice"], 64, "ascii, vt, unicode", "ascii, vt, unicode");
    both(&home, &["certificate", "export"], 64, "Il manque", "missing");
    let mut command = home.command(&["--wrong"]);
    let said = Said::of(&command.env("LANG", "en_GB.UTF-8").output().unwrap());
    assert!(said.err.contains("Unknown option"), "the language of the machine: {said:?}");
}

#[test]
fn a_closed_pipe_is_no_trouble() {
    let home = Home::new();
    for args in
        [&["module", "list"][..], &["--help"], &["man"], &["completions", "bash"], &["doctor"]]
    {
        let mut command = home.command(args);
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = command.stdout(writer).stderr(Stdio::piped()).output().unwrap();
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!told.contains("panicked"), "{args:?}: {told}");
        assert!(matches!(output.status.code(), Some(0)), "{args:?}: {:?}: {told}", output.status);
    }
}

#[test]
fn the_modules_of_the_program_fit_every_screen() {
    let home = Home::new();
    let modules = concat!(env!("CARGO_MANIFEST_DIR"), "/modules");
    let said = run(&home, &["module", "check", modules]);
    assert_eq!(said.code, 0, "{}", said.out);
}
