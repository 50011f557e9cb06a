//! Each `tests/data/text_dumps/NAME.txt` is read as `NAME.json` beside it says. All pages are invented.
//!
//! To add a case, add the two files. The JSON holds the fields that the dump gives and no others.

use std::{fs, path::Path};

use newsdex::extract::text_dump::{self, Context, Fields};
use serde_json::{Value, json};

/// The fields as the JSON files hold them; what is not known, or false, is absent.
fn as_json(fields: &Fields) -> Value {
    let all = json!({
        "kind": fields.kind,
        "partial": fields.partial,
        "url": fields.url,
        "site_name": fields.site_name,
        "title": fields.title,
        "authors": fields.authors,
        "published": fields.published,
        "published_source": fields.published_source,
        "published_ambiguous": fields.published_ambiguous,
        "modified": fields.modified,
        "saved": fields.saved.map(|s| s.stamp),
        "saved_source": fields.saved.map(|s| s.source),
        "tags": fields.tags,
        "section": fields.section,
        "language": fields.language,
        "description": fields.description,
        "text": fields.text.lines().collect::<Vec<_>>(),
    });
    let Value::Object(all) = all else { return Value::Null };
    let empty = |v: &Value| v.is_null() || *v == Value::Bool(false) || v.as_array().is_some_and(Vec::is_empty);
    Value::Object(all.into_iter().filter(|(_, value)| !empty(value)).collect())
}

#[test]
fn dumps_are_read_as_their_json_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/text_dumps");
    let mut cases = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e == "json") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let expected: Value = serde_json::from_str(&fs::read_to_string(path.with_extension("json")).unwrap()).unwrap();
        let found = as_json(&text_dump::read(&text, &Context::default()));
        let keys = expected.as_object().unwrap().keys().chain(found.as_object().unwrap().keys());
        for key in keys {
            assert_eq!(found.get(key), expected.get(key), "{key} of {}", path.display());
        }
        cases += 1;
    }
    assert!(cases >= 10, "the folder holds the cases");
}
