//! Puts courses on the shelf: only when their texts are kept, for attempts to be pinned to. What
//! cannot be kept is tried again until it is.

use std::{collections::BTreeMap, path::PathBuf, sync::Arc, time::Duration};

use app::{courses::Sound, errors::AppError, house::House, learning};

use super::Read;

/// How long to wait before texts that could not be kept are tried again: at first, and at most.
const PAUSES: (Duration, Duration) = (Duration::from_millis(500), Duration::from_secs(30));

/// Puts courses on the shelf.
#[derive(Debug)]
pub struct Shelving {
    house: Arc<House>,
    /// Sound courses whose texts could not be kept, by their folders. Their last states go on being
    /// served.
    waiting: BTreeMap<PathBuf, Sound>,
    pause: Duration,
}

impl Shelving {
    pub(super) fn new(house: Arc<House>) -> Self {
        Self {
            house,
            waiting: BTreeMap::new(),
            pause: PAUSES.0,
        }
    }

    /// Puts what was read on the shelf. A broken course is reported, and the last good state of it
    /// goes on being served.
    ///
    /// # Errors
    /// The first refusal of the database; what it is about waits, all else is put there.
    pub(super) async fn put(&mut self, read: Read) -> Result<(), AppError> {
        let mut broken = Vec::new();
        let mut outcome = Ok(());
        for (folder, result) in read {
            // Whatever waits of this folder is out of date.
            self.waiting.remove(&folder);
            match result {
                Ok(loaded) => outcome = outcome.and(self.serve(folder, loaded.into()).await),
                Err(problems) => {
                    for problem in &problems {
                        tracing::warn!(%problem, "a course is broken; its last good state is served");
                    }
                    broken.push((folder, problems));
                }
            }
        }
        self.house.courses.report(broken);
        outcome
    }

    /// After which time what waits is to be tried again, if anything does.
    pub(super) fn pause(&self) -> Option<Duration> {
        (!self.waiting.is_empty()).then_some(self.pause)
    }

    /// Tries again what waits; less and less often.
    pub(super) async fn try_again(&mut self) {
        let mut waits = false;
        for (folder, course) in std::mem::take(&mut self.waiting) {
            waits |= self.serve(folder, course).await.is_err();
        }
        self.pause = if waits {
            (self.pause * 2).min(PAUSES.1)
        } else {
            PAUSES.0
        };
    }

    /// Keeps the texts of a course, and then serves it.
    async fn serve(&mut self, folder: PathBuf, sound: Sound) -> Result<(), AppError> {
        let (house, course) = (&self.house, &sound.course);
        let now = house.clock.now();
        if let Some(kept) = house.courses.kept_already(course) {
            house.courses.serve(folder, kept, sound.with_drafts, now);
            return Ok(());
        }
        match learning::keep(&house.db, course, now).await {
            Ok(kept) => {
                tracing::info!(course = %course.id, hash = %course.hash, "a course is being served");
                house.courses.serve(folder, kept, sound.with_drafts, now);
                Ok(())
            }
            Err(error) => {
                tracing::error!(
                    course = %course.id, hash = %course.hash, %error,
                    "the texts of a course cannot be kept, so it is served as it was; this is tried again"
                );
                house.courses.wait(folder.clone());
                self.waiting.insert(folder, sound);
                Err(error)
            }
        }
    }
}
