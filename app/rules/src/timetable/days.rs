//! Days as people write them: 29.11.2026, 2026-11-29, 29 November 2026.

use jiff::civil::Date;

/// The beginnings of the names of months in English, Russian and Kazakh, in small letters.
const MONTHS: [&[&str]; 12] = [
    &["jan", "янв", "қаң"],
    &["feb", "фев", "ақп"],
    &["mar", "мар", "нау"],
    &["apr", "апр", "сәу"],
    &["may", "мая", "май", "мам"],
    &["jun", "июн", "мау"],
    &["jul", "июл", "шіл"],
    &["aug", "авг", "там"],
    &["sep", "сен", "қыр"],
    &["oct", "окт", "қаз"],
    &["nov", "ноя", "қар"],
    &["dec", "дек", "жел"],
];

/// What may stand beside a day and says no more: days of the week, and the word for a year.
const BESIDE: &[&str] = &[
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "пн",
    "вт",
    "ср",
    "чт",
    "пт",
    "сб",
    "вс",
    "понедельник",
    "вторник",
    "среда",
    "четверг",
    "пятница",
    "суббота",
    "воскресенье",
    "дс",
    "сс",
    "бс",
    "жм",
    "сн",
    "жс",
    "дүйсенбі",
    "сейсенбі",
    "сәрсенбі",
    "бейсенбі",
    "жұма",
    "сенбі",
    "жексенбі",
    "г",
    "год",
    "года",
    "ж",
    "жыл",
    "жылғы",
    "жылы",
];

/// What may follow a number without a space: 29th, 29-го, 2026г.
const AFTER: &[&str] = &["st", "nd", "rd", "th", "го", "е", "ое", "г", "ж"];

/// The day that a text names. One without a year is of the year in which it is one of `days`, or
/// else of that in which these begin.
#[must_use]
pub fn day(text: &str, days: (Date, Date)) -> Option<Date> {
    let text = spelling::folded(text);
    let (mut numbers, mut month) = (Vec::new(), None);
    // Workbooks show the time of midnight beside a day.
    let words = text.split_whitespace().filter(|word| !word.contains(':'));
    for piece in words.flat_map(|word| word.split(|c: char| !c.is_alphanumeric())) {
        let end = piece.find(|c: char| !c.is_ascii_digit());
        let (digits, letters) = piece.split_at(end.unwrap_or(piece.len()));
        if !digits.is_empty() {
            if !letters.is_empty() && !AFTER.contains(&letters) {
                return None;
            }
            numbers.push((digits.parse::<i16>().ok()?, digits.len()));
        } else if !letters.is_empty() && !BESIDE.contains(&letters) && !AFTER.contains(&letters) {
            if month.is_some() {
                return None;
            }
            month = Some(month_of(letters)?);
        }
    }
    // 11/29/2026 is what a workbook with American settings shows.
    let may_turn = text.contains('/');
    let (year, month, day) = match (month, &numbers[..]) {
        (None, [year @ (_, 4), month, day]) => (Some(*year), month.0, day.0),
        (None, [month, day, year]) if may_turn && day.0 > 12 => (Some(*year), month.0, day.0),
        (None, [day, month, year]) => (Some(*year), month.0, day.0),
        (None, [day, month]) => (None, month.0, day.0),
        (Some(month), [year @ (_, 4), day] | [day, year]) => (Some(*year), month, day.0),
        (Some(month), [day]) => (None, month, day.0),
        _ => return None,
    };
    let date = |year: i16| Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok();
    match year {
        Some((year, 4)) if (2000..=2099).contains(&year) => date(year),
        Some((year, 2)) => date(2000 + year),
        Some(_) => None,
        None => {
            let (first, last) = days;
            let mut found = [first.year(), last.year()].into_iter().filter_map(date);
            let within = found.clone().find(|date| (first..=last).contains(date));
            within.or_else(|| found.next())
        }
    }
}

/// The number of the month whose name begins so.
fn month_of(word: &str) -> Option<i16> {
    let begins = |names: &&[&str]| names.iter().any(|name| word.starts_with(name));
    let place = MONTHS.iter().position(begins);
    place.and_then(|place| i16::try_from(place + 1).ok())
}

/// A day as it is written in Kazakhstan.
pub(super) fn written(date: Date) -> String {
    date.strftime("%d.%m.%Y").to_string()
}
