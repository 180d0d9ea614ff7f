//! A judge says that a question is wrong or unclear; a trainer reads it and answers.

use app::errors::{Field, UserError};
use records::answer;

use super::WRONG;
use crate::harness::{Answer, Fields, House, Person};

on_two_servers!(
    a_judge_says_so_during_an_attempt_and_reads_the_answer_afterwards,
    it_is_for_its_judge_and_for_trainers,
);

const UNCLEAR: &str = "Which of the two courts is meant?";
const REPLY: &str = "The second one; the first option counts, too.";

async fn flags(judge: &Person, attempt: i64, question: &str, unclear: &str) -> Answer {
    let fields: &Fields<'_> = &[
        ("attempt", &attempt),
        ("question", &question),
        ("unclear", &unclear),
    ];
    judge.sends("quizzes/flag", fields).await
}

async fn replies(trainer: &Person, flag: i64, reply: &str) -> Answer {
    let fields: &Fields<'_> = &[("flag", &flag), ("reply", &reply)];
    trainer.sends("quizzes/answer-flag", fields).await
}

async fn a_judge_says_so_during_an_attempt_and_reads_the_answer_afterwards(house: House) {
    let (judge, trainer) = (house.judge("Amal").await, house.trainer("Tom").await);
    let (path, attempt) = judge.attempts_quiz().await;
    let sheet = judge.sees(&path).await;
    assert_eq!(sheet.count("button[value='flag-fear']"), 1);
    // The way there is a button of the sheet: nothing that was typed is lost, without JavaScript
    // either.
    let saved = judge.answers(attempt, "flag-fear", &WRONG).await;
    let about = format!("{path}/questions/fear");
    assert_eq!(saved.is_done().leads_to(), about);
    assert_eq!(house.count::<answer::Entity>().await, 3);
    let page = judge.sees(&about).await;
    assert!(page.text(".lede").contains("Fear"), "{}", page.main());
    flags(&judge, attempt, "fear", "  ")
        .await
        .is_refused_with(&UserError::Missing {
            field: Field::Unclear,
        });
    let said = flags(&judge, attempt, "fear", UNCLEAR).await;
    assert_eq!(
        said.is_done().leads_to(),
        format!("{about}?done=question-flagged")
    );
    assert!(judge.sees(&about).await.main().contains(UNCLEAR));

    // The trainer reads it beside the figures, while the attempt is under way, without a name.
    let results = house.training.at("/quizzes/final/results");
    let page = trainer.sees(&results).await;
    assert_eq!(page.texts("#flag-1 > p")[0], UNCLEAR);
    assert!(page.text("#flag-1").contains("English"));
    assert_eq!(page.count(".flagged"), 1);
    assert!(!page.main().contains("Amal"), "{}", page.main());
    assert!(page.text(".flagged pre").contains("question = \"fear\""));
    let waits = async || {
        let page = trainer.sees(&house.training.at("/quizzes/final")).await;
        page.main().contains("1 waiting")
    };
    assert!(waits().await);
    let way = page.attribute("#flag-1 a.button", "href");
    let page = trainer.sees(&way).await;
    assert_eq!(page.count("#flag-1 form textarea"), 1);
    replies(&trainer, 1, "")
        .await
        .is_refused_with(&UserError::Missing {
            field: Field::Reply,
        });
    let answered = replies(&trainer, 1, REPLY).await;
    assert_eq!(
        answered.is_done().leads_to(),
        format!("{results}?done=flag-answered#flag-1")
    );
    assert!(trainer.sees(&results).await.text("#flag-1").contains(REPLY));
    assert!(!waits().await);

    // It may give the key away: it waits for the reasons, and says so.
    for page in [&about, &path, &house.training.at("/quizzes/final")] {
        let page = judge.sees(page).await;
        assert!(!page.main().contains(REPLY), "{}", page.main());
    }
    let page = judge.sees(&about).await;
    assert!(page.main().contains("A trainer has answered"));
    judge.answers(attempt, "submit", &WRONG).await.is_done();
    let page = judge.sees(&path).await;
    assert!(page.text("#fear").contains(REPLY) && page.text("#fear").contains(UNCLEAR));
    assert!(judge.sees(&about).await.main().contains(REPLY));
    // The page of the quiz leads there.
    let page = judge.sees(&house.training.at("/quizzes/final")).await;
    assert_eq!(page.attribute(".notice.info li a", "href"), about);

    // Afterwards one may say so, too; what was said before stays.
    flags(&judge, attempt, "months", "It is eighteen.")
        .await
        .is_done();
    flags(&judge, attempt, "fear", "Still unclear.")
        .await
        .is_done();
    let page = trainer.sees(&results).await;
    let heads = page.texts(".flagged h3");
    assert_eq!(
        heads,
        [
            "Reported as wrong or unclear: 2 times",
            "Reported as wrong or unclear: once"
        ]
    );
}

async fn it_is_for_its_judge_and_for_trainers(house: House) {
    let (judge, other) = (house.judge("Amal").await, house.judge("Bolat").await);
    let (trainer, organizer) = (house.trainer("Tom").await, house.organizer("Olga").await);
    let (path, attempt) = judge.attempts_quiz().await;
    let about = format!("{path}/questions/fear");
    for somebody in [&other, &trainer, &organizer] {
        assert_eq!(somebody.visits(&about).await.status, 404);
        flags(somebody, attempt, "fear", UNCLEAR)
            .await
            .is_refused_with(&UserError::NotFound);
    }
    flags(&judge, attempt, "never-asked", UNCLEAR)
        .await
        .is_refused_with(&UserError::NotFound);
    let never = judge.visits(&format!("{path}/questions/never")).await;
    assert_eq!(never.status, 404);
    flags(&judge, attempt, "fear", UNCLEAR).await.is_done();
    for somebody in [&judge, &other, &organizer] {
        replies(somebody, 1, REPLY)
            .await
            .is_refused_with(&UserError::NotAllowed);
    }
    replies(&trainer, 2, REPLY)
        .await
        .is_refused_with(&UserError::NotFound);
}
