//! Days and times as people read them, in their language and in the training's zone.

use std::sync::LazyLock;

use course::Language;
use icu::{
    calendar::Iso,
    datetime::{DateTimeFormatter, fieldsets},
    locale::{Locale, locale},
};
use jiff::{Timestamp, civil, tz::TimeZone};
use jiff_icu::ConvertInto as _;

use crate::language::say;

struct Formats {
    day: DateTimeFormatter<fieldsets::YMD>,
    weekday: DateTimeFormatter<fieldsets::YMDE>,
    /// Without the year.
    short: DateTimeFormatter<fieldsets::MD>,
}

static FORMATS: LazyLock<Vec<Option<Formats>>> =
    LazyLock::new(|| Language::ALL.into_iter().map(formats).collect());

fn formats(language: Language) -> Option<Formats> {
    let locale: Locale = match language {
        // British order: day, month, year, as in both other languages.
        Language::En => locale!("en-GB"),
        Language::Ru => locale!("ru"),
        Language::Kk => locale!("kk"),
    };
    Some(Formats {
        day: DateTimeFormatter::try_new((&locale).into(), fieldsets::YMD::long()).ok()?,
        weekday: DateTimeFormatter::try_new((&locale).into(), fieldsets::YMDE::long()).ok()?,
        short: DateTimeFormatter::try_new((&locale).into(), fieldsets::MD::long()).ok()?,
    })
}

fn of(language: Language) -> Option<&'static Formats> {
    let place = Language::ALL.iter().position(|each| *each == language)?;
    FORMATS.get(place)?.as_ref()
}

/// “30 May 2024”.
pub fn day(language: Language, date: civil::Date) -> String {
    let iso: icu::calendar::Date<Iso> = date.convert_into();
    of(language).map_or_else(
        || date.to_string(),
        |f| unbroken(&f.day.format(&iso).to_string()),
    )
}

/// With spaces at which no line breaks: “25” and “November” belong together.
fn unbroken(day: &str) -> String {
    day.replace(' ', "\u{a0}")
}

/// “Thursday 30 May 2024”.
pub fn weekday(language: Language, date: civil::Date) -> String {
    let iso: icu::calendar::Date<Iso> = date.convert_into();
    of(language).map_or_else(|| date.to_string(), |f| f.weekday.format(&iso).to_string())
}

/// “30 May”: within a year that was said.
fn short(language: Language, date: civil::Date) -> String {
    let iso: icu::calendar::Date<Iso> = date.convert_into();
    of(language).map_or_else(
        || date.to_string(),
        |f| unbroken(&f.short.format(&iso).to_string()),
    )
}

/// “30 May 2024”, “30–31 May 2024”, “31 May – 1 June 2024” or “31 December 2024 – 1 January 2025”:
/// what two days have in common is said once, where the language has it (the year comes first in
/// Kazakh). ICU4X has no intervals of dates yet.
pub fn days(language: Language, first: civil::Date, last: civil::Date) -> String {
    let whole = (day(language, first), day(language, last));
    if first == last {
        return whole.0;
    }
    if first.year() != last.year() {
        return format!("{} – {}", whole.0, whole.1);
    }
    if first.month() == last.month() {
        let number = last.day().to_string();
        let span = format!("{}–{number}", first.day());
        let one: Vec<&str> = whole.1.split('\u{a0}').collect();
        let both = one
            .iter()
            .map(|word| if *word == number { &span } else { *word });
        return both.collect::<Vec<_>>().join("\u{a0}");
    }
    if whole.0.starts_with(&first.year().to_string()) {
        format!("{} – {}", whole.0, short(language, last))
    } else {
        format!("{} – {}", short(language, first), whole.1)
    }
}

/// “14:02”, on the clock of a zone. Twenty-four hours in every language: as agendas have it.
pub fn clock(time: Timestamp, zone: &TimeZone) -> String {
    time.to_zoned(zone.clone()).strftime("%H:%M").to_string()
}

/// “14:02” for the end of what begins at a time, or “01:00 (+1)” on the day after: how many days on
/// is said, so that nobody takes the night for the morning before.
pub fn until(starts: Timestamp, ends: Timestamp, zone: &TimeZone) -> String {
    let nights = zone.to_datetime(ends).date() - zone.to_datetime(starts).date();
    match nights.get_days() {
        0 => clock(ends, zone),
        nights => format!("{} (+{nights})", clock(ends, zone)),
    }
}

/// “14:02:11”, on the clock of a zone.
pub fn clock_seconds(time: Timestamp, zone: &TimeZone) -> String {
    time.to_zoned(zone.clone()).strftime("%H:%M:%S").to_string()
}

/// “30 May 2024, 14:02”, on the clock of a zone.
pub fn moment(language: Language, time: Timestamp, zone: &TimeZone) -> String {
    let there = time.to_zoned(zone.clone());
    format!(
        "{}, {}",
        day(language, there.date()),
        there.strftime("%H:%M")
    )
}

/// [`moment`] with the offset: “30 May 2024, 14:02 (UTC+05:00)”.
pub fn moment_and_offset(language: Language, time: Timestamp, zone: &TimeZone) -> String {
    let there = moment(language, time, zone);
    format!("{there} ({})", offset(time, zone))
}

/// The clock that is kept where nobody's training says otherwise: the country's.
pub fn country_zone() -> TimeZone {
    TimeZone::get("Asia/Almaty").unwrap_or(TimeZone::UTC)
}

/// The same point in time for machines: `2024-05-30T09:00:00+05:00`.
pub fn machine(time: Timestamp, zone: &TimeZone) -> String {
    time.to_zoned(zone.clone())
        .strftime("%Y-%m-%dT%H:%M:%S%:z")
        .to_string()
}

/// What the zone's clock is ahead of UTC at each of these times, in their order: where the clocks
/// are changed in between, with the day from which the next holds.
pub fn offsets(language: Language, times: &[Timestamp], zone: &TimeZone) -> String {
    let mut said: Vec<(String, String)> = Vec::new();
    for time in times {
        let held = offset(*time, zone);
        if said.last().is_none_or(|(last, _)| *last != held) {
            let day = day(language, zone.to_datetime(*time).date());
            said.push((held, day));
        }
    }
    let mut said = said.into_iter();
    let first = said.next().map(|(offset, _)| offset).unwrap_or_default();
    said.fold(first, |said, (offset, day)| {
        let next = say!(language, "agenda-offset-from", offset = offset, day = day);
        format!("{said}; {next}")
    })
}

/// “UTC+05:00”: what the zone's clock is ahead of UTC at a time.
pub fn offset(time: Timestamp, zone: &TimeZone) -> String {
    time.to_zoned(zone.clone()).strftime("UTC%:z").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_said_in_each_language() {
        let date = civil::date(2024, 5, 30);
        assert_eq!(day(Language::En, date), unbroken("30 May 2024"));
        assert_eq!(day(Language::Ru, date), "30\u{a0}мая\u{a0}2024\u{202f}г.");
        assert_eq!(day(Language::Kk, date), "2024\u{202f}ж.\u{a0}30\u{a0}мамыр");
    }

    #[test]
    fn what_two_days_share_is_said_once() {
        let plain = |language, first, last| {
            days(language, first, last).replace(['\u{a0}', '\u{202f}'], " ")
        };
        let may = |day| civil::date(2024, 5, day);
        let june = civil::date(2024, 6, 1);
        let january = civil::date(2025, 1, 1);
        for (language, month, months, years) in [
            (
                Language::En,
                "30–31 May 2024",
                "31 May – 1 June 2024",
                "31 May 2024 – 1 January 2025",
            ),
            (
                Language::Ru,
                "30–31 мая 2024 г.",
                "31 мая – 1 июня 2024 г.",
                "31 мая 2024 г. – 1 января 2025 г.",
            ),
            (
                Language::Kk,
                "2024 ж. 30–31 мамыр",
                "2024 ж. 31 мамыр – 1 маусым",
                "2024 ж. 31 мамыр – 2025 ж. 1 қаңтар",
            ),
        ] {
            assert_eq!(days(language, may(30), may(30)), day(language, may(30)));
            assert_eq!(plain(language, may(30), may(31)), month);
            assert_eq!(plain(language, may(31), june), months);
            assert_eq!(plain(language, may(31), january), years);
        }
    }

    #[test]
    fn the_night_and_a_change_of_clocks_are_said() {
        let zone = TimeZone::get("Asia/Almaty").expect("the bundled zones");
        let time = |text: &str| -> Timestamp { text.parse().expect("a time") };
        let (evening, night) = (time("2024-05-30T17:00:00Z"), time("2024-05-30T20:00:00Z"));
        assert_eq!(until(evening, night, &zone), "01:00 (+1)");
        assert_eq!(until(evening, evening, &zone), "22:00");
        // Astana put its clocks back on 1 March 2024.
        let times = [
            time("2024-02-29T03:00:00Z"),
            time("2024-02-29T05:00:00Z"),
            time("2024-03-01T04:00:00Z"),
        ];
        for language in Language::ALL {
            let said = offsets(language, &times, &zone);
            assert!(said.starts_with("UTC+06:00; "), "{said}");
            assert!(said.contains("UTC+05:00"), "{said}");
            assert!(
                said.contains(&day(language, civil::date(2024, 3, 1))),
                "{said}"
            );
            assert_eq!(offsets(language, &times[..2], &zone), "UTC+06:00");
        }
    }

    #[test]
    fn astana_is_five_hours_ahead_since_march_2024() {
        let zone = TimeZone::get("Asia/Almaty").expect("the bundled zones");
        let time: Timestamp = "2024-05-30T04:00:00Z".parse().expect("a time");
        assert_eq!(clock(time, &zone), "09:00");
        assert_eq!(offset(time, &zone), "UTC+05:00");
        assert_eq!(machine(time, &zone), "2024-05-30T09:00:00+05:00");
    }
}
