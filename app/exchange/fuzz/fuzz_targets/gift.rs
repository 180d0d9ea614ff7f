//! Feeds `course_fuzz::gift`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| course_fuzz::gift(bytes));
