//! What the pages of a site are called that are no stories: who runs it, how to reach them, its terms, its prices.

use std::{collections::HashSet, sync::LazyLock};

use crate::{extract::letters::is_word, fold::fold};

/// Such names, as menus have them. A headline says what happened; none of these does.
#[rustfmt::skip]
const NAMES: &[&str] = &[
    // English
    "about", "about me", "about us", "about this site", "about the author", "who we are", "what we do", "how we work",
    "our team", "the team", "meet the team", "our mission", "our services", "services", "contact", "contacts",
    "contact us", "get in touch", "how to find us", "getting here", "opening hours", "opening times", "imprint",
    "legal notice", "disclaimer", "privacy", "privacy policy", "privacy notice", "privacy statement",
    "data protection", "cookie policy", "cookies policy", "cookie notice", "accessibility statement", "terms",
    "terms of use", "terms of service", "terms and conditions", "terms & conditions", "terms of sale",
    "general terms and conditions", "conditions of use", "faq", "faqs", "frequently asked questions", "help center",
    "help centre", "submissions", "submission guidelines", "submissions guidelines", "guidelines for authors",
    "instructions for authors", "author guidelines", "write for us", "how to submit", "call for papers", "advertise",
    "advertise with us", "media kit", "careers", "vacancies", "work with us", "job openings", "donate", "support us",
    "support our work", "become a member", "membership", "pricing", "our prices", "rates", "rooms and rates",
    "rooms & rates", "shipping and returns", "shipping & returns", "shipping policy", "returns policy",
    "refund policy", "payment methods", "editorial policy", "editorial guidelines", "corrections policy",
    "community guidelines", "comment policy", "release notes", "changelog", "sitemap", "site map", "guestbook", "glossary", "glossary of terms", "glossar",
    "show notes",
    "shopping cart", "checkout",
    // German
    "über uns", "ueber uns", "über mich", "ueber mich", "wer wir sind", "was wir tun", "unser team",
    "unsere leistungen", "leistungen", "kontakt", "kontaktformular", "ansprechpartner", "anfahrt", "öffnungszeiten",
    "impressum", "datenschutz", "datenschutzerklärung", "datenschutzerklaerung", "datenschutzhinweise",
    "cookie-richtlinie", "haftungsausschluss", "barrierefreiheitserklärung", "erklärung zur barrierefreiheit", "agb",
    "allgemeine geschäftsbedingungen", "nutzungsbedingungen", "teilnahmebedingungen", "widerrufsbelehrung",
    "widerrufsrecht", "versand und zahlung", "zahlung und versand", "häufige fragen", "häufig gestellte fragen",
    "mediadaten", "werben sie bei uns", "karriere", "stellenangebote", "mitglied werden", "mitgliedschaft", "spenden",
    "preise", "gästebuch", "warenkorb",
    // French
    "à propos", "à propos de nous", "qui sommes-nous", "notre équipe", "nos services", "contactez-nous",
    "nous contacter", "mentions légales", "politique de confidentialité", "politique de cookies",
    "conditions d'utilisation", "conditions générales", "conditions générales de vente",
    "conditions générales d'utilisation", "foire aux questions", "questions fréquentes", "plan du site", "nos tarifs",
    // Spanish, Catalan, Portuguese, Galician
    "quiénes somos", "sobre nosotros", "acerca de", "nuestro equipo", "nuestros servicios", "contacto", "contáctenos",
    "aviso legal", "política de privacidad", "política de cookies", "términos y condiciones", "condiciones de uso",
    "preguntas frecuentes", "qui som", "contacte", "avís legal", "política de privacitat", "quem somos", "sobre nós",
    "contato", "contacto e localização", "fale conosco", "política de privacidade", "termos de uso",
    "termos e condições", "perguntas frequentes", "contactos",
    // Italian
    "chi siamo", "contatti", "i nostri servizi", "note legali", "informativa sulla privacy",
    "privacy e cookie policy", "termini e condizioni", "domande frequenti",
    // Dutch, Danish, Norwegian, Swedish, Finnish
    "over ons", "wie zijn wij", "colofon", "privacyverklaring", "privacybeleid", "cookiebeleid",
    "algemene voorwaarden", "veelgestelde vragen", "om os", "om oss", "kontakt os", "kontakt oss", "kontakta oss",
    "privatlivspolitik", "personvern", "personvernerklæring", "integritetspolicy", "handelsbetingelser",
    "tietoa meistä", "yhteystiedot", "tietosuojaseloste",
    // Polish, Czech, Slovak, Hungarian, Romanian, the Balkans
    "o nas", "o nás", "kontakty", "polityka prywatności", "regulamin", "ochrana osobních údajů", "obchodní podmínky",
    "ochrana osobných údajov", "rólunk", "kapcsolat", "adatvédelem", "adatvédelmi tájékoztató", "despre noi",
    "politica de confidențialitate", "termeni și condiții", "o nama", "politika privatnosti", "uvjeti korištenja",
    "pravila privatnosti", "за нас", "о нама",
    // Greek, Turkish, Russian, Ukrainian
    "σχετικά με εμάς", "ποιοι είμαστε", "επικοινωνία", "όροι χρήσης", "πολιτική απορρήτου", "hakkımızda", "iletişim",
    "gizlilik politikası", "kullanım koşulları", "о нас", "о компании", "о проекте", "контакты",
    "политика конфиденциальности", "пользовательское соглашение", "про нас", "контакти", "політика конфіденційності",
    // Hebrew, Arabic, Persian
    "אודות", "צור קשר", "תקנון", "מדיניות פרטיות", "من نحن", "اتصل بنا", "سياسة الخصوصية", "درباره ما", "تماس با ما",
    // Asia
    "会社概要", "お問い合わせ", "プライバシーポリシー", "利用規約", "特定商取引法に基づく表記", "よくある質問", "关于我们", "联系我们", "隐私政策", "關於我們", "聯絡我們", "회사소개",
    "개인정보처리방침", "이용약관", "tentang kami", "hubungi kami", "kebijakan privasi", "giới thiệu", "liên hệ", "เกี่ยวกับเรา",
    "ติดต่อเรา", "हमारे बारे में", "संपर्क करें",
];

/// What the buttons of shops, firms and houses say; none of them leads to a story.
#[rustfmt::skip]
const OFFERS: &[&str] = &[
    "add to cart", "add to basket", "add to bag", "request a quote", "request a free quote", "get a quote", "get a free quote",
    "book now", "book your stay", "check availability", "in den warenkorb", "in den einkaufswagen", "angebot anfordern",
    "angebot anfragen", "jetzt anfragen", "jetzt buchen", "verfügbarkeit prüfen", "ajouter au panier", "demander un devis",
    "devis gratuit", "réserver", "réserver maintenant", "añadir al carrito", "agregar al carrito", "añadir a la cesta",
    "pedir presupuesto", "solicitar presupuesto", "reservar ahora", "adicionar ao carrinho", "comprar agora",
    "solicitar orçamento", "aggiungi al carrello", "richiedi un preventivo", "prenota ora", "in winkelwagen",
    "in winkelmand", "offerte aanvragen", "dodaj do koszyka", "lägg i varukorgen", "lägg i varukorg", "læg i kurv",
    "legg i handlekurv", "lisää ostoskoriin", "vložit do košíku", "do košíku", "do košíka", "kosárba", "adaugă în coș",
    "sepete ekle", "в корзину", "добавить в корзину", "до кошика", "προσθήκη στο καλάθι", "הוסף לסל", "أضف إلى السلة",
    "カートに入れる", "加入购物车", "加入購物車", "장바구니", "thêm vào giỏ hàng", "tambah ke keranjang",
];

static SELLING: LazyLock<HashSet<String>> = LazyLock::new(|| OFFERS.iter().map(|offer| words_of(offer)).collect());

/// Whether a text is the label of a button that sells something.
pub(super) fn sells(text: &str) -> bool {
    /// Bytes.
    const LONGEST: usize = 60;
    text.len() <= LONGEST && SELLING.contains(&words_of(text))
}

static FOLDED: LazyLock<HashSet<String>> = LazyLock::new(|| NAMES.iter().map(|name| words_of(name)).collect());

/// A name's words, folded: titles and addresses part them by other signs.
fn words_of(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(|c: char| !is_word(c) && c != '&').filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Whether a title is such a name, with or without the number of an edition behind it.
pub(crate) fn is_page_title(title: &str) -> bool {
    /// Bytes; a headline need not be folded.
    const LONGEST: usize = 80;
    if title.len() > LONGEST {
        return false;
    }
    let words = words_of(title);
    let is_number = |c: char| c.is_ascii_digit() || c == ' ';
    FOLDED.contains(words.trim_end_matches(is_number).trim_end_matches(" v"))
}

/// Whether an address is that of such a page: its name stands right below the site, or below its language.
pub(super) fn is_page_address(url: &str) -> bool {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split(['?', '#']).next().unwrap_or("").trim_end_matches('/');
    let mut parts = path.split('/').skip(1);
    let (first, second, more) = (parts.next().unwrap_or(""), parts.next(), parts.next().is_some());
    let is_frame =
        |folder: &str| matches!(folder, "page" | "pages") || matches!(folder.len(), 2 | 5) && is_language(folder);
    let name = match second {
        Some(second) if is_frame(first) => second,
        Some(_) => return false,
        None => first,
    };
    let name = name.split('.').next().unwrap_or("");
    !more && !name.is_empty() && is_page_title(name)
}

/// Whether a folder is called as a language, with or without a country: `de`, `pt-br`.
fn is_language(folder: &str) -> bool {
    folder.split(['-', '_']).all(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_by_name() {
        for (title, expected) in [
            ("About us", true),
            ("Terms & Conditions", true),
            ("Über uns", true),
            ("Qui sommes-nous ?", true),
            ("お問い合わせ", true),
            ("Release notes v2.4.1", true),
            ("Contact lost with Arctic station", false),
            ("Privacy policy of tax office breaks the law", false),
            ("", false),
        ] {
            assert_eq!(is_page_title(title), expected, "{title}");
        }
    }

    #[test]
    fn pages_are_told_by_address() {
        for (url, expected) in [
            ("https://roofs.example/about-us/", true),
            ("https://roofs.example/de/impressum.html", true),
            ("https://roofs.example/pt-br/contato", true),
            ("https://roofs.example/contact?from=menu", true),
            ("https://roofs.example/pages/shipping-policy", true),
            ("https://roofs.example/film/contact", false),
            ("https://roofs.example/2024/03/about-us", false),
            ("https://contact.example/", false),
            ("https://roofs.example/contact-lost-with-station", false),
        ] {
            assert_eq!(is_page_address(url), expected, "{url}");
        }
    }
}
