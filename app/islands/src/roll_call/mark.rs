//! A mark as it is sent, and what stands for a person while marks wait. Pure.

use crate::outbox::{AfterRefusal, decode, encode, take};

/// The group of a session's marks.
pub fn group(session: i64) -> String {
    format!("session-{session}")
}

/// A mark that is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its id, by which the server knows it if it comes twice.
    pub id: String,
    /// The session.
    pub session: i64,
    /// The enrolment.
    pub enrolment: i64,
    /// Code of the status.
    pub status: String,
    /// When it was made, by the browser's clock, in milliseconds since 1970.
    pub made_at: i64,
}

impl Mark {
    /// The key of its message. Nothing has the same: no mark is replaced by another.
    pub fn key(&self) -> String {
        format!("{}/{}", group(self.session), self.id)
    }

    /// The form that is sent.
    pub fn body(&self) -> String {
        encode([
            ("session", self.session.to_string().as_str()),
            ("enrolment", &self.enrolment.to_string()),
            ("status", &self.status),
            ("mark", &self.id),
            ("made_at", &self.made_at.to_string()),
        ])
    }

    /// Reads a form that [`Mark::body`] wrote.
    pub fn read(body: &str) -> Option<Self> {
        let mut fields = decode(body);
        Some(Self {
            id: take(&mut fields, "mark")?,
            session: take(&mut fields, "session")?.parse().ok()?,
            enrolment: take(&mut fields, "enrolment")?.parse().ok()?,
            status: take(&mut fields, "status")?,
            made_at: take(&mut fields, "made_at")?.parse().ok()?,
        })
    }
}

/// What stands for a person: what the server has, and the marks that wait on top of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    stands: Option<String>,
    waiting: Vec<(String, String)>,
}

impl Standing {
    /// What the server has.
    pub fn new(stands: Option<String>) -> Self {
        Self {
            stands,
            waiting: Vec::new(),
        }
    }

    /// Code of the status that is shown: that of the last mark, even while it waits.
    pub fn shown(&self) -> Option<&str> {
        let last = self.waiting.last().map(|(_, status)| status);
        last.or(self.stands.as_ref()).map(String::as_str)
    }

    /// Whether a mark is not with the server yet.
    pub fn waits(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// A mark was made; perhaps on an earlier page. Each counts once.
    pub fn made(&mut self, mark: &Mark) {
        self.withdrawn(mark);
        self.waiting.push((mark.id.clone(), mark.status.clone()));
    }

    /// The server has a mark.
    pub fn taken(&mut self, mark: &Mark) {
        self.withdrawn(mark);
        self.stands = Some(mark.status.clone());
    }

    /// A mark was refused, and what stood before stands.
    pub fn withdrawn(&mut self, mark: &Mark) {
        self.waiting.retain(|(id, _)| *id != mark.id);
    }
}

/// What becomes of a mark that is refused: it is said and forgotten. Where the refusal is about
/// who is signed in, a later page tries again.
pub fn after_refusal(code: &str) -> AfterRefusal {
    match code {
        "not_allowed" => AfterRefusal::SetAside,
        _ => AfterRefusal::Forget,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(id: &str, status: &str) -> Mark {
        Mark {
            id: id.to_owned(),
            session: 4,
            enrolment: 7,
            status: status.to_owned(),
            made_at: 1_717_000_000_000,
        }
    }

    #[test]
    fn a_mark_comes_back_as_it_was_sent() {
        let mark = mark("0b0e5a1c-6f55-4f0e-9d2e-2f9a3f1d7c11", "late");
        assert_eq!(
            mark.body(),
            "session=4&enrolment=7&status=late&mark=0b0e5a1c-6f55-4f0e-9d2e-2f9a3f1d7c11\
             &made_at=1717000000000"
        );
        assert_eq!(Mark::read(&mark.body()), Some(mark.clone()));
        assert!(mark.key().starts_with(&format!("{}/", group(4))));
        assert_eq!(Mark::read("session=4&enrolment=7&status=late"), None);
    }

    #[test]
    fn the_last_mark_is_shown_while_it_waits() {
        let mut standing = Standing::new(Some("absent".to_owned()));
        let (first, second) = (mark("1", "late"), mark("2", "present"));
        assert_eq!(
            (standing.shown(), standing.waits()),
            (Some("absent"), false)
        );
        standing.made(&first);
        standing.made(&second);
        // The outbox may tell of it again.
        standing.made(&second);
        assert_eq!(
            (standing.shown(), standing.waits()),
            (Some("present"), true)
        );
        standing.taken(&first);
        assert_eq!(
            (standing.shown(), standing.waits()),
            (Some("present"), true)
        );
        standing.taken(&second);
        assert_eq!(
            (standing.shown(), standing.waits()),
            (Some("present"), false)
        );
    }

    #[test]
    fn after_a_refusal_stands_what_the_server_has() {
        let mut standing = Standing::new(None);
        let (first, second) = (mark("1", "late"), mark("2", "present"));
        standing.made(&first);
        standing.made(&second);
        standing.taken(&first);
        standing.withdrawn(&second);
        assert_eq!((standing.shown(), standing.waits()), (Some("late"), false));
    }

    #[test]
    fn only_a_refusal_of_the_person_who_is_signed_in_keeps_a_mark() {
        assert_eq!(after_refusal("not_allowed"), AfterRefusal::SetAside);
        for code in ["reason_needed", "not_found", "not_understood"] {
            assert_eq!(after_refusal(code), AfterRefusal::Forget);
        }
    }
}
