//! Invitations by letter.

use app::{errors::UserError, post};
use jiff::SignedDuration;
use rules::roles::Role;

use crate::{
    harness::{Answer, House, Person, Plan},
    post::{outbox, sends_until},
};

on_both_databases!(
    everybody_is_invited_in_their_own_language,
    the_link_of_a_letter_opens_the_door_once,
    nobody_is_invited_twice_a_day_unless_asked,
    two_organizers_who_send_at_once_write_once,
    somebody_with_a_password_is_told_once,
    a_link_that_was_replaced_is_not_sent,
    only_those_who_manage_the_training_invite,
    what_an_organizer_types_is_never_taken_for_the_link,
    a_secret_is_kept_no_longer_than_a_letter_needs,
);

async fn sends(organizer: &Person, house: &House, again: bool) -> Answer {
    organizer.visits(&house.training.at("/people")).await;
    let training = house.training.id;
    organizer
        .sends(
            "trainings/send-invitations",
            &[("training", &training), ("again", &again)],
        )
        .await
}

async fn all_sent(house: &House) {
    sends_until(house, "all are sent", |letter| letter.sent_at.is_some()).await;
}

async fn everybody_is_invited_in_their_own_language(house: House) {
    let organizer = house.organizer("Olga").await;
    for (name, language) in [("Amal", "kk"), ("Boris", "ru"), ("Carol", "en")] {
        organizer.visits(&house.training.at("/people")).await;
        let email = format!("{}@sud.example", name.to_lowercase());
        let fields: &crate::harness::Fields<'_> = &[
            ("training", &house.training.id),
            ("name", &name),
            ("email", &email),
            ("role", &"judge"),
            ("language", &language),
        ];
        organizer
            .sends("trainings/add-person", fields)
            .await
            .is_done();
    }
    let answer = sends(&organizer, &house, false).await;
    let page = organizer.sees(answer.is_done().leads_to()).await;
    assert_eq!(
        page.text(".notice.good"),
        "The invitations are on their way."
    );
    all_sent(&house).await;
    for (name, subject, greeting) in [
        ("amal", "Шақыру: Asylum cases (kk)", "Құрметті Amal!"),
        (
            "boris",
            "Приглашение: Asylum cases (ru)",
            "Здравствуйте, Boris!",
        ),
        ("carol", "Invitation: Asylum cases", "Dear Carol,"),
    ] {
        let letters = house.post_box.letters_to(&format!("{name}@sud.example"));
        assert_eq!(letters.len(), 1, "{name}");
        assert_eq!(letters[0].subject, subject);
        assert!(letters[0].body.starts_with(greeting), "{}", letters[0].body);
        for part in ["Astana", &format!("{}/invitations/", house.url)] {
            assert!(letters[0].body.contains(part), "{}", letters[0].body);
        }
        assert!(!letters[0].body.contains('{'), "{}", letters[0].body);
    }
    let told = &house.post_box.letters_to("carol@sud.example")[0].body;
    assert!(
        told.replace('\u{a0}', " ")
            .contains("30–31 May 2024, Astana.\n\nChoose a password"),
        "{told}"
    );
    assert!(
        house.post_box.letters_to(&organizer.email).is_empty(),
        "nobody invites themselves"
    );
}

async fn the_link_of_a_letter_opens_the_door_once(house: House) {
    let organizer = house.organizer("Olga").await;
    let judge = house
        .invites("Amal", Some(Role::Judge), house.training.id)
        .await;
    sends(&organizer, &house, false).await.is_done();
    all_sent(&house).await;
    let letter = house.post_box.letters_to(&judge.email).remove(0);
    let link = letter
        .body
        .lines()
        .find_map(|line| line.strip_prefix(&house.url))
        .unwrap();
    let page = judge.sees(link).await;
    assert!(page.main().contains("Amal, choose a password"));
    let token = link.rsplit('/').next().unwrap();
    judge
        .sends(
            "accounts/accept-invitation",
            &[("token", &token), ("password", &"nine brown foals")],
        )
        .await
        .is_done();
    assert!(judge.is_signed_in().await);
    let kept = outbox(&house).await.remove(0);
    assert_eq!(kept.secret, None, "what was sent is forgotten");
    assert!(!kept.body.contains(token));
}

async fn nobody_is_invited_twice_a_day_unless_asked(house: House) {
    let organizer = house.organizer("Olga").await;
    house
        .invites("Amal", Some(Role::Judge), house.training.id)
        .await;
    sends(&organizer, &house, false).await.is_done();
    let refused = sends(&organizer, &house, false).await;
    refused.is_refused_with(&UserError::NobodyToInvite);
    house
        .invites("Bolat", Some(Role::Judge), house.training.id)
        .await;
    sends(&organizer, &house, false).await.is_done();
    let written = async |name: &str| {
        let letters = outbox(&house).await;
        letters
            .iter()
            .filter(|letter| letter.recipient.starts_with(name))
            .count()
    };
    assert_eq!((written("amal").await, written("bolat").await), (1, 1));
    sends(&organizer, &house, true).await.is_done();
    assert_eq!((written("amal").await, written("bolat").await), (2, 2));
    house.time_passes(SignedDuration::from_hours(24) - SignedDuration::from_millis(1));
    organizer.arrives().await;
    let refused = sends(&organizer, &house, false).await;
    refused.is_refused_with(&UserError::NobodyToInvite);
    house.time_passes(SignedDuration::from_millis(1));
    sends(&organizer, &house, false).await.is_done();
    assert_eq!((written("amal").await, written("bolat").await), (3, 3));
}

async fn two_organizers_who_send_at_once_write_once(house: House) {
    let (olga, omar) = (house.organizer("Olga").await, house.organizer("Omar").await);
    // They have passwords, and would be written to.
    sends(&olga, &house, false).await.is_done();
    sends(&omar, &house, false).await.is_done();
    for name in ["Amal", "Bolat", "Dana"] {
        house
            .invites(name, Some(Role::Judge), house.training.id)
            .await;
    }
    let before = outbox(&house).await.len();
    let answers = tokio::join!(sends(&olga, &house, false), sends(&omar, &house, false));
    let refusals = [answers.0.refusal(), answers.1.refusal()];
    assert_eq!(refusals.iter().flatten().count(), 1, "{refusals:?}");
    assert_eq!(outbox(&house).await.len(), before + 3);
}

async fn somebody_with_a_password_is_told_once(house: House) {
    let organizer = house.organizer("Olga").await;
    let judge = house.judge("Amal").await;
    sends(&organizer, &house, false).await.is_done();
    all_sent(&house).await;
    let letter = house.post_box.letters_to(&judge.email).remove(0);
    assert!(letter.body.contains(&house.training.at("")), "{letter:?}");
    assert!(!letter.body.contains("/invitations/"), "{letter:?}");
    house.time_passes(SignedDuration::from_hours(48));
    organizer.arrives().await;
    let refused = sends(&organizer, &house, false).await;
    refused.is_refused_with(&UserError::NobodyToInvite);
}

async fn a_link_that_was_replaced_is_not_sent(house: House) {
    let organizer = house.organizer("Olga").await;
    let judge = house
        .invites("Amal", Some(Role::Judge), house.training.id)
        .await;
    house.post_box.refuses("deferred-451", false);
    sends(&organizer, &house, false).await.is_done();
    sends_until(&house, "it waits", |letter| letter.error.is_some()).await;
    house.invitation_for(&judge).await;
    house.post_box.takes();
    house.time_passes(SignedDuration::from_mins(1));
    sends_until(&house, "it is given up", |letter| {
        letter.error.as_deref() == Some("link-gone") && letter.secret.is_none()
    })
    .await;
    assert_eq!(house.post_box.letters(), []);
}

async fn what_an_organizer_types_is_never_taken_for_the_link(house: House) {
    let organizer = house.organizer("Olga").await;
    let judge = house
        .invites("{secret} Amal", Some(Role::Judge), house.training.id)
        .await;
    house
        .execute(
            "UPDATE training SET title_en = 'https://evil.example/{secret}', place = '{secret}'",
        )
        .await
        .unwrap();
    sends(&organizer, &house, false).await.is_done();
    all_sent(&house).await;
    let letter = house.post_box.letters_to(&judge.email).remove(0);
    for typed in [
        "https://evil.example/{secret}”",
        ", {secret}.",
        "{secret} Amal,",
    ] {
        assert!(letter.body.contains(typed), "{}", letter.body);
    }
    let link = letter
        .body
        .lines()
        .find_map(|line| line.strip_prefix(&house.url))
        .unwrap();
    assert_eq!(judge.sees(link).await.count("main [name=password]"), 1);
}

async fn a_secret_is_kept_no_longer_than_a_letter_needs(house: House) {
    let organizer = house.organizer("Olga").await;
    let judge = house
        .invites("Amal", Some(Role::Judge), house.training.id)
        .await;
    house.post_box.refuses("deferred-451", false);
    sends(&organizer, &house, false).await.is_done();
    let forgotten = async |what: &str| {
        crate::harness::eventually(what, || async {
            post::forget_secrets(&house.inner).await.unwrap();
            let letters = outbox(&house).await;
            letters
                .iter()
                .all(|letter| letter.secret.is_none() && letter.next_try_at.is_none())
        })
        .await;
    };
    // Used: somebody read it aloud by telephone.
    let token = outbox(&house).await.remove(0).secret.unwrap();
    judge
        .sends(
            "accounts/accept-invitation",
            &[("token", &token), ("password", &"nine brown foals")],
        )
        .await
        .is_done();
    assert_eq!(outbox(&house).await.remove(0).secret, None);
    forgotten("the letter is given up").await;
    // Kept for a weekend, and no longer.
    house
        .invites("Bolat", Some(Role::Judge), house.training.id)
        .await;
    sends(&organizer, &house, false).await.is_done();
    let letter = async || {
        let mut letters = outbox(&house).await;
        letters.retain(|letter| letter.recipient.starts_with("bolat"));
        letters.pop().unwrap()
    };
    house.time_passes(SignedDuration::from_hours(72) - SignedDuration::from_millis(1));
    post::forget_secrets(&house.inner).await.unwrap();
    assert!(letter().await.secret.is_some());
    house.time_passes(SignedDuration::from_millis(1));
    forgotten("the secret is forgotten").await;
    assert_eq!(letter().await.error.as_deref(), Some("link-gone"));
}

async fn only_those_who_manage_the_training_invite(house: House) {
    house
        .invites("Amal", Some(Role::Judge), house.training.id)
        .await;
    for person in [
        house.trainer("Timur").await,
        house.judge("Bolat").await,
        house.stranger("Sara").await,
    ] {
        assert!(sends(&person, &house, true).await.refusal().is_some());
    }
    assert!(outbox(&house).await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn without_a_mail_server_the_administrator_has_the_links() {
    let house = Plan::default().without_post_box().start().await;
    let organizer = house.organizer("Olga").await;
    let administrator = house.administrator("Root").await;
    let judge = house
        .invites("Amal", Some(Role::Judge), house.training.id)
        .await;
    let answer = sends(&organizer, &house, false).await;
    let page = organizer.sees(answer.is_done().leads_to()).await;
    assert!(
        page.text(".notice.good")
            .contains("no mail server is set up")
    );
    let page = administrator.sees("/letters").await;
    assert!(page.text(".notice").contains("No mail server is set up"));
    assert_eq!(page.text(".card .badge"), "waiting here");
    let text = page.text(".card pre");
    let link = text
        .split_whitespace()
        .find_map(|word| word.strip_prefix(&house.url))
        .filter(|path| path.starts_with("/invitations/"))
        .unwrap();
    assert_eq!(judge.sees(link).await.count("main [name=password]"), 1);
}
