//! Other users of the machine: who is let in, and how far they are believed. Only the
//! administrator can be somebody else; for everybody else this tries nothing.

use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::said;
use crate::pty::player::Home;
use crate::ssh::server::Server;

/// A user and a group with no rights, on every Debian.
const NOBODY: &str = "65534";
const PRINT: &str = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// A place everybody can enter, with a configuration of the server in it.
struct Lobby {
    folder: tempfile::TempDir,
}

impl Lobby {
    fn with(ssh: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let open = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(folder.path(), open).unwrap();
        let lobby = Self { folder };
        let config = format!("(ssh: (socket: \"socket\", {ssh}))");
        std::fs::write(lobby.config(), config).unwrap();
        lobby
    }

    fn config(&self) -> PathBuf {
        self.folder.path().join("config.ron")
    }

    fn serve(&self) -> Server {
        Server::of(Home::new(), &["--config", self.config().to_str().unwrap()])
    }

    fn socket(&self) -> PathBuf {
        self.folder.path().join("socket")
    }

    /// The program, as somebody without rights.
    fn as_nobody(&self, words: &[&str]) -> Output {
        let mut command = Command::new("setpriv");
        command.args(["--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"]);
        command.arg(env!("CARGO_BIN_EXE_passeport")).args(["--config"]).arg(self.config());
        command.args(words).env_clear().env("PATH", std::env::var("PATH").unwrap());
        command.env("PASSEPORT_DATA", self.folder.path().join("none")).env("LANG", "fr_FR.UTF-8");
        command.stdin(Stdio::null()).output().unwrap()
    }
}

/// Whether this test can be somebody else, who can run the program.
fn can_be_others() -> bool {
    let is_root = std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0);
    let lobby = Lobby::with("");
    let runs = is_root && lobby.as_nobody(&["--version"]).status.success();
    if !runs {
        println!("not tried: nobody else can be tried here");
    }
    runs
}

fn mode(path: &Path) -> (u32, u32) {
    let kind = std::fs::symlink_metadata(path).unwrap();
    (kind.mode() & 0o777, kind.gid())
}

#[test]
fn without_a_group_nobody_else_comes_in() {
    if !can_be_others() {
        return;
    }
    let lobby = Lobby::with("");
    let server = lobby.serve();
    assert_eq!(mode(&lobby.socket()).0, 0o600);
    let (code, out, trouble) = said(&lobby.as_nobody(&["attach"]));
    assert!(code == 69 && out.is_empty() && trouble.contains("rejoindre"), "{out} {trouble}");
    // Even where somebody opened the file to all, the user is asked for.
    let all = std::fs::Permissions::from_mode(0o666);
    std::fs::set_permissions(lobby.socket(), all).unwrap();
    let (code, out, trouble) = said(&lobby.as_nobody(&["attach"]));
    assert!(code == 69 && out.is_empty() && trouble.contains("interrompue"), "{out} {trouble}");
    assert_eq!(server.stop().0, 0);
}

#[test]
fn one_of_the_group_is_let_in_as_a_stranger_whatever_they_say() {
    if !can_be_others() {
        return;
    }
    let lobby = Lobby::with("group: \"65534\"");
    let server = lobby.serve();
    assert_eq!(mode(&lobby.socket()), (0o660, 65_534));
    let (code, out, _) = said(&lobby.as_nobody(&["attach", "--key", PRINT]));
    assert!(code == 0 && out.contains("J’ai déjà une carte"), "{out}");
    assert!(!out.contains("cette clé"), "a key is not believed: {out}");
    // Nobody is named to them as to the owner.
    let (code, out, _) = said(&lobby.as_nobody(&["--linear"]));
    assert!(code == 0 && out.contains("J’ai déjà une carte"), "{out}");
    let (code, out, trouble) = said(&lobby.as_nobody(&["kiosk"]));
    assert!(code == 69 && out.is_empty() && trouble.contains("ouvrir le kiosque"), "{trouble}");
    assert_eq!(server.stop().0, 0);
}

#[test]
fn a_porter_is_believed_about_who_it_brings_and_about_nothing_else() {
    if !can_be_others() {
        return;
    }
    let lobby = Lobby::with("group: \"nogroup\", porters: [\"nobody\"]");
    let server = lobby.serve();
    let (code, out, _) = said(&lobby.as_nobody(&["attach", "--key", PRINT]));
    assert!(code == 0 && out.contains("Nous ne connaissons pas encore cette clé."), "{out}");
    let (code, _, trouble) = said(&lobby.as_nobody(&["kiosk"]));
    assert!(code == 69 && trouble.contains("ouvrir le kiosque"), "{trouble}");
    assert_eq!(server.stop().0, 0);
}

#[test]
fn a_group_this_machine_does_not_know_is_told_before_anything_is_opened() {
    let lobby = Lobby::with("group: \"personne-ici\"");
    let home = Home::new();
    let config = lobby.config();
    let words = ["--config", config.to_str().unwrap(), "serve", "--listen", "127.0.0.1:0"];
    let (code, _, trouble) = said(&home.command(&words).output().unwrap());
    assert!(code == 78 && trouble.contains("personne-ici"), "{trouble}");
}
