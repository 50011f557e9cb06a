//! How many slips of the hand lie between two words.

/// Words shorter than this have too many neighbours to guess.
const MIN_CHARS: usize = 4;

/// From this length on two slips are forgiven, not one.
const LONG_CHARS: usize = 6;

/// The slips that are forgiven in a word of some characters; `None` where it is too short to guess.
pub(crate) fn forgiven(chars: usize) -> Option<usize> {
    (chars >= MIN_CHARS).then_some(if chars >= LONG_CHARS { 2 } else { 1 })
}

/// The slips between what was typed and a word, where they are no more than are forgiven.
pub fn slips_between(typed: &str, word: &str) -> Option<usize> {
    let typed: Vec<char> = typed.chars().collect();
    slips(&typed, &word.chars().collect::<Vec<_>>(), forgiven(typed.len())?)
}

/// The number of letters left out, put in, exchanged or swapped with their neighbour between two words, up to `most`.
pub(crate) fn slips(a: &[char], b: &[char], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let same = usize::from(a[i - 1] != b[j - 1]);
            row[j] = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + same);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before_last[j - 2] + 1);
            }
        }
        if row.iter().all(|slips| *slips > most) {
            return None;
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().filter(|slips| *slips <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_slips() {
        let between = |a: &str, b: &str| slips(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>(), 2);
        assert_eq!(between("taliban", "taliban"), Some(0));
        assert_eq!(between("talban", "taliban"), Some(1));
        assert_eq!(between("tailban", "taliban"), Some(1));
        assert_eq!(between("tolibon", "taliban"), Some(2));
        assert_eq!(between("bridge", "taliban"), None);
    }
}
