//! What extraction costs against the parse: newsdex's own, which reads, skims and parses, and html5ever's of the whole page
//! as scraper drives it.
//!
//! `cargo bench --bench share`, on the sample corpus or on the folder that `NEWSDEX_PAGES` names. The three take turns on
//! every page and each page's quickest turn counts, so that a busy machine slows all of them alike or none.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use newsdex::{archive::StoredPage, extract, page};
use scraper::Html;

mod corpus;

/// The program's own, on which much of a parse's time depends.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Turns that each page is given; from about five on the sums no longer fall.
const TURNS: usize = 7;

fn main() {
    let pages: Vec<StoredPage> = corpus::pages().into_iter().map(|(stored, _)| stored).collect();
    let works: [&dyn Fn(&StoredPage); 3] = [
        &|stored| drop(black_box(page::read(stored))),
        &|stored| drop(black_box(extract::article(&page::read(stored), stored))),
        &|stored| drop(black_box(Html::parse_document(&String::from_utf8_lossy(&stored.bytes)))),
    ];
    let mut quickest = vec![[Duration::MAX; 3]; pages.len()];
    for _ in 0..TURNS {
        for (stored, times) in pages.iter().zip(&mut quickest) {
            for (work, time) in works.iter().zip(times) {
                let begun = Instant::now();
                work(stored);
                *time = (*time).min(begun.elapsed());
            }
        }
    }
    let [parse, whole, html5ever] = [0, 1, 2].map(|n| quickest.iter().map(|times| times[n].as_secs_f64()).sum::<f64>());
    let extraction = whole - parse;
    println!(
        "{} pages, seconds: own parse {parse:.3}, html5ever's {html5ever:.3}, extraction {extraction:.3}",
        pages.len()
    );
    println!(
        "extraction is {:.2} of html5ever's parse and {:.2} of newsdex's own",
        extraction / html5ever,
        extraction / parse
    );
}
