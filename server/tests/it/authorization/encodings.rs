//! A page says the same however it is packed: every route, by everybody who is let in, compressed
//! and not.

use app::authorization::{Outcome, ROUTES, Who};
use brotli::BrotliDecompress;
use reqwest::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, VARY};

use super::{Fixture, requests};
use crate::harness::House;

on_both_databases!(every_page_says_the_same_however_it_is_packed);

/// What a page says, without what is new in each answer: the names of messages, which are UUIDs, the
/// tickets of check-in, which are as long as a hash, and the nonce of its scripts.
fn said(body: &[u8], headers: &HeaderMap) -> String {
    let policy = headers["content-security-policy"].to_str().unwrap();
    let nonce = policy.split("'nonce-").nth(1).unwrap();
    let nonce = nonce.split('\'').next().unwrap();
    let text = String::from_utf8_lossy(body).replace(nonce, "");
    let mut said = String::with_capacity(text.len());
    for run in text.split_inclusive(|c: char| !(c.is_ascii_hexdigit() || c == '-')) {
        let end = run.len() - run.chars().next_back().map_or(0, char::len_utf8);
        said.push_str(if is_new(&run[..end]) { "" } else { &run[..end] });
        said.push_str(&run[end..]);
    }
    said
}

/// Whether it has the lengths of a UUID's five groups, or that of a ticket.
fn is_new(text: &str) -> bool {
    text.split('-').map(str::len).eq([8, 4, 4, 4, 12]) || text.len() >= 32
}

async fn every_page_says_the_same_however_it_is_packed(house: House) {
    let fixture = Fixture::of(house).await;
    let (mut wrong, mut packed) = (Vec::new(), 0);
    for row in ROUTES {
        for who in Who::ALL {
            if row.outcome(who) != Outcome::Allowed {
                continue;
            }
            let browser = fixture.browser(who);
            let asked = async |encoding: &str| {
                let request = browser.get(&requests::filled(&fixture, row.path));
                let request = request.header(ACCEPT_ENCODING, encoding);
                request.send().await.unwrap()
            };
            // The first visit of some pages does something: what it shows is another's.
            let is_page = |response: &reqwest::Response| {
                let kind = response.headers().get(CONTENT_TYPE);
                response.status() == 200
                    && kind.is_some_and(|kind| kind.to_str().unwrap().starts_with("text/html"))
            };
            let first = asked("identity").await;
            if !is_page(&first) {
                continue;
            }
            drop(first);
            let plain = asked("identity").await;
            assert_eq!(plain.headers().get(CONTENT_ENCODING), None);
            let plain_headers = plain.headers().clone();
            let plain = plain.bytes().await.unwrap();
            let small = asked("gzip, deflate, br, zstd").await;
            let (length, headers) = (small.content_length(), small.headers().clone());
            let small = small.bytes().await.unwrap();
            assert!(length.is_none_or(|length| length == small.len() as u64));
            if headers
                .get(CONTENT_ENCODING)
                .is_none_or(|coding| coding != "br")
            {
                wrong.push(format!("{} by {who:?} is not compressed", row.path));
                continue;
            }
            let varies = headers.get_all(VARY).iter();
            let varies: Vec<_> = varies.map(|value| value.to_str().unwrap()).collect();
            if !varies
                .join(",")
                .to_ascii_lowercase()
                .contains("accept-encoding")
            {
                wrong.push(format!("{} does not vary: {varies:?}", row.path));
            }
            let mut unpacked = Vec::new();
            BrotliDecompress(&mut &*small, &mut unpacked).unwrap();
            let (unpacked, plain) = (said(&unpacked, &headers), said(&plain, &plain_headers));
            if let Some(at) = unpacked
                .bytes()
                .zip(plain.bytes())
                .position(|(a, b)| a != b)
            {
                let near = |text: &str| {
                    let from = text.floor_char_boundary(at.saturating_sub(40));
                    text[from..text.floor_char_boundary(at + 40)].to_owned()
                };
                let differs = format!("{:?}, not {:?}", near(&unpacked), near(&plain));
                wrong.push(format!("{} by {who:?} says {differs}", row.path));
            }
            packed += 1;
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(packed > ROUTES.len(), "{packed} pages were looked at");
}
