//! What stands behind a story under a label of its own: who wrote it, and which stories come before and after it.

use std::{collections::HashSet, sync::LazyLock};

use foldhash::fast::RandomState;

use crate::extract::{
    letters::{COLONS, is_hangul, is_unspaced},
    sentence::begins_speech,
    title::{fold_key, holds_words},
};

use super::{ends_sentence, phrases, phrases::Topic};

/// Labels of a few lines on who wrote a story. Letters and digits only.
#[rustfmt::skip]
static ABOUT_AUTHOR: LazyLock<HashSet<&'static str, RandomState>> = LazyLock::new(|| HashSet::from_iter([
    "about the author", "about the authors", "about author", "about this author", "about our author", "about the writer", "about the writers",
    "about the reporter", "about the journalist", "about the contributor", "about the columnist", "meet the author", "author bio", "author s bio",
    "author biography", "author profile", "author info",
    "uber den autor", "uber die autorin", "uber die autoren", "uber die autorinnen", "uber den verfasser", "uber die verfasserin", "zum autor",
    "zur autorin", "zu den autoren", "der autor", "die autorin", "die autoren", "autoreninfo",
    "a propos de l auteur", "a propos de l autrice", "a propos de l auteure", "a propos des auteurs", "a propos du journaliste", "sur l auteur", "l auteur",
    "l autrice", "l auteure", "biographie de l auteur",
    "sobre el autor", "sobre la autora", "sobre los autores", "acerca del autor", "acerca de la autora", "el autor", "la autora", "quien es el autor",
    "sobre o autor", "sobre a autora", "sobre os autores", "o autor", "a autora",
    "sull autore", "sull autrice", "informazioni sull autore", "chi e l autore", "chi e l autrice", "l autore", "sobre l autor",
    "over de auteur", "over de auteurs", "over de schrijver", "over de schrijfster", "de auteur", "o autorze", "o autorce", "o autorach", "o autorovi",
    "o autorke", "o autorech", "o autoroch", "despre autor", "despre autoare", "despre autori", "об авторе", "об авторах", "про автора", "про авторку",
    "про авторів", "за автора", "о аутору", "o autoru", "o autorici", "o avtorju", "o avtorici", "a szerzorol", "szerzorol", "kirjoittajasta", "om forfattaren",
    "om skribenten", "om forfatteren", "autorist", "par autoru", "apie autoriu", "σχετικα με τον συγγραφεα", "για τον συγγραφεα", "yazar hakkinda",
    "tentang penulis", "ve tac gia", "关于作者", "作者简介", "作者介绍", "關於作者", "作者簡介", "作者介紹", "著者について", "著者プロフィール", "著者紹介",
    "筆者プロフィール", "筆者紹介", "この記事を書いた人", "執筆者プロフィール", "저자 소개", "필자 소개", "글쓴이 소개", "기자 소개", "عن الكاتب", "عن الكاتبة", "نبذة عن الكاتب",
    "درباره نویسنده", "על הכותב", "על הכותבת", "אודות המחבר", "लेखक के बारे मे", "लेखक परिचय", "লেখক পরিচিতি",
]));

/// What begins such a label that names the author: "About Ada Lund". Above a life that names them, some of these stand alone.
const ABOUT: &[&str] =
    &["about", "meet", "uber", "zur person", "a propos de", "sobre", "acerca de", "chi e", "over", "om", "o", "despre"];

/// Labels of the stories that a site has before and behind this one. Letters and digits only.
#[rustfmt::skip]
static NEIGHBOURS: LazyLock<HashSet<&'static str, RandomState>> = LazyLock::new(|| HashSet::from_iter([
    "previous article", "next article", "previous post", "next post", "previous story", "next story", "prev post", "prev article", "prev story",
    "previous", "next", "older post", "newer post", "older", "newer", "previous entry", "next entry", "up next", "read next",
    "vorheriger artikel", "nachster artikel", "vorheriger beitrag", "nachster beitrag", "voriger artikel", "voriger beitrag", "vorige meldung",
    "nachste meldung", "article precedent", "article suivant", "precedent", "suivant", "publication precedente", "publication suivante",
    "anterior", "siguiente", "entrada anterior", "entrada siguiente", "siguiente entrada", "articulo anterior", "articulo siguiente",
    "siguiente articulo", "noticia anterior", "noticia siguiente", "siguiente noticia", "post anterior", "proximo post", "artigo anterior", "proximo artigo",
    "proximo", "proxima noticia", "materia anterior", "proxima materia", "articolo precedente", "articolo successivo", "prossimo articolo",
    "precedente", "successivo", "post precedente", "post successivo", "vorig bericht", "volgend bericht", "vorig artikel", "volgend artikel",
    "poprzedni wpis", "nastepny wpis", "poprzedni artykul", "nastepny artykul", "foregaende inlagg", "nasta inlagg", "foregaende artikel", "nasta artikel",
    "forrige innlegg", "neste innlegg", "forrige artikkel", "neste artikkel", "forrige indlaeg", "naeste indlaeg", "forrige artikel", "naeste artikel",
    "edellinen artikkeli", "seuraava artikkeli", "edellinen", "seuraava", "predchozi clanek", "dalsi clanek", "nasledujici clanek", "predosly clanok",
    "predchadzajuci clanok", "dalsi clanok", "nasledujuci clanok", "elozo cikk", "kovetkezo cikk", "elozo bejegyzes", "kovetkezo bejegyzes",
    "articolul precedent", "articolul urmator", "предыдущая статья", "следующая статья", "предыдущая запись", "следующая запись", "предыдущая новость",
    "следующая новость", "предыдущии материал", "следующии материал", "попередня стаття", "наступна стаття", "попереднии запис", "наступнии запис",
    "попередня новина", "наступна новина", "предишна статия", "следваща статия", "prethodni clanak", "sljedeci clanak", "prethodna vest", "sledeca vest",
    "προηγουμενο αρθρο", "επομενο αρθρο", "onceki yazi", "sonraki yazi", "onceki haber", "sonraki haber", "上一篇", "下一篇", "上一篇文章", "下一篇文章", "上一条", "下一条",
    "前の記事", "次の記事", "이전 기사", "다음 기사", "이전 글", "다음 글", "이전글", "다음글", "المقال السابق", "المقال التالي", "الخبر السابق", "الخبر التالي", "مطلب قبلی",
    "مطلب بعدی", "خبر قبلی", "خبر بعدی", "הכתבה הקודמת", "הכתבה הבאה", "artikel sebelumnya", "artikel selanjutnya", "berita sebelumnya", "berita selanjutnya",
    "bai truoc", "bai sau", "bai tiep theo", "पिछला लेख", "अगला लेख", "पिछली खबर", "अगली खबर",
]));

/// Lines at a story's end among which such a label stands.
pub(in crate::extract) const REACH: usize = 8;

/// How many of a story's last lines tell the life of who wrote it, from the label on. `authors` are keys.
pub(in crate::extract) fn lives(lines: &[&str], authors: &[&str]) -> usize {
    /// Bytes of a paragraph, and how many there are for each label.
    const LONGEST: usize = 1200;
    const MOST: usize = 4;
    let names_one = |at: usize| {
        let key = lines.get(at).map(|line| fold_key(line)).unwrap_or_default();
        authors.iter().any(|author| holds_words(&key, author))
    };
    let is_label = |at: usize| {
        let (label, behind) = lines[at].split_once(COLONS).unwrap_or((lines[at], ""));
        let key = label_key(label);
        // "The author: Nobody wants it." A name before what somebody says is no label.
        let may_speak = || !behind.trim().is_empty() && is_noun(&key) && !names_one(at);
        let is_known = ABOUT_AUTHOR.contains(key.as_str()) && !may_speak() || is_about(&key, authors);
        is_known || ABOUT.contains(&key.as_str()) && names_one(at + 1)
    };
    let Some(label) = (0..lines.len()).find(|&at| is_label(at)) else { return 0 };
    let told = &lines[label..];
    if told.len() <= MOST + 1 && told.iter().all(|line| line.len() <= LONGEST) { told.len() } else { 0 }
}

/// Whether a label is but the word for who wrote a text, with its article.
fn is_noun(key: &str) -> bool {
    /// Words; labels that say "about" have more.
    const WORDS: usize = 2;
    const ABOUT: [&str; 12] =
        ["about", "meet", "author", "sobre", "zum", "zur", "sur", "o", "om", "despre", "об", "про"];
    let first = key.split(' ').next().unwrap_or_default();
    key.split(' ').nth(WORDS).is_none() && (!ABOUT.contains(&first) || key == "o autor")
}

/// How many of a story's last lines name those before and behind it, or others of its subject, from the label on.
pub(in crate::extract) fn neighbours(lines: &[&str]) -> usize {
    neighbours_among(lines, |_| false)
}

/// The same where it is known which of the lines are links. Without one, a label has to be whole and of several words: a word or the
/// beginning of a line may head a story's last part.
pub(super) fn neighbours_among(lines: &[&str], is_link: impl Fn(usize) -> bool) -> usize {
    /// Bytes of a label and a headline, and of a label alone.
    const LONGEST: usize = 240;
    const LABEL: usize = 60;
    /// Of a label: what announces others is little else.
    const MOSTLY: f32 = 0.5;
    const ARROWS: [char; 8] = ['←', '→', '«', '»', '‹', '›', '<', '>'];
    let is_line = |line: &&&str| line.len() <= LONGEST && !ends_sentence(line);
    let from = lines.len() - lines.iter().rev().take_while(is_line).count();
    let is_label = |at: &usize| {
        let line = lines[*at];
        let (label, behind) = line.split_once(COLONS).unwrap_or((line, ""));
        let (is_alone, is_last) = (behind.trim().is_empty(), *at + 1 == lines.len());
        let leads = || {
            let points = line.starts_with(ARROWS) || line.ends_with(ARROWS);
            points || is_link(*at) || is_alone && !is_last && is_link(*at + 1)
        };
        let announces = || {
            let is_related =
                || phrases::shares(line)[Topic::Related as usize] >= MOSTLY || phrases::is_whole_label_of_others(line);
            let lead = || (*at + 1..lines.len()).all(&is_link) && is_related();
            line.len() <= LABEL && (lead() || is_of_words(label) && phrases::is_whole_label_of_others(label))
        };
        let is_known = || NEIGHBOURS.contains(label_key(label).as_str()) && (is_of_words(label) || leads());
        !(is_alone && is_last) && (is_known() || is_alone && announces())
    };
    (from..lines.len()).find(is_label).map_or(0, |at| lines.len() - at)
}

/// Whether a label has several words, or is as long in a script that does not part them.
fn is_of_words(label: &str) -> bool {
    /// Characters of a script whose words no spaces part, or of Korean.
    const LEAST: usize = 3;
    let bare = label.trim_matches(|c: char| !c.is_alphanumeric());
    let is_dense = |c: char| is_unspaced(c) || is_hangul(c);
    bare.contains(' ') || bare.starts_with(is_dense) && bare.chars().count() >= LEAST
}

/// The key of a label, without the arrows and marks around it; none of a text that is longer than a label.
fn label_key(label: &str) -> String {
    /// Bytes.
    const LONGEST: usize = 90;
    if label.len() <= LONGEST { fold_key(label) } else { String::new() }
}

/// Whether a label has an author's name behind the word for it.
fn is_about(key: &str, authors: &[&str]) -> bool {
    let named = |about: &str| key.strip_prefix(about).and_then(|rest| rest.strip_prefix(' '));
    ABOUT.iter().filter_map(|about| named(about)).any(|name| authors.contains(&name))
}

/// Whether a line says that a text is over: `Ende`, `FIN`, `<끝>`.
pub(in crate::extract) fn is_end_word(text: &str) -> bool {
    /// Bytes of the longest with its marks.
    const LONGEST: usize = 40;
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "ende", "ende der mitteilung", "ende der meldung", "ende der pressemitteilung", "fin", "fin du communique", "fin del comunicado", "fine", "fine comunicato", "fim",
        "einde", "einde bericht", "slut", "koniec", "konec", "vege", "sfarsit", "конец", "кінець", "τελοσ", "son", "끝", "完", "终", "終", "終わり", "انتهى", "پایان", "end of release",
        "end of story", "the end",
    ];
    // A word in small letters may be the last of a poem.
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    text.len() <= LONGEST
        && !bare.starts_with(char::is_lowercase)
        && !begins_speech(text)
        && WORDS.contains(&fold_key(bare).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_life_of_who_wrote_a_story_stands_behind_it() {
        for (end, lines) in [
            (&["About the author", "Ada keeps two goats."][..], 2),
            (&["Über die Autorin", "Ada Lund hält zwei Ziegen.", "Sie lebt in Marl."], 3),
            (&["À propos de l’auteur : Ada garde deux chèvres."], 1),
            (&["About Ada Lund", "Ada keeps two goats."], 2),
            (&["Zur Person", "Ada Lund hält zwei Ziegen."], 2),
            (&["Der Autor: Nun warten wir."], 0),
            (&["Der Autor: Ada Lund hält zwei Ziegen."], 1),
            (&["Zur Person", "Bo Ek hält zwei Ziegen."], 0),
            (&["About Bo Ek", "Bo keeps two goats."], 0),
            (&["About the author of the plan little is known."], 0),
            (&["About the author", "1", "2", "3", "4", "5"], 0),
        ] {
            let all = [&["Nobody came."], end].concat();
            assert_eq!(lives(&all, &["ada lund"]), lines, "{end:?}");
        }
    }

    #[test]
    fn the_stories_before_and_behind_are_others() {
        for (end, lines) in [
            (&["Previous article", "Fish market opens", "Next article", "Lighthouse sold"][..], 4),
            (&["← Article précédent : Le marché ouvre", "Article suivant : Le phare est vendu →"], 2),
            (&["上一篇：鱼市开张", "下一篇：灯塔售出"], 2),
            (&["Related stories", "Fish market opens", "Lighthouse sold"], 3),
            (&["Next: the boat was sold."], 0),
            (&["Next article", "The boat was sold."], 0),
            (&["Next stop: Marl"], 0),
            (&["Attendance: 412", "Next: Marl v Ellery, Saturday"], 0),
            (&["Previous: the trial", "Next: the fall"], 0),
            (&["← Previous: the trial", "Next: the fall →"], 2),
            (&["Recommended dose", "Adults: two drops", "Children: one drop"], 0),
            (&["Lo más caro", "La calzada", "El autobús"], 0),
            (&["previous", "the moon", "next", "the sea"], 0),
        ] {
            let all = [&["Nobody came."], end].concat();
            assert_eq!(neighbours(&all), lines, "{end:?}");
        }
    }

    #[test]
    fn links_behind_a_label_are_others() {
        for (end, lines) in
            [(&["Recommended", "A boat", "A goat"][..], 3), (&["Next", "A boat"], 2), (&["The goat", "A boat"], 0)]
        {
            let all = [&["Nobody came."], end].concat();
            assert_eq!(neighbours_among(&all, |at| at > 1), lines, "{end:?}");
        }
    }

    #[test]
    fn words_for_the_end() {
        for (text, end) in [
            ("Ende", true),
            ("FIN", true),
            ("&lt;끝&gt;", false),
            ("<끝>", true),
            ("(완)", false),
            ("– Ende der Mitteilung –", true),
            ("fin", false),
            ("The end of it", false),
            ("Ende Mai", false),
            ("— Конец.", false),
        ] {
            assert_eq!(is_end_word(text), end, "{text}");
        }
    }

    #[test]
    fn lists_are_folded_as_they_are_looked_up() {
        let lists = ABOUT_AUTHOR.iter().chain(NEIGHBOURS.iter()).chain(ABOUT);
        assert_eq!(lists.filter(|line| fold_key(line) != **line).collect::<Vec<_>>(), [&""; 0]);
    }
}
