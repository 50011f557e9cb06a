//! Where an index lies, how it is found, and that none is ever inside another.

use std::fs;

use crate::kit::Archive;

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
fn a_folder_below_updates_the_archives_index() {
    let archive = Archive::of_ten_pages();
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
    let archive = Archive::of_ten_pages();
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
    let archive = Archive::of_ten_pages();
    // As for an archive that cannot be written to.
    let data = archive.root.join("../data/newsdex/0");
    Place { root: archive.root.join("2025"), index: data }.make().unwrap();
    let refused = archive.run(&["index", "."]).with_status(2);
    assert!(refused.stderr.contains("`/tmp/clips/2025`, below"), "{}", refused.stderr);
}

#[test]
fn an_index_whose_archive_was_moved_is_told_of() {
    use newsdex::index::Place;
    let archive = Archive::of_ten_pages();
    let data = archive.root.join("../data/newsdex/0");
    // As for an archive that cannot be written to and stood elsewhere before.
    Place { root: archive.root.join("../before"), index: data }.make().unwrap();
    let told = "/data/newsdex/0` is the index of `/tmp/clips/../before`, which is no longer there: remove it";
    let first = archive.run(&["index", "."]).with_status(0);
    assert!(first.stderr.contains(told), "{}", first.stderr);
    assert_eq!(archive.run(&["index"]).with_status(0).stderr, "", "once is enough");
}

#[test]
fn an_index_may_lie_elsewhere() {
    let archive = Archive::of_ten_pages();
    let run = archive.run(&["index", "--quiet", "--index", "../ndx", "."]).with_status(0);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    assert!(!archive.root.join(".newsdex").exists());
    archive.run(&["search", "--index", "../ndx", "bridge"]).with_status(0);
    archive.run(&["search", "bridge"]).with_status(2);
    archive.run(&["index", "--index", "../ndx"]).with_status(0);
}

#[test]
fn what_to_try_next_finds_an_index_that_lies_elsewhere() {
    let archive = Archive::of_ten_pages();
    let run = archive.run(&["index", "--index", "../ndx", "."]).with_status(0);
    assert!(
        run.stdout.contains("Try next, from anywhere:\n  newsdex search --index /tmp/ndx bridges\n"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("\n  newsdex tags --index /tmp/ndx\n"), "{}", run.stdout);
    // From the archive the index is found that is asked for by its own place.
    let run = archive.run(&["index", "--index", ".newsdex", "."]).with_status(0);
    assert!(run.stdout.contains("any folder of the archive:\n  newsdex search bridges\n"), "{}", run.stdout);
}

#[test]
fn an_archive_that_is_not_where_its_index_has_it_is_told_of() {
    let archive = Archive::new();
    archive.file("one/a.html", "<title>Ferry</title><p>A ferry.");
    archive.run(&["index", "--index", "ndx", "one"]).with_status(0);
    fs::rename(archive.root.join("one"), archive.root.join("two")).unwrap();
    let told = "newsdex: `/tmp/clips/one`, the archive of the index `/tmp/clips/ndx`, is not there: is its disk there? If it was \
                moved, remove the index and make it again\n";
    for args in [&["index"][..], &["index", "two"], &["check"]] {
        assert_eq!(archive.run(&[args, &["--index", "ndx"]].concat()).with_status(2).stderr, told, "{args:?}");
    }
    archive.run(&["search", "--index", "ndx", "--kind", "any", "ferry"]).with_status(0);
}

#[test]
fn a_variable_may_name_the_index() {
    let archive = Archive::of_ten_pages();
    let with = |value: &str, args: &[&str]| {
        let output = archive.command("", args).env("NEWSDEX_INDEX", value).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(with("../ndx", &["index", "-q", "."]).0, Some(0));
    assert_eq!(with("../ndx", &["search", "bridge"]).0, Some(0));
    // Whoever set it may have forgotten.
    let gone = "newsdex: cannot read `/nowhere/ndx`: no such file or folder (so says NEWSDEX_INDEX)\n";
    assert_eq!(with("/nowhere/ndx", &["search", "bridge"]), (Some(2), gone.to_owned()));
    assert_eq!(with("/nowhere/ndx", &["index"]), (Some(2), gone.to_owned()));
    let named = archive.run(&["search", "--index", "/nowhere/ndx", "bridge"]).with_status(2);
    assert_eq!(named.stderr, gone.replace(" (so says NEWSDEX_INDEX)", ""));
    // Set to nothing is as good as not set.
    assert!(with("", &["search", "bridge"]).1.contains("no index in"));
    assert_eq!(with("", &["index", "-q", "."]).0, Some(0));
    assert_eq!(with("", &["search", "bridge"]).0, Some(0));
}

#[test]
fn an_index_moves_with_its_archive() {
    let archive = Archive::of_ten_pages();
    archive.run(&["index", "."]).with_status(0);
    let root = archive.root.to_string_lossy().into_owned();
    for (path, bytes) in archive.files(&archive.root.join(".newsdex")) {
        assert!(!String::from_utf8_lossy(&bytes).contains(&root), "{}", path.display());
    }
    let moved = archive.root.join("../moved");
    fs::rename(&archive.root, &moved).unwrap();
    fs::create_dir(&archive.root).unwrap();
    let run = archive.run(&["search", "-q", "--index", "../moved", "--format", "paths", "number"]).with_status(0);
    assert!(run.stdout.lines().all(|path| path.starts_with("/tmp/moved/2025/")), "{}", run.stdout);
}
