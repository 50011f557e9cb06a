//! Safari's `.webarchive`: a property list, binary or XML, that holds the page and what it loaded.

use std::io::Cursor;

use memchr::memmem;
use plist::{Dictionary, Value};

use super::StoredPage;
use crate::article::Format;

/// How many dictionaries and arrays a list may have. Each resource of a page is one, and the largest pages have some
/// thousand; more, one inside the other, would exhaust the stack when they are freed.
const CONTAINERS_CAP: usize = 8_000;

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

/// Counts them in the table of objects that ends a binary list; `None` where there is no such table.
fn binary_containers(bytes: &[u8]) -> Option<usize> {
    let trailer = bytes.len().checked_sub(32).and_then(|at| bytes.get(at..))?;
    let number = |bytes: &[u8]| bytes.iter().fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    let width = usize::from(*trailer.get(6)?);
    let objects = usize::try_from(number(trailer.get(8..16)?)).ok()?;
    let table = usize::try_from(number(trailer.get(24..32)?)).ok()?;
    let offsets = bytes.get(table..)?.chunks_exact(width.clamp(1, 8)).take(objects);
    let is_container = |offset: &[u8]| {
        let object = usize::try_from(number(offset)).ok().and_then(|offset| bytes.get(offset));
        object.is_some_and(|marker| marker >> 4 >= 0xa)
    };
    Some(offsets.filter(|offset| is_container(offset)).count())
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
