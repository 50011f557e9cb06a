//! Which of the Latin charsets a page's letters are of, where its claim or a guess makes no language of them: each has the accents of
//! others in the same places, and `ł` shows as `³`, `ő` as `õ`.

use encoding_rs::{Encoding, ISO_8859_2, MACINTOSH, WINDOWS_1250, WINDOWS_1252, WINDOWS_1254, WINDOWS_1257};

/// Letters beyond ASCII of the languages that are written in a charset.
type Languages = &'static [&'static str];

const WESTERN: Languages = &[
    "äöüß", "àâæçéèêëîïôœùûüÿ", "áéíñóúü", "ãáàâçéêíóôõúü", "àèéìíîòóùú", "åäöéü", "æøåéèòóôäöü", "äöåšž",
    "áéíóúýþæöð", "éëïöüèêáóíçà", "äöõüšž", "àçèéíïòóúü", "ëç", "áíóúýæøð", "äéëèêöü",
];
const CENTRAL: Languages = &["áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "ąćęłńóśźż", "áéíóöőúüű", "čćđšž", "čšž", "ăâîşţ"];
const BALTIC: Languages = &["ąčęėįšųūž", "āčēģīķļņšūž", "äöõüšž"];
const TURKISH: Languages = &["çğıöşüâîû"];

const CHARSETS: [(&Encoding, Languages); 6] = [
    (WINDOWS_1252, WESTERN),
    (WINDOWS_1250, CENTRAL),
    (ISO_8859_2, CENTRAL),
    (WINDOWS_1257, BALTIC),
    (WINDOWS_1254, TURKISH),
    (MACINTOSH, WESTERN),
];

/// The charset in which a page's letters are those of one language, where in `known` they are of none. Each bound was chosen so that
/// a page of several languages stays as it is: its letters are of no single other one either.
pub(super) fn better_than(known: &'static Encoding, bytes: &[u8]) -> Option<&'static Encoding> {
    /// Letters of a page that tell anything, those of some two sentences; and of a hundred of them how many are of a language that is
    /// read well, of one for which another is given up, and such as are other letters there.
    const LEAST: u32 = 8;
    const WELL: u32 = 90;
    const SURELY: u32 = 97;
    const OTHER: u32 = 4;
    let of_known = CHARSETS.iter().find(|(charset, _)| *charset == known)?;
    let counts = counts(bytes);
    let all: u32 = counts.iter().map(|(_, count)| count).sum();
    if all < LEAST || best(of_known, &counts).0 >= WELL {
        return None;
    }
    let is_other = |charset: &'static Encoding| {
        let others = counts.iter().filter(|(byte, _)| letter(charset, *byte) != letter(known, *byte));
        others.map(|(_, count)| count).sum::<u32>() * 100 >= all * OTHER
    };
    let others = CHARSETS.iter().filter(|(charset, _)| *charset != known && is_other(charset));
    let read = others.map(|charset| (best(charset, &counts), charset.0));
    // The first of those that read as well.
    let best = read.reduce(|best, other| if other.0 > best.0 { other } else { best })?;
    let ((share, has_many), charset) = best;
    (share >= SURELY && has_many).then_some(charset)
}

/// The bytes beyond ASCII within words, and how often each stands there.
fn counts(bytes: &[u8]) -> Vec<(u8, u32)> {
    /// A page's beginning, as much as the detector sees.
    const WITHIN: usize = super::DETECT_WITHIN;
    let bytes = &bytes[..bytes.len().min(WITHIN)];
    let mut counts = [0; 256];
    let is_of_word = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii());
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| rest.iter().position(|byte| !byte.is_ascii())) {
        at += found;
        let before = is_of_word(at.checked_sub(1).and_then(|before| bytes.get(before)));
        let behind = is_of_word(bytes.get(at + 1));
        // At a word's end may be a sign, but not where nearly all of these charsets have letters.
        if before && behind || bytes[at] >= LETTERS && (before || behind) {
            counts[usize::from(bytes[at])] += 1;
        }
        at += 1;
    }
    let counted = |byte: u8| (byte, counts[usize::from(byte)]);
    (0x80..=0xFF).map(counted).filter(|(byte, count)| *count > 0 && !parts_words(*byte)).collect()
}

/// The first of the bytes that are letters in the charsets of Windows and ISO, but for two of them.
const LETTERS: u8 = 0xC0;

/// Whether a byte is an apostrophe, a dash, a space or a soft hyphen in the charsets of Windows, which stand within words.
fn parts_words(byte: u8) -> bool {
    matches!(byte, 0x91..=0x97 | 0xA0 | 0xAD)
}

fn letter(charset: &'static Encoding, byte: u8) -> Option<char> {
    let bytes = [byte];
    let (text, _) = charset.decode_without_bom_handling(&bytes);
    text.chars().next()
}

/// How many of a hundred letters are of one language of a charset, of that of which most are; and whether two fifths of that
/// language's letters are among them: what has only those that others have too tells nothing.
fn best((charset, languages): &(&'static Encoding, Languages), counts: &[(u8, u32)]) -> (u32, bool) {
    let letters: Vec<(char, u32)> = counts
        .iter()
        .filter_map(|(byte, count)| Some((letter(charset, *byte)?.to_lowercase().next()?, *count)))
        .collect();
    let all: u32 = counts.iter().map(|(_, count)| count).sum();
    let of_language = |language: &&str| {
        // The capital of a dotted i, in small letters.
        let own = letters.iter().filter(|(letter, _)| *letter == 'i' || language.contains(*letter));
        let share = own.map(|(_, count)| count).sum::<u32>() * 100 / all.max(1);
        let has = |letter: &char| letters.iter().any(|(other, _)| other == letter);
        let (had, of) = (language.chars().filter(has).count(), language.chars().count());
        (share, had * 5 >= of * 2)
    };
    languages.iter().map(of_language).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_tell_their_charset() {
        let czech = "Tramvaj se vrací na náměstí, kde ji vítaly stovky obyvatel. Stavba trvala tři roky a stála víc, než se čekalo, protože pod dlažbou ležely základy starší váhy, již ohledávají úřady.";
        let polish = "Tramwaj wraca na rynek po pięćdziesięciu latach. Mieszkańcy żegnali stare wagony, a spółka kupiła dziesięć nowych w Łodzi, bo wcześniej groźnie zgrzytały.";
        let hungarian = "Visszatér a villamos a főtérre. Az építkezés három évig tartott, és többe került, mint tervezték, mert középkori kövezetet és gyűrűt leltek.";
        let lithuanian = "Tramvajus grįžta į aikštę, kurią dengė grindinys. Statybos truko ilgiau, nei tikėtasi, o žmonių ūpas krito, nes rąstai ištįso.";
        let turkish = "Tramvay meydana geri döndü. İnşaat beklenenden pahalıya mal oldu, çünkü kaldırımın altında ortaçağ taşları bulundu, geçişler güçleşti.";
        for (text, charset) in [
            (czech, WINDOWS_1250),
            (czech, ISO_8859_2),
            (polish, WINDOWS_1250),
            (polish, ISO_8859_2),
            (hungarian, WINDOWS_1250),
            (lithuanian, WINDOWS_1257),
            (turkish, WINDOWS_1254),
        ] {
            let (bytes, ..) = charset.encode(text);
            assert_eq!(better_than(WINDOWS_1252, &bytes).map(Encoding::name), Some(charset.name()), "{text}");
            assert_eq!(better_than(charset, &bytes), None, "{text}");
        }
        // Nothing encodes into it.
        let mac = b"Die F\x8Ahre f\x8Ahrt f\x9Fr alle H\x8Afen, die gr\x9A\xA7eren M\x9Arder m\x9Assen \x9Fber die Br\x9Fcke gehen, sp\x8Ater schlie\xA7en sie.";
        assert_eq!(better_than(WINDOWS_1252, mac).map(Encoding::name), Some("macintosh"));
    }

    #[test]
    fn what_reads_well_stays() {
        for text in [
            "Die Fähre fährt für alle Häfen, die größeren Märkte müssen über die Brücke gehen, später schließen sie.",
            "L’été dernier, les élèves ont traversé l’île où naît la forêt; ça n’a gêné personne, même à Noël, près des côtes.",
            "La niña comió piñas en el jardín, después salió al río con su tío, según contó la señora más rápida de Cádiz.",
            "Perché la città è già più là che qui, però lunedì sarà così e il caffè non costerà più, né di più né di meno.",
            "Þórður fór út í ána að sækja þorsk, en Ísland er stórt og veðrið var ömurlegt þá, sagði hún við mæður þeirra.",
            "Færgen sejler fra øen på mandag, når bådene er lagt på land, og prøverne er blevet målt af fåmælte søfolk.",
            "A reunião começou às três, não há informações sobre a decisão, mas é possível que ninguém saiba até amanhã.",
            "Müller und Márquez, López und García spielten für Köln gegen Málaga; Jiménez schoß Tore, Rodríguez hält, Ångström verlor.",
            "El presidente va dir que això és així: el niño cantó ayer en Málaga, però l’àvia és a València amb l’oncle, según señaló más tarde.",
        ] {
            let (bytes, ..) = WINDOWS_1252.encode(text);
            assert_eq!(better_than(WINDOWS_1252, &bytes), None, "{text}");
        }
    }
}
