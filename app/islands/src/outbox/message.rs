//! What is to be sent.

/// A form that is to be sent, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What it is about: a newer message with the same key takes the place of an unsent one.
    pub key: String,
    /// What it belongs to; a group is sent in order, one message at a time.
    pub group: String,
    /// Address of the action.
    pub action: String,
    /// The form, urlencoded.
    pub body: String,
}

/// A form that waits to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// See [`Draft::key`].
    pub key: String,
    /// See [`Draft::group`].
    pub group: String,
    /// Its place among all messages of this browser; also tells a message from the one that took
    /// its place under the same key.
    pub order: i64,
    /// See [`Draft::action`].
    pub action: String,
    /// See [`Draft::body`].
    pub body: String,
    /// When it was made, by the browser's clock, in milliseconds since 1970.
    pub made_at: i64,
}

impl Message {
    /// As it is kept: a form, like the one that it holds.
    pub fn write(&self) -> String {
        encode([
            ("key", self.key.as_str()),
            ("group", &self.group),
            ("order", &self.order.to_string()),
            ("action", &self.action),
            ("body", &self.body),
            ("made_at", &self.made_at.to_string()),
        ])
    }

    /// As it is kept when the server did not take it: with the code of why, the words for it, and
    /// when that was.
    pub fn write_refused(&self, [code, says]: [&str; 2], now: i64) -> String {
        let now = now.to_string();
        let why = encode([("code", code), ("says", says), ("refused_at", &now)]);
        format!("{}&{why}", self.write())
    }

    /// What becomes of it at a moment, when nobody has come back for it. Answers of attempts go at
    /// last; what an organizer has marked never does by itself.
    #[must_use]
    pub fn tidying(&self, now: i64) -> Tidying {
        if self.group.starts_with(SWEPT) {
            tidying(self.made_at, now)
        } else {
            Tidying::Stays
        }
    }

    /// Reads what [`Message::write`] wrote.
    pub fn read(text: &str) -> Option<Self> {
        let mut fields = decode(text);
        Some(Self {
            key: take(&mut fields, "key")?,
            group: take(&mut fields, "group")?,
            order: take(&mut fields, "order")?.parse().ok()?,
            action: take(&mut fields, "action")?,
            body: take(&mut fields, "body")?,
            made_at: take(&mut fields, "made_at")?.parse().ok()?,
        })
    }
}

/// What becomes of a message that has lain there for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tidying {
    /// It stays.
    Stays,
    /// It stays, as if it had been made now: the clock by which it was made was wrong.
    IsDated,
    /// It goes.
    Goes,
}

/// What becomes of a message made at a time by the browser's clock, when nobody has come back for
/// it. A time before this program was written, or after now, tells of a clock that was set since:
/// a phone whose battery was empty begins at its maker's date.
#[must_use]
fn tidying(made_at: i64, now: i64) -> Tidying {
    if !(WRITTEN..=now).contains(&made_at) {
        Tidying::IsDated
    } else if now - made_at > KEPT_FOR {
        Tidying::Goes
    } else {
        Tidying::Stays
    }
}

/// Groups of this kind are swept: the answers of an attempt.
const SWEPT: &str = "attempt-";
/// How long an unsent answer is kept, in milliseconds: nobody comes back for it later, and a court's
/// computer is used by several people. A test holds it to how long a mark is taken without asking.
pub const KEPT_FOR: i64 = 30 * 24 * 60 * 60 * 1000;
/// The first of November 2026, in milliseconds since 1970: no message is older.
const WRITTEN: i64 = 1_793_491_200_000;

/// Takes the first field of a name out of a form.
pub fn take(fields: &mut Vec<(String, String)>, name: &str) -> Option<String> {
    let place = fields.iter().position(|field| field.0 == name)?;
    Some(fields.remove(place).1)
}

/// A form, urlencoded.
pub fn encode<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(fields)
        .finish()
}

/// The fields of an urlencoded form.
pub fn decode(body: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(body.as_bytes())
        .into_owned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_comes_back_as_it_was() {
        let fields = [
            ("answers[q-1][words][]", "Әділет & заң = 100 % + “ok”\nnext"),
            ("answers[q-1][words][]", ""),
        ];
        let body = encode(fields);
        assert!(body.is_ascii());
        let back = decode(&body);
        let back: Vec<_> = back
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        assert_eq!(back, fields);
    }

    #[test]
    fn what_is_old_goes_unless_the_clock_was_wrong() {
        let now = WRITTEN + 2 * KEPT_FOR;
        for (made_at, expected) in [
            (now, Tidying::Stays),
            (now - KEPT_FOR, Tidying::Stays),
            (now - KEPT_FOR - 1, Tidying::Goes),
            (WRITTEN, Tidying::Goes),
            // The first of January 2020, of 1970, and tomorrow.
            (1_577_836_800_000, Tidying::IsDated),
            (0, Tidying::IsDated),
            (now + 86_400_000, Tidying::IsDated),
        ] {
            assert_eq!(tidying(made_at, now), expected, "{made_at}");
        }
    }

    #[test]
    fn what_an_organizer_has_marked_is_never_swept() {
        let now = WRITTEN + 2 * KEPT_FOR;
        let of = |group: &str| Message {
            group: group.to_owned(),
            made_at: WRITTEN,
            ..message()
        };
        assert_eq!(of("attempt-17").tidying(now), Tidying::Goes);
        assert_eq!(of("session-4").tidying(now), Tidying::Stays);
    }

    #[test]
    fn what_was_refused_says_why_and_can_be_sent_again() {
        let why = ["withdrawn", "Бұл адам шыққан & жоқ."];
        let text = message().write_refused(why, 5);
        assert_eq!(Message::read(&text), Some(message()));
        let fields = decode(&text);
        let field = |name: &str| {
            let mut fields = fields.iter().filter(|(known, _)| known == name);
            (
                fields.next().map(|(_, value)| value.clone()),
                fields.count(),
            )
        };
        for (name, value) in [("code", why[0]), ("says", why[1]), ("refused_at", "5")] {
            assert_eq!(field(name), (Some(value.to_owned()), 0), "{name}");
        }
    }

    fn message() -> Message {
        Message {
            key: "attempt-17/q-1".to_owned(),
            group: "attempt-17".to_owned(),
            order: 1_717_000_000_001,
            action: "/api/quizzes/answer".to_owned(),
            body: encode([("answers[q-1][words][]", "Әділет & = % “ok”")]),
            made_at: 1_717_000_000_000,
        }
    }

    #[test]
    fn a_message_comes_back_as_it_was_kept() {
        assert_eq!(Message::read(&message().write()), Some(message()));
        // Nor is anything else taken for one.
        for text in ["", "key=a", "{}"] {
            assert_eq!(Message::read(text), None, "{text}");
        }
    }
}
