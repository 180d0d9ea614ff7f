//! Settings that are unsafe where real people sign in. Each is said in the log at the start.

use std::net::IpAddr;

use http::Uri;

use crate::database::Protection;

use super::Config;

/// A setting that is unsafe in production.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Danger {
    /// The demonstration's password stands on the sign-in page.
    Demo,
    /// People reach the server without encryption.
    PlainHttp,
    /// The port can be reached from other machines, past whatever speaks https.
    OpenPort,
    /// Anybody may say where a request comes from.
    ForgedAddresses,
    /// Requests of all people seem to come from the proxy.
    OneAddress,
    /// Links in letters lead to the listening address.
    NoPublicUrl,
    /// Nobody is sent a letter.
    NoMail,
    /// Letters and the mail server's password travel unencrypted.
    PlainMail,
    /// There is no file for the server's key.
    NoKey,
    /// What the database is asked and answers travels unencrypted.
    PlainDatabase,
    /// Whose the database server is is not checked.
    UnprovenDatabase,
}

impl Danger {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Demo,
        Self::PlainHttp,
        Self::OpenPort,
        Self::ForgedAddresses,
        Self::OneAddress,
        Self::NoPublicUrl,
        Self::NoMail,
        Self::PlainMail,
        Self::NoKey,
        Self::PlainDatabase,
        Self::UnprovenDatabase,
    ];

    /// The setting that it is about.
    pub fn setting(self) -> &'static str {
        match self {
            Self::Demo => "TORELIK_DEMO",
            Self::PlainHttp | Self::NoPublicUrl => "TORELIK_PUBLIC_URL",
            Self::OpenPort => "TORELIK_LISTEN",
            Self::ForgedAddresses | Self::OneAddress => "TORELIK_BEHIND_PROXY",
            Self::NoMail | Self::PlainMail => "TORELIK_SMTP",
            Self::NoKey => "TORELIK_KEY_FILE",
            Self::PlainDatabase | Self::UnprovenDatabase => "TORELIK_DATABASE",
        }
    }

    /// What is unsafe, and what to do.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Demo => {
                "the demonstration is on: its password stands on the sign-in page; never with real people"
            }
            Self::PlainHttp => {
                "people reach this server over http: passwords and cookies can be read on the way; put a proxy with https in front, and set its address"
            }
            Self::OpenPort => {
                "other machines reach this port without encryption: listen on 127.0.0.1 and let a proxy in front speak https"
            }
            Self::ForgedAddresses => {
                "the port can be reached past the proxy, so anybody may forge X-Forwarded-For and evade the limits of sign-in: listen on 127.0.0.1"
            }
            Self::OneAddress => {
                "the public address is https, so a proxy is in front, and every request seems to come from it: one person's failed sign-ins count for all"
            }
            Self::NoPublicUrl => {
                "links in invitations lead to the listening address, which is of use on this machine only"
            }
            Self::NoMail => {
                "no mail server is set: invitations wait under Letters for the administrator to pass them on"
            }
            Self::PlainMail => {
                "letters, which hold links that set passwords, may go to the mail server unencrypted: use smtps://, or smtp:// with ?tls=required"
            }
            Self::NoKey => {
                "nobody can set up the second step of signing in: name a file for the server's key, the same on every server"
            }
            Self::PlainDatabase => {
                "names, marks and the database's password travel to another machine unencrypted: set sslmode=verify-full in its address"
            }
            Self::UnprovenDatabase => {
                "the connection to the database is encrypted, but whose server answers is not checked: set sslmode=verify-full and sslrootcert in its address"
            }
        }
    }

    fn holds(self, config: &Config) -> bool {
        let public = config.public_url.as_ref().and_then(|url| url.parse().ok());
        let public_scheme = public.as_ref().and_then(Uri::scheme_str);
        let open = !config.listen.ip().is_loopback();
        match self {
            Self::Demo => config.demo,
            Self::PlainHttp => {
                public_scheme == Some("http") && !public.as_ref().is_some_and(is_here)
            }
            Self::OpenPort => open,
            Self::ForgedAddresses => config.behind_proxy && open,
            Self::OneAddress => public_scheme == Some("https") && !config.behind_proxy,
            Self::NoPublicUrl => config.public_url.is_none() && (open || config.behind_proxy),
            Self::NoMail => config.smtp.is_none(),
            Self::PlainMail => config.smtp.as_ref().is_some_and(|url| {
                let url = url.reveal();
                let here = url.parse().is_ok_and(|url| is_here(&url));
                url.starts_with("smtp://") && !url.contains("tls=required") && !here
            }),
            Self::NoKey => config.key_file().is_none(),
            Self::PlainDatabase => config.database.protection() == Protection::None,
            Self::UnprovenDatabase => config.database.protection() == Protection::Encrypted,
        }
    }
}

impl Config {
    /// What is unsafe in production.
    pub fn dangers(&self) -> impl Iterator<Item = Danger> {
        Danger::ALL.into_iter().filter(|danger| danger.holds(self))
    }
}

/// Whether an address is one of this machine.
fn is_here(url: &Uri) -> bool {
    let host = url.host().unwrap_or_default();
    let address: Option<IpAddr> = host.trim_matches(['[', ']']).parse().ok();
    host == "localhost" || address.is_some_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::{super::tests::config, *};

    /// As README says that a server is run.
    const GOOD: &[&str] = &[
        "--behind-proxy",
        "true",
        "--public-url",
        "https://training.example.org",
        "--smtp",
        "smtps://u:p@mail.example",
        "--smtp-from",
        "a@example.org",
        "--key-file",
        "/etc/torelik/key",
    ];

    fn dangers(arguments: &[&str]) -> Vec<Danger> {
        config(arguments).dangers().collect()
    }

    #[test]
    fn each_danger_is_seen_and_nothing_else() {
        assert_eq!(dangers(GOOD), []);
        let mut seen = Vec::new();
        for (arguments, found) in [
            (&["--demo"][..], &[Danger::Demo][..]),
            (
                &["--public-url", "http://training.example.org"],
                &[Danger::PlainHttp],
            ),
            (&["--public-url", "http://127.0.0.1:3000"], &[]),
            (
                &["--listen", "0.0.0.0:80"],
                &[Danger::OpenPort, Danger::ForgedAddresses],
            ),
            (
                &["--listen", "0.0.0.0:80", "--behind-proxy", "false"],
                &[Danger::OpenPort, Danger::OneAddress],
            ),
            (&["--smtp", "smtp://u:p@mail.example"], &[Danger::PlainMail]),
            (&["--smtp", "smtp://u:p@mail.example?tls=required"], &[]),
            (&["--smtp", "smtp://[::1]:25"], &[]),
            (&["--database", "postgres://u:p@localhost/t"], &[]),
            (
                &["--database", "postgres://u:p@127.0.0.1/t?sslmode=disable"],
                &[],
            ),
            (&["--database", "postgres:///t?host=/run/postgresql"], &[]),
            (
                &["--database", "postgres://u:p@db.example/t?sslmode=disable"],
                &[Danger::PlainDatabase],
            ),
            (
                &[
                    "--database",
                    "postgres://u:p@db.example/t",
                    "--database-in-clear",
                ],
                &[Danger::PlainDatabase],
            ),
            (
                &["--database", "postgres://u:p@db.example/t"],
                &[Danger::UnprovenDatabase],
            ),
            (
                &[
                    "--database",
                    "postgres://u:p@db.example/t?sslmode=require",
                    "--database-in-clear",
                ],
                &[Danger::UnprovenDatabase],
            ),
            (
                &[
                    "--database",
                    "postgres://u:p@db.example/t?sslmode=verify-full",
                ],
                &[],
            ),
        ] {
            // The last of an option stands.
            assert_eq!(dangers(&[GOOD, arguments].concat()), found, "{arguments:?}");
            seen.extend(found);
        }
        assert_eq!(
            dangers(&["--behind-proxy"]),
            [Danger::NoPublicUrl, Danger::NoMail]
        );
        assert_eq!(dangers(&[]), [Danger::NoMail]);
        assert_eq!(
            dangers(&["--database", "postgres://u:p@localhost/t"]),
            [Danger::NoMail, Danger::NoKey]
        );
        seen.extend([Danger::NoPublicUrl, Danger::NoMail, Danger::NoKey]);
        for danger in Danger::ALL {
            assert!(seen.contains(&danger), "{danger:?} is not tested");
            assert!(danger.sentence().len() > 40);
        }
    }
}
