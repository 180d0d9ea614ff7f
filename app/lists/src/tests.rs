use super::*;

#[test]
fn the_sample_is_a_list() {
    let list = read(SAMPLE.as_bytes(), &Budget::default()).unwrap();
    let checked = list.checked();
    assert_eq!((checked.good.len(), checked.bad.len()), (1, 0));
    assert_eq!(list.address(2, rules::roster::Column::Name), None);
}

#[test]
fn a_list_survives_being_kept() {
    let text = "name;email;court;region;position;language\n\nOne;one@example.org;;;;\nTwo;;;;;\n";
    let list = read(text.as_bytes(), &Budget::default()).unwrap();
    let json = serde_json::to_string(&list).unwrap();
    assert_eq!(serde_json::from_str::<List>(&json).unwrap(), list);
}

#[test]
fn a_file_is_as_large_as_it_may_be() {
    let mut bytes = SAMPLE.as_bytes().to_vec();
    bytes.resize(MOST_BYTES, b'\n');
    assert!(read(&bytes, &Budget::default()).is_ok());
    bytes.push(b'\n');
    assert_eq!(read(&bytes, &Budget::default()), Err(Refusal::TooLarge));
}

#[test]
fn refusals_survive_the_way_through_an_address() {
    for refusal in Refusal::examples() {
        let json = serde_json::to_string(&refusal).unwrap();
        assert_eq!(serde_json::from_str::<Refusal>(&json).unwrap(), refusal);
    }
}

#[test]
fn heads_that_nobody_knows_are_given_and_then_mean_what_was_said() {
    let text = "Список участников\n№;Кто;Куда писать;Суд;Заметки\n\
        1;Айгерим;a@example.org;Суд Астаны;да\n";
    let unread = read_named(text.as_bytes(), &Naming::default(), &Budget::default()).unwrap_err();
    let column = rules::roster::Column::Name;
    assert_eq!(unread.refusal, Refusal::LacksColumn { column });
    let heads = unread.heads.unwrap();
    assert_eq!(heads.heads, ["Кто", "Куда писать", "Суд", "Заметки"]);
    assert_eq!(heads.found, [None, None, Some(2), None, None, None]);
    use rules::roster::Column::{Email, Language, Name, Position, Region};
    let mut naming = Naming::default();
    naming.call(" КТО:", Name);
    naming.call("Куда писать", Email);
    for column in [Region, Position, Language] {
        naming.leave_out(column);
    }
    let list = read_named(text.as_bytes(), &naming, &Budget::default()).unwrap();
    let checked = list.checked();
    assert_eq!(checked.bad, []);
    let (row, person) = &checked.good[0];
    assert_eq!((*row, person.name.as_str()), (3, "Айгерим"));
    assert_eq!(person.court, "Суд Астаны");
}

#[test]
fn one_word_is_no_row_of_heads() {
    let unread = read_named(b"Hello\nthere\n", &Naming::default(), &Budget::default());
    assert_eq!(unread.unwrap_err().heads, None);
}

#[test]
fn a_mended_cell_is_read_again_and_the_others_stay() {
    let text = "name;email;court;region;position;language\nOne;one at home;C;;;Klingon\n";
    let mut list = read(text.as_bytes(), &Budget::default()).unwrap();
    use rules::roster::Column;
    assert!(list.mend(2, Column::Email, " one@example.org "));
    assert_eq!(list.checked().bad.len(), 1);
    assert!(list.mend(2, Column::Language, "рус"));
    assert!(
        !list.mend(3, Column::Name, "Nobody"),
        "there is no such row"
    );
    let checked = list.checked();
    let (_, person) = &checked.good[0];
    assert_eq!(person.email, "one@example.org");
    assert_eq!(person.court, "C");
    assert_eq!(person.language.map(|language| language.code()), Some("ru"));
}
