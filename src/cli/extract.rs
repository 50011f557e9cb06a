//! `newsdex extract`: what would be indexed, without an index.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Read},
    path::{Path, PathBuf},
};

use clap::{Args, ValueEnum};
use newsdex::{
    archive::StoredPage,
    article::Article,
    extract,
    output::article::{ArticleForm, ArticleWriter},
    page,
};
use rayon::prelude::*;

use super::{CliError, Exit, Global, warn};

/// Files that are read before the next ones are, so that what waits to be printed stays small.
const FILES_AT_ONCE: usize = 128;

/// Print what is read from pages, without an index
#[derive(Debug, Args)]
pub struct Extract {
    /// Saved pages, or folders of them
    #[arg(required = true, value_name = "FILE|DIR")]
    paths: Vec<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Form::Jsonl, value_name = "FORM")]
    format: Form,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    Json,
    Jsonl,
    Text,
    Markdown,
}

impl From<Form> for ArticleForm {
    fn from(form: Form) -> ArticleForm {
        match form {
            Form::Json => ArticleForm::Json,
            Form::Jsonl => ArticleForm::Jsonl,
            Form::Text => ArticleForm::Text,
            Form::Markdown => ArticleForm::Markdown,
        }
    }
}

impl Extract {
    pub fn run(&self, global: &Global) -> Result<Exit, CliError> {
        let out = BufWriter::new(io::stdout().lock());
        let mut writer = ArticleWriter::new(out, self.format.into(), global.style());
        let mut exit = Exit::Done;
        for path in &self.paths {
            let (base, files) = files_of(path)?;
            for some in files.chunks(FILES_AT_ONCE) {
                let read: Vec<_> = some.par_iter().map(|file| read(&base, file)).collect();
                for article in read {
                    match article {
                        Ok(article) => writer.write(&article)?,
                        Err(error) => {
                            warn(format!("newsdex: {error}"));
                            exit = Exit::Incomplete;
                        }
                    }
                }
            }
        }
        writer.finish()?;
        Ok(exit)
    }
}

/// The files of an argument in path order, and the folder that their paths are told from: the argument's parent.
fn files_of(path: &Path) -> Result<(PathBuf, Vec<PathBuf>), CliError> {
    let failed = |source| CliError::Read { path: path.to_owned(), source };
    let full = path.canonicalize().map_err(failed)?;
    let base = full.parent().unwrap_or(&full).to_owned();
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(&full).sort_by_file_name() {
        let entry = entry.map_err(|error| failed(error.into()))?;
        if entry.file_type().is_file() {
            files.push(entry.into_path());
        }
    }
    Ok((base, files))
}

fn read(base: &Path, file: &Path) -> Result<Article, CliError> {
    let failed = |source| CliError::Read { path: file.to_owned(), source };
    let mut bytes = fs::read(file).map_err(failed)?;
    if bytes.starts_with(&[0x1f, 0x8b]) {
        bytes.clear();
        let packed = io::BufReader::new(File::open(file).map_err(failed)?);
        flate2::bufread::MultiGzDecoder::new(packed).read_to_end(&mut bytes).map_err(failed)?;
    }
    let mut stored =
        StoredPage { path: file.strip_prefix(base).unwrap_or(file).to_owned(), bytes, ..StoredPage::default() };
    stored.hints.plain_text = file.to_string_lossy().trim_end_matches(".gz").ends_with(".txt");
    Ok(extract::article(&page::read(&stored), &stored))
}
