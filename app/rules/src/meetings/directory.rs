//! The people of a training, to be found by the names and addresses of a list.

use std::collections::{BTreeMap, BTreeSet};

use crate::emails;

/// Somebody whom a name on the list may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The enrolment.
    pub enrolment: i64,
    /// The address; empty where there is none.
    pub address: String,
    /// The name as it is compared.
    pub name: String,
    /// The name by its sound, which is the same in Latin and in Cyrillic letters.
    pub sound: String,
}

/// Whom somebody on the list is taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// The one with the same address.
    Address(i64),
    /// The only one with the same name.
    Name(i64),
    /// Perhaps one of these: somebody has to say.
    Perhaps(Vec<i64>),
    /// Nobody whom we know.
    Nobody,
}

/// Of how many people somebody is asked which it is.
const MOST_ASKED: usize = 5;

/// The people of a training, to be found by address and by the words of their names.
#[derive(Clone, Debug)]
pub struct Directory {
    people: Vec<Known>,
    by_address: BTreeMap<String, i64>,
    by_name: BTreeMap<BTreeSet<String>, Vec<i64>>,
    by_word: BTreeMap<String, Vec<usize>>,
}

fn words(name: &str) -> BTreeSet<String> {
    let words = name.split(|c: char| !c.is_alphanumeric() && c != '\'');
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The names that a shown one holds: all of it, what stands before brackets, and what stands in
/// them: Zoom puts the name of the account there.
fn names(shown: &str) -> Vec<&str> {
    let mut names = vec![shown];
    if let Some((before, rest)) = shown.split_once('(') {
        names.push(before);
        names.extend(rest.split_once(')').map(|(within, _)| within));
    }
    names
}

impl Directory {
    /// A directory of these people.
    #[must_use]
    pub fn of(people: Vec<Known>) -> Self {
        let (mut by_address, mut by_name) = (BTreeMap::new(), BTreeMap::<_, Vec<i64>>::new());
        let mut by_word = BTreeMap::<String, Vec<usize>>::new();
        for (place, known) in people.iter().enumerate() {
            if !known.address.is_empty() {
                by_address.insert(emails::normalised(&known.address), known.enrolment);
            }
            let alike = by_name.entry(words(&known.name)).or_default();
            alike.push(known.enrolment);
            for word in words(&known.sound) {
                by_word.entry(word).or_default().push(place);
            }
        }
        Self {
            people,
            by_address,
            by_name,
            by_word,
        }
    }

    /// Whom an address and a name mean: the address decides; then the whole name, if one person
    /// alone has it; and where the names only have words in common, somebody is asked.
    #[must_use]
    pub fn find(
        &self,
        address: &str,
        shown: &str,
        fold: impl Fn(&str) -> String,
        sound: impl Fn(&str) -> String,
    ) -> Match {
        let address = emails::normalised(address);
        if let Some(enrolment) = self.by_address.get(&address) {
            return Match::Address(*enrolment);
        }
        let found = names(shown);
        let found = found.iter();
        let found = found.map(|name| self.named(&fold(name), &sound(name)));
        let mut asked = Match::Nobody;
        for found in found {
            match found {
                Match::Address(_) | Match::Name(_) => return found,
                Match::Perhaps(_) if asked == Match::Nobody => asked = found,
                Match::Perhaps(_) | Match::Nobody => {}
            }
        }
        asked
    }

    fn named(&self, name: &str, sound: &str) -> Match {
        let whole = words(name);
        match self.by_name.get(&whole).map(Vec::as_slice) {
            Some([one]) if !whole.is_empty() => return Match::Name(*one),
            Some(several) if !whole.is_empty() => {
                return Match::Perhaps(several.iter().copied().take(MOST_ASKED).collect());
            }
            _ => {}
        }
        let sought = words(sound);
        let near = sought.iter().filter_map(|word| self.by_word.get(word));
        let near: BTreeSet<usize> = near.flatten().copied().collect();
        let near = near.into_iter().filter_map(|place| self.people.get(place));
        let mut near: Vec<(usize, i64)> = near
            .map(|known| {
                let theirs = words(&known.sound);
                (theirs.intersection(&sought).count(), known.enrolment)
            })
            .collect();
        // Those with whom most words are shared, and nobody who shares fewer.
        let most = near.iter().map(|(shared, _)| *shared).max();
        near.retain(|(shared, _)| Some(*shared) == most);
        if near.is_empty() || near.len() > MOST_ASKED {
            return Match::Nobody;
        }
        Match::Perhaps(near.into_iter().map(|(_, enrolment)| enrolment).collect())
    }
}
