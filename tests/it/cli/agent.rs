//! The adviser's key in an ssh-agent: the program asks for signatures and never holds
//! the secret, whatever the agent is.

use super::*;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::net::{UnixListener, UnixStream};
use std::process::{Child, Command};
use std::thread;

use ed25519_dalek::{Signer, SigningKey};
use passeport::credential::key::SiteKey;

const SECRET: [u8; 32] = [21; 32];

/// A file with the public half, as `ssh-keygen` writes it.
fn public_half(home: &Home) -> PathBuf {
    let path = home.path("adviser.pub");
    std::fs::create_dir_all(home.data()).unwrap();
    std::fs::write(&path, SiteKey::from_entropy(&SECRET).public().openssh("conseil")).unwrap();
    path
}

/// A home where a module was passed and nothing is signed yet.
fn unsigned() -> (Home, String) {
    let home = Home::new();
    std::fs::create_dir_all(home.data()).unwrap();
    let asks = home.data().join("site.ron");
    std::fs::write(&asks, "Site(name: \"Borne\", asks: true)").unwrap();
    let learner = certified(&home);
    std::fs::remove_file(asks).unwrap();
    (home, learner)
}

fn with(home: &Home, socket: &Path, args: &[&str]) -> Said {
    Said::of(&home.command(args).env("SSH_AUTH_SOCK", socket).output().unwrap())
}

fn without(home: &Home, args: &[&str]) -> Said {
    Said::of(&home.command(args).env_remove("SSH_AUTH_SOCK").output().unwrap())
}

/// The agent of OpenSSH, until it is dropped; none where OpenSSH is not installed.
struct OpenSsh(Child);

impl OpenSsh {
    fn start(home: &Home, socket: &Path) -> Self {
        let mut agent = Command::new("ssh-agent");
        agent.arg("-D").arg("-a").arg(socket).stdout(Stdio::piped());
        let agent = agent.spawn();
        let mut this = Self(agent.expect("ssh-agent is missing: apt-get install openssh-client"));
        // It says where it listens once it does.
        let mut said = String::new();
        BufReader::new(this.0.stdout.take().unwrap()).read_line(&mut said).unwrap();
        assert!(said.starts_with("SSH_AUTH_SOCK="), "{said}");
        let key = home.path("conseil");
        let text = SiteKey::from_entropy(&SECRET).to_openssh("conseil").unwrap();
        std::fs::write(&key, text.as_bytes()).unwrap();
        std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o600)).unwrap();
        let mut add = Command::new("ssh-add");
        let added = add.arg("-q").arg(&key).env("SSH_AUTH_SOCK", socket).output().unwrap();
        assert!(added.status.success(), "{added:?}");
        std::fs::remove_file(&key).unwrap();
        this
    }
}

impl Drop for OpenSsh {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn the_adviser_s_key_may_stay_in_the_agent_of_openssh() {
    let (home, learner) = unsigned();
    let public = public_half(&home);
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("agent");
    let _agent = OpenSsh::start(&home, &socket);
    let protect = ["key", "protect", "--agent", text(&public), "--json"];
    let made = with(&home, &socket, &protect);
    assert_eq!(made.code, 0, "{made:?}");
    let did = made.json()["did"].as_str().unwrap().to_owned();
    let kept = std::fs::read_to_string(home.data().join("keys/adviser")).unwrap();
    assert!(kept.starts_with("ssh-ed25519 ") && kept.lines().count() == 1, "{kept}");
    assert!(run(&home, &["key", "list"]).out.contains("adviser (en service)"));

    let issue = ["certificate", "issue", &learner[..8], "--supervised"];
    let closed = without(&home, &issue);
    assert_eq!(closed.code, 69, "{closed:?}");
    assert!(closed.err.contains("ssh-add"), "{closed:?}");
    let issued = with(&home, &socket, &[&issue[..], &["--json"]].concat());
    assert_eq!(issued.code, 0, "{issued:?}");
    let exported = run(&home, &["certificate", "export", "--all", "--json"]);
    let paper = exported.json()[0].as_str().unwrap().to_owned();
    let said = run(&home, &["verify", &paper, "--issuer", &did]);
    assert_eq!(said.code, 0, "{said:?}");
    // Ed25519 gives one signature: the other forms follow from the agent too.
    for format in ["jwt", "ssh", "qr"] {
        let words = ["certificate", "export", "--all", "--format", format];
        let exported = with(&home, &socket, &words);
        assert_eq!(exported.code, 0, "{format}: {exported:?}");
    }
}

/// What an agent of ours answers to a request to sign, without its length.
type Answer = fn(message: &[u8]) -> Vec<u8>;

fn string(bytes: &[u8]) -> Vec<u8> {
    [&u32::try_from(bytes.len()).unwrap().to_be_bytes()[..], bytes].concat()
}

fn signature(secret: &[u8; 32], message: &[u8]) -> Vec<u8> {
    let signature = SigningKey::from_bytes(secret).sign(message).to_bytes();
    let blob = [string(b"ssh-ed25519"), string(&signature)].concat();
    [&[14][..], &string(&blob)].concat()
}

/// Holds the key, and answers requests to sign as it likes.
fn listen(socket: &Path, answer: Answer) {
    let listener = UnixListener::bind(socket).unwrap();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let _ = serve(stream.unwrap(), answer);
        }
    });
}

fn serve(mut stream: UnixStream, answer: Answer) -> std::io::Result<()> {
    let mut length = [0; 4];
    stream.read_exact(&mut length)?;
    let mut request = vec![0; u32::from_be_bytes(length) as usize];
    stream.read_exact(&mut request)?;
    let blob =
        [string(b"ssh-ed25519"), string(&SiteKey::from_entropy(&SECRET).public().bytes())].concat();
    let answer = if request == [11] {
        [&[12, 0, 0, 0, 1][..], &string(&blob), &string(b"conseil")].concat()
    } else {
        // After the kind, the key and the length of the message; before the flags.
        answer(&request[1 + 4 + blob.len() + 4..request.len() - 4])
    };
    stream.write_all(&string(&answer))
}

#[test]
fn whatever_an_agent_answers_nothing_false_is_signed() {
    let answers: [(Answer, bool); 6] = [
        (|message| signature(&SECRET, message), true),
        (|_| vec![5], false),
        (|message| signature(&[22; 32], message), false),
        (|_| signature(&SECRET, b"something else"), false),
        (|_| vec![], false),
        (|message| [signature(&SECRET, message), vec![0]].concat(), false),
    ];
    for (place, (answer, is_good)) in answers.into_iter().enumerate() {
        let (home, learner) = unsigned();
        let public = public_half(&home);
        let folder = tempfile::tempdir().unwrap();
        let socket = folder.path().join("agent");
        listen(&socket, answer);
        let made = with(&home, &socket, &["key", "protect", "--agent", text(&public)]);
        assert_eq!(made.code, 0, "{place}: {made:?}");
        let issue = ["certificate", "issue", &learner[..8], "--supervised"];
        let said = with(&home, &socket, &issue);
        let listed = run(&home, &["certificate", "list"]).out;
        assert_eq!(said.code == 0, is_good, "{place}: {said:?}");
        assert_eq!(listed.contains("PEN-"), is_good, "{place}: {listed}");
    }
}

#[test]
fn a_key_that_no_agent_holds_is_not_taken() {
    let home = Home::new();
    let public = public_half(&home);
    let protect = ["key", "protect", "--agent", text(&public)];
    let said = without(&home, &protect);
    assert_eq!(said.code, 69, "{said:?}");
    assert!(!home.data().join("keys/adviser").exists());
    // Somebody else's agent, with another key.
    std::fs::write(&public, SiteKey::from_entropy(&[23; 32]).public().openssh("x")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("agent");
    listen(&socket, |message| signature(&SECRET, message));
    assert_eq!(with(&home, &socket, &protect).code, 69);
    std::fs::write(&public, "rien").unwrap();
    assert_eq!(with(&home, &socket, &protect).code, 66, "no key at all");
}
