//! Servers to be measured, and what the system knows of their processes.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;

use russh::keys::{PrivateKeyWithHashAlg, load_secret_key};
use tempfile::TempDir;

const SSHD: &str = "/usr/sbin/sshd";
/// What the system counts processor in.
const TICK: Duration = Duration::from_millis(10);

/// A server that ends with its measurement.
pub(crate) struct Served {
    process: Child,
    door: Door,
    _folder: TempDir,
}

/// Where and how one comes in.
#[derive(Clone)]
pub(crate) struct Door {
    pub(crate) address: SocketAddr,
    pub(crate) way: Way,
}

/// How one says who one is.
#[derive(Clone)]
pub(crate) enum Way {
    /// Not at all.
    Nobody,
    /// With a key.
    Key { user: String, key: PrivateKeyWithHashAlg },
}

impl Drop for Served {
    fn drop(&mut self) {
        // Children of OpenSSH end with their connections.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Served {
    /// Ours, without limits on how many come from one address.
    pub(crate) fn passeport(program: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("config.ron");
        let limits = "Config(ssh: Ssh(sessions: 20000, sessions_each: 20000, strangers: 2000, strangers_each: 2000))";
        fs::write(&config, limits).unwrap();
        let mut command = Command::new(program);
        command.args(["serve", "--listen", "127.0.0.1:0", "--config"]).arg(config);
        command.arg("--data").arg(folder.path().join("data")).env("HOME", folder.path());
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn().unwrap();
        let mut said = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut said).unwrap();
        let (_, rest) = said.split_once("127.0.0.1:").expect("it says where it listens");
        let port = rest.split(|c: char| !c.is_ascii_digit()).next().unwrap().parse().unwrap();
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        Self { process, door: Door { address, way: Way::Nobody }, _folder: folder }
    }

    /// OpenSSH, which starts a player with a folder of its own for each learner.
    pub(crate) fn openssh(program: &Path) -> Option<Self> {
        if !Path::new(SSHD).exists() {
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name).display().to_string();
        for key in ["host", "key"] {
            let file = at(key);
            let made =
                Command::new("ssh-keygen").args(["-qt", "ed25519", "-N", "", "-f", &file]).status();
            assert!(made.unwrap().success());
        }
        // A port nobody listens on: it was ours a moment ago.
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let (host, key, program) = (at("host"), at("key.pub"), program.display());
        let home = folder.path().display();
        let config = format!(
            "Port {port}\nListenAddress 127.0.0.1\nHostKey {host}\nAuthorizedKeysFile {key}\nPidFile none\n\
            PasswordAuthentication no\nUsePAM no\nStrictModes no\nPermitRootLogin yes\nMaxStartups 1000\n\
            ForceCommand {program} --data $(mktemp -d -p {home})\n"
        );
        fs::write(at("sshd_config"), config).unwrap();
        if !Path::new("/run/sshd").exists() {
            // Where it puts its unprivileged half; only the administrator can make it.
            let _ = fs::create_dir("/run/sshd");
        }
        let process = Command::new(SSHD)
            .args(["-D", "-f", &at("sshd_config")])
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        while TcpStream::connect(address).is_err() {
            sleep(Duration::from_millis(50));
        }
        let user = Command::new("id").arg("-un").output().unwrap().stdout;
        let user = String::from_utf8(user).unwrap().trim().to_owned();
        let key = load_secret_key(at("key"), None).unwrap();
        let way = Way::Key { user, key: PrivateKeyWithHashAlg::new(Arc::new(key), None) };
        Some(Self { process, door: Door { address, way }, _folder: folder })
    }

    pub(crate) fn door(&self) -> Door {
        self.door.clone()
    }

    /// The process and all that come from it.
    fn processes(&self) -> Vec<u32> {
        let parents: Vec<(u32, u32)> = fs::read_dir("/proc")
            .unwrap()
            .filter_map(|entry| {
                let pid = entry.ok()?.file_name().to_str()?.parse().ok()?;
                Some((pid, stat(pid)?.get(1)?.parse().ok()?))
            })
            .collect();
        let mut found = vec![self.process.id()];
        let mut looked = 0;
        while let Some(parent) = found.get(looked).copied() {
            looked += 1;
            found.extend(parents.iter().filter(|(_, of)| *of == parent).map(|(pid, _)| *pid));
        }
        found
    }

    /// Memory of all, what is shared counted once, in KiB.
    pub(crate) fn memory(&self) -> u64 {
        let of = |pid| {
            let told = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).ok()?;
            let line = told.lines().find(|line| line.starts_with("Pss:"))?;
            line.split_whitespace().nth(1)?.parse::<u64>().ok()
        };
        self.processes().into_iter().filter_map(of).sum::<u64>()
    }

    /// Processor of all so far, of those that ended too.
    pub(crate) fn cpu(&self) -> Duration {
        let of = |pid| {
            let stat = stat(pid)?;
            let ticks = stat.get(11..15)?.iter().map(|ticks| ticks.parse().unwrap_or(0_u32));
            Some(TICK * ticks.sum())
        };
        self.processes().into_iter().filter_map(of).sum()
    }

    /// Times anything of it began to run.
    pub(crate) fn switches(&self) -> u64 {
        let of = |pid: u32| {
            let tasks = fs::read_dir(format!("/proc/{pid}/task")).into_iter().flatten();
            let told =
                tasks.filter_map(|task| fs::read_to_string(task.ok()?.path().join("status")).ok());
            told.flat_map(|told| {
                let lines: Vec<u64> = told
                    .lines()
                    .filter_map(|line| {
                        line.strip_prefix("voluntary_ctxt_switches:")?.trim().parse().ok()
                    })
                    .collect();
                lines
            })
            .sum::<u64>()
        };
        self.processes().into_iter().map(of).sum()
    }
}

/// What the system tells of a process, from its state on.
fn stat(pid: u32) -> Option<Vec<String>> {
    let told = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let (_, rest) = told.rsplit_once(") ")?;
    Some(rest.split(' ').map(str::to_owned).collect())
}
