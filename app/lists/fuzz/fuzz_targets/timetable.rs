//! Feeds `lists_fuzz::timetable`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| lists_fuzz::timetable(bytes));
