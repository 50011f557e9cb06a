//! The skim's promise, end to end: with and without it, a page gives the same article. That the tree stays the same is
//! tested beside the skim; here it shows whether a rule reads something that the skim takes out.

use std::{
    fs,
    path::{Path, PathBuf},
};

use newsdex::{archive::StoredPage, extract, page};
use proptest::prelude::*;

fn assert_same_article(path: &Path, bytes: Vec<u8>) {
    let stored = StoredPage { path: path.to_owned(), bytes, ..StoredPage::default() };
    let skimmed = extract::article(&page::read(&stored), &stored);
    let whole = extract::article(&page::read_unskimmed(&stored), &stored);
    let json = |article| serde_json::to_string_pretty(article).expect("an article is JSON");
    if skimmed != whole {
        assert_eq!(json(&skimmed), json(&whole), "{}", path.display());
    }
}

/// Every HTML page under a folder, whatever is stored around it.
fn assert_same_articles(folder: &Path) {
    let mut pages = 0;
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let path = entry.expect("a readable folder").into_path();
        let is_page = path.extension().is_some_and(|e| matches!(e.to_str(), Some("html" | "htm" | "xhtml" | "shtml")));
        if is_page {
            assert_same_article(&path, fs::read(&path).expect("a readable page"));
            pages += 1;
        }
    }
    assert!(pages > 0, "{} has no page", folder.display());
}

#[test]
fn sample_pages() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample_corpus");
    if samples.is_dir() {
        assert_same_articles(&samples);
    }
}

/// Pages of one's own: `NEWSDEX_PAGES=FOLDER cargo test --test skim`.
#[test]
fn own_pages() {
    if let Some(folder) = std::env::var_os("NEWSDEX_PAGES") {
        assert_same_articles(&PathBuf::from(folder));
    }
}

/// What stories are made of, with what the skim cuts in between.
fn story() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<!DOCTYPE html><html lang=en>",
        "<head>",
        "<title>Bridge opens | The Example</title>",
        "<meta property=og:title content='Bridge opens' data-x=y>",
        "<meta name=author content='Ada Example'>",
        "<meta property=article:tag content=Bridges>",
        "<link rel=canonical href='https://news.example/2025/07/06/bridge' crossorigin>",
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Bridge opens\",\
         \"datePublished\":\"2025-07-06T10:00:00+02:00\",\"author\":{\"name\":\"Ada Example\"}}</script>",
        "<script>document.write('<p>not a story</p>')</script>",
        "<style>p > b {}</style>",
        "</head>",
        "<body class=article onload='x()'>",
        "<main><article itemscope itemtype='https://schema.org/NewsArticle'>",
        "<h1 class=headline style='color:red'>Bridge opens after nine years</h1>",
        "<p class=byline>By <!-- -->Ada Example</p>",
        "<a rel=author href=/people/ada data-track=1>Ada Example</a>",
        "<time datetime='2025-07-06' data-format=x>6 July 2025</time>",
        "<p>The bridge over the river was opened on Monday, nine years after the first stone was laid by the council.</p>",
        "<p style='display:none'>Subscribe now to read on, it costs less than a coffee a day and helps us to go on.</p>",
        "<svg><title>Share</title><path d='M0 0'/></svg>",
        "<noscript><img src=pixel.gif></noscript>",
        "<noscript><p>Please turn on JavaScript.</p></noscript>",
        "<template><p>Hidden in a template, never shown to anybody who reads the page as it was made.</p></template>",
        "<iframe src=x><p>Frame</p></iframe>",
        "<figure><img src=a.jpg alt='The bridge'><figcaption>The bridge at dawn</figcaption></figure>",
        "<ul class=tags><li><a href=/tag/bridges rel=tag>Bridges</a><li><a href=/tag/rivers rel=tag>Rivers</a></ul>",
        "<div hidden>",
        "<div aria-hidden=true>",
        "</div>",
        "</article></main>",
        "<aside><h2>More</h2><a href=/a>Another story with a long headline</a></aside>",
    ]);
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn generated_stories(html in story()) {
        assert_same_article(Path::new("story.html"), html.into_bytes());
    }
}
