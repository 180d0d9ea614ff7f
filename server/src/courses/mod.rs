//! Reads the courses, at the start and whenever their files change.

mod eye;
mod shelving;
mod watching;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context as _, bail};
use app::house::House;
use course::{Folder, Loaded, Problem};

pub use shelving::Shelving;
pub use watching::{Watch, watch};

/// The courses that are built in.
#[derive(rust_embed::RustEmbed)]
#[folder = "../content/"]
struct BuiltIn;

type Read = Vec<(PathBuf, Result<Loaded, Vec<Problem>>)>;

fn read(folder: Option<&Path>) -> Read {
    match folder {
        Some(folder) => within(folder, course::load_all(folder)),
        None => built_in(),
    }
}

/// With the places of problems as seen from the content folder: where that lies on this machine
/// is not for pages to tell.
fn within(folder: &Path, mut read: Read) -> Read {
    for problem in read
        .iter_mut()
        .filter_map(|(_, outcome)| outcome.as_mut().err())
        .flatten()
    {
        if let Ok(inner) = problem.file.strip_prefix(folder) {
            problem.file = inner.to_owned();
        }
    }
    read
}

fn built_in() -> Read {
    let mut courses = BTreeMap::<String, Vec<(String, Vec<u8>)>>::new();
    for path in BuiltIn::iter() {
        if let (Some((course, inner)), Some(file)) = (path.split_once('/'), BuiltIn::get(&path)) {
            courses
                .entry(course.to_owned())
                .or_default()
                .push((inner.to_owned(), file.data.into_owned()));
        }
    }
    courses
        .into_iter()
        .map(|(name, files)| {
            let path = PathBuf::from(name);
            let files = files
                .iter()
                .map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
            let loaded = course::open(&Folder::from_files(&path, files));
            (path, loaded)
        })
        .collect()
}

/// Reads the courses and puts them on the shelf; gives what puts further states of them there.
///
/// # Errors
/// When the folder is not there or the database refuses.
pub async fn take(house: &Arc<House>, folder: Option<&Path>) -> anyhow::Result<Shelving> {
    if let Some(folder) = folder
        && !folder.is_dir()
    {
        bail!(
            "there is no folder {}: give the folder of courses with --content",
            folder.display()
        );
    }
    let mut shelving = Shelving::new(house.clone());
    shelving
        .put(read_apart(folder.map(Path::to_owned)).await?)
        .await
        .context("texts cannot be kept")?;
    Ok(shelving)
}

/// Reads the courses on a thread where nobody waits for an answer.
async fn read_apart(folder: Option<PathBuf>) -> anyhow::Result<Read> {
    Ok(tokio::task::spawn_blocking(move || read(folder.as_deref())).await?)
}
