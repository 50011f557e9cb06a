//! An index made and kept up to date, and what is said of it.

use std::fs;

use newsdex::article::Article;

use crate::kit::{Archive, Page};

#[test]
fn a_first_run_says_what_it_did_and_what_next() {
    let archive = Archive::of_ten_pages();
    let run = archive.run(&["index", "."]).with_status(0);
    assert_eq!(run.stderr, "");
    let mut lines = run.stdout.lines();
    let first = lines.next().unwrap();
    assert!(first.starts_with("clips: 10 pages · 10 read in "), "{first}");
    assert_eq!(lines.next(), Some("  new 10 · changed 0 · gone 0 · unchanged 0"));
    let held = lines.next().unwrap();
    assert!(held.starts_with("  article 10") && held.ends_with("skipped 1 file"), "{held}");
    assert!(run.stdout.contains("newsdex search bridges\n") && run.stdout.contains("newsdex months"), "{}", run.stdout);
    archive.run_in("2025", &["search", "bridge"]).with_status(0);
    assert!(!archive.run(&["index"]).with_status(0).stdout.contains("Try next"), "only the first time");
}

#[test]
fn what_is_tried_next_finds_something() {
    let archive = Archive::new();
    archive
        .file("a.html", "<title>Ferries</title><article><h1>A lighthouse by the sea</h1><p>It is lit again.</article>");
    let run = archive.run(&["index", "."]).with_status(0);
    assert!(run.stdout.ends_with("  newsdex search lighthouse\n  newsdex months\n"), "{}", run.stdout);
    archive.run(&["search", "lighthouse"]).with_status(0);
}

#[test]
fn an_archive_without_pages_says_where_to_look() {
    let archive = Archive::new();
    let empty = archive.run(&["index", "."]).with_status(0).stdout;
    assert!(empty.ends_with("\n\nNo page was found: it holds no file (hidden ones are not looked at).\n"), "{empty}");
    archive.file("look.css", "p { color: red }").file("noise", [1; 64]);
    let skipped = archive.run(&["index"]).with_status(0).stdout;
    assert!(skipped.contains("skipped 2 files") && skipped.contains("`newsdex index -v` names"), "{skipped}");
    // What an earlier run opened in vain is named again.
    let told = archive.run(&["index", "-v"]).with_status(0);
    assert_eq!(
        told.stderr, "skipped look.css: no page by its name\nskipped noise: no page when it was read\n",
        "{}",
        told.stdout
    );
}

#[cfg(unix)]
#[test]
fn links_are_counted_and_named_not_followed() {
    let archive = Archive::of_ten_pages();
    std::os::unix::fs::symlink(&archive.root, archive.root.join("2025/up")).unwrap();
    std::os::unix::fs::symlink("3.html", archive.root.join("2025/link.html")).unwrap();
    let run = archive.run(&["index", "-v", "."]).with_status(0);
    assert!(run.stdout.contains("10 pages") && run.stdout.contains("skipped 3 files"), "{}", run.stdout);
    for link in ["2025/up", "2025/link.html"] {
        assert!(run.stderr.contains(&format!("skipped {link}: a link, which is not followed\n")), "{}", run.stderr);
    }
    for args in [&["extract", "-v", "."][..], &["extract", "-v", "--explain", "."]] {
        assert!(archive.run(args).stderr.contains("skipped clips/2025/up: a link"), "{args:?}");
    }
}

#[test]
fn a_second_run_reads_only_what_changed() {
    let archive = Archive::of_ten_pages();
    archive.run(&["index", "."]).with_status(0);
    archive.file("2025/3.html", "<title>Changed ferry</title><h1>Changed ferry</h1><p>Now about a ferry.");
    archive.file("2025/new.html", "<title>New ferry</title><h1>New ferry</h1><p>Also about a ferry.");
    fs::remove_file(archive.root.join("2025/7.html")).unwrap();
    let run = archive.run(&["index"]).with_status(0);
    assert!(run.stdout.contains("new 1 · changed 1 · gone 1 · unchanged 8"), "{}", run.stdout);
    assert_eq!(archive.run(&["count", "-q", "--kind", "any"]).stdout, "10\n");
    assert_eq!(
        archive.run(&["count", "-q", "--kind", "any", "title:\"number 3\" OR title:\"number 7\""]).stdout,
        "0\n"
    );
    assert_eq!(archive.run(&["count", "-q", "--kind", "any", "ferry"]).stdout, "2\n");
}

#[test]
fn a_folder_with_a_new_name_is_no_missing_disk() {
    let archive = Archive::of_ten_pages();
    archive.run(&["index", "."]).with_status(0);
    fs::rename(archive.root.join("2025"), archive.root.join("old")).unwrap();
    let run = archive.run(&["index"]).with_status(0);
    assert!(run.stdout.contains("new 10 · changed 0 · gone 10 · unchanged 0"), "{}", run.stdout);
    assert_eq!(archive.run(&["count", "-q", "path:old"]).stdout, "10\n");
}

#[test]
fn what_is_left_out_from_now_on_is_no_missing_disk() {
    let archive = Archive::of_ten_pages();
    archive.run(&["index", "-q", "."]).with_status(0);
    archive.file(".newsdexignore", "/2025/\n");
    let run = archive.run(&["index"]).with_status(0);
    assert!(!run.stdout.contains(" gone 0 "), "{}", run.stdout);
    archive.run(&["check"]).with_status(0);
}

#[test]
fn packings_that_are_not_read_are_told() {
    let archive = Archive::of_ten_pages();
    archive.file("2024.tar.xz", b"\xfd7zXZ\x00").file("2023.7z", b"7z\xbc\xaf\x27\x1c").file("report.pdf", "%PDF-1.7");
    archive.file("letter.eml", "From: a@b.example\r\nTo: c@d.example\r\nSubject: Hello\r\n\r\nA letter.\r\n");
    let run = archive.run(&["index", "-v", "."]).with_status(0);
    assert!(run.stdout.contains("  2 packed files not opened: newsdex reads zip, tar,"), "{}", run.stdout);
    assert!(run.stderr.contains("skipped 2024.tar.xz: packed in a way that newsdex does not read; unpack it\n"));
    assert!(
        run.stdout.contains("  2 documents not read: newsdex reads pages and plain text, not PDF,"),
        "{}",
        run.stdout
    );
    let again = archive.run(&["index"]).with_status(0);
    assert!(again.stdout.contains("  2 documents not read:"), "{}", again.stdout);
    // Asked for by name, a file is never passed over in silence.
    for (args, reason) in [
        (
            &["extract", "2024.tar.xz"][..],
            "skipped 2024.tar.xz: packed in a way that newsdex does not read; unpack it\n",
        ),
        (
            &["extract", "--explain", "2023.7z"],
            "skipped 2023.7z: packed in a way that newsdex does not read; unpack it\n",
        ),
        (&["extract", "-q", "2023.7z"], ""),
    ] {
        assert_eq!(archive.run(args).with_status(0).stderr, reason, "{args:?}");
    }
}

#[test]
fn what_is_empty_or_another_programs_is_told_as_such() {
    let archive = Archive::of_ten_pages();
    archive.file("Notes.enex", "<?xml version=\"1.0\"?><en-export><note><title>Bridge</title></note></en-export>");
    archive.file("none.enex", "");
    archive.file("none.warc.gz", "").file("none.zip", "").file("none.mhtml", "").file("lost.zip", [0; 4096]);
    let run = archive.run(&["index", "-v", "."]).with_status(0);
    for name in ["none.warc.gz", "none.zip", "none.mhtml", "none.enex", "lost.zip"] {
        assert!(run.stderr.contains(&format!("skipped {name}: empty, or nothing but zeros\n")), "{}", run.stderr);
    }
    assert!(run.stderr.contains("skipped Notes.enex: holds no page\n"), "{}", run.stderr);
}

#[test]
fn a_first_search_is_a_word() {
    let archive = Archive::new();
    let text = "The bridge over the river is open to all traffic since this morning, and nobody is surprised.";
    let page = Page { title: "Bridge opens", text, tags: &["C++", "R&D", "Bridges"], ..Page::default() };
    archive.page("a.html", &page);
    let run = archive.run(&["index", "."]).with_status(0);
    assert!(run.stdout.contains("  newsdex search bridges\n  newsdex search --tag "), "{}", run.stdout);
}

/// git-annex puts a link in a file's place, which leads to nothing until the file is fetched.
#[cfg(unix)]
#[test]
fn links_are_counted_and_said() {
    let archive = Archive::of_ten_pages();
    std::os::unix::fs::symlink("gone/page.html", archive.root.join("a.html")).unwrap();
    std::os::unix::fs::symlink("2025", archive.root.join("latest")).unwrap();
    let run = archive.run(&["index", "-v", "."]).with_status(0);
    assert!(run.stdout.contains("\n  1 link not followed: "), "{}", run.stdout);
    assert!(run.stdout.contains("\n  1 link to what is not there: "), "{}", run.stdout);
    assert!(run.stderr.contains("skipped a.html: a link to what is not there\n"), "{}", run.stderr);
}

/// Threads finish the pages of a crawl in any order; those of one day are shown and exported as they stand in it.
#[test]
fn pages_of_a_crawl_keep_their_order() {
    let archive = Archive::new();
    let record = |n: usize| {
        let date = r#"<meta property="article:published_time" content="2025-03-14">"#;
        // Long ones first, so that others overtake them.
        let text = "<p>The ferry sailed again on Monday, and nobody was late.".repeat(1 + (200 - n) * 2);
        let body = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Ferry {n}</title>{date}<h1>Ferry {n}</h1>{text}"
        );
        let header = "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response";
        let length = body.len();
        format!("{header}\r\nWARC-Target-URI: https://p.example/{n}\r\nContent-Length: {length}\r\n\r\n{body}\r\n\r\n")
    };
    let expected: Vec<String> = (0..200).map(|n| format!("https://p.example/{n}")).collect();
    archive.file("crawl.warc", (0..200).map(record).collect::<String>());
    archive.run(&["index", "-q", "-j", "8", "."]).with_status(0);
    for order in ["newest", "oldest"] {
        assert_eq!(archive.found("entry", &["--sort", order]), expected, "{order}");
    }
    assert_eq!(archive.found("entry", &["title:ferry", "--limit", "3", "--offset", "2"]), expected[2..5]);
}

/// A book, or what a live blog has grown to.
#[test]
fn a_long_text_is_found_to_its_end() {
    let archive = Archive::new();
    let paragraph = format!("<p>{}</p>", "The ferry to the island was late again on Monday morning. ".repeat(20));
    let page =
        format!("<title>Ferries</title><h1>Ferries</h1>{}<p>It ends with a zeppelin.</p>", paragraph.repeat(1_200));
    archive.file("long.html", page);
    archive.run(&["index", "-q", "."]).with_status(0);
    assert_eq!(archive.run(&["count", "-q", "zeppelin"]).stdout, "1\n");
}

#[test]
fn index_and_stats_agree_on_what_was_skipped() {
    let archive = Archive::of_ten_pages();
    archive.file("2025/empty.dat", b"\x00\x01\x02").file("2025/look.js", "1");
    let skipped = |run: &str| {
        run.split(" · ").find_map(|part| part.trim().strip_prefix("skipped ").map(str::to_owned)).unwrap_or_default()
    };
    for args in [&["index", "."][..], &["index"], &["index", "2025"]] {
        let index = archive.run(args).with_status(0).stdout;
        assert!(skipped(index.lines().nth(2).unwrap()).starts_with("3 files"), "{index}");
        let stats = archive.run(&["stats"]).with_status(0).stdout;
        assert!(stats.contains("skipped files 3\n"), "{stats}");
    }
    fs::remove_file(archive.root.join("2025/look.js")).unwrap();
    archive.run(&["index"]).with_status(0);
    let stats = archive.run(&["stats", "--format", "json"]).with_status(0).stdout;
    assert_eq!(serde_json::from_str::<serde_json::Value>(&stats).unwrap()["skipped"], 2);
}

#[test]
fn threads_are_few() {
    let archive = Archive::of_ten_pages();
    let run = archive.run(&["index", "-j", "9999", "."]).with_status(2);
    assert!(run.stderr.contains("9999 is not in 0..=256"), "{}", run.stderr);
    assert!(!archive.root.join(".newsdex").exists());
    archive.run(&["index", "-j", "16", "."]).with_status(0);
}

#[test]
fn searching_changes_nothing() {
    let archive = Archive::of_ten_pages();
    archive.run(&["index", "."]).with_status(0);
    archive.run(&["search", "bridge"]).with_status(0);
    let before = archive.files(&archive.root);
    for args in [&["search", "bridge"][..], &["tags"], &["stats"], &["show", "2025/1.html"]] {
        archive.run(args).with_status(0);
    }
    assert_eq!(archive.files(&archive.root), before);
}

#[test]
fn extract_is_in_path_order_and_says_what_would_be_indexed() {
    let archive = Archive::of_ten_pages();
    let paths = |args: &[&str]| -> Vec<String> {
        let run = archive.run(&[&["extract"], args].concat()).with_status(0);
        let path =
            |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["path"].as_str().unwrap().to_owned();
        run.stdout.lines().map(path).collect()
    };
    let expected: Vec<String> = (0..10).map(|n| format!("clips/2025/{n}.html")).collect();
    assert_eq!(paths(&["."]), expected);
    assert_eq!(paths(&["."]), paths(&["-j", "1", "."]));
    assert_eq!(paths(&["2025/3.html"]), ["3.html"]);
    archive.run(&["extract", "nowhere"]).with_status(2);
    for options in [&[][..], &["--explain", "--format", "jsonl"]] {
        let run = archive.run(&[&["extract", "nowhere", "2025/3.html"], options].concat()).with_status(3);
        assert_eq!(run.stderr, "newsdex: cannot read `nowhere`: no such file or folder\n");
        assert_eq!(run.stdout.lines().count(), 1, "{}", run.stdout);
    }
    // A page as a pipe hands it over.
    for format in ["jsonl", "text"] {
        let page = fs::File::open(archive.root.join("2025/3.html")).unwrap();
        let output = archive.command("", &["extract", "--format", format, "-"]).stdin(page).output().unwrap();
        let output = String::from_utf8(output.stdout).unwrap();
        assert!(output.contains("Story number 3 of the bridge") && output.contains("stdin.html"), "{output}");
    }
}

/// A crawl of many gigabytes may have been on its way through the pipe.
#[cfg(unix)]
#[test]
fn what_came_through_a_pipe_goes_with_an_interrupt() {
    use std::{
        process::{Command, Stdio},
        thread,
        time::Duration,
    };

    let archive = Archive::new();
    let temp = archive.root.join("../temp");
    fs::create_dir(&temp).unwrap();
    let held = || fs::read_dir(&temp).unwrap().count();
    let mut command = archive.command("", &["extract", "-"]);
    let mut run = command.env("TMPDIR", &temp).stdin(Stdio::piped()).spawn().unwrap();
    let pipe = run.stdin.take();
    while held() == 0 && run.try_wait().unwrap().is_none() {
        thread::sleep(Duration::from_millis(5));
    }
    Command::new("kill").args(["-INT", &run.id().to_string()]).status().unwrap();
    assert_eq!((run.wait().unwrap().code(), held()), (Some(130), 0));
    drop(pipe);
}

#[test]
fn what_a_candidate_was_weighed_by_does_not_tell_that_it_won() {
    let archive = Archive::new();
    archive.file("a.html", "<meta property='og:title' content='Ferry to Marl runs again'><p>It had been in the yard.");
    let run = archive.run(&["extract", "--explain", "--format", "jsonl", "a.html"]).with_status(0);
    let page: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let headline = &page["fields"]["title"][0];
    assert_eq!(headline["won"], true, "{headline}");
    // The page has no such element; only a choice could have set it.
    assert!(headline["features"].get("part_of_title_element").is_none(), "{headline}");
}

#[test]
fn help_names_only_what_there_is() {
    let archive = Archive::new();
    let help = archive.run(&["help"]).with_status(0).stdout;
    assert_eq!(archive.run(&["--help"]).with_status(0).stdout, help);
    for command in ["index", "search", "tags", "months", "count", "show", "extract", "stats", "export", "similar"] {
        assert!(help.contains(&format!("\n  {command} ")), "{command}: {help}");
        assert!(archive.run(&["help", command]).with_status(0).stdout.contains(&format!("Usage: newsdex {command}")));
    }
    let count = archive.run(&["count", "--help"]).with_status(0).stdout;
    let filters = count.find("\nFilters:").unwrap();
    for option in ["--batch", "--index"] {
        assert!(count.find(option).unwrap() < filters, "{option} is no filter: {count}");
    }
    assert!(archive.run(&["search", "--help"]).with_status(0).stdout.contains("Examples:\n  newsdex search "));
    assert!(archive.run(&["index", "--help"]).with_status(0).stdout.contains(".newsdexignore"));
    assert!(archive.run(&["help", "query"]).with_status(0).stdout.contains("recogn*"));
    archive.run(&["help", "nothing"]).with_status(2);
    for shell in ["bash", "zsh", "fish"] {
        assert!(archive.run(&["completions", shell]).with_status(0).stdout.contains("newsdex"));
    }
    assert!(archive.run(&["man"]).with_status(0).stdout.contains(".TH newsdex"));
}

#[cfg(unix)]
#[test]
fn open_hands_the_page_to_the_browser() {
    let archive = Archive::of_ten_pages();
    archive.run(&["index", "."]).with_status(0);
    let output = archive.command("2025", &["open", "3.html"]).env("BROWSER", "cat").output().unwrap();
    assert_eq!(output.stdout, fs::read(archive.root.join("2025/3.html")).unwrap());
    let raw = archive.run(&["show", "--raw", "2025/3.html"]).with_status(0);
    assert_eq!(raw.stdout.as_bytes(), output.stdout);
    assert!(archive.run(&["open", "--web", "2025/3.html"]).with_status(2).stderr.contains("no known address"));
    let failed = archive.command("2025", &["open", "3.html"]).env("BROWSER", "false").output().unwrap();
    let said = String::from_utf8(failed.stderr).unwrap();
    assert!(failed.status.code() == Some(2) && said.contains("`false` ended with exit status: 1"), "{said}");
    fs::remove_file(archive.root.join("2025/3.html")).unwrap();
    let gone = archive.command("2025", &["open", "3.html"]).env("BROWSER", "echo").output().unwrap();
    let said = String::from_utf8(gone.stderr).unwrap();
    assert!(gone.status.code() == Some(2) && gone.stdout.is_empty(), "{said}");
    assert_eq!(said, "newsdex: cannot read 2025/3.html: no such file or folder\n");
}

#[cfg(unix)]
#[test]
fn a_file_of_many_pages_is_told_when_it_is_opened() {
    let page = |n: usize| Article {
        path: "crawl.warc".into(),
        entry: Some(format!("https://paper.example/{n}")),
        url: Some(format!("https://paper.example/{n}")),
        ..Article::default()
    };
    let archive = Archive::indexed((0..1_200).map(page));
    archive.file("crawl.warc", "");
    let output = archive.command("", &["open", "--web", "crawl.warc"]).env("BROWSER", "true").output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said, "`crawl.warc` means 1,200 pages; the first is opened, others by their ids\n");
}

#[cfg(unix)]
#[test]
fn copies_for_the_browser_are_removed_when_they_are_old() {
    use std::{fs::File, time::Duration};
    let archive = Archive::of_ten_pages();
    let packed = fs::File::create(archive.root.join("packed.zip")).unwrap();
    let mut packed = zip::ZipWriter::new(packed);
    packed.start_file("a.html", zip::write::SimpleFileOptions::default()).unwrap();
    std::io::Write::write_all(&mut packed, &fs::read(archive.root.join("2025/3.html")).unwrap()).unwrap();
    packed.finish().unwrap();
    archive.run(&["index", "."]).with_status(0);
    let temp = archive.root.join("../temp");
    let copies = [("newsdex-open-1-0", 25), ("newsdex-open-2-0", 23), ("newsdex-3-0", 25), ("other", 25)];
    for (name, hours) in copies {
        fs::create_dir_all(temp.join(name)).unwrap();
        let folder = File::open(temp.join(name)).unwrap();
        folder.set_modified(std::time::SystemTime::now() - Duration::from_secs(hours * 3600)).unwrap();
    }
    let mut open = archive.command("", &["open", "packed.zip"]);
    let output = open.env("BROWSER", "cat").env("TMPDIR", &temp).output().unwrap();
    assert_eq!(output.stdout, fs::read(archive.root.join("2025/3.html")).unwrap(), "{output:?}");
    let mut left: Vec<_> = fs::read_dir(&temp).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    left.sort();
    let is_new = |name: &std::ffi::OsString| !copies.iter().any(|(copy, _)| *name == **copy);
    assert_eq!(left.iter().filter(|name| is_new(name)).count(), 1, "{left:?}");
    left.retain(|name| !is_new(name));
    assert_eq!(left, ["newsdex-3-0", "newsdex-open-2-0", "other"]);
}
