use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};

use super::*;

fn message(sequence: i64, client: &str, answer: &str) -> Message {
    Message {
        sequence,
        client: client.to_owned(),
        response: Response::Words(answer.to_owned()),
        later: false,
    }
}

fn answer(messages: &[Message]) -> Option<&Response> {
    stands(messages).map(|message| &message.response)
}

#[test]
fn nothing_stands_before_the_first() {
    assert_eq!(stands([]), None);
    assert_eq!(next_sequence([]), 1);
}

#[test]
fn a_late_message_does_not_overwrite_a_newer_one() {
    let (first, second) = (message(1, "a", "yes"), message(2, "a", "no"));
    let arrived = [second.clone(), first.clone(), first];
    assert_eq!(stands(&arrived), Some(&second));
    assert_eq!(next_sequence(&arrived), 3);
}

#[test]
fn numbers_are_numbers() {
    let arrived = [message(9, "a", "nine"), message(10, "a", "ten")];
    assert_eq!(stands(&arrived), Some(&arrived[1]));
}

#[test]
fn of_two_at_the_same_time_the_same_one_stands_everywhere() {
    let (phone, laptop) = (message(4, "phone", "yes"), message(4, "laptop", "no"));
    assert_eq!(stands([&phone, &laptop]), Some(&phone));
    assert_eq!(stands([&laptop, &phone]), Some(&phone));
}

#[test]
fn an_answer_taken_back_stands_too() {
    let mut back = message(2, "a", "");
    back.response = Response::Nothing;
    let arrived = [message(1, "a", "yes"), back];
    assert_eq!(answer(&arrived), Some(&Response::Nothing));
}

#[test]
fn a_mark_for_later_is_a_change_like_any_other() {
    let marked = Message {
        later: true,
        ..message(2, "a", "yes")
    };
    let arrived = [marked, message(1, "a", "yes")];
    assert!(stands(&arrived).unwrap().later);
}

#[test]
fn numbers_that_would_block_what_comes_after_are_refused() {
    for (sequence, next, plausible) in [
        (1, 1, true),
        (1, 500, true),
        (500, 500, true),
        (0, 1, false),
        (-1, 1, false),
        (i64::MIN, 1, false),
        (1 + FARTHEST_AHEAD, 1, true),
        (2 + FARTHEST_AHEAD, 1, false),
        (i64::MAX, 1, false),
    ] {
        assert_eq!(is_plausible(sequence, next), plausible, "{sequence}");
    }
    assert_eq!(next_sequence(&[message(i64::MAX, "a", "")]), i64::MAX);
    assert_eq!(next_sequence(&[message(i64::MIN, "a", "")]), 1);
}

/// Any messages at all, numbers and names often the same.
fn messages() -> impl Strategy<Value = Vec<Message>> {
    let message = (-1_i64..6, "[ab]", "[xy]?", any::<bool>()).prop_map(
        |(sequence, client, answer, later)| Message {
            later,
            ..message(sequence, &client, &answer)
        },
    );
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
        prop_assert_eq!(next_sequence(&arrived), next_sequence(&sent));
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
        for (at, (device, in_touch)) in steps.into_iter().enumerate() {
            if in_touch {
                seen[device].extend(server.iter().cloned());
            }
            let sequence = next_sequence(&seen[device]);
            let sent = message(sequence, ["a", "b", "c"][device], &at.to_string());
            prop_assert!(seen[device].iter().all(|before| *before < sent));
            prop_assert!(is_plausible(sequence, next_sequence(&server)));
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
