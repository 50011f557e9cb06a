//! What is read at most, so that no file can exhaust memory.

use std::io::{self, Read};

/// Bytes of one page, unpacked. The largest pages that SingleFile writes, with every image inside, stay under this.
pub(super) const PAGE_CAP: u64 = 64_000_000;

/// How many times its packed size a page may unpack to. Deflate reaches 1,032 at most; saved pages rarely reach 20.
pub(super) const RATIO_CAP: u64 = 200;

/// Below this, a ratio is nothing to worry about: a template full of blanks packs better than any story.
pub(super) const RATIO_FREE: u64 = 8_000_000;

/// Containers inside containers: a zip of WACZ files holds WARCs, and that is as deep as archives are found.
pub(super) const NESTING_CAP: usize = 3;

/// The first bytes of a file, by which its format is told.
pub const HEAD: usize = 8 * 1024;

/// Enough of a zstd stream for its first block to be unpacked: blocks are at most 128 KB.
pub(super) const ZSTD_HEAD: usize = 160 * 1024;

/// How the reading of a page's bytes ended.
#[derive(Debug)]
pub(super) enum End {
    Whole,
    /// There is more than [`PAGE_CAP`].
    TooLarge,
    /// It unpacks to more than [`RATIO_CAP`] times its packed size.
    Bomb,
    /// The source broke off; what came before was read.
    Broken(io::Error),
}

/// Reads to the end, but never more than a page may have. `packed` is the size of what is unpacked, where that is known.
pub(super) fn read_page(mut bytes: Vec<u8>, from: &mut dyn Read, packed: Option<u64>) -> (Vec<u8>, End) {
    let mut chunk = [0; 32 * 1024];
    loop {
        match from.read(&mut chunk) {
            Ok(0) => return (bytes, End::Whole),
            Ok(n) => bytes.extend_from_slice(chunk.get(..n).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return (bytes, End::Broken(error)),
        }
        let len = bytes.len() as u64;
        if len > PAGE_CAP {
            return (bytes, End::TooLarge);
        }
        if len > RATIO_FREE && packed.is_some_and(|packed| len / packed.max(1) > RATIO_CAP) {
            return (bytes, End::Bomb);
        }
    }
}

/// Reads `want` bytes, fewer only where the source ends or breaks off before.
pub(super) fn read_head(from: &mut dyn Read, want: usize) -> io::Result<Vec<u8>> {
    match read_start(from, want) {
        (head, Some(error)) if head.is_empty() => Err(error),
        (head, _) => Ok(head),
    }
}

/// As [`read_head`], with what it broke off with.
pub(super) fn read_start(from: &mut dyn Read, want: usize) -> (Vec<u8>, Option<io::Error>) {
    let mut head = Vec::with_capacity(want);
    let error = from.take(want as u64).read_to_end(&mut head).err();
    (head, error)
}

/// A source that has broken off. Decoders tell it once, and then that they are at their end.
pub(super) struct BrokenOff(pub(super) Option<io::Error>);

impl Read for BrokenOff {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_at_the_cap_and_at_the_ratio() {
        let (bytes, end) = read_page(Vec::new(), &mut io::repeat(b' '), None);
        assert!(matches!(end, End::TooLarge));
        assert!(bytes.len() as u64 <= PAGE_CAP + 32 * 1024);
        let (bytes, end) = read_page(Vec::new(), &mut io::repeat(b' '), Some(10_000));
        assert!(matches!(end, End::Bomb));
        assert!(bytes.len() as u64 <= RATIO_FREE + 32 * 1024);
        let (bytes, end) = read_page(b"<p".to_vec(), &mut &b">x"[..], Some(1));
        assert!(matches!(end, End::Whole));
        assert_eq!(bytes, b"<p>x");
    }
}
