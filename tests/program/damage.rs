//! What is missing, closed, locked or damaged, in the archive or in the index: nothing is lost, and the way out is named.

use std::fs;

use crate::kit::{Archive, Page};

#[test]
fn a_missing_disk_drops_nothing() {
    let archive = Archive::of_ten_pages();
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
fn rebuilding_starts_afresh() {
    let archive = Archive::of_ten_pages();
    archive.run(&["index", "."]).with_status(0);
    let run = archive.run(&["index", "--rebuild"]).with_status(0);
    assert!(run.stdout.contains("new 10 · changed 0 · gone 0 · unchanged 0"), "{}", run.stdout);
}

#[test]
fn rebuilding_loses_nothing_on_the_way() {
    let archive = Archive::of_ten_pages();
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
    let archive = Archive::of_ten_pages();
    // The first half of a packed page, as a copy that was broken off leaves it.
    let page = Page { title: "Half a bridge", text: "The bridge is half built and half paid for.", ..Page::default() };
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    std::io::Write::write_all(&mut packer, page.html().as_bytes()).unwrap();
    let packed = packer.finish().unwrap();
    archive.file("half.html.gz", &packed[..packed.len() - 20]);
    let first = archive.run(&["index", "."]).with_status(3);
    assert!(first.stdout.contains("failed 1   half.html.gz: "), "{}", first.stdout);
    // It stays as it is, which is said; `stats` and `check` name it.
    let second = archive.run(&["index"]).with_status(0);
    assert!(second.stdout.contains("new 0 · changed 0 · gone 0"), "{}", second.stdout);
    assert!(second.stdout.contains("1 file still not read to the end: `newsdex stats`"), "{}", second.stdout);
    let stats = archive.run(&["stats"]).with_status(0).stdout;
    let named = stats.lines().find(|line| line.contains("half.html.gz")).unwrap();
    assert!(named.ends_with(" (read in part)"), "{named}");
    let check = archive.run(&["check"]).with_status(3);
    assert!(check.stdout.starts_with("not read to the end: half.html.gz: "), "{}", check.stdout);
    assert_eq!(check.stderr, "the index is whole and up to date with what can be read\n");
    let check = archive.run(&["check", "--format", "json"]).with_status(3);
    let found: serde_json::Value = serde_json::from_str(&check.stdout).unwrap();
    assert_eq!((found["cut"].as_array().map(Vec::len), &found["current"]), (Some(1), &false.into()), "{found}");
    // Once it is whole or gone there is nothing to say of it.
    fs::remove_file(archive.root.join("half.html.gz")).unwrap();
    assert_eq!(archive.run(&["check"]).with_status(3).stdout, "files gone 1\n");
    assert!(!archive.run(&["index"]).with_status(0).stdout.contains("still"));
}

#[test]
fn one_writer_at_a_time() {
    use newsdex::index::{Place, Writer};
    let archive = Archive::of_ten_pages();
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

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_named_and_kept() {
    use std::os::unix::fs::PermissionsExt;
    let archive = Archive::of_ten_pages();
    archive.run(&["index", "."]).with_status(0);
    let file = archive.root.join("2025/1.html");
    fs::write(&file, "<title>Changed</title>").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    let Some(run) = archive.run_without_privileges(&["index"]) else { return };
    let run = run.with_status(3);
    assert!(run.stdout.contains("failed 1") && run.stdout.contains("2025/1.html: permission denied"), "{}", run.stdout);
    let check = archive.run_without_privileges(&["check"]).unwrap().with_status(3);
    assert_eq!(check.stdout, "unreadable: 2025/1.html: permission denied\n");
    assert_eq!(check.stderr, "the index is whole and up to date with what can be read\n");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    archive.run(&["index"]).with_status(0);
}

#[cfg(unix)]
#[test]
fn an_index_that_cannot_be_written_is_not_called_damaged() {
    use std::os::unix::fs::PermissionsExt;
    let archive = Archive::of_ten_pages();
    archive.run(&["index", "."]).with_status(0);
    archive.file("2025/new.html", "<title>New ferry</title><p>A ferry.");
    let index = archive.root.join(".newsdex");
    fs::set_permissions(&index, fs::Permissions::from_mode(0o500)).unwrap();
    for args in [&["index"][..], &["index", "--rebuild"]] {
        let Some(run) = archive.run_without_privileges(args) else { return };
        let run = run.with_status(2);
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
    let archive = Archive::of_ten_pages();
    archive.run(&["index", "."]).with_status(0);
    let index = archive.root.join(".newsdex");
    fs::set_permissions(&index, fs::Permissions::from_mode(0o000)).unwrap();
    for args in [&["search", "bridge"][..], &["index"], &["stats", "--index", "."]] {
        let Some(closed) = archive.run_without_privileges(args) else { return };
        assert_eq!(
            closed.with_status(2).stderr,
            "newsdex: cannot read `/tmp/clips/.newsdex`: permission denied; `newsdex index --index PATH ARCHIVE` makes an \
             index of your own elsewhere, and `--index PATH` searches in it\n",
            "{args:?}"
        );
    }
    // That way out leads somewhere.
    let own = ["--index", "../own"];
    archive.run_without_privileges(&[&["index", "."][..], &own].concat()).unwrap().with_status(0);
    archive.run_without_privileges(&[&["search", "bridge"][..], &own].concat()).unwrap().with_status(0);
    fs::set_permissions(&index, fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn check_does_not_send_to_a_run_that_would_refuse() {
    let archive = Archive::of_ten_pages();
    archive.run(&["index", "."]).with_status(0);
    for n in 0..5 {
        fs::remove_file(archive.root.join(format!("2025/{n}.html"))).unwrap();
    }
    let check = archive.run(&["check"]).with_status(3);
    assert!(check.stderr.contains("is the disk there? `newsdex index --prune`"), "{}", check.stderr);
    archive.run(&["index"]).with_status(2);
    archive.run(&["index", "--prune"]).with_status(0);
    archive.run(&["check"]).with_status(0);
}

#[test]
fn check_tells_scripts_what_it_found() {
    let archive = Archive::of_ten_pages();
    archive.run(&["index", "."]).with_status(0);
    let asked = || {
        let run = archive.run(&["check", "--format", "json"]);
        let found: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        (run.status, found)
    };
    let (status, found) = asked();
    assert_eq!((status, &found["whole"], &found["current"]), (0, &true.into(), &true.into()), "{found}");
    archive.file("2025/0.html", "<title>Changed</title>").file("2025/new.html", "<title>New</title>");
    let (status, found) = asked();
    assert_eq!((status, &found["current"], &found["new"], &found["changed"]), (3, &false.into(), &1.into(), &1.into()));
    let index = archive.root.join(".newsdex");
    let store = fs::read_dir(&index).unwrap().map(|entry| entry.unwrap().path());
    let store = store.filter(|path| path.extension().is_some_and(|ending| ending == "store")).max().unwrap();
    let mut bytes = fs::read(&store).unwrap();
    bytes[0] ^= 0xFF;
    fs::write(&store, bytes).unwrap();
    let (status, found) = asked();
    assert_eq!((status, &found["whole"], &found["current"]), (2, &false.into(), &false.into()), "{found}");
    assert_eq!(found["damaged"].as_array().map(Vec::len), Some(1), "{found}");
}

#[test]
fn check_tells_what_is_behind_or_broken() {
    let archive = Archive::of_ten_pages();
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
        let archive = Archive::of_ten_pages();
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
    let archive = Archive::of_ten_pages();
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

/// A few bits that turned over: what the file says of itself is whole, and what it holds is another archive's.
#[test]
fn what_a_damaged_index_knows_is_not_compared_with_the_archive() {
    for (extension, also) in [("fast", ""), ("term", "2025/0.html"), ("idx", "2025/0.html")] {
        let archive = Archive::of_ten_pages();
        archive.run(&["index", "."]).with_status(0);
        for (path, mut bytes) in archive.files(&archive.root.join(".newsdex")) {
            if path.extension().is_some_and(|e| e == extension) {
                let middle = bytes.len().saturating_sub(300) / 2;
                bytes[middle] ^= 1;
                fs::write(path, bytes).unwrap();
            }
        }
        if !also.is_empty() {
            archive.file(also, "<title>Changed</title>");
        }
        let before = archive.files(&archive.root.join(".newsdex"));
        let run = archive.run(&["index"]).with_status(2);
        let said =
            run.stderr.contains("damaged") && run.stderr.contains("--rebuild") && !run.stderr.contains("--prune");
        assert!(said && run.stderr.contains(&format!(".{extension}`")), "{extension}: {}", run.stderr);
        let kept =
            |(path, _): &&(std::path::PathBuf, Vec<u8>)| path.file_name().is_some_and(|name| name == "meta.json");
        let after = archive.files(&archive.root.join(".newsdex"));
        assert_eq!(before.iter().find(kept), after.iter().find(kept), "{extension}: nothing is committed");
        // Nor is an archive that changed since doubted for what such an index knows.
        archive.run(&["index", "--rebuild"]).with_status(0);
        archive.run(&["check"]).with_status(0);
    }
}

#[test]
fn an_index_is_made_again_whatever_is_damaged() {
    for extension in ["fast", "term", "store", "idx", "pos", "fieldnorm"] {
        let archive = Archive::of_ten_pages();
        archive.run(&["index", "."]).with_status(0);
        let files = archive.files(&archive.root.join(".newsdex"));
        for (path, mut bytes) in files.into_iter().filter(|(path, _)| path.extension().is_some_and(|e| e == extension))
        {
            // The footer stays, which Tantivy looks at first.
            let end = bytes.len().saturating_sub(300);
            bytes[..end].fill(0xff);
            fs::write(path, bytes).unwrap();
        }
        let run = archive.run(&["index", "--rebuild"]);
        assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{extension}");
        assert_eq!(archive.run(&["count", "-q", "bridge"]).stdout, "10\n", "{extension}");
    }
}

#[test]
fn an_empty_index_says_so() {
    let archive = Archive::new();
    archive.run(&["index", "."]).with_status(0);
    let run = archive.run(&["search", "bridge"]).with_status(1);
    assert_eq!(run.stderr, "the index holds nothing yet; `newsdex index` reads the archive\n");
}
