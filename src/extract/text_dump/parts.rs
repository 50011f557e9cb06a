//! Which lines of the story's stretch are the story: what boxes, labels and pictures put between its paragraphs is not.

use std::ops::Range;

use super::{
    furniture::{self, Furniture},
    reach::{goes_on, is_said},
    story::{Shape, Shaped},
};
use crate::{
    extract::{
        body::{
            self, behind, consent, notices,
            phrases::{self, Topic},
        },
        byline,
        sentence::{begins_speech, ends_sentence},
        tags,
        title::fold_key,
    },
    fold::fold,
};

/// Words of a label.
const LABEL: usize = 8;
/// The part of a label that its phrase takes up.
const MOSTLY: f32 = 0.3;
/// Words of a line that names another story.
const POINTER: usize = 30;
/// Lines of a call to subscribe behind its label.
const CALL: usize = 3;

/// The story's text from its lines, one block a line.
pub(super) fn text(lines: &[Shaped], range: Range<usize>) -> String {
    let mut kept = chosen(lines, range);
    while kept.last().is_some_and(|&i| is_ending(&lines[i])) {
        kept.pop();
    }
    let texts: Vec<&str> = kept.into_iter().map(|i| lines[i].line.text.as_str()).collect();
    texts.join("\n")
}

/// The lines of the range that are the story's.
fn chosen(lines: &[Shaped], range: Range<usize>) -> Vec<usize> {
    let mut kept: Vec<usize> = Vec::with_capacity(range.len());
    let mut i = range.start;
    while i < range.end.min(lines.len()) {
        let boxed = box_at(lines, i, range.end);
        if boxed > i {
            i = boxed;
            continue;
        }
        if belongs(lines, i, &range) {
            kept.push(i);
        }
        i += 1;
    }
    kept
}

/// Where the box ends that a label at `i` begins; `i` where there is none.
fn box_at(lines: &[Shaped], i: usize, end: usize) -> usize {
    match label(&lines[i]) {
        Some(Topic::Related) => {
            let from = named_from(lines, i);
            let others = lines.get(from..end).unwrap_or_default();
            let count = others.iter().take_while(|l| is_short(l) || l.line.bullet && from > i + 1).count();
            from + count - usize::from(ends_with_heading(&others[..count]))
        }
        Some(Topic::Signup) => {
            // The button may stand behind what was taken for the story's end.
            let behind = lines.get(i + 1..lines.len().min(i + 1 + CALL)).unwrap_or_default();
            let call = behind.iter().take_while(|l| l.shape != Shape::Prose);
            call.clone().position(|l| l.line.field || is_button(l)).map_or(i + 1, |at| i + 2 + at)
        }
        Some(_) => i + 1,
        None => i,
    }
}

/// Whether the last line of a list of other stories is none of its items, but a heading of what follows.
fn ends_with_heading(others: &[Shaped]) -> bool {
    let [items @ .., last] = others else { return false };
    let is_set_in = items.first().is_some_and(|first| last.line.indent > first.line.indent);
    !items.is_empty()
        && items.iter().all(|l| l.line.bullet)
        && last.shape == Shape::Short
        && !last.line.bullet
        && !is_set_in
}

/// Where the names of other stories begin behind a label: a sentence may lead their list.
pub(super) fn named_from(lines: &[Shaped], label: usize) -> usize {
    let is_lead = lines.get(label + 1).is_some_and(|l| l.shape == Shape::Sentence && !l.line.bullet);
    let is_item = lines.get(label + 2).is_some_and(|l| l.line.bullet);
    label + 1 + usize::from(is_lead && is_item)
}

/// What a label announces, if a line is one.
fn label(line: &Shaped) -> Option<Topic> {
    const TOPICS: [Topic; 7] =
        [Topic::Related, Topic::Signup, Topic::Comments, Topic::Share, Topic::Ad, Topic::Cookies, Topic::Tags];
    if line.heads_others() {
        return Some(Topic::Related);
    }
    let text = line.line.text.as_str();
    if line.mass > LABEL || !is_short(line) {
        return None;
    }
    if phrases::is_notice(text) || furniture::is_call(text) && !furniture::is_sentence(text, line.mass) {
        return Some(Topic::Signup);
    }
    let shares = phrases::shares(text);
    // "WhatsApp did not comment.", "Spenden kamen aus Marl."
    let is_told = furniture::is_sentence(text, line.mass) && text.contains(' ');
    let speaks = || phrases::speaks_to_reader(&fold(text));
    let is_labels = |topic: Topic| !is_told || topic != Topic::Share && speaks();
    TOPICS.into_iter().find(|&topic| shares[topic as usize] >= MOSTLY && is_labels(topic))
}

/// Whether a line is no paragraph and no sentence.
fn is_short(line: &Shaped) -> bool {
    !line.reads()
}

fn is_button(line: &Shaped) -> bool {
    line.mass <= 2 && is_short(line)
}

/// Whether a line inside the stretch is of the story: paragraphs are; a short line is as a heading over one, an item of a
/// list or a row of a table.
fn belongs(lines: &[Shaped], i: usize, range: &Range<usize>) -> bool {
    let line = &lines[i];
    let text = line.line.text.as_str();
    if phrases::is_notice(text)
        || asks(text, line.mass)
        || notices::is_sharing(text)
        || is_short(line) && phrases::is_offer(text)
        || line.mass <= POINTER && phrases::label_of_others(text).is_some()
        || is_short(line) && is_byline(line)
    {
        return false;
    }
    match line.shape {
        Shape::Prose | Shape::Sentence => true,
        Shape::Image | Shape::Number | Shape::Furniture(_) | Shape::Dated | Shape::Teaser => false,
        Shape::Repeated | Shape::Short => {
            line.line.columns > 1
                || line.line.bullet
                || !line.often
                    && (heads(lines, i, range) || line.shape == Shape::Short && (is_said(line) || goes_on(line)))
        }
    }
}

/// Whether a line leads to a name and goes on with nothing but a sign or a day.
fn is_byline(line: &Shaped) -> bool {
    let named = Some(line.line.text.as_str()).filter(|_| line.is_byline()).and_then(byline::starts_byline);
    let name = named.and_then(|named| {
        let names = byline::authors(&line.line.text).into_iter();
        names.into_iter().find_map(|name| named.strip_prefix(name.as_str()).map(|rest| (name, rest)))
    });
    name.is_some_and(|(name, rest)| {
        let ends = rest.is_empty() || rest.starts_with([' ', ',', ';', '|', '/']);
        name.contains(' ') && ends && !rest.trim_start().starts_with(char::is_alphabetic)
    })
}

/// Whether a sentence asks to subscribe or to allow something.
fn asks(text: &str, mass: usize) -> bool {
    /// Words.
    const LONGEST: usize = 40;
    /// Of the line: a phrase that begins it, or that may stand anywhere in it.
    const PART: f32 = 0.1;
    // What a sentence tells speaks to nobody, and a notice is no quotation. Who is spoken to is known in scripts with spaces alone.
    let is_told =
        || text.contains(' ') && furniture::is_sentence(text, mass) && !phrases::speaks_to_reader(&fold(text));
    if mass > LONGEST || begins_speech(text) || is_told() {
        return false;
    }
    let shares = phrases::shares(text);
    [Topic::Signup, Topic::Cookies, Topic::Paywall].iter().any(|&topic| shares[topic as usize] >= PART)
}

/// Whether a short line stands over a paragraph alone.
fn heads(lines: &[Shaped], i: usize, range: &Range<usize>) -> bool {
    let is_nothing = |l: &&Shaped| matches!(l.shape, Shape::Image | Shape::Number);
    // What stands above a caption describes its picture.
    let is_between =
        |l: &&Shaped| is_nothing(l) || matches!(l.shape, Shape::Furniture(Furniture::Credit | Furniture::Control));
    let next = lines.get(i + 1..range.end).unwrap_or_default().iter().find(|l| !is_nothing(l));
    let names_other = |l: &&Shaped| l.mass <= POINTER && phrases::label_of_others(&l.line.text).is_some();
    let above = lines.get(range.start..i).unwrap_or_default();
    // Captions end with who took the picture.
    let is_caption = lines[i].line.text.ends_with([')', ']']);
    let before = above.iter().rfind(|l| !is_between(l) && (is_caption || !names_other(l)));
    next.is_some_and(|l| !is_short(l) || l.line.bullet) && before.is_none_or(|l| !is_short(l) || l.line.bullet)
}

/// Whether a line behind the story speaks of the page.
fn is_ending(line: &Shaped) -> bool {
    /// Words.
    const LONGEST: usize = 60;
    /// Of a line that says what somebody else does.
    const PART: f32 = 0.1;
    let text = line.line.text.as_str();
    let is_life = || phrases::shares(text)[Topic::Author as usize] >= PART && !text.starts_with('(');
    let says = || phrases::is_ending(text) || is_life() || body::asks(text) || consent::is_notice(text);
    line.mass <= LONGEST
        && !line.line.bullet
        && (says() || behind::is_end_word(text) || tags::is_filed(text) || byline::entrys_author(text).is_some())
        || is_short(line) && !line.line.bullet && line.line.columns == 1 && !ends_sentence(&line.line.text)
}

/// Takes from the story's end what its author does else, a line that begins with a name or a label for it and all behind it, and the
/// names of the stories before and behind it.
pub(super) fn drop_behind(text: &mut String, authors: &[String]) {
    /// Lines behind a story.
    const LINES: usize = 4;
    /// Words of a life.
    const LONGEST: usize = 60;
    let tells = |line: &str| {
        let words = line.split_whitespace().count();
        let rest = authors.iter().filter(|name| name.contains(' ')).find_map(|name| line.strip_prefix(name.as_str()));
        words <= LONGEST && rest.is_some_and(|rest| rest.starts_with(' ') || rest.starts_with(',') || rest.is_empty())
    };
    let mut lines: Vec<&str> = text.lines().collect();
    let last = |lines: &[&str]| lines.len().saturating_sub(behind::REACH).max(1);
    lines.truncate(lines.len() - behind::neighbours(lines.get(last(&lines)..).unwrap_or_default()));
    let keys: Vec<String> = authors.iter().map(|author| fold_key(author)).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).filter(|key| key.contains(' ')).collect();
    lines.truncate(lines.len() - behind::lives(lines.get(last(&lines)..).unwrap_or_default(), &keys));
    let behind = lines.len().saturating_sub(LINES).max(1);
    let life = lines.get(behind..).and_then(|last| last.iter().position(|line| tells(line)));
    if let Some(at) = life {
        lines.truncate(behind + at);
    }
    *text = lines.join("\n");
}

#[cfg(test)]
mod tests {
    use super::super::{Context, lines, read, story};
    use super::*;

    const STORY: &str =
        "The gate was lifted out of the water on Thursday, ninety-one years after the town had hung it there.";
    const MORE: &str =
        "Nobody on the bank had thought that it would come up in one piece, and least of all those who had hung it.";

    #[test]
    fn what_stands_between_paragraphs_is_the_storys_or_not() {
        for (between, kept) in [
            ("What the crane lifted", true),
            ("The crane:\n\n  * two hooks\n  * a chain", true),
            ("Read also: Why the ridge matters to birds", false),
            ("Related stories\n\nSeal found in pool\n\nFares to rise by a tenth", false),
            ("Advertisement", false),
            ("Sign up for our newsletter\n\nThe day's best stories, every morning.\n\n[                  ]OK", false),
            (
                "Sign up for our newsletter\n\nThe day's best stories, every morning.\n\n____________________ (BUTTON) Go",
                false,
            ),
            ("Inscrivez-vous à notre newsletter\n\nChaque matin, tout ce qui compte.\n\nOK", false),
            ("ニュースレターに登録\n\n毎朝お届けします。\n\nOK", false),
            ("Subscribe now to read all that we have on locks.", false),
            ("You must accept cookies of third parties to see this.", false),
            ("Seal found in pool\n\nFares to rise by a tenth\n\nOrchard finds a buyer", false),
            ("10:14", false),
            ("3 Min Lesezeit", false),
            ("Share this story via WhatsApp Share this story via Facebook Copy link", false),
            ("By Bo Ek, Marl", false),
            ("By Bo Ek's own account", true),
            ("Vis mer", false),
            ("“It floats.”", true),
            ("“Donate your boats,” he told them.", true),
            ("“Follow me!”", true),
            ("Anmelden muss sich keiner.", true),
            ("Spenden kamen aus Marl.", true),
            ("この記事は会員限定です。", false),
        ] {
            let dump = format!("{STORY}\n\n{between}\n\n{MORE}\n");
            let lines = lines::read(&dump);
            let shaped = story::shapes(&lines);
            let text = text(&shaped, 0..shaped.len());
            let first = between.lines().next().unwrap_or_default();
            assert_eq!(text.contains(first), kept, "{between}: {text}");
            assert_eq!(text.lines().count() > 2, kept, "{text}");
            assert!(text.starts_with(STORY) && text.ends_with(MORE), "{text}");
        }
    }

    #[test]
    fn a_heading_may_stand_behind_a_picture_or_the_names_of_others() {
        for behind in [
            "The gate at noon. Photo: Ann Lee",
            "Read also: Why the ridge matters to birds",
            "Related stories\n\n  * Seal found in pool\n  * Fares to rise by a tenth",
        ] {
            let dump = format!("{STORY}\n\n{behind}\n\nWhat the crane lifted\n\n{MORE}\n");
            let lines = lines::read(&dump);
            let shaped = story::shapes(&lines);
            assert_eq!(text(&shaped, 0..shaped.len()), format!("{STORY}\nWhat the crane lifted\n{MORE}"));
        }
    }

    #[test]
    fn a_label_hides_no_paragraph() {
        for between in ["Related stories", "Sign up for our newsletter", "Share this"] {
            let dump = format!("{STORY}\n\n{between}\n\n{MORE}\n");
            let lines = lines::read(&dump);
            let shaped = story::shapes(&lines);
            assert_eq!(text(&shaped, 0..shaped.len()), format!("{STORY}\n{MORE}"));
        }
    }

    #[test]
    fn no_paragraph_is_taken_for_a_call() {
        let dump = format!("{STORY}\n\nSign up for our newsletter\n\n{MORE}\n\nThe wood\n\n{STORY} So it was.\n");
        let lines = lines::read(&dump);
        let shaped = story::shapes(&lines);
        assert_eq!(text(&shaped, 0..shaped.len()), format!("{STORY}\n{MORE}\nThe wood\n{STORY} So it was."));
    }

    #[test]
    fn the_authors_life_is_no_part_of_the_story() {
        for (end, over) in [
            ("Lena Quill writes about water.", true),
            ("Lena Quill\nCovers the county. Has two goats.", true),
            ("Lena Quills were not seen.", false),
            ("Ivo Marsh writes about water.", false),
        ] {
            let mut text = format!("The gate is out.\n{end}");
            drop_behind(&mut text, &["Lena Quill".to_owned()]);
            assert_eq!(text == "The gate is out.", over, "{end}");
        }
    }

    #[test]
    fn other_stories_weigh_less_than_the_pages_own() {
        let menu = "  * News\n  * Sport\n  * Books\n  * Games\n  * Tides\n\n";
        let teaser = |n| {
            format!(
                "Seal {n} found in pool\n\nThe seal had come up the drain at night and was found by the man who cleans the pool, who told it to …\n\n3 May 2025\n\n"
            )
        };
        let teasers: String = (0..6).map(teaser).collect();
        let dump = format!(
            "{menu}Oak gate leaves the canal\n\nBy Lena Quill\n\n2 May 2025\n\n{STORY}\n\n{MORE}\n\nMore stories\n\n{teasers}"
        );
        let fields = read(&dump, &Context::default());
        assert_eq!(fields.text, format!("{STORY}\n{MORE}"));
        assert_eq!(fields.title.as_deref(), Some("Oak gate leaves the canal"));
    }
}
