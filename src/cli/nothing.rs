//! Why nothing was found, for every command that asks a query.

use newsdex::{
    figures::counted,
    index::Reader,
    output::terminal::truncate,
    query::{Question, Wanted, parse},
    search::{Apart, UnknownValue, as_sites, count, did_you_mean, found_apart, unknown_value},
};

use super::CliError;

/// Columns of a query that is repeated in a message.
const MAX_TYPED_COLUMNS: usize = 80;

/// Says in a few words why no page answers a question, of which `typed` is the query.
///
/// # Errors
/// When the index cannot be read.
pub(super) fn why(reader: &Reader, typed: &str, question: &Question) -> Result<String, CliError> {
    if reader.searcher.num_docs() == 0 {
        return Ok("the index holds nothing yet; `newsdex index` reads the archive".into());
    }
    if question.excludes_all_days() {
        return Ok("the dates that are asked for exclude each other: the first day is later than the last".into());
    }
    if let Some(UnknownValue { field, value, nearest }) = unknown_value(reader, question)? {
        let better = nearest.map(|nearest| format!("; did you mean `{nearest}`?")).unwrap_or_default();
        return Ok(format!("no page has the {field} `{value}`{better}"));
    }
    let asked = if typed.trim().is_empty() {
        "no page passes these filters".into()
    } else {
        format!("no page matches `{}`", truncate(typed, MAX_TYPED_COLUMNS))
    };
    if let Some(better) = as_sites(reader, typed, question)? {
        return Ok(format!("{asked}; did you mean `{better}`?"));
    }
    if let Some(better) = did_you_mean(reader, typed, &Wanted::of(question.node()))?
        && let Some(where_found) = found_with(reader, &better, question)?
    {
        return Ok(format!("{asked}; did you mean `{better}`?{where_found}"));
    }
    if let Some(alone) = question.without_filters().filter(|_| !typed.trim().is_empty()) {
        let pages = count(reader, &alone)?;
        if pages > 0 {
            let does = if pages == 1 { "does" } else { "do" };
            return Ok(format!("{asked}; without the filters {} {does}", counted(pages, "page")));
        }
    }
    let pages = |count| if count == 0 { "no page".to_owned() } else { counted(count, "page") };
    Ok(match found_apart(reader, question)? {
        Some(Apart::Parts(parts)) => {
            let each = parts.iter().map(|(part, count)| format!("`{part}` is in {}", pages(*count)));
            let each = each.collect::<Vec<_>>().join(", ");
            format!("{asked}: {each}")
        }
        Some(Apart::Phrase(count)) => {
            format!("{asked}: its words are all in {}, but not so close together", pages(count))
        }
        None => asked,
    })
}

/// What is to be said of a better query beside it; `None` where it finds nothing, with the filters or without.
fn found_with(reader: &Reader, better: &str, question: &Question) -> Result<Option<String>, CliError> {
    let node = parse(better).node;
    if count(reader, &question.with_node(node.clone()))? > 0 {
        return Ok(Some(String::new()));
    }
    let Some(alone) = question.without_filters() else { return Ok(None) };
    let pages = count(reader, &alone.with_node(node))?;
    Ok((pages > 0).then(|| format!(" (in {}, without the filters)", counted(pages, "page"))))
}
