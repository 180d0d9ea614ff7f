//! The file with the server's key.

use std::{
    fs,
    io::{ErrorKind, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::Path,
};

use anyhow::Context as _;
use app::secrets::{self, Key};

/// Reads the key from a file, which is made if it is not there, for its owner's eyes alone.
///
/// # Errors
/// In one sentence that says what to do: a file that cannot be read or made, or that holds no key.
pub fn key(file: &Path) -> anyhow::Result<Key> {
    let name = file.display();
    match made(file) {
        Ok(()) => {
            tracing::info!(file = %name, "a key was made: keep a copy of it apart from the database's")
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
        Err(error) => {
            return Err(error).with_context(|| {
                format!("the file {name} for the server's key cannot be made: check --key-file")
            });
        }
    }
    let text = fs::read_to_string(file)
        .with_context(|| format!("the server's key in {name} cannot be read: check --key-file"))?;
    Key::from_text(&text).with_context(|| {
        format!("the file {name} holds no key: put a copy of the right one there, or 32 characters at least that nobody can guess")
    })
}

/// Makes the file whole or not at all: another server that starts now sees no half of it.
fn made(file: &Path) -> std::io::Result<()> {
    if file.exists() {
        return Err(ErrorKind::AlreadyExists.into());
    }
    let token = secrets::token();
    let mut draft = file.as_os_str().to_owned();
    draft.push(format!(".{}", &token[..8]));
    let draft = Path::new(&draft);
    let mut opened = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(draft)?;
    let written = writeln!(opened, "{}", secrets::token()).and_then(|()| opened.sync_all());
    // Unlike a renaming, a link replaces nothing.
    let linked = written.and_then(|()| fs::hard_link(draft, file));
    fs::remove_file(draft)?;
    linked
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_key_is_made_once_and_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("torelik.sqlite.key");
        let key_of = || key(&file).unwrap();
        let first = key_of();
        assert_eq!(first, key_of());
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let other = folder.path().join("other.key");
        assert_ne!(first, key(&other).unwrap());
    }

    #[test]
    fn a_file_without_a_key_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("key");
        fs::write(&file, "short\n").unwrap();
        let error = format!("{:#}", key(&file).unwrap_err());
        assert!(error.contains("holds no key"), "{error}");
        assert_eq!(
            fs::read_to_string(&file).unwrap(),
            "short\n",
            "it is left as it is"
        );
        let nowhere = folder.path().join("none/key");
        let error = format!("{:#}", key(&nowhere).unwrap_err());
        assert!(error.contains("cannot be made"), "{error}");
    }
}
