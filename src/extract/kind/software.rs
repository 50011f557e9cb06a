//! What the software says that made a page: of forums, wikis and manuals by its name or that of its boxes, of WordPress what
//! the page shows.

use serde::Serialize;

use crate::extract::{metadata::Metadata, names::Said, outline::Outline};

/// What a page shows, by the classes that the core of WordPress writes on `<body>`, whatever the theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Shows {
    /// The posts of a category, a tag, an author or a time, or what a search found: be it one, be it in full.
    Archive,
    /// Posts, perhaps of the front page or of another program.
    Posts,
    /// One post.
    Post,
    /// A picture or document, under its file's name.
    Attachment,
    /// Nothing: no page has the address.
    Nothing,
}

/// What the classes of `<body>` say that the page shows.
pub(super) fn shows(outline: &Outline) -> Option<Shows> {
    /// Of what an archive is one; other programs say no more than `archive`.
    const ARCHIVES: [&str; 5] = ["category", "tag", "author", "date", "post-type-archive"];
    let body = outline.tagged(&["body"]).next()?;
    let classes = || outline.class(body).split_ascii_whitespace();
    let has = |wanted: &str| classes().any(|class| class == wanted);
    let begins = |start: &str| classes().any(|class| class.starts_with(start));
    let is_search = || has("search") && (has("search-results") || has("search-no-results"));
    if has("error404") {
        Some(Shows::Nothing)
    } else if has("single") {
        match begins("attachmentid-") {
            true => Some(Shows::Attachment),
            false => begins("single-").then_some(Shows::Post),
        }
    } else if has("archive") && ARCHIVES.iter().any(|kind| has(kind)) || is_search() {
        Some(Shows::Archive)
    } else {
        (has("home") && has("blog") || has("archive") || has("search-results")).then_some(Shows::Posts)
    }
}

/// What phpBB, vBulletin, XenForo and Discourse call a post of a thread, or the box of who wrote it; what MediaWiki calls its
/// text, and Stack Exchange a question's page. All say [`Said::SOFTWARE`].
pub(super) const POSTS: &[&str] =
    &["postprofile", "postbit", "postbitlegacy", "message--post", "topic-post", "mw-parser-output", "question-page"];

/// Boxes around a page of Sphinx and of Docusaurus, which say the same.
pub(super) const MANUALS: &[&str] = &["documentwrapper", "theme-doc-markdown"];

/// Whether the page was made by the software of a forum or a wiki, and does not say that it is news.
pub(super) fn is_community(outline: &Outline, metadata: &Metadata) -> bool {
    const GENERATORS: [&str; 9] =
        ["mediawiki", "dokuwiki", "tiddlywiki", "xwiki", "phpbb", "vbulletin", "mybb", "discourse", "flarum"];
    /// The id that one of them gives to `<body>`; the others name themselves or their kind of thread.
    const ID: &str = "phpbb";
    let things = metadata.graph.own();
    let types = things.flat_map(|t| t.types.iter()).chain(metadata.properties.iter().map(|p| &p.item_type));
    let is_thread = |name: &String| matches!(name.as_str(), "DiscussionForumPosting" | "QAPage");
    let is_made_so = is_made_by(metadata, &GENERATORS)
        || outline.tagged(&["body"]).any(|body| outline.names.value(outline.elements[body].id_name) == ID)
        || has_any_class(outline, POSTS)
        || types.clone().any(is_thread);
    is_made_so && !types.clone().any(|name| name.ends_with("NewsArticle")) && !has_class(outline, DAY)
}

/// What the hNews microformat calls the day of publication; so does the news of a wiki, and no other page of one.
const DAY: &str = "published";

fn has_class(outline: &Outline, class: &str) -> bool {
    (0..outline.elements.len()).any(|e| outline.class(e).split_ascii_whitespace().any(|name| name == class))
}

/// Whether the page was made by software for manuals; some write blogs too, whose posts say that they are articles or have the
/// day in their address.
pub(super) fn is_manual(outline: &Outline, metadata: &Metadata) -> bool {
    const GENERATORS: [&str; 13] = [
        "antora", "docbook", "docfx", "docusaurus", "doxygen", "gitbook", "javadoc", "latex2html", "makeinfo",
        "mkdocs", "publican", "robohelp", "texi2html",
    ];
    is_made_by(metadata, &GENERATORS) || has_any_class(outline, MANUALS)
}

/// Whether the page names one of these programs as the one that made it.
fn is_made_by(metadata: &Metadata, generators: &[&str]) -> bool {
    let generator = metadata.first_meta(&["generator"]).unwrap_or("").to_ascii_lowercase();
    generators.iter().any(|name| generator.contains(name))
}

/// Whether any element has one of [`POSTS`] or [`MANUALS`] as a class, or is so called by its id.
fn has_any_class(outline: &Outline, classes: &[&str]) -> bool {
    let mut names = outline.names.saying(Said::SOFTWARE);
    names.any(|names| names.split_ascii_whitespace().any(|name| classes.contains(&name)))
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    #[test]
    fn a_body_says_what_the_page_shows() {
        for (classes, expected) in [
            ("archive category category-lights", Some(Shows::Archive)),
            ("archive author author-ada", Some(Shows::Archive)),
            ("search search-no-results", Some(Shows::Archive)),
            // Of a shop's things, and of other programs.
            ("archive tax-product_categories term-7", Some(Shows::Posts)),
            ("archive", Some(Shows::Posts)),
            ("home blog", Some(Shows::Posts)),
            ("post-template-default single single-post postid-4", Some(Shows::Post)),
            ("attachment single single-attachment attachmentid-5", Some(Shows::Attachment)),
            ("single", None),
            ("error404", Some(Shows::Nothing)),
            ("home page", None),
        ] {
            let tree = Html::parse_document(&format!("<body class='{classes}'><p>A"));
            assert_eq!(shows(&Outline::of(&tree)), expected, "{classes}");
        }
    }
}
