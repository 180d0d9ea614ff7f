//! Feeds `course_fuzz::course`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| course_fuzz::course(bytes));
