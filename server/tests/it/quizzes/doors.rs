//! Every way in which an answer comes takes every kind of question: what the page's own form holds
//! is accepted, kept, and stands in the form again.

use course::QuestionKind;

use super::keys::serve_every_kind;
use crate::harness::{Answer, House, Person};

on_two_servers!(every_way_in_takes_every_kind_of_question);

/// A way in which answers come to the server.
#[derive(Clone, Copy, Debug)]
enum Way {
    /// What the awake sheet sends by itself, also after having been offline.
    Message,
    /// The form, without JavaScript: the button of one question.
    Button,
    /// The form as a whole.
    Form,
}

/// A field and what it holds.
type Held = Vec<(String, String)>;

async fn every_way_in_takes_every_kind_of_question(house: House) {
    let first = house.judge("Amal").await;
    serve_every_kind(&house, &first).await;
    for way in [Way::Message, Way::Button, Way::Form] {
        let judge = house.judge(&format!("{way:?}")).await;
        takes_every_kind(&judge, way).await;
    }
}

async fn takes_every_kind(judge: &Person, way: Way) {
    let (path, attempt) = judge.attempts_quiz().await;
    let empty = judge.sees(&path).await;
    let questions = QuestionKind::ALL.map(|kind| format!("zq-{}", kind.code()));
    let filled = questions.each_ref().map(|question| fills(&empty, question));
    for (question, fields) in questions.iter().zip(&filled) {
        assert!(!fields.is_empty(), "{question} has fields");
        match way {
            Way::Message => {
                let message = (question.as_str(), 1, "tab");
                let answer = judge.says(attempt, message, &borrowed(fields)).await;
                assert_eq!(answer.status, 200, "{question}: {}", answer.body);
            }
            Way::Button => {
                let button = format!("save-{question}");
                judge
                    .answers(attempt, &button, &borrowed(fields))
                    .await
                    .is_done();
            }
            Way::Form => {}
        }
    }
    if matches!(way, Way::Form) {
        let all = filled.concat();
        judge
            .answers(attempt, "save", &borrowed(&all))
            .await
            .is_done();
    }
    let sheet = judge.sees(&path).await;
    for (question, fields) in questions.iter().zip(&filled) {
        assert_eq!(&holds(&sheet, question), fields, "{way:?}: {question}");
    }
    // Handed in as they are: what was kept is what is graded.
    judge.answers(attempt, "submit", &[]).await.is_done();
}

fn borrowed(fields: &Held) -> Vec<(&str, &str)> {
    fields
        .iter()
        .map(|field| (field.0.as_str(), field.1.as_str()))
        .collect()
}

/// Fills in all that the form has for a question.
fn fills(page: &Answer, question: &str) -> Held {
    let own = format!("#{question} [name^='answers[']");
    let named =
        |kind: &str| page.attributes(&format!("#{question} {kind}[name^='answers[']"), "name");
    let choices = format!("{own}[value]:is([type=radio], [type=checkbox])");
    let chosen = page.attributes(&choices, "name").into_iter();
    let chosen = chosen.zip(page.attributes(&choices, "value")).take(1);
    let options = page.attributes(&format!("{own} option:not([value=''])"), "value");
    let selects = named("select").into_iter().enumerate();
    let typed = named("input:not([type])")
        .into_iter()
        .chain(named("textarea"));
    chosen
        .chain(selects.map(|(place, name)| (name, options[place].clone())))
        .chain(typed.map(|name| (name, "1951".to_owned())))
        .collect()
}

/// What the form holds for a question.
fn holds(page: &Answer, question: &str) -> Held {
    let own = format!("#{question} [name^='answers[']");
    let pairs = |names: &str, values: &str| {
        let names = page.attributes(names, "name").into_iter();
        names.zip(page.attributes(values, "value"))
    };
    let checked = format!("{own}[checked]");
    let select = format!("#{question} select[name^='answers[']");
    let typed = format!("#{question} input:not([type])[name^='answers[']");
    let area = format!("#{question} textarea[name^='answers[']");
    let areas = page.attributes(&area, "name").into_iter();
    pairs(&checked, &checked)
        .chain(pairs(&select, &format!("{select} option[selected]")))
        .chain(pairs(&typed, &typed))
        .chain(areas.zip(page.texts(&area)))
        .collect()
}
