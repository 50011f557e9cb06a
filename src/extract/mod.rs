//! A page in, an article out. One walk over the tree gathers evidence as plain data; each field then decides on that.
//!
//! [`outline`] flattens the tree and `metadata` reads what the page says of itself; the fields' modules gather
//! candidates from both, weigh them with `evidence`, and choose. Nothing after the outline sees the tree.

mod authors;
mod beginnings;
pub mod body;
pub(crate) mod byline;
mod cards;
mod credit;
pub mod dates;
mod evidence;
mod json_ld;
mod kind;
pub(crate) mod language;
pub(crate) mod letters;
mod markup;
mod metadata;
mod names;
pub mod outline;
mod own_address;
mod parts;
#[cfg(test)]
mod patterns;
mod published;
mod read_on;
mod scene;
mod section;
mod sentence;
mod site;
mod standfirst;
#[doc(hidden)]
pub mod steps;
mod subject;
mod tags;
pub mod text_dump;
mod title;
mod trees;
mod word_list;

use serde::Serialize;

use crate::{
    archive::StoredPage,
    article::{Article, Kind, Saved, SavedSource, Stamp, count_words},
    fold::fold,
    page::{Content, DataScript, HtmlPage, Page, UrlSource},
};

pub use evidence::Candidate;
use metadata::Metadata;
use outline::Outline;

/// What the page says, field by field; the archive's own facts (id, hash, entry) are left to the caller.
pub fn article(page: &Page, stored: &StoredPage) -> Article {
    read(page, stored, &mut None)
}

/// Every candidate of every field that is chosen among candidates, and which one won.
#[derive(Debug, Default, Serialize)]
pub struct Explanation {
    /// Where the address was found: `container`, `marker`, `mirror` or `canonical`.
    pub url_source: Option<&'static str>,
    pub fields: Vec<(&'static str, Vec<Candidate>)>,
    /// What the page's kind was decided on.
    pub signs: Option<kind::Signs>,
    /// The page's blocks, and why each is the story's or not.
    pub blocks: Vec<body::Judged>,
    /// Whether the page is a text dump, which is weighed by numbers of its own.
    #[serde(skip)]
    is_dump: bool,
}

impl Explanation {
    /// What each feature adds to a candidate's score, the weightiest first. Empty where a field is not weighed by features.
    pub fn contributions(&self, field: &str, candidate: &Candidate) -> Vec<(&'static str, f32)> {
        if self.is_dump {
            text_dump::contributions(field, candidate)
        } else {
            evidence::Weights::of(field).contributions(&candidate.features)
        }
    }
}

/// Like [`article`], with the candidates of each field.
pub fn explain(page: &Page, stored: &StoredPage) -> (Article, Explanation) {
    let mut explanation = Some(Explanation::default());
    let article = read(page, stored, &mut explanation);
    (article, explanation.unwrap_or_default())
}

fn read(page: &Page, stored: &StoredPage, explanation: &mut Option<Explanation>) -> Article {
    if let Some(explanation) = explanation {
        explanation.url_source = page.url_source.map(|source| match source {
            UrlSource::Container => "container",
            UrlSource::Marker => "marker",
            UrlSource::Mirror => "mirror",
        });
    }
    let mut article = Article {
        path: stored.path.to_string_lossy().into_owned(),
        entry: stored.entry.clone(),
        format: page.format,
        url: page.url.clone(),
        saved: page.saved.map(|s| s.stamp),
        saved_source: page.saved.map(|s| s.source),
        ..Article::default()
    };
    match &page.content {
        Content::Html(html) => read_html(html, page.url_source, &mut article, explanation),
        Content::Text(text) => read_text(text, page.saved, &mut article, explanation),
    }
    for tag in &stored.hints.owner_tags {
        if !article.tags.iter().any(|t| fold(t) == fold(tag)) {
            article.tags.push(tag.clone());
        }
    }
    article
}

fn read_text(text: &str, saved: Option<Saved>, article: &mut Article, explanation: &mut Option<Explanation>) {
    // A file's time is the last resort: what the text shows of its saving is better.
    let recorded = saved.filter(|s| s.source != SavedSource::File);
    let context = text_dump::Context { url: article.url.as_deref(), saved: recorded };
    let fields = text_dump::read(text, &context);
    if let Some(explanation) = explanation {
        explanation.fields = text_dump::candidates(text, &fields);
        explanation.is_dump = true;
    }
    if let Some(saved) = fields.saved {
        article.saved = Some(saved.stamp);
        article.saved_source = Some(saved.source);
    }
    article.site = fields.url.as_deref().and_then(site::registered_domain);
    article.url = fields.url;
    article.site_name = fields.site_name;
    article.kind = fields.kind;
    article.partial = fields.partial;
    article.title = fields.title;
    article.authors = fields.authors;
    article.published = fields.published;
    article.published_source = fields.published_source;
    article.published_ambiguous = fields.published_ambiguous;
    article.modified = fields.modified;
    article.tags = fields.tags;
    article.section = fields.section;
    article.language = fields.language;
    article.description = fields.description;
    article.text = fields.text;
    article.words = count_words(&article.text);
}

fn read_html(
    html: &HtmlPage,
    url_source: Option<UrlSource>,
    article: &mut Article,
    explanation: &mut Option<Explanation>,
) {
    let outline = Outline::of(&html.tree);
    let json_ld = json_ld::values(&html.data);
    let metadata = Metadata::read(&outline, &html.data, &json_ld);
    if let Some(url) = own_address::stated(article.url.as_deref(), url_source, &metadata) {
        article.url = Some(url);
        if let Some(explanation) = explanation.as_mut() {
            explanation.url_source = Some("canonical");
        }
    }
    let (site, titles) = titles_of(&outline, &metadata, article.url.as_deref());
    article.site = article.url.as_deref().and_then(site::registered_domain);
    let headline = titles.iter().find(|c| c.won).map(|c| (c.element, c.value.clone()));
    let headline = headline.as_ref().map(|(element, text)| (*element, text.as_str()));
    let masthead = titles.iter().find(|c| c.ruled_out && c.features.has("is_site")).map(|c| c.value.clone());
    article.site_name = site.best(&metadata, headline.map(|h| h.1)).or(masthead).or_else(|| site::of_logo(&outline));
    let context = body_context(headline, &metadata, &html.data);
    let mut story = body::choose(&outline, &context);
    let scene = scene::Scene::new(&outline, &metadata, &site, article.url.as_deref(), headline, &story);
    let found = Found::in_scene(&scene, article);
    article.title = headline.map(|h| h.1.to_owned());
    let stated = found.stated();
    article.description = standfirst::description(&scene, &stated);
    found.tell(article);
    body::drop_record(&outline, &mut story);
    let days: Vec<Stamp> = article.published.into_iter().chain(article.modified).collect();
    body::drop_head(&outline, &mut story, headline.map(|h| h.1), &stated, &days);
    body::drop_names(&outline, &mut story, &article.authors);
    body::drop_ending(&outline, &mut story, &article.authors, &stated);
    article.language = language::detect(&story.text, metadata.claimed_language().as_deref());
    article.words = count_words(&story.text);
    let mut signs = kind::signs(&outline, &story, &metadata, article.title.as_deref(), article.url.as_deref());
    signs.dated = article.published.is_some();
    signs.signed = signs.dated && !article.authors.is_empty();
    (article.kind, article.partial) = kind::decide(&signs);
    forget_others(article, &signs, &metadata, &site);
    if let Some(explanation) = explanation {
        explanation.blocks = body::explain(&outline, &context, &story);
        explanation.signs = Some(signs);
        explanation.fields.push(("title", titles));
        explanation.fields.extend(found.into_fields());
    }
    article.text = story.text;
}

/// What the site calls itself, and the candidates for the headline.
fn titles_of(outline: &Outline, metadata: &Metadata, url: Option<&str>) -> (site::SiteNames, Vec<Candidate>) {
    let site = site::SiteNames::of(metadata, url).with_home(outline, metadata);
    let titles = title::candidates(outline, metadata, &site, url);
    (site, titles)
}

/// The candidates of the fields that are chosen once headline and story are known.
struct Found {
    authors: Vec<Candidate>,
    tags: Vec<Candidate>,
    published: published::Published,
    sections: Vec<Candidate>,
}

impl Found {
    fn in_scene(scene: &scene::Scene, article: &Article) -> Found {
        let saved = article.saved.zip(article.saved_source).map(|(stamp, source)| Saved { stamp, source });
        let authors = authors::candidates(scene);
        Found {
            tags: tags::candidates(scene),
            published: published::choose(scene, saved, scene.metadata.language_of_dates().as_deref()),
            sections: section::candidates(scene, &authors),
            authors,
        }
    }

    /// Writes what was chosen into the article.
    fn tell(&self, article: &mut Article) {
        let values = |c: &Candidate| c.value.clone();
        // A link to a writer's page may lead to a folder that elsewhere has topics.
        let names_author =
            |tag: &&Candidate| tag.element.is_some() && self.authors.iter().any(|a| a.won && a.element == tag.element);
        article.authors = self.authors.iter().filter(|c| c.won).map(values).collect();
        article.tags = self.tags.iter().filter(|c| c.won && !names_author(c)).map(values).collect();
        article.section = self.sections.iter().find(|c| c.won).map(values);
        article.published = self.published.stamp;
        article.published_source = self.published.source;
        article.published_ambiguous = self.published.ambiguous;
        article.modified = self.published.modified;
    }

    /// Where the page says who wrote the story and when.
    fn stated(&self) -> Vec<body::Stated> {
        let authors = self.authors.iter().filter(|c| c.won);
        let authors = authors.filter_map(|c| Some(body::Stated::author(c.element?, &c.value)));
        let days = self.published.candidates.iter().filter(|c| c.won);
        authors.chain(days.filter_map(|c| Some(body::Stated::day(c.element?, &c.value)))).collect()
    }

    /// The candidates of each field, by its name.
    fn into_fields(self) -> [(&'static str, Vec<Candidate>); 4] {
        [
            ("authors", self.authors),
            ("tags", self.tags),
            ("date", self.published.candidates),
            ("section", self.sections),
        ]
    }
}

/// Words of a page without a story from which on what was found in it may be of other stories. With fewer it is one whose
/// text was not saved, and what it states of itself is right.
const LEAST_STRANGERS: usize = 60;

/// Takes from a page that is no story what was found of the stories on it.
fn forget_others(article: &mut Article, signs: &kind::Signs, metadata: &Metadata, site: &site::SiteNames) {
    match article.kind {
        Kind::Listing | Kind::Blocked => forget_story(article, metadata),
        Kind::Empty if !signs.says_article && signs.page >= LEAST_STRANGERS => forget_story(article, metadata),
        _ => {}
    }
    if article.kind == Kind::Listing && !signs.front {
        article.title = article.title.take().map(|title| title::without_site(&title, site).to_owned());
    }
}

/// A page that is no story has no story's headline, authors, dates or tags: what was found are those of others.
fn forget_story(article: &mut Article, metadata: &Metadata) {
    article.title = metadata.title.as_deref().map(|title| title.replace(letters::WIDE_SPACE, " "));
    article.authors.clear();
    article.tags.clear();
    article.section = None;
    article.published = None;
    article.published_source = None;
    article.published_ambiguous = false;
    article.modified = None;
}

fn body_context<'t>(
    headline: Option<(Option<outline::ElementId>, &'t str)>,
    metadata: &Metadata,
    scripts: &'t [DataScript],
) -> body::Context<'t> {
    body::Context {
        headline: headline.map(|(element, text)| body::Headline { element, text }),
        article_body: metadata.graph.articles().iter().find_map(|a| a.text("articleBody")),
        scripts,
    }
}

/// The blocks of a page and what each is judged by: what the weights of [`body`] are fitted on.
pub fn block_rows(page: &Page) -> Vec<(outline::Block, body::features::Row)> {
    let Content::Html(html) = &page.content else { return Vec::new() };
    let outline = Outline::of(&html.tree);
    let json_ld = json_ld::values(&html.data);
    let metadata = Metadata::read(&outline, &html.data, &json_ld);
    let url = page.url.clone().or_else(|| own_address::stated(None, None, &metadata));
    let (_, titles) = titles_of(&outline, &metadata, url.as_deref());
    let headline = titles.iter().find(|c| c.won).map(|c| (c.element, c.value.as_str()));
    let rows = body::rows(&outline, &body_context(headline, &metadata, &html.data));
    outline.blocks.into_iter().zip(rows).collect()
}
