//! What is certainly no headline, whatever the weights make of it: words of the page's furniture, a name of the site that
//! stands where a headline might, a piece that a sign inside the headline parts from the rest of it.

use std::{collections::HashSet, ops::Range, sync::LazyLock};

use foldhash::fast::RandomState;
use unicode_width::UnicodeWidthStr;

use super::{
    Title,
    columns::is_column,
    fold_key,
    headings::STATED,
    holds_words,
    split::{sign_between, without_name},
    split_title,
};
use crate::{
    extract::{
        byline,
        outline::{Block, BlockKind, beginning},
        site::{SURE, is_domain, sounds_like_outlet, squash},
    },
    fold::ascii_at_start,
};

/// Features of titles that the page states for machines, beside its `<title>`.
const STATED_BESIDE: &[&str] = &["og", "twitter", "meta_title", "parsely", "ld_headline", "ld_name", "item_headline"];

/// Words of a site's name.
const MOST_NAME_WORDS: usize = 5;
/// Words from which on a heading above the story is rather its headline than a label.
pub(super) const LEAST_WORDS: usize = 4;
/// Columns from which on it is, in scripts whose words are not parted too.
pub(super) const LEAST_WIDTH: usize = 30;

/// Blocks between a headline and its story.
const REACH: usize = 6;

impl Title<'_> {
    /// Rules out what is certainly no headline, as long as there is something else.
    pub(super) fn rule_out(&mut self) {
        let (lead, line) = (self.lead(), self.line_of_title());
        let is_out = |i: usize| {
            self.cut_in_two[i]
                || self.is_label(i)
                || self.has_site_at_an_end(i)
                || self.is_half(i)
                || lead.is_some_and(|lead| self.is_beside(i, lead))
                || line.is_some_and(|line| self.is_below_story(i, line) || self.is_name_above(i, line))
        };
        let mut out: Vec<bool> = (0..self.keys.len()).map(is_out).collect();
        if let Some(title) = self.title_beside_statement() {
            out[title] = true;
        }
        if out.iter().zip(&self.candidates).all(|(&out, candidate)| out || candidate.ruled_out) {
            return;
        }
        for (candidate, out) in self.candidates.iter_mut().zip(out) {
            candidate.ruled_out |= out;
        }
    }

    /// The page's title, where it is as short as a site's name and another statement is a headline that has none of it.
    fn title_beside_statement(&self) -> Option<usize> {
        let words = |i: usize| self.keys[i].split(' ').count();
        let is_only_title = |i: &usize| {
            let candidate = &self.candidates[*i];
            candidate.source == "<title>"
                && candidate.features.has("title_element")
                && (words(*i) < LEAST_WORDS || sounds_like_outlet(&candidate.value))
                && candidate.features.get("slug_precision") < 0.5
        };
        let title = (0..self.keys.len()).find(is_only_title)?;
        let is_headline = |i: usize| {
            let features = &self.candidates[i].features;
            features.any(STATED_BESIDE) && words(i) >= LEAST_WORDS && !holds_words(&self.keys[i], &self.keys[title])
        };
        (0..self.keys.len()).any(is_headline).then_some(title)
    }

    /// How surely a part of a title is the site's name, or one of the story's authors.
    pub(super) fn likeness(&self, part: &str) -> f32 {
        let likeness = self.site.likeness(part);
        let is_author =
            || !self.authors.is_empty() && self.authors.contains(&squash(byline::starts_byline(part).unwrap_or(part)));
        if likeness < SURE && is_author() { SURE } else { likeness }
    }

    /// Whether what is left when only some parts of a title are kept is a piece of its headline: the sign before what is
    /// cut is the headline's own.
    pub(super) fn cuts_in_two(&self, title: &str, parts: &[&str], kept: Range<usize>) -> bool {
        let sign_after = |i: usize| sign_between(title, parts[i], parts[i + 1]);
        let is_known = |part: &str| {
            self.likeness(part) >= 0.5
                || byline::names_no_person(part)
                || sounds_like_outlet(part)
                || is_domain(part)
                || self.stands_alone(part)
        };
        let is_rest = kept.start > 0 && is_clause(parts[kept.start], false) && !is_known(parts[kept.start - 1]);
        let is_in_headline = |i: usize| {
            let part = parts[i];
            let inner = if i < kept.start { sign_after(i) } else { sign_after(i - 1) };
            let is_last = i + 1 == parts.len();
            // `Headline - what follows | Site`: two signs, two meanings.
            let is_inside = i > 0 && !is_last && i >= kept.end && sign_after(i) != inner;
            !is_known(part) && (inner.starts_with(':') && !inner.starts_with("::") || is_clause(part, is_inside))
        };
        is_rest || (0..parts.len()).filter(|i| !kept.contains(i)).any(is_in_headline)
    }

    /// Whether a text is all of one of the page's first lines, as the site's name in its head is.
    pub(super) fn stands_alone(&self, text: &str) -> bool {
        /// Blocks that a page's head has.
        const HEAD: usize = 40;
        self.outline.blocks.iter().take(HEAD).any(|block| block.text == text)
    }

    /// Whether a candidate is nothing but words that pages have above anything: `Share this`, `404`.
    fn is_label(&self, i: usize) -> bool {
        let (key, features) = (&self.keys[i], &self.candidates[i].features);
        let is_number = || key.bytes().all(|b| b.is_ascii_digit() || b == b' ');
        let is_stated = || features.any(STATED_BESIDE);
        // The site's name at both ends of the title is no headline, wherever it stands beside.
        let is_name = || !features.has("title_element") && self.is_twice(&self.candidates[i].value);
        let is_furniture = || LABELS.contains(key.as_str()) || is_number() || is_issue(key);
        (is_furniture() || is_name() || self.is_owners_name(i)) && !is_stated()
    }

    /// Whether a title has the site's name or a label at an end, and stands without it among the candidates too.
    fn has_site_at_an_end(&self, i: usize) -> bool {
        let candidate = &self.candidates[i];
        if candidate.element.is_some() {
            return false;
        }
        let parts = split_title(&candidate.value);
        let (Some((first, after)), Some((last, before))) = (parts.split_first(), parts.split_last()) else {
            return false;
        };
        let rest_is_known = |rest: &[&str]| {
            let key = fold_key(&rest.join(" "));
            self.keys.contains(&key)
        };
        let is_house = |part: &str| self.site.likeness(part) >= 1.0 || self.is_twice(part);
        // An outlet's name that nobody knows, where another source has the rest alone.
        let is_paper = |part: &str, rest: &[&str]| {
            let key = fold_key(&rest.join(" "));
            let rest = self.keys.iter().position(|other| *other == key).map(|at| &self.candidates[at].source);
            sounds_like_outlet(part)
                && key.split(' ').count() >= LEAST_WORDS
                && rest.is_some_and(|rest| *rest != candidate.source)
        };
        let is_prefix =
            |part: &str, next: &str| sign_between(&candidate.value, part, next).starts_with('|') && is_column(part);
        let ends_in_site = || (is_house(last) || is_paper(last, before)) && rest_is_known(before);
        let begins_with_site =
            |next: &str| (is_house(first) || is_prefix(first, next) || is_paper(first, after)) && rest_is_known(after);
        after.first().is_some_and(|next| ends_in_site() || begins_with_site(next))
            || self
                .site
                .names()
                .any(|name| without_name(&candidate.value, name).is_some_and(|rest| rest_is_known(&[rest])))
    }

    /// Whether the page's title has a part twice: before and after the headline stands the site.
    pub(super) fn is_twice(&self, part: &str) -> bool {
        let title = self.metadata.title.as_deref().unwrap_or_default();
        title.len() > part.len()
            && title.matches(part).count() > 1
            && split_title(title).iter().filter(|other| **other == part).count() > 1
    }

    /// Whether a heading and the one beside it make up a title that the page states: a headline in two lines.
    fn is_half(&self, i: usize) -> bool {
        let outline = self.outline;
        let Some(element) = self.candidates[i].element.filter(|&e| outline.elements[e].tag == "h1") else {
            return false;
        };
        let blocks = outline.blocks_in(element);
        let makes_up = |first: usize, second: usize| {
            let whole = format!("{} {}", self.keys[first], self.keys[second]);
            let stated = self.keys.iter().position(|key| *key == whole).filter(|&at| self.is_stated(at));
            // A sign between them parts two titles, as in two languages.
            stated.is_some_and(|at| split_title(&self.candidates[at].value).len() == 1)
        };
        (0..self.keys.len()).any(|j| {
            let Some(other) = self.candidates[j].element.filter(|&e| outline.elements[e].tag == "h1") else {
                return false;
            };
            let others = outline.blocks_in(other);
            others.start == blocks.end && makes_up(i, j) || others.end == blocks.start && makes_up(j, i)
        })
    }

    /// The first block that is a part of the page's title as long as a headline.
    fn line_of_title(&self) -> Option<usize> {
        let is_part = |&j: &usize| {
            let is_part = self.candidates[j].features.has("part_of_title_element");
            is_part && self.keys[j].split(' ').count() >= LEAST_WORDS
        };
        let parts: Vec<&str> =
            (0..self.keys.len()).filter(is_part).map(|j| self.candidates[j].value.as_str()).collect();
        let is_line = |block: &Block| parts.contains(&block.text.as_str());
        if parts.is_empty() { None } else { self.outline.blocks.iter().position(is_line) }
    }

    /// Whether a heading that no title has stands below the story, where a part of the page's title is the `line` above it.
    fn is_below_story(&self, i: usize, line: usize) -> bool {
        /// The share of 1,500 characters that stand before it.
        const STORY: f32 = 0.25;
        let features = &self.candidates[i].features;
        let is_of_stated = |j: usize| self.is_stated(j) && holds_words(&self.keys[j], &self.keys[i]);
        self.candidates[i].element.is_some_and(|element| self.outline.blocks_in(element).start > line)
            && features.get("prose_before") >= STORY
            && !features.has("in_title_element")
            && !self.leads_story(i)
            && !(0..self.keys.len()).any(is_of_stated)
    }

    /// Whether a heading of few words that no title has stands above the `line` that leads the story: the site's name, where
    /// the headline is in no heading.
    fn is_name_above(&self, i: usize, line: usize) -> bool {
        let features = &self.candidates[i].features;
        self.keys[i].split(' ').count() < LEAST_WORDS
            && !features.any(STATED_BESIDE)
            && (!features.has("in_title_element") || self.is_rest_of_title(i))
            && features.get("slug_precision") < 0.5
            && self.candidates[i].element.is_some_and(|element| self.outline.blocks_in(element).end <= line)
            && self.outline.blocks[line + 1..].iter().take(REACH).any(is_running)
    }

    /// Whether the page's title has beside a heading just what is called the story's title further down.
    fn is_rest_of_title(&self, i: usize) -> bool {
        let title = fold_key(self.metadata.title.as_deref().unwrap_or_default());
        let is_headline = |j: usize| {
            let features = &self.candidates[j].features;
            let makes_up = |first: usize, second: usize| title == format!("{} {}", self.keys[first], self.keys[second]);
            self.candidates[j].element > self.candidates[i].element
                && features.has("class_title")
                && features.has("part_of_title_element")
                && (makes_up(i, j) || makes_up(j, i))
                && self.leads_story(j)
        };
        (0..self.keys.len()).any(is_headline)
    }

    fn is_stated(&self, i: usize) -> bool {
        let features = &self.candidates[i].features;
        STATED.iter().chain(&["part_of_title_element", "part_of_og"]).any(|f| features.has(f))
    }

    /// The first heading that running text follows, if none stands before it.
    fn lead(&self) -> Option<usize> {
        /// The share of 1,500 characters that a notice above the headline may have.
        const NOTICE: f32 = 0.12;
        // Where the page's title is the site's name, a headline is as short as it likes.
        let names_site = self.metadata.title.as_deref().is_some_and(|title| self.site.likeness(title) >= 1.0);
        let leads = |&i: &usize| {
            let features = &self.candidates[i].features;
            let is_long = self.keys[i].split(' ').count() >= LEAST_WORDS
                || self.candidates[i].value.width() >= LEAST_WIDTH
                || names_site && !features.has("in_title_element");
            is_long
                && ["is_link", "in_aside", "in_side_box", "hidden"].iter().all(|f| !features.has(f))
                && features.get("prose_before") < NOTICE
                && self.leads_story(i)
        };
        (0..self.keys.len()).filter(leads).min_by_key(|&i| self.candidates[i].element)
    }

    /// Whether running text follows a heading, with no more between them than a standfirst's or byline's lines.
    pub(super) fn leads_story(&self, i: usize) -> bool {
        /// Blocks between a headline and its story that are links.
        const MOST_LINKS: usize = 2;
        let Some(element) = self.candidates[i].element else { return false };
        let outline = self.outline;
        let level = match outline.elements[element].tag {
            "h1" => 1,
            "h2" => 2,
            "h3" => 3,
            _ => 4,
        };
        let after = outline.blocks_in(element).end.min(outline.blocks.len());
        let mut links = 0;
        let mut follows = outline.blocks[after..].iter().take(REACH).take_while(|block| {
            links += usize::from(block.link_chars == block.chars);
            links <= MOST_LINKS && !matches!(block.kind, BlockKind::Heading(other) if other <= level)
        });
        follows.any(is_running)
    }

    /// Whether a candidate is no headline because another is the one above the story: the site's name or slogan above a
    /// menu, what nobody sees, a link to another story.
    fn is_beside(&self, i: usize, lead: usize) -> bool {
        if i == lead {
            return false;
        }
        let (candidate, features) = (&self.candidates[i], &self.candidates[i].features);
        let in_slug = features.get("slug_precision") >= 0.5;
        if features.any(STATED_BESIDE) || in_slug || holds_words(&self.keys[lead], &self.keys[i]) {
            return false;
        }
        let is_title = features.has("title_element");
        let words = self.keys[i].split(' ').count();
        let lead_words = self.keys[lead].split(' ').count();
        // Scripts that part no words are as long as they are wide.
        let is_narrower = || candidate.value.width() < self.candidates[lead].value.width();
        let is_shorter = words < lead_words || lead_words < LEAST_WORDS && is_narrower();
        let is_name = words <= MOST_NAME_WORDS && is_shorter;
        let Some(element) = candidate.element else {
            // A title of few words, beside a heading that shares none of them.
            return is_title && is_name && split_title(&candidate.value).len() == 1;
        };
        let is_above = Some(element) < self.candidates[lead].element;
        let is_house = (features.any(&["is_site", "class_logo"]) || sounds_like_outlet(&candidate.value))
            && self.is_all_of_title(i);
        // The page's title is all of the lead and has nothing of this: the site's name above its stories' headlines.
        let begins_title = || {
            let title = fold_key(self.metadata.title.as_deref().unwrap_or_default());
            lead_words >= LEAST_WORDS
                && title.strip_prefix(self.keys[lead].as_str()).is_some_and(|r| r.starts_with(' '))
        };
        let is_unsaid = || {
            let lead = &self.candidates[lead].features;
            (lead.has("title_element") || begins_title()) && !features.has("in_title_element")
        };
        if !is_house && self.leads_story(i) && !is_unsaid() {
            return false;
        }
        if is_title {
            return is_above && is_name && !self.is_above_chapters(i, lead);
        }
        let in_noscript = || self.outline.ancestors(element).any(|e| self.outline.elements[e].tag == "noscript");
        let in_title = features.has("in_title_element") && !is_house;
        !in_title
            && (features.any(&["hidden", "is_link", "is_site", "class_logo", "in_side_box"])
                || in_noscript()
                || is_above)
    }

    /// Whether a heading stands above several of its own rank that each lead a text: chapters.
    fn is_above_chapters(&self, i: usize, lead: usize) -> bool {
        let tag = |i: usize| self.candidates[i].element.map(|e| self.outline.elements[e].tag);
        let leads = |other: usize| {
            self.candidates[other].element > self.candidates[lead].element
                && tag(other) == tag(lead)
                && self.leads_story(other)
        };
        tag(i) == tag(lead) && (0..self.keys.len()).any(leads)
    }

    /// Whether the page's title has nothing but this and words that any title may have.
    fn is_all_of_title(&self, i: usize) -> bool {
        let title = self.metadata.title.as_deref().unwrap_or_default();
        let is_other = |part: &str| {
            let key = fold_key(part);
            key != self.keys[i] && !LABELS.contains(key.as_str()) && !is_column(part) && !sounds_like_outlet(part)
        };
        !split_title(title).into_iter().any(is_other)
    }
}

/// Whether folded words number a paper's issue: `issue 31 autumn 2012`.
fn is_issue(key: &str) -> bool {
    /// Words of the longest: "issue no 31 autumn 2012".
    const MOST: usize = 5;
    const ISSUES: &[&str] = &[
        "issue", "volume", "vol", "ausgabe", "heft", "nummer", "numero", "edizione", "edicao", "edicion", "utgave",
        "udgave", "выпуск",
    ];
    let mut words = key.split(' ');
    let is_called = words.next().is_some_and(|word| ISSUES.contains(&word));
    let is_number = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    is_called && words.clone().count() < MOST && words.take(2).any(is_number)
}

/// Whether a block is running text, in any script.
pub(in crate::extract) fn is_running(block: &Block) -> bool {
    /// Columns of a line and more.
    const LEAST: usize = 80;
    /// Bytes that surely have as many: letters have up to four, and marks between them no width.
    const ENOUGH: usize = 8 * LEAST;
    let is_text = block.link_chars * 3 < block.chars && !matches!(block.kind, BlockKind::Heading(_));
    // No character is wider than its bytes, and one of ASCII is as wide; most letters have two bytes at most.
    let is_wide = |bytes: usize| beginning(&block.text, bytes).width() >= LEAST;
    let is_long = || {
        ascii_at_start(block.text.as_bytes()) >= LEAST
            || block.text.len() >= LEAST && (is_wide(2 * LEAST) || is_wide(ENOUGH))
    };
    is_text && is_long()
}

/// Whether a part of a title is words of a sentence: it begins in lower case, or it asks.
pub(super) fn is_clause(part: &str, is_inside: bool) -> bool {
    /// Words in lower case that may be a site's name: `heise online`.
    const MOST: usize = 2;
    let words = part.split_whitespace().count();
    let first = part.chars().find(|c| c.is_alphanumeric());
    let is_lower = first.is_some_and(char::is_lowercase) && byline::starts_byline(part).is_none();
    is_lower && (words > MOST || is_inside) || part.ends_with('?') && words >= MOST
}

/// Whether a part of a title is what templates call any page.
pub(in crate::extract) fn is_template(part: &str) -> bool {
    LABELS.contains(fold_key(part).as_str())
}

/// What stands above stories and is never one: whole headings and titles, folded.
#[rustfmt::skip]
static LABELS: LazyLock<HashSet<&'static str, RandomState>> = LazyLock::new(|| HashSet::from_iter([
    // Titles of templates.
    "untitled", "untitled document", "untitled page", "new page", "new page 1", "document", "no title", "article", "news article",
    "article detail", "article details", "news detail", "news details", "details", "detail", "story", "news story", "post", "page",
    "homepage", "home page", "home", "start", "startseite", "accueil", "inicio", "index", "unbenanntes dokument", "sans titre",
    "print version", "printer friendly version", "printable version", "print", "print article", "mobile", "e mail article", "email article",
    "e mail this article", "email this article", "archives", "archive", "online",
    "documento sin titulo", "documento sem titulo", "documento senza titolo", "artikel", "noticia", "notizia", "loading",
    "記事詳細", "ニュース詳細", "新闻详情", "文章详情", "正文", "기사본문",
    // Furniture.
    "menu", "main menu", "navigation", "main navigation", "hauptmenu", "hauptnavigation", "menu principal", "site navigation",
    "search", "suche", "recherche", "buscar", "search form", "suchformular", "search results", "share", "share this", "share this article",
    "share this story", "share article", "teilen", "partager", "compartir", "compartilhar", "condividi", "follow us", "subscribe",
    "subscribe to our newsletter", "newsletter", "sign up", "sign up for our newsletter", "log in", "login", "sign in", "register",
    "related", "related articles", "related stories", "related posts", "related news", "you may also like", "more stories", "more news",
    "read more", "most read", "most popular", "most viewed", "trending", "trending now", "popular posts", "recent posts",
    "latest", "latest news", "latest stories", "top stories", "breaking", "breaking news", "headlines", "advertisement", "anzeige",
    "publicite", "publicidad", "comments", "leave a comment", "leave a reply", "kommentare", "commentaires", "comentarios",
    "we value your privacy", "your privacy", "privacy", "cookies", "we use cookies", "this website uses cookies", "cookie settings",
    "cookie policy", "please enable javascript", "javascript is disabled", "javascript is required", "skip to content",
    "skip to main content", "site search", "blog archive", "categories", "tags", "about the author", "contents",
    "table of contents", "main content", "content", "secondary menu", "primary menu", "footer", "sidebar", "welcome", "error",
]));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_clauses() {
        for (part, inside, clause) in [
            ("how a town went under", false, true),
            ("was nun?", false, true),
            ("Was nun?", false, true),
            ("kicker", false, false),
            ("heise online", false, false),
            ("crews", true, true),
            ("by Maud Ister", true, false),
            ("Harbour Post", true, false),
            ("", false, false),
        ] {
            assert_eq!(is_clause(part, inside), clause, "{part}");
        }
    }
}
