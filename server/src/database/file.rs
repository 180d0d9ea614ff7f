//! SQLite's file: names, marks and links are in it, so it is for the user alone that runs the
//! program.

use std::{
    fs,
    io::ErrorKind,
    os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _},
    path::{Path, PathBuf},
    str::FromStr as _,
};

use anyhow::Context as _;
use sqlx::sqlite::SqliteConnectOptions;

/// To be read and written by its owner.
pub(super) const PRIVATE: u32 = 0o600;
/// What SQLite keeps beside the file while it is open. New ones take the file's mode.
const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// The file of a database of SQLite; none for one in memory, and of another kind.
pub(super) fn of(url: &str) -> Option<PathBuf> {
    let in_memory = url.contains(":memory:") || url.contains("mode=memory");
    let options = SqliteConnectOptions::from_str(url).ok()?;
    (url.starts_with("sqlite:") && !in_memory).then(|| options.get_filename().to_owned())
}

/// Makes the file and its folder if they are not there, and takes from everybody else what they
/// could read of a file that is.
pub(super) fn prepare(url: &str) -> anyhow::Result<()> {
    let options = SqliteConnectOptions::from_str(url)
        .map_err(|_| anyhow::anyhow!("--database is not understood: sqlite: and a file"))?;
    let file = options.get_filename();
    if url.contains(":memory:") || url.contains("mode=memory") {
        return Ok(());
    }
    if let Some(folder) = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        let folder_is = || {
            format!(
                "the folder {} cannot be made: check --database",
                folder.display()
            )
        };
        fs::create_dir_all(folder).with_context(folder_is)?;
    }
    let made = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(PRIVATE)
        .open(file);
    match made {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            return Err(error).with_context(|| {
                format!(
                    "the file {} cannot be made: check --database",
                    file.display()
                )
            });
        }
        _ => {}
    }
    keep_private(file);
    for ending in BESIDE {
        let mut beside = file.as_os_str().to_owned();
        beside.push(ending);
        keep_private(Path::new(&beside));
    }
    Ok(())
}

/// A file of somebody else, who alone may say who reads it, is left as it is and told of.
fn keep_private(file: &Path) {
    let Ok(metadata) = fs::metadata(file) else {
        return;
    };
    if metadata.permissions().mode() & 0o077 == 0 {
        return;
    }
    match fs::set_permissions(file, fs::Permissions::from_mode(PRIVATE)) {
        Ok(()) => {
            tracing::info!(file = %file.display(), "others could read the database; now they cannot")
        }
        Err(error) => {
            tracing::warn!(file = %file.display(), %error, "others may read the database, and it cannot be changed from here");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(file: &Path) -> u32 {
        fs::metadata(file).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_file_is_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("new/house.sqlite");
        let url = format!("sqlite:{}", file.display());
        prepare(&url).unwrap();
        assert_eq!(mode(&file), PRIVATE);
        // One that is there, with what a stop by force left beside it.
        let beside: Vec<_> = BESIDE
            .map(|ending| folder.path().join(format!("new/house.sqlite{ending}")))
            .into();
        for each in beside.iter().chain([&file]) {
            fs::write(each, "kept").unwrap();
            fs::set_permissions(each, fs::Permissions::from_mode(0o644)).unwrap();
        }
        prepare(&format!("{url}?mode=rwc")).unwrap();
        for each in beside.iter().chain([&file]) {
            assert_eq!(mode(each), PRIVATE, "{}", each.display());
            assert_eq!(fs::read(each).unwrap(), b"kept");
        }
    }

    #[test]
    fn one_in_memory_leaves_no_file() {
        let before = fs::read_dir(".").unwrap().count();
        for url in ["sqlite::memory:", "sqlite://?mode=memory"] {
            prepare(url).unwrap();
        }
        assert_eq!(fs::read_dir(".").unwrap().count(), before);
    }
}
