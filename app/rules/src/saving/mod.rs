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
//!   one does: on the server, in each browser, and when the attempt is looked at in a year;
//! - a message that closes its question stands, whatever has a greater number. A reader of the right
//!   answer cannot give it.
//!
//! So what stands depends only on which messages have arrived (it is a last-writer-wins register:
//! M. Shapiro and others, "Conflict-free Replicated Data Types", 2011). Messages are kept, all of
//! them; nothing that was acknowledged is lost even where another stands.

/// What decides among the messages about one question: the number, then the client, byte by byte
/// (a database that orders by the rules of a language must be told not to). A client never gives
/// one number to two messages.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// Counted from 1 for each question of an attempt: see [`next_sequence`].
    pub sequence: i32,
    /// Who sends it: a browser, by a name that it has made up for itself and keeps, or one sending
    /// of a form.
    pub client: String,
}

/// A message, as far as it decides what stands.
pub trait Stamped {
    /// Its place among the others.
    fn stamp(&self) -> Stamp;

    /// Whether the question is closed with it: it was checked, the right answer was told, and
    /// nothing that has a greater stamp stands.
    fn closes(&self) -> bool;
}

/// How far a message may be ahead of those that have been seen. Without a bound, one message with
/// the greatest number there is would stand for ever, and whatever is answered afterwards would
/// be lost. Nobody changes an answer so often without hearing from the server.
pub const FARTHEST_AHEAD: i32 = 100_000;

/// The message that stands among those that have arrived; none before the first.
#[must_use]
pub fn stands<M: Stamped>(messages: impl IntoIterator<Item = M>) -> Option<M> {
    messages.into_iter().reduce(|one, other| {
        let later = one.stamp() < other.stamp();
        let takes_its_place = match (one.closes(), other.closes()) {
            (true, true) => !later,
            (true, false) => false,
            (false, true) => true,
            (false, false) => later,
        };
        if takes_its_place { other } else { one }
    })
}

/// The number of the next message, for a sender who has seen this number last: 1 before the first.
#[must_use]
pub fn next_sequence(seen: Option<i32>) -> i32 {
    seen.unwrap_or(0).max(0).saturating_add(1)
}

/// Whether a message with this number can be taken where `next` is the [`next_sequence`]: it is
/// at least 1 and not absurdly far ahead. One that is late is taken too; it just does not stand.
#[must_use]
pub fn is_plausible(sequence: i32, next: i32) -> bool {
    (1..=next.saturating_add(FARTHEST_AHEAD)).contains(&sequence)
}

#[cfg(test)]
mod tests;
