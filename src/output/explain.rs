//! Why an article is as it is: every field's candidates, where each stood, and which one won.

use std::io::{self, Write};

use super::{Style, json, terminal::sanitize};
use crate::{
    article::Article,
    extract::{Candidate, Explanation, body::Judged},
};

/// Candidates of a field that are shown as text; JSON has all.
const MAX_SHOWN: usize = 8;
/// Features of a candidate that are shown, the weightiest first.
const MAX_FEATURES: usize = 6;

/// One JSON object a line: `path`, `entry`, `url_source`, `saved_source`, `kind` with its signs, `blocks` with their
/// scores, and `fields` with their candidates.
pub fn json_line(out: &mut impl Write, article: &Article, explanation: &Explanation) -> io::Result<()> {
    let line = serde_json::json!({
        "path": article.path,
        "entry": article.entry,
        "url": article.url,
        "url_source": explanation.url_source,
        "saved": article.saved,
        "saved_source": article.saved_source,
        "kind": article.kind,
        "signs": explanation.signs,
        "blocks": explanation.blocks,
        "fields": explanation.fields.iter().map(|(name, found)| (*name, found)).collect::<std::collections::BTreeMap<_, _>>(),
    });
    json::line(out, &line)
}

/// For a reader: a field a paragraph, its winner first, with what weighed most.
pub fn text(out: &mut impl Write, article: &Article, explanation: &Explanation, style: Style) -> io::Result<()> {
    let entry = article.entry.as_deref().map(|e| format!("  {e}")).unwrap_or_default();
    writeln!(out, "{}", style.path(&sanitize(&format!("{}{entry}", article.path))))?;
    let source = |s: Option<String>| s.map(|s| format!("  ({s})")).unwrap_or_default();
    if let Some(url) = &article.url {
        writeln!(out, "  url     {}{}", sanitize(url), source(explanation.url_source.map(str::to_owned)))?;
    }
    if let Some(saved) = article.saved {
        let told = article.saved_source.and_then(|s| serde_json::to_value(s).ok());
        writeln!(out, "  saved   {saved}{}", source(told.and_then(|s| s.as_str().map(str::to_owned))))?;
    }
    for (field, candidates) in &explanation.fields {
        let mut order: Vec<&Candidate> = candidates.iter().collect();
        order.sort_by(|a, b| b.won.cmp(&a.won).then(b.score.total_cmp(&a.score)));
        let left = order.len().saturating_sub(MAX_SHOWN);
        writeln!(out, "  {}", style.bold(field))?;
        if order.is_empty() {
            writeln!(out, "      no candidate")?;
        }
        for candidate in order.into_iter().take(MAX_SHOWN) {
            let mark = if candidate.won { '*' } else { ' ' };
            writeln!(out, "    {mark} {:6.2}  {}", candidate.score, sanitize(&candidate.value))?;
            writeln!(out, "              {}", style.dim(&sanitize(&candidate.source)))?;
            let weighed = explanation.contributions(field, candidate);
            let told: Vec<String> =
                weighed.iter().take(MAX_FEATURES).map(|(name, weight)| format!("{name} {weight:+.1}")).collect();
            if !told.is_empty() {
                writeln!(out, "              {}", style.dim(&told.join("  ")))?;
            }
        }
        if left > 0 {
            writeln!(out, "      and {left} more")?;
        }
    }
    blocks(out, explanation, style)
}

/// The blocks that are the story, and those that nearly are.
fn blocks(out: &mut impl Write, explanation: &Explanation, style: Style) -> io::Result<()> {
    /// Log odds: one in twenty.
    const NEARLY: f32 = -3.0;
    const SHOWN_CHARS: usize = 90;
    writeln!(out, "  {}", style.bold("text"))?;
    let shown = |block: &&Judged| block.kept || block.score > NEARLY;
    for block in explanation.blocks.iter().filter(shown) {
        let mark = if block.kept { '*' } else { ' ' };
        let beginning: String = block.text.chars().take(SHOWN_CHARS).collect();
        writeln!(out, "    {mark} {:6.2}  {}", block.score, sanitize(&beginning))?;
        let told: Vec<String> = block.reasons.iter().map(|(name, by)| format!("{name} {by:+.1}")).collect();
        writeln!(out, "              {}", style.dim(&told.join("  ")))?;
    }
    let left = explanation.blocks.iter().filter(|b| !shown(b)).count();
    if left > 0 {
        writeln!(out, "      and {left} more that are not the story")?;
    }
    Ok(())
}
