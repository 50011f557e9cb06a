//! A temporary archive and the program run in it. Every test has its own; nothing is shared.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use newsdex::{
    article::Article,
    index::{FileRecord, NEVER, Outcome, Place, Placed, Writer},
};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_newsdex");

/// A folder of saved pages.
pub(crate) struct Archive {
    _temp: TempDir,
    pub root: PathBuf,
}

/// Texts of their own.
pub(crate) fn words(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

/// How the program ended and what it wrote.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Run {
    /// The output of a run that must have ended with `status`.
    #[track_caller]
    pub(crate) fn with_status(self, status: i32) -> Run {
        assert_eq!(self.status, status, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// Status, output and messages in one text, for snapshots.
    pub(crate) fn shown(&self) -> String {
        format!("status {}\n{}--- stderr\n{}", self.status, self.stdout, self.stderr)
    }
}

impl Archive {
    /// An empty archive.
    pub(crate) fn new() -> Archive {
        let temp = TempDir::new().unwrap();
        // Named, since messages and summaries show it; real, since macOS links its folder for temporary files.
        let root = temp.path().canonicalize().unwrap().join("clips");
        fs::create_dir(&root).unwrap();
        Archive { _temp: temp, root }
    }

    /// Ten pages in a folder, and a style sheet.
    pub(crate) fn of_ten_pages() -> Archive {
        let archive = Archive::new();
        for n in 0..10 {
            let page = Page {
                title: &format!("Story number {n} of the bridge"),
                author: "Ada Moss",
                published: "2025-07-06",
                tags: &["Bridges", "Roads"],
                text: &format!("The bridge number {n} over the river is open to all traffic since this morning.\n")
                    .repeat(4),
            };
            archive.page(&format!("2025/{n}.html"), &page);
        }
        archive.file("2025/look.css", "p { color: red }");
        archive
    }

    /// Writes a file.
    pub(crate) fn file(&self, path: &str, content: impl AsRef<[u8]>) -> &Archive {
        let full = self.root.join(path);
        fs::create_dir_all(full.parent().unwrap()).unwrap();
        fs::write(full, content).unwrap();
        self
    }

    /// Writes a news page with the usual metadata.
    pub(crate) fn page(&self, path: &str, page: &Page<'_>) -> &Archive {
        self.file(path, page.html())
    }

    /// Makes an index of articles as they are given, without pages to extract them from.
    pub(crate) fn indexed(articles: impl IntoIterator<Item = Article>) -> Archive {
        let archive = Archive::new();
        let place = Place::for_archive(&archive.root, None).unwrap().make().unwrap();
        let writer = Writer::open(&place).unwrap();
        for (n, mut article) in articles.into_iter().enumerate() {
            if article.path.is_empty() {
                article.path = format!("{n:02}.html");
            }
            if article.sha256.is_empty() {
                // A hash of its own that a reader of a failing test can recognize.
                article.sha256 = format!("{:02x}", n + 1).repeat(32);
            }
            article.id = article.sha256[..12].to_owned();
            article.words = article.text.split_whitespace().count();
            let path = article.path.clone();
            writer.add_page(Placed { article, ..Placed::default() }).unwrap();
            let record = FileRecord { size: 1, mtime: NEVER, outcome: Outcome::Read, pages: 1, extractor: 0 };
            writer.add_record(path.as_bytes(), &record, None).unwrap();
        }
        writer.finish().unwrap();
        archive
    }

    /// A command that runs the program in a folder of the archive.
    pub(crate) fn command(&self, folder: &str, args: &[&str]) -> Command {
        self.started(Command::new(PROGRAM), folder, args)
    }

    fn started(&self, mut command: Command, folder: &str, args: &[&str]) -> Command {
        command.args(args).current_dir(self.root.join(folder)).stdin(Stdio::null());
        // What the user's surroundings say must not change a test.
        for name in ["NEWSDEX_INDEX", "NO_COLOR", "COLUMNS"] {
            command.env_remove(name);
        }
        command.env("XDG_DATA_HOME", self.root.join("../data"));
        command
    }

    /// Runs the program in the archive's root.
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        self.run_in("", args)
    }

    /// Runs the program in a folder of the archive.
    pub(crate) fn run_in(&self, folder: &str, args: &[&str]) -> Run {
        self.ended(self.command(folder, args))
    }

    /// Runs the program in the archive's root as one whom permissions stop, also where the tests are run by the superuser.
    /// `None` where the system lets nobody give up that right.
    #[cfg(unix)]
    pub(crate) fn run_without_privileges(&self, args: &[&str]) -> Option<Run> {
        use std::os::unix::fs::PermissionsExt;
        let closed = self.root.join("../closed");
        fs::write(&closed, "").unwrap();
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
        if fs::read(&closed).is_err() {
            return Some(self.run(args));
        }
        // In a namespace of its own that maps no user, it is still the owner of its files, and nothing else.
        let apart = |program: &str| {
            let mut command = Command::new("unshare");
            command.args(["--user", program]);
            command
        };
        if !apart("true").status().is_ok_and(|status| status.success()) {
            eprintln!("SKIPPED: this system lets the superuser give up no right");
            return None;
        }
        Some(self.ended(self.started(apart(PROGRAM), "", args)))
    }

    fn ended(&self, mut command: Command) -> Run {
        let output = command.output().unwrap();
        let text = |bytes: Vec<u8>| {
            let text = String::from_utf8(bytes).unwrap();
            text.replace(&*self.root.parent().unwrap().to_string_lossy(), "/tmp")
        };
        Run { status: output.status.code().unwrap_or(-1), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    /// The ids or other single fields of the hits of a search, in their order.
    #[track_caller]
    pub(crate) fn found(&self, field: &str, args: &[&str]) -> Vec<String> {
        let mut all = vec!["search", "--format", "jsonl", "--fields", field];
        all.extend(args);
        let run = self.run(&all);
        assert!(run.status <= 1, "{run:?}");
        let value = |line: &str| -> Option<String> {
            let object: serde_json::Value = serde_json::from_str(line).ok()?;
            object.get(field)?.as_str().map(str::to_owned)
        };
        run.stdout.lines().map(|line| value(line).unwrap_or_default()).collect()
    }

    /// All files below a folder of the archive with their contents, to see that nothing was changed.
    pub(crate) fn files(&self, folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
        let mut files: Vec<_> = walkdir::WalkDir::new(folder)
            .into_iter()
            .filter_map(Result::ok)
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| (entry.path().to_owned(), fs::read(entry.path()).unwrap()))
            .collect();
        files.sort();
        files
    }
}

/// An invented news page.
#[derive(Clone, Copy, Default)]
pub(crate) struct Page<'a> {
    pub title: &'a str,
    pub author: &'a str,
    /// RFC 3339 or a day.
    pub published: &'a str,
    pub tags: &'a [&'a str],
    pub text: &'a str,
}

impl Page<'_> {
    /// The page's bytes as a browser would get them.
    pub(crate) fn html(&self) -> String {
        let data = serde_json::json!({
            "@context": "https://schema.org", "@type": "NewsArticle", "headline": self.title,
            "author": {"@type": "Person", "name": self.author}, "datePublished": self.published, "keywords": self.tags,
        });
        let paragraphs: String = self.text.lines().map(|line| format!("<p>{line}</p>")).collect();
        format!(
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>{title}</title>\
             <script type=\"application/ld+json\">{data}</script></head>\
             <body><article><h1>{title}</h1>{paragraphs}</article></body></html>",
            title = self.title
        )
    }
}
