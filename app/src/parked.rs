//! What is put aside between two requests of one person: the text of a refused form, a list
//! that waits to be taken, links that are shown once. Kept in memory for a while, under a key
//! that cannot be guessed, for its owner alone.

use std::time::Duration;

use moka::sync::Cache;
use serde::{Serialize, de::DeserializeOwned};

/// How long things are kept.
pub const KEPT_FOR: Duration = Duration::from_secs(30 * 60);
/// How many bytes are kept at the most, of all things together.
const MOST: u64 = 64 * 1024 * 1024;

/// Things that are put aside.
#[derive(Clone, Debug)]
pub struct Parked(Cache<String, Thing>);

#[derive(Clone, Debug)]
struct Thing {
    owner: Option<i64>,
    json: String,
}

impl Default for Parked {
    fn default() -> Self {
        let cache = Cache::builder()
            .weigher(|key: &String, thing: &Thing| {
                u32::try_from(key.len() + thing.json.len()).unwrap_or(u32::MAX)
            })
            .max_capacity(MOST)
            .time_to_live(KEPT_FOR);
        Self(cache.build())
    }
}

impl Parked {
    /// Puts a thing aside for its owner (none for somebody who has not signed in) and gives the
    /// key to find it by.
    ///
    /// # Errors
    /// When the thing cannot be written as JSON.
    pub fn put<T: Serialize>(&self, owner: Option<i64>, thing: &T) -> serde_json::Result<String> {
        let key = crate::secrets::token();
        let json = serde_json::to_string(thing)?;
        self.0.insert(key.clone(), Thing { owner, json });
        Ok(key)
    }

    /// The thing under a key, if it is still kept, is of this kind and belongs to this owner.
    pub fn get<T: DeserializeOwned>(&self, owner: Option<i64>, key: &str) -> Option<T> {
        let thing = self.0.get(key)?;
        if thing.owner != owner {
            return None;
        }
        serde_json::from_str(&thing.json).ok()
    }

    /// Forgets the thing under a key.
    pub fn forget(&self, key: &str) {
        self.0.invalidate(key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_is_found_by_its_owner_alone() {
        let parked = Parked::default();
        let key = parked.put(Some(1), &"draft").expect("JSON");
        assert_eq!(
            parked.get::<String>(Some(1), &key).as_deref(),
            Some("draft")
        );
        assert_eq!(parked.get::<String>(Some(2), &key), None);
        assert_eq!(parked.get::<String>(None, &key), None);
        parked.forget(&key);
        assert_eq!(parked.get::<String>(Some(1), &key), None);
    }
}
