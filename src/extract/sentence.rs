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
}
