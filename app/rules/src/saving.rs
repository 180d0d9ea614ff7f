//! What stands when the answers to one question arrive more than once, late, or from several
//! devices.
//!
//! A browser sends every change, and sends it again until it hears that it was kept. A network
//! may lose, delay, repeat and reorder what is sent, so the order of arrival means nothing. Each
//! message therefore carries a number: one more than the greatest that its sender has seen for
//! this question. Whoever answers after having seen an answer has the greater number, whatever
//! the clocks of the devices say and whichever message arrives first (L. Lamport, "Time, Clocks,
//! and the Ordering of Events in a Distributed System", 1978). The message with the greatest
//! number stands:
//!
//! - a late message has a smaller number than the one that stands, and does not overwrite it;
//! - a repeated message is the same one again, and changes nothing;
//! - two devices that answer without having seen each other may take the same number; then the
//!   greater name of the two stands. Which one that is does not matter, but that it is the same
//!   one does: on the server, in each browser, and when the attempt is looked at in a year.
//!
//! So what stands depends only on which messages have arrived (it is a last-writer-wins register:
//! M. Shapiro and others, "Conflict-free Replicated Data Types", 2011). Messages are kept, all of
//! them; nothing that was acknowledged is lost even where another stands.

use crate::grading::Response;

/// One change of the answer to one question in one attempt, as a browser sends it.
///
/// The order of messages is the order of these fields: number, then client, byte by byte (a
/// database that orders by the rules of a language must be told not to). A client never gives
/// one number to two messages; should one do so all the same, what they say decides, so that even
/// then everybody agrees.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Message {
    /// Counted from 1 for each question of an attempt: see [`next_sequence`].
    pub sequence: i64,
    /// The browser that sends it, by a name that it has made up for itself and keeps.
    pub client: String,
    /// The answer as a whole, not what changed in it.
    pub response: Response,
    /// Whether the question is marked to be looked at again.
    pub later: bool,
}

/// How far a message may be ahead of those that have been seen. Without a bound, one message with
/// the greatest number there is would stand for ever, and whatever is answered afterwards would
/// be lost. Nobody changes an answer so often without hearing from the server.
pub const FARTHEST_AHEAD: i64 = 100_000;

/// The message that stands among those that have arrived; none before the first.
#[must_use]
pub fn stands<'m>(messages: impl IntoIterator<Item = &'m Message>) -> Option<&'m Message> {
    messages.into_iter().max()
}

/// The number of the next message, for a sender who has seen these: 1 before the first.
#[must_use]
pub fn next_sequence<'m>(messages: impl IntoIterator<Item = &'m Message>) -> i64 {
    let greatest = messages.into_iter().map(|message| message.sequence).max();
    greatest.unwrap_or(0).max(0).saturating_add(1)
}

/// Whether a message with this number can be taken where `next` is the [`next_sequence`]: it is
/// at least 1 and not absurdly far ahead. One that is late is taken too; it just does not stand.
#[must_use]
pub fn is_plausible(sequence: i64, next: i64) -> bool {
    (1..=next.saturating_add(FARTHEST_AHEAD)).contains(&sequence)
}

#[cfg(test)]
mod tests;
