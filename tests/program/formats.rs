//! Every way of saving a page, from the file to the index: each page once, with its address, its save time and its bytes.
//!
//! What the single readers do with odd input is tested beside them, in `src/archive`.

use std::{
    collections::BTreeMap,
    io::{Cursor, Write},
};

use crate::kit::{Archive, Page};
use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::Value;
use zip::{ZipWriter, write::SimpleFileOptions};

/// A page's story, told from all others by its word.
fn story(word: &str) -> String {
    let text = format!("The {word} of Saltmarsh was seen again this morning by the keeper of the lock.\n").repeat(4);
    let title = format!("Return of the {word}");
    Page { title: &title, author: "Ada Moss", published: "2025-07-01", tags: &["Birds"], text: &text }.html()
}

/// A story with what a tool put before its head.
fn marked(mark: &str, word: &str) -> String {
    story(word).replacen("<head>", &format!("{mark}<head>"), 1)
}

fn address(word: &str) -> String {
    format!("https://paper.example/{word}")
}

fn gzip(bytes: impl AsRef<[u8]>) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(bytes.as_ref()).unwrap();
    packed.finish().unwrap()
}

fn zstd(bytes: impl AsRef<[u8]>) -> Vec<u8> {
    zstd::encode_all(bytes.as_ref(), 1).unwrap()
}

fn zip(members: &[(&str, &[u8])], options: SimpleFileOptions) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn deflated(members: &[(&str, &[u8])]) -> Vec<u8> {
    zip(members, SimpleFileOptions::default())
}

fn stored(members: &[(&str, &[u8])]) -> Vec<u8> {
    zip(members, SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored))
}

fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, bytes) in members {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        builder.append_data(&mut header, name, *bytes).unwrap();
    }
    builder.into_inner().unwrap()
}

/// A WARC record.
fn record(kind: &str, url: &str, fields: &str, block: impl AsRef<[u8]>) -> Vec<u8> {
    let block = block.as_ref();
    let mut record = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-07-06T10:00:00Z\r\n{fields}\
         Content-Length: {}\r\n\r\n",
        block.len()
    )
    .into_bytes();
    record.extend_from_slice(block);
    record.extend_from_slice(b"\r\n\r\n");
    record
}

const HTTP: &str = "Content-Type: application/http; msgtype=response\r\n";

/// The record of a story, as a crawler keeps it.
fn response(word: &str) -> Vec<u8> {
    let fields = format!("{HTTP}WARC-Payload-Digest: sha1:{}\r\n", word.to_uppercase());
    let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{}", story(word));
    record("response", &address(word), &fields, block)
}

/// The record of a story whose body the server packed and sent in pieces.
fn response_in_chunks(word: &str) -> Vec<u8> {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n";
    let mut block = format!("{head}\r\n").into_bytes();
    for piece in gzip(story(word)).chunks(100) {
        block.extend_from_slice(format!("{:x}\r\n", piece.len()).as_bytes());
        block.extend_from_slice(piece);
        block.extend_from_slice(b"\r\n");
    }
    block.extend_from_slice(b"0\r\n\r\n");
    record("response", &address(word), HTTP, block)
}

fn arc(word: &str) -> String {
    let info = "1 0 Tool\nURL IP-address Archive-date Content-type Archive-length\n";
    let block = format!("HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n{}", story(word));
    format!(
        "filedesc://crawl.arc 0.0.0.0 20050706100000 text/plain {}\n{info}\n{} 192.0.2.1 20050706100000 text/html {}\n{block}\n",
        info.len(),
        address(word),
        block.len()
    )
}

/// A story as Chromium saves it, in one of the encodings of MIME.
fn mhtml(word: &str, encoding: &str) -> Vec<u8> {
    let body = match encoding {
        "quoted-printable" => story(word).replace('=', "=3D").replace("<p>", "<=\r\np>"),
        "base64" => BASE64_STANDARD.encode(story(word)),
        _ => story(word),
    };
    let url = address(word);
    format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: {url}\r\nSubject: A page\r\n\
         Date: Sun, 6 Jul 2025 12:00:00 +0200\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--b--\"\r\n\r\n\r\n\
         ----b--\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: {encoding}\r\nContent-Location: {url}\r\n\r\n\
         {body}\r\n\
         ----b--\r\nContent-Type: text/html\r\nContent-Location: cid:frame@mhtml.blink\r\n\r\n<p>An advert\r\n----b----\r\n"
    )
    .into_bytes()
}

fn webarchive(word: &str, binary: bool) -> Vec<u8> {
    let main = plist::Dictionary::from_iter([
        ("WebResourceData", plist::Value::Data(story(word).into_bytes())),
        ("WebResourceURL", address(word).into()),
        ("WebResourceMIMEType", "text/html".into()),
        ("WebResourceTextEncodingName", "UTF-8".into()),
    ]);
    let list = plist::Value::Dictionary(plist::Dictionary::from_iter([("WebMainResource", main)]));
    let mut bytes = Vec::new();
    if binary { list.to_writer_binary(&mut bytes) } else { list.to_writer_xml(&mut bytes) }.unwrap();
    bytes
}

/// A clipping as Evernote exports it, with a picture.
fn note(word: &str) -> String {
    format!(
        "<note><title>Return of the {word}</title><created>20250706T100000Z</created><updated>20250901T100000Z</updated>\
         <tag>to read</tag><note-attributes><author>Owner</author><source>web.clip</source><source-url>{}</source-url>\
         </note-attributes><content><![CDATA[{}]]></content><resource><data encoding=\"base64\">{}</data></resource></note>\n",
        address(word),
        story(word),
        "AAAA".repeat(100_000)
    )
}

fn notes(words: &[&str]) -> String {
    let notes: String = words.iter().map(|word| note(word)).collect();
    format!("<?xml version=\"1.0\"?>\n<!DOCTYPE en-export SYSTEM \"x.dtd\">\n<en-export>\n{notes}</en-export>\n")
}

fn httrack_mark(page: &str) -> String {
    format!("<!-- Mirrored from {page} by HTTrack Website Copier/3.x [XR&CO'2014], Sun, 06 Jul 2025 10:00:00 GMT -->")
}

/// Crawl files.
fn add_crawls(archive: &Archive) {
    let info = record("warcinfo", "", "Content-Type: application/warc-fields\r\n", "software: a crawler");
    let request = record("request", &address("heron"), "Content-Type: application/http\r\n", "GET / HTTP/1.1\r\n\r\n");
    let wget =
        String::from_utf8(response("avocet")).unwrap().replace(&address("avocet"), "<https://paper.example/avocet>");
    let digest = format!("{HTTP}WARC-Payload-Digest: sha1:HERON\r\n");
    let plain = [
        info,
        request,
        response("heron"),
        response("heron"),
        wget.into_bytes(),
        response_in_chunks("bittern"),
        record("resource", &address("curlew"), "Content-Type: text/html\r\n", story("curlew")),
        record("revisit", &address("heron"), &digest, "HTTP/1.1 200 OK\r\n\r\n"),
        record("response", &address("gone"), HTTP, "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Gone"),
        record("metadata", &address("heron"), "Content-Type: application/warc-fields\r\n", "via: x"),
    ];
    archive.file("crawls/plain.warc", plain.concat());
    archive.file("crawls/records.warc.gz", [response("dunlin"), response("egret")].map(gzip).concat());
    archive.file("crawls/whole.warc.gz", gzip([response("fulmar"), response("gannet")].concat()));
    archive.file("crawls/frames.warc.zst", [response("hoopoe"), response("ibis")].map(zstd).concat());
    archive.file("crawls/old.arc.gz", gzip(arc("jackdaw")));
    let warc = gzip(response("kestrel"));
    let list = format!("{{\"url\": \"{}\", \"title\": \"A hint\"}}", address("kestrel"));
    archive.file(
        "crawls/one.wacz",
        stored(&[("archive/data.warc.gz", &warc), ("pages/pages.jsonl", list.as_bytes()), ("datapackage.json", b"{}")]),
    );
}

/// Containers of files.
fn add_containers(archive: &Archive) {
    let (page, frame) = (story("lapwing"), story("frame"));
    archive.file(
        "containers/pages.zip",
        deflated(&[
            ("birds/lapwing.html", page.as_bytes()),
            ("birds/lapwing_files/frame.html", frame.as_bytes()),
            ("birds/look.css", b"p {}"),
            ("crawl/merlin.warc.gz", &gzip(response("merlin"))),
        ]),
    );
    let page = story("nuthatch");
    archive.file("containers/pages.tar.gz", gzip(tar(&[("paper.example/birds/nuthatch.html", page.as_bytes())])));
    let note = format!(
        "<RDF:Description><MAF:originalurl RDF:resource=\"{}\"/><MAF:archivetime RDF:resource=\"Sun, 06 Jul 2025 10:00:00 GMT\"/>\
         <MAF:indexfilename RDF:resource=\"index.html\"/></RDF:Description>",
        address("osprey")
    );
    let page = story("osprey");
    archive.file(
        "containers/tab.maff",
        deflated(&[
            ("1/index.rdf", note.as_bytes()),
            ("1/index.html", page.as_bytes()),
            ("1/index_files/f.html", frame.as_bytes()),
        ]),
    );
    archive.file("notes/birds.enex", notes(&["dotterel", "wigeon"]));
    archive.file("notes/packed.enex.gz", gzip(notes(&["smew"])));
    archive.file("containers/notes.zip", deflated(&[("My Notes.enex", notes(&["godwit"]).as_bytes())]));
    archive
        .file("containers/book.htz", deflated(&[("index.html", scrapbook("pelican").as_bytes()), ("f.html", b"<p>x")]));
    let packed = packed_by_singlefile("tern");
    archive.file("containers/tern.zip", &packed);
    let program = "unpack();\n".repeat(1_000);
    let shell =
        format!("<!DOCTYPE html> <html data-sfz><title>Wait</title><p>Please wait<script>{program}</script><!--");
    archive.file(
        "containers/twite.zip.html",
        [shell.as_bytes(), &packed_by_singlefile("twite"), b"--></body></html>"].concat(),
    );
    // A short program, after which the packed part comes at once; and the same in a picture of the page.
    let shell = "<!DOCTYPE html> <html data-sfz><title>Wait</title><p>Please wait<script>unpack()</script><!--";
    for (name, before, word) in [
        ("whimbrel.html", shell.as_bytes().to_vec(), "whimbrel"),
        (
            "wren.zip.html",
            [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10\x08\x02".as_slice(), shell.as_bytes()].concat(),
            "wren",
        ),
    ] {
        let page = [before, packed_by_singlefile(word), b"--></body></html>".to_vec()].concat();
        archive.file(&format!("containers/{name}"), page);
    }
    let pretender = [shell.as_bytes(), b"PK\x03\x04", &[1; 4_000]].concat();
    archive.file("containers/pretender.html", pretender);
    for (name, word, encoding) in
        [("qp", "plover", "quoted-printable"), ("base64", "puffin", "base64"), ("binary", "quail", "binary")]
    {
        archive.file(&format!("wrapped/{name}.mhtml"), mhtml(word, encoding));
    }
    archive.file("wrapped/binary.webarchive", webarchive("rail", true));
    archive.file("wrapped/xml.webarchive", webarchive("raven", false));
    archive.file(
        "wrapped/letter.mht",
        "From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>Dear all",
    );
}

/// A story and its frame as SingleFile packs them.
fn packed_by_singlefile(word: &str) -> Vec<u8> {
    let manifest = |url: &str| {
        format!(
            "{{\"originalUrl\": \"{url}\", \"archiveTime\": \"2025-07-06T10:00:00.500Z\", \"indexFilename\": \"index.html\"}}"
        )
    };
    deflated(&[
        ("index.html", story(word).as_bytes()),
        ("manifest.json", manifest(&address(word)).as_bytes()),
        ("frames/0/index.html", story("frame").as_bytes()),
        ("frames/0/manifest.json", manifest(&address("frame")).as_bytes()),
    ])
}

fn scrapbook(word: &str) -> String {
    let tag = format!("<html data-scrapbook-source=\"{}\" data-scrapbook-create=\"20250706100000000\"", address(word));
    story(word).replacen("<html", &tag, 1)
}

/// Pages with a tool's mark, and folders that tools leave.
fn add_folders(archive: &Archive) {
    let singlefile = format!(
        "<!--\n Page saved with SingleFile \n url: {} \n saved date: Sun Jul 06 2025 12:00:00 GMT+0200 (Central European Summer Time)\n-->",
        address("robin")
    );
    archive.file("marked/singlefile.html", marked(&singlefile, "robin"));
    let monolith = format!("<!-- Saved from {} at 2025-07-06T10:00:00Z using monolith v2.10.1 -->", address("ruff"));
    archive.file("marked/monolith.html", marked(&monolith, "ruff"));
    let wayback = format!(
        "<script>__wm.wombat(\"{}\",\"20250706100000\",\"https://archive.example/\")</script>",
        address("siskin")
    );
    archive.file("marked/wayback.html", marked(&wayback, "siskin"));
    let today = format!(
        "<meta property=\"twitter:site\" content=\"@archiveis\"/><meta property=\"og:site_name\" content=\"archive.example\"/>\
         <meta property=\"article:published_time\" content=\"2025-07-06T10:00:00Z\"/><link rel=\"canonical\" \
         href=\"https://archive.example/XvEff\"/><link rel=\"bookmark\" href=\"http://archive.example/20250706100000/{}\"/>",
        address("redstart")
    );
    archive.file("marked/today.html", story("redstart").replacen("<head>", &format!("<head>{today}"), 1));
    let reader =
        format!("<body><a class=\"domain reader-domain\" href=\"{}\">paper.example</a>", address("sanderling"));
    archive.file("marked/reader.html", story("sanderling").replacen("<body>", &reader, 1));
    archive.file("marked/scrapbook.html", scrapbook("snipe"));
    let browser = format!("<!-- saved from url=(0027){} -->", address("stork"));
    archive.file("complete/Stork.html", marked(&browser, "stork"));
    archive.file("complete/Stork_files/saved_resource.html", story("frame"));
    archive.file("wget/paper.example/birds/swift.html", story("swift"));
    archive.file("wget/paper.example/look.css", "p {}");
    archive.file("httrack/index.html", story("index")).file("httrack/hts-log.txt", "HTTrack3.49 launched");
    archive.file("httrack/hts-cache/new.zip", deflated(&[("https://paper.example/teal", story("teal").as_bytes())]));
    archive.file("httrack/paper.example/teal.html", marked(&httrack_mark("paper.example/teal.html"), "teal"));
    archive.file("httrack/paper.warc.gz", gzip(response("teal")));
    let index = format!(
        "{{\"url\": \"{}\", \"timestamp\": \"1751796000.0\", \"tags\": \"to read\", \"history\": {{}}}}",
        address("whinchat")
    );
    archive.file("box/archive/1751796000.0/index.json", index);
    archive.file("box/archive/1751796000.0/index.html", story("overview"));
    archive.file("box/archive/1751796000.0/singlefile.html", story("whinchat"));
    archive.file("box/archive/1751796000.0/output.html", story("whinchat"));
    archive.file("box/archive/1751796000.0/warc/1.warc.gz", gzip(response("whinchat")));
}

/// Where each page is kept: its word, file, entry, address, save time with its source, format. `=` stands for the address
/// that the word has.
#[rustfmt::skip]
const KEPT: &[[&str; 6]] = &[
    ["whinchat", "box/archive/1751796000.0/singlefile.html", "", "=", "2025-07-06T10:00:00Z record", "archivebox"],
    ["stork", "complete/Stork.html", "", "=", "file", "html"],
    ["pelican", "containers/book.htz", "index.html", "=", "2025-07-06T10:00:00Z marker", "webscrapbook"],
    ["nuthatch", "containers/pages.tar.gz", "paper.example/birds/nuthatch.html", "http://paper.example/birds/nuthatch.html", "file", "tar"],
    ["lapwing", "containers/pages.zip", "birds/lapwing.html", "", "file", "zip"],
    ["merlin", "containers/pages.zip", "=", "=", "2025-07-06T10:00:00Z record", "warc"],
    ["osprey", "containers/tab.maff", "1/index.html", "=", "2025-07-06T10:00:00Z record", "zip"],
    ["tern", "containers/tern.zip", "index.html", "=", "2025-07-06T10:00:00Z record", "singlefile"],
    ["twite", "containers/twite.zip.html", "index.html", "=", "2025-07-06T10:00:00Z record", "singlefile"],
    ["whimbrel", "containers/whimbrel.html", "index.html", "=", "2025-07-06T10:00:00Z record", "singlefile"],
    ["wren", "containers/wren.zip.html", "index.html", "=", "2025-07-06T10:00:00Z record", "singlefile"],
    ["jackdaw", "crawls/old.arc.gz", "=", "=", "2005-07-06T10:00:00Z record", "warc"],
    ["hoopoe", "crawls/frames.warc.zst", "=", "=", "2025-07-06T10:00:00Z record", "warc"],
    ["ibis", "crawls/frames.warc.zst", "=", "=", "2025-07-06T10:00:00Z record", "warc"],
    ["kestrel", "crawls/one.wacz", "=", "=", "2025-07-06T10:00:00Z record", "wacz"],
    ["avocet", "crawls/plain.warc", "=", "=", "2025-07-06T10:00:00Z record", "warc"],
    ["bittern", "crawls/plain.warc", "=", "=", "2025-07-06T10:00:00Z record", "warc"],
    ["curlew", "crawls/plain.warc", "=", "=", "2025-07-06T10:00:00Z record", "warc"],
    ["heron", "crawls/plain.warc", "=", "=", "2025-07-06T10:00:00Z record", "warc"],
    ["dunlin", "crawls/records.warc.gz", "=", "=", "2025-07-06T10:00:00Z record", "warc"],
    ["egret", "crawls/records.warc.gz", "=", "=", "2025-07-06T10:00:00Z record", "warc"],
    ["fulmar", "crawls/whole.warc.gz", "=", "=", "2025-07-06T10:00:00Z record", "warc"],
    ["gannet", "crawls/whole.warc.gz", "=", "=", "2025-07-06T10:00:00Z record", "warc"],
    ["teal", "httrack/paper.example/teal.html", "", "http://paper.example/teal.html", "2025-07-06T10:00:00Z marker", "httrack"],
    ["ruff", "marked/monolith.html", "", "=", "2025-07-06T10:00:00Z marker", "monolith"],
    ["snipe", "marked/scrapbook.html", "", "=", "2025-07-06T10:00:00Z marker", "webscrapbook"],
    ["robin", "marked/singlefile.html", "", "=", "2025-07-06T12:00:00+02:00 marker", "singlefile"],
    ["redstart", "marked/today.html", "", "=", "2025-07-06T10:00:00Z marker", "html"],
    ["sanderling", "marked/reader.html", "", "=", "file", "html"],
    ["siskin", "marked/wayback.html", "", "=", "2025-07-06T10:00:00Z marker", "wayback"],
    ["dotterel", "notes/birds.enex", "Return of the dotterel", "=", "2025-07-06T10:00:00Z record", "enex"],
    ["wigeon", "notes/birds.enex", "Return of the wigeon", "=", "2025-07-06T10:00:00Z record", "enex"],
    ["smew", "notes/packed.enex.gz", "Return of the smew", "=", "2025-07-06T10:00:00Z record", "enex"],
    ["godwit", "containers/notes.zip", "My Notes.enex/Return of the godwit", "=", "2025-07-06T10:00:00Z record", "enex"],
    ["swift", "wget/paper.example/birds/swift.html", "", "http://paper.example/birds/swift.html", "file", "wget"],
    ["puffin", "wrapped/base64.mhtml", "", "=", "2025-07-06T12:00:00+02:00 header", "mhtml"],
    ["quail", "wrapped/binary.mhtml", "", "=", "2025-07-06T12:00:00+02:00 header", "mhtml"],
    ["rail", "wrapped/binary.webarchive", "", "=", "file", "webarchive"],
    ["plover", "wrapped/qp.mhtml", "", "=", "2025-07-06T12:00:00+02:00 header", "mhtml"],
    ["raven", "wrapped/xml.webarchive", "", "=", "file", "webarchive"],
];

/// All pages of the index.
fn pages(archive: &Archive) -> Vec<Value> {
    let run = archive.run(&["export", "--kind", "any"]).with_status(0);
    run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn text<'a>(page: &'a Value, field: &str) -> &'a str {
    page.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// The word of a page's story.
fn word(page: &Value) -> &str {
    text(page, "title").rsplit(' ').next().unwrap_or_default()
}

#[test]
fn each_page_is_found_once_as_it_was_kept() {
    let archive = Archive::new();
    add_crawls(&archive);
    add_containers(&archive);
    add_folders(&archive);
    let run = archive.run(&["index", "-v", "."]).with_status(0);
    let beside = "left out of crawls/plain.warc: 1 metadata, 1 request, 1 status 404, 2 the same again, 1 warcinfo";
    assert!(run.stderr.lines().any(|line| line == beside), "{}", run.stderr);
    let run = archive.run(&["extract", "-v", "crawls/plain.warc"]).with_status(0);
    assert_eq!(run.stderr.trim_end(), beside.replace("crawls/", ""));
    let pages = pages(&archive);
    let mut found: Vec<_> = pages
        .iter()
        .map(|page| {
            let saved = match text(page, "saved_source") {
                "file" => "file".to_owned(),
                source => format!("{} {source}", text(page, "saved")),
            };
            let fields = [word(page), text(page, "path"), text(page, "entry"), text(page, "url"), &saved];
            [fields.map(str::to_owned).as_slice(), &[text(page, "format").to_owned()]].concat()
        })
        .collect();
    let mut expected: Vec<_> = KEPT
        .iter()
        .map(|row| row.map(|field| if field == "=" { address(row[0]) } else { field.to_owned() }).to_vec())
        .collect();
    found.sort();
    expected.sort();
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(found, expected);
    }
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for page in &pages {
        assert_eq!(page.pointer("/tags/0").and_then(Value::as_str), Some("Birds"), "{page}");
        shows_its_bytes(&archive, page);
    }
    let again = archive.run(&["index"]).with_status(0);
    assert!(again.stdout.contains(" 0 read in "), "{}", again.stdout);
    assert!(again.stdout.contains("new 0 · changed 0 · gone 0 ·"), "{}", again.stdout);
}

/// `show --raw` gives back what the server sent, out of the middle of whatever it is kept in.
fn shows_its_bytes(archive: &Archive, page: &Value) {
    let raw = archive.run(&["show", "--raw", text(page, "id")]).with_status(0).stdout;
    let marks = ["singlefile", "monolith", "wayback", "webscrapbook", "httrack"];
    let name = text(page, "path");
    if marks.contains(&text(page, "format")) || name.starts_with("complete/") || name.starts_with("marked/") {
        assert!(raw.contains(word(page)) && raw.contains("Saltmarsh"), "{name}: {raw}");
    } else {
        assert_eq!(raw, story(word(page)), "{name}");
    }
}

/// A revisit whose page is stored under another word's address.
fn revisit(word: &str, of: &str) -> Vec<u8> {
    let fields = format!(
        "{HTTP}WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest\r\n\
         WARC-Payload-Digest: sha1:{}\r\nWARC-Refers-To-Target-URI: {}\r\n\
         WARC-Refers-To-Date: 2025-07-06T10:00:00Z\r\n",
        of.to_uppercase(),
        address(of)
    );
    let revisit = String::from_utf8(record("revisit", &address(word), &fields, "HTTP/1.1 200 OK\r\n\r\n")).unwrap();
    revisit.replacen("WARC-Date: 2025-07-06", "WARC-Date: 2025-07-08", 1).into_bytes()
}

#[test]
fn a_revisit_is_a_page_wherever_its_crawl_is_kept() {
    let archive = Archive::new();
    let crawl = |word: &str| [response(word), revisit(&format!("{word}-print"), word)].concat();
    let by_record = |word: &str| [gzip(response(word)), gzip(revisit(&format!("{word}-print"), word))].concat();
    let (apart, page_beside) = (gzip(revisit("snipe-print", "snipe")), story("beside"));
    archive.file("a.warc", crawl("avocet"));
    archive.file("b.warc.gz", by_record("bittern"));
    archive.file("c.warc.gz", gzip(crawl("curlew")));
    archive.file("d.zip", deflated(&[("d.warc", &crawl("dunlin")), ("beside.html", page_beside.as_bytes())]));
    archive.file("e.tar.gz", gzip(tar(&[("crawls/e.warc.gz", &by_record("egret"))])));
    // A crawl in several files, and what was seen again in the first of them.
    archive.file("f.wacz", deflated(&[("archive/1.warc.gz", &apart), ("archive/2.warc.gz", &gzip(response("snipe")))]));
    // A crawl in several files of the archive: what was seen again in another than it stands in.
    archive.file("0.warc.gz", gzip(revisit("swift-print", "bittern")));
    archive.file("later/g.warc.gz", gzip(revisit("swift", "avocet")));
    archive.file("h.warc.gz", gzip(revisit("teal", "curlew")));
    archive.file("k.warc.gz", gzip(revisit("dunnock", "dunlin")));
    // A page that no file has; a picture, which is no page wherever it stands.
    archive.file("j.warc.gz", gzip(revisit("wigeon", "phoenix")));
    let picture =
        String::from_utf8(revisit("wader", "avocet")).unwrap().replace("200 OK", "200 OK\r\nContent-Type: image/png");
    archive.file("i.warc.gz", gzip(picture.replacen("Content-Length: 19", "Content-Length: 44", 1)));
    let run = archive.run(&["index", "-v", "."]).with_status(0);
    for told in ["left out of j.warc.gz: 1 revisit", "left out of i.warc.gz: 1 image/png"] {
        assert!(run.stderr.lines().any(|line| line == told), "{}", run.stderr);
    }
    let words = ["avocet", "bittern", "curlew", "dunlin", "egret", "snipe"];
    let mut expected: Vec<_> = words
        .iter()
        .flat_map(|word| {
            [(address(word), "2025-07-06T10:00:00Z"), (address(&format!("{word}-print")), "2025-07-08T10:00:00Z")]
        })
        .map(|(url, saved)| (url, saved.to_owned()))
        .collect();
    expected.push((String::new(), String::new()));
    expected.extend(
        ["swift-print", "swift", "teal", "dunnock"].map(|word| (address(word), "2025-07-08T10:00:00Z".to_owned())),
    );
    expected.sort();
    let pages = pages(&archive);
    let told = |page: &Value| {
        let saved = if text(page, "saved_source") == "record" { text(page, "saved") } else { "" };
        (text(page, "url").to_owned(), saved.to_owned())
    };
    let mut found: Vec<_> = pages.iter().map(told).collect();
    found.sort();
    assert_eq!(found, expected);
    for page in pages.iter().filter(|page| word(page) != "beside" && text(page, "path") != "d.zip") {
        let raw = archive.run(&["show", "--raw", text(page, "path")]).with_status(0).stdout;
        let of_the_file = pages.iter().filter(|other| text(other, "path") == text(page, "path")).count();
        assert_eq!(raw, story(word(page)).repeat(of_the_file), "{page}");
    }
}

/// Broken files with what is said of them and the words of the pages that are kept.
fn broken() -> Vec<(&'static str, Vec<u8>, &'static str, &'static [&'static str])> {
    let [heron, egret] = ["heron", "egret"].map(response);
    let lie = String::from_utf8(response("rail")).unwrap().replacen("Content-Length: ", "Content-Length: 9", 1);
    let cut = |bytes: Vec<u8>, keep: usize| bytes.get(..keep).unwrap().to_vec();
    let records = [gzip(heron), gzip(egret)].concat();
    let len = records.len();
    let [dunlin, gannet, ruff] = ["dunlin", "gannet", "ruff"].map(story);
    let pair = deflated(&[("dunlin.html", dunlin.as_bytes()), ("teal.html", story("teal").as_bytes())]);
    let pair_len = pair.len();
    let blanks = b" ".repeat(10_000_000);
    let mut nested = stored(&[("quail.html", story("quail").as_bytes())]);
    for _ in 0..3 {
        nested = stored(&[("inner.zip", &nested)]);
    }
    // What is left of its end has the directory of the zip within.
    let [crane, diver, kite] = ["crane", "diver", "kite"].map(story);
    let inner = stored(&[("diver.html", diver.as_bytes())]);
    let within = stored(&[("crane.html", crane.as_bytes()), ("inner.zip", &inner)]);
    let within_len = within.len();
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n";
    let mut corrupt = gzip(story("merlin"));
    corrupt.iter_mut().skip(120).step_by(7).for_each(|byte| *byte ^= 0x55);
    let mut locked = stored(&[("locked.html", story("stilt").as_bytes())]);
    // Bit 0 of the flags, in the member's entry of the directory.
    let directory = locked.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    locked[directory + 8] |= 1;
    let mail = mhtml("ibis", "quoted-printable");
    let mail_len = mail.len();
    let notes = notes(&["bunting", "linnet"]).into_bytes();
    let notes_len = notes.len();
    vec![
        ("cut.warc.gz", cut(records, len - 40), "record cut short (1 page before it kept)", &["heron"]),
        (
            "lie.warc",
            [response("snipe"), lie.into_bytes(), response("swift")].concat(),
            "record cut short (1 page before it kept)",
            &["snipe"],
        ),
        ("cut.zip", cut(pair, pair_len - 60), "cut short", &["dunlin", "teal"]),
        (
            "bomb.zip",
            deflated(&[("bomb.html", &blanks), ("ruff.html", ruff.as_bytes())]),
            "bomb.zip: bomb.html: unpacks to more than 200 times its size",
            &["ruff"],
        ),
        (
            "out.zip",
            deflated(&[("../../out.html", gannet.as_bytes()), ("gannet.html", gannet.as_bytes())]),
            "out.zip: ../../out.html: a name that leads out of the archive",
            &["gannet"],
        ),
        ("nested.zip", nested, "containers nested more than 3 deep", &[]),
        ("corrupt.html.gz", corrupt, "corrupt.html.gz: ", &[]),
        ("garbage.webarchive", [b"bplist00".as_slice(), &[0xd1; 90]].concat(), "garbage.webarchive: ", &[]),
        ("encrypted.zip", locked, "locked.html: encrypted; unpack it with its password", &[]),
        ("directory.zip", cut(within, within_len - 60), "cut short (1 page before it kept)", &["crane"]),
        ("zeros.html", [story("plover").as_bytes(), &[0; 4_000]].concat(), "its end was never written", &["plover"]),
        ("pointer.html", pointer.as_bytes().to_vec(), "not here, only a pointer to it; `git lfs pull` brings it", &[]),
        (
            "pointer.zip",
            deflated(&[("a.html", pointer.as_bytes()), ("kite.html", kite.as_bytes())]),
            "pointer.zip: a.html: not here, only a pointer",
            &["kite"],
        ),
        (
            "cut.enex",
            cut(notes, notes_len - 100_000),
            "record cut short (1 page before it kept)",
            &["bunting", "linnet"],
        ),
        ("cut.mhtml", cut(mail, mail_len - 300), "cut.mhtml: cut short within its parts", &["ibis"]),
    ]
}

#[test]
fn what_is_broken_is_named_and_the_rest_kept() {
    let archive = Archive::new();
    let broken = broken();
    for (name, bytes, _, _) in &broken {
        archive.file(name, bytes);
    }
    archive.file("whole.html", story("robin"));
    archive.file("large.html", story("large") + &" ".repeat(64_000_000));
    // Lists for anything else are no broken pages.
    let mut bookmark = Vec::new();
    let address = plist::Dictionary::from_iter([("URL", "https://paper.example/")]);
    plist::Value::Dictionary(address).to_writer_binary(&mut bookmark).unwrap();
    archive.file("bookmark.webloc", bookmark);
    let names: Vec<&str> = broken.iter().map(|(name, ..)| *name).collect();
    let extracted = archive.run(&[&["extract", "-q"], &names[..]].concat()).with_status(3);
    let run = archive.run(&["index", "."]).with_status(3);
    let mut kept: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for page in pages(&archive) {
        kept.entry(text(&page, "path").to_owned()).or_default().push(word(&page).to_owned());
    }
    let stats: Value = serde_json::from_str(&archive.run(&["stats", "--format", "json"]).stdout).unwrap();
    let damaged: BTreeMap<_, _> =
        stats["damaged"].as_array().unwrap().iter().map(|it| (text(it, "path"), text(it, "error"))).collect();
    for (name, _, message, words) in &broken {
        assert!(damaged.get(name).is_some_and(|error| error.contains(message)), "{name}: {damaged:#?}");
        let mut found = kept.remove(*name).unwrap_or_default();
        found.sort();
        assert_eq!(found, *words, "{name}");
        assert!(run.stdout.contains(damaged[name]), "{name}: {}", run.stdout);
        let told = format!("newsdex: {}\n", damaged[name]);
        assert!(extracted.stderr.contains(&told), "{name}: {}", extracted.stderr);
    }
    assert!(damaged["large.html"].contains("over 64 MB, which is more than any page"), "{damaged:#?}");
    assert!(run.stdout.contains(&format!("failed {}", damaged.len())), "{}", run.stdout);
    assert_eq!(damaged.len(), broken.len() + 1);
    assert_eq!(kept.into_keys().collect::<Vec<_>>(), ["large.html", "whole.html"]);
    assert!(!archive.root.join("../out.html").exists());
}
