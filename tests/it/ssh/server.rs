//! The server as it is installed, and the client everybody has.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{Receiver, channel};

use crate::pty::player::{Home, LIMIT, Player, Start};

/// A process that does not outlive its test.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A server of its own.
pub(crate) struct Server {
    pub(crate) home: Home,
    process: Process,
    pub(crate) port: u16,
    /// What it said on its standard output when it opened.
    pub(crate) said: String,
    /// Its log, line by line.
    log: Receiver<String>,
}

impl Server {
    pub(crate) fn open() -> Self {
        Self::of(Home::new(), &[])
    }

    pub(crate) fn of(home: Home, args: &[&str]) -> Self {
        let mut command = home.command(&["serve", "--listen", "127.0.0.1:0"]);
        command.args(args).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process = command.spawn().unwrap();
        let (sender, log) = channel();
        let errors = BufReader::new(process.stderr.take().unwrap());
        std::thread::spawn(move || {
            errors.lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
        });
        let mut out = BufReader::new(process.stdout.take().unwrap());
        let mut said = String::new();
        while !said.contains("SHA256:") {
            let before = said.len();
            out.read_line(&mut said).unwrap();
            assert!(said.len() > before, "it does not open: {:?}", log.iter().collect::<Vec<_>>());
        }
        // "… 127.0.0.1:43211. Pour …"
        let (_, rest) = said.split_once("127.0.0.1:").unwrap();
        let port = rest.split(|c: char| !c.is_ascii_digit()).next().unwrap().parse().unwrap();
        Self { home, process: Process(process), port, said, log }
    }

    /// Asks it to end, and waits; gives the exit code and the log.
    pub(crate) fn stop(self) -> (i32, Vec<String>, Home) {
        let Self { home, mut process, log, .. } = self;
        let pid = process.0.id().to_string();
        assert!(Command::new("kill").args(["-s", "TERM", &pid]).status().unwrap().success());
        let code = process.0.wait().unwrap().code().unwrap();
        (code, log.iter().collect(), home)
    }

    /// Ends it as the system would when it is out of memory.
    pub(crate) fn kill(self) -> Home {
        let Self { home, process, .. } = self;
        drop(process);
        home
    }

    /// The next line of the log that holds these words.
    pub(crate) fn wait_log(&self, words: &str) -> String {
        loop {
            let line = self.log.recv_timeout(LIMIT).expect(words);
            if line.contains(words) {
                return line;
            }
        }
    }

    /// A key of somebody, made when first named.
    pub(crate) fn key(&self, name: &str) -> PathBuf {
        key(&self.home, name)
    }

    /// The words of a client's command, but for the last ones.
    pub(crate) fn client(&self, key: Option<&str>) -> Vec<String> {
        let known = self.home.path("known").to_str().unwrap().to_owned();
        let mut words: Vec<String> = ["ssh", "-F", "none", "-p"].map(str::to_owned).to_vec();
        words.push(self.port.to_string());
        let options = [
            &format!("UserKnownHostsFile={known}"),
            "StrictHostKeyChecking=accept-new",
            "LogLevel=ERROR",
            "IdentitiesOnly=yes",
            "IdentityAgent=none",
        ];
        for option in options {
            words.extend(["-o".to_owned(), (*option).to_owned()]);
        }
        match key {
            Some(name) => {
                words.extend(["-i".to_owned(), self.key(name).to_str().unwrap().to_owned()]);
            }
            None => words.extend(["-o".to_owned(), "PubkeyAuthentication=no".to_owned()]),
        }
        words
    }

    /// Somebody sits down at a terminal and connects.
    pub(crate) fn visit(&self, user: &str, key: Option<&str>) -> Player {
        self.start(user, key).play()
    }

    pub(crate) fn start(&self, user: &str, key: Option<&str>) -> Start {
        let mut words = self.client(key);
        words.push(format!("{user}@127.0.0.1"));
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        Start::under(&self.home, &words)
    }

    /// The client without a terminal: options, then what follows the address.
    pub(crate) fn run(
        &self,
        (user, key): (&str, Option<&str>),
        options: &[&str],
        command: &[&str],
        input: &str,
    ) -> Output {
        let words = self.client(key);
        let mut client = Command::new(&words[0]);
        client.env_clear().envs(self.home.environment()).args(&words[1..]).args(options);
        client.arg(format!("{user}@127.0.0.1")).args(command);
        client.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process = client.spawn().unwrap();
        let mut stdin = process.stdin.take().unwrap();
        // Who was refused reads nothing.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        process.wait_with_output().unwrap()
    }
}

/// A key of somebody, made when first named.
pub(crate) fn key(home: &Home, name: &str) -> PathBuf {
    let path = home.path(&format!("key-{name}"));
    if !path.exists() {
        let mut made = Command::new("ssh-keygen");
        made.args(["-q", "-t", "ed25519", "-N", "", "-C", name, "-f"]).arg(&path);
        assert!(made.status().unwrap().success());
    }
    path
}
