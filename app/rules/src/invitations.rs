//! How far an invitation has come.

use jiff::Timestamp;

/// The newest link for a password that somebody has who has not chosen one: neither used nor
/// withdrawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// When it was made.
    pub made_at: Timestamp,
    /// When it stops working.
    pub expires_at: Timestamp,
    /// When it was first opened.
    pub opened_at: Option<Timestamp>,
}

/// The newest letter that invited somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// When it was written.
    pub written_at: Timestamp,
    /// When a mail server took it.
    pub sent_at: Option<Timestamp>,
    /// Whether it is tried still.
    pub waits: bool,
    /// Code of what went wrong last.
    pub trouble: Option<String>,
}

/// How far an invitation has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// The person has chosen a password.
    Password,
    /// Nobody has invited the person.
    Nobody,
    /// The link was opened, and no password chosen yet.
    Opened(Timestamp),
    /// A link was made to be handed out, and is not opened yet.
    HandedOut(Timestamp),
    /// A letter is on its way.
    Written(Timestamp),
    /// A mail server took the letter.
    Sent(Timestamp),
    /// The letter did not go through: when it was written, and the code of why.
    Refused(Timestamp, String),
    /// The link works no more.
    Expired(Timestamp),
}

/// The states by which people are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Not invited.
    Nobody,
    /// A letter was sent or is on its way, or a link handed out.
    Sent,
    /// The letter did not go through.
    Refused,
    /// The link was opened.
    Opened,
    /// The link works no more.
    Expired,
    /// A password was chosen.
    Password,
}

impl Stage {
    /// All of them, in their order.
    pub const ALL: [Self; 6] = [
        Self::Nobody,
        Self::Sent,
        Self::Refused,
        Self::Opened,
        Self::Expired,
        Self::Password,
    ];

    /// As it stands in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Sent => "sent",
            Self::Refused => "refused",
            Self::Opened => "opened",
            Self::Expired => "expired",
            Self::Password => "password",
        }
    }

    /// What a code stands for.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }
}

impl State {
    /// What is kept says how far the invitation has come. A letter that is older than the link tells
    /// of another link: the newer one was made to be handed out.
    #[must_use]
    pub fn of(
        has_password: bool,
        link: Option<Link>,
        letter: Option<&Letter>,
        now: Timestamp,
    ) -> Self {
        if has_password {
            return Self::Password;
        }
        if let Some(Link {
            opened_at: Some(at),
            ..
        }) = link
        {
            return Self::Opened(at);
        }
        let letter = letter.filter(|letter| !is_handed_out(link, Some(letter)));
        match (link, letter) {
            (Some(link), _) if link.expires_at <= now => Self::Expired(link.expires_at),
            (_, Some(letter)) => match letter.sent_at {
                Some(at) => Self::Sent(at),
                None if letter.waits => Self::Written(letter.written_at),
                None => {
                    let code = letter.trouble.clone().unwrap_or_default();
                    Self::Refused(letter.written_at, code)
                }
            },
            (Some(link), None) => Self::HandedOut(link.made_at),
            (None, None) => Self::Nobody,
        }
    }

    /// By which people are looked for.
    #[must_use]
    pub fn stage(&self) -> Stage {
        match self {
            Self::Password => Stage::Password,
            Self::Nobody => Stage::Nobody,
            Self::Opened(_) => Stage::Opened,
            Self::HandedOut(_) | Self::Written(_) | Self::Sent(_) => Stage::Sent,
            Self::Refused(..) => Stage::Refused,
            Self::Expired(_) => Stage::Expired,
        }
    }
}

/// Whether a link was made to be handed out: no letter brings it.
#[must_use]
pub fn is_handed_out(link: Option<Link>, letter: Option<&Letter>) -> bool {
    link.is_some_and(|link| letter.is_none_or(|letter| letter.written_at < link.made_at))
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;

    fn at(hour: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hour)
    }

    fn link(made: i64) -> Link {
        Link {
            made_at: at(made),
            expires_at: at(made + 100),
            opened_at: None,
        }
    }

    fn letter(written: i64) -> Letter {
        Letter {
            written_at: at(written),
            sent_at: None,
            waits: true,
            trouble: None,
        }
    }

    #[test]
    fn an_invitation_goes_from_nothing_to_a_password() {
        let state = |link, letter: Option<Letter>| State::of(false, link, letter.as_ref(), at(10));
        assert_eq!(state(None, None), State::Nobody);
        assert_eq!(state(Some(link(1)), Some(letter(1))), State::Written(at(1)));
        let sent = Letter {
            sent_at: Some(at(2)),
            waits: false,
            ..letter(1)
        };
        assert_eq!(state(Some(link(1)), Some(sent.clone())), State::Sent(at(2)));
        let opened = Link {
            opened_at: Some(at(3)),
            ..link(1)
        };
        assert_eq!(state(Some(opened), Some(sent)), State::Opened(at(3)));
        assert_eq!(State::of(true, Some(opened), None, at(10)), State::Password);
    }

    #[test]
    fn a_letter_that_was_refused_says_why() {
        let refused = Letter {
            waits: false,
            trouble: Some("refused-550".to_owned()),
            ..letter(1)
        };
        let state = State::of(false, Some(link(1)), Some(&refused), at(10));
        assert_eq!(state, State::Refused(at(1), "refused-550".to_owned()));
        assert_eq!(state.stage(), Stage::Refused);
        // A link that was made since is another way in.
        let state = State::of(false, Some(link(2)), Some(&refused), at(10));
        assert_eq!(state, State::HandedOut(at(2)));
    }

    #[test]
    fn a_link_is_handed_out_unless_a_letter_brings_it() {
        assert!(!is_handed_out(None, None));
        assert!(is_handed_out(Some(link(1)), None));
        assert!(is_handed_out(Some(link(2)), Some(&letter(1))));
        assert!(!is_handed_out(Some(link(1)), Some(&letter(1))));
        let late = State::of(false, Some(link(1)), Some(&letter(1)), at(101));
        assert_eq!(late, State::Expired(at(101)));
    }

    #[test]
    fn codes_are_read_back() {
        for stage in Stage::ALL {
            assert_eq!(Stage::from_code(stage.code()), Some(stage));
        }
    }
}
