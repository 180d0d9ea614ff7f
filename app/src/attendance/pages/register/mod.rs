//! The register of one session: the roll call for organizers, a list for those who look on.

mod around;
mod roll;
mod takers;

use islands::roll_call::folding;
use jiff::Timestamp;
use leptos::prelude::*;
use rules::{
    attendance::{Status, Unit},
    roles::Role,
};

use crate::{
    attendance::{
        actions::may_be_undone,
        store::{self, Shut, Standings, Statement},
        work,
    },
    authorization::viewer::CallsRoll,
    errors::AppError,
    language::{dates, say},
    parts::{
        island::wake,
        notice::{info, warn},
        page::{head, number, page},
        script::script,
    },
    paths,
    request::Visit,
    trainings::{self, Member, Session, Training},
};

use super::{when, words};
use roll::{list, roll_call};
use takers::Takers;

/// The register of a session.
#[component]
pub fn RegisterPage() -> impl IntoView {
    let (training, session) = (number("training"), number("session"));
    page(async move |visit| Ok(view(load(&visit, training, session).await?, &visit).into_any()))
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    training: Training,
    session: Session,
    /// Those who are shown: all, or those of the name that is looked for. Who may call the roll
    /// finds here those of whom marks are made.
    judges: Vec<Member>,
    /// Those who can be let in: they wait for a place, or gave it up. For who may call the roll.
    at_the_door: Vec<Member>,
    /// Those who have marks and can neither be marked nor let in. For who may call the roll.
    others: Vec<Member>,
    /// The enrolments of others who have marks here, and no row.
    known: Vec<i64>,
    /// Whether there is anybody.
    anybody: bool,
    /// The name that is looked for.
    sought: String,
    /// The part that is marked.
    unit: Unit,
    standings: Standings,
    /// Whether the viewer is an organizer, who may take the whole register.
    may_take: bool,
    /// Whether the viewer was named to call the roll of this session, and is no organizer.
    is_named: bool,
    /// The enrolment about which the viewer may say nothing.
    own: Option<i64>,
    /// Who calls the roll beside the organizers. For organizers.
    takers: Option<Takers>,
    /// Whether the viewer may see the register of the whole training.
    may_see: bool,
    /// Whether something was said about a part, so that the parts stay.
    parts_stay: bool,
    /// The mark that the viewer made last here, if it holds, with the name of whom it is about.
    last: Option<(Statement, String)>,
    /// When several marks were made together with it that may be taken back, and how many.
    together: Option<(Timestamp, usize)>,
    /// That the register was closed, if it is.
    closed: Option<Shut>,
    /// Whether nobody can be there yet: check-in has not opened.
    early: bool,
    /// How many marks wait to be confirmed or settled.
    to_decide: usize,
    /// How many requests wait for an answer.
    requests: usize,
}

async fn load(visit: &Visit, training: i64, session: i64) -> Result<Page, AppError> {
    let viewer = visit.viewer()?;
    viewer.may_see(training)?;
    let db = visit.house.db.read();
    let session = trainings::find_session(db, session).await?;
    if session.training != training {
        return Err(AppError::NotFound);
    }
    let calls = store::calls_roll(visit, &session).await;
    if calls.is_err() {
        viewer.may(training, Role::may_see_register)?;
    }
    let calls_roll = calls.is_ok();
    let standings = store::standings_at(db, [session.id]).await?;
    let members = trainings::members_by_name(db, training, visit.language).await?;
    let may_take = viewer.can(training, Role::may_take_register);
    let is_named = !may_take && calls.is_ok();
    let takers = if may_take {
        Some(Takers::load(db, session.id, &members).await?)
    } else {
        None
    };
    let now = visit.house.clock.now();
    let closings = store::closings_at(db, [session.id]).await?;
    let closed = closings.closed(session.id).cloned();
    let last = if calls.is_ok() && closed.is_none() {
        let last = store::latest_by(db, session.id, viewer.account).await?;
        last.and_then(|last| around::undoable(last, &members, &standings, session.id, now))
    } else {
        None
    };
    let mut together = None;
    if let Some((last, _)) = &last {
        let at = last.mark.made_at;
        let all = store::made_together(db, session.id, viewer.account, at).await?;
        let all = all.iter();
        let all = all.filter(|one| may_be_undone(one, &standings, session.id, now));
        together = Some((at, all.count())).filter(|(_, count)| *count > 1);
    }
    let requests = if may_take {
        let all = store::requests_at(db, [session.id]).await?;
        all.iter()
            .filter(|request| request.answer.is_none())
            .count()
    } else {
        0
    };
    let query = visit.query();
    let sought = query.get("q").unwrap_or_default().trim().to_owned();
    let to_decide = if may_take {
        let sessions = std::slice::from_ref(&session);
        work::count(sessions, &members, &standings, &closings, now)
    } else {
        0
    };
    let (takes_part, away): (Vec<_>, Vec<_>) = members.into_iter().partition(Member::takes_part);
    let own = calls.as_ref().ok().and_then(CallsRoll::own);
    let known = standings.marked().filter(|enrolment| {
        let mut rows = takes_part.iter();
        Some(*enrolment) == own || rows.all(|member| member.enrolment != *enrolment)
    });
    let known = known.collect();
    let (at_the_door, mut others): (Vec<_>, Vec<_>) = away
        .into_iter()
        .partition(|member| may_take && member.may_be_let_in());
    others.retain(|member| standings.registers(member));
    let mut judges = takes_part;
    if !calls_roll {
        // Who is not expected here, and of whom nothing was said, is not in the roll.
        judges.retain(|member| session.expects(member) || standings.registers_mark_of(member));
        judges.append(&mut others);
        trainings::by_name(&mut judges, visit.language);
    }
    let anybody = !judges.is_empty();
    // Who calls the roll finds people in the browser, without a network too.
    judges.retain(|member| calls_roll || folding::is_sought(&member.account.name, &sought));
    let asked = query.get("unit").and_then(Unit::from_code);
    let unit = asked
        .filter(|unit| session.parts().contains(unit))
        .unwrap_or_else(|| session.unit_at(now));
    let session_id = session.id;
    let early = now < session.policy.opens_at(&session.gathering);
    Ok(Page {
        training: trainings::find(db, training).await?,
        early,
        standings,
        may_take,
        is_named,
        may_see: viewer.can(training, Role::may_see_register),
        own,
        takers,
        session,
        judges,
        at_the_door,
        others,
        known,
        anybody,
        sought,
        unit,
        last,
        together,
        parts_stay: store::speaks_of_parts(db, session_id).await?,
        closed,
        to_decide,
        requests,
    })
}

impl Page {
    /// The status that stands about a person at the part that is shown.
    fn status(&self, enrolment: i64) -> Option<Status> {
        match self.unit {
            Unit::Whole => self.standings.get(self.session.id, enrolment),
            part => {
                let mark = self.standings.in_part(self.session.id, enrolment, part);
                mark.and_then(|mark| mark.status)
            }
        }
    }

    /// The address of the page.
    fn address(&self) -> String {
        paths::attendance::register(self.training.id, self.session.id)
    }
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let language = visit.language;
    let training = &page.training;
    let mut crumbs = vec![(
        paths::home::training(training.id),
        training.titles.get(language).to_owned(),
    )];
    // The register of the whole training is for those who see it.
    if page.may_see {
        crumbs.push((
            paths::attendance::overview(training.id),
            say!(language, "attendance-title"),
        ));
    }
    let body = if page.may_take || page.is_named {
        let nobody = (!page.anybody).then(|| info(say!(language, "register-nobody")));
        let hint = if page.is_named {
            say!(language, "takers-named")
        } else {
            say!(language, "register-hint")
        };
        let own = page
            .own
            .map(|_| view! { <p class="meta">{say!(language, "takers-not-oneself")}</p> });
        view! {
            <p class="hint">{hint}</p>
            {own}
            {nobody}
            {roll_call(&page, visit)}
            {wake(visit.house.settings.assets.roll_call.as_ref())}
            {script(visit.house.settings.assets.offline.as_ref())}
        }
        .into_any()
    } else if !page.anybody {
        info(say!(language, "register-nobody")).into_any()
    } else if page.judges.is_empty() {
        info(say!(language, "register-search-none")).into_any()
    } else {
        list(&page, &page.judges, language).into_any()
    };
    let others = (!page.others.is_empty()).then(|| {
        view! {
            <section>
                <h2>{say!(language, "register-others")}</h2>
                {list(&page, &page.others, language)}
            </section>
        }
    });
    let early = page.early.then(|| {
        let begins = page.session.gathering.starts_at;
        let begins = dates::moment(language, begins, &training.zone);
        warn(say!(language, "register-early", begins = begins))
    });
    view! {
        {head(
            page.session.titles.get(language).to_owned(),
            crumbs,
            Some(when(training, &page.session, language)),
        )}
        {around::copy(&page, visit)}
        {page.closed.as_ref().map(|shut| info(words::closed(shut, &training.zone, language)))}
        {early}
        {around::above(&page, language)}
        {body}
        {others}
        {page.takers.as_ref().map(|takers| takers.view(language))}
        {around::below(&page, language)}
    }
}
