//! What is left to do in a register: marks that nobody has confirmed, statements that contradict
//! each other, and people of whom nothing was said.

use jiff::Timestamp;
use rules::{
    attendance::{self, LeftToDo, Status, Unit},
    calendar::{self, Phase},
};
use sea_orm::DatabaseConnection;

use crate::{
    errors::AppError,
    trainings::{self, Member, Session, Training},
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

/// What the register of a training has for its organizers on a day.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// How many judges have a place.
    pub enrolled: usize,
    /// How many of them have chosen a password.
    pub signed_up: usize,
    /// Of how many of them it stands that they are at a session of today.
    pub there_today: usize,
    /// How many decisions wait: marks to be confirmed, contradictions to be settled.
    pub to_decide: usize,
    /// How many marks are missing at sessions that are over.
    pub gaps: usize,
}

/// Reads the day sheet of a training: a fixed number of queries, however many people there are. Of
/// a register that is closed nothing is left to do.
///
/// # Errors
/// When the database cannot be read.
pub async fn sheet(
    db: &DatabaseConnection,
    training: &Training,
    sessions: &[Session],
    now: Timestamp,
) -> Result<Sheet, AppError> {
    let closings = store::closings_at(db, sessions.iter().map(|session| session.id)).await?;
    let date = |time: Timestamp| training.zone.to_datetime(time).date();
    let is_today = |session: &&Session| date(session.gathering.starts_at) == date(now);
    let is_open = |session: &&Session| closings.closed(session.id).is_none();
    // Registers are closed one by one, and then nothing is left to do there: what is read does not
    // grow with the months that a training goes on.
    let told = sessions
        .iter()
        .filter(|session| is_today(session) || is_open(session));
    let standings = store::standings_at(db, told.map(|session| session.id)).await?;
    let members = trainings::members(db, training.id).await?;
    let today: Vec<&Session> = sessions.iter().filter(is_today).collect();
    let is_there = |member: &Member| {
        let mut standings = today
            .iter()
            .filter_map(|session| standings.get(session.id, member.enrolment));
        standings.any(Status::was_there)
    };
    let mut sheet = Sheet::default();
    for member in members.iter().filter(|member| member.takes_part()) {
        sheet.enrolled += 1;
        sheet.signed_up += usize::from(member.account.signed_up);
        sheet.there_today += usize::from(is_there(member));
    }
    let open = sessions.iter().filter(is_open);
    for item in open.flat_map(|session| at(session, &members, &standings, now)) {
        if item.is_to_decide() {
            sheet.to_decide += 1;
        } else {
            sheet.gaps += 1;
        }
    }
    Ok(sheet)
}

/// How many decisions wait in a register. Of one that is closed nothing is left to decide.
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
