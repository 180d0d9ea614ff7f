//! Every command in README.md and the documents beside it, run as it stands there.
//!
//! A block of `sh` is taken line by line, and so is each word of code in the text that begins with
//! the name of a program. What runs the binary is run, in a scratch folder that looks like the
//! repository; of `make` it is looked whether the target exists; what cannot be run within a test
//! stands in [`NOT_HERE`] with its reason. A command that is none of these fails the test, so that
//! whoever adds one decides.

use std::{
    collections::BTreeSet,
    fs,
    io::{BufRead as _, BufReader, Read as _},
    os::unix::{fs::symlink, process::CommandExt as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use clap::Parser as _;
use server::cli::Cli;

/// What cannot be run within a test, and why.
const NOT_HERE: &[(&str, &str)] = &[
    (
        "cargo build",
        "it would wait for the lock that this test's own cargo holds",
    ),
    ("cargo test -p course", "the same"),
    ("cargo test -p rules", "the same"),
    ("cargo test --workspace --test it NAME", "the same"),
    ("cargo clippy --workspace --all-targets", "the same"),
    ("cargo test -p exchange --test corpora", "the same"),
    (
        "cargo leptos watch",
        "needs cargo-leptos, which is told to be optional",
    ),
    (
        "pg_dump --format=custom",
        "needs a database of PostgreSQL to be named; what it makes is not ours",
    ),
    ("pg_restore --clean --if-exists", "the same"),
    (
        "systemctl enable --now torelik",
        "needs systemd as the machine's first process",
    ),
];

/// What is read: what lies at the top for whoever runs or changes it, and beside what is deployed.
const DOCUMENTS: [&str; 5] = [
    "README.md",
    "server/deploy/README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "DECISIONS.md",
];

/// Commands that the text names without what they want to be told: their help is asked for.
const NAMED: &[&str] = &[
    "target/release/torelik",
    "torelik",
    "torelik new",
    "torelik translated",
    "torelik export",
    "torelik import",
    "torelik user",
    "torelik backup",
    "torelik restore",
];

/// What a command begins with; other words of code are names, paths and addresses.
const PROGRAMS: &[&str] = &[
    "torelik",
    "target/release/torelik",
    "make",
    "cargo",
    "sqlite3",
    "pg_dump",
    "pg_restore",
    "psql",
    "createdb",
    "npm",
    "npx",
    "nginx",
    "systemctl",
    "sudo",
    "apt-get",
    "openssl",
    "curl",
    "docker",
    "git",
];

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The commands of a text: of its `sh` blocks, and of the words of code that name a program.
fn commands(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut prose = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(kind) = line.trim_start().strip_prefix("```") else {
            prose.push_str(line);
            prose.push('\n');
            continue;
        };
        let block: Vec<&str> = lines
            .by_ref()
            .take_while(|line| !line.trim_start().starts_with("```"))
            .collect();
        if kind == "sh" {
            let joined = block.join("\n").replace("\\\n", "");
            found.extend(
                joined
                    .lines()
                    .map(|line| line.split("   #").next().unwrap_or(line).trim().to_owned())
                    .filter(|line| !line.is_empty() && !line.starts_with('#')),
            );
        }
    }
    // Between two backticks.
    let code = prose.split('`').skip(1).step_by(2);
    found.extend(
        code.filter(|code| {
            let mut words = code.split_whitespace();
            let first = words.next().unwrap_or_default();
            // A program of others by itself is no command: “needs `npm`”.
            PROGRAMS.contains(&first) && (first.ends_with("torelik") || words.next().is_some())
        })
        .map(str::to_owned),
    );
    found
}

/// A folder in which commands find what they find in the repository of whoever reads.
fn scratch() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let binary = env!("CARGO_BIN_EXE_torelik");
    for place in ["bin", "target/release", "var"] {
        let place = folder.path().join(place);
        fs::create_dir_all(&place).unwrap();
        if !place.ends_with("var") {
            symlink(binary, place.join("torelik")).unwrap();
        }
    }
    let content = fs::canonicalize(repository().join("content")).unwrap();
    symlink(&content, folder.path().join("content")).unwrap();
    symlink(&content, folder.path().join("var/content")).unwrap();
    folder
}

/// The command for a shell in the scratch folder. Three things differ from what stands in README:
/// the folder of an installed server, the port, which another program may have, and the database
/// server.
fn shell(command: &str, folder: &Path) -> Command {
    let var = folder.join("var");
    let command = command
        .replace("/var/lib/torelik", var.to_str().unwrap())
        .replace("127.0.0.1:3000", "127.0.0.1:0");
    let elsewhere = "postgres://torelik@db.example/torelik";
    let command = match command.contains(elsewhere) {
        true => command.replace(elsewhere, &format!("'{}'", crate::cluster::database())),
        false => command,
    };
    let mut shell = Command::new("sh");
    shell.args(["-c", &command]).current_dir(folder);
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("TORELIK_")) {
        shell.env_remove(name);
    }
    let path = std::env::var("PATH").unwrap_or_default();
    shell
        .env("PATH", format!("{}:{path}", folder.join("bin").display()))
        .env("TORELIK_LISTEN", "127.0.0.1:0")
        // A group of its own, so that what the shell starts ends with it.
        .process_group(0)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    shell
}

/// Runs it to its end.
fn succeeds(command: &str, folder: &Path) {
    let output = shell(command, folder).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command}: {said}");
}

/// Waits until it says where it serves, and ends it.
fn serves(command: &str, folder: &Path) {
    let mut child = shell(command, folder).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut line)
        .unwrap();
    let group = format!("-{}", child.id());
    let _ = Command::new("kill")
        .args(["-s", "TERM", "--", &group])
        .status();
    let mut said = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    child.wait().unwrap();
    assert!(line.contains("serves on http://"), "{command}: {said}");
}

#[test]
fn every_command_in_the_readme_works_as_it_stands_there() {
    let documents = DOCUMENTS.map(|name| fs::read_to_string(repository().join(name)).unwrap());
    let readme = documents.join("\n\n");
    let makefile = fs::read_to_string(repository().join("Makefile")).unwrap();
    let folder = scratch();
    let commands = commands(&readme);
    for command in &commands {
        let runs_torelik = command
            .split_whitespace()
            .any(|word| word == "torelik" || word.ends_with("/torelik"));
        if NOT_HERE.iter().any(|(other, _)| other == command) {
            continue;
        }
        if let Some(target) = command.strip_prefix("make ") {
            let there = makefile
                .lines()
                .any(|line| line.starts_with(&format!("{target}:")));
            assert!(there, "{command}: the Makefile has no such target");
        } else if NAMED.contains(&command.as_str()) {
            succeeds(&format!("{command} --help"), folder.path());
        } else if runs_torelik && command.contains("torelik serve") && !command.contains("--help") {
            serves(command, folder.path());
        } else if runs_torelik {
            succeeds(command, folder.path());
        } else {
            panic!("“{command}” stands in README.md: run it here, or say in NOT_HERE why not");
        }
    }
    // What README no longer says needs no exception.
    for (command, _) in NOT_HERE {
        assert!(
            commands.contains(*command),
            "README no longer has “{command}”"
        );
    }
}

/// The commands for trainers change a course, which `authors.rs` does; here, that they are ones.
#[test]
fn every_command_for_trainers_is_understood() {
    let readme = fs::read_to_string(repository().join("content/README.md")).unwrap();
    let lines: Vec<&str> = readme
        .lines()
        .filter(|line| line.starts_with("torelik "))
        .collect();
    assert!(lines.len() > 5, "{lines:?}");
    for line in lines {
        let words = line.split('"').enumerate().flat_map(|(at, part)| {
            if at % 2 == 1 {
                vec![part]
            } else {
                part.split_whitespace().collect()
            }
        });
        if let Err(error) = Cli::try_parse_from(words) {
            panic!("{line}: {error}");
        }
    }
}

/// What SECURITY.md says is done somewhere is somewhere.
#[test]
fn every_path_in_security_md_is_there() {
    let text = fs::read_to_string(repository().join("SECURITY.md")).unwrap();
    let mut seen = 0;
    for path in text.split('`').skip(1).step_by(2) {
        let first = path.split('/').next().unwrap_or_default();
        let ours = path.contains('/') && repository().join(first).is_dir() && !first.is_empty();
        let file = ["md", "toml", "lock", "json"]
            .iter()
            .any(|ending| path.ends_with(&format!(".{ending}")));
        if ours || file {
            assert!(
                repository().join(path).exists(),
                "SECURITY.md: there is no {path}"
            );
            seen += 1;
        }
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn commands_are_found() {
    let found = commands(
        "Say `make run` or `path/x`, then\n\n```sh\nA=1 \\\ntorelik serve   # why\n\n# no command\ntorelik user list\n```\n\n```rust\nno()\n```\n",
    );
    let found: Vec<&str> = found.iter().map(String::as_str).collect();
    assert_eq!(
        found,
        ["A=1 torelik serve", "make run", "torelik user list"]
    );
}
