//! The bytes of a crawl file, unpacked as one stream, with the places in the file where reading can start anew.

use std::io::{self, BufRead, Read};

use flate2::bufread::GzDecoder;
use memchr::memchr;

/// The bytes unpacked at a time.
const CHUNK: usize = 32 * 1024;

/// The magic number of the frame that holds the dictionary of a zstd crawl file.
pub(in crate::archive) const DICTIONARY_MAGIC: [u8; 4] = *b"\x5d\x2a\x4d\x18";

/// The largest dictionary read, in bytes; those in use have about 100 KB.
const DICTIONARY_CAP: u64 = 16_000_000;

/// How many members are tried after a damaged one. The bytes that one begins with come by chance too, once in 16 MB: enough for
/// 16 GB of damage, and few enough for a file that is made of nothing else.
const MOST_TRIED: usize = 1_000;

/// How a crawl file is packed. Each record has a gzip member or zstd frame of its own, as a rule, but not always.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::archive) enum Packed {
    No,
    Gzip,
    Zstd,
}

impl Packed {
    /// What a gzip member or zstd frame begins with.
    fn magic(self) -> &'static [u8] {
        match self {
            Packed::No => &[],
            Packed::Gzip => b"\x1f\x8b\x08",
            Packed::Zstd => b"\x28\xb5\x2f\xfd",
        }
    }
}

/// A crawl file's unpacked bytes.
pub(super) struct Source<R> {
    stage: Stage<R>,
    packed: Packed,
    dictionary: Option<Vec<u8>>,
    buffer: Vec<u8>,
    used: usize,
    /// Where in the buffer the bytes of the current member begin: behind those that were kept of another, if any.
    member_at: usize,
    /// Where the current gzip member or zstd frame starts in the file.
    member: u64,
    /// Whether nothing of the current member has been used yet.
    fresh: bool,
    /// Members that may still be tried after damaged ones.
    tries: usize,
}

enum Stage<R> {
    /// Between members; or, where nothing is packed, anywhere.
    Between(Counted<R>),
    Gzip(Box<GzDecoder<Counted<R>>>),
    Zstd(Box<zstd::Decoder<'static, Counted<R>>>),
    /// A member could not be opened: nothing more can be read.
    Broken,
}

impl<R: BufRead> Source<R> {
    /// `at` is where `input` starts in the file, in bytes.
    pub(super) fn new(input: R, packed: Packed, at: u64) -> Source<R> {
        Source {
            stage: Stage::Between(Counted { inner: input, at, put_back: &[] }),
            packed,
            dictionary: None,
            buffer: Vec::new(),
            used: 0,
            member_at: 0,
            member: at,
            fresh: true,
            tries: MOST_TRIED,
        }
    }

    /// Gives a zstd file's dictionary beforehand, for reading that starts in the middle.
    pub(super) fn with_dictionary(mut self, dictionary: Option<Vec<u8>>) -> Source<R> {
        self.dictionary = dictionary;
        self
    }

    /// The place in the file from which the next byte can be read without what comes before it, if there is one here.
    pub(super) fn boundary(&mut self) -> Option<u64> {
        if self.packed == Packed::No {
            return Some(self.offset());
        }
        // At the end of a member, the next one has to be opened to know that this is a boundary; at the end of the file,
        // that is where the file ends.
        match self.fill_buf() {
            Ok([]) => self.end(),
            Ok(_) => self.starts_member().then_some(self.member),
            Err(_) => None,
        }
    }

    fn end(&self) -> Option<u64> {
        match &self.stage {
            Stage::Between(input) => Some(input.at),
            _ => None,
        }
    }

    /// Where in the file the next byte is found: itself, or the member that holds it.
    pub(super) fn offset(&self) -> u64 {
        match &self.stage {
            Stage::Between(input) if self.packed == Packed::No => {
                input.at.saturating_sub((self.buffer.len() - self.used) as u64)
            }
            _ => self.member,
        }
    }

    /// Whether the next byte is the first of a gzip member or zstd frame.
    pub(super) fn starts_member(&self) -> bool {
        self.packed != Packed::No && self.fresh && self.used == self.member_at
    }

    /// Unpacks some more bytes behind those of the buffer that are not used yet; says how many, none at the end of the file.
    pub(super) fn unpack(&mut self) -> io::Result<usize> {
        let kept = self.buffer.len() - self.used;
        self.buffer.copy_within(self.used.., 0);
        self.member_at = self.member_at.saturating_sub(self.used);
        self.used = 0;
        self.buffer.resize(kept + CHUNK, 0);
        let read = self.unpack_into_buffer(kept);
        self.buffer.truncate(kept + read.as_ref().unwrap_or(&0));
        read
    }

    fn unpack_into_buffer(&mut self, kept: usize) -> io::Result<usize> {
        loop {
            let free = self.buffer.get_mut(kept..).unwrap_or_default();
            let read = match &mut self.stage {
                Stage::Between(input) if self.packed == Packed::No => return input.read(free),
                Stage::Between(input) => {
                    if input.fill_buf()?.is_empty() {
                        return Ok(0);
                    }
                    self.open_member()?;
                    self.member_at = kept;
                    continue;
                }
                Stage::Gzip(member) => member.read(free)?,
                Stage::Zstd(member) => member.read(free)?,
                Stage::Broken => return Err(io::ErrorKind::InvalidData.into()),
            };
            if read > 0 {
                return Ok(read);
            }
            self.stage = match std::mem::replace(&mut self.stage, Stage::Broken) {
                Stage::Gzip(member) => Stage::Between(member.into_inner()),
                Stage::Zstd(member) => Stage::Between(member.finish()),
                other => other,
            };
        }
    }

    /// Goes to the next member that begins as `is_start` says, where the one at hand is damaged; false if there is none.
    pub(super) fn next_member(&mut self, is_start: impl Fn(&[u8]) -> bool) -> bool {
        while self.packed != Packed::No && self.tries > 0 {
            self.buffer.clear();
            (self.used, self.member_at) = (0, 0);
            let mut input = match std::mem::replace(&mut self.stage, Stage::Broken) {
                Stage::Between(input) => input,
                Stage::Gzip(member) => member.into_inner(),
                Stage::Zstd(member) => member.finish(),
                Stage::Broken => return false,
            };
            if !input.find(self.packed.magic()).unwrap_or(false) {
                return false;
            }
            self.stage = Stage::Between(input);
            if self.fill_buf().is_ok_and(&is_start) {
                return true;
            }
            self.tries -= 1;
        }
        false
    }

    fn open_member(&mut self) -> io::Result<()> {
        let Stage::Between(mut input) = std::mem::replace(&mut self.stage, Stage::Broken) else { return Ok(()) };
        if self.packed == Packed::Zstd && input.fill_buf()?.starts_with(&DICTIONARY_MAGIC) {
            self.dictionary = Some(read_dictionary(&mut input)?);
        }
        (self.member, self.fresh) = (input.at, true);
        self.stage = match (self.packed, &self.dictionary) {
            (Packed::No, _) => Stage::Between(input),
            (Packed::Gzip, _) => Stage::Gzip(Box::new(GzDecoder::new(input))),
            (Packed::Zstd, None) => Stage::Zstd(Box::new(zstd::Decoder::with_buffer(input)?.single_frame())),
            (Packed::Zstd, Some(dictionary)) => {
                Stage::Zstd(Box::new(zstd::Decoder::with_dictionary(input, dictionary)?.single_frame()))
            }
        };
        Ok(())
    }
}

/// Reads the frame that holds the dictionary, which may be packed itself.
pub(super) fn read_dictionary(input: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut head = [0; 8];
    input.read_exact(&mut head)?;
    let [a, b, c, d, len @ ..] = head;
    if [a, b, c, d] != DICTIONARY_MAGIC {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut frame = Vec::new();
    input.take(u64::from(u32::from_le_bytes(len)).min(DICTIONARY_CAP)).read_to_end(&mut frame)?;
    if !frame.starts_with(b"\x28\xb5\x2f\xfd") {
        return Ok(frame);
    }
    let mut dictionary = Vec::new();
    zstd::Decoder::with_buffer(&frame[..])?.take(DICTIONARY_CAP).read_to_end(&mut dictionary)?;
    Ok(dictionary)
}

/// What `Read` is for a source whose bytes stand in a buffer.
pub(super) fn read_buffered(from: &mut impl BufRead, into: &mut [u8]) -> io::Result<usize> {
    let mut available = from.fill_buf()?;
    let read = available.read(into)?;
    from.consume(read);
    Ok(read)
}

impl<R: BufRead> Read for Source<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        read_buffered(self, into)
    }
}

impl<R: BufRead> BufRead for Source<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.used >= self.buffer.len() {
            self.unpack()?;
        }
        Ok(self.buffer.get(self.used..).unwrap_or_default())
    }

    fn consume(&mut self, amount: usize) {
        self.used = self.buffer.len().min(self.used + amount);
        self.fresh &= self.used <= self.member_at;
    }
}

/// A reader that knows how far it is.
struct Counted<R> {
    inner: R,
    at: u64,
    /// What is read once more, before the rest.
    put_back: &'static [u8],
}

impl<R: BufRead> Counted<R> {
    /// Goes to the next place where these bytes stand, of which the first is none of the others; false if there is none.
    fn find(&mut self, bytes: &'static [u8]) -> io::Result<bool> {
        let mut seen = 0;
        loop {
            let ahead = self.fill_buf()?;
            let Some(next) = ahead.first().copied() else { return Ok(false) };
            if let (0, Some(first)) = (seen, bytes.first()) {
                let others = memchr(*first, ahead).unwrap_or(ahead.len());
                if others > 0 {
                    self.consume(others);
                    continue;
                }
            }
            match bytes.get(seen) {
                Some(wanted) if *wanted == next => seen += 1,
                _ => seen = usize::from(bytes.first() == Some(&next)),
            }
            self.consume(1);
            if seen == bytes.len() {
                self.at -= seen as u64;
                self.put_back = bytes;
                return Ok(true);
            }
        }
    }
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        read_buffered(self, into)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.put_back.is_empty() { self.inner.fill_buf() } else { Ok(self.put_back) }
    }

    fn consume(&mut self, amount: usize) {
        self.at += amount as u64;
        if self.put_back.is_empty() {
            self.inner.consume(amount);
        } else {
            self.put_back = self.put_back.get(amount..).unwrap_or_default();
        }
    }
}
