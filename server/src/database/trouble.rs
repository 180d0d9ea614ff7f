//! What keeps a database from being opened, in a sentence that says what to do. What the driver
//! says is not passed on: it may quote the address.

use std::error::Error as _;

use rustls::{CertificateError, Error as TlsError};
use sea_orm::{DbErr, RuntimeErr};
use sqlx::{Error, error::DatabaseError};

/// What is in the way.
pub(super) fn sentence(error: &DbErr) -> String {
    let (DbErr::Conn(RuntimeErr::SqlxError(cause))
    | DbErr::Exec(RuntimeErr::SqlxError(cause))
    | DbErr::Query(RuntimeErr::SqlxError(cause))) = error
    else {
        return unreachable().to_owned();
    };
    match &**cause {
        Error::Database(refusal) => refused(&**refusal),
        Error::Tls(_) => match tls(&**cause) {
            Some(tls) => handshake(tls),
            // The driver's own word for a server that answers “no”.
            None => "the database's server does not offer TLS, which sslmode in --database asks for: switch it on there (ssl = on)".to_owned(),
        },
        Error::Io(io) => match io.get_ref().and_then(|cause| cause.downcast_ref::<TlsError>()) {
            Some(tls) => handshake(tls),
            None => unreachable().to_owned(),
        },
        _ => unreachable().to_owned(),
    }
}

fn unreachable() -> &'static str {
    "the database cannot be reached: check --database, and that its server is running"
}

/// The cause of a failed handshake, wherever the driver has put it.
fn tls(error: &Error) -> Option<&TlsError> {
    let mut cause = error.source();
    while let Some(error) = cause {
        if let Some(tls) = error.downcast_ref() {
            return Some(tls);
        }
        cause = error.source();
    }
    None
}

fn handshake(error: &TlsError) -> String {
    match error {
        TlsError::InvalidCertificate(
            CertificateError::UnknownIssuer
            | CertificateError::BadSignature
            | CertificateError::InvalidPurpose,
        ) => "the certificate of the database's server is of no authority that is trusted here: give the file of its authority as sslrootcert in --database".to_owned(),
        TlsError::InvalidCertificate(
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
        ) => "the certificate of the database's server is for another name: write the host in --database as the certificate has it".to_owned(),
        TlsError::InvalidCertificate(
            CertificateError::Expired
            | CertificateError::ExpiredContext { .. }
            | CertificateError::NotValidYet
            | CertificateError::NotValidYetContext { .. },
        ) => "the certificate of the database's server is out of date: renew it there, and check this machine's clock".to_owned(),
        // What rustls says is about the handshake, and names neither user nor password.
        other => format!("the encrypted connection to the database's server fails: {other}"),
    }
}

/// What the database itself answers. Codes: <https://www.postgresql.org/docs/current/errcodes-appendix.html>.
fn refused(refusal: &dyn DatabaseError) -> String {
    match refusal.code().as_deref() {
        Some("28P01" | "28000") => "the database does not let us in: check user and password in --database, and on its server whether pg_hba.conf lets this machine in, encrypted or not".to_owned(),
        Some("3D000") => "there is no database of the name in --database: create it first (createdb)".to_owned(),
        Some("53300") => "the database has no connection left: stop what else uses it, or raise its max_connections".to_owned(),
        // SQLite's.
        Some("26") => "the file in --database is no SQLite database".to_owned(),
        Some("14") => "the file in --database cannot be opened: check that its folder may be written to".to_owned(),
        Some(code) => format!("the database refuses the connection (code {code}): its log says why"),
        None => unreachable().to_owned(),
    }
}
