//! The list of a training's people: looked through, and acted on for many at once.

use app::{
    authorization::viewer::Authority,
    errors::UserError,
    trainings::{self, NewMember},
};
use course::Language;
use jiff::SignedDuration;
use records::{account, enrolment, invitation, letter};
use rules::roles::Role;

use crate::{
    harness::{Answer, Fields, House, Person},
    post::{outbox, sends_until},
};

on_two_servers!(
    people_are_looked_for_by_any_letter_and_in_the_readers_order,
    five_thousand_are_read_page_by_page,
    a_link_that_was_handed_out_is_ended_only_when_that_is_meant,
    a_letter_that_was_refused_is_seen_by_who_wrote_it,
    many_are_acted_on_after_a_question,
    who_was_added_by_mistake_is_removed_while_nothing_was_done,
    sex_and_institution_are_kept_where_given,
);

/// Enrols people by name, each with a court.
async fn enrols(house: &House, people: &[(&str, &str)]) {
    let txn = house.inner.db.begin().await.unwrap();
    let people = people
        .iter()
        .enumerate()
        .map(|(number, (name, court))| NewMember {
            name: (*name).to_owned(),
            email: format!("judge{number}@court.example"),
            language: Language::Kk,
            role: Role::Judge,
            court: (*court).to_owned(),
            region: "KZ-71".to_owned(),
            position: String::new(),
        });
    let (manages, now) = (
        Authority::System.manages(house.training.id),
        house.inner.clock.now(),
    );
    trainings::enrol_all(&txn, &manages, people.collect(), now)
        .await
        .unwrap();
    txn.commit().await.unwrap();
    house.forget_logins();
}

/// The names on the page of people under a query.
async fn names(organizer: &Person, house: &House, query: &str) -> Vec<String> {
    let page = organizer
        .sees(&house.training.at(&format!("/people{query}")))
        .await;
    page.texts("tbody th a")
}

async fn chooses(by: &Person, house: &House, people: &[&Person], deed: &str) -> Answer {
    by.sees(&house.training.at("/people")).await;
    let mut fields: Vec<(&str, &dyn ToString)> =
        vec![("training", &house.training.id), ("deed", &deed)];
    for person in people {
        fields.push(("chosen[]", &person.enrolment));
    }
    by.sends("trainings/choose", &fields).await
}

async fn people_are_looked_for_by_any_letter_and_in_the_readers_order(house: House) {
    let olga = house.organizer("Olga").await;
    enrols(
        &house,
        &[
            ("Яковлев Иван", "Суд Астаны"),
            ("Қасымова Әйгерім", "Суд Алматы"),
            ("Лебедев Олег", "Суд Алматы"),
            ("Әлиев Нұрлан", "Суд Астаны"),
        ],
    )
    .await;
    olga.visits(&house.training.at("/people")).await;
    olga.does("accounts/choose-language", &[("language", &"kk")])
        .await;
    assert_eq!(
        names(&olga, &house, "?role=judge").await,
        [
            "Әлиев Нұрлан",
            "Қасымова Әйгерім",
            "Лебедев Олег",
            "Яковлев Иван"
        ]
    );
    // Capital or small, and with a Latin letter that looks the same.
    for (query, found) in [
        ("?q=қасым", &["Қасымова Әйгерім"][..]),
        ("?q=ЛEБЕДЕВ", &["Лебедев Олег"]),
        ("?q=judge0@", &["Яковлев Иван"]),
        ("?q=алматы", &["Қасымова Әйгерім", "Лебедев Олег"]),
        ("?court=Суд%20Астаны", &["Әлиев Нұрлан", "Яковлев Иван"]),
        ("?role=organizer", &["Olga"]),
        ("?state=nobody&q=Олег", &["Лебедев Олег"]),
        ("?state=password", &["Olga"]),
        ("?place=waiting", &[]),
        ("?q=никто", &[]),
    ] {
        assert_eq!(names(&olga, &house, query).await, found, "{query}");
    }
}

async fn five_thousand_are_read_page_by_page(house: House) {
    let olga = house.organizer("Olga").await;
    let people: Vec<String> = (0..5000)
        .map(|number| format!("Judge {number:04}"))
        .collect();
    let people: Vec<(&str, &str)> = people
        .iter()
        .map(|name| (name.as_str(), "District Court No. 2 of the City of Almaty"))
        .collect();
    enrols(&house, &people).await;
    let page = olga.sees(&house.training.at("/people?role=judge")).await;
    assert!(page.body.len() < 200_000, "{} bytes", page.body.len());
    assert_eq!(page.count("tbody tr"), 50);
    assert!(page.main().contains("5,000 people") || page.main().contains("5000 people"));
    let next = page.attribute(".pager [rel=next]", "href");
    let page = olga.sees(&next).await;
    assert_eq!(page.texts("tbody th a")[0], "Judge 0050");
    // All of them are chosen at once, and nobody else.
    let fields: &Fields<'_> = &[
        ("training", &house.training.id),
        ("everybody", &true),
        ("role", &"judge"),
        ("deed", &"links"),
    ];
    let asked = olga.sends("trainings/choose", fields).await;
    let page = olga.sees(asked.is_done().leads_to()).await;
    assert!(page.body.len() < 200_000);
    assert!(
        page.text(".notice.warn")
            .replace(',', "")
            .contains("5000 people")
    );
}

async fn a_link_that_was_handed_out_is_ended_only_when_that_is_meant(house: House) {
    let olga = house.organizer("Olga").await;
    let training = house.training.id;
    let (amal, bolat) = (
        house.invites("Amal", Some(Role::Judge), training).await,
        house.invites("Bolat", Some(Role::Judge), training).await,
    );
    olga.sees(&house.training.at("/people")).await;
    let fields: &Fields<'_> = &[("training", &training), ("enrolment", &amal.enrolment)];
    let links = olga.sends("trainings/make-links", fields).await;
    let link = olga
        .sees(links.is_done().leads_to())
        .await
        .text(".links code");
    let link = link.strip_prefix(&house.url).unwrap().to_owned();
    let works = async || amal.sees(&link).await.count("main [name=password]") == 1;

    let sends = async |more: &[(&str, &dyn ToString)]| {
        olga.sees(&house.training.at("/people")).await;
        let fields = [&[("training", &training as &dyn ToString)], more].concat();
        olga.sends("trainings/send-invitations", &fields).await
    };
    let asked = sends(&[]).await;
    let page = olga.sees(asked.is_done().leads_to()).await;
    assert!(
        page.text(".notice.warn")
            .starts_with("One of these people was handed a link"),
        "{}",
        page.main()
    );
    assert!(outbox(&house).await.is_empty(), "nothing was written yet");
    assert!(works().await);
    let key = page.value("chosen");
    sends(&[("chosen", &key), ("handed_out", &"spare"), ("again", &true)])
        .await
        .is_done();
    let written = outbox(&house).await;
    assert_eq!(written.len(), 1);
    assert_eq!(written[0].account_id, bolat.account);
    assert!(works().await);
    sends(&[
        ("chosen", &key),
        ("handed_out", &"replace"),
        ("again", &true),
    ])
    .await
    .is_done();
    assert!(!works().await);
    // Without a mail server nobody is asked to write who cannot see what becomes of it.
    let page = olga.sees(&house.training.at("/people")).await;
    assert_eq!(
        page.count("form[action='/api/trainings/send-invitations']"),
        1
    );
}

async fn a_letter_that_was_refused_is_seen_by_who_wrote_it(house: House) {
    let olga = house.organizer("Olga").await;
    let training = house.training.id;
    let amal = house.invites("Amal", Some(Role::Judge), training).await;
    house.post_box.refuses("refused-550", true);
    olga.sees(&house.training.at("/people")).await;
    let fields: &Fields<'_> = &[("training", &training)];
    olga.sends("trainings/send-invitations", fields)
        .await
        .is_done();
    sends_until(&house, "it is given up", |letter| {
        letter.next_try_at.is_none()
    })
    .await;
    let page = olga.sees(&house.training.at("/people")).await;
    assert!(
        page.text(".notice.bad").contains("one person"),
        "{}",
        page.main()
    );
    let refused = page.attribute(".notice.bad a", "href");
    let page = olga.sees(&refused).await;
    assert_eq!(page.texts("tbody th a"), ["Amal"]);
    assert_eq!(page.text("tbody .badge.bad"), "letter refused");
    let person = house.training.at(&format!("/people/{}", amal.enrolment));
    let page = olga.sees(&person).await;
    assert!(page.main().contains("(refused-550)"), "{}", page.main());
    assert_eq!(page.text("#letters .badge"), "not sent");
    // A link to hand over is the way on; it is opened, and that is seen.
    house.time_passes(SignedDuration::from_mins(1));
    let fields: &Fields<'_> = &[("training", &training), ("enrolment", &amal.enrolment)];
    let links = olga.sends("trainings/make-links", fields).await;
    let link = olga
        .sees(links.is_done().leads_to())
        .await
        .text(".links code");
    assert!(
        olga.sees(&person)
            .await
            .main()
            .contains("A link to hand out was made")
    );
    amal.sees(link.strip_prefix(&house.url).unwrap()).await;
    crate::harness::eventually("it is noted", || async {
        olga.sees(&person)
            .await
            .main()
            .contains("The link was opened")
    })
    .await;
    assert_eq!(names(&olga, &house, "?state=opened").await, ["Amal"]);
    assert!(names(&olga, &house, "?state=refused").await.is_empty());
    let _ = house.count::<invitation::Entity>().await;
}

async fn many_are_acted_on_after_a_question(house: House) {
    let olga = house.organizer("Olga").await;
    let training = house.training.id;
    let (amal, dana) = (house.judge("Amal").await, house.judge("Dana").await);
    let timur = house.trainer("Timur").await;
    chooses(&olga, &house, &[], "let-go")
        .await
        .is_refused_with(&UserError::NothingChosen);
    chooses(&olga, &house, &[&amal], "erase")
        .await
        .is_refused_with(&UserError::NothingChosen);
    let asked = chooses(&olga, &house, &[&amal, &timur, &olga], "let-go").await;
    let page = olga.sees(asked.is_done().leads_to()).await;
    assert!(
        page.text(".notice.warn")
            .starts_with("2 people no longer take part")
    );
    assert!(page.main().contains("One of those chosen is left as is"));
    let key = page.value("chosen");
    amal.sees(&house.training.at("")).await;
    // Nobody else takes up what was chosen, not even another organizer.
    let omar = house.organizer("Omar").await;
    omar.sees(&house.training.at("/people")).await;
    let fields: &Fields<'_> = &[("training", &training), ("chosen", &key)];
    omar.sends("trainings/let-go", fields)
        .await
        .is_refused_with(&UserError::PreparedGone);
    let done = olga.sends("trainings/let-go", fields).await;
    let page = olga.sees(done.is_done().leads_to()).await;
    assert_eq!(page.text(".notice.good"), "They no longer take part.");
    for gone in [&amal, &timur] {
        assert_eq!(gone.visits(&house.training.at("")).await.status, 404);
    }
    dana.sees(&house.training.at("")).await;
    olga.sees(&house.training.at("/people")).await;
}

async fn who_was_added_by_mistake_is_removed_while_nothing_was_done(house: House) {
    let olga = house.organizer("Olga").await;
    let training = house.training.id;
    let before = house.count::<account::Entity>().await;
    let removes = async |person: &Person| {
        let page = house
            .training
            .at(&format!("/people/{}?ask=remove", person.enrolment));
        olga.visits(&page).await;
        let fields: &Fields<'_> = &[("training", &training), ("enrolment", &person.enrolment)];
        olga.sends("trainings/remove-person", fields).await
    };
    // Never came in: the account goes, too, and the letter.
    let wrong = house.invites("Wrong", Some(Role::Judge), training).await;
    olga.sees(&house.training.at("/people")).await;
    let fields: &Fields<'_> = &[("training", &training), ("enrolment", &wrong.enrolment)];
    olga.sends("trainings/send-invitations", fields)
        .await
        .is_done();
    let page = olga
        .sees(&house.training.at(&format!("/people/{}", wrong.enrolment)))
        .await;
    assert!(page.main().contains("Added by mistake?"));
    removes(&wrong).await.is_done();
    assert_eq!(house.count::<account::Entity>().await, before);
    assert_eq!(house.count::<letter::Entity>().await, 0);
    // Has been in it: the account stays.
    let amal = house.judge("Amal").await;
    removes(&amal).await.is_done();
    assert_eq!(amal.visits(&house.training.at("")).await.status, 404);
    assert_eq!(house.count::<account::Entity>().await, before + 1);
    assert_eq!(house.count::<enrolment::Entity>().await, 1);
    // Whoever was marked stays, whoever organizes alone, too.
    let dana = house.judge("Dana").await;
    olga.records(house.training.sessions[0], &dana, "present")
        .await
        .is_done();
    let page = olga
        .sees(&house.training.at(&format!("/people/{}", dana.enrolment)))
        .await;
    assert!(!page.main().contains("Added by mistake?"));
    removes(&dana).await.is_refused_with(&UserError::HasFacts);
    removes(&olga).await.is_refused_with(&UserError::OwnAccount);
    house.time_passes(SignedDuration::from_secs(1));
}

async fn sex_and_institution_are_kept_where_given(house: House) {
    let olga = house.organizer("Olga").await;
    let guest = house
        .invites("Guest", Some(Role::Judge), house.training.id)
        .await;
    let person = house.training.at(&format!("/people/{}", guest.enrolment));
    let changes = async |sex: &str| {
        olga.sees(&person).await;
        let fields: &Fields<'_> = &[
            ("training", &house.training.id),
            ("enrolment", &guest.enrolment),
            ("name", &"Guest"),
            ("language", &"en"),
            ("institution", &"Supreme Court of Moldova"),
            ("sex", &sex),
        ];
        olga.sends("trainings/change-person", fields).await
    };
    changes("female").await.is_done();
    let page = olga.sees(&person).await;
    assert_eq!(page.value("institution"), "Supreme Court of Moldova");
    assert_eq!(page.attribute("#sex [selected]", "value"), "female");
    let field = app::errors::Field::Sex;
    changes("other")
        .await
        .is_refused_with(&UserError::NotUnderstood { field });
    assert_eq!(names(&olga, &house, "?q=moldova").await, ["Guest"]);
    let wrong = format!(
        "UPDATE enrolment SET sex = 'other' WHERE id = {}",
        guest.enrolment
    );
    assert!(house.execute(&wrong).await.is_err());
}
