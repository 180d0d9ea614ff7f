//! What the fuzzer's targets call, and what `tests/corpora.rs` calls with the files of the corpora:
//! whatever the bytes are, nothing panics, and what is promised holds.

#[path = "../../../exchange/fuzz/src/archive.rs"]
pub mod archive;

use lists::{Budget, LIMITS};
use rules::timetable::{self, About, Column};

/// A workbook: as it is, or its parts as an [`archive`].
pub fn workbook(bytes: &[u8]) {
    if bytes.starts_with(archive::MARK.as_bytes()) {
        let text = String::from_utf8_lossy(bytes);
        judge(&archive::zipped(&archive::unpack(&text)));
    } else {
        judge(bytes);
    }
}

/// A list as text.
pub fn delimited(bytes: &[u8]) {
    judge(bytes);
}

/// The list of a meeting: joins that say something come out, or a refusal.
pub fn meeting(bytes: &[u8]) {
    let budget = Budget::default();
    let read = lists::read_meeting(bytes, &budget);
    assert!(
        budget.spent().steps <= LIMITS.steps + 1,
        "reading ends at the limit"
    );
    let joins = read.unwrap_or_default();
    assert!(joins.len() <= lists::MOST_ROWS);
    for join in joins {
        assert!(!(join.name.is_empty() && join.address.is_empty()));
        assert!(join.from.is_some() || join.minutes.is_some());
    }
}

/// A table of sessions: rows in which something stands come out, or a refusal; and each is judged.
pub fn timetable(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let budget = Budget::default();
    let read = lists::read_timetable(&text, &Column::ALL, &budget);
    assert!(
        budget.spent().steps <= LIMITS.steps + 1,
        "reading ends at the limit"
    );
    let rows = read.unwrap_or_default();
    assert!(rows.len() <= timetable::MOST_ROWS);
    assert!(rows.iter().all(|row| !row.is_blank()));
    let day = jiff::civil::date(2026, 11, 29);
    let about = About {
        days: (day, day),
        most_days: 366,
        zone: &jiff::tz::TimeZone::UTC,
        languages: &[],
        sessions: &[],
    };
    for row in timetable::check(&rows, &Default::default(), &about) {
        assert!(row.gathering.is_some() || !row.problems.is_empty() || row.number > 1);
        // What was understood is understood again, as it is written then.
        let again = timetable::check(std::slice::from_ref(&row.row), &Default::default(), &about);
        if row.gathering.is_some() {
            assert_eq!(again[0].gathering, row.gathering);
        }
    }
}

/// A list or a refusal comes out, for what the budget has; and what a list says of its rows can be
/// shown.
fn judge(bytes: &[u8]) {
    let budget = Budget::default();
    let read = lists::read(bytes, &budget);
    let spent = budget.spent();
    for (spent, most) in [
        (spent.sheets, LIMITS.sheets),
        (spent.texts, LIMITS.texts),
        (spent.cells, LIMITS.cells),
        (spent.regions, LIMITS.regions),
        (spent.steps, LIMITS.steps),
    ] {
        assert!(spent <= most + 1, "reading ends at the limit: {spent:?}");
    }
    let Ok(list) = read else {
        return;
    };
    let checked = list.checked();
    assert!(checked.good.len() + checked.bad.len() <= lists::MOST_ROWS);
    for (row, problems) in &checked.bad {
        assert!(*row > 0 && !problems.is_empty());
        for problem in problems {
            let _ = list.value(*row, problem.column);
            let _ = list.address(*row, problem.column);
        }
    }
    for (row, person) in &checked.good {
        assert!(*row > 0 && !person.name.is_empty() && person.email.contains('@'));
    }
}
