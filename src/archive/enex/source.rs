//! The bytes of an export, as a stream that can be looked ahead in.

use std::io::{self, BufRead, Read};

use memchr::memchr_iter;

/// The bytes of an export that are still to be read.
pub(super) struct Source<R> {
    inner: R,
    buffer: Vec<u8>,
    used: usize,
    offset: u64,
    /// Bytes that an XML reader may still take.
    left: usize,
    is_ended: bool,
    is_broken: bool,
}

impl<R: BufRead> Source<R> {
    pub(super) fn new(inner: R) -> Source<R> {
        Source { inner, buffer: Vec::new(), used: 0, offset: 0, left: 0, is_ended: false, is_broken: false }
    }

    /// How many bytes were read before.
    pub(super) fn offset(&self) -> u64 {
        self.offset
    }

    /// Whether there is nothing more.
    pub(super) fn is_at_end(&mut self) -> bool {
        self.ahead().is_empty() && !self.more()
    }

    /// Whether what it is read from broke off, and did not end.
    pub(super) fn is_broken(&self) -> bool {
        self.is_broken
    }

    /// Lets an XML reader take so many bytes before it meets with an error: it holds all of what it takes until that ends.
    pub(super) fn allow(&mut self, bytes: usize) {
        self.left = bytes;
    }

    /// Goes to the first of the tags, and tells which it is; what stands before it is handed to `take`. `None` where there is
    /// none of them.
    pub(super) fn up_to(&mut self, tags: &[&[u8]], mut take: impl FnMut(&[u8])) -> Option<usize> {
        let longest = tags.iter().map(|tag| tag.len()).max().unwrap_or(0);
        loop {
            let ahead = self.ahead();
            let mut cut = ahead.len();
            let mut found = None;
            for at in memchr_iter(b'<', ahead) {
                let rest = ahead.get(at..).unwrap_or_default();
                found = tags.iter().position(|tag| rest.starts_with(tag));
                if found.is_some() || rest.len() < longest {
                    cut = at;
                    break;
                }
            }
            take(ahead.get(..cut).unwrap_or_default());
            self.pass(cut);
            if found.is_some() {
                return found;
            }
            if !self.more() {
                take(self.ahead());
                self.pass(self.ahead().len());
                return None;
            }
        }
    }

    /// Passes over bytes that are ahead.
    pub(super) fn pass(&mut self, amount: usize) {
        let amount = amount.min(self.ahead().len());
        self.used += amount;
        self.offset += amount as u64;
    }

    fn ahead(&self) -> &[u8] {
        self.buffer.get(self.used..).unwrap_or_default()
    }

    /// Reads on; false at the end.
    fn more(&mut self) -> bool {
        if self.is_ended {
            return false;
        }
        self.buffer.drain(..self.used);
        self.used = 0;
        let read = loop {
            match self.inner.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => {
                    self.is_broken = true;
                    break 0;
                }
                Ok(bytes) => {
                    self.buffer.extend_from_slice(bytes);
                    break bytes.len();
                }
            }
        };
        self.inner.consume(read);
        self.is_ended = read == 0;
        read > 0
    }
}

impl<R: BufRead> Read for Source<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Source<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            return Err(io::Error::other("markup that does not end"));
        }
        if self.ahead().is_empty() {
            self.more();
        }
        let ahead = self.ahead();
        Ok(ahead.get(..self.left).unwrap_or(ahead))
    }

    fn consume(&mut self, amount: usize) {
        self.left = self.left.saturating_sub(amount);
        self.pass(amount);
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Cursor};

    use super::*;

    #[test]
    fn finds_tags_wherever_they_are_cut() {
        let text = "a<b</ab></a<ab>z";
        for size in 1..text.len() {
            let mut source = Source::new(BufReader::with_capacity(size, Cursor::new(text)));
            let mut before = Vec::new();
            assert_eq!(source.up_to(&[b"<ab>", b"</ab>"], |bytes| before.extend_from_slice(bytes)), Some(1), "{size}");
            assert_eq!((&before[..], source.offset()), (&b"a<b"[..], 3));
            source.pass(1);
            assert_eq!(source.up_to(&[b"<ab>"], |_| {}), Some(0), "{size}");
            source.pass(1);
            before.clear();
            assert_eq!(source.up_to(&[b"<ab>"], |bytes| before.extend_from_slice(bytes)), None, "{size}");
            assert_eq!((&before[..], source.offset()), (&b"ab>z"[..], text.len() as u64));
            assert!(source.is_at_end() && !source.is_broken());
        }
    }

    #[test]
    fn gives_no_more_than_is_allowed() {
        let mut source = Source::new(Cursor::new("abcdef"));
        source.allow(4);
        let mut taken = Vec::new();
        assert!(source.read_to_end(&mut taken).is_err());
        assert_eq!(taken, b"abcd");
        source.allow(4);
        assert_eq!(source.fill_buf().unwrap(), b"ef");
    }
}
