//! The places for connections: how many are taken, and which are idle since when.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::Notify;

use super::line::Line;

/// All places of a server.
#[derive(Debug)]
pub struct Places {
    most: usize,
    taken: Mutex<Taken>,
    left: Notify,
}

#[derive(Debug, Default)]
struct Taken {
    count: usize,
    /// Counts up; what became idle earlier has the smaller number.
    next: u64,
    idle: BTreeMap<u64, Arc<Line>>,
}

/// The place of one connection; free again when this is dropped.
#[derive(Debug)]
pub struct Place {
    line: Arc<Line>,
    places: Arc<Places>,
}

impl Places {
    pub fn new(most: usize) -> Arc<Self> {
        Arc::new(Self {
            most,
            taken: Mutex::default(),
            left: Notify::new(),
        })
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a place, if there is one. Its connection is idle until something is asked.
    pub fn take(self: &Arc<Self>) -> Option<Place> {
        let mut taken = self.taken();
        if taken.count >= self.most {
            return None;
        }
        taken.count += 1;
        drop(taken);
        let line = Arc::new(Line::new(self.clone()));
        self.rests(&line);
        Some(Place {
            line,
            places: self.clone(),
        })
    }

    /// Nothing is asked on this connection any more.
    pub fn rests(&self, line: &Arc<Line>) {
        let mut taken = self.taken();
        taken.next += 1;
        let since = taken.next;
        if let Some(before) = line.idle_since(Some(since)) {
            taken.idle.remove(&before);
        }
        taken.idle.insert(since, line.clone());
    }

    /// Something is asked on this connection, or it has ended.
    pub fn wakes(&self, line: &Line) {
        let mut taken = self.taken();
        if let Some(before) = line.idle_since(None) {
            taken.idle.remove(&before);
        }
    }

    /// Ends the connection on which nothing has been asked for longest, if there is one.
    pub fn send_longest_idle_away(&self) {
        let mut taken = self.taken();
        let longest = taken.idle.iter().find(|(_, line)| line.is_idle());
        let Some((since, line)) = longest.map(|(since, line)| (*since, line.clone())) else {
            return;
        };
        taken.idle.remove(&since);
        line.idle_since(None);
        drop(taken);
        line.send_away();
    }

    /// Waits until a place is free.
    pub async fn left(&self) {
        self.left.notified().await;
    }
}

impl Place {
    /// What is known of its connection.
    pub fn line(&self) -> Arc<Line> {
        self.line.clone()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.places.wakes(&self.line);
        self.places.taken().count -= 1;
        self.places.left.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_idle_makes_room_and_one_that_is_asked_does_not() {
        let places = Places::new(3);
        let taken: Vec<Place> = (0..3).filter_map(|_| places.take()).collect();
        let lines: Vec<_> = taken.iter().map(Place::line).collect();
        assert_eq!(lines.len(), 3);
        assert!(places.take().is_none());
        // The first is asked; the second is asked and rests again, so the third rests longest.
        let asked = lines[0].ask();
        drop(lines[1].ask());
        let away = |places: &Places| {
            places.send_longest_idle_away();
            lines
                .iter()
                .map(|line| line.is_sent_away())
                .collect::<Vec<_>>()
        };
        assert_eq!(away(&places), [false, false, true]);
        assert_eq!(away(&places), [false, true, true]);
        assert_eq!(away(&places), [false, true, true]);
        drop(asked);
        assert_eq!(away(&places), [true, true, true]);
        drop(taken);
        assert!(places.take().is_some());
        let left = places.taken();
        assert_eq!((left.count, left.idle.len()), (0, 0));
    }
}
