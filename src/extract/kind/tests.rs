use scraper::Html;

use super::*;

#[test]
fn classes_of_software_are_looked_for_where_they_say_so() {
    for class in software::POSTS.iter().chain(software::MANUALS) {
        assert!(crate::extract::names::said(class).any(crate::extract::names::Said::SOFTWARE), "{class}");
    }
}

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
        (
            "a search without results",
            Signs { named_as_list: true, story: 9, teasers: 0, ..story.clone() },
            (Kind::Listing, false),
        ),
        (
            "a product whose site says article of all its pages",
            Signs { says_other: true, says_article: true, says_article_in_passing: true, ..story.clone() },
            (Kind::Other, false),
        ),
        (
            "a review of a product, with a day",
            Signs { says_other: true, says_article: true, says_article_in_passing: true, dated: true, ..story.clone() },
            (Kind::Article, false),
        ),
        ("a page of terms", Signs { named_as_page: true, ..story.clone() }, (Kind::Other, false)),
        (
            "a page of terms of a site that says article of all its pages",
            Signs { named_as_page: true, says_article: true, says_article_in_passing: true, ..story.clone() },
            (Kind::Other, false),
        ),
        (
            "a post that is called so",
            Signs { named_as_page: true, signed: true, ..story.clone() },
            (Kind::Article, false),
        ),
        ("a shop's page", Signs { sells: true, ..story.clone() }, (Kind::Other, false)),
        (
            "a dated story that a button stands by",
            Signs { sells: true, dated: true, ..story.clone() },
            (Kind::Article, false),
        ),
        ("a product", Signs { says_other: true, ..story.clone() }, (Kind::Other, false)),
        (
            "an error",
            Signs { barred_title: true, barred_plainly: true, story: 40, ..story.clone() },
            (Kind::Blocked, false),
        ),
        ("an error of a line", Signs { barred_title: true, story: 9, ..story.clone() }, (Kind::Blocked, false)),
        ("a short story of cookies", Signs { barred_title: true, story: 24, ..story.clone() }, (Kind::Article, false)),
    ] {
        assert_eq!(decide(&signs), expected, "{name}");
    }
}

#[test]
fn items_make_a_list() {
    let items = Signs { story: 90, page: 200, listed: 5, listed_words: 90, listed_most: 25, ..Signs::default() };
    let dated = Signs { listed_days: 5, headed_as_list: true, ..items.clone() };
    let bare = Signs { story: 0, listed_words: 0, listed_most: 0, headed_as_list: true, ..items.clone() };
    for (name, signs, expected) in [
        ("teasers with days below a section's name", dated.clone(), Kind::Listing),
        ("three of them", Signs { listed: 3, listed_days: 3, ..dated.clone() }, Kind::Listing),
        ("teasers without days", Signs { headed_as_list: true, ..items.clone() }, Kind::Listing),
        ("three of these", Signs { headed_as_list: true, listed: 3, ..items.clone() }, Kind::Article),
        ("headlines alone", bare.clone(), Kind::Listing),
        ("headlines beside a short text", Signs { story: 30, unlisted_words: 30, ..bare.clone() }, Kind::Article),
        ("posts in full", Signs { story: 900, listed_words: 900, listed_most: 300, ..dated.clone() }, Kind::Listing),
        ("results of a search", Signs { named_as_list: true, ..items.clone() }, Kind::Listing),
        ("entries below a story's headline", Signs { headed_as_list: false, ..dated.clone() }, Kind::Article),
        ("a story before others like it", Signs { titled_as_listed: true, ..dated.clone() }, Kind::Article),
        ("a story beside a list", Signs { story: 400, unlisted_words: 310, ..dated.clone() }, Kind::Article),
        ("a story as an item of a list", Signs { listed_most: 80, ..dated.clone() }, Kind::Article),
        ("a story that says so", Signs { says_article: true, ..dated.clone() }, Kind::Article),
        (
            "a list whose site says article of all its pages",
            Signs { says_article: true, says_article_in_passing: true, ..dated.clone() },
            Kind::Listing,
        ),
    ] {
        assert_eq!(decide(&signs).0, expected, "{name}");
    }
}

#[test]
fn lists_are_told_by_their_title_or_address() {
    for (title, expected) in [
        ("Search results for: bees", true),
        ("Tag: bees", true),
        ("Archives de mai 2021", true),
        ("検索結果", true),
        ("The search for a ferry", false),
        ("Bees return", false),
        ("Resultados de la búsqueda", true),
        ("Resultados de las elecciones", false),
    ] {
        assert_eq!(list_names::is_list_title(title), expected, "{title}");
    }
    for (url, expected) in [
        ("https://gazette.example/tag/bees/", true),
        ("https://gazette.example/news/page/2", true),
        ("https://gazette.example/?s=bees", true),
        ("https://gazette.example/search?x=1", true),
        ("https://gazette.example/category/bees-return/", true),
        ("https://gazette.example/category/news/bees-return", false),
        ("https://gazette.example/bees-return?ref=tag/bees", false),
        ("https://author/bees", false),
        ("https://gazette.example/archives/2021", true),
        ("https://gazette.example/archives/20417", false),
    ] {
        assert_eq!(list_names::is_list_address(url), expected, "{url}");
    }
}

#[test]
fn titles_of_errors_captchas_and_logins_are_known() {
    for title in [
        "404",
        "HTTP Status 404 – Not Found",
        "Error 404 (Página no encontrada)",
        "Oops! Page not found | The Gazette",
        "Ошибка 404. Страница не найдена",
        "Nie znaleziono strony - Gazeta",
        "Η σελίδα δεν βρέθηκε",
        "الصفحة غير موجودة | الجريدة",
        "Gazette: Sayfa bulunamadı",
        "ページが見つかりません｜新聞",
        "安全验证",
        "Vérification de sécurité",
        "Bạn cần: Đăng nhập",
        "451: Unavailable due to legal reasons",
        "451 Unavailable For Legal Reasons",
        "This content is not available in your country | The Gazette",
        "Ce contenu n’est pas disponible dans votre pays",
        "429 Too Many Requests",
        "We’ll be back soon!",
        "Oops! That page can’t be found. – The Gazette",
        "Artikel nicht mehr verfügbar - Inselbote",
        "Cet article n’est plus disponible",
    ] {
        assert!(phrases::is_barred_title(title), "{title}");
    }
    for (title, plainly) in [
        ("Cookies", false),
        ("Fehler | Die Zeitung", false),
        ("Access denied", true),
        ("Access denied: cattle shut out of the ford", false),
        ("Gazette: Access denied", true),
        ("451: Unavailable due to legal reasons", true),
        ("ページが見つかりません｜新聞", true),
    ] {
        assert!(phrases::is_barred_title(title), "{title}");
        assert_eq!(phrases::is_plainly_barred_title(title), plainly, "{title}");
    }
    for title in [
        "Bees not found in the valley",
        "Error: how the river got its name",
        "Error 404: how a dead link became a joke",
        "Ошибка: как река получила имя",
        "Fehler: Warum der Fluss anders heißt",
        "404 bees in one hive",
        "Страница истории: найдена старая карта",
        "Login and out again",
        "Maintenance of bridges",
    ] {
        assert!(!phrases::is_barred_title(title), "{title}");
    }
}

#[test]
fn items_are_found_whatever_they_are_made_of() {
    let list = |item: &dyn Fn(usize) -> String| {
        let items: String = (1..=5).map(item).collect();
        signs_of(&format!("<h1>Valley</h1><div class=list>{items}</div>"), "Valley")
    };
    let title = |at: usize| format!("<a href=/{at}>Bees return to valley number {at}</a>");
    let designs: [(&str, &dyn Fn(usize) -> String); 6] = [
        ("boxes", &|at| format!("<div><h2>{}</h2><span>{at} May 2021</span><p>They hum.</div>", title(at))),
        ("no boxes", &|at| format!("<h3>{}</h3><p>{at} May 2021<p>They hum.", title(at))),
        ("links around", &|at| format!("<a href=/{at}><h3>Bees return {at}</h3><time>{at} h ago</time></a>")),
        ("links spread over", &|at| {
            format!("<article><h2>Bees return {at}</h2><i>{at} May 2021</i><a href=/{at}></a></article>")
        }),
        ("a list", &|at| format!("<li>2021-05-0{at} {}", title(at))),
        ("a table", &|at| format!("<table><tr><td>0{at}.05.2021<td><b>{}</b><br>They hum.</table>", title(at))),
    ];
    for (name, design) in designs {
        let signs = list(design);
        assert_eq!((signs.listed, signs.listed_days), (5, 5), "{name}");
        assert!(signs.headed_as_list && !signs.titled_as_listed, "{name}");
    }
    let down = list(&|at| format!("<div><h2><a href=#e{at}>Bees return {at}</a></h2><p>They hum.</div>"));
    assert_eq!(down.listed, 0, "links down the page");
    let nav = list(&|at| format!("<nav><h2>{}</h2></nav>", title(at)));
    assert_eq!(nav.listed, 0, "a menu");
}

fn signs_of(html: &str, title: &str) -> Signs {
    let html = Html::parse_document(html);
    let outline = Outline::of(&html);
    let metadata = Metadata::read(&outline, &[], &[]);
    let headline = outline.tagged(&["h1"]).next();
    let headline = Some(body::Headline { element: headline, text: title });
    let story = body::choose(&outline, &body::Context { headline, ..body::Context::default() });
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
fn software_of_manuals_is_known() {
    for (html, expected) in [
        ("<meta name=generator content='DocBook XSL Stylesheets V1.79'><p>Bees", true),
        ("<meta name=Generator content='texi2html 5.0'><p>Bees", true),
        ("<div class=documentwrapper><p>Bees</div>", true),
        ("<meta name=generator content='Hugo 0.111'><p>Bees", false),
    ] {
        assert_eq!(signs_of(html, "Bees").says_other, expected, "{html}");
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
