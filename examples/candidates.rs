//! Prints the candidates of every field of the pages in a folder, one JSON object a line: what `fit/fields.py` fits on.

use std::{io::Read, path::PathBuf};

use newsdex::{archive::StoredPage, extract, page};
use rayon::prelude::*;

fn main() {
    let root = std::env::args().nth(1).expect("usage: candidates DIR");
    let mut files: Vec<PathBuf> = std::fs::read_dir(root).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let lines: Vec<String> = files
        .par_iter()
        .map(|file| {
            let mut bytes = Vec::new();
            flate2::read::MultiGzDecoder::new(std::fs::File::open(file).unwrap()).read_to_end(&mut bytes).unwrap();
            let mut stored = StoredPage { path: file.clone(), bytes, ..StoredPage::default() };
            stored.hints.plain_text = file.to_string_lossy().ends_with(".txt.gz");
            let (article, explanation) = extract::explain(&page::read(&stored), &stored);
            serde_json::json!({"page": file.file_name().unwrap().to_string_lossy(), "article": article, "fields": explanation.fields}).to_string()
        })
        .collect();
    println!("{}", lines.join("\n"));
}
