//! Cache invalidation: what was changed, and is remembered otherwise by this server and by others on
//! the same database.
//!
//! News are told by the commit, and only say what is to be looked at again: what is so stands in the
//! database. What remembers something hears them here; other servers are told by whoever listens,
//! which on SQLite, that one server has for itself, is nobody.

use std::{
    fmt,
    num::ParseIntError,
    str::FromStr,
    sync::{Arc, PoisonError, RwLock},
};

use tokio::sync::broadcast;

/// How many news whoever carries them may be behind, before everything is to be looked at again.
const BEHIND: usize = 4096;

/// What is to be looked at again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum News {
    /// Whatever is remembered: something was missed.
    Everything,
    /// What an account may do, and its logins.
    Account(i64),
    /// What many accounts may do.
    Accounts,
    /// The register of a session.
    Register(i64),
    /// An attempt: its time, or whether it is open.
    Attempt(i64),
    /// The answers that stand in an attempt.
    Answers(i64),
    /// What a person of a training has read.
    Reader(i64),
}

impl News {
    /// Its letter, and its number where it has one.
    fn parts(self) -> (char, Option<i64>) {
        match self {
            Self::Everything => ('e', None),
            Self::Account(id) => ('a', Some(id)),
            Self::Accounts => ('b', None),
            Self::Register(id) => ('r', Some(id)),
            Self::Attempt(id) => ('t', Some(id)),
            Self::Answers(id) => ('s', Some(id)),
            Self::Reader(id) => ('l', Some(id)),
        }
    }
}

impl fmt::Display for News {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (letter, number) = self.parts();
        match number {
            Some(number) => write!(f, "{letter}{number}"),
            None => write!(f, "{letter}"),
        }
    }
}

impl FromStr for News {
    type Err = ParseIntError;

    /// What a newer server says and this one does not know is everything.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut letters = text.chars();
        let (letter, number) = (letters.next(), letters.as_str());
        Ok(match letter {
            Some('a') => Self::Account(number.parse()?),
            Some('b') => Self::Accounts,
            Some('r') => Self::Register(number.parse()?),
            Some('t') => Self::Attempt(number.parse()?),
            Some('s') => Self::Answers(number.parse()?),
            Some('l') => Self::Reader(number.parse()?),
            _ => Self::Everything,
        })
    }
}

/// What hears news on this server. It is called while a commit is answered, and waits for nothing.
type Hearer = Box<dyn Fn(News) + Send + Sync>;

/// Event bus: where news are told. All copies tell the same hearers.
#[derive(Clone)]
pub struct Teller {
    here: Arc<RwLock<Vec<Hearer>>>,
    elsewhere: broadcast::Sender<News>,
}

impl Default for Teller {
    fn default() -> Self {
        Self {
            here: Arc::default(),
            elsewhere: broadcast::Sender::new(BEHIND),
        }
    }
}

impl fmt::Debug for Teller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Teller")
    }
}

impl Teller {
    /// From now on, tells this of all news, from wherever they come.
    pub fn is_heard_by(&self, hears: impl Fn(News) + Send + Sync + 'static) {
        let mut here = self.here.write().unwrap_or_else(PoisonError::into_inner);
        here.push(Box::new(hears));
    }

    /// Tells this server and the others.
    pub fn tell(&self, news: News) {
        self.tell_here(news);
        self.tell_others(news);
    }

    /// Tells this server what another has changed.
    pub fn tell_here(&self, news: News) {
        let here = self.here.read().unwrap_or_else(PoisonError::into_inner);
        for hears in here.iter() {
            hears(news);
        }
    }

    /// Tells the other servers what this one has put right already where it remembers it.
    pub fn tell_others(&self, news: News) {
        // Nobody listens: there is no other server.
        let _ = self.elsewhere.send(news);
    }

    /// What the other servers are to be told from now on.
    pub fn listen(&self) -> broadcast::Receiver<News> {
        self.elsewhere.subscribe()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn news_survive_the_way_through_a_text() {
        for news in [
            News::Everything,
            News::Account(i64::MAX),
            News::Accounts,
            News::Register(1),
            News::Attempt(2),
            News::Answers(3),
            News::Reader(4),
        ] {
            assert_eq!(news.to_string().parse(), Ok(news));
        }
        assert_eq!("?17".parse(), Ok(News::Everything));
        assert!("a".parse::<News>().is_err());
    }
}
