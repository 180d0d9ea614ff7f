//! A map by text.

use super::{Json, Read};

/// A map by text: an association list. A quiz asks a few dozen questions, and the code of a tree or
/// of a table would weigh more than what it saves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map<T>(Vec<(String, T)>);

impl<T> Map<T> {
    /// What stands at a key.
    pub fn get(&self, key: &str) -> Option<&T> {
        let mut all = self.0.iter();
        all.find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// All of it, in the order in which it was put in.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &T)> {
        self.0.iter().map(|(key, value)| (key, value))
    }
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// Of a key that comes twice the first is found.
impl<T> FromIterator<(String, T)> for Map<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(pairs: I) -> Self {
        Self(pairs.into_iter().collect())
    }
}

#[cfg(not(target_family = "wasm"))]
impl<T: serde::Serialize> serde::Serialize for Map<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// Empty where an object has no such field.
impl<T: Read> Read for Map<T> {
    fn read(json: &Json) -> Option<Self> {
        let names = json.names()?.into_iter();
        names
            .map(|name| {
                let value = json.field(&name)?;
                Some((name, value))
            })
            .collect()
    }

    fn missing() -> Option<Self> {
        Some(Self::default())
    }
}
