//! Work on a story that is not its writing, and who did it.

use std::borrow::Cow;

use super::words::{LABELS, LEADS, OTHER_WORK, OTHERS_BY};
use crate::extract::credit::PHOTOGRAPHERS;

/// Without whoever did other work than the writing, as the bracket behind a name says: `Ada Lund (Text) und Bo Ek (Fotos)`.
pub(super) fn without_other_people(text: &str) -> Cow<'_, str> {
    const BETWEEN: &[&str] = &[",", "/", ";", " und ", " and ", " et ", " y ", " e ", " en ", " og ", " och ", " i "];
    let is_other = |inner: &str| {
        let first = inner.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        OTHER_WORK.has(first) && !inner.split_whitespace().any(|word| LABELS.has(word))
    };
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        let Some((inner, behind)) = after.split_once(')') else { break };
        out.push_str(before);
        if is_other(inner) {
            let cut = BETWEEN.iter().filter_map(|sign| out.rfind(sign)).max().unwrap_or(0);
            out.truncate(cut);
        } else {
            out.push('(');
            out.push_str(inner);
            out.push(')');
        }
        rest = behind;
    }
    if out.is_empty() && rest.len() == text.len() {
        return Cow::Borrowed(text);
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Without whom the next part calls a photographer: `Ada Lund | Journalist | Bo Ek | Fotograf`, or their own: `Ada Lund | Bo Ek,
/// Fotos`.
pub(super) fn without_photographers(segments: Vec<&str>) -> Vec<&str> {
    let is_role = |part: &str| PHOTOGRAPHERS.has(part.trim());
    if segments.len() > 1 && segments.iter().any(|part| did_other_work(part)) {
        return segments.into_iter().filter(|part| !did_other_work(part)).collect();
    }
    if !segments.iter().any(|part| is_role(part)) {
        return segments;
    }
    let before_role = |at: usize| segments.get(at + 1).is_some_and(|next| is_role(next));
    let own = (0..segments.len()).filter(|&at| !is_role(segments[at]) && !before_role(at));
    own.map(|at| segments[at]).collect()
}

/// Whether a part names somebody and, behind a comma, work that is not the writing: `Bo Ek, Fotos`.
fn did_other_work(part: &str) -> bool {
    part.rsplit_once(',').is_some_and(|(name, work)| OTHER_WORK.has(work.trim()) && !name.contains(','))
}

/// Whether a text is a label of work that is not a story's writing, or ends with one: `Foto:`, `6 July | Photos by`.
pub(crate) fn names_other_work(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '：' | '/' | '=' | '|'));
    let parts = |c: char| c.is_whitespace() || matches!(c, '|' | ':' | '：' | '·' | '•' | '/');
    let mut words = text.rsplit(parts).filter(|w| !w.is_empty());
    let last = words.next();
    let leads = last.is_some_and(|w| LEADS.has(w));
    let word = if leads { words.next() } else { last };
    // "Additional reporting by": the word before tells.
    let mut more = || leads && words.next().is_some_and(|w| w.eq_ignore_ascii_case("additional"));
    word.is_some_and(|w| OTHER_WORK.has(w) || leads && OTHERS_BY.has(w)) || more()
}

/// Whether a text is what somebody is who takes pictures.
pub(crate) fn is_photographer(text: &str) -> bool {
    PHOTOGRAPHERS.has(text)
}

/// Whether a text is a word for work that is not a story's writing, and nothing else.
pub(crate) fn is_other_work(text: &str) -> bool {
    OTHER_WORK.has(text)
}

/// Whether a text without a byline's words is a credit: `Photo DR – A`, `Edited by A`, `Sponsored by A`. "Anh" is a name too, and
/// is one without a colon.
pub(crate) fn begins_with_other_work(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.next().is_some_and(|word| {
        let bare = word.trim_end_matches(':');
        OTHER_WORK.has(bare) && (bare != "Anh" || bare != word)
            || OTHERS_BY.has(bare) && words.next().is_some_and(|word| LEADS.has(word))
    })
}
