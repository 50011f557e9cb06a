//! Questions to an index: words, filters, order, counts, forms of output. The index is made of articles, so that nothing
//! here depends on how pages are read.

use newsdex::article::{Article, Kind};

use crate::kit::{Archive, words};

/// Six invented stories, a front page and a consent wall.
pub(super) fn archive() -> Archive {
    let story = |title: &str, published: &str, text: &str| Article {
        title: Some(title.to_owned()),
        published: published.parse().ok(),
        text: text.to_owned(),
        language: Some("en".into()),
        url: Some(format!("https://www.paper.example/news/{}", title.to_lowercase().replace(' ', "-"))),
        site: Some("paper.example".into()),
        site_name: Some("The Paper".into()),
        ..Article::default()
    };
    Archive::indexed([
        Article {
            authors: words(&["Ada Moss", "José Núñez"]),
            tags: words(&["Bridges", "Foreign Policy"]),
            section: Some("World".into()),
            saved: "2025-09-05T10:00:00Z".parse().ok(),
            path: "2025/bridge.html".into(),
            ..story(
                "Bridge opens at last",
                "2025-07-06T23:30:00-05:00",
                "The bridge over the river is open.\nA ferry sailed for the last time.",
            )
        },
        Article {
            authors: words(&["Ada Moss"]),
            tags: words(&["bridges", "Ferries"]),
            section: Some("Local".into()),
            path: "2025/ferry.html".into(),
            ..story(
                "Ferry retires",
                "2025-07",
                "After the bridge, the ferry has no more to do. The Taliban-Regierung is not concerned.",
            )
        },
        Article {
            tags: words(&["Élections"]),
            language: Some("fr-CA".into()),
            url: Some("https://news.journal.example/élections".into()),
            site: Some("journal.example".into()),
            site_name: Some("Le Journal".into()),
            ..story("Les élections à l’Élysée", "2025-05-31", "L’Europe regarde. Les élections approchent.")
        },
        Article {
            language: Some("ja".into()), ..story("東京都の橋", "2025", "東京都は新しい橋を開いた。")
        },
        Article {
            title: Some("Undated bridge".into()),
            text: "Nobody knows when this bridge was built.".into(),
            ..Article::default()
        },
        story(
            "Numbers rise",
            "2024-12-31",
            "Prices rose 3.5% to 1,000 in the U.S. market, foreign and domestic policy makers said.",
        ),
        Article { kind: Kind::Listing, ..story("Front page with bridge", "2025-07-06", "bridge bridge bridge") },
        Article { kind: Kind::Blocked, title: Some("Before you go on".into()), ..Article::default() },
    ])
}

#[test]
fn words_find_pages() {
    let archive = archive();
    for (query, expected) in [
        (&["ferry"][..], &["Ferry retires", "Bridge opens at last"][..]),
        (&["bridge", "ferry"], &["Ferry retires", "Bridge opens at last"]),
        (&["bridge", "-ferry"], &["Undated bridge"]),
        (&["bridge NOT ferry"], &["Undated bridge"]),
        (&["ELECTIONS"], &["Les élections à l’Élysée"]),
        (&["elysee"], &["Les élections à l’Élysée"]),
        (&["europe"], &["Les élections à l’Élysée"]),
        (&["regierung"], &["Ferry retires"]),
        (&["taliban"], &["Ferry retires"]),
        (&["Taliban-Regierung"], &["Ferry retires"]),
        (&["\"Taliban Regierung\""], &["Ferry retires"]),
        (&["\"bridge ferry\""], &[]),
        (&["\"bridge ferry\"~2"], &["Ferry retires"]),
        (&["東京"], &["東京都の橋"]),
        (&["橋"], &["東京都の橋"]),
        (&["US", "market"], &["Numbers rise"]),
        (&["3.5"], &["Numbers rise"]),
        (&["elect*"], &["Les élections à l’Élysée"]),
        (&["*idge"], &["Bridge opens at last", "Ferry retires", "Undated bridge"]),
        (&["él*ns"], &["Les élections à l’Élysée"]),
        (&["title:*erry"], &["Ferry retires"]),
        (&["author:*ez"], &["Bridge opens at last"]),
        (&["\"foreign p*\""], &["Bridge opens at last"]),
        (&["nunez"], &["Bridge opens at last"]),
        (&["foreign"], &["Bridge opens at last", "Numbers rise"]),
        (&["title:ferry"], &["Ferry retires"]),
        (&["title:(ferry OR numbers)"], &["Ferry retires", "Numbers rise"]),
        (&["elections OR ferry -bridge"], &["Les élections à l’Élysée"]),
        (&["id:0101"], &["Bridge opens at last"]),
        (&["kind:listing"], &["Front page with bridge"]),
        (&["missing:date"], &["Undated bridge"]),
        (&["url:paper.example/news/ferry-retires"], &["Ferry retires"]),
        (&["https://paper.example/news/ferry-retires/?utm_source=x"], &["Ferry retires"]),
        (&["url:retires"], &["Ferry retires"]),
        (&["path:2025"], &["Bridge opens at last", "Ferry retires"]),
        (&["path:./2025/FERRY.html"], &["Ferry retires"]),
        (&["path:*/fer*.html"], &["Ferry retires"]),
        (&["bridge", "-path:2025/"], &["Undated bridge"]),
        // What is left out by its address says nothing of kinds: the front page is not among them.
        (&["bridge", "-url:paper.example/news/ferry-retires", "-id:0101"], &["Undated bridge"]),
        (&["bridge", "-kind:(article OR other)"], &["Front page with bridge"]),
        (&["path:202"], &[]),
        (&["nothing-like-this"], &[]),
    ] {
        let mut found = archive.found("title", query);
        let mut expected = expected.to_vec();
        found.sort();
        expected.sort_unstable();
        assert_eq!(found, expected, "{query:?}");
    }
}

#[test]
fn filters_pass_pages() {
    let archive = archive();
    for (args, expected) in [
        (&["--tag", "bridges"][..], 2),
        (&["--tag", "BRIDGES", "--tag", "ferries"], 1),
        (&["--tag", "bridge"], 0),
        (&["--tag", "foreign*"], 1),
        (&["--tag", "elections"], 1),
        (&["--author", "moss"], 2),
        (&["--author", "Moss Ada"], 2),
        (&["--author", "Núñez"], 1),
        (&["--author", "moss", "--author", "nunez"], 1),
        (&["--author", "ada nunez"], 0),
        (&["--site", "paper.example"], 4),
        (&["--site", "journal.example"], 1),
        (&["--site", "news.journal.example"], 1),
        (&["--site", "the paper"], 4),
        (&["--site", "paper.example", "--site", "le journal"], 5),
        (&["--section", "world"], 1),
        (&["--lang", "fr"], 1),
        (&["--lang", "f"], 0),
        (&["--lang", "french"], 1),
        (&["lang:Français"], 1),
        (&["elys?e"], 1),
        (&["ely?e"], 0),
        (&["--month", "2025-07"], 2),
        (&["--month", "2025-07", "--month", "2024"], 3),
        (&["--month", "2025"], 4),
        (&["--month", "2025-05..2025-07"], 3),
        (&["--since", "2025-07-06"], 1),
        (&["--since", "2025-07"], 2),
        (&["--until", "2025-05"], 2),
        (&["--since", "2025-05", "--until", "2025-06"], 1),
        (&["month:2025-07"], 2),
        (&["date:>=2025-07-06"], 1),
        (&["--saved", "2025-09"], 1),
        (&["--month", "2025-09"], 0),
        (&["--kind", "any"], 8),
        (&["--kind", "listing,blocked"], 2),
        (&["--missing", "date"], 1),
        (&["--missing", "author", "--month", "2025-05"], 1),
        (&[], 6),
    ] {
        assert_eq!(archive.found("title", args).len(), expected, "{args:?}");
    }
}

#[test]
fn dates_that_are_not_known_well_enough_are_told() {
    let archive = archive();
    for (args, left_out) in [
        (&["--month", "2025-07"][..], "left out: 1 undated, 1 known by year or month only, 1 listing"),
        (&["--since", "2025-07-06"], "left out: 1 undated, 2 known by year or month only, 1 listing"),
        (&["--month", "2025"], "left out: 1 undated, 1 listing"),
        (&["--month", "2024"], "left out: 1 undated\n"),
    ] {
        let run = archive.run(&[&["count"], args].concat()).with_status(0);
        assert!(run.stderr.starts_with(left_out), "{args:?}: {}", run.stderr);
    }
}

#[test]
fn arabic_and_hebrew_are_found_as_they_are_typed() {
    let story = |title: &str, author: &str, tag: &str| Article {
        title: Some(title.into()),
        authors: words(&[author]),
        tags: words(&[tag]),
        ..Article::default()
    };
    let archive = Archive::indexed([
        story("أُعلن افتتاح مدينة القرآن", "أحمد الخطيب", "الثقافة"),
        story("ראש העיר חנך את הגשר", "\u{5D3}\u{5BC}\u{5B8}\u{5D5}\u{5B4}\u{5D3} לוי", "גשר"),
    ]);
    for (args, expected) in [
        (&["اعلن"][..], 1),
        (&["أعلن مدينه"], 1),
        (&["title:القران"], 1),
        (&["--author", "احمد"], 1),
        (&["--author", "الخطيب أحمد"], 1),
        (&["--tag", "الثقافه"], 1),
        (&["--author", "דוד"], 1),
        (&["author:לוי"], 1),
        (&["--author", "محمود"], 0),
    ] {
        assert_eq!(archive.found("path", args).len(), expected, "{args:?}");
    }
}

/// Nothing parts the family's name from the given one.
#[test]
fn any_part_of_a_name_without_spaces_is_found() {
    let story = |author: &str| Article { authors: words(&[author]), ..Article::default() };
    let archive = Archive::indexed(["山田太郎", "王 小明", "김철수", "สมชาย ใจดี"].map(story));
    for (name, expected) in [
        ("山田", 1),
        ("太郎", 1),
        ("山田太郎", 1),
        ("山田 太郎", 1),
        ("山", 1),
        ("王", 1),
        ("明", 1),
        ("王小明", 1),
        ("김철수", 1),
        ("김", 1),
        ("철수", 1),
        ("สมชาย", 1),
        ("山太", 0),
        ("田山", 0),
        ("山田 小明", 0),
    ] {
        assert_eq!(archive.found("path", &["--author", name]).len(), expected, "{name}");
    }
}

#[test]
fn letters_that_are_written_as_two_are_found_so() {
    let story = |title: &str, author: &str, tag: &str| Article {
        title: Some(title.into()),
        authors: words(&[author]),
        tags: words(&[tag]),
        ..Article::default()
    };
    let archive = Archive::indexed([
        story("Zürich baut eine Brücke", "Jörg Müller", "Zürich"),
        story("Kaikanten i Ålesund", "Sølvi Aas", "Þórshavn"),
        story("Neue Brücke", "Nils Neu", "Überlingen"),
        story("A bridge for Zuerich", "Joerg Mueller", "Zuerich"),
        story("A bridge for Zurich", "Jorg Muller", "Bridges"),
    ]);
    for (args, expected) in [
        (&["zuerich"][..], 2),
        (&["zurich"], 2),
        (&["Zürich"], 3),
        (&["\"zuerich baut\""], 1),
        (&["\"for Zürich\""], 2),
        (&["zueri*"], 2),
        (&["Züri*"], 3),
        (&["mueller"], 2),
        (&["Müller -muller"], 1),
        (&["aalesund", "soelvi"], 1),
        (&["neue"], 1),
        (&["--author", "joerg mueller"], 3),
        (&["--author", "Jörg Müller"], 3),
        (&["--author", "neue"], 0),
        (&["author:soelvi"], 1),
        (&["tag:ueberlingen"], 1),
        (&["--tag", "Thorshavn"], 1),
        // One that there is means itself, so that it counts as `tags` counts it.
        (&["tag:Zuerich"], 1),
        (&["tag:Zürich"], 1),
    ] {
        assert_eq!(archive.found("path", args).len(), expected, "{args:?}");
    }
    let shown = archive.run(&["search", "Müller", "--format", "csv", "--fields", "authors"]).with_status(0).stdout;
    assert_eq!(shown.lines().nth(1), Some("Jörg Müller"), "as it is written comes first: {shown}");
}

/// Hyphens and apostrophes of any kind, joiners, marks that are left out, older forms of a letter, and how a number is pointed.
#[test]
fn what_people_type_in_another_way_is_found() {
    let story = |text: &str, author: &str, tag: &str| Article {
        text: text.into(),
        authors: words(&[author]),
        tags: words(&[tag]),
        ..Article::default()
    };
    let archive = Archive::indexed([
        story(
            "The co\u{2011}operative paid $1,250.50 for 20.000 nets. It uses email.",
            "Mary O’Brien",
            "E\u{2011}Mobility",
        ),
        story("Хвилина пам\u{02BC}яті, ґрунт і 3,5 км.", "Лесь Під’їздний", "Об’єднання"),
        story("कानून पर फ़ैसला और ज़मीन, जाएँगे", "राजेंद्र पाण्डेय", "हिन्दी"),
        story("臺北的髙橋", "髙橋 さくら", "臺灣"),
        story("وقال مسؤولون إن الوزارة اشترت ٣٠٠٬٠٠٠ كتاب", "علی\u{200C}رضا کیانی", "کتاب\u{200C}خانه"),
        story("Rain again.", "Ana de la Cruz", "It’s raining"),
    ]);
    for (args, expected) in [
        (&["1250.50"][..], 1),
        (&["1.250,50"], 1),
        (&["20000"], 1),
        (&["20,000 nets"], 1),
        (&["e-mail"], 1),
        (&["E‑Mail uses"], 1),
        (&["\"e-mail\""], 0),
        (&["author:obrien"], 1),
        (&["author:\"mary o'brien\""], 1),
        (&["author:brien"], 1),
        (&["author:rien"], 0),
        (&["--author", "delacruz"], 1),
        (&["--author", "lacruz ana"], 1),
        (&["--author", "decruz"], 0),
        (&["--tag", "e-mobility"], 1),
        (&["--tag", "it's raining"], 1),
        (&["пам'яті"], 1),
        (&["грунт"], 1),
        (&["3.5"], 1),
        (&["tag:об'єднання"], 1),
        (&["author:підʼїздний"], 1),
        (&["फैसला"], 1),
        (&["जमीन"], 1),
        (&["जाएंगे"], 1),
        (&["tag:हिंदी"], 1),
        (&["author:पांडेय"], 1),
        (&["台北"], 1),
        (&["author:高橋"], 1),
        (&["author:高橋さくら"], 1),
        (&["author:髙橋花子"], 0),
        (&["tag:台灣"], 1),
        (&["مسوولون"], 1),
        (&["300000"], 1),
        (&["author:علیرضا"], 1),
        (&["tag:کتابخانه"], 1),
    ] {
        assert_eq!(archive.found("path", args).len(), expected, "{args:?}");
    }
    for (query, better) in [
        ("cooperative", "\"co operative\""),
        ("\"the cooperative paid\"", "\"the co operative paid\""),
        ("email cooperative", "email \"co operative\""),
    ] {
        let run = archive.run(&["search", query]).with_status(1);
        assert!(run.stderr.contains(&format!("did you mean `{better}`?")), "{query}: {}", run.stderr);
    }
}

#[test]
fn order_is_a_promise() {
    let archive = archive();
    let newest = archive.found("published", &["--sort", "newest"]);
    assert_eq!(newest, ["2025-07-06T23:30:00-05:00", "2025-07", "2025-05-31", "2025", "2024-12-31", ""]);
    let oldest = archive.found("published", &["--sort", "oldest"]);
    assert_eq!(oldest, ["2024-12-31", "2025", "2025-05-31", "2025-07", "2025-07-06T23:30:00-05:00", ""]);
    assert_eq!(archive.found("published", &["--sort", "oldest", "--offset", "1", "--limit", "2"]), oldest[1..3]);
    // A word in the headline counts more than one in the text.
    assert_eq!(archive.found("title", &["ferry"])[0], "Ferry retires");
}

/// Runs of characters that are cut into pairs among words and figures that are not, and what scripts have of their own.
#[test]
fn words_of_many_scripts_are_found() {
    let text = "東京都は新しい橋2号を、5月に開いた。코로나19 이후 서울은 조용하다. 在北京市，GDP 增长了。سنة ٢٠٢٤ در سال ۱۴۰۳ דובר צה״ל הודיעה ארה\"ב. Die Bürger*innen von Penmarra.";
    let archive = Archive::indexed([Article { text: text.into(), ..Article::default() }]);
    for (query, pages) in [
        ("橋2号", "1"),
        ("東京都は新しい橋2号を、5月", "1"),
        ("\"新しい橋2号を、5月に開いた\"", "1"),
        ("\"新しい橋、5月\"", "0"),
        ("코로나19", "1"),
        ("\"코로나19 이후\"", "1"),
        ("\"서울 조용하다\"", "0"),
        ("\"北京市 GDP 增长\"", "1"),
        ("\"北京 GDP\"", "0"),
        // Figures of other scripts are the same figures.
        ("2024", "1"),
        ("۲۰۲۴ 1403", "1"),
        ("צה\"ל ארה״ב", "1"),
        ("ארה\"ב הודיעה", "1"),
        ("Bürger*innen", "1"),
        ("title:Bürger*innen", "0"),
    ] {
        assert_eq!(archive.run(&["count", "-q", "--", query]).with_status(0).stdout.trim_end(), pages, "{query}");
    }
}

#[test]
fn a_page_without_an_address_stands_with_its_sites_others() {
    let page = |title: &str, site: Option<&str>, name: &str| Article {
        title: Some(title.to_owned()),
        url: site.map(|site| format!("https://www.{site}/{title}")),
        site: site.map(str::to_owned),
        site_name: Some(name.to_owned()),
        ..Article::default()
    };
    let archive = Archive::indexed([
        page("one", Some("paper.example"), "The Paper"),
        page("two", Some("paper.example"), "The Paper"),
        page("copied", None, "the paper"),
        page("other", None, "The Leaflet"),
    ]);
    let counts = archive.run(&["sites", "--format", "csv"]).with_status(0).stdout;
    assert_eq!(counts, "value,count\r\npaper.example,3\r\nThe Leaflet,1\r\n");
    for (site, count) in [("paper.example", "3\n"), ("*.example", "3\n"), ("the paper", "3\n"), ("the leaflet", "1\n")]
    {
        assert_eq!(archive.run(&["count", "--site", site]).stdout, count, "{site}");
    }
    assert_eq!(archive.found("site", &["copied"]), ["paper.example"]);
    assert_eq!(archive.found("site", &["other"]), [""]);
}
