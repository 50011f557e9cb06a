//! Paths of the archive's files as the user can use them where they stand, and a place for temporary ones.

use std::{
    env, fs,
    io::{self, Write},
    path::{Component, Path, PathBuf},
    process,
    sync::{Mutex, PoisonError},
    time::Duration,
};

use newsdex::{
    index::{Reader, here},
    output::terminal::sanitize_lines,
};

use super::{CliError, Exit};

/// Tells paths of an archive from where the user stands.
pub(super) struct Paths {
    root: PathBuf,
    here: Option<PathBuf>,
}

impl Paths {
    pub(super) fn new(reader: &Reader) -> Paths {
        Paths { root: reader.root().to_owned(), here: here().ok().and_then(|here| here.canonicalize().ok()) }
    }

    /// Relative where the user stands in the archive or above it, absolute elsewhere. A name that looks like an option to
    /// whatever program it is given to begins with `./`.
    pub(super) fn shown(&self, path: &[u8]) -> PathBuf {
        let full = self.root.join(newsdex::index::path_of(path));
        match &self.here {
            Some(here) if self.root.starts_with(here) || here.starts_with(&self.root) => {
                let path = relative(&full, here);
                if path.as_os_str().as_encoded_bytes().starts_with(b"-") { Path::new(".").join(path) } else { path }
            }
            _ => full,
        }
    }

    /// Writes a path with the byte that ends it: exactly as it is before a zero byte, fit for a terminal before a newline. Tabs
    /// do a terminal no harm, and without them the file would not be found. Says whether it was written as it is.
    pub(super) fn write(&self, out: &mut impl Write, path: &[u8], zero: bool) -> io::Result<bool> {
        let shown = self.shown(path);
        let shown = shown.as_os_str().as_encoded_bytes();
        if zero {
            out.write_all(shown)?;
            return out.write_all(b"\0").map(|()| true);
        }
        let mut is_exact = true;
        for chunk in shown.utf8_chunks() {
            let fit = sanitize_lines(chunk.valid()).replace('\n', " ");
            is_exact &= fit == chunk.valid();
            out.write_all(fit.as_bytes())?;
            out.write_all(chunk.invalid())?;
        }
        out.write_all(b"\n").map(|()| is_exact)
    }
}

/// What the names of folders for temporary files begin with: of those that are gone with the run that made them, and of copies
/// that a browser may show for longer.
const FOR_THE_RUN: &str = "newsdex-";
const FOR_A_BROWSER: &str = "newsdex-open-";

/// How long a browser is given for a copy: nobody reads a page for longer without having loaded it.
const KEPT_FOR: Duration = Duration::from_hours(24);

/// The folders that go with the run.
static OF_THE_RUN: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// A new folder for temporary files that only its owner can look into: what is in an archive is nobody else's business, and
/// nobody else can have put a link there. Whoever asks for it removes it; an interrupt does too, since a crawl from a pipe may
/// fill the disk.
pub(super) fn private_folder() -> Result<PathBuf, CliError> {
    let made = || OF_THE_RUN.lock().unwrap_or_else(PoisonError::into_inner);
    // Fails where it is set already.
    let _ = ctrlc::set_handler(move || {
        for folder in made().iter() {
            let _ = fs::remove_dir_all(folder);
        }
        process::exit(Exit::Interrupted as i32);
    });
    let mut made = made();
    let folder = new_folder(FOR_THE_RUN)?;
    made.push(folder.clone());
    Ok(folder)
}

/// The same for what a browser is to show, which goes on when the run has ended: the next such run removes it, once it is old.
pub(super) fn folder_for_browser() -> Result<PathBuf, CliError> {
    let entries = fs::read_dir(env::temp_dir()).into_iter().flatten().filter_map(Result::ok);
    for entry in entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(FOR_A_BROWSER)) {
        // Not of what a link leads to.
        let age = entry
            .metadata()
            .ok()
            .filter(fs::Metadata::is_dir)
            .and_then(|folder| folder.modified().ok()?.elapsed().ok());
        if age.is_some_and(|age| age > KEPT_FOR) {
            // Another user's cannot be removed, and is not ours to remove.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
    new_folder(FOR_A_BROWSER)
}

fn new_folder(begins: &str) -> Result<PathBuf, CliError> {
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for n in 0..100 {
        let folder = env::temp_dir().join(format!("{begins}{}-{n}", process::id()));
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        match builder.create(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) => last = error,
        }
    }
    Err(CliError::Write { path: env::temp_dir(), source: last })
}

/// `full` as told from `here`; both absolute and without `..`.
fn relative(full: &Path, here: &Path) -> PathBuf {
    let common = full.components().zip(here.components()).take_while(|(a, b)| a == b).count();
    let up = here.components().skip(common).map(|_| Component::ParentDir);
    up.chain(full.components().skip(common)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_name_cannot_steer_the_terminal() {
        let paths = Paths { root: PathBuf::from("/clips"), here: Some(PathBuf::from("/clips")) };
        let written = |path: &[u8], zero| {
            let mut out = Vec::new();
            let is_exact = paths.write(&mut out, path, zero).unwrap();
            assert_eq!(is_exact, zero, "all of these have control characters");
            out
        };
        assert_eq!(written(b"a\x1b[2J\xe9.html", false), b"a[2J\xe9.html\n");
        assert_eq!(written(b"a\x1b[2J.html", false), b"a[2J.html\n");
        assert_eq!(written(b"a\tb\nc.html", false), b"a\tb c.html\n");
        assert_eq!(written(b"a\x1b[2J\xe9.html", true), b"a\x1b[2J\xe9.html\0");
    }

    #[test]
    fn a_name_is_no_option_to_other_programs() {
        let paths = Paths { root: PathBuf::from("/clips"), here: Some(PathBuf::from("/clips")) };
        assert_eq!(paths.shown(b"-rf/a.html").as_os_str(), "./-rf/a.html");
        assert_eq!(paths.shown(b"a/-rf.html").as_os_str(), "a/-rf.html");
    }

    #[test]
    fn told_from_here() {
        for (full, here, expected) in [
            ("/clips/a/x.html", "/clips", "a/x.html"),
            ("/clips/a/x.html", "/clips/a", "x.html"),
            ("/clips/a/x.html", "/clips/b", "../a/x.html"),
            ("/clips/a/x.html", "/", "clips/a/x.html"),
        ] {
            assert_eq!(relative(Path::new(full), Path::new(here)), Path::new(expected));
        }
    }
}
