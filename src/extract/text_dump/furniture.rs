//! What a page puts around its story, told by its words: as data, folded.

use std::{collections::HashSet, sync::LazyLock};

use foldhash::fast::RandomState;

use crate::{
    extract::{
        body::{controls, notices, phrases, printed},
        credit,
        parts::Parts,
        sentence::begins_speech,
        tags,
    },
    fold::{fold, with_folded},
};

/// Lines after which other stories, comments or the page's foot follow. A line counts that begins with one and is short.
#[rustfmt::skip]
const BARRIERS: &[&str] = &[
    "about the author", "add comment", "add a comment", "aehnliche artikel", "aehnliche beitrage", "ahnliche artikel",
    "ahnliche beitrage", "ahnliche themen", "also on", "articles lies", "articulos relacionados", "aus dem ressort",
    "comentarios", "commentaires", "comments", "continue reading", "das konnte dich auch interessieren",
    "das konnte sie auch interessieren", "das konnte sie interessieren", "diskutieren sie", "editor's picks",
    "editors' picks", "featured posts", "further reading", "hinterlasse einen kommentar", "hinterlasse eine antwort",
    "hinterlassen sie einen kommentar", "informationen zum artikel", "in case you missed it", "join the conversation",
    "join the discussion", "kommentar hinterlassen", "kommentar schreiben", "kommentare", "kommentieren",
    "kommentar verfassen", "latest news", "latest posts", "latest stories", "leave a comment", "leave a reply",
    "lo mas leido", "mas noticias", "mehr artikel", "mehr aus", "mehr von", "mehr zu", "meistgelesen", "meistgelesene",
    "more from", "more in", "more like this", "more news", "more on this story", "more posts", "more stories",
    "most popular", "most read", "mest lest", "neueste artikel", "neueste beitrage", "next article", "next post",
    "next story", "noch mehr", "nachster artikel", "nachster beitrag", "notas relacionadas", "passend zum thema",
    "popular posts", "post navigation", "beitragsnavigation", "previous article", "previous post", "recent posts",
    "recommended", "related", "relacionadas", "read next", "schreib einen kommentar", "schreibe einen kommentar",
    "schreiben sie einen kommentar", "see also", "share this", "similar posts", "sponsored content",
    "teile diesen beitrag", "te puede interesar", "terkait", "top stories", "trending", "up next", "verwandte artikel",
    "verwandte beitrage", "vorheriger artikel", "vorheriger beitrag", "weitere artikel", "weitere beitrage",
    "weitere meldungen", "weitere nachrichten", "what to read next", "you may also like", "you might also like",
    "zum thema", "ilgili haberler", "lees meer", "meer over", "sur le meme sujet", "articles similaires",
    "berita terkait", "tin lien quan", "похожие", "по теме", "комментарии", "коментарі", "souvisejici", "komentare",
    "関連", "おすすめ", "人気記事", "ランキング", "相关新闻", "相關新聞", "관련기사", "댓글", "مواضيع ذات صلة", "most viewed", "most watched",
    "more galleries", "more videos", "more photos", "more headlines", "also from this", "customers also",
    "popular now", "around the web", "from around the web", "promoted stories", "sponsored stories", "top news",
    "our picks", "discussion about this", "member discussion", "guest book", "aktuelle nachrichten",
    "am meisten gelesen", "les plus lus", "dans la meme rubrique", "sur le meme theme", "ailleurs sur le web",
    "lo ultimo", "mas leidas", "ultimas noticias", "tambien te puede interesar", "mais lidas", "recomendados",
    "noticias relacionadas", "potrebbe interessarti", "ti potrebbe interessare", "articoli correlati", "i piu letti",
    "altre notizie", "ultime notizie", "meest gelezen", "gerelateerd", "ook interessant", "meer nieuws", "najnowsze",
    "najczesciej czytane", "powiazane", "mest lasta", "relaterat", "fler nyheter", "siste nytt", "mest laeste",
    "luetuimmat", "lisaa aiheesta", "benzer haberler", "son haberler", "cok okunanlar", "другие новости",
    "самое читаемое", "материалы по теме", "новости по теме", "mohlo by vas zajimat", "nejctenejsi", "dalsi clanky",
    "σχετικα αρθρα", "アクセスランキング", "新着記事", "推荐阅读", "热门文章", "相关文章", "猜你喜欢", "많이 본 뉴스", "추천기사", "관련뉴스", "인기기사",
    "الأكثر قراءة", "أخبار ذات صلة",
];

/// Labels of other stories that stand between a story's paragraphs as often as behind them.
#[rustfmt::skip]
const ASIDES: &[&str] = &[
    "more trending", "latest videos", "you may like", "read also", "also read", "voir aussi", "lee tambien",
    "lee ademas", "veja tambem", "смотрите также", "le puede interesar", "te recomendamos", "die redaktion empfiehlt",
    "recommended stories", "recommended videos", "lesetipp", "lesetipps", "ogsa lest", "watch now", "lees ook",
    "leia tambem", "leia mais", "lesen sie auch", "lire aussi", "a lire aussi", "a lire egalement", "leggi anche",
    "lea tambien", "lea ademas", "czytaj takze", "czytaj tez", "zobacz takze", "baca juga", "читаите также",
    "читаите також", "les ogsa", "las ocksa", "lue myos", "lasi myos", "ctete take", "あわせて読みたい", "関連記事",
    "przeczytaj takze", "polecane", "延伸閱讀", "相关阅读", "اقرأ أيضا", "اقرأ أيضًا", "διαβαστε επισησ", "auch lesenswert",
    "auch interessant",
];

/// Short lines that are controls, counts or labels and no part of a story. A line counts that begins with one.
#[rustfmt::skip]
const CONTROLS: &[&str] = &[
    "abonnieren", "advertisement", "advertisements", "advertising", "anhoren", "anzeige", "anmelden",
    "article continues", "artikel anhoren", "artikel drucken", "artikel empfehlen", "artikel merken", "artikel teilen",
    "auf facebook", "auf twitter", "bewerte", "bild vergrossern", "by continuing", "click here to",
    "click to", "copy link", "copylink", "detailansicht offnen", "diesen artikel", "diesen beitrag",
    "folgen sie", "follow us", "gefallt mir", "get our", "hide caption", "image source",
    "in der bildergalerie", "in kurze", "jetzt abonnieren", "jetzt anmelden", "jetzt lesen", "jump to",
    "lesedauer", "lesezeit", "link kopieren", "load more", "log in", "login", "mehr anzeigen",
    "mehr lesen", "merken", "minutes read", "min read", "my account", "nach oben", "no result",
    "open in", "publicidad", "publicite", "pubblicita", "read more", "read full",
    "relatedposts", "reklama", "reklam", "annonse", "annons", "mainos", "share on", "sign in",
    "sign up", "skip ad", "skip advertisement", "skip to", "startseite", "stellenmarkt",
    "table of contents", "teilen", "toggle", "tweet", "tweeten", "view all",
    "view comments", "vollbild", "vorlesen", "weiterlesen", "weitersagen", "werbung", "your email",
    "zur startseite", "zum inhalt springen", "zum hauptinhalt", "zum seitenanfang", "zur hauptnavigation",
    "zur navigation", "zur suche springen", "zur fusszeile", "direkt zum inhalt", "springe zu", "aller au contenu",
    "aller a la navigation", "saltar al", "saltar a la", "ir al contenido", "pular para", "ir para o conteudo",
    "salta al contenuto", "vai al contenuto", "naar de inhoud", "ga naar inhoud", "hoppa till innehall",
    "hopp til innhold", "spring til indhold", "siirry sisaltoon", "przejdz do tresci", "preskocit na obsah",
    "prejit k obsahu", "ugras a tartalomra", "icerige gec", "переити к содержанию", "переити к основному",
    "переити к содержимому", "переити до вмісту", "コンテンツへスキップ", "本文へスキップ", "본문 바로가기", "跳到主要内容", "跳至内容", "跳至主要",
    "mehr laden", "vis mer", "vis mindre", "visa mer", "visa mindre", "nayta lisaa", "voir plus", "afficher plus", "ver mas",
    "mostrar mas", "ver mais", "mostrar mais", "mostra altro", "mostra di piu", "leggi e commenta", "toon meer", "pokaz wiecej",
    "zobrazit vse", "zobrazit vice", "daha fazla goster", "показать еще", "もっと見る", "查看更多", "더보기", "zuruck", "compartir", "partager", "imprimer", "condividi", "compartilhar", "udostepnij", "поделиться",
    "поділитися", "sdilet", "sdilejte", "bagikan", "paylas", "シェア", "ツイート", "共有", "印刷", "分享", "広告", "공유", "شارك",
];

/// Words of controls that begin sentences and headlines too: only with a word or two behind them are they none.
#[rustfmt::skip]
const CONTROL_WORDS: &[&str] = &[
    "ad", "ads", "close", "donate", "drucken", "e-mail", "email", "facebook", "follow", "home", "kommentar", "like", "likes",
    "linkedin", "listen", "loading", "mail", "menu", "newsletter", "pdf", "pin", "pinterest", "play", "print", "reddit",
    "register", "save", "search", "seite", "share", "shares", "sponsored", "subscribe", "suche", "telegram", "total", "tumblr",
    "twitter", "vote", "whatsapp", "xing",
];

/// Words of legal notices and consent texts, which may be as long as a story's paragraphs.
#[rustfmt::skip]
const LEGAL: &[&str] = &[
    "accept all", "adblock", "ad blocker", "all rights reserved", "alle rechte vorbehalten", COOKIE, "copyright ©",
    "datenschutzerklarung", "datenschutzbestimmungen", "derechos reservados", "droits reserves", "einwilligung",
    "enable javascript", "javascript aktivieren", "nutzungsbedingungen", "politica de privacidad",
    "politique de confidentialite", "privacy policy", "terms of service", "terms of use", "terms and conditions",
    "todos los derechos", "tutti i diritti", "unsubscribe", "your browser", "ihr browser", "ihrem browser",
    "web browser", "e-mail-adresse wird nicht", "email address will not be", "required fields", "abmelden",
    "quotes are delayed", "quotes delayed", "exchanges and delays", "spam", "無断転載", "著作権",
];

/// Cookies are baked too, and told from the others by what is said beside them.
const COOKIE: &str = "cookie";
#[rustfmt::skip]
const BESIDE_COOKIES: &[&str] = &[
    "accept", "analytic", "browser", "consent", "functional", "necessary", "personal", "preferences", "privacy",
    "our service", "services", "tailored", "technolog", "third part", "third-part", "tracking", "website", "akzeptier", "dienste", "drittanbieter",
    "gerate", "notwendig", "technisch", "webseite", "zustimm", "site web", "fonctionn", "necessaire", "necesari",
    "consenti", "navegador", "sitio", "funcional", "funzion", "terze", "navigazion", "sito", "noodzakelijk",
    "toestemming", "nodvendig", "webbplats", "nettsted", "hjemmeside", "niezbedne", "strona", "strone", "stronie", "strony", "саит", "браузер",
];

/// Words of short calls to subscribe, which stand between a story's paragraphs too.
const CALLS: &[&str] = &["newsletter", "niuzleter", "рассылк", "ニュースレター", "뉴스레터", "न्यूज़लेटर"];

/// Labels before a list of tags, beside those of pages.
#[rustfmt::skip]
const TAG_LABELS: &[&str] = &[
    "abgelegt unter", "kategorien & tags", "categories & tags", "published under", "posted under", "tags & themen",
    "stichworte zum artikel", "etikett", "etiketten", "filed under", "getaggt als", "getaggt in", "getaggt mit", "mots cles",
    "mots-clefs", "schlagworten", "schlagworter zu diesem artikel", "schlagworte zu diesem artikel",
    "schlagworte zum artikel", "tags zu diesem artikel", "tags zum artikel", "tags for this article",
    "etiquetas de esta nota", "mots cles de l'article", "subjects", "suchbegriffe", "tagged in", "tagged under", "topics",
    "argomenti", "argomento", "assuntos", "tagged by", "verwandte themen", "weitere themen",
];

/// Labels that stand before a list of tags as often as before other stories, beside those of pages.
#[rustfmt::skip]
const LOOSE_TAG_LABELS: &[&str] = &[
    "ahnliche themen", "relaterte emner", "relaterade amnen", "lesen sie mehr zum thema", "more on this topic",
    "explore more topics", "sur ces sujets", "thematiques", "leggi anche su", "meer over deze onderwerpen",
    "categories", "ジャンル", "ilgili konular", "mehr lesen uber", "mehr zu den themen", "souvisejici temata", "tema",
    "temas del articulo", "temat", "themenseiten", 
];

/// Labels before a list of categories, which ends a list of tags on the same line.
#[rustfmt::skip]
pub(super) const OTHER_LABELS: &[&str] = &[
    "abgelegt in", "archiv", "archive", "archives", "autor", "by", "categoria", "categorias", "categories",
    "category", "categorie", "categories:", "comments", "erschienen in", "filed", "fugen sie", "kategorie",
    "kategorien", "kommentare", "permalink", "posted by", "posted in", "rubrik", "share", "teilen",
    "veroffentlicht in", "von", "related posts", "speichere",
];

/// First parts of a breadcrumb.
#[rustfmt::skip]
pub(super) const HOMES: &[&str] = &[
    "accueil", "anasayfa", "ana sayfa", "aktuelles", "beranda", "domov", "domu", "etusivu", "forside", "forsiden",
    "frontpage", "glowna", "hem", "home", "homepage", "inicio", "start", "startseite", "strona glowna",
    "trang chu", "zuhause", "главная", "головна", "αρχικη", "الرئيسية", "ホーム", "トップ", "首页", "首頁", "홈",
];

/// What a line's words say it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Furniture {
    Barrier,
    /// The label of other stories between the story's paragraphs.
    Aside,
    /// A tag list's label, with the list or without.
    Tags,
    Control,
    Legal,
    Credit,
}

/// What lines are told by that begin so, with the words of the longest such line.
const BEGINNINGS: [(Furniture, usize, &[&str]); 5] = [
    (Furniture::Barrier, MOST_BARRIER, BARRIERS),
    (Furniture::Aside, MOST_BARRIER, ASIDES),
    (Furniture::Credit, MOST_CREDIT, credit::BEGINNINGS),
    (Furniture::Control, 7, CONTROLS),
    (Furniture::Control, 3, CONTROL_WORDS),
];
const MOST_BARRIER: usize = 8;
const MOST_CREDIT: usize = 24;

/// What furniture a line is, if it is; `mass` is its length in words.
pub(super) fn of(text: &str, mass: usize) -> Option<Furniture> {
    static INSIDE: LazyLock<Parts> = LazyLock::new(|| Parts::of(credit::INSIDE));
    if mass < 60 && tag_label(text, Labels::Sure).is_some() {
        return Some(Furniture::Tags);
    }
    let key = fold(super::beginning(text, 600));
    let key = key.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©' && c != '(');
    let begins = begins_as(key, mass);
    // "Related: Seal found" is a line between paragraphs.
    let names_one = text.find([':', '：']).is_some_and(|at| text[at..].chars().any(char::is_alphabetic));
    let is_told = is_sentence(text, mass);
    // "Getty Images said that it would sue."
    let is_subject = || is_told && credit::supplies_pictures(text) || credit::is_about_agency(text);
    let is_labelled = || mass <= MOST_CREDIT && credit::begins(key);
    let is_credit = || {
        let tells = || (is_told || is_subject()) && !key.contains([':', '©']) && !key.contains(" by ");
        (begins(Furniture::Credit) || is_labelled()) && !tells()
    };
    let has_credit = || {
        is_credit()
            || mass < 40 && (text.contains('©') || INSIDE.any_in(key) && !is_subject() && !(is_told && goes_on(text)))
    };
    let is_barrier = || {
        let is_notice = || key.starts_with("comments are") || phrases::speaks_to_reader(key);
        let asks = || text.trim_end_matches(['"', '”', '»']).ends_with(['?', '？', '؟']);
        begins(Furniture::Barrier) && (!(is_told || asks()) || is_notice())
    };
    let is_control = || {
        // "“Follow me!”" is said.
        begins(Furniture::Control) && !is_told && !begins_speech(text)
            || notices::is_sharing(text)
            || printed::says(text)
            || controls::says(text)
    };
    match () {
        () if !names_one && (is_barrier() || counts_comments(key, mass)) => Some(Furniture::Barrier),
        () if !names_one && begins(Furniture::Aside) => Some(Furniture::Aside),
        () if key.starts_with('©') || mass < 30 && key.starts_with("copyright") => Some(Furniture::Legal),
        () if has_credit() => Some(Furniture::Credit),
        () if is_control() || mass < 14 && calls(key) && !(is_told && phrases::only_names(key)) => {
            Some(Furniture::Control)
        }
        () => is_legal(key, mass, is_told).then_some(Furniture::Legal),
    }
}

/// Whether a line tells something and ends as a sentence does: no label, however it begins.
pub(super) fn is_sentence(text: &str, mass: usize) -> bool {
    /// Words of the shortest.
    const LEAST: usize = 3;
    let bare = text.trim_end_matches(['"', '”', '’', '“', '»', ')']);
    mass >= LEAST && bare.ends_with(['.', '。', '।', '۔', '።', '။', '។']) && !bare.ends_with("...")
}

/// Whether a sentence goes on behind its last colon with a small letter: `The paper had only one source: the harbour master.`
fn goes_on(text: &str) -> bool {
    text.rsplit_once(": ").is_some_and(|(_, rest)| rest.starts_with(char::is_lowercase))
}

/// As what a folded line of so many words begins.
fn begins_as(key: &str, mass: usize) -> impl Fn(Furniture) -> bool {
    static ALL: LazyLock<(Parts, Vec<usize>)> = LazyLock::new(|| {
        let phrases = BEGINNINGS.iter().flat_map(|(.., phrases)| phrases.iter().copied());
        let rows = BEGINNINGS.iter().enumerate().flat_map(|(row, (.., phrases))| vec![row; phrases.len()]);
        (Parts::at_start(&phrases.collect::<Vec<_>>()), rows.collect())
    });
    let (phrases, rows) = &*ALL;
    let mut found = [false; BEGINNINGS.len()];
    phrases.each_in(key, |phrase, place| found[rows[phrase]] |= ends_word(&key[place.end..]));
    move |kind| BEGINNINGS.iter().zip(found).any(|(row, is_found)| is_found && row.0 == kind && mass <= row.1)
}

/// Whether a word ends before the rest of a text.
fn ends_word(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// Whether a line is no label of other stories as it is listed.
pub(super) fn says_more_than_a_label(text: &str) -> bool {
    let key = fold(text);
    !BARRIERS.contains(&key.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether a line is a number of comments: "3 Kommentare".
pub(super) fn counts_comments(key: &str, mass: usize) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 18] = [
        "comments", "comment", "kommentare", "kommentar", "commentaires", "commentaire", "comentarios", "comentario",
        "commenti", "commento", "reacties", "reactie", "komentarze", "komentarz", "kommentarer", "комментарии",
        "комментария", "yorum",
    ];
    let counted = key.trim_start_matches(|c: char| c.is_ascii_digit() || " .,|".contains(c));
    let begins = |word: &&str| counted.strip_prefix(*word).is_some_and(ends_word);
    mass <= MOST_BARRIER && counted.len() < key.len() && WORDS.iter().any(begins)
}

/// Whether a line has several of the phrases of legal notices, or is short and has one that it does not tell of.
fn is_legal(key: &str, mass: usize, is_told: bool) -> bool {
    /// Words.
    const SHORT: usize = 13;
    static PHRASES: LazyLock<Parts> = LazyLock::new(|| Parts::of(LEGAL));
    static BESIDE: LazyLock<Parts> = LazyLock::new(|| Parts::of(BESIDE_COOKIES));
    const _: () = assert!(LEGAL.len() <= 64, "each has a bit");
    let mut found = 0_u64;
    PHRASES.each_in(key, |phrase, _| found |= 1 << phrase);
    let is_short = mass <= SHORT && !(is_told && phrases::only_names(key));
    found.count_ones() > 1 || found != 0 && (is_short || key.contains(COOKIE) && BESIDE.any_in(key))
}

/// Whether a line speaks of a newsletter.
pub(super) fn is_call(text: &str) -> bool {
    calls(&fold(super::beginning(text, 200)))
}

fn calls(key: &str) -> bool {
    static WORDS: LazyLock<Parts> = LazyLock::new(|| Parts::of(CALLS));
    WORDS.any_in(key)
}

/// How sure a tag list's label has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Labels {
    Sure,
    Loose,
}

/// What follows a tag list's label at the start of a line; empty where the list follows on the next lines. The label may
/// run into the first tag (`TagsChina`, `SchlagworteEU`).
pub(super) fn tag_label(text: &str, labels: Labels) -> Option<&str> {
    let (label, rest) = leading_label(text, labels)?;
    let after = rest.trim_start();
    let colon = after.starts_with(AFTER_LABEL);
    let glued = !rest.is_empty() && !rest.starts_with(char::is_whitespace);
    // "Tags wurden vergeben", "More on how it works": without a colon a label stands alone, runs into the first tag, or is a
    // participle before a list.
    let participle = ["tagged", "getaggt", "abgelegt", "schlagw"].iter().any(|v| label.starts_with(v))
        && !after.starts_with(char::is_lowercase);
    let list = after.contains([',', '•', '|', '#'])
        && ["tags", "tag", "topics", "themen", "labels", "keywords", "schlagworte"].contains(&label.as_str());
    // "Filed under ferries, trade"
    let filed = label.ends_with(" under") && after.contains(',') && !has_long_part(after);
    (colon || glued || after.is_empty() || participle || list || filed)
        .then(|| after.trim_start_matches(AFTER_LABEL).trim())
}

/// Whether a text begins with a label of tags that its first tag ran into: `TemasPuertos`.
pub(super) fn runs_into_tags(text: &str) -> bool {
    let runs = |labels| leading_label(text, labels).is_some_and(|(_, rest)| rest.starts_with(char::is_uppercase));
    [Labels::Sure, Labels::Loose].into_iter().any(runs)
}

/// Whether a part between commas is longer than tags are.
fn has_long_part(list: &str) -> bool {
    /// Words.
    const LONGEST: usize = 4;
    list.split(',').any(|part| part.split_whitespace().count() > LONGEST)
}

/// What follows a label and a space, whatever it is: `Tags harbour trade`.
pub(super) fn after_bare_label(text: &str) -> Option<&str> {
    let (_, rest) = leading_label(text, Labels::Sure)?;
    rest.starts_with(char::is_whitespace).then(|| rest.trim())
}

/// The list that follows upon a label for tags and nothing else which no colon ends: `Tags Harbour`, `TagsHarbour`.
pub(super) fn bare_label(text: &str) -> Option<&str> {
    let (_, rest) = leading_label(text, Labels::Sure).filter(|(label, _)| tags::is_plain_label(label))?;
    let list = rest.trim_start_matches(AFTER_LABEL).trim();
    let begins = rest.starts_with(char::is_whitespace) || list.starts_with(char::is_uppercase);
    (begins && !list.is_empty()).then_some(list)
}

/// Where a word with a capital may begin, or one of a script without: it may run into small letters before it.
pub(super) fn word_starts(text: &str) -> impl Iterator<Item = usize> {
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, c)| {
        let is_start = c.is_alphabetic() && !c.is_lowercase() && !before.is_uppercase();
        before = c;
        is_start.then_some(at)
    })
}

/// Whether a text has a label of tags or of categories inside, which may run into the words before it.
pub(super) fn has_inner_label(text: &str) -> bool {
    /// Bytes of the part of a line that is looked at.
    const LOOKED_AT: usize = 600;
    let text = super::beginning(text, LOOKED_AT);
    word_starts(text).filter(|at| *at > 0).any(|at| begins_with_label(&text[at..]))
}

/// Whether a text begins with a label of tags or of categories.
pub(super) fn begins_with_label(text: &str) -> bool {
    tags::is_plain_label(first_word(text)) || begins_with_category(text)
}

/// Whether a text's first word, or its first two, are a label of categories.
pub(super) fn begins_with_category(text: &str) -> bool {
    let word = first_word(text);
    let second = text[word.len()..].strip_prefix(' ').map_or("", first_word);
    let has_two = || !second.is_empty() && tags::is_category_label(&text[..word.len() + 1 + second.len()]);
    tags::is_category_label(word) || has_two()
}

/// The letters that a text begins with; none where they are more than a label has.
fn first_word(text: &str) -> &str {
    /// Letters of the longest label.
    const LONGEST: usize = 40;
    let end = text.char_indices().take(LONGEST + 1).find(|(_, c)| !c.is_alphabetic()).map(|(at, _)| at);
    let is_whole = || text.char_indices().nth(LONGEST).is_none();
    let end = end.or_else(|| is_whole().then_some(text.len()));
    &text[..end.unwrap_or(0)]
}

/// What follows a count of comments in a line, which it may run into: `2 Comments Harbour, Trade`.
pub(super) fn behind_comments(text: &str) -> Option<&str> {
    let counts = text
        .char_indices()
        .filter(|(at, c)| c.is_ascii_digit() && !text[at + 1..].starts_with(|c: char| c.is_ascii_digit()));
    let mut found = counts.filter_map(|(at, _)| {
        let rest = text[at + 1..].trim_start();
        let mut letters = rest.char_indices();
        let end = letters.find(|(at, c)| !c.is_alphabetic() || *at > 0 && c.is_uppercase());
        let (word, behind) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        counts_comments(&fold(&format!("1 {word}")), 2).then_some(behind)
    });
    found.next()
}

/// Signs between a label and the list.
const AFTER_LABEL: [char; 4] = [':', '：', '»', '|'];

fn folded(lists: &[&[&str]]) -> HashSet<String, RandomState> {
    lists.iter().copied().flatten().map(|label| fold(label)).collect()
}

/// The label that a text begins with, folded, and what follows it.
fn leading_label(text: &str, labels: Labels) -> Option<(String, &str)> {
    /// Letters that a label is told by before it is read, and of the shortest label.
    const TOLD_BY: usize = 4;
    const SHORTEST: usize = 2;
    /// Letters of the longest label.
    const LONGEST: usize = 40;
    static SURE: LazyLock<HashSet<String, RandomState>> = LazyLock::new(|| folded(&[TAG_LABELS, tags::TAG_LABELS]));
    static LOOSE: LazyLock<HashSet<String, RandomState>> =
        LazyLock::new(|| folded(&[LOOSE_TAG_LABELS, tags::LOOSE_LABELS]));
    static STARTS: LazyLock<HashSet<String, RandomState>> =
        LazyLock::new(|| SURE.iter().chain(&*LOOSE).map(|label| label.chars().take(TOLD_BY).collect()).collect());
    // Nearly every line is told by its first letters to have no label.
    let end = text.char_indices().nth(TOLD_BY).map_or(text.len(), |(at, _)| at);
    let may_begin = with_folded(&text[..end], |key| {
        let ends = key.char_indices().map(|(at, c)| at + c.len_utf8()).skip(SHORTEST - 1).take(TOLD_BY);
        ends.into_iter().any(|end| STARTS.contains(&key[..end]))
    });
    if !may_begin {
        return None;
    }
    let known: &HashSet<String, RandomState> = if labels == Labels::Sure { &SURE } else { &LOOSE };
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    let head = &text[..end];
    let ends =
        |at: usize, c: char| matches!(c, ':' | '：' | '#') || c.is_whitespace() || c.is_uppercase() || at == text.len();
    let places = head.char_indices().chain([(head.len(), ' ')]).filter(|(at, c)| ends(*at, *c)).map(|(at, _)| at);
    let mut read = places.filter_map(|at| {
        let label = fold(head[..at].trim());
        known.contains(label.as_str()).then_some((label, &text[at..]))
    });
    read.next_back()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_furniture() {
        for (text, kind) in [
            ("Related Posts", Some(Furniture::Barrier)),
            ("3 Kommentare", Some(Furniture::Barrier)),
            ("Share on FacebookShare on Twitter", Some(Furniture::Control)),
            ("© 2024 Port News", Some(Furniture::Legal)),
            ("This website uses cookies. Visit our Privacy and Cookie Policy.", Some(Furniture::Legal)),
            ("Foto: Ann Lee", Some(Furniture::Credit)),
            ("You may like", Some(Furniture::Aside)),
            ("Leggi anche", Some(Furniture::Aside)),
            ("Related: Seal found in pool", None),
            ("Subscribe to the Post's newsletter", Some(Furniture::Control)),
            ("Relatedness is a term of biology", None),
            ("¿Más noticias?", None),
            ("The paper had only one source: the harbour master.", None),
            ("The crane at noon. Source: Harbour Board.", Some(Furniture::Credit)),
            ("The harbour was closed on Tuesday.", None),
            ("Search", Some(Furniture::Control)),
            ("Search for the lost boat ends", None),
            ("Credit union opens on the quay", None),
            ("For the cookies, stir butter and sugar until they are pale, and add the flour spoon by spoon.", None),
            (
                "We use cookies, and those who read on agree to the terms of use of this site, as many do.",
                Some(Furniture::Legal),
            ),
            ("The crane at noon. Foto: Ann Lee", Some(Furniture::Credit)),
            ("Facebook fined over data leak in Marl", None),
            ("Facebook Twitter Email Print", Some(Furniture::Control)),
            ("Facebook", Some(Furniture::Control)),
            ("Telegram founder arrested in Marl", None),
            ("Suche nach Vermissten geht weiter", None),
            ("Facebook declined to comment.", None),
            ("Getty Images said that it would go to court.", None),
            ("Getty Images sues a maker of image models in London", None),
            ("The company changed its privacy policy.", None),
            ("Read our privacy policy.", Some(Furniture::Legal)),
            ("Most of the calls were spam, police said.", None),
            ("He sent the newsletter to all the members.", None),
            ("They did not give consent, the court heard.", None),
            ("Weitere Meldungen gab es nicht.", None),
            ("No spam. Unsubscribe any time.", Some(Furniture::Legal)),
            ("Comments are closed.", Some(Furniture::Barrier)),
            ("Teile diesen Beitrag auf allen Wegen.", Some(Furniture::Barrier)),
            (
                "She baked cookies for the church service, and the whole village came to eat them after the strong storm.",
                None,
            ),
        ] {
            assert_eq!(of(text, text.split_whitespace().count()), kind, "{text}");
        }
    }

    #[test]
    fn labels_stand_inside_lines_too() {
        for (text, has) in [
            ("Posted in TravelTagged Ferry", true),
            ("6 July 2025 Kategorien Reise", true),
            ("Ann LeeCategories©", true),
            ("He posted in haste©日本", false),
            ("Comments©", false),
        ] {
            assert_eq!(has_inner_label(text), has, "{text}");
        }
        for (text, behind) in [
            ("Ann Lee2 Comments Ferry, River", Some(" Ferry, River")),
            ("12 KommentareFähre", Some("Fähre")),
            ("2 boats", None),
            ("1©", None),
        ] {
            assert_eq!(behind_comments(text), behind, "{text}");
        }
    }

    #[test]
    fn word_lists_are_folded_as_they_are_looked_up() {
        let lists = [
            BARRIERS,
            ASIDES,
            CALLS,
            CONTROLS,
            CONTROL_WORDS,
            LEGAL,
            BESIDE_COOKIES,
            credit::BEGINNINGS,
            credit::INSIDE,
            TAG_LABELS,
            LOOSE_TAG_LABELS,
            OTHER_LABELS,
            HOMES,
        ];
        let is_found = |word: &str| fold(word) == word && !word.contains(['\n', '\t']);
        let lost: Vec<&str> = lists.into_iter().flatten().copied().filter(|w| !is_found(w)).collect();
        assert_eq!(lost, Vec::<&str>::new());
    }

    #[test]
    fn finds_the_label_of_a_tag_list() {
        for (text, rest) in [
            ("Tags: A, B", Some("A, B")),
            ("TagsHarbourTrade", Some("HarbourTrade")),
            ("Schlagworte", Some("")),
            ("Related topics:", Some("")),
            ("Tagged with: A", Some("A")),
            ("Tagged Harbour, Trade", Some("Harbour, Trade")),
            ("Thema des Tages war der Hafen", None),
            ("Tagsüber bleibt es kühl", None),
        ] {
            assert_eq!(tag_label(text, Labels::Sure).or(tag_label(text, Labels::Loose)), rest, "{text}");
        }
    }
}
