//! The pages that benchmarks read.

use std::{env, ops::ControlFlow, path::Path};

use newsdex::{
    archive::{ListOptions, Neighbours, Role, StoredPage, list, read},
    page::{self, Content, Page},
};

/// Folders of single pages; the containers hold the same kinds of page.
const FOLDERS: [&str; 5] = ["2024", "2025", "abroad", "clippings", "海外"];

/// Every page that is read as HTML below the sample corpus' folders, or below the folder that `NEWSDEX_PAGES` names, as the archive
/// hands them on: unpacked.
pub(crate) fn pages() -> Vec<(StoredPage, Page)> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_corpus");
    let folders: Vec<_> = match env::var_os("NEWSDEX_PAGES") {
        Some(folder) => vec![folder.into()],
        None => FOLDERS.iter().map(|folder| corpus.join(folder)).collect(),
    };
    let mut pages = Vec::new();
    for folder in folders {
        let listing = list(&folder, &ListOptions::default()).expect("the folder is there");
        let neighbours = Neighbours::of(&listing.root, None);
        for file in listing.files.iter().filter(|file| file.role == Role::Page) {
            read(&neighbours, file, &mut |stored| {
                let page = page::read(&stored);
                if matches!(page.content, Content::Html(_)) {
                    pages.push((stored, page));
                }
                ControlFlow::Continue(())
            });
        }
    }
    pages
}
