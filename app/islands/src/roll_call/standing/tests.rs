use super::{
    super::mark::tests::{mark, says},
    *,
};

fn stood(status: Option<&str>) -> Stood {
    Stood {
        enrolment: 7,
        status: status.map(str::to_owned),
        ..Stood::default()
    }
}

fn back(id: &str, of: &str) -> Mark {
    mark(id, Says::TakesBack(of.to_owned()))
}

#[test]
fn what_stands_comes_to_the_browser_as_a_line() {
    let proposed = Stood {
        proposed: true,
        detail: "25 min\tand more".to_owned(),
        ..stood(Some("late"))
    };
    assert_eq!(
        String::from(proposed.clone()),
        "7\tlate\t?\t25 min\tand more"
    );
    let disputed = Stood {
        disputed: true,
        ..stood(Some("absent"))
    };
    assert_eq!(String::from(disputed.clone()), "7\tabsent\t!\t");
    let with_minutes = Stood {
        minutes: "25".to_owned(),
        ..disputed.clone()
    };
    assert_eq!(String::from(with_minutes.clone()), "7\tabsent\t!25\t");
    for stood in [proposed, disputed, with_minutes, stood(None)] {
        assert_eq!(Stood::from(String::from(stood.clone())), stood);
    }
}

#[test]
fn what_the_server_told_before_it_answered_stays() {
    let mut standing = Standing::new(stood(None));
    let late = says("1", "late");
    standing.made(&late);
    let told = Stood {
        detail: "25 min".to_owned(),
        ..stood(Some("late"))
    };
    standing.hears(told);
    standing.taken(&late);
    assert_eq!(
        (standing.shown(), standing.detail()),
        (Some("late"), "25 min")
    );
}

#[test]
fn minutes_are_shown_as_typed_until_the_server_tells_them() {
    let late = Stood {
        minutes: "25".to_owned(),
        ..stood(Some("late"))
    };
    let mut standing = Standing::new(late.clone());
    assert_eq!((standing.takes_minutes(), standing.minutes()), (true, "25"));
    let sets = Says::Minutes("late".to_owned(), "20".to_owned());
    let sets = mark("1", sets);
    standing.made(&sets);
    assert_eq!((standing.shown(), standing.minutes()), (Some("late"), "20"));
    standing.taken(&sets);
    assert_eq!(standing.minutes(), "20");
    // What is tapped after that has minutes by the server's clock.
    standing.made(&says("2", "left-early"));
    assert_eq!(standing.minutes(), "");
    standing.withdrawn(&says("2", "left-early"));
    assert_eq!(standing.minutes(), "20");
    standing.made(&says("3", "absent"));
    assert!(!standing.takes_minutes());
}

#[test]
fn what_has_stood_for_a_while_is_not_offered_to_be_taken_back() {
    let mut standing = Standing::new(stood(None));
    let (first, second) = (says("1", "late"), says("2", "present"));
    standing.made(&first);
    assert!(!standing.settles("1"), "it waits");
    standing.taken(&first);
    assert!(standing.settles("1"));
    assert_eq!(standing.undoable(), None);
    standing.made(&second);
    standing.taken(&second);
    assert!(!standing.settles("1"));
    assert_eq!(standing.undoable(), Some("2"));
}

#[test]
fn only_what_is_still_proposed_is_confirmed() {
    let proposed = Stood {
        proposed: true,
        ..stood(Some("present"))
    };
    let confirms = mark("1", Says::Confirms("present".to_owned()));
    for (heard, shown) in [(None, "present"), (Some("absent"), "absent")] {
        let mut standing = Standing::new(proposed.clone());
        standing.made(&confirms);
        if heard.is_some() {
            standing.hears(stood(heard));
        }
        standing.taken(&confirms);
        assert_eq!(standing.shown(), Some(shown));
        assert!(!standing.is_proposed());
    }
}

#[test]
fn the_last_mark_is_shown_while_it_waits() {
    let mut standing = Standing::new(stood(Some("absent")));
    let (first, second) = (says("1", "late"), says("2", "present"));
    let shown = |standing: &Standing| (standing.shown().map(str::to_owned), standing.waits());
    assert_eq!(shown(&standing), (Some("absent".to_owned()), false));
    standing.made(&first);
    standing.made(&second);
    // The outbox may tell of it again.
    standing.made(&second);
    assert_eq!(shown(&standing), (Some("present".to_owned()), true));
    standing.taken(&first);
    assert_eq!(shown(&standing), (Some("present".to_owned()), true));
    standing.taken(&second);
    assert_eq!(shown(&standing), (Some("present".to_owned()), false));
}

#[test]
fn after_a_refusal_stands_what_the_server_has() {
    let mut standing = Standing::new(stood(None));
    let (first, second) = (says("1", "late"), says("2", "present"));
    standing.made(&first);
    standing.made(&second);
    standing.taken(&first);
    standing.withdrawn(&second);
    assert_eq!((standing.shown(), standing.waits()), (Some("late"), false));
    assert_eq!(standing.undoable(), None);
}

#[test]
fn what_is_taken_back_shows_what_was_before() {
    let mut standing = Standing::new(stood(Some("late")));
    let first = says("1", "absent");
    standing.made(&first);
    assert_eq!(standing.undoable(), Some("1"));
    // While both wait, and after both were taken.
    let undo = back("2", "1");
    standing.made(&undo);
    assert_eq!(
        (standing.shown(), standing.undoable()),
        (Some("late"), None)
    );
    standing.taken(&first);
    standing.taken(&undo);
    assert_eq!((standing.shown(), standing.waits()), (Some("late"), false));
    // When the mark was taken long before.
    standing.made(&says("3", "present"));
    standing.taken(&says("3", "present"));
    standing.made(&back("4", "3"));
    assert_eq!(standing.shown(), Some("late"));
    standing.withdrawn(&back("4", "3"));
    assert_eq!(standing.shown(), Some("present"));
}

#[test]
fn what_was_only_for_the_unmarked_leaves_what_stands() {
    let mut standing = Standing::new(stood(None));
    let others = mark("1", Says::IfUnmarked("present".to_owned()));
    standing.made(&others);
    standing.hears(stood(Some("absent")));
    standing.taken(&others);
    assert_eq!(standing.shown(), Some("absent"));
}

#[test]
fn who_says_what_stands_keeps_what_is_known_of_it() {
    let known = Stood {
        minutes: "25".to_owned(),
        detail: "25 min".to_owned(),
        ..stood(Some("late"))
    };
    let mut standing = Standing::new(known.clone());
    assert!(standing.says("late") && !standing.is_own());
    let again = says("1", "late");
    standing.made(&again);
    assert!(standing.is_own());
    assert_eq!(standing.undoable(), None);
    standing.taken(&again);
    assert_eq!(standing, Standing::new(known));
    // What is settled by it is settled.
    let disputed = Stood {
        disputed: true,
        ..stood(Some("late"))
    };
    let mut standing = Standing::new(disputed);
    assert!(!standing.says("late"));
    standing.made(&again);
    assert_eq!(standing.undoable(), Some("1"));
    standing.taken(&again);
    assert!(standing.says("late"));
}

#[test]
fn what_is_confirmed_is_what_was_seen() {
    let proposed = |status| Stood {
        proposed: true,
        ..stood(Some(status))
    };
    let mut standing = Standing::new(proposed("present"));
    let confirms = mark("1", Says::Confirms("present".to_owned()));
    standing.made(&confirms);
    standing.hears(proposed("late"));
    standing.taken(&confirms);
    assert_eq!(standing.shown(), Some("late"));
    assert!(standing.is_proposed());
}

#[test]
fn what_others_say_is_heard_and_what_waits_stays_on_top() {
    let mut standing = Standing::new(stood(None));
    let proposed = Stood {
        proposed: true,
        detail: "25 min".to_owned(),
        ..stood(Some("late"))
    };
    assert!(standing.hears(proposed.clone()));
    assert!(!standing.hears(proposed));
    assert!(standing.is_proposed());
    assert_eq!(
        (standing.shown(), standing.detail()),
        (Some("late"), "25 min")
    );
    let mark = says("1", "present");
    standing.made(&mark);
    assert!(!standing.is_proposed());
    standing.hears(stood(Some("absent")));
    assert_eq!((standing.shown(), standing.detail()), (Some("present"), ""));
    standing.taken(&mark);
    assert_eq!(standing.undoable(), Some("1"));
    standing.hears(stood(Some("present")));
    assert_eq!(standing.undoable(), Some("1"));
    standing.hears(stood(Some("absent")));
    assert_eq!(
        (standing.shown(), standing.undoable()),
        (Some("absent"), None)
    );
}
