//! What the columns of a table of sessions are called.

use rules::timetable::Column;

/// What a head names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// Titles, in whichever language.
    Title,
    /// This column.
    Column(Column),
}

/// What the columns may be called, as headers are compared.
const NAMES: [(Column, &[&str]); 6] = [
    (
        Column::Date,
        &[
            "date",
            "day",
            "дата",
            "день",
            "дата проведения",
            "дата занятия",
            "күн",
            "күні",
            "өтетін күні",
        ],
    ),
    (
        Column::StartsAt,
        &[
            "begins",
            "begin",
            "beginning",
            "start",
            "starts",
            "start time",
            "from",
            "time",
            "начало",
            "нач",
            "время",
            "время начала",
            "время проведения",
            "с",
            "басталуы",
            "басталу уақыты",
            "уақыты",
            "уақыт",
            "басы",
        ],
    ),
    (
        Column::EndsAt,
        &[
            "ends",
            "end",
            "end time",
            "finish",
            "to",
            "until",
            "till",
            "окончание",
            "оконч",
            "конец",
            "время окончания",
            "до",
            "по",
            "аяқталуы",
            "аяқталу уақыты",
            "соңы",
        ],
    ),
    (
        Column::Place,
        &[
            "place",
            "room",
            "hall",
            "venue",
            "location",
            "where",
            "место",
            "место проведения",
            "зал",
            "аудитория",
            "ауд",
            "кабинет",
            "каб",
            "помещение",
            "өтетін орны",
            "өткізілетін орны",
            "орны",
            "орын",
            "бөлме",
        ],
    ),
    (
        Column::Link,
        &[
            "link",
            "url",
            "zoom",
            "online",
            "link to join online",
            "meeting link",
            "ссылка",
            "ссылка для онлайн участия",
            "ссылка на подключение",
            "ссылка на zoom",
            "онлайн",
            "подключение",
            "сілтеме",
            "сілтемесі",
            "онлайн қатысу сілтемесі",
        ],
    ),
    (
        Column::Trainers,
        &[
            "trainers",
            "trainer",
            "speaker",
            "speakers",
            "teacher",
            "teachers",
            "lecturer",
            "lecturers",
            "тренеры",
            "тренер",
            "спикер",
            "спикеры",
            "преподаватель",
            "преподаватели",
            "лектор",
            "лекторы",
            "ведущий",
            "ведущие",
            "тренерлер",
            "спикерлер",
            "дәріскер",
            "дәріскерлер",
            "жүргізуші",
            "оқытушы",
        ],
    ),
];

/// What a column of titles may be called, without its language.
const TITLES: &[&str] = &[
    "title",
    "session",
    "session title",
    "topic",
    "subject",
    "theme",
    "name",
    "название",
    "наименование",
    "тема",
    "занятие",
    "тема занятия",
    "название занятия",
    "название темы",
    "наименование темы",
    "атауы",
    "тақырып",
    "тақырыбы",
    "жиын",
    "жиын атауы",
    "жиынның атауы",
    "сабақ",
    "сабақ тақырыбы",
];

/// The words for the languages of titles.
const LANGUAGES: [(Column, &[&str]); 3] = [
    (
        Column::TitleKk,
        &[
            "kk",
            "kz",
            "kaz",
            "kazakh",
            "каз",
            "казахском",
            "казахский",
            "қаз",
            "қазақ",
            "қазақша",
        ],
    ),
    (
        Column::TitleRu,
        &[
            "ru",
            "rus",
            "russian",
            "рус",
            "русском",
            "русский",
            "орыс",
            "орысша",
        ],
    ),
    (
        Column::TitleEn,
        &[
            "en",
            "eng",
            "english",
            "англ",
            "английском",
            "английский",
            "ағыл",
            "ағылшын",
            "ағылшынша",
        ],
    ),
];

/// What stands beside the word for a language and says no more.
const BESIDE: &[&str] = &[
    "in",
    "на",
    "языке",
    "язык",
    "яз",
    "тілі",
    "тілінде",
    "тіліндегі",
];

/// What a head names, if anything.
pub(super) fn named(head: &str) -> Option<Named> {
    let spelled = crate::headers::spelled(head);
    if spelled.is_empty() {
        return None;
    }
    let known = |(_, names): &&(Column, &[&str])| names.contains(&spelled.as_str());
    if let Some((column, _)) = NAMES.iter().find(known) {
        return Some(Named::Column(*column));
    }
    // Also a language in brackets, which is not part of what is compared.
    let lower = rules::texts::line(head).to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let (mut language, mut title) = (None, Vec::new());
    for word in words.filter(|word| !word.is_empty() && !BESIDE.contains(word)) {
        match LANGUAGES.iter().find(|(_, words)| words.contains(&word)) {
            Some((found, _)) => language = language.or(Some(*found)),
            None => title.push(word),
        }
    }
    let title = title.join(" ");
    let is_title = TITLES.contains(&title.as_str());
    match language {
        Some(column) if is_title || title.is_empty() => Some(Named::Column(column)),
        None if is_title || TITLES.contains(&spelled.as_str()) => Some(Named::Title),
        _ => None,
    }
}
