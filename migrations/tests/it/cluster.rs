//! A throw-away PostgreSQL for one test process.
//!
//! [`database`] gives the address of a fresh, empty database. The first call makes a cluster in a
//! temporary folder, listening on a Unix socket in there and nowhere else, so that nothing has to
//! be configured and two test runs never meet.
//!
//! Rust never drops a `static`, and a test process may end by a panic, an abort or a kill. So
//! nobody here tidies up on the way out: a small shell waits for the end of a pipe that this
//! process holds, and when it comes, however it comes, stops the server and removes the folder.
//!
//! Depends on std and tempfile only: the server's tests include this very file.

use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Output, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// Stops the server and removes the folder once its input ends. It ignores the signals with which
/// a terminal ends a test run: it is what has to outlive that.
const WATCH: &str = "trap '' INT TERM HUP; cat >/dev/null; \
    \"$@\" -m immediate -w stop >/dev/null 2>&1; rm -rf \"$0\"";

/// Made for tests: what is lost in a crash may be lost, and many small servers want connections.
const SETTINGS: &str = "\nlisten_addresses = ''\nfsync = off\nsynchronous_commit = off\n\
    full_page_writes = off\nautovacuum = off\nmax_connections = 400\nshared_buffers = 32MB\n";

/// The address of a new empty database, for `sea_orm::Database::connect`.
///
/// # Panics
/// With a sentence that says what to install, if PostgreSQL is not there; a test that needs it
/// must not pass without it. Also if the cluster cannot be made, with what PostgreSQL said.
pub fn database() -> String {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    static NUMBER: AtomicU32 = AtomicU32::new(1);

    let cluster = CLUSTER.get_or_init(|| Cluster::start("", &[]));
    let name = format!("test_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    let folder = cluster.folder.display();
    // template0 has no visitors, so databases can be made from it at the same time.
    run(Command::new(cluster.programs.join("createdb"))
        .arg("--host")
        .arg(&cluster.folder)
        .args(["--username=postgres", "--template=template0", &name]));
    format!("postgres://postgres@localhost/{name}?host={folder}")
}

/// A cluster of its own, which others reach by TLS through a port of this machine. It serves until
/// this process ends.
#[allow(
    dead_code,
    reason = "the tests of migrations, which share this file, need none"
)]
pub struct Encrypted {
    /// Its port, on `localhost`.
    pub port: u16,
    cluster: Cluster,
}

#[allow(
    dead_code,
    reason = "the tests of migrations, which share this file, need none"
)]
impl Encrypted {
    /// Starts it with a certificate and its key, in PEM.
    pub fn start(certificate: &str, key: &str) -> Self {
        let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = free.local_addr().expect("its number").port();
        drop(free);
        let settings = format!(
            "listen_addresses = '127.0.0.1'\nport = {port}\nssl = on\n\
             ssl_cert_file = 'server.pem'\nssl_key_file = 'server.key'\n"
        );
        let files = [("server.pem", certificate), ("server.key", key)];
        let cluster = Cluster::start(&settings, &files);
        Self { port, cluster }
    }

    /// Takes another certificate with its key, or none, for connections from now on.
    pub fn takes(&self, certificate: Option<(&str, &str)>) {
        let data = self.cluster.folder.join("data");
        if let Some((certificate, key)) = certificate {
            // Written over, so that owner and mode stay.
            std::fs::write(data.join("server.pem"), certificate).expect("a certificate");
            std::fs::write(data.join("server.key"), key).expect("a key");
        }
        let settings = data.join("postgresql.auto.conf");
        let set = std::fs::read_to_string(&settings).expect("its settings");
        let set = format!(
            "{set}ssl = {}\n",
            if certificate.is_some() { "on" } else { "off" }
        );
        std::fs::write(&settings, set).expect("its settings");
        run(as_postgres(
            is_root(),
            &self.cluster.programs.join("pg_ctl"),
            &self.cluster.folder,
        )
        .arg("--pgdata")
        .arg(&data)
        .arg("reload"));
    }
}

struct Cluster {
    programs: PathBuf,
    folder: PathBuf,
    /// Held so that the watching shell sees the end of it when this process ends.
    _pipe: ChildStdin,
}

impl Cluster {
    /// Starts it with more settings, and with files in its folder that nobody else may read.
    fn start(more: &str, files: &[(&str, &str)]) -> Self {
        let programs = programs();
        // In /tmp, because the path of a Unix socket has room for about 100 characters.
        let folder = tempfile::Builder::new()
            .prefix("torelik-pg-")
            .tempdir_in("/tmp")
            .expect("a temporary folder in /tmp")
            .keep();
        let root = is_root();
        if root {
            run(Command::new("chown").arg("postgres").arg(&folder));
        }
        let pipe = watch(root, &programs, &folder);
        let data = folder.join("data");
        run(as_postgres(root, &programs.join("initdb"), &folder)
            .arg("--pgdata")
            .arg(&data)
            .args(["--username=postgres", "--auth=trust", "--no-sync"])
            .args(["--encoding=UTF8", "--locale=C.UTF-8"]));
        let sockets = format!("unix_socket_directories = '{}'\n", folder.display());
        let settings = data.join("postgresql.auto.conf");
        std::fs::write(&settings, format!("{SETTINGS}{sockets}{more}"))
            .expect("settings to be written");
        for (name, content) in files {
            let file = data.join(name);
            std::fs::write(&file, content).expect("a file to be written");
            run(Command::new("chmod").arg("600").arg(&file));
            if root {
                run(Command::new("chown").arg("postgres").arg(&file));
            }
        }
        run(as_postgres(root, &programs.join("pg_ctl"), &folder)
            .arg("--pgdata")
            .arg(&data)
            .arg("--log")
            .arg(folder.join("log"))
            .args(["-w", "start"]));
        Self {
            programs,
            folder,
            _pipe: pipe,
        }
    }
}

/// Where initdb, pg_ctl and createdb are: Debian keeps them outside of PATH, a folder for each
/// version, of which the newest is taken.
fn programs() -> PathBuf {
    let mut found: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .collect();
    found.sort();
    let in_path = std::env::var_os("PATH").unwrap_or_default();
    found
        .into_iter()
        .rev()
        .map(|(_, bin)| bin)
        .chain(std::env::split_paths(&in_path))
        .find(|bin| bin.join("initdb").is_file())
        .expect(
            "PostgreSQL is not installed, and this test needs its server: \
             `apt-get install postgresql` (on Debian), or put initdb and pg_ctl on PATH",
        )
}

/// PostgreSQL refuses to serve root.
fn is_root() -> bool {
    let output = run(Command::new("id").arg("-u"));
    String::from_utf8_lossy(&output.stdout).trim() == "0"
}

fn as_postgres(root: bool, program: &Path, folder: &Path) -> Command {
    let mut command = if root {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    // The folder of the tests may be closed to the other user.
    command.current_dir(folder);
    command
}

fn watch(root: bool, programs: &Path, folder: &Path) -> ChildStdin {
    let stop = as_postgres(root, &programs.join("pg_ctl"), folder);
    Command::new("sh")
        .arg("-c")
        .arg(WATCH)
        .arg(folder)
        .arg(stop.get_program())
        .args(stop.get_args())
        .arg("--pgdata")
        .arg(folder.join("data"))
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("a shell that tidies up")
        .stdin
        .expect("its pipe")
}

/// Runs to the end. Output goes to files, not pipes: the server that pg_ctl leaves behind would
/// hold a pipe open, and reading it would never end.
fn run(command: &mut Command) -> Output {
    let said = tempfile::NamedTempFile::new().expect("a temporary file");
    let file = || Stdio::from(said.reopen().expect("the file opened again"));
    let status = command
        .stdin(Stdio::null())
        .stdout(file())
        .stderr(file())
        .status()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let stdout = std::fs::read(said.path()).expect("what it said");
    let output = Output {
        status,
        stdout,
        stderr: Vec::new(),
    };
    let words = String::from_utf8_lossy(&output.stdout);
    assert!(status.success(), "{command:?} failed ({status}): {words}");
    output
}
