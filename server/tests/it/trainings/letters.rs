//! Letters that organizers write to people.

use app::errors::{Field, UserError};
use jiff::SignedDuration;
use rules::roles::Role;

use crate::{
    harness::{Answer, Fields, House, Person},
    post::{outbox, sends_until},
};

on_two_servers!(
    a_letter_is_looked_at_and_goes_to_each_in_their_language,
    those_are_written_to_who_have_not_begun_or_were_chosen,
    nobody_is_written_to_who_wants_no_letters_or_has_left,
    letters_are_bounded,
    an_administrator_tries_again_and_tests,
);

async fn prepares(by: &Person, house: &House, more: &Fields<'_>) -> Answer {
    by.visits(&house.training.at("/letters/new")).await;
    let fields: Vec<(&str, &dyn ToString)> = vec![
        ("training", &house.training.id),
        ("subject_en", &"Room 12"),
        ("body_en", &"We meet in room 12.\n\nSee you there."),
    ];
    let fields = [fields.as_slice(), more].concat();
    by.sends("trainings/prepare-letter", &fields).await
}

async fn sends(by: &Person, house: &House, prepared: &Answer) -> Answer {
    let page = by.sees(prepared.is_done().leads_to()).await;
    let key = page.value("letter");
    let fields: &Fields<'_> = &[("training", &house.training.id), ("letter", &key)];
    by.sends("trainings/send-letter", fields).await
}

async fn a_letter_is_looked_at_and_goes_to_each_in_their_language(house: House) {
    let olga = house.organizer("Olga").await;
    let amal = house.judge("Amal").await;
    let invited = house
        .invites("Bolat", Some(Role::Judge), house.training.id)
        .await;
    let russian = format!(
        "UPDATE account SET language = 'ru' WHERE id = {}",
        invited.account
    );
    house.execute(&russian).await.unwrap();
    // A template is there in each language.
    let page = olga
        .sees(&house.training.at("/letters/new?template=welcome"))
        .await;
    assert_eq!(page.value("subject_en"), "Welcome to “Asylum cases”");
    assert!(page.value("subject_ru").contains("Asylum cases (ru)"));
    assert!(page.value("subject_kk").contains("Asylum cases (kk)"));

    let russian: &Fields<'_> = &[
        ("to", &"all"),
        ("subject_ru", &"Зал 12"),
        ("body_ru", &"Мы встречаемся в зале 12."),
    ];
    let prepared = prepares(&olga, &house, russian).await;
    let page = olga.sees(prepared.is_done().leads_to()).await;
    assert!(
        page.main()
            .contains(&format!("Answers go to {}", olga.email))
    );
    assert!(
        page.main().contains("Мы встречаемся в зале 12."),
        "{}",
        page.main()
    );
    assert!(outbox(&house).await.is_empty(), "nothing has been sent");
    sends(&olga, &house, &prepared).await.is_done();
    sends_until(&house, "all are sent", |letter| letter.sent_at.is_some()).await;
    let letter = house.post_box.letters_to(&amal.email).remove(0);
    assert_eq!(letter.subject, "Room 12");
    assert!(
        letter.body.contains("room 12.\n\nSee you there.\n\nOlga"),
        "{}",
        letter.body
    );
    assert_eq!(
        letter.reply_to,
        Some(("Olga".to_owned(), olga.email.clone()))
    );
    let letter = house.post_box.letters_to(&invited.email).remove(0);
    assert_eq!(letter.subject, "Зал 12");
    // The page of a person tells it.
    let page = olga
        .sees(&house.training.at(&format!("/people/{}", amal.enrolment)))
        .await;
    assert!(
        page.text("#letters")
            .contains("letter from the organizer Room 12")
    );
    // Once: the letter is gone when it was sent.
    let gone = olga.visits(prepared.leads_to()).await;
    assert_eq!(gone.status, 422);
}

async fn those_are_written_to_who_have_not_begun_or_were_chosen(house: House) {
    let olga = house.organizer("Olga").await;
    let (amal, dana) = (house.judge("Amal").await, house.judge("Dana").await);
    amal.starts_quiz().await.is_done();
    let prepared = prepares(&olga, &house, &[("to", &"not-begun")]).await;
    sends(&olga, &house, &prepared).await.is_done();
    let written = outbox(&house).await;
    assert_eq!(written.len(), 1);
    assert_eq!(written[0].account_id, dana.account);

    olga.sees(&house.training.at("/people")).await;
    let fields: &Fields<'_> = &[
        ("training", &house.training.id),
        ("chosen[]", &amal.enrolment),
        ("deed", &"letter"),
    ];
    let chosen = olga.sends("trainings/choose", fields).await;
    let page = olga.sees(chosen.is_done().leads_to()).await;
    let key = page.value("chosen");
    let prepared = prepares(&olga, &house, &[("to", &"chosen"), ("chosen", &key)]).await;
    sends(&olga, &house, &prepared).await.is_done();
    let written = outbox(&house).await;
    assert_eq!(written.len(), 2);
    assert_eq!(written[1].account_id, amal.account);
    let field = Field::Court;
    prepares(&olga, &house, &[("to", &"court")])
        .await
        .is_refused_with(&UserError::Missing { field });
    let none = prepares(&olga, &house, &[("to", &"court"), ("court", &"None")]).await;
    sends_to_nobody(&olga, &house, &none).await;
}

/// The page says that nobody would get it, and whoever sends it all the same is told.
async fn sends_to_nobody(by: &Person, house: &House, prepared: &Answer) {
    let page = by.sees(prepared.is_done().leads_to()).await;
    assert!(page.main().contains("Nobody would get this letter."));
    let key = prepared.leads_to().rsplit('/').next().unwrap().to_owned();
    let fields: &Fields<'_> = &[("training", &house.training.id), ("letter", &key)];
    by.sends("trainings/send-letter", fields)
        .await
        .is_refused_with(&UserError::NobodyToWriteTo);
}

async fn nobody_is_written_to_who_wants_no_letters_or_has_left(house: House) {
    let olga = house.organizer("Olga").await;
    let (amal, dana) = (house.judge("Amal").await, house.judge("Dana").await);
    let clara = house.judge("Clara").await;
    amal.sees("/account/letters").await;
    amal.sends("post/choose", &[("only_necessary", &true)])
        .await
        .is_done();
    olga.sees(&house.training.at("/people")).await;
    let fields: &Fields<'_> = &[
        ("training", &house.training.id),
        ("enrolment", &dana.enrolment),
    ];
    olga.sends("trainings/withdraw", fields).await.is_done();
    let prepared = prepares(&olga, &house, &[("to", &"all")]).await;
    sends(&olga, &house, &prepared).await.is_done();
    let mut written: Vec<i64> = outbox(&house)
        .await
        .into_iter()
        .map(|letter| letter.account_id)
        .collect();
    written.sort_unstable();
    assert_eq!(written, [olga.account, clara.account]);
    // Others write to nobody.
    prepares(&clara, &house, &[("to", &"all")])
        .await
        .is_refused_with(&UserError::NotAllowed);
}

async fn letters_are_bounded(house: House) {
    let olga = house.organizer("Olga").await;
    house.judge("Amal").await;
    let long = "a".repeat(5001);
    let (field, most) = (Field::BodyKk, 5000);
    prepares(
        &olga,
        &house,
        &[("to", &"all"), ("subject_kk", &"x"), ("body_kk", &long)],
    )
    .await
    .is_refused_with(&UserError::TooLong { field, most });
    let field = Field::BodyRu;
    prepares(&olga, &house, &[("to", &"all"), ("subject_ru", &"x")])
        .await
        .is_refused_with(&UserError::Missing { field });
    for _ in 0..10 {
        house.time_passes(SignedDuration::from_mins(1));
        let prepared = prepares(&olga, &house, &[("to", &"all")]).await;
        sends(&olga, &house, &prepared).await.is_done();
    }
    let prepared = prepares(&olga, &house, &[("to", &"all")]).await;
    sends(&olga, &house, &prepared)
        .await
        .is_refused_with(&UserError::TooManyLetters);
    house.time_passes(SignedDuration::from_hours(24));
    olga.arrives().await;
    let prepared = prepares(&olga, &house, &[("to", &"all")]).await;
    sends(&olga, &house, &prepared).await.is_done();
}

async fn an_administrator_tries_again_and_tests(house: House) {
    let olga = house.organizer("Olga").await;
    house.judge("Amal").await;
    let root = house.administrator("Root").await;
    house.post_box.refuses("refused-550", true);
    let prepared = prepares(&olga, &house, &[("to", &"all")]).await;
    sends(&olga, &house, &prepared).await.is_done();
    sends_until(&house, "they are given up", |letter| {
        letter.next_try_at.is_none()
    })
    .await;
    house.post_box.takes();
    let page = root.sees("/letters").await;
    assert_eq!(page.count("form[action='/api/post/try-again']"), 2);
    for letter in outbox(&house).await {
        root.sends("post/try-again", &[("letter", &letter.id)])
            .await
            .is_done();
    }
    sends_until(&house, "they are sent", |letter| letter.sent_at.is_some()).await;
    root.sees("/letters").await;
    root.sends("post/send-test", &[]).await.is_done();
    sends_until(&house, "it is sent", |letter| letter.sent_at.is_some()).await;
    let test = house.post_box.letters_to(&root.email).remove(0);
    assert_eq!(test.subject, "Test letter");
    // What was sent is not sent again.
    let id = outbox(&house).await[0].id;
    root.sends("post/try-again", &[("letter", &id)])
        .await
        .is_refused_with(&UserError::NothingChosen);
}
