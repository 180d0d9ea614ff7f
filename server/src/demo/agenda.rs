//! The agendas of the demonstration's trainings.

use app::trainings::Titles;
use jiff::{SignedDuration, Timestamp, civil, tz::TimeZone};
use rules::{attendance::Gathering, calendar};

fn titles(kk: &str, ru: &str, en: &str) -> Titles {
    Titles {
        en: en.to_owned(),
        ru: ru.to_owned(),
        kk: kk.to_owned(),
    }
}

pub(super) fn astana_titles() -> Titles {
    titles(
        "Судьяларды босқын мәртебесі туралы істер бойынша оқыту",
        "Обучение судей по делам об убежище",
        "Judicial training on asylum cases",
    )
}

pub(super) fn today_titles() -> Titles {
    titles(
        "Босқын мәртебесі туралы істер: бүгінгі оқыту",
        "Дела об убежище: обучение сегодня",
        "Asylum cases: the training that is on today",
    )
}

fn subjects() -> [Titles; 6] {
    [
        titles(
            "Ашылуы және алдын ала тест",
            "Открытие и входной тест",
            "Opening and pre-test",
        ),
        titles(
            "1951 жылғы Конвенция және халықаралық негіз",
            "Конвенция 1951 года и международные рамки",
            "The 1951 Convention and the international framework",
        ),
        titles(
            "Шетелдік судьялардың тәжірибесі",
            "Практика приглашённых судей",
            "Practice of the guest judges",
        ),
        titles(
            "Шыққан елі туралы ақпарат дәлелдеме ретінде",
            "Информация о стране происхождения как доказательство",
            "Country-of-origin information as evidence",
        ),
        titles(
            "Комиссия шешімдерін қайта қарау",
            "Проверка решений комиссий",
            "Reviewing decisions of the commissions",
        ),
        titles(
            "Қорытынды тест және жабылуы",
            "Итоговый тест и закрытие",
            "Final test and closing",
        ),
    ]
}

/// The sessions in Astana, 30–31 May 2024.
pub(super) fn astana(zone: &TimeZone) -> anyhow::Result<Vec<(Titles, Gathering)>> {
    // The day, and from when to when.
    let times = [
        (30, (9, 0), (9, 30)),
        (30, (9, 30), (13, 0)),
        (30, (14, 0), (17, 0)),
        (31, (9, 0), (12, 30)),
        (31, (14, 0), (16, 0)),
        (31, (16, 15), (17, 0)),
    ];
    let at = |day: i8, (hour, minute): (i8, i8)| {
        let date = civil::date(2024, 5, day);
        calendar::civil_moment(date, civil::time(hour, minute, 0, 0), zone)
            .map_err(|problem| anyhow::anyhow!("{date} {hour}:{minute}: {problem:?}"))
    };
    subjects()
        .into_iter()
        .zip(times)
        .map(|(titles, (day, from, to))| {
            let gathering = Gathering {
                starts_at: at(day, from)?,
                ends_at: at(day, to)?,
            };
            Ok((titles, gathering))
        })
        .collect()
}

/// Sessions of which the first has just begun, so that there is one to check in to.
pub(super) fn today(now: Timestamp) -> Vec<(Titles, Gathering)> {
    let hour = now.as_second().div_euclid(300) * 300;
    let first = Timestamp::from_second(hour).unwrap_or(now);
    subjects()
        .into_iter()
        .zip(0_i64..)
        .map(|(titles, place)| {
            let starts_at = first + SignedDuration::from_mins(105 * place);
            let ends_at = starts_at + SignedDuration::from_mins(90);
            (titles, Gathering { starts_at, ends_at })
        })
        .collect()
}
