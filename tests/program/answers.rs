//! Answers as people and scripts get them: hits, counts, whole pages, and what is said where there is nothing.

use newsdex::article::Article;

use crate::{
    kit::{Archive, Page, words},
    searching::archive,
};

#[test]
fn no_word_is_guessed_that_only_pages_had_which_are_gone() {
    let archive = Archive::of_ten_pages();
    archive
        .file("2025/old.html", "<title>Tunnel</title><article><h1>Tunnel</h1><p>The ferries lie still.</p></article>");
    archive.run(&["index", "."]).with_status(0);
    let told = |word: &str| archive.run(&["search", "--kind", "any", word]).with_status(1).stderr;
    assert_eq!(told("feries"), "no page matches `feries`; did you mean `ferries`?\n");
    std::fs::remove_file(archive.root.join("2025/old.html")).unwrap();
    archive.run(&["index"]).with_status(0);
    assert_eq!(told("feries"), "no page matches `feries`\n");
    // Nor does a page that is gone keep its words from being guessed at.
    archive
        .file("2025/new.html", "<title>Tunnel</title><article><h1>Tunnel</h1><p>The ferriers lie still.</p></article>");
    archive.run(&["index"]).with_status(0);
    assert_eq!(told("ferries"), "no page matches `ferries`; did you mean `ferriers`?\n");
}

#[test]
fn a_mirrors_page_is_found_by_the_address_that_it_had() {
    let archive = Archive::new();
    let page =
        |title: &str| Page { title, text: "The ferry is open again, the town hall said.\n", ..Page::default() }.html();
    // As `wget -E` writes them: /world/ferry, /world/swift.php and /world/owl.html.
    archive.file("mirror/paper.example/world/ferry.html", page("A ferry"));
    archive.file("mirror/paper.example/world/swift.php.html", page("A swift"));
    archive.file("mirror/paper.example/world/owl.html", page("An owl"));
    archive.run(&["index", "."]).with_status(0);
    for (address, title) in [
        ("https://paper.example/world/ferry", "A ferry"),
        ("paper.example/world/ferry.html", "A ferry"),
        ("https://www.paper.example/world/swift.php", "A swift"),
        ("https://paper.example/world/owl.html", "An owl"),
    ] {
        assert!(archive.run(&["show", address]).with_status(0).stdout.starts_with(title), "{address}");
        assert_eq!(archive.found("title", &[&format!("url:{address}")]), [title], "{address}");
    }
    archive.run(&["show", "https://paper.example/world/ferr"]).with_status(2);
    assert_eq!(archive.found("title", &["url:https://paper.example/world"]).len(), 3);
}

#[test]
fn a_search_as_people_see_it() {
    let archive = archive();
    insta::assert_snapshot!(archive.run(&["search", "bridge", "--month", "2025-07"]).with_status(0).shown());
    insta::assert_snapshot!(archive.run(&["search", "elysee", "--color", "always"]).with_status(0).shown());
}

#[test]
fn nothing_found_is_status_1_and_helps() {
    let archive = archive();
    insta::assert_snapshot!(archive.run(&["search", "brigde"]).with_status(1).shown(), @r"
    status 1
    --- stderr
    no page matches `brigde`; did you mean `bridge`?
    ");
    insta::assert_snapshot!(archive.run(&["search", "built", "--month", "2025-07"]).with_status(1).shown(), @r"
    status 1
    --- stderr
    no page matches `built`; without the filters 1 page does · left out: 1 undated
    ");
    assert_eq!(archive.run(&["search", "-q", "brigde"]).with_status(1).stderr, "");
    for (args, said) in [
        (&["bridge", "--tag", "Bridgs"][..], "no page has the tag `Bridgs`; did you mean `Bridges`?"),
        (&["author:\"ada mos\""], "no page has the author `ada mos`; did you mean `author:\"Ada Moss\"`?"),
        (&["--site", "papr.example"], "no page has the site `papr.example`; did you mean `paper.example`?"),
        (&["bridge", "--section", "Weather"], "no page has the section `Weather`"),
        (&["bridge", "--tag", "Élections"], "no page matches `bridge`; without the filters 3 pages do"),
        (&["bridge", "month:1999"], "no page matches `bridge month:1999`; without the filters 3 pages do"),
    ] {
        let run = archive.run(&[&["search"], args].concat()).with_status(1);
        assert!(run.stderr.trim_end().starts_with(said), "{args:?}: {}", run.stderr);
        assert!(said.contains("mean") || !run.stderr.contains("mean"), "{args:?}: {}", run.stderr);
    }
    for command in ["count", "tags", "months", "export"] {
        let run = archive.run(&[command, "brigde"]).with_status(0);
        assert_eq!(run.stderr, "no page matches `brigde`; did you mean `bridge`?\n", "{command}");
        assert_eq!(archive.run(&[command, "-q", "brigde"]).with_status(0).stderr, "", "{command}");
    }
}

#[test]
fn what_may_have_been_meant_is_named() {
    let archive = archive();
    for (args, said) in [
        (&["--author", "Mosss"][..], "no page has the author `Mosss`; did you mean `Moss`?"),
        (&["--author", "nunes"], "no page has the author `nunes`; did you mean `Núñez`?"),
        (&["--tag", "brigdes"], "no page has the tag `brigdes`; did you mean `"),
        (&["--section", "worl"], "no page has the section `worl`; did you mean `World`?"),
        (&["--tag", "foreign"], "no page has the tag `foreign`; did you mean `Foreign Policy`?"),
        (&["--site", "journal"], "no page has the site `journal`; did you mean `journal.example`?"),
        (&["--lang", "klingon"], "no page has the language `klingon`\n"),
        (&["--since", "2025-08", "--until", "2025-01"], "the first day is later than the last"),
        (&["autor:moss"], "no field `autor`; did you mean `author:`?"),
    ] {
        let run = archive.run(&[&["search"], args].concat()).with_status(1);
        assert!(run.stderr.contains(said), "{args:?}: {}", run.stderr);
    }
    let strict = archive.run(&["search", "--strict", "month:2025-13"]).with_status(2);
    let last = strict.stderr.lines().last().unwrap();
    assert!(last.contains("(--strict): `2025-13` is no month") && !last.contains("searched as"), "{last}");
}

#[test]
fn months_may_be_the_latest_few() {
    let archive = archive();
    let months = |args: &[&str]| -> Vec<String> {
        let run = archive.run(&[&["months", "-q", "--format", "csv"], args].concat()).with_status(0);
        run.stdout.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned()).collect()
    };
    let all = months(&[]);
    assert!(all.len() > 2, "{all:?}");
    assert_eq!(months(&["--limit", "0"]), all);
    assert_eq!(months(&["--limit", "2"]), all[all.len() - 2..]);
    assert_eq!(months(&["-n", "1", "--offset", "1"]), all[all.len() - 2..all.len() - 1]);
    assert_eq!(months(&["--offset", "99"]), Vec::<String>::new());
    let run = archive.run(&["months", "--limit", "1"]).with_status(0);
    assert!(run.stderr.contains(&format!("1 of {} months · all: --limit 0", all.len())), "{}", run.stderr);
}

#[test]
fn mistakes_are_explained() {
    let archive = archive();
    let month = archive.run(&["search", "--month", "july"]).with_status(2);
    assert!(month.stderr.contains("`july` is no month: write 2025-07"), "{}", month.stderr);
    insta::assert_snapshot!(archive.run(&["count", "(bridge", "autor:moss"]).shown(), @r"
    status 0
    0
    --- stderr
      (bridge autor:moss
              ^^^^^^ there is no field `autor`; did you mean `author:`? searched as words
      (bridge autor:moss
      ^ this bracket is not closed
    no page matches `(bridge autor:moss`: `bridge` is in 3 pages, `autor:moss` is in no page
    ");
    let strict = archive.run(&["search", "--strict", "(bridge"]).with_status(2);
    assert!(strict.stderr.ends_with("newsdex: the query is not understood (--strict): this bracket is not closed\n"));
    let field = archive.run(&["search", "--format", "csv", "--fields", "titel", "x"]).with_status(2);
    assert!(field.stderr.contains("knows no `titel`"), "{}", field.stderr);
    let spaced =
        archive.run(&["search", "-q", "--format", "csv", "--fields", "id, title", "ferry", "-n1"]).with_status(0);
    assert!(spaced.stdout.starts_with("id,title\r\n"), "{}", spaced.stdout);
    for limit in ["-1", "ten"] {
        let run = archive.run(&["search", "--limit", limit, "x"]).with_status(2);
        assert!(run.stderr.contains(&format!("`{limit}` is no number of them")), "{}", run.stderr);
    }
    archive.run(&["search", "--mnoth", "2025"]).with_status(2);
    let vain = archive.run(&["search", "--fields", "title", "bridge"]).with_status(0);
    assert!(vain.stderr.starts_with("`--fields` is for `--format` json"), "{}", vain.stderr);
    let paths = archive.run(&["search", "--print0", "--format", "json", "bridge", "opens"]).with_status(0);
    assert!(paths.stderr.starts_with("`--print0` writes paths"), "{}", paths.stderr);
    assert_eq!(paths.stdout, "2025/bridge.html\0");
    let both = archive.run(&["count", "--batch", "bridge"]).with_status(2);
    assert!(both.stderr.contains("'--batch' cannot be used with"), "{}", both.stderr);
    let option = archive.run(&["search", "-i", "bridge", "-zzz"]).with_status(0);
    assert!(
        option.stderr.starts_with(
            "`-i` is no option here: it leaves out the pages with the word `i`; case makes no difference\n1–"
        ),
        "{option:?}"
    );
    assert!(archive.run(&["search", "zzz", "-war"]).with_status(1).stderr.contains("no page matches `zzz -war`"));
    let stars = archive.run(&["count", "\"the* bridge\""]).with_status(0);
    assert!(stars.stderr.contains("`*` may end the last word only"), "{}", stars.stderr);
}

#[test]
fn counts_as_people_see_them() {
    let archive = archive();
    insta::assert_snapshot!(archive.run(&["tags", "--limit", "2"]).with_status(0).shown(), @r"
    status 0
      2  Bridges    ████████████████████████
      1  Élections  ████████████
    --- stderr
    2 of 4 tags · 6 pages, 3 without tags · all: --limit 0 · left out: 2 listing or blocked (--kind any)
    ");
    insta::assert_snapshot!(archive.run(&["months"]).with_status(0).shown(), @r"
    status 0
    2024-12    1  ████████████
    2025-01    0
    2025-02    0
    2025-03    0
    2025-04    0
    2025-05    1  ████████████
    2025-06    0
    2025-07    2  ████████████████████████
    2025 only   1    undated   1    total 6
    --- stderr
    left out: 2 listing or blocked (--kind any)
    ");
    insta::assert_snapshot!(archive.run(&["months", "--by", "year", "--kind", "any"]).with_status(0).shown(), @r"
    status 0
    2024    1  ████▊
    2025    5  ████████████████████████
    undated   2    total 8
    --- stderr
    ");
    let by_name = archive.run(&["tags", "-q", "--sort", "name", "--format", "csv"]).with_status(0).stdout;
    assert_eq!(by_name, "value,count\r\nBridges,2\r\nÉlections,1\r\nFerries,1\r\nForeign Policy,1\r\n");
    insta::assert_snapshot!(archive.run(&["authors", "-q"]).with_status(0).stdout, @r"
      2  Ada Moss    ████████████████████████
      1  José Núñez  ████████████
    ");
    assert_eq!(archive.run(&["tags", "-q", "zzz"]).with_status(0).stdout, "");
}

#[test]
fn a_value_copied_from_counts_gives_the_same_count() {
    same_counts(&archive());
    let named = |site: &str| Article { site_name: Some(site.into()), ..Article::default() };
    same_counts(&Archive::indexed([named("www.paper.example"), named("Le Journal")]));
}

#[track_caller]
fn same_counts(archive: &Archive) {
    for (command, option) in [
        ("tags", "--tag"),
        ("authors", "--author"),
        ("sections", "--section"),
        ("sites", "--site"),
        ("languages", "--lang"),
    ] {
        let counts = archive.run(&[command, "-q", "--format", "csv"]).with_status(0).stdout;
        for line in counts.lines().skip(1) {
            let (value, count) = line.trim().rsplit_once(',').unwrap();
            let counted = archive.run(&["count", "-q", option, value]).with_status(0).stdout;
            assert_eq!(counted.trim(), count, "{command} {value}");
        }
    }
}

#[test]
fn json_keeps_its_shape() {
    let archive = archive();
    insta::assert_snapshot!(
        archive.run(&["search", "-q", "ferry", "--format", "json", "--limit", "1"]).with_status(0).stdout
    );
    insta::assert_snapshot!(archive.run(&["months", "-q", "ferry", "--format", "json"]).with_status(0).stdout, @r#"
    {
      "version": 1,
      "counts": [
        {
          "value": "2025-07",
          "count": 2
        }
      ],
      "years": [],
      "undated": 0,
      "total": 2
    }
    "#);
    assert_eq!(
        archive
            .run(&["search", "-q", "ferry", "--format", "csv", "--fields", "published,authors"])
            .with_status(0)
            .stdout,
        "published,authors\r\n2025-07,Ada Moss\r\n2025-07-06T23:30:00-05:00,Ada Moss; José Núñez\r\n"
    );
}

#[test]
fn paths_are_told_from_where_the_user_stands() {
    let archive = archive();
    std::fs::create_dir_all(archive.root.join("2025")).unwrap();
    let paths = |folder: &str, args: &[&str]| {
        archive.run_in(folder, &[&["search", "-q", "ferry", "--format", "paths"], args].concat()).with_status(0).stdout
    };
    assert_eq!(paths("", &[]), "2025/ferry.html\n2025/bridge.html\n");
    assert_eq!(paths("2025", &[]), "ferry.html\nbridge.html\n");
    assert_eq!(paths("", &["--print0"]), "2025/ferry.html\x002025/bridge.html\0");
    assert_eq!(paths("..", &["--index", "clips"]), "clips/2025/ferry.html\nclips/2025/bridge.html\n");
}

#[test]
fn count_answers_queries_from_a_pipe() {
    use std::io::Write;
    let archive = archive();
    assert_eq!(archive.run(&["count", "-q", "bridge"]).with_status(0).stdout, "3\n");
    assert_eq!(archive.run(&["count", "-q", "zzz"]).with_status(0).stdout, "0\n");
    let mut command = archive.command("", &["count", "-q", "--batch", "--month", "2025-07"]);
    let mut child = command.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"bridge\n\ntitle:ferry\n\xff(((\n").unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "2\n2\n1\n0\n");
}

#[test]
fn pages_are_shown_by_id_and_path() {
    let archive = archive();
    let id = &archive.found("id", &["title:retires"])[0];
    let by_id = archive.run(&["show", id]).with_status(0).stdout;
    assert!(by_id.starts_with("Ferry retires\n  authors    Ada Moss\n"), "{by_id}");
    for name in ["2025/ferry.html", "https://paper.example/news/ferry-retires", "paper.example/news/ferry-retires"] {
        assert_eq!(archive.run(&["show", name]).with_status(0).stdout, by_id, "{name}");
    }
    let many = archive.run(&["show", &id[..1]]).with_status(2).stderr;
    let three = "several ids, as of 010101010101, 020202020202, 030303030303; give more of it";
    assert!(many.contains(three), "{many}");
    let as_an_id_begins = Article { path: "01".into(), title: Some("Named in hex".into()), ..Article::default() };
    let story = Article { title: Some("Another".into()), ..Article::default() };
    let shown = Archive::indexed([story, as_an_id_begins]).run(&["show", "01"]).with_status(0).stdout;
    assert!(shown.starts_with("Named in hex\n"), "a file has the name before an id: {shown}");
    let json = archive.run(&["show", "--json", id]).with_status(0).stdout;
    assert!(json.contains("\"text\":\"After the bridge"), "{json}");
    let page = archive.run(&["show", "--html", id]).with_status(0).stdout;
    assert!(page.contains("<h1>Ferry retires</h1>") && page.ends_with("</html>\n"), "{page}");
    let both = archive.run(&["show", "--html", "2025/ferry.html", "2025/bridge.html"]).with_status(0).stdout;
    assert_eq!((both.matches("<article ").count(), both.matches("<title>").count()), (2, 1), "{both}");
    let by_address = archive.run(&["show", "http://paper.example/news/ferry-retires/"]).with_status(0).stdout;
    assert_eq!(by_address, archive.run(&["show", id]).stdout);
    archive.run(&["show", "https://www.paper.example/news/"]).with_status(2);
    let unknown = archive.run(&["show", "nowhere.html"]).with_status(2);
    assert!(unknown.stderr.contains("no page `nowhere.html`"), "{}", unknown.stderr);
}

#[test]
fn similar_pages_share_telling_words() {
    let archive = archive();
    let run = archive.run(&["similar", "2025/ferry.html", "--format", "paths"]).with_status(0);
    assert_eq!(run.stdout.lines().next(), Some("2025/bridge.html"));
    assert!(!run.stdout.contains("ferry.html"));
    let all: Vec<&str> = run.stdout.lines().collect();
    let rest = archive.run(&["similar", "2025/ferry.html", "--format", "paths", "--offset", "1"]).with_status(0);
    assert_eq!(rest.stdout.lines().collect::<Vec<_>>(), all[1..]);
    let every = archive.run(&["similar", "2025/ferry.html", "--format", "paths", "--limit", "0"]).with_status(0);
    assert_eq!(every.stdout, run.stdout);
}

#[test]
fn exports_in_every_form() {
    let archive = archive();
    for (form, begin, end) in [
        ("jsonl", "{\"id\":", "}\n"),
        ("csv", "id,published,title", "\r\n"),
        ("bibtex", "@online{", "}\n"),
        ("ris", "TY  - NEWS\r\n", "ER  - \r\n"),
        ("csl-json", "[\n{", "\n]\n"),
    ] {
        let out = archive.run(&["export", "-q", "bridge", "--format", form]).with_status(0).stdout;
        assert!(out.starts_with(begin) && out.ends_with(end), "{form}: {out}");
    }
    let all: Vec<String> = archive.run(&["export", "-q"]).with_status(0).stdout.lines().map(str::to_owned).collect();
    let part = archive.run(&["export", "--sort", "newest", "--limit", "1", "--offset", "1"]).with_status(0);
    assert_eq!(part.stdout.lines().count(), 1);
    assert_ne!(part.stdout.trim_end(), all[1]);
    assert!(part.stderr.starts_with(&format!("1 of {} pages", all.len())), "{}", part.stderr);
    let fields = ["export", "-q", "river", "--fields", "title,text,section", "--format"];
    let as_form = |form| archive.run(&[&fields[..], &[form]].concat()).with_status(0).stdout;
    let text = "The bridge over the river is open.";
    assert!(as_form("csv").starts_with(&format!("title,text,section\r\nBridge opens at last,\"{text}\n")));
    assert!(as_form("jsonl").starts_with(&format!("{{\"title\":\"Bridge opens at last\",\"text\":\"{text}\\n")));
    let unknown = archive.run(&["export", "--fields", "score"]).with_status(2).stderr;
    assert!(unknown.contains("knows no `score`"), "{unknown}");
    let none = archive.run(&["export", "-q", "zzz", "--format", "csl-json"]).with_status(0).stdout;
    assert_eq!(serde_json::from_str::<Vec<u8>>(&none).unwrap(), [0; 0]);
}

#[test]
fn a_closed_pipe_is_a_normal_end() {
    use std::process::Stdio;
    let articles = (0..3_000).map(|n| Article {
        title: Some(format!("Story {n}")),
        text: "word ".repeat(50),
        ..Article::default()
    });
    let archive = Archive::indexed(articles);
    let mut child = archive.command("", &["export"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn a_page_cannot_steer_the_terminal() {
    let evil = "\u{1b}[2J\u{1b}]0;gotcha\u{7}\u{202E}bridge\u{9b}1m";
    let archive = Archive::indexed([Article {
        title: Some(evil.into()),
        tags: words(&[evil]),
        authors: words(&[evil]),
        section: Some(evil.into()),
        text: format!("{evil} and more"),
        path: "evil\u{1b}[2J.html".into(),
        ..Article::default()
    }]);
    for args in [
        &["search", "bridge"][..],
        &["tags"],
        &["authors"],
        &["sections"],
        &["show", "0"],
        &["stats"],
        &["search", "--format", "paths"],
    ] {
        let run = archive.run(args).with_status(0);
        let unsafe_one = |c: char| (c.is_control() && c != '\n') || c == '\u{202E}';
        assert!(!run.stdout.contains(unsafe_one), "{args:?}: {:?}", run.stdout);
    }
}
