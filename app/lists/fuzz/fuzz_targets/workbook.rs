//! Feeds `lists_fuzz::workbook`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| lists_fuzz::workbook(bytes));
