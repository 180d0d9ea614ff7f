//! What is sent: a mark, or taking one back. Pure.

use crate::outbox::{AfterRefusal, decode, encode, take};

/// The group of a session's marks.
pub fn group(session: i64) -> String {
    format!("session-{session}")
}

/// A statement about a person, as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its id, by which the server knows it if it comes twice.
    pub id: String,
    /// The session.
    pub session: i64,
    /// The part of the session; empty for the whole.
    pub unit: String,
    /// The enrolment.
    pub enrolment: i64,
    /// What it says.
    pub says: Says,
    /// When it was made, by the browser's clock, in milliseconds since 1970.
    pub made_at: i64,
    /// The account that was signed in.
    pub by: String,
}

/// What a mark says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// What the person is, by the code of a status.
    Status(String),
    /// What the person is, with the minutes that belong to it.
    Minutes(String, String),
    /// The same as [`Says::Status`], if nothing stands about the person when it arrives.
    IfUnmarked(String),
    /// The same, if only the person has said something when it arrives.
    Confirms(String),
    /// That an earlier mark is taken back, by its id.
    TakesBack(String),
}

impl Mark {
    /// The key of its message. Nothing has the same: no mark is replaced by another.
    pub fn key(&self) -> String {
        format!("{}/{}", group(self.session), self.id)
    }

    /// The form that is sent.
    pub fn body(&self) -> String {
        let (session, enrolment) = (self.session.to_string(), self.enrolment.to_string());
        let made_at = self.made_at.to_string();
        let mut fields = vec![
            ("session", session.as_str()),
            ("enrolment", &enrolment),
            ("mark", &self.id),
            ("made_at", &made_at),
            ("by", &self.by),
        ];
        match &self.says {
            Says::Status(status) => fields.push(("status", status)),
            Says::Minutes(status, minutes) => {
                fields.extend([("status", status.as_str()), ("minutes", minutes)]);
            }
            Says::IfUnmarked(status) => {
                fields.extend([("status", status.as_str()), ("if_unmarked", "true")]);
            }
            Says::Confirms(status) => {
                fields.extend([("status", status.as_str()), ("if_proposed", "true")]);
            }
            Says::TakesBack(mark) => fields.push(("undoes", mark)),
        }
        if !self.unit.is_empty() {
            fields.push(("unit", &self.unit));
        }
        encode(fields)
    }

    /// Reads a form that [`Mark::body`] wrote.
    pub fn read(body: &str) -> Option<Self> {
        let mut fields = decode(body);
        let says = match (take(&mut fields, "status"), take(&mut fields, "undoes")) {
            (Some(status), _) if take(&mut fields, "if_unmarked").is_some() => {
                Says::IfUnmarked(status)
            }
            (Some(status), _) if take(&mut fields, "if_proposed").is_some() => {
                Says::Confirms(status)
            }
            (Some(status), _) => match take(&mut fields, "minutes") {
                Some(minutes) => Says::Minutes(status, minutes),
                None => Says::Status(status),
            },
            (None, Some(mark)) => Says::TakesBack(mark),
            (None, None) => return None,
        };
        Some(Self {
            id: take(&mut fields, "mark")?,
            session: take(&mut fields, "session")?.parse().ok()?,
            unit: take(&mut fields, "unit").unwrap_or_default(),
            enrolment: take(&mut fields, "enrolment")?.parse().ok()?,
            says,
            made_at: take(&mut fields, "made_at")?.parse().ok()?,
            by: take(&mut fields, "by").unwrap_or_default(),
        })
    }
}

/// Whether one message must not overtake another: when both are about the same person. A mark that
/// the server cannot take holds up nobody else's.
pub fn waits_behind(message: &str, troubled: &str) -> bool {
    let about = |body| Mark::read(body).map(|mark| mark.enrolment);
    about(troubled).is_some_and(|person| about(message) == Some(person))
}

/// What becomes of a mark, or of somebody who was added, that the server did not take: it is put
/// where the person finds it. What somebody else has made on this device waits until they sign in.
pub fn after_refusal(body: &str, by: &str) -> AfterRefusal {
    let made_by = take(&mut decode(body), "by").unwrap_or_default();
    if made_by.is_empty() || made_by == by {
        AfterRefusal::PutAside
    } else {
        AfterRefusal::SetAside
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;

    pub fn mark(id: &str, says: Says) -> Mark {
        Mark {
            id: id.to_owned(),
            session: 4,
            unit: String::new(),
            enrolment: 7,
            says,
            made_at: 1_717_000_000_000,
            by: "3".to_owned(),
        }
    }

    pub fn says(id: &str, status: &str) -> Mark {
        mark(id, Says::Status(status.to_owned()))
    }

    #[test]
    fn a_mark_comes_back_as_it_was_sent() {
        let id = "0b0e5a1c-6f55-4f0e-9d2e-2f9a3f1d7c11";
        let late = says(id, "late");
        assert_eq!(
            late.body(),
            format!("session=4&enrolment=7&mark={id}&made_at=1717000000000&by=3&status=late")
        );
        assert!(late.key().starts_with(&format!("{}/", group(4))));
        let mut of_the_morning = late.clone();
        of_the_morning.unit = "morning".to_owned();
        for mark in [
            late,
            of_the_morning,
            mark(id, Says::Minutes("late".to_owned(), "20".to_owned())),
            mark(id, Says::IfUnmarked("present".to_owned())),
            mark(id, Says::Confirms("present".to_owned())),
            mark(id, Says::TakesBack("1".to_owned())),
        ] {
            assert_eq!(Mark::read(&mark.body()), Some(mark));
        }
        // What an earlier version of the page left is no mark that can be shown, and is still sent.
        for body in ["session=4&enrolment=7&status=late", "session=4&name=A"] {
            assert_eq!(Mark::read(body), None, "{body}");
        }
    }

    #[test]
    fn a_mark_waits_behind_those_about_the_same_person_alone() {
        let about = |enrolment| Mark {
            enrolment,
            ..says("1", "late")
        };
        let (one, other) = (about(7).body(), about(8).body());
        let undo = mark("2", Says::TakesBack("1".to_owned())).body();
        assert!(waits_behind(&one, &one));
        assert!(waits_behind(&undo, &one));
        assert!(!waits_behind(&other, &one));
        // Of what cannot be read nobody knows whom it is about.
        for body in ["session=4&name=A", "", "status=late"] {
            assert!(!waits_behind(&one, body), "{body}");
            assert!(!waits_behind(body, &one), "{body}");
        }
    }

    #[test]
    fn what_is_refused_is_for_whoever_made_it_to_decide() {
        let body = says("1", "late").body();
        assert_eq!(after_refusal(&body, "3"), AfterRefusal::PutAside);
        assert_eq!(after_refusal(&body, "4"), AfterRefusal::SetAside);
        // An earlier version of the page did not say who made it.
        let before = "session=4&enrolment=7&status=late";
        assert_eq!(after_refusal(before, "3"), AfterRefusal::PutAside);
    }
}
