//! Whether a text is what consent, captcha, error and login pages or paywalls say.

use std::{borrow::Cow, collections::HashSet, sync::LazyLock};

use crate::{
    extract::{body::bars, letters::is_word, outline::Outline, parts::Parts},
    fold::fold,
};

use super::barred;

/// Phrases, put together when first asked for.
pub(super) type Phrases = LazyLock<Parts>;

/// Phrases of a paywall, in lower case.
const PAYWALL_PHRASES: &[&str] = &[
    "subscribe to continue", "to continue reading", "subscribe to read", "already a subscriber", "already a member",
    "for subscribers only", "subscribers only", "free articles", "subscribe to unlock", "to read the full",
    "to view the full story", "sign in to continue", "weiterlesen mit", "jetzt weiterlesen",
    "sie sind bereits abonnent", "sie haben bereits ein abo", "bereits abonnent", "exklusiv für abonnenten",
    "artikel freischalten", "nur für abonnenten", "um weiterzulesen", "réservé aux abonnés", "déjà abonné",
    "il vous reste", "pour lire la suite", "solo para suscriptores", "ya eres suscriptor", "para seguir leyendo",
    "para continuar leyendo", "exclusivo para assinantes", "riservato agli abbonati", "per continuare a leggere",
    "alleen voor abonnees", "verder lezen", "dla subskrybentów", "czytaj dalej z", "for abonnenter", "les hele saken",
    "endast för prenumeranter", "有料記事です", "会員限定", "続きは有料", "続きを読むには", "dalsza część artykułu",
    "dla prenumeratorów", "pouze pro předplatitele", "jen pro předplatitele", "len pre predplatiteľov",
    "csak előfizetőknek", "vain tilaajille", "kun for abonnenter", "för prenumeranter", "para assinantes",
    "para continuar lendo", "doar pentru abonați", "samo za pretplatnike", "само за абонати", "только для подписчиков",
    "лише для передплатників", "μόνο για συνδρομητές", "sadece aboneler", "abonelere özel", "למנויים בלבד",
    "للمشتركين فقط", "khusus pelanggan", "구독자 전용", "유료회원", "订阅后继续阅读", "訂閱後繼續閱讀",
];

/// What pages say that let nobody read on.
pub(super) static BARRED: Phrases = LazyLock::new(|| {
    let challenges = challenges();
    let listed = barred::PLAIN.iter().chain(barred::PHRASES).copied();
    let all: Vec<&str> = listed.chain(challenges.iter().map(String::as_str)).collect();
    Parts::of(&all)
});
/// What one phrase says of a short text.
pub(super) static PLAIN: Phrases = LazyLock::new(|| Parts::of(barred::PLAIN));
/// What they say that let subscribers.
pub(super) static PAYWALL: Phrases = LazyLock::new(|| Parts::of(PAYWALL_PHRASES));

/// What a page says that looks at who asks for it, and what login pages say that one is to log in for: two words each.
fn challenges() -> Vec<String> {
    let pairs = |firsts: &[&str], seconds: &[&str]| {
        let both = |first: &&str| seconds.iter().map(|second| format!("{first} {second}")).collect::<Vec<_>>();
        firsts.iter().flat_map(both).collect::<Vec<_>>()
    };
    let mut all = pairs(barred::CHECKING, barred::CHECKED);
    all.extend(pairs(barred::LOG_IN, barred::TO_SEE));
    all
}

/// Whether a line asks for another try: `Please reload the page and try again`.
fn asks_to_retry(text: &str) -> bool {
    /// Bytes of the longest.
    const LONGEST: usize = 160;
    if text.len() > LONGEST {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    lower.split_once("try again").is_some_and(|(before, _)| before.contains("please"))
}

/// How many different phrases some visible blocks have.
pub(super) fn count(of: &Phrases, outline: &Outline, blocks: impl Iterator<Item = usize>) -> usize {
    count_in(of, visible(outline, blocks))
}

/// How many different phrases some visible blocks have of pages that bar the way; a line of a paywall says what a stub lacks.
pub(super) fn count_barring(outline: &Outline, blocks: impl Iterator<Item = usize>) -> usize {
    let texts: Vec<&str> = visible(outline, blocks).filter(|text| !bars(text)).collect();
    let asks = texts.iter().any(|text| asks_to_retry(text));
    count_in(&BARRED, texts.into_iter()).max(usize::from(asks))
}

fn visible<'o>(outline: &'o Outline, blocks: impl Iterator<Item = usize>) -> impl Iterator<Item = &'o str> {
    let visible = blocks.map(|b| &outline.blocks[b]).filter(|b| !outline.elements[b.element].hidden);
    visible.map(|block| block.text.as_str())
}

/// How many different phrases some texts have; of phrases that overlap, the one that ends first.
pub(super) fn count_in<'t>(of: &Phrases, texts: impl Iterator<Item = &'t str>) -> usize {
    let mut seen = HashSet::new();
    for text in texts {
        let mut end = 0;
        of.each_in(&straight(text), |phrase, place| {
            if place.start >= end {
                end = place.end;
                seen.insert(phrase);
            }
        });
    }
    seen.len()
}

/// Whether a text has any of the phrases.
pub(super) fn is_in(of: &Phrases, text: &str) -> bool {
    of.any_in(&straight(text))
}

/// A text with straight apostrophes, as phrases and titles have them.
fn straight(text: &str) -> Cow<'_, str> {
    if text.contains('’') { text.replace('’', "'").into() } else { text.into() }
}

/// Texts as [`fold`] has them.
type Folded = LazyLock<HashSet<String>>;

static TITLES: Folded = LazyLock::new(|| barred::TITLES.iter().map(|title| fold(title)).chain(challenges()).collect());
static STATUS: Folded = LazyLock::new(|| barred::STATUS.iter().map(|word| fold(word)).collect());

/// Whether a title, or a part of it, is one of [`barred::TITLES`] or what a server says of an error.
pub(super) fn is_barred_title(title: &str) -> bool {
    barred_parts(title, |_, _| true)
}

/// Whether a title is one of those that no story has: not a word alone, nor followed by what happened.
pub(super) fn is_plainly_barred_title(title: &str) -> bool {
    /// Words behind a colon that are no story's.
    const FEW: usize = 2;
    let is_word_alone = |part: &str| !part.contains([' ', '-']) && part.contains(char::is_lowercase);
    barred_parts(title, |part, behind| !is_word_alone(part) && behind.split_whitespace().count() <= FEW)
}

/// Whether a part of a title is barred, and passes a test of itself and what stands behind its colon.
fn barred_parts(title: &str, passes: impl Fn(&str, &str) -> bool) -> bool {
    let folded = straight(&fold(title)).into_owned();
    let is_listed = |part: &str, behind: &str| {
        let part = part.trim_matches(|c: char| !is_word(c));
        !part.is_empty() && TITLES.contains(part) && passes(part, behind)
    };
    // Beside a colon, a word or number alone is what a story is about: "Error 404: how a dead link became a joke".
    let is_said = |part: &str| part.contains(' ') && !part.contains(|c: char| c.is_ascii_digit());
    folded.split(BETWEEN).any(|part| {
        let mut said = part.split(':').filter(|said| said.len() == part.len() || is_said(said.trim()));
        let behind = part.split_once(':').map_or("", |(_, behind)| behind);
        said.any(|said| is_listed(said, if behind.ends_with(said) { "" } else { behind })) || is_status(part)
    })
}

/// What stands between the parts of a title.
const BETWEEN: &[char] =
    &['|', '–', '—', '-', '·', '(', ')', '!', '.', '»', '«', '/', '！', '。', '｜', '（', '）', '・'];

/// Whether a text is the number of an HTTP error with nothing but a server's words around it.
fn is_status(text: &str) -> bool {
    let words = || text.split(|c: char| !is_word(c)).filter(|word| !word.is_empty());
    let is_number = |word: &str| word.len() == 3 && word.parse().is_ok_and(|number: u16| (400..600).contains(&number));
    words().any(is_number) && words().all(|word| is_number(word) || STATUS.contains(word))
}
