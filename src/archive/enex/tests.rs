use std::{fs, io::Write};

use proptest::prelude::*;

use super::*;
use crate::archive::{FileOutcome, FileReport, StoredPage, read_all};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE en-export SYSTEM \
    \"http://xml.evernote.example/pub/evernote-export4.dtd\">\n<en-export export-date=\"20240601T120000Z\" \
    application=\"Evernote\" version=\"10.1\">\n";

/// A clipping as Evernote writes one, with a picture.
fn clipping(word: &str) -> String {
    format!(
        "  <note>\n    <title>The {word} &amp; the sea</title>\n    <created>20240521T083000Z</created>\n    \
         <updated>20240522T090000Z</updated>\n    <tag>Birds</tag>\n    <tag>to read</tag>\n    <note-attributes>\n      \
         <author>Owner</author>\n      <source>web.clip7</source>\n      \
         <source-url>https://paper.example/{word}?a=1&amp;b=2</source-url>\n    </note-attributes>\n    <content>\n      \
         <![CDATA[<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<!DOCTYPE en-note SYSTEM \
         \"http://xml.evernote.example/pub/enml2.dtd\"><en-note><div>The {word} is back.</div></en-note>]]>\n    </content>\n    \
         <task><title>Buy seed</title></task>\n    <resource>\n      <data encoding=\"base64\">\nAAAA\n</data>\n      \
         <mime>image/png</mime>\n      <recognition><![CDATA[<recoIndex/>]]></recognition>\n      <resource-attributes>\n        \
         <source-url>https://paper.example/picture.png</source-url>\n      </resource-attributes>\n    </resource>\n  </note>\n"
    )
}

fn export(notes: &[String]) -> Vec<u8> {
    format!("{HEAD}{}</en-export>\n", notes.concat()).into_bytes()
}

fn read_file(name: &str, bytes: &[u8]) -> (Vec<StoredPage>, FileReport) {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join(name), bytes).unwrap();
    read_all(dir.path(), name)
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

/// The entries of the pages, and what is told of the file.
fn told(bytes: &[u8]) -> (Vec<String>, Option<String>) {
    let (pages, report) = read_file("a.enex", bytes);
    (pages.into_iter().filter_map(|page| page.entry).collect(), report.told_error())
}

#[test]
fn reads_what_evernote_writes() {
    let plain = export(&[clipping("heron"), clipping("crane")]);
    for (name, bytes) in [("a.enex", plain.clone()), ("a.enex.gz", gzip(&plain)), ("notes", plain)] {
        let (pages, report) = read_file(name, &bytes);
        assert_eq!((report.outcome, report.format, pages.len()), (FileOutcome::Pages, Format::Enex, 2), "{report:?}");
        let page = &pages[1];
        assert_eq!((page.entry.as_deref(), page.format), (Some("The crane & the sea"), Format::Enex));
        assert_eq!(page.hints.title, page.entry);
        assert_eq!(page.hints.url.as_deref(), Some("https://paper.example/crane?a=1&b=2"));
        assert_eq!(page.hints.saved.unwrap().stamp.to_string(), "2024-05-21T08:30:00Z");
        assert_eq!(page.hints.owner_tags, ["Birds", "to read"]);
        let content = String::from_utf8_lossy(&page.bytes);
        assert!(
            content.starts_with("<?xml") && content.ends_with("<div>The crane is back.</div></en-note>"),
            "{content}"
        );
    }
}

#[test]
fn reads_what_others_write() {
    for (note, name, content, saved) in [
        ("<content><![CDATA[A]]]]><![CDATA[>b]]></content>", "note", "A]]>b", None),
        ("<content>&lt;p&gt;Words</content><title/>", "note", "<p>Words", None),
        ("<content>\n<en-note><p>W</p></en-note></content>", "note", "\n<en-note><p>W</p></en-note>", None),
        ("<title><![CDATA[A < b]]></title><content>x</content>", "A < b", "x", None),
        ("<title>\n A\n  b </title><!-- <c> --><content>x</content><odd x='1'/>", "A b", "x", None),
        ("<title>A &nbsp; b</title><content>x</content>", "A &nbsp; b", "x", None),
        (
            "<content>x</content><note-attributes><source-url>http://a.example/</source-url></note-attributes>",
            "http://a.example/",
            "x",
            None,
        ),
        // No address of a page.
        (
            "<title>A</title><content>x</content><note-attributes><source-url>mobile.ios</source-url></note-attributes>",
            "A",
            "x",
            None,
        ),
        // The owner's own text is as it was last changed.
        (
            "<content>x</content><created>20240521T083000Z</created><updated>20250101T000000Z</updated>",
            "note",
            "x",
            Some("2025-01-01T00:00:00Z"),
        ),
        ("<content>x</content><created>yesterday</created>", "note", "x", None),
    ] {
        let (pages, report) = read_file("a.enex", &export(&[format!("<note>{note}</note>")]));
        assert_eq!((report.outcome, pages.len()), (FileOutcome::Pages, 1), "{note}: {report:?}");
        assert_eq!(pages[0].entry.as_deref(), Some(name), "{note}");
        assert_eq!(String::from_utf8_lossy(&pages[0].bytes), content, "{note}");
        let stamp = pages[0].hints.saved.map(|saved| saved.stamp.to_string());
        assert_eq!(stamp.as_deref(), saved, "{note}");
    }
}

#[test]
fn notes_of_one_name_are_told_apart_and_empty_ones_left_out() {
    let empty = "<note><title>Empty</title><content/></note>".to_owned();
    let (pages, report) = read_file("a.enex", &export(&[clipping("heron"), empty.clone(), clipping("heron")]));
    let kept: Vec<_> = pages.iter().map(|page| page.nth).collect();
    assert_eq!((&kept[..], report.left_out.get("empty")), (&[0, 1][..], Some(&1)), "{report:?}");
    let (_, report) = read_file("a.enex", &export(&[empty]));
    assert!(matches!(report.outcome, FileOutcome::Skipped(_)), "{report:?}");
}

#[test]
fn reads_on_behind_damage() {
    let [heron, crane] = ["heron", "crane"].map(clipping);
    let names = |names: &[&str]| names.iter().map(|name| format!("The {name} & the sea")).collect::<Vec<_>>();
    let both = names(&["heron", "crane"]);
    for (broken, kept, what) in [
        (heron.replace("</note>", ""), &both, "a note without its end (0 pages before it kept)"),
        (heron.replace("</content>", ""), &both, ""),
        (heron.replace("<task>", "<!x><task>"), &both, "a damaged note, read on behind it (0 pages before it kept)"),
        (heron.replace("</task>", ""), &both, ""),
        (heron.replace("<task>", &format!("<a {}>", "x".repeat(MARKUP_CAP))), &both, "a damaged note"),
        (heron.replace("<task>", &format!("<!--{}", "x".repeat(MARKUP_CAP))), &both, "a damaged note"),
        (heron.replace("<tag>Birds", &format!("<tag>{}", "x".repeat(FIELD_CAP + 1))), &both, ""),
        (heron.replace("<task>", &"<a>".repeat(400_000)), &both, ""),
        ("</note></a></en-note>".to_owned(), &names(&["crane"]), ""),
    ] {
        let (entries, error) = told(&export(&[broken.clone(), crane.clone()]));
        let shown = broken.get(..200).unwrap_or(&broken);
        assert_eq!(&entries, kept, "{shown}");
        let error = error.unwrap_or_default();
        assert!(if what.is_empty() { error.is_empty() } else { error.contains(what) }, "{shown}: {error}");
    }
}

#[test]
fn keeps_what_came_before_a_cut() {
    let whole = export(&[clipping("heron"), clipping("crane")]);
    let text = String::from_utf8(whole.clone()).unwrap();
    let second = text.rfind("<note>").unwrap();
    for (end, kept) in [
        (text.rfind("crane is back").unwrap() + 5, 2),
        (text.rfind("AAAA").unwrap(), 2),
        (second + 30, 1),
        (second, 1),
        (whole.len() - 6, 2),
    ] {
        let cut = &whole[..end];
        for (name, bytes) in [("a.enex", cut.to_vec()), ("a.enex.gz", gzip(cut))] {
            let (pages, report) = read_file(name, &bytes);
            assert_eq!((pages.len(), report.outcome), (kept, FileOutcome::Failed), "{name} {end}: {report:?}");
            assert!(report.told_error().unwrap().contains("record cut short ("), "{report:?}");
        }
    }
    let packed = gzip(&whole);
    let (_, report) = read_file("a.enex.gz", &packed[..packed.len() - 4]);
    assert_eq!(report.outcome, FileOutcome::Failed, "{report:?}");
}

/// Its entities are never looked at.
#[test]
fn a_document_type_is_passed_over() {
    let bomb = "<!DOCTYPE en-export [<!ENTITY a \"<note>\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">\
                <!ENTITY c SYSTEM \"file:///etc/passwd\">]><en-export>";
    let note = "<note><title>&b; &c;</title><content>x &b;</content></note></en-export>";
    let (entries, _) = told(format!("<?xml version=\"1.0\"?>{bomb}{note}").as_bytes());
    assert_eq!(entries.last().map(String::as_str), Some("&b; &c;"), "{entries:?}");
}

#[test]
fn a_content_without_end_is_read_as_far_as_a_page_may_go() {
    let large = clipping("heron").replace("is back", &"is back ".repeat(9_000_000));
    let (pages, report) = read_file("a.enex", &export(&[large, clipping("crane")]));
    let sizes: Vec<_> = pages.iter().map(|page| page.bytes.len() as u64).collect();
    assert!(pages.len() == 2 && sizes[0] <= PAGE_CAP && sizes[0] > PAGE_CAP - 1_000, "{sizes:?}");
    assert!(report.told_error().unwrap().contains("The heron & the sea: over 64 MB"), "{report:?}");
}

#[test]
fn other_letters_than_utf_8_end_nothing() {
    let latin = |text: &str| text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect::<Vec<_>>();
    let (pages, report) = read_file("a.enex", &latin(&String::from_utf8(export(&[clipping("grèbe")])).unwrap()));
    assert_eq!((pages.len(), report.outcome), (1, FileOutcome::Pages), "{report:?}");
    assert!(pages[0].bytes.windows(5).any(|word| word == latin("grèbe")));
}

proptest! {
    #[test]
    fn no_bytes_panic(
        noise in proptest::collection::vec(any::<u8>(), 0..40),
        markup in "(</?(note|content|title|tag|a|en-export|note-attributes)>?|<!\\[CDATA\\[|\\]\\]>|<!--|&|x){0,12}",
        at in 0_usize..3000,
    ) {
        let mut bytes = export(&[clipping("heron"), clipping("crane")]);
        let at = at.min(bytes.len());
        let end = bytes.len().min(at + noise.len());
        bytes.splice(at..end, noise.into_iter().chain(markup.into_bytes()));
        read_file("a.enex", &bytes);
    }
}
