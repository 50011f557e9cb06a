//! Pages made to be slow, deep or large: each takes linear time and little stack, and its story is still found where it
//! can be.

use std::{
    ops::Range,
    path::Path,
    sync::atomic::AtomicBool,
    time::{Duration, Instant},
};

use newsdex::{
    archive::{Hints, StoredPage},
    article::Article,
    extract,
    index::{self, Place, Reader, RunOptions},
    page,
    query::{self, Filters, Question},
    search::{Order, Window, search},
};
use proptest::prelude::*;

/// Far above what a case takes unoptimized on a busy machine; in quadratic time the larger take minutes.
const LIMIT: Duration = Duration::from_secs(15);

const STORY: &str = "<h1>Bridge opens after nine years</h1><p class=byline>By Ada Example</p>\
    <p>The bridge over the river was opened on Monday, nine years after the council had laid the first stone.</p>";

fn read(text: String, plain_text: bool) -> Article {
    let hints = Hints { plain_text, ..Hints::default() };
    let stored = StoredPage { bytes: text.into_bytes(), hints, ..StoredPage::default() };
    extract::article(&page::read(&stored), &stored)
}

fn read_page(html: String) -> page::Page {
    page::read(&StoredPage { bytes: html.into_bytes(), ..StoredPage::default() })
}

/// Reads a page on a small stack and within the limit.
fn survives(name: &str, text: String, plain_text: bool) -> Article {
    let start = Instant::now();
    let reader = std::thread::Builder::new().stack_size(2 << 20).spawn(move || read(text, plain_text));
    let article = reader.expect("a thread starts").join().unwrap_or_else(|_| panic!("{name} panicked"));
    assert!(start.elapsed() < LIMIT, "{name} took {:?}", start.elapsed());
    article
}

/// `count` copies of a unit in which `#` stands for a number.
fn many(unit: &str, count: usize) -> String {
    (0..count).map(|i| unit.replace('#', &i.to_string())).collect()
}

#[test]
fn nesting_and_unclosed_markup() {
    for unit in ["<div>", "<b id=#>", "<b id=#>x", "<a><div>", "<table><tr><td>", "<p><b><i><u>", "<custom-element-#>"]
    {
        let article = survives(unit, many(unit, 10_000) + "the end", false);
        assert!(article.text.contains("the end") || article.text.is_empty(), "{unit}");
    }
}

/// Peak memory follows the nodes and the text that are kept of a page, so that is what is held here, on pages of sizes for
/// which a test has time.
#[test]
fn large_pages_keep_a_bounded_tree() {
    const MOST_NODES: usize = 120_000;
    for unit in ["<br>", "<p>x", "<a>", "<li>x", "<tr><td>1<td>2", "<title>x</title>", "<style>x</style>", "<svg><g>x"]
    {
        let page = read_page(format!("<body>{STORY}{}", unit.repeat(300_000)));
        let page::Content::Html(html) = page.content else { panic!("{unit} is markup") };
        assert!(html.tree.tree.values().len() < MOST_NODES, "{unit}");
    }
}

#[test]
fn large_pages_keep_a_bounded_text() {
    const MOST_BYTES: usize = 9 << 20;
    let story = "A word and more. ".repeat(700_000);
    for markup in [
        format!("<p>{story}"),
        format!("<p class=x onclick=y()>{story}"),
        format!("<title>{story}</title>"),
        format!("<style>p{{}}</style><p>{story}<!-- x --><p>{story}"),
    ] {
        let start: String = markup.chars().take(30).collect();
        let page = read_page(format!("{STORY}{markup}<p>The end"));
        let page::Content::Html(html) = page.content else { panic!("{start} is markup") };
        let texts = html.tree.tree.values().filter_map(|node| node.as_text());
        let kept: usize = texts.map(|text| text.len()).sum();
        assert!((1 << 20..MOST_BYTES).contains(&kept), "{start}: {kept}");
    }
}

#[test]
fn candidates_without_end() {
    for unit in [
        "<a href=/tag/x>",
        "<a href=/tag/t#>tag #</a>",
        "<a rel=tag href=/tag/t#>tag #</a>, ",
        "<div class=tags><a href=/tag/t#>tag #</a></div>",
        "<h1>Headline number #</h1>",
        "<div class=headline>Headline number #</div>",
        "<div>By Ada B</div>",
        "<div class=byline><a rel=author href=/author/a#>Ada Example the #</a></div>",
        "<span itemprop=author itemscope><i itemprop=name>Ada Example the #</i></span>",
        "<time datetime='19#-01-02T10:00'>x</time>",
        "<p>6 July 19#, 10:00",
        "<a class=category href=/category/c#>News</a>",
        "<meta name=author content='Ada Example the #'><meta name=keywords content=k#>",
        "<meta property=article:published_time content=2#-01-01>",
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Head #\"}</script>",
        "<tr><td>1<td>2",
        "<li>An item of a list",
        "<figure><figcaption class=credit>Ada Ex#a, Bo Ex#a, Cy Ex#a, Di Ex#a, Ed Ex#a</figcaption></figure>",
        "<meta itemprop=keywords content='a#, b#, c#, d#, e#, f#, g#, h#'>",
        "<p>Tags: ",
        "x<br>",
    ] {
        survives(unit, format!("<html><body>{STORY}{}", many(unit, 2_000)), false);
        takes_linear_time(unit, 1_000, &|count| (format!("<html><body>{STORY}{}", many(unit, count)), false));
    }
}

/// Reads what `made` makes of a count, and of eight times as many: that takes some eight times as long; in quadratic time it takes
/// sixty-four. The slack is what a short run may lose to others on a busy machine.
fn takes_linear_time(name: &str, count: usize, made: &dyn Fn(usize) -> (String, bool)) {
    let fastest = |count: usize| {
        let times = (0..3).map(|_| {
            let (text, plain_text) = made(count);
            let start = Instant::now();
            read(text, plain_text);
            start.elapsed()
        });
        times.min().unwrap_or_default()
    };
    let (few, many) = (fastest(count), fastest(8 * count));
    assert!(many < few * 24 + Duration::from_millis(100), "{name}: {few:?} and {many:?}");
}

/// What is compared with each other, or looked for from each of many places.
#[test]
fn many_candidates_are_not_compared_each_with_each() {
    let caption = "<figure><figcaption class=credit>#</figcaption></figure>";
    let names = |i: usize| (0..20).map(|j| format!("Ab{} Cd, ", letters(20 * i + j))).collect::<String>();
    let captions: String = (0..600).map(|i| caption.replace('#', &names(i))).collect();
    survives("captions", format!("{STORY}{captions}"), false);
    survives("empty links", format!("{STORY}<div>{}</div>", "<a href=x></a>".repeat(100_000)), false);
}

/// A number in letters.
fn letters(number: usize) -> String {
    number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
}

#[test]
fn long_names_and_values() {
    let class = "tag author byline headline ".repeat(2_000);
    survives("classes", format!("{STORY}{}", format!("<p class='{class}'><a href=/tag/x>x</a>").repeat(20)), false);
    let names = "author ".repeat(9_000);
    let value = "v".repeat(60_000);
    survives("names", format!("<meta name='{names}' content='{value}'>{STORY}"), false);
    for unit in ["Bridge | ", "Ada Example, ", "6 July 2020 ", "1/", "Ada and ", "&notit", "("] {
        let text = unit.repeat(20_000);
        survives(
            unit,
            format!("<title>{text}</title><h1>{text}</h1><p class=byline>By {text}<p class=date>{text}"),
            false,
        );
    }
}

#[test]
fn attributes_without_end() {
    let attributes = many(" attribute#", 60_000);
    for (name, html) in [
        ("start tag", format!("<p{attributes}>{STORY}")),
        ("end tag", format!("<p></p{attributes}>{STORY}")),
        ("side file's", format!("<p{}>{STORY}", many(" data-scrapbook-#", 60_000))),
        ("drawing", format!("<svg><title><b></title></svg><p{attributes}>{STORY}")),
        ("behind raw text", format!("<svg><title><b></title><title><a b=\"</title><p{attributes}>\">{STORY}")),
        ("frames", format!("<frameset></frameset><p{attributes}>")),
        ("cut off", format!("{STORY}<p{attributes}")),
    ] {
        let article = survives(name, html, false);
        // The others end inside of what no reader sees.
        let shows_story = matches!(name, "start tag" | "end tag" | "side file's" | "cut off");
        assert!(!shows_story || article.title.is_some(), "{name}");
    }
}

#[test]
fn what_services_put_into_a_page() {
    let saved = "<!--\n Page saved with SingleFile \n url: https://a.example/x \n saved date: Mon Jan 01 2024 10:00:00 GMT+0000\n-->";
    for (name, page) in [
        ("open wrappers", format!("<html class=translated-ltr><body>{STORY}{}</p>", "<font".repeat(400_000))),
        ("a word like theirs", format!("<html class=translated-ltr><body>{STORY}{}</p>", "font ".repeat(400_000))),
        ("wrappers in each other", format!("<html class=translated-ltr>{}{STORY}", "<font _mst=1>".repeat(20_000))),
        ("frames", format!("{saved}<html>{STORY}{}", "<iframe srcdoc=\"&amp;&lt;p&gt;a b\">".repeat(100_000))),
        ("a frame that does not end", format!("{saved}<html>{STORY}{}", "<iframe srcdoc='".repeat(100_000))),
        ("links", format!("{STORY}{}", "/web/20130307194448/http:".repeat(100_000))),
    ] {
        survives(name, page, false);
    }
}

#[test]
fn hidden_elements_without_end() {
    let hidden = format!("<p hidden>{}</p>", "A word and more. ".repeat(6));
    survives("side by side", format!("{STORY}{}", hidden.repeat(50_000)), false);
    survives("in each other", format!("{}{STORY}<h1>A</h1>", "<div hidden>".repeat(50_000)), false);
}

/// What is asked of each line of a page, on pages of such lines alone.
#[test]
fn lines_of_one_kind_without_end() {
    let told = "<p>The ferry that lay in the harbour since autumn sails again, and people came to see it.</p>";
    let in_boxes = |told: String| format!("{}{told}", "<div>".repeat(400));
    let dates = (0..50_000).map(|i| format!(" data-pubdate{i:05x}")).collect::<String>();
    let hidden = told.replace("<p>", "<p hidden>").repeat(10_000);
    let scrap = format!("<script>window.x={{\"a\":1}};{}</script>", "='\\u{".repeat(200_000));
    for (name, text) in [
        ("consent", format!("{STORY}{}", in_boxes("<div>We use cookies and the like.</div>".repeat(8_000)))),
        ("calls", format!("{STORY}{}{}", told.repeat(6_000), in_boxes(told.repeat(5_000)))),
        (
            "boxes of calls",
            format!(
                "{STORY}{}{}",
                told.repeat(9_000),
                many("<div class=c#><p>It costs money.<button>Give</button></div>", 8_000)
            ),
        ),
        (
            "headings of parts",
            format!("{STORY}{}", format!("<h3>Subscribe to continue reading</h3>{told}").repeat(9_500)),
        ),
        ("hidden among shown", format!("{STORY}{}{hidden}{}", told.repeat(2_500), told.repeat(2_500))),
        ("dates of one tag", format!("<p{dates}>{STORY}")),
        ("numbers that do not end", format!("{STORY}<div id=app></div>{scrap}")),
    ] {
        survives(name, text, false);
    }
}

/// What a label is given may be all that stands behind it.
#[test]
fn labels_without_end() {
    for unit in [
        "<div>Comments</div><div><p>Well said, the ferry ran on Monday.</p></div>",
        "<p>Read also</p><p><a href=/#>Orchard # finds a late buyer</a></p>",
    ] {
        survives(unit, format!("{STORY}{}", many(unit, 12_000)), false);
    }
}

#[test]
fn names_of_the_site_and_of_sections() {
    let publishers = many("<meta name=publisher content='Quay Paper #'>", 5_000);
    let titles = format!("<meta property=og:title content='{}'>", many("Part # | ", 3_000)).repeat(20);
    survives("publishers", format!("{publishers}{titles}{STORY}"), false);
    survives("sections", format!("{STORY}{}", many("<span itemprop=articleSection>Quay #</span>", 20_000)), false);
}

#[test]
fn data_scripts() {
    let article = |json: String| format!("<script type='application/ld+json'>{json}</script>{STORY}");
    for (name, json) in [
        ("objects", "{\"a\":".repeat(10_000) + "1" + &"}".repeat(10_000)),
        ("lists", "[".repeat(500_000)),
        ("tags", format!("{{\"@type\":\"NewsArticle\",\"description\":\"{}\"}}", "<a".repeat(1_000_000))),
        ("signs", format!("{{\"@type\":\"NewsArticle\",\"description\":\"{}>\"}}", "< ".repeat(1_000_000))),
        ("typed", "{\"@type\":\"Person\",\"a\":".repeat(120) + "[" + &"0,".repeat(100_000) + "0]" + &"}".repeat(120)),
        (
            "things",
            format!("[{}0]", many("{\"@type\":\"NewsArticle\",\"@id\":\"#\",\"author\":{\"@id\":\"1\"}},", 10_000)),
        ),
        (
            "a name that refers to itself",
            "[{\"@type\":\"NewsArticle\",\"author\":{\"@id\":\"a\"}},{\"@type\":\"Person\",\"@id\":\"a\",\"name\":[{\"@id\":\"a\"}]}]"
                .to_owned(),
        ),
        (
            "names of one that has many",
            format!(
                "[{{\"@type\":\"NewsArticle\",\"author\":[{}0]}},{{\"@type\":\"Organization\",\"@id\":\"x\",\"name\":[{}0]}}]",
                "{\"@id\":\"x\"},".repeat(60_000),
                many("\"Desk #\",", 199)
            ),
        ),
        ("brackets that nothing opened", format!("[\"x\" \"y\",{}{}", "[".repeat(120_000), "}".repeat(120_000))),
    ] {
        let found = survives(name, article(json), false);
        assert!(found.title.is_some(), "{name}");
    }
}

#[test]
fn texts() {
    for unit in [
        "x", "word and more ", "a\n", "A few words\n", "By A B\n", "Tags: a, b, c\n", "# Head\n\n", "[", "-", "![a](",
        "TagsHarbour6 July 2025& lt ;\n",
    ] {
        survives(unit, unit.repeat(20_000), true);
    }
    survives("tags", format!("Bridge opens\n\nBy Ada Example\n\nTags:{}", "x".repeat(500_000)), true);
    survives("one paragraph of Markdown", "[Bridge opens](https://a.example/bridge)\n".repeat(100_000), true);
    let told = "The ferry that lay in the harbour sails again, and people came to see it.\n\n";
    survives("bylines", format!("Bridge opens\n\n{}", many(&format!("By Ada Mary Lu#\n{told}"), 9_000)), true);
    let run = "AaBb".repeat(50_000);
    survives("tags that ran together", format!("Bridge opens\n\nBy Ada Example\n\n{run} {run}"), true);
    survives("a list of no end", format!("Bridge opens\n\nTags: {}", "river bridge council ".repeat(40_000)), true);
    let links = "[Bridge](/bridge)\n[Tides](/tides)\n\n";
    survives("a row of Markdown", format!("{links}{}\n{}", "x".repeat(400_000), "y\n".repeat(400_000)), true);
    let list = format!("---\ntags: [a,{}{}]\n---\nBridge", " ".repeat(200_000), "'x' ".repeat(100_000));
    survives("a list in front matter", list, true);
    let more = " and more\n".repeat(100_000);
    survives("a value behind a note", format!("Bridge\n\nIt opens.\n\nid: 0a\ntitle: x\n{more}type_: 1"), true);
    survives("front matter", format!("---\ntitle: x\ntags:\n{}---\nBridge opens", many("- a#\n", 20_000)), true);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn texts_of_any_lines_take_linear_time(unit in prop::collection::vec(LINE, 1..6)) {
        let unit = unit.concat();
        takes_linear_time(&unit, (8_000 / unit.len()).max(1), &|count| (unit.repeat(count), true));
    }
}

/// What titles, bylines, dates and tags are made of, and what tears them apart.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "★", "News", "Opinion", " ", " | ", " - ", ": ", "_", "—", "…", "·", "/", ", ", "(", ")", "[", "】", "“", "»", "'", "@", "#",
    "Ferry returns", "題", "é", "İ", "ß", "ﬁ", "\u{301}", "\u{200d}", "\u{a0}", "🙂", "By ", "von ", "Par ", "and ", "y ", "for ",
    "Ada Lund", "Bo Ek", "Reuters", "記者", "山田花子", "文／", "홍길동 기자", "ועומר", "وعمر", "И. ", "Photo: ", "Jr.", "Dr. ",
    "6 July 2025", "06.07.2025", "2025-07-06T10:00", "10:19", "令和7年", "٢٠٢٥", "①", "yesterday", "Updated: ", "Tags: ", "12.",
    "<br>", "<b>", "</b>", "<a href=/tag/é>", "<a rel=author href=/author/x>", "</a>", "<small>", "</small>", "&amp;", "&#x2605;",
];

/// A few such pieces in a row.
fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..10).prop_map(|pieces| pieces.concat())
}

/// Names, each with what is said under it.
fn named(names: &'static [&'static str], count: Range<usize>) -> impl Strategy<Value = Vec<(&'static str, String)>> {
    prop::collection::vec((prop::sample::select(names), pieces()), count)
}

proptest! {
    /// Whatever a page's fields are made of, none of them ends its reading.
    #[test]
    fn fields_of_any_pieces_are_read(
        title in pieces(),
        metas in named(&["og:title", "author", "keywords", "date", "og:site_name"], 0..4),
        parts in named(&["h1", "h2", "p class=byline", "time", "li", "div class=tags", "p"], 1..8),
    ) {
        let meta = |(name, value): &(_, _)| format!("<meta property={name} content=\"{value}\">");
        let part = |(tag, text): &(&str, _)| format!("<{tag}>{text}</{}>", tag.split(' ').next().unwrap_or_default());
        let metas: String = metas.iter().map(meta).collect();
        let parts: String = parts.iter().map(part).collect();
        read(format!("<title>{title}</title>{metas}{parts}{STORY}{parts}"), false);
        read(format!("{title}\n\n{}\n\n{STORY}", parts.replace('>', "\n")), true);
    }
}

/// A line of a dump, as a pattern for proptest.
const LINE: &str = "(By |Tags: |TagsHarbour|# |[*] |   |Home > |© |\\[[0-9]{1,2}\\]|< ?/? ?td>|& lt ;|6 July 2025|Related|Ada Example\
    |, |A long line of words that ends as sentences do, with a stop\\.|x{60}|日本語の|\n\n){1,6}\n";

/// Far above what a query takes; where its parts are tried in every way, it takes minutes.
const QUERY_LIMIT: Duration = Duration::from_secs(3);

#[test]
fn queries() {
    let pages =
        Pages::of(&[&"the ".repeat(3_000), &"the bridge of ".repeat(1_000), &"Nothing was said of it. ".repeat(60)]);
    for unit in [
        "(", ")", "\"", "-", "NOT ", "a OR ", "tag:", "title:(", "*", "[", "a~", "a ", "the ", "the OR ", "-the ",
        "t* ", "*e ", "*h* ", "t?e ", "\"the of\" ", "\"the of\"~100 ", "\"the b\"* ", "title:the ", "author:a ",
        "url:a ", "path:* ", "site:*a* ", "date:2020 ", "é", "橋", "\u{301}",
    ] {
        pages.ask(&unit.repeat(50_000 / unit.len()));
        // What a query's clauses are bounded to.
        pages.ask(&unit.repeat(30));
    }
}

/// A phrase whose words may stand apart can be found in many ways on a page that repeats them.
#[test]
fn loose_phrases() {
    let natural =
        "The council said on Monday that the bridge over the river is open again, and that the tunnel is not. ";
    let pages = Pages::of(&[&"the ".repeat(3_000), &"the bridge of ".repeat(1_000), &natural.repeat(60)]);
    for words in ["the", "the bridge", "the bridge of", "the bridge of the council in the river and the tunnel"] {
        for times in [1, 2, 3, 4, 6, 8, 12, 20, 60, 400] {
            for slop in [5, 10, 20, 50, 100] {
                pages.ask(&format!("\"{}\"~{slop}", format!("{words} ").repeat(times)));
            }
        }
    }
}

/// A small archive with its index.
struct Pages {
    reader: Reader,
    _folder: tempfile::TempDir,
}

impl Pages {
    fn of(texts: &[&str]) -> Pages {
        let folder = tempfile::tempdir().unwrap();
        for (n, text) in texts.iter().enumerate() {
            std::fs::write(folder.path().join(format!("{n}.html")), format!("{STORY}<p>{text}")).unwrap();
        }
        let cancel = AtomicBool::new(false);
        let options = RunOptions { scope: Path::new(""), prune: false, threads: 1, cancel: &cancel };
        let place = Place::for_archive(folder.path(), None).unwrap();
        let survey = index::survey(&place, options).unwrap();
        let place = place.make().unwrap();
        index::run(&place, &survey, options, &|_| ()).unwrap();
        Pages { reader: Reader::open(place).unwrap(), _folder: folder }
    }

    /// Answers a query within the limit.
    fn ask(&self, text: &str) {
        let start = Instant::now();
        let question = Question::new(query::parse(text).node, Filters::default());
        let window = Window { order: Order::Relevance, offset: 0, limit: Some(10) };
        search(&self.reader, &question, window).unwrap();
        let begun: String = text.chars().take(60).collect();
        assert!(start.elapsed() < QUERY_LIMIT, "{begun}… of {} bytes took {:?}", text.len(), start.elapsed());
    }
}
