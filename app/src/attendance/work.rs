//! What is left to do in a register: marks that nobody has confirmed, statements that contradict
//! each other, and people of whom nothing was said.

use jiff::Timestamp;
use rules::{
    attendance::{self, LeftToDo, Unit},
    calendar::{self, Phase},
};
use sea_orm::ConnectionTrait;

use crate::{
    errors::AppError,
    trainings::{self, Member, Session},
};

use super::store::{self, Closings, Standings};

/// What is left to do about one person at one part of a session.
#[derive(Clone, Debug)]
pub struct Item {
    /// Who.
    pub member: Member,
    /// The part of the session; the whole where it has none.
    pub unit: Unit,
    /// What.
    pub what: LeftToDo,
}

impl Item {
    /// Whether somebody waits for a decision, and it is not only a gap.
    pub fn is_to_decide(&self) -> bool {
        self.what != LeftToDo::Mark
    }
}

/// What is left to do at a session, by the names of people. Of those who take part: of nobody else
/// marks can be made.
pub fn at(
    session: &Session,
    members: &[Member],
    standings: &Standings,
    now: Timestamp,
) -> Vec<Item> {
    let is_over = calendar::phase(&session.gathering, now) == Phase::Past;
    let people = members.iter().filter(|member| member.takes_part());
    let items = people.flat_map(|member| {
        let marks = standings.marks(session.id, member.enrolment);
        session.parts().into_iter().filter_map(move |unit| {
            let what = attendance::left_to_do(marks, unit, is_over, session.moved_at)?;
            // Of who is not expected nothing is missing.
            if what == LeftToDo::Mark && !session.expects(member) {
                return None;
            }
            let member = member.clone();
            Some(Item { member, unit, what })
        })
    });
    items.collect()
}

/// How many decisions wait in the register of a training.
///
/// # Errors
/// When the database cannot be read.
pub async fn to_decide(
    db: &impl ConnectionTrait,
    training: i64,
    now: Timestamp,
) -> Result<usize, AppError> {
    let sessions = trainings::sessions(db, training).await?;
    let ids = || sessions.iter().map(|session| session.id);
    let standings: Standings = store::marks_at(db, ids()).await?.into();
    let closings = store::closings_at(db, ids()).await?;
    let members = trainings::members(db, training).await?;
    Ok(count(&sessions, &members, &standings, &closings, now))
}

/// The same, of what was read already. Of a register that is closed nothing is left to decide.
pub fn count(
    sessions: &[Session],
    members: &[Member],
    standings: &Standings,
    closings: &Closings,
    now: Timestamp,
) -> usize {
    let open = sessions
        .iter()
        .filter(|session| closings.closed(session.id).is_none());
    let items = open.flat_map(|session| at(session, members, standings, now));
    items.filter(Item::is_to_decide).count()
}
