//! Places on the page of a training's people: who waits, who withdrew, and the ways in and out.

use course::Language;
use leptos::{prelude::*, server_fn::ServerFn as _};
use rules::places::Place;

use crate::{
    language::say,
    trainings::{
        Member, Training,
        actions::places::{GiveBack, PlaceAgain, Withdraw},
    },
};

/// How many places there are, how many are taken, how many people wait.
#[derive(Clone, Copy, Debug)]
pub struct Summary {
    capacity: u32,
    taken: usize,
    waiting: usize,
}

impl Summary {
    /// Counts the places of a training; none where there is room for all.
    pub fn of<'a>(training: &Training, members: impl Iterator<Item = &'a Member>) -> Option<Self> {
        let capacity = training.capacity?;
        let places: Vec<Place> = members
            .filter(|member| member.role.is_registered())
            .map(|member| member.place)
            .collect();
        let count = |place: Place| places.iter().filter(|each| **each == place).count();
        Some(Self {
            capacity,
            taken: count(Place::Enrolled),
            waiting: count(Place::Waiting),
        })
    }

    /// What it says.
    pub fn say(self, language: Language) -> impl IntoView {
        let words = say!(
            language,
            "places-summary",
            taken = self.taken,
            capacity = self.capacity,
            waiting = self.waiting
        );
        view! { <p class="meta places">{words}</p> }
    }
}

/// What somebody's place is, where that is not a place simply.
pub fn badge(member: &Member, language: Language) -> Option<AnyView> {
    let (class, words) = match member.place {
        Place::Enrolled => return None,
        Place::Waiting => ("badge warn", say!(language, "place-waiting")),
        Place::Withdrawn | Place::Joined => ("badge", say!(language, "place-withdrawn")),
    };
    Some(view! { <span class=class>{words}</span> }.into_any())
}

/// The button by which a judge's place is changed.
pub fn change(member: &Member, training: i64, language: Language) -> Option<AnyView> {
    if !member.role.is_registered() {
        return None;
    }
    let (action, words) = if member.place == Place::Withdrawn {
        (PlaceAgain::url(), say!(language, "place-again"))
    } else {
        (Withdraw::url(), say!(language, "place-withdraw"))
    };
    let label = format!("{words}: {}", member.account.name);
    let shown = view! {
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
