//! Writes that another site sends.

use app::errors::UserError;
use records::{login, training};
use reqwest::header::{ACCEPT, ORIGIN};

use crate::harness::{Fields, House, PASSWORD};

on_two_servers!(a_write_from_another_site_changes_nothing);

const FORM: [(&str, &str); 8] = [
    ("title_en", "T"),
    ("title_ru", "T"),
    ("title_kk", "T"),
    ("place", "Astana"),
    ("starts_on", "2024-06-01"),
    ("ends_on", "2024-06-02"),
    ("time_zone", "Asia/Almaty"),
    ("course", "small"),
];

async fn a_write_from_another_site_changes_nothing(house: House) {
    let organizer = house.organizer("Olga").await;
    organizer.sees("/trainings/new").await;
    let fields: Vec<_> = FORM
        .iter()
        .map(|(name, value)| (*name, value as &dyn ToString))
        .collect();
    let fields: &Fields<'_> = &fields;
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        (ORIGIN.as_str(), "https://evil.example"),
        (ORIGIN.as_str(), "null"),
    ] {
        let form: Vec<_> = FORM.to_vec();
        let request = organizer
            .post("trainings/make")
            .header(name, value)
            .form(&form);
        let answer = organizer.sends_request(request).await;
        assert_eq!(answer.status, 403, "{name}: {value}");
        assert_eq!(answer.text("h1"), "Not allowed");
        assert_eq!(
            answer.text(".request-id code"),
            answer.header("x-request-id")
        );
        assert_eq!(
            house.count::<training::Entity>().await,
            1,
            "{name}: {value}"
        );
    }
    // A program is told in JSON.
    let request = organizer
        .form("trainings/make", fields)
        .header("sec-fetch-site", "cross-site");
    let request = request.header(ACCEPT, "application/json").build().unwrap();
    let (client, mut request) = (reqwest::Client::new(), request);
    request
        .headers_mut()
        .insert("sec-fetch-site", "cross-site".parse().unwrap());
    request
        .headers_mut()
        .insert(ACCEPT, "application/json".parse().unwrap());
    let answer = client.execute(request).await.unwrap();
    assert_eq!(answer.status().as_u16(), 403);
    let error: UserError = serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap();
    assert_eq!(error, UserError::NotAllowed);
    // From our own page it passes, also with a browser that sends but one of the two.
    organizer.sends("trainings/make", fields).await.is_done();
    // Another one: the same sent twice makes one.
    let mut form: Vec<_> = FORM.to_vec();
    form[0].1 = "Another";
    let request = organizer
        .post("trainings/make")
        .header(ORIGIN, &house.url)
        .form(&form);
    organizer.sends_request(request).await.is_done();
    assert_eq!(house.count::<training::Entity>().await, 3);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nobody_is_signed_in_by_another_site() {
    let house = House::start().await;
    let judge = house.knows("Amal", None).await;
    let form = [("email", judge.email.as_str()), ("password", PASSWORD)];
    let request = judge
        .post("accounts/sign-in")
        .header("sec-fetch-site", "cross-site")
        .form(&form);
    assert_eq!(judge.sends_request(request).await.status, 403);
    assert_eq!(house.count::<login::Entity>().await, 0);
    assert!(!judge.is_signed_in().await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_read_from_another_site_is_answered() {
    let house = House::start().await;
    let judge = house.judge("Amal").await;
    let request = judge.get("/").header("sec-fetch-site", "cross-site");
    assert_eq!(judge.sends_request(request).await.status, 200);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_link_from_elsewhere_says_nothing_in_our_name() {
    let house = House::start().await;
    let judge = house.judge("Amal").await;
    let said = "/account?done=person-erased";
    assert_eq!(judge.sees(said).await.count(".notice.good"), 1);
    let refused =
        "/account?__path=%2Fapi%2Faccounts%2Fsign-in&__err=eyJjb2RlIjoid3Jvbmdfc2lnbl9pbiJ9";
    for (site, path) in [
        ("cross-site", said),
        ("none", said),
        ("same-origin", refused),
    ] {
        let link = judge.get(path).header("sec-fetch-site", site);
        let page = judge.sends_request(link).await;
        assert_eq!(page.status, 200);
        assert_eq!(page.count("main > .notice, #refused"), 0, "{site} {path}");
    }
}
