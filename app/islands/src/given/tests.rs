use super::*;

given! {
    /// One of each kind.
    pub struct Each {
        /// A text.
        pub text: String,
        /// A number.
        pub number: i64,
        /// A small one.
        pub small: u32,
        /// A flag.
        pub flag: bool,
        /// Perhaps a text.
        pub perhaps: Option<String>,
        /// Two of them.
        pub two: [Option<String>; 2],
        /// Pairs by text.
        pub pairs: Map<(i64, String)>,
        /// A list.
        pub list: Vec<i64>,
    }
}

fn each() -> Each {
    Each {
        text: "“Әділет” & <заң>".to_owned(),
        number: -1_793_491_200_000,
        small: 90,
        flag: true,
        perhaps: None,
        two: [Some(String::new()), None],
        pairs: [("q-1".to_owned(), (3, "tab".to_owned()))]
            .into_iter()
            .collect(),
        list: vec![1, 2],
    }
}

#[test]
fn what_is_given_arrives_as_it_was() {
    let text = serde_json::to_string(&each()).unwrap();
    assert_eq!(read(&text), Some(each()));
}

#[test]
fn what_does_not_fit_is_not_read() {
    let whole = serde_json::to_value(each()).unwrap();
    for (name, wrong) in [
        ("text", "1"),
        ("number", "1.5"),
        ("number", "\"1\""),
        ("small", "-1"),
        ("flag", "null"),
        ("perhaps", "1"),
        ("two", "[null]"),
        ("pairs", "{\"q\":[1]}"),
        ("list", "{}"),
    ] {
        let mut broken = whole.clone();
        broken[name] = serde_json::from_str(wrong).unwrap();
        assert_eq!(read::<Each>(&broken.to_string()), None, "{name} {wrong}");
    }
    assert_eq!(read::<Each>("<html>"), None);
}

#[test]
fn of_what_is_missing_only_an_option_and_a_map_may_be() {
    let whole = serde_json::to_value(each()).unwrap();
    for name in whole.as_object().unwrap().keys() {
        let mut less = whole.clone();
        less.as_object_mut().unwrap().remove(name);
        let read = read::<Each>(&less.to_string());
        let may = name == "perhaps" || name == "pairs";
        assert_eq!(read.is_some(), may, "{name}");
    }
}
