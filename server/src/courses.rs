//! Reads the courses, at the start and whenever their files change.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use anyhow::{Context as _, bail};
use app::context::House;
use course::{Folder, Loaded, Problem};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};
use tokio::sync::mpsc;

/// The courses that are built in.
#[derive(rust_embed::RustEmbed)]
#[folder = "../content/"]
struct BuiltIn;

/// Files that change together are read together, once they have been quiet for this long.
const QUIET: Duration = Duration::from_millis(300);

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

/// Reads the courses and puts them on the shelf; their texts are kept for attempts to be pinned
/// to. A broken course is reported, and the last good state of it goes on being served.
///
/// # Errors
/// When the folder is not there or the database refuses.
pub async fn take(house: &House, folder: Option<&Path>) -> anyhow::Result<()> {
    if let Some(folder) = folder
        && !folder.is_dir()
    {
        bail!(
            "there is no folder {}: give the folder of courses with --content",
            folder.display()
        );
    }
    let owned = folder.map(Path::to_owned);
    let courses = tokio::task::spawn_blocking(move || read(owned.as_deref())).await?;
    let outcome = house.courses.put(courses);
    for course in outcome.taken {
        let txn = house.db.begin().await?;
        app::learning::store_release(&txn, &course, house.clock.now())
            .await
            .context("texts cannot be kept")?;
        txn.commit().await?;
        tracing::info!(course = %course.id, hash = %course.hash, "a course is being served");
    }
    for problem in &outcome.problems {
        tracing::warn!(%problem, "a course is broken; its last good state is served");
    }
    Ok(())
}

/// Takes the courses again whenever something in the folder changes, for as long as what it
/// returns is kept.
///
/// # Errors
/// When the folder cannot be watched.
pub fn watch(house: Arc<House>, folder: PathBuf) -> anyhow::Result<RecommendedWatcher> {
    let (changed, mut changes) = mpsc::channel(1);
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        // Reading the courses is an event too; only changes count.
        if event.is_ok_and(|event| !event.kind.is_access()) {
            // One that waits stands for all.
            let _ = changed.try_send(());
        }
    })?;
    watcher.watch(&folder, RecursiveMode::Recursive)?;
    tokio::spawn(async move {
        while changes.recv().await.is_some() {
            while let Ok(Some(())) = tokio::time::timeout(QUIET, changes.recv()).await {}
            if let Err(error) = take(&house, Some(&folder)).await {
                tracing::error!(?error, "the courses cannot be read again");
            }
        }
    });
    Ok(watcher)
}
