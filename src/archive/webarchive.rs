//! Safari's `.webarchive`: a property list, binary or XML, that holds the page and what it loaded.

use std::{collections::HashSet, io::Cursor};

use memchr::memmem;
use plist::{Dictionary, Value};

use super::{StoredPage, limits};
use crate::article::Format;

/// How many dictionaries and arrays a list may have. Each resource of a page is one, and the largest pages have some
/// thousand; more, one inside the other, would exhaust the stack when they are freed.
const CONTAINERS_CAP: usize = 8_000;

/// The bytes that a binary list may unfold to, where it names things more than once: twice those of the largest that is read.
const UNFOLDED_CAP: usize = 2 * limits::PAGE_CAP as usize;

/// About the bytes that each thing in a dictionary or array takes beside its own.
const VALUE: usize = 64;

/// Reads the page in a web archive, if it is one; the error says what is wrong with the list. Frames are no pages of their
/// own.
pub(super) fn read(bytes: &[u8], blank: StoredPage) -> Result<Option<StoredPage>, String> {
    if containers(bytes) > CONTAINERS_CAP {
        return Err("a property list of too many parts".to_owned());
    }
    let list = Value::from_reader(Cursor::new(bytes)).map_err(|error| format!("damaged or cut short ({error})"))?;
    let main = list.into_dictionary().and_then(|mut list| list.remove("WebMainResource"));
    let Some(mut main) = main.and_then(Value::into_dictionary) else { return Ok(None) };
    let Some(data) = main.remove("WebResourceData").and_then(Value::into_data) else { return Ok(None) };
    let mut page = StoredPage { format: Format::Webarchive, bytes: data, ..blank };
    let text = |main: &Dictionary, key: &str| main.get(key).and_then(Value::as_string).map(str::to_owned);
    page.hints.url = text(&main, "WebResourceURL").filter(|url| url.starts_with("http"));
    page.hints.charset = text(&main, "WebResourceTextEncodingName");
    page.hints.plain_text = text(&main, "WebResourceMIMEType").is_some_and(|kind| kind == "text/plain");
    Ok(Some(page))
}

/// An upper bound for how many dictionaries and arrays a list has, and so for how deep they are nested.
fn containers(bytes: &[u8]) -> usize {
    match bytes.starts_with(b"bplist00") {
        true => binary_containers(bytes).unwrap_or(0),
        false => memmem::find_iter(bytes, b"<dict").count() + memmem::find_iter(bytes, b"<array").count(),
    }
}

/// Counts them in a binary list, as they are met on the way from its root; `None` where it has no table of its objects. An object
/// may be named many times over, and each time its reader makes another of it: a list that unfolds to more than any page counts as
/// one of too many. Programs name a dictionary or array once.
fn binary_containers(bytes: &[u8]) -> Option<usize> {
    let list = BinaryList::of(bytes)?;
    let mut met = HashSet::new();
    let mut ahead = vec![list.root];
    let mut unfolded = 0;
    while let Some(object) = ahead.pop() {
        let Some(at) = list.offset(object) else { continue };
        match list.object(at) {
            // Of empty ones, some programs have only one.
            Object::Container([]) => {}
            Object::Container(references) => {
                let references = references.chunks_exact(list.reference);
                unfolded += VALUE * references.len();
                if !met.insert(at) || met.len() > CONTAINERS_CAP || unfolded > UNFOLDED_CAP {
                    return Some(usize::MAX);
                }
                ahead.extend(references.map(number));
            }
            Object::Value(size) => unfolded += size,
        }
        if unfolded > UNFOLDED_CAP {
            return Some(usize::MAX);
        }
    }
    Some(met.len())
}

/// What stands in a binary list.
enum Object<'a> {
    /// A dictionary or array: the numbers of what is in it.
    Container(&'a [u8]),
    /// Anything else, and how many bytes it has.
    Value(usize),
}

/// A binary list as its trailer describes it.
struct BinaryList<'a> {
    bytes: &'a [u8],
    /// Where each object stands, so many bytes for each.
    table: &'a [u8],
    width: usize,
    /// Bytes of an object's number.
    reference: usize,
    root: usize,
}

/// A number as its bytes say, the greatest first.
fn number(bytes: &[u8]) -> usize {
    let number = bytes.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    usize::try_from(number).unwrap_or(usize::MAX)
}

impl<'a> BinaryList<'a> {
    fn of(bytes: &'a [u8]) -> Option<BinaryList<'a>> {
        let trailer = bytes.len().checked_sub(32).and_then(|at| bytes.get(at..))?;
        let [width, reference] = [6, 7].map(|at| usize::from(trailer[at]).clamp(1, 8));
        let [objects, root, table] = [8, 16, 24].map(|at| number(&trailer[at..at + 8]));
        let table = bytes.get(table..)?;
        let table = table.get(..objects.saturating_mul(width)).unwrap_or(table);
        Some(BinaryList { bytes, table, width, reference, root })
    }

    fn offset(&self, object: usize) -> Option<usize> {
        let at = object.checked_mul(self.width)?;
        Some(number(self.table.get(at..at.checked_add(self.width)?)?))
    }

    /// The object that stands at a place; where it is none, or reaches too far, reading the list will fail.
    fn object(&self, at: usize) -> Object<'a> {
        let byte = |at: usize| self.bytes.get(at).copied().unwrap_or_default();
        let (kind, mut count, mut start) = (byte(at) >> 4, usize::from(byte(at) & 15), at.saturating_add(1));
        if count == 15 {
            // The number of items stands behind, as a number of one to eight bytes.
            let len = 1 << (byte(start) & 3);
            count = self.bytes.get(start + 1..start + 1 + len).map_or(0, number);
            start += 1 + len;
        }
        let size = count.saturating_mul(match kind {
            0xa | 0xc => self.reference,
            0xd => 2 * self.reference,
            0x6 => 2,
            _ => 1,
        });
        let own = start.checked_add(size).and_then(|end| self.bytes.get(start..end)).unwrap_or_default();
        if kind >= 0xa { Object::Container(own) } else { Object::Value(own.len()) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn archive() -> Value {
        let text = |text: &str| Value::String(text.to_owned());
        let main = Dictionary::from_iter([
            ("WebResourceData", Value::Data(b"<html>Words".to_vec())),
            ("WebResourceURL", text("http://paper.example/story")),
            ("WebResourceMIMEType", text("text/html")),
            ("WebResourceTextEncodingName", text("UTF-8")),
        ]);
        let frames = Value::Array(vec![Value::Dictionary(Dictionary::new())]);
        Value::Dictionary(Dictionary::from_iter([
            ("WebMainResource", Value::Dictionary(main)),
            ("WebSubframeArchives", frames),
        ]))
    }

    fn written(list: &Value, binary: bool) -> Vec<u8> {
        let mut bytes = Vec::new();
        if binary { list.to_writer_binary(&mut bytes) } else { list.to_writer_xml(&mut bytes) }.unwrap();
        bytes
    }

    /// A binary list of these objects, of which the first is the root.
    fn binary(objects: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = b"bplist00".to_vec();
        let starts: Vec<u32> = objects
            .iter()
            .map(|object| {
                bytes.extend(object);
                (bytes.len() - object.len()) as u32
            })
            .collect();
        let table = bytes.len() as u64;
        bytes.extend(starts.into_iter().flat_map(u32::to_be_bytes));
        bytes.extend([0, 0, 0, 0, 0, 0, 4, 1]);
        bytes.extend([objects.len() as u64, 0, table].into_iter().flat_map(u64::to_be_bytes));
        bytes
    }

    /// Arrays that each name the next one twice.
    fn list_of_lists(depth: u8) -> Vec<u8> {
        let mut objects: Vec<Vec<u8>> = (0..depth).map(|n| vec![0xa2, n + 1, n + 1]).collect();
        objects.push(b"\x51a".to_vec());
        binary(&objects)
    }

    /// A dictionary whose only key, with data of `size` bytes, stands in it `times` times.
    fn list_of_data(times: u16, size: u32) -> Vec<u8> {
        let [dictionary, data] = [(0xdf, u32::from(times)), (0x4f, size)].map(|(kind, count): (u8, u32)| {
            let mut object = vec![kind, 0x12];
            object.extend(count.to_be_bytes());
            object
        });
        let numbers = |number: u8| vec![number; usize::from(times)];
        binary(&[
            [dictionary, numbers(1), numbers(2)].concat(),
            b"\x51a".to_vec(),
            [data, vec![b' '; size as usize]].concat(),
        ])
    }

    #[test]
    fn reads_both_forms() {
        for binary in [true, false] {
            let page = read(&written(&archive(), binary), StoredPage::default()).unwrap().unwrap();
            assert_eq!(page.bytes, b"<html>Words");
            assert_eq!(page.hints.url.as_deref(), Some("http://paper.example/story"));
            assert_eq!(page.hints.charset.as_deref(), Some("UTF-8"));
        }
    }

    #[test]
    fn says_what_is_wrong() {
        for binary in [true, false] {
            let whole = written(&archive(), binary);
            assert!(read(&whole[..whole.len() / 2], StoredPage::default()).is_err());
            let other = written(&Value::Dictionary(Dictionary::new()), binary);
            assert!(matches!(read(&other, StoredPage::default()), Ok(None)));
        }
        let shared = [list_of_lists(60), list_of_data(3_000, 50_000)];
        for bytes in shared {
            assert!(read(&bytes, StoredPage::default()).unwrap_err().contains("too many"));
        }
        // One value may well stand in several places.
        assert!(matches!(read(&list_of_data(100, 1_000), StoredPage::default()), Ok(None)));
        let deep = format!("<?xml version=\"1.0\"?><plist>{}", "<array>".repeat(1_000_000));
        assert!(read(deep.as_bytes(), StoredPage::default()).unwrap_err().contains("too many"));
    }

    proptest! {
        #[test]
        fn no_bytes_panic(noise in proptest::collection::vec(any::<u8>(), 0..40), at in 0_usize..400, binary: bool) {
            let mut bytes = written(&archive(), binary);
            let at = at.min(bytes.len());
            bytes.splice(at..bytes.len().min(at + noise.len()), noise);
            let _ = read(&bytes, StoredPage::default());
        }
    }
}
