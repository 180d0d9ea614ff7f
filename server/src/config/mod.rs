//! Configuration: each value by flag or by environment variable, read once, passed down.
//!
//! What may hold a password has a type that does not show it ([`SecretUrl`]), so that neither
//! `Debug` nor `print-config` has to take care. What is unsafe in production is said at the start
//! ([`Danger`]).

mod danger;
mod secret_url;

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use anyhow::{Context as _, bail};
use app::house::Keep;
use clap::Args;
use jiff::SignedDuration;

pub use danger::Danger;
pub use secret_url::SecretUrl;

/// How the server runs.
#[derive(Args, Clone, Debug)]
pub struct Config {
    /// Address and port to listen on. Port 0 takes a free one. Behind a proxy, keep it on
    /// 127.0.0.1.
    #[arg(long, env = "TORELIK_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,

    /// Address and port for metrics in Prometheus' format (`/metrics`). Nobody has to sign in there:
    /// keep it where only what watches the server comes. Without it there are none.
    #[arg(long, env = "TORELIK_METRICS_LISTEN")]
    pub metrics_listen: Option<SocketAddr>,

    /// Where the database is.
    #[command(flatten)]
    pub database: DatabaseAddress,

    /// The folder of courses. Its text is served as soon as the checker finds nothing wrong, and
    /// read again when files change. Without it, the course that is built in is served.
    #[arg(long, env = "TORELIK_CONTENT")]
    pub content: Option<PathBuf>,

    /// The address under which people reach the server, as it stands in invitation links. With
    /// `https://` cookies travel encrypted only. Without it, `http://` and the listening address.
    #[arg(long, env = "TORELIK_PUBLIC_URL")]
    pub public_url: Option<String>,

    /// Whether a proxy in front says where requests come from (`X-Forwarded-For`, whose last
    /// address is taken). Only then is it believed.
    #[arg(long, env = "TORELIK_BEHIND_PROXY", default_value_t = false, action = clap::ArgAction::Set, num_args = 0..=1, default_missing_value = "true")]
    pub behind_proxy: bool,

    /// How the log is written: `text` for people, `json` for machines.
    #[arg(long, env = "TORELIK_LOG_FORMAT", value_enum, default_value_t = LogFormat::Text)]
    pub log_format: LogFormat,

    /// What is logged: `error`, `warn`, `info`, `debug`, or a filter such as `info,app=debug`.
    #[arg(long, env = "TORELIK_LOG", default_value = "info")]
    pub log: String,

    /// The folder that cargo-leptos builds into, from which the islands are then taken.
    /// `cargo leptos watch` sets it.
    #[arg(long, env = "LEPTOS_SITE_ROOT", hide = true)]
    pub site_root: Option<PathBuf>,

    /// The mail server that takes letters: `smtps://user:password@host`, or
    /// `smtp://user:password@host?tls=required` for STARTTLS. Without it letters are kept for the
    /// administrator to pass on.
    #[arg(
        long,
        env = "TORELIK_SMTP",
        hide_env_values = true,
        requires = "smtp_from"
    )]
    pub smtp: Option<SecretUrl>,

    /// Who letters come from: `Törelik <training@example.org>`.
    #[arg(long, env = "TORELIK_SMTP_FROM")]
    pub smtp_from: Option<String>,

    /// A file with the server's key, made if it is not there: secrets that have to be read again,
    /// such as those of authenticator apps, are enciphered with it. Keep a copy apart from the
    /// database's. On several servers it holds the same. Without it, with SQLite it lies beside the
    /// database; with PostgreSQL nobody can set an app up.
    #[arg(long, env = "TORELIK_KEY_FILE")]
    pub key_file: Option<PathBuf>,

    /// Days after which the words of a letter go; that it was written stays. 0 for never.
    #[arg(long, env = "TORELIK_KEEP_LETTERS_DAYS", default_value_t = 365, value_parser = days(1))]
    pub keep_letters_days: u32,

    /// Days after which a sign-in that has ended goes. 0 for never.
    #[arg(long, env = "TORELIK_KEEP_LOGINS_DAYS", default_value_t = 90, value_parser = days(1))]
    pub keep_logins_days: u32,

    /// Days after which an invitation link that was used or has expired goes. 0 for never.
    #[arg(long, env = "TORELIK_KEEP_INVITATIONS_DAYS", default_value_t = 90, value_parser = days(1))]
    pub keep_invitations_days: u32,

    /// Days after which events of the audit go; at least 30. 0 for never.
    #[arg(long, env = "TORELIK_KEEP_AUDIT_DAYS", default_value_t = 1825, value_parser = days(30))]
    pub keep_audit_days: u32,

    /// Whether the order to come by https only (HSTS) holds for the hosts below the public address,
    /// too. Switch it off where one of those still speaks http.
    #[arg(long, env = "TORELIK_HSTS_SUBDOMAINS", default_value_t = true, action = clap::ArgAction::Set)]
    pub hsts_subdomains: bool,

    /// Connections that are open at the same time. When there are more, those are closed on which
    /// nothing is asked, the longest idle first. Not more than the system allows open files.
    #[arg(long, env = "TORELIK_CONNECTIONS", default_value_t = 8000, value_parser = clap::value_parser!(u32).range(8..))]
    pub connections: u32,

    /// Seconds in which the head of a request has to arrive, and after which a connection is closed
    /// on which nothing is asked.
    #[arg(long, env = "TORELIK_HEAD_SECONDS", default_value_t = 15, value_parser = clap::value_parser!(u64).range(1..))]
    pub head_seconds: u64,

    /// Seconds that a request may take.
    #[arg(long, env = "TORELIK_REQUEST_SECONDS", default_value_t = 20)]
    pub request_seconds: u64,

    /// Seconds that requests under way are waited for when the server is told to stop.
    #[arg(long, env = "TORELIK_STOP_SECONDS", default_value_t = 25)]
    pub stop_seconds: u64,

    /// Shows the sign-ins of the demonstration on the sign-in page. Never with real people.
    #[arg(long, env = "TORELIK_DEMO", default_value_t = false, action = clap::ArgAction::Set, num_args = 0..=1, default_missing_value = "true")]
    pub demo: bool,
}

/// The most days that something is kept: a hundred years.
const MOST_DAYS: u32 = 36_500;

/// Reads a number of days, at least so many; or 0, which is for ever.
fn days(least: u32) -> impl Fn(&str) -> Result<u32, String> + Clone + Send + Sync + 'static {
    move |text: &str| {
        let days = text.parse::<u32>().ok();
        days.filter(|days| *days == 0 || (least..=MOST_DAYS).contains(days))
            .ok_or_else(|| format!("from {least} to {MOST_DAYS} days, or 0 to keep for ever"))
    }
}

/// Where the database is. Global, so that it may stand before or after a subcommand.
#[derive(Args, Clone, Debug)]
pub struct DatabaseAddress {
    /// The database: `sqlite:` and a file, which is made if it is not there, or
    /// `postgres://user:password@host/name`. To another host the connection is encrypted;
    /// `?sslmode=verify-full&sslrootcert=FILE` also checks whose server it is.
    #[arg(
        id = "database",
        long = "database",
        global = true,
        env = "TORELIK_DATABASE",
        default_value = "sqlite:data/torelik.sqlite",
        hide_env_values = true
    )]
    pub url: SecretUrl,

    /// Allows a connection to a PostgreSQL on another host that is not encrypted. Only where
    /// nobody else can read along, as in a network of the two machines alone.
    #[arg(id = "database_in_clear", long = "database-in-clear", global = true, env = "TORELIK_DATABASE_IN_CLEAR", default_value_t = false, action = clap::ArgAction::Set, num_args = 0..=1, default_missing_value = "true")]
    pub in_clear: bool,
}

/// How the log is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum LogFormat {
    /// A line for people.
    Text,
    /// A line of JSON for machines.
    Json,
}

impl Config {
    /// The address under which people reach the server, given where it listens.
    ///
    /// # Errors
    /// When the configured address is not one of http or https, or has a path.
    pub fn public_url(&self, listening: SocketAddr) -> anyhow::Result<String> {
        let Some(url) = &self.public_url else {
            return Ok(format!("http://{listening}"));
        };
        let url = url.trim_end_matches('/');
        let uri: http::Uri = url
            .parse()
            .with_context(|| format!("--public-url {url} is not an address"))?;
        match (uri.scheme_str(), uri.host(), uri.path()) {
            (Some("http" | "https"), Some(_), "" | "/") => Ok(url.to_owned()),
            _ => bail!("--public-url {url} must be http:// or https:// and a host, without a path"),
        }
    }

    /// The file with the server's key: as set, or beside a database of SQLite.
    pub fn key_file(&self) -> Option<PathBuf> {
        self.key_file.clone().or_else(|| {
            let mut path = self.database.sqlite_file()?.into_os_string();
            path.push(".key");
            Some(path.into())
        })
    }

    /// For how long things are kept.
    pub fn keep(&self) -> Keep {
        let days = |days: u32| (days > 0).then(|| SignedDuration::from_hours(i64::from(days) * 24));
        Keep {
            letters: days(self.keep_letters_days),
            logins: days(self.keep_logins_days),
            invitations: days(self.keep_invitations_days),
            audit: days(self.keep_audit_days),
        }
    }

    /// How long a request may take.
    pub fn request_limit(&self) -> Duration {
        Duration::from_secs(self.request_seconds)
    }

    /// The configuration as `NAME=value` lines; what is secret in an address is hidden.
    pub fn print(&self) -> String {
        let content = self
            .content
            .as_ref()
            .map(|path| path.display().to_string())
            .unwrap_or_default();
        let format = match self.log_format {
            LogFormat::Text => "text",
            LogFormat::Json => "json",
        };
        [
            ("TORELIK_LISTEN", self.listen.to_string()),
            ("TORELIK_DATABASE", self.database.url.to_string()),
            (
                "TORELIK_DATABASE_IN_CLEAR",
                self.database.in_clear.to_string(),
            ),
            ("TORELIK_CONTENT", content),
            (
                "TORELIK_PUBLIC_URL",
                self.public_url.clone().unwrap_or_default(),
            ),
            ("TORELIK_BEHIND_PROXY", self.behind_proxy.to_string()),
            ("TORELIK_LOG_FORMAT", format.to_owned()),
            ("TORELIK_LOG", self.log.clone()),
            (
                "TORELIK_SMTP",
                self.smtp
                    .as_ref()
                    .map(SecretUrl::to_string)
                    .unwrap_or_default(),
            ),
            (
                "TORELIK_SMTP_FROM",
                self.smtp_from.clone().unwrap_or_default(),
            ),
            (
                "TORELIK_KEY_FILE",
                self.key_file()
                    .map(|path| path.display().to_string())
                    .unwrap_or_default(),
            ),
            (
                "TORELIK_KEEP_LETTERS_DAYS",
                self.keep_letters_days.to_string(),
            ),
            (
                "TORELIK_KEEP_LOGINS_DAYS",
                self.keep_logins_days.to_string(),
            ),
            (
                "TORELIK_KEEP_INVITATIONS_DAYS",
                self.keep_invitations_days.to_string(),
            ),
            ("TORELIK_KEEP_AUDIT_DAYS", self.keep_audit_days.to_string()),
            ("TORELIK_HSTS_SUBDOMAINS", self.hsts_subdomains.to_string()),
            ("TORELIK_CONNECTIONS", self.connections.to_string()),
            ("TORELIK_HEAD_SECONDS", self.head_seconds.to_string()),
            ("TORELIK_REQUEST_SECONDS", self.request_seconds.to_string()),
            ("TORELIK_STOP_SECONDS", self.stop_seconds.to_string()),
            ("TORELIK_DEMO", self.demo.to_string()),
        ]
        .into_iter()
        // An empty value would be read as an address.
        .chain(
            self.metrics_listen
                .map(|address| ("TORELIK_METRICS_LISTEN", address.to_string())),
        )
        .map(|(name, value)| format!("{name}={value}\n"))
        .collect()
    }
}

#[cfg(test)]
mod tests;
