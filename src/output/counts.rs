//! Counts as people read them: figures, values and bars.

use std::io::{self, Write};

use super::{
    Style,
    terminal::{columns, pad, sanitize, truncate},
};
use crate::{
    figures::{bar, number},
    search::{Count, Timeline},
};

/// Columns of the longest bar, where the terminal has them.
const BAR_COLUMNS: usize = 24;

/// Columns of the longest value, where the terminal has them; longer ones are cut.
const VALUE_COLUMNS: usize = 48;

/// Columns that a value and its bar each have at least, however narrow the terminal is.
const FEWEST_COLUMNS: usize = 8;

/// How many columns of `wanted` are left on a line when `taken` are.
fn left(style: Style, taken: usize, wanted: usize) -> usize {
    style.width.saturating_sub(taken).clamp(FEWEST_COLUMNS, wanted)
}

/// Writes values with their counts, the count first, as `tags` shows them.
pub fn values(out: &mut impl Write, counts: &[Count], style: Style) -> io::Result<()> {
    let greatest = counts.iter().map(|c| c.count).max().unwrap_or(0);
    let figures = counts.iter().map(|c| number(c.count).len()).max().unwrap_or(0);
    // Two spaces stand before the figures, the value and the bar.
    let longest = left(style, figures + 6 + FEWEST_COLUMNS, VALUE_COLUMNS);
    let names: Vec<String> = counts.iter().map(|c| truncate(&sanitize(&c.value), longest).into_owned()).collect();
    let width = names.iter().map(|name| columns(name)).max().unwrap_or(0);
    let bar_columns = left(style, figures + 6 + width, BAR_COLUMNS);
    for (count, name) in counts.iter().zip(&names) {
        let bar = style.dim(&bar(count.count, greatest, bar_columns));
        writeln!(out, "  {:>figures$}  {}  {bar}", number(count.count), pad(name, width))?;
    }
    Ok(())
}

/// Months (or years) without a page that are shown one by one: two years are still seen at a glance, but a single page that is dated 1970
/// would push all others off the screen.
const LONGEST_GAP: usize = 24;

/// Writes months, or years, with their counts in order, gaps as zero, and below them what has no month.
pub fn timeline(out: &mut impl Write, timeline: &Timeline, style: Style) -> io::Result<()> {
    let greatest = timeline.spans.iter().map(|c| c.count).max().unwrap_or(0);
    let figures = number(greatest).len().max(3);
    let width = timeline.spans.first().map_or(0, |span| span.value.len());
    let bar_columns = left(style, width + figures + 4, BAR_COLUMNS);
    for run in timeline.spans.chunk_by(|a, b| a.count == 0 && b.count == 0) {
        if run.len() > LONGEST_GAP {
            let gap = format!("{} {}", number(run.len() as u64), timeline.unit.plural());
            writeln!(out, "{:width$}  {:>figures$}  {}", "…", 0, style.dim(&gap))?;
            continue;
        }
        for span in run {
            let bar = bar(span.count, greatest, bar_columns);
            let line = format!("{}  {:>figures$}  {}", span.value, number(span.count), style.dim(&bar));
            writeln!(out, "{}", line.trim_end())?;
        }
    }
    let mut rest: Vec<String> =
        timeline.rough.iter().map(|y| format!("{} only   {}", y.value, number(y.count))).collect();
    if timeline.undated > 0 {
        rest.push(format!("undated   {}", number(timeline.undated)));
    }
    rest.push(format!("total {}", number(timeline.pages)));
    writeln!(out, "{}", rest.join("    "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Unit;

    fn count(value: &str, count: u64) -> Count {
        Count { value: value.into(), count }
    }

    #[test]
    fn lines_fit_a_narrow_terminal() {
        let mut out = Vec::new();
        let style = Style { width: 30, ..Style::PLAIN };
        values(&mut out, &[count("Afghanistan", 288), count("Recognition of Governments", 24)], style).unwrap();
        timeline(&mut out, &Timeline { spans: vec![count("2025-05", 11)], ..Timeline::default() }, style).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.lines().all(|line| columns(line) <= 30), "{text}");
    }

    #[test]
    fn a_long_gap_is_one_line() {
        let written = |gap: usize| {
            let gap = (0..gap).map(|n| count(&format!("{}-{:02}", 1995 + n / 12, n % 12 + 1), 0));
            let spans = std::iter::once(count("1994-12", 2)).chain(gap).chain([count("2025-07", 1)]).collect();
            let mut out = Vec::new();
            timeline(&mut out, &Timeline { spans, pages: 3, ..Timeline::default() }, Style::PLAIN).unwrap();
            String::from_utf8(out).unwrap()
        };
        assert_eq!(written(24).lines().count(), 27);
        assert!(written(366).contains("\n…          0  366 months\n2025-07    1  █"), "{}", written(366));
        assert_eq!(written(366).lines().count(), 4);
    }

    #[test]
    fn as_the_design_shows_them() {
        let mut out = Vec::new();
        values(&mut out, &[count("Taliban", 288), count("Afghan\u{1b}istan", 24)], Style::PLAIN).unwrap();
        let all = Timeline {
            unit: Unit::Month,
            spans: vec![count("2025-05", 11), count("2025-06", 0), count("2025-07", 212)],
            rough: vec![count("2025", 6)],
            undated: 9,
            pages: 238,
        };
        timeline(&mut out, &all, Style::PLAIN).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r"
          288  Taliban      ████████████████████████
           24  Afghanistan  ██
        2025-05   11  █▎
        2025-06    0
        2025-07  212  ████████████████████████
        2025 only   6    undated   9    total 238
        ");
    }
}
