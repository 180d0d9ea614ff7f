//! Who did what.

paths! {
    /// The audit.
    all = "/audit";
    /// The audit as CSV.
    csv = "/audit.csv";
    /// The audit as a workbook.
    xlsx = "/audit.xlsx";
}
