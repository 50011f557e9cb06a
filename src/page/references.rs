//! Character references (`&amp;`, `&#8217;`) in a page's text and attributes.
//!
//! Resolves those that end with a semicolon, as nearly all do. What the HTML standard has more rules for is left to
//! html5ever's tokenizer: names without a semicolon, unknown names, numbers that stand for something else (section
//! 13.2.5.72). Texts that the tokenizer never sees are read leniently.

use std::borrow::Cow;

use html5ever::data::NAMED_ENTITIES;
use memchr::{memchr, memchr3};

/// Where a text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Text,
    Attribute,
}

/// A text with its references resolved; `None` where the tokenizer has to do that, or to deal with another special
/// character.
pub(crate) fn resolved(raw: &str, place: Place) -> Option<String> {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = memchr3(b'&', b'\r', b'\0', rest.as_bytes()) {
        let (before, special) = rest.split_at(at);
        out.push_str(before);
        rest = reference(special.strip_prefix('&')?, place, &mut out)?;
    }
    out.push_str(rest);
    Some(out)
}

/// Writes what the `&` before `after` begins; returns what follows it.
fn reference<'t>(after: &'t str, place: Place, out: &mut String) -> Option<&'t str> {
    let bytes = after.as_bytes();
    if bytes.first() == Some(&b'#') {
        let (number, rest) = after[1..].split_once(';')?;
        out.push(character(number)?);
        return Some(rest);
    }
    let name = bytes.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    match bytes.get(name) {
        Some(b';') if name > 0 => {
            let (first, second) = named(&after[..=name])?;
            out.push(first);
            out.extend(second);
            Some(&after[name + 1..])
        }
        // `?a=1&b=2` means what it says.
        next if name == 0 || place == Place::Attribute && next == Some(&b'=') => {
            out.push('&');
            Some(after)
        }
        _ => None,
    }
}

/// A text with the references resolved that are certain; all else is left as it stands, line breaks too, which would
/// not be where they were written.
pub(crate) fn resolved_leniently(raw: &str) -> Cow<'_, str> {
    /// The longest reference that is resolved, in bytes, without `&` and `;`.
    const MOST: usize = 10;
    let Some(first) = memchr(b'&', raw.as_bytes()) else { return Cow::Borrowed(raw) };
    let mut out = String::with_capacity(raw.len());
    let (before, mut rest) = raw.split_at(first);
    out.push_str(before);
    while let Some(after) = rest.strip_prefix('&') {
        let end = after.bytes().take(MOST + 1).position(|b| b == b';');
        let resolved = end.and_then(|end| Some((one(&after[..=end])?, &after[end + 1..])));
        let text = match resolved {
            Some(((first, second), text)) => {
                out.push(first);
                out.extend(second);
                text
            }
            None => {
                out.push('&');
                after
            }
        };
        let (text, next) = text.split_at(memchr(b'&', text.as_bytes()).unwrap_or(text.len()));
        out.push_str(text);
        rest = next;
    }
    Cow::Owned(out)
}

/// The characters of one reference, given without its `&`: `#8217;`, `nbsp;` as a plain space.
pub(crate) fn one(reference: &str) -> Option<(char, Option<char>)> {
    match reference.strip_prefix('#') {
        Some(number) => character(number.strip_suffix(';')?).map(|c| (c, None)),
        None if reference == "nbsp;" => Some((' ', None)),
        None => named(reference).filter(|(first, _)| !first.is_control()),
    }
}

/// The one or two characters of a name with its semicolon, `eacute;`.
fn named(name: &str) -> Option<(char, Option<char>)> {
    let &(first, second) = NAMED_ENTITIES.get(name).filter(|(first, _)| *first > 0)?;
    Some((char::from_u32(first)?, char::from_u32(second).filter(|_| second > 0)))
}

/// The character of a decimal or hexadecimal number; none for control characters, of which some stand for others.
fn character(number: &str) -> Option<char> {
    let (digits, radix) = match number.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => (hexadecimal, 16),
        None => (number, 10),
    };
    let is_number = digits.bytes().all(|b| char::from(b).is_digit(radix));
    let code = u32::from_str_radix(digits, radix).ok().filter(|_| is_number)?;
    char::from_u32(code).filter(|c| !c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resolves_what_is_plain() {
        for (raw, place, expected) in [
            ("a &amp; b&eacute;&nbsp;c", Place::Text, Some("a & bé\u{A0}c")),
            ("it&#8217;s &#x1F600;&#XE9;", Place::Text, Some("it’s 😀é")),
            ("&NotEqualTilde;", Place::Text, Some("≂̸")),
            ("A & B &", Place::Text, Some("A & B &")),
            ("&;&#;", Place::Text, None),
            ("a&b=c", Place::Text, None),
            ("?a=1&copy=2&amp;d=3", Place::Attribute, Some("?a=1&copy=2&d=3")),
            ("?a=1&copy", Place::Attribute, None),
            ("&copy 2025", Place::Text, None),
            ("&notit;", Place::Text, None),
            ("&#128;", Place::Text, None),
            ("&#0;", Place::Text, None),
            ("&#13;", Place::Text, None),
            ("&#xD800;", Place::Text, None),
            ("&#+65;", Place::Text, None),
            ("&#65", Place::Text, None),
            ("a\rb", Place::Text, None),
            ("&amp;\0", Place::Text, None),
        ] {
            assert_eq!(resolved(raw, place).as_deref(), expected, "{raw}");
        }
    }

    #[test]
    fn resolves_leniently_what_is_certain() {
        for (raw, expected) in [
            ("a &amp; b&eacute;&nbsp;c", "a & bé c"),
            ("<p class=&quot;a&QUOT;>&#39;", "<p class=\"a\">'"),
            ("&amp;amp;&&amp", "&amp;&&amp"),
            ("a&b=c;d&#10;&NewLine;&#xD800;", "a&b=c;d&#10;&NewLine;&#xD800;"),
            ("&NotEqualTilde;", "&NotEqualTilde;"),
            ("é&é;&", "é&é;&"),
            ("&", "&"),
            ("", ""),
        ] {
            assert_eq!(resolved_leniently(raw), expected, "{raw}");
        }
    }
}
