//! All trainings of one person in one place: on the page of the account, and on that of a person in
//! a training.

use std::collections::BTreeMap;

use course::Language;
use leptos::prelude::*;
use rules::{
    membership::{Membership, Run},
    roles::Role,
};

use crate::{
    accounts,
    attendance::{self, Attended},
    errors::AppError,
    language::{self, dates, say},
    paths,
    quizzes::{self, Needed},
    request::Visit,
    trainings::{self, Member, Training},
};

/// A person's account, with all their trainings.
#[component]
pub fn AdministeredPage() -> impl IntoView {
    accounts::administered(async |visit: Visit, account: i64| {
        let _ = visit.viewer()?.administers()?;
        let all = trainings::memberships_of(visit.house.db.read(), account).await?;
        Ok(view(load(&visit, all).await?, &visit))
    })
}

/// A person in a training, with the other trainings that the reader runs as well. That there are
/// others is not told.
#[component]
pub fn PersonPage() -> impl IntoView {
    trainings::person(async |visit: Visit, here: i64, account: i64| {
        let viewer = visit.viewer()?;
        let mut all = trainings::memberships_of(visit.house.db.read(), account).await?;
        all.retain(|(training, _)| {
            training.id != here && viewer.can(training.id, Role::may_manage_training)
        });
        if all.is_empty() {
            return Ok(().into_any());
        }
        // An administrator is shown all of them.
        let some = !viewer.administrator;
        let hint = some.then(|| say!(visit.language, "person-other-trainings-hint"));
        let hint = hint.map(|hint| view! { <p class="hint">{hint}</p> });
        let lines = view(load(&visit, all).await?, &visit);
        let title = say!(visit.language, "person-other-trainings");
        Ok(view! {
            <section id="other-trainings">
                <h2>{title}</h2>
                {hint}
                {lines}
            </section>
        }
        .into_any())
    })
}

/// One training of a person.
#[derive(Clone, Debug)]
struct Line {
    training: Training,
    member: Member,
    /// Where the person stands with it.
    stands: Membership,
    /// How much of it the person attended; none for who does not stand in the register.
    attended: Option<Attended>,
    /// How many of the quizzes that the certificate asks for are passed, if it asks for any.
    quizzes: Option<Needed>,
}

/// What is told of a person's trainings, to somebody who runs all of these.
async fn load(visit: &Visit, all: Vec<(Training, Member)>) -> Result<Vec<Line>, AppError> {
    let mut attended = attendance::attended(visit, &all).await?;
    let mut quizzes: BTreeMap<i64, Needed> = quizzes::passed(visit, &all).await?;
    let now = visit.house.clock.now();
    let line = |(training, member): (Training, Member)| {
        let today = training.zone.to_datetime(now).date();
        let run = if training.cancelled.is_some() {
            Run::Cancelled
        } else if training.archived.is_some() || training.ends_on < today {
            Run::Over
        } else {
            Run::Ahead
        };
        // Who was let in at the door came in, though there is no address to invite.
        let come_in = member.account.signed_up || member.account.is_walk_in();
        let stands = Membership::of(member.place, come_in, run);
        // What does not take place is not missed.
        let counts = stands != Membership::Cancelled;
        let (own, passed) = (
            attended.remove(&member.enrolment),
            quizzes.remove(&member.enrolment),
        );
        Line {
            stands,
            attended: own.filter(|_| counts),
            quizzes: passed.filter(|_| counts),
            training,
            member,
        }
    };
    Ok(all.into_iter().map(line).collect())
}

fn view(lines: Vec<Line>, visit: &Visit) -> AnyView {
    let language = visit.language;
    if lines.is_empty() {
        return view! { <p class="empty">{say!(language, "account-in-none")}</p> }.into_any();
    }
    let rows: Vec<_> = lines.iter().map(|line| row(line, language)).collect();
    view! {
        <div class="table" tabindex="0" role="region" aria-label=say!(language, "nav-trainings")>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{say!(language, "training")}</th>
                        <th scope="col">{say!(language, "field-role")}</th>
                        <th scope="col">{say!(language, "membership-title")}</th>
                        <th scope="col">{say!(language, "attendance-title")}</th>
                        <th scope="col">{say!(language, "membership-quizzes")}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(line: &Line, language: Language) -> impl IntoView + use<> {
    let (training, member) = (&line.training, &line.member);
    let address = paths::home::person(training.id, member.enrolment);
    let title = training.titles.get(language).to_owned();
    let days = dates::days(language, training.starts_on, training.ends_on);
    // Two trainings may have one title: heard link by link, their days tell them apart.
    let label = format!("{title}, {days}");
    let (class, stands) = stands(line.stands, language);
    let nothing = || "—".into_any();
    let attended = line
        .attended
        .map_or_else(nothing, |attended| attended.view(language));
    let quizzes = line.quizzes.map_or_else(nothing, |quizzes| {
        let class = if quizzes.is_all() {
            "badge good"
        } else {
            "badge"
        };
        view! { <span class=class>{quizzes.say(language)}</span> }.into_any()
    });
    view! {
        <tr>
            <th scope="row">
                <a href=address aria-label=label>{title}</a>
                " " <span class="meta">{training.place.clone()} " · " {days}</span>
            </th>
            <td>{language::role(member.role, language)}</td>
            <td><span class=class>{stands}</span></td>
            <td>{attended}</td>
            <td>{quizzes}</td>
        </tr>
    }
}

/// Where somebody stands with a training: the class of a badge, and the word.
fn stands(stands: Membership, language: Language) -> (&'static str, String) {
    match stands {
        Membership::Invited => ("badge info", say!(language, "membership-invited")),
        Membership::Waiting => ("badge warn", say!(language, "place-waiting")),
        Membership::Enrolled => ("badge good", say!(language, "place-enrolled")),
        Membership::Withdrawn => ("badge", say!(language, "place-withdrawn")),
        Membership::Ended => ("badge", say!(language, "membership-ended")),
        Membership::Cancelled => ("badge", say!(language, "training-cancelled-badge")),
    }
}
