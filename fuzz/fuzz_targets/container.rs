//! A file that holds pages is read to its end or to an error. Its first byte says what it is named, the rest is in it.
#![no_main]

use std::ops::ControlFlow;

use libfuzzer_sys::fuzz_target;
use newsdex::archive::{self, Listed, Neighbours};

const NAMES: [&str; 7] = ["a.warc", "a.arc", "a.enex", "a.zip", "a.tar", "a.mhtml", "a.webarchive"];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let name = NAMES[usize::from(*first) % NAMES.len()];
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join(name), bytes).expect("a written file");
    let neighbours = Neighbours::of(folder.path(), None);
    archive::read(&neighbours, &Listed::named(name), &mut |_| ControlFlow::Continue(()));
});
