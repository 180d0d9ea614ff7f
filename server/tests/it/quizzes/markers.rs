//! Two trainers mark one answer, and neither sees what the other gave.

use app::{errors::UserError, post::Kind};
use records::rubric_mark;

use super::{RIGHT, marking::serves_reasoned};
use crate::{
    harness::{Answer, Fields, House, Person, eventually},
    post::outbox,
};

on_both_databases!(
    two_mark_without_seeing_each_other_and_the_mean_stands,
    more_than_a_point_apart_they_talk,
    more_than_a_point_apart_a_third_marks,
    the_only_trainer_settles_it_knowingly,
    how_far_they_agree_is_told_from_five_answers_on,
    all_is_marked_and_a_grade_that_changes_are_told_by_letter,
    whose_answers_wait_is_told_nowhere_to_those_who_mark,
);

/// The quiz, of which two mark the reasoned question.
async fn serves_two(house: &House) {
    serves_reasoned(house).await;
    house.rewrites("01-basics/03-final.en.md", |text| {
        text.replace(".reasoned words=150", ".reasoned words=150 markers=2")
    });
    eventually("two mark it", async || {
        let course = house.inner.courses.get("small").unwrap().course;
        let (_, quiz) = course.lesson("final").unwrap();
        quiz.question("decide").unwrap().markers == 2
    })
    .await;
}

/// A judge hands in what is right, and an answer in words.
async fn hands_in(judge: &Person, words: &str) -> (String, i64) {
    let (path, attempt) = judge.attempts_quiz().await;
    let mut answers = RIGHT.to_vec();
    answers.push(("answers[decide][words][]", words));
    judge.answers(attempt, "submit", &answers).await.is_done();
    (path, attempt)
}

async fn marks(
    trainer: &Person,
    house: &House,
    attempt: i64,
    points: (&str, &str),
    more: &Fields<'_>,
) -> Answer {
    trainer
        .visits(&house.training.at("/quizzes/final/marking"))
        .await;
    let mut fields: Vec<(&str, &dyn ToString)> = vec![
        ("attempt", &attempt),
        ("question", &"decide"),
        ("points[each]", &points.0),
        ("points[limits]", &points.1),
    ];
    fields.extend(more);
    trainer.sends("quizzes/mark", &fields).await
}

async fn two_mark_without_seeing_each_other_and_the_mean_stands(house: House) {
    serves_two(&house).await;
    let judge = house.judge("Amal").await;
    let (tom, tara) = (house.trainer("Tom").await, house.trainer("Tara").await);
    let (path, attempt) = hands_in(&judge, "She fears what is to come.").await;
    let secret: &Fields<'_> = &[("comment", &"Thin on fear")];
    marks(&tom, &house, attempt, ("2", "0.5"), secret)
        .await
        .is_done();
    // Not to the other, neither here nor there, nor to the judge.
    let marking = house.training.at("/quizzes/final/marking");
    for page in [
        tara.sees(&marking).await,
        tara.sees(&path).await,
        judge.sees(&path).await,
    ] {
        assert!(!page.body.contains("Thin on fear"));
        assert!(!page.main().contains("2.5"));
    }
    assert_eq!(judge.sees(&path).await.text(".verdict"), "awaits marking");
    let own = tom.sees(&marking).await;
    assert_eq!(
        (own.count(".given"), own.count(".elsewhere .given")),
        (1, 1)
    );
    assert_eq!(own.text(".elsewhere [name=comment]"), "Thin on fear");
    // A slip is put right as long as the other has not marked.
    marks(&tom, &house, attempt, ("2.5", "0.5"), secret)
        .await
        .is_done();
    marks(&tara, &house, attempt, ("3", "1"), &[])
        .await
        .is_done();
    // 3 and 4: the mean is 3.5.
    let result = judge.sees(&path).await;
    assert_eq!(result.text(".score"), "85 % 8.5 of 10 points");
    assert!(result.text("#decide .mark-mean").ends_with("3.5 of 5"));
    assert!(result.body.contains("Thin on fear"));
    let page = tara.sees(&marking).await;
    assert_eq!(page.count(".marked .markers li"), 3);
    // From now on a mark is changed by agreement.
    for trainer in [&tom, &tara] {
        marks(trainer, &house, attempt, ("4", "1"), &[])
            .await
            .is_refused_with(&UserError::MarkedByAll);
    }
    let agreed: &Fields<'_> = &[("settles", &true), ("comment", &"We both missed it.")];
    marks(&tom, &house, attempt, ("4", "1"), agreed)
        .await
        .is_done();
    assert_eq!(
        judge.sees(&path).await.text(".score"),
        "100 % 10 of 10 points"
    );
    assert_eq!(house.count::<rubric_mark::Entity>().await, 4, "appended");
}

async fn more_than_a_point_apart_they_talk(house: House) {
    serves_two(&house).await;
    let judge = house.judge("Amal").await;
    let (tom, tara) = (house.trainer("Tom").await, house.trainer("Tara").await);
    let (path, attempt) = hands_in(&judge, "She fears what is to come.").await;
    marks(&tom, &house, attempt, ("1", "0"), &[])
        .await
        .is_done();
    marks(&tara, &house, attempt, ("4", "1"), &[])
        .await
        .is_done();
    assert_eq!(judge.sees(&path).await.text(".verdict"), "awaits marking");
    let marking = house.training.at("/quizzes/final/marking");
    let page = tom.sees(&marking).await;
    assert_eq!(page.texts(".markers li").len(), 2);
    assert!(page.text(".notice.warn").contains("more than a point"));
    marks(&tom, &house, attempt, ("3", "1"), &[])
        .await
        .is_refused_with(&UserError::MarkedByAll);
    let silent: &Fields<'_> = &[("settles", &true), ("comment", &" ")];
    marks(&tom, &house, attempt, ("3", "1"), silent)
        .await
        .is_refused_with(&UserError::ReasonNeeded);
    let agreed: &Fields<'_> = &[("settles", &true), ("comment", &"The limits are seen.")];
    marks(&tom, &house, attempt, ("3", "1"), agreed)
        .await
        .is_done();
    let result = judge.sees(&path).await;
    assert_eq!(result.text(".score"), "90 % 9 of 10 points");
    assert!(result.body.contains("The limits are seen."));
}

async fn more_than_a_point_apart_a_third_marks(house: House) {
    serves_two(&house).await;
    let judge = house.judge("Amal").await;
    let (tom, tara) = (house.trainer("Tom").await, house.trainer("Tara").await);
    let third = house.trainer("Timur").await;
    let (path, attempt) = hands_in(&judge, "She fears what is to come.").await;
    marks(&tom, &house, attempt, ("1", "0"), &[])
        .await
        .is_done();
    marks(&tara, &house, attempt, ("4", "1"), &[])
        .await
        .is_done();
    let page = third
        .sees(&house.training.at("/quizzes/final/marking"))
        .await;
    assert_eq!(page.count(".markers"), 0, "the third sees neither mark");
    marks(&third, &house, attempt, ("3", "0.5"), &[])
        .await
        .is_done();
    assert_eq!(
        judge.sees(&path).await.text(".score"),
        "85 % 8.5 of 10 points"
    );
}

async fn the_only_trainer_settles_it_knowingly(house: House) {
    serves_two(&house).await;
    let (judge, tom) = (house.judge("Amal").await, house.trainer("Tom").await);
    let (path, attempt) = hands_in(&judge, "She fears what is to come.").await;
    let marking = house.training.at("/quizzes/final/marking");
    assert!(
        tom.sees(&marking)
            .await
            .text(".notice.warn")
            .contains("only trainer")
    );
    let settles: &Fields<'_> = &[("settles", &true), ("comment", &"Nobody else")];
    marks(&tom, &house, attempt, ("3", "1"), settles)
        .await
        .is_refused_with(&UserError::AnotherMarkerNeeded);
    let alone: &Fields<'_> = &[("knowingly", &true), ("comment", &"Nobody else")];
    marks(&tom, &house, attempt, ("3", "1"), alone)
        .await
        .is_done();
    assert_eq!(
        judge.sees(&path).await.text(".score"),
        "90 % 9 of 10 points"
    );
    // Where there are two, nobody does.
    let tara = house.trainer("Tara").await;
    let (_, attempt) = hands_in(&house.judge("Dana").await, "She fears.").await;
    marks(&tara, &house, attempt, ("3", "1"), alone)
        .await
        .is_refused_with(&UserError::AnotherMarkerNeeded);
}

async fn how_far_they_agree_is_told_from_five_answers_on(house: House) {
    serves_two(&house).await;
    let (tom, tara) = (house.trainer("Tom").await, house.trainer("Tara").await);
    let marking = house.training.at("/quizzes/final/marking");
    for (number, name) in ["Amal", "Bolat", "Dana", "Erlan", "Fatima"]
        .iter()
        .enumerate()
    {
        let (_, attempt) = hands_in(&house.judge(name).await, "She fears.").await;
        marks(&tom, &house, attempt, ("2", "1"), &[])
            .await
            .is_done();
        let other = if number == 0 { "2.5" } else { "2" };
        marks(&tara, &house, attempt, (other, "1"), &[])
            .await
            .is_done();
        let rows = tom.sees(&marking).await.texts(".agreement tbody tr");
        assert_eq!(rows.len(), 2);
        let each = match number {
            4 => "Applies each element 5 80 % 100 % 0.1".to_owned(),
            _ => format!(
                "Applies each element {} too few too few too few",
                number + 1
            ),
        };
        assert_eq!(rows[0], each);
    }
}

async fn all_is_marked_and_a_grade_that_changes_are_told_by_letter(house: House) {
    serves_two(&house).await;
    let judge = house.judge("Amal").await;
    let (tom, tara) = (house.trainer("Tom").await, house.trainer("Tara").await);
    let (_, attempt) = hands_in(&judge, "She fears what is to come.").await;
    let told = async |kind: Kind| {
        let letters = outbox(&house).await.into_iter();
        letters
            .filter(|letter| letter.kind == kind.code())
            .map(|letter| (letter.account_id, letter.body))
            .collect::<Vec<_>>()
    };
    marks(&tom, &house, attempt, ("3", "1"), &[])
        .await
        .is_done();
    assert_eq!(told(Kind::AnswersMarked).await.len(), 0);
    marks(&tara, &house, attempt, ("3", "1"), &[])
        .await
        .is_done();
    let letters = told(Kind::AnswersMarked).await;
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].0, judge.account);
    assert_eq!(told(Kind::GradeChanged).await.len(), 0);
    let lower: &Fields<'_> = &[("settles", &true), ("comment", &"On reflection")];
    marks(&tara, &house, attempt, ("1", "1"), lower)
        .await
        .is_done();
    let letters = told(Kind::GradeChanged).await;
    assert_eq!(letters.len(), 1);
    assert!(letters[0].1.contains("has gone down"), "{}", letters[0].1);
    // Who wants none gets none.
    let page = judge.visits("/account/letters").await;
    let code = Kind::GradeChanged.code();
    assert_eq!(page.count(&format!("[name='wanted[]'][value='{code}']")), 1);
    let none: &Fields<'_> = &[("only_necessary", &true)];
    judge.sends("post/choose", none).await.is_done();
    let higher: &Fields<'_> = &[("settles", &true), ("comment", &"After all")];
    marks(&tara, &house, attempt, ("4", "1"), higher)
        .await
        .is_done();
    assert_eq!(told(Kind::GradeChanged).await.len(), 1);
}

async fn whose_answers_wait_is_told_nowhere_to_those_who_mark(house: House) {
    serves_reasoned(&house).await;
    let (judge, tom) = (house.judge("Amal").await, house.trainer("Tom").await);
    let organizer = house.organizer("Olga").await;
    let (_, attempt) = hands_in(&judge, "She fears what is to come.").await;
    let people = house.training.at("/quizzes/final/people");
    let book = house.training.at("/results");
    // What was reached so far would say whose answer it is.
    for (page, score) in [(&people, "5 / 10"), (&book, "50 %")] {
        let masked = tom.sees(page).await;
        assert!(masked.main().contains("awaits marking"), "{page}");
        assert!(!masked.main().contains(score), "{page}");
        // Whoever does not mark needs no mask.
        assert!(organizer.sees(page).await.main().contains(score), "{page}");
    }
    super::marking::marks(&tom, &house, attempt, ("4", "1"))
        .await
        .is_done();
    assert!(tom.sees(&people).await.main().contains("10 / 10"));
}
