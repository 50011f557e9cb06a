//! Patterns that pages are built in, each on an invented page that shows just that: what of it is the story, and what
//! kind of page it is. A pattern that an extractor was once seen to get wrong has a row here.

use crate::{
    archive::StoredPage,
    article::{Article, Kind},
    page,
};

/// Five paragraphs as a reporter writes them; `KEEP` marks nothing in them, they must all be in the story.
const STORY: [&str; 5] = [
    "The council of Brannock voted on Tuesday evening to keep the old ferry running for another two years, after a debate \
     that lasted until well past midnight and filled the public gallery.",
    "“Nobody here wants to be the one who sold the last boat,” said Orla Venn, who has steered the ferry since 1998 and had \
     brought her two daughters along.",
    "The ferry carries about three hundred people a day across the Lenn, most of them pupils and workers of the paper mill, \
     and it has made a loss in every year but one since the bridge was opened.",
    "Under the plan, the fare rises by forty cents in March, and the boat will no longer cross after nine in the evening, \
     except on market days and during the summer fair.",
    "Opponents had asked for a bus over the bridge instead, which would take twenty minutes longer but cost half as much, \
     according to a study that the council had ordered last spring.",
];

const TITLE: &str = "Brannock keeps its ferry for two more years";

/// The story's paragraphs, each in `tag`.
fn paragraphs(tag: &str) -> String {
    STORY.map(|p| format!("<{tag}>{p}</{tag}>\n")).concat()
}

/// A page with a menu above and a footer below.
fn page(content: &str) -> String {
    format!(
        "<!doctype html><html><head><title>{TITLE} | The Lenn Courier</title></head><body>\
         <header class='site-header'><a href='/'>The Lenn Courier</a><nav><ul><li><a href='/town'>Town</a></li>\
         <li><a href='/sport'>Sport</a></li><li><a href='/culture'>Culture</a></li><li><a href='/river'>River</a></li></ul></nav>\
         </header>{content}<footer class='site-footer'><p>© 2024 The Lenn Courier. All rights reserved.</p>\
         <ul><li><a href='/imprint'>Imprint</a></li><li><a href='/privacy'>Privacy policy</a></li></ul></footer></body></html>"
    )
}

/// A page with the story in its usual place and something more.
fn story_and(before: &str, inside: &str, after: &str) -> String {
    let half = STORY[..3].iter().map(|p| format!("<p>{p}</p>")).collect::<String>();
    let rest = STORY[3..].iter().map(|p| format!("<p>{p}</p>")).collect::<String>();
    page(&format!(
        "<main><article><h1>{TITLE}</h1>{before}<div class='article-body'>{half}{inside}{rest}</div>{after}</article></main>"
    ))
}

fn read(html: &str) -> Article {
    let stored = StoredPage { bytes: html.as_bytes().to_vec(), ..StoredPage::default() };
    super::article(&page::read(&stored), &stored)
}

/// The whole story is there, with each of `with` and without each of `without`.
fn check(name: &str, html: &str, with: &[&str], without: &[&str]) {
    let article = read(html);
    let text = &article.text;
    assert_eq!(article.kind, Kind::Article, "{name}");
    for part in STORY.iter().chain(with) {
        assert!(text.contains(part), "{name}: `{part}` is not in\n{text}");
    }
    for part in ["Imprint", "All rights reserved", "Culture"].iter().chain(without) {
        assert!(!text.contains(part), "{name}: `{part}` is in\n{text}");
    }
}

#[test]
fn the_story_is_found_in_any_markup() {
    let lines = STORY.join("<br><br>\n");
    let h1 = format!("<h1>{TITLE}</h1>");
    for (name, content) in [
        ("paragraphs in an article", format!("<main><article>{h1}{}</article></main>", paragraphs("p"))),
        ("no container at all", format!("{h1}{}", paragraphs("p"))),
        (
            "divs for paragraphs",
            format!("<div class='content'>{h1}<div class='text'>{}</div></div>", paragraphs("div")),
        ),
        ("lines between double breaks", format!("<div class='post'>{h1}<div>{lines}</div></div>")),
        ("lines in a span", format!("<div id='main'>{h1}<span class='body'>{lines}</span></div>")),
        (
            "a table for the layout",
            format!(
                "<table width='100%'><tr><td><a href='/a'>Town</a><br><a href='/b'>Sport</a></td>\
                 <td><font size='5'><b>{TITLE}</b></font><br>{lines}</td></tr></table>"
            ),
        ),
        ("a body in an aside", format!("{h1}<aside class='text'>{}</aside>", paragraphs("p"))),
        ("a form around the page", format!("<form action='.'><div>{h1}<div>{}</div></div></form>", paragraphs("p"))),
        (
            "a story in two sections",
            format!(
                "<main>{h1}<section class='part'><p>{}</p><p>{}</p></section><section class='part'><p>{}</p><p>{}</p><p>{}</p></section></main>",
                STORY[0], STORY[1], STORY[2], STORY[3], STORY[4]
            ),
        ),
        (
            "each paragraph in a box of its own",
            format!(
                "<main>{h1}{}</main>",
                STORY
                    .map(|p| format!("<div class='component text'><div class='rich-text'><p>{p}</p></div></div>"))
                    .concat()
            ),
        ),
        ("a heading that is only bold", format!("<div><p><b>{TITLE}</b></p>{}</div>", paragraphs("p"))),
        (
            "class names that say nothing",
            format!("<div class='x1 y2'>{h1}<div class='z3'>{}</div></div>", paragraphs("p")),
        ),
        (
            "a body class that names a sidebar",
            format!("<div class='has-sidebar comments-open'>{h1}{}</div>", paragraphs("p")),
        ),
    ] {
        check(name, &page(&content), &[], &["Sport"]);
    }
}

#[test]
fn what_belongs_to_a_story_is_kept() {
    for (name, inside, kept) in [
        ("a subheading", "<h2>What the riders say</h2>", "What the riders say"),
        (
            "a list of sentences",
            "<ul><li>The fare rises by forty cents for all riders but pupils.</li><li>The last boat leaves at nine in the evening.</li></ul>",
            "The last boat leaves at nine in the evening.",
        ),
        (
            "a quotation",
            "<blockquote><p>“I learned to swim next to that boat, and so did my father before me,” said a rider.</p></blockquote>",
            "I learned to swim next to that boat",
        ),
        (
            "a paragraph full of links",
            "<p>The study was <a href='/1'>ordered by the council</a> and <a href='/2'>paid for by the mill</a>, as minutes of the meeting show.</p>",
            "paid for by the mill",
        ),
        ("a short line of speech", "<p>“Why not?”</p>", "Why not?"),
    ] {
        check(name, &story_and("", inside, ""), &[kept], &[]);
    }
}

#[test]
fn what_stands_around_a_story_is_left_out() {
    let teasers = "<ul><li><a href='/1'>Mill to hire forty workers before the winter</a></li><li><a href='/2'>Bridge closed for \
                   repairs on two nights</a></li><li><a href='/3'>Market moves to the upper square</a></li></ul>";
    let comments = "<div id='comments' class='comments-area'><h3>3 comments</h3><ol class='comment-list'>\
                    <li class='comment'><p>I have taken this ferry for thirty years and would miss it, thank you to the council for that.</p></li>\
                    <li class='comment'><p>What a waste of money, a bus would do just as well and nobody would even notice.</p></li></ol></div>";
    let related = format!("<aside class='related'><h3>Read also</h3>{teasers}</aside>");
    let share =
        "<div class='share-bar'><a href='#f'>Facebook</a> <a href='#x'>X</a> <a href='#m'>E-mail</a></div>".to_owned();
    for (name, before, inside, after, dropped) in [
        ("related stories below", "", "", related.as_str(), "Mill to hire forty"),
        ("related stories inside", "", related.as_str(), "", "Mill to hire forty"),
        ("comments", "", "", comments, "taken this ferry for thirty years"),
        ("share buttons", share.as_str(), "", share.as_str(), "Facebook"),
        (
            "a newsletter box inside",
            "",
            "<div class='newsletter-signup'><h3>The Courier by mail</h3><p>Sign up for our newsletter and get the news from the river every morning.</p><form><input type='email'><button>Sign up</button></form></div>",
            "",
            "Sign up for our newsletter",
        ),
        (
            "a caption",
            "",
            "<figure><img src='ferry.jpg'><figcaption>The ferry at its landing on a foggy day. Photo: T. Oake</figcaption></figure>",
            "",
            "foggy day",
        ),
        (
            "a box about the author",
            "",
            "",
            "<div class='author-bio'><p>Mona Reddick is a reporter for The Lenn Courier and writes about the river.</p></div>",
            "is a reporter for",
        ),
        (
            "tags below",
            "",
            "",
            "<div class='tags'>Topics: <a href='/t/f'>Ferries</a>, <a href='/t/c'>Council</a></div>",
            "Ferries",
        ),
        (
            "a byline and a date",
            "<div class='byline'>By Mona Reddick</div><div class='date'>Updated 3 March 2024, 10:14</div>",
            "",
            "",
            "Updated 3 March",
        ),
        (
            "a cookie banner",
            "",
            "",
            "<div id='cookie-consent'><p>We use cookies and similar techniques to show you personalised advertising.</p><button>Accept all</button></div>",
            "We use cookies",
        ),
        (
            "another story below",
            "",
            "",
            "</article><article class='teaser'><h2><a href='/4'>Choir of the mill sings in the capital</a></h2><p><a href='/4'>Forty voices, one bus and a long night.</a></p>",
            "Choir of the mill",
        ),
        ("an advertisement", "", "<div class='ad-slot'>Advertisement</div>", "", "Advertisement"),
    ] {
        check(name, &story_and(before, inside, after), &[], &[dropped]);
    }
}

#[test]
fn text_that_a_page_has_twice_is_read_once() {
    let html = page(&format!(
        "<main><h1>{TITLE}</h1><div class='mobile'>{0}</div><div class='desktop'>{0}</div></main>",
        paragraphs("p")
    ));
    assert_eq!(read(&html).text.matches(STORY[2]).count(), 1);
}

#[test]
fn a_sentence_goes_on_after_a_single_break() {
    let broken = STORY.map(|p| format!("<p>{}</p>", p.replacen(", ", ",<br>", 1))).concat();
    let html = page(&format!("<main><article><h1>{TITLE}</h1>{broken}</article></main>"));
    check("single breaks", &html, &[], &[]);
}

#[test]
fn the_data_stands_in_for_missing_markup() {
    let body = STORY.map(|p| format!("<p>{p}</p>")).concat();
    let html = page(&format!("<div id='root'></div><h1>{TITLE}</h1>")).replace(
        "</head>",
        &format!("<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"{TITLE}\",\"articleBody\":\"{body}\"}}</script></head>"),
    );
    check("articleBody alone", &html, &[], &["<p>"]);
}

#[test]
fn pages_that_are_no_articles_are_told() {
    let fronts: String = (1..15)
        .map(|i| format!("<div class='card'><h2><a href='/{i}'>Headline number {i} about the town and its river</a></h2><p>Two lines about it.</p></div>"))
        .collect();
    let wrap = |title: &str, content: &str| page(content).replace(&format!("{TITLE} | The Lenn Courier"), title);
    for (name, html, kind) in [
        ("nothing", String::new(), Kind::Empty),
        ("an empty body", "<html><head><title></title></head><body></body></html>".to_owned(), Kind::Empty),
        (
            "a front page",
            wrap("The Lenn Courier", &fronts)
                .replace("</head>", "<link rel='canonical' href='https://courier.example/'></head>"),
            Kind::Listing,
        ),
        ("a tag page", wrap("Ferries | The Lenn Courier", &format!("<h1>Ferries</h1>{fronts}")), Kind::Listing),
        (
            "not found",
            wrap("404 - Page not found", "<main><h1>Page not found</h1><p>Sorry, the page you are looking for could not be found.</p></main>"),
            Kind::Blocked,
        ),
        (
            "a captcha",
            "<html><head><title>Just a moment...</title></head><body><h1>courier.example</h1><p>Verify you are human by completing the action below.</p></body></html>".to_owned(),
            Kind::Blocked,
        ),
        (
            "a consent wall",
            wrap(
                "Before you continue",
                "<main><p>We and our partners use cookies and process your data. Some rely on legitimate interest. You can withdraw your consent at any time.</p><button>Accept all</button><button>Manage preferences</button></main>",
            ),
            Kind::Blocked,
        ),
        (
            "a login",
            wrap("Log in | The Lenn Courier", "<main><h1>Log in</h1><form><label>E-mail<input></label><label>Password<input type='password'></label><a href='/f'>Forgot your password?</a></form></main>"),
            Kind::Blocked,
        ),
        ("a story about captchas", page(&format!("<main><h1>{TITLE}</h1><p>Are you a robot? “Verify you are human,” it said.</p>{}</main>", paragraphs("p"))), Kind::Article),
        (
            "a story with many teasers",
            page(&format!("<main><article><h1>{TITLE}</h1>{}</article><section class='more'>{fronts}</section></main>", paragraphs("p"))),
            Kind::Article,
        ),
    ] {
        assert_eq!(read(&html).kind, kind, "{name}");
    }
}

/// Mirrors keep what a server says of a dead link as a page of that address.
#[test]
fn what_servers_say_of_a_dead_link_is_no_story() {
    for (server, title, body) in [
        ("apache", "404 Not Found", "<h1>Not Found</h1><p>The requested URL was not found on this server.</p>"),
        ("nginx", "404 Not Found", "<center><h1>404 Not Found</h1></center><hr><center>nginx</center>"),
        (
            "iis",
            "404 - File or directory not found.",
            "<h2>404 - File or directory not found.</h2><h3>The resource you are looking for might have been removed, had its name changed, or is temporarily unavailable.</h3>",
        ),
        (
            "tomcat",
            "HTTP Status 404 – Not Found",
            "<h1>HTTP Status 404 – Not Found</h1><p><b>Description</b> The origin server did not find a current representation for the target resource.</p>",
        ),
        (
            "python",
            "Error response",
            "<h1>Error response</h1><p>Error code: 404</p><p>Message: File not found.</p><p>Error code explanation: 404 - Nothing matches the given URI.</p>",
        ),
        (
            "frontend",
            "Error 404 (Not Found)!!1",
            "<p><b>404.</b> <ins>That’s an error.</ins><p>The requested URL <code>/a</code> was not found on this server. <ins>That’s all we know.</ins>",
        ),
        (
            "varnish",
            "503 Backend fetch failed",
            "<h1>Error 503 Backend fetch failed</h1><p>Backend fetch failed</p><h3>Guru Meditation:</h3><p>XID: 123</p><p>Varnish cache server</p>",
        ),
        ("lighttpd", "410 Gone", "<h1>410 Gone</h1>"),
        (
            "jetty",
            "Error 403 Forbidden",
            "<h2>HTTP ERROR 403 Forbidden</h2><p>Problem accessing /a. Reason: Forbidden</p>",
        ),
        (
            "cloudflare",
            "paper.example | 522: Connection timed out",
            "<h1>Connection timed out</h1><p>Error code 522</p><p>The initial connection timed out.</p>",
        ),
    ] {
        let html = format!("<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>");
        assert_eq!(read(&html).kind, Kind::Blocked, "{server}");
    }
    for title in ["404 days at sea: a sailor comes home", "Error 404: how a dead link became a joke", "500 bakers gone"]
    {
        let story = page(&format!("<main><h1>{title}</h1>{}</main>", paragraphs("p")));
        assert_eq!(read(&story).kind, Kind::Article, "{title}");
    }
}

#[test]
fn stubs_are_told_from_whole_stories() {
    let stub = format!(
        "<main><article><h1>{TITLE}</h1><div class='article-body'><p>{}</p><p>{}</p></div>\
         <div class='paywall'><p>Already a subscriber? Log in to continue reading.</p></div></article></main>",
        STORY[0], STORY[2]
    );
    let stub = read(&page(&stub));
    assert!(stub.partial && stub.kind == Kind::Article, "{}", stub.text);
    assert!(!stub.text.contains("Already a subscriber"), "{}", stub.text);
    assert!(!read(&story_and("", "", "")).partial);
}
