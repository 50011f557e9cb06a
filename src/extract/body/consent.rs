//! Notices of a page about itself: boxes with a button that ask for consent, and at a story's ends paragraphs in no box of their own
//! that say that it uses cookies, that an ad blocker is on, what may be reprinted, where else it appeared. Two words of one text say so
//! together.

use std::sync::LazyLock;

use crate::extract::{
    letters::words,
    outline::{ElementId, Outline},
    parts::Parts,
};

use super::{
    SENTENCE, endings, others,
    phrases::{self, Topic},
    total,
};

/// What is stored, in lower case, from which a word may go on.
#[rustfmt::skip]
const COOKIES: &[&str] = &[
    "cookie", "kakor", "informasjonskapsl", "eväste", "sütik", "sütit", "çerez", "бисквитк", "kolačić", "колачић", "файлы куки", "файли куки",
    "piškot", "slapuk", "sīkdat", "küpsis", "クッキー", "쿠키", "ملفات تعريف الارتباط", "کوکی", "עוגיות", "คุกกี้", "कुकी",
];

/// Who does so and who agrees to it.
#[rustfmt::skip]
const USED: &[&str] = &[
    "we use", "we and our", "we, and our", "this website uses", "this site uses", "our website uses", "our site uses", "our use of", "use of cookies",
    "your privacy", "cookies you allow", "allow us to use", "wir verwenden", "wir nutzen", "wir setzen", "wir und unsere", "diese website", "diese webseite",
    "diese seite verwendet", "diese seite nutzt", "unsere website", "nous utilisons", "nos partenaires", "notre site", "ce site utilise", "sur ce site",
    "utilizamos", "usamos", "nuestros socios", "este sitio", "esta web", "continúa navegando", "sigues navegando", "utilizziamo", "usiamo", "nostri partner",
    "questo sito", "este site", "neste site", "nossos parceiros", "nossos sites", "wij gebruiken", "we gebruiken", "deze website", "deze site", "onze website",
    "używamy", "stosujemy", "korzystamy", "ta strona", "ten serwis", "nasza strona", "мы используем", "сайт использует", "наш сайт", "на сайте",
    "ми використовуємо", "сайт використовує", "vi använder", "webbplatsen använder", "den här webbplatsen", "vi bruker", "nettstedet bruker", "vi bruger",
    "hjemmeside bruger", "käytämme", "sivusto käyttää", "používáme", "tento web", "tyto stránky", "používame", "stránka používa", "táto stránka",
    "használunk", "oldal sütiket", "folosim", "utilizăm", "acest site", "χρησιμοποιούμε", "ιστότοπος", "използваме", "този сайт", "koristimo",
    "ova stranica", "користимо", "овај сајт", "uporabljamo", "kullanıyoruz", "kullanmaktayız", "kami menggunakan", "situs ini", "chúng tôi sử dụng",
    "当サイト", "本サイト", "我们使用", "本网站", "我們使用", "本網站", "당사", "사이트는", "사용합니다", "نستخدم", "يستخدم هذا", "אנו משתמשים", "אתר זה", "เราใช้",
    "เว็บไซต์นี้",
];

/// Whom a page shares with, and on what it stores.
#[rustfmt::skip]
const PARTNERS: &[&str] = &[
    "our partners", "unsere partner", "nos partenaires", "nuestros socios", "nostri partner", "nossos parceiros", "onze partners", "naszymi partnerami",
    "partners store", "partner speichern", "partenaires, nous", "socios almacen", "partner archivi", "parceiros armazen", "partners slaan", "partnerzy przechow",
];
#[rustfmt::skip]
const DEVICES: &[&str] = &[
    "your device", "ihrem gerät", "deinem gerät", "votre appareil", "tu dispositivo", "su dispositivo", "tuo dispositivo", "seu dispositivo", "uw apparaat",
    "je apparaat", "urządzeni",
];

/// What keeps ads away, and what is asked about it.
#[rustfmt::skip]
const BLOCKERS: &[&str] = &[
    "ad blocker", "adblock", "ad-block", "werbeblocker", "bloqueur de pub", "bloqueador de anuncios", "bloqueador de publici", "bloqueador de propag",
    "blocco della pubblicità", "advertentieblokk", "adblocker", "блокировщик реклам", "блокувальник реклам", "reklam engelleyici", "annonsblocker", "reklamblokk",
];
#[rustfmt::skip]
const DISABLE: &[&str] = &[
    "disabl", "turn off", "whitelist", "allow ads", "deaktivier", "schalten sie", "désactiv", "desactiv", "desactív", "disattiv", "desativ", "schakel", "uitschakel",
    "wyłącz", "отключ", "вимкн", "kapat", "stäng av", "slå fra", "slå av",
];

/// What is used again, and the link that is asked for.
#[rustfmt::skip]
const REUSE: &[&str] = &[
    "использовании материал", "использование материал", "перепечатке", "перепечатка", "копировании материал", "цитировании материал", "передрук",
    "використанні матеріал", "використання матеріал", "копіюванн",
];
#[rustfmt::skip]
const LINK: &[&str] = &["ссылк", "гиперссылк", "посиланн", "гіперпосиланн", "разрешени", "дозвол"];

/// What appeared, and where else.
#[rustfmt::skip]
const APPEARED: &[&str] = &[
    "this article appeared", "this story appeared", "this piece appeared", "version of this article app", "version of this story app", "version of this article ran", "version of this story ran",
    "version of this article was p", "version of this story was p", "dieser artikel erschien",
    "dieser artikel ist ", "dieser text erschien", "dieser text ist ", "dieser beitrag erschien", "cet article est paru", "cet article est extrait",
    "este artículo se publicó", "este artículo apareció", "este texto apareció", "questo articolo è ", "este artigo foi publicado", "este texto foi publicado",
    "dit artikel verscheen", "dit verhaal verscheen", "ten artykuł ukazał się", "tekst ukazał się", "denne artikel blev bragt",
];
#[rustfmt::skip]
const IN_PRINT: &[&str] = &[
    "print edition", "appears in print", "appeared in print", "printausgabe", "print-ausgabe", "gedruckten ausgabe", "printmagazin", "version papier",
    "édition papier", "édition imprimée", "edición impresa", "edizione cartacea", "edizione di ", "edição impressa", "versão impressa", "papieren krant",
    "papieren editie", "wydaniu papierowym", "wydaniu drukowanym", "trykte avis",
];

/// Cookies that are baked, in lower case: what stands beside them tells.
const BAKED: &[&str] = &["kakor", "sütik", "çerez", "бисквитк", "kolačić", "колачић", "piškot"];

/// What does, beside the page's own word for itself, in English and in those languages.
#[rustfmt::skip]
const BESIDE: &[&str] = &[
    "accept", "analy", "browser", "consent", "function", "necessary", "personal", "preference", "privacy", "service", "technolog", "third part", "third-part",
    "tracking", "site", "experience", "advert", " ads", "device", "content", "data", "traffic", "web", "upplevelse", "oldal", "élmény", "böngész", "deneyim", "sayfa",
    "iskustv", "искуств", "сајт", "сайт", "преживяван", "услуг", "stran", "izkušnj",
];

/// Pairs of which a notice has both.
static PAIRS: LazyLock<[(Parts, Parts); 4]> = LazyLock::new(|| {
    [(COOKIES, USED), (PARTNERS, DEVICES), (BLOCKERS, DISABLE), (REUSE, LINK)]
        .map(|(what, how)| (Parts::of(what), Parts::of(how)))
});

/// Takes out of a short story the boxes that ask for consent, whatever they are called: they may be longer than it.
pub(super) fn drop_boxes(outline: &Outline, words: &[f32], blocks: &mut Vec<usize>) {
    /// Words of a story beside which no such box seems to be one.
    const LONG: f32 = 250.0;
    if total(words, blocks) > LONG {
        return;
    }
    let is_asked = in_consent_boxes(outline, blocks.iter().copied());
    let own = blocks.iter().copied().filter(|&b| !is_asked[b]).collect();
    others::leave(own, SENTENCE, words, blocks);
}

/// Whether a text speaks of cookies and consent.
pub fn speaks_of_cookies(text: &str) -> bool {
    phrases::shares(text)[Topic::Cookies as usize] > 0.0
}

/// Which blocks stand in the smallest boxes around some that speak of cookies and have a button behind: consent is asked
/// for there.
pub fn in_consent_boxes(outline: &Outline, among: impl Iterator<Item = usize>) -> Vec<bool> {
    let is_page = |e: ElementId| matches!(outline.tag(e), "body" | "main" | "article" | "html");
    let end = |e: ElementId| outline.elements[e].end();
    let buttons: Vec<ElementId> = outline.tagged(&["button"]).collect();
    let heads: Vec<ElementId> = outline.tagged(&["body", "main", "article", "html", "h1"]).collect();
    let box_around = |b: usize| {
        let element = outline.blocks[b].element;
        let button = others::first_from(&buttons, end(element))?;
        let mut up = outline.ancestors(element).take_while(|&e| !is_page(e));
        let around = up.find(|&e| button < end(e))?;
        others::first_from(&heads, around).is_none_or(|head| head >= end(around)).then_some(around)
    };
    let mut is_asked = vec![false; outline.blocks.len()];
    let speaks = |b: &usize| !buttons.is_empty() && speaks_of_cookies(&outline.blocks[*b].text);
    let mut boxes: Vec<ElementId> = among.filter(speaks).filter_map(box_around).collect();
    boxes.sort_unstable();
    let mut known = 0;
    for asked in boxes.into_iter().map(|e| outline.blocks_in(e)) {
        is_asked[asked.start.max(known).min(asked.end)..asked.end].fill(true);
        known = known.max(asked.end);
    }
    is_asked
}

/// Blocks at either end of a story among which such notices stand.
pub(in crate::extract) const REACH: usize = 4;

/// Takes such notices from the first and last blocks of a story, unless that is what it is about.
pub(super) fn drop_at_ends(outline: &Outline, headline: Option<ElementId>, blocks: &mut Vec<usize>) {
    /// Bytes of a headline.
    const HEADLINE: usize = 2000;
    let headline = headline.and_then(|headline| outline.text_within(headline, HEADLINE));
    let is_subject = headline.is_some_and(|headline| {
        let lower = headline.to_lowercase();
        PAIRS.iter().any(|(what, _)| what.any_in(&lower))
    });
    let count = blocks.len();
    if is_subject || count <= 1 {
        return;
    }
    let is_kept = |at: usize, b: usize| at >= REACH && at + REACH < count || !is_notice(&outline.blocks[b].text);
    let kept: Vec<usize> = blocks.iter().enumerate().filter(|&(at, &b)| is_kept(at, b)).map(|(_, &b)| b).collect();
    if !kept.is_empty() {
        *blocks = kept;
    }
}

/// Whether a paragraph says that something appeared in print.
pub(in crate::extract) fn tells_of_print(text: &str) -> bool {
    static PRINT: LazyLock<(Parts, Parts)> = LazyLock::new(|| (Parts::of(APPEARED), Parts::of(IN_PRINT)));
    /// Bytes.
    const LONGEST: usize = 400;
    let lower = if text.len() <= LONGEST { text.to_lowercase() } else { return false };
    PRINT.0.any_in(&lower) && PRINT.1.any_in(&lower)
}

/// Whether a paragraph is such a notice.
pub(in crate::extract) fn is_notice(text: &str) -> bool {
    /// Bytes of the longest, in scripts of two bytes a letter, and of one that is little else than whose the rights are.
    const LONGEST: usize = 1500;
    const CLAIM: usize = 250;
    if text.len() > LONGEST {
        return false;
    }
    let lower = text.to_lowercase();
    // What stands behind the one with a sign is looked at as well, once it is known who wrote the story.
    let is_claim =
        text.len() <= CLAIM && !text.contains('©') && !lower.contains("copyright") && endings::reserves_rights(&lower);
    is_claim
        || tells_of_print(text)
        || PAIRS.iter().any(|(what, how)| what.any_in(&lower) && how.any_in(&lower)) && !is_baked(&lower)
}

/// Whether a text speaks of cookies of the sort that is eaten. In most languages other than English they have another name.
fn is_baked(lower: &str) -> bool {
    static WORDS: LazyLock<[Parts; 2]> = LazyLock::new(|| [BAKED, BESIDE].map(Parts::of));
    let [baked, beside] = &*WORDS;
    let is_english = || lower.contains("cookie") && words(lower).any(|word| matches!(word, "we" | "our"));
    (baked.any_in(lower) || is_english()) && !beside.any_in(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices_of_a_page_about_itself() {
        for (text, notice) in [
            ("We use cookies and similar technologies to improve your experience.", true),
            ("Diese Website verwendet Cookies. Mehr dazu in unserer Datenschutzerklärung.", true),
            ("Avec nos partenaires, nous stockons des informations sur votre appareil.", true),
            ("Мы используем файлы cookie, чтобы улучшить работу сайта.", true),
            ("当サイトでは、利便性の向上のためにクッキーを使用しています。", true),
            ("It looks like you are using an ad blocker. Please consider disabling it.", true),
            ("При использовании материалов сайта активная ссылка на источник обязательна.", true),
            ("A version of this article appears in print on March 3, 2024, on page B4.", true),
            ("Всі права захищені.", true),
            ("版权声明：未经授权不得转载。", true),
            ("The print edition sold out, and a version of this story was told to all.", false),
            ("The baker sells cookies on the quay.", false),
            ("For these cookies we use brown butter.", false),
            ("Na dno dortu používáme piškoty namočené v rumu.", false),
            ("We use cookies to improve your experience.", true),
            ("“All rights reserved” stood on the hull.", false),
            ("The board and its partners met on Tuesday.", false),
            ("The court ruled that ad blockers are legal.", false),
        ] {
            assert_eq!(is_notice(text), notice, "{text}");
        }
    }
}
