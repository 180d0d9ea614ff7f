use super::*;

#[test]
fn passing_is_exact() {
    let milli = |milli| Points { milli };
    assert!(passed(milli(7_000), milli(10_000), 70));
    assert!(!passed(milli(6_999), milli(10_000), 70));
    // Two thirds of three points is 2000 of 3000, which is less than 67 percent.
    assert!(!passed(milli(2_000), milli(3_000), 67));
    assert!(passed(milli(2_000), milli(3_000), 66));
    assert!(passed(milli(0), milli(3_000), 0));
    assert!(passed(milli(0), milli(0), 70));
    assert!(!passed(milli(i64::MAX - 1), milli(i64::MAX), 100));
}

#[test]
fn adding_up() {
    let mut first = question(QuestionKind::Single, 2, Key::Options(set(&["a"])));
    first.objective = Some("inclusion".to_owned());
    let mut second = question(QuestionKind::Multiple, 1, Key::Options(set(&["a", "b"])));
    second.objective = Some("inclusion".to_owned());
    let mut third = first.clone();
    third.objective = Some("exclusion".to_owned());
    let fourth = question(QuestionKind::Single, 1, Key::Options(set(&["a"])));
    let questions = [first, second, third, fourth];
    let graded = questions
        .each_ref()
        .map(|question| grade(question, &chosen(&["a"])));

    let of = |points, possible| Total {
        points: Points { milli: points },
        possible: Points { milli: possible },
        awaiting: Points::default(),
    };
    assert_eq!(total(&graded), of(5500, 6000));
    assert_eq!(
        by_objective(questions.iter().zip(&graded)),
        BTreeMap::from([
            ("exclusion".to_owned(), of(2000, 2000)),
            ("inclusion".to_owned(), of(2500, 3000)),
        ])
    );
    assert_eq!(total([]), Total::default());
}

#[test]
fn what_awaits_marking_is_told_apart_from_what_was_missed() {
    let mut reasons = reasoned();
    reasons.objective = Some("inclusion".to_owned());
    let single = question(QuestionKind::Single, 4, Key::Options(set(&["a"])));
    let written = Response::Words("Because.".into());
    let graded = [
        grade(&single, &chosen(&["a"])),
        grade(&reasons, &written),
        grade(&reasons, &Response::Nothing),
    ];
    let total = total(&graded);
    assert_eq!(total.points, Points::whole(4));
    assert_eq!(total.possible, Points::whole(16));
    assert_eq!(total.awaiting, Points::whole(6));
    let objectives = by_objective([(&reasons, &graded[1])]);
    assert_eq!(objectives["inclusion"].awaiting, Points::whole(6));
}

#[test]
fn an_outcome_is_open_only_while_marking_can_change_it() {
    let total = |points, awaiting| Total {
        points: Points::whole(points),
        possible: Points::whole(10),
        awaiting: Points::whole(awaiting),
    };
    // Of ten points four are reached and three await marking.
    assert!(!total(4, 3).is_open(40), "passed whatever comes");
    assert!(total(4, 3).is_open(41));
    assert!(total(4, 3).is_open(70));
    assert!(!total(4, 3).is_open(71), "failed whatever comes");
    assert!(!total(4, 0).is_open(70), "nothing is to come");
    assert!(!Total::default().is_open(100));
    let most = Total {
        points: Points {
            milli: i64::MAX - 1,
        },
        possible: Points { milli: i64::MAX },
        awaiting: Points { milli: i64::MAX },
    };
    assert!(most.is_open(100));
}

#[test]
fn points_are_read_as_people_type_them() {
    for (typed, milli) in [
        ("1", 1000),
        (" 12 ", 12_000),
        ("0.5", 500),
        ("0,25", 250),
        ("1.125", 1125),
        ("0", 0),
    ] {
        assert_eq!(Points::read(typed), Some(Points { milli }), "{typed}");
    }
    for typed in [
        "", "-1", "1.", ".5", "1.0005", "x", "1 2", "1e3", "9999999", "1,2,3",
    ] {
        assert_eq!(Points::read(typed), None, "{typed}");
    }
}

#[test]
fn percent_are_rounded_for_the_eye() {
    let total = |points, possible| Total {
        points: Points { milli: points },
        possible: Points { milli: possible },
        ..Total::default()
    };
    let percent = |points, possible| total(points, possible).percent();
    assert_eq!(percent(8_000, 28_000), 29);
    assert_eq!(percent(4_000, 6_000), 67);
    assert_eq!(percent(1_000, 6_000), 17);
    assert_eq!(percent(1_000, 8_000), 13, "halves up");
    // Nothing is made of something, and no whole of a part.
    assert_eq!(percent(1, 28_000), 1);
    assert_eq!(percent(27_999, 28_000), 99);
    assert_eq!(
        (percent(0, 5_000), percent(5_000, 5_000), percent(0, 0)),
        (0, 100, 100)
    );
    // Beside a mark it never looks passed when it is not.
    assert_eq!(total(598, 1_000).percent(), 60);
    assert_eq!(total(598, 1_000).percent_beside(60), 59);
    assert_eq!(total(598, 1_000).percent_beside(70), 60);
    assert_eq!(total(600, 1_000).percent_beside(60), 60);
    assert_eq!(total(i64::MAX - 1, i64::MAX).percent_beside(100), 99);
}
