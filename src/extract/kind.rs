//! What kind of page it is, from its story, its links and what it says of itself.
//!
//! Comes after the story is chosen. A page is an article unless it shows otherwise: a story that is taken for something
//! else is lost to a search, a front page that is taken for a story is only noise.

use std::{collections::HashSet, sync::LazyLock};

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use serde::Serialize;

use crate::{article::Kind, fold::fold};

use super::{
    body::Story,
    metadata::Metadata,
    outline::{BlockKind, Outline},
};

/// What the decision looks at. Counts are of blocks or words.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Signs {
    /// Words of the story.
    pub story: usize,
    /// Words of all visible blocks.
    pub page: usize,
    /// Blocks outside of the story that are one link and as long as a headline.
    pub teasers: usize,
    /// The part of the story's blocks, 0 to 1, that follow right upon a headline that is a link: summaries of others.
    pub summaries: f32,
    /// Words of the headline, or of the title before the site's name where they are fewer. Those of sections and tags are short, those of stories seldom.
    pub headline: usize,
    /// The page states that it is an article (`og:type`, JSON-LD), or carries a story's microdata.
    pub says_article: bool,
    /// The page states that it is a collection, a search or a home page.
    pub says_listing: bool,
    /// The page states that it is a product, a profile, a place or the like.
    pub says_other: bool,
    /// The address is a site's front page.
    pub front: bool,
    /// Title or main heading are those of an error, a login, a captcha or a consent page.
    pub barred_title: bool,
    /// Phrases of such pages in the story, or in the whole page where there is next to no story.
    pub barred_phrases: usize,
    /// Phrases of a paywall in the page's visible text.
    pub paywall_phrases: usize,
    /// JSON-LD says that the story is not free, or its markup has a paywall's box.
    pub says_locked: bool,
    /// The story breaks off: its last line ends with an ellipsis.
    pub breaks_off: bool,
    pub has_description: bool,
}

/// A text of fewer words than this can be the whole of a consent, captcha or error page. The longest that were seen have
/// some two hundred; stories that name such things in their title are longer.
const BARRED_WORDS: usize = 220;

/// Words that are no story.
const NO_STORY: usize = 30;

/// Stories of paywall stubs are shorter than this: the first paragraphs of a page.
const STUB_WORDS: usize = 250;

/// Kind and whether it is a stub of a story.
pub fn decide(signs: &Signs) -> (Kind, bool) {
    if signs.page == 0 && signs.story == 0 {
        return (Kind::Empty, false);
    }
    if is_barred(signs) {
        return (Kind::Blocked, false);
    }
    if is_listing(signs) {
        return (Kind::Listing, false);
    }
    if signs.story == 0 {
        let kind = if signs.says_article && signs.has_description { Kind::Article } else { Kind::Empty };
        return (kind, kind == Kind::Article);
    }
    if signs.says_other && !signs.says_article {
        return (Kind::Other, false);
    }
    let locked = signs.says_locked || signs.paywall_phrases > 0;
    (Kind::Article, signs.story < STUB_WORDS && (locked || signs.breaks_off && signs.story < STUB_WORDS / 2))
}

fn is_barred(signs: &Signs) -> bool {
    let short = signs.story < BARRED_WORDS;
    let says_so = signs.barred_title && (!signs.says_article || signs.story < NO_STORY);
    short && (says_so || signs.barred_phrases >= 3 || (signs.barred_phrases >= 1 && signs.page < 60))
}

/// A page of headlines: many of them, and little text but their summaries.
fn is_listing(signs: &Signs) -> bool {
    /// Links that are headlines; an article has fewer in all than a front page has above the fold.
    const MANY: usize = 8;
    /// Words; "Politics", "All about the elections".
    const SECTION_NAME: usize = 4;
    let stated = signs.says_listing || signs.front;
    let summaries = signs.summaries > 0.4;
    let thin =
        if stated { signs.story < 12 * signs.teasers } else { signs.story < 25 && signs.headline <= SECTION_NAME };
    signs.teasers >= MANY && (thin || summaries) && !signs.says_article
}

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
    "有料会員",
    "会員限定",
    "続きを読むには",
];

static BARRED: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| finder(BARRED_PHRASES));
static PAYWALL: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| finder(PAYWALL_PHRASES));

fn finder(phrases: &[&str]) -> Option<AhoCorasick> {
    AhoCorasick::builder().ascii_case_insensitive(true).kind(Some(AhoCorasickKind::DFA)).build(phrases).ok()
}

/// What is known of a page before its kind.
pub struct Said<'a> {
    pub title: Option<&'a str>,
    pub url: Option<&'a str>,
    /// Words of the story.
    pub words: usize,
}

/// Reads the signs off a page.
pub fn signs(outline: &Outline, story: &Story, metadata: &Metadata, said: &Said) -> Signs {
    let titles = [said.title, metadata.title.as_deref()];
    let mut signs = Signs {
        story: said.words,
        front: said.url.is_some_and(is_front),
        breaks_off: story.text.ends_with(['…']) || story.text.ends_with("..."),
        headline: titles.iter().flatten().map(|t| words(first_part(t))).min().unwrap_or(0),
        has_description: metadata.first_meta(&["og:description", "description"]).is_some(),
        ..Signs::default()
    };
    stated(&mut signs, metadata);
    signs.barred_title = titles.into_iter().flatten().any(is_barred_title);
    let mut kept = vec![false; outline.blocks.len()];
    story.blocks.iter().for_each(|&b| kept[b] = true);
    let mut summaries = 0;
    let mut after_link = false;
    for (b, block) in outline.blocks.iter().enumerate() {
        let element = &outline.elements[block.element];
        if element.hidden || element.tag == "title" {
            continue;
        }
        signs.page += words(&block.text);
        // Headlines have about four words or more; a menu's entries have fewer.
        let is_link = block.link_chars * 10 >= block.chars * 9 && block.chars >= 25;
        signs.teasers += usize::from(is_link && !kept[b]);
        summaries += usize::from(kept[b] && (is_link || after_link));
        after_link = is_link && matches!(block.kind, BlockKind::Heading(_) | BlockKind::Loose | BlockKind::ListItem);
    }
    // A paragraph or two may well follow upon a link.
    const FEW: usize = 5;
    if story.blocks.len() >= FEW {
        signs.summaries = summaries as f32 / story.blocks.len() as f32;
    }
    let barred: Vec<usize> = if signs.story < NO_STORY { (0..kept.len()).collect() } else { story.blocks.clone() };
    signs.barred_phrases = phrases(&BARRED, outline, barred.into_iter());
    signs.paywall_phrases = phrases(&PAYWALL, outline, 0..kept.len());
    signs
}

/// How many different phrases some visible blocks have.
fn phrases(of: &LazyLock<Option<AhoCorasick>>, outline: &Outline, blocks: impl Iterator<Item = usize>) -> usize {
    let Some(automaton) = of.as_ref() else { return 0 };
    let mut seen = HashSet::new();
    for block in blocks.map(|b| &outline.blocks[b]).filter(|b| !outline.elements[b.element].hidden) {
        seen.extend(automaton.find_iter(&block.text).map(|found| found.pattern()));
    }
    seen.len()
}

/// What the page says of its own kind.
fn stated(signs: &mut Signs, metadata: &Metadata) {
    let open_graph = metadata.first_meta(&["og:type"]).unwrap_or("").to_ascii_lowercase();
    signs.says_article = open_graph == "article"
        || open_graph == "blog"
        || metadata.first_meta(&["article:published_time", "datepublished"]).is_some()
        || metadata.properties.iter().any(|p| p.name == "articleBody");
    signs.says_other =
        open_graph.starts_with("product") || matches!(open_graph.as_str(), "profile" | "place" | "business.business");
    for thing in metadata.graph.things.iter().filter(|t| !t.aside) {
        signs.says_article |= thing.is_article();
        for name in &thing.types {
            match name.as_str() {
                "CollectionPage" | "SearchResultsPage" => signs.says_listing = true,
                "Product" | "ProfilePage" | "ContactPage" | "AboutPage" | "FAQPage" | "JobPosting"
                | "RealEstateListing" => {
                    signs.says_other = true;
                }
                _ => {}
            }
        }
        if let Some(free) = thing.fields.get("isAccessibleForFree") {
            let text = free.as_str().map(str::to_ascii_lowercase);
            signs.says_locked |= free.as_bool() == Some(false) || text.as_deref() == Some("false");
        }
    }
}

/// A title up to its first bar or dash.
fn first_part(title: &str) -> &str {
    let end = [" | ", " - ", " – ", " — ", " · "].iter().filter_map(|mark| title.find(mark)).min();
    end.and_then(|end| title.get(..end)).unwrap_or(title)
}

fn words(text: &str) -> usize {
    text.split_whitespace().filter(|w| w.contains(char::is_alphanumeric)).count()
}

/// Whether an address is a site's front page.
fn is_front(url: &str) -> bool {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = rest.split_once('/').map_or("", |(_, path)| path);
    let path = path.split('#').next().unwrap_or("").trim_end_matches('/');
    path.is_empty() || path.starts_with("index.") && !path.contains(['/', '?'])
}

/// Whether a title, or the part of it before a bar or dash, is one of [`BARRED_TITLES`].
fn is_barred_title(title: &str) -> bool {
    let folded = fold(title);
    folded
        .split(['|', '–', '—', '-', ':', '·'])
        .map(|part| part.trim_matches(|c: char| !c.is_alphanumeric()))
        .any(|part| !part.is_empty() && BARRED_TITLES.contains(&part))
}
