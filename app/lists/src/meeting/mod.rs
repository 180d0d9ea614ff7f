//! Lists of who was in a meeting, as Zoom, Teams and BigBlueButton hand them out.
//!
//! Zoom writes commas, below a head about the meeting; Teams tabs in UTF-16, in numbered sections;
//! BigBlueButton's dashboard commas, among columns about what people did. All of them name the
//! columns of a table, so that is what is looked for: a row that names who came, and when or for how
//! long. Where a file has several such tables, as Teams' has one of people and one of each coming
//! and going, the one that tells more is read.

mod times;

use rules::meetings::Join;

use crate::delimited::{DELIMITERS, Decoded};
use crate::{Budget, MOST_BYTES, MOST_ROWS, Refusal, kept};

/// What the columns may be called, as headers are compared.
const NAME: &[&str] = &[
    "name",
    "full name",
    "participant",
    "имя",
    "полное имя",
    "имя участника",
    "имя и фамилия",
    "аты",
    "аты жөні",
    "толық аты",
];
const ADDRESS: &[&str] = &[
    "user email",
    "email",
    "email address",
    "e mail",
    "электронная почта",
    "адрес электронной почты",
    "электронная почта пользователя",
    "электрондық пошта",
    "электрондық пошта мекенжайы",
];
/// The name by which one signs in, which mostly is an address.
const SIGN_IN: &[&str] = &[
    "participant id",
    "идентификатор участника",
    "қатысушы идентификаторы",
];
const FROM: &[&str] = &[
    "join time",
    "first join",
    "join",
    "joined",
    "joined at",
    "время входа",
    "время присоединения",
    "первое присоединение",
    "первый вход",
    "вход",
    "қосылу уақыты",
    "қосылған уақыты",
    "бірінші қосылу",
    "қосылды",
];
const TO: &[&str] = &[
    "leave time",
    "last leave",
    "leave",
    "left",
    "left at",
    "время выхода",
    "последний выход",
    "выход",
    "шығу уақыты",
    "шыққан уақыты",
    "соңғы шығу",
    "шықты",
];
const LENGTH: &[&str] = &[
    "duration",
    "total duration",
    "in meeting duration",
    "online time",
    "длительность",
    "продолжительность",
    "общая продолжительность",
    "продолжительность участия",
    "продолжительность участия в собрании",
    "ұзақтығы",
    "жалпы ұзақтығы",
    "кездесудегі ұзақтығы",
];

/// In which of the first rows the first table begins.
const TABLE_WITHIN: usize = 60;

/// The columns of a table.
#[derive(Clone, Copy, Debug)]
struct Columns {
    name: usize,
    address: Option<usize>,
    sign_in: Option<usize>,
    from: Option<usize>,
    to: Option<usize>,
    length: Option<usize>,
}

impl Columns {
    /// The columns that a row names, if it names who came, and when or for how long.
    fn of(cells: &[String]) -> Option<Self> {
        let headers: Vec<String> = cells
            .iter()
            .map(|cell| crate::headers::spelled(cell))
            .collect();
        let place = |names: &[&str]| {
            headers
                .iter()
                .position(|header| names.contains(&header.as_str()))
        };
        let columns = Self {
            name: place(NAME)?,
            address: place(ADDRESS),
            sign_in: place(SIGN_IN),
            from: place(FROM),
            to: place(TO),
            length: place(LENGTH),
        };
        (columns.from.is_some() || columns.length.is_some()).then_some(columns)
    }

    /// What a row says.
    fn join(&self, cells: &[String]) -> Option<Join> {
        let cell = |place: Option<usize>| {
            let cell = place.and_then(|place| cells.get(place));
            cell.map(|cell| kept(cell)).unwrap_or_default()
        };
        let name = cell(Some(self.name));
        let address = [cell(self.address), cell(self.sign_in)];
        let address = address.into_iter().find(|text| text.contains('@'));
        let join = Join {
            address: address.unwrap_or_default(),
            from: times::clock(&cell(self.from)),
            to: times::clock(&cell(self.to)),
            minutes: times::minutes(&cell(self.length)),
            name,
        };
        let tells = join.from.is_some() || join.minutes.is_some();
        (tells && !(join.name.is_empty() && join.address.is_empty())).then_some(join)
    }
}

/// Reads the list of a meeting.
///
/// # Errors
/// `NoMeeting` where no table is found, `Empty` where nobody stands below; what else is wrong with
/// the file, or when it costs more than the budget has.
pub fn read_meeting(bytes: &[u8], budget: &Budget) -> Result<Vec<Join>, Refusal> {
    if bytes.len() > MOST_BYTES {
        return Err(Refusal::TooLarge);
    }
    let text = Decoded::of(bytes)?;
    let mut open = None;
    for delimiter in text.said.into_iter().chain(DELIMITERS) {
        match tables(&text, delimiter, budget) {
            Ok(Some(joins)) if joins.is_empty() => return Err(Refusal::Empty),
            Ok(Some(joins)) => return Ok(joins),
            Ok(None) => {}
            Err(Refusal::OpenQuote { line }) => open = open.or(Some(line)),
            Err(refusal) => return Err(refusal),
        }
    }
    Err(open.map_or(Refusal::NoMeeting, |line| Refusal::OpenQuote { line }))
}

/// The joins of the table that tells most, where any is found.
fn tables(text: &Decoded, delimiter: char, budget: &Budget) -> Result<Option<Vec<Join>>, Refusal> {
    let mut rows = text.rows(delimiter);
    let mut found: Option<Vec<Join>> = None;
    let mut table: Option<(Columns, Vec<Join>)> = None;
    while let Some(cells) = rows.next(budget) {
        let cells = cells?;
        if let Some(columns) = Columns::of(&cells) {
            tells_more(&mut found, table.take());
            table = Some((columns, Vec::new()));
        } else if let Some((columns, joins)) = &mut table {
            if let Some(join) = columns.join(&cells) {
                budget.kept(join.name.len() + join.address.len())?;
                if joins.len() >= MOST_ROWS {
                    return Err(Refusal::TooManyRows { most: MOST_ROWS });
                }
                joins.push(join);
            }
        } else if rows.number() > TABLE_WITHIN {
            break;
        }
    }
    tells_more(&mut found, table);
    Ok(found)
}

/// Keeps of two tables the one that tells of more comings; of equal ones the later, in which Teams
/// tells each.
fn tells_more(found: &mut Option<Vec<Join>>, table: Option<(Columns, Vec<Join>)>) {
    if let Some((_, joins)) = table
        && found
            .as_ref()
            .is_none_or(|before| joins.len() >= before.len())
    {
        *found = Some(joins);
    }
}

#[cfg(test)]
mod tests;
