//! Why a dump was read as it was: the lines and dates that were weighed for each field, for `extract --explain`.

use std::borrow::Cow;

use super::{
    Fields, Layout, bylines, dateline,
    front_matter::{self, HeadKind},
    headline, lines, reading,
    seen::{self, Seen},
    tags, weigh, with_plain_ends,
};
use crate::{article::Kind, extract::Candidate};

/// The candidates of each field, of a text that was read as `fields`. What a line or date scored is told where it was weighed;
/// lists that were found as a whole have no score.
pub fn candidates(text: &str, fields: &Fields) -> Vec<(&'static str, Vec<Candidate>)> {
    let text = &*with_plain_ends(text);
    let head = front_matter::split(text);
    let (body, source) = match &head {
        Some((head, _)) if head.kind == HeadKind::FrontMatter => return found(fields, "front matter"),
        Some((head, rest)) => (head.page(rest), "text"),
        None => (Cow::Borrowed(text), "text"),
    };
    if fields.kind == Kind::Other {
        return found(fields, "first line");
    }
    let lines = lines::read(&body);
    let links = lines::links(&body);
    let layout = Layout::of(&lines, &links);
    let titles = headline::candidates(&layout.shaped, &layout.reach, &links);
    let titles =
        titles.map(|(i, seen)| weighed(&layout.shaped[i].line.text, i, &seen, Some(i) == layout.title)).collect();
    let mut how = reading(&layout.shaped, fields.language.as_deref());
    how.reference = fields.saved.filter(|s| s.stamp.day().is_some()).map(|s| s.stamp.last_moment());
    let dated = dateline::dates(&layout, &how);
    let signed = bylines::candidates(&layout, &dated, &fields.tags);
    let best = bylines::best(&signed);
    let authors = signed.iter().enumerate();
    let authors = authors.map(|(nth, b)| weighed(&b.names.join("; "), b.line, &b.seen, Some(nth) == best)).collect();
    let listed = tags::candidates(&layout);
    let best = tags::best(&listed);
    let lists = listed.iter().enumerate();
    let lists = lists.map(|(nth, l)| weighed(&l.tags.join("; "), l.line, &l.seen, Some(nth) == best)).collect();
    let dates = dated.into_iter().map(|date| {
        let place = if date.near { "by the headline" } else { "elsewhere" };
        let change = if date.changed { ", of a change" } else { "" };
        let stamp = date.found.stamp;
        let won = fields.published == Some(stamp);
        candidate(&stamp.to_string(), format!("line {}, {place}{change}", date.line + 1), date.score, won)
    });
    let mut told = vec![("title", titles), ("authors", authors), ("tags", lists), ("date", dates.collect())];
    told.extend(
        found(fields, source).into_iter().filter(|(field, _)| !matches!(*field, "title" | "authors" | "tags" | "date")),
    );
    told
}

/// What each feature adds to a candidate's score, the weightiest first; nothing of a field that is not weighed by features.
pub fn contributions(field: &str, candidate: &Candidate) -> Vec<(&'static str, f32)> {
    match field {
        "title" => seen::contributions(weigh::WEIGHTS, &candidate.features),
        "authors" => seen::contributions(bylines::WEIGHTS, &candidate.features),
        "tags" => seen::contributions(tags::WEIGHTS, &candidate.features),
        _ => Vec::new(),
    }
}

/// What was found, without anything that it was weighed against.
fn found(fields: &Fields, source: &str) -> Vec<(&'static str, Vec<Candidate>)> {
    let of = |values: &mut dyn Iterator<Item = String>| {
        values.map(|value| candidate(&value, source.to_owned(), 0.0, true)).collect::<Vec<_>>()
    };
    vec![
        ("title", of(&mut fields.title.iter().cloned())),
        ("authors", of(&mut fields.authors.iter().cloned())),
        ("tags", of(&mut fields.tags.iter().cloned())),
        ("date", of(&mut fields.published.iter().map(ToString::to_string))),
        ("section", of(&mut fields.section.iter().cloned())),
    ]
}

/// What a line was weighed as, with what was seen of it.
fn weighed(value: &str, line: usize, seen: &Seen, won: bool) -> Candidate {
    let told = candidate(value, format!("line {}", line + 1), seen.score, won);
    Candidate { features: seen.named(), ..told }
}

fn candidate(value: &str, source: String, score: f64, won: bool) -> Candidate {
    Candidate { score: score as f32, won, ..Candidate::new(value, source, None) }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Context, read},
        *,
    };

    #[test]
    fn tells_what_lines_were_weighed() {
        let paragraph = |n| {
            format!("Part {n} of the bridge was opened on Monday, nine years after the council laid its stone.\n\n")
        };
        let story: String = (0..4).map(paragraph).collect();
        let text = format!("Home\n\nNews\n\nBridge opens after nine years\n\nBy Ada Example\n6 July 2025\n\n{story}");
        let told = candidates(&text, &read(&text, &Context::default()));
        let winners = |name: &str| -> Vec<String> {
            let field = told.iter().find(|(field, _)| *field == name);
            field.into_iter().flat_map(|(_, all)| all).filter(|c| c.won).map(|c| c.value.clone()).collect()
        };
        assert_eq!(winners("title"), ["Bridge opens after nine years"]);
        assert_eq!(winners("authors"), ["Ada Example"]);
        assert_eq!(winners("date"), ["2025-07-06"]);
        let titles = &told.iter().find(|(field, _)| *field == "title").unwrap().1;
        assert!(titles.len() > 1, "{titles:?}");
        for title in titles {
            let added: f32 = contributions("title", title).iter().map(|(_, by)| by).sum();
            assert!(added != 0.0 && (added - title.score).abs() < 1e-4, "{added} {title:?}");
            assert!(contributions("section", title).is_empty());
        }
    }
}
