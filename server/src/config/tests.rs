use clap::Parser;

use super::*;

/// The last of an option stands, so that tests can change one of several.
#[derive(Parser)]
#[command(args_override_self = true)]
struct Line {
    #[command(flatten)]
    config: Config,
}

pub(super) fn config(arguments: &[&str]) -> Config {
    Line::parse_from([&["torelik"], arguments].concat()).config
}

#[test]
fn the_public_address_follows_the_listening_one() {
    let listening = "127.0.0.1:4000".parse().unwrap();
    assert_eq!(
        config(&[]).public_url(listening).unwrap(),
        "http://127.0.0.1:4000"
    );
    let set = config(&["--public-url", "https://training.example.org/"]);
    assert_eq!(
        set.public_url(listening).unwrap(),
        "https://training.example.org"
    );
    for bad in [
        "ftp://a.example",
        "training.example.org",
        "https://a.example/sub",
    ] {
        assert!(
            config(&["--public-url", bad])
                .public_url(listening)
                .is_err(),
            "{bad}"
        );
    }
}

#[test]
fn what_is_kept_for_ever_is_so_on_purpose() {
    let keep = config(&[]).keep();
    let days = |days: i64| Some(SignedDuration::from_hours(days * 24));
    assert_eq!((keep.letters, keep.logins), (days(365), days(90)));
    assert_eq!((keep.invitations, keep.audit), (days(90), days(1825)));
    let keep = config(&["--keep-audit-days", "0", "--keep-letters-days", "7"]).keep();
    assert_eq!((keep.audit, keep.letters), (None, days(7)));
    for few in ["29", "-1", "36501", "a year", ""] {
        let line = Line::try_parse_from(["torelik", "--keep-audit-days", few]);
        assert!(line.is_err(), "{few:?}");
    }
}

#[test]
fn a_password_is_not_shown() {
    let set = config(&[
        "--database",
        "postgres://u:hidden@db.example/t?password=hidden",
        "--smtp",
        "smtps://u:hidden@mail.example",
        "--smtp-from",
        "a@example.org",
    ]);
    let printed = set.print();
    for line in [
        "TORELIK_DATABASE=postgres://…@db.example/t?password=…\n",
        "TORELIK_SMTP=smtps://…@mail.example\n",
    ] {
        assert!(printed.contains(line), "{printed}");
    }
    assert!(!format!("{printed} {set:?} {set:#?}").contains("hidden"));
}
