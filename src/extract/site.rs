//! What the site calls itself, and the address it stands at: needed to tell a headline or an author from the publisher.

use crate::fold::fold;

use super::{
    byline,
    json_ld::Thing,
    letters::{is_word, place_in},
    metadata::Metadata,
    names::Said,
    outline::{ElementId, Outline},
    section::is_home,
    title::{is_column, is_template},
    word_list::WordList,
};

/// The most names that a page has for its site; each part of a title is compared with all of them.
const MOST_NAMES: usize = 30;

/// A text that is this like the site's name is it.
pub(super) const SURE: f32 = 0.9;

/// The names of a page's site, as its own markup tells them.
#[derive(Debug, Default)]
pub(super) struct SiteNames {
    /// As written, the likeliest first.
    pub names: Vec<String>,
    /// What its application, its publisher or the whole that the story is a part of is called: the site's name as a rule.
    kin: Vec<String>,
    /// Folded, letters and digits only.
    keys: Vec<String>,
    /// The registered domain's label, letters and digits only: `capitalcities` of `www.capital-cities.example`.
    host_key: Option<String>,
}

impl SiteNames {
    /// Collects names from Open Graph, JSON-LD's publisher and web site, application names and the address.
    pub(super) fn of(metadata: &Metadata, url: Option<&str>) -> SiteNames {
        let graph = &metadata.graph;
        let mut names: Vec<String> = metadata.meta("og:site_name").map(str::to_owned).collect();
        for thing in graph.articles() {
            names.extend(graph.names(thing.fields.get("publisher")));
        }
        for thing in &graph.things {
            let is_site = thing.types.iter().any(|t| t == "WebSite" || t.ends_with("Organization"));
            if is_site && !thing.aside {
                names.extend(thing.text("name"));
                names.extend(thing.texts("alternateName"));
            }
        }
        let metas = |names: &'static [&str]| names.iter().flat_map(|name| metadata.meta(name)).map(str::to_owned);
        names.extend(metas(METAS));
        // Some name their site by its address.
        let host = |name: &str| {
            let host = name.split_once("://")?.1.trim_start_matches("www.").trim_end_matches('/');
            is_domain(host).then(|| host.to_owned())
        };
        names.extend(metadata.meta("og:site_name").filter_map(host));
        // The web site that a story is a part of stands aside, and is this one.
        let wholes = graph.things.iter().filter(|t| t.aside && t.is("WebSite")).filter_map(|t| t.text("name"));
        let published = metadata.properties.iter().filter(|p| p.item_role == "publisher" && p.name == "name");
        let publisher = published.map(|p| p.value.clone()).take(1);
        let mut kin: Vec<String> =
            metas(KIN).chain(wholes.take(2)).chain(publisher).chain(metas(APPLICATIONS)).collect();
        let mut seen = std::collections::HashSet::new();
        for list in [&mut names, &mut kin] {
            // `@thepaper` is the site's account elsewhere.
            list.retain(|n| !n.starts_with('@'));
            list.retain(|n| !n.is_empty() && n.chars().count() <= MAX_NAME_CHARS && !n.contains("://"));
            list.retain(|n| seen.insert(squash(n)));
        }
        names.truncate(MOST_NAMES);
        kin.truncate(MOST_NAMES);
        let keys = names.iter().chain(&kin).map(|n| squash(n)).filter(|k| !k.is_empty()).collect();
        let host_key = url.and_then(host_label);
        SiteNames { names, kin, keys, host_key }
    }

    /// With what a link to the front page says, where the page's title has it behind a sign, and nothing else names the site.
    pub(super) fn with_home(mut self, outline: &Outline<'_>, metadata: &Metadata) -> SiteNames {
        /// Links at a page's top among which its name is, and words of the longest.
        const FIRST: usize = 40;
        const MOST_WORDS: usize = 6;
        let Some(title) = metadata.title.as_deref().filter(|_| self.names.is_empty()) else { return self };
        let is_parted = |name: &str| {
            let key = squash(name);
            let parts = super::title::split_title(title);
            parts.len() > 1 && parts.iter().any(|part| squash(part) == key)
                || super::title::without_name(title, name).is_some()
        };
        let is_name = |name: &String| {
            !name.contains("://")
                && name.chars().count() <= MAX_NAME_CHARS
                && name.split_whitespace().count() <= MOST_WORDS
                && !names_no_site(name)
                && is_parted(name)
        };
        let links = outline.tagged(&["a"]).take(FIRST);
        let homes = links.filter(|&link| outline.attribute(link, "href").is_some_and(leads_home));
        let texts = homes.filter_map(|link| outline.text_within(link, 200));
        let name = texts.map(|text| without_page(&text).to_owned()).find(is_name);
        if let Some(name) = name.filter(|name| !squash(name).is_empty()) {
            let key = squash(&name);
            self.kin.retain(|other| squash(other) != key);
            if !self.keys.contains(&key) {
                self.keys.push(key);
            }
            self.kin.insert(0, name);
        }
        self
    }

    /// The name to show: what Open Graph or JSON-LD say, else the part of `<title>` that the address confirms, else what
    /// stands there beside the headline.
    pub(super) fn best(&self, metadata: &Metadata, headline: Option<&str>) -> Option<String> {
        /// Words of the longest name behind a column's.
        const MOST_WORDS: usize = 4;
        let title = metadata.title.as_deref().unwrap_or_default();
        let mut parts = super::title::split_title(title);
        // Forums end every title with what they run on.
        parts.retain(|part| !part.trim_start().to_ascii_lowercase().starts_with("powered by"));
        let like_host = self.host_key.as_deref().and_then(|host| parts.iter().find(|p| likens(&squash(p), host)));
        if let Some(name) = self.names.first() {
            // Where the name is said by an address, the title may have it in words.
            let is_address = || metadata.meta("og:site_name").any(|stated| stated.contains("://"));
            let in_words = like_host.filter(|part| !part.contains("://") && is_domain(name) && is_address());
            let in_words = in_words.or_else(|| parts.iter().find(|part| begins_before_slogan(name, part, title)));
            return Some(in_words.map_or_else(|| name.clone(), |part| part.trim().to_owned()));
        }
        let stated = Self::stated_beside(metadata);
        let may_be_name = |part: &str| !names_no_site(part) && !stated.contains(&squash(part));
        let beside_headline = || {
            let headline = squash(headline?);
            let short = |part: &&&str| part.chars().count() <= MAX_NAME_CHARS / 2 && may_be_name(part);
            let (last, before) = parts.split_last()?;
            let (first, after) = parts.split_first()?;
            let after_it = (squash(&before.join(" ")) == headline).then_some(last).filter(short);
            // "Headline | Column | Site", unless a slogan ends it.
            let behind_column = || {
                let is_three = parts.len() == 3 && squash(first) == headline;
                let named = || parts[1..].iter().find(|part| sounds_like_outlet(part) && !is_column(part));
                is_three.then(|| named().unwrap_or(last)).filter(|name| name.split_whitespace().count() <= MOST_WORDS)
            };
            let before_it = || (squash(&after.join(" ")) == headline).then_some(first).filter(short);
            after_it.or_else(before_it).or_else(behind_column)
        };
        // "Headline (Site)"
        let in_brackets = || {
            let (before, name) = metadata.title.as_deref()?.trim().strip_suffix(')')?.rsplit_once('(')?;
            (squash(before) == squash(headline?) && may_be_name(name)).then_some(name)
        };
        let of_title = like_host.or_else(beside_headline).copied().or_else(in_brackets).map(|p| p.trim().to_owned());
        of_title.or_else(|| self.kin.first().cloned())
    }

    /// What the page states that its title may have beside the headline too, as keys: who wrote it, and its section.
    fn stated_beside(metadata: &Metadata) -> Vec<String> {
        let metas = ["author", "article:section"].into_iter().flat_map(|name| metadata.meta(name)).map(str::to_owned);
        let graph = &metadata.graph;
        let of_article = |article: &Thing<'_>| {
            let sections = article.texts("articleSection");
            graph.names(article.fields.get("author")).into_iter().chain(sections).collect::<Vec<_>>()
        };
        metas.chain(graph.own_articles().take(2).flat_map(of_article)).map(|text| squash(&text)).collect()
    }

    /// Every name that the page's own markup has for its site.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().chain(&self.kin).map(String::as_str)
    }

    /// Whether a text is the site's own name, or what its address calls it.
    pub(super) fn is_name(&self, text: &str) -> bool {
        self.likeness(text) >= SURE
    }

    /// Whether a text is one of the site's names, or has all that its address calls it: a section may be a part of that, as
    /// `Business` is of `businessgazette`.
    pub(super) fn is_whole_name(&self, text: &str) -> bool {
        let key = squash(text);
        let has_host = |host: &str| key == host || host.len() >= LEAST_ALIKE && key.contains(host);
        self.keys.contains(&key) || self.host_key.as_deref().is_some_and(has_host)
    }

    /// How surely a text is the site's own name: 1 where it is one of its names, [`SURE`] where it is what the address calls
    /// it, less where it only has such a name in it.
    pub(super) fn likeness(&self, text: &str) -> f32 {
        let key = squash(text);
        if key.is_empty() {
            return 0.0;
        }
        if self.keys.contains(&key) {
            return 1.0;
        }
        if self.host_key.as_deref().is_some_and(|host| likens(&key, host)) {
            return SURE;
        }
        let overlaps = |k: &String| k.len() >= 4 && key.len() >= 4 && (key.contains(k.as_str()) || k.contains(&key));
        if self.keys.iter().any(overlaps) { 0.5 } else { 0.0 }
    }
}

/// The name in a link to the front page that says what it leads to, in scripts that part no words: `港新聞トップページ`.
fn without_page(text: &str) -> &str {
    const PAGES: [&str; 6] = ["トップページ", "ホームページ", "トップ", "ホーム", "首页", "首頁"];
    let text = text.trim();
    PAGES.iter().find_map(|page| text.strip_suffix(page)).filter(|name| !name.is_empty()).unwrap_or(text)
}

/// Whether a text that stands where a site's name does is none: what leads home, a column, what templates call any page, or a
/// number or day.
fn names_no_site(text: &str) -> bool {
    let key = fold(text);
    let bare = key.trim_matches(|c: char| !c.is_alphabetic());
    let is_day = || text.contains(|c: char| c.is_ascii_digit()) && byline::is_date(text);
    bare.is_empty() || is_home(bare) || NO_NAMES.contains(&bare) || is_column(text) || is_template(text) || is_day()
}

/// What links to the front page say that name no site, and what titles have beside a headline, folded, whatever number stands
/// behind it.
#[rustfmt::skip]
const NO_NAMES: [&str; 14] = [
    "ubersicht", "zur ubersicht", "overview", "back", "zuruck", "retour",
    "page", "seite", "part", "teil", "update", "updated", "photos", "print",
];

/// The name in a page's logo: what stands in the link to the front page at its top, where its box or its picture is called a
/// logo, or the name is such as papers have.
pub(super) fn of_logo(outline: &Outline<'_>) -> Option<String> {
    /// Links at a page's top among which its logo is.
    const FIRST: usize = 40;
    /// How words for where a link leads begin.
    const LEADS: &[&str] = &[
        "zur ", "zum ", "to ", "go ", "back ", "return ", "visit ", "link ", "ir ", "volver ", "voltar ", "retour ",
        "aller ", "vai ", "torna ", "naar ", "till ", "til ",
    ];
    /// Words of the longest name, and its characters.
    const MOST_WORDS: usize = 5;
    const CHARS: std::ops::RangeInclusive<usize> = 3..=40;
    let name_of = |link: ElementId| {
        let picture = outline.subtree(link).find(|&e| outline.elements[e].tag == "img");
        let alt = picture.and_then(|picture| outline.attribute(picture, "alt"));
        let text = outline.text_within(link, 200).unwrap_or_default();
        let shown = alt.filter(|alt| !alt.trim().is_empty()).unwrap_or(&text);
        // A drawing has its name beside it, among words for where the link leads.
        let leads = |name: &str| LEADS.iter().any(|lead| name.to_ascii_lowercase().starts_with(lead));
        let told = || ["aria-label", "title"].iter().find_map(|name| outline.attribute(link, name));
        let is_name = |name: &&str| sounds_like_outlet(without_logo(name)) && !leads(name);
        let told = if shown.trim().is_empty() { told().filter(is_name) } else { None };
        let name = without_logo(told.unwrap_or(shown)).to_owned();
        let is_name = CHARS.contains(&name.chars().count()) && name.split_whitespace().count() <= MOST_WORDS;
        let mut around = outline.ancestors(link).take(4).chain(picture);
        let mut is_logo = || around.any(|e| outline.said(e).any(Said::LOGO)) || sounds_like_outlet(&name);
        (is_name && !PAPER_NAMES.has(&name) && !names_no_site(&name) && is_logo()).then_some(name)
    };
    outline
        .tagged(&["a"])
        .take(FIRST)
        .filter(|&link| outline.attribute(link, "href").is_some_and(leads_home))
        .find_map(name_of)
}

/// The name in a picture's description: `The Paper logo`, `Logo: The Paper`, `The Paper - home`.
fn without_logo(text: &str) -> &str {
    const WORDS: [&str; 6] = ["logo", "home page", "homepage", "home", "startseite", "accueil"];
    let bare = |text: &str| text.trim().len();
    let mut name = text.trim();
    loop {
        let lower = name.to_ascii_lowercase();
        let is_word_before = |rest: &str| rest.is_empty() || !rest.ends_with(char::is_alphanumeric);
        let is_word_behind = |rest: &str| rest.is_empty() || !rest.starts_with(char::is_alphanumeric);
        let end = WORDS.iter().find_map(|word| lower.strip_suffix(word)).filter(|rest| is_word_before(rest));
        let start = WORDS.iter().find_map(|word| lower.strip_prefix(word)).filter(|rest| is_word_behind(rest));
        let shorter = match (end, start) {
            (Some(rest), _) => &name[..rest.len()],
            (_, Some(rest)) => &name[name.len() - rest.len()..],
            _ => return name,
        };
        let trimmed = shorter.trim_matches(|c: char| c.is_whitespace() || ":-–—|,".contains(c));
        if bare(trimmed) >= bare(name) {
            return name;
        }
        name = trimmed;
    }
}

/// Whether a name is a `part` of the page's title with a slogan behind it that the title has not: `The Bay Ledger - News since
/// 1893`.
fn begins_before_slogan(name: &str, part: &str, title: &str) -> bool {
    const SIGNS: [&str; 4] = [" - ", " – ", " — ", " | "];
    let part = part.trim();
    let slogan = name.strip_prefix(part).and_then(|rest| SIGNS.iter().find_map(|sign| rest.strip_prefix(sign)));
    slogan.is_some_and(|slogan| !part.is_empty() && !is_domain(slogan.trim()) && !title.contains(slogan))
}

/// Meta elements that name the site, the likeliest first.
const METAS: &[&str] =
    &["application-name", "apple-mobile-web-app-title", "al:ios:app_name", "dc.publisher", "publisher", "cre"];

/// Meta elements that name its publication or publisher.
const KIN: &[&str] = &[
    "og:site", "site_name", "parsely-site", "citation_journal_title", "prism.publicationname", "dcterms.publisher",
    "article:publisher",
];

/// Meta elements that name its application.
const APPLICATIONS: &[&str] = &["al:android:app_name", "twitter:app:name:iphone", "twitter:app:name:googleplay"];

/// A name longer than this is a slogan or a description.
const MAX_NAME_CHARS: usize = 60;

/// Folded letters and digits only, without a leading article and a trailing top-level domain.
pub(super) fn squash(text: &str) -> String {
    const ARTICLES: [&str; 9] = ["the ", "der ", "die ", "das ", "le ", "la ", "el ", "il ", "www."];
    let mut folded = fold(text);
    let bare = folded.trim();
    let may_lead = bare.starts_with(['t', 'd', 'l', 'e', 'i', 'w']);
    let led = || ARTICLES.iter().find_map(|article| bare.strip_prefix(article));
    let bare = if may_lead { led().unwrap_or(bare) } else { bare };
    let is_domain = |name: &str, ending: &str| {
        (2..=6).contains(&ending.len()) && ending.bytes().all(|b| b.is_ascii_lowercase()) && !name.contains(' ')
    };
    let name = bare.rsplit_once('.').filter(|(name, ending)| is_domain(name, ending)).map_or(bare, |(name, _)| name);
    let start = place_in(name, &folded);
    let end = start + name.len();
    folded.truncate(end);
    folded.drain(..start);
    folded.retain(is_word);
    folded
}

/// Whether a text is a domain, and not a word with a stop in it.
pub(super) fn is_domain(text: &str) -> bool {
    let Some((name, ending)) = text.rsplit_once('.') else { return false };
    let is_label = |c: char| c.is_alphanumeric() || c == '-' || c == '.';
    name.chars().count() > 1
        && name.chars().all(is_label)
        && (2..=7).contains(&ending.len())
        && ending.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Whether a text is a name such as newspapers, stations and magazines have: few words, each with a capital or very few of
/// them, and one that such names have.
pub(super) fn sounds_like_outlet(text: &str) -> bool {
    /// Words of the longest names.
    const MOST_WORDS: usize = 8;
    /// Words of names that have small letters in many languages: `Вестник долины`.
    const FEW: usize = 3;
    let words = || text.split(|c| !is_word(c)).filter(|word| !word.is_empty());
    let is_small = |word: &str| word.chars().count() <= 3;
    let is_capital = |word: &str| !word.starts_with(char::is_lowercase) || is_small(word);
    // `Le Courrier de la lande`: the word stands behind the article.
    let is_led = || {
        let mut first = words();
        first.next().is_some_and(|word| is_small(word) && word.starts_with(char::is_uppercase))
            && first.next().is_some_and(|word| PAPER_NAMES.has(word))
    };
    words().count() <= MOST_WORDS
        && !text.ends_with(['?', '!', '.', ':'])
        && (words().all(is_capital) || is_led() || words().count() <= FEW && !text.starts_with(char::is_lowercase))
        && (words().any(|word| PAPER_NAMES.has(word)) || ENDINGS.iter().any(|ending| text.trim_end().ends_with(ending)))
}

/// Whether a folded word is one that outlets are called by, perhaps others too.
pub(super) fn is_paper_word(key: &str) -> bool {
    PAPER_NAMES.contains(key)
}

/// Words that newspapers, stations and magazines are called by and no person is, folded.
#[rustfmt::skip]
pub(super) const PAPERS: &[&str] = &[
    "blog", "broadcasting", "chronicle", "courier", "daily", "gazette", "guardian", "herald", "journal", "kurier", "magazin",
    "magazine", "media", "mercury", "monitor", "nachrichten", "news", "newspaper", "observer", "online", "post", "presse",
    "radio", "telegraph", "times", "tribune", "tv", "weekly", "zeitung", "новости", "газета",
];

/// Words that outlets are called by: beside those, such as people, places and bylines may have too.
#[rustfmt::skip]
static PAPER_NAMES: WordList = WordList::with(PAPERS, &[
    "advertiser", "advocate", "argus", "bee", "bugle", "bulletin", "dispatch", "echo", "enquirer", "examiner", "globe", "inquirer",
    "ledger", "messenger", "newswire", "press", "record", "reporter", "register", "republic", "sentinel", "standard", "telegram",
    "abendblatt", "abendzeitung", "allgemeine", "anzeiger", "blatt", "bote", "morgenpost", "rundschau", "tageblatt", "tagblatt",
    "tageszeitung",
    "courrier", "depeche", "diario", "folha", "gazeta", "gazzetta", "giornale", "jornal", "correio", "corriere", "noticias", "periodico",
    "quotidien", "voz", "haber", "gazetesi", "dziennik", "kuryer", "dagblad", "krant", "nieuws", "nieuwsblad", "bladet", "tidning",
    "tidningen", "avis", "avisen", "nyheter", "uutiset", "sanomat", "noviny", "zpravy", "hirlap", "hirek", "ziarul",
    "stiri", "tin", "berita",
    "вестник", "известия", "ведомости", "вести", "новини", "εφημεριδα", "νεα", "صحيفة", "جريدة", "اخبار", "עיתון", "समाचार",
    "न्यूज",
]);

/// What names of newspapers end in where words are not parted by spaces.
const ENDINGS: &[&str] = &[
    "新聞", "新闻", "日報", "日报", "晚報", "晚报", "時報", "时报", "新聞網", "新闻网", "网", "網", "通信", "ニュース",
    "オンライン", "デジタル", "신문", "일보", "뉴스", "방송", "타임즈", "ข่าว", "นิวส์",
];

/// Bytes of the shortest name, or label of a domain, that says something by being a part of the other.
const LEAST_ALIKE: usize = 5;

fn likens(key: &str, host: &str) -> bool {
    let are_long = key.len() >= LEAST_ALIKE && host.len() >= LEAST_ALIKE;
    key == host || are_long && (key.contains(host) || host.contains(key))
}

/// The label of the registered domain, without its suffix, squashed.
fn host_label(url: &str) -> Option<String> {
    let domain = registered_domain(url)?;
    let label = domain.split('.').next()?;
    Some(label.chars().filter(|&c| is_word(c)).collect())
}

/// The domain registered for a page's address by the public suffix list, private suffixes included: `paper.co.uk` of
/// `https://www.paper.co.uk/a`. `None` for an address that has no such host.
pub(super) fn registered_domain(url: &str) -> Option<String> {
    let parsed = url::Url::parse(url).ok()?;
    let host = parsed.domain()?.trim_end_matches('.').to_ascii_lowercase();
    psl::domain_str(&host).map(str::to_owned).or(Some(host))
}

/// Whether an address is a site's front page, or that of one of its languages: `/`, `/index.html`, `/de`, `/en-gb/`.
pub(super) fn is_front(url: &str) -> bool {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    is_front_path(rest.split_once('/').map_or("", |(_, path)| path))
}

/// Languages by their codes of two letters (ISO 639-1), but for those that columns are called by: `eu`, `uk`.
const LANGUAGES: &str = "\
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et \
    fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km \
    kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om \
    or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr \
    ts tt tw ty ug ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Whether a path, behind its first slash, is a front page's.
fn is_front_path(path: &str) -> bool {
    let path = path.split('#').next().unwrap_or("").trim_end_matches('/');
    let is_code = |part: &str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_alphabetic());
    let is_language = || {
        let (language, region) = path.split_once(['-', '_']).unwrap_or((path, "en"));
        let known = |code: &str| LANGUAGES.split(' ').any(|known| known.eq_ignore_ascii_case(code));
        is_code(language) && is_code(region) && known(language)
    };
    path.is_empty() || is_language() || path.starts_with("index.") && !path.contains(['/', '?'])
}

/// Whether a link, as a page writes it, leads to its site's front page.
pub(super) fn leads_home(href: &str) -> bool {
    let href = href.trim();
    // Further on, `//` belongs to an address that is passed on in this one.
    match href.split_once("//").filter(|(scheme, _)| !scheme.contains(['/', '?'])) {
        Some((_, rest)) => is_front(rest),
        None => match href.strip_prefix('/') {
            Some(path) => is_front_path(path),
            None => matches!(href, "./" | "../" | "." | "index.html"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_name_in_a_logo() {
        for (html, name) in [
            ("<a href=/ class=logo><img alt='Elm Press logo'></a>", Some("Elm Press")),
            ("<div id=logo><a href='https://elm.example/'>Elm</a></div>", Some("Elm")),
            ("<a href=/>The Elm Gazette</a>", Some("The Elm Gazette")),
            ("<a href=/ aria-label='The Elm Gazette home'><svg></svg></a>", Some("The Elm Gazette")),
            ("<a href=/ class=logo aria-label='To the front page'><svg></svg></a>", None),
            ("<a href=/>Back to the stories</a>", None),
            ("<a href=/ class=logo>Home</a>", None),
            ("<a href=/>News</a>", None),
            ("<a href=/story class=logo>Elm</a>", None),
            ("", None),
        ] {
            let tree = scraper::Html::parse_document(html);
            assert_eq!(of_logo(&Outline::of(&tree)).as_deref(), name, "{html}");
        }
    }

    #[test]
    fn knows_names_of_outlets_and_domains() {
        for (text, sounds) in [
            ("The Northern Pier Times", true),
            ("Вестник долины", true),
            ("谷の新聞", true),
            ("Le Courrier de la lande", true),
            ("Times are hard for the bakers of the old town", false),
            ("Who reads the news?", false),
            ("Harbour", false),
        ] {
            assert_eq!(sounds_like_outlet(text), sounds, "{text}");
        }
        for (text, is) in
            [("elm.example", true), ("www.elm-press.com", true), ("a.b", false), ("No.", false), ("one", false)]
        {
            assert_eq!(is_domain(text), is, "{text}");
        }
    }

    #[test]
    fn front_pages_are_told_by_their_address() {
        for (url, expected) in [
            ("https://gazette.example", true),
            ("https://gazette.example/", true),
            ("https://gazette.example/index.html", true),
            ("https://gazette.example/de", true),
            ("https://gazette.example/en-GB/#top", true),
            ("//gazette.example/", true),
            ("https://gazette.example/uk-politics", false),
            ("https://gazette.example/tv/", false),
            ("https://gazette.example/index.php?id=7", false),
            ("https://gazette.example/?p=7", false),
            ("https://gazette.example/de/bees", false),
        ] {
            assert_eq!(leads_home(url), expected, "{url}");
            assert!(url.starts_with("//") || is_front(url) == expected, "{url}");
        }
    }

    #[test]
    fn a_link_home_may_be_relative() {
        for href in ["/", " ./ ", "../", ".", "index.html", "/index.php", "/index.htm", "/de/", "/en"] {
            assert!(leads_home(href), "{href}");
        }
        for href in [
            "", "#", "/bees", "/tv/", "/de/bees", "/index.php?id=7", "bees/", "../../",
            "/share?u=https://gazette.example/", "/go//",
        ] {
            assert!(!leads_home(href), "{href}");
        }
    }

    #[test]
    fn a_slogan_behind_the_sites_name_is_told() {
        for (name, title, begins) in [
            ("Bay Ledger - News since 1893", "A ferry – Bay Ledger", true),
            ("Bay Ledger", "A ferry – Bay Ledger", false),
            ("Bay Ledger - Tides", "A ferry | Bay Ledger - Tides", false),
            ("Bay Ledger | ledger.example", "A ferry – Bay Ledger", false),
        ] {
            assert_eq!(begins_before_slogan(name, " Bay Ledger", title), begins, "{name}");
        }
    }
}
