//! What stands for a person while marks wait. Pure.

use super::mark::{Mark, Says};

/// What the server says stands about a person. On its way to the browser it is a line of text
/// with tabs: what is derived for named fields would weigh more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stood {
    /// The enrolment.
    pub enrolment: i64,
    /// Code of the status, if anything stands.
    pub status: Option<String>,
    /// Whether only the person says so, and no organizer yet.
    pub proposed: bool,
    /// Whether something was received since that says otherwise, for an organizer to settle.
    pub disputed: bool,
    /// The minutes that belong to the status; empty where none do.
    pub minutes: String,
    /// What else is to be told of it, in the reader's language; may be empty.
    pub detail: String,
}

impl From<Stood> for String {
    fn from(stood: Stood) -> Self {
        let status = stood.status.unwrap_or_default();
        let proposed = if stood.proposed { "?" } else { "" };
        let disputed = if stood.disputed { "!" } else { "" };
        format!(
            "{}\t{status}\t{proposed}{disputed}{}\t{}",
            stood.enrolment, stood.minutes, stood.detail
        )
    }
}

impl From<String> for Stood {
    fn from(line: String) -> Self {
        let mut fields = line.splitn(4, '\t');
        let mut field = || fields.next().unwrap_or_default();
        let (enrolment, status, signs) = (field(), field(), field());
        Self {
            enrolment: enrolment.parse().unwrap_or_default(),
            status: Some(status.to_owned()).filter(|status| !status.is_empty()),
            proposed: signs.contains('?'),
            disputed: signs.contains('!'),
            minutes: signs.trim_start_matches(['?', '!']).to_owned(),
            detail: field().to_owned(),
        }
    }
}

/// What stands for a person: what the server has, and the marks that wait on top of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    stands: Stood,
    /// Marks that wait, by their ids, and the status that is shown after each.
    waiting: Vec<(String, Option<String>)>,
    /// The minutes that were typed with the last mark; mostly empty.
    typed: String,
    last: Option<Last>,
    /// Whether what the server has was told by itself since the last mark was made.
    heard: bool,
}

/// The mark that was made last on this page, and the status that was shown before it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Last {
    id: String,
    before: Option<String>,
}

impl Standing {
    /// What the server has.
    pub fn new(stands: Stood) -> Self {
        Self {
            stands,
            ..Self::default()
        }
    }

    /// Code of the status that is shown: that after the last mark, even while it waits.
    pub fn shown(&self) -> Option<&str> {
        let last = self.waiting.last().map(|(_, status)| status);
        last.unwrap_or(&self.stands.status).as_deref()
    }

    /// Whether an organizer has said so, and nothing is to be settled.
    pub fn says(&self, status: &str) -> bool {
        self.shown() == Some(status) && !self.is_proposed() && !self.is_disputed()
    }

    /// Whether what is shown was made on this page, as far as it remembers.
    pub fn is_own(&self) -> bool {
        self.waits() || self.last.is_some()
    }

    /// Whether what is shown is only proposed by the person.
    pub fn is_proposed(&self) -> bool {
        self.stands.proposed && self.waiting.is_empty()
    }

    /// Whether it is to be settled what stands.
    pub fn is_disputed(&self) -> bool {
        self.stands.disputed && self.waiting.is_empty()
    }

    /// What else is to be told of what is shown.
    pub fn detail(&self) -> &str {
        if self.waiting.is_empty() {
            &self.stands.detail
        } else {
            ""
        }
    }

    /// The minutes that belong to what is shown; empty while nobody has told them.
    pub fn minutes(&self) -> &str {
        if self.waiting.is_empty() {
            &self.stands.minutes
        } else {
            &self.typed
        }
    }

    /// Whether minutes can be set: of who came late, went early, or was there for a part.
    pub fn takes_minutes(&self) -> bool {
        matches!(self.shown(), Some("late" | "left-early" | "partial"))
    }

    /// Whether a mark is not with the server yet.
    pub fn waits(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// The id of the mark that can be taken back at once: the last one of this page.
    pub fn undoable(&self) -> Option<&str> {
        self.last.as_ref().map(|last| last.id.as_str())
    }

    /// A mark was made; perhaps on an earlier page. Each counts once.
    pub fn made(&mut self, mark: &Mark) {
        self.withdrawn(mark);
        self.heard = false;
        self.typed = match &mark.says {
            Says::Minutes(_, minutes) => minutes.clone(),
            _ => String::new(),
        };
        let shown = match &mark.says {
            Says::Status(status)
            | Says::Minutes(status, _)
            | Says::IfUnmarked(status)
            | Says::Confirms(status) => {
                // Who says what stands has nothing to take back: the server may have kept nothing.
                let again = matches!(mark.says, Says::Status(_)) && self.says(status);
                if !again {
                    self.last = Some(Last {
                        id: mark.id.clone(),
                        before: self.shown().map(str::to_owned),
                    });
                }
                Some(status.clone())
            }
            Says::TakesBack(id) => self
                .last
                .take()
                .filter(|last| last.id == *id)
                .and_then(|last| last.before),
        };
        self.waiting.push((mark.id.clone(), shown));
    }

    /// The server has a mark.
    pub fn taken(&mut self, mark: &Mark) {
        let place = self.waiting.iter().position(|(id, _)| *id == mark.id);
        if let Some(place) = place {
            let (_, status) = self.waiting.remove(place);
            // Where something stood already, the server recorded nothing.
            let stood = match mark.says {
                Says::IfUnmarked(_) => self.stands.status.is_some(),
                Says::Confirms(_) => !self.stands.proposed || self.stands.status != status,
                // It has told of it before it answered, with all that is to be told; or it stood so.
                _ => {
                    let known = self.heard || self.typed.is_empty() && !self.stands.disputed;
                    self.stands.status == status && !self.stands.proposed && known
                }
            };
            if stood {
                return;
            }
            self.heard = false;
            // The server tells the rest by itself, if it can.
            self.stands = Stood {
                enrolment: self.stands.enrolment,
                status,
                minutes: self.typed.clone(),
                ..Stood::default()
            };
        }
    }

    /// A mark was refused, and what stood before stands.
    pub fn withdrawn(&mut self, mark: &Mark) {
        self.waiting.retain(|(id, _)| *id != mark.id);
        if self.undoable() == Some(mark.id.as_str()) {
            self.last = None;
        }
    }

    /// The time is over in which a mark is taken back without a reason: it is not offered any more,
    /// unless it still waits here. Says whether it was.
    pub fn settles(&mut self, id: &str) -> bool {
        let waits = self.waiting.iter().any(|(waiting, _)| waiting == id);
        let settles = self.undoable() == Some(id) && !waits;
        if settles {
            self.last = None;
        }
        settles
    }

    /// The server tells what stands. Says whether that is something else.
    pub fn hears(&mut self, stands: Stood) -> bool {
        let changed = self.stands != stands;
        if changed && self.waiting.is_empty() && self.stands.status != stands.status {
            // Somebody else spoke after this page; there is nothing of it to take back.
            self.last = None;
        }
        self.stands = stands;
        self.heard = true;
        changed
    }
}

#[cfg(test)]
mod tests;
