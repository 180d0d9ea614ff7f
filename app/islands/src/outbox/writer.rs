//! Whoever writes messages, and what passes between them and the sender.

use super::Message;

/// What an answer of the server means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// It is none of ours, but comes from something on the way: the message stays.
    NotOurs,
    /// The message was taken.
    Taken,
    /// It came too late to count; what is newer stands.
    Late,
    /// It is to be sent once more, with this form.
    Again(String),
}

/// What becomes of a message that was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterRefusal {
    /// It is taken out of the outbox and put where the person finds it and decides about it.
    PutAside,
    /// It stays there, and is tried again by a later page.
    SetAside,
    /// Nothing of the group can be sent for now; what is unsent stays.
    Stop,
}

/// What is said about a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// The server took it; its answer.
    Taken(String),
    /// What is newer stands.
    Late,
    /// Another window of this browser sent or replaced it.
    Elsewhere,
    /// The server cannot be reached; it is tried again.
    Waiting,
    /// One has to sign in first; it is tried again.
    SignIn,
    /// The server refused it, with a code.
    Refused(String),
}

/// What sending everything came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flushed {
    /// The server has everything.
    Sent,
    /// The server has everything but what it refused.
    Refused,
    /// The server cannot be reached.
    Unreachable,
    /// One has to sign in first.
    SignIn,
    /// Nothing can be sent any more.
    Stopped,
}

/// Whoever writes the messages of a group.
pub trait Writer {
    /// Whether a message must not overtake another that the server fails at. All others do: one
    /// that cannot be saved holds up no more than it has to.
    fn waits_behind(&self, message: &Message, troubled: &Message) -> bool;
    /// Is told that a message, its own or another window's, is on its way.
    fn sends(&self, message: &Message);
    /// What an answer to a message means; `delayed` says that the message could not be sent at
    /// once, so that something newer may have come from elsewhere.
    fn reads(&self, message: &Message, answer: &str, delayed: bool) -> Reading;
    /// What becomes of a message that is refused with this code.
    fn after_refusal(&self, message: &Message, code: &str) -> AfterRefusal;
    /// Is told the server's words for a refusal, just before it hears of it.
    fn is_told(&self, _: &Message, _says: &str) {}
    /// Is told about a message. It is called after the message was taken out of the outbox.
    fn hears(&self, message: &Message, news: &News);
}
