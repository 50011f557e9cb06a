//! What kind of page it is, from its story, its links and what it says of itself.
//!
//! Comes after the story is chosen. A page is an article unless it shows otherwise: a story that is taken for something
//! else is lost to a search, a front page that is taken for a story is only noise.

mod barred;
mod gates;
mod list;
mod list_names;
mod pages;
mod phrases;
mod software;
mod speech;
#[cfg(test)]
mod tests;
mod things;

use serde::Serialize;

pub(super) use self::pages::is_page_title;
use self::software::Shows;

use crate::{article::Kind, fold::fold};

use super::{
    body::{self, Story},
    dates,
    letters::is_word,
    metadata::Metadata,
    names::Hints,
    outline::{Block, BlockKind, ElementId, Outline, beginning},
    site::is_front,
};

/// What the decision looks at. Counts are of blocks or words.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Signs {
    /// Words of the story, 0 where it only repeats the headline.
    pub story: usize,
    /// The story is the page's description and nothing more.
    pub standfirst_only: bool,
    /// Words of all visible blocks.
    pub page: usize,
    /// Blocks outside of the story that are one link and as long as a headline.
    pub teasers: usize,
    /// The part of the story's blocks, 0 to 1, that follow right upon a headline that is a link: summaries of others.
    pub summaries: f32,
    /// Words of the headline, or of the title before the site's name where they are fewer. Those of sections and tags
    /// are short, those of stories seldom.
    pub headline: usize,
    /// The page states that it is an article (`og:type`, JSON-LD), or carries a story's microdata.
    pub says_article: bool,
    /// It says so in `og:type` alone, which many a site says of all its pages.
    pub says_article_in_passing: bool,
    /// The page states that it is a collection, a search or a home page.
    pub says_listing: bool,
    /// The page states that it is a product, a profile, a place or the like.
    pub says_other: bool,
    /// Title or address name a page that each site has beside its stories: about, contact, terms.
    pub named_as_page: bool,
    /// The page says when it was published.
    pub dated: bool,
    /// And by whom.
    pub signed: bool,
    /// A button by the text sells what it tells of ("Add to cart", "Request a quote"), or the text speaks to customers; not
    /// looked for where the page says that it is an article.
    pub sells: bool,
    /// The page is made by the software of a forum or wiki.
    pub community: bool,
    /// What the software that made the page says on its body that it shows.
    pub shows: Option<Shows>,
    /// The address is a site's front page.
    pub front: bool,
    /// Title or main heading are those of an error, a login, a captcha or a consent page.
    pub barred_title: bool,
    /// And no story is called so.
    pub barred_plainly: bool,
    /// Phrases of such pages in the story, or in the whole page where there is next to no story; not counted in a long one.
    pub barred_phrases: usize,
    /// The page asks for a password, or leads elsewhere at once.
    pub is_gate: bool,
    /// All that was found for a story stands in a box that asks for consent.
    pub asks_consent: bool,
    /// The page is a feed.
    pub is_feed: bool,
    /// Phrases of a paywall right after a story that may be a stub. Elsewhere they are a subscriber's menu, or belong
    /// to comments and teasers.
    pub paywall_phrases: usize,
    /// JSON-LD says that the story is not free; many a site says so of all its stories.
    pub says_locked: bool,
    /// The story breaks off: its last line ends with an ellipsis.
    pub breaks_off: bool,
    pub has_description: bool,
    /// Items of lists of stories on the page.
    pub listed: usize,
    /// Those of them that show a day.
    pub listed_days: usize,
    /// Words of the story inside of such items, in the one with most of them, and outside.
    pub listed_words: usize,
    pub listed_most: usize,
    pub unlisted_words: usize,
    /// The page's title is the headline of one of them: its own story is followed by others in the same shape.
    pub titled_as_listed: bool,
    /// The headline that was chosen is a link, as short as a section's name, or not printed on the page.
    pub headed_as_list: bool,
    /// It is the headline of one of them, which is a link.
    pub headed_by_item: bool,
    /// The title or the address is that of a search, an archive, a tag, a column or an author.
    pub named_as_list: bool,
}

/// A text of fewer words than this can be the whole of a consent, captcha or error page. The longest that were seen have
/// some two hundred; stories that name such things in their title are longer.
const BARRED_WORDS: usize = 220;

/// Phrases of such pages that a story does not have.
const MANY_PHRASES: usize = 3;

/// Words of a page that says next to nothing beside what bars the way.
const FEW_WORDS: usize = 60;

/// Bytes of a headline; longer ones are no error's.
const MAX_HEADLINE: usize = 300;

/// Words that are no story.
const NO_STORY: usize = 30;

/// Words of the text of an error that says no phrase of such pages; a story of a sentence or two has more.
const BARE: usize = 20;

/// Words of the shortest story.
const SENTENCE: usize = 8;

/// Words of a section's name: "Politics", "All about the elections".
const SECTION_NAME: usize = 4;

/// Words of a text that is not asked whom it speaks to; firms tell of themselves in fewer.
const MUCH: usize = 800;

/// Blocks after the story that a paywall's box is looked for in; the longest that were seen have fifteen.
const WALL_BLOCKS: usize = 16;

/// Stories of paywall stubs are shorter than this: the first paragraphs of a page.
const STUB_WORDS: usize = 250;

/// Kind and whether it is a stub of a story.
pub(super) fn decide(signs: &Signs) -> (Kind, bool) {
    if signs.page == 0 && signs.story == 0 {
        return (Kind::Empty, false);
    }
    if signs.shows == Some(Shows::Archive) {
        return (Kind::Listing, false);
    }
    if is_barred(signs) {
        return (Kind::Blocked, false);
    }
    if signs.shows == Some(Shows::Attachment) {
        return (if signs.story == 0 { Kind::Empty } else { Kind::Other }, false);
    }
    if is_listing(signs) {
        return (Kind::Listing, false);
    }
    if signs.story == 0 {
        let is_stub = signs.has_description && (signs.says_article || signs.headline > SECTION_NAME);
        return (if is_stub { Kind::Article } else { Kind::Empty }, is_stub);
    }
    // Of its pages too, many a site says that they are articles, as long as it is in passing.
    let claims = signs.says_article && !signs.says_article_in_passing;
    let is_page = signs.named_as_page && !claims && !signs.signed;
    let is_story = claims || signs.dated && signs.says_article;
    let is_offer = signs.says_other && !is_story || signs.sells && !signs.dated && !signs.says_article;
    if signs.community || is_page || is_offer {
        return (Kind::Other, false);
    }
    (Kind::Article, is_stub(signs))
}

fn is_stub(signs: &Signs) -> bool {
    let weak_signs = signs.says_locked || signs.breaks_off || signs.standfirst_only;
    signs.story < STUB_WORDS && (signs.paywall_phrases > 0 || weak_signs && signs.story < STUB_WORDS / 2)
}

/// Whether a story of so many words, of which no markup is left, is a stub: a paywall speaks right behind it.
pub(super) fn is_stub_before<'t>(words: usize, mut behind: impl Iterator<Item = &'t str>) -> bool {
    words < STUB_WORDS && behind.any(|line| phrases::is_in(&phrases::PAYWALL, line) || body::bars(line))
}

/// Whether a short text of which no markup is left bars the way: a plain phrase of such pages at a line's beginning, or several
/// phrases in lines that are put together again.
pub(super) fn is_wall<'t>(lines: impl Iterator<Item = &'t str> + Clone) -> bool {
    /// Bytes of a line that are looked at.
    const BEGINNING: usize = 400;
    lines.clone().any(|line| phrases::is_in(&phrases::PLAIN, beginning(line, BEGINNING)))
        || phrases::count_in(&phrases::BARRED, lines) >= MANY_PHRASES
}

fn is_barred(signs: &Signs) -> bool {
    let short = signs.story < BARRED_WORDS;
    // A title that a story may have is an error's with little else, or with what such pages say.
    let is_bare = signs.barred_plainly || signs.story < BARE || signs.barred_phrases > 0;
    let says_so = signs.barred_title && is_bare && (!signs.says_article || signs.story < NO_STORY);
    let is_all = signs.page < FEW_WORDS && (!signs.says_article || signs.story < NO_STORY);
    // A brief may have one of them.
    let is_gate = signs.barred_phrases >= 1 && !(signs.signed && signs.dated) || signs.is_gate && signs.story < BARE;
    short && (says_so || signs.asks_consent || signs.barred_phrases >= MANY_PHRASES || is_gate && is_all)
}

/// A page of headlines, or of items that each lead to a story.
fn is_listing(signs: &Signs) -> bool {
    // A search without results, a tag without stories.
    let is_bare_list = signs.named_as_list
        && signs.story < NO_STORY
        && !(signs.says_article || signs.signed || signs.titled_as_listed);
    let has_items = is_full_of_links(signs) || is_made_of_items(signs) || is_bare_list;
    signs.is_feed || has_items && signs.shows != Some(Shows::Post)
}

/// A list of stories with nothing beside it. A story with a list below has its words outside of the items.
fn is_made_of_items(signs: &Signs) -> bool {
    /// Words of an introduction: of a section, or of an author.
    const INTRODUCTION: usize = 60;
    /// Words of a line that is no story: where a page of headlines has a text of its own, that may be all of a story.
    const LINE: usize = 8;
    /// Words of a summary; the longest that were seen have some fifty.
    const SUMMARY: usize = 60;
    /// Items without days may be what a story links to; it has seldom more than a few.
    const SOME: usize = 4;
    let stated = signs.says_listing || signs.front || signs.named_as_list;
    let have_days = signs.listed_days * 3 >= signs.listed * 2;
    let says_article = signs.says_article && !(signs.says_article_in_passing && (stated || have_days));
    let least = if have_days || signs.named_as_list { list::FEW } else { SOME };
    let introduction = if have_days || stated {
        INTRODUCTION.max(signs.listed_words / 4)
    } else {
        INTRODUCTION.min(signs.listed_words).max(LINE)
    };
    let are_summaries = signs.listed_words <= SUMMARY * signs.listed;
    // Of posts in full the first may be all that was taken for the story.
    let is_first = signs.headed_by_item && stated && have_days;
    let are_even = is_first || signs.listed_most * 10 <= signs.listed_words * 7;
    signs.listed >= least
        && !says_article
        && !signs.titled_as_listed
        && (stated || signs.headed_as_list)
        && (have_days || are_summaries)
        && are_even
        && signs.unlisted_words <= introduction
}

/// Many links that are headlines, and little text but their summaries.
fn is_full_of_links(signs: &Signs) -> bool {
    /// Links that are headlines; an article has fewer in all than a front page has above the fold.
    const MANY: usize = 8;
    let stated = signs.says_listing || signs.front;
    // Stories have links between their paragraphs too: a live blog's entries, what to read next.
    let has_headline = signs.headline > SECTION_NAME && !signs.headed_as_list;
    let summaries = if stated { signs.summaries > 0.2 } else { signs.summaries > 0.4 && !has_headline };
    let says_article = signs.says_article && !(stated && signs.says_article_in_passing);
    let thin =
        if stated { signs.story < 12 * signs.teasers } else { signs.story < 25 && signs.headline <= SECTION_NAME };
    signs.teasers >= MANY && (thin || summaries) && !says_article
}

/// Reads the signs off a page.
pub(super) fn signs(
    outline: &Outline,
    story: &Story,
    metadata: &Metadata,
    title: Option<&str>,
    url: Option<&str>,
) -> Signs {
    let titles = [title, metadata.title.as_deref()];
    let description = metadata.first_meta(&["og:description", "description"]);
    let mut signs = Signs {
        front: url.is_some_and(is_front),
        breaks_off: story.text.ends_with(['…']) || story.text.ends_with("..."),
        headline: titles.iter().flatten().map(|t| body::words(first_part(t))).min().unwrap_or(0),
        has_description: description.is_some(),
        is_gate: story.length < BARE && gates::is_gate(outline, metadata),
        asks_consent: story.length < BARRED_WORDS && gates::asks_consent(outline, story),
        is_feed: gates::is_feed(outline),
        ..Signs::default()
    };
    read_story(&mut signs, story, titles, description);
    stated(&mut signs, metadata);
    signs.says_other |= title.is_some_and(|title| is_of_a_thing(metadata, title));
    let page_title = metadata.title.as_deref();
    signs.named_as_page =
        called_of(page_title, title).any(pages::is_page_title) || url.is_some_and(pages::is_page_address);
    signs.community = software::is_community(outline, metadata);
    signs.shows = software::shows(outline);
    signs.says_listing |= signs.shows == Some(Shows::Posts);
    let is_post = || url.is_some_and(|url| dates::from_url(url).is_some());
    signs.says_other |= software::is_manual(outline, metadata) && !is_post();
    read_barred_title(&mut signs, outline, titles);
    count_blocks(&mut signs, outline, story, title);
    // Where the page says that it is an article, nobody asks.
    signs.sells = !signs.says_article
        && (sells(outline, story)
            || signs.story < MUCH && (speech::addresses(&story.text) || things::is_service(outline)));
    signs.says_other |= !signs.says_article
        && called_of(page_title, title).chain(page_title).any(|called| things::is_episode(outline, story, called));
    if !signs.says_article || signs.says_article_in_passing {
        read_list(&mut signs, (outline, &list::of(outline, story)), metadata, title, url);
    }
    signs.barred_phrases = barred_phrases(outline, story, signs.story);
    signs.paywall_phrases = if signs.story < STUB_WORDS { paywall_phrases(outline, story) } else { 0 };
    signs
}

/// Whether what a page is called is an error or the like. Its headline may be in the page alone, and its title the site's.
fn read_barred_title(signs: &mut Signs, outline: &Outline, titles: [Option<&str>; 2]) {
    let printed = outline.tagged(&["h1"]).find(|&e| !outline.elements[e].hidden);
    let printed = printed.and_then(|e| outline.text_within(e, MAX_HEADLINE));
    let called = || titles.into_iter().flatten().chain(printed.as_deref());
    let is_missing = signs.shows == Some(Shows::Nothing);
    signs.barred_title = signs.story < BARRED_WORDS && (is_missing || called().any(phrases::is_barred_title));
    signs.barred_plainly = signs.barred_title && (is_missing || called().any(phrases::is_plainly_barred_title));
}

/// Phrases of pages that bar the way, of a page with a story of so many words.
fn barred_phrases(outline: &Outline, story: &Story, words: usize) -> usize {
    match words {
        // A program's state is no page that asks to turn programs on.
        _ if story.is_data => phrases::count_in(&phrases::BARRED, story.text.lines()),
        0..SENTENCE => phrases::count_barring(outline, 0..outline.blocks.len()),
        // Beside a story of a sentence or two, a box that asks for consent is the site's.
        SENTENCE..NO_STORY => {
            // What its title says is known.
            let is_title = |b: &usize| {
                let block = &outline.blocks[*b];
                block.kind == BlockKind::Heading(1) || outline.tag(block.element) == "title"
            };
            let said = outside_of_consent(outline, story).filter(|b| words < BARE || !is_title(b));
            phrases::count_barring(outline, said)
        }
        NO_STORY..BARRED_WORDS => phrases::count_barring(outline, story.blocks.iter().copied()),
        _ => 0,
    }
}

/// Phrases of a paywall in the story's last block and right behind it.
fn paywall_phrases(outline: &Outline, story: &Story) -> usize {
    let Some(&last) = story.blocks.last() else { return 0 };
    let wall = last..outline.blocks.len().min(last + 1 + WALL_BLOCKS);
    let bars = |block: &&Block| !outline.elements[block.element].hidden && body::bars(&block.text);
    let barring = outline.blocks[wall.clone()].iter().filter(bars).count();
    phrases::count(&phrases::PAYWALL, outline, wall) + barring
}

/// The blocks that stand in no box that is named after cookies or consent, nor in what is shown without scripts, nor,
/// unless the whole story does, in a box that asks for it.
fn outside_of_consent(outline: &Outline, story: &Story) -> impl Iterator<Item = usize> {
    let asks = move |e: ElementId| outline.tag(e) == "noscript" || outline.hints(e).any(Hints::COOKIES);
    // What stands bare in an inline element is the block of a box around it.
    let is_asked = move |b: usize| {
        let block = &outline.blocks[b];
        let element = outline.texts.get(block.texts.start).map_or(block.element, |text| text.element);
        outline.ancestors(element).any(asks)
    };
    let in_box = body::in_consent_boxes(outline, 0..outline.blocks.len());
    let tells = story.blocks.iter().any(|&b| !in_box[b]);
    (0..outline.blocks.len()).filter(move |&b| !(is_asked(b) || tells && in_box[b]))
}

/// How long the story is, and whether it says more than its headline and description.
fn read_story(signs: &mut Signs, story: &Story, titles: [Option<&str>; 2], description: Option<&str>) {
    signs.story = story.length;
    // Only a short story can be no more than that, and folding a long one takes its time.
    if signs.story >= STUB_WORDS / 2 {
        return;
    }
    let text = bare(&story.text);
    if titles.iter().flatten().any(|title| bare(title).starts_with(&text)) {
        signs.story = 0;
    }
    // Some sites repeat the whole of a short story in its description, but a standfirst is one paragraph.
    signs.standfirst_only = !story.text.contains('\n') && description.is_some_and(|d| bare(d).contains(&text));
}

/// How the page's lists of stories stand to its story and headline.
fn read_list(
    signs: &mut Signs,
    (outline, list): (&Outline, &list::List),
    metadata: &Metadata,
    title: Option<&str>,
    url: Option<&str>,
) {
    /// Letters of a headline that is found in a title by no chance.
    const ENOUGH: usize = 12;
    signs.listed = list.items;
    signs.listed_days = list.dated;
    signs.listed_words = list.inside;
    signs.listed_most = list.largest;
    signs.unlisted_words = list.outside;
    let stated = || metadata.title.as_deref().into_iter().chain(metadata.first_meta(&["og:title"]));
    let holds = |title: &str| {
        let title = bare(title);
        list.stories.iter().any(|story| *story == title || story.len() >= ENOUGH && title.contains(story))
    };
    signs.titled_as_listed = stated().any(holds);
    let is_short = |title: &str| body::words(first_part(title)) <= SECTION_NAME;
    let headline = title.map(bare);
    signs.headed_by_item = headline.as_ref().is_some_and(|headline| list.linked.contains(headline));
    signs.headed_as_list = signs.headed_by_item
        || title.is_none_or(is_short)
        || headline.as_ref().is_none_or(|headline| !is_printed(outline, headline));
    signs.named_as_list =
        stated().chain(title).any(list_names::is_list_title) || url.is_some_and(list_names::is_list_address);
}

/// Teasers, summaries of other stories, and how many words the page has.
fn count_blocks(signs: &mut Signs, outline: &Outline, story: &Story, title: Option<&str>) {
    let title = title.map(bare);
    let mut kept = vec![false; outline.blocks.len()];
    story.blocks.iter().for_each(|&b| kept[b] = true);
    let mut summaries = 0;
    let mut after_link = false;
    for (b, block) in outline.blocks.iter().enumerate() {
        let element = &outline.elements[block.element];
        if element.hidden || element.tag == "title" {
            continue;
        }
        signs.page += story.words.get(b).map_or(0, |words| words.ceil() as usize);
        // Headlines have about four words or more; a menu's entries have fewer.
        let is_link = block.link_chars * 10 >= block.chars * 9 && block.chars >= 25;
        // A story's own headline is often a link to itself.
        let is_heading = block.is_heading();
        let is_own = is_link && is_heading && title.as_ref().is_some_and(|title| is_bare(&block.text, title));
        let is_other = is_link && !is_own;
        signs.teasers += usize::from(is_other && !kept[b]);
        summaries += usize::from(kept[b] && (is_other || after_link));
        after_link = is_other && (is_heading || matches!(block.kind, BlockKind::Loose | BlockKind::ListItem));
    }
    // A paragraph or two may well follow upon a link.
    const FEW: usize = 5;
    if story.blocks.len() >= FEW {
        signs.summaries = summaries as f32 / story.blocks.len() as f32;
    }
}

/// Whether a title stands on the page itself, alone in a line.
fn is_printed(outline: &Outline, title: &str) -> bool {
    /// Bytes of a line that are folded to be compared.
    const MOST: usize = 1_000;
    let lines = outline.blocks.iter().filter(|block| outline.tag(block.element) != "title");
    lines.filter(|block| block.text.len() <= MOST).any(|block| is_bare(&block.text, title))
}

/// A text's letters and digits, folded.
fn bare(text: &str) -> String {
    let mut folded = fold(text);
    folded.retain(is_word);
    folded
}

/// Whether a text is another, letters and digits only and folded. Most texts begin otherwise, and need not be folded.
fn is_bare(text: &str, other: &str) -> bool {
    let first = text.bytes().next().filter(u8::is_ascii_alphanumeric).map(|first| first.to_ascii_lowercase());
    first.is_none_or(|first| other.bytes().next() == Some(first)) && bare(text) == other
}

/// What the page says of its own kind.
fn stated(signs: &mut Signs, metadata: &Metadata) {
    let open_graph = metadata.first_meta(&["og:type"]).unwrap_or("").to_ascii_lowercase();
    let is_open_graph_article = matches!(open_graph.as_str(), "article" | "blog");
    // A list's items have microdata each.
    let is_of_one = |count: usize| (1..list::FEW).contains(&count);
    // A network's documented name for it; `metered` ones are read up to a number.
    signs.says_locked = metadata.first_meta(&["article:content_tier"]) == Some("locked");
    signs.says_article = metadata.first_meta(&["article:published_time"]).is_some()
        || is_of_one(metadata.meta("datepublished").count())
        || is_of_one(metadata.properties.iter().filter(|p| p.name == "articleBody").count());
    // A network's own objects: `netpost:petition`.
    let object = open_graph.split_once(':').map_or("", |(_, object)| object);
    let product_names = metadata.properties.iter().filter(|p| p.item_type == "Product" && p.name == "name").count();
    signs.says_other = is_of_one(product_names)
        || open_graph.starts_with("product")
        || matches!(open_graph.as_str(), "profile" | "place" | "business.business")
        || matches!(object, "petition" | "review" | "recipe" | "product" | "profile" | "place" | "event" | "job");
    for thing in metadata.graph.own() {
        signs.says_article |= thing.is_article();
        for name in &thing.types {
            match name.as_str() {
                "CollectionPage" | "SearchResultsPage" => signs.says_listing = true,
                "Product" | "ProductGroup" | "ProfilePage" | "ContactPage" | "AboutPage" | "FAQPage" | "JobPosting"
                | "RealEstateListing" => {
                    signs.says_other = true;
                }
                _ => {}
            }
        }
        if let Some(free) = thing.fields.get("isAccessibleForFree") {
            let text = free.as_str().map(str::to_ascii_lowercase);
            signs.says_locked |= free.as_bool() == Some(false) || text.as_deref() == Some("false");
        }
    }
    signs.says_article_in_passing = is_open_graph_article && !signs.says_article;
    signs.says_article |= is_open_graph_article;
}

/// Whether a button that sells something stands among the story's blocks or right by them, and not in the page's frame.
fn sells(outline: &Outline, story: &Story) -> bool {
    /// Blocks before and behind the story: a price, what is in stock.
    const BESIDE: usize = 6;
    let (Some(&first), Some(&last)) = (story.blocks.first(), story.blocks.last()) else { return false };
    let is_frame = |e: ElementId| matches!(outline.tag(e), "nav" | "header" | "footer" | "aside");
    let beside = first.saturating_sub(BESIDE)..outline.blocks.len().min(last + 1 + BESIDE);
    outline.blocks[beside]
        .iter()
        .any(|block| pages::sells(&block.text) && !outline.ancestors(block.element).any(is_frame))
}

/// Whether JSON-LD or microdata give the page's headline as the name of a thing that pages are made for: an event, a course,
/// a house. What a story is about has another name than the story.
fn is_of_a_thing(metadata: &Metadata, title: &str) -> bool {
    const TYPES: [&str; 15] = [
        "Event", "Course", "SoftwareApplication", "WebApplication", "MobileApplication", "PodcastEpisode",
        "PodcastSeries", "Service", "LocalBusiness", "Hotel", "LodgingBusiness", "Restaurant", "Museum", "Place",
        "TouristAttraction",
    ];
    // Reports of matches name them.
    const TOLD: [&str; 3] = ["SportsEvent", "BroadcastEvent", "PublicationEvent"];
    let is_thing = |name: &str| TYPES.contains(&name) || name.ends_with("Event") && !TOLD.contains(&name);
    let things = || metadata.graph.own();
    // What is reviewed is the story's subject.
    if things().any(|t| t.types.iter().any(|name| name.ends_with("Review"))) {
        return false;
    }
    let title = bare(title);
    let stated = things().filter(|t| t.types.iter().any(|name| is_thing(name))).filter_map(|t| t.text("name"));
    let properties = metadata.properties.iter().filter(|p| p.name == "name" && is_thing(&p.item_type));
    stated.chain(properties.map(|p| p.value.clone())).any(|name| bare(&name) == title)
}

/// What a page is called: its title's first part, and its headline.
fn called_of<'t>(page_title: Option<&'t str>, title: Option<&'t str>) -> impl Iterator<Item = &'t str> {
    page_title.map(first_part).into_iter().chain(title)
}

/// A title up to its first bar or dash.
fn first_part(title: &str) -> &str {
    let end = [" | ", " - ", " – ", " — ", " · "].iter().filter_map(|mark| title.find(mark)).min();
    end.and_then(|end| title.get(..end)).unwrap_or(title)
}
