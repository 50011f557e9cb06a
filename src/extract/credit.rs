//! Who took a picture, as bylines, captions and lines below pictures say it: "Photo: Jane Doe / Getty Images". The words that such
//! lines have, for all that ask: bylines and authors, the story's blocks, text dumps.

use std::sync::LazyLock;

use super::{
    body::phrases::{Topic, shares},
    byline,
    outline::beginning,
    sentence::ends_sentence,
    word_list::{Set, WordList},
};
use crate::fold::fold;

/// Words for a picture, for taking or drawing it, and for who did, folded: each is a label before a name.
#[rustfmt::skip]
pub(super) const WORDS: &[&str] = &[
    "anh", "beeld", "bild", "bilde", "bilder", "billede", "billeder", "fot", "foto", "fotograaf", "fotograf", "fotografi", "fotografia",
    "fotografias", "fotografie", "fotos", "grafica", "grafik", "graphics", "illustration", "illustrationen",
    "illustrations", "ilustracija", "ilustracion", "image", "images", "infografia", "kuva", "kuvaaja", "kuvat", "photo",
    "photograph", "photographs", "photography", "photos", "picture", "pictures", "tegning", "visuals", "zdjecia",
    "zdjecie", "иллюстрации", "иллюстрация", "снимка", "снимки", "фото", "фотограф", "φωτο", "φωτογραφια", "φωτογραφιεσ",
    "צילום", "תמונות", "تصوير", "صور", "صورة", "عکس", "फोटो", "फ\u{93c}ोटो", "ছবি", "ภาพ", "写真", "図", "图", "图片", "圖", "圖片", "摄", "摄影",
    "撮影", "攝", "攝影", "사진", "촬영",
];

/// Labels of more than a word, and words that say whose something is.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "bildnachweis", "bildquelle", "crédit photo", "crédits photo", "fot.", "fotocredit", "image credit", "photo credit",
    "photo d'illustration",
];

static ALL_LABELS: LazyLock<Set> = LazyLock::new(|| Set::of(&[WORDS, LABELS].concat()));

/// Who takes pictures, as a part of a byline says behind a name.
#[rustfmt::skip]
pub(super) static PHOTOGRAPHERS: WordList = WordList::new(&[
    "fotograf", "fotografin", "fotografka", "fotografo", "fotografa", "fotograaf", "photographe", "photographer",
    "staff photographer", "photojournalist", "bildjournalist", "valokuvaaja", "kuvaaja", "φωτογραφοσ", "фотограф",
]);

/// The first words of the names of agencies that supply pictures.
static AGENCIES: WordList = WordList::new(&[
    "adobe", "alamy", "epa", "flickr", "gamma-rapho", "getty", "imago", "istock", "magnum", "pexels",
    "picture-alliance", "pixabay", "pool", "reuters", "rex", "shutterstock", "sipa", "unsplash", "zuma",
]);

/// The phrases by which credits are told among the blocks of a page, in the form of [`super::body::phrases`]. The models of a story's blocks
/// are fitted with these: what is added here is worth what it was to them.
#[rustfmt::skip]
pub(super) const PHRASES: &str =
    "^photo;^photos;^image;^images;^picture;^foto:;^foto ;^fotos:;^fotos;^bild:;^bild ;^bilder;^quelle:;^credit;^source:;^illustration;^video:;^getty;getty images;shutterstock;^file photo;photo by;photo:;foto:;(foto;image:;\
     (photo;bild:;image credit;/ap photo;(ap photo;/dpa;picture alliance;picture-alliance;imago;istock;adobe stock;unsplash;pixabay;pexels;/afp;afp via;reuters/;/reuters;epa-efe;© ;^©;^crédit;^photo d;^fotografía;^imagen;^fuente:;^fonte:;\
     ^zdjęcie;^fot.;^Фото;^写真;^图;^図;^사진;bildquelle;bildnachweis;^symbolbild;symbolfoto;archivbild;archivfoto;^ansicht;^screenshot;^courtesy;^imagem;^crédito;^reprodução;^reproduction;wikimedia;cc by";

/// Beginnings of lines of text dumps that say whose a picture is, folded, beside the labels.
#[rustfmt::skip]
pub(super) const BEGINNINGS: &[&str] = &[
    "©", "(c)", "bild ", "bildquelle", "credits", "foto ", "fotografie", "getty", "image source", "image credit",
    "photo credit", "quelle:", "source:", "symbolbild", "symbolfoto", "screenshot", "video:", "file photo", "foto/",
    "foto-", "credito", "фото", "写真", "图片", "fotocredit", "archivbild", "archivfoto",
];

/// Labels of a credit that stand at the end of a dump's caption, folded; the shortest are a word of their own.
pub(super) const INSIDE: &[&str] = &[
    " bild:", "bild ©", "credit:", " foto:", "fotos:", "getty images", "image:", "photo:", "picture:", "photograph:",
    "quelle:", "source:", "legende:",
];

/// Whether a text is what an agency is called that supplies pictures, or one of news: `Getty Images`.
pub(super) fn supplies_pictures(text: &str) -> bool {
    AGENCIES.has(text.split(' ').next().unwrap_or_default()) || byline::is_agency(text)
}

/// Whether a line is about an agency that supplies pictures: "Getty Images sues a maker of image models". Behind one in a credit
/// stand names.
pub(super) fn is_about_agency(text: &str) -> bool {
    /// Words in small letters, of which credits have three at most: "via … for the".
    const SMALL: usize = 4;
    let small = text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase));
    supplies_pictures(text) && !text.contains(['/', '|', ':', '©', '(']) && small.count() >= SMALL
}

/// Whether a text begins with a label of who took a picture: "Photo: Ida Brand", "Photo by Ida Brand".
pub(super) fn begins(text: &str) -> bool {
    /// Bytes of the longest label, with what parts it from a name.
    const LONGEST: usize = 40;
    let start = fold(beginning(text, LONGEST));
    let colon = start.find([':', '：', '=']);
    let end = [colon, start.find(" by ")].into_iter().flatten().min();
    let label = end.map(|end| start[..end].trim_end());
    label.is_some_and(|label| ALL_LABELS.contains(label.strip_suffix(" by").unwrap_or(label)))
}

/// Whether a text ends in brackets that say who took a picture: "The ferry at Marl (Photo: Ida Brand)".
pub(super) fn ends_in_brackets(text: &str) -> bool {
    /// Bytes of what stands in them.
    const LONGEST: usize = 60;
    let inner = text.trim_end_matches('.').strip_suffix(')').and_then(|text| text.rsplit_once('('));
    inner.is_some_and(|(before, credit)| !before.is_empty() && credit.len() <= LONGEST && begins(credit))
}

/// Whether a text says last, behind a label, who took a picture or did other work: "The ferry at Marl. Photo: Ida Brand".
pub(super) fn ends_in_label(text: &str) -> bool {
    /// Words of whose it is.
    const WORDS: usize = 5;
    let Some((before, name)) = text.rsplit_once([':', '：']) else { return false };
    let (told, label) = before.trim_end().rsplit_once(' ').unwrap_or(("", before));
    let begins =
        told.is_empty() || told.ends_with(['.', '!', '?', '|', '/', '…', '—', '–', '-']) || label.starts_with('(');
    begins
        && byline::is_other_work(label.trim_start_matches('('))
        && (1..=WORDS).contains(&name.split_whitespace().count())
}

/// Whether a caption says last whose its picture is, with a label or without: "… at noon. Photo: Ann Lee", "… at noon (Ann
/// Lee/AFP)".
pub(super) fn ends_caption(text: &str) -> bool {
    /// Words of the longest.
    const WORDS: usize = 9;
    /// Of it: a phrase that only credits have.
    const PART: f32 = 0.12;
    if text.ends_with(['.', '!', '?', '"', '”', '“', ':']) {
        return false;
    }
    let bracket = text.strip_suffix(')').and_then(|t| t.rfind('(').map(|at| &t[at + 1..]));
    // "A. Lee" has no stop.
    let ends_word = |at: usize| text[..at].chars().rev().take_while(|c| c.is_alphanumeric()).count() > 1;
    let behind_stop = || {
        let mut stops = text.rmatch_indices(". ").map(|(at, _)| at);
        stops.find(|at| ends_word(*at)).map(|at| &text[at + 2..])
    };
    let Some(credit) = bracket.or_else(behind_stop) else { return false };
    let words = credit.split_whitespace().count();
    let is_part = |w: &str| w.starts_with(char::is_uppercase) || w.starts_with('@');
    let is_owner =
        |w: &str| w.split_once('/').is_some_and(|(head, tail)| is_part(head) && (tail.is_empty() || is_part(tail)));
    let mut parts = credit.split_whitespace();
    (1..=WORDS).contains(&words)
        && (bracket.is_some() || credit.len() < text.len() / 2)
        && (parts.any(is_owner) || shares(credit)[Topic::Credit as usize] >= PART)
        && !credit.chars().any(|c| c.is_ascii_digit())
}

/// Whether a text right behind a picture says last whose that is, in any of these ways, or behind a sign or a label without a colon: `The
/// ferry. © Ida Brand`, `Fot. Ida Brand`, `渡し船＝林田健一撮影`.
pub(super) fn ends(text: &str) -> bool {
    /// Words of an end: "taken by".
    const LAST: [&str; 3] = ["撮影", "摄", "攝"];
    /// Sentences from the last one on among which the credit's own stop may be.
    const STOPS: usize = 2;
    let is_taken = || LAST.iter().any(|last| text.trim_end_matches(['）', ')']).ends_with(last));
    let is_behind =
        |sign: &&str| text.rmatch_indices(*sign).take(STOPS).any(|(at, _)| is_whole(&text[at + sign.len()..]));
    ends_in_label(text)
        || ends_in_brackets(text)
        || ends_caption(text)
        || is_taken()
        || is_whole(text)
        || text.rfind('©').is_some_and(|at| is_whole(&text[at..]))
        || [". ", "。", " | ", " — ", " – "].iter().any(is_behind)
}

/// Whether a text is nothing but a label, or a sign, and a name: `© Ida Brand`, `Foto Ida Brand`, `图/王伟`.
fn is_whole(text: &str) -> bool {
    /// Bytes of such a text, and words of the name.
    const LONGEST: usize = 70;
    const WORDS_OF_NAME: usize = 5;
    let text = text.trim_matches(['(', ')', '（', '）', ' ']);
    if text.len() > LONGEST || ends_sentence(text) {
        return false;
    }
    let name = match text.strip_prefix('©') {
        Some(name) => name,
        None => {
            let Some((label, name)) = text.split_once([' ', '/', '／', ':', '：']) else { return false };
            if !ALL_LABELS.contains(fold(label).trim_end_matches('.')) {
                return false;
            }
            name
        }
    };
    let is_part = |word: &str| !word.starts_with(char::is_lowercase);
    let words = || name.split_whitespace();
    (1..=WORDS_OF_NAME).contains(&words().count()) && words().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_agencies() {
        assert!(supplies_pictures("Getty Images") && supplies_pictures("AP") && !supplies_pictures("Ada"));
    }

    #[test]
    fn agencies_may_be_what_a_line_is_about() {
        for (text, is_about) in [
            ("Getty Images sues a maker of image models", true),
            ("Getty Images via Agence Lumière for the Ledger", false),
            ("Getty Images/Ida Brand, on the quay of the old harbour", false),
            ("Ferry sues a maker of image models", false),
        ] {
            assert_eq!(is_about_agency(text), is_about, "{text}");
        }
    }

    #[test]
    fn names_behind_a_picture_need_no_colon() {
        for (text, is_credit) in [
            ("© Ida Brand", true),
            ("Foto Ida Brand", true),
            ("The ferry at Marl. Fot. Ida Brand", true),
            ("旧渡轮停在码头。图/林立德", true),
            ("渡し船＝林田健一撮影", true),
            ("Photo of the year", false),
            ("The ferry at Marl. Ida Brand", false),
            ("Volume 14 / Chapter 121", false),
        ] {
            assert_eq!(ends(text), is_credit, "{text}");
        }
    }

    #[test]
    fn labels_stand_before_names() {
        for (text, is_credit) in [
            ("Photo: Ida Brand / Ledger", true),
            ("PHOTO BY IDA BRAND", true),
            ("Photos by: Ida Brand", true),
            ("Crédit photo : Ida Brand", true),
            ("Photo credit: Ida Brand", true),
            ("Fot.: Ida Brand", true),
            ("Zdjęcia: Ida Brand", true),
            ("Kuvat: Ida Brand", true),
            ("Φωτογραφία: Ida Brand", true),
            ("Billeder: Ida Brand", true),
            ("图片：王伟", true),
            ("Illustration by Ida Brand", true),
            ("Photo of the year: a heron", false),
            ("Pictures can lie", false),
            ("Picture this: a ferry without a harbour", false),
            ("Ida Brand", false),
            ("", false),
        ] {
            assert_eq!(begins(text), is_credit, "{text}");
        }
    }

    #[test]
    fn captions_end_in_credits() {
        let all = |text: &str| [ends_in_brackets(text), ends_in_label(text), ends_caption(text)];
        for (text, expected) in [
            ("The ferry at Marl (Photo: Ida Brand)", [true, true, true]),
            ("The ferry at Marl (Photo: Ida Brand).", [true, true, false]),
            ("The ferry at Marl on a day of fog. Photo: Ida Brand", [false, true, true]),
            ("The ferry at Marl on a day of fog. Kuva: Ida Brand", [false, true, false]),
            ("The ferry at Marl on a day of fog (Ida Brand/AFP)", [false, false, true]),
            ("The ferry at Marl (the second this year)", [false, false, false]),
            ("The ferry at Marl", [false, false, false]),
        ] {
            assert_eq!(all(text), expected, "{text}");
        }
    }
}
