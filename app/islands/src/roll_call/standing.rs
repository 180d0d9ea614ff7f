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
mod tests {
    use super::{super::mark::tests::says, *};

    fn stood(status: Option<&str>) -> Stood {
        Stood {
            enrolment: 7,
            status: status.map(str::to_owned),
            ..Stood::default()
        }
    }

    fn back(id: &str, of: &str) -> Mark {
        super::super::mark::tests::mark(id, Says::TakesBack(of.to_owned()))
    }

    #[test]
    fn what_stands_comes_to_the_browser_as_a_line() {
        let proposed = Stood {
            proposed: true,
            detail: "25 min\tand more".to_owned(),
            ..stood(Some("late"))
        };
        assert_eq!(
            String::from(proposed.clone()),
            "7\tlate\t?\t25 min\tand more"
        );
        let disputed = Stood {
            disputed: true,
            ..stood(Some("absent"))
        };
        assert_eq!(String::from(disputed.clone()), "7\tabsent\t!\t");
        let with_minutes = Stood {
            minutes: "25".to_owned(),
            ..disputed.clone()
        };
        assert_eq!(String::from(with_minutes.clone()), "7\tabsent\t!25\t");
        for stood in [proposed, disputed, with_minutes, stood(None)] {
            assert_eq!(Stood::from(String::from(stood.clone())), stood);
        }
    }

    #[test]
    fn what_the_server_told_before_it_answered_stays() {
        let mut standing = Standing::new(stood(None));
        let late = says("1", "late");
        standing.made(&late);
        let told = Stood {
            detail: "25 min".to_owned(),
            ..stood(Some("late"))
        };
        standing.hears(told);
        standing.taken(&late);
        assert_eq!(
            (standing.shown(), standing.detail()),
            (Some("late"), "25 min")
        );
    }

    #[test]
    fn minutes_are_shown_as_typed_until_the_server_tells_them() {
        let late = Stood {
            minutes: "25".to_owned(),
            ..stood(Some("late"))
        };
        let mut standing = Standing::new(late.clone());
        assert_eq!((standing.takes_minutes(), standing.minutes()), (true, "25"));
        let sets = Says::Minutes("late".to_owned(), "20".to_owned());
        let sets = super::super::mark::tests::mark("1", sets);
        standing.made(&sets);
        assert_eq!((standing.shown(), standing.minutes()), (Some("late"), "20"));
        standing.taken(&sets);
        assert_eq!(standing.minutes(), "20");
        // What is tapped after that has minutes by the server's clock.
        standing.made(&says("2", "left-early"));
        assert_eq!(standing.minutes(), "");
        standing.withdrawn(&says("2", "left-early"));
        assert_eq!(standing.minutes(), "20");
        standing.made(&says("3", "absent"));
        assert!(!standing.takes_minutes());
    }

    #[test]
    fn what_has_stood_for_a_while_is_not_offered_to_be_taken_back() {
        let mut standing = Standing::new(stood(None));
        let (first, second) = (says("1", "late"), says("2", "present"));
        standing.made(&first);
        assert!(!standing.settles("1"), "it waits");
        standing.taken(&first);
        assert!(standing.settles("1"));
        assert_eq!(standing.undoable(), None);
        standing.made(&second);
        standing.taken(&second);
        assert!(!standing.settles("1"));
        assert_eq!(standing.undoable(), Some("2"));
    }

    #[test]
    fn only_what_is_still_proposed_is_confirmed() {
        let proposed = Stood {
            proposed: true,
            ..stood(Some("present"))
        };
        let confirms = super::super::mark::tests::mark("1", Says::Confirms("present".to_owned()));
        for (heard, shown) in [(None, "present"), (Some("absent"), "absent")] {
            let mut standing = Standing::new(proposed.clone());
            standing.made(&confirms);
            if heard.is_some() {
                standing.hears(stood(heard));
            }
            standing.taken(&confirms);
            assert_eq!(standing.shown(), Some(shown));
            assert!(!standing.is_proposed());
        }
    }

    #[test]
    fn the_last_mark_is_shown_while_it_waits() {
        let mut standing = Standing::new(stood(Some("absent")));
        let (first, second) = (says("1", "late"), says("2", "present"));
        let shown = |standing: &Standing| (standing.shown().map(str::to_owned), standing.waits());
        assert_eq!(shown(&standing), (Some("absent".to_owned()), false));
        standing.made(&first);
        standing.made(&second);
        // The outbox may tell of it again.
        standing.made(&second);
        assert_eq!(shown(&standing), (Some("present".to_owned()), true));
        standing.taken(&first);
        assert_eq!(shown(&standing), (Some("present".to_owned()), true));
        standing.taken(&second);
        assert_eq!(shown(&standing), (Some("present".to_owned()), false));
    }

    #[test]
    fn after_a_refusal_stands_what_the_server_has() {
        let mut standing = Standing::new(stood(None));
        let (first, second) = (says("1", "late"), says("2", "present"));
        standing.made(&first);
        standing.made(&second);
        standing.taken(&first);
        standing.withdrawn(&second);
        assert_eq!((standing.shown(), standing.waits()), (Some("late"), false));
        assert_eq!(standing.undoable(), None);
    }

    #[test]
    fn what_is_taken_back_shows_what_was_before() {
        let mut standing = Standing::new(stood(Some("late")));
        let first = says("1", "absent");
        standing.made(&first);
        assert_eq!(standing.undoable(), Some("1"));
        // While both wait, and after both were taken.
        let undo = back("2", "1");
        standing.made(&undo);
        assert_eq!(
            (standing.shown(), standing.undoable()),
            (Some("late"), None)
        );
        standing.taken(&first);
        standing.taken(&undo);
        assert_eq!((standing.shown(), standing.waits()), (Some("late"), false));
        // When the mark was taken long before.
        standing.made(&says("3", "present"));
        standing.taken(&says("3", "present"));
        standing.made(&back("4", "3"));
        assert_eq!(standing.shown(), Some("late"));
        standing.withdrawn(&back("4", "3"));
        assert_eq!(standing.shown(), Some("present"));
    }

    #[test]
    fn what_was_only_for_the_unmarked_leaves_what_stands() {
        let mut standing = Standing::new(stood(None));
        let others = super::super::mark::tests::mark("1", Says::IfUnmarked("present".to_owned()));
        standing.made(&others);
        standing.hears(stood(Some("absent")));
        standing.taken(&others);
        assert_eq!(standing.shown(), Some("absent"));
    }

    #[test]
    fn who_says_what_stands_keeps_what_is_known_of_it() {
        let known = Stood {
            minutes: "25".to_owned(),
            detail: "25 min".to_owned(),
            ..stood(Some("late"))
        };
        let mut standing = Standing::new(known.clone());
        assert!(standing.says("late") && !standing.is_own());
        let again = says("1", "late");
        standing.made(&again);
        assert!(standing.is_own());
        assert_eq!(standing.undoable(), None);
        standing.taken(&again);
        assert_eq!(standing, Standing::new(known));
        // What is settled by it is settled.
        let disputed = Stood {
            disputed: true,
            ..stood(Some("late"))
        };
        let mut standing = Standing::new(disputed);
        assert!(!standing.says("late"));
        standing.made(&again);
        assert_eq!(standing.undoable(), Some("1"));
        standing.taken(&again);
        assert!(standing.says("late"));
    }

    #[test]
    fn what_is_confirmed_is_what_was_seen() {
        let proposed = |status| Stood {
            proposed: true,
            ..stood(Some(status))
        };
        let mut standing = Standing::new(proposed("present"));
        let confirms = super::super::mark::tests::mark("1", Says::Confirms("present".to_owned()));
        standing.made(&confirms);
        standing.hears(proposed("late"));
        standing.taken(&confirms);
        assert_eq!(standing.shown(), Some("late"));
        assert!(standing.is_proposed());
    }

    #[test]
    fn what_others_say_is_heard_and_what_waits_stays_on_top() {
        let mut standing = Standing::new(stood(None));
        let proposed = Stood {
            proposed: true,
            detail: "25 min".to_owned(),
            ..stood(Some("late"))
        };
        assert!(standing.hears(proposed.clone()));
        assert!(!standing.hears(proposed));
        assert!(standing.is_proposed());
        assert_eq!(
            (standing.shown(), standing.detail()),
            (Some("late"), "25 min")
        );
        let mark = says("1", "present");
        standing.made(&mark);
        assert!(!standing.is_proposed());
        standing.hears(stood(Some("absent")));
        assert_eq!((standing.shown(), standing.detail()), (Some("present"), ""));
        standing.taken(&mark);
        assert_eq!(standing.undoable(), Some("1"));
        standing.hears(stood(Some("present")));
        assert_eq!(standing.undoable(), Some("1"));
        standing.hears(stood(Some("absent")));
        assert_eq!(
            (standing.shown(), standing.undoable()),
            (Some("absent"), None)
        );
    }
}
