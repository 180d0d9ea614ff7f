//! Feeds `course_fuzz::moodle`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| course_fuzz::moodle(bytes));
