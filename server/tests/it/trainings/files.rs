//! Files that come as lists.

use app::errors::{Field, UserError};
use course::Language;
use lists::Refusal;
use rules::roster::Column;

use super::lists::{HEAD, people, takes};
use crate::harness::House;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_list_from_an_office_program_is_understood() {
    let house = House::start().await;
    let organizer = house.organizer("Olga").await;
    let text = "ФИО;Эл. почта;Суд;Регион;Должность;Язык\r\nСудья Первая;one@example.org;Суд;Алматы;Судья;русский\r\n";
    // Windows-1251, as Excel writes it; а–я and А–Я stand in one row there.
    let bytes: Vec<u8> = text
        .chars()
        .map(|c| {
            u8::try_from(c).unwrap_or_else(|_| u8::try_from(u32::from(c) - 0x410 + 0xC0).unwrap())
        })
        .collect();
    let page = organizer
        .sees(organizer.imports(bytes).await.is_done().leads_to())
        .await;
    assert_eq!(page.text("main tbody th"), "Судья Первая one@example.org");
    takes(&organizer, &page).await.is_done();
    let found = people(&house).await;
    assert!(
        found.contains(&(
            "one@example.org".to_owned(),
            "Судья Первая".to_owned(),
            "ru".to_owned()
        )),
        "{found:?}"
    );
    // The sample is a list, too.
    let sample = organizer.sees(app::paths::trainings::sample_list()).await;
    assert!(sample.header("content-type").starts_with("text/csv"));
    let page = organizer
        .sees(organizer.imports(&sample.bytes).await.is_done().leads_to())
        .await;
    assert_eq!(
        page.text(".notice.good"),
        "All rows are correct. One person is new."
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_no_list_is_refused_in_words() {
    let house = House::start().await;
    let organizer = house.organizer("Olga").await;
    let large = format!(
        "{HEAD}{}",
        "One,one@example.org,C,KZ-71,J,kk\n".repeat(40_000)
    );
    let lacking = Refusal::LacksColumn {
        column: Column::Email,
    };
    for (file, refusal) in [
        (b"PK\x03\x04 a spreadsheet".to_vec(), Refusal::Unreadable),
        (b"\x00\x01\x02".to_vec(), Refusal::Unreadable),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old".to_vec(),
            Refusal::OldWorkbook,
        ),
        (Vec::new(), Refusal::Unreadable),
        (HEAD.as_bytes().to_vec(), Refusal::Empty),
        (
            b"name,court,region,position,language\nA,B,C,D,E\n".to_vec(),
            lacking,
        ),
        (
            format!("{HEAD}\"One,one@example.org,,,,\n").into_bytes(),
            Refusal::OpenQuote { line: 2 },
        ),
        (large.into_bytes(), Refusal::TooLarge),
    ] {
        let error = UserError::List { refusal };
        let answer = organizer.imports(&file).await;
        answer.is_refused_with(&error);
        let page = organizer.sees(answer.leads_to()).await;
        assert_eq!(page.text("#list-problem"), error.say(Language::En));
        let described = page.attribute(
            &format!("main [name={}][type=file]", Field::List.name()),
            "aria-describedby",
        );
        assert!(described.contains("list-problem"));
    }
}
