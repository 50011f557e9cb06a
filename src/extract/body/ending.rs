//! What a page says behind a story's last sentence: tags, credits, copyright, who wrote it, questions to the reader.

use crate::{
    extract::{
        byline, dates,
        letters::COLONS,
        outline::{Block, BlockKind, Outline},
        published::labels,
        tags,
        title::{fold_key, holds_words},
    },
    fold::fold,
};

use super::{
    Stated, Story, behind, contacts, ends_sentence,
    head::{self, keep},
    phrases,
    phrases::Topic,
    total,
};

/// Lines that a page puts behind a story, at most.
const LINES: usize = 4;

/// Takes from a story's end what speaks of the page or of its author: tags, credits, copyright, questions to the reader. `stated` are the
/// elements that say who wrote the story and when.
pub fn drop_ending(outline: &Outline, story: &mut Story, authors: &[String], stated: &[Stated]) {
    let names = authors.iter().map(|name| (fold_key(name), is_person(name)));
    let authors: Vec<(String, bool)> = names.filter(|(name, _)| name.contains(' ')).collect();
    /// Characters of a line that says no more than who wrote the story or when.
    const STATED: usize = 60;
    let is_over = |&&b: &&usize| {
        let block = &outline.blocks[b];
        is_ending(block, &authors)
            || block.chars <= STATED && head::is_line(block) && stated.iter().any(|stated| stated.is_in(outline, block))
    };
    // Behind the line that says whose it is a page may say more, but the story nothing.
    let is_claim = |&b: &usize| is_claim(&outline.blocks[b]);
    let claimed = story.blocks.iter().rev().take(LINES).position(is_claim).map_or(0, |at| at + 1);
    let behind = claimed.max(behind_year(outline, &story.blocks)).max(behind_end(outline, story));
    let behind = behind.max(behind_web_address(outline, &story.blocks));
    let before = |behind: usize| &story.blocks[..story.blocks.len() - behind];
    let behind = behind + contacts::behind(outline, before(behind));
    let keys: Vec<&str> = authors.iter().map(|(author, _)| author.as_str()).collect();
    let last = last_lines(outline, before(behind));
    let is_link = |at: usize| last[at].link_chars * 2 > last[at].chars;
    let behind = behind + behind::neighbours_among(&texts(&last), is_link);
    let behind = behind + behind::lives(&texts(&last_lines(outline, before(behind))), &keys);
    let over = behind + story.blocks.iter().rev().skip(behind).take(LINES).take_while(is_over).count();
    if over > 0 {
        let kept = story.blocks[..story.blocks.len() - over].to_vec();
        keep(outline, story, kept);
    }
}

/// A story's last blocks, but for the first, as far as no table is among them.
fn last_lines<'o>(outline: &'o Outline, blocks: &[usize]) -> Vec<&'o Block> {
    let last = blocks.iter().skip(1).rev().take(behind::REACH).map(|&b| &outline.blocks[b]);
    let mut lines: Vec<&Block> = last.take_while(|block| block.kind != BlockKind::TableRow).collect();
    lines.reverse();
    lines
}

fn texts<'o>(blocks: &[&'o Block]) -> Vec<&'o str> {
    blocks.iter().map(|block| block.text.as_str()).collect()
}

/// Whether an author's name is no organisation's, whose doings a story may end with.
fn is_person(name: &str) -> bool {
    /// Words between the parts of names that people do not have.
    const BETWEEN: [&str; 14] =
        ["of", "the", "for", "and", "&", "der", "für", "des", "du", "les", "del", "los", "degli", "dos"];
    let is_between = |word: &str| BETWEEN.contains(&word);
    let has_given_name = byline::begins_with_given_name(name);
    has_given_name || !byline::names_no_person(name) && !byline::names_agency(name) && !name.split(' ').any(is_between)
}

/// Characters of a line behind a story; of what is longer a part would be the story's.
const LONGEST: usize = 400;

fn is_ending(block: &Block, authors: &[(String, bool)]) -> bool {
    if block.chars > LONGEST || matches!(block.kind, BlockKind::Heading(_) | BlockKind::ListItem | BlockKind::TableRow)
    {
        // A term before its list.
        return block.kind == BlockKind::ListItem && tags::is_plain_label(&block.text);
    }
    // A line of verse goes on from the one before, in small letters mostly.
    let is_verse = block.link_chars == 0 && (block.continues || block.text.starts_with(char::is_lowercase));
    phrases::is_ending(&block.text)
        || !is_verse && is_label(&block.text)
        || is_labelled(&block.text)
        || tags::is_hashed(&block.text)
        || is_address(&block.text)
        || is_of(authors, &block.text)
        || is_signature(authors, &block.text)
        || is_dated_label(&block.text)
        || is_paging(&block.text)
        || is_mark(&block.text)
        || behind::is_end_word(&block.text)
        || tags::is_filed(&block.text)
        || leads_away(block)
}

/// Whether a line says whose the page is, and that all rights are reserved.
fn is_claim(block: &Block) -> bool {
    const SIGNS: [&str; 4] = ["©", "copyright ©", "copyright (c)", "(c) "];
    let begins = |sign: &&str| block.text.get(..sign.len()).is_some_and(|start| start.eq_ignore_ascii_case(sign));
    block.chars <= LONGEST
        && !matches!(block.kind, BlockKind::ListItem | BlockKind::TableRow)
        && SIGNS.iter().any(begins)
        && phrases::shares(&block.text)[Topic::Copyright as usize] > 0.0
}

/// Lines at a story's end from that on which says whose it is since when, `© 2025 Ada Lund`, where none is a sentence: an address.
fn behind_year(outline: &Outline, blocks: &[usize]) -> usize {
    /// Characters, and digits of a year.
    const LONGEST: usize = 80;
    const YEAR: usize = 4;
    let is_line = |block: &&Block| block.chars <= LONGEST && !ends_sentence(&block.text);
    let lines = blocks.iter().rev().take(LINES).map(|&b| &outline.blocks[b]).take_while(is_line);
    let says_year = |block: &Block| block.text.bytes().filter(u8::is_ascii_digit).count() >= YEAR;
    let is_claim = |(_, block): &(usize, &Block)| block.text.starts_with('©') && says_year(block);
    lines.enumerate().find(is_claim).map_or(0, |(at, _)| at + 1)
}

/// Blocks from the mark on that a release to the press ends with, `ENDS` or `-30-`, where most of the story stands before it: what
/// follows are notes to editors. `# # #` parts the paragraphs of a story as well.
fn behind_end(outline: &Outline, story: &Story) -> usize {
    let text = |b: &usize| outline.blocks[*b].text.as_str();
    let is_mark = |b: &usize| is_end(text(b));
    let Some(at) = story.blocks.iter().rposition(is_mark) else { return 0 };
    let (told, rest) = story.blocks.split_at(at);
    let parts = || {
        let is_one_of_several = told.iter().any(|b| is_hashes(text(b)));
        is_hashes(text(&rest[0])) && (is_one_of_several || rest.get(1).is_some_and(|next| !begins_notes(text(next))))
    };
    if total(&story.words, told) > total(&story.words, rest) && !parts() { rest.len() } else { 0 }
}

/// Whether a text is what a release has behind its end: a label, an address, whom to ask and who it is from.
fn begins_notes(text: &str) -> bool {
    #[rustfmt::skip]
    const FIRST: [&str; 15] = [
        "about", "note", "notes", "editor", "editors", "media", "contact", "contacts", "über", "kontakt", "pressekontakt", "acerca", "sobre",
        "informazioni", "for",
    ];
    let first = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    let is_web = || text.contains("://") || text.split_whitespace().any(is_mail);
    !ends_sentence(text) || FIRST.contains(&first.as_str()) || contacts::is_label(text) || is_web()
}

/// `###`, `# # #`.
fn is_hashes(text: &str) -> bool {
    text.matches('#').count() == 3 && text.chars().all(|c| matches!(c, '#' | ' '))
}

/// Lines at a story's end from the one on that announces its address, as print versions do: `Find this story at:`.
fn behind_web_address(outline: &Outline, blocks: &[usize]) -> usize {
    /// Characters of a line behind it.
    const LONGEST_LINE: usize = 120;
    let is_web = |text: &str| text.starts_with("http") && text.contains("://") && !text.contains(' ');
    let lines = blocks.iter().rev().take(LINES).map(|&b| &outline.blocks[b]);
    let is_short = |block: &Block| block.chars <= LONGEST_LINE || phrases::is_ending(&block.text);
    let mut lines = lines.take_while(|block| is_short(block));
    let Some(at) = lines.position(|block| is_web(&block.text)) else { return 0 };
    let announces = lines.next().is_some_and(|block| block.text.ends_with(':'));
    if announces { at + 2 } else { 0 }
}

/// Whether a line numbers and turns a story's pages: `Page 1 of 3 1 | 2 | 3 Next >>`.
fn is_paging(text: &str) -> bool {
    /// Bytes.
    const LONGEST: usize = 80;
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "page", "pages", "of", "next", "previous", "prev", "first", "last", "continued", "on", "seite", "von", "weiter", "zuruck",
        "nachste", "vorherige", "de", "sur", "suivante", "suivant", "precedente", "pagina", "di", "siguiente", "anterior", "avanti",
        "volgende", "vorige", "van", "proxima", "sida", "side", "neste", "nasta", "strona", "nastepna", "страница", "из", "далее",
    ];
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_number = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    // "Pages: 312" counts those of a book.
    let counts = || words().count() == 2 && text.contains(COLONS);
    text.len() <= LONGEST
        && words().any(is_number)
        && !words().all(is_number)
        && !counts()
        && words().all(|word| is_number(word) || WORDS.contains(&fold(word).as_str()))
}

fn is_end(text: &str) -> bool {
    /// Bytes of the longest.
    const LONGEST: usize = 16;
    if text.len() > LONGEST {
        return false;
    }
    let mark = text.trim_matches(|c: char| !c.is_alphanumeric());
    if is_hashes(text) {
        return true;
    }
    let is_set_off = text.starts_with(['-', '–', '—', '*', '#', '~']) && text.ends_with(['-', '–', '—', '*', '#', '~']);
    matches!(mark, "ENDS" | "END")
        || is_set_off && ["ends", "end", "30"].iter().any(|end| mark.eq_ignore_ascii_case(end))
}

/// Whether a line is hardly more than links: "Back | News". Where signs part them, there may be many.
pub(super) fn leads_away(block: &Block) -> bool {
    /// Characters, also of many links.
    const LONGEST: usize = 60;
    const LONGEST_ROW: usize = 200;
    const SIGNS: [&str; 7] = [" | ", " * ", " · ", " • ", " :: ", "】", "] ["];
    if block.continues || block.link_chars == 0 || block.chars > LONGEST_ROW {
        return false;
    }
    let is_link = || block.link_chars == block.chars || !ends_sentence(&block.text);
    let is_short = || block.chars <= LONGEST && block.link_chars * 2 > block.chars && is_link();
    let is_row = || {
        let letters = || block.text.chars().filter(|c| c.is_alphanumeric()).count();
        SIGNS.iter().any(|sign| block.text.contains(sign)) && block.link_chars >= letters()
    };
    is_short() || is_row()
}

/// Whether a line is a mark in brackets: an agency, initials, the day, `(dpa)`, `/ritzau/`, `（完）`, `(6 July 2003)`.
fn is_mark(text: &str) -> bool {
    /// Characters of a mark, and bytes of a day.
    const LONGEST: usize = 12;
    const LONGEST_DAY: usize = 60;
    const PAIRS: [(char, char); 5] = [('(', ')'), ('[', ']'), ('（', '）'), ('/', '/'), ('【', '】')];
    #[rustfmt::skip]
    const HEARD: [&str; 26] = [
        "applause", "laughter", "laughs", "laughing", "cheers", "beifall", "applaus", "heiterkeit", "gelachter", "lacht", "lachen", "rires", "rire",
        "risas", "aplausos", "risos", "applausi", "risate", "gelach", "oklaski", "smiech", "смех", "аплодисменты", "笑", "拍手", "笑声",
    ];
    let text = text.trim();
    let inside = PAIRS.iter().find_map(|&(open, close)| text.strip_prefix(open)?.strip_suffix(close));
    inside.is_some_and(|inside| {
        let is_word = |c: char| c.is_alphabetic() || "/.-".contains(c);
        let is_short = inside.chars().count() <= LONGEST && inside.chars().all(is_word);
        // What is heard at a speech.
        let is_short = is_short && !inside.ends_with('.') && !HEARD.contains(&fold(inside).as_str());
        !inside.is_empty() && is_short || inside.len() <= LONGEST_DAY && byline::is_date(inside)
    })
}

/// Whether a line without a sentence in it begins or names what stands around stories.
fn is_label(text: &str) -> bool {
    /// Of a line that its phrase takes up; of one that announces others with a colon, a story's last line may have as much.
    const PART: f32 = 0.1;
    const MOST: f32 = 0.5;
    /// Bytes.
    const LONGEST: usize = 120;
    const TOPICS: [Topic; 5] = [Topic::Related, Topic::Share, Topic::Comments, Topic::Tags, Topic::Credit];
    let announces = text.ends_with(':');
    if text.len() > LONGEST || ends_sentence(text) && !announces {
        return false;
    }
    let shares = phrases::shares(text);
    TOPICS.iter().any(|&topic| shares[topic as usize] >= if announces { MOST } else { PART })
}

/// Words before a colon for where a text is from, in lower case.
#[rustfmt::skip]
const SOURCES: &[&str] = &[
    "quelle", "source", "sources", "fuente", "fonte", "bron", "källa", "kilde", "lähde", "źródło", "zdroj", "forrás", "sursa",
    "kaynak", "источник", "джерело", "източник", "πηγή", "sumber", "nguồn", "来源", "來源", "出典", "출처", "المصدر", "منبع", "מקור",
    "स्रोत",
];

/// Whether a label is of those.
pub fn names_source(label: &str) -> bool {
    SOURCES.contains(&label.trim().to_lowercase().as_str())
}

/// Whether a line is a label and what it says of the text above: its source, its tags, when it was changed, and in scripts
/// without spaces who else worked on it.
fn is_labelled(text: &str) -> bool {
    /// Characters of a line, and words behind a label of its source.
    const LONGEST: usize = 80;
    const WORDS: usize = 5;
    if text.chars().count() > LONGEST || ends_sentence(text) {
        return false;
    }
    let bare = text.trim_matches(['(', ')', '（', '）', '[', ']', '【', '】', ' ']);
    let Some((label, value)) = bare.split_once([':', '：']) else { return tags::is_plain_label(bare) };
    let (label, value) = (label.trim(), value.trim());
    let is_wide = || label.starts_with(|c: char| c >= '\u{2E80}');
    let is_source = || names_source(label) && value.split_whitespace().count() <= WORDS;
    tags::begins_with_label(bare)
        || is_source()
        || is_wide() && byline::names_other_work(label)
        || byline::is_date(value) && labels::before_date(label).is_some() && names_day(value)
}

/// Whether a date is more than a year, in which books are published.
fn names_day(text: &str) -> bool {
    let is_year = |text: &str| text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
    !is_year(text.trim_end_matches('.'))
}

/// Whether a line is a mail address with no more than a name and a word beside it.
fn is_address(text: &str) -> bool {
    /// Words of such a line, with those of a name of three.
    const WORDS: usize = 6;
    let mut words = text.split_whitespace();
    text.contains('@') && words.clone().any(is_mail) && words.by_ref().nth(WORDS).is_none()
}

pub(super) fn is_mail(word: &str) -> bool {
    word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
}

/// Whether a line has an author's name and a mail address, or begins with the name and goes on as a sentence: what they do else. Of an
/// organisation a story may tell that as well, but not who of it wrote it.
fn is_of(authors: &[(String, bool)], text: &str) -> bool {
    /// Of the line.
    const PART: f32 = 0.05;
    if authors.is_empty() {
        return false;
    }
    let key = fold_key(text);
    // "Write to Ada Lund at ada@paper.example."
    let is_mailed = text.split_whitespace().any(is_mail);
    if is_mailed && authors.iter().any(|(author, is_person)| *is_person && holds_words(&key, author)) {
        return true;
    }
    let begins = |author: &str| key.strip_prefix(author).is_some_and(|rest| rest.starts_with(' '));
    let speaks = |author: &str| text.split_once(':').is_some_and(|(name, _)| fold_key(name) == author);
    let credits = || phrases::shares(text)[Topic::Author as usize] >= PART;
    authors.iter().any(|(author, is_person)| begins(author) && !speaks(author) && (*is_person || credits()))
}

/// Whether a line is an author's name behind a sign or a word for it: `-- Ada Lund`, `(By Ada Lund)`.
fn is_signature(authors: &[(String, bool)], text: &str) -> bool {
    /// Bytes.
    const LONGEST: usize = 80;
    if authors.is_empty() || text.len() > LONGEST || ends_sentence(text) {
        return false;
    }
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    let name = byline::starts_byline(bare).unwrap_or(bare);
    let key = fold_key(name);
    name.len() < text.len() && authors.iter().any(|(author, _)| *author == key)
}

/// Whether a line says when a story was published, when it changed, and where, behind its end: `Posted on 5 May 2003`, `Published in The
/// Quay on 5 May 2003. Updated 6 May.`
fn is_dated_label(text: &str) -> bool {
    /// Bytes.
    const LONGEST: usize = 100;
    /// Days of one line.
    const DAYS: usize = 3;
    if text.len() > LONGEST {
        return false;
    }
    let (mut rest, mut is_labelled) = (text, false);
    for _ in 0..DAYS {
        let Some(found) = dates::find_first(rest, &dates::Reading::default()) else { break };
        let before = &rest[..found.span.start];
        let is_word = || labels::is_plain(before) && before.split_whitespace().count() == 1;
        let is_bare = !before.contains(char::is_alphabetic) || is_word();
        if !is_bare && !is_label_of_day(before) {
            return false;
        }
        is_labelled |= !is_bare && names_day(&rest[found.span.clone()]);
        rest = &rest[found.span.end..];
    }
    is_labelled && !rest.contains(char::is_alphabetic)
}

/// Whether all that stands before a day says that a story was published or changed then.
fn is_label_of_day(before: &str) -> bool {
    /// Words of a label that begins with another word: `Last updated on`.
    const WORDS: usize = 4;
    let mut words = before.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let is_short = words.clone().count() <= WORDS && labels::before_date(before).is_some();
    is_short || words.next().is_some_and(|word| labels::before_date(word).is_some())
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    #[test]
    fn what_speaks_of_the_page_is_no_ending_of_a_story() {
        for (last, over) in [
            ("© 2021 Valley Media Group. All rights reserved.", true),
            ("ⓒ 골짜기일보, 무단전재 및 재배포 금지", true),
            ("【無断転載禁止】", true),
            ("김하늘 기자 sky@daily.example", true),
            ("Tags: bridge, flood, Tolvey", true),
            ("كلمات مفتاحية: تراث، مياه", true),
            ("Źródło: Kurier Doliny", true),
            ("（责任编辑：王小明）", true),
            ("Ultimo aggiornamento: 15 febbraio 2023, 09:00", true),
            ("Source: the river itself, as she liked to say whenever somebody asked her.", false),
            ("Opened: 15 February 1923", false),
            ("Main image: Lena Quill/Valley Post", true),
            ("Was this article helpful?", true),
            ("Hat Ihnen dieser Artikel gefallen?", true),
            ("Sharing is caring!", true),
            ("You may also like:", true),
            ("Lena Quill is a reporter for the Post and keeps two goats.", true),
            ("Follow her on Twitter @lenaquill.", true),
            ("Lena Quill: And nobody came.", false),
            ("Øyvind Sæther: And nobody came.", false),
            ("Øyvind Sæther is a reporter for the Post and keeps two goats.", true),
            ("County of Dun officials said that the boat would be named again in spring.", false),
            ("County of Dun writers Ada Lund and Bo Ek contributed to this report.", true),
            ("<a href=/>Back</a> | <a href=/n>News</a>", true),
            ("Nobody answered the mail to lena@post.example that day, not even the goat.", false),
            ("“Share it,” she said.", false),
            ("(Reporting by Lena Quill; Editing by Ivo Marsh)", false),
            ("The image is blurred.", false),
            ("Facebook was less amused by what it saw:", false),
            ("© 2021 Lena Quill<p>48 Mill Lane, Tolvey", true),
            ("© 2021 Lena Quill<p>Nobody answered that day.", false),
            ("ENDS<p>Notes", true),
            ("— ends —<p>Notes", true),
            ("###<p>Notes", true),
            ("# # #<p>Notes", true),
            ("# # #<p>Nobody answered.", false),
            ("# # #<p>About the Post: it is old.", true),
            ("Pages: 312", false),
            ("Published: 2014", false),
            ("(Laughter.)", false),
            ("(Applause)", false),
            ("— Fin.", false),
            ("#1 of 3<p>Nobody answered that day.", false),
            ("The end<p>Nobody answered.", false),
            ("-- Lena Quill", true),
            ("(By Lena Quill)", true),
            ("-- Ivo Marsh", false),
            ("(dpa)", true),
            ("/ritzau/", true),
            ("（共同）", true),
            ("(6 July 2003)", true),
            ("(Nobody answered.)", false),
            ("<a href=/a>新闻</a> | <a href=/b>社会</a> | <a href=/c>文化</a> |", true),
            ("(С) Вестник долины, 2003", true),
            ("Write to Lena Quill at desk@valley.example or call the desk.", true),
            ("<a href=/f>Sound off in our forum.</a>", true),
            ("Last updated 5 May 2003", true),
            ("Posted Tuesday, 5 May 2003 6:14 p.m.", true),
            ("Published in the Valley Post on 5 May 2003", true),
            ("The park opened on 5 May 2003", false),
            (
                "Find this article at:<p>http://www.valley.example/story/12.html<p>Check the box to print the links.",
                true,
            ),
            ("http://www.valley.example/story/12.html", false),
            ("Lena Quill", false),
            ("Page 1 of 3 1 | 2 | 3 Next &gt;&gt;", true),
            ("Page 2 of 3", true),
            ("It was 2 of 3", false),
            (
                "<a href=/p>Print this story to keep</a> | <a href=/e>E-mail it to a friend</a> | <a href=/s>Have it home</a>",
                true,
            ),
        ] {
            let tree = Html::parse_document(&format!("<p>The bridge stays shut.<p>{last}"));
            let outline = Outline::of(&tree);
            let blocks: Vec<usize> = (0..outline.blocks.len()).collect();
            let mut story = Story { words: vec![4.0, 1.0, 1.0], blocks, ..Story::default() };
            let authors = ["Lena Quill", "Øyvind Sæther", "County of Dun"].map(str::to_owned);
            drop_ending(&outline, &mut story, &authors, &[]);
            assert_eq!(story.blocks.len() == 1, over, "{last}");
        }
    }
}
