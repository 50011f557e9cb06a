//! `newsdex open`: a page in the browser.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use clap::Args;
use newsdex::{
    archive::{ArchiveError, fetch},
    figures::counted,
    index::{Placed, Reader, article_path, here, path_of},
    search::lookup,
};

use super::{CliError, Exit, Global, filters::IndexArg, paths::folder_for_browser};

/// What `--help` says beside the options.
const NOTES: &str = "\
Of a page in a container or packed file the browser gets a copy, which a later `newsdex open` removes after a day. BROWSER names \
another browser.";

/// Open pages in the browser, as they were saved
#[derive(Debug, Args)]
#[command(after_help = NOTES)]
pub(super) struct Open {
    /// The beginning of an id, a file of the archive, or an address
    #[arg(required = true, value_name = "ID|PATH|URL")]
    names: Vec<PathBuf>,
    /// Open the page's address on the web, in place of the saved page
    #[arg(long)]
    web: bool,
    #[command(flatten)]
    index: IndexArg,
}

impl Open {
    pub(super) fn run(&self, global: &Global) -> Result<Exit, CliError> {
        let reader = self.index.open()?;
        let here = here()?;
        for name in &self.names {
            let found = lookup(&reader, name, &here)?;
            let Some(&page) = found.first() else { continue };
            let page = reader.page(page)?;
            if found.len() > 1 {
                let file = name.display();
                let pages = counted(found.len() as u64, "page");
                global.note(format!("`{file}` means {pages}; the first is opened, others by their ids"));
            }
            match (&page.article.url, self.web) {
                (Some(url), true) => browse(url.as_ref())?,
                (None, true) => return Err(CliError::NoAddress { id: page.article.id.clone() }),
                (_, false) => browse(&on_disk(&reader, &page)?)?,
            }
        }
        Ok(Exit::Done)
    }
}

/// A file that a browser can show: the saved file itself, or what a container or packed file holds, written apart.
fn on_disk(reader: &Reader, page: &Placed) -> Result<PathBuf, CliError> {
    let path = path_of(&article_path(&page.article));
    let full = reader.root().join(&path);
    let shown_by_browsers = ["html", "htm", "xhtml", "shtml", "mht", "mhtml", "txt", "md"];
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    if page.article.entry.is_none() && shown_by_browsers.contains(&extension.as_str()) {
        // A browser would say of a page that is gone what it says of any.
        fs::File::open(&full).map_err(|source| ArchiveError::Read { path, source })?;
        return Ok(full);
    }
    let stored = fetch(reader.root(), &path, page.article.entry.as_deref(), page.nth, page.span)?;
    let extension = if stored.hints.plain_text { "txt" } else { "html" };
    let file = folder_for_browser()?.join(format!("{}.{extension}", page.article.id));
    fs::write(&file, &stored.bytes).map_err(|source| CliError::Write { path: file.clone(), source })?;
    Ok(file)
}

/// Hands a file or address to the user's browser.
fn browse(target: &Path) -> Result<(), CliError> {
    let standard: &[&str] = if cfg!(target_os = "macos") {
        &["open"]
    } else if cfg!(windows) {
        // `explorer` says that it failed whatever it did.
        &["rundll32", "url.dll,FileProtocolHandler"]
    } else {
        &["xdg-open"]
    };
    let chosen = env::var("BROWSER").ok().filter(|browser| !browser.trim().is_empty());
    let words: Vec<&str> = match &chosen {
        // Several may be named, with colons between; the first is the one that is preferred.
        Some(browser) => browser.split(':').next().unwrap_or_default().split_whitespace().collect(),
        None => standard.to_vec(),
    };
    let Some((program, options)) = words.split_first() else { return Ok(()) };
    let mut command = Command::new(program);
    command.args(options.iter().filter(|option| **option != "%s")).arg(target).stdin(Stdio::null());
    let failed = |source| CliError::Start { program: (*program).to_owned(), source };
    let status = command.status().map_err(failed)?;
    // The browser has said itself what is wrong, as far as it says anything.
    if status.success() { Ok(()) } else { Err(CliError::Browser { program: (*program).to_owned(), status }) }
}
