//! Writes what every block of some pages is judged by, for `fit/body.py`.
//!
//!     cargo run --example block_features -- PAGES FOLDER
//!
//! FOLDER gets `names.txt` (the columns), `rows.f32` (little-endian, one row a block) and `blocks.jsonl` (a page a line:
//! its file, and each block's text and kind).

use std::{
    error::Error,
    fs::{self, File},
    io::{BufWriter, Read, Write},
    path::Path,
};

use newsdex::{archive::StoredPage, extract, page};
use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [pages, folder] = &arguments[..] else { return Err("usage: block_features PAGES FOLDER".into()) };
    let folder = Path::new(folder);
    fs::create_dir_all(folder)?;
    let names: Vec<String> = (0..extract::body::features::WIDTH).map(extract::body::features::name).collect();
    fs::write(folder.join("names.txt"), names.join("\n"))?;
    let mut rows = BufWriter::new(File::create(folder.join("rows.f32"))?);
    let mut blocks = BufWriter::new(File::create(folder.join("blocks.jsonl"))?);
    for entry in walkdir::WalkDir::new(pages).sort_by_file_name() {
        let entry = entry?;
        if !entry.file_type().is_file() {
            continue;
        }
        let mut bytes = Vec::new();
        let file = File::open(entry.path())?;
        if entry.path().extension().is_some_and(|e| e == "gz") {
            flate2::read::MultiGzDecoder::new(file).read_to_end(&mut bytes)?;
        } else {
            std::io::BufReader::new(file).read_to_end(&mut bytes)?;
        }
        let stored = StoredPage { path: entry.path().to_owned(), bytes, ..StoredPage::default() };
        let found = extract::block_rows(&page::read(&stored));
        for (_, row) in &found {
            for value in row.values() {
                rows.write_all(&value.to_le_bytes())?;
            }
        }
        let texts: Vec<_> = found.iter().map(|(b, _)| json!([b.text, format!("{:?}", b.kind)])).collect();
        writeln!(blocks, "{}", json!({"page": entry.file_name().to_string_lossy(), "blocks": texts}))?;
    }
    Ok(())
}
