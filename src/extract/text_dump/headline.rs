//! The headline: which lines may be it, how its text is read, and the standfirst below it.

use std::ops::Range;

use super::{
    furniture::{self, Furniture},
    masthead::{self, is_home_trail, trail},
    seen::{self, Seen},
    story::{self, Shape, Shaped, is_picture},
    weigh::{self, Page},
};
use crate::{
    extract::{
        body::phrases,
        byline, dates,
        published::labels,
        sentence::ends_sentence,
        site::{is_domain, sounds_like_outlet},
        title::without_day,
    },
    fold::fold,
};

/// Lines above the story among which its headline is looked for: tools for reading aloud, resizing and sharing come between.
const ABOVE: usize = 200;
/// Lines into the stretch among which it is looked for: consent texts and teasers may have been taken for its beginning.
const INTO: usize = 12;
/// Words of running text that may come before it there: more is the story's own beginning.
const TEXT_BEFORE: usize = 80;
/// As many where the page's own title is among them: nearly proof.
const INTO_OWN: usize = 60;
/// How much of the page's own title such a line has.
const OWN_TITLE: f32 = 0.5;
/// Words of the longest headline; longer lines are paragraphs.
pub(super) const LONGEST: usize = 34;

/// Words of a line that begins as labels and controls do, and may be a headline.
const FURNISHED: usize = 3;

/// Whether a line is no longer than headlines are, and no sentence.
pub(super) fn is_short_line(text: &str) -> bool {
    text.split_whitespace().count() <= LONGEST && !ends_sentence(text)
}

/// The line of the headline. What the page's `<link>`s are called names it too.
pub(super) fn find(lines: &[Shaped], story: &Range<usize>, links: &str) -> Option<usize> {
    seen::best(candidates(lines, story, links).map(|(i, seen)| (i, seen.score)))
}

/// The lines that may be the headline, each with what is seen of it.
pub(super) fn candidates<'l>(
    lines: &'l [Shaped<'_>],
    story: &'l Range<usize>,
    links: &'l str,
) -> impl Iterator<Item = (usize, Seen)> {
    let page = Page::of(lines, story, links);
    // The site's own name may stand as headlines do.
    let site = masthead::holder(lines).map(|name| fold(&name));
    let is_site = move |i: usize| lines.get(i).is_some_and(|l| site.as_deref() == Some(&fold(&l.line.text)));
    let from = story.start.saturating_sub(ABOVE);
    let to = (story.start + INTO_OWN).min(story.end).max(story.start);
    (from..to).filter_map(move |i| {
        let seen = (is_candidate(lines, i, story, &page) && !is_site(i)).then(|| weigh::seen(lines, i, story, &page));
        Some((i, seen??))
    })
}

/// Whether a line can be the headline at all.
fn is_candidate(lines: &[Shaped], i: usize, story: &Range<usize>, page: &Page) -> bool {
    let Some(line) = lines.get(i) else { return false };
    let own_title = if i > 0 { page.own_title(line) } else { 0.0 };
    // A button of each of many boxes; a page's own title may come as often.
    let is_button = line.often && line.mass <= 2 && own_title < OWN_TITLE;
    !is_button
        && may_be_headline(line, page.is_linked_by_name(line))
        && (i < story.start || own_title >= OWN_TITLE || may_stand_inside(lines, i, story))
}

fn may_be_headline(line: &Shaped, is_own: bool) -> bool {
    let text = line.line.text.as_str();
    let is_byline = line.mass < 8 && byline::starts_byline(text).is_some();
    let is_dateline = line.shape == Shape::Dated && line.mass < 10 && !line.twice && !is_own && !tells_of_a_day(text);
    // An image's name, an address.
    let is_name =
        text.starts_with('[') && text.ends_with(']') && !text.contains(' ') || text.contains('@') && line.mass <= 3;
    // "Comments by minister spark outrage"
    let is_label = match line.shape {
        Shape::Furniture(Furniture::Barrier | Furniture::Aside | Furniture::Control) => line.mass < FURNISHED,
        Shape::Furniture(_) => true,
        _ => false,
    };
    (1..=LONGEST).contains(&line.mass)
        && !is_name
        && !is_label
        && !matches!(line.shape, Shape::Image | Shape::Teaser)
        && !is_home_trail(text)
        && !is_row_of_links(text)
        && !leads_to_others(text)
        && !furniture::runs_into_tags(text)
        && !is_byline
        && !is_dateline
        && !names_another(text)
}

/// Whether a line names another story behind a label: "Read more: …".
fn names_another(text: &str) -> bool {
    // A word alone begins headlines too: "Watch: …".
    phrases::label_of_others(text).is_some_and(|label| label.contains(' ') || !label.is_ascii())
}

/// Whether a line leads to the stories before and after this one: "« Seal found | Fares rise »". A quotation has no sign inside.
fn leads_to_others(text: &str) -> bool {
    text.starts_with(['«', '←', '‹'])
        && text.ends_with(['»', '→', '›'])
        && [" | ", " - ", " – "].iter().any(|sign| text.contains(sign))
}

/// Whether a line is a menu: "The Paper | Archive | Subscribe".
fn is_row_of_links(text: &str) -> bool {
    /// Entries of the shortest, and words of the longest entry.
    const ENTRIES: usize = 3;
    const WORDS: usize = 3;
    [" | ", " · ", " • ", " :: "].iter().any(|sign| {
        text.split(sign).count() >= ENTRIES && text.split(sign).all(|part| part.split_whitespace().count() <= WORDS)
    })
}

/// Whether a line is no dateline, but names a day as headlines do: "Repair café on 31 January".
fn tells_of_a_day(text: &str) -> bool {
    /// Words before the day, that right before it included.
    const WORDS: usize = 2;
    /// Letters of the longest word that leads to a day.
    const SMALL: usize = 3;
    let signs = ['|', '•', '·', '/', '@', '–'];
    let Some(day) = story::first_day(text).filter(|_| !text.contains(signs)) else { return false };
    let before = text.get(..day.start).unwrap_or_default();
    let words: Vec<&str> = before.split_whitespace().collect();
    let leads = words.last().is_some_and(|w| w.chars().count() <= SMALL && w.chars().all(char::is_lowercase));
    let behind = text.get(day.end..).unwrap_or_default();
    words.len() >= WORDS
        && leads
        && !behind.chars().any(char::is_numeric)
        && !before.contains([':', ','])
        && labels::before_date(before).is_none()
        && !labels::is_other(before)
        && !is_signature(&words[..words.len() - 1].join(" "))
}

/// Whether a text is somebody's name and nothing else.
fn is_signature(text: &str) -> bool {
    let names = byline::authors(text);
    text.contains(' ') && names.iter().any(|name| fold(name) == fold(text))
}

/// Whether a line inside the stretch may still be the headline: what was taken for the story's beginning stands above it.
fn may_stand_inside(lines: &[Shaped], i: usize, story: &Range<usize>) -> bool {
    let before = lines.get(story.start..i).unwrap_or_default().iter();
    let text_before: usize = before.filter(|l| l.shape == Shape::Prose).map(|l| l.mass).sum();
    let is_dated = |i: usize| lines.get(i).is_some_and(Shaped::is_meta);
    // A headline that ends as a sentence does was taken for the story's first.
    let first = || {
        let is_heading = |l: &Shaped| l.mass > 1 && !l.line.bullet && matches!(l.shape, Shape::Short | Shape::Repeated);
        let is_signed = i.checked_sub(1).is_some_and(is_dated) || is_dated(i + 1);
        let above = lines.get(i.saturating_sub(3)..i).unwrap_or_default();
        i <= story.start + 1 && text_before == 0 && (is_signed || is_set_off(lines, i)) && !above.iter().any(is_heading)
    };
    let heading = lines.get(i).is_some_and(|l| match l.shape {
        Shape::Short | Shape::Repeated => true,
        Shape::Sentence => l.mass <= 18 && first(),
        _ => false,
    });
    heading && i <= story.start + INTO && text_before <= TEXT_BEFORE || begins_again(lines, i, story)
}

/// Whether the story's first byline or date stands right below a line: it begins there, whatever notices and captions stand
/// above. A headline may be as long as a paragraph, or end as sentences do.
fn begins_again(lines: &[Shaped], i: usize, story: &Range<usize>) -> bool {
    /// Lines in which it is signed.
    const BELOW: usize = 5;
    /// Words of the longest beginning that is none, and by how much the story outweighs it.
    const MOST: usize = 200;
    const PART: usize = 2;
    let Some(line) = lines.get(i) else { return false };
    let above = lines.get(story.start..i).unwrap_or_default();
    let below = || lines.get(i + 1..).unwrap_or_default().iter().filter(|l| !is_picture(l)).take(BELOW);
    let told = |lines: &[Shaped]| lines.iter().filter(|l| l.reads()).map(|l| l.mass).sum::<usize>();
    // The last of several stands over its story.
    let is_last = || !below().next().is_some_and(|next| may_head(next, true));
    (story.start..=story.start + INTO_OWN).contains(&i)
        && (may_head(line, false) || may_head(line, true) && is_last())
        && below().any(Shaped::is_meta)
        && !above.iter().any(Shaped::is_meta)
        && told(above) <= MOST.min(told(lines.get(i + 1..story.end).unwrap_or_default()) / PART)
}

/// Whether a line is short, or as long as paragraphs are and does not end as they do.
fn may_head(line: &Shaped, long: bool) -> bool {
    /// Words of a line that is no name.
    const LEAST: usize = 4;
    let is_short = matches!(line.shape, Shape::Short | Shape::Repeated);
    let text = line.line.text.as_str();
    let is_open = line.reads() && !text.ends_with(['.', '。', ':', ',']) && !story::breaks_off(text);
    !line.line.bullet && (is_short && (!long || line.mass >= LEAST) || long && is_open)
}

/// Whether a question or a call stands alone above a paragraph.
fn is_set_off(lines: &[Shaped], i: usize) -> bool {
    let (Some(line), Some(next)) = (lines.get(i), lines.get(i + 1)) else { return false };
    line.line.gap > 0
        && next.line.gap > 0
        && next.mass > line.mass
        && next.reads()
        && !line.line.text.ends_with(['.', '。', ':'])
}

/// A byline or a date, and nothing else.
pub(super) fn is_signed(line: &Shaped) -> bool {
    let text = line.line.text.as_str();
    let is_all_date = || {
        let found = dates::find_first(text, &dates::Reading::default());
        found.is_some_and(|found| found.span.len() * 3 >= text.len()) && !text.contains(" - ")
    };
    line.is_byline() || line.shape == Shape::Dated && is_all_date()
}

/// The text of a headline that its page broke into lines: what goes on in lower case, without a gap, is the same.
pub(super) fn whole(lines: &[Shaped], title: usize) -> String {
    /// Lines of such a headline.
    const MOST: usize = 4;
    let goes_on = |i: usize| {
        let (Some(above), Some(line)) = (story::above(lines, i), lines.get(i)) else {
            return false;
        };
        let is_part = |l: &Shaped| matches!(l.shape, Shape::Short) && !l.line.bullet && l.mass <= LONGEST;
        let is_open =
            !above.line.text.ends_with(['.', '!', '?', ':', ';']) && above.line.indent.abs_diff(line.line.indent) <= 1;
        line.line.gap == 0
            && line.line.text.starts_with(char::is_lowercase)
            // The site's address is no part of it.
            && (line.line.text.contains(char::is_whitespace) || !line.line.text.contains('.'))
            && is_part(line)
            && is_part(above)
            && is_open
    };
    let start = (0..MOST).fold(title, |start, _| if goes_on(start) { start - 1 } else { start });
    let end = (0..MOST).fold(title, |end, _| if goes_on(end + 1) { end + 1 } else { end });
    let parts: Vec<&str> = (start..=end).filter_map(|i| lines.get(i)).map(|l| l.line.text.as_str()).collect();
    parts.join(" ")
}

/// The headline's text, as far as the page shows what belongs to it.
pub(super) fn text(lines: &[Shaped], title: usize, site_name: Option<&str>) -> String {
    let text = clean(&whole(lines, title), site_name);
    let own = lines.first().filter(|_| title > 0).map(|l| fold(&l.line.text));
    let bare = own.and_then(|own| without_kicker(&text, &own).map(str::to_owned));
    bare.unwrap_or(text)
}

/// A headline without the kicker before it, where the page's own title begins with the headline: `At the canal - Gate lifted`.
fn without_kicker<'t>(text: &'t str, own: &str) -> Option<&'t str> {
    /// Words of the shortest headline that may be told so.
    const LEAST: usize = 3;
    let rest = [" - ", " – ", " — ", " | "].iter().filter_map(|sign| text.split_once(sign)).map(|(_, rest)| rest);
    rest.into_iter().find(|rest| rest.split_whitespace().count() >= LEAST && own.starts_with(&fold(rest)))
}

/// The headline as it is to be shown: without the label that a line's bold start leaves, the site's name at its end.
fn clean(text: &str, site_name: Option<&str>) -> String {
    // What leads to the place itself, or to where it is changed.
    let text = text.trim().trim_end_matches('¶').trim_end_matches("[edit]").trim_end();
    let text = last_step(without_day(text).unwrap_or(text));
    const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " :: ", " · ", " » ", " • ", "｜"];
    let cut = SEPARATORS.iter().filter_map(|s| text.rfind(s).map(|at| (at, s.len()))).max_by_key(|(at, _)| *at);
    if let Some((at, length)) = cut {
        let (head, tail) = (text.get(..at).unwrap_or_default(), text.get(at + length..).unwrap_or_default());
        let is_site = is_domain(tail)
            || sounds_like_outlet(tail)
            || site_name.is_some_and(|name| fold(name).contains(&fold(tail)));
        if is_site && head.split_whitespace().count() > 1 {
            return head.trim().to_owned();
        }
    }
    text.to_owned()
}

/// The last step of a trail that the headline ends: "You are here: Home » World » Headline".
fn last_step(text: &str) -> &str {
    const LABELS: &[&str] = &[
        "you are here", "du befindest dich hier", "sie sind hier", "sie befinden sich hier", "vous etes ici",
        "estas en",
    ];
    let start = text
        .split_once(':')
        .filter(|(label, _)| LABELS.contains(&fold(label).as_str()))
        .map_or(text, |(_, rest)| rest.trim());
    let last = trail(start).and_then(|steps| steps.rsplit(['»', '>', '›', '→']).next()).map(str::trim);
    last.filter(|last| !last.is_empty()).unwrap_or(text)
}

/// The standfirst: the sentence right under the headline, before byline and story.
pub(super) fn standfirst<'a>(lines: &'a [Shaped], title: usize, story: &Range<usize>) -> Option<(usize, &'a str)> {
    let between = title + 1..story.start;
    let next = between.filter(|i| lines.get(*i).is_some_and(|l| l.shape != Shape::Image)).take(3);
    next.filter_map(|i| lines.get(i).map(|l| (i, l))).find_map(|(i, l)| {
        let reads = matches!(l.shape, Shape::Prose | Shape::Sentence | Shape::Short);
        let sentence = l.mass >= 8
            && !l.line.bullet
            && !l.is_meta()
            && furniture::of(&l.line.text, l.mass) != Some(Furniture::Control);
        (reads && sentence).then_some((i, l.line.text.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::text_dump::{Context, read};

    #[test]
    fn finds_the_headline_of_other_layouts() {
        let story: String = (1..5)
            .map(|n| {
                format!(
                    "Ferry number {n} over the river sails again from Monday, said the harbour master, after years.\n\n"
                )
            })
            .collect();
        let menu = " * Ships\n * Tides\n * Letters\n * Contact\n\n";
        let headline = "The ferry sails again after nine years";
        let notice = "Your card has expired, so that we cannot take what you pay us each month for the paper and for all that stands in it.\n\nUpdate now\n\n";
        for (above, title) in [
            // The feeds that lynx names first.
            (
                format!(
                    "#The River Paper » Feed The River Paper » Comments\n\nThe River Paper\n{menu}{headline}\n\n6 July 2025\n"
                ),
                headline,
            ),
            // The site's name twice, and no title.
            (format!("The River Paper\n\nThe River Paper\n\nMenu\n\n{menu}{headline}\n\nAda Moss\n\n"), headline),
            // Headlines that begin as menus and controls do.
            (
                format!("The River Paper\n\n{menu}Home prices rise along the river\n\n6 July 2025\n\n"),
                "Home prices rise along the river",
            ),
            (
                format!("The River Paper\n\n{menu}Search for the lost ferry ends\n\n6 July 2025\n\n"),
                "Search for the lost ferry ends",
            ),
            // A trail that ends in the headline.
            (format!("The River Paper\n\n{menu}You are here: Home » News » {headline}\n\n6 July 2025\n\n"), headline),
            // A headline in two lines.
            (format!("The River Paper\n\n{menu}The ferry sails again\nafter nine years\n\n6 July 2025\n\n"), headline),
            // A headline that asks, above its standfirst.
            (
                format!("The River Paper\n\n{menu}Does the ferry sail again after nine years?\n\n"),
                "Does the ferry sail again after nine years?",
            ),
            // One that names a day, above that of publication.
            (
                format!("The River Paper\n\n{menu}Ferry sails again on 31 January\n\n6 July 2025\n\n"),
                "Ferry sails again on 31 January",
            ),
            // Above a label with the headline of another story.
            (
                format!(
                    "The River Paper\n\n{menu}{headline}\nBy Ada Moss\n6 July 2025\n\nThe river rises.\n\nREAD MORE: The longest loaf of the valley\n\n"
                ),
                headline,
            ),
            // Below the way to the stories before and after.
            (
                format!(
                    "The River Paper\n\n« The longest loaf of the valley | Main | Seal found in pool »\n\n{headline}\n\nBy Ada Moss on 6 July 2025\n\n"
                ),
                headline,
            ),
            // The site's name right above the day.
            (format!("The River\n\n6 July 2025\n\n{headline}\n\n"), headline),
            // As long as a paragraph, below notices and above its standfirst, a name and the day.
            (
                format!("The River Paper\n\n{menu}{notice}{headline}, and nobody on either bank of it knows who is to pay for the coal\n\nA council meets.\n\nAda Moss\n\n6 July 2025\n\n"),
                "The ferry sails again after nine years, and nobody on either bank of it knows who is to pay for the coal",
            ),
            // What somebody says, above the day, where a kicker and notices stand above it.
            (
                format!("The River Paper\n\n{menu}{notice}Who are you?\n\n{notice}Letters\n\n“It sails. And about time.”\n\nAt the ferry with the harbour master, who has waited.\n\n6 July 2025 Ada Moss\n\n"),
                "“It sails. And about time.”",
            ),
            // Above a day whose year has two digits.
            (
                format!("The River Paper\n\n{menu}News\n\nThe ferry sails again after nine years, and it is dry!\n\n6.7.25\n\n"),
                "The ferry sails again after nine years, and it is dry!",
            ),
            // Below tags that ran into their label.
            (
                format!("The River Paper\n\n{menu}TemasHarbour masterFerry number\n\nNine years later\n\nBy Ada Moss\n\n6 July 2025\n\n"),
                "Nine years later",
            ),
            // A line with a day in it that the feed of the comments is called by.
            (
                "   #The River Paper » Feed The River Paper » The Feed The River Paper » Timetable of ferry number\n   four: May 2025 Comments Feed Fares to rise\n\nThe River Paper\n\nAll that floats, and some that has sunk (Ada’s father)\n\nTimetable of ferry number four: May 2025\n\nBy Ada Moss\n\n"
                    .to_owned(),
                "Timetable of ferry number four: May 2025",
            ),
            // Behind a kicker that the page's own title has not.
            (
                format!("{headline} - News - The River\n\n{menu}On the river - {headline}\n\nBy Ada Moss\n\n6 July 2025\n\n"),
                headline,
            ),
            // A menu in one line.
            (format!("The River Paper | Archive | Subscribe\n\n{headline}\n\nAda Moss | 6 July 2025\n\n"), headline),
            // Above another line that has it, with a kicker.
            (format!("The River Paper\n\n{menu}{headline}\n\nAfter the pause {headline}\n\n"), headline),
            // A headline that ends as sentences do, below its date.
            (
                format!(
                    "The River Paper\n\n{menu}Published on 6 July 2025\n\nNine years, and now the ferry sails.\n\n"
                ),
                "Nine years, and now the ferry sails.",
            ),
        ] {
            let text = format!("{above}{story}© 2025 The River\n");
            assert_eq!(read(&text, &Context::default()).title.as_deref(), Some(title), "{above}");
        }
    }

    #[test]
    fn cuts_an_outlets_name() {
        for (line, title) in [
            ("Ferry sails again | The River Gazette", "Ferry sails again"),
            ("Ferry sails again¶", "Ferry sails again"),
            ("Ferry sails again [edit]", "Ferry sails again"),
            ("Ferry sails again - river.example", "Ferry sails again"),
            ("Ferry sails again at night - 12.30", "Ferry sails again at night - 12.30"),
        ] {
            assert_eq!(super::clean(line, None), title);
        }
    }
}
