//! Making and changing trainings, and who may.

mod agenda;
mod arriving;
mod consequences;
mod copying;
mod day;
mod ending;
mod files;
mod invitations;
mod letters;
mod links;
mod lists;
mod many;
mod meanwhile;
mod memberships;
mod people;
mod places;
mod reminders;
pub mod roles;
mod roll;
mod sessions;
mod timetable;
mod told;
mod workbooks;

use app::{
    errors::{Field, UserError},
    trainings,
};
use records::training;

use self::{people::adds_person, sessions::SESSION};
use crate::harness::{Answer, House, Person};

on_two_servers!(
    an_organizer_makes_a_training,
    a_refused_form_keeps_what_was_typed,
    others_may_not_change_a_training,
);

const FORM: [(&str, &str); 8] = [
    ("title_en", "Reviewing decisions"),
    ("title_ru", "Проверка решений"),
    ("title_kk", "Шешімдерді тексеру"),
    ("place", "Kyiv & <Odesa>"),
    ("starts_on", "2024-03-30"),
    ("ends_on", "2024-03-31"),
    ("time_zone", "Europe/Kyiv"),
    ("course", "small"),
];

/// The form with some of its fields filled in otherwise.
fn with<'a>(
    form: &[(&'a str, &'a str)],
    changed: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let value = |name: &str, value| {
        changed
            .iter()
            .find(|(each, _)| *each == name)
            .map_or(value, |(_, value)| *value)
    };
    form.iter()
        .map(|(name, old)| (*name, value(name, old)))
        .collect()
}

async fn sends(person: &Person, action: &str, form: &[(&str, &str)]) -> Answer {
    let fields: Vec<(&str, &dyn ToString)> = form
        .iter()
        .map(|(name, value)| (*name, value as &dyn ToString))
        .collect();
    person.sends(action, &fields).await
}

/// Makes the training of the form and gives its number.
async fn makes(person: &Person) -> i64 {
    person.sees("/trainings/new").await;
    let answer = sends(person, "trainings/make", &FORM).await;
    let path = answer.is_done().leads_to();
    path.strip_prefix("/trainings/")
        .unwrap()
        .strip_suffix("?done=training-made")
        .unwrap()
        .parse()
        .unwrap()
}

async fn an_organizer_makes_a_training(house: House) {
    let organizer = house.organizer("Olga").await;
    let new = organizer
        .sees("/")
        .await
        .attribute("main > .actions a", "href");
    assert_eq!(new, "/trainings/new");
    let id = makes(&organizer).await;
    let page = organizer
        .sees(&format!("/trainings/{id}?done=training-made"))
        .await;
    assert_eq!(page.text("h1"), "Reviewing decisions");
    assert!(
        page.text(".lede").contains("Kyiv & <Odesa>"),
        "{}",
        page.text(".lede")
    );
    assert_eq!(page.count(".notice.good"), 1);
    // The one who made it runs it, and may change it.
    organizer.sees(&format!("/trainings/{id}/people")).await;
    let form = organizer.sees(&format!("/trainings/{id}/change")).await;
    for (name, value) in FORM.into_iter().filter(|(name, _)| *name != "course") {
        assert_eq!(form.value(name), value, "{name}");
    }
    let mut changed = with(&FORM, &[("place", "Lviv"), ("time_zone", "europe/KYIV")]);
    let number = id.to_string();
    changed.push(("training", &number));
    sends(&organizer, "trainings/change", &changed)
        .await
        .is_done();
    let kept = trainings::find(house.inner.db.read(), id).await.unwrap();
    assert_eq!(
        (kept.place.as_str(), kept.zone_name.as_str()),
        ("Lviv", "Europe/Kyiv")
    );
}

async fn a_refused_form_keeps_what_was_typed(house: House) {
    let organizer = house.organizer("Olga").await;
    let long = "long ".repeat(50);
    for (name, value, error) in [
        (
            "place",
            "  ",
            UserError::Missing {
                field: Field::Place,
            },
        ),
        (
            "title_en",
            &long,
            UserError::TooLong {
                field: Field::TitleEn,
                most: 200,
            },
        ),
        (
            "starts_on",
            "30 March",
            UserError::NotUnderstood {
                field: Field::StartsOn,
            },
        ),
        (
            "ends_on",
            "2024-03-29",
            UserError::EndBeforeStart {
                field: Field::EndsOn,
            },
        ),
        (
            "time_zone",
            "Mars/Olympus",
            UserError::NotUnderstood {
                field: Field::TimeZone,
            },
        ),
        ("course", "nothing", UserError::UnknownCourse),
    ] {
        organizer.sees("/trainings/new").await;
        let form = with(&FORM, &[(name, value)]);
        let answer = sends(&organizer, "trainings/make", &form).await;
        answer.is_refused_with(&error);
        let page = organizer.sees(answer.leads_to()).await;
        for (name, value) in form.into_iter().filter(|(name, _)| *name != "course") {
            assert_eq!(page.value(name), value, "{name} after {error:?}");
        }
        // What is wrong stands at its field, for the eye and for a screen reader.
        assert_eq!(page.attributes("main [aria-invalid=true]", "name"), [name]);
        let described = page.attribute(&format!("main [name={name}]"), "aria-describedby");
        assert!(
            described
                .split(' ')
                .any(|id| id == format!("{name}-problem")),
            "{described}"
        );
        assert_eq!(
            page.text(&format!("#{name}-problem")),
            error.say(course::Language::En)
        );
        // Somebody else who gets the address does not see what was typed.
        let other = house.stranger(&format!("Other {name}")).await;
        let shown = other.visits(answer.leads_to()).await;
        assert!(!shown.body.contains("Проверка решений"), "{}", shown.body);
    }
    assert_eq!(house.count::<training::Entity>().await, 1);
}

async fn others_may_not_change_a_training(house: House) {
    let others = [
        house.judge("Amal").await,
        house.trainer("Tom").await,
        house.observer("Omar").await,
    ];
    let stranger = house.stranger("Sam").await;
    let id = house.training.id.to_string();
    let pages = ["/people", "/change", "/sessions/new"].map(|path| house.training.at(path));
    for (person, status, error) in others
        .iter()
        .map(|person| (person, 403, UserError::NotAllowed))
        .chain([(&stranger, 404, UserError::NotFound)])
    {
        for page in &pages {
            assert_eq!(
                person.visits(page).await.status,
                status,
                "{} {page}",
                person.name
            );
        }
        assert_eq!(person.visits("/trainings/new").await.status, 403);
        let form = [&FORM[..], &[("training", &id)]].concat();
        sends(person, "trainings/change", &form)
            .await
            .is_refused_with(&error);
        sends(person, "trainings/make", &FORM)
            .await
            .is_refused_with(&UserError::NotAllowed);
        adds_person(&house, person, &[])
            .await
            .is_refused_with(&error);
        let session = house.training.sessions[0].to_string();
        let form = [&SESSION[..], &[("session", &session)]].concat();
        sends(person, "trainings/change-session", &form)
            .await
            .is_refused_with(&error);
        sends(person, "trainings/make-links", &[("training", &id)])
            .await
            .is_refused_with(&error);
    }
    let nobody = house.browser();
    assert!(
        nobody
            .visits(&pages[0])
            .await
            .leads_to()
            .starts_with("/sign-in?next=")
    );
    assert_eq!(house.count::<training::Entity>().await, 1);
}
