//! Writing together: whatever becomes of one write, those who wait are answered, and the next is
//! made.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use app::db::batch::{Batch, Unwritten};
use tokio::sync::Semaphore;

use crate::harness::{at_once, eventually};

/// Things that cannot be written, each in its way.
const REFUSED: u32 = 13;
const PANICS: u32 = 57;
const HANGS: u32 = 999;
const AWAY: u32 = 1000;

/// What a batch has written, in order.
type Kept = Arc<Mutex<Vec<u32>>>;

/// What a write may take where none hangs: more than a busy machine needs.
const LONG: Duration = Duration::from_secs(60);
/// And where one does, which the test waits for.
const SHORT: Duration = Duration::from_millis(300);

/// A batch whose first write waits for the gate, and what it has written.
fn batch(limit: Duration, gate: Arc<Semaphore>) -> (Batch<u32, u32>, Kept, Arc<AtomicUsize>) {
    let kept = Arc::new(Mutex::new(Vec::new()));
    let writes = Arc::new(AtomicUsize::new(0));
    let (keeps, counts) = (kept.clone(), writes.clone());
    let write = move |things: Arc<[u32]>| {
        let (gate, keeps) = (gate.clone(), keeps.clone());
        counts.fetch_add(1, Ordering::SeqCst);
        async move {
            drop(gate.acquire().await.unwrap());
            if things.contains(&HANGS) {
                std::future::pending::<()>().await;
            }
            if things.contains(&AWAY) {
                return Err(Unwritten::Away);
            }
            if things.contains(&REFUSED) {
                return Err(Unwritten::Refused);
            }
            assert!(!things.contains(&PANICS), "as the test wants");
            keeps.lock().unwrap().extend(things.iter());
            Ok(things.iter().map(|thing| thing * 2).collect())
        }
    };
    (Batch::within(limit, write), kept, writes)
}

/// Has things written together: behind one that holds up the others until all are there.
async fn together(
    limit: Duration,
    things: impl IntoIterator<Item = u32>,
) -> Vec<(u32, Result<u32, Unwritten>)> {
    let gate = Arc::new(Semaphore::new(0));
    let (batch, kept, writes) = batch(limit, gate.clone());
    let first = tokio::spawn({
        let batch = batch.clone();
        async move { batch.write(0).await }
    });
    eventually("the first is being written", async || {
        writes.load(Ordering::SeqCst) == 1
    })
    .await;
    let things: Vec<u32> = things.into_iter().collect();
    type Doing = std::pin::Pin<Box<dyn Future<Output = Option<Result<u32, Unwritten>>>>>;
    let mut doing: Vec<Doing> = Vec::new();
    for thing in things.clone() {
        let batch = batch.clone();
        doing.push(Box::pin(async move { Some(batch.write(thing).await) }));
    }
    // Polled after all others, which lie in the queue by then.
    doing.push(Box::pin(async move {
        gate.add_permits(1);
        None
    }));
    let outcomes: Vec<_> = at_once(doing).await.into_iter().flatten().collect();
    assert_eq!(first.await.unwrap(), Ok(0));
    // The next is written whatever there was before.
    assert_eq!(batch.write(5000).await, Ok(10_000));
    assert!(batch.is_written());
    let kept = kept.lock().unwrap().clone();
    let outcomes: Vec<_> = things.into_iter().zip(outcomes).collect();
    for (thing, outcome) in &outcomes {
        let times = kept.iter().filter(|kept| *kept == thing).count();
        assert_eq!(times, usize::from(outcome.is_ok()), "{thing}");
    }
    outcomes
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_waits_is_written_together_and_each_gets_its_own_outcome() {
    for (thing, outcome) in together(LONG, 1..13).await {
        assert_eq!(outcome, Ok(thing * 2));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_cannot_be_written_takes_no_other_along() {
    for (thing, outcome) in together(LONG, 1..100).await {
        let expected = match thing {
            REFUSED | PANICS => Err(Unwritten::Refused),
            thing => Ok(thing * 2),
        };
        assert_eq!(outcome, expected, "{thing}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_write_that_hangs_or_finds_nobody_is_answered_in_time() {
    for wrong in [HANGS, AWAY] {
        for (thing, outcome) in together(SHORT, [1, wrong, 3]).await {
            assert_eq!(outcome, Err(Unwritten::Away), "{thing}");
        }
    }
}
