use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};

use super::*;

/// A message of the tests: what it says follows from its stamp, as a client never gives one number
/// to two messages.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Message {
    stamp: Stamp,
    closes: bool,
}

impl Stamped for &Message {
    fn stamp(&self) -> Stamp {
        self.stamp.clone()
    }

    fn closes(&self) -> bool {
        self.closes
    }
}

fn message(sequence: i32, client: &str) -> Message {
    let client = client.to_owned();
    Message {
        stamp: Stamp { sequence, client },
        closes: false,
    }
}

fn closing(sequence: i32, client: &str) -> Message {
    Message {
        closes: true,
        ..message(sequence, client)
    }
}

/// The number after the greatest that was seen.
fn next(seen: &[Message]) -> i32 {
    next_sequence(seen.iter().map(|message| message.stamp.sequence).max())
}

#[test]
fn nothing_stands_before_the_first() {
    assert_eq!(stands::<&Message>([]), None);
    assert_eq!(next_sequence(None), 1);
}

#[test]
fn a_late_message_does_not_overwrite_a_newer_one() {
    let (first, second) = (message(1, "a"), message(2, "a"));
    let arrived = [second.clone(), first.clone(), first];
    assert_eq!(stands(&arrived), Some(&second));
    assert_eq!(next(&arrived), 3);
}

#[test]
fn numbers_are_numbers() {
    let arrived = [message(9, "a"), message(10, "a")];
    assert_eq!(stands(&arrived), Some(&arrived[1]));
}

#[test]
fn of_two_at_the_same_time_the_same_one_stands_everywhere() {
    let (phone, laptop) = (message(4, "phone"), message(4, "laptop"));
    assert_eq!(stands([&phone, &laptop]), Some(&phone));
    assert_eq!(stands([&laptop, &phone]), Some(&phone));
}

#[test]
fn what_was_checked_is_closed() {
    let (checked, after) = (closing(3, "a"), message(9, "b"));
    assert_eq!(stands([&after, &checked]), Some(&checked));
    // Two who check without having seen each other: the first of them stands.
    let (too, before) = (closing(4, "b"), message(2, "a"));
    assert_eq!(stands([&too, &before, &checked]), Some(&checked));
}

#[test]
fn numbers_that_would_block_what_comes_after_are_refused() {
    for (sequence, next, plausible) in [
        (1, 1, true),
        (1, 500, true),
        (500, 500, true),
        (0, 1, false),
        (-1, 1, false),
        (i32::MIN, 1, false),
        (1 + FARTHEST_AHEAD, 1, true),
        (2 + FARTHEST_AHEAD, 1, false),
        (i32::MAX, 1, false),
    ] {
        assert_eq!(is_plausible(sequence, next), plausible, "{sequence}");
    }
    assert_eq!(next_sequence(Some(i32::MAX)), i32::MAX);
    assert_eq!(next_sequence(Some(i32::MIN)), 1);
}

/// Any messages at all, numbers and names often the same; whether one closes follows from both.
fn messages() -> impl Strategy<Value = Vec<Message>> {
    let message = (-1_i32..6, "[ab]").prop_map(|(sequence, client)| Message {
        closes: (sequence + i32::from(client == "a")) % 4 == 3,
        ..message(sequence, &client)
    });
    vec(message, 1..12)
}

proptest! {
    #[test]
    fn any_order_and_any_repetition_end_the_same(
        (sent, arrived) in messages().prop_flat_map(|sent| {
            let shuffled = Just(sent.clone()).prop_shuffle();
            (Just(sent), shuffled)
        }),
        again in vec(any::<Index>(), 0..12),
        between in vec(any::<Index>(), 12),
    ) {
        let mut arrived = arrived;
        for (again, between) in again.iter().zip(&between) {
            let repeated = again.get(&sent).clone();
            arrived.insert(between.index(arrived.len() + 1), repeated);
        }
        prop_assert_eq!(stands(&arrived), stands(&sent));
    }

    /// The server need not look at all messages each time: it may hold the one that stands
    /// against the one that arrives, and servers may be merged.
    #[test]
    fn it_can_be_decided_one_by_one_and_part_by_part(
        (sent, part) in messages().prop_flat_map(|sent| {
            let part = subsequence(sent.clone(), 0..=sent.len());
            (Just(sent), part)
        }),
    ) {
        let step = |standing: Option<Message>, arrives: &Message| {
            stands(standing.iter().chain([arrives])).cloned()
        };
        let one_by_one = sent.iter().fold(None, step);
        prop_assert_eq!(one_by_one.as_ref(), stands(&sent));
        let parts = stands(&part).into_iter().chain(stands(&sent));
        prop_assert_eq!(stands(parts), stands(&sent));
    }

    /// Several devices answer. While one is out of touch its messages wait; when it is in touch it
    /// sends them, the last one first, and hears what the server has.
    #[test]
    fn who_has_seen_an_answer_overwrites_it(steps in vec((0_usize..3, any::<bool>()), 1..30)) {
        let mut server: Vec<Message> = Vec::new();
        let mut seen: [Vec<Message>; 3] = Default::default();
        let mut waiting: [Vec<Message>; 3] = Default::default();
        for (device, in_touch) in steps {
            if in_touch {
                seen[device].extend(server.iter().cloned());
            }
            let sequence = next(&seen[device]);
            let sent = message(sequence, ["a", "b", "c"][device]);
            prop_assert!(seen[device].iter().all(|before| before.stamp < sent.stamp));
            prop_assert!(is_plausible(sequence, next(&server)));
            seen[device].push(sent.clone());
            waiting[device].push(sent.clone());
            if in_touch {
                server.extend(waiting[device].drain(..).rev());
                prop_assert_eq!(stands(&server), Some(&sent));
            }
        }
        // When all has arrived everywhere, all agree.
        server.extend(waiting.into_iter().flatten());
        for seen in &mut seen {
            seen.extend(server.iter().rev().cloned());
            prop_assert_eq!(stands(&*seen), stands(&server));
        }
    }
}
