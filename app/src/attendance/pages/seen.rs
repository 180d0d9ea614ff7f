//! What was seen of a person at an online session, for whoever looks into the history.

use course::Language;
use leptos::prelude::*;
use rules::online::{self, Kind, Sighting};

use crate::{
    language::{dates, say},
    trainings::{Session, Training},
};

/// When somebody joined, confirmed to be there, and left, with the minutes that this amounts to.
/// What the page said by itself is told by its last sign alone. Nothing where nobody was seen.
pub fn view(
    training: &Training,
    session: &Session,
    seen: &[Sighting],
    language: Language,
) -> Option<impl IntoView + use<>> {
    let last = seen.iter().max_by_key(|each| each.at)?;
    let told = seen.iter().filter(|each| each.kind != Kind::Stay);
    let silent = (last.kind == Kind::Stay).then_some(last);
    let rows: Vec<_> = told
        .chain(silent)
        .map(|each| {
            let zone = &training.zone;
            let time = dates::clock_seconds(each.at, zone);
            view! {
                <li>
                    <time datetime=dates::machine(each.at, zone)>{time}</time> " "
                    <span class="meta">{kind(each.kind, language)}</span>
                </li>
            }
        })
        .collect();
    let minutes = online::minutes_there(seen, &session.gathering);
    let of = session.gathering.minutes();
    Some(view! {
        <section class="seen-online">
            <h2>{say!(language, "online-seen")}</h2>
            <p>{say!(language, "online-seen-minutes", minutes = minutes, of = of)}</p>
            <ol class="history">{rows}</ol>
        </section>
    })
}

fn kind(kind: Kind, language: Language) -> String {
    match kind {
        Kind::Join => say!(language, "online-kind-join"),
        Kind::Stay => say!(language, "online-kind-stay"),
        Kind::Here => say!(language, "online-kind-here"),
        Kind::Leave => say!(language, "online-kind-leave"),
    }
}
