//! Whether anybody can read along between this program and PostgreSQL.

use std::{fs, net::IpAddr, str::FromStr as _};

use anyhow::{Context as _, bail};
use sqlx::postgres::{PgConnectOptions, PgSslMode};

use crate::config::DatabaseAddress;

/// What an address may say after `?`. The driver logs with its value what it does not know, which
/// may be a misspelt password, so it is not asked.
const KNOWN: [&str; 18] = [
    "application_name",
    "dbname",
    "host",
    "hostaddr",
    "options",
    "password",
    "port",
    "ssl-ca",
    "ssl-cert",
    "ssl-key",
    "ssl-mode",
    "ssl-root-cert",
    "sslcert",
    "sslkey",
    "sslmode",
    "sslrootcert",
    "statement-cache-capacity",
    "user",
];
/// Those that name a file.
const FILES: [&str; 6] = [
    "ssl-ca",
    "ssl-cert",
    "ssl-key",
    "ssl-root-cert",
    "sslcert",
    "sslrootcert",
];

/// What keeps others from reading along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    /// The database is on this machine: a file, a socket, the loopback interface.
    OnThisMachine,
    /// TLS with a server whose certificate and name are checked.
    Checked,
    /// TLS with whatever server answers.
    Encrypted,
    /// Nothing.
    None,
}

impl DatabaseAddress {
    /// What keeps others from reading along. An address that is not understood is not connected
    /// to.
    pub fn protection(&self) -> Protection {
        understood(self.url.reveal()).map_or(Protection::OnThisMachine, |options| {
            protection(&options, self.in_clear)
        })
    }
}

fn protection(options: &PgConnectOptions, in_clear: bool) -> Protection {
    if is_on_this_machine(options) {
        return Protection::OnThisMachine;
    }
    match options.get_ssl_mode() {
        PgSslMode::VerifyFull => Protection::Checked,
        PgSslMode::VerifyCa | PgSslMode::Require => Protection::Encrypted,
        // Encrypted if the server likes; [`required`] makes it a must.
        PgSslMode::Prefer if !in_clear => Protection::Encrypted,
        PgSslMode::Prefer | PgSslMode::Allow | PgSslMode::Disable => Protection::None,
    }
}

/// The address with which to connect, encrypted if it leads to another machine.
pub(super) fn required(url: &str, in_clear: bool) -> anyhow::Result<String> {
    let options = understood(url)?;
    for (name, file) in parameters(url) {
        // The content of the file may stand there itself.
        if FILES.contains(&&*name) && !file.starts_with("-----BEGIN") {
            fs::File::open(&file)
                .with_context(|| format!("--database: the file {file} of {name} cannot be read"))?;
        }
    }
    if is_on_this_machine(&options) || in_clear {
        return Ok(url.to_owned());
    }
    match options.get_ssl_mode() {
        PgSslMode::Prefer => {
            let joint = if url.contains('?') { '&' } else { '?' };
            Ok(format!("{url}{joint}sslmode=require"))
        }
        PgSslMode::Allow | PgSslMode::Disable => bail!(
            "--database leads to another machine, unencrypted: set sslmode=verify-full in it, or allow it with --database-in-clear where nobody can read along"
        ),
        PgSslMode::Require | PgSslMode::VerifyCa | PgSslMode::VerifyFull => Ok(url.to_owned()),
    }
}

/// What stands in an address of PostgreSQL.
fn understood(url: &str) -> anyhow::Result<PgConnectOptions> {
    if !super::is_postgres(url) {
        bail!("--database is no address of PostgreSQL");
    }
    for (name, _) in parameters(url) {
        if !KNOWN.contains(&&*name) && !name.starts_with("options[") {
            bail!(
                "--database has a part after ? that is not understood: there may be {}",
                KNOWN.join(", ")
            );
        }
    }
    // The cause may quote the address.
    PgConnectOptions::from_str(url).map_err(|_| {
        anyhow::anyhow!("--database is not understood: postgres://user:password@host/name, where @ : / ? # % in a password are written as %40 %3A %2F %3F %23 %25")
    })
}

fn parameters(url: &str) -> Vec<(String, String)> {
    let query = url.split_once('?').map_or("", |(_, query)| query);
    form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect()
}

fn is_on_this_machine(options: &PgConnectOptions) -> bool {
    let host = options.get_host();
    let address: Option<IpAddr> = host.trim_matches(['[', ']']).parse().ok();
    options.get_socket().is_some()
        || host.starts_with('/')
        || host == "localhost"
        || address.is_some_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_machine_is_reached_encrypted_or_not_at_all() {
        let far = "postgres://u:hidden@db.example/t";
        for (url, in_clear, reached) in [
            // On this machine the address stands as it is.
            ("postgres://u:p@localhost/t", false, Ok("")),
            ("postgres://u:p@127.0.0.2/t?sslmode=disable", false, Ok("")),
            ("postgres://u:p@[::1]:5432/t", false, Ok("")),
            (
                "postgres://u@localhost/t?host=/run/postgresql",
                false,
                Ok(""),
            ),
            // On another one it is made a must, or was one.
            (far, false, Ok("?sslmode=require")),
            (
                &format!("{far}?application_name=t"),
                false,
                Ok("&sslmode=require"),
            ),
            (
                &format!("{far}?sslmode=prefer"),
                false,
                Ok("&sslmode=require"),
            ),
            (&format!("{far}?sslmode=require"), false, Ok("")),
            (&format!("{far}?sslmode=verify-full"), false, Ok("")),
            (
                "postgres://u:p@localhost/t?host=10.0.0.7",
                false,
                Ok("&sslmode=require"),
            ),
            (&format!("{far}?sslmode=disable"), false, Err("unencrypted")),
            (
                &format!("{far}?sslmode=allow"),
                false,
                Err("--database-in-clear"),
            ),
            // Told otherwise.
            (far, true, Ok("")),
            (&format!("{far}?sslmode=disable"), true, Ok("")),
            // What is not understood.
            (
                &format!("{far}?pasword=hidden"),
                true,
                Err("not understood"),
            ),
            (
                &format!("{far}?sslmode=hidden"),
                true,
                Err("not understood"),
            ),
            ("postgres://u:hid/den@db/t", true, Err("%2F")),
            (
                &format!("{far}?sslrootcert=/nowhere.pem"),
                true,
                Err("/nowhere.pem of sslrootcert"),
            ),
        ] {
            match (required(url, in_clear), reached) {
                (Ok(connected), Ok(added)) => {
                    assert_eq!(connected, format!("{url}{added}"));
                }
                (Err(error), Err(said)) => {
                    let error = format!("{error:#}");
                    assert!(error.contains(said), "{url}: {error}");
                    assert!(!error.contains("hidden"), "{url}: {error}");
                }
                (found, _) => panic!("{url}: {found:?}"),
            }
        }
    }
}
