//! A WARC file is read to its end or to an error.
#![no_main]

use std::ops::ControlFlow;

use libfuzzer_sys::fuzz_target;
use newsdex::archive::{self, Listed, Neighbours};

fuzz_target!(|bytes: &[u8]| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("crawl.warc"), bytes).expect("a written file");
    let neighbours = Neighbours::of(folder.path(), None);
    archive::read(&neighbours, &Listed::named("crawl.warc"), &mut |_| ControlFlow::Continue(()));
});
