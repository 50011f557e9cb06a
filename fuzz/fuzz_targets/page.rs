//! With and without the skim, a page gives the same article.
#![no_main]

use libfuzzer_sys::fuzz_target;
use newsdex::{archive::StoredPage, extract, page};

fuzz_target!(|bytes: &[u8]| {
    let stored = StoredPage { bytes: bytes.to_vec(), ..StoredPage::default() };
    let skimmed = extract::article(&page::read(&stored), &stored);
    let whole = extract::article(&page::read_unskimmed(&stored), &stored);
    assert_eq!(skimmed, whole);
});
