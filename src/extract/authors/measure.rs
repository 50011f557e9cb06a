//! What speaks for and against each candidate: its place on the page, what it looks like, and the other candidates.

use std::collections::HashSet;

use foldhash::fast::RandomState;

use super::{Authors, Standing, stated::OF_OTHERS};
use crate::extract::{
    byline,
    evidence::Candidate,
    letters::is_hangul,
    names::{ByName, Said},
    outline::{Block, ElementId, Outline},
    scene::{Scene, contains_fold, tokens},
    site::SURE,
    title::{fold_key, holds_words, is_running},
};

impl Authors<'_, '_> {
    /// Where a name stands; a name that stands at several places keeps what speaks for it at each.
    pub(super) fn measure_place(&mut self, index: usize, element: ElementId) {
        let scene = self.scene;
        let outline = scene.outline;
        let boxes = scene.boxes(element);
        let place = scene.place(element);
        let Around { in_caption, in_figure, quoted } = Around::of(outline, element, &self.credits);
        let elsewhere = boxes.comments || boxes.related || boxes.aside || boxes.side || boxes.footer || boxes.nav;
        // A commentary's own box says "comment" as well.
        let is_own = |e: ElementId| outline.said(e).any(Said::COMMENTS) && scene.begins_story(e);
        let is_headed = outline.texts_in(element).start >= scene.comments;
        let is_reply = self.is_in_reply(element);
        let among_comments = is_headed || is_reply || boxes.comments && !outline.ancestors(element).any(is_own);
        self.standings[index].vouched |= !among_comments && !in_caption && !quoted;
        let on_card = !self.standings[index].placed && scene.is_on_card_of_other(element, boxes.related, true);
        self.standings[index].carded |= on_card;
        self.standings[index].placed |= !on_card && !among_comments;
        let is_open = self.standings[index].open || !self.is_in_frame(element);
        self.standings[index].open = is_open;
        let own_foot = || boxes.footer && !boxes.related && !on_card && scene.is_in_own_foot(element);
        self.standings[index].own_foot |= own_foot();
        let told = &mut self.standings[index].told;
        let before = self.paragraphs.partition_point(|&start| start < outline.texts_in(element).start);
        *told = (*told).min(if before < self.paragraphs.len() { before } else { 0 });
        let f = &mut self.candidates[index].features;
        f.flag("box_comments", boxes.comments || is_headed || is_reply);
        f.flag("box_related", boxes.related);
        f.flag("box_aside", boxes.aside || boxes.side);
        f.flag("box_footer", boxes.footer);
        f.flag("box_nav", boxes.nav);
        f.flag("box_article", boxes.article);
        f.flag("in_caption", in_caption);
        f.flag("in_figure", in_figure);
        f.flag("quoted", quoted);
        f.flag("hidden", outline.elements[element].hidden);
        f.flag("at_headline", !elsewhere && place.from_headline < 0.3);
        f.flag("near_headline", place.from_headline < 0.7);
        f.flag("above_headline", place.before_headline);
        f.flag("in_story", place.in_story);
        f.flag("at_foot", !place.in_story && !place.before_headline && place.after_story < 0.3);
        f.flag("after_story", place.after_story >= 0.3);
        f.add("occurrences", 0.2);
        if !elsewhere || boxes.aside && !boxes.related && !boxes.comments {
            let headline = scene.headline_texts().end;
            let texts = outline.texts_in(element);
            let distance = texts.start.abs_diff(headline);
            let standing = &mut self.standings[index];
            standing.distance = standing.distance.min(distance);
            if texts.len() == 1 {
                standing.nearest = standing.nearest.min((distance, texts.start));
            }
        }
    }

    /// Whether an element stands in a column above or below the story that nothing calls an author's, or in a box that asks
    /// for a subscription: `<aside><p>The Morning Tide, by A`.
    fn is_in_frame(&self, element: ElementId) -> bool {
        /// Elements around a line that may be its column.
        const LEVELS: usize = 10;
        const LETTERS: [&str; 4] = ["newsletter", "subscribe", "signup", "sign-up"];
        let (outline, story) = (self.scene.outline, &self.scene.story);
        let at = outline.texts_in(element).start;
        let headline = self.scene.headline;
        let above = headline.is_some_and(|headline| at < outline.texts_in(headline).start);
        let outside = !story.is_empty() && (above || at >= story.end);
        let is_page = |e: ElementId| self.scene.has_story(e) || outline.holds(e, headline);
        let asks = |class: &str| LETTERS.iter().any(|word| contains_fold(class, word));
        let mut framed = false;
        for e in outline.ancestors(element).take(LEVELS).take_while(|&e| !is_page(e)) {
            let said = outline.said(e);
            if said.any(Said::AUTHOR) {
                return false;
            }
            framed |=
                outside && (matches!(outline.elements[e].tag, "aside" | "nav") || said.any(Said::SIDE | Said::NAV));
            framed |= outline.attribute(e, "class").is_some_and(asks);
        }
        framed
    }

    /// Rules out who did something else than write the story.
    pub(super) fn rule_out_others(&mut self) {
        let among = Among::of(self);
        let others: Vec<bool> = (0..self.candidates.len()).map(|i| self.is_other(i, &among)).collect();
        for (candidate, is_other) in self.candidates.iter_mut().zip(others) {
            candidate.ruled_out = is_other;
        }
    }

    fn is_other(&self, i: usize, among: &Among<'_>) -> bool {
        let (candidate, told) = (&self.candidates[i], self.standings[i].told);
        if is_stated(candidate) {
            return false;
        }
        // Whose name stands above a box in the story's midst wrote that.
        let of_box = among.heads && told > 1 && told < usize::MAX && candidate.features.has("by_line");
        of_box
            || candidate.source == OF_OTHERS
            || self.is_of_letter(i, among)
            || self.is_aside(i, among)
            || self.is_listed(i, among)
            || is_stray(candidate)
            || is_masthead(candidate)
            || self.is_role_of_another(candidate)
    }

    /// Whether a bare name stands between the story's paragraphs, or as one that does below the last of them: who wrote a letter
    /// there, or said something.
    fn is_of_letter(&self, i: usize, among: &Among<'_>) -> bool {
        let candidate = &self.candidates[i];
        let is_last = || {
            let last = self.paragraphs.last().copied().unwrap_or_default();
            candidate.element.is_some_and(|e| self.scene.outline.texts_in(e).start > last)
        };
        let is_alike = || among.letters.contains(&shape(candidate, self.scene.outline));
        is_undated(candidate) && (is_within(&self.standings[i]) || is_alike() && is_last())
    }

    /// Whether somebody stands only among comments, or only in a caption on a page that names others outside.
    fn is_aside(&self, i: usize, among: &Among<'_>) -> bool {
        let candidate = &self.candidates[i];
        let f = &candidate.features;
        if self.standings[i].vouched || !f.has("occurrences") {
            return false;
        }
        // Who stands aside is not named, so that another is; a class alone makes nobody an author in a figure.
        let called = || f.any(&["by_line", "rel_author", "item_author", "item_author_name"]);
        let by_class = || f.has("in_figure") && !called() && !byline::names_agency(&candidate.value);
        f.any(&["box_comments", "quoted"]) || f.has("in_caption") && among.named || by_class()
    }

    /// Whether somebody is on a list of all who write for the paper: in its frame, or beside a byline.
    fn is_listed(&self, i: usize, among: &Among<'_>) -> bool {
        /// What speaks for an author beside where a link leads, and by the headline.
        const OWN: &[&str] = &[
            "rel_author", "class_byline", "class_author", "class_author_like", "by_line", "by_inside", "item_author",
            "item_author_name",
        ];
        let f = &self.candidates[i].features;
        if !f.has("path_author") || f.any(OWN) {
            return false;
        }
        let framed = f.any(&["box_aside", "box_nav"]) || f.has("box_footer") && !self.standings[i].own_foot;
        framed && !f.any(&["at_headline", "bare_at_headline"]) || among.called && f.has("bare_list")
    }

    /// Whether somebody is a role that stands beside its name.
    fn is_role_of_another(&self, candidate: &Candidate) -> bool {
        let is_beside = |c: &Candidate| c.source.split(" + ").any(|source| source == candidate.source);
        let is_name = |c: &Candidate| is_beside(c) && !c.features.has("unclean_element");
        candidate.features.has("unclean_element")
            && byline::names_role(&candidate.value)
            && self.candidates.iter().any(is_name)
    }

    /// How the candidates stand to each other, and what each looks like.
    pub(super) fn measure(&mut self) {
        let given: Vec<bool> = self.candidates.iter().map(|c| byline::begins_with_given_name(&c.value)).collect();
        let page = Page::of(self, &given);
        let keys: Vec<String> = self.candidates.iter().map(|c| fold_key(&c.value)).collect();
        let title = self.scene.metadata.title.as_deref().unwrap_or_default().trim_end();
        for (i, key) in keys.iter().enumerate() {
            let longer = |j: usize| keys[j].len() > key.len();
            let shorter = |j: usize| keys[j].len() < key.len() && keys[j].len() > 3;
            let part_of_other = (0..keys.len()).any(|j| longer(j) && holds_words(&keys[j], key));
            let holds_other = (0..keys.len()).any(|j| shorter(j) && holds_words(key, &keys[j]));
            let full_of_stated = key.contains(' ') && page.first_names.iter().any(|n| key.starts_with(n));
            let likeness = self.scene.site.likeness(&self.candidates[i].value);
            let distance = self.standings[i].distance;
            page.compare(&mut self.candidates[i], distance, given[i]);
            let ends_title = ends_title(&self.candidates[i].value, title);
            let f = &mut self.candidates[i].features;
            f.flag("part_of_other", part_of_other);
            f.flag("holds_other", holds_other);
            f.flag("full_of_stated", full_of_stated);
            f.flag("is_site", likeness >= SURE);
            f.flag("site_beside_person", likeness >= SURE && page.person_at_headline);
            f.set("like_site", if likeness < SURE { likeness } else { 0.0 });
            // No weight was fitted for it.
            f.flag("ends_title", ends_title);
            look(&mut self.candidates[i], given[i]);
        }
    }
}

/// What a page has that names its author, beside any of its candidates.
struct Among<'a> {
    /// Somebody who is stated, or is shown as an author in a place of authors.
    named: bool,
    /// And is called one by the headline.
    called: bool,
    /// Somebody who is shown before the story's first paragraph or behind its last.
    heads: bool,
    /// The shapes of the lines of people that stand bare between the story's paragraphs.
    letters: Vec<(bool, &'a str)>,
}

impl<'a> Among<'a> {
    fn of(authors: &Authors<'_, 'a>) -> Among<'a> {
        let all = || authors.candidates.iter().zip(&authors.standings);
        let is_named = |c: &Candidate, s: &Standing| is_stated(c) || is_visible(c) && s.vouched;
        let is_called = |c: &Candidate| {
            c.features.has("at_headline") && c.features.any(&["by_line", "class_byline", "class_author"])
        };
        Among {
            named: all().any(|(c, s)| is_named(c, s)),
            called: all().any(|(c, s)| is_named(c, s) && is_called(c)),
            heads: all().any(|(c, s)| is_visible(c) && s.told == 0),
            letters: all()
                .filter(|(c, s)| c.features.has("bare_person") && is_undated(c) && is_within(s))
                .map(|(c, _)| shape(c, authors.scene.outline))
                .collect(),
        }
    }
}

/// Whether a name that nothing says is an author's is a single word, a copyright's owner, or no name that is known: labels and
/// sections stand beside the day as well, ten times as often as people with a given name that is on no list. Above the
/// headline and without the day, it is whoever reads the page.
fn is_stray(candidate: &Candidate) -> bool {
    let f = &candidate.features;
    let owner = || f.has("copyright_line") && !byline::begins_with_given_name(&candidate.value);
    let known = || f.any(&["bare_person", "agency", "copyright_line"]) || !is_of_known_names(&candidate.value);
    let above = || f.has("above_headline") && is_undated(candidate);
    is_bare(candidate) && (f.has("one_word") || owner() || !known() || above())
}

/// Whether nothing but its place tells of a name.
pub(super) fn is_bare(candidate: &Candidate) -> bool {
    candidate.source == "text" && !is_visible(candidate) && !candidate.features.has("by_inside")
}

/// Whether a bare name stands without a day.
fn is_undated(candidate: &Candidate) -> bool {
    is_bare(candidate) && !candidate.features.any(&["bare_dated_person", "bare_with_date", "beside_date"])
}

/// Whether a name is all of its line, and the tag of its element.
fn shape<'a>(candidate: &Candidate, outline: &Outline<'a>) -> (bool, &'a str) {
    (candidate.features.has("bare_whole"), candidate.element.map_or("", |e| outline.elements[e].tag))
}

/// Whether all places of a name have paragraphs of the story before and behind them.
fn is_within(standing: &Standing) -> bool {
    (1..usize::MAX).contains(&standing.told)
}

/// Whether a name is in Latin or Cyrillic letters, of which the common given names are known.
fn is_of_known_names(name: &str) -> bool {
    is_latin(name) || name.contains(|c| matches!(c, '\u{400}'..='\u{4FF}'))
}

/// Whether a name is written in Latin letters.
pub(super) fn is_latin(name: &str) -> bool {
    name.contains(|c: char| c.is_ascii_alphabetic())
}

/// Whether a name is the site's. A person's site is called as the person is; nothing else calls this name an author's.
fn is_masthead(candidate: &Candidate) -> bool {
    let f = &candidate.features;
    f.any(&["is_site", "site_as_person"])
        && !is_visible(candidate)
        && !f.has("by_inside")
        && !byline::begins_with_given_name(&candidate.value)
}

/// The first text nodes of the story's paragraphs.
pub(super) fn paragraphs(scene: &Scene<'_>) -> Vec<usize> {
    let is_told = |block: &&Block| scene.story.contains(&block.texts.start) && is_running(block);
    scene.outline.blocks.iter().filter(is_told).map(|block| block.texts.start).collect()
}

/// Elements around a name that may be a picture's or its caption's: portals nest a caption's words this deep.
const CAPTION_LEVELS: usize = 6;
/// What blogs' templates call the box of a story's copyright, and Firefox's reader view that of its byline.
const NO_PICTURES: &[&str] = &["post-copyright", "article-copyright", "entry-copyright", "reader-credits"];
/// Elements around a name that may be a quotation's.
const QUOTE_LEVELS: usize = 4;

/// What the elements close around a name are.
#[derive(Default)]
struct Around {
    in_caption: bool,
    in_figure: bool,
    quoted: bool,
}

impl Around {
    /// `credits` says of a class whether it is that of a picture's maker.
    fn of(outline: &Outline<'_>, element: ElementId, credits: &ByName<bool>) -> Around {
        let mut around = Around::default();
        for (level, e) in outline.ancestors(element).take(CAPTION_LEVELS).enumerate() {
            let found = &outline.elements[e];
            let class = outline.names.value(found.class_name);
            let said = outline.names.said(found.class_name);
            let is_picture = said.any(Said::PICTURE);
            around.in_figure |= matches!(found.tag, "figure" | "figcaption")
                || said.any(Said::PICTURE | Said::AUTHOR) && credits.get(&outline.names, found.class_name);
            // Blogs put a box under a story that says whose it is, some as a quotation; a picture has another copyright.
            if is_picture && NO_PICTURES.iter().any(|name| contains_fold(class, name)) {
                continue;
            }
            around.in_caption |= is_picture;
            let is_quote = || found.tag == "blockquote" || contains_fold(class, "quote");
            around.quoted |= level < QUOTE_LEVELS && is_quote();
        }
        around.in_caption |= around.in_figure;
        around
    }
}

/// Whether a class is that of a picture's maker, as `image-credit` and `photo__author`; the portrait of a writer is called the
/// other way round.
pub(super) fn credits_picture(class: &str) -> bool {
    const PICTURES: &[&str] = &["image", "img", "photo", "foto", "picture", "pic", "figure", "figcaption", "caption"];
    const MAKERS: &[&str] = &["credit", "credits", "author", "autor", "byline", "copyright", "photographer"];
    class.split_ascii_whitespace().any(|class| {
        let tokens = tokens(class);
        let picture = tokens.iter().position(|token| PICTURES.contains(&token.as_str()));
        picture.is_some_and(|at| tokens[at..].iter().any(|token| MAKERS.contains(&token.as_str())))
    })
}

/// Whether an element or a line of the page says that a candidate is an author.
pub(super) fn is_visible(candidate: &Candidate) -> bool {
    const ELEMENTS: &[&str] =
        &["rel_author", "path_author", "class_byline", "class_author", "by_line", "item_author", "item_author_name"];
    candidate.features.any(ELEMENTS)
}

/// Whether the page's metadata says that a candidate is an author.
pub(super) fn is_stated(candidate: &Candidate) -> bool {
    const STATEMENTS: &[&str] =
        &["ld_author", "ld_contributor", "meta_author", "meta_article_author", "meta_parsely", "meta_dc"];
    candidate.features.any(STATEMENTS)
}

/// Text nodes between the authors of one byline, chosen from dev pages.
const BYLINE_TEXTS: usize = 12;

/// What a page has of each sort of candidate.
struct Page {
    /// Visible candidates by the headline.
    at_headline: usize,
    visible: usize,
    stated: usize,
    /// People, and not the site, that the JSON-LD names.
    in_ld: usize,
    person_at_headline: bool,
    /// Whether somebody with a common given name is an author by the headline, or by the metadata.
    given: bool,
    /// The distance of the visible candidate that is nearest to the headline.
    nearest: usize,
    /// The sources that name somebody with a common given name.
    given_sources: HashSet<String, RandomState>,
    /// Names of one word that are stated, each with a space behind it, folded.
    first_names: Vec<String>,
}

impl Page {
    /// `given` says of each candidate whether it begins with a common given name.
    fn of(authors: &Authors<'_, '_>, given: &[bool]) -> Page {
        let all = || authors.candidates.iter().zip(given).zip(&authors.standings);
        let visible = || all().filter(|((c, _), _)| is_visible(c));
        let at_headline = || visible().map(|(c, _)| c).filter(|(c, _)| c.features.has("at_headline"));
        let stated = || all().map(|(c, _)| c).filter(|(c, _)| is_stated(c));
        let is_site = |c: &Candidate| authors.scene.site.is_name(&c.value);
        let is_known = |(c, given): &(&Candidate, &bool)| **given && c.value.contains(' ');
        Page {
            at_headline: at_headline().count(),
            visible: visible().count(),
            stated: stated().count(),
            in_ld: stated().filter(|(c, _)| c.features.has("ld_author") && !is_site(c)).count(),
            person_at_headline: at_headline().any(|(c, _)| c.value.contains(' ') && !is_site(c)),
            given: at_headline().chain(stated()).any(|c| is_known(&c)),
            given_sources: all().map(|(c, _)| c).filter(is_known).map(|(c, _)| c.source.clone()).collect(),
            nearest: visible().map(|(_, standing)| standing.distance).min().unwrap_or(usize::MAX),
            first_names: stated()
                .filter(|(c, _)| !c.value.contains(' '))
                .map(|(c, _)| fold_key(&c.value) + " ")
                .collect(),
        }
    }

    /// A candidate as the page's others show it.
    fn compare(&self, candidate: &mut Candidate, distance: usize, given: bool) {
        let (is_visible, is_stated) = (is_visible(candidate), is_stated(candidate));
        let sources = candidate.shared(3.0);
        let f = &mut candidate.features;
        f.set("sources", sources);
        f.flag("visible", is_visible);
        f.flag("visible_and_stated", is_visible && is_stated);
        f.flag("stated_unseen", is_stated && !is_visible && self.at_headline > 0);
        f.flag("stated_alone", is_stated && self.visible == 0);
        f.flag("seen_unstated", is_visible && !is_stated && self.stated > 0);
        f.flag("seen_not_in_ld", is_visible && !f.any(&["ld_author", "ld_contributor"]) && self.in_ld > 0);
        f.flag("not_at_headline", !f.has("at_headline") && self.at_headline > 0);
        f.flag("crowd", self.visible > 6);
        let is_known = distance < usize::MAX && is_visible;
        let is_near = distance <= self.nearest.saturating_add(BYLINE_TEXTS);
        f.flag("nearest", is_known && is_near);
        f.flag("farther", is_visible && self.nearest < usize::MAX && !is_near);
        f.flag("nearest_in_crowd", is_known && self.visible > 6 && is_near);
        // Of the authors of one byline, some have rarer names.
        let is_peer = !given && self.given_sources.contains(&candidate.source);
        f.flag("given_name", is_peer);
        f.flag("peer_of_person", is_peer);
        f.flag("beside_person", self.given && !given && !is_peer);
    }
}

/// Whether a page's title ends with a name behind a sign, as with its site's.
fn ends_title(name: &str, title: &str) -> bool {
    title.strip_suffix(name).is_some_and(|before| before.trim_end().ends_with(['-', '|', '–', '—', '·', ':', '»']))
}

/// What a name looks like.
fn look(candidate: &mut Candidate, given: bool) {
    let value = &candidate.value;
    // Ideographs and Korean write a whole name as one word.
    let is_ideographic = value.chars().all(|c| matches!(c, '々' | '\u{4E00}'..='\u{9FFF}'));
    let is_name = |most: usize| (2..=most).contains(&value.chars().count());
    let is_whole = is_ideographic && is_name(5) || value.chars().all(is_hangul) && is_name(4);
    let words = if is_whole { 2 } else { value.split_whitespace().count() };
    let f = &mut candidate.features;
    f.flag("one_word", words == 1);
    f.flag("two_or_three_words", (2..=3).contains(&words));
    f.flag("many_words", words > 4);
    f.flag("given_name", given && words > 1);
    f.flag("given_name_alone", given && words == 1);
    f.flag("no_person", byline::names_no_person(value));
    f.flag("agency", byline::names_agency(value));
    f.flag("digits", value.chars().any(|c| c.is_ascii_digit()));
    f.flag("lower", value.chars().next().is_some_and(char::is_lowercase));
    f.flag("upper", value.chars().count() > 3 && value.chars().all(|c| !c.is_lowercase()));
    f.flag("fused", is_fused(value));
    f.flag("desk", says_desk(value));
}

/// Whether two words run together in a name, as `LundCorrespondent`; `McKay` and `O'Hara` do not count.
fn is_fused(name: &str) -> bool {
    name.split_whitespace().any(|word| {
        let pairs = word.chars().zip(word.chars().skip(1));
        pairs.skip(3).any(|(before, after)| before.is_lowercase() && after.is_uppercase())
    })
}

/// Whether a name is that of a desk, an editorial team or an account.
fn says_desk(name: &str) -> bool {
    const DESKS: &[&str] = &[
        "editorial", "newsroom", "newsdesk", "staff", "admin", "team", "redaccion", "redazione", "redaction",
        "redakcja", "editor", "editors", "desk", "press", "presse", "news", "redaksi", "merkezi",
    ];
    let key = fold_key(name);
    key.contains("redaktion") || key.split(' ').any(|word| DESKS.contains(&word))
}
