//! How long each field takes to read, on the HTML pages of the sample corpus or of the folder that `NEWSDEX_PAGES` names: a
//! slow rule shows as one slow line. Beside them stand reading and parsing, as newsdex does it and by scraper alone.
//!
//! `cargo bench --bench fields` times all, `cargo bench --bench fields -- authors` one of them.

use std::hint::black_box;

use criterion::{Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use newsdex::{
    archive::StoredPage,
    extract::{self, steps},
    page::{self, Page},
};
use scraper::Html;

mod corpus;

/// The program's own, on which much of a parse's time depends.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Pages from which on a run over all of them takes long enough to be timed by a few.
const MANY: usize = 500;

fn fields(criterion: &mut Criterion) {
    let (stored, pages): (Vec<StoredPage>, Vec<Page>) = corpus::pages().into_iter().unzip();
    let mut group = criterion.benchmark_group("fields");
    group.throughput(Throughput::Elements(pages.len() as u64));
    if pages.len() > MANY {
        group.sample_size(10).sampling_mode(SamplingMode::Flat);
    }
    group.bench_function("page read and parsed", |bencher| {
        bencher.iter(|| stored.iter().for_each(|stored| drop(black_box(page::read(stored)))));
    });
    // As a run does it, with the tree still in the processor's caches: less the line above, what extraction costs.
    group.bench_function("page read, parsed and extracted", |bencher| {
        let article = |stored: &StoredPage| extract::article(&page::read(stored), stored);
        bencher.iter(|| stored.iter().for_each(|stored| drop(black_box(article(stored)))));
    });
    group.bench_function("page parsed by scraper alone", |bencher| {
        let parse = |stored: &StoredPage| Html::parse_document(&String::from_utf8_lossy(&stored.bytes));
        bencher.iter(|| stored.iter().for_each(|stored| drop(black_box(parse(stored)))));
    });
    steps::each(&pages, &mut |name, step| {
        group.bench_function(name, |bencher| bencher.iter(step));
    });
    group.bench_function("whole article", |bencher| {
        bencher.iter(|| {
            for (page, stored) in pages.iter().zip(&stored) {
                drop(black_box(extract::article(page, stored)));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, fields);
criterion_main!(benches);
