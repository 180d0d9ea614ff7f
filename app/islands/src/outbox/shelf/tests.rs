use super::*;

fn draft(key: &str, body: &str) -> Draft {
    Draft {
        key: key.to_owned(),
        group: key.split('/').next().unwrap().to_owned(),
        action: "/api".to_owned(),
        body: body.to_owned(),
    }
}

fn bodies(messages: &[Message]) -> Vec<&str> {
    messages
        .iter()
        .map(|message| message.body.as_str())
        .collect()
}

#[test]
fn a_newer_message_takes_the_place_of_an_unsent_one() {
    let mut shelf = Shelf::default();
    let first = shelf.put(draft("a/1", "one"), 100);
    shelf.put(draft("a/2", "two"), 100);
    let newer = shelf.put(draft("a/1", "one again"), 100);
    assert_eq!(bodies(&shelf.group("a")), ["two", "one again"]);
    assert!(!shelf.holds(&first.key, first.order));
    assert!(shelf.holds(&newer.key, newer.order));
}

#[test]
fn what_was_sent_stays_if_it_was_changed_meanwhile() {
    let mut shelf = Shelf::default();
    let sent = shelf.put(draft("a/1", "as sent"), 100);
    shelf.put(draft("a/1", "as typed since"), 101);
    shelf.remove(&sent.key, sent.order);
    assert_eq!(bodies(&shelf.group("a")), ["as typed since"]);
    let order = shelf.newest();
    shelf.remove("a/1", order);
    assert!(shelf.group("a").is_empty());
}

#[test]
fn the_order_is_that_of_making_even_when_the_clock_is_set_back() {
    let mut shelf = Shelf::default();
    for (body, now) in [("1", 500), ("2", 500), ("3", 20), ("4", 501)] {
        shelf.put(draft(&format!("a/{body}"), body), now);
    }
    assert_eq!(bodies(&shelf.group("a")), ["1", "2", "3", "4"]);
    // Also after what an earlier page left, whose clock ran ahead.
    let mut later = Shelf::default();
    for message in shelf.group("a") {
        later.adopt(message);
    }
    later.put(draft("a/5", "5"), 10);
    assert_eq!(bodies(&later.group("a")), ["1", "2", "3", "4", "5"]);
}

#[test]
fn what_an_earlier_page_left_comes_before_what_was_made_since() {
    let mut left = Shelf::default();
    let old = left.put(draft("a/1", "left"), 100);
    let mut shelf = Shelf::default();
    shelf.put(draft("a/2", "made since"), 200);
    shelf.adopt(old);
    assert_eq!(bodies(&shelf.group("a")), ["left", "made since"]);
}

#[test]
fn what_an_earlier_page_left_never_replaces_what_is_newer() {
    let mut left = Shelf::default();
    let old = left.put(draft("a/1", "old"), 100);
    let mut shelf = Shelf::default();
    shelf.put(draft("a/1", "new"), 200);
    shelf.adopt(old);
    assert_eq!(bodies(&shelf.group("a")), ["new"]);
}

#[test]
fn only_what_the_storage_has_counts_as_kept() {
    let mut shelf = Shelf::default();
    let first = shelf.put(draft("a/1", "one"), 100);
    let second = shelf.put(draft("a/1", "one again"), 101);
    // The storage was quick with the first, but that one stands no longer.
    shelf.note_kept(&first.key, first.order);
    assert_eq!(bodies(&shelf.unkept()), ["one again"]);
    shelf.note_kept(&second.key, second.order);
    assert!(shelf.unkept().is_empty());
}

#[test]
fn what_another_window_sent_is_gone_and_what_is_not_kept_yet_is_not() {
    let mut shelf = Shelf::default();
    let sent_elsewhere = shelf.put(draft("a/1", "sent elsewhere"), 1);
    let replaced = shelf.put(draft("a/2", "replaced elsewhere"), 2);
    let stands = shelf.put(draft("a/3", "stands"), 3);
    for each in [&sent_elsewhere, &replaced, &stands] {
        shelf.note_kept(&each.key, each.order);
    }
    shelf.put(draft("a/4", "just typed"), 4);
    shelf.put(draft("b/1", "another group"), 5);
    let newer = Message {
        order: replaced.order + 10,
        body: "by the other window".to_owned(),
        ..replaced.clone()
    };
    let stored = vec![newer, stands];
    assert_eq!(
        bodies(&shelf.take_gone("a", &stored)),
        ["sent elsewhere", "replaced elsewhere"]
    );
    let waiting = shelf.waiting("a", stored);
    let seen: Vec<_> = waiting
        .iter()
        .map(|each| (each.message.body.as_str(), each.own))
        .collect();
    assert_eq!(
        seen,
        [
            ("stands", true),
            ("just typed", true),
            ("by the other window", false),
        ]
    );
}

#[test]
fn what_had_to_wait_is_known_by_it() {
    let mut shelf = Shelf::default();
    shelf.put(draft("a/1", "before"), 1);
    shelf.note_delay("a");
    shelf.put(draft("a/2", "after"), 2);
    let delayed: Vec<_> = shelf
        .waiting("a", Vec::new())
        .iter()
        .map(|each| each.delayed)
        .collect();
    assert_eq!(delayed, [true, false]);
    // Changed since, it is as fresh as any.
    shelf.put(draft("a/1", "changed"), 3);
    assert!(
        shelf
            .waiting("a", Vec::new())
            .iter()
            .all(|each| !each.delayed)
    );
}

#[test]
fn a_group_is_forgotten_alone() {
    let mut shelf = Shelf::default();
    shelf.put(draft("a/1", "a"), 1);
    shelf.put(draft("b/1", "b"), 2);
    shelf.forget("a");
    assert!(shelf.group("a").is_empty());
    assert_eq!(bodies(&shelf.group("b")), ["b"]);
}
