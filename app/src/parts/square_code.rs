//! Square codes (QR codes), which phones read.

use qrcode::{EcLevel, QrCode, render::svg};

/// The square code of an address, as an SVG element: to be put into a page as it is.
///
/// # Errors
/// When the address is too long for one.
pub fn square_code(address: &str) -> anyhow::Result<String> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M)?;
    let svg = code
        .render::<svg::Color<'_>>()
        .min_dimensions(240, 240)
        .quiet_zone(true)
        .build();
    // Within HTML it stands without the head of a file of its own.
    Ok(svg
        .find("<svg")
        .map_or(svg.as_str(), |from| &svg[from..])
        .to_owned())
}
