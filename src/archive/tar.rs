//! Tar files, packed or not: their members are read like files.

use std::{
    cell::Cell,
    collections::HashMap,
    fs::File,
    io::{self, BufReader, Cursor, Read, Seek},
    path::{Path, PathBuf},
    rc::Rc,
};

use chrono::DateTime;
use flate2::bufread::MultiGzDecoder;
use tar::Archive;

use super::{
    ArchiveError, Folder, Role, StoredPage, file,
    input::{self, Input, Place},
    limits::{self, NESTING_CAP},
    mirror, names,
    pages::{Halt, Pages},
    roles,
};
use crate::article::Format;

/// The most that may stand before a member, in bytes: its header, and what is too long for that. Programs take all of it into
/// memory.
const HEADERS_CAP: u64 = 1 << 20;

/// Reads the pages of a tar, in its order.
pub(super) fn read(input: Input<'_>, place: &Place, pages: &mut Pages<'_>) -> Result<(), Halt> {
    pages.note_format(place, Format::Tar);
    if place.depth >= NESTING_CAP {
        let (path, entry) = (pages.path().to_owned(), place.entry.clone());
        return Err(ArchiveError::TooDeep { path, entry, limit: NESTING_CAP }.into());
    }
    let roles = Roles::of(place, pages);
    let broken = |pages: &Pages<'_>, error: io::Error| ArchiveError::Broken {
        path: pages.path().to_owned(),
        entry: place.entry.clone(),
        message: format!("cut short or broken: {error}"),
    };
    let mut halt = None;
    let ended = each_file(input, |member, name| {
        let taken = match input::inner_path(name) {
            Some(path) if input::is_hidden(&path) => Ok(()),
            Some(path) => match roles.role(&path) {
                (Role::Skip(reason), _) => {
                    pages.leave_out(&reason.to_string());
                    Ok(())
                }
                (Role::Page, folder) => read_member(member, &path, folder, place, pages),
            },
            None => {
                let (path, entry) = (pages.path().to_owned(), Some(place.entry_of(Path::new(name))));
                pages.fail(ArchiveError::BadName { path, entry });
                Ok(())
            }
        };
        halt = taken.err();
        halt.is_none()
    });
    match (halt, ended) {
        (Some(halt), _) => Err(halt),
        (None, ended) => ended.map_err(|error| broken(pages, error).into()),
    }
}

/// What is unpacked of a tar, up to where its present part may reach.
struct Parts<R> {
    /// A header that was looked for, before the rest.
    found: Cursor<Vec<u8>>,
    inner: R,
    left: Rc<Cell<u64>>,
}

/// Bytes of a header; members begin at multiples of it.
const BLOCK: usize = 512;

impl<R: Read> Parts<R> {
    /// Goes to the next header, where a tar has ended or its next header cannot be read: another tar may follow. Says whether
    /// anything but zeros was passed over; `None` if there is no other header. What packs the tar has its checksum behind the
    /// tar's end, so that all of it is read.
    fn next_header(&mut self) -> io::Result<Option<bool>> {
        let mut is_damaged = false;
        let mut block = [0; BLOCK];
        while self.fill(&mut block)? {
            if is_header(&block) {
                self.found = Cursor::new(block.to_vec());
                return Ok(Some(is_damaged));
            }
            is_damaged |= block.iter().any(|byte| *byte != 0);
        }
        Ok(None)
    }

    /// Reads a block; whether there was a whole one.
    fn fill(&mut self, block: &mut [u8; BLOCK]) -> io::Result<bool> {
        let mut filled = 0;
        while let Some(rest) = block.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match self.inner.read(rest) {
                Ok(0) => return Ok(false),
                Ok(read) => filled += read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(true)
    }
}

/// Whether a block is a header by its mark and its checksum.
fn is_header(block: &[u8; BLOCK]) -> bool {
    const CHECKSUM: std::ops::Range<usize> = 148..156;
    let is_summed = |(at, byte): (usize, &u8)| u32::from(if CHECKSUM.contains(&at) { b' ' } else { *byte });
    let sum: u32 = block.iter().enumerate().map(is_summed).sum();
    block[257..].starts_with(b"ustar") && tar::Header::from_byte_slice(block).cksum().is_ok_and(|told| told == sum)
}

impl<R: Read> Read for Parts<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = match self.found.read(into)? {
            0 => self.inner.read(into)?,
            read => read,
        };
        let left = self.left.get().checked_sub(read as u64);
        self.left.set(left.ok_or_else(|| io::Error::other("a member's header is too long"))?);
        Ok(read)
    }
}

type Member<'a, R> = tar::Entry<'a, Parts<R>>;

/// Hands over each file in a tar with its name, until `take` says that it is enough, also behind damaged headers and in tars that
/// stand behind one another.
fn each_file<R: Read>(input: R, mut take: impl FnMut(&mut Member<'_, R>, &str) -> bool) -> io::Result<()> {
    let left = Rc::new(Cell::new(HEADERS_CAP));
    let mut parts = Parts { found: Cursor::default(), inner: input, left: Rc::clone(&left) };
    let mut damage = Ok(());
    loop {
        let mut archive = Archive::new(parts);
        let ended = each_up_to_damage(&mut archive, &left, &mut take);
        if matches!(ended, Ok(Enough(true))) {
            return damage;
        }
        parts = archive.into_inner();
        let is_damaged = match parts.next_header() {
            Ok(Some(is_damaged)) => is_damaged,
            Ok(None) => return damage.and(ended.map(drop)),
            Err(error) => return damage.and(ended.map(drop)).and(Err(error)),
        };
        if (is_damaged || ended.is_err()) && damage.is_ok() {
            damage = Err(io::Error::other("a damaged header, read on behind it"));
        }
        left.set(HEADERS_CAP);
    }
}

/// Whether no more files are wanted.
struct Enough(bool);

fn each_up_to_damage<R: Read>(
    archive: &mut Archive<Parts<R>>,
    left: &Cell<u64>,
    take: &mut impl FnMut(&mut Member<'_, R>, &str) -> bool,
) -> io::Result<Enough> {
    for member in archive.entries()? {
        let mut member = member?;
        if !member.header().entry_type().is_file() {
            // Passed over with the next header. What a sparse file says of its size is no number of bytes that are there.
            left.set(HEADERS_CAP.saturating_add(member.header().entry_size()?));
            continue;
        }
        left.set(u64::MAX);
        let name = String::from_utf8_lossy(&member.path_bytes()).into_owned();
        if !take(&mut member, &name) {
            return Ok(Enough(true));
        }
        io::copy(&mut member, &mut io::sink())?;
        left.set(HEADERS_CAP);
    }
    Ok(Enough(false))
}

/// Reads one member. What is wrong with it is noted, and the next one can be read.
fn read_member(
    member: &mut Member<'_, Input<'_>>,
    path: &Path,
    folder: Folder,
    place: &Place,
    pages: &mut Pages<'_>,
) -> Result<(), Halt> {
    let inner = Place {
        entry: Some(place.entry_of(path)),
        depth: place.depth + 1,
        packed: 0,
        // A tar does not pack: nothing can come out that is larger than what went in.
        size: None,
        at: None,
        response: None,
    };
    let mut template = StoredPage { format: Format::Tar, ..pages.blank() };
    if folder == Folder::Httrack {
        template.format = Format::Httrack;
    }
    template.hints.mirror_url = mirror::url(path);
    let time = member.header().mtime().ok().filter(|time| *time > 0).and_then(|time| i64::try_from(time).ok());
    if let Some(time) = time.and_then(|time| DateTime::from_timestamp(time, 0)) {
        template.hints.modified = Some(time.into());
    }
    let before = pages.swap_template(template);
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let read = file::open(Input::Stream(Box::new(member)), &name, inner, pages);
    pages.swap_template(before);
    match read {
        Err(Halt::Failed(error)) => {
            pages.fail(error);
            Ok(())
        }
        other => other,
    }
}

/// The roles of a tar's members. They depend on what else is in it, so its names are read through once before.
struct Roles(HashMap<PathBuf, (Role, Folder)>);

impl Roles {
    /// For a tar in another container, which cannot be read twice, only names count.
    fn of(place: &Place, pages: &Pages<'_>) -> Roles {
        let names =
            if place.depth == 0 { names_of(&pages.root().join(pages.path())).unwrap_or_default() } else { Vec::new() };
        let roles = roles::of(&names.iter().map(PathBuf::as_path).collect::<Vec<_>>());
        Roles(names.into_iter().zip(roles).collect())
    }

    fn role(&self, path: &Path) -> (Role, Folder) {
        let by_name = || {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            (names::never_opened(&name).map_or(Role::Page, Role::Skip), Folder::Plain)
        };
        self.0.get(path).copied().unwrap_or_else(by_name)
    }
}

/// The most memory that the names of a tar's members may take, in bytes, and what each takes beside its letters. A million
/// members are within it; the roles of any further are told by their names alone.
const NAMES_CAP: usize = 400_000_000;
const NAME_OVERHEAD: usize = 300;

/// The names in a tar file, up to where it can be read.
fn names_of(path: &Path) -> io::Result<Vec<PathBuf>> {
    let mut file = File::open(path)?;
    let head = limits::read_head(&mut file, 4)?;
    file.rewind()?;
    let file = BufReader::new(file);
    let unpacked: Box<dyn Read> = match head[..] {
        [0x1f, 0x8b, ..] => Box::new(MultiGzDecoder::new(file)),
        [0x28, 0xb5, 0x2f, 0xfd] => Box::new(zstd::Decoder::with_buffer(file)?),
        _ => Box::new(file),
    };
    let (mut names, mut room) = (Vec::new(), NAMES_CAP);
    // Where it breaks off is told when it is read.
    let _ = each_file(unpacked, |_, name| {
        room = room.saturating_sub(name.len() + NAME_OVERHEAD);
        names.extend(input::inner_path(name));
        room > 0
    });
    Ok(names)
}

#[cfg(test)]
mod tests {
    use std::{fs, io::Write};

    use super::*;
    use crate::archive::{FileOutcome, FileReport, read_all};

    fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
        let mut tar = tar::Builder::new(Vec::new());
        for (name, bytes) in members {
            let mut header = tar::Header::new_gnu();
            header.set_size(bytes.len() as u64);
            header.set_mode(0o644);
            header.set_mtime(1_751_788_800);
            // Written past the builder's own checks: a hostile name is a name too.
            header.as_mut_bytes()[..name.len()].copy_from_slice(name.as_bytes());
            header.set_cksum();
            tar.append(&header, *bytes).unwrap();
        }
        tar.into_inner().unwrap()
    }

    fn read_file(name: &str, bytes: &[u8]) -> (Vec<StoredPage>, FileReport) {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(name), bytes).unwrap();
        read_all(dir.path(), name)
    }

    #[test]
    fn reads_members_as_files() {
        let bytes = tar(&[
            ("a/Story_files/frame.html", b"<html>frame"),
            ("a/Story.html", b"<html>story"),
            ("./paper.example/b.html", b"<html>mirrored"),
            ("a/look.css", b"p {}"),
            (".hidden.html", b"<html>"),
        ]);
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(&bytes).unwrap();
        let gzip = gzip.finish().unwrap();
        let zstd = zstd::encode_all(&bytes[..], 1).unwrap();
        for (name, bytes) in [("a.tar", bytes), ("a.tar.gz", gzip.clone()), ("a.tgz", gzip), ("a.tar.zst", zstd)] {
            let (pages, report) = read_file(name, &bytes);
            assert_eq!((report.outcome, report.format), (FileOutcome::Pages, Format::Tar), "{name}: {report:?}");
            let entries: Vec<_> = pages.iter().filter_map(|page| page.entry.as_deref()).collect();
            assert_eq!(entries, ["a/Story.html", "paper.example/b.html"], "{name}");
            assert_eq!(pages[1].hints.mirror_url.as_deref(), Some("http://paper.example/b.html"));
            assert!(pages[0].hints.modified.is_some());
        }
    }

    /// The tar is whole, and its last bytes say that it is not what was packed.
    #[test]
    fn the_checksum_behind_a_tars_end_is_read() {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
        // Longer than what is looked at to tell the format.
        let story = [b"<html>", &b"The ferry sails again. ".repeat(4_000)[..]].concat();
        gzip.write_all(&tar(&[("a.html", &story), ("b.html", b"<html>b")])).unwrap();
        let whole = gzip.finish().unwrap();
        let (pages, report) = read_file("a.tar.gz", &whole);
        assert_eq!((pages.len(), report.outcome), (2, FileOutcome::Pages), "{report:?}");
        let mut flipped = whole.clone();
        let at = memchr::memmem::rfind(&whole, b"sails").unwrap();
        flipped[at] ^= 4;
        for (bytes, what) in [(&flipped[..], "checksum"), (&whole[..whole.len() - 4], "")] {
            let (pages, report) = read_file("a.tar.gz", bytes);
            assert_eq!((pages.len(), report.outcome), (2, FileOutcome::Failed), "{report:?}");
            assert!(report.told_error().is_some_and(|told| told.contains(what)), "{report:?}");
        }
    }

    #[test]
    fn tells_what_is_wrong() {
        let bytes = tar(&[("a.html", b"<html>a"), ("../b.html", b"<html>b"), ("c.html", b"<html>c")]);
        let (pages, report) = read_file("a.tar", &bytes);
        assert_eq!(pages.len(), 2);
        assert!(matches!(report.error, Some(ArchiveError::BadName { .. })), "{report:?}");
        let (pages, report) = read_file("a.tar", &bytes[..1500]);
        assert_eq!((pages.len(), report.outcome), (1, FileOutcome::Failed), "{report:?}");
    }

    #[test]
    fn reads_on_behind_a_damaged_header() {
        let bytes =
            tar(&[("a.html", b"<html>a"), ("b.html", b"<html>b"), ("c.html", b"<html>c"), ("d.html", b"<html>d")]);
        let second = 2 * BLOCK;
        for filled in [0, b'U'] {
            let mut bytes = bytes.clone();
            bytes[second..second + BLOCK].fill(filled);
            let (pages, report) = read_file("a.tar", &bytes);
            let entries: Vec<_> = pages.iter().filter_map(|page| page.entry.as_deref()).collect();
            assert_eq!(
                (&entries[..], report.outcome),
                (&["a.html", "c.html", "d.html"][..], FileOutcome::Failed),
                "{filled}"
            );
            let told = report.told_error().unwrap();
            assert!(told.ends_with("a damaged header, read on behind it"), "{told}");
        }
        // As `cat` puts them together.
        let (pages, report) = read_file("a.tar", &[&bytes[..], &tar(&[("e.html", b"<html>e")])].concat());
        assert_eq!((pages.len(), report.outcome), (5, FileOutcome::Pages), "{report:?}");
    }

    /// GNU's long names and PAX's fields are as long as their headers say.
    #[test]
    fn a_name_that_does_not_end_is_not_taken_into_memory() {
        for kind in [b'L', b'x'] {
            let mut bytes = tar(&[("a.html", b"<html>a")]);
            bytes.truncate(1024);
            let mut header = tar::Header::new_gnu();
            header.as_mut_bytes()[156] = kind;
            header.set_size(1 << 30);
            header.set_cksum();
            bytes.extend_from_slice(header.as_bytes());
            bytes.resize(4 << 20, b'a');
            let (pages, report) = read_file("a.tar", &bytes);
            let told = report.told_error().unwrap_or_default();
            assert!(pages.len() == 1 && told.ends_with("a member's header is too long"), "{told}");
        }
    }
}
