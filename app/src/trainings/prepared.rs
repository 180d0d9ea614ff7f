//! A list of participants as organizers have it, and reading it without harm to anybody else: off
//! the threads that answer, one file at a time, and within a budget.

use std::sync::Arc;

use lists::{Budget, List, Refusal};
use rules::meetings::Join;
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;

use crate::{
    errors::{AppError, UserError},
    set_aside::SetAside,
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
    /// Reads a list for a training.
    ///
    /// # Errors
    /// `List`, with why it is none.
    pub async fn read(&self, training: i64, bytes: Vec<u8>) -> Result<PreparedList, AppError> {
        let list = self
            .reads(move |budget| lists::read(&bytes, budget))
            .await?;
        Ok(PreparedList { training, list })
    }

    /// Reads the list of who was in a meeting.
    ///
    /// # Errors
    /// `List`, with why it is none.
    pub async fn read_meeting(&self, bytes: Vec<u8>) -> Result<Vec<Join>, AppError> {
        self.reads(move |budget| lists::read_meeting(&bytes, budget))
            .await
    }

    async fn reads<T: Send + 'static>(
        &self,
        reader: impl FnOnce(&Budget) -> Result<T, Refusal> + Send + 'static,
    ) -> Result<T, AppError> {
        let place = Arc::clone(&self.place);
        let place = place.acquire_owned().await.map_err(anyhow::Error::from)?;
        let reading = tokio::task::spawn_blocking(move || {
            // Whoever asked may have gone away; the place is free when the work has ended.
            let _place = place;
            reader(&Budget::default())
        });
        let read = reading.await.map_err(anyhow::Error::from)?;
        Ok(read.map_err(|refusal| UserError::List { refusal })?)
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
            async move { desk.read(1, sample()).await }
        });
        // All that can run has run, and the file still waits.
        for _ in 0..100 {
            tokio::task::yield_now().await;
        }
        assert!(!waiting.is_finished());
        drop(place);
        let read = waiting.await.unwrap().unwrap();
        assert_eq!(read.list.checked().good.len(), 1);
        let refused = desk.read(1, Vec::new()).await;
        assert!(refused.is_err());
        assert!(
            desk.read(1, sample()).await.is_ok(),
            "the place is free again"
        );
    }
}
