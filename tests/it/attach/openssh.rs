//! The server of SSH that everybody has, with the lines that the guide gives, brings
//! people in through `passeport attach`.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use super::{answer, said};
use crate::pty::player::{Player, Start, answers, is_restored, question};
use crate::ssh::server::{Server, key};

/// The guide of who installs it.
const GUIDE: &str = include_str!("../../../packaging/ssh.md");

/// A server of OpenSSH that does not outlive its test.
struct Sshd {
    process: Child,
    port: u16,
    user: String,
}

impl Drop for Sshd {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn told(command: &mut Command) -> String {
    String::from_utf8(command.output().unwrap().stdout).unwrap().trim().to_owned()
}

/// The lines of the guide for somebody else's account and program.
fn block(user: &str, program: &str) -> String {
    let (_, rest) = GUIDE.split_once("```sshd_config\n").unwrap();
    let (block, _) = rest.split_once("```").unwrap();
    for words in ["User apprenant", "CommandUser nobody", "ForceCommand /usr/bin/passeport "] {
        assert!(block.contains(words), "{words}");
    }
    block
        .replace("User apprenant", &format!("User {user}"))
        .replace("CommandUser nobody", &format!("CommandUser {user}"))
        .replace("/usr/bin/passeport ", &format!("{program} "))
}

/// Where the program is.
fn program() -> &'static str {
    let places = ["/usr/sbin/sshd", "/usr/local/sbin/sshd"];
    let found = places.into_iter().find(|path| Path::new(path).exists());
    found.expect("sshd is missing: apt-get install openssh-server")
}

impl Sshd {
    /// One in front of `server`, for whoever runs this test.
    fn before(server: &Server) -> Self {
        let sshd = program();
        let home = &server.home;
        let user = told(Command::new("id").arg("-un"));
        if told(Command::new("id").arg("-u")) == "0" {
            // Where it puts its other halves, when it has any.
            std::fs::create_dir_all("/run/sshd").unwrap();
        }
        // Free a moment ago; nobody else is given it at once.
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let data = home.data();
        let modules = home.path("modules");
        let config = format!(
            "Port {port}\nListenAddress 127.0.0.1\nHostKey {}\nPidFile none\nUsePAM no\n\
             StrictModes no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\n\
             PermitRootLogin prohibit-password\nAcceptEnv LANG LC_*\nLogLevel VERBOSE\n\
             SetEnv PASSEPORT_DATA={} PASSEPORT_MODULES={}\n{}",
            key(home, "host").display(),
            data.display(),
            modules.display(),
            block(&user, env!("CARGO_BIN_EXE_passeport")),
        );
        let file = home.path("sshd_config");
        std::fs::write(&file, config).unwrap();
        let mut command = Command::new(sshd);
        command.args(["-D", "-e", "-f"]).arg(&file);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut process = command.spawn().unwrap();
        let mut log = BufReader::new(process.stderr.take().unwrap());
        let mut line = String::new();
        while !line.contains("Server listening") {
            line.clear();
            assert!(log.read_line(&mut line).unwrap() > 0, "it does not open");
        }
        // It must not wait for a reader of its log.
        std::thread::spawn(move || log.lines().map_while(Result::ok).count());
        Self { process, port, user }
    }

    fn words(&self, server: &Server, name: &str) -> Vec<String> {
        let known = format!("UserKnownHostsFile={}", server.home.path("known").display());
        let file = key(&server.home, name).display().to_string();
        let port = self.port.to_string();
        let words = [
            "ssh",
            "-F",
            "none",
            "-p",
            &port,
            "-i",
            &file,
            "-o",
            &known,
            "-o",
            "StrictHostKeyChecking=accept-new",
            "-o",
            "LogLevel=ERROR",
            "-o",
            "IdentitiesOnly=yes",
            "-o",
            "IdentityAgent=none",
        ];
        words.map(str::to_owned).to_vec()
    }

    fn address(&self) -> String {
        format!("{}@127.0.0.1", self.user)
    }

    fn visit(&self, server: &Server, name: &str) -> Player {
        let mut words = self.words(server, name);
        words.push(self.address());
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        Start::under(&server.home, &words).play()
    }

    fn run(&self, server: &Server, options: &[&str], command: &[&str]) -> Output {
        let words = self.words(server, "karim");
        let mut client = Command::new(&words[0]);
        client.env_clear().envs(server.home.environment()).args(&words[1..]).args(options);
        client.arg(self.address()).args(command).stdin(Stdio::null());
        client.output().unwrap()
    }
}

#[test]
fn the_lines_of_the_guide_bring_the_same_screens_and_the_same_account() {
    let server = Server::open();
    let sshd = Sshd::before(&server);
    let mut player = sshd.visit(&server, "karim");
    player.wait("Nous ne connaissons pas encore cette clé.");
    player.press("1\r");
    player.wait("COMMENCER :");
    player.begin();
    player.press("\r");
    player.wait(&question(1));
    player.resize(120, 40);
    player.wait(&question(1));
    answer(&mut player);
    let (code, bytes) = player.leave();
    assert_eq!((code, is_restored(&bytes)), (0, true), "{bytes:?}");

    // The key is what one is known by: through our own server, and not somebody else's.
    let mut player = server.visit("karim", Some("karim"));
    player.wait("À garder 1.");
    assert_eq!(player.leave().0, 0);
    let mut other = sshd.visit(&server, "awa");
    other.wait("Nous ne connaissons pas encore cette clé.");

    // The owner dies: the client ends by itself, its terminal whole.
    let home = server.kill();
    let (code, bytes) = other.end();
    assert_eq!((code, is_restored(&bytes)), (69, true), "{bytes:?}");
    assert!(bytes.contains("s’est interrompue"), "{bytes:?}");
    assert_eq!(answers(&home.data()).len(), 1);
}

#[test]
fn through_openssh_nothing_but_a_session_is_to_be_had_and_no_key_can_be_claimed() {
    let server = Server::open();
    let sshd = Sshd::before(&server);
    let long = "x".repeat(2000);
    let commands = [
        &["/bin/sh"][..],
        &["id"],
        &["passeport", "attach", "--key", "SHA256:x"],
        &["attestations; id"],
        &["$(id)"],
        &["attestations\nid"],
        &[&long],
    ];
    for command in commands {
        let (code, out, trouble) = said(&sshd.run(&server, &["-T"], command));
        assert_eq!((code, out.as_str()), (64, ""), "{command:?}");
        assert!(!trouble.is_empty() && !trouble.contains("uid="), "{trouble}");
    }
    let (code, out, _) = said(&sshd.run(&server, &["-s"], &["sftp"]));
    assert!(code != 0 && out.is_empty(), "{out}");
    // Neither ports nor sockets are passed on: the owner's could be spoken to.
    let (code, _, trouble) = said(&sshd.run(&server, &["-W", "127.0.0.1:9"], &[]));
    assert!(code != 0 && trouble.contains("forwarding failed"), "{trouble}");
    let socket = server.home.data().join("socket");
    let here = server.home.path("here");
    let forward = format!("{}:{}", here.display(), socket.display());
    let mut words = sshd.words(&server, "karim");
    for word in &mut words {
        *word = word.replace("LogLevel=ERROR", "LogLevel=DEBUG1");
    }
    words.extend(["-N".to_owned(), "-L".to_owned(), forward, sshd.address()]);
    let mut client = Command::new(&words[0]);
    let mut client = client.args(&words[1..]).stderr(Stdio::piped()).spawn().unwrap();
    let log = BufReader::new(client.stderr.take().unwrap());
    let mut log = log.lines().map_while(Result::ok);
    assert!(log.any(|line| line.contains("Local forwarding listening")), "its own end is open");
    std::thread::spawn(move || log.count());
    let mut stream = std::os::unix::net::UnixStream::connect(&here).unwrap();
    let hello = b"passeport 1\nway personal\n";
    let mut frame = vec![b'h', 0, 0, 0, u8::try_from(hello.len()).unwrap()];
    frame.extend_from_slice(hello);
    // It may be closed before it was written.
    let _ = std::io::Write::write_all(&mut stream, &frame);
    let mut heard = vec![];
    let _ = std::io::Read::read_to_end(&mut stream, &mut heard);
    assert!(heard.is_empty(), "{}", String::from_utf8_lossy(&heard));
    client.kill().unwrap();
    client.wait().unwrap();
    // What the client says of itself is not believed: another key, another place.
    let claims = ["-o", "SetEnv=SSH_USER_AUTH=/etc/hostname PASSEPORT_DATA=/nowhere", "-T"];
    let (code, out, trouble) = said(&sshd.run(&server, &claims, &[]));
    assert!(
        code == 0 && out.contains("Nous ne connaissons pas encore cette clé."),
        "{out}{trouble}"
    );
}

#[test]
fn through_openssh_one_command_gets_the_answer_of_the_fixed_table() {
    let server = Server::open();
    let sshd = Sshd::before(&server);
    let run = |command: &str| said(&sshd.run(&server, &["-T"], &[command]));
    let (code, out, trouble) = run("attestations");
    assert_eq!((code, out.as_str()), (77, ""), "{trouble}");
    assert!(trouble.contains("Personne n’est connu avec cette clé."), "{trouble}");
    let paper = crate::ssh::papers::certified(&server, "karim");
    let (code, mine, trouble) = run(&format!("certificate export {paper} --format json"));
    assert_eq!((code, trouble.as_str()), (0, ""));
    let (_, same) =
        crate::ssh::papers::ask(&server, "karim", &format!("certificate export {paper}"));
    assert_eq!(mine, same);
    let (code, out, trouble) = run("report modules");
    assert!(code == 77 && out.is_empty() && !trouble.is_empty(), "{out} {trouble}");
    let public = std::fs::read_to_string(server.key("karim").with_extension("pub")).unwrap();
    std::fs::write(server.home.data().join("ssh_roles"), format!("trainer {public}")).unwrap();
    let (code, out, trouble) = run("report modules --json");
    assert!(
        code == 0 && serde_json::from_str::<serde_json::Value>(&out).is_ok(),
        "{out} {trouble}"
    );
    assert_eq!(server.stop().0, 0);
}

#[test]
fn through_openssh_one_watches_the_server_and_leads_as_by_our_own() {
    let server = Server::open();
    let sshd = Sshd::before(&server);
    let public =
        |name: &str| std::fs::read_to_string(server.key(name).with_extension("pub")).unwrap();
    let roles = format!("administrator {}trainer {}", public("admin"), public("roche"));
    std::fs::write(server.home.data().join("ssh_roles"), roles).unwrap();
    let at_terminal = |name: &str, command: &[&str]| {
        let mut words = sshd.words(&server, name);
        words.extend(["-t".to_owned(), sshd.address()]);
        words.extend(command.iter().map(|word| (*word).to_owned()));
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        Start::under(&server.home, &words).play()
    };
    let mut admin = at_terminal("admin", &["status"]);
    admin.wait("Séances ouvertes : 1");
    let mut roche = at_terminal("roche", &["lead", "vente-en-ligne"]);
    roche.wait("étape 1 sur");
    admin.wait("Séances ouvertes : 2");
    roche.press("\x1b[C");
    roche.wait("étape 2 sur");
    roche.signal("KILL");
    drop(roche);
    admin.wait("Séances ouvertes : 1");
    let mut roche = at_terminal("roche", &["lead"]);
    roche.wait("étape 2 sur");
    admin.press("q");
    let (code, bytes) = admin.end();
    assert_eq!((code, is_restored(&bytes)), (0, true), "{bytes:?}");
    // Without a terminal it is answered once; and nobody else is shown anything.
    let mut words = sshd.words(&server, "admin");
    words.extend(["-T".to_owned(), sshd.address(), "status".to_owned()]);
    let (code, out, _) = said(&Command::new(&words[0]).args(&words[1..]).output().unwrap());
    assert!(code == 0 && out.contains("Séances ouvertes"), "{out}");
    for command in ["status", "lead vente-en-ligne"] {
        let (code, said) = at_terminal("karim", &[command]).end();
        assert!(code == 77 && !said.contains("étape"), "{command}: {code} {said}");
    }
    assert_eq!(server.stop().0, 0);
}
