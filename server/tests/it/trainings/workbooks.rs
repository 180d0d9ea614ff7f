//! Lists of participants that come as workbooks.

use rust_xlsxwriter::{Formula, Workbook};

use super::lists::{people, takes};
use crate::harness::House;

const HEAD: [&str; 6] = ["name", "email", "court", "region", "position", "language"];

fn workbook(rows: &[[&str; 6]]) -> Workbook {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip([HEAD].iter().chain(rows)) {
        sheet.write_row(row, 0, *cells).unwrap();
    }
    book
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_workbook_is_a_list() {
    let house = House::start().await;
    let organizer = house.organizer("Olga").await;
    let rows = [
        [
            "Serikova Әмина Smith",
            "amina@example.org",
            "Court of Astana",
            "KZ-71",
            "Judge",
            "kk",
        ],
        ["Bolat", "bolat@example.org", "", "", "", ""],
    ];
    let file = workbook(&rows).save_to_buffer().unwrap();
    let page = organizer
        .sees(organizer.imports(&file).await.is_done().leads_to())
        .await;
    assert_eq!(
        page.text(".notice.good"),
        "All rows are correct. 2 people are new."
    );
    takes(&organizer, &page).await.is_done();
    let name = "Serikova Әмина Smith".to_owned();
    let found = people(&house).await;
    assert!(
        found.contains(&("amina@example.org".to_owned(), name, "kk".to_owned())),
        "{found:?}"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_wrong_with_a_cell_is_told_with_its_address_in_each_language() {
    let house = House::start().await;
    let organizer = house.organizer("Olga").await;
    let mut book = workbook(&[
        ["One", "one@example.org", "", "", "", ""],
        ["Two", "one@example.org", "", "", "", ""],
    ]);
    let sheet = book.worksheet_from_index(0).unwrap();
    sheet
        .set_formula_result_default("")
        .write_formula(1, 2, Formula::new("=NOTHING()"))
        .unwrap();
    sheet.write_boolean(2, 4, true).unwrap();
    let file = book.save_to_buffer().unwrap();
    for (language, expected) in [
        (
            "en",
            [
                "Court C2",
                "E-mail B3",
                "Position E3",
                "This is a formula",
                "This is a date, a number",
            ],
        ),
        (
            "ru",
            [
                "Суд C2",
                "Эл. почта B3",
                "Должность E3",
                "Здесь формула",
                "Здесь дата",
            ],
        ),
        (
            "kk",
            [
                "Сот C2",
                "Эл. пошта B3",
                "Лауазымы E3",
                "Мұнда мән бермейтін",
                "Мұнда күн",
            ],
        ),
    ] {
        organizer.visits("/").await;
        organizer.chooses_language(language).await;
        let page = organizer
            .sees(organizer.imports(&file).await.is_done().leads_to())
            .await;
        let cells = page.texts("main section:first-of-type tbody tr > *");
        let cells = cells.join(" | ");
        for words in expected {
            assert!(cells.contains(words), "{words}: {cells}");
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_list_of_ten_thousand_is_shown_in_part_and_counted_whole() {
    let house = House::start().await;
    let organizer = house.organizer("Olga").await;
    let mut book = workbook(&[]);
    let sheet = book.worksheet_from_index(0).unwrap();
    for row in 1..=10_000 {
        sheet.write_string(row, 0, "A Judge").unwrap();
        sheet
            .write_string(row, 1, format!("judge{row}@example.org"))
            .unwrap();
    }
    let file = book.save_to_buffer().unwrap();
    let page = organizer
        .sees(organizer.imports(&file).await.is_done().leads_to())
        .await;
    assert_eq!(
        page.text(".notice.good"),
        "All rows are correct. 10000 people are new."
    );
    assert_eq!(page.count("main tbody tr"), 500);
    assert!(
        page.main().contains("9500 more are not shown."),
        "{}",
        page.main()
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_is_hidden_or_left_is_told_in_each_language() {
    let house = House::start().await;
    let organizer = house.organizer("Olga").await;
    let mut book = workbook(&[["One", "one@example.org", "", "", "", ""]]);
    let sheet = book.worksheet_from_index(0).unwrap();
    sheet.set_name("Судьи").unwrap();
    sheet.set_row_hidden(1).unwrap();
    let other = book.add_worksheet();
    other.set_name("Гости").unwrap();
    other.write_row(0, 0, HEAD).unwrap();
    other.write_string(1, 0, "Two").unwrap();
    let file = book.save_to_buffer().unwrap();
    for (language, hidden) in [
        ("en", "One row is hidden in the workbook"),
        ("ru", "В файле скрыта 1 строка"),
        ("kk", "Файлда бір жол жасырылған"),
    ] {
        organizer.visits("/").await;
        organizer.chooses_language(language).await;
        let page = organizer
            .sees(organizer.imports(&file).await.is_done().leads_to())
            .await;
        let told = page.texts(".notice.warn").join(" | ");
        assert!(told.contains(hidden), "{told}");
        assert!(told.contains("Судьи") && told.contains("Гости"), "{told}");
    }
}
