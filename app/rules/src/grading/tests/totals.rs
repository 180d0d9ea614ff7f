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
