//! Things that are written together: what comes while a write is under way waits for the next
//! one and shares it. A commit costs the same for one row and for a hundred.

use std::{fmt, sync::Arc};

use tokio::sync::{mpsc, oneshot};

/// How many things are written together at the most.
const MOST: usize = 512;
/// How many may wait; beyond that, who brings more waits too.
const WAITING: usize = 4096;

/// Collects things of one kind for a writer.
pub struct Batch<Thing, Outcome> {
    queue: mpsc::Sender<(Thing, oneshot::Sender<Outcome>)>,
}

impl<Thing, Outcome> Clone for Batch<Thing, Outcome> {
    fn clone(&self) -> Self {
        Self {
            queue: self.queue.clone(),
        }
    }
}

impl<Thing, Outcome> fmt::Debug for Batch<Thing, Outcome> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Batch")
    }
}

impl<Thing, Outcome> Batch<Thing, Outcome>
where
    Thing: Send + 'static,
    Outcome: Send + 'static,
{
    /// A batch with its writer, which gives the outcomes in the order of the things. It goes on
    /// until the last handle is dropped and what waits is written.
    pub fn new<Write, Writing>(write: Write) -> Self
    where
        Write: Fn(Vec<Thing>) -> Writing + Send + Sync + 'static,
        Writing: Future<Output = Vec<Outcome>> + Send,
    {
        let (queue, mut waiting) = mpsc::channel::<(Thing, oneshot::Sender<Outcome>)>(WAITING);
        let write = Arc::new(write);
        tokio::spawn(async move {
            let mut taken = Vec::with_capacity(MOST);
            while waiting.recv_many(&mut taken, MOST).await > 0 {
                let (things, replies): (Vec<_>, Vec<_>) = taken.drain(..).unzip();
                for (outcome, reply) in write(things).await.into_iter().zip(replies) {
                    // Who brought it may have gone away; it is written all the same.
                    let _ = reply.send(outcome);
                }
            }
        });
        Self { queue }
    }

    /// Has a thing written, and says what came of it; nothing when the writer is gone.
    pub async fn write(&self, thing: Thing) -> Option<Outcome> {
        let (reply, outcome) = oneshot::channel();
        self.queue.send((thing, reply)).await.ok()?;
        outcome.await.ok()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[tokio::test]
    async fn what_waits_is_written_together_and_each_gets_its_own_outcome() {
        let (release, released) = oneshot::channel::<()>();
        let gate = tokio::sync::Mutex::new(Some(released));
        let writes = Arc::new(AtomicUsize::new(0));
        let counted = writes.clone();
        let batch = Batch::new(move |things: Vec<u32>| {
            counted.fetch_add(1, Ordering::SeqCst);
            let gate = gate.try_lock().ok().and_then(|mut gate| gate.take());
            async move {
                if let Some(gate) = gate {
                    let _ = gate.await;
                }
                things.into_iter().map(|thing| thing * 2).collect()
            }
        });
        let first = tokio::spawn({
            let batch = batch.clone();
            async move { batch.write(1).await }
        });
        while writes.load(Ordering::SeqCst) == 0 {
            tokio::task::yield_now().await;
        }
        let rest: Vec<_> = (2..100)
            .map(|thing| {
                let batch = batch.clone();
                tokio::spawn(async move { (thing, batch.write(thing).await) })
            })
            .collect();
        while batch.queue.capacity() > WAITING - 98 {
            tokio::task::yield_now().await;
        }
        release.send(()).unwrap();
        assert_eq!(first.await.unwrap(), Some(2));
        for each in rest {
            let (thing, outcome) = each.await.unwrap();
            assert_eq!(outcome, Some(thing * 2));
        }
        assert_eq!(
            writes.load(Ordering::SeqCst),
            2,
            "one write for all that waited"
        );
    }
}
