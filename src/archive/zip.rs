//! Zip files: of pages, of other containers, and the archive formats that are zips themselves (WACZ, MAFF, HTZ).

use std::{
    borrow::Cow,
    collections::HashSet,
    fs::File,
    io::{self, BufRead, BufReader, Cursor, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
};

use memchr::memmem;
use zip::{CompressionMethod, ZipArchive, read::ZipFile, result::ZipError};

use super::{
    ArchiveError, Folder, Role, SkipReason, StoredPage, file,
    input::{self, Input, Place, ReadSeek},
    limits::{self, End, NESTING_CAP, PAGE_CAP},
    mirror, names,
    notes::{Note, Notes},
    pages::{Halt, Pages},
    roles,
};
use crate::article::{Format, Stamp};

/// Reads the pages of a zip file or member.
pub(super) fn read(input: Box<dyn ReadSeek + '_>, name: &str, place: Place, pages: &mut Pages<'_>) -> Result<(), Halt> {
    let mut input = BufReader::new(input);
    let begins_with_member = input.fill_buf().is_ok_and(|head| head.starts_with(b"PK\x03\x04"));
    let mut archive = match ZipArchive::new(&mut input) {
        // The directory is that of another zip, stored in this one, which has lost its own.
        Ok(archive) if begins_with_member && archive.offset() > 0 => {
            drop(archive);
            let error = ZipError::InvalidArchive("its directory is missing".into());
            return salvage(input, error, Kind::of(name, &[]), &place, pages);
        }
        Ok(archive) => archive,
        Err(error) => return salvage(input, error, Kind::of(name, &[]), &place, pages),
    };
    let members = members(&mut archive, &place, pages);
    let paths: Vec<&Path> = members.iter().map(|(_, path)| path.as_path()).collect();
    let kind = Kind::of(name, &paths);
    pages.note_format(&place, kind.format());
    let roles = kind.roles(&paths);
    let about = if kind == Kind::Plain { Notes::read(&mut archive, &paths) } else { Notes::default() };
    for ((index, path), (role, folder)) in members.iter().zip(roles) {
        let role = if about.is_other_copy(path) { Role::Skip(SkipReason::OtherCopy) } else { role };
        let entry = place.entry_of(path);
        match role {
            Role::Skip(reason) => pages.leave_out(&reason.to_string()),
            Role::Page if holds_one(path) && !pages.wants(&entry) => {}
            Role::Page => {
                let template = template(pages.blank(), kind, path, folder, about.of(path));
                let before = pages.swap_template(template);
                let read = member(&mut archive, *index, path, entry, &place, pages);
                pages.swap_template(before);
                read?;
            }
        }
    }
    Ok(())
}

/// The most that may follow the record at a zip's end: a comment, whose length has 16 bits; SingleFile closes its page
/// within as much.
const TAIL: usize = u16::MAX as usize + END_OF_DIRECTORY;

/// Bytes of that record.
const END_OF_DIRECTORY: usize = 22;

/// The part of a page that is a zip, as of SingleFile's pages that unpack themselves: it reaches from the page's start, from
/// which offsets are counted, to the end of the zip.
pub(super) fn inside_page(page: &[u8]) -> Option<&[u8]> {
    let tail = page.get(page.len().saturating_sub(TAIL)..)?;
    let end = page.len() - tail.len() + memmem::find_iter(tail, b"PK\x05\x06").last()? + END_OF_DIRECTORY;
    let zip = page.get(..end)?;
    ZipArchive::new(Cursor::new(zip)).ok().filter(|archive| !archive.is_empty()).map(|_| zip)
}

/// What an archive in zip form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Plain,
    Wacz,
    /// WebScrapbook's: one page, at the top.
    Htz,
}

impl Kind {
    fn of(name: &str, paths: &[&Path]) -> Kind {
        let has = |wanted: &str| paths.contains(&Path::new(wanted));
        let has_crawls = || paths.iter().any(|path| path.starts_with("archive"));
        match name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).as_deref() {
            Some("htz") => Kind::Htz,
            Some("wacz") => Kind::Wacz,
            _ if has("datapackage.json") && has_crawls() => Kind::Wacz,
            _ => Kind::Plain,
        }
    }

    fn format(self) -> Format {
        match self {
            Kind::Plain => Format::Zip,
            Kind::Wacz => Format::Wacz,
            Kind::Htz => Format::Webscrapbook,
        }
    }

    fn roles(self, paths: &[&Path]) -> Vec<(Role, Folder)> {
        let of = roles::of(paths);
        let is_page = |path: &Path| match self {
            Kind::Plain => true,
            // The index and the lists of pages beside the crawls say nothing that the crawls do not.
            Kind::Wacz => path.starts_with("archive"),
            Kind::Htz => path.components().count() == 1 && path.file_stem().is_some_and(|stem| stem == "index"),
        };
        let role = |(path, (role, folder)): (&&Path, (Role, Folder))| match role {
            Role::Page if !is_page(path) => (Role::Skip(SkipReason::OtherCopy), folder),
            role => (role, folder),
        };
        paths.iter().zip(of).map(role).collect()
    }
}

/// The members that may be pages, by index; notes those that cannot be read.
fn members<R: Read + Seek>(archive: &mut ZipArchive<R>, place: &Place, pages: &mut Pages<'_>) -> Vec<(usize, PathBuf)> {
    let mut members = Vec::new();
    let mut places = Vec::new();
    for index in 0..archive.len() {
        let Ok(member) = archive.by_index_raw(index) else { continue };
        if member.is_dir() || member.is_symlink() {
            continue;
        }
        let name = name_of(&member);
        let entry = || Some(place.entry_of(Path::new(&name)));
        let path = pages.path().to_owned();
        match input::inner_path(&name) {
            None => pages.fail(ArchiveError::BadName { path, entry: entry() }),
            Some(inner) if input::is_hidden(&inner) => {}
            Some(_) if member.encrypted() => pages.fail(ArchiveError::Encrypted { path, entry: entry() }),
            Some(inner) => {
                members.push((index, inner));
                let place = |start: u64| (start, index, start.saturating_add(member.compressed_size()));
                places.extend(member.data_start().map(place));
            }
        }
    }
    let overlapping = overlapping(places);
    members.retain(|(index, inner)| {
        let is_apart = !overlapping.contains(index);
        if !is_apart {
            let message = "its bytes are those of another member".to_owned();
            let entry = Some(place.entry_of(inner));
            pages.fail(ArchiveError::Broken { path: pages.path().to_owned(), entry, message });
        }
        is_apart
    });
    members
}

/// The members, of which each has its start, its index and its end, that have bytes of one before them: no program packs so, and
/// a small zip could unpack to any number of large pages.
fn overlapping(mut places: Vec<(u64, usize, u64)>) -> HashSet<usize> {
    places.sort_unstable();
    let mut reached = 0;
    let mut overlapping = HashSet::new();
    for (start, index, end) in places {
        if start < reached && start < end {
            overlapping.insert(index);
        }
        reached = reached.max(end);
    }
    overlapping
}

/// A member's name. Many programs write UTF-8 without saying so; what is none is in the code page of the first PCs, by the
/// format's definition and as Windows still writes it.
fn name_of<R: Read>(member: &ZipFile<'_, R>) -> String {
    let raw = member.name_raw();
    let name = match std::str::from_utf8(raw) {
        Ok(name) => Cow::Borrowed(name),
        Err(_) => member.name().unwrap_or_else(|_| String::from_utf8_lossy(raw)),
    };
    name.replace('\\', "/")
}

/// Whether a member's name says that it is one page, so that it can be passed over where another is wanted.
fn holds_one(path: &Path) -> bool {
    names::is_html(&path.file_name().unwrap_or_default().to_string_lossy())
}

fn template(mut page: StoredPage, kind: Kind, path: &Path, folder: Folder, note: Option<&Note>) -> StoredPage {
    page.format = match (kind, folder) {
        (Kind::Plain, Folder::Httrack) => Format::Httrack,
        _ => kind.format(),
    };
    page.hints.mirror_url = mirror::url(path);
    if let Some(note) = note {
        page.format = note.format.unwrap_or(page.format);
        page.hints.url = note.url.clone();
        page.hints.saved = note.saved;
    }
    page
}

/// Reads one member. What is wrong with it is noted, and the next one can be read.
fn member<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    index: usize,
    path: &Path,
    entry: String,
    place: &Place,
    pages: &mut Pages<'_>,
) -> Result<(), Halt> {
    let failed = |pages: &Pages<'_>, message: String| ArchiveError::Broken {
        path: pages.path().to_owned(),
        entry: Some(entry.clone()),
        message,
    };
    if is_too_deep(place, &entry, pages) {
        return Ok(());
    }
    let member = match archive.by_index(index) {
        Ok(member) => member,
        Err(error) => {
            pages.fail(failed(pages, error.to_string()));
            return Ok(());
        }
    };
    let inner = Place {
        entry: Some(entry.clone()),
        depth: place.depth + 1,
        packed: 0,
        size: Some(member.compressed_size()),
        at: stored_at(&member, place),
        response: None,
    };
    let mut template = pages.blank();
    template.hints.modified = time_of(&member).or(template.hints.modified);
    pages.swap_template(template);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let input = match window(&member, &inner, pages) {
        Some(window) => Input::Seekable(Box::new(window)),
        None => Input::Stream(Box::new(member)),
    };
    match file::open(input, &name, inner, pages) {
        Err(Halt::Failed(error)) => {
            pages.fail(error);
            Ok(())
        }
        other => other,
    }
}

/// Whether members of a container at this place are not read any more, which is noted.
fn is_too_deep(place: &Place, entry: &str, pages: &mut Pages<'_>) -> bool {
    let is_too_deep = place.depth >= NESTING_CAP;
    if is_too_deep {
        let (path, entry) = (pages.path().to_owned(), Some(entry.to_owned()));
        pages.fail(ArchiveError::TooDeep { path, entry, limit: NESTING_CAP });
    }
    is_too_deep
}

/// Where a member's bytes stand in the file on disk, if they stand there as they are.
fn stored_at<R: Read>(member: &ZipFile<'_, R>, place: &Place) -> Option<u64> {
    let start = member.data_start().filter(|_| member.compression() == CompressionMethod::Stored)?;
    place.at?.checked_add(start)
}

/// A container that is stored as it is can be read in the file itself: from any place, whatever its size.
fn window<R: Read>(member: &ZipFile<'_, R>, inner: &Place, pages: &Pages<'_>) -> Option<Window> {
    let start = inner.at?;
    let file = File::open(pages.root().join(pages.path())).ok()?;
    Some(Window { file, start, len: member.size(), at: 0 })
}

/// The time that the zip has for a member; its clock is that of whoever packed it.
fn time_of<R: Read>(member: &ZipFile<'_, R>) -> Option<Stamp> {
    let time = member.last_modified()?;
    let day = chrono::NaiveDate::from_ymd_opt(time.year().into(), time.month().into(), time.day().into())?;
    let time = day.and_hms_opt(time.hour().into(), time.minute().into(), time.second().into())?;
    // The first of the clock's moments stands for no time at all.
    (time.and_utc().timestamp() > 315_619_200).then(|| time.and_utc().into())
}

/// Reads what there is of a zip whose directory, at its end, is missing or broken.
fn salvage(
    mut input: BufReader<Box<dyn ReadSeek + '_>>,
    error: ZipError,
    kind: Kind,
    place: &Place,
    pages: &mut Pages<'_>,
) -> Result<(), Halt> {
    pages.note_format(place, kind.format());
    let broken = |pages: &Pages<'_>, message: String| ArchiveError::Broken {
        path: pages.path().to_owned(),
        entry: place.entry.clone(),
        message,
    };
    input.rewind().map_err(|error| ArchiveError::read(pages.path(), error))?;
    let mut offset = 0;
    loop {
        let goes_on = match Crawl::here(&mut input) {
            Some(crawl) => {
                let before = pages.swap_template(StoredPage { format: kind.format(), ..pages.blank() });
                let read = crawl.read(place, pages);
                pages.swap_template(before);
                read?;
                crawl.end().is_some_and(|end| input.seek(SeekFrom::Start(end)).is_ok())
            }
            None => salvage_member(&mut input, place, pages)?,
        };
        if !goes_on {
            break;
        }
        offset = input.stream_position().unwrap_or(offset);
    }
    match pages.count {
        0 => Err(broken(pages, format!("no page in it can be read: {error}")).into()),
        kept => {
            let offset = place.at.unwrap_or(0) + offset;
            Err(ArchiveError::CutShort { path: pages.path().to_owned(), offset, pages: kept }.into())
        }
    }
}

/// Reads the member that stands here; false where there is none, or it cannot be read to its end: nothing comes after it.
fn salvage_member(input: &mut impl Read, place: &Place, pages: &mut Pages<'_>) -> Result<bool, Halt> {
    let Ok(Some(mut member)) = zip::read::read_zipfile_from_stream(input) else { return Ok(false) };
    let name = name_of(&member);
    let inner = input::inner_path(&name).filter(|inner| !member.is_dir() && holds_one(inner));
    if let Some(inner) = inner {
        let packed = Some(member.compressed_size());
        let (bytes, end) = limits::read_page(Vec::new(), &mut member, packed);
        let entry = Some(place.entry_of(&inner));
        // A page that breaks off, or is too large, is kept as far as it goes.
        if !bytes.is_empty() && !matches!(end, End::Bomb) {
            pages.put(StoredPage { entry: entry.clone(), bytes, format: Format::Zip, ..pages.blank() })?;
        }
        match end {
            End::Whole => {}
            End::TooLarge => {
                pages.fail(ArchiveError::TooLarge { path: pages.path().to_owned(), entry, limit: PAGE_CAP });
            }
            End::Bomb | End::Broken(_) => return Ok(false),
        }
    }
    Ok(io::copy(&mut member, &mut io::sink()).is_ok())
}

/// A crawl that is stored in a zip as it is, as in every WACZ, where the zip's directory does not tell of it.
struct Crawl {
    name: String,
    /// Where it starts in the zip.
    start: u64,
    /// Its length, where its header has it: programs that write a zip as a stream put it behind.
    len: Option<u64>,
}

impl Crawl {
    /// The one whose header stands here; leaves `input` where it is.
    fn here(input: &mut (impl Read + Seek)) -> Option<Crawl> {
        const HEADER: usize = 30;
        let at = input.stream_position().ok()?;
        let mut header = [0; HEADER];
        let mut name = Vec::new();
        let read = input.read_exact(&mut header);
        let short = |at: usize| u16::from_le_bytes([header[at], header[at + 1]]);
        let (flags, method, name_len, extra_len) = (short(6), short(8), short(26), short(28));
        let read = read.and_then(|()| input.take(name_len.into()).read_to_end(&mut name));
        input.seek(SeekFrom::Start(at)).ok()?;
        read.ok()?;
        let name = String::from_utf8(name).ok()?;
        let is_stored = header.starts_with(b"PK\x03\x04") && method == 0;
        if !is_stored || !names::is_crawl(names::unpacked(&name.to_ascii_lowercase()).0) {
            return None;
        }
        let len = u32::from_le_bytes([header[18], header[19], header[20], header[21]]);
        let is_told = flags & 0x08 == 0 && len != u32::MAX;
        let start = at + HEADER as u64 + u64::from(name_len) + u64::from(extra_len);
        Some(Crawl { name, start, len: is_told.then_some(len.into()) })
    }

    fn end(&self) -> Option<u64> {
        self.start.checked_add(self.len?)
    }

    /// Reads its pages, as far as it goes; it is left out where its zip does not stand in the file as it is.
    fn read(&self, place: &Place, pages: &mut Pages<'_>) -> Result<(), Halt> {
        let (Some(path), Some(at)) = (input::inner_path(&self.name), place.at) else { return Ok(()) };
        let entry = place.entry_of(&path);
        if is_too_deep(place, &entry, pages) {
            return Ok(());
        }
        let start = at.saturating_add(self.start);
        let file = File::open(pages.root().join(pages.path()));
        let file = file.map_err(|error| ArchiveError::read(pages.path(), error))?;
        let rest = file.metadata().map_or(0, |metadata| metadata.len()).saturating_sub(start);
        // Nor does it reach beyond the zip that it is in.
        let rest = rest.min(place.size.map_or(rest, |size| size.saturating_sub(self.start)));
        let len = self.len.map_or(rest, |len| len.min(rest));
        let inner = Place {
            entry: Some(entry),
            depth: place.depth + 1,
            packed: 0,
            size: Some(len),
            at: Some(start),
            response: None,
        };
        match file::open(Input::Seekable(Box::new(Window { file, start, len, at: 0 })), &self.name, inner, pages) {
            Err(Halt::Failed(error)) => pages.fail(error),
            other => return other,
        }
        Ok(())
    }
}

/// A part of a file as if it were a file.
struct Window {
    file: File,
    start: u64,
    len: u64,
    at: u64,
}

impl Read for Window {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.len.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let want = into.len().min(left);
        let Some(into) = into.get_mut(..want).filter(|into| !into.is_empty()) else { return Ok(0) };
        self.file.seek(SeekFrom::Start(self.start.saturating_add(self.at)))?;
        let read = self.file.read(into)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for Window {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.len.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests;
