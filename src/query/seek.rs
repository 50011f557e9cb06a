//! Keys of a dictionary that begin with something, whatever their case, without a look at all the others.

/// The least key behind `key` that may begin with `beginning`, which is folded; `None` where `key` may itself. A key with
/// letters that are not ASCII may fold to anything from there on.
pub(super) fn next_possible(key: &[u8], beginning: &[u8]) -> Option<Vec<u8>> {
    /// The first byte that is not ASCII.
    const NOT_ASCII: u8 = 0x80;
    for (at, wanted) in beginning.iter().enumerate() {
        let Some(have) = key.get(at) else {
            return Some([key, &[wanted.to_ascii_uppercase().min(NOT_ASCII)]].concat());
        };
        if !have.is_ascii() {
            return None;
        }
        if !have.eq_ignore_ascii_case(wanted) {
            let possible = [wanted.to_ascii_uppercase(), wanted.to_ascii_lowercase(), NOT_ASCII];
            let next = possible.into_iter().filter(|next| next > have).min()?;
            return Some([key.get(..at)?, &[next]].concat());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::fold::fold;

    /// The keys that are looked at, as the dictionary's stream would give them.
    fn looked_at<'a>(keys: &'a [String], beginning: &str) -> Vec<&'a str> {
        let mut seen = Vec::new();
        let mut at = 0;
        while let Some(key) = keys.get(at) {
            match next_possible(key.as_bytes(), beginning.as_bytes()) {
                Some(next) => {
                    assert!(next.as_slice() > key.as_bytes());
                    at = keys.partition_point(|key| key.as_bytes() < next.as_slice());
                }
                None => {
                    seen.push(key.as_str());
                    at += 1;
                }
            }
        }
        seen
    }

    #[test]
    fn what_cannot_begin_so_is_passed_over() {
        let keys = ["A/x", "a", "a/b", "a/c", "ab", "b/a", "é/a"].map(str::to_owned);
        assert_eq!(looked_at(&keys, "a/"), ["A/x", "a/b", "a/c", "é/a"]);
        assert_eq!(looked_at(&keys, ""), keys.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(looked_at(&keys, "z"), ["é/a"]);
    }

    proptest! {
        #[test]
        fn nothing_that_begins_so_is_missed(keys in prop::collection::btree_set("[aAbBéß/]{0,4}|[a-c京]{1,3}", 0..40), beginning in "[abß/京é]{0,3}") {
            let keys: Vec<String> = keys.into_iter().collect();
            let beginning = fold(&beginning);
            let seen = looked_at(&keys, &beginning);
            for key in keys.iter().filter(|key| fold(key).starts_with(&beginning)) {
                prop_assert!(seen.contains(&key.as_str()), "{key}");
            }
        }
    }
}
