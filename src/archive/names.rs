//! What a file's name says of it: page, plain text, container, or nothing that holds a story.

use super::SkipReason;

/// What a name promises; the content has the last word except for [`Named::Other`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    Html,
    Text,
    /// A container of many pages.
    Container,
    /// A file that holds one page in a wrapping of its own: MHTML, Safari's web archive.
    Wrapped,
    /// Never a page: not opened at all.
    Other,
    /// No extension, or one that says nothing.
    Unknown,
}

/// What compression a name's last extension stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    Gzip,
    Zstd,
    Brotli,
}

const HTML: &[&str] = &[
    "asp", "aspx", "cfm", "cgi", "dhtml", "do", "htm", "html", "html5", "jsp", "mhtm", "php", "php3", "php4", "php5",
    "phtml", "shtm", "shtml", "xht", "xhtm", "xhtml",
];
const TEXT: &[&str] = &["markdown", "md", "text", "txt"];
const CONTAINER: &[&str] = &["arc", "enex", "htz", "maff", "tar", "tgz", "tzst", "wacz", "warc", "zip"];
const WRAPPED: &[&str] = &["mht", "mhtml", "webarchive"];

/// Extensions of what lies beside pages in archives and mirrors. A page under such a name is not worth opening
/// every image for.
const OTHER: &[&str] = &[
    "7z", "aac", "apk", "atom", "avi", "avif", "bak", "bin", "bmp", "bz2", "cab", "cdx", "cdxj", "class", "cnf",
    "conf", "crx", "css", "csv", "cur", "db", "deb", "dll", "dmg", "doc", "docx", "ds_store", "eot", "epub", "exe",
    "flac", "flv", "gif", "heic", "heif", "ico", "idx", "ini", "iso", "jar", "jfif", "jpeg", "jpg", "js", "json",
    "jsonl", "jsonld", "jxl", "less", "lock", "log", "lz4", "lzma", "m3u", "m3u8", "m4a", "m4s", "m4v", "map", "mid",
    "mjs", "mkv", "mobi", "mov", "mp2", "mp3", "mp4", "mpd", "mpeg", "mpg", "msg", "odp", "ods", "odt", "oga", "ogg",
    "ogv", "opus", "otf", "par2", "parquet", "pdf", "pkl", "png", "ppt", "pptx", "ps", "psd", "py", "pyc", "rar",
    "rdf", "rpm", "rs", "rss", "rtf", "scss", "sh", "so", "sqlite", "sqlite3", "srt", "svg", "svgz", "swf", "tbz",
    "tbz2", "tif", "tiff", "toml", "torrent", "ts", "tsv", "ttf", "txz", "vtt", "wasm", "wav", "webm", "webmanifest",
    "webp", "wmv", "woff", "woff2", "xls", "xlsx", "xml", "xpi", "xsl", "xslt", "xz", "yaml", "yml",
];

/// Files that a web server keeps for machines and mirrors bring along.
const MACHINE_FILES: &[&str] =
    &["ads.txt", "app-ads.txt", "cookies.txt", "humans.txt", "llms.txt", "robots.txt", "security.txt", "sellers.txt"];

/// Packings among them that we cannot open: what they hold may well be pages.
const UNREAD_PACKINGS: &[&str] = &["7z", "bz2", "cab", "lz4", "lzma", "rar", "tbz", "tbz2", "txz", "xz"];

/// Documents among them that people read as they read pages, and look for.
const UNREAD_DOCUMENTS: &[&str] = &["doc", "docx", "epub", "mobi", "msg", "odt", "pdf", "rtf"];

/// Whether a file is called as mail programs call what they save: messages, unless a browser wrote them.
pub(crate) fn is_message(name: &str) -> bool {
    const MESSAGES: &[&str] = &["eml", "emlx", "mbox", "mbx"];
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_some_and(|ending| MESSAGES.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// Why a file is never opened, by its name; `None` where it is.
pub(super) fn never_opened(name: &str) -> Option<SkipReason> {
    if named(name) != Named::Other {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    let (inner, _) = unpacked(before_query(&lower));
    let ends_as = |list: &[&str]| inner.rsplit_once('.').is_some_and(|(_, ending)| list.binary_search(&ending).is_ok());
    Some(match () {
        () if ends_as(UNREAD_PACKINGS) => SkipReason::Packing,
        () if ends_as(UNREAD_DOCUMENTS) => SkipReason::Document,
        () => SkipReason::Name,
    })
}

/// Whether a name, in lower case and without a compression's extension, is a crawl's.
pub(super) fn is_crawl(inner: &str) -> bool {
    inner.rsplit_once('.').is_some_and(|(_, extension)| matches!(extension, "warc" | "arc"))
}

/// Whether a name, in lower case and without a compression's extension, is that of an export of notes.
pub(super) fn is_notes(inner: &str) -> bool {
    inner.ends_with(".enex")
}

/// What `name`, a file's name without its folder, says of the file.
pub(super) fn named(name: &str) -> Named {
    let lower = name.to_ascii_lowercase();
    let lower = before_query(&lower);
    if MACHINE_FILES.binary_search(&lower).is_ok() {
        return Named::Other;
    }
    // Logs and tables are packed too, and no page is inside.
    let (inner, _) = unpacked(lower);
    let Some((_, extension)) = inner.rsplit_once('.') else { return Named::Unknown };
    let is_in = |list: &[&str]| list.binary_search(&extension).is_ok();
    match () {
        () if is_in(HTML) => Named::Html,
        () if is_in(TEXT) => Named::Text,
        () if is_in(CONTAINER) => Named::Container,
        () if is_in(WRAPPED) => Named::Wrapped,
        () if is_in(OTHER) => Named::Other,
        () => Named::Unknown,
    }
}

/// The name without a compression's extension, and which compression it was. Expects lower case.
pub(super) fn unpacked(name: &str) -> (&str, Option<Packing>) {
    match name.rsplit_once('.') {
        Some((inner, "gz" | "gzip")) => (inner, Some(Packing::Gzip)),
        Some((inner, "zst" | "zstd")) => (inner, Some(Packing::Zstd)),
        Some((inner, "br")) => (inner, Some(Packing::Brotli)),
        _ => (name, None),
    }
}

/// wget keeps the query in the name (`story.php?id=3`, or with `@` where `?` cannot be): the extension stands
/// before it, unless wget added one (`story?id=3.html`).
fn before_query(name: &str) -> &str {
    let cut = name.find('?').or_else(|| name.find('@').filter(|at| name[*at..].contains('=')));
    match cut {
        Some(at) if !(ends_as_page(&name[at..]) || is_titles(&name[at + 1..])) => &name[..at],
        _ => name,
    }
}

/// Whether what stands behind a question mark is no query but more of a title, or an extension alone: `Who won? A report.txt`,
/// `What now?.md`.
fn is_titles(behind: &str) -> bool {
    let (inner, _) = unpacked(behind);
    let is_known =
        |ending: &str| [HTML, TEXT, CONTAINER, WRAPPED].iter().any(|list| list.binary_search(&ending).is_ok());
    behind.contains(' ') || inner.strip_prefix('.').is_some_and(is_known)
}

fn ends_as_page(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| HTML.binary_search(&extension).is_ok())
}

/// Whether `name` ends in an HTML page's extension, compressed or not.
pub(super) fn is_html(name: &str) -> bool {
    named(name) == Named::Html
}

/// The endings that browsers in their users' languages give to the folder beside a page saved "complete".
const COMPANION_ENDINGS: &[&str] = &[
    "_files", "-files", ".files", "_file", "-dateien", "_dateien", "_fichiers", "-fichiers", "_archivos", "_arquivos",
    "_ficheiros", "_bestanden", "-bestanden", "_filer", "-filer", "_pliki", "_soubory", "_súbory", "_tiedostot",
    "_dosyalar", "_elemei", "-fájlok", "_fájlok", "_fisiere", "_fișiere", "_datoteke", "_failid", "_fails", "_bylos",
    "_fitxers", "_fitxategiak", "_fajlovi", "_файлы", "_файли", "_αρχεία", "_קבצים", "_ملفات", "_ファイル", "_文件",
];

/// The name of the page, without its extension, that a folder of this name would belong to.
pub(super) fn companion_stem(folder: &str) -> Option<&str> {
    let lower = folder.to_lowercase();
    // Lower-casing may change a name's length in bytes; where it does, the ending is looked for as it stands.
    let same = lower.len() == folder.len();
    COMPANION_ENDINGS.iter().find_map(|ending| {
        let at = if same { lower.strip_suffix(ending) } else { folder.strip_suffix(ending) }?.len();
        folder.get(..at).filter(|stem| !stem.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_binary_search() {
        for list in [HTML, TEXT, CONTAINER, WRAPPED, OTHER, UNREAD_PACKINGS, UNREAD_DOCUMENTS, MACHINE_FILES] {
            assert!(list.is_sorted(), "{list:?}");
        }
        assert!([UNREAD_PACKINGS, UNREAD_DOCUMENTS].concat().iter().all(|unread| OTHER.contains(unread)));
    }

    #[test]
    fn packings_that_cannot_be_opened_are_told_apart() {
        for (name, reason) in [
            ("clips.tar.XZ", Some(SkipReason::Packing)),
            ("clips.tbz2", Some(SkipReason::Packing)),
            ("robots.txt", Some(SkipReason::Name)),
            ("look.css.gz", Some(SkipReason::Name)),
            ("Report.PDF", Some(SkipReason::Document)),
            ("report.pdf?v=2", Some(SkipReason::Document)),
            ("report.docx.gz", Some(SkipReason::Document)),
            ("clips.tar.gz", None),
            ("xz", None),
        ] {
            assert_eq!(never_opened(name), reason, "{name}");
        }
    }

    #[test]
    fn tells_by_name() {
        for (name, expected) in [
            ("a.html", Named::Html),
            ("A.HTM", Named::Html),
            ("a.html.gz", Named::Html),
            ("story.php?id=3", Named::Html),
            ("story.php@id=3", Named::Html),
            ("story?id=3.html", Named::Html),
            ("story?id=3", Named::Unknown),
            ("story.css?id=3", Named::Other),
            ("Who won? A report.txt", Named::Text),
            ("What now?.md", Named::Text),
            ("Why Node.js? A look.txt", Named::Text),
            ("Why Node.js? A look", Named::Unknown),
            ("me@home.html", Named::Html),
            ("a.txt", Named::Text),
            ("a.md.br", Named::Text),
            ("a.warc.gz", Named::Container),
            ("a.tar.zst", Named::Container),
            ("a.tgz", Named::Container),
            ("My Notes.enex", Named::Container),
            ("a.mhtml", Named::Wrapped),
            ("style.css", Named::Other),
            ("style.css.gz", Named::Other),
            ("robots.txt", Named::Other),
            ("story", Named::Unknown),
            ("story.gz", Named::Unknown),
            ("3-11212601", Named::Unknown),
            ("", Named::Unknown),
        ] {
            assert_eq!(named(name), expected, "{name}");
        }
    }

    #[test]
    fn knows_companions_in_many_languages() {
        for (folder, stem) in [
            ("Story_files", Some("Story")),
            ("Bericht-Dateien", Some("Bericht")),
            ("Статья_файлы", Some("Статья")),
            ("_files", None),
            ("files", None),
            ("İstanbul_files", Some("İstanbul")),
            ("Vest_fajlovi", Some("Vest")),
            ("Albistea_fitxategiak", Some("Albistea")),
        ] {
            assert_eq!(companion_stem(folder), stem, "{folder}");
        }
    }
}
