use proptest::prelude::*;

use super::*;

fn read(text: &str) -> String {
    parse(text).node.to_string()
}

#[test]
fn understands() {
    for (text, expected) in [
        ("", "all"),
        ("*", "all"),
        ("taliban", "taliban"),
        ("taliban recognition", "(taliban & recognition)"),
        ("a AND b", "(a & b)"),
        ("a b OR c d", "((a & b) | (c & d))"),
        ("(a OR b) c", "((a | b) & c)"),
        ("a -b", "(a & !b)"),
        ("a !b NOT c", "(a & !b & !c)"),
        ("NOT NOT a", "a"),
        ("-(a OR b)", "!(a | b)"),
        ("Taliban-Regierung", "Taliban-Regierung"),
        ("\"near by\"~3", "\"near by\"~3"),
        ("\"one other\"~100 \"a b c d e f\"~15", "(\"one other\"~100 & \"a b c d e f\"~15)"),
        ("“foreign policy”", "\"foreign policy\""),
        ("recogn*", "recogn*"),
        ("*burg organi*ation *a* ?at", "(*burg & organi*ation & *a* & ?at)"),
        ("title:*burg", "title:*burg"),
        ("tag:*burg*er", "tag:*burg*er"),
        ("path:\"2025/old web\" path:*.htm*", "(path:2025/old web & path:*.htm*)"),
        ("\"foreign pol*\" title:\"foreign pol\"* a", "(\"foreign pol\"* & title:\"foreign pol\"* & a)"),
        ("title:bridge", "title:bridge"),
        ("TITLE:(a OR b)", "(title:a | title:b)"),
        ("title:\"two words\" c", "(title:\"two words\" & c)"),
        ("tag:Diplomacy", "tag:Diplomacy"),
        ("tags:\"Foreign Policy\"", "tag:Foreign Policy"),
        ("tag:(A OR B)", "(tag:A | tag:B)"),
        ("author:thompson", "author:thompson"),
        ("kind:listing", "kind:listing"),
        ("missing:date", "missing:date"),
        ("tag:* author:* site:\"*\"", "(!missing:tags & !missing:author & !missing:site)"),
        ("section:** lang:* url:*", "(!missing:section & !missing:language & !missing:url)"),
        ("title:* text:* date:* month:*", "(!missing:title & !missing:text & !missing:date & !missing:date)"),
        ("-saved:* kind:* format:* path:*", "(!!missing:saved & kind:any & all & all)"),
        ("lang:en* format:singlef*", "(lang:en* & format:singlef*)"),
        ("month:2025-07", "published:20270..20300"),
        ("date:>=1970-01-02", "published:1.."),
        ("since:1970-01-02 until:1970", "(published:1.. & published:..364)"),
        ("year:1970", "published:0..364"),
        ("url:https://paper.example/a_(b)", "url:https://paper.example/a_(b)"),
        ("https://paper.example/a", "url:https://paper.example/a"),
        ("a & b", "(a & b)"),
        ("a | b c", "(a | (b & c))"),
        // As phones and Chinese keyboards write it.
        ("‘foreign policy’ a", "(\"foreign policy\" & a)"),
        ("'foreign policy'", "\"foreign policy\""),
        ("tag:\"say «yes» now\" \"„a“ b\"", "(tag:say «yes» now & \"„a“ b\")"),
        ("\"foreign policy” a", "(\"foreign policy\" & a)"),
        ("tag:‘Foreign Policy’", "tag:Foreign Policy"),
        ("‹foreign policy› 『東京 都』", "(\"foreign policy\" & \"東京 都\")"),
        ("＂foreign policy＂", "\"foreign policy\""),
        ("‘tis o’clock", "(‘tis & o’clock)"),
        ("'n Boer 's-Gravenhage", "('n & Boer & 's-Gravenhage)"),
        ("tag：外交", "tag:外交"),
        ("（東京 OR 大阪） －京都", "((東京 | 大阪) & !京都)"),
        ("−war", "!war"),
        ("„Blue Marble“-Foto (BTC)-Futures -(a)-b", "(\"Blue Marble\" & Foto & BTC & Futures & !a & b)"),
        // The mark in a Hebrew abbreviation quotes nothing.
        ("צה\"ל ארה״ב", "(צה\"ל & ארה״ב)"),
        ("\"דובר צה\"ל\" a", "(\"דובר צה\"ל\" & a)"),
        ("tag:צה”ל", "tag:צה”ל"),
        // A sign that negates nothing.
        ("a (b -) c --", "(a & b & c)"),
        // A sign behind the colon, where other programs have it.
        ("title:-bridge author:!moss", "(!title:bridge & !author:moss)"),
        ("a tag:-(A OR B) c", "(a & !(tag:A | tag:B) & c)"),
        ("-site:-paper.example", "!!site:paper.example"),
        ("tag:\"-ism\" tag:-\"new roads\" a", "(tag:-ism & !tag:new roads & a)"),
        ("title:(a -b)", "(title:a & !title:b)"),
    ] {
        let parsed = parse(text);
        assert_eq!(parsed.node.to_string(), expected, "{text}");
        assert_eq!(parsed.notices, [], "{text}");
    }
}

#[test]
fn what_is_odd_is_searched_as_words_and_said() {
    for (text, expected, said) in [
        ("a OR", "(a & OR)", "both sides"),
        ("OR a", "(OR & a)", "both sides"),
        ("AND", "AND", "both sides"),
        ("a |", "a", "`|` wants something on both sides; left out"),
        ("|| a", "a", "`||` wants"),
        ("a NOT", "(a & NOT)", "after it"),
        ("\"foreign pol*\"~3", "\"foreign pol\"~3*", "do not go together"),
        ("\"one other\"~1000", "\"one other\"~100", "at most 100 others may stand between 2 words; searched as `~100`"),
        ("\"a b c d e f g h\"~100", "\"a b c d e f g h\"~5", "at most 5 others may stand between 8 words"),
        ("title:\"a b c d e f g h\"~6", "title:\"a b c d e f g h\"~5", "at most 5 others"),
        ("\"fore* policy\"", "\"fore* policy\"", "last word only"),
        ("a-*b", "a-*b", "letters of one word"),
        ("(a b", "(a & b)", "not closed"),
        ("a) b", "(a & b)", "opened"),
        ("\"a b", "\"a b\"", "quote"),
        ("autor:meyer", "autor:meyer", "no field `autor`; did you mean `author:`? searched as words"),
        ("before:2025", "before:2025", "no field `before`; did you mean `until:`? searched as words"),
        ("has:author", "has:author", "did you mean `-missing:`?"),
        ("InTitle:x", "InTitle:x", "did you mean `title:`?"),
        ("a NEAR b", "(a & NEAR & b)", "write `\"one other\"~5`"),
        ("a W/5 b", "(a & W/5 & b)", "near each other"),
        ("foreigm~1", "foreigm", "for phrases in quotes"),
        ("foreign~", "foreign", "for phrases in quotes"),
        ("foreign^2.5 policy", "(foreign & policy)", "cannot be weighed"),
        ("colour:red", "colour:red", "no field `colour`; searched as words"),
        ("month:2025-07-04", "2025-07-04", "but a day"),
        ("kind:foo", "foo", "kind"),
        ("month:july", "july", "write 2025-07"),
        ("date:soon", "soon", "no date"),
        ("date:-30d", "-30d", "no date"),
        ("missing:nose", "nose", "missing"),
        ("?!", "nothing", "no word"),
        ("title:", "title:", "nothing follows `title:`"),
        ("tag: Diplomacy", "(tag: & Diplomacy)", "write `tag:WORD`"),
        ("(a month:) b", "((a & month:) & b)", "nothing follows `month:`"),
        ("a tag:\"\"", "a", "no value"),
        ("a title:()", "a", "no value"),
        ("(a --!) b)", "(a & b)", "opened"),
    ] {
        let parsed = parse(text);
        assert_eq!(parsed.node.to_string(), expected, "{text}");
        assert!(parsed.notices.iter().any(|n| n.message.contains(said)), "{text}: {:?}", parsed.notices);
    }
}

#[test]
fn a_notice_shows_all_that_it_is_about() {
    for (text, shown) in [("a author:()", "author:()"), ("author:( ) a", "author:( )"), ("a tag:\"\"", "tag:\"\"")] {
        let spans: Vec<_> = parse(text).notices.into_iter().map(|notice| &text[notice.span]).collect();
        assert_eq!(spans, [shown], "{text}");
    }
}

#[test]
fn a_time_or_a_colon_is_no_field() {
    for text in ["12:30", "war:", "Ukraine: war", "Ukraine:war", "Leser:innen", ":", "a::b"] {
        assert_eq!(parse(text).notices.iter().filter(|n| n.message.contains("no field")).count(), 0, "{text}");
    }
    for text in ["near b", "W/o b", "~ b", "1.5", "~5", "x^", "tag:C^2", "\"a b\"~2"] {
        let told = parse(text).notices;
        assert!(text == "x^" || told.is_empty(), "{text}: {told:?}");
    }
}

#[test]
fn depth_and_length_are_bounded() {
    for text in
        ["(".repeat(50_000), "-".repeat(50_000), "NOT ".repeat(20_000), "a OR ".repeat(20_000), "title:(".repeat(9_000)]
    {
        parse(&text);
    }
    assert!(read(&"(".repeat(40)).len() < 100);
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC*|([a-c]| |OR|AND|NOT|-|\\(|\\)|\"|~|\\*|tag:|month:|title:|[0-9]){0,40}") {
        let parsed = parse(&text);
        for notice in parsed.notices {
            prop_assert!(text.get(notice.span).is_some());
        }
    }
}
