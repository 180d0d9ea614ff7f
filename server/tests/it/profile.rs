//! Names, addresses and languages are put right, by the person and by whoever reaches the account.

use app::{
    audit::Action,
    errors::{Field, UserError},
    profile,
};
use course::Language;
use jiff::SignedDuration;
use records::{account, audit_event, enrolment, invitation};
use rules::roles::Role;
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};

use crate::harness::{Answer, Browser, Fields, House, PASSWORD, Person, eventually};

on_two_servers!(
    an_organizer_puts_a_person_right,
    an_address_without_a_password_is_put_right_at_once,
    a_new_address_is_confirmed_from_there,
    a_link_for_an_address_sets_no_password_and_the_other_way_round,
    a_link_for_an_address_dies_with_what_allowed_it,
    who_is_elsewhere_too_keeps_name_and_address,
    an_administrator_puts_anybody_right,
    one_changes_the_own_address_with_the_password,
    names_stand_in_the_order_of_the_alphabet,
);

async fn row(house: &House, person: &Person) -> account::Model {
    let found = account::Entity::find_by_id(person.account);
    found.one(house.inner.db.read()).await.unwrap().unwrap()
}

async fn events(house: &House, action: Action) -> u64 {
    audit_event::Entity::find()
        .filter(audit_event::Column::Action.eq(action.code()))
        .count(house.inner.db.read())
        .await
        .unwrap()
}

/// Sends the form of a person's page, as it would be with these fields changed.
async fn changes(by: &Person, person: &Person, fields: &[(&str, &str)]) -> Answer {
    let page = format!("/trainings/1/people/{}", person.enrolment);
    let shown = by.sees(&page).await;
    let names = ["name", "email", "court", "position"];
    let mut all: Vec<(&str, String)> = names
        .into_iter()
        .filter(|name| shown.count(&format!("#details input[name={name}]")) == 1)
        .map(|name| (name, shown.value(name)))
        .collect();
    all.push(("training", "1".to_owned()));
    all.push(("enrolment", person.enrolment.to_string()));
    all.push(("language", "en".to_owned()));
    for (name, value) in fields {
        all.retain(|(known, _)| known != name);
        all.push((name, (*value).to_owned()));
    }
    let all: Vec<(&str, &dyn ToString)> = all
        .iter()
        .map(|(name, value)| (*name, value as &dyn ToString))
        .collect();
    by.sends("trainings/change-person", &all).await
}

/// The path of the link in the newest letter to an address, once it has arrived.
async fn link_to(house: &House, email: &str) -> String {
    eventually("the letter arrives", || async {
        app::post::send_due(&house.inner).await.unwrap();
        !house.post_box.letters_to(email).is_empty()
    })
    .await;
    let letter = house.post_box.letters_to(email).pop().unwrap();
    let link = letter
        .body
        .lines()
        .find_map(|line| line.strip_prefix(&house.url));
    link.unwrap_or_else(|| panic!("{}", letter.body)).to_owned()
}

fn token(link: &str) -> &str {
    link.rsplit('/').next().unwrap()
}

async fn confirms(browser: &Browser, link: &str) -> Answer {
    let fields: &Fields<'_> = &[("token", &token(link))];
    browser.sends("profile/confirm-address", fields).await
}

async fn an_organizer_puts_a_person_right(house: House) {
    let (organizer, judge) = (house.organizer("Olga").await, house.judge("Amal").await);
    let fields = [
        ("name", "Әмина Қасымова"),
        ("language", "kk"),
        ("court", "Астана қалалық соты"),
        ("region", "KZ-71"),
        ("position", "судья"),
    ];
    let done = changes(&organizer, &judge, &fields).await;
    let page = organizer.sees(done.is_done().leads_to()).await;
    assert_eq!(page.text("h1"), "Әмина Қасымова");
    assert_eq!(page.value("court"), "Астана қалалық соты");
    let kept = row(&house, &judge).await;
    assert_eq!(
        (kept.name.as_str(), kept.language.as_str(), kept.email),
        ("Әмина Қасымова", "kk", judge.email.clone())
    );
    let seat = enrolment::Entity::find_by_id(judge.enrolment)
        .one(house.inner.db.read())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (seat.region.as_str(), seat.position.as_str()),
        ("KZ-71", "судья")
    );
    assert_eq!(events(&house, profile::events::DETAILS_CHANGED).await, 2);
    // What stays as it is is no event.
    let same: Vec<_> = fields.into_iter().collect();
    changes(&organizer, &judge, &same).await.is_done();
    assert_eq!(events(&house, profile::events::DETAILS_CHANGED).await, 2);
    // What is wrong is said, and what was typed stays.
    let refused = changes(&organizer, &judge, &[("name", " "), ("court", "Elsewhere")]).await;
    refused.is_refused_with(&UserError::Missing { field: Field::Name });
    let page = organizer.sees(refused.leads_to()).await;
    assert_eq!(page.value("court"), "Elsewhere");
    let refused = changes(&organizer, &judge, &[("region", "Atlantis")]).await;
    refused.is_refused_with(&UserError::NotUnderstood {
        field: Field::Region,
    });
}

async fn an_address_without_a_password_is_put_right_at_once(house: House) {
    let organizer = house.organizer("Olga").await;
    let other = house.judge("Bolat").await;
    let invited = house
        .invites("Amal", Some(Role::Judge), house.training.id)
        .await;
    let link = house.invitation_for(&invited).await;
    let taken = changes(&organizer, &invited, &[("email", &other.email)]).await;
    taken.is_refused_with(&UserError::AddressTaken);
    assert_eq!(row(&house, &invited).await.email, invited.email);
    let done = changes(&organizer, &invited, &[("email", " Right@Example.org ")]).await;
    done.is_done();
    assert_eq!(row(&house, &invited).await.email, "right@example.org");
    assert_eq!(events(&house, profile::events::ADDRESS_CHANGED).await, 1);
    // The invitation that went to the wrong address opens nothing any more.
    let fields: &Fields<'_> = &[("token", &link), ("password", &"nine brown foals")];
    let late = house
        .browser()
        .sends("accounts/accept-invitation", fields)
        .await;
    late.is_refused_with(&UserError::InvitationGone);
}

async fn a_new_address_is_confirmed_from_there(house: House) {
    let (organizer, judge) = (house.organizer("Olga").await, house.judge("Amal").await);
    let done = changes(&organizer, &judge, &[("email", "new@example.org")]).await;
    let page = organizer.sees(done.is_done().leads_to()).await;
    assert!(
        page.text(".notice.good")
            .contains("on its way to the new address")
    );
    assert_eq!(row(&house, &judge).await.email, judge.email);
    let link = link_to(&house, "new@example.org").await;
    let owner = house.browser();
    let page = owner.sees(&link).await;
    assert!(page.main().contains("new@example.org"), "{}", page.main());
    // To look at the page changes nothing.
    assert_eq!(row(&house, &judge).await.email, judge.email);
    confirms(&owner, &link).await.is_done();
    assert_eq!(row(&house, &judge).await.email, "new@example.org");
    confirms(&house.browser(), &link)
        .await
        .is_refused_with(&UserError::InvitationGone);
    assert!(judge.is_signed_in().await, "who is signed in stays so");
    let again = house.browser();
    let old = again.signs_in(&judge.email, PASSWORD).await;
    old.is_refused_with(&UserError::WrongSignIn);
    again.signs_in("new@example.org", PASSWORD).await.is_done();
    // The old address is told, without the new one.
    eventually("the old address is told", || async {
        app::post::send_due(&house.inner).await.unwrap();
        !house.post_box.letters_to(&judge.email).is_empty()
    })
    .await;
    let told = house.post_box.letters_to(&judge.email).pop().unwrap();
    assert!(!told.body.contains("new@example.org"), "{}", told.body);
    assert_eq!(events(&house, profile::events::ADDRESS_ASKED).await, 1);
    assert_eq!(events(&house, profile::events::ADDRESS_CHANGED).await, 1);
}

async fn a_link_for_an_address_sets_no_password_and_the_other_way_round(house: House) {
    let (organizer, judge) = (house.organizer("Olga").await, house.judge("Amal").await);
    let done = changes(&organizer, &judge, &[("email", "new@example.org")]).await;
    done.is_done();
    let link = link_to(&house, "new@example.org").await;
    let fields: &Fields<'_> = &[("token", &token(&link)), ("password", &"nine brown foals")];
    let browser = house.browser();
    let refused = browser.sends("accounts/accept-invitation", fields).await;
    refused.is_refused_with(&UserError::InvitationGone);
    // The other way round; it also takes the place of the open link.
    let invitation = house.invitation_for(&judge).await;
    let fields: &Fields<'_> = &[("token", &invitation)];
    let refused = browser.sends("profile/confirm-address", fields).await;
    refused.is_refused_with(&UserError::InvitationGone);
    assert_eq!(row(&house, &judge).await.email, judge.email);
    confirms(&browser, &link)
        .await
        .is_refused_with(&UserError::InvitationGone);
    // Nor can the database hold a link that is both.
    let mixed = [
        "UPDATE invitation SET new_email = 'x@example.org' WHERE kind = 'invitation'",
        "UPDATE invitation SET new_email = NULL WHERE kind = 'address'",
        "UPDATE invitation SET kind = 'reset' WHERE kind = 'address'",
    ];
    for sql in mixed {
        assert!(house.execute(sql).await.is_err(), "{sql}");
    }
    assert_eq!(house.count::<invitation::Entity>().await, 2);
}

async fn a_link_for_an_address_dies_with_what_allowed_it(house: House) {
    let organizer = house.organizer("Olga").await;
    let second = house.organizer("Oskar").await;
    // In time.
    let judge = house.judge("Amal").await;
    changes(&organizer, &judge, &[("email", "late@example.org")])
        .await
        .is_done();
    let link = link_to(&house, "late@example.org").await;
    house.time_passes(SignedDuration::from_hours(72));
    organizer.arrives().await;
    confirms(&house.browser(), &link)
        .await
        .is_refused_with(&UserError::InvitationGone);
    // The account reaches further than whoever asked.
    changes(&organizer, &judge, &[("email", "further@example.org")])
        .await
        .is_done();
    let link = link_to(&house, "further@example.org").await;
    let elsewhere = house.another_training().await;
    house.enrols_too(&judge, Role::Judge, elsewhere.id).await;
    confirms(&house.browser(), &link)
        .await
        .is_refused_with(&UserError::InvitationGone);
    // Whoever asked organizes no longer.
    let other = house.judge("Bolat").await;
    changes(&organizer, &other, &[("email", "gone@example.org")])
        .await
        .is_done();
    let link = link_to(&house, "gone@example.org").await;
    second.arrives().await;
    let fields: &Fields<'_> = &[
        ("training", &1),
        ("enrolment", &organizer.enrolment),
        ("role", &"observer"),
    ];
    second
        .sends("trainings/change-role", fields)
        .await
        .is_done();
    confirms(&house.browser(), &link)
        .await
        .is_refused_with(&UserError::InvitationGone);
    for person in [&judge, &other] {
        assert_eq!(row(&house, person).await.email, person.email);
    }
}

async fn who_is_elsewhere_too_keeps_name_and_address(house: House) {
    let (organizer, judge) = (house.organizer("Olga").await, house.judge("Amal").await);
    let elsewhere = house.another_training().await;
    house.enrols_too(&judge, Role::Judge, elsewhere.id).await;
    let page = format!("/trainings/1/people/{}", judge.enrolment);
    let shown = organizer.sees(&page).await;
    assert_eq!(shown.count("#details input[name=name]"), 0);
    let fields = [
        ("name", "Somebody else"),
        ("email", "else@example.org"),
        ("court", "Elsewhere"),
    ];
    changes(&organizer, &judge, &fields).await.is_done();
    let kept = row(&house, &judge).await;
    assert_eq!(
        (kept.name, kept.email),
        (judge.name.clone(), judge.email.clone())
    );
    let shown = organizer.sees(&page).await;
    assert_eq!(shown.value("court"), "Elsewhere");
}

async fn an_administrator_puts_anybody_right(house: House) {
    let root = house.administrator("Root").await;
    let stranger = house.stranger("Amal").await;
    let there = format!("/accounts/{}", stranger.account);
    let links = root.sees(&there).await.attributes("main a", "href");
    assert!(links.contains(&format!("{there}/profile")), "{links:?}");
    let shown = root.sees(&format!("{there}/profile")).await;
    assert_eq!(shown.value("email"), stranger.email);
    let fields: &Fields<'_> = &[
        ("account", &stranger.account),
        ("name", &"Amina"),
        ("language", &Language::Ru.code()),
        ("email", &"amina@example.org"),
    ];
    let done = root.sends("profile/change", fields).await;
    assert_eq!(
        root.sees(done.is_done().leads_to()).await.text("h1"),
        "Amina"
    );
    // The letter is in the language that the person has now, and changes nothing by itself.
    let link = link_to(&house, "amina@example.org").await;
    let letter = house
        .post_box
        .letters_to("amina@example.org")
        .pop()
        .unwrap();
    assert!(letter.subject.contains("Подтвердите"), "{}", letter.subject);
    assert_eq!(row(&house, &stranger).await.email, stranger.email);
    confirms(&house.browser(), &link).await.is_done();
    assert_eq!(row(&house, &stranger).await.email, "amina@example.org");
}

async fn one_changes_the_own_address_with_the_password(house: House) {
    let (judge, other) = (house.judge("Amal").await, house.judge("Bolat").await);
    judge.sees("/account/address").await;
    let ask = async |email: &str, password: &str| {
        let fields: &Fields<'_> = &[("email", &email), ("current_password", &password)];
        judge.sends("profile/ask-address", fields).await
    };
    let field = Field::CurrentPassword;
    ask("new@example.org", "not the right one")
        .await
        .is_refused_with(&UserError::NotUnderstood { field });
    assert_eq!(house.count::<invitation::Entity>().await, 0);
    // That somebody has the address is not told to who asks, only to who reads its letters.
    let done = ask(&other.email, PASSWORD).await;
    let said = judge
        .sees(done.is_done().leads_to())
        .await
        .text(".notice.good");
    let link = link_to(&house, &other.email).await;
    confirms(&house.browser(), &link)
        .await
        .is_refused_with(&UserError::AddressTaken);
    let done = ask("new@example.org", PASSWORD).await;
    let same = judge
        .sees(done.is_done().leads_to())
        .await
        .text(".notice.good");
    assert_eq!(said, same);
    let link = link_to(&house, "new@example.org").await;
    confirms(&judge, &link).await.is_done();
    assert_eq!(row(&house, &judge).await.email, "new@example.org");
    assert_eq!(row(&house, &other).await.email, other.email);
}

/// Every page and file that lists people of a training by name, each in its reader's language.
async fn names_stand_in_the_order_of_the_alphabet(house: House) {
    let organizer = house.organizer("Organizer").await;
    // Among them letters that stand after Я by their code points, one that Kazakh and Russian put
    // in different places, and small beside capital ones.
    let kazakh = [
        "Абаев",
        "Әлиев",
        "Ғабитов",
        "Ким",
        "Қасымов",
        "Оспан",
        "Өмір",
        "Ықылас",
        "Ібраев",
        "Яковлев",
    ];
    for (number, name) in kazakh.iter().rev().enumerate() {
        let judge = house
            .knows(&format!("Judge {number}"), Some(Role::Judge))
            .await;
        let sql = format!(
            "UPDATE account SET name = '{name}' WHERE id = {}",
            judge.account
        );
        house.execute(&sql).await.unwrap();
    }
    let session = house.training.sessions[0];
    let at = |path: &str| house.training.at(path);
    let lists = [
        at("/people"),
        at(&format!("/sessions/{session}/register")),
        at("/register"),
        at("/register/signatures"),
        at("/quizzes/final/people"),
        at("/results"),
    ];
    for code in ["kk", "ru", "en"] {
        let fields: &Fields<'_> = &[("language", &code)];
        organizer.sees(&lists[0]).await;
        organizer.does("accounts/choose-language", fields).await;
        for path in &lists {
            let text = organizer.sees(path).await.main();
            let places: Vec<usize> = kazakh
                .iter()
                .map(|name| text.find(name).unwrap_or_else(|| panic!("{name}: {path}")))
                .collect();
            let mut found: Vec<&str> = kazakh.to_vec();
            found.sort_by_key(|name| text.find(name));
            if code == "kk" {
                assert!(places.is_sorted(), "{path}: {found:?}");
            } else {
                let mut expected = kazakh.to_vec();
                let language = Language::from_code(code).unwrap();
                app::language::alphabet::sort_by_name(&mut expected, language, |name| name);
                assert_eq!(found, expected, "{path} in {code}");
            }
        }
    }
}
