//! Bylines of China, Japan and Korea, where a label, a name and a role are often written without a space between.

use std::borrow::Cow;

use super::words::{
    CHINESE_DOUBLE_FAMILIES, CHINESE_FAMILIES, JAPANESE_FAMILIES, JAPANESE_GIVEN_ENDINGS, LABELS, OTHER_WORK, ROLES,
};
use crate::{
    extract::{
        dates,
        letters::{is_han_or_kana, is_hangul, place_in},
    },
    fold::fold,
};

/// Labels that are written as one word with the name, longest first.
const GLUED_LABELS: &[&str] =
    &["本報記者", "本报记者", "本网记者", "實習記者", "实习记者", "記者", "记者", "通讯员", "通訊員", "編譯", "编译"];

fn is_ideographic(c: char) -> bool {
    is_han_or_kana(c) || is_hangul(c)
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// Whether a word is as long as a Chinese name, and begins with a common family name of theirs.
pub(super) fn is_name(word: &str) -> bool {
    (2..=4).contains(&word.chars().count())
        && word.chars().all(is_han)
        && (word.starts_with(|c| CHINESE_FAMILIES.contains(c)) || begins_with_double_family(word))
}

fn begins_with_double_family(word: &str) -> bool {
    CHINESE_DOUBLE_FAMILIES.iter().any(|family| word.strip_prefix(family).is_some_and(|given| !given.is_empty()))
}

/// Whether a text is a name of Han characters and nothing else: as most Chinese names are, or one of Japan.
pub(crate) fn is_name_of_han(text: &str) -> bool {
    is_chinese_name(text) || is_japanese_name(text) || is_spaced_japanese_name(text)
}

/// Whether a text is two words as long as names of Japan are, the second of which ends as given names do: `蓮見 詩織`.
fn is_spaced_japanese_name(text: &str) -> bool {
    /// "Photograph", which ends so too.
    const OTHER: &str = "写真";
    let Some((family, given)) = text.split_once([' ', '\u{3000}']) else { return false };
    let is_family = (1..=3).contains(&family.chars().count()) && family.chars().all(|c| is_han(c) || c == '々');
    is_family
        && is_japanese_given(given)
        && given != OTHER
        && (is_japanese_family(family) || given.ends_with(|c| JAPANESE_GIVEN_ENDINGS.contains(c)))
}

/// Whether a text is as most Chinese names are, a family name and two characters, and no place or outlet: `林晓岚`.
fn is_chinese_name(text: &str) -> bool {
    const PLACES: [char; 6] = ['省', '市', '县', '縣', '区', '區'];
    is_name(text) && text.chars().count() == 3 && !text.ends_with(PLACES) && !ends_as_outlet(text)
}

/// Whether a word ends as a person's name does not, and an outlet's does: `海港网`.
pub(super) fn ends_as_outlet(word: &str) -> bool {
    const ENDINGS: [char; 6] = ['网', '網', '报', '報', '社', '台'];
    word.ends_with(ENDINGS) && word.chars().all(is_han)
}

/// Whether a name of Han characters begins with a common family name of Japan, and one more of at least two characters follows.
pub(super) fn is_japanese_name(word: &str) -> bool {
    /// Characters of the whole name: shorter ones are told by nothing, longer ones are titles.
    const CHARS: std::ops::RangeInclusive<usize> = 4..=5;
    // A mayor, a park, a meeting: what a place of that name has.
    const OTHERS: &[char] = &[
        '市', '長', '区', '県', '町', '村', '国', '部', '会', '社', '員', '者', '議', '所', '局', '省', '庁', '党',
        '駅', '園', '館', '店', '院', '寺', '氏', '場', '署', '校', '線', '川', '山', '島',
    ];
    CHARS.contains(&word.chars().count())
        && may_be_name(word)
        && !word.ends_with(OTHERS)
        && JAPANESE_FAMILIES.iter().any(|family| word.starts_with(family))
}

/// Whether a word is a common family name of Japan, as it stands before a space.
pub(super) fn is_japanese_family(word: &str) -> bool {
    word.starts_with(is_han) && JAPANESE_FAMILIES.contains(&word)
}

/// Whether a word is as long as a given name of Japan: `美咲`, `りえ`.
pub(super) fn is_japanese_given(word: &str) -> bool {
    (1..=3).contains(&word.chars().count()) && word.chars().all(is_han_or_kana)
}

/// Whether a word is as long as a name of Han characters.
pub(super) fn may_be_name(word: &str) -> bool {
    (2..=6).contains(&word.chars().count()) && word.chars().all(|c| is_han(c) || c == '々')
}

/// A text in which each label of a work stands in a part of its own and has a colon: `取材・文=A 写真=B` as `| 文：A | 写真：B`.
pub(super) fn with_plain_labels(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || !text.contains(is_ideographic) {
        return Cow::Borrowed(text);
    }
    // Taiwan's old character set has a slash of its own.
    if text.contains('∕') {
        return Cow::Owned(with_plain_labels(&text.replace('∕', "／")).into_owned());
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_ideographic) {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let run = rest.find(|c: char| !is_ideographic(c) && !"・·/／＆&".contains(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(run);
        if let Some(at) = label_behind(word, after) {
            out.push_str(&word[..at]);
            rest = &rest[at..];
            continue;
        }
        match label_in(word, after) {
            Some((label, length, colon)) => {
                out.push('\n');
                out.push_str(label);
                out.push('：');
                rest = rest[length..].trim_start();
                rest = rest.get(colon..).unwrap_or_default();
            }
            None => {
                out.push_str(word);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The label that a run of letters is or begins with, its length, and that of the sign behind it.
fn label_in<'t>(word: &'t str, after: &str) -> Option<(&'t str, usize, usize)> {
    const SIGNS: [char; 8] = [':', '：', '/', '／', '|', '｜', '=', '＝'];
    let known = |part: &str| LABELS.contains(fold(part).as_str()) || OTHER_WORK.contains(fold(part).as_str());
    // A sign may be a letter of the run: "文/A".
    let inner = word.char_indices().find(|(at, c)| SIGNS.contains(c) && known(last_part(&word[..*at])));
    if let Some((at, sign)) = inner {
        return Some((main_part(&word[..at]), at, sign.len_utf8()));
    }
    // A dot stands between labels too: "文・A", "取材・文".
    if let Some((label, name)) = word.split_once(['・', '·'])
        && known(label)
        && name.chars().count() > 1
        && !name.split(['・', '·', '/', '／', '＆', '&']).any(known)
    {
        return Some((label, label.len() + word[label.len()..].len() - name.len(), 0));
    }
    let sign = after.trim_start().chars().next().filter(|c| SIGNS.contains(c));
    let parts = || word.split(['・', '·', '/', '／', '＆', '&']);
    let is_list = parts().nth(1).is_some() && after.starts_with(char::is_whitespace);
    if parts().all(known) && (sign.is_some() || is_list) {
        return Some((main_part(word), word.len(), sign.map_or(0, char::len_utf8)));
    }
    let label = GLUED_LABELS.iter().find(|label| word.starts_with(**label))?;
    // "来源：A 记者 B": a label between spaces.
    let next = after.strip_prefix([' ', '\u{a0}', '\u{3000}']).and_then(|after| after.split_whitespace().next());
    if word == *label && next.is_some_and(is_name) {
        return Some((word, word.len(), 0));
    }
    let name = word[label.len()..].split(['/', '／', '・', '·']).next().unwrap_or_default();
    is_name(name).then(|| (&word[..label.len()], label.len(), 0))
}

/// Where a run of a name and a label begins with the label: `李文博编辑` before a colon.
fn label_behind(word: &str, after: &str) -> Option<usize> {
    /// Letters of the longest such label.
    const LONGEST: usize = 4;
    after.starts_with([':', '：']).then_some(())?;
    let known = |label: &str| LABELS.contains(label) || OTHER_WORK.contains(label);
    if known(word) {
        return None;
    }
    let starts = word.char_indices().rev().take(LONGEST).skip(1).map(|(at, _)| at).filter(|at| *at > 0);
    starts.filter(|&at| is_name(&word[..at])).find(|&at| known(&word[at..]))
}

fn last_part(label: &str) -> &str {
    label.rsplit(['・', '·', '/', '／', '＆', '&']).next().unwrap_or(label)
}

/// Of a label for several works the one that makes an author.
fn main_part(label: &str) -> &str {
    let mut parts = label.split(['・', '·', '/', '／', '＆', '&']);
    parts.find(|part| LABELS.contains(fold(part).as_str())).unwrap_or_else(|| last_part(label))
}

/// Whose everything a link leads to, without the words behind the name: `高瀬 美咲 の投稿をすべて表示`.
pub(super) fn without_all_posts(text: &str) -> &str {
    const BEHIND: &[&str] = &[
        "の投稿をすべて表示", "のすべての投稿を表示", "の投稿一覧", "の投稿一覧を見る", "の記事一覧", "の記事一覧へ",
        "の記事一覧を見る", "の記事をすべて見る", "の記事をもっと見る", "的所有文章", "的全部文章", "的更多文章",
        "의 모든 글 보기", "의 글 모두 보기", "의 다른 기사 보기", "의 기사 더보기",
    ];
    const BEFORE: &[&str] = &["查看更多", "查看", "檢視"];
    let text = text.trim_end();
    if text.as_bytes().last().is_none_or(u8::is_ascii) {
        return text;
    }
    let Some(name) = BEHIND.iter().find_map(|behind| text.strip_suffix(behind)) else { return text };
    BEFORE.iter().find_map(|before| name.strip_prefix(before)).unwrap_or(name).trim()
}

/// Who reports, of a bracket's text: `記者許芳瑜/青嵐報導`.
pub(super) fn reported_by(inner: &str) -> Option<&str> {
    /// Bytes of the commonest names: a family's and two characters.
    const USUAL: usize = 9;
    let rest = GLUED_LABELS.iter().find_map(|label| inner.strip_prefix(label))?;
    let name = rest.split(['/', '／', '、', ' ']).next().unwrap_or_default();
    if is_name(name) {
        return Some(name);
    }
    // "記者許芳瑜青嵐報導": the place has no sign before it.
    let reports = || ["報導", "报道", "報道", "报导"].iter().any(|verb| name.ends_with(verb));
    name.get(..USUAL).filter(|usual| reports() && is_chinese_name(usual))
}

/// Korean names before their role as a list with commas: `김민수·이영희 기자`, `김민수 이영희 기자`.
pub(super) fn with_commas(text: String) -> String {
    if text.is_ascii() {
        return text;
    }
    let is_list = |text: &str| {
        let names = text.trim().split(' ').next().unwrap_or_default();
        names.contains('·') && names.split('·').all(is_korean_name)
    };
    if is_list(&text) {
        return text.replace('·', ", ");
    }
    match text.trim().split_once(' ') {
        Some((first, rest)) if are_two_koreans(first, rest) => format!("{first}, {rest}"),
        _ => text,
    }
}

/// Whether a word and the first of those behind it are two whole names of Korea, and their role follows.
fn are_two_koreans(first: &str, rest: &str) -> bool {
    /// The commonest families, nine of ten people's.
    const FAMILIES: &str = "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길";
    let is_name = |word: &str| {
        word.chars().count() == 3 && word.chars().all(is_hangul) && word.starts_with(|c| FAMILIES.contains(c))
    };
    let mut words = rest.split(' ');
    is_name(first) && words.next().is_some_and(is_name) && words.next().is_some_and(|role| ROLES.contains(role))
}

/// Who a paragraph begins with, in one bracket with the paper: `[강문일보 홍길동 기자] `.
fn in_bracket(text: &str) -> Option<&str> {
    /// Characters of the longest.
    const LONGEST: usize = 30;
    let (inner, _) = text.strip_prefix(['[', '(', '【'])?.split_once([']', ')', '】'])?;
    let mut words = inner.split(' ').rev();
    let (role, name) = (words.next()?, words.next()?);
    (inner.chars().count() <= LONGEST && ROLES.contains(role) && is_korean_name(name)).then_some(name)
}

fn is_korean_name(word: &str) -> bool {
    (2..=4).contains(&word.chars().count()) && word.chars().all(is_hangul)
}

/// A text without the place that a Korean name is signed from: `강문=홍길동 기자`, `강문 | 홍길동 기자`.
fn without_place(text: &str) -> &str {
    /// Characters of a city's name.
    const LONGEST: usize = 4;
    let is_place = |word: &str| word.chars().count() <= LONGEST && word.chars().all(is_hangul);
    text.split_once(['=', '|'])
        .filter(|(place, _)| is_place(place.trim_end()))
        .map_or(text, |(_, rest)| rest.trim_start())
}

/// The Korean names that a text begins with, where their role follows, and what stands behind that. Their paper may stand before them:
/// `강문일보 홍길동 기자`, and the role without a space: `홍길동기자`.
fn before_role(text: &str) -> Option<(&str, &str)> {
    const GLUED: &str = "기자";
    let text = without_place(text);
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let glued = first.strip_suffix(GLUED).filter(|name| is_korean_name(name) && !ROLES.contains(first));
    if glued.is_some_and(|name| name.chars().count() > 2) {
        return glued.map(|name| (name, rest));
    }
    if is_korean_paper(first) && rest.starts_with(is_hangul) {
        return before_role(rest);
    }
    if are_two_koreans(first, rest) {
        // With the role, by which the two are told.
        let role = rest.split(' ').nth(1).unwrap_or_default();
        let (both, behind) = text.split_at(place_in(role, text) + role.len());
        return Some((both, behind.trim_start()));
    }
    let (role, rest) = rest.split_once(' ').unwrap_or((rest, ""));
    let is_name = first.split('·').all(is_korean_name) && ROLES.contains(role);
    is_name.then_some((first, rest))
}

/// Whether a word ends as the names of papers and agencies of Korea do: `강문일보`.
fn is_korean_paper(word: &str) -> bool {
    const ENDINGS: [&str; 11] =
        ["뉴스", "일보", "신문", "방송", "타임스", "경제", "통신", "데일리", "투데이", "저널", "미디어"];
    word.chars().all(is_hangul) && ENDINGS.iter().any(|end| word.ends_with(end))
}

/// The Korean names that a line begins with, where their role follows: `홍길동 기자 입력 2025.07.06`.
pub(crate) fn korean_reporter(line: &str) -> Option<&str> {
    /// Bytes of the longest line that is no sentence.
    const LONGEST: usize = 200;
    let line = line.trim_start();
    if line.len() > LONGEST {
        return None;
    }
    // "[강문일보 홍길동 기자]": a line of nothing else, but for the day.
    if let Some((_, behind)) = line.split_once([']', ')', '】'])
        && line.starts_with(['[', '(', '【'])
    {
        let is_all = || behind.is_empty() || super::is_date(behind);
        return in_bracket(line).filter(|_| is_all()).or_else(|| korean_reporter(behind));
    }
    if !line.starts_with(is_hangul) {
        return None;
    }
    // "홍길동 기자, 김수진 기자"
    let mut parts = line.split([',', '，']).map(|part| before_role(part.trim()));
    if line.contains([',', '，']) && parts.all(|part| matches!(part, Some((_, "")))) {
        return Some(line);
    }
    before_role(line).map(|(name, _)| name)
}

/// The Japanese name that a line is, with the role behind it: `山田花子 記者`.
pub(super) fn japanese_reporter(line: &str) -> Option<&str> {
    const ROLES: &[&str] = &["記者", "編集委員", "論説委員", "特派員", "支局長"];
    let name = ROLES.iter().find_map(|role| line.strip_suffix(role))?.trim_end();
    (name.chars().count() > 2 && may_be_name(name)).then_some(name)
}

/// The Japanese name behind its role, or a paper's office, at the start of a line: `編集委員・山田花子`, `海辺支局 山田花子`.
pub(super) fn behind_japanese_role(line: &str) -> Option<&str> {
    const ROLES: &[&str] = &["編集委員", "論説委員", "特派員", "支局長", "支局", "総局", "記者"];
    let (before, name) = line.split_once(['・', ' ', '\u{3000}'])?;
    let is_role = before.chars().all(is_han_or_kana) && ROLES.iter().any(|role| before.ends_with(role));
    (is_role && name.chars().count() > 2 && may_be_name(name)).then_some(name)
}

/// Who a line of Japan or China names beside a day or with a place, in brackets or without: `海辺＝山田花子`, `（山田花子、西村健一）`,
/// `山田花子（海辺支局）`, `山田花子 記者 · 2025年7月6日`, `林晓岚 发自海港`.
pub(super) fn signed_line(line: &str) -> Option<&str> {
    /// Characters of a place, and bytes of the longest line that is no sentence.
    const PLACE: usize = 6;
    const LONGEST: usize = 200;
    const SIGNS: [char; 12] = [' ', '\u{3000}', '|', '·', '•', '—', '–', '-', '/', '\n', '(', ')'];
    if line.len() > LONGEST || !line.contains(is_han) {
        return None;
    }
    let outside = beside_day(line).trim_matches(SIGNS);
    let line = ["（）", "【】", "〔〕"].iter().find_map(|pair| within(outside, pair)).unwrap_or(outside);
    if let Some(name) = japanese_reporter(line).or_else(|| behind_japanese_role(line)).or_else(|| reported_by(line)) {
        return Some(name);
    }
    if let Some((name, from)) = line.split_once(' ')
        && (from.starts_with("发自") || from.starts_with("發自"))
    {
        return Some(name).filter(|name| is_name(name));
    }
    let is_place = |place: &str| place.chars().count() <= PLACE && place.chars().all(is_han_or_kana);
    let names = match line.split_once(['＝', '=']) {
        Some((place, names)) if is_place(place) => names,
        _ => line,
    };
    let is_office = |office: &str| ["支局", "総局", "支社", "本社"].iter().any(|end| office.ends_with(end));
    let names = match names.split_once('（') {
        Some((names, office)) if office.strip_suffix('）').is_some_and(is_office) => names,
        _ => names,
    };
    let mut each = names.split(['、', '，', ' ', '\u{3000}']);
    let has_sign = names.len() < outside.len() || each.clone().nth(1).is_some();
    (has_sign && each.all(is_japanese_name)).then_some(names)
}

/// What a pair of brackets holds that is all of a text.
fn within<'t>(text: &'t str, pair: &str) -> Option<&'t str> {
    let mut signs = pair.chars();
    text.strip_prefix(signs.next()?)?.strip_suffix(signs.next()?)
}

/// What of a line stands before its first day, or behind its last where that is nothing.
fn beside_day(line: &str) -> &str {
    let days = dates::find_all(line, &dates::Reading::to_find());
    let (Some(first), Some(last)) = (days.first(), days.last()) else { return line };
    let before = &line[..first.span.start];
    if before.contains(is_han_or_kana) { before } else { &line[last.span.end..] }
}

/// The Korean name that a line is, or that a paragraph begins with after its agency's bracket: `(서울=A통신) 홍길동 기자 = `.
pub(super) fn reporter(text: &str) -> Option<&str> {
    /// Characters of a line that is only a name, a role and an address, behind the role.
    const LONGEST_LINE: usize = 50;
    const OPEN: [char; 4] = ['[', '(', '【', '［'];
    const CLOSE: [char; 4] = [']', ')', '】', '］'];
    let inner = text.strip_prefix(OPEN).and_then(|text| text.strip_suffix(CLOSE)).filter(|text| !text.contains(CLOSE));
    let text = inner.unwrap_or(text);
    if let Some(name) = in_bracket(text) {
        return Some(name);
    }
    let text = match text.starts_with(['(', '[']) {
        true => text.split_once([')', ']']).map_or(text, |(_, rest)| rest.trim_start()),
        false => text,
    };
    if let Some(name) = japanese_reporter(text).or_else(|| behind_japanese_role(text)) {
        return Some(name);
    }
    let (name, rest) = before_role(text)?;
    let ends = rest.is_empty() || rest.starts_with('=') || rest.contains('@') && rest.chars().count() <= LONGEST_LINE;
    ends.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::byline::{
        announced_in_ideographs, authors, begins_with_given_name, han_reporter, signature,
        starts_with_ideographic_label,
    };

    #[test]
    fn lines_that_need_no_space_are_known() {
        assert!(
            starts_with_ideographic_label("文／山田花子")
                && starts_with_ideographic_label("取材・文／山田花子　撮影／鈴木一")
        );
        assert!(!starts_with_ideographic_label("写真／鈴木一") && !starts_with_ideographic_label("Text: Ada"));
        assert!(
            begins_with_given_name("佐々木健一")
                && !begins_with_given_name("前田町役場")
                && authors("海港网").is_empty()
        );
        assert_eq!(signature("[강문일보 홍길동 기자] 이야기의 말이 이어진다."), Some("홍길동"));
    }

    #[test]
    fn a_line_names_its_writer_by_a_role_or_a_place() {
        for (line, name) in [
            ("山田花子 記者", Some("山田花子")),
            ("山田花子 記者 · 2025年7月6日", Some("山田花子")),
            ("2025年7月6日 · 編集委員・山田花子", Some("山田花子")),
            ("海辺＝山田花子", Some("山田花子")),
            ("（山田花子、西村健一）", Some("山田花子、西村健一")),
            ("（山田花子） | 2025年7月6日", Some("山田花子")),
            ("山田花子（海辺支局）", Some("山田花子")),
            ("（記者許芳瑜青嵐報導）", Some("許芳瑜")),
            ("林晓岚 发自海港", Some("林晓岚")),
            ("記者", None),
            ("新聞記者会見", None),
            ("山田町（海辺）", None),
            ("（海辺の渡し船）", None),
            ("出典＝海辺新聞", None),
        ] {
            assert_eq!(han_reporter(line, true), name, "{line}");
        }
    }

    #[test]
    fn a_line_names_its_writer_in_brackets_too() {
        for (line, names) in [
            ("〔記者林曉彤／基隆報導〕", "林曉彤"),
            ("文／林晓彤", "林晓彤"),
            ("한서윤 기자", "한서윤"),
            ("港口日报", ""),
            ("By Ada Lund", ""),
        ] {
            let found = announced_in_ideographs(line).map(authors).unwrap_or_default();
            assert_eq!(found.join("+"), names, "{line}");
        }
    }

    #[test]
    fn a_korean_line_names_its_writer_with_paper_and_place() {
        for (line, names) in [
            ("강문=홍길동 기자 hong@planet.example", "홍길동"),
            ("[강문일보 홍길동 기자]", "홍길동"),
            ("[강문일보 홍길동 기자] 2025.07.06", "홍길동"),
            ("(강문=푸른통신) 홍길동 기자 =", "홍길동"),
            ("강문일보 홍길동 기자", "홍길동"),
            ("강문=푸른통신 홍길동 기자", "홍길동"),
            ("강문 | 홍길동 기자", "홍길동"),
            ("홍길동기자", "홍길동"),
            ("홍길동 기자, 김수진 기자", "홍길동+김수진"),
            ("홍길동 김수진 기자", "홍길동+김수진"),
            ("강문의 다리가 열렸다", ""),
        ] {
            assert_eq!(korean_reporter(line).map(authors).unwrap_or_default().join("+"), names, "{line}");
        }
    }

    #[test]
    fn a_name_of_han_characters_beside_a_day_is_told_by_its_form() {
        for name in ["林晓岚", "欧阳雪", "蓮見 詩織", "高橋 一"] {
            assert!(is_name_of_han(name), "{name}");
        }
        for other in ["经济", "欧阳", "海港网", "社会 経済", "特集 写真", "町役場", "Ada Lund"] {
            assert!(!is_name_of_han(other), "{other}");
        }
    }
}
