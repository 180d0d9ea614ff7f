use super::{counts::network, doors::delay_after, *};
use crate::errors::UserError;

const RIGHT: &str = "steppe and sky";

async fn doorkeeper() -> (Doorkeeper, Clock, String) {
    let clock = Clock::by_hand("2024-05-30T03:50:00Z".parse().unwrap());
    let throttles = Throttles {
        per_account: 3,
        per_address: 5,
    };
    let door = Doorkeeper::new(throttles, clock.clone(), &Teller::default()).unwrap();
    let hash = door.hash(RIGHT.to_owned()).await.unwrap();
    (door, clock, hash)
}

fn at(address: &str) -> Option<IpAddr> {
    Some(address.parse().unwrap())
}

fn stranger(email: &'static str, address: &str) -> Door<'static> {
    Door::Stranger {
        email,
        address: at(address),
    }
}

/// Tries a password; none when it is refused.
async fn tries(door: &Doorkeeper, by: Door<'_>, password: &str, hash: &str) -> Option<bool> {
    match door
        .verify(by, password.to_owned(), Some(hash.to_owned()))
        .await
    {
        Ok(right) => Some(right),
        Err(AppError::Refused(UserError::TooManyTries { minutes: 1 })) => None,
        Err(error) => panic!("{error:?}"),
    }
}

#[tokio::test]
async fn a_password_belongs_to_its_hash_alone() {
    let (door, _, hash) = doorkeeper().await;
    assert!(
        hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
        "{hash}"
    );
    let by = stranger("a@example.org", "10.0.0.1");
    assert_eq!(tries(&door, by, RIGHT, &hash).await, Some(true));
    assert_eq!(tries(&door, by, "steppe and sea", &hash).await, Some(false));
    let without = door.verify(by, RIGHT.to_owned(), None).await.unwrap();
    assert!(!without);
}

#[tokio::test]
async fn an_address_that_is_refused_uses_up_nobodys_tries() {
    let (door, _, hash) = doorkeeper().await;
    for each in 0..120 {
        let by = stranger("amal@example.org", "10.0.0.1");
        let expected = (each < 3).then_some(false);
        assert_eq!(tries(&door, by, "a guess", &hash).await, expected);
    }
    let elsewhere = stranger("amal@example.org", "10.0.0.2");
    assert_eq!(tries(&door, elsewhere, RIGHT, &hash).await, Some(true));
    // Until the address itself is refused, whoever is asked for.
    for email in ["b@example.org", "c@example.org", "d@example.org"] {
        let left = email != "d@example.org";
        let by = stranger(email, "10.0.0.1");
        assert_eq!(
            tries(&door, by, "a guess", &hash).await,
            left.then_some(false)
        );
        let elsewhere = stranger(email, "10.0.0.3");
        assert_eq!(tries(&door, elsewhere, RIGHT, &hash).await, Some(true));
    }
}

#[tokio::test]
async fn only_failures_count() {
    let (door, clock, hash) = doorkeeper().await;
    let by = stranger("amal@example.org", "10.0.0.1");
    for _ in 0..20 {
        assert_eq!(tries(&door, by, RIGHT, &hash).await, Some(true));
    }
    // And those in a row: the right password forgives them.
    for password in ["a", "b", RIGHT, "a", "b"] {
        assert!(tries(&door, by, password, &hash).await.is_some());
    }
    assert_eq!(tries(&door, by, "c", &hash).await, Some(false));
    assert_eq!(tries(&door, by, RIGHT, &hash).await, None);
    clock.advance(MINUTE);
    assert_eq!(tries(&door, by, RIGHT, &hash).await, Some(true));
}

#[tokio::test]
async fn a_device_that_the_account_knows_has_tries_of_its_own() {
    let (door, _, hash) = doorkeeper().await;
    for each in 0..40 {
        door.fails(stranger("amal@example.org", &format!("10.0.0.{each}")));
    }
    let known = Door::Device { known_as: "amal's" };
    assert_eq!(door.delay(known), Duration::ZERO);
    assert_eq!(tries(&door, known, RIGHT, &hash).await, Some(true));
    for expected in [Some(false), Some(false), Some(false), None] {
        assert_eq!(tries(&door, known, "a slip", &hash).await, expected);
    }
    let other = Door::Device {
        known_as: "amal's other",
    };
    assert_eq!(tries(&door, other, RIGHT, &hash).await, Some(true));
}

#[tokio::test]
async fn strangers_from_everywhere_are_delayed_and_the_account_is_not_locked() {
    let (door, _, hash) = doorkeeper().await;
    for each in 0..UNDELAYED + 5 {
        door.fails(stranger("amal@example.org", &format!("10.1.{each}.1")));
    }
    let owner = stranger("amal@example.org", "10.0.0.1");
    assert_eq!(door.delay(owner), DELAY * 5);
    assert_eq!(tries(&door, owner, RIGHT, &hash).await, Some(true));
    assert_eq!(
        door.delay(stranger("b@example.org", "10.1.1.1")),
        Duration::ZERO
    );
    assert_eq!(delay_after(UNDELAYED), Duration::ZERO);
    assert_eq!(delay_after(u32::MAX), LONGEST_DELAY);
}

#[tokio::test]
async fn who_is_signed_in_has_a_counter_of_its_own() {
    let (door, _, hash) = doorkeeper().await;
    let again = Door::Again { account: 7 };
    for expected in [Some(false), Some(false), Some(false), None] {
        assert_eq!(tries(&door, again, "a slip", &hash).await, expected);
    }
    let by = stranger("amal@example.org", "10.0.0.1");
    assert_eq!(tries(&door, by, RIGHT, &hash).await, Some(true));
}

#[test]
fn an_address_of_ipv6_counts_by_its_first_half() {
    let same = network(at("2001:db8:1:2::1"));
    assert_eq!(network(at("2001:db8:1:2:ffff:ffff:ffff:ffff")), same);
    assert_ne!(network(at("2001:db8:1:3::1")), same);
    assert_eq!(network(at("::ffff:10.0.0.1")), at("10.0.0.1"));
    assert_eq!(network(None), None);
}

#[tokio::test]
async fn codes_that_are_right_do_not_count() {
    let (door, _, _) = doorkeeper().await;
    for _ in 0..3000 {
        door.count_code(Some(1), at("10.0.0.1")).unwrap();
        door.takes_code(Some(1), at("10.0.0.1"));
    }
    for _ in 0..CODES {
        door.count_code(Some(1), at("10.0.0.1")).unwrap();
    }
    assert!(door.count_code(Some(1), at("10.0.0.2")).is_err());
    door.count_code(Some(2), at("10.0.0.1")).unwrap();
}
