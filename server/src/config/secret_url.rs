//! Addresses that may hold a password: of the database, of the mail server.

use std::{convert::Infallible, fmt, str::FromStr};

/// The values of an address's query that are shown. All others may be secret.
const SHOWN: [&str; 10] = [
    "application_name",
    "cache",
    "host",
    "hostaddr",
    "mode",
    "port",
    "sslmode",
    "ssl-mode",
    "sslrootcert",
    "tls",
];

/// An address that may hold a password. Whatever shows it, [`fmt::Display`] and [`fmt::Debug`],
/// shows only what is known to be no secret: scheme, host, path and some values of the query.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretUrl(String);

impl SecretUrl {
    /// All of it, for whoever connects. Not for logs, errors and print.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl FromStr for SecretUrl {
    type Err = Infallible;

    fn from_str(url: &str) -> Result<Self, Self::Err> {
        Ok(Self(url.to_owned()))
    }
}

impl fmt::Display for SecretUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match shown(&self.0) {
            Some(shown) => formatter.write_str(&shown),
            None => formatter.write_str("…"),
        }
    }
}

impl fmt::Debug for SecretUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "SecretUrl({self})")
    }
}

/// What may be shown of an address; nothing of one that is not written as addresses are, where
/// nobody knows which part is the password.
fn shown(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once(':')?;
    if scheme.is_empty() || !scheme.chars().all(|each| each.is_ascii_alphanumeric()) {
        return None;
    }
    let (place, query) = match rest.split_once('?') {
        Some((place, query)) => (place, Some(query)),
        None => (rest, None),
    };
    let place = match place.strip_prefix("//") {
        // A file has nobody who signs in.
        _ if scheme == "sqlite" => place.to_owned(),
        Some(place) => format!("//{}", server_and_path(place)?),
        None => return None,
    };
    let query = match query {
        Some(query) => format!("?{}", values(query)?),
        None => String::new(),
    };
    Some(format!("{scheme}:{place}{query}"))
}

/// `user:password@host:port/path` without what stands before the host.
fn server_and_path(place: &str) -> Option<String> {
    let (authority, path) = match place.split_once('/') {
        Some((authority, path)) => (authority, format!("/{path}")),
        None => (place, String::new()),
    };
    let (user, server) = match authority.rsplit_once('@') {
        Some((_, server)) => ("…@", server),
        None => ("", authority),
    };
    let (host, port) = match server.rsplit_once(':') {
        // An address of IPv6 without a port.
        Some(_) if server.ends_with(']') => (server, ""),
        Some((host, port)) => (host, port),
        None => (server, ""),
    };
    let is_host = |each: char| each.is_ascii_alphanumeric() || "-._[]:%".contains(each);
    let sound = host.chars().all(is_host)
        && port.chars().all(|each| each.is_ascii_digit())
        && !path.contains('@');
    sound.then(|| format!("{user}{server}{path}"))
}

/// The values of a query, without those that may be secret.
fn values(query: &str) -> Option<String> {
    let shown = query.split('&').map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let is_name = |each: char| each.is_ascii_alphanumeric() || "-_".contains(each);
        if SHOWN.contains(&name) && !value.contains('@') {
            Some(format!("{name}={value}"))
        } else if name.chars().all(is_name) && pair.contains('=') {
            Some(format!("{name}=…"))
        } else {
            None
        }
    });
    let shown: Option<Vec<String>> = shown.collect();
    shown.map(|shown| shown.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_secret_is_shown() {
        for (url, shown) in [
            ("sqlite:data/torelik.sqlite", "sqlite:data/torelik.sqlite"),
            (
                "sqlite://a/b@c.sqlite?mode=ro",
                "sqlite://a/b@c.sqlite?mode=ro",
            ),
            (
                "postgres://u:hidden@db.example/t",
                "postgres://…@db.example/t",
            ),
            (
                "postgres://db.example:5432/t",
                "postgres://db.example:5432/t",
            ),
            (
                "postgres://u:hi@dd:en@[::1]:5432/t",
                "postgres://…@[::1]:5432/t",
            ),
            ("postgres://u@[::1]/t", "postgres://…@[::1]/t"),
            (
                "postgresql:///t?host=/run/postgresql&user=u&password=hidden&sslmode=require",
                "postgresql:///t?host=/run/postgresql&user=…&password=…&sslmode=require",
            ),
            (
                "smtps://u:hidden@mail.example:465",
                "smtps://…@mail.example:465",
            ),
            (
                "smtp://mail.example?tls=required",
                "smtp://mail.example?tls=required",
            ),
        ] {
            assert_eq!(url.parse::<SecretUrl>().unwrap().to_string(), shown);
        }
    }

    #[test]
    fn a_password_is_shown_in_no_place_of_an_address() {
        for url in [
            "hidden",
            "no address: hidden",
            "postgres:hidden",
            "postgres://u:hidden@db/t",
            "postgres://u:hid/hidden@db/t",
            "postgres://u:hid?hidden@db/t",
            "postgres://u:hid#hidden@db/t",
            "postgres://u:hid&hidden=1@db/t",
            "postgres://u:hidden",
            "postgres://u:hidden/t",
            "postgres://db/t?password=hidden",
            "postgres://db/t?sslmode=require&password=hidden",
            "postgres://db/t?pass%77ord=hidden",
            "postgres://db/t?hidden",
            "postgres://db/t?sslmode=hid@hidden",
            "postgres://db/t?password=a@hidden/hidden",
            "postgres://db/t?options=-c%20key%3Dhidden",
            "postgres://db/t?sslkey=hidden",
            "sqlite:file?key=hidden",
            "smtps://hidden:hidden@mail.example:465?auth=hidden",
        ] {
            let secret: SecretUrl = url.parse().unwrap();
            for shown in [
                secret.to_string(),
                format!("{secret:?}"),
                format!("{secret:#?}"),
            ] {
                assert!(!shown.contains("hidden"), "{url} is shown as {shown}");
            }
            assert_eq!(secret.reveal(), url);
        }
    }
}
