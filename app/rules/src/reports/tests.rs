use proptest::prelude::*;

use super::*;

use Presence::{Away, Elsewhere, LeftOut, Partly, There, Unmarked};

/// Sessions that are over, then those to come.
fn tally(over: &[Presence], to_come: &[Presence]) -> Tally {
    let over = over.iter().map(|presence| (true, *presence));
    let to_come = to_come.iter().map(|presence| (false, *presence));
    Tally::of(
        over.chain(to_come)
            .map(|(is_over, presence)| (is_over, confirmed(presence))),
    )
}

const fn confirmed(presence: Presence) -> Attended {
    Attended {
        presence,
        confirmed: true,
    }
}

fn percent_of(share: Option<Share>) -> Option<u8> {
    share.map(Share::percent)
}

#[test]
fn what_a_standing_counts_for_where_an_organizer_says_nothing() {
    let of = |standing| Presence::of(standing, &Policy::default());
    assert_eq!(of(Some(Status::Present)), There);
    assert_eq!(of(Some(Status::Late)), There);
    assert_eq!(of(Some(Status::LeftEarly)), There);
    assert_eq!(of(Some(Status::Partial)), Partly);
    assert_eq!(of(Some(Status::Absent)), Away);
    assert_eq!(of(Some(Status::Excused)), Away);
    assert_eq!(of(None), Unmarked);
}

/// Each setting changes what its own status counts for, and no other's.
#[test]
fn a_policy_changes_one_status_each() {
    let default = Policy::default();
    let weights = Weight::ALL.into_iter().zip([There, Partly, Away]);
    let excuses = Excuse::ALL.into_iter().zip([Away, Partly, LeftOut]);
    let mut changes = Vec::new();
    for (weight, expected) in weights {
        let late = Policy {
            late: weight,
            ..default
        };
        let left_early = Policy {
            left_early: weight,
            ..default
        };
        changes.push((late, Status::Late, expected));
        changes.push((left_early, Status::LeftEarly, expected));
    }
    for (excused, expected) in excuses {
        changes.push((Policy { excused, ..default }, Status::Excused, expected));
    }
    for (policy, status, expected) in changes {
        for other in Status::ALL {
            let counted = Presence::of(Some(other), &policy);
            if other == status {
                assert_eq!(counted, expected, "{policy:?} {status:?}");
            } else {
                assert_eq!(
                    counted,
                    Presence::of(Some(other), &default),
                    "{policy:?} {other:?}"
                );
            }
        }
    }
}

#[test]
fn what_is_left_out_is_missing_from_both_sides_of_the_share() {
    let tally = tally(&[There, LeftOut], &[LeftOut, Unmarked]);
    assert_eq!((tally.held, tally.planned, tally.left_out), (1, 2, 2));
    assert_eq!(percent_of(tally.of_held()), Some(100));
    assert_eq!(percent_of(tally.of_planned()), Some(50));
    assert_eq!(tally.reach(80), Reach::Open);
    // What only the person has said leaves nothing out.
    let own_word = Attended {
        presence: LeftOut,
        confirmed: false,
    };
    let proposed = Tally::of([(true, own_word), (true, confirmed(There))]);
    assert_eq!(
        (proposed.planned, proposed.left_out, proposed.unconfirmed),
        (2, 0, 1)
    );
    // Nobody reaches anything by being excused from all of it.
    assert_eq!(
        super::Tally::of([(true, confirmed(LeftOut))]).reach(1),
        Reach::Lost
    );
}

#[test]
fn percentages_of_what_was_held_and_of_all() {
    for (over, to_come, of_held, of_planned) in [
        (&[][..], &[][..], None, None),
        (&[], &[Unmarked, Unmarked], None, Some(0)),
        (&[There, Away], &[Unmarked, Unmarked], Some(50), Some(25)),
        // Marked beforehand: not held yet, but a part of the whole.
        (&[There], &[There], Some(100), Some(100)),
        (&[There, Partly], &[], Some(75), Some(75)),
        // A register that nobody took says nothing of what was held.
        (&[There, Unmarked], &[], Some(100), Some(50)),
        (&[Unmarked, Unmarked], &[], None, Some(0)),
        (&[There, There, Away], &[], Some(67), Some(67)),
        // Rounded, it says all only of all, and nothing only of nothing.
        (&[There; 200], &[Partly], Some(100), Some(99)),
        (&[Away; 200], &[Partly], Some(0), Some(1)),
    ] {
        let tally = tally(over, to_come);
        assert_eq!(percent_of(tally.of_held()), of_held, "{over:?} {to_come:?}");
        assert_eq!(
            percent_of(tally.of_planned()),
            of_planned,
            "{over:?} {to_come:?}"
        );
    }
}

#[test]
fn who_can_no_longer_reach_the_rule() {
    for (over, to_come, needed, expected) in [
        (&[Away][..], &[Unmarked; 4][..], 80, Reach::Open),
        (&[Away, Away], &[Unmarked; 3], 80, Reach::Lost),
        (&[Away, Partly], &[Unmarked; 3], 80, Reach::Lost),
        (&[Partly, Partly], &[Unmarked; 3], 80, Reach::Open),
        (&[There; 4], &[Unmarked], 80, Reach::Reached),
        (&[There; 4], &[Away], 80, Reach::Reached),
        // Excused in advance is decided.
        (
            &[Away],
            &[Away, Unmarked, Unmarked, Unmarked],
            80,
            Reach::Lost,
        ),
        // What the register lacks may still be filled in.
        (&[Unmarked; 2], &[Unmarked; 3], 80, Reach::Open),
        // Two of three are 66.67 percent: exact, not rounded.
        (&[There, There, Away], &[], 66, Reach::Reached),
        (&[There, There, Away], &[], 67, Reach::Lost),
        (&[Away], &[], 0, Reach::Reached),
        // Nothing planned, nothing missed.
        (&[], &[], 80, Reach::Reached),
    ] {
        let reach = tally(over, to_come).reach(needed);
        assert_eq!(reach, expected, "{over:?} {to_come:?} {needed}");
    }
}

#[test]
fn gaps_are_sessions_that_are_over_and_unmarked() {
    let tally = tally(&[Unmarked, There], &[Unmarked]);
    assert_eq!((tally.gaps, tally.unmarked), (1, 2));
}

#[test]
fn groups_count_together() {
    let whole = tally(&[There, There], &[]);
    let none = tally(&[Away, Away], &[]);
    let groups = groups([("b", none), ("a", whole), ("b", whole)], Some(80));
    let [a, b] = [groups["a"], groups["b"]];
    assert_eq!(
        (a.people, a.lost, percent_of(a.tally.of_held())),
        (1, 0, Some(100))
    );
    assert_eq!(
        (b.people, b.lost, percent_of(b.tally.of_held())),
        (2, 1, Some(50))
    );
    let unruled = super::groups([("b", none)], None);
    assert_eq!(unruled["b"].lost, 0, "without a rule nobody misses it");
}

#[test]
fn codes_go_there_and_back() {
    for reach in Reach::ALL {
        assert_eq!(Reach::from_code(reach.code()), Some(reach));
    }
    assert_eq!(Reach::from_code(""), None);
}

#[test]
fn what_nobody_confirmed_is_told_and_reaches_nothing() {
    let own_word = Attended {
        presence: There,
        confirmed: false,
    };
    let tally = Tally::of([
        (true, confirmed(There)),
        (true, own_word),
        (false, own_word),
        (false, confirmed(Unmarked)),
    ]);
    let told = |share: Option<Share>| {
        let share = share.unwrap();
        (share.percent(), share.confirmed_percent())
    };
    assert_eq!(told(tally.of_held()), (100, Some(50)));
    assert_eq!(told(tally.of_planned()), (75, Some(25)));
    assert_eq!((tally.unconfirmed, tally.unmarked), (2, 1));
    for (needed, expected) in [(25, Reach::Reached), (26, Reach::Open), (100, Reach::Open)] {
        assert_eq!(tally.reach(needed), expected, "{needed}");
    }
}

fn presences() -> impl Strategy<Value = Vec<(bool, Attended)>> {
    let presence = prop_oneof![
        Just(There),
        Just(Partly),
        Just(Away),
        Just(LeftOut),
        Just(Unmarked)
    ];
    let attended = (presence, any::<bool>()).prop_map(|(presence, confirmed)| Attended {
        presence,
        confirmed: confirmed && presence != Unmarked,
    });
    prop::collection::vec((any::<bool>(), attended), 0..30)
}

proptest! {
    /// Whoever can no longer reach the rule cannot by any marks that are still to be made; who
    /// can, can by being there.
    #[test]
    fn reach_tells_the_future(sessions in presences(), needed in 0_u8..=100) {
        let filled = |with: Presence| {
            Tally::of(sessions.iter().map(|(over, attended)| {
                (*over, if attended.confirmed { *attended } else { confirmed(with) })
            }))
        };
        let (best, worst) = (filled(There).reach(needed), filled(Away).reach(needed));
        match Tally::of(sessions.iter().copied()).reach(needed) {
            Reach::Reached => prop_assert_eq!(worst, Reach::Reached),
            Reach::Open => prop_assert_eq!((best, worst), (Reach::Reached, Reach::Lost)),
            Reach::Lost => prop_assert_eq!(best, Reach::Lost),
        }
    }

    /// Only sessions at which somebody is expected are counted: whatever was said elsewhere changes
    /// no figure, and no share is more than the whole.
    #[test]
    fn what_is_said_elsewhere_counts_for_nothing(
        sessions in presences(),
        elsewhere in prop::collection::vec((any::<bool>(), 0..7_usize, any::<bool>()), 0..10),
    ) {
        let policy = Policy::default();
        let alone = Tally::of(sessions.iter().copied());
        let said = elsewhere.iter().map(|(is_over, status, proposed)| {
            let standing = Status::ALL.get(*status).map(|status| Standing {
                status: *status,
                minutes: None,
                proposed: *proposed,
            });
            (*is_over, Attended::of(standing, false, &policy))
        });
        let said: Vec<_> = said.collect();
        prop_assert!(said.iter().all(|(_, attended)| attended.presence == Elsewhere));
        let both = Tally::of(said.into_iter().chain(sessions.iter().copied()));
        prop_assert_eq!(both, alone);
        prop_assert!(percent_of(both.of_planned()).is_none_or(|percent| percent <= 100));
        prop_assert!(both.attended() <= both.planned as f64);
    }

    #[test]
    fn a_percentage_is_one(sessions in presences()) {
        let tally = Tally::of(sessions);
        prop_assert!(percent_of(tally.of_held()).is_none_or(|percent| percent <= 100));
        prop_assert!(percent_of(tally.of_planned()).is_none_or(|percent| percent <= 100));
        prop_assert_eq!(percent_of(tally.of_planned()) == Some(100), tally.planned > 0 && tally.attended() == tally.planned as f64);
        prop_assert_eq!(percent_of(tally.of_planned()) == Some(0), tally.planned > 0 && tally.attended() == 0.0);
    }

    /// What is kept is the share itself: three of eight are 0.375, whatever the page says.
    #[test]
    fn a_share_is_exact(sessions in presences()) {
        let tally = Tally::of(sessions);
        if let Some(share) = tally.of_planned() {
            prop_assert!((share.fraction() * tally.planned as f64 - tally.attended()).abs() < 1e-9);
        }
    }
}

#[test]
fn who_is_said_to_be_there_before_anybody_can_be_does_not_count_yet() {
    let at = |text: &str| -> Timestamp { format!("2024-05-31T{text}Z").parse().unwrap() };
    let gathering = Gathering {
        starts_at: at("09:00:00"),
        ends_at: at("10:30:00"),
    };
    let policy = Policy::default();
    for status in Status::ALL {
        let standing = Some(Standing {
            status,
            minutes: None,
            proposed: false,
        });
        let of = |now| counted(standing, &gathering, &policy, now);
        let early = of(at("08:29:59"));
        assert_eq!(early.is_some(), !status.was_there(), "{status:?}");
        // From when check-in opens.
        assert_eq!(of(at("08:30:00")), standing);
        assert_eq!(of(at("12:00:00")), standing);
    }
    assert_eq!(counted(None, &gathering, &policy, at("12:00:00")), None);
}
