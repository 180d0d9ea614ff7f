//! What stands in one place of a row, with other people left out.

use jiff::Timestamp;
use records::Moment;
use sea_orm::Value;

/// What stands in one place of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Nothing,
    /// A text or a code.
    Text(String),
    /// A number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// A time.
    Time(Timestamp),
    /// Who did it.
    By(By),
}

/// Somebody, without saying who.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The person whose data these are.
    You,
    /// Another person.
    Another,
    /// The platform itself, or somebody at the server.
    Platform,
}

/// What stands in a column, as the person with these accounts is told it.
pub(super) fn cell(name: &str, value: Value, me: &[i64]) -> Cell {
    let number = match value {
        Value::BigInt(number) => number,
        Value::Int(number) => number.map(i64::from),
        Value::Bool(flag) => return flag.map_or(Cell::Nothing, Cell::Flag),
        Value::String(text) => {
            return text.map_or(Cell::Nothing, Cell::Text);
        }
        // No table has anything else.
        _ => return Cell::Nothing,
    };
    match number {
        _ if is_author(name) => Cell::By(match number {
            Some(account) if me.contains(&account) => By::You,
            Some(_) => By::Another,
            None => By::Platform,
        }),
        Some(time) if is_time(name) => Cell::Time(Moment(time).into()),
        Some(number) => Cell::Number(number),
        None => Cell::Nothing,
    }
}

/// Whether a column says which account did something.
fn is_author(name: &str) -> bool {
    name.ends_with("_by") || name == "actor_id"
}

fn is_time(name: &str) -> bool {
    // How long a letter's text is before its link is no time.
    name != "secret_at" && (name == "at" || name.ends_with("_at") || name.ends_with("_since"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn others_are_never_told_by_number() {
        let by = |account| cell("recorded_by", Value::BigInt(account), &[7]);
        assert_eq!(by(Some(7)), Cell::By(By::You));
        assert_eq!(by(Some(8)), Cell::By(By::Another));
        assert_eq!(by(None), Cell::By(By::Platform));
        assert_eq!(cell("id", Value::BigInt(Some(8)), &[7]), Cell::Number(8));
    }
}
