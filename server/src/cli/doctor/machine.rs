//! What belongs to the machine: its disks, and whether people reach it by its address.

use std::{path::Path, time::Duration};

use tokio::{net::TcpStream, time::timeout};

use super::Finding;
use crate::config::Config;

/// A tenth of a gibibyte: less, and the next backup may fail.
const FEW: u64 = 100 << 20;
/// A gibibyte: a year of a training centre with room to spare.
const SCARCE: u64 = 1 << 30;
/// How long an address is tried.
const PATIENCE: Duration = Duration::from_secs(5);

/// The space beside the database, where it is a file.
pub(super) fn space(config: &Config) -> Option<Finding> {
    let file = config.database.sqlite_file()?;
    let folder = file.ancestors().skip(1).find(|folder| folder.is_dir());
    let folder = folder.unwrap_or(Path::new("."));
    let free = match rustix::fs::statvfs(folder) {
        Ok(found) => found.f_bavail.saturating_mul(found.f_frsize),
        Err(error) => {
            return Some(Finding::look(
                "disk",
                format!("cannot be looked at: {error}"),
            ));
        }
    };
    let said = format!("{} MiB free beside the database", free >> 20);
    Some(if free < FEW {
        Finding::wrong(
            "disk",
            format!("{said}: what is saved may soon be refused; make room"),
        )
    } else if free < SCARCE {
        Finding::look("disk", format!("{said}: make room before it is needed"))
    } else {
        Finding::well("disk", said)
    })
}

/// Whether something answers where people are told to go.
pub(super) async fn address(config: &Config) -> Finding {
    let Some(url) = &config.public_url else {
        return Finding::look("address", "none set: links lead to the listening address");
    };
    if let Err(error) = config.public_url(config.listen) {
        return Finding::wrong("address", format!("{error:#}"));
    }
    let uri: Option<http::Uri> = url.trim_end_matches('/').parse().ok();
    let Some((uri, host)) = uri.as_ref().and_then(|uri| Some((uri, uri.host()?))) else {
        return Finding::wrong("address", format!("{url} is not an address"));
    };
    let usual = if uri.scheme_str() == Some("https") {
        443
    } else {
        80
    };
    let port = uri.port_u16().unwrap_or(usual);
    match timeout(
        PATIENCE,
        TcpStream::connect((host.trim_matches(['[', ']']), port)),
    )
    .await
    {
        Ok(Ok(_)) => Finding::well("address", format!("something answers at {url}")),
        Ok(Err(error)) => {
            let said = format!(
                "nothing answers at {url} ({error}): is the proxy running, and does the name lead here?"
            );
            Finding::look("address", said)
        }
        Err(_) => {
            let said = format!("nothing answers at {url} within five seconds: a firewall?");
            Finding::look("address", said)
        }
    }
}
