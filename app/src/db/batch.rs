//! Group commit: what comes while a write is under way waits for the next one and shares it. A commit costs the same for one row and for a hundred.
//!
//! Whatever becomes of one write, the next is made: a write that panics, hangs or is refused
//! answers those who wait for it. One thing that cannot be written takes no other along.

use std::{fmt, ops::Range, sync::Arc, time::Duration};

use tokio::sync::{mpsc, oneshot};
use tracing::{Instrument as _, Span};

/// How many things are written together at the most.
const MOST: usize = 512;
/// How many may wait; beyond that, who brings more waits too.
const WAITING: usize = 4096;
/// How long a write may take. Longer than SQLite waits for another program's lock, shorter than
/// a request may take.
const LIMIT: Duration = Duration::from_secs(10);

/// Why nothing of a write is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unwritten {
    /// The database cannot be reached or takes no writes at all.
    Away,
    /// The database refused, perhaps because of one of the things.
    Refused,
}

/// Group commit: collects things of one kind for a writer.
pub struct Batch<Thing, Outcome> {
    queue: mpsc::Sender<Brought<Thing, Outcome>>,
}

/// A thing that waits, who waits for its outcome, and the request that brought it, for the log.
type Brought<Thing, Outcome> = (Thing, (oneshot::Sender<Result<Outcome, Unwritten>>, Span));

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
    Thing: Clone + Send + Sync + 'static,
    Outcome: Send + 'static,
{
    /// A batch with its writer, which gives the outcomes in the order of the things, or writes
    /// none of them. It goes on until the last handle is dropped and what waits is written.
    pub fn new<Write, Writing>(write: Write) -> Self
    where
        Write: Fn(Arc<[Thing]>) -> Writing + Send + Sync + 'static,
        Writing: Future<Output = Result<Vec<Outcome>, Unwritten>> + Send + 'static,
    {
        Self::within(LIMIT, write)
    }

    /// The same with another limit on the time of a write.
    pub fn within<Write, Writing>(limit: Duration, write: Write) -> Self
    where
        Write: Fn(Arc<[Thing]>) -> Writing + Send + Sync + 'static,
        Writing: Future<Output = Result<Vec<Outcome>, Unwritten>> + Send + 'static,
    {
        let (queue, mut waiting) = mpsc::channel::<Brought<Thing, Outcome>>(WAITING);
        tokio::spawn(async move {
            let mut taken = Vec::with_capacity(MOST);
            while waiting.recv_many(&mut taken, MOST).await > 0 {
                let (things, from): (Vec<_>, Vec<_>) = taken.drain(..).unzip();
                let span = tracing::info_span!("batch", things = things.len());
                for (_, request) in &from {
                    span.follows_from(request);
                }
                let written = write_all(limit, &write, things).instrument(span).await;
                for (outcome, (reply, request)) in written.into_iter().zip(from) {
                    // Of a database that is away one line is enough, which the batch has.
                    if let Err(Unwritten::Refused) = outcome {
                        request
                            .in_scope(|| tracing::warn!("the database refuses what was brought"));
                    }
                    // Who brought it may have gone away; it is written all the same.
                    let _ = reply.send(outcome);
                }
            }
        });
        Self { queue }
    }

    /// Has a thing written, and says what came of it.
    ///
    /// # Errors
    /// When it is not written: the database is away, or refuses this very thing.
    pub async fn write(&self, thing: Thing) -> Result<Outcome, Unwritten> {
        let (reply, outcome) = oneshot::channel();
        let gone = || {
            tracing::error!("nobody writes any more what is brought to a batch");
            Unwritten::Away
        };
        let sent = self.queue.send((thing, (reply, Span::current()))).await;
        sent.map_err(|_| gone())?;
        outcome.await.unwrap_or_else(|_| Err(gone()))
    }

    /// Whether somebody writes.
    pub fn is_written(&self) -> bool {
        !self.queue.is_closed()
    }
}

/// Writes all things together; where that is refused, each half by itself, and so on down to the
/// single things that cannot be written.
async fn write_all<Thing, Outcome, Write, Writing>(
    limit: Duration,
    write: &Write,
    things: Vec<Thing>,
) -> Vec<Result<Outcome, Unwritten>>
where
    Thing: Clone,
    Outcome: Send + 'static,
    Write: Fn(Arc<[Thing]>) -> Writing,
    Writing: Future<Output = Result<Vec<Outcome>, Unwritten>> + Send + 'static,
{
    let mut outcomes: Vec<_> = things.iter().map(|_| Err(Unwritten::Away)).collect();
    let mut parts: Vec<Range<usize>> = std::iter::once(0..things.len()).collect();
    while let Some(part) = parts.pop() {
        match write_once(limit, write(things[part.clone()].into())).await {
            Ok(written) => {
                for (place, outcome) in outcomes[part].iter_mut().zip(written) {
                    *place = Ok(outcome);
                }
            }
            // Those that were not written yet would not be either.
            Err(Unwritten::Away) => break,
            Err(Unwritten::Refused) if part.len() > 1 => {
                let middle = part.start + part.len() / 2;
                parts.extend([middle..part.end, part.start..middle]);
            }
            Err(Unwritten::Refused) => outcomes[part.start] = Err(Unwritten::Refused),
        }
    }
    outcomes
}

/// One write, in a task of its own: its panic is not ours.
async fn write_once<Outcome: Send + 'static>(
    limit: Duration,
    writing: impl Future<Output = Result<Vec<Outcome>, Unwritten>> + Send + 'static,
) -> Result<Vec<Outcome>, Unwritten> {
    let mut task = tokio::spawn(writing.in_current_span());
    match tokio::time::timeout(limit, &mut task).await {
        Ok(Ok(written)) => written,
        Ok(Err(_)) => {
            tracing::error!("a write panicked; nothing of it is kept");
            Err(Unwritten::Refused)
        }
        Err(_) => {
            tracing::error!("a write took too long and was given up");
            task.abort();
            // Only when it is gone is its transaction undone.
            let _ = tokio::time::timeout(limit, task).await;
            Err(Unwritten::Away)
        }
    }
}
