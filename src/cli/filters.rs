//! The arguments that every command with a query shares: the query, the filters, the index.

use std::{
    env,
    path::{Path, PathBuf},
};

use clap::{
    Args,
    builder::{OsStringValueParser, Resettable, TypedValueParser},
};
use newsdex::{
    article::Kind,
    figures::number,
    index::{Place, Reader},
    output::notices,
    query::{DayRange, Filter, Filters, Kinds, Node, Question, Scope, parse},
    search::count,
};

use super::{
    CliError, Global,
    args::{as_typed, lone_letter, meant_option},
    nothing,
    tips::{of_form, of_letter},
    warn,
};

/// Which index to use.
#[derive(Clone, Debug, Args)]
pub(super) struct IndexArg {
    /// Archive or index folder to use, in place of the one we stand in
    #[arg(long, value_name = "PATH", env = VARIABLE, hide_env_values = true, value_parser = any_path(), help_heading = Resettable::Reset)]
    index: Option<PathBuf>,
}

/// Paths, empty ones too: a variable that is set to nothing is as good as not set.
pub(super) fn any_path() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().map(PathBuf::from)
}

/// The path that was named, if any was.
pub(super) fn named(path: Option<&PathBuf>) -> Option<&Path> {
    path.map(PathBuf::as_path).filter(|path| !path.as_os_str().is_empty())
}

impl IndexArg {
    /// Opens the index for reading.
    pub(super) fn open(&self) -> Result<Reader, CliError> {
        Ok(Reader::open(find(self.index.as_ref())?)?)
    }
}

/// The index that was named, or the one we stand in.
pub(super) fn find(index: Option<&PathBuf>) -> Result<Place, CliError> {
    let by_variable = named(index).is_some() && env::var_os(VARIABLE).map(PathBuf::from).as_ref() == index;
    Place::find(named(index)).map_err(|error| match error {
        error if by_variable => CliError::OfVariable(error),
        error => error.into(),
    })
}

/// The variable that names an index.
pub(super) const VARIABLE: &str = "NEWSDEX_INDEX";

/// A query and its filters.
#[derive(Clone, Debug, Args)]
pub(super) struct QueryArgs {
    /// Words to search for; without any, everything that passes the filters (see `newsdex help query`)
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    #[command(flatten)]
    filters: FilterArgs,
    /// Fail where the query is not understood, in place of searching its words
    #[arg(long, help_heading = "Filters")]
    strict: bool,
    #[command(flatten)]
    pub index: IndexArg,
}

/// The filters.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Filters")]
pub(super) struct FilterArgs {
    /// Pages with this tag; repeated: with all of them
    #[arg(long = "tag", value_name = "TAG")]
    tags: Vec<String>,
    /// Pages by this author: all words of it in one name, in any order; repeated: by all of them
    #[arg(long = "author", value_name = "NAME")]
    authors: Vec<String>,
    /// Pages of this domain, its subdomains, or the site of this name
    #[arg(long = "site", value_name = "SITE")]
    sites: Vec<String>,
    /// Pages that stood in this section
    #[arg(long = "section", value_name = "SECTION")]
    sections: Vec<String>,
    /// Pages in this language, by its code or name: `en` has `en-GB`
    #[arg(long = "lang", value_name = "LANG")]
    languages: Vec<String>,
    /// Published in this month, year or range of them: 2025-07, 2025, 2025-06..2025-08, 2025-06..
    #[arg(long = "month", value_name = "MONTH", value_parser = DayRange::months)]
    months: Vec<DayRange>,
    /// Published on this day or later: 2025-07-06, 2025-07, 2025, yesterday, 30d
    #[arg(long, value_name = "DATE", value_parser = DayRange::since)]
    since: Option<DayRange>,
    /// Published on this day or earlier; a month or year is meant to its end
    #[arg(long, value_name = "DATE", value_parser = DayRange::until)]
    until: Option<DayRange>,
    /// Saved then: a day, month, year or range of them
    #[arg(long, value_name = "RANGE")]
    saved: Vec<DayRange>,
    /// Kinds of page: article, listing (a front or section page), blocked (consent, captcha, error), other, empty, or any
    /// [default: article,other]
    #[arg(long = "kind", value_name = "KIND", value_delimiter = ',', value_parser = Filter::kind)]
    kinds: Vec<Filter>,
    /// Pages without a date, author, tags, title, section, …
    #[arg(long, value_name = "FIELD", value_delimiter = ',', value_parser = Filter::missing)]
    missing: Vec<Filter>,
}

impl FilterArgs {
    /// The filters as the library takes them.
    pub(super) fn filters(&self) -> Filters {
        let kinds = self.kinds.iter().filter_map(|filter| match filter {
            Filter::Kind(kind) => Some(*kind),
            _ => None,
        });
        Filters {
            tags: self.tags.clone(),
            authors: self.authors.clone(),
            sites: self.sites.clone(),
            sections: self.sections.clone(),
            languages: self.languages.clone(),
            months: self.months.clone(),
            published: self.since.into_iter().chain(self.until).collect(),
            saved: self.saved.clone(),
            kinds: match &self.kinds[..] {
                [] => Kinds::Default,
                kinds if kinds.contains(&Filter::AnyKind) => Kinds::Any,
                _ => Kinds::These(kinds.collect()),
            },
            missing: self.missing.clone(),
            ..Filters::default()
        }
    }
}

impl QueryArgs {
    /// The query as it was typed.
    pub(super) fn typed(&self) -> String {
        self.query.iter().map(|word| as_typed(word)).collect::<Vec<_>>().join(" ")
    }

    /// Reads the query and says on standard error what is not understood.
    pub(super) fn question(&self, global: &Global) -> Result<Question, CliError> {
        for letter in self.query.iter().filter_map(|word| lone_letter(word)) {
            let tip = of_letter(letter).map(|tip| format!("; {tip}")).unwrap_or_default();
            global
                .note(format!("`-{letter}` is no option here: it leaves out the pages with the word `{letter}`{tip}"));
        }
        for typed in &self.query {
            let Some(word) = typed.strip_prefix('!') else { continue };
            let tip = meant_option(typed).map(|option| format!("did you mean `{option}`?"));
            if let Some(tip) = tip.or_else(|| of_form(word)) {
                global.note(format!("`-{word}` leaves out the pages with the word `{word}`; {tip}"));
            }
        }
        self.question_of(&self.typed(), global)
    }

    /// Says beside the results what they are and what was left out, or where no page answers, why.
    pub(super) fn tell(
        &self,
        global: &Global,
        reader: &Reader,
        question: &Question,
        pages: u64,
        results: &str,
    ) -> Result<(), CliError> {
        if global.quiet {
            return Ok(());
        }
        let results = if pages == 0 { nothing::why(reader, &self.typed(), question)? } else { results.to_owned() };
        let told = [results, left_out(reader, question)?].into_iter();
        let told: Vec<String> = told.filter(|part| !part.is_empty()).collect();
        if !told.is_empty() {
            global.note(told.join(" · "));
        }
        Ok(())
    }

    /// Puts another query's text and these filters together.
    pub(super) fn question_of(&self, typed: &str, global: &Global) -> Result<Question, CliError> {
        let parsed = parse(typed);
        if let Some(notice) = parsed.notices.first().filter(|_| self.strict) {
            warn(notices::shown(typed, std::slice::from_ref(notice)));
            return Err(CliError::Strict { notice: notice.clone() });
        }
        if !parsed.notices.is_empty() {
            global.note(notices::shown(typed, &parsed.notices));
        }
        if let Some(word) = small_operator(&parsed.node) {
            let operator = word.to_ascii_uppercase();
            global.note(format!("`{word}` is searched as a word; the operator is written `{operator}`"));
        }
        if global.verbose > 0 {
            warn(format!("query: {}", parsed.node));
        }
        Ok(Question::new(parsed.node, self.filters.filters()))
    }
}

/// The word of a query that would be an operator in capitals.
fn small_operator(query: &Node) -> Option<&str> {
    let Node::And(parts) = query else { return None };
    parts.iter().find_map(|part| match part {
        Node::Text(Scope::Anywhere, text) if !text.phrase && matches!(text.text.as_str(), "and" | "or" | "not") => {
            Some(text.text.as_str())
        }
        _ => None,
    })
}

/// The kinds that are left out where nothing is said of kinds, and how they are told.
const OTHER_KINDS: [(&str, &[Kind]); 2] =
    [("listing or blocked", &[Kind::Listing, Kind::Blocked]), ("empty", &[Kind::Empty])];

/// What the default kind and the date filters left out, in words; empty where nothing was.
fn left_out(reader: &Reader, question: &Question) -> Result<String, CliError> {
    let mut parts = Vec::new();
    if question.has_dates() {
        let undated = count(reader, &question.of_undated())?;
        if undated > 0 {
            parts.push(format!("{} undated", number(undated)));
        }
        let rough = count(reader, &question.roughly())?.saturating_sub(count(reader, question)?);
        if rough > 0 && !question.excludes_all_days() {
            parts.push(format!("{} known by year or month only", number(rough)));
        }
    }
    if question.has_default_kinds() {
        let mut others = Vec::new();
        for (words, kinds) in OTHER_KINDS {
            let pages = count(reader, &question.of_kinds(kinds))?;
            if pages > 0 {
                others.push(format!("{} {words}", number(pages)));
            }
        }
        if !others.is_empty() {
            parts.push(format!("{} (--kind any)", others.join(", ")));
        }
    }
    Ok(if parts.is_empty() { String::new() } else { format!("left out: {}", parts.join(", ")) })
}
