//! Times as people write them: 9:00, 09.00, 9-00, 9:00–10:30.

use jiff::civil::Time;

/// What a cell tells of times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hours {
    /// One time.
    One(Time),
    /// When something begins, and when it ends.
    Both(Time, Time),
}

/// Between the beginning and the end.
const BETWEEN: &[&str] = &["-", "до", "по", "to", "until", "till"];
/// What may stand beside a time and says no more.
const BESIDE: &[&str] = &[
    "с",
    "в",
    "from",
    "at",
    "ч",
    "ч.",
    "час",
    "часа",
    "часов",
    "h",
    "мин",
    "мин.",
    "сағ",
    "сағ.",
    "сағат",
    "ден",
    "дан",
    "тен",
    "тан",
    "нен",
    "нан",
    "ға",
    "ге",
    "қа",
    "ке",
    "дейін",
];
/// Between an hour and its minutes.
const WITHIN: &[&str] = &[":", "."];
/// The halves of a day.
const HALVES: [(&str, i8); 4] = [("am", 0), ("a.m.", 0), ("pm", 12), ("p.m.", 12)];

/// A number of hours or minutes, with how many digits it has.
type Number = (i8, usize);

/// A time before it is one: its numbers, and the half of the day.
#[derive(Debug, Default)]
struct Piece {
    numbers: Vec<Number>,
    half: Option<i8>,
}

/// The times in a cell.
pub(super) fn hours(text: &str) -> Option<Hours> {
    let pieces = pieces(text)?;
    if let Some(alone) = alone(&pieces) {
        return match alone[..] {
            // 9-00 is a time; from 9 to 10 is a long one.
            [hour, minute @ (more, 2)] if more <= hour.0 || more > 24 => {
                Some(Hours::One(clock(&[hour, minute])?))
            }
            [from, to] => Some(Hours::Both(clock(&[from])?, clock(&[to])?)),
            [hour, minute, other, more] => {
                Some(Hours::Both(clock(&[hour, minute])?, clock(&[other, more])?))
            }
            _ => None,
        };
    }
    match &pieces[..] {
        [one] => Some(Hours::One(one.time()?)),
        [from, to] => Some(Hours::Both(from.time()?, to.time()?)),
        _ => None,
    }
}

/// The time in a cell that has one.
pub(super) fn time(text: &str) -> Option<Time> {
    let pieces = pieces(text)?;
    match (alone(&pieces).as_deref(), &pieces[..]) {
        (Some([hour, minute @ (_, 2)]), _) => clock(&[*hour, *minute]),
        (None, [one]) => one.time(),
        _ => None,
    }
}

/// A time as it is written.
pub(super) fn written(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

/// The numbers of several pieces that have one each: they may be hours, or hours and minutes.
fn alone(pieces: &[Piece]) -> Option<Vec<Number>> {
    let alone: Option<Vec<Number>> = pieces
        .iter()
        .map(|piece| match (&piece.numbers[..], piece.half) {
            ([number @ (_, 1..=2)], None) => Some(*number),
            _ => None,
        })
        .collect();
    alone.filter(|numbers| numbers.len() > 1)
}

/// A text as pieces that are a time each; none where it says anything else.
fn pieces(text: &str) -> Option<Vec<Piece>> {
    let text = spelling::folded(text);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut begins = true;
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit());
        let (digits, after) = rest.split_at(digits.unwrap_or(rest.len()));
        if !digits.is_empty() {
            if begins {
                pieces.push(Piece::default());
            }
            let numbers = &mut pieces.last_mut()?.numbers;
            match digits.len() {
                1 | 2 => numbers.push((digits.parse().ok()?, digits.len())),
                // 0900, without anything between.
                3 | 4 if begins => {
                    let (hour, minute) = digits.split_at(digits.len() - 2);
                    numbers.push((hour.parse().ok()?, hour.len()));
                    numbers.push((minute.parse().ok()?, 2));
                }
                _ => return None,
            }
            begins = false;
        }
        let words = after.find(|c: char| c.is_ascii_digit());
        let (words, after) = after.split_at(words.unwrap_or(after.len()));
        for word in words
            .replace('-', " - ")
            .replace(':', " : ")
            .split_whitespace()
        {
            let half = HALVES.iter().find(|(half, _)| *half == word);
            if let Some((_, half)) = half {
                pieces.last_mut()?.half = Some(*half);
            } else if BETWEEN.contains(&word) {
                begins = true;
            } else if !BESIDE.contains(&word) && !WITHIN.contains(&word) {
                return None;
            }
        }
        rest = after;
    }
    (!pieces.is_empty()).then_some(pieces)
}

impl Piece {
    fn time(&self) -> Option<Time> {
        let mut numbers = self.numbers.clone();
        if let (Some(half), Some((hour, _))) = (self.half, numbers.first_mut()) {
            if !(1..=12).contains(hour) {
                return None;
            }
            *hour = *hour % 12 + half;
        }
        clock(&numbers)
    }
}

/// Hours, minutes and seconds, of which the last two may be left out.
fn clock(numbers: &[Number]) -> Option<Time> {
    let (hour, minute) = match numbers {
        [(hour, _)] => (*hour, 0),
        [(hour, _), (minute, 2)] | [(hour, _), (minute, 2), (_, 2)] => (*hour, *minute),
        _ => return None,
    };
    Time::new(hour, minute, 0, 0).ok()
}
