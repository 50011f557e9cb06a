//! Notices of a page about itself at a story's ends, in paragraphs of no box of their own: that it uses cookies, that an ad blocker
//! is on, what may be reprinted. Two words of one text say so together.

use std::sync::LazyLock;

use crate::extract::{
    outline::{ElementId, Outline},
    parts::Parts,
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

/// Pairs of which a notice has both.
static PAIRS: LazyLock<[(Parts, Parts); 4]> = LazyLock::new(|| {
    [(COOKIES, USED), (PARTNERS, DEVICES), (BLOCKERS, DISABLE), (REUSE, LINK)]
        .map(|(what, how)| (Parts::of(what), Parts::of(how)))
});

/// Blocks at either end of a story among which such notices stand.
pub(in crate::extract) const REACH: usize = 4;

/// Takes such notices from the first and last blocks of a story, unless that is what it is about.
pub(super) fn drop(outline: &Outline, headline: Option<ElementId>, blocks: &mut Vec<usize>) {
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

/// Whether a paragraph is such a notice.
pub(in crate::extract) fn is_notice(text: &str) -> bool {
    /// Bytes of the longest, in scripts of two bytes a letter.
    const LONGEST: usize = 1500;
    if text.len() > LONGEST {
        return false;
    }
    let lower = text.to_lowercase();
    PAIRS.iter().any(|(what, how)| what.any_in(&lower) && how.any_in(&lower))
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
            ("The baker sells cookies on the quay.", false),
            ("The board and its partners met on Tuesday.", false),
            ("The court ruled that ad blockers are legal.", false),
        ] {
            assert_eq!(is_notice(text), notice, "{text}");
        }
    }
}
