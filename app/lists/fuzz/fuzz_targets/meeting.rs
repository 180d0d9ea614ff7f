//! Feeds `lists_fuzz::meeting`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| lists_fuzz::meeting(bytes));
