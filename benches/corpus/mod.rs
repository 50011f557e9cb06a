//! The pages that benchmarks read.

use std::{env, fs, path::Path};

use newsdex::{
    archive::StoredPage,
    page::{self, Content, Page},
};

/// Folders of single pages; the containers hold the same kinds of page.
const FOLDERS: [&str; 5] = ["2024", "2025", "abroad", "clippings", "海外"];

/// Every file that is read as HTML below the sample corpus' folders, or below the one that `NEWSDEX_PAGES` names.
pub(crate) fn pages() -> Vec<(StoredPage, Page)> {
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
