//! What a group has learnt between the pre-tests and a final.

use std::collections::BTreeMap;

use course::{Course, Language, Purpose, Question};
use leptos::prelude::*;
use rules::{
    gain::{self, Gain, GroupGain},
    grading::{self, Graded, Total, Verdict},
};
use sea_orm::ConnectionTrait;

use crate::{errors::AppError, language::say, quizzes::store};

use super::percent;

/// What somebody reached, in all and by objective.
#[derive(Clone, Debug, Default)]
pub(super) struct Reached {
    all: Total,
    objectives: BTreeMap<String, Total>,
}

impl Reached {
    /// What a paper comes to.
    pub(super) fn of(graded: &[(&Question, Graded)]) -> Self {
        Self {
            all: grading::total(graded.iter().map(|(_, graded)| graded)),
            objectives: grading::by_objective(
                graded.iter().map(|(question, graded)| (*question, graded)),
            ),
        }
    }

    fn add(&mut self, other: Self) {
        let add = |sum: &mut Total, more: Total| {
            sum.points.milli += more.points.milli;
            sum.possible.milli += more.possible.milli;
        };
        add(&mut self.all, other.all);
        for (objective, total) in other.objectives {
            add(self.objectives.entry(objective).or_default(), total);
        }
    }
}

/// What a group has learnt.
#[derive(Clone, Debug, Default)]
pub(super) struct Learnt {
    /// In all; none where nobody did both.
    all: Option<GroupGain>,
    /// By objective.
    objectives: BTreeMap<String, GroupGain>,
}

/// What the people have learnt, of whom it is known by enrolment how they did in the end.
pub(super) async fn learnt(
    db: &impl ConnectionTrait,
    training: i64,
    course: &Course,
    after: &BTreeMap<i64, Reached>,
) -> Result<Learnt, AppError> {
    let pre_tests = course.lessons().filter_map(|(_, lesson)| {
        let pre_test = lesson.quiz()?.purpose == Purpose::PreTest;
        pre_test.then(|| lesson.id.clone())
    });
    let mut first = store::attempts_at_all(db, training, pre_tests).await?;
    first.retain(|attempt| attempt.number == 1 && attempt.submitted_at.is_some());
    let mut before = BTreeMap::<i64, Reached>::new();
    for paper in store::papers(db, course, first).await? {
        let graded = paper.graded(course)?;
        let awaiting = graded
            .iter()
            .any(|(_, each)| each.verdict == Verdict::Awaiting);
        if awaiting || paper.words_are_gone() {
            continue;
        }
        let own = before.entry(paper.attempt.enrolment).or_default();
        own.add(Reached::of(&graded));
    }
    let both = || {
        let both = |(who, after): (&i64, _)| Some((before.get(who)?, after));
        after.iter().filter_map(both)
    };
    let whole: Vec<Gain> = both()
        .filter_map(|(before, after): (&Reached, &Reached)| Gain::between(&before.all, &after.all))
        .collect();
    let people: Vec<_> = both()
        .map(|(before, after)| gain::of_person(&before.objectives, &after.objectives))
        .collect();
    Ok(Learnt {
        all: GroupGain::of(&whole),
        objectives: gain::of_group(&people),
    })
}

/// How far the people came in the pre-tests and here, in all and by objective.
pub(super) fn gains(learnt: &Learnt, course: &Course, language: Language) -> Option<AnyView> {
    let all = learnt.all?;
    let rows: Vec<_> = learnt
        .objectives
        .iter()
        .map(|(id, gain)| {
            let words = course.objective(id).map_or_else(
                || id.clone(),
                |objective| objective.text.get(language).to_owned(),
            );
            row(words, gain, language)
        })
        .collect();
    let title = say!(language, "results-learnt");
    Some(
        view! {
            <section class="learnt">
                <h2>{title.clone()}</h2>
                <p class="meta">{say!(language, "results-learnt-hint")}</p>
                <div class="table" tabindex="0" role="region" aria-label=title>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{say!(language, "result-objective")}</th>
                                <th scope="col">{say!(language, "result-before")}</th>
                                <th scope="col">{say!(language, "results-after")}</th>
                                <th scope="col">{say!(language, "results-gain")}</th>
                                <th scope="col">{say!(language, "results-interval-title")}</th>
                                <th scope="col">{say!(language, "results-people")}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                        <tfoot>{row(say!(language, "results-whole"), &all, language)}</tfoot>
                    </table>
                </div>
            </section>
        }
        .into_any(),
    )
}

fn row(words: String, gain: &GroupGain, language: Language) -> impl IntoView + use<> {
    let GroupGain {
        mean,
        interval,
        people,
    } = gain;
    let difference = mean.difference();
    let sign = if difference > 0.0 { "+" } else { "" };
    let interval = interval.map_or_else(
        || say!(language, "results-few"),
        |interval| super::interval(interval, language),
    );
    view! {
        <tr>
            <th scope="row">{words}</th>
            <td>{percent(mean.before, language)}</td>
            <td>{percent(mean.after, language)}</td>
            <td>{sign}{percent(difference, language)}</td>
            <td>{interval}</td>
            <td>{*people}</td>
        </tr>
    }
}
