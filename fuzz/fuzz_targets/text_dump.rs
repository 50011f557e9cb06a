//! Any text is read to some article.
#![no_main]

use libfuzzer_sys::fuzz_target;
use newsdex::extract::text_dump::{Context, read};

fuzz_target!(|text: &str| {
    read(text, &Context::default());
});
