//! Which of a folder's files are pages, told by what lies beside and above them: companions of a saved page, a mirror's
//! own files, the many outputs of one snapshot. The same rules hold for the members of a zip or tar.

use std::{
    cell::OnceCell,
    collections::{HashMap, HashSet},
    path::Path,
};

use super::{
    Folder, Role, SkipReason,
    names::{self, Named},
};

/// The role of each file; `paths` are relative, in any order.
pub(super) fn of(paths: &[&Path]) -> Vec<(Role, Folder)> {
    let tree = Tree::new(paths);
    let kinds = tree.kinds();
    let mut roles: Vec<_> = paths.iter().map(|path| role(path, &tree, &kinds)).collect();
    choose_outputs(paths, &kinds, &mut roles);
    roles
}

/// The folder to walk where this one is meant: what a browser saved beside a page, or HTTrack for itself, is only seen to be
/// that from the folder above.
pub fn seen_from(folder: &Path) -> &Path {
    let is_part = |folder: &&Path| {
        let name = name_of(folder);
        name == HTTRACK_CACHE || names::companion_stem(&name).is_some()
    };
    // The last is the outermost.
    folder.ancestors().filter(is_part).last().and_then(Path::parent).unwrap_or(folder)
}

/// Where HTTrack keeps what it knows of a mirror.
const HTTRACK_CACHE: &str = "hts-cache";

/// What a folder is to the files in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind<'a> {
    Plain,
    /// Nothing in it or below is a page.
    Skipped(SkipReason),
    /// The folder that HTTrack was told to write to.
    HttrackTop,
    /// Below such a folder.
    Httrack,
    /// An ArchiveBox snapshot at this path, or a folder in it.
    Snapshot(&'a Path),
    /// The folder that holds all of ArchiveBox's data.
    ArchiveBoxTop,
}

/// What lies directly in a folder.
#[derive(Default)]
struct Node {
    files: HashSet<String>,
    folders: HashSet<String>,
    /// The names of its pages, with and without extension.
    stems: OnceCell<HashSet<String>>,
}

impl Node {
    fn has_file(&self, name: &str) -> bool {
        self.files.contains(name)
    }

    /// Whether the folder holds what a page is made of, and no page that others lead to: so that beside its page it is what a
    /// browser saved, also where the page was renamed or is gone.
    fn is_of_one_page(&self) -> bool {
        let ends_as = |file: &str, endings: &[&str]| {
            file.rsplit_once('.')
                .is_some_and(|(_, ending)| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
        };
        // What was shown in frames, which are fewer than all else.
        let pages = || self.files.iter().filter(|file| names::is_html(file));
        // Chromium lets no script keep its name.
        self.files.iter().any(|file| ends_as(file, &["css", "js", "download"]))
            && !pages().any(|file| stem_of(file).eq_ignore_ascii_case("index"))
            && pages().count() <= self.files.len() / 2
    }

    /// Whether a page of this name lies in the folder; with its extension or without.
    fn has_page(&self, stem: &str) -> bool {
        let stems = self.stems.get_or_init(|| {
            let pages = self.files.iter().filter(|file| names::is_html(file));
            pages.flat_map(|file| [file.clone(), stem_of(file).to_owned()]).collect()
        });
        stems.contains(stem)
    }
}

/// A page's name without its extension, and without that of its compression.
fn stem_of(file: &str) -> &str {
    let lower = file.to_ascii_lowercase();
    let inner = file.get(..names::unpacked(&lower).0.len()).unwrap_or(file);
    inner.rsplit_once('.').map_or(inner, |(stem, _)| stem)
}

/// The folders of a listing.
struct Tree<'a>(HashMap<&'a Path, Node>);

impl<'a> Tree<'a> {
    fn new(paths: &[&'a Path]) -> Tree<'a> {
        let mut nodes: HashMap<&Path, Node> = HashMap::new();
        for path in paths {
            let Some(mut folder) = path.parent() else { continue };
            nodes.entry(folder).or_default().files.insert(name_of(path));
            // Each folder is made known to the one above, up to the first that is known already.
            while let Some(above) = folder.parent() {
                let known = nodes.contains_key(above);
                let new = nodes.entry(above).or_default().folders.insert(name_of(folder));
                if known && !new {
                    break;
                }
                folder = above;
            }
        }
        Tree(nodes)
    }

    /// What each folder is, from the top down: most of it is handed on to the folders below.
    fn kinds(&self) -> HashMap<&'a Path, Kind<'a>> {
        let mut folders: Vec<_> = self.0.iter().map(|(folder, node)| (*folder, node)).collect();
        folders.sort_unstable_by_key(|(folder, _)| *folder);
        let mut kinds = HashMap::with_capacity(folders.len());
        for (folder, node) in folders {
            let above = folder.parent().and_then(|above| Some((kinds.get(above).copied()?, self.0.get(above)?)));
            kinds.insert(folder, kind(folder, node, above));
        }
        kinds
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn kind<'a>(folder: &'a Path, node: &Node, above: Option<(Kind<'a>, &Node)>) -> Kind<'a> {
    let inherited = match above {
        Some((Kind::Skipped(reason), _)) => return Kind::Skipped(reason),
        Some((Kind::Snapshot(top), _)) => return Kind::Snapshot(top),
        Some((Kind::HttrackTop | Kind::Httrack, _)) => Kind::Httrack,
        _ => Kind::Plain,
    };
    let name = name_of(folder);
    if name == HTTRACK_CACHE {
        return Kind::Skipped(SkipReason::MirrorFile);
    }
    if let Some((_, above)) = above
        && names::companion_stem(&name).is_some_and(|stem| above.has_page(stem) || node.is_of_one_page())
    {
        return Kind::Skipped(SkipReason::Companion);
    }
    if node.folders.contains(HTTRACK_CACHE) || node.has_file("hts-log.txt") {
        return Kind::HttrackTop;
    }
    if node.has_file("ArchiveBox.conf") || (node.has_file("index.sqlite3") && node.folders.contains("archive")) {
        return Kind::ArchiveBoxTop;
    }
    if is_snapshot(node) { Kind::Snapshot(folder) } else { inherited }
}

/// An ArchiveBox snapshot has an `index.json` and the outputs of several tools.
fn is_snapshot(node: &Node) -> bool {
    const OUTPUTS: &[&str] =
        &["archive.org.txt", "headers.json", "output.html", "output.pdf", "screenshot.png", "singlefile.html"];
    const FOLDERS: &[&str] = &["dom", "readability", "singlefile", "warc", "wget"];
    node.has_file("index.json")
        && (OUTPUTS.iter().any(|name| node.has_file(name)) || FOLDERS.iter().any(|name| node.folders.contains(*name)))
}

fn role(path: &Path, tree: &Tree<'_>, kinds: &HashMap<&Path, Kind<'_>>) -> (Role, Folder) {
    let parent = path.parent().unwrap_or(Path::new(""));
    let name = name_of(path);
    let by_name = names::never_opened(&name).map_or(Role::Page, Role::Skip);
    // wget keeps a page under this name as it came, where it bends the links of the other, to which it may add an ending.
    if let Some(bent) = name.strip_suffix(".orig")
        && tree.0.get(parent).is_some_and(|node| node.has_file(bent) || node.has_file(&format!("{bent}.html")))
    {
        return (Role::Skip(SkipReason::MirrorFile), Folder::Plain);
    }
    match kinds.get(parent).copied().unwrap_or(Kind::Plain) {
        Kind::Plain => (by_name, Folder::Plain),
        Kind::Skipped(reason) => (Role::Skip(reason), Folder::Plain),
        Kind::HttrackTop => {
            let has_mirror =
                tree.0.get(parent).is_some_and(|node| node.folders.iter().any(|name| name != HTTRACK_CACHE));
            (of_httrack_top(&name, has_mirror).unwrap_or(by_name), Folder::Httrack)
        }
        Kind::Httrack => (by_name, Folder::Httrack),
        Kind::Snapshot(_) => (by_name, Folder::Snapshot),
        Kind::ArchiveBoxTop if names::is_html(&name) => (Role::Skip(SkipReason::MirrorFile), Folder::Plain),
        Kind::ArchiveBoxTop => (by_name, Folder::Plain),
    }
}

/// The files that HTTrack writes beside the mirrored sites, and copies of the mirror in another form.
fn of_httrack_top(name: &str, has_mirror: bool) -> Option<Role> {
    let lower = name.to_ascii_lowercase();
    match names::named(name) {
        _ if matches!(lower.as_str(), "hts-log.txt" | "hts-err.txt" | "backblue.gif" | "fade.gif" | "cookies.txt") => {
            Some(Role::Skip(SkipReason::MirrorFile))
        }
        Named::Html if has_mirror && matches!(lower.as_str(), "index.html" | "index.htm") => {
            Some(Role::Skip(SkipReason::MirrorFile))
        }
        Named::Container if has_mirror => Some(Role::Skip(SkipReason::OtherCopy)),
        _ => None,
    }
}

/// Of all that a snapshot holds, one file is its page: the first in this order, and the rest are other copies of it.
fn choose_outputs(paths: &[&Path], kinds: &HashMap<&Path, Kind<'_>>, roles: &mut [(Role, Folder)]) {
    let mut best: HashMap<&Path, (usize, usize)> = HashMap::new();
    let mut in_snapshots = Vec::new();
    for (index, path) in paths.iter().enumerate() {
        let Some(Kind::Snapshot(top)) = path.parent().and_then(|parent| kinds.get(parent)) else { continue };
        in_snapshots.push((index, *top));
        if let Some(rank) = path.strip_prefix(top).ok().and_then(output_rank) {
            let best = best.entry(top).or_insert((rank, index));
            *best = (*best).min((rank, index));
        }
    }
    for (index, top) in in_snapshots {
        let chosen = best.get(top).is_some_and(|(_, best)| *best == index);
        if let Some((role, _)) = roles.get_mut(index) {
            *role = match *role {
                _ if chosen => Role::Page,
                Role::Page => Role::Skip(SkipReason::OtherCopy),
                skip => skip,
            };
        }
    }
}

/// How good a copy of the page an output is, best first; `None` where it is none.
fn output_rank(path: &Path) -> Option<usize> {
    let name = name_of(path);
    let folder = path.iter().next().map(|first| first.to_string_lossy().into_owned()).unwrap_or_default();
    let depth = path.iter().count();
    match (folder.as_str(), name.as_str()) {
        (_, "singlefile.html") if depth <= 2 => Some(0),
        // wget lays the page out under its host.
        (host, name) if depth >= 2 && host.contains('.') && names::is_html(name) => Some(1),
        ("wget", name) if names::is_html(name) => Some(1),
        (_, "output.html") if depth == 1 || folder == "dom" => Some(2),
        ("warc", name) if names::named(name) == Named::Container => Some(3),
        ("readability" | "mercury", "content.html") => Some(4),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(files: &[&str]) -> Vec<String> {
        let paths: Vec<_> = files.iter().map(Path::new).collect();
        let roles = of(&paths);
        let pages = paths.iter().zip(roles).filter(|(_, (role, _))| *role == Role::Page);
        pages.map(|(path, _)| path.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn companions_belong_to_a_page_that_is_there() {
        let files = [
            "Story.html", "Story_files/frame.html", "Story_files/deep/frame.html", "Bericht.HTM",
            "Bericht-Dateien/frame.htm", "packed.html.gz", "packed_files/frame.html", "whole.html",
            "whole.html_files/frame.html", "my_files/letter.html", "sub/Story_files/orphan.html",
            "renamed_files/frame.html", "renamed_files/main.js.download", "site_files/index.html",
            "site_files/story.html", "site_files/look.css", "case-files/a.html", "case-files/b.html",
            "case-files/look.css",
        ];
        let expected = [
            "Story.html", "Bericht.HTM", "packed.html.gz", "whole.html", "my_files/letter.html",
            "sub/Story_files/orphan.html", "site_files/index.html", "site_files/story.html", "case-files/a.html",
            "case-files/b.html",
        ];
        assert_eq!(pages(&files), expected);
    }

    #[test]
    fn a_companion_is_seen_from_its_page() {
        for (folder, seen) in [
            ("a/Story_files", "a"),
            ("a/Story_files/deep/x_files/frame.html", "a"),
            ("m/hts-cache", "m"),
            ("Story_files", ""),
            ("a/b", "a/b"),
            ("", ""),
        ] {
            assert_eq!(seen_from(Path::new(folder)), Path::new(seen), "{folder}");
        }
    }

    #[test]
    fn what_wget_kept_of_a_page_is_no_page_of_its_own() {
        let files = [
            "paper.example/a.html", "paper.example/a.html.orig", "paper.example/b.html.orig", "c.orig",
            "paper.example/story.php?id=3&lang=en.html", "paper.example/story.php?id=3&lang=en.orig",
            "paper.example/about.orig", "paper.example/about.html", "c.htm",
        ];
        let expected = [
            "paper.example/a.html", "paper.example/b.html.orig", "c.orig", "paper.example/story.php?id=3&lang=en.html",
            "paper.example/about.html", "c.htm",
        ];
        assert_eq!(pages(&files), expected);
    }

    #[test]
    fn an_httrack_mirror_is_its_sites_alone() {
        let files = [
            "m/index.html", "m/hts-log.txt", "m/hts-cache/new.zip", "m/hts-cache/doit.html", "m/crawl.warc.gz",
            "m/paper.example/index.html", "m/paper.example/story.html", "m/paper.example/look.css", "flat/hts-log.txt",
            "flat/index.html",
        ];
        assert_eq!(pages(&files), ["m/paper.example/index.html", "m/paper.example/story.html", "flat/index.html"]);
    }

    #[test]
    fn a_snapshot_is_one_page() {
        let files = [
            "ArchiveBox.conf", "index.html", "archive/1/index.json", "archive/1/index.html", "archive/1/output.html",
            "archive/1/singlefile.html", "archive/1/paper.example/a/story.html", "archive/1/warc/1.warc.gz",
            "archive/2/index.json", "archive/2/output.html", "archive/2/readability/content.html",
            "archive/3/index.json", "archive/3/headers.json", "archive/3/warc/3.warc.gz", "data/index.json",
            "data/story.html",
        ];
        let expected =
            ["archive/1/singlefile.html", "archive/2/output.html", "archive/3/warc/3.warc.gz", "data/story.html"];
        assert_eq!(pages(&files), expected);
    }
}
