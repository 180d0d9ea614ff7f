//! Making and changing trainings and sessions, and enrolling one by one.

mod links;
mod lists;

use app::{
    errors::{Field, UserError},
    trainings::{self, Session},
};
use records::{account, enrolment, session, training};
use sea_orm::EntityTrait as _;

use crate::harness::{Answer, House, Person};

on_both_databases!(
    an_organizer_makes_a_training,
    a_refused_form_keeps_what_was_typed,
    sessions_are_added_by_the_trainings_clock,
    a_time_that_the_clocks_skip_is_refused,
    people_are_enrolled_one_by_one,
    a_double_click_enrols_once,
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
        .attribute("main .actions a", "href");
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
            "title_kk",
            "  ",
            UserError::Missing {
                field: Field::TitleKk,
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
        ("ends_on", "2024-03-29", UserError::EndBeforeStart),
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

const SESSION: [(&str, &str); 7] = [
    ("title_en", "Evidence"),
    ("title_ru", "Доказательства"),
    ("title_kk", "Дәлелдер"),
    ("date", "2024-03-31"),
    ("starts_at", "09:00"),
    ("ends_at", "10:30"),
    ("place", "Hall 2"),
];

async fn adds_session(person: &Person, training: i64, changed: &[(&str, &str)]) -> Answer {
    person
        .sees(&format!("/trainings/{training}/sessions/new"))
        .await;
    let number = training.to_string();
    let mut form = with(&SESSION, changed);
    form.push(("training", &number));
    sends(person, "trainings/add-session", &form).await
}

async fn sessions_are_added_by_the_trainings_clock(house: House) {
    let organizer = house.organizer("Olga").await;
    let id = makes(&organizer).await;
    let answer = adds_session(&organizer, id, &[]).await;
    assert!(
        answer
            .is_done()
            .leads_to()
            .starts_with(&format!("/trainings/{id}?done=session-added#session-"))
    );
    // Summer time has begun in Kyiv that night: three hours ahead.
    let sessions = trainings::sessions(house.inner.db.read(), id)
        .await
        .unwrap();
    let [
        Session {
            id: session,
            gathering,
            ..
        },
    ] = &sessions[..]
    else {
        panic!("{sessions:?}")
    };
    assert_eq!(gathering.starts_at.to_string(), "2024-03-31T06:00:00Z");
    let page = organizer.sees(&format!("/trainings/{id}")).await;
    assert_eq!(page.texts(".session .when"), ["09:00 – 10:30"]);
    assert_eq!(
        page.attributes(".session time", "datetime")[0],
        "2024-03-31T09:00:00+03:00"
    );
    for (changed, error) in [
        ([("date", "2024-04-01")], UserError::OutsideTraining),
        ([("date", "2024-03-29")], UserError::OutsideTraining),
        ([("ends_at", "09:00")], UserError::EndBeforeStart),
        (
            [("starts_at", "nine")],
            UserError::NotUnderstood {
                field: Field::StartsAt,
            },
        ),
        (
            [("title_ru", "")],
            UserError::Missing {
                field: Field::TitleRu,
            },
        ),
    ] {
        let answer = adds_session(&organizer, id, &changed).await;
        answer.is_refused_with(&error);
        let page = organizer.sees(answer.leads_to()).await;
        assert_eq!(page.value("title_kk"), "Дәлелдер");
        assert_eq!(page.value("place"), "Hall 2");
        assert_eq!(
            page.count("main [aria-invalid=true]"),
            1,
            "{error:?} is shown at its field"
        );
    }
    assert_eq!(house.count::<session::Entity>().await, 4);
    // It is changed in a form that shows the training's clock.
    let form = organizer
        .sees(&format!("/trainings/{id}/sessions/{session}/change"))
        .await;
    assert_eq!(
        (form.value("starts_at"), form.value("date")),
        ("09:00".to_owned(), "2024-03-31".to_owned())
    );
    let number = session.to_string();
    let mut changed = with(&SESSION, &[("ends_at", "11:00")]);
    changed.push(("session", &number));
    sends(&organizer, "trainings/change-session", &changed)
        .await
        .is_done();
    let kept = trainings::find_session(house.inner.db.read(), *session)
        .await
        .unwrap();
    assert_eq!(kept.gathering.ends_at.to_string(), "2024-03-31T08:00:00Z");
    // Not under the address of another training.
    assert_eq!(
        organizer
            .visits(&house.training.at(&format!("/sessions/{session}/change")))
            .await
            .status,
        404
    );
}

async fn a_time_that_the_clocks_skip_is_refused(house: House) {
    let organizer = house.organizer("Olga").await;
    let id = makes(&organizer).await;
    let answer = adds_session(
        &organizer,
        id,
        &[("starts_at", "03:30"), ("ends_at", "05:00")],
    )
    .await;
    answer.is_refused_with(&UserError::NoSuchTime);
    let page = organizer.sees(answer.leads_to()).await;
    assert_eq!(page.value("starts_at"), "03:30");
    assert!(page.text("#starts_at-problem").contains("does not exist"));
    adds_session(
        &organizer,
        id,
        &[("starts_at", "02:30"), ("ends_at", "04:30")],
    )
    .await
    .is_done();
    let sessions = trainings::sessions(house.inner.db.read(), id)
        .await
        .unwrap();
    let length = sessions[0].gathering.ends_at - sessions[0].gathering.starts_at;
    assert_eq!(
        length.get_seconds(),
        3600,
        "an hour of the night is missing"
    );
}

const PERSON: [(&str, &str); 7] = [
    ("name", "Amal Serikova"),
    ("email", "Amal@Example.org"),
    ("role", "judge"),
    ("language", "kk"),
    ("court", "Court of Astana"),
    ("region", "KZ-71"),
    ("position", "Judge"),
];

async fn adds_person(house: &House, person: &Person, changed: &[(&str, &str)]) -> Answer {
    let training = house.training.id.to_string();
    let mut form = with(&PERSON, changed);
    form.push(("training", &training));
    sends(person, "trainings/add-person", &form).await
}

async fn people_are_enrolled_one_by_one(house: House) {
    let organizer = house.organizer("Olga").await;
    organizer.sees(&house.training.at("/people")).await;
    let page = organizer
        .sees(
            adds_person(&house, &organizer, &[])
                .await
                .is_done()
                .leads_to(),
        )
        .await;
    assert!(
        page.main().contains("Amal Serikova amal@example.org"),
        "{}",
        page.main()
    );
    for (changed, error) in [
        (("email", "amal@example.org"), UserError::EnrolledAlready),
        (
            ("email", "amal at home"),
            UserError::NotUnderstood {
                field: Field::Email,
            },
        ),
        (
            ("region", "Atlantis"),
            UserError::NotUnderstood {
                field: Field::Region,
            },
        ),
        (
            ("role", "king"),
            UserError::NotUnderstood { field: Field::Role },
        ),
    ] {
        let answer = adds_person(
            &house,
            &organizer,
            &[("email", "bolat@example.org"), changed],
        )
        .await;
        // Of two values for one field the first counts in `with`; so change the form by itself.
        let answer = if changed.0 == "email" {
            adds_person(&house, &organizer, &[changed]).await
        } else {
            answer
        };
        answer.is_refused_with(&error);
        let page = organizer.sees(answer.leads_to()).await;
        assert_eq!(page.value("name"), "Amal Serikova");
    }
    let (accounts, enrolments) = (
        house.count::<account::Entity>().await,
        house.count::<enrolment::Entity>().await,
    );
    assert_eq!(enrolments, 2, "the organizer and Amal");
    assert!(accounts <= 3);
}

async fn a_double_click_enrols_once(house: House) {
    let organizer = house.organizer("Olga").await;
    organizer.sees(&house.training.at("/people")).await;
    let clicks = (0..6).map(|_| adds_person(&house, &organizer, &[]));
    let answers = crate::harness::at_once(clicks).await;
    let refusals: Vec<_> = answers.iter().filter_map(Answer::refusal).collect();
    assert_eq!(refusals, vec![UserError::EnrolledAlready; 5]);
    assert_eq!(house.count::<enrolment::Entity>().await, 2);
    assert_eq!(
        account::Entity::find()
            .all(house.inner.db.read())
            .await
            .unwrap()
            .len(),
        2
    );
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
