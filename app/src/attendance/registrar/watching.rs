//! How many lines each person has open to watch registers.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

/// The most lines of one person: a browser opens six to one server, and people have two devices.
pub const MOST_LINES: usize = 12;

/// Who watches, by how many lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Watchers(Arc<Mutex<BTreeMap<i64, usize>>>);

/// One line that is open; it counts until it is dropped.
#[derive(Debug)]
pub struct Watching {
    watchers: Watchers,
    account: i64,
}

impl Watchers {
    fn change<T>(&self, change: impl FnOnce(&mut BTreeMap<i64, usize>) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Opens a line, unless the person has too many.
    pub(super) fn enters(&self, account: i64) -> Option<Watching> {
        self.change(|watchers| {
            let lines = watchers.entry(account).or_default();
            (*lines < MOST_LINES).then(|| *lines += 1)
        })?;
        Some(Watching {
            watchers: self.clone(),
            account,
        })
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        self.watchers.change(|watchers| {
            if let Some(lines) = watchers.get_mut(&self.account) {
                *lines -= 1;
                if *lines == 0 {
                    watchers.remove(&self.account);
                }
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_has_so_many_lines_and_one_that_ends_makes_room() {
        let watchers = Watchers::default();
        let mut lines: Vec<_> = (0..MOST_LINES)
            .map(|_| watchers.enters(1).unwrap())
            .collect();
        assert!(watchers.enters(1).is_none());
        assert!(watchers.enters(2).is_some());
        lines.pop();
        lines.push(watchers.enters(1).unwrap());
        drop(lines);
        assert!(watchers.change(|watchers| watchers.is_empty()));
    }
}
