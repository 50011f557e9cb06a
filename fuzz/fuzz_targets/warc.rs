//! A WARC file is read to its end or to an error.
#![no_main]

use std::{ops::ControlFlow, path::Path};

use libfuzzer_sys::fuzz_target;
use newsdex::archive::{self, Listed};

fuzz_target!(|bytes: &[u8]| {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::fs::write(folder.path().join("crawl.warc"), bytes).expect("a written file");
    let file = Listed {
        path: Path::new("crawl.warc").to_owned(),
        size: bytes.len() as u64,
        mtime_ns: 0,
        role: archive::Role::Page,
        folder: archive::Folder::Plain,
    };
    archive::read(folder.path(), &file, &mut |_| ControlFlow::Continue(()));
});
