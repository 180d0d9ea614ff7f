//! Coming in by a code in the room, without a password.

use app::errors::{Field, UserError};
use jiff::SignedDuration;
use records::{arrival_code, login};
use rules::roles::Role;

use crate::harness::{Answer, Fields, House, Person};

on_two_servers!(
    a_slip_lets_its_person_in_once_and_for_the_day,
    who_came_by_a_code_does_what_judges_do_and_nothing_that_lasts,
    a_password_is_chosen_later_and_ends_what_the_code_began,
    only_judges_without_a_password_are_given_slips,
    a_wrong_code_is_said_and_counted,
);

/// Makes a slip for somebody and gives its code, as it is printed.
async fn slip(organizer: &Person, house: &House, person: &Person) -> String {
    let made = makes(organizer, house, person).await;
    let page = organizer.sees(made.is_done().leads_to()).await;
    assert_eq!(page.texts(".slip strong"), [person.name.as_str()]);
    assert_eq!(page.count(".slip svg"), 1);
    page.text(".slip code")
}

async fn makes(organizer: &Person, house: &House, person: &Person) -> Answer {
    let page = house.training.at(&format!("/people/{}", person.enrolment));
    organizer.visits(&page).await;
    let fields: &Fields<'_> = &[
        ("training", &house.training.id),
        ("enrolment", &person.enrolment),
    ];
    organizer.sends("trainings/make-slips", fields).await
}

async fn arrives(person: &Person, code: &str) -> Answer {
    person.visits(&format!("/arrive/{code}")).await;
    person.sends("trainings/arrive", &[("code", &code)]).await
}

async fn invited(house: &House) -> (Person, Person) {
    let olga = house.organizer("Olga").await;
    let amal = house
        .invites("Amal", Some(Role::Judge), house.training.id)
        .await;
    (olga, amal)
}

async fn a_slip_lets_its_person_in_once_and_for_the_day(house: House) {
    let (olga, amal) = invited(&house).await;
    let code = slip(&olga, &house, &amal).await;
    assert_eq!(code.len(), 14, "{code}");
    // However it is typed; it says whose it is and what it is for.
    let page = amal
        .sees(&format!("/arrive?code={}", code.to_lowercase()))
        .await;
    assert!(page.main().contains("Yes, I am Amal"), "{}", page.main());
    assert!(
        page.main().contains("To check in to “Opening”"),
        "{}",
        page.main()
    );
    assert!(!amal.is_signed_in().await);
    arrives(&amal, &code).await.is_done();
    assert!(amal.is_signed_in().await);
    // Once: somebody who reads the slip after that has nothing of it.
    let other = house.invites("Other", None, house.training.id).await;
    arrives(&other, &code)
        .await
        .is_refused_with(&UserError::ArrivalCodeGone);
    // The table has the code's hash alone.
    assert_eq!(house.count::<arrival_code::Entity>().await, 1);
    assert_eq!(house.count::<login::Entity>().await, 2);
    house.time_passes(SignedDuration::from_hours(11));
    assert!(amal.is_signed_in().await);
    house.time_passes(SignedDuration::from_hours(4));
    assert!(!amal.is_signed_in().await, "the day is over");
    // A slip that nobody used works no longer than it says; a new one ends it.
    let first = slip_of_another_day(&olga, &house, &amal).await;
    let second = slip(&olga, &house, &amal).await;
    arrives(&amal, &first)
        .await
        .is_refused_with(&UserError::ArrivalCodeGone);
    house.time_passes(SignedDuration::from_hours(72));
    arrives(&amal, &second)
        .await
        .is_refused_with(&UserError::ArrivalCodeGone);
}

async fn slip_of_another_day(olga: &Person, house: &House, amal: &Person) -> String {
    olga.arrives().await;
    slip(olga, house, amal).await
}

async fn who_came_by_a_code_does_what_judges_do_and_nothing_that_lasts(house: House) {
    let (olga, amal) = invited(&house).await;
    let code = slip(&olga, &house, &amal).await;
    arrives(&amal, &code).await.is_done();
    app::privacy::confirm(
        house.inner.db.writer(),
        amal.account,
        house.inner.clock.now(),
    )
    .await
    .unwrap();
    amal.checks_in(house.training.sessions[0]).await.is_done();
    let home = amal.sees("/").await;
    assert!(home.main().contains("You are signed in for today only."));
    // No address, no calendar, no file of all data.
    let fields: &Fields<'_> = &[("email", &"thief@example.org"), ("current_password", &"")];
    let field = Field::CurrentPassword;
    let refused = amal.sends("profile/ask-address", fields).await;
    refused.is_refused_with(&UserError::NotUnderstood { field });
    amal.sends("calendar/renew", &[])
        .await
        .is_refused_with(&UserError::PasswordFirst);
    assert_ne!(amal.visits("/account/data.json").await.status, 200);
    // Nor what the person noted for oneself: whoever holds the code comes in by it.
    let note = house.training.at("/lessons/definition/notes/elements");
    for path in ["/account/notes", &note] {
        assert_ne!(amal.visits(path).await.status, 200, "{path}");
    }
    // Whatever the person becomes meanwhile, this login is a judge's.
    house
        .enrols_too(&amal, Role::Organizer, house.training.id)
        .await;
    assert_ne!(amal.visits(&house.training.at("/people")).await.status, 200);
    house.makes_administrator(&amal).await;
    house.forget_logins();
    assert_ne!(amal.visits("/accounts").await.status, 200);
}

async fn a_password_is_chosen_later_and_ends_what_the_code_began(house: House) {
    let (olga, amal) = invited(&house).await;
    let link = house.invitation_for(&amal).await;
    let code = slip(&olga, &house, &amal).await;
    let page = format!("/invitations/{link}");
    assert_eq!(
        amal.sees(&page).await.count("main [name=password]"),
        1,
        "a slip leaves the invitation"
    );
    arrives(&amal, &code).await.is_done();
    let account = amal.sees("/account").await;
    assert_eq!(account.count("main [name=current_password]"), 0);
    amal.sends("accounts/choose-password", &[("password", &"short")])
        .await
        .refusal()
        .unwrap();
    amal.sends(
        "accounts/choose-password",
        &[("password", &"nine brown foals")],
    )
    .await
    .is_done();
    assert!(amal.is_signed_in().await);
    assert_eq!(amal.sees(&page).await.count("main [name=password]"), 0);
    amal.sees("/account").await;
    // Now it is a login like any other, and there is no first password left to choose.
    amal.sends(
        "accounts/choose-password",
        &[("password", &"ten brown foals")],
    )
    .await
    .is_refused_with(&UserError::NotAllowed);
    amal.signs_in(&amal.email, "nine brown foals")
        .await
        .is_done();
    amal.sends("calendar/renew", &[]).await.is_done();
}

async fn only_judges_without_a_password_are_given_slips(house: House) {
    let (olga, amal) = invited(&house).await;
    let trainer = house
        .invites("Timur", Some(Role::Trainer), house.training.id)
        .await;
    let signed_up = house.judge("Dana").await;
    let elsewhere = house.another_training().await;
    let guest = house
        .invites("Guest", Some(Role::Judge), house.training.id)
        .await;
    house
        .enrols_too(&guest, Role::Organizer, elsewhere.id)
        .await;
    for person in [&trainer, &signed_up, &guest] {
        makes(&olga, &house, person)
            .await
            .is_refused_with(&UserError::NothingChosen);
    }
    // Who chooses a password, or is given more to do, needs none any more.
    let code = slip(&olga, &house, &amal).await;
    house
        .enrols_too(&amal, Role::Trainer, house.training.id)
        .await;
    arrives(&amal, &code)
        .await
        .is_refused_with(&UserError::ArrivalCodeGone);
    // Others make none.
    let refused = makes(&signed_up, &house, &amal).await;
    refused.is_refused_with(&UserError::NotAllowed);
}

async fn a_wrong_code_is_said_and_counted(house: House) {
    let nobody = house.browser();
    let page = nobody.sees("/arrive/ACDE-FGHJ-KMNP").await;
    assert!(
        page.text(".notice.bad")
            .contains("This code was used, has expired")
    );
    assert_eq!(page.value("code"), "ACDE-FGHJ-KMNP");
    let mut tries = 0;
    while !nobody
        .sees("/arrive/ACDE-FGHJ-KMNP")
        .await
        .text(".notice.bad")
        .contains("Too many attempts")
    {
        tries += 1;
        assert!(tries < 2000, "nobody counts");
    }
}
