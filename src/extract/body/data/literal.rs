//! Values written in programs: JSON, and what a program's own notation adds to it (bare keys, other quotes, `!0`).

use serde_json::{Map, Number, Value};

/// Levels of values in values that are read.
const MAX_DEPTH: usize = 100;

/// The arrays, objects and texts that a program assigns, hands over or returns, in order.
pub(super) fn values(program: &str) -> Vec<Value> {
    let mut found = Vec::new();
    let bytes = program.as_bytes();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        let is_return = byte == b'n' && bytes[..at].ends_with(b"return");
        if !matches!(byte, b'=' | b'(') && !is_return {
            continue;
        }
        let mut reader = Reader { text: program, at, depth: 0 };
        reader.skip_space();
        if !matches!(reader.peek(), Some(b'{' | b'[' | b'"' | b'\'' | b'`')) {
            continue;
        }
        found.extend(reader.value());
        // What could not be read is program.
        at = reader.at.max(at);
    }
    found
}

struct Reader<'s> {
    text: &'s str,
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Steps over a sign, if it is what comes.
    fn takes(&mut self, sign: u8) -> bool {
        self.skip_space();
        let is_next = self.peek() == Some(sign);
        self.at += usize::from(is_next);
        is_next
    }

    fn value(&mut self) -> Option<Value> {
        self.skip_space();
        if self.depth == MAX_DEPTH {
            return None;
        }
        self.depth += 1;
        let value = match self.peek()? {
            b'{' => self.object(),
            b'[' => self.array(),
            b'"' | b'\'' | b'`' => self.string().map(Value::String),
            b'!' => {
                self.at += 1;
                self.value().map(|_| Value::Null)
            }
            byte if byte.is_ascii_digit() || matches!(byte, b'-' | b'.') => Some(self.number()),
            byte if is_word(byte) => self.word(),
            _ => None,
        };
        self.depth -= 1;
        value
    }

    fn object(&mut self) -> Option<Value> {
        self.at += 1;
        let mut object = Map::new();
        loop {
            if self.takes(b'}') {
                return Some(Value::Object(object));
            }
            let key = match self.peek()? {
                b'"' | b'\'' => self.string()?,
                _ => self.name()?.to_owned(),
            };
            if !self.takes(b':') {
                return None;
            }
            object.insert(key, self.value()?);
            if !self.takes(b',') && self.peek() != Some(b'}') {
                return None;
            }
        }
    }

    fn array(&mut self) -> Option<Value> {
        self.at += 1;
        let mut array = Vec::new();
        loop {
            if self.takes(b']') {
                return Some(Value::Array(array));
            }
            if self.takes(b',') {
                array.push(Value::Null);
                continue;
            }
            array.push(self.value()?);
            if !self.takes(b',') && self.peek() != Some(b']') {
                return None;
            }
        }
    }

    /// A name or number, as keys without quotes are.
    fn name(&mut self) -> Option<&str> {
        let rest = &self.text[self.at..];
        let length = rest.bytes().take_while(|&byte| is_word(byte)).count();
        self.at += length;
        (length > 0).then(|| &rest[..length])
    }

    /// What a name stands for is not known; of a call it is what the call is given.
    fn word(&mut self) -> Option<Value> {
        match self.name()? {
            "function" | "async" | "class" => return None,
            "new" => return self.value(),
            "void" => return self.value().map(|_| Value::Null),
            "true" => return Some(Value::Bool(true)),
            "false" => return Some(Value::Bool(false)),
            _ => {}
        }
        while self.takes(b'.') {
            self.name()?;
        }
        if self.peek() != Some(b'(') {
            return Some(Value::Null);
        }
        self.at += 1;
        let given = if self.takes(b')') { return Some(Value::Null) } else { self.value()? };
        while self.takes(b',') {
            self.value()?;
        }
        self.takes(b')').then_some(given)
    }

    fn number(&mut self) -> Value {
        let rest = &self.text[self.at..];
        let of_number = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.');
        let length = rest.bytes().take_while(of_number).count();
        self.at += length;
        let digits = &rest[..length];
        let number = digits.parse::<i64>().ok().map(Number::from).or_else(|| Number::from_f64(digits.parse().ok()?));
        number.map_or(Value::Null, Value::Number)
    }

    fn string(&mut self) -> Option<String> {
        let quote = self.peek()?;
        self.at += 1;
        let mut text = String::new();
        loop {
            let rest = &self.text[self.at..];
            let plain = rest.find(|c: char| c == char::from(quote) || c == '\\' || (c == '$' && quote == b'`'))?;
            text.push_str(&rest[..plain]);
            self.at += plain + 1;
            match rest.as_bytes()[plain] {
                b'\\' => self.escape(&mut text)?,
                b'$' if self.peek() == Some(b'{') => return None,
                b'$' => text.push('$'),
                _ => return Some(text),
            }
        }
    }

    /// What stands behind a backslash.
    fn escape(&mut self, text: &mut String) -> Option<()> {
        let c = self.text[self.at..].chars().next()?;
        self.at += c.len_utf8();
        match c {
            'n' => text.push('\n'),
            't' => text.push('\t'),
            'r' | '\n' | 'b' | 'f' | 'v' | '0' => {}
            'x' => text.push(char::from_u32(self.hex(2)?)?),
            'u' => {
                let first = self.unit()?;
                let is_half = (0xD800..0xDC00).contains(&first) && self.text[self.at..].starts_with("\\u");
                let code = if is_half {
                    self.at += 2;
                    0x10000 + ((first - 0xD800) << 10) + (self.unit()?.wrapping_sub(0xDC00) & 0x3FF)
                } else {
                    first
                };
                text.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            c => text.push(c),
        }
        Some(())
    }

    /// The number behind `\u`, which may stand in braces.
    fn unit(&mut self) -> Option<u32> {
        if self.peek() != Some(b'{') {
            return self.hex(4);
        }
        /// Bytes of a number in braces, those included; the largest code has six digits.
        const LONGEST: usize = 12;
        let end = self.text[self.at..].bytes().take(LONGEST).position(|byte| byte == b'}')?;
        let code = u32::from_str_radix(&self.text[self.at + 1..self.at + end], 16).ok();
        self.at += end + 1;
        code
    }

    fn hex(&mut self, digits: usize) -> Option<u32> {
        let code = u32::from_str_radix(self.text.get(self.at..self.at + digits)?, 16).ok();
        self.at += digits;
        code
    }
}

/// What names are made of, and what numbers as keys are.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || !byte.is_ascii()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_of_programs_are_read() {
        for (program, expected) in [
            (r#"window.a = {"b": [1, "c"]};"#, json!([{"b": [1, "c"]}])),
            ("a={b:!0,c:void 0,'d':\"e\\x3Cp\\u003E\\ud83d\\ude00\"}", json!([{"b": null, "c": null, "d": "e<p>😀"}])),
            ("x=JSON.parse('{\"a\":\"b\\\\n\"}')", json!(["{\"a\":\"b\\n\"}"])),
            ("n=(function(a,b){return {c:a,d:\"e\",}}(\"f\",1));", json!([{"c": null, "d": "e"}, "f"])),
            ("f.push([1,\"a\\\"b\"])", json!([[1, "a\"b"]])),
            ("a = {b: function(){ return [2] }}", json!([[2]])),
            ("a = {b: new Date(\"2025-07-06\"), c: [,1]}", json!([{"b": "2025-07-06", "c": [null, 1]}])),
            ("a = {b", json!([])),
            ("a = \"b", json!([])),
            ("a = `b${c}`", json!([])),
        ] {
            assert_eq!(Value::Array(values(program)), expected, "{program}");
        }
        assert!(values(&("a=".to_owned() + &"[".repeat(100_000))).is_empty());
    }
}
