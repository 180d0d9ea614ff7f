//! News between servers on one database: what one has changed and others may remember otherwise.
//!
//! They are told after the commit, and only say what is to be looked at again: what is so stands in
//! the database. On SQLite, which one server has for itself, nobody listens.

use std::{fmt, num::ParseIntError, str::FromStr};

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

/// Where news are told. All copies tell the same listeners.
#[derive(Clone, Debug)]
pub struct Teller(broadcast::Sender<News>);

impl Default for Teller {
    fn default() -> Self {
        Self(broadcast::Sender::new(BEHIND))
    }
}

impl Teller {
    /// Tells the other servers.
    pub fn tell(&self, news: News) {
        // Nobody listens: there is no other server.
        let _ = self.0.send(news);
    }

    /// What is told from now on.
    pub fn listen(&self) -> broadcast::Receiver<News> {
        self.0.subscribe()
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
