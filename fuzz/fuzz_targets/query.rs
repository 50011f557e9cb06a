//! A query is parsed, whatever it is.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    newsdex::query::parse(text);
});
