//! Questions as new users put them: what stands in for any value, what is said where nothing is found, and how an index is
//! named that is not the one we stand in.

use crate::kit::{Archive, words};
use newsdex::article::{Article, Format};

fn archive() -> Archive {
    let story = |path: &str, title: &str, text: &str| Article {
        path: path.into(),
        title: Some(title.into()),
        text: text.into(),
        ..Article::default()
    };
    Archive::indexed([
        Article {
            url: Some("https://www.paper.example/news/bridge".into()),
            site: Some("paper.example".into()),
            site_name: Some("The Morning Paper".into()),
            authors: words(&["Ada Moss"]),
            tags: words(&["Bridges"]),
            section: Some("World".into()),
            language: Some("en-GB".into()),
            published: "2025-07-06".parse().ok(),
            description: Some("It took nine years.".into()),
            ..story("2025/bridge.html", "Bridge opens", "The harbour bridge is open, and it doesn't sway.")
        },
        Article {
            format: Format::Warc,
            ..story("2025/crawl.warc", "Ferry retires", "The old ferry left the harbour. A tunnel is dug.")
        },
        Article {
            published: "2024".parse().ok(),
            saved: "2025-01-02".parse().ok(),
            tags: words(&["Fishing", "Fish Markets", "Tunnels"]),
            ..story("Old Web/2024/tunnel.htm", "Tunnel leaks", "Water came in, and the fish market was closed.")
        },
        Article { title: None, ..story("notes.txt", "", "A tunnel of leaves.") },
    ])
}

fn counted(archive: &Archive, args: &[&str]) -> String {
    archive.run(&[&["count", "-q"], args].concat()).with_status(0).stdout.trim_end().to_owned()
}

#[test]
fn a_star_alone_is_any_value() {
    let archive = archive();
    for (query, pages) in [
        ("tag:*", "2"),
        ("author:*", "1"),
        ("site:*", "1"),
        ("section:*", "1"),
        ("lang:*", "1"),
        ("url:*", "1"),
        ("title:*", "3"),
        ("description:*", "1"),
        ("date:*", "2"),
        ("saved:*", "1"),
        ("-author:* -tag:*", "2"),
        ("path:*", "4"),
        ("format:*", "4"),
        ("format:wa*", "1"),
        ("kind:*", "4"),
    ] {
        assert_eq!(counted(&archive, &["--", query]), pages, "{query}");
    }
    for option in ["--author", "--section", "--lang", "--site"] {
        assert_eq!(counted(&archive, &[option, "*"]), "1", "{option}");
    }
}

#[test]
fn paths_are_found_by_file_folder_and_stars() {
    let archive = archive();
    for (query, pages) in [
        ("path:2025", "2"),
        ("path:.", "4"),
        ("path:./", "4"),
        ("path:./2025/", "2"),
        ("path:2025/bridge.html", "1"),
        ("path:2025/bridge", "0"),
        ("path:\"old web\"", "1"),
        ("path:\"OLD WEB/2024\"", "1"),
        ("path:*.htm", "1"),
        ("path:*.htm*", "2"),
        ("path:*20??/*", "3"),
        ("path:* -path:2025", "2"),
        ("harbour path:*.html -path:*.htm", "1"),
    ] {
        assert_eq!(counted(&archive, &["--", query]), pages, "{query}");
    }
}

#[test]
fn why_nothing_was_found_is_told() {
    let archive = archive();
    for (args, said) in [
        (&["harbour", "leaks"][..], "no page matches `harbour leaks`: `harbour` is in 2 pages, `leaks` is in 1 page"),
        (
            &["tag:Tunnels", "\"old ferry\"", "-fish"],
            "no page matches `tag:Tunnels \"old ferry\" -fish`: `tag:Tunnels` is in 1 page, `\"old ferry\"` is in 1 page",
        ),
        (&["harbour", "zzzzz"], "no page matches `harbour zzzzz`: `harbour` is in 2 pages, `zzzzz` is in no page"),
        (
            &["ferry", "or", "leaks"],
            "`or` is searched as a word; the operator is written `OR`\nno page matches `ferry or leaks`: `ferry` is in 1 page, `or` \
             is in no page, `leaks` is in 1 page",
        ),
        (
            &["\"ferry harbour\""],
            "no page matches `\"ferry harbour\"`: its words are all in 1 page, but not so close together",
        ),
        (&["\"harbor bridge\""], "no page matches `\"harbor bridge\"`; did you mean `\"harbour bridge\"`?"),
        (&["paper.example"], "no page matches `paper.example`; did you mean `site:paper.example`?"),
        (&["other.example"], "no page matches `other.example`"),
        (
            &["bridge", "paper.example"],
            "no page matches `bridge paper.example`; did you mean `bridge site:paper.example`?",
        ),
        (&["paper.example/news"], "no page matches `paper.example/news`; did you mean `url:paper.example/news`?"),
        (&["paper.example/sport"], "no page matches `paper.example/sport`; did you mean `site:paper.example`?"),
        (&["site:\"morning papr\""], "no page has the site `morning papr`"),
        (&["site:morning"], "no page has the site `morning`; did you mean `site:paper.example`?"),
        (&["lang:englsh"], "no page has the language `englsh`; did you mean `lang:english`?"),
        (&["lang:en-AU"], "no page has the language `en-AU`; did you mean `lang:en`?"),
        (&["path:ridge"], "no page has the path `ridge`; did you mean `path:*ridge*`?"),
        (&["tag:Fish", "Markets"], "no page has the tag `Fish`; did you mean `tag:\"Fish Markets\"`?"),
        (&["harbour,ferry"], "no page matches `harbour,ferry`: its words are all in 1 page, but not so close together"),
        (&["doesnt"], "no page matches `doesnt`; did you mean `doesn't`?"),
        (&["format:wrac"], "no page has the format `wrac`; did you mean `format:warc`?"),
        (&["zzzzz", "yyyyy"], "no page matches `zzzzz yyyyy`"),
    ] {
        let run = archive.run(&[&["search", "--"], args].concat()).with_status(1);
        assert_eq!(run.stderr.trim_end(), said, "{args:?}");
    }
    // What finds nothing is not proposed, or only with where it would find something.
    let run = archive.run(&["search", "brigde", "--tag", "Tunnels"]).with_status(1);
    assert_eq!(run.stderr, "no page matches `brigde`; did you mean `bridge`? (in 1 page, without the filters)\n");
    let run = archive.run(&["search", "brigde fish"]).with_status(1);
    assert!(run.stderr.ends_with(": `brigde` is in no page, `fish` is in 1 page\n"), "{}", run.stderr);
    // A pasted text is not repeated.
    let pasted = "zzzzz ".repeat(300);
    let run = archive.run(&["search", &pasted]).with_status(1);
    assert!(run.stderr.contains("zzzzz z…`") && run.stderr.len() < 120, "{}", run.stderr);
}

#[test]
fn a_word_with_an_apostrophe_is_marked_as_one() {
    let run = archive().run(&["search", "doesn't"]).with_status(0);
    assert!(run.stdout.contains("and it [doesn't] sway"), "{}", run.stdout);
}

#[test]
fn a_folder_below_an_archive_is_no_index() {
    let archive = archive();
    archive.file("2025/bridge.html", "");
    let said = "newsdex: `2025` has no index of its own, but is in the archive `/tmp/clips`: name that, with `path:` in the \
                query for one folder of it\n";
    assert_eq!(archive.run(&["search", "bridge", "--index", "2025"]).with_status(2).stderr, said);
    assert_eq!(archive.run_in("2025", &["search", "bridge", "--index", ".."]).with_status(0).stdout.lines().count(), 5);
}

#[test]
fn what_is_there_but_no_page_is_told() {
    let archive = archive();
    archive.file("2025/new.html", "<p>Not read yet.");
    for (name, said) in [
        ("2025", "`2025` is a folder: `newsdex search` with `path:` lists its pages"),
        ("2025/new.html", "no page of `2025/new.html` is in the index: `newsdex index` reads what is new"),
        ("2025/none.html", "there is no page `2025/none.html` in the index"),
    ] {
        let run = archive.run(&["show", name]).with_status(2);
        assert!(run.stderr.starts_with(&format!("newsdex: {said}")), "{name}: {}", run.stderr);
    }
    let address = "https://paper.example/news?a=1";
    for command in ["extract", "index"] {
        let run = archive.run(&[command, address]).with_status(2);
        assert!(run.stderr.starts_with(&format!("newsdex: `{address}` is an address")), "{}", run.stderr);
    }
}

#[test]
fn a_page_in_two_places_is_one_reference() {
    let twice = |path: &str| Article {
        path: path.into(),
        sha256: "ab".repeat(32),
        title: Some("Bridge opens".into()),
        ..Article::default()
    };
    let archive = Archive::indexed([twice("a.html"), twice("c.html")]);
    for (form, begins) in [("bibtex", "@online"), ("ris", "TY  -"), ("csl-json", "{\"id\"")] {
        let run = archive.run(&["export", "--format", form]).with_status(0);
        assert_eq!(run.stdout.matches(begins).count(), 1, "{form}: {}", run.stdout);
        assert_eq!(run.stderr, "2 pages as 1 reference: copies are one\n");
    }
    assert_eq!(archive.run(&["export", "-q"]).with_status(0).stdout.lines().count(), 2);
    // Another page of that name stands between them.
    let other = Article { path: "b.html".into(), title: Some("Bridge opens".into()), ..Article::default() };
    let run = Archive::indexed([twice("a.html"), other, twice("c.html")]).run(&["search", "bridge"]).with_status(0);
    assert!(run.stdout.contains("abababababab\n  a.html\n  also c.html\n\nBridge opens"), "{}", run.stdout);
    assert_eq!(run.stderr, "1–3 of 3 pages\n");
}

#[test]
fn options_are_taken_as_people_write_them() {
    let archive = archive();
    for (args, pages) in [
        (&["--lang", "en_US"][..], "0"),
        (&["--lang", "EN"], "1"),
        (&["--lang", "en_gb"], "1"),
        (&["--month", "07/2025"], "1"),
        (&["--month", "7.2025..2025-08"], "1"),
        // The last one holds, so that an alias may name another.
        (&["--color", "never", "--since", "2026", "--since", "2025"], "1"),
    ] {
        assert_eq!(counted(&archive, args), pages, "{args:?}");
    }
    assert_eq!(archive.run(&["search", "-q", "-n", "3", "-n1", "--format", "paths"]).stdout.lines().count(), 1);
    // A value may begin as an option does, or as a word that is left out.
    let dashed = Article { tags: words(&["-ism"]), section: Some("- Top".into()), ..Article::default() };
    let dashed = Archive::indexed([dashed]);
    assert_eq!(counted(&dashed, &["--tag", "-ism", "--section", "- Top"]), "1");
    assert_eq!(counted(&dashed, &["-ism", "--tag", "-ism"]), "0");
    let turned = archive.run(&["search", "--month", "2025-08..2025-06"]).with_status(1);
    assert!(turned.stderr.starts_with("the dates that are asked for exclude each other"), "{}", turned.stderr);
}

#[cfg(unix)]
#[test]
fn what_a_pipe_with_a_name_holds_is_extracted() {
    use std::{io::Write, process::Stdio};
    let archive = archive();
    let mut command = archive.command("", &["extract", "--format", "jsonl", "/dev/stdin", "notes.html"]);
    archive.file("notes.html", "<title>Notes on a pier</title><p>It was painted green in the spring of that year.");
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"<html><title>Pier reopens</title><p>A brass band played.").unwrap();
    let output = child.wait_with_output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(
        lines.lines().count() == 2 && lines.contains("Pier reopens") && lines.contains("Notes on a pier"),
        "{lines}"
    );
}

#[test]
fn what_is_piped_is_told_by_its_content() {
    use std::{io::Write, process::Stdio};
    let archive = Archive::new();
    let text = "The pier reopens\n\nA brass band played <b>.";
    for (page, format, title) in [
        ("<meta charset=utf-8><title>Pier reopens</title><p>A brass band played.", "html", "Pier reopens"),
        ("<div><h1>Pier reopens</h1><p>A brass band played.</div>", "html", "Pier reopens"),
        ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p><h1>Pier reopens</h1>", "html", "Pier reopens"),
        (text, "text", "The pier reopens"),
    ] {
        let mut command = archive.command("", &["extract", "-"]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(page.as_bytes()).unwrap();
        let found: serde_json::Value = serde_json::from_slice(&child.wait_with_output().unwrap().stdout).unwrap();
        assert_eq!((&found["format"], &found["title"]), (&format.into(), &title.into()), "{page}");
    }
}

#[test]
fn a_message_that_is_piped_is_read_as_one_in_a_file() {
    use std::{io::Write, process::Stdio};
    let archive = Archive::new();
    let letter = "Subject: The pier\r\nTo: ada@paper.example\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>It reopens.";
    let page = "Snapshot-Content-Location: https://paper.example/pier\r\nMIME-Version: 1.0\r\n\
        Content-Type: text/html\r\n\r\n<title>Pier reopens</title><p>A brass band played.";
    for (message, out, told) in [(letter, "", "skipped stdin: an e-mail\n"), (page, "\"path\":\"stdin\"", "")] {
        let mut command = archive.command("", &["extract", "-"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(message.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(stdout.contains(out) && stdout.is_empty() == out.is_empty() && stderr == told, "{stdout}{stderr}");
    }
}

#[test]
fn an_option_with_a_hyphen_too_few_is_told() {
    let archive = archive();
    for (word, tip) in [("-sort", "did you mean `--sort`?"), ("-json", "say `--format json`")] {
        let run = archive.run(&["search", "bridge", word]).with_status(0);
        let name = word.trim_start_matches('-');
        let told = format!("`{word}` leaves out the pages with the word `{name}`; {tip}");
        assert!(run.stderr.starts_with(&told), "{}", run.stderr);
    }
    assert_eq!(archive.run(&["search", "bridge", "-tides"]).with_status(0).stderr, "1–1 of 1 page\n");
}

#[test]
fn what_lines_for_scripts_leave_out_is_told() {
    let archive = archive();
    for form in ["csv", "jsonl"] {
        let run = archive.run(&["months", "--format", form]).with_status(0);
        assert_eq!(run.stderr, "in no line: 2 undated, 1 known by year only\n", "{form}");
    }
    let run = archive.run(&["months", "--by", "year", "--format", "csv"]).with_status(0);
    assert_eq!(run.stderr, "in no line: 2 undated\n");
}

#[test]
fn a_path_that_is_not_written_as_it_is_is_told() {
    let named = |path: &str| Article { path: path.into(), ..Article::default() };
    let archive = Archive::indexed([named("a\u{1b}b.html"), named("c.html")]);
    let run = archive.run(&["search", "--format", "paths"]).with_status(0);
    assert_eq!(run.stdout, "ab.html\nc.html\n");
    let told = "1 path with control characters written without them: `--print0` writes all as they are\n";
    assert!(run.stderr.starts_with(told), "{}", run.stderr);
    assert!(!archive.run(&["search", "--print0"]).with_status(0).stderr.contains("control"));
}

#[test]
fn a_page_is_shown_by_whatever_a_hit_prints_of_it() {
    let page = |path: &str, entry: Option<&str>, title: &str| Article {
        path: path.into(),
        entry: entry.map(str::to_owned),
        title: Some(title.into()),
        ..Article::default()
    };
    let archive = Archive::indexed([
        page("zips/2025.zip", Some("older/inner.zip/s 7.html"), "Seven"),
        page("zips/2025.zip", Some("eight.html"), "Eight"),
        // Decomposed, as macOS has it.
        page("Cafe\u{301}.html", None, "Coffee"),
        page("bro\u{1b}ken.html", None, "Broken"),
        page("turned \u{2068}over\u{2069}\tand.html", None, "Turned"),
    ]);
    for (name, title) in [
        ("zips/2025.zip/older/inner.zip/s 7.html", "Seven"),
        ("zips/2025.zip  older/inner.zip/s 7.html", "Seven"),
        ("./zips/2025.zip/eight.html", "Eight"),
        ("Caf\u{e9}.html", "Coffee"),
        ("broken.html", "Broken"),
        ("turned over and.html", "Turned"),
    ] {
        let shown = archive.run(&["show", name]).with_status(0).stdout;
        assert_eq!(shown.lines().next(), Some(title), "{name}: {shown}");
        assert_eq!(shown.matches("\n  id ").count(), 1, "{name}: {shown}");
    }
    archive.run(&["show", "zips/2025.zip/none.html"]).with_status(2);
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_text_is_found_as_it_is_printed() {
    use std::os::unix::ffi::OsStrExt;
    let archive = Archive::new();
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.html");
    std::fs::write(archive.root.join(name), "<title>Coffee is dear</title><p>It costs more than it did in spring.")
        .unwrap();
    archive.run(&["index", "."]).with_status(0);
    let shown = archive.run(&["show", "caf\u{fffd}.html"]).with_status(0).stdout;
    assert!(shown.starts_with("Coffee is dear\n"), "{shown}");
}
