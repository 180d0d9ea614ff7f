//! Checking a table for its training.

use std::collections::BTreeSet;

use course::Language;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use super::{Beside, Column, Doubt, Problem, ProblemKind, Row, days, hours};
use crate::attendance::Gathering;
use crate::calendar;
use hours::Hours;

/// A session that the agenda has already.
#[derive(Clone, Debug)]
pub struct Held {
    /// Its number.
    pub id: i64,
    /// Room or hall; may be empty.
    pub place: String,
    /// When it begins and ends.
    pub gathering: Gathering,
}

/// The training for which a table is read.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// Its first and its last day.
    pub days: (Date, Date),
    /// How many days it may have at most.
    pub most_days: u32,
    /// The zone whose clock it keeps.
    pub zone: &'a TimeZone,
    /// The languages in which its sessions have titles.
    pub languages: &'a [Language],
    /// The sessions that it has.
    pub sessions: &'a [Held],
}

/// A row, checked.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Its number; the first is 1.
    pub number: usize,
    /// What stands in it: what was understood in one way of writing, the rest as it was typed.
    pub row: Row,
    /// Whether it becomes no session: it is left out, or nothing stands in it.
    pub is_left: bool,
    /// When it begins and ends, where that was understood.
    pub gathering: Option<Gathering>,
    /// All that is wrong with it, in the order of the columns.
    pub problems: Vec<Problem>,
    /// What is doubtful about it.
    pub doubts: Vec<Doubt>,
}

impl Checked {
    /// The rooms are compared in one spelling.
    fn room(&self) -> Option<(String, Gathering)> {
        let room = spelling::folded(self.row.get(Column::Place));
        let gathering = self.gathering.filter(|_| !self.is_left);
        gathering
            .map(|gathering| (room, gathering))
            .filter(|(room, _)| !room.is_empty())
    }
}

/// Checks a whole table. Rows are counted from 1; those of `left` are to be left out.
#[must_use]
pub fn check(rows: &[Row], left: &BTreeSet<usize>, about: &About<'_>) -> Vec<Checked> {
    let mut above = Above::Nothing;
    let mut checked: Vec<Checked> = Vec::new();
    for (number, row) in (1..).zip(rows) {
        let mut one = Checked {
            number,
            row: row.clone(),
            is_left: row.is_blank() || left.contains(&number),
            gathering: None,
            problems: Vec::new(),
            doubts: Vec::new(),
        };
        if !row.is_blank() {
            let date = one.reads_day(&mut above, about);
            let times = one.reads_times();
            one.reads_titles(about.languages);
            one.reads_lengths();
            if let (Some(date), Some(times)) = (date, times) {
                one.reads_gathering(date, times, about.zone);
            }
        }
        if one.is_left {
            one.problems.clear();
            one.doubts.clear();
        }
        one.problems.sort_by_key(|problem| problem.column);
        if let Some(by) = beside(&one, &checked, about.sessions) {
            one.doubts.push(Doubt::RoomTaken { by });
        }
        checked.push(one);
    }
    checked
}

/// Which session is in the room of a row at its time: of the agenda, or else of a row above.
fn beside(one: &Checked, above: &[Checked], sessions: &[Held]) -> Option<Beside> {
    let (room, gathering) = one.room()?;
    let held = sessions.iter().find(|held| {
        spelling::folded(&held.place) == room && calendar::overlap(&held.gathering, &gathering)
    });
    let row = || {
        above.iter().find(|other| {
            other.room().is_some_and(|(other, taken)| {
                other == room && calendar::overlap(&taken, &gathering)
            })
        })
    };
    match held {
        Some(held) => Some(Beside::Session(held.id)),
        None => row().map(|other| Beside::Row(other.number)),
    }
}

/// The day of the row above.
enum Above {
    /// There is none.
    Nothing,
    /// It was not understood, which is said there.
    Said,
    /// This.
    Day(Date),
}

impl Checked {
    fn say(&mut self, column: Column, kind: ProblemKind) {
        self.problems.push(Problem { column, kind });
    }

    /// The day of the row, or else that of the row above.
    fn reads_day(&mut self, above: &mut Above, about: &About<'_>) -> Option<Date> {
        let column = Column::Date;
        let text = self.row.get(column).to_owned();
        let date = match (text.is_empty(), &*above) {
            (true, Above::Day(date)) => Some(*date),
            // It is put right above.
            (true, Above::Said) => return None,
            (true, Above::Nothing) => {
                self.say(column, ProblemKind::Missing);
                None
            }
            (false, _) => {
                let date = days::day(&text, about.days);
                if date.is_none() {
                    self.say(column, ProblemKind::NotUnderstood);
                }
                date
            }
        };
        let Some(date) = date else {
            // What is wrong in a row that is left out is said nowhere.
            *above = match self.is_left {
                true => Above::Nothing,
                false => Above::Said,
            };
            return None;
        };
        *above = Above::Day(date);
        self.row.set(column, &days::written(date));
        let (first, last) = about.days;
        let length = (last.max(date) - first.min(date)).get_days();
        if date < first || date > last {
            if u32::try_from(length).is_ok_and(|length| length >= about.most_days) {
                self.say(column, ProblemKind::FarOff);
            } else {
                self.doubts.push(Doubt::Outside { date });
            }
        }
        Some(date)
    }

    /// The times, from one cell or two.
    fn reads_times(&mut self) -> Option<(Time, Time)> {
        let (starts, ends) = (Column::StartsAt, Column::EndsAt);
        let texts = [starts, ends].map(|column| self.row.get(column).to_owned());
        let one = if texts[0].is_empty() || texts[1].is_empty() {
            hours::hours(&texts.concat())
        } else {
            None
        };
        let [from, to] = match one {
            Some(Hours::Both(from, to)) => {
                self.row.set(starts, &hours::written(from));
                self.row.set(ends, &hours::written(to));
                [Some(from), Some(to)]
            }
            _ => [(starts, &texts[0]), (ends, &texts[1])]
                .map(|(column, text)| self.reads_time(column, text)),
        };
        let both = from.zip(to);
        if both.is_some_and(|(from, to)| to <= from) {
            self.say(ends, ProblemKind::EndsFirst);
            return None;
        }
        both
    }

    /// The time of one cell.
    fn reads_time(&mut self, column: Column, text: &str) -> Option<Time> {
        let time = hours::time(text);
        match time {
            Some(time) => self.row.set(column, &hours::written(time)),
            None if text.is_empty() => self.say(column, ProblemKind::Missing),
            None => self.say(column, ProblemKind::NotUnderstood),
        }
        time
    }

    /// A title in one language stands for the others, too.
    fn reads_titles(&mut self, languages: &[Language]) {
        let used = languages.iter().copied();
        let all = used
            .clone()
            .chain([Language::Kk, Language::Ru, Language::En]);
        let mut titles = all.map(|language| self.row.get(Column::title(language)));
        let first = titles.find(|title| !title.is_empty());
        let first = first.unwrap_or_default().to_owned();
        for column in Column::ALL {
            match column.language() {
                Some(language) if !languages.contains(&language) => self.row.set(column, ""),
                Some(_) if self.row.get(column).is_empty() => self.row.set(column, &first),
                _ => {}
            }
        }
        let mut columns = Column::of(languages).into_iter();
        let column = columns.find(|column| column.language().is_some());
        if let (true, Some(column)) = (first.is_empty(), column) {
            self.say(column, ProblemKind::Missing);
        }
    }

    fn reads_lengths(&mut self) {
        for column in Column::ALL.into_iter().skip(Column::TitleKk.place()) {
            let most = column.most();
            if self.row.get(column).chars().count() > most {
                self.say(column, ProblemKind::TooLong { most });
            }
        }
    }

    fn reads_gathering(&mut self, date: Date, (from, to): (Time, Time), zone: &TimeZone) {
        let moments = [(Column::StartsAt, from), (Column::EndsAt, to)].map(|(column, time)| {
            let moment = calendar::civil_moment(date, time, zone).ok();
            if moment.is_none() {
                self.say(column, ProblemKind::NoSuchTime);
            }
            moment
        });
        if let [Some(starts_at), Some(ends_at)] = moments {
            self.gathering = Some(Gathering { starts_at, ends_at });
        }
    }
}
