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
