//! Saved pages from a folder, in parallel.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
    time::SystemTime,
};

use newsdex::{
    archive::StoredPage,
    article::Article,
    extract,
    index::{MARKER, Walked, path_bytes},
    page,
};

/// The files below a folder, in path order, and what could not be read.
pub fn list(root: &Path, scope: &Path) -> (Vec<Walked>, Vec<Vec<u8>>) {
    let (mut files, mut unreadable) = (Vec::new(), Vec::new());
    let relative = |path: &Path| path_bytes(path.strip_prefix(root).unwrap_or(path));
    let walk = walkdir::WalkDir::new(root.join(scope)).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|e| !e.path().join(MARKER).exists()) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                let Ok(metadata) = entry.metadata() else { continue };
                let modified = metadata.modified().ok().and_then(|t| t.duration_since(SystemTime::UNIX_EPOCH).ok());
                let mtime = modified.map_or(0, |t| i64::try_from(t.as_nanos()).unwrap_or(i64::MAX));
                files.push(Walked { path: relative(entry.path()), size: metadata.len(), mtime });
            }
            Ok(_) => {}
            Err(error) => unreadable.extend(error.path().map(relative)),
        }
    }
    (files, unreadable)
}

/// The pages of a file.
pub fn read(root: &Path, path: PathBuf) -> io::Result<Vec<Article>> {
    let file = root.join(&path);
    let mut bytes = fs::read(&file)?;
    if bytes.starts_with(&[0x1f, 0x8b]) {
        bytes.clear();
        let packed = io::BufReader::new(File::open(&file)?);
        flate2::bufread::MultiGzDecoder::new(packed).read_to_end(&mut bytes)?;
    }
    let mut stored = StoredPage { bytes, ..StoredPage::default() };
    stored.hints.plain_text = path.to_string_lossy().trim_end_matches(".gz").ends_with(".txt");
    stored.path = path;
    Ok(vec![extract::article(&page::read(&stored), &stored)])
}
