//! What this page knows of the unsent messages. Pure: the browser's storage is told elsewhere.

use super::message::{Draft, Message};

/// A message with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    message: Message,
    /// Whether the browser's storage has it.
    kept: bool,
    /// Whether it could not be sent at once: an earlier page made it, or the network was away.
    delayed: bool,
}

/// A message whose turn may come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The message.
    pub message: Message,
    /// Whether this page made it or took it over, rather than another window.
    pub own: bool,
    /// Whether it could not be sent at once.
    pub delayed: bool,
}

/// The unsent messages that this page made or took over, in order, at most one for each key. They
/// are few, so a plain list serves, and keeps small what the browser loads.
#[derive(Debug, Default)]
pub struct Shelf {
    entries: Vec<Entry>,
    newest: i64,
}

impl Shelf {
    /// Puts a message on the shelf, in the place of an unsent one with the same key. Later ones
    /// come after earlier ones even when the clock was set back.
    pub fn put(&mut self, draft: Draft, now: i64) -> Message {
        self.newest = now.max(self.newest + 1);
        let message = Message {
            key: draft.key,
            group: draft.group,
            order: self.newest,
            action: draft.action,
            body: draft.body,
            made_at: now,
        };
        self.insert(Entry {
            message: message.clone(),
            kept: false,
            delayed: false,
        });
        message
    }

    /// Takes over a message that an earlier page left, unless a newer one has its place.
    pub fn adopt(&mut self, message: Message) {
        self.newest = self.newest.max(message.order);
        let newer = self
            .find(&message.key)
            .is_some_and(|entry| entry.message.order >= message.order);
        if !newer {
            self.insert(Entry {
                message,
                kept: true,
                delayed: true,
            });
        }
    }

    /// Puts an entry at its place, and takes away the one that has its key.
    fn insert(&mut self, entry: Entry) {
        self.entries
            .retain(|each| each.message.key != entry.message.key);
        let place = self
            .entries
            .partition_point(|each| each.message.order < entry.message.order);
        self.entries.insert(place, entry);
    }

    /// Notes that the browser's storage has a message, if it still stands.
    pub fn note_kept(&mut self, key: &str, order: i64) {
        for entry in &mut self.entries {
            entry.kept |= entry.is(key, order);
        }
    }

    /// Notes that the messages of a group could not be sent at once.
    pub fn note_delay(&mut self, group: &str) {
        for entry in &mut self.entries {
            entry.delayed |= entry.message.group == group;
        }
    }

    /// Takes a message off the shelf, unless it was replaced since.
    pub fn remove(&mut self, key: &str, order: i64) {
        self.entries.retain(|entry| !entry.is(key, order));
    }

    /// Forgets a group.
    pub fn forget(&mut self, group: &str) {
        self.entries.retain(|entry| entry.message.group != group);
    }

    /// Whether a message stands, not replaced.
    pub fn holds(&self, key: &str, order: i64) -> bool {
        self.entries.iter().any(|entry| entry.is(key, order))
    }

    /// Whether an unsent message stands under a key.
    pub fn has(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    /// The place of the newest message so far.
    pub fn newest(&self) -> i64 {
        self.newest
    }

    /// The messages of a group, in order.
    pub fn group(&self, group: &str) -> Vec<Message> {
        self.of(group).map(|entry| entry.message.clone()).collect()
    }

    /// The messages that the browser's storage does not have.
    pub fn unkept(&self) -> Vec<Message> {
        let unkept = self.entries.iter().filter(|entry| !entry.kept);
        unkept.map(|entry| entry.message.clone()).collect()
    }

    /// Takes off the shelf what the storage had and has no longer, or has in a newer form:
    /// another window has sent it or replaced it.
    pub fn take_gone(&mut self, group: &str, stored: &[Message]) -> Vec<Message> {
        let is_there = |message: &Message| {
            stored
                .iter()
                .any(|each| each.key == message.key && each.order <= message.order)
        };
        let mut gone = Vec::new();
        self.entries.retain(|entry| {
            let is_gone = entry.kept && entry.message.group == group && !is_there(&entry.message);
            if is_gone {
                gone.push(entry.message.clone());
            }
            !is_gone
        });
        gone
    }

    /// What is to be sent for a group, in order: what stands on the shelf and, from the storage,
    /// what other windows left there.
    pub fn waiting(&self, group: &str, stored: Vec<Message>) -> Vec<Waiting> {
        let own = self.of(group).map(|entry| Waiting {
            message: entry.message.clone(),
            own: true,
            delayed: entry.delayed,
        });
        let mut all: Vec<_> = own.collect();
        for message in stored {
            if message.group == group && !self.has(&message.key) {
                let place = all.partition_point(|each| each.message.order < message.order);
                let waiting = Waiting {
                    message,
                    own: false,
                    delayed: true,
                };
                all.insert(place, waiting);
            }
        }
        all
    }

    fn find(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.message.key == key)
    }

    fn of(&self, group: &str) -> impl Iterator<Item = &Entry> {
        self.entries
            .iter()
            .filter(move |entry| entry.message.group == group)
    }
}

impl Entry {
    fn is(&self, key: &str, order: i64) -> bool {
        self.message.order == order && self.message.key == key
    }
}

#[cfg(test)]
mod tests;
