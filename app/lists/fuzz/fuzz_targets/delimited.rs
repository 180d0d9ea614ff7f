//! Feeds `lists_fuzz::delimited`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| lists_fuzz::delimited(bytes));
