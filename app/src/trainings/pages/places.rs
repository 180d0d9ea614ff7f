//! Places on the page of a training's people: who waits, who withdrew, and the ways in and out.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::places::Place;

use crate::{
    say,
    trainings::{
        Member, Training,
        actions::places::{GiveBack, PlaceAgain, Withdraw},
    },
};

/// How many places there are, how many are taken, how many people wait; none where there is room
/// for all.
pub fn summary(
    training: &Training,
    members: &[Member],
    language: Language,
) -> Option<impl IntoView + use<>> {
    let capacity = training.capacity?;
    let count = |place: Place| {
        let judges = members.iter().filter(|member| member.role.is_registered());
        judges.filter(|member| member.place == place).count()
    };
    let words = say!(
        language,
        "places-summary",
        taken = count(Place::Enrolled),
        capacity = capacity,
        waiting = count(Place::Waiting)
    );
    Some(view! { <p class="meta places">{words}</p> })
}

/// What a judge's place is, and the button that changes it; of others only that they have left.
pub fn place(member: &Member, training: i64, language: Language) -> Option<AnyView> {
    if !member.role.is_registered() {
        let left = member.place == Place::Withdrawn;
        let badge =
            left.then(|| view! { <span class="badge">{say!(language, "place-withdrawn")}</span> });
        return badge.map(IntoAny::into_any);
    }
    let badge = match member.place {
        Place::Enrolled => None,
        Place::Waiting => Some(("badge warn", say!(language, "place-waiting"))),
        Place::Withdrawn | Place::Joined => Some(("badge", say!(language, "place-withdrawn"))),
    };
    let badge = badge.map(|(class, words)| view! { <span class=class>{words}</span> });
    let (action, words) = if member.place == Place::Withdrawn {
        (PlaceAgain::url(), say!(language, "place-again"))
    } else {
        (Withdraw::url(), say!(language, "place-withdraw"))
    };
    let label = format!("{words}: {}", member.account.name);
    let shown = view! {
        {badge}
        <form method="post" action=action>
            <input type="hidden" name="training" value=training />
            <input type="hidden" name="enrolment" value=member.enrolment />
            <button class="quiet" aria-label=label>{words}</button>
        </form>
    };
    Some(shown.into_any())
}

/// The button by which a judge gives back a place, or leaves the row of those who wait.
pub fn give_back(training: i64, place: Place, language: Language) -> impl IntoView {
    let words = match place {
        Place::Waiting => say!(language, "place-leave"),
        Place::Enrolled | Place::Withdrawn | Place::Joined => say!(language, "place-give-back"),
    };
    view! {
        <form class="give-back" method="post" action=GiveBack::url()>
            <input type="hidden" name="training" value=training />
            <button class="quiet" name="place" value=place.code()>{words}</button>
        </form>
    }
}
