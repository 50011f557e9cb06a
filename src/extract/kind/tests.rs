use scraper::Html;

use super::*;

#[test]
fn signs_decide() {
    let story = Signs { story: 400, page: 900, headline: 9, teasers: 30, ..Signs::default() };
    let front = Signs { story: 300, front: true, ..story.clone() };
    let stub = Signs { story: 90, ..story.clone() };
    for (name, signs, expected) in [
        ("nothing", Signs::default(), (Kind::Empty, false)),
        ("a story among teasers", story.clone(), (Kind::Article, false)),
        ("teasers on a front page", front.clone(), (Kind::Listing, false)),
        (
            "a front page whose site says article of all its pages",
            Signs { says_article: true, says_article_in_passing: true, ..front.clone() },
            (Kind::Listing, false),
        ),
        (
            "a story whose address is given as the front page",
            Signs { says_article: true, ..front.clone() },
            (Kind::Article, false),
        ),
        (
            "posts in full on a list of posts",
            Signs { says_listing: true, summaries: 0.3, ..story.clone() },
            (Kind::Listing, false),
        ),
        ("links before a story's paragraphs", Signs { summaries: 0.3, ..story.clone() }, (Kind::Article, false)),
        (
            "a wall after a few paragraphs",
            Signs { paywall_phrases: 1, story: 180, ..story.clone() },
            (Kind::Article, true),
        ),
        ("a wall after a long story", Signs { paywall_phrases: 1, ..story.clone() }, (Kind::Article, false)),
        (
            "a short story of a site that locks all",
            Signs { says_locked: true, story: 150, ..story.clone() },
            (Kind::Article, false),
        ),
        ("a stub of such a site", Signs { says_locked: true, ..stub.clone() }, (Kind::Article, true)),
        ("a standfirst without a story", Signs { standfirst_only: true, ..stub.clone() }, (Kind::Article, true)),
        ("a short story", stub.clone(), (Kind::Article, false)),
        (
            "a headline and a description",
            Signs { story: 0, has_description: true, ..story.clone() },
            (Kind::Article, true),
        ),
        (
            "a short name and a description",
            Signs { story: 0, headline: 1, teasers: 0, has_description: true, ..story.clone() },
            (Kind::Empty, false),
        ),
        ("a forum's thread", Signs { community: true, says_article: true, ..story.clone() }, (Kind::Other, false)),
        ("a product", Signs { says_other: true, ..story.clone() }, (Kind::Other, false)),
        ("an error", Signs { barred_title: true, story: 40, ..story.clone() }, (Kind::Blocked, false)),
    ] {
        assert_eq!(decide(&signs), expected, "{name}");
    }
}

#[test]
fn front_pages_are_told_by_their_address() {
    for (url, expected) in [
        ("https://gazette.example", true),
        ("https://gazette.example/", true),
        ("https://gazette.example/index.html", true),
        ("https://gazette.example/de", true),
        ("https://gazette.example/en-GB/#top", true),
        ("https://gazette.example/uk-politics", false),
        ("https://gazette.example/index.php?id=7", false),
        ("https://gazette.example/?p=7", false),
        ("https://gazette.example/de/bees", false),
    ] {
        assert_eq!(is_front(url), expected, "{url}");
    }
}

fn signs_of(html: &str, title: &str) -> Signs {
    let html = Html::parse_document(html);
    let outline = Outline::of(&html);
    let metadata = Metadata::read(&outline, &[]);
    let headline = outline.tagged(&["h1"]).next();
    let headline = Some(body::Headline { element: headline, text: title });
    let story = body::choose(&outline, &body::Context { headline, article_body: None });
    signs(&outline, &story, &metadata, Some(title), None)
}

#[test]
fn software_of_forums_and_wikis_is_known() {
    for (html, expected) in [
        ("<meta name=generator content='MediaWiki 1.31'><p>Bees", true),
        ("<body id=phpbb><p>Bees", true),
        ("<body><div itemscope itemtype='https://schema.org/QAPage'><p itemprop=name>Why do bees hum?</div>", true),
        (
            "<meta name=generator content='MediaWiki 1.31'><div itemscope itemtype='https://schema.org/NewsArticle'><h1 itemprop=headline>Bees</h1></div>",
            false,
        ),
        ("<meta name=generator content='WordPress 6.1'><p>Bees", false),
    ] {
        assert_eq!(signs_of(html, "Bees").community, expected, "{html}");
    }
}

#[test]
fn a_wall_counts_after_the_story_only() {
    let story = "<p>The council met on Monday evening and decided, after a long debate, to rebuild the bridge.</p>\
                 <p>It will be paid for by the county, which has put aside four million crowns for the purpose.</p>";
    let wall = "<div><p>Already a subscriber? Log in</p></div>";
    let head = "<nav><a href=/1>News</a></nav>";
    let count = |html: String| signs_of(&html, "Bridge to be rebuilt at last").paywall_phrases;
    let title = "<h1>Bridge to be rebuilt at last</h1>";
    assert_eq!(count(format!("{wall}{head}{title}<article>{story}</article>")), 0);
    assert_eq!(count(format!("{head}{title}<article>{story}</article>{wall}")), 1);
}
