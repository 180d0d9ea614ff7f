//! Passkeys, with a device made of software.

use app::{accounts, audit::Action, errors::UserError};
use records::{audit_event, passkey};
use reqwest::header::ACCEPT;
use ring::{
    digest::{SHA256, digest},
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _},
};
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};
use serde_json::{Value, json};

use crate::harness::{Answer, Browser, Fields, House, PASSWORD, Person, Plan};

const PAGE: &str = "/account/passkeys";
/// Where people reach these houses: passkeys need a name.
const ORIGIN: &str = "http://localhost";

/// What the device tells with its answer (WebAuthn, 6.1): somebody touched it, was verified, and a
/// key comes along.
const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const WITH_KEY: u8 = 0x40;

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let bits = chunk
            .iter()
            .fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
        let bits = bits << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            let letter = bits >> (18 - 6 * place) & 63;
            text.push(char::from(LETTERS[letter as usize]));
        }
    }
    text
}

/// A device that keeps one passkey.
struct Device {
    pair: EcdsaKeyPair,
    random: SystemRandom,
    id: [u8; 16],
    /// What it calls the account, as it was asked.
    handle: String,
    counter: u32,
    /// The site that it thinks it speaks with.
    origin: String,
    verifies: bool,
}

impl Device {
    fn new(id: u8) -> Self {
        let random = SystemRandom::new();
        let kind = &ECDSA_P256_SHA256_ASN1_SIGNING;
        let document = EcdsaKeyPair::generate_pkcs8(kind, &random).unwrap();
        Self {
            pair: EcdsaKeyPair::from_pkcs8(kind, document.as_ref(), &random).unwrap(),
            random,
            id: [id; 16],
            handle: String::new(),
            counter: 0,
            origin: ORIGIN.to_owned(),
            verifies: true,
        }
    }

    fn client_data(&self, kind: &str, options: &Value) -> String {
        json!({
            "type": kind,
            "challenge": options["challenge"],
            "origin": self.origin,
            "crossOrigin": false,
        })
        .to_string()
    }

    fn data(&mut self, flags: u8) -> Vec<u8> {
        self.counter += 1;
        let verified = if self.verifies { VERIFIED } else { 0 };
        let site = digest(&SHA256, b"localhost");
        let mut data = site.as_ref().to_vec();
        data.push(PRESENT | verified | flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// Makes a passkey, without an attestation (WebAuthn, 8.7).
    fn makes(&mut self, options: &Value) -> String {
        self.handle = options["user"]["id"].as_str().unwrap().to_owned();
        let client = self.client_data("webauthn.create", options);
        let mut data = self.data(WITH_KEY);
        data.extend([0; 16]);
        data.extend([0, 16]);
        data.extend(self.id);
        // The key as COSE writes it, in CBOR: elliptic, ES256, P-256, and its two coordinates.
        let (x, y) = self.pair.public_key().as_ref()[1..].split_at(32);
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(x);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(y);
        let mut object = vec![0xa3];
        object.extend(b"\x63fmt\x64none\x67attStmt\xa0\x68authData\x58");
        object.push(u8::try_from(data.len()).unwrap());
        object.extend(data);
        json!({
            "id": base64(&self.id),
            "rawId": base64(&self.id),
            "type": "public-key",
            "response": {
                "attestationObject": base64(&object),
                "clientDataJSON": base64(client.as_bytes()),
            },
        })
        .to_string()
    }

    /// Answers with its passkey.
    fn shows(&mut self, options: &Value) -> String {
        let client = self.client_data("webauthn.get", options);
        let data = self.data(0);
        let signed = [&data[..], digest(&SHA256, client.as_bytes()).as_ref()].concat();
        let signature = self.pair.sign(&self.random, &signed).unwrap();
        json!({
            "id": base64(&self.id),
            "rawId": base64(&self.id),
            "type": "public-key",
            "response": {
                "authenticatorData": base64(&data),
                "clientDataJSON": base64(client.as_bytes()),
                "signature": base64(signature.as_ref()),
                "userHandle": self.handle,
            },
        })
        .to_string()
    }
}

/// Adds the passkey of a device to somebody's account.
async fn adds(person: &Browser, device: &mut Device) -> Answer {
    person.sees(PAGE).await;
    let fields: &Fields<'_> = &[("current_password", &PASSWORD)];
    let page = person.does("accounts/offer-passkey", fields).await;
    let options = page.attribute("form.passkey", "data-passkey-makes");
    let made = device.makes(&serde_json::from_str(&options).unwrap());
    let fields: &Fields<'_> = &[("offered", &page.value("offered")), ("credential", &made)];
    person.sends("accounts/add-passkey", fields).await
}

/// The question that a browser is asked before anybody has signed in.
async fn question(browser: &Browser) -> (String, Value) {
    let mut request = browser.form("accounts/ask-passkey", &[]).build().unwrap();
    let json = "application/json".parse().unwrap();
    request.headers_mut().insert(ACCEPT, json);
    let answer = browser.executes(request).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let told: Value = serde_json::from_str(&answer.body).unwrap();
    let options = serde_json::from_str(told["options"].as_str().unwrap()).unwrap();
    (told["key"].as_str().unwrap().to_owned(), options)
}

async fn sends(browser: &Browser, key: &str, shown: &str) -> Answer {
    let fields: &Fields<'_> = &[("key", &key), ("credential", &shown), ("next", &PAGE)];
    browser.sends("accounts/sign-in-by-passkey", fields).await
}

/// Signs in with a device in a new browser.
async fn comes(house: &House, device: &mut Device) -> (Browser, Answer) {
    let browser = house.browser();
    browser.sees("/sign-in").await;
    let (key, options) = question(&browser).await;
    let answer = sends(&browser, &key, &device.shows(&options)).await;
    (browser, answer)
}

async fn noted(house: &House, action: Action) -> u64 {
    audit_event::Entity::find()
        .filter(audit_event::Column::Action.eq(action.code()))
        .count(house.inner.db.read())
        .await
        .unwrap()
}

async fn with_a_passkey(house: &House) -> (Person, Device) {
    let judge = house.judge("Amal").await;
    let mut device = Device::new(1);
    adds(&judge, &mut device).await.is_done();
    (judge, device)
}

async fn a_passkey_signs_in_until_it_is_removed(house: &House) {
    let (judge, mut device) = with_a_passkey(house).await;
    assert_eq!(noted(house, accounts::events::PASSKEY_ADDED).await, 1);
    let (browser, answer) = comes(house, &mut device).await;
    assert_eq!(answer.is_done().leads_to(), PAGE);
    let page = browser.sees(PAGE).await;
    assert_eq!(page.text(".me a"), "Amal");
    assert!(page.main().contains("last used"), "{}", page.main());
    // A second device, and one of them twice.
    let mut second = Device::new(2);
    adds(&judge, &mut second).await.is_done();
    let twice = adds(&judge, &mut second).await;
    twice.is_refused_with(&UserError::PasskeyUnknown);
    assert_eq!(house.count::<passkey::Entity>().await, 2);
    let number = passkey::Entity::find().one(house.inner.db.read()).await;
    let number = number.unwrap().unwrap().id;
    judge.sees(&format!("{PAGE}?remove={number}")).await;
    let wrong: &Fields<'_> = &[("passkey", &number), ("current_password", &"a wrong one")];
    let refused = judge.sends("accounts/remove-passkey", wrong).await;
    assert!(refused.refusal().is_some());
    // Nobody removes another's.
    let bolat = house.judge("Bolat").await;
    bolat.sees(PAGE).await;
    let right: &Fields<'_> = &[("passkey", &number), ("current_password", &PASSWORD)];
    bolat
        .sends("accounts/remove-passkey", right)
        .await
        .is_done();
    assert_eq!(house.count::<passkey::Entity>().await, 2);
    judge.sees(PAGE).await;
    judge
        .sends("accounts/remove-passkey", right)
        .await
        .is_done();
    assert_eq!(noted(house, accounts::events::PASSKEY_REMOVED).await, 1);
    let (browser, refused) = comes(house, &mut device).await;
    refused.is_refused_with(&UserError::PasskeyUnknown);
    assert!(!browser.is_signed_in().await);
    comes(house, &mut second).await.1.is_done();
}

async fn what_does_not_fit_lets_nobody_in(house: &House) {
    let (_, mut device) = with_a_passkey(house).await;
    // One that speaks with another site, one that verified nobody, one with another's key.
    device.origin = "http://localhost.evil.example".to_owned();
    let (_, refused) = comes(house, &mut device).await;
    refused.is_refused_with(&UserError::PasskeyUnknown);
    device.origin = ORIGIN.to_owned();
    device.verifies = false;
    let (_, refused) = comes(house, &mut device).await;
    refused.is_refused_with(&UserError::PasskeyUnknown);
    device.verifies = true;
    let mut thief = Device::new(1);
    thief.handle = device.handle.clone();
    let (_, refused) = comes(house, &mut thief).await;
    refused.is_refused_with(&UserError::PasskeyUnknown);
    // An answer to another question, and one that was given before.
    let browser = house.browser();
    browser.sees("/sign-in").await;
    let (_, options) = question(&browser).await;
    let (key, _) = question(&browser).await;
    let refused = sends(&browser, &key, &device.shows(&options)).await;
    refused.is_refused_with(&UserError::PasskeyUnknown);
    let (key, options) = question(&browser).await;
    let shown = device.shows(&options);
    sends(&browser, &key, &shown).await.is_done();
    let other = house.browser();
    other.sees("/sign-in").await;
    let again = sends(&other, &key, &shown).await;
    again.is_refused_with(&UserError::PreparedGone);
    assert!(!other.is_signed_in().await);
}

async fn a_closed_account_is_closed_to_passkeys(house: &House) {
    let (judge, mut device) = with_a_passkey(house).await;
    let root = house.administrator("Root").await;
    root.sees(&format!("/accounts/{}?ask=close", judge.account))
        .await;
    let fields: &Fields<'_> = &[("account", &judge.account)];
    root.sends("accounts/close", fields).await.is_done();
    let (browser, refused) = comes(house, &mut device).await;
    refused.is_refused_with(&UserError::AccountClosed);
    assert!(!browser.is_signed_in().await);
    root.sees(&format!("/erase/{}", judge.account)).await;
    let fields: &Fields<'_> = &[("account", &judge.account), ("email", &judge.email)];
    root.sends("erasure/erase", fields).await.is_done();
    assert_eq!(house.count::<passkey::Entity>().await, 0);
}

fn named() -> Plan {
    Plan::default().with(&["--public-url", ORIGIN])
}

macro_rules! under_a_name {
    ($($scenario:ident),+ $(,)?) => {
        mod on_sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $scenario() {
                super::$scenario(&super::named().start().await).await;
            })+
        }
        mod on_postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $scenario() {
                super::$scenario(&super::named().on_postgres().start().await).await;
            })+
        }
    };
}

under_a_name!(
    a_passkey_signs_in_until_it_is_removed,
    what_does_not_fit_lets_nobody_in,
    a_closed_account_is_closed_to_passkeys,
);

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn under_a_number_nobody_is_led_into_it() {
    let house = House::start().await;
    let judge = house.judge("Amal").await;
    assert_eq!(
        house.browser().sees("/sign-in").await.count("form.passkey"),
        0
    );
    assert!(judge.sees(PAGE).await.main().contains("over https"));
    let fields: &Fields<'_> = &[("current_password", &PASSWORD)];
    let refused = judge.sends("accounts/offer-passkey", fields).await;
    refused.is_refused_with(&UserError::PasskeysNotHere);
}
