//! The page for the screen in the room: session, clock, and the code that is good now, as letters
//! and as a square to scan. No names.

use course::Language;
use jiff::Timestamp;
use leptos::prelude::*;
use leptos_meta::Title;
use rules::{
    attendance::Status,
    calendar::{self, Phase},
    codes,
};

use crate::{
    attendance::{screen, store},
    errors::AppError,
    language::{dates, say},
    parts::{
        page::{number, page},
        script::script,
        square_code::square_code,
    },
    paths,
    request::Visit,
    trainings::{self, Member, Session, Training},
};

/// After how many seconds the page is asked for again where no script runs.
const REFRESH: &str = "5";

/// The code of a session, for the screen.
#[component]
pub fn ScreenPage() -> impl IntoView {
    let (training, session) = (number("training"), number("session"));
    page(async move |visit| {
        let page = load(&visit, training, session).await?;
        Ok(view(page, &visit).into_any())
    })
}

/// What the page shows.
#[derive(Clone, Debug)]
pub struct Page {
    training: Training,
    session: Session,
    now: Timestamp,
    /// The address that is typed, without what browsers add.
    address: String,
    /// The code that is good now, with its picture; none outside of check-in.
    code: Option<(String, String)>,
    /// How many are there, and how many take part.
    there: (usize, usize),
}

async fn load(visit: &Visit, training: i64, session: i64) -> Result<Page, AppError> {
    let takes = visit.viewer()?.takes_register(training)?;
    let (house, now) = (&visit.house, visit.house.clock.now());
    let db = house.db.read();
    let session = trainings::find_session(db, session).await?;
    if session.training != training {
        return Err(AppError::NotFound);
    }
    let open = session.policy.is_open(&session.gathering, now);
    let base = &house.settings.public_url;
    let code = if open {
        let secret = match store::secrets_of(db, [session.id])
            .await?
            .remove(&session.id)
        {
            Some(secret) => secret,
            None => {
                let txn = house.db.begin().await?;
                let secret = store::secret(&txn, &takes, session.id, now).await?;
                txn.commit().await?;
                secret
            }
        };
        let code = screen::code(&secret, now);
        let picture = square_code(&format!(
            "{base}{}",
            paths::attendance::check_in_with(&code)
        ))?;
        Some((code, picture))
    } else {
        None
    };
    let host = base
        .trim_start_matches("https://")
        .trim_start_matches("http://");
    let standings = store::standings_at(db, [session.id]).await?;
    let members = trainings::members(db, training).await?;
    let members = || members.iter().filter(|member| member.takes_part());
    let is_there = |member: &&Member| {
        let standing = standings.get(session.id, member.enrolment);
        standing.is_some_and(Status::was_there)
    };
    Ok(Page {
        there: (members().filter(is_there).count(), members().count()),
        training: trainings::find(db, training).await?,
        address: format!("{host}{}", paths::attendance::check_in()),
        session,
        now,
        code,
    })
}

/// The language of what is said beside the code: each of them in turn, with every code another.
fn in_turn(now: Timestamp) -> Language {
    let languages = [Language::Kk, Language::Ru, Language::En];
    let turn = codes::step(now).unsigned_abs() as usize % languages.len();
    languages[turn]
}

fn view(page: Page, visit: &Visit) -> impl IntoView + use<> {
    let (of_page, language) = (visit.language, in_turn(page.now));
    let zone = &page.training.zone;
    let body = match page.code {
        Some((code, picture)) => {
            // Heard letter by letter, and seen in two groups.
            let spelt: String = code.chars().flat_map(|letter| [letter, ' ']).collect();
            let groups: Vec<String> = code
                .as_bytes()
                .chunks(3)
                .map(|group| String::from_utf8_lossy(group).into_owned())
                .collect();
            let groups: Vec<_> = groups
                .into_iter()
                .map(|group| view! { <span>{group}</span> })
                .collect();
            view! {
                <p class="screen-how">{say!(language, "screen-how", address = page.address.as_str())}</p>
                <div class="screen-codes">
                    <p class="screen-code" role="img" aria-label=spelt.trim().to_owned() data-code=code>{groups}</p>
                    <div class="screen-qr" role="img" aria-label=say!(language, "screen-qr") inner_html=picture></div>
                </div>
                <p class="meta">{say!(language, "screen-changes")}</p>
            }
            .into_any()
        }
        None if calendar::phase(&page.session.gathering, page.now) == Phase::Past => {
            view! { <p class="screen-how">{say!(language, "screen-over")}</p> }.into_any()
        }
        None => {
            let opens = page.session.policy.opens_at(&page.session.gathering);
            let time = dates::moment(language, opens, zone);
            view! { <p class="screen-how">{say!(language, "screen-opens", time = time)}</p> }
                .into_any()
        }
    };
    let title = page.session.titles.get(of_page).to_owned();
    let (there, of) = page.there;
    let refresh = format!("<meta http-equiv=\"refresh\" content=\"{REFRESH}\">");
    let back = paths::attendance::register(page.training.id, page.session.id);
    // The script asks again when the next code is due, and the clock goes with it.
    let next = codes::shown_for(page.now);
    let good = next + codes::GOOD_FOR - codes::STEP;
    view! {
        <Title text=title.clone() />
        <noscript inner_html=refresh></noscript>
        <div class="screen">
            <h1>{title}</h1>
            <div class="screen-now" lang=language.code() data-next=next data-good=good>
                <p class="screen-clock">
                    <time datetime=dates::machine(page.now, zone)>{dates::clock(page.now, zone)}</time>
                </p>
                {body}
                <p class="screen-how screen-count">{say!(language, "screen-count", there = there, of = of)}</p>
            </div>
            <p class="screen-how screen-lost" role="status" data-lost=say!(of_page, "screen-lost")></p>
            <div class="actions screen-ways">
                <button type="button" class="quiet screen-full" hidden=true>{say!(of_page, "screen-full")}</button>
                <a class="button quiet" href=back>{say!(of_page, "screen-back")}</a>
            </div>
        </div>
        // Keeps code and clock up to date in the page that is there, so that a network that is
        // away for a while does not take the page off the wall.
        {script(visit.house.settings.assets.screen.as_ref())}
    }
}
