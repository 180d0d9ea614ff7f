//! Which files are pictures, and whether they are what their names say.

use super::svg;

/// Picture formats: extension and media type.
const PICTURES: [(&str, &str); 7] = [
    ("avif", "image/avif"),
    ("gif", "image/gif"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("webp", "image/webp"),
];

/// The extension and media type of a picture; none if it is no picture.
pub fn picture_type(path: &str) -> Option<(&'static str, &'static str)> {
    let (_, extension) = path.rsplit_once('.')?;
    PICTURES
        .into_iter()
        .find(|(known, _)| extension.eq_ignore_ascii_case(known))
}

/// What is wrong with a picture of this extension, and what to do. A browser believes the media
/// type, which follows from the name, so the content must agree with it.
pub(crate) fn fault(extension: &str, media_type: &str, bytes: &[u8]) -> Option<(String, String)> {
    let found = raster(bytes);
    if media_type == "image/svg+xml" && found.is_none() {
        return svg::fault(bytes);
    }
    let Some(found) = found else {
        return Some((
            format!("the content of the file is not what .{extension} promises"),
            "open it with the program that it comes from and export it again".to_owned(),
        ));
    };
    let (right, _) = PICTURES.into_iter().find(|(_, media)| *media == found)?;
    (found != media_type).then(|| {
        (
            format!("the picture is named .{extension}, but its content is {right}"),
            format!("name it .{right}, and so in the lessons that show it"),
        )
    })
}

/// The media type that the first bytes of a picture tell.
fn raster(bytes: &[u8]) -> Option<&'static str> {
    let at =
        |from: usize, expected: &[u8]| bytes.get(from..from + expected.len()) == Some(expected);
    if at(0, b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else if at(0, b"\xff\xd8\xff") {
        Some("image/jpeg")
    } else if at(0, b"GIF87a") || at(0, b"GIF89a") {
        Some("image/gif")
    } else if at(0, b"RIFF") && at(8, b"WEBP") {
        Some("image/webp")
    } else if at(4, b"ftyp") && avif_brand(bytes) {
        Some("image/avif")
    } else {
        None
    }
}

/// Whether the file type box, which begins the file, names AVIF among its brands.
fn avif_brand(bytes: &[u8]) -> bool {
    let length = bytes
        .first_chunk::<4>()
        .map_or(0, |length| u32::from_be_bytes(*length));
    let end = usize::try_from(length).unwrap_or(0).clamp(8, 256);
    let brands = bytes.get(8..end.min(bytes.len())).unwrap_or_default();
    brands
        .chunks_exact(4)
        .any(|brand| brand == b"avif" || brand == b"avis")
}

#[cfg(test)]
mod tests {
    use super::*;

    const AVIF: &[u8] = b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf";

    fn said(name: &str, bytes: &[u8]) -> Option<String> {
        let (extension, media_type) = picture_type(name).unwrap();
        fault(extension, media_type, bytes).map(|(message, _)| message)
    }

    #[test]
    fn each_format_is_known_by_its_first_bytes() {
        for (name, bytes) in [
            ("a.png", &b"\x89PNG\r\n\x1a\n\0"[..]),
            ("a.jpg", b"\xff\xd8\xff\xe0"),
            ("a.JPEG", b"\xff\xd8\xff\xe1"),
            ("a.gif", b"GIF89a\0"),
            ("a.webp", b"RIFF\x24\0\0\0WEBPVP8 "),
            ("a.avif", AVIF),
        ] {
            assert_eq!(said(name, bytes), None, "{name}");
        }
        assert_eq!(
            said("a.png", b"GIF89a\0").unwrap(),
            "the picture is named .png, but its content is gif"
        );
        assert_eq!(
            said("a.svg", AVIF).unwrap(),
            "the picture is named .svg, but its content is avif"
        );
    }

    #[test]
    fn what_is_no_picture_is_told() {
        for bytes in [
            &b""[..],
            b"MZ\x90",
            b"<html>",
            b"\x89PN",
            b"RIFF\0\0\0\0WAVE",
            b"\0\0\0\x18ftypisom\0\0\0\0isommp42",
            b"\xff\xff\xff\xffftyp",
        ] {
            assert_eq!(
                said("a.webp", bytes).unwrap(),
                "the content of the file is not what .webp promises"
            );
        }
    }
}
