//! Dates that are found lie inside the text, in order and without overlap.
#![no_main]

use libfuzzer_sys::fuzz_target;
use newsdex::extract::dates::{Reading, find_all, from_url, parse_stamp};

fuzz_target!(|text: &str| {
    let how = Reading::default();
    let mut from = 0;
    for found in find_all(text, &how) {
        assert!(found.span.start >= from && text.get(found.span.clone()).is_some());
        from = found.span.end;
    }
    parse_stamp(text, &how);
    from_url(text);
});
