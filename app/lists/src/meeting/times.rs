//! Times as the platforms write them, in the formats of many countries.

use jiff::civil::{Date, Time};
use rules::meetings::Clock;

/// A moment: `05/30/2026 09:02:11 AM`, `30.05.2026, 09:02:11`, `2026-05-30 09:02:11`, `9:02 PM`. Of
/// a date whose day and month may stand in either order, both are kept.
pub(super) fn clock(text: &str) -> Option<Clock> {
    let lower = text.to_lowercase();
    let (mut numbers, mut time, mut half) = (Vec::new(), None, None);
    let parts = lower.split(|c: char| !c.is_alphanumeric() && c != ':');
    for part in parts.filter(|part| !part.is_empty()) {
        match part {
            _ if part.contains(':') => time = time.or(Some(part)),
            "am" | "a" | "дп" => half = half.or(Some(0)),
            "pm" | "p" | "пп" => half = half.or(Some(12)),
            _ => numbers.extend(part.parse::<i16>().ok()),
        }
    }
    let mut pieces = time?.split(':').map(str::parse::<i8>);
    let (hour, minute) = (pieces.next()?.ok()?, pieces.next()?.ok()?);
    let second = pieces.next().transpose().ok()?.unwrap_or(0);
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        _ => hour,
    };
    Some(Clock {
        days: days(&numbers),
        time: Time::new(hour, minute, second, 0).ok()?,
    })
}

/// The days that the numbers of a date may mean.
fn days(numbers: &[i16]) -> Vec<Date> {
    let [first, second, third] = numbers else {
        return Vec::new();
    };
    let date = |year: i16, month: i16, day: i16| {
        let year = if year < 100 { year + 2000 } else { year };
        Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()
    };
    let mut days: Vec<Date> = if *first > 99 {
        date(*first, *second, *third).into_iter().collect()
    } else {
        [date(*third, *first, *second), date(*third, *second, *first)]
            .into_iter()
            .flatten()
            .collect()
    };
    days.dedup();
    days
}

/// Whole minutes of a length of time: `58`, `01:13:42`, `1h 13m 42s`, `1 ч 13 мин 42 с`.
pub(super) fn minutes(text: &str) -> Option<u32> {
    let lower = text.trim().to_lowercase();
    if let Ok(minutes) = lower.parse() {
        return Some(minutes);
    }
    if lower.contains(':') {
        let mut pieces = lower.split(':').map(|piece| piece.trim().parse::<u32>());
        let (hours, minutes) = (pieces.next()?.ok()?, pieces.next()?.ok()?);
        return hours.checked_mul(60)?.checked_add(minutes);
    }
    let (mut seconds, mut number, mut found) = (0_u32, String::new(), false);
    let mut is_unit = false;
    for c in lower.chars().chain([' ']) {
        if c.is_ascii_digit() {
            number.push(c);
            is_unit = false;
        } else if c.is_alphabetic() && !is_unit && !number.is_empty() {
            let each = match c {
                'h' | 'ч' => 3600,
                'm' | 'м' => 60,
                // An hour is “сағ” in Kazakh, and a second “с” in Russian.
                's' | 'с' if lower.contains("сағ") && !found => 3600,
                's' | 'с' => 1,
                _ => return None,
            };
            let amount: u32 = number.parse().ok()?;
            seconds = seconds.checked_add(amount.checked_mul(each)?)?;
            (found, is_unit) = (true, true);
            number.clear();
        }
    }
    found.then_some(seconds / 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_as_platforms_write_them() {
        for (text, days, time) in [
            ("05/30/2026 09:02:11 AM", &["2026-05-30"][..], "09:02:11"),
            ("05/30/2026 12:02:11 AM", &["2026-05-30"], "00:02:11"),
            (
                "5/4/26, 4:30:36\u{202f}PM",
                &["2026-05-04", "2026-04-05"],
                "16:30:36",
            ),
            ("30.05.2026, 09:02:11", &["2026-05-30"], "09:02:11"),
            ("2026-05-30 12:02", &["2026-05-30"], "12:02:00"),
            ("5/30/2026, 12:02:11 p.m.", &["2026-05-30"], "12:02:11"),
            ("18:14", &[], "18:14:00"),
        ] {
            let clock = clock(text).unwrap();
            let told: Vec<String> = clock.days.iter().map(ToString::to_string).collect();
            assert_eq!(told, days, "{text}");
            assert_eq!(clock.time.to_string(), time, "{text}");
        }
        for text in [
            "",
            "-",
            "yesterday",
            "25:00",
            "9:75",
            "30.05.2026",
            ":",
            "9:",
        ] {
            assert_eq!(clock(text), None, "{text}");
        }
    }

    #[test]
    fn lengths_as_platforms_write_them() {
        for (text, expected) in [
            ("58", Some(58)),
            ("1h 13m 42s", Some(73)),
            ("59m 35s", Some(59)),
            ("40s", Some(0)),
            ("01:13:42", Some(73)),
            ("1 ч 13 мин 42 с", Some(73)),
            ("1 сағ 13 мин 42 сек", Some(73)),
            ("", None),
            ("-", None),
            ("long", None),
            ("99999999h", None),
        ] {
            assert_eq!(minutes(text), expected, "{text}");
        }
    }
}
