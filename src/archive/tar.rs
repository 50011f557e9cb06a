//! Tar files, packed or not: their members are read like files.

use std::{
    fs::File,
    io::{self, BufReader, Read, Seek},
    path::{Path, PathBuf},
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
    let mut archive = Archive::new(input);
    let members = archive.entries().map_err(|error| broken(pages, error))?;
    for member in members {
        let member = member.map_err(|error| broken(pages, error))?;
        if !member.header().entry_type().is_file() {
            continue;
        }
        let name = String::from_utf8_lossy(&member.path_bytes()).into_owned();
        let Some(path) = input::inner_path(&name) else {
            let error =
                ArchiveError::BadName { path: pages.path().to_owned(), entry: Some(place.entry_of(Path::new(&name))) };
            pages.fail(error);
            continue;
        };
        if input::is_hidden(&path) {
            continue;
        }
        match roles.role(&path) {
            (Role::Skip(reason), _) => pages.leave_out(&reason.to_string()),
            (Role::Page, folder) => read_member(member, &path, folder, place, pages)?,
        }
    }
    Ok(())
}

fn read_member<R: Read>(
    member: tar::Entry<'_, R>,
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
struct Roles(std::collections::HashMap<PathBuf, (Role, Folder)>);

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
    let mut archive = Archive::new(unpacked);
    let members = archive.entries()?.map_while(Result::ok).filter(|member| member.header().entry_type().is_file());
    Ok(members.filter_map(|member| input::inner_path(&String::from_utf8_lossy(&member.path_bytes()))).collect())
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

    #[test]
    fn tells_what_is_wrong() {
        let bytes = tar(&[("a.html", b"<html>a"), ("../b.html", b"<html>b"), ("c.html", b"<html>c")]);
        let (pages, report) = read_file("a.tar", &bytes);
        assert_eq!(pages.len(), 2);
        assert!(matches!(report.error, Some(ArchiveError::BadName { .. })), "{report:?}");
        let (pages, report) = read_file("a.tar", &bytes[..1500]);
        assert_eq!((pages.len(), report.outcome), (1, FileOutcome::Failed), "{report:?}");
    }
}
