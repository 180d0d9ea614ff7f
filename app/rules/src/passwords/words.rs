//! Words that people in this country, in courts and on this site begin a password with, in three
//! languages and as the Latin keyboard writes them.

/// The platform's own words.
pub(super) const OF_THE_SITE: [&str; 19] = [
    "torelik",
    "төрелік",
    "төрелик",
    "торелик",
    "törelik",
    "torelic",
    "training",
    "trainings",
    "trening",
    "тренинг",
    "тренинги",
    "course",
    "курс",
    "refugee",
    "refugees",
    "asylum",
    "беженец",
    "беженцы",
    "босқын",
];

/// What many people think of first.
pub(super) const COMMON: [&str; 173] = [
    // Passwords and doors.
    "password",
    "passwort",
    "pass",
    "pwd",
    "parol",
    "qupiyasoz",
    "kupiyasoz",
    "пароль",
    "құпиясөз",
    "welcome",
    "letmein",
    "login",
    "admin",
    "administrator",
    "root",
    "user",
    "guest",
    "test",
    "demo",
    "secret",
    "changeme",
    "default",
    "master",
    "system",
    "server",
    "access",
    "логин",
    "админ",
    "администратор",
    "секрет",
    "тест",
    "гость",
    "пользователь",
    // Greetings and feelings.
    "hello",
    "hi",
    "privet",
    "salem",
    "assalam",
    "iloveyou",
    "love",
    "lubov",
    "привет",
    "сәлем",
    "люблю",
    "любовь",
    "махаббат",
    "сүйемін",
    "спасибо",
    "рахмет",
    "rahmet",
    "sunshine",
    "princess",
    "dragon",
    "monkey",
    "football",
    "футбол",
    "baseball",
    "superman",
    "batman",
    // The country and its cities.
    "kazakhstan",
    "qazaqstan",
    "kazakstan",
    "казахстан",
    "қазақстан",
    "kazakh",
    "qazaq",
    "казах",
    "қазақ",
    "astana",
    "астана",
    "nursultan",
    "almaty",
    "алматы",
    "алмата",
    "alma",
    "shymkent",
    "шымкент",
    "karaganda",
    "qaragandy",
    "караганда",
    "қарағанды",
    "aktobe",
    "aqtobe",
    "актобе",
    "ақтөбе",
    "atyrau",
    "атырау",
    "aktau",
    "aqtau",
    "актау",
    "ақтау",
    "pavlodar",
    "павлодар",
    "semey",
    "семей",
    "taraz",
    "тараз",
    "kostanay",
    "qostanai",
    "костанай",
    "қостанай",
    "oral",
    "uralsk",
    "уральск",
    "kokshetau",
    "kokshe",
    "кокшетау",
    "көкшетау",
    "turkistan",
    "туркестан",
    "түркістан",
    "kyzylorda",
    "қызылорда",
    "кызылорда",
    "taldykorgan",
    "талдықорған",
    "талдыкорган",
    "oskemen",
    "өскемен",
    "moscow",
    "moskva",
    "москва",
    "россия",
    "russia",
    // Courts and offices.
    "judge",
    "court",
    "justice",
    "law",
    "lawyer",
    "sud",
    "sudya",
    "судья",
    "суд",
    "закон",
    "юрист",
    "сот",
    "төреші",
    "заң",
    "sot",
    "toreshi",
    "organizer",
    "trainer",
    "observer",
    "academy",
    "академия",
    "ministry",
    // The time of the year.
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "spring",
    "summer",
    "autumn",
    "winter",
    "январь",
    "февраль",
    "апрель",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
    "весна",
    "лето",
    "осень",
    "зима",
];

/// The most words that a password may be made of and still count as guessed.
const FEW_WORDS: usize = 3;

/// Letters for the digits and signs that are written in their place.
fn plain(character: char) -> char {
    match character {
        '0' => 'o',
        '1' | '!' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

/// Only the letters of a text; with `undisguised`, `p@ssw0rd` is read as `password`.
pub(super) fn letters(text: &str, undisguised: bool) -> String {
    let trimmed = text.trim_matches(|c: char| !c.is_alphabetic());
    trimmed
        .chars()
        .map(|c| if undisguised { plain(c) } else { c })
        .filter(|c| c.is_alphabetic())
        .collect()
}

/// Whether letters are a few of the given words one after the other, and nothing else.
pub(super) fn are_few_words(letters: &str, words: &dyn Fn(&str) -> bool) -> bool {
    let letters: Vec<char> = letters.chars().collect();
    if letters.is_empty() {
        return false;
    }
    // The fewest words that end at each place.
    let mut fewest: Vec<Option<usize>> = vec![None; letters.len() + 1];
    fewest[0] = Some(0);
    for end in 1..=letters.len() {
        fewest[end] = (0..end)
            .filter_map(|begin| {
                let before = fewest[begin].filter(|before| *before < FEW_WORDS)?;
                let word: String = letters[begin..end].iter().collect();
                words(&word).then_some(before + 1)
            })
            .min();
    }
    fewest[letters.len()].is_some()
}
