use course::{Key, QuestionKind};

use super::*;
use crate::grading::tests::{question as question_of, set};
use crate::grading::{Verdict, grade};

mod counted;
mod laws;

/// A question of one point whose right answer is `right`.
fn question(id: &str) -> Question {
    Question {
        id: id.to_owned(),
        ..question_of(QuestionKind::Single, 1, Key::Options(set(&["right"])))
    }
}

fn questions() -> [Question; 3] {
    ["q1", "q2", "q3"].map(question)
}

/// So many thousandths of so many points.
fn gave(milli: i64, possible: u32) -> Answered {
    Answered {
        language: None,
        response: Response::Words("…".to_owned()),
        graded: Graded {
            points: Points { milli },
            possible: Points::whole(possible),
            verdict: Verdict::Partly,
        },
    }
}

fn sitting<const N: usize>(answers: [(&str, Answered); N], minutes: i64) -> Sitting {
    Sitting {
        answers: answers.map(|(id, answer)| (id.to_owned(), answer)).into(),
        took: SignedDuration::from_mins(minutes),
    }
}

/// Somebody who had some of three questions of one point right.
fn three(right: [i64; 3]) -> Sitting {
    let answers = right.map(|right| gave(right * 1000, 1));
    let [one, two, three] = answers;
    sitting([("q1", one), ("q2", two), ("q3", three)], 20)
}

/// So many sittings of each pattern.
fn sittings(patterns: &[(usize, [i64; 3])]) -> Vec<Sitting> {
    let each = |(times, right): &(usize, [i64; 3])| vec![three(*right); *times];
    patterns.iter().flat_map(each).collect()
}

fn mean(said: Result<Facility, Untold>) -> Option<f64> {
    said.ok().map(|facility| facility.mean)
}

fn near(said: Option<f64>, expected: f64) -> bool {
    said.is_some_and(|said| (said - expected).abs() < 1e-12)
}

/// Six had all right, two only the first, two only the third.
///
/// Points: 3 six times, 1 four times; sum 22, squares 58, so 10 · 58 − 22² = 96, the variance of
/// the sample 96 ÷ 90 and of the shares 96 ÷ 810. Variances times 100: first and third question
/// 10 · 8 − 8² = 16, second 10 · 6 − 6² = 24; so alpha = 3 ÷ 2 · (1 − 56 ÷ 96) = 5 ÷ 8.
///
/// First question with the rest: rest 2 six times, 0 twice, 1 twice (sum 14, squares 26, spread
/// 260 − 196 = 64), products 12, so 10 · 12 − 8 · 14 = 8, and 8 ÷ √(16 · 64) = 1 ÷ 4. Second with
/// the rest: rest 2 where it was right, 1 where it was wrong, so 1.
#[test]
fn a_group_reckoned_by_hand() {
    let sittings = sittings(&[(6, [1, 1, 1]), (2, [1, 0, 0]), (2, [0, 0, 1])]);
    let said = statistics(&questions(), &sittings);
    assert_eq!(said.sittings, 10);
    let scores = said.scores.unwrap();
    assert!(near(Some(scores.mean), 22.0 / 30.0));
    assert_eq!(scores.median, 1.0);
    assert!(near(scores.deviation, (96.0_f64 / 810.0).sqrt()));
    assert!(near(said.alpha.ok(), 5.0 / 8.0));
    let facility = said
        .questions
        .iter()
        .map(|each| each.facility.unwrap().mean);
    assert!(
        facility
            .zip([0.8, 0.6, 0.8])
            .all(|(said, by_hand)| near(Some(said), by_hand))
    );
    let tells_apart = said.questions.iter().map(|each| each.discrimination.ok());
    assert!(
        tells_apart
            .zip([0.25, 1.0, 0.25])
            .all(|(said, by_hand)| near(said, by_hand))
    );
}

/// Three had all right, four the first and third, two the first, one the third.
///
/// Points: 3 · 3 + 4 · 2 + 3 · 1 = 20, squares 46, spread 460 − 400 = 60. Spreads of the questions:
/// 10 · 9 − 81 = 9, 10 · 3 − 9 = 21, 10 · 8 − 64 = 16. Alpha = 3 ÷ 2 · (1 − 46 ÷ 60) = 7 ÷ 20.
/// Second with the rest: rest 2 seven times, 1 three times (sum 17, squares 31, spread 21), products
/// 6, so 10 · 6 − 3 · 17 = 9, and 9 ÷ 21 = 3 ÷ 7.
#[test]
fn another_group_reckoned_by_hand() {
    let sittings = sittings(&[
        (3, [1, 1, 1]),
        (4, [1, 0, 1]),
        (2, [1, 0, 0]),
        (1, [0, 0, 1]),
    ]);
    let said = statistics(&questions(), &sittings);
    assert!(near(said.alpha.ok(), 7.0 / 20.0));
    let tells_apart = said.questions.iter().map(|each| each.discrimination.ok());
    let by_hand = [1.0 / 21.0, 3.0 / 7.0, 1.0 / 6.0];
    assert!(
        tells_apart
            .zip(by_hand)
            .all(|(said, by_hand)| near(said, by_hand))
    );
}

#[test]
fn a_wrong_key_shows_below_none() {
    // The first question is answered "rightly" by just those who know least.
    let sittings = sittings(&[(5, [0, 1, 1]), (5, [1, 0, 0])]);
    let said = statistics(&questions(), &sittings);
    assert!(near(said.questions[0].discrimination.ok(), -1.0));
    assert!(said.alpha.unwrap() < 0.0);
}

#[test]
fn below_ten_it_is_too_few_to_say() {
    let nine = sittings(&[(5, [1, 1, 1]), (4, [1, 0, 0])]);
    let said = statistics(&questions(), &nine);
    assert_eq!(said.alpha, Err(Untold::TooFew));
    for question in &said.questions {
        assert_eq!(question.facility, Err(Untold::TooFew));
        assert_eq!(question.discrimination, Err(Untold::TooFew));
        assert_eq!(question.asked, 9);
    }
    let scores = said.scores.unwrap();
    assert_eq!(scores.median, 1.0);
    let ten = [nine, vec![three([1, 0, 0])]].concat();
    let said = statistics(&questions(), &ten);
    assert!(said.alpha.is_ok() && said.questions[1].discrimination.is_ok());
}

#[test]
fn where_all_did_the_same_nothing_is_told_apart() {
    let said = statistics(&questions(), &sittings(&[(12, [1, 0, 1])]));
    assert_eq!(said.alpha, Err(Untold::Alike));
    assert_eq!(said.scores.unwrap().deviation, Some(0.0));
    for (question, facility) in said.questions.iter().zip([1.0, 0.0, 1.0]) {
        assert_eq!(mean(question.facility), Some(facility));
        assert_eq!(question.discrimination, Err(Untold::Alike));
    }
    // All had the first right, and the others differ.
    let said = statistics(&questions(), &sittings(&[(6, [1, 1, 1]), (6, [1, 0, 0])]));
    assert_eq!(said.questions[0].discrimination, Err(Untold::Alike));
    assert!(near(said.questions[1].discrimination.ok(), 1.0));
}

#[test]
fn of_nobody_there_is_nothing_to_say() {
    let said = statistics(&questions(), &[]);
    assert_eq!(
        (said.sittings, said.scores, said.alpha, said.time),
        (0, None, Err(Untold::TooFew), None)
    );
    assert!(said.questions.iter().all(|question| question.asked == 0));
    let one = statistics(&questions(), &[three([1, 0, 1])]);
    assert!(near(one.scores.map(|scores| scores.mean), 2.0 / 3.0));
    assert_eq!(one.scores.unwrap().deviation, None);
}

#[test]
fn a_single_question_has_no_rest() {
    let alone = |right: i64| sitting([("q1", gave(right * 1000, 1))], 20);
    let sittings: Vec<Sitting> = (0..12).map(|number| alone(number % 2)).collect();
    let said = statistics(&[question("q1")], &sittings);
    assert!(near(mean(said.questions[0].facility), 0.5));
    assert_eq!(
        (said.questions[0].discrimination, said.alpha),
        (Err(Untold::OneQuestion), Err(Untold::OneQuestion))
    );
}

/// Twelve people are asked the first question and one of two others, drawn.
#[test]
fn where_questions_are_drawn_shares_are_compared() {
    let of = |right: i64, id: &'static str, possible: u32| {
        let rest = gave(right * 1000 * i64::from(possible), possible);
        sitting([("q1", gave(right * 1000, 1)), (id, rest)], 20)
    };
    // Each does alike in both, though the second is worth one point here and three there.
    let mut sittings: Vec<Sitting> = (0..6).map(|number| of(number % 2, "q2", 1)).collect();
    sittings.extend((0..6).map(|number| of(number % 2, "q3", 3)));
    let said = statistics(&questions(), &sittings);
    assert!(near(said.questions[0].discrimination.ok(), 1.0));
    let asked: Vec<usize> = said.questions.iter().map(|each| each.asked).collect();
    assert_eq!(asked, [12, 6, 6]);
    assert_eq!(said.questions[1].facility, Err(Untold::TooFew), "six");
    assert_eq!(said.alpha, Err(Untold::AskedDifferently));
    assert!(near(Some(said.scores.unwrap().mean), 0.5));
}

#[test]
fn what_asks_for_nothing_enters_nothing() {
    let with = |opinion: &str, sittings: Vec<Sitting>| -> Vec<Sitting> {
        let add = |mut sitting: Sitting| {
            sitting.answers.insert(opinion.to_owned(), gave(0, 0));
            sitting
        };
        sittings.into_iter().map(add).collect()
    };
    let group = sittings(&[(6, [1, 1, 1]), (2, [1, 0, 0]), (2, [0, 0, 1])]);
    let plain = statistics(&questions(), &group);
    let [one, two, three] = questions();
    let said = statistics(&[one, two, three, question("q4")], &with("q4", group));
    assert_eq!((said.alpha, said.scores), (plain.alpha, plain.scores));
    assert_eq!(said.questions[..3], plain.questions[..]);
    assert_eq!(said.questions[3].asked, 10);
    assert_eq!(
        (said.questions[3].facility, said.questions[3].discrimination),
        (Err(Untold::AsksForNothing), Err(Untold::AsksForNothing))
    );
    let void = statistics(&[question("q4")], &[sitting([("q4", gave(0, 0))], 20)]);
    assert_eq!(void.scores, None);
}

#[test]
fn time_is_told_in_quarters() {
    let took = |minutes: i64| sitting([("q1", gave(0, 1))], minutes);
    let time = statistics(&[], &[10, 40, 20, 30].map(took)).time.unwrap();
    let of = |seconds: i64| SignedDuration::from_secs(seconds);
    assert_eq!(time.lower, of(17 * 60 + 30));
    assert_eq!(time.median, of(25 * 60));
    assert_eq!(time.upper, of(32 * 60 + 30));
}

#[test]
fn what_was_left_out_counts_as_asked() {
    let single = question("q1");
    let answered = |response: Response| {
        let graded = grade(&single, &response);
        let language = None;
        let answered = Answered {
            response,
            graded,
            language,
        };
        sitting([("q1", answered)], 20)
    };
    let mut sittings = vec![answered(Response::Options(set(&["right"]))); 6];
    sittings.extend(vec![answered(Response::Nothing); 4]);
    let said = statistics(std::slice::from_ref(&single), &sittings);
    assert_eq!(
        (said.questions[0].asked, said.questions[0].answered),
        (10, 6)
    );
    assert!(near(mean(said.questions[0].facility), 0.6));
}

/// Of ten, four read Kazakh and had it wrong but for one, five read Russian and had it right; one
/// left it out.
#[test]
fn each_language_has_figures_of_its_own() {
    let of = |right: i64, language| {
        let answered = Answered {
            language,
            ..gave(right * 1000, 1)
        };
        sitting([("q1", answered)], 20)
    };
    let mut sittings = vec![of(1, Some(Language::Ru)); 5];
    sittings.extend([1, 0, 0, 0].map(|right| of(right, Some(Language::Kk))));
    sittings.push(of(0, None));
    let said = statistics(&[question("q1")], &sittings);
    let [figures] = &said.questions[..] else {
        panic!("one question");
    };
    assert_eq!(mean(figures.facility), Some(0.6));
    let by: Vec<_> = figures
        .by_language
        .iter()
        .map(|(language, facility)| (*language, facility.mean, facility.people))
        .collect();
    let mut expected = [(Language::Kk, 0.25, 4), (Language::Ru, 1.0, 5)];
    expected.sort_by_key(|(language, ..)| *language);
    assert_eq!(by, expected);
    for facility in figures.by_language.values() {
        assert_eq!(
            facility.interval,
            Interval::wilson(facility.mean, facility.people)
        );
    }
}
