//! What stands at many sessions at once: derived once, and kept small. A training of 2,000 people and
//! 300 sessions has 600,000 marks.

use std::collections::BTreeSet;

use futures_util::TryStreamExt as _;
use records::attendance_mark as mark;
use rules::attendance::{self, Mark, Standing, Status, Unit};
use sea_orm::{DatabaseConnection, EntityTrait as _, QueryFilter as _, QueryOrder as _};

use crate::{db::many::among, errors::AppError, trainings::Member};

use super::{Marks, marks::mark_of};

/// What was said about a person at a session, and what stands.
#[derive(Clone, Copy, Debug)]
struct Cell {
    session: i64,
    enrolment: i64,
    /// Where its marks begin among all; they end where those of the next begin.
    first: usize,
    /// What stands about the whole of the session: pages and files ask for it several times.
    standing: Option<Standing>,
}

/// What stands, by session and enrolment.
#[derive(Clone, Debug, Default)]
pub struct Standings {
    /// By session, then by enrolment.
    cells: Vec<Cell>,
    /// All that was said, cell by cell.
    marks: Vec<Mark>,
    /// Of whom something was said that holds.
    marked: BTreeSet<i64>,
}

impl Standings {
    /// The status that stands about a person at a session.
    pub fn get(&self, session: i64, enrolment: i64) -> Option<Status> {
        self.standing(session, enrolment)
            .map(|standing| standing.status)
    }

    /// What stands about a person at a session, with its minutes.
    pub fn standing(&self, session: i64, enrolment: i64) -> Option<Standing> {
        self.cells[self.find(session, enrolment)?].standing
    }

    /// What stands about a person at a part of a session, or at the whole of it.
    pub fn standing_in(&self, session: i64, enrolment: i64, unit: Unit) -> Option<Standing> {
        match unit {
            Unit::Whole => self.standing(session, enrolment),
            part => self
                .in_part(session, enrolment, part)
                .and_then(Standing::of),
        }
    }

    /// The mark that stands about a person at a part of a session; of the whole where it has no
    /// parts.
    pub fn in_part(&self, session: i64, enrolment: i64, part: Unit) -> Option<&Mark> {
        attendance::stands_in(self.marks(session, enrolment), part)
    }

    /// What an organizer has to settle about a person at a part of a session: it was received after
    /// what stands, and says otherwise.
    pub fn beside(&self, session: i64, enrolment: i64, part: Unit) -> Option<&Mark> {
        attendance::beside(self.marks(session, enrolment), part)
    }

    /// Whether a person stands in the register: takes part, or left marks behind that hold, before
    /// withdrawing, waiting for a place again, or taking another role.
    pub fn registers(&self, member: &Member) -> bool {
        member.takes_part() || self.marked.contains(&member.enrolment)
    }

    /// Whether something was said about a person at the sessions that were read, and holds.
    pub fn registers_mark_of(&self, member: &Member) -> bool {
        self.marked.contains(&member.enrolment)
    }

    /// The enrolments of whom something was said that holds.
    pub fn marked(&self) -> impl Iterator<Item = i64> {
        self.marked.iter().copied()
    }

    /// The enrolments of whom anything was said at a session, be it taken back.
    pub fn about(&self, session: i64) -> impl Iterator<Item = i64> {
        let from = self.cells.partition_point(|cell| cell.session < session);
        let cells = self.cells[from..].iter();
        cells
            .take_while(move |cell| cell.session == session)
            .map(|cell| cell.enrolment)
    }

    /// All that was said about a person at a session.
    pub fn marks(&self, session: i64, enrolment: i64) -> &[Mark] {
        self.find(session, enrolment).map_or(&[], |cell| {
            let next = self.cells.get(cell + 1);
            let end = next.map_or(self.marks.len(), |next| next.first);
            &self.marks[self.cells[cell].first..end]
        })
    }

    fn find(&self, session: i64, enrolment: i64) -> Option<usize> {
        let place = |cell: &Cell| (cell.session, cell.enrolment);
        self.cells
            .binary_search_by_key(&(session, enrolment), place)
            .ok()
    }

    /// Takes what was said next, where it comes by session and then by enrolment.
    fn push(&mut self, session: i64, enrolment: i64, mark: Mark) {
        let last = self.cells.last();
        if last.is_none_or(|last| (last.session, last.enrolment) != (session, enrolment)) {
            self.derive();
            self.cells.push(Cell {
                session,
                enrolment,
                first: self.marks.len(),
                standing: None,
            });
        }
        self.marks.push(mark);
    }

    /// Says what stands in the last cell, of which everything has been taken.
    fn derive(&mut self) {
        if let Some(cell) = self.cells.last_mut() {
            let marks = &self.marks[cell.first..];
            cell.standing = attendance::stands(marks);
            if !attendance::holding(marks).is_empty() {
                self.marked.insert(cell.enrolment);
            }
        }
    }
}

impl From<Marks> for Standings {
    fn from(marks: Marks) -> Self {
        let mut standings = Self::default();
        for ((session, enrolment), marks) in marks {
            for mark in marks {
                standings.push(session, enrolment, mark);
            }
        }
        standings.derive();
        standings
    }
}

/// What stands at these sessions. Rows are read one by one and not kept: held together they take
/// ten times the room of what is made of them.
///
/// # Errors
/// When the database cannot be read.
pub async fn standings_at(
    db: &DatabaseConnection,
    sessions: impl IntoIterator<Item = i64>,
) -> Result<Standings, AppError> {
    let mut rows = mark::Entity::find()
        .filter(among(db, mark::Column::SessionId, sessions))
        .order_by_asc(mark::Column::SessionId)
        .order_by_asc(mark::Column::EnrolmentId)
        .order_by_asc(mark::Column::Number)
        .stream(db)
        .await?;
    let mut standings = Standings::default();
    while let Some(row) = rows.try_next().await? {
        if let Some(mark) = mark_of(&row) {
            standings.push(row.session_id, row.enrolment_id, mark);
        }
    }
    standings.derive();
    Ok(standings)
}
