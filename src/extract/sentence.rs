//! How sentences end, in every script: pages and text dumps are asked the same.

/// Signs that may stand behind a sentence's last.
const CLOSING: [char; 13] = ['"', '\'', '”', '’', '“', '»', '«', '›', ')', ']', '」', '』', ' '];

/// Whether a line ends as sentences do, quotation marks and brackets aside. Japanese has no stop before the sign that closes
/// what somebody said.
pub(super) fn ends_sentence(line: &str) -> bool {
    let bare = line.trim_end_matches(CLOSING);
    line[bare.len()..].contains('」')
        || bare.ends_with([
            '.', '!', '?', '…', ':', '。', '！', '？', '؟', '।', '॥', '۔', '։', '።', '፧', '။', '។', '៕', '᠃', '︒', '｡',
        ])
}

/// Whether a line begins as what somebody says does: with a quotation that ends in it, or with a dash of a dialogue and a sentence.
pub(super) fn begins_speech(line: &str) -> bool {
    const QUOTES: [(char, &[char]); 9] = [
        ('“', &['”']),
        ('„', &['“', '”', '"']),
        ('"', &['"']),
        ('«', &['»']),
        ('»', &['«', '»']),
        ('‘', &['’']),
        ('‚', &['‘', '’']),
        ('「', &['」']),
        ('『', &['』']),
    ];
    const DASHES: [char; 3] = ['—', '–', '―'];
    let mut chars = line.chars();
    let first = chars.next();
    let closes = |(open, closing): &(char, &[char])| first == Some(*open) && chars.as_str().contains(*closing);
    let is_said = || line.starts_with(DASHES) && !line.ends_with(DASHES) && ends_sentence(line);
    QUOTES.iter().any(closes) || is_said()
}

/// Whether a line may be but a word or two that somebody says: it begins so, or ends as a sentence does.
pub(super) fn may_be_said(line: &str) -> bool {
    /// Words; what a page offers in more of them is no speech.
    const MOST: usize = 2;
    let is_short = || line.split_whitespace().nth(MOST).is_none();
    begins_speech(line)
        || line.ends_with(['.', '!', '?', '。', '！', '？', '؟', '।']) && !line.ends_with("...") && is_short()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_as_their_script_has_it() {
        for (line, ends) in [
            ("It rained.", true),
            ("“It rained.”", true),
            ("»Es regnet.«", true),
            ("« Il pleut. »", true),
            ("‹Es regnet.›", true),
            ("「雨だ。」", true),
            ("بارش ہوئی۔", true),
            ("မိုးရွာသည်။", true),
            ("ភ្លៀងធ្លាក់។", true),
            ("ዝናብ ዘነበ።", true),
            ("Անձրև եկավ։", true),
            ("बारिश हुई।", true),
            ("Rain", false),
            ("「雨だ」", true),
        ] {
            assert_eq!(ends_sentence(line), ends, "{line}");
        }
    }

    #[test]
    fn speech_begins_with_a_quotation_or_a_dash() {
        for (line, begins) in [
            ("“Back!”", true),
            ("„Zurück!“, rief sie", true),
            ("— Назад!", true),
            ("—¿Cerrar?", true),
            ("「閉じる」", true),
            ("« Retour", false),
            ("— Back", false),
            ("– Ende –", false),
            ("Back!", false),
            ("", false),
        ] {
            assert_eq!(begins_speech(line), begins, "{line}");
        }
    }
}
