//! PostgreSQL over TLS: who may read along, whose server it is, and what is said when it is not.

use std::{fs, path::Path};

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair, date_time_ymd};
use sea_orm::{ConnectionTrait as _, Statement};
use server::{config::DatabaseAddress, database};

use super::command_line::fails;
use crate::{cluster::Encrypted, harness::eventually};

/// An authority that signs certificates.
struct Authority {
    pem: String,
    issuer: Issuer<'static, KeyPair>,
}

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().unwrap();
        let pem = params.self_signed(&key).unwrap().pem();
        Self {
            pem,
            issuer: Issuer::new(params, key),
        }
    }

    /// A certificate for this machine under its name, with its key.
    fn signs(&self, change: impl Fn(&mut CertificateParams)) -> (String, String) {
        let mut params = CertificateParams::new(vec!["localhost".to_owned()]).unwrap();
        change(&mut params);
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        (certificate.pem(), key.serialize_pem())
    }
}

fn written(folder: &Path, name: &str, text: &str) -> String {
    let file = folder.join(name);
    fs::write(&file, text).unwrap();
    file.to_str().unwrap().to_owned()
}

/// Whether the connection is encrypted, as the server sees it; or what is in the way.
async fn encrypted(url: &str) -> Result<bool, String> {
    let address = DatabaseAddress {
        url: url.parse().unwrap(),
        in_clear: false,
    };
    let db = database::open(&address)
        .await
        .map_err(|error| format!("{error:#}"))?;
    let sql = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
    let statement = Statement::from_string(sea_orm::DbBackend::Postgres, sql);
    let row = db.read().query_one_raw(statement).await.unwrap().unwrap();
    let encrypted = row.try_get("", "ssl").unwrap();
    db.close().await.unwrap();
    Ok(encrypted)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_goes_to_postgresql_is_encrypted_and_its_server_is_the_right_one() {
    let folder = tempfile::tempdir().unwrap();
    let (ours, others) = (Authority::new(), Authority::new());
    let ca = written(folder.path(), "ca.pem", &ours.pem);
    let other_ca = written(folder.path(), "other.pem", &others.pem);
    let (certificate, key) = ours.signs(|_| {});
    let cluster = tokio::task::spawn_blocking({
        let (certificate, key) = (certificate.clone(), key.clone());
        move || Encrypted::start(&certificate, &key)
    })
    .await
    .unwrap();
    let at = |host: &str, rest: &str| {
        format!(
            "postgres://postgres:hidden@{host}:{}/postgres?{rest}",
            cluster.port
        )
    };
    // As sslmode says; encrypted where the server can and nothing is said.
    for (rest, found) in [
        ("", true),
        ("sslmode=prefer", true),
        ("sslmode=require", true),
        ("sslmode=disable", false),
    ] {
        assert_eq!(encrypted(&at("localhost", rest)).await, Ok(found), "{rest}");
    }
    for mode in ["verify-ca", "verify-full"] {
        let checked = at("localhost", &format!("sslmode={mode}&sslrootcert={ca}"));
        assert_eq!(encrypted(&checked).await, Ok(true), "{mode}");
    }
    // What is in the way is said, and the password is not.
    let full = |host: &str, ca: &str| at(host, &format!("sslmode=verify-full&sslrootcert={ca}"));
    let of_others = full("localhost", &other_ca);
    for (url, sentence) in [
        (
            of_others.clone(),
            "is of no authority that is trusted here: give the file",
        ),
        (
            at("localhost", "sslmode=verify-full"),
            "is of no authority that is trusted here",
        ),
        (
            full("127.0.0.1", &ca),
            "is for another name: write the host",
        ),
        (
            full("localhost", "/nowhere.pem"),
            "/nowhere.pem of sslrootcert cannot be read",
        ),
        (
            full("localhost", &ca).replace("/postgres?", "/nowhere?"),
            "there is no database of the name in --database",
        ),
    ] {
        let said = encrypted(&url).await.unwrap_err();
        assert!(said.contains(sentence), "{url}: {said}");
        assert!(!said.contains("hidden"), "{said}");
    }
    let said = tokio::task::spawn_blocking(move || {
        fails(&["serve", "--listen", "127.0.0.1:0", "--database", &of_others])
    });
    let said = said.await.unwrap();
    assert!(
        said.contains("is of no authority that is trusted here"),
        "{said}"
    );
    // One that is out of date.
    let (old, old_key) = ours.signs(|params| params.not_after = date_time_ymd(2001, 1, 1));
    cluster.takes(Some((&old, &old_key)));
    eventually("it is out of date", || async {
        let said = encrypted(&full("localhost", &ca)).await;
        said.is_err_and(|said| said.contains("is out of date: renew it"))
    })
    .await;
    // None at all.
    cluster.takes(None);
    eventually("TLS is missed", || async {
        let said = encrypted(&full("localhost", &ca)).await;
        said.is_err_and(|said| said.contains("does not offer TLS"))
    })
    .await;
    assert_eq!(
        encrypted(&at("localhost", "sslmode=prefer")).await,
        Ok(false)
    );
}
