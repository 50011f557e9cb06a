//! How long each field takes to read, on the HTML pages of the sample corpus: a slow rule shows as one slow line.
//!
//! `cargo bench --bench fields` times all, `cargo bench --bench fields -- authors` one of them.

use std::{fs, hint::black_box, path::Path};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use newsdex::{
    archive::StoredPage,
    extract::{self, steps},
    page::{self, Content, Page},
};

/// Folders of single pages; the containers hold the same kinds of page.
const FOLDERS: [&str; 5] = ["2024", "2025", "abroad", "clippings", "海外"];

/// Every file below the folders that is read as HTML.
fn sample_pages() -> Vec<(StoredPage, Page)> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_corpus");
    let mut folders: Vec<_> = FOLDERS.iter().map(|folder| corpus.join(folder)).collect();
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
