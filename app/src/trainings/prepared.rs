//! A list of participants as organizers have it, and reading it without harm to anybody else: off
//! the threads that answer, one file at a time, and within a budget.

use std::sync::Arc;

use lists::{Budget, Heads, List, Naming, Unread};
use rules::meetings::Join;
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;

use crate::{
    errors::{AppError, UserError},
    house::House,
    memory::set_aside::SetAside,
};

/// A list that was read and waits to be taken.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PreparedList {
    /// The training that it is for.
    pub training: i64,
    /// What was read.
    pub list: List,
}

impl SetAside for PreparedList {
    const KIND: &'static str = "list";
    // A list keeps at most five megabytes of words (`lists::LIMITS`); as JSON with its marks and
    // numbers, twice that and somewhat more.
    const MOST_BYTES: usize = 12 * 1024 * 1024;
    const MOST_OF_ONE: u64 = 2;
}

/// A file whose columns are not all known, and that waits to be told which is which.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PreparedFile {
    /// The training that it is for.
    pub training: i64,
    /// The file.
    pub bytes: Vec<u8>,
    heads: Vec<String>,
    found: [Option<usize>; 6],
}

impl PreparedFile {
    /// A file with the heads that were found in it; none where no naming of columns would help:
    /// the heads that say nothing yet are fewer than the columns that no list goes without.
    pub fn of(training: i64, bytes: Vec<u8>, heads: Heads) -> Option<Self> {
        let Heads { heads, found } = heads;
        let known = found.iter().flatten().count();
        let [name, email, ..] = found;
        let needed = [name, email].iter().filter(|found| found.is_none()).count();
        (heads.len() >= known + needed).then_some(Self {
            training,
            bytes,
            heads,
            found,
        })
    }

    /// The heads of its columns.
    pub fn heads(&self) -> Heads {
        Heads {
            heads: self.heads.clone(),
            found: self.found,
        }
    }
}

impl SetAside for PreparedFile {
    const KIND: &'static str = "list-file";
    // As JSON a byte of a file takes up to four.
    const MOST_BYTES: usize = 4 * lists::MOST_BYTES + 256 * 1024;
    const MOST_OF_ONE: u64 = 1;
}

/// Where lists are read, one at a time: a file may take a core for seconds and a hundred megabytes,
/// and several at once would take as many.
#[derive(Clone, Debug)]
pub struct ReadingDesk {
    place: Arc<Semaphore>,
}

impl Default for ReadingDesk {
    fn default() -> Self {
        Self {
            place: Arc::new(Semaphore::new(1)),
        }
    }
}

impl ReadingDesk {
    /// The one that was brought when the house was built.
    pub fn of(house: &House) -> &Self {
        house.service()
    }

    /// Reads a list whose heads mean what was said of them; where it is none, says why.
    ///
    /// # Errors
    /// When the reading itself came to an end.
    pub async fn read(
        &self,
        bytes: Vec<u8>,
        naming: Naming,
    ) -> Result<Result<List, Unread>, AppError> {
        self.reads(move |budget| lists::read_named(&bytes, &naming, budget))
            .await
    }

    /// Reads the list of who was in a meeting.
    ///
    /// # Errors
    /// `List`, with why it is none.
    pub async fn read_meeting(&self, bytes: Vec<u8>) -> Result<Vec<Join>, AppError> {
        let read = self
            .reads(move |budget| lists::read_meeting(&bytes, budget))
            .await?;
        Ok(read.map_err(|refusal| UserError::List { refusal })?)
    }

    async fn reads<T: Send + 'static>(
        &self,
        reader: impl FnOnce(&Budget) -> T + Send + 'static,
    ) -> Result<T, AppError> {
        let place = Arc::clone(&self.place);
        let place = place.acquire_owned().await.map_err(anyhow::Error::from)?;
        let reading = tokio::task::spawn_blocking(move || {
            // Whoever asked may have gone away; the place is free when the work has ended.
            let _place = place;
            reader(&Budget::default())
        });
        Ok(reading.await.map_err(anyhow::Error::from)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn one_file_is_read_at_a_time() {
        let desk = ReadingDesk::default();
        let sample = || lists::SAMPLE.as_bytes().to_vec();
        let place = Arc::clone(&desk.place).try_acquire_owned().unwrap();
        let waiting = tokio::spawn({
            let desk = desk.clone();
            async move { desk.read(sample(), Naming::default()).await }
        });
        // All that can run has run, and the file still waits.
        for _ in 0..100 {
            tokio::task::yield_now().await;
        }
        assert!(!waiting.is_finished());
        drop(place);
        let read = waiting.await.unwrap().unwrap().unwrap();
        assert_eq!(read.checked().good.len(), 1);
        let refused = desk.read(Vec::new(), Naming::default()).await;
        assert!(refused.unwrap().is_err());
        let read = desk.read(sample(), Naming::default()).await;
        assert!(read.unwrap().is_ok(), "the place is free again");
    }
}
