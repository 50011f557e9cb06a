//! An index made, kept up to date and found again.

mod kit;

use std::fs;

use kit::{Archive, Page};

fn archive() -> Archive {
    let archive = Archive::new();
    for n in 0..10 {
        let page = Page {
            title: &format!("Story number {n} of the bridge"),
            author: "Ada Moss",
            published: "2025-07-06",
            tags: &["Bridges", "Roads"],
            text: &format!("The bridge number {n} over the river is open to all traffic since this morning.\n")
                .repeat(4),
        };
        archive.page(&format!("2025/{n}.html"), &page);
    }
    archive.file("2025/look.css", "p { color: red }");
    archive
}

#[test]
fn without_an_index_the_way_out_is_named() {
    let archive = Archive::new();
    insta::assert_snapshot!(archive.run(&["search", "x"]).with_status(2).shown(), @r"
    status 2
    --- stderr
    newsdex: no index in `/tmp/clips` or above it; make one with `newsdex index ARCHIVE`
    ");
    insta::assert_snapshot!(archive.run(&["index"]).with_status(2).shown(), @r"
    status 2
    --- stderr
    newsdex: no archive is named, and there is none here or above; `newsdex index .` makes an index of this folder
    ");
    archive.run(&["index", "nowhere"]).with_status(2);
    assert!(!archive.root.join("nowhere").exists());
    archive.file("2025/a.html", "<title>Ferry</title><p>A ferry.").run(&["index", "2025"]).with_status(0);
    insta::assert_snapshot!(archive.run(&["search", "x"]).with_status(2).shown(), @r"
    status 2
    --- stderr
    newsdex: no index in `/tmp/clips` or above it, but there is one in `2025`: search from there, or with `--index 2025`
    ");
}

#[test]
fn a_first_run_says_what_it_did_and_what_next() {
    let archive = archive();
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
    let archive = archive();
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
    let archive = archive();
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
fn a_missing_disk_drops_nothing() {
    let archive = archive();
    archive.run(&["index", "."]).with_status(0);
    fs::rename(archive.root.join("2025"), archive.root.join("../elsewhere")).unwrap();
    insta::assert_snapshot!(archive.run(&["index"]).with_status(2).shown(), @r"
    status 2
    --- stderr
    newsdex: 10 of 10 known files are missing from `/tmp/clips`: is the disk there? `newsdex index --prune` if they are really gone
    ");
    assert_eq!(archive.run(&["count", "-q", "--kind", "any"]).stdout, "10\n");
    archive.run(&["index", "--prune"]).with_status(0);
    assert_eq!(archive.run(&["count", "-q", "--kind", "any"]).stdout, "0\n");
}

#[test]
fn a_folder_with_a_new_name_is_no_missing_disk() {
    let archive = archive();
    archive.run(&["index", "."]).with_status(0);
    fs::rename(archive.root.join("2025"), archive.root.join("old")).unwrap();
    let run = archive.run(&["index"]).with_status(0);
    assert!(run.stdout.contains("new 10 · changed 0 · gone 10 · unchanged 0"), "{}", run.stdout);
    assert_eq!(archive.run(&["count", "-q", "path:old"]).stdout, "10\n");
}

#[test]
fn what_is_left_out_from_now_on_is_no_missing_disk() {
    let archive = archive();
    archive.run(&["index", "-q", "."]).with_status(0);
    archive.file(".newsdexignore", "/2025/\n");
    let run = archive.run(&["index"]).with_status(0);
    assert!(!run.stdout.contains(" gone 0 "), "{}", run.stdout);
    archive.run(&["check"]).with_status(0);
}

#[test]
fn packings_that_are_not_read_are_told() {
    let archive = archive();
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

/// git-annex puts a link in a file's place, which leads to nothing until the file is fetched.
#[cfg(unix)]
#[test]
fn links_are_counted_and_said() {
    let archive = archive();
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
fn a_folder_below_updates_the_archives_index() {
    let archive = archive();
    archive.run(&["index", "."]).with_status(0);
    archive.file("2025/new.html", "<title>New ferry</title><p>A ferry.");
    archive.file("other/new.html", "<title>Other ferry</title><p>A ferry.");
    archive.run(&["index", "2025"]).with_status(0);
    assert!(!archive.root.join("2025/.newsdex").exists());
    assert_eq!(archive.run(&["count", "-q", "--kind", "any", "ferry"]).stdout, "1\n");
    assert_eq!(archive.run(&["count", "-q", "--kind", "any"]).stdout, "11\n");
    // What a browser saved beside a page is no page, wherever the run begins.
    archive.file("2025/new_files/frame.html", "<title>A frame</title><p>A ferry.");
    archive.run(&["index", "2025/new_files"]).with_status(0);
    assert_eq!(archive.run(&["count", "-q", "--kind", "any"]).stdout, "11\n");
    // What the archive leaves out is left out, whatever way it is named.
    archive
        .file(".hidden/a.html", "<p>A ferry.")
        .file("drafts/a.html", "<p>A ferry.")
        .file(".newsdexignore", "/drafts/");
    for folder in [".hidden", "drafts", "drafts/a.html"] {
        let refused = archive.run(&["index", folder]).with_status(2);
        assert!(refused.stderr.contains(&format!("{folder}: left out of the archive")), "{}", refused.stderr);
    }
    assert_eq!(archive.run(&["count", "-q", "--kind", "any"]).stdout, "11\n");
    let refused = archive.run(&["index", ".newsdex"]).with_status(2);
    assert!(refused.stderr.contains("is itself an index"), "{}", refused.stderr);
}

#[test]
fn indexes_are_never_nested() {
    let archive = archive();
    archive.file("other/1.html", "<title>Other ferry</title><p>A ferry.");
    archive.run(&["index", "2025"]).with_status(0);
    insta::assert_snapshot!(archive.run(&["index", "."]).with_status(2).shown(), @r"
    status 2
    --- stderr
    newsdex: `/tmp/clips/2025`, below `/tmp/clips`, has an index of its own, and one index is never inside another; `newsdex index` it there, or remove `/tmp/clips/2025/.newsdex` to have one index of all
    ");
    assert!(!archive.root.join(".newsdex").exists());
    fs::rename(archive.root.join("2025/.newsdex"), archive.root.join("2025/aside")).unwrap();
    archive.run(&["index", "."]).with_status(0);
    // The upper index takes in what is below, whatever way it is named; only one inside it is refused.
    fs::create_dir(archive.root.join("other/.newsdex")).unwrap();
    for named in ["other/.newsdex", "2025/.newsdex"] {
        let refused = archive.run(&["index", "--index", named, named.split('/').next().unwrap()]).with_status(2);
        assert!(refused.stderr.contains("an archive that has an index"), "{}", refused.stderr);
    }
    archive.run(&["index", "--index", "other", "other"]).with_status(0);
    assert!(!archive.root.join("other/.newsdex/newsdex.json").exists());
    // One that came with a folder is told of, and hinders nothing.
    fs::rename(archive.root.join("2025/aside"), archive.root.join("2025/.newsdex")).unwrap();
    let run = archive.run(&["index"]).with_status(0);
    assert!(run.stderr.contains("`/tmp/clips/2025` has an index of its own"), "{}", run.stderr);
}

#[cfg(unix)]
#[test]
fn an_archive_with_its_index_elsewhere_is_not_nested_either() {
    use newsdex::index::Place;
    let archive = archive();
    // As for an archive that cannot be written to.
    let data = archive.root.join("../data/newsdex/0");
    Place { root: archive.root.join("2025"), index: data }.make().unwrap();
    let refused = archive.run(&["index", "."]).with_status(2);
    assert!(refused.stderr.contains("`/tmp/clips/2025`, below"), "{}", refused.stderr);
}

#[test]
fn an_index_whose_archive_was_moved_is_told_of() {
    use newsdex::index::Place;
    let archive = archive();
    let data = archive.root.join("../data/newsdex/0");
    // As for an archive that cannot be written to and stood elsewhere before.
    Place { root: archive.root.join("../before"), index: data }.make().unwrap();
    let told = "/data/newsdex/0` is the index of `/tmp/clips/../before`, which is no longer there: remove it";
    let first = archive.run(&["index", "."]).with_status(0);
    assert!(first.stderr.contains(told), "{}", first.stderr);
    assert_eq!(archive.run(&["index"]).with_status(0).stderr, "", "once is enough");
}

#[test]
fn index_and_stats_agree_on_what_was_skipped() {
    let archive = archive();
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
fn an_index_may_lie_elsewhere() {
    let archive = archive();
    let run = archive.run(&["index", "--quiet", "--index", "../ndx", "."]).with_status(0);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    assert!(!archive.root.join(".newsdex").exists());
    archive.run(&["search", "--index", "../ndx", "bridge"]).with_status(0);
    archive.run(&["search", "bridge"]).with_status(2);
    archive.run(&["index", "--index", "../ndx"]).with_status(0);
}

#[test]
fn a_variable_may_name_the_index() {
    let archive = archive();
    let with = |value: &str, args: &[&str]| {
        let output = archive.command("", args).env("NEWSDEX_INDEX", value).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(with("../ndx", &["index", "-q", "."]).0, Some(0));
    assert_eq!(with("../ndx", &["search", "bridge"]).0, Some(0));
    let gone = "newsdex: cannot read `/nowhere/ndx`: no such file or folder\n".to_owned();
    assert_eq!(with("/nowhere/ndx", &["search", "bridge"]), (Some(2), gone));
    // Set to nothing is as good as not set.
    assert!(with("", &["search", "bridge"]).1.contains("no index in"));
    assert_eq!(with("", &["index", "-q", "."]).0, Some(0));
    assert_eq!(with("", &["search", "bridge"]).0, Some(0));
}

#[test]
fn an_index_moves_with_its_archive() {
    let archive = archive();
    archive.run(&["index", "."]).with_status(0);
    let moved = archive.root.join("../moved");
    fs::rename(&archive.root, &moved).unwrap();
    fs::create_dir(&archive.root).unwrap();
    let run = archive.run(&["search", "-q", "--index", "../moved", "--format", "paths", "number"]).with_status(0);
    assert!(run.stdout.lines().all(|path| path.starts_with("/tmp/moved/2025/")), "{}", run.stdout);
}

#[test]
fn rebuilding_starts_afresh() {
    let archive = archive();
    archive.run(&["index", "."]).with_status(0);
    let run = archive.run(&["index", "--rebuild"]).with_status(0);
    assert!(run.stdout.contains("new 10 · changed 0 · gone 0 · unchanged 0"), "{}", run.stdout);
}

#[test]
fn rebuilding_loses_nothing_on_the_way() {
    let archive = archive();
    archive.run(&["index", "."]).with_status(0);
    let index = archive.root.join(".newsdex");
    // One that was killed left half an index behind, which the next run of any kind removes.
    for args in [&["index"][..], &["index", "--rebuild"]] {
        archive.file(".newsdex/rebuild/meta.json", "half");
        assert_eq!(archive.run(&["count", "-q", "bridge"]).stdout, "10\n");
        archive.run(args).with_status(0);
        assert!(!index.join("rebuild").exists(), "{args:?}");
        assert_eq!(archive.run(&["check"]).with_status(0).stdout, "the index is whole and up to date\n");
    }
    fs::rename(archive.root.join("2025"), archive.root.join("../elsewhere")).unwrap();
    let missing = archive.run(&["index", "--rebuild"]).with_status(2);
    assert!(missing.stderr.contains("is the disk there?"), "{}", missing.stderr);
    assert_eq!(archive.run(&["count", "-q", "bridge"]).stdout, "10\n");
    archive.run(&["index", "--rebuild", "--prune"]).with_status(0);
    assert_eq!(archive.run(&["count", "-q", "bridge"]).stdout, "0\n");
}

#[test]
fn what_is_damaged_is_read_once() {
    let archive = archive();
    // The first half of a packed page, as a copy that was broken off leaves it.
    let page = Page { title: "Half a bridge", text: "The bridge is half built and half paid for.", ..Page::default() };
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut packer, page.html().as_bytes()).unwrap();
    let packed = packer.finish().unwrap();
    archive.file("half.html.gz", &packed[..packed.len() - 20]);
    let first = archive.run(&["index", "."]).with_status(3);
    assert!(first.stdout.contains("failed 1   half.html.gz: "), "{}", first.stdout);
    // It stays as it is, and `stats` names it.
    let second = archive.run(&["index"]).with_status(0);
    assert!(second.stdout.contains("new 0 · changed 0 · gone 0"), "{}", second.stdout);
    let stats = archive.run(&["stats"]).with_status(0).stdout;
    let named = stats.lines().find(|line| line.contains("half.html.gz")).unwrap();
    assert!(named.ends_with(" (read in part)"), "{named}");
    archive.run(&["check"]).with_status(0);
}

#[test]
fn threads_are_few() {
    let archive = archive();
    let run = archive.run(&["index", "-j", "9999", "."]).with_status(2);
    assert!(run.stderr.contains("9999 is not in 0..=256"), "{}", run.stderr);
    assert!(!archive.root.join(".newsdex").exists());
    archive.run(&["index", "-j", "16", "."]).with_status(0);
}

#[test]
fn one_writer_at_a_time() {
    use newsdex::index::{Place, Writer};
    let archive = archive();
    archive.run(&["index", "."]).with_status(0);
    let writer = Writer::open(&Place::find(Some(&archive.root)).unwrap()).unwrap();
    for args in [&["index"][..], &["index", "--rebuild"]] {
        let busy = archive.run(args).with_status(2);
        assert!(busy.stderr.contains("another newsdex is writing"), "{}", busy.stderr);
    }
    archive.run(&["search", "bridge"]).with_status(0);
    drop(writer);
    archive.run(&["index"]).with_status(0);
}

#[test]
fn searching_changes_nothing() {
    let archive = archive();
    archive.run(&["index", "."]).with_status(0);
    archive.run(&["search", "bridge"]).with_status(0);
    let before = archive.files(&archive.root);
    for args in [&["search", "bridge"][..], &["tags"], &["stats"], &["show", "2025/1.html"]] {
        archive.run(args).with_status(0);
    }
    assert_eq!(archive.files(&archive.root), before);
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_named_and_kept() {
    use std::os::unix::fs::PermissionsExt;
    let archive = archive();
    archive.run(&["index", "."]).with_status(0);
    let file = archive.root.join("2025/1.html");
    fs::write(&file, "<title>Changed</title>").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&file).is_ok() {
        // The superuser reads everything.
        return;
    }
    let run = archive.run(&["index"]).with_status(3);
    assert!(run.stdout.contains("failed 1") && run.stdout.contains("2025/1.html: permission denied"), "{}", run.stdout);
    let check = archive.run(&["check"]).with_status(3);
    assert_eq!(check.stdout, "unreadable: 2025/1.html: permission denied\n");
    assert_eq!(check.stderr, "the index is whole and up to date with what can be read\n");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    archive.run(&["index"]).with_status(0);
}

#[cfg(unix)]
#[test]
fn an_index_that_cannot_be_written_is_not_called_damaged() {
    use std::os::unix::fs::PermissionsExt;
    let archive = archive();
    archive.run(&["index", "."]).with_status(0);
    archive.file("2025/new.html", "<title>New ferry</title><p>A ferry.");
    let index = archive.root.join(".newsdex");
    fs::set_permissions(&index, fs::Permissions::from_mode(0o500)).unwrap();
    if fs::write(index.join("probe"), "").is_ok() {
        // The superuser writes everything.
        return;
    }
    for args in [&["index"][..], &["index", "--rebuild"]] {
        let run = archive.run(args).with_status(2);
        let said = run.stderr.contains("/tmp/clips/.newsdex") && run.stderr.contains(": permission denied");
        assert!(said && run.stderr.lines().count() == 1, "{args:?}: {}", run.stderr);
    }
    assert_eq!(archive.run(&["count", "-q", "bridge"]).stdout, "10\n");
    fs::set_permissions(&index, fs::Permissions::from_mode(0o700)).unwrap();
}

#[cfg(unix)]
#[test]
fn an_index_that_others_may_not_look_into_is_said_to_be_there() {
    use std::os::unix::fs::PermissionsExt;
    let archive = archive();
    archive.run(&["index", "."]).with_status(0);
    let index = archive.root.join(".newsdex");
    fs::set_permissions(&index, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read_dir(&index).is_ok() {
        // The superuser reads everything.
        return;
    }
    for args in [&["search", "bridge"][..], &["index"], &["stats", "--index", "."]] {
        let closed = archive.run(args).with_status(2);
        assert_eq!(closed.stderr, "newsdex: cannot read `/tmp/clips/.newsdex`: permission denied\n", "{args:?}");
    }
    fs::set_permissions(&index, fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn extract_is_in_path_order_and_says_what_would_be_indexed() {
    let archive = archive();
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
        assert!(output.contains("Story number 3 of the bridge") && output.contains("stdin.txt"), "{output}");
    }
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

#[test]
fn check_tells_what_is_behind_or_broken() {
    let archive = archive();
    archive.run(&["index", "."]).with_status(0);
    assert_eq!(archive.run(&["check"]).with_status(0).stdout, "the index is whole and up to date\n");
    archive.file("2025/3.html", "<p>changed").file("2025/new.html", "<p>new");
    fs::remove_file(archive.root.join("2025/4.html")).unwrap();
    assert_eq!(archive.run(&["check"]).with_status(3).stdout, "files new 1 · changed 1 · gone 1\n");
    let segment = archive
        .files(&archive.root.join(".newsdex"))
        .into_iter()
        .find(|(path, _)| path.extension().is_some_and(|e| e == "store"));
    let (path, mut bytes) = segment.unwrap();
    bytes[10] ^= 1;
    fs::write(path, bytes).unwrap();
    let broken = archive.run(&["check"]).with_status(2);
    assert!(broken.stdout.contains("damaged: ") && broken.stderr.contains("--rebuild"), "{broken:?}");
}

#[test]
fn a_damaged_index_says_in_a_line_what_to_do() {
    let damaged = |extension: &str, damage: fn(&std::path::Path)| {
        let archive = archive();
        archive.run(&["index", "."]).with_status(0);
        let files = archive.files(&archive.root.join(".newsdex"));
        let find = |(path, _): &(std::path::PathBuf, Vec<u8>)| path.to_string_lossy().ends_with(extension);
        damage(&files.iter().find(|file| find(file)).unwrap().0);
        for args in [&["search", "bridge"][..], &["stats"], &["check"], &["index"]] {
            let run = archive.run(args).with_status(2);
            assert!(run.stderr.lines().count() == 1 && run.stderr.len() < 220, "{args:?}: {}", run.stderr);
            assert!(run.stderr.contains("damaged") && run.stderr.contains("--rebuild"), "{args:?}: {}", run.stderr);
            assert!(run.stderr.contains(extension), "{args:?}: {}", run.stderr);
        }
        archive.run(&["index", "--rebuild"]).with_status(0);
        assert_eq!(archive.run(&["count", "-q", "bridge"]).stdout, "10\n");
    };
    damaged(".store", |file| fs::write(file, "x").unwrap());
    damaged(".idx", |file| fs::remove_file(file).unwrap());
    damaged("meta.json", |file| fs::write(file, "").unwrap());
}

#[test]
fn damage_that_only_shows_while_reading_is_no_crash() {
    let archive = archive();
    archive.run(&["index", "."]).with_status(0);
    let files = archive.files(&archive.root.join(".newsdex"));
    // A busy machine writes all pages in one segment; the other one has but file records and none of their words.
    let terms = files.iter().filter(|(path, _)| path.extension().is_some_and(|e| e == "term"));
    let (path, bytes) = terms.max_by_key(|(_, bytes)| bytes.len()).unwrap();
    let mut bytes = bytes.clone();
    // Tantivy looks at the footer only.
    let end = bytes.len() - 300;
    bytes[..end].fill(0xff);
    fs::write(path, bytes).unwrap();
    for args in [&["search", "bridge"][..], &["stats"], &["export", "brid*"]] {
        let run = archive.run(args).with_status(2);
        assert!(run.stderr.contains("damaged") && run.stderr.contains("--rebuild"), "{args:?}: {}", run.stderr);
    }
    let check = archive.run(&["check"]).with_status(2);
    assert_eq!((check.stdout.lines().count(), check.stdout.starts_with("damaged: ")), (1, true), "{}", check.stdout);
}

#[test]
fn an_empty_index_says_so() {
    let archive = Archive::new();
    archive.run(&["index", "."]).with_status(0);
    let run = archive.run(&["search", "bridge"]).with_status(1);
    assert_eq!(run.stderr, "the index holds nothing yet; `newsdex index` reads the archive\n");
}

#[cfg(unix)]
#[test]
fn open_hands_the_page_to_the_browser() {
    let archive = archive();
    archive.run(&["index", "."]).with_status(0);
    let output = archive.command("2025", &["open", "3.html"]).env("BROWSER", "cat").output().unwrap();
    assert_eq!(output.stdout, fs::read(archive.root.join("2025/3.html")).unwrap());
    let raw = archive.run(&["show", "--raw", "2025/3.html"]).with_status(0);
    assert_eq!(raw.stdout.as_bytes(), output.stdout);
    assert!(archive.run(&["open", "--web", "2025/3.html"]).with_status(2).stderr.contains("no known address"));
    let failed = archive.command("2025", &["open", "3.html"]).env("BROWSER", "false").output().unwrap();
    let said = String::from_utf8(failed.stderr).unwrap();
    assert!(failed.status.code() == Some(2) && said.contains("`false` ended with exit status: 1"), "{said}");
}

#[cfg(unix)]
#[test]
fn copies_for_the_browser_are_removed_when_they_are_old() {
    use std::{fs::File, time::Duration};
    let archive = archive();
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
