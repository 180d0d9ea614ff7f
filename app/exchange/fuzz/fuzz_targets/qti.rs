//! Feeds `course_fuzz::qti`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| course_fuzz::qti(bytes));
