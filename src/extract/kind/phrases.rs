//! What consent, captcha, error and login pages and paywalls say, in the languages that it was seen in.

use std::{collections::HashSet, sync::LazyLock};

use crate::{
    extract::{outline::Outline, parts::Parts},
    fold::fold,
};

/// Phrases, put together when first asked for.
pub type Phrases = LazyLock<Parts>;

/// Titles of pages that stand between a reader and a story, folded; whole titles, or their beginnings before a site's name.
const BARRED_TITLES: &[&str] = &[
    "404",
    "403",
    "401",
    "410",
    "500",
    "502",
    "503",
    "error",
    "error response",
    "not found",
    "page not found",
    "404 not found",
    "page unavailable",
    "access denied",
    "access to this page has been denied",
    "forbidden",
    "403 forbidden",
    "just a moment",
    "attention required",
    "are you a robot",
    "robot check",
    "security check",
    "please verify you are a human",
    "verify you are human",
    "human verification",
    "one more step",
    "ddos-guard",
    "captcha",
    "pardon our interruption",
    "request unsuccessful",
    "service unavailable",
    "bad gateway",
    "unsupported browser",
    "browser not supported",
    "log in",
    "login",
    "sign in",
    "sign up",
    "register",
    "subscribe",
    "cookie",
    "cookies",
    "cookie consent",
    "consent",
    "before you continue",
    "your privacy",
    "privacy settings",
    "we value your privacy",
    "seite nicht gefunden",
    "nicht gefunden",
    "fehler",
    "fehler 404",
    "zugriff verweigert",
    "anmelden",
    "anmeldung",
    "einwilligung",
    "zustimmung",
    "cookie einstellungen",
    "datenschutzeinstellungen",
    "sicherheitsuberprufung",
    "page introuvable",
    "erreur",
    "erreur 404",
    "acces refuse",
    "connexion",
    "pagina no encontrada",
    "no encontrado",
    "acceso denegado",
    "iniciar sesion",
    "pagina nao encontrada",
    "acesso negado",
    "pagina non trovata",
    "accesso negato",
    "accedi",
    "pagina niet gevonden",
    "inloggen",
    "siden ble ikke funnet",
    "sidan hittades inte",
    "sivua ei loydy",
    "nie znaleziono strony",
    "strona nie istnieje",
    "zaloguj sie",
    "stranka nenalezena",
    "страница не найдена",
    "ошибка 404",
    "доступ запрещен",
    "вход",
    "sayfa bulunamadi",
    "ページが見つかりません",
    "页面不存在",
    "페이지를 찾을 수 없습니다",
    "domain for sale",
    "account suspended",
    "website expired",
    "index of",
    "under construction",
];

/// Phrases of such pages, in lower case.
const BARRED_PHRASES: &[&str] = &[
    "enable javascript and cookies to continue",
    "checking your browser",
    "checking if the site connection is secure",
    "verify you are a human",
    "verify you are human",
    "you are not a robot",
    "you're not a robot",
    "unusual traffic",
    "ray id",
    "you have been blocked",
    "access denied",
    "don't have permission to access",
    "reference #",
    "page you are looking for",
    "page you requested",
    "page you were looking for",
    "could not be found",
    "page cannot be found",
    "page doesn't exist",
    "page does not exist",
    "we use cookies and",
    "accept all cookies",
    "accept all",
    "reject all",
    "manage preferences",
    "our partners",
    "legitimate interest",
    "personalised ads",
    "personalized ads",
    "consent to",
    "withdraw your consent",
    "cookies akzeptieren",
    "alle akzeptieren",
    "alle cookies",
    "mit werbung und tracking",
    "mit werbung weiterlesen",
    "unsere partner",
    "ihre einwilligung",
    "berechtigtes interesse",
    "einwilligung widerrufen",
    "personalisierte anzeigen",
    "zugriff verweigert",
    "seite wurde nicht gefunden",
    "seite konnte nicht gefunden",
    "gesuchte seite",
    "kein roboter",
    "nos partenaires",
    "tout accepter",
    "continuer sans accepter",
    "votre consentement",
    "page que vous",
    "nuestros socios",
    "aceptar todo",
    "pagina que buscas",
    "página que buscas",
    "accetta tutti",
    "nostri partner",
    "onze partners",
    "alles accepteren",
    "zustimmen und weiter",
    "mit werbung lesen",
    "ihre zustimmung",
    "ohne tracking",
    "partner verarbeiten",
    "personenbezogene daten",
    "auf einem gerät",
    "privacy center",
    "access information on a device",
    "process personal data",
    "without tracking",
    "your consent",
    "accepter et continuer",
    "données personnelles",
    "aceptar y continuar",
    "datos personales",
    "accetta e continua",
    "dati personali",
    "akkoord",
    "persoonsgegevens",
    "dane osobowe",
    "forgot password",
    "forgot your password",
    "passwort vergessen",
    "mot de passe oublié",
    "olvidaste tu contraseña",
    "remember me",
    "angemeldet bleiben",
];

/// Phrases of a paywall, in lower case.
const PAYWALL_PHRASES: &[&str] = &[
    "subscribe to continue",
    "to continue reading",
    "subscribe to read",
    "already a subscriber",
    "for subscribers only",
    "subscribers only",
    "free articles",
    "subscribe to unlock",
    "to read the full",
    "to view the full story",
    "sign in to continue",
    "weiterlesen mit",
    "jetzt weiterlesen",
    "sie sind bereits abonnent",
    "sie haben bereits ein abo",
    "bereits abonnent",
    "exklusiv für abonnenten",
    "artikel freischalten",
    "nur für abonnenten",
    "um weiterzulesen",
    "réservé aux abonnés",
    "déjà abonné",
    "il vous reste",
    "pour lire la suite",
    "solo para suscriptores",
    "ya eres suscriptor",
    "para seguir leyendo",
    "para continuar leyendo",
    "exclusivo para assinantes",
    "riservato agli abbonati",
    "per continuare a leggere",
    "alleen voor abonnees",
    "verder lezen",
    "dla subskrybentów",
    "czytaj dalej z",
    "for abonnenter",
    "les hele saken",
    "endast för prenumeranter",
    "有料記事です",
    "会員限定",
    "続きは有料",
    "続きを読むには",
];

pub static BARRED: Phrases = LazyLock::new(|| Parts::of(BARRED_PHRASES));
pub static PAYWALL: Phrases = LazyLock::new(|| Parts::of(PAYWALL_PHRASES));

/// How many different phrases some visible blocks have; of phrases that overlap, the one that ends first.
pub fn count(of: &Phrases, outline: &Outline, blocks: impl Iterator<Item = usize>) -> usize {
    let mut seen = HashSet::new();
    for block in blocks.map(|b| &outline.blocks[b]).filter(|b| !outline.elements[b.element].hidden) {
        let mut end = 0;
        of.each_in(&block.text, |phrase, place| {
            if place.start >= end {
                end = place.end;
                seen.insert(phrase);
            }
        });
    }
    seen.len()
}

/// Whether a text has any of the phrases.
pub fn is_in(of: &Phrases, text: &str) -> bool {
    of.any_in(text)
}

/// Words that servers put beside the number of an error: "HTTP Status 404", "503 Backend fetch failed".
const STATUS_WORDS: &[&str] = &[
    "1",
    "access",
    "backend",
    "bad",
    "code",
    "connection",
    "denied",
    "down",
    "error",
    "failed",
    "fetch",
    "forbidden",
    "found",
    "gateway",
    "gone",
    "http",
    "internal",
    "is",
    "not",
    "out",
    "page",
    "request",
    "response",
    "server",
    "service",
    "status",
    "temporarily",
    "timed",
    "timeout",
    "unauthorized",
    "unavailable",
];

/// Whether a title, or the part of it before a bar or dash, is one of [`BARRED_TITLES`] or what a server says of an error.
pub fn is_barred_title(title: &str) -> bool {
    let folded = fold(title);
    let is_listed = |part: &str| {
        let part = part.trim_matches(|c: char| !c.is_alphanumeric());
        !part.is_empty() && BARRED_TITLES.contains(&part)
    };
    folded.split(['|', '–', '—', '-', '·']).any(|part| part.split(':').any(is_listed) || is_status(part))
}

/// Whether a text is the number of an HTTP error with nothing but a server's words around it.
fn is_status(text: &str) -> bool {
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_number = |word: &str| word.len() == 3 && word.parse().is_ok_and(|number: u16| (400..600).contains(&number));
    words().any(is_number) && words().all(|word| is_number(word) || STATUS_WORDS.contains(&word))
}
