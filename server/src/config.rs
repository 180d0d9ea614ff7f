//! Configuration: each value by flag or by environment variable, read once, passed down.

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use anyhow::{Context as _, bail};
use clap::Args;

use crate::post::SmtpUrl;

/// How the server runs.
#[derive(Args, Clone, Debug)]
pub struct Config {
    /// Address and port to listen on. Port 0 takes a free one. Behind a proxy, keep it on
    /// 127.0.0.1.
    #[arg(long, env = "TORELIK_LISTEN", default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,

    /// The database: `sqlite:` and a file, which is made if it is not there, or
    /// `postgres://user:password@host/name`.
    #[arg(
        long,
        env = "TORELIK_DATABASE",
        default_value = "sqlite:data/torelik.sqlite",
        hide_env_values = true
    )]
    pub database: String,

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
    pub smtp: Option<SmtpUrl>,

    /// Who letters come from: `Törelik <training@example.org>`.
    #[arg(long, env = "TORELIK_SMTP_FROM")]
    pub smtp_from: Option<String>,

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

    /// How long a request may take.
    pub fn request_limit(&self) -> Duration {
        Duration::from_secs(self.request_seconds)
    }

    /// The configuration as `NAME=value` lines; what is secret in the database's address is
    /// hidden.
    pub fn print(&self) -> String {
        let database = match self.database.split_once("://") {
            Some((scheme, rest)) if rest.contains('@') => {
                let host = rest.rsplit('@').next().unwrap_or_default();
                format!("{scheme}://…@{host}")
            }
            _ => self.database.clone(),
        };
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
            ("TORELIK_DATABASE", database),
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
                    .map(SmtpUrl::to_string)
                    .unwrap_or_default(),
            ),
            (
                "TORELIK_SMTP_FROM",
                self.smtp_from.clone().unwrap_or_default(),
            ),
            ("TORELIK_REQUEST_SECONDS", self.request_seconds.to_string()),
            ("TORELIK_STOP_SECONDS", self.stop_seconds.to_string()),
            ("TORELIK_DEMO", self.demo.to_string()),
        ]
        .map(|(name, value)| format!("{name}={value}\n"))
        .concat()
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        config: Config,
    }

    fn config(arguments: &[&str]) -> Config {
        Line::parse_from([&["torelik"], arguments].concat()).config
    }

    #[test]
    fn the_public_address_follows_the_listening_one() {
        let listening = "127.0.0.1:4000".parse().unwrap();
        assert_eq!(
            config(&[]).public_url(listening).unwrap(),
            "http://127.0.0.1:4000"
        );
        let set = config(&["--public-url", "https://training.example.org/"]);
        assert_eq!(
            set.public_url(listening).unwrap(),
            "https://training.example.org"
        );
        for bad in [
            "ftp://a.example",
            "training.example.org",
            "https://a.example/sub",
        ] {
            assert!(
                config(&["--public-url", bad])
                    .public_url(listening)
                    .is_err(),
                "{bad}"
            );
        }
    }

    #[test]
    fn a_password_is_not_printed() {
        let printed = config(&["--database", "postgres://u:secret@db.example/t"]).print();
        assert!(
            printed.contains("TORELIK_DATABASE=postgres://…@db.example/t\n"),
            "{printed}"
        );
        assert!(!printed.contains("secret"));
        let smtp = [
            "--smtp",
            "smtps://u:secret@mail.example",
            "--smtp-from",
            "a@example.org",
        ];
        let printed = config(&smtp).print();
        assert!(
            printed.contains("TORELIK_SMTP=smtps://…@mail.example\n"),
            "{printed}"
        );
        assert!(!format!("{printed} {:?}", config(&smtp)).contains("secret"));
    }
}
