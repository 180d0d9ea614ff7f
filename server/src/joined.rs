//! Compression by parts: a page as one Brotli stream (RFC 7932), joined of what was compressed once
//! for all its readers and of the little that is this reader's alone.
//!
//! A lesson's text makes nine tenths of its page. Compressing it again for each reader costs more
//! than all the rest of answering. Streams can be joined when none refers to what stands before it;
//! the encoder has a mode for that.

use app::memory::pieces::Piece;
use brotli::{
    BrotliCompress,
    concat::{BroCatli, BroCatliResult},
    enc::BrotliEncoderParams,
};
use http::{HeaderMap, header::ACCEPT_ENCODING};

/// Pieces of fewer bytes are compressed with what stands around them: what they share with it is
/// worth more.
const SMALLEST: usize = 4 * 1024;

/// How hard it is tried for what is kept, of 11: the hardest takes ten times as long and saves
/// three percent more.
const KEPT: i32 = 9;

/// The same for what is compressed anew for each page, as all other answers are.
const ANEW: i32 = 5;

/// The window, as a power of two: larger than any page. All streams that are joined have the same.
const WINDOW: i32 = 18;

/// A part of a page.
#[derive(Debug)]
enum Part<'page> {
    /// This page's alone.
    Own(&'page str),
    /// The same for many.
    Shared(&'page Piece),
}

/// Whether Brotli is among what a browser would rather be sent than anything else (RFC 9110,
/// 12.5.3).
pub fn is_wanted(headers: &HeaderMap) -> bool {
    let lines = headers.get_all(ACCEPT_ENCODING).iter();
    let codings = lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(','));
    let mut most = 0.0_f32;
    let mut brotli = 0.0_f32;
    for coding in codings {
        let (name, quality) = coding.split_once(";").unwrap_or((coding, ""));
        let quality = quality.trim().strip_prefix("q=").unwrap_or("1");
        let quality: f32 = quality.trim().parse().unwrap_or(0.0);
        most = most.max(quality);
        if name.trim().eq_ignore_ascii_case("br") {
            brotli = quality;
        }
    }
    brotli > 0.0 && brotli >= most
}

/// A page as one stream; none if none of the pieces that it was made of is worth joining.
pub fn compressed(page: &str, pieces: &[Piece]) -> Option<Vec<u8>> {
    let parts = parts(page, pieces);
    if !parts.iter().any(|part| matches!(part, Part::Shared(_))) {
        return None;
    }
    let mut joint = Joint::new(page.len() / 3);
    let mut is_first = true;
    for part in parts {
        match part {
            Part::Own(own) => joint.add(&stream(own, ANEW, is_first))?,
            Part::Shared(piece) => {
                joint.add(piece.compressed(|html| stream(html, KEPT, false)))?;
            }
        }
        is_first = false;
    }
    joint.finish()
}

/// The parts of a page, in order. A piece that is not found there as it is, is not one of its parts.
fn parts<'page>(page: &'page str, pieces: &'page [Piece]) -> Vec<Part<'page>> {
    let large = pieces.iter().filter(|piece| piece.html().len() >= SMALLEST);
    let mut found: Vec<(usize, &Piece)> = large
        .filter_map(|piece| Some((position(page, piece.html())?, piece)))
        .collect();
    found.sort_by_key(|(at, _)| *at);
    let mut parts = Vec::new();
    let mut end = 0;
    for (at, piece) in found {
        // One piece may be made of others.
        if at >= end {
            parts.push(Part::Own(&page[end..at]));
            parts.push(Part::Shared(piece));
            end = at + piece.html().len();
        }
    }
    parts.push(Part::Own(&page[end..]));
    parts
}

/// Where a long text stands in a longer one. Its first line is looked for and the rest compared,
/// which takes less than preparing to look for all of it.
fn position(page: &str, html: &str) -> Option<usize> {
    let start = html.floor_char_boundary(64);
    let places = page.match_indices(&html[..start]);
    let mut places = places.map(|(at, _)| at);
    places.find(|at| page[*at..].starts_with(html))
}

/// A stream that others can be joined to, and that, unless it is the first, can be joined to others.
fn stream(text: &str, quality: i32, is_first: bool) -> Vec<u8> {
    let params = BrotliEncoderParams {
        quality,
        lgwin: WINDOW,
        size_hint: text.len(),
        appendable: true,
        catable: !is_first,
        use_dictionary: is_first,
        ..BrotliEncoderParams::default()
    };
    let mut stream = Vec::with_capacity(text.len() / 3);
    // Reading from memory and writing there does not fail.
    let _ = BrotliCompress(&mut text.as_bytes(), &mut stream, &params);
    stream
}

/// Streams that become one.
struct Joint {
    joint: BroCatli,
    bytes: Vec<u8>,
}

impl Joint {
    fn new(capacity: usize) -> Self {
        Self {
            joint: BroCatli::new(),
            bytes: Vec::with_capacity(capacity),
        }
    }

    /// Adds a stream; none if it was not made to be joined.
    fn add(&mut self, stream: &[u8]) -> Option<()> {
        self.joint.new_brotli_file();
        let (mut read, mut written) = (0, self.bytes.len());
        // Some bytes of the stream before are held back until now.
        self.bytes.resize(written + stream.len() + 16, 0);
        let outcome = self
            .joint
            .stream(stream, &mut read, &mut self.bytes, &mut written);
        self.bytes.truncate(written);
        (outcome == BroCatliResult::NeedsMoreInput && read == stream.len()).then_some(())
    }

    fn finish(mut self) -> Option<Vec<u8>> {
        let mut written = self.bytes.len();
        self.bytes.resize(written + 16, 0);
        let outcome = self.joint.finish(&mut self.bytes, &mut written);
        self.bytes.truncate(written);
        (outcome == BroCatliResult::Success).then_some(self.bytes)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use app::memory::pieces::Pieces;
    use brotli::BrotliDecompress;
    use course::Language;
    use http::HeaderValue;

    use super::*;

    fn unpacked(stream: &[u8]) -> String {
        let mut text = Vec::new();
        BrotliDecompress(&mut &*stream, &mut text).unwrap();
        String::from_utf8(text).unwrap()
    }

    /// Something like a page's text, different for each number.
    fn prose(number: usize, bytes: usize) -> String {
        let words = [
            "беженец ",
            "claim ",
            "<p>",
            "</p>\n",
            "сот ",
            "шешім ",
            "12",
            " § ",
        ];
        let mut text = format!("<section id=\"s{number}\">");
        let mut next = number + 1;
        while text.len() < bytes {
            next = (next * 31 + 7) % 10_007;
            text.push_str(words[next % words.len()]);
        }
        text
    }

    #[test]
    fn what_is_joined_is_the_page_whatever_it_is_made_of() {
        let pieces = Pieces::default();
        let piece = |number: usize, bytes: usize| {
            let key = format!("{number}/{bytes}");
            pieces.get(&key, Language::Ru, || prose(number, bytes))
        };
        let lengths = [SMALLEST - 1, SMALLEST, 70_000];
        let own = ["", "a", "<!DOCTYPE html><html><body>", "</body></html>"];
        let mut joined = 0;
        for (number, length) in lengths.into_iter().enumerate() {
            for before in own {
                for between in own {
                    for after in own {
                        let (one, two) = (piece(number, length), piece(number + 50, 9_000));
                        let page = format!("{before}{}{between}{}{after}", one.html(), two.html());
                        // In any order, with one that the page does not hold and one twice.
                        let made_of = [two.clone(), piece(99, 5_000), one.clone(), one.clone()];
                        let stream = compressed(&page, &made_of).unwrap();
                        assert!(
                            unpacked(&stream) == page,
                            "{before:?} {between:?} {after:?}"
                        );
                        joined += 1;
                    }
                }
            }
        }
        assert_eq!(joined, lengths.len() * own.len().pow(3));
    }

    #[test]
    fn a_page_of_nothing_that_is_kept_is_left_alone() {
        let pieces = Pieces::default();
        let small = pieces.get("small", Language::Ru, || "<p>Small</p>".to_owned());
        assert_eq!(compressed("<body><p>Small</p></body>", &[small]), None);
        assert_eq!(compressed("", &[]), None);
    }

    #[test]
    fn brotli_is_sent_to_who_would_rather_have_it() {
        let wanted = |accept: &str| {
            let value = HeaderValue::from_str(accept).unwrap();
            is_wanted(&HeaderMap::from_iter([(ACCEPT_ENCODING, value)]))
        };
        let all = [
            ("gzip, deflate, br, zstd", true),
            ("gzip, deflate, br", true),
            ("gzip;q=0.5, BR;q=0.5", true),
            ("br ; q=1.0, gzip; q=0.8, *;q=0.1", true),
            ("br;q=0.2, gzip", false),
            ("br;q=0", false),
            ("identity", false),
            ("gzip, deflate", false),
            ("", false),
        ];
        let wrong: BTreeSet<&str> = all
            .iter()
            .filter(|(accept, expected)| wanted(accept) != *expected)
            .map(|(accept, _)| *accept)
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}");
        assert!(!is_wanted(&HeaderMap::new()));
    }
}
