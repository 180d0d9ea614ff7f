//! A rejected form: why, and what was typed, so that nothing typed is lost.
//!
//! It reaches the page that follows through the server alone. An address only carries the key of
//! something put aside for the person who asks ([`KEY`]), so nobody can make a link that shows
//! words of their own in our name.

use serde::{Deserialize, Serialize};

use crate::{
    errors::{Field, UserError},
    memory::set_aside::SetAside,
    paths,
    request::own_path,
};

/// The name in a page's query under which the key of a refused form stands.
pub const KEY: &str = "refused";
/// Says that somebody signed in just now whose browser had brought no cookie.
pub const SIGNED_IN: &str = "signed-in";
/// The names of a query that speak of what happened just before, with those of earlier versions,
/// which may still stand in an open tab.
const OF_THE_MOMENT: [&str; 6] = [KEY, SIGNED_IN, "done", "__path", "__err", "__draft"];

/// The most bytes of a form that are kept for the person while they sign in again.
pub const MOST: usize = 64 * 1024;

/// A form that was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// The action that refused it, as a path.
    pub action: String,
    /// Why.
    pub error: UserError,
    /// What was typed.
    pub typed: Typed,
}

impl SetAside for Refused {
    const KIND: &'static str = "refused-form";
    // A reasoned answer or two of some thousand words.
    const MOST_BYTES: usize = 4 * MOST;
    const MOST_OF_ONE: u64 = 16;
}

/// What was typed into a form, in its order; passwords, codes of the second step, what passkeys say
/// and files are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    /// Names and values as sent.
    pub fields: Vec<(String, String)>,
    /// Whether that is all that was sent, so that it can be sent again as it is.
    pub whole: bool,
}

impl Typed {
    /// What a form brought, as far as it may be kept and shown again.
    pub fn of(form: &[u8]) -> Self {
        let mut whole = form.len() <= MOST;
        let fields = form_urlencoded::parse(form)
            .filter(|(name, _)| {
                let secret = name.contains("password")
                    || name == Field::SecondCode.name()
                    || name == "credential";
                whole &= !secret;
                !secret
            })
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect();
        Self { fields, whole }
    }

    /// Whether it has a field that people fill in and have a name for.
    pub fn has_fields(&self) -> bool {
        self.fields
            .iter()
            .any(|(name, _)| Field::from_name(name).is_some())
    }

    /// Takes a value out.
    pub fn take(&mut self, name: &str) -> Option<String> {
        let place = self.fields.iter().position(|(key, _)| key == name)?;
        Some(self.fields.remove(place).1)
    }

    /// The first value under a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.fields
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether a box with this name and value was ticked; in a list (`people[]`) also where the
    /// program that sent it numbers them (`people[3]`).
    pub fn has(&self, name: &str, value: &str) -> bool {
        let list = name.strip_suffix(']').filter(|list| list.ends_with('['));
        let is_it = |key: &str| key == name || list.is_some_and(|list| key.starts_with(list));
        let mut fields = self.fields.iter();
        fields.any(|(key, typed)| is_it(key) && typed == value)
    }
}

/// What somebody sent whose login had ended: it travels through the sign-in page of that very
/// browser and is kept for the person once it is known who that is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The action it was sent to, as a path.
    pub action: String,
    /// What was typed.
    pub typed: Typed,
    /// Whose login had ended, where that is known: nobody else is given it.
    pub account: Option<i64>,
}

impl Held {
    /// As it travels in a field of the sign-in form; nothing where it is too much for one.
    pub fn sealed(&self) -> Option<String> {
        serde_json::to_string(self)
            .ok()
            .filter(|text| text.len() <= 2 * MOST)
    }

    /// What a field of the sign-in form brought back.
    pub fn opened(field: &str) -> Option<Self> {
        serde_json::from_str(field).ok()
    }

    /// For the one who has signed in: that it still waits to be sent. Nothing when it was
    /// somebody else's.
    pub fn kept_for(self, account: i64) -> Option<Refused> {
        let own = self.account.is_none_or(|whose| whose == account);
        own.then_some(Refused {
            action: self.action,
            error: UserError::SentAfterEnd,
            typed: self.typed,
        })
    }
}

/// A path of ours without anything that an earlier action said.
pub fn clean(path: &str) -> String {
    let path = own_path(path);
    let Some((bare, rest)) = path.split_once('?') else {
        return path;
    };
    let (query, fragment) = rest
        .split_once('#')
        .map_or((rest, None), |(query, fragment)| (query, Some(fragment)));
    let kept: Vec<&str> = query
        .split('&')
        .filter(|pair| {
            let name = pair.split('=').next().unwrap_or_default();
            !pair.is_empty() && !OF_THE_MOMENT.contains(&name)
        })
        .collect();
    let mut path = bare.to_owned();
    if !kept.is_empty() {
        path = format!("{path}?{}", kept.join("&"));
    }
    if let Some(fragment) = fragment {
        path = format!("{path}#{fragment}");
    }
    path
}

/// A path with one more pair in its query.
pub fn with(path: &str, name: &str, value: &str) -> String {
    let (path, fragment) = path
        .split_once('#')
        .map_or((path, None), |(path, fragment)| (path, Some(fragment)));
    let joint = if path.contains('?') { '&' } else { '?' };
    let pair = if value.is_empty() {
        name.to_owned()
    } else {
        format!("{name}={value}")
    };
    let path = format!("{path}{joint}{pair}");
    fragment.map_or(path.clone(), |fragment| format!("{path}#{fragment}"))
}

/// The address of the sign-in page from which one goes on to a path.
pub fn sign_in_before(path: &str) -> String {
    let path = clean(path);
    let next: String = form_urlencoded::byte_serialize(path.as_bytes()).collect();
    format!("{}?next={next}", paths::accounts::sign_in())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clean_path_says_nothing_of_what_happened() {
        for (path, expected) in [
            ("/a", "/a"),
            ("/a?q=1&refused=k&b=2", "/a?q=1&b=2"),
            ("/a?__path=%2Fx&__err=y&__draft=z", "/a"),
            ("/a?done=x#s", "/a#s"),
            ("/a?next=%2Fb%3Fdone%3Dx", "/a?next=%2Fb%3Fdone%3Dx"),
            ("//evil.example?q", "/"),
        ] {
            assert_eq!(clean(path), expected, "{path}");
        }
    }

    #[test]
    fn what_was_typed_is_kept_but_for_passwords() {
        let typed = Typed::of(b"a=1&a=2&password=x");
        assert_eq!(typed.get("a"), Some("1"));
        assert_eq!(typed.fields.len(), 2);
        assert!(!typed.whole);
        assert!(Typed::of(b"a=1").whole);
    }

    #[test]
    fn what_was_held_is_for_the_one_who_sent_it() {
        let held = |account| Held {
            action: "/api/x".to_owned(),
            typed: Typed::of(b"a=1"),
            account,
        };
        assert!(held(None).kept_for(1).is_some());
        assert!(held(Some(1)).kept_for(1).is_some());
        assert!(held(Some(2)).kept_for(1).is_none());
        let sealed = held(Some(1)).sealed().unwrap();
        assert_eq!(Held::opened(&sealed), Some(held(Some(1))));
    }

    #[test]
    fn a_pair_is_added_before_the_fragment() {
        assert_eq!(with("/a#b", "c", "d"), "/a?c=d#b");
        assert_eq!(with("/a?x=1", "c", ""), "/a?x=1&c");
    }
}
