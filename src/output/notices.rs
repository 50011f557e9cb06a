//! What was odd about a query, shown below it.

use super::terminal::{columns, sanitize};
use crate::query::Notice;

/// Notices that are shown; a text of nothing but brackets has thousands.
const MAX_SHOWN: usize = 3;

/// Characters of the query that are shown before and after the place that is meant.
const CONTEXT_CHARS: usize = 30;

/// The query with a caret under each place that was not understood.
pub fn shown(typed: &str, notices: &[Notice]) -> String {
    let mut lines = Vec::new();
    for notice in notices.iter().take(MAX_SHOWN) {
        let (start, end) = (notice.span.start.min(typed.len()), notice.span.end.min(typed.len()));
        let (Some(before), Some(at), Some(after)) = (typed.get(..start), typed.get(start..end), typed.get(end..))
        else {
            continue;
        };
        let cut = before.char_indices().rev().nth(CONTEXT_CHARS - 1).map_or(0, |(at, _)| at);
        let before = sanitize(&before[cut..]).into_owned();
        let at: String = sanitize(at).chars().take(CONTEXT_CHARS).collect();
        let after: String = sanitize(after).chars().take(CONTEXT_CHARS).collect();
        lines.push(format!("  {before}{at}{after}"));
        let carets = "^".repeat(columns(&at).max(1));
        lines.push(format!("  {:indent$}{carets} {}", "", notice.message, indent = columns(&before)));
    }
    if notices.len() > MAX_SHOWN {
        lines.push(format!("  and {} more", notices.len() - MAX_SHOWN));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse;

    #[test]
    fn a_caret_stands_below() {
        let typed = "brücke autor:moss";
        assert_eq!(
            shown(typed, &parse(typed).notices),
            "  brücke autor:moss\n         ^^^^^^ there is no field `autor`; did you mean `author:`? searched as words"
        );
    }

    #[test]
    fn many_are_counted() {
        let typed = ")".repeat(1_000);
        assert!(shown(&typed, &parse(&typed).notices).ends_with(" more"));
    }
}
