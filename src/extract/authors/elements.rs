//! Elements that say by class, `rel` or address that they name an author.

use std::ops::Range;

use super::{
    Authors, MAX_BYLINE_CHARS, MAX_ELEMENTS,
    apart::set_apart,
    is_same,
    words::{AUTHOR_SEGMENTS, is_name_of_card},
};
use crate::extract::{
    byline,
    names::{Said, after_scheme},
    outline::ElementId,
    site::leads_home,
    tags::is_plain_label,
    title::fold_key,
};

/// Text nodes of the longest byline.
const MOST_TEXTS: usize = 30;
/// Bytes of an element that may be a name and nothing else.
const SHORT_BYTES: usize = 60;
/// Bytes of a lead and the signs before it, behind another text of the line.
const SHORT_LEAD: usize = 12;
/// Characters of the longest line of days, names and sections above a story; paragraphs are longer.
const LONGEST_LINE: usize = 120;

/// Folders of an address before its last part, of which one is called an author's: `/author/ada-lund/page/2`.
const NEAR: usize = 2;

impl Authors<'_, '_> {
    pub(super) fn gather_elements(&mut self) {
        let outline = self.scene.outline;
        let mut seen = 0;
        let mut links = Vec::new();
        for id in 0..outline.elements.len() {
            if outline.elements[id].tag == "img" {
                self.gather_portrait(id);
                continue;
            }
            let Some(feature) = self.element_feature(id) else { continue };
            let texts = outline.texts_in(id);
            let bytes: usize = outline.texts[texts.clone()].iter().take(MOST_TEXTS).map(|t| t.raw.trim().len()).sum();
            if texts.len() > MOST_TEXTS || bytes > 2 * MAX_BYLINE_CHARS {
                continue;
            }
            seen += 1;
            if seen > MAX_ELEMENTS {
                break;
            }
            if !self.is_after_other_work(&texts) && !self.is_before_bracket_of_other_work(texts.end) {
                self.add_element(id, feature, bytes < SHORT_BYTES);
                if feature == "path_author" && self.is_led(id) {
                    self.add_element(id, "by_line", bytes < SHORT_BYTES);
                }
            }
            if matches!(feature, "rel_author" | "path_author") {
                links.push(id);
            }
        }
        self.join_neighbours(&links);
    }

    /// Joins the authors whose links stand side by side in one line, with no word but a short one between them.
    fn join_neighbours(&mut self, links: &[ElementId]) {
        /// Of a longer row, the paper may say who writes for it.
        const MOST: usize = 4;
        /// Bytes of the longest word for "and" that is looked for.
        const SHORT: usize = 4;
        let outline = self.scene.outline;
        let are_neighbours = |a: &ElementId, b: &ElementId| {
            let (first, second) = (outline.texts_in(*a), outline.texts_in(*b));
            let between = outline.texts.get(first.end..second.start).unwrap_or_default();
            let same = outline.elements[*a].parent() == outline.elements[*b].parent();
            let one_line =
                outline.texts.get(first.end..=second.start).is_some_and(|t| t.iter().all(|t| !t.starts_line));
            let letters = between.iter().map(|t| t.raw.trim().len()).sum::<usize>();
            same && one_line && letters <= SHORT
        };
        for row in links.chunk_by(are_neighbours).filter(|row| (2..=MOST).contains(&row.len())) {
            self.joined.push(row.iter().map(|link| fold_key(&outline.text_of(*link))).collect());
        }
    }

    /// The name that only the portrait in an author's box without a text has.
    fn gather_portrait(&mut self, img: ElementId) {
        /// Elements around a portrait: its frame, a link, the box.
        const AROUND: usize = 3;
        let outline = self.scene.outline;
        let Some(alt) = outline.attribute(img, "alt").filter(|alt| alt.contains(' ')) else { return };
        let empty = outline.ancestors(img).skip(1).take(AROUND).take_while(|&e| outline.texts_in(e).is_empty());
        let is_author = |&e: &ElementId| {
            let class = outline.elements[e].class_name;
            outline.said_by_class(e).any(Said::AUTHOR) && self.named.get(&outline.names, class).is_some()
        };
        let Some(author) = empty.filter(is_author).last() else { return };
        if let Some(name) = byline::clean_name(alt)
            && byline::begins_with_given_name(&name)
        {
            self.add_at(author, &name, "alt", "class_author");
        }
    }

    /// What an element says of itself.
    fn element_feature(&self, id: ElementId) -> Option<&'static str> {
        let outline = self.scene.outline;
        let element = &outline.elements[id];
        if outline.texts_in(id).is_empty() || matches!(element.tag, "html" | "body") {
            return None;
        }
        let feature = if element.tag == "a" { self.link_feature(id) } else { None };
        let named = |name| {
            let may = outline.names.said(name).any(Said::AUTHOR);
            let feature = if may { self.named.get(&outline.names, name) } else { None };
            feature.filter(|_| !is_name_of_card(outline.names.value(name)) || self.is_on_card(id))
        };
        let feature = feature.or_else(|| named(element.class_name)).or_else(|| named(element.id_name));
        let feature = feature.or_else(|| (element.tag == "a" && self.is_led(id)).then_some("by_line"));
        // A page's head may be called after the byline in it.
        feature.filter(|_| !outline.holds(id, self.scene.headline) || self.scene.headline == Some(id))
    }

    /// Whether an element stands in a card, or in a box of its author's.
    fn is_on_card(&self, id: ElementId) -> bool {
        /// Elements around a card's name.
        const AROUND: usize = 4;
        let outline = self.scene.outline;
        let is_card =
            |e| outline.said(e).any(Said::AUTHOR) && !is_name_of_card(outline.attribute(e, "class").unwrap_or(""));
        outline.attribute(id, "itemprop").is_some() || outline.ancestors(id).skip(1).take(AROUND).any(is_card)
    }

    /// The names in an element's lines, and the lines that are names of no known form.
    fn add_element(&mut self, id: ElementId, feature: &'static str, is_short: bool) {
        let outline = self.scene.outline;
        let texts = outline.texts_in(id).len();
        let source = format!("<{}> {}", outline.elements[id].tag, feature);
        for line in self.lines_of_people(id) {
            let line = byline::after_any_label(&line).unwrap_or(&line);
            let mut names = self.names_in(line);
            // "Bay Ledger Staff": nobody, unless metadata says so too.
            let is_stated = self.places.contains_key(&fold_key(line));
            let is_paper = |name: &String| name != line && self.scene.site.is_name(name) && byline::names_role(line);
            names.retain(|name| is_stated || !is_paper(name));
            // A byline's own words may be a desk's name, or a paper's.
            let is_role =
                || if feature == "class_byline" { byline::is_role_alone(line) } else { byline::names_role(line) };
            let is_no_name = || is_role() || byline::begins_with_other_work(line) || byline::names_pieces(line);
            let is_other = || names.is_empty() && is_no_name();
            let is_of_one = |is_so: fn(&str, &str) -> bool| matches!(&names[..], [name] if is_so(name, line));
            let is_agency = || is_of_one(|name, _| byline::names_agency(name));
            let has_role = || {
                is_of_one(|name, line| name.contains(' ') && line.strip_prefix(name).is_some_and(byline::names_role))
            };
            let may_be_whole = is_short
                && texts <= 3
                && !line.contains(" | ")
                && !is_same(&names, line)
                && !is_other()
                && !is_agency()
                && !has_role();
            let whole = may_be_whole.then(|| line.strip_prefix("By ").unwrap_or(line).to_owned());
            let unclean = if names.is_empty() { "unclean_element" } else { "uncut_element" };
            for (name, whole) in names.into_iter().map(|n| (n, false)).chain(whole.map(|n| (n, true))) {
                if let Some(index) = self.add(&name, &source, feature, Some(id)) {
                    self.candidates[index].features.flag("element_short", is_short);
                    self.candidates[index].features.flag(unclean, whole);
                    self.measure_place(index, id);
                }
            }
        }
    }

    /// The first lines of an element that may name people, and its texts where a line may be several that run together.
    fn lines_of_people(&self, id: ElementId) -> Vec<String> {
        /// Lines of a byline with a role and a day.
        const MOST: usize = 4;
        /// Texts that only a style sheet may set apart.
        const FEW: std::ops::RangeInclusive<usize> = 2..=6;
        let outline = self.scene.outline;
        let texts = outline.texts_in(id);
        let is_label = |text: &str| byline::is_label(&fold_key(text));
        let mut lines = outline.lines_of(id);
        lines.truncate(MOST);
        if FEW.contains(&texts.len()) {
            let is_writer = |&t: &usize| {
                (t == texts.start || !self.is_after_other_work(&(t..t + 1))) && !self.is_before_other_work(t, texts.end)
            };
            if let ([line], Some(parts)) = (&mut lines[..], set_apart(&outline.texts[texts.clone()]))
                && texts.clone().all(|t| is_writer(&t))
            {
                *line = parts;
            }
            let apart = texts.clone().filter(is_writer).map(|t| outline.texts[t].raw.trim());
            lines.extend(apart.filter(|text| text.contains(' ') && !is_label(text)).map(str::to_owned));
        }
        // Themes set a label apart from the name by no more than a style: `<span>Autor</span><a>Ada Lund</a>`.
        let first = outline.texts[texts.start].raw.trim();
        if texts.len() > 1 && is_label(first) {
            for line in &mut lines {
                let name = line.strip_prefix(first).filter(|name| name.starts_with(char::is_alphabetic));
                if let Some(name) = name.map(str::to_owned) {
                    *line = name;
                }
            }
        }
        lines.retain(|line| {
            !leads_to_tags(line) && !is_time(line) && !is_label(line) && !byline::heads_authors_box(line)
        });
        lines
    }

    /// Whether a link in a short line by the headline stands right behind a word that leads to a name, and that behind a day
    /// or sign: `6 July | by <a>Ada</a>`.
    fn is_led(&self, link: ElementId) -> bool {
        let outline = self.scene.outline;
        let at = outline.texts_in(link).start;
        if !self.is_near_headline(at) {
            return false;
        }
        let Some(lead) = outline.texts[..at].last().filter(|lead| byline::ends_in_lead(lead.raw)) else { return false };
        let goes_on = |at: usize| outline.texts.get(at).is_some_and(|text| !text.starts_line);
        let begins_name =
            || outline.texts[at].raw.trim_start().starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
        let block = || &outline.blocks[outline.blocks.partition_point(|block| block.texts.end <= at)];
        let is_alone = || lead.raw.trim().len() < SHORT_LEAD && goes_on(at - 1);
        let before = || outline.texts[..at - 1].last().filter(|_| is_alone());
        goes_on(at)
            && begins_name()
            && block().chars <= LONGEST_LINE
            && !before().is_some_and(|text| byline::names_other_work(text.raw))
    }

    /// Whether the text before, on the same line, says what else than writing these texts' people did:
    /// `<b>Foto:</b> <a>A</a>`.
    fn is_after_other_work(&self, texts: &Range<usize>) -> bool {
        let outline = self.scene.outline;
        let goes_on = outline.texts.get(texts.start).is_some_and(|text| !text.starts_line);
        let before = texts.start.checked_sub(1).and_then(|t| outline.texts.get(t));
        goes_on && before.is_some_and(|text| byline::names_other_work(text.raw))
    }

    /// Whether the text behind a name says that its bearer did something else: `<b>A</b><i>Fotograf</i>`. Before another name, it
    /// is that one's label.
    fn is_before_other_work(&self, text: usize, end: usize) -> bool {
        let texts = &self.scene.outline.texts;
        let next = (text + 1..end).find(|&t| texts[t].raw.contains(char::is_alphabetic));
        next.is_some_and(|next| {
            let raw = texts[next].raw.trim().trim_matches(['(', ')']);
            byline::is_photographer(raw) || next + 1 == end && byline::is_other_work(raw)
        })
    }

    /// Whether a bracket behind a name says that its bearer did something else: `<a>A</a> (Fotos)`.
    fn is_before_bracket_of_other_work(&self, next: usize) -> bool {
        let behind = self.scene.outline.texts.get(next).filter(|text| !text.starts_line);
        let inner = behind.and_then(|text| text.raw.trim_start().strip_prefix('(')?.split_once(')'));
        inner.is_some_and(|(work, _)| byline::is_other_work(work))
    }

    /// Whether a link by the headline that leads to an account has a person's name: `<a href="/@ada">Ada Lund</a>`.
    fn is_account_of_person(&self, id: ElementId, href: &str) -> bool {
        let last = || href.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/').rsplit('/').next();
        // `@@search` is a view of a site made with Zope.
        let is_account =
            |last: &str| last.strip_prefix('@').is_some_and(|name| name.starts_with(char::is_alphanumeric));
        self.is_near_headline(self.scene.outline.texts_in(id).start)
            && last().is_some_and(is_account)
            && self.scene.outline.text_within(id, SHORT_BYTES).is_some_and(|text| byline::may_be_person(&text))
    }

    /// Whether a link to the front page says what the site is called, and no person's name: themes call it the author's.
    fn is_name_of_site(&self, id: ElementId) -> bool {
        let outline = self.scene.outline;
        outline.attribute(id, "href").is_some_and(leads_home)
            && outline
                .text_within(id, SHORT_BYTES)
                .is_some_and(|text| self.scene.site.likeness(&text) >= 1.0 && !byline::begins_with_given_name(&text))
    }

    fn link_feature(&self, id: ElementId) -> Option<&'static str> {
        let outline = self.scene.outline;
        let rel = outline.attribute(id, "rel").unwrap_or("");
        let says_author = rel.split_whitespace().any(|r| r.eq_ignore_ascii_case("author"));
        if says_author && self.is_name_of_site(id) {
            return None;
        }
        if says_author {
            return Some("rel_author");
        }
        let href = outline.attribute(id, "href")?;
        if self.is_account_of_person(id, href) {
            return Some("path_author");
        }
        // Most links are told by this already.
        AUTHOR_SEGMENTS.first_in(href)?;
        let path = after_scheme(href);
        // A path that ends in the word leads to all authors.
        let (above, _) = path.trim_end_matches('/').rsplit_once(['/', '?', '='])?;
        // "By" is also what a licence asks for, and what stands further up is the folder of everything.
        let near = || above.rmatch_indices('/').nth(NEAR).map_or(above, |(at, _)| &above[at..]);
        let leads = AUTHOR_SEGMENTS.first_in(near()).is_some() && !path.contains("/licenses/");
        (leads && !is_of_readers(path)).then_some("path_author")
    }
}

/// Whether a line is called one of tags: some hosts call each line below a story its byline.
fn leads_to_tags(line: &str) -> bool {
    is_plain_label(line.split([' ', ':', '：']).next().unwrap_or_default())
}

/// Whether a line is the time of day, with nothing that may be a name.
fn is_time(line: &str) -> bool {
    let may_be_name = |word: &str| {
        let is_cased = word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase);
        !word.is_ascii() || is_cased && word != "Uhr"
    };
    let begins = line.starts_with(|c: char| c.is_ascii_digit()) && line.contains(':');
    begins && !line.split_whitespace().any(may_be_name)
}

/// Whether an address ends in what readers do with their accounts: `/user/login`.
fn is_of_readers(path: &str) -> bool {
    const DONE: &[&str] = &[
        "login", "logout", "signin", "sign-in", "sign_in", "signup", "sign-up", "sign_up", "register", "registration",
        "password", "subscribe",
    ];
    let whole = path.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    whole.rsplit_once('/').is_some_and(|(_, last)| DONE.contains(&last))
}
