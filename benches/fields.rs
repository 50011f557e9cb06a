//! How long each field takes to read, on the HTML pages of the sample corpus or of the folder that `NEWSDEX_PAGES` names: a
//! slow rule shows as one slow line. Beside them stand reading and parsing, as newsdex does it and by scraper alone.
//!
//! `cargo bench --bench fields` times all, `cargo bench --bench fields -- authors` one of them.

use std::{env, fs, hint::black_box, path::Path};

use criterion::{Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use newsdex::{
    archive::StoredPage,
    extract::{self, steps},
    page::{self, Content, Page},
};
use scraper::Html;

/// The program's own, on which much of a parse's time depends.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Folders of single pages; the containers hold the same kinds of page.
const FOLDERS: [&str; 5] = ["2024", "2025", "abroad", "clippings", "海外"];

/// Pages from which on a run over all of them takes long enough to be timed by a few.
const MANY: usize = 500;

/// Every file below the folders that is read as HTML.
fn sample_pages() -> Vec<(StoredPage, Page)> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_corpus");
    let mut folders: Vec<_> = match env::var_os("NEWSDEX_PAGES") {
        Some(folder) => vec![folder.into()],
        None => FOLDERS.iter().map(|folder| corpus.join(folder)).collect(),
    };
    let mut pages = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the sample corpus is there").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(bytes) = fs::read(&path) {
                let stored = StoredPage { bytes, ..StoredPage::default() };
                let page = page::read(&stored);
                if matches!(page.content, Content::Html(_)) {
                    pages.push((stored, page));
                }
            }
        }
    }
    pages
}

fn fields(criterion: &mut Criterion) {
    let (stored, pages): (Vec<StoredPage>, Vec<Page>) = sample_pages().into_iter().unzip();
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
