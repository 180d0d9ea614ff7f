//! The folder of the course that an author works on, and how files in it are written.

use std::{
    fs::{self, File, OpenOptions},
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};

/// The folder of one course: `given` itself, or the only course in it.
pub(super) fn find(given: &Path) -> anyhow::Result<PathBuf> {
    if is_course(given) {
        return Ok(given.to_owned());
    }
    let Ok(entries) = fs::read_dir(given) else {
        bail!(
            "there is no folder {}: name the folder of the course with --course",
            given.display()
        );
    };
    let mut courses: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    courses.retain(|path| is_course(path));
    courses.sort();
    match courses.as_slice() {
        [course] => Ok(course.clone()),
        [] => bail!(
            "there is no course in {}: a course is a folder with a course.toml",
            given.display()
        ),
        several => {
            let names: Vec<_> = several
                .iter()
                .map(|path| path.display().to_string())
                .collect();
            bail!(
                "there are several courses in {}: name one with --course: {}",
                given.display(),
                names.join(", ")
            )
        }
    }
}

fn is_course(path: &Path) -> bool {
    path.join("course.toml").is_file()
}

/// Writes a file that is not there yet, and the folder for it.
pub(super) fn create(path: &Path, text: &str) -> anyhow::Result<()> {
    let write = || {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        File::create_new(path)?.write_all(text.as_bytes())
    };
    write().with_context(|| format!("{} cannot be written", path.display()))
}

/// Replaces the text of a file, or makes it. Whoever reads it finds the old text or the new one,
/// never a part: it is written beside its place and then moved there.
pub(super) fn replace(path: &Path, text: &str) -> anyhow::Result<()> {
    // A link stays a link.
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    let beside = place.with_file_name(format!(".{name}.{}", std::process::id()));
    let write = || {
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&beside)?;
        if let Ok(before) = fs::metadata(&place) {
            file.set_permissions(before.permissions())?;
        }
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&beside, &place)
    };
    write()
        .inspect_err(|_| drop(fs::remove_file(&beside)))
        .with_context(|| format!("{} cannot be written", path.display()))
}
