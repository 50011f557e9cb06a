//! What the world's templates call tags and categories: addresses, classes, labels, and words that are none.

use std::{collections::HashMap, sync::LazyLock};

use foldhash::fast::RandomState;
use memchr::memchr;

use crate::extract::{
    beginnings::Beginnings,
    letters::COLONS,
    names::{Segments, after_scheme},
    parts::Parts,
    scene::tokens,
    title::fold_key,
    word_list::WordList,
};

/// What a page of stories is, by the word for it in its address.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::extract) enum PathKind {
    Tag,
    /// Of a subject: one of the story's tags, or of the site's columns.
    Topic,
    Category,
}

/// What a link's address says that it leads to.
pub(in crate::extract) fn path_kind(href: &str) -> Option<PathKind> {
    path_names(href).filter(|_| !leads_away(href))
}

/// What the words of an address say, wherever it leads.
fn path_names(href: &str) -> Option<PathKind> {
    let path = after_scheme(href);
    let is_tag = |part: &str| ["tag=", "tags=", "label="].iter().any(|key| part.starts_with(key));
    if memchr(b'?', path.as_bytes()).is_some_and(|at| path[at + 1..].split('&').any(is_tag)) {
        return Some(PathKind::Tag);
    }
    // A path that ends in the word leads to all tags, or to what the site says of itself: `/about`.
    let path = path.trim_end_matches('/');
    let end = path.bytes().rposition(|byte| matches!(byte, b'/' | b'?' | b'=' | b'#'))?;
    PATH_KINDS.first_in(&path[..end])
}

/// Whether a link shares the page or opens a letter: its address may hold any word of this page's own, and `subject=`.
pub(super) fn leads_away(href: &str) -> bool {
    const NO_PAGE: &[&str] = &["mailto", "whatsapp", "sms", "tel", "javascript", "viber", "tg"];
    let start = href.trim_start();
    let is_path = start.starts_with(['#', '?']) || start.starts_with('/') && !start.starts_with("//");
    if is_path {
        return false;
    }
    let scheme = start.bytes().position(|b| !b.is_ascii_alphanumeric()).filter(|&at| start[at..].starts_with(':'));
    if scheme.is_some_and(|end| NO_PAGE.iter().any(|no_page| start[..end].eq_ignore_ascii_case(no_page))) {
        return true;
    }
    let Some((_, rest)) = start.split_once("//") else { return false };
    is_shared_on(rest.split(['/', '?']).next().unwrap_or(rest))
}

/// Whether a host is one of those, or below one: a word that ends in one's name is a paper's.
fn is_shared_on(host: &str) -> bool {
    static SHARING: LazyLock<Parts> = LazyLock::new(|| Parts::of(SHARING_HOSTS));
    let host = host.split(':').next().unwrap_or(host);
    let bytes = host.as_bytes();
    let ends = |end: usize| end == bytes.len() || bytes[end - 1] == b'.';
    let begins = |start: usize| start == 0 || bytes[start - 1] == b'.';
    let mut is_one = false;
    SHARING.each_in(host, |_, place| is_one |= begins(place.start) && ends(place.end));
    is_one
}

/// Hosts that pages are shared on, as in a share button's address.
const SHARING_HOSTS: &[&str] = &[
    "facebook.com", "twitter.com", "linkedin.com", "pinterest.", "whatsapp.com", "reddit.com", "www.tumblr.com",
    "telegram.me", "getpocket.com", "vkontakte.ru", "addtoany.com", "addthis.com", "sharethis.com", "plus.google.com",
    "b.hatena.ne.jp", "digg.com", "stumbleupon.com", "instapaper.com", "flipboard.com", "xing.com",
];

/// Segments of the addresses of lists of stories.
const SEGMENTS: &[(PathKind, &[&str])] = &[
    (
        PathKind::Tag,
        &[
            "tag", "tags", "tagged", "label", "etiqueta", "etiquetas", "schlagwort", "schlagworte", "schlagwoerter",
            "stichwort", "stichworte", "keyword", "keywords", "stikkord", "emneord", "nyckelord", "tagi", "tagovi",
            "etiket", "etiketler", "etiketter", "emne", "emner", "amne", "amnen", "aihe", "aiheet", "asiasana",
            "asiasanat", "avainsana", "avainsanat", "cimke", "cimkek", "stitek", "stitky", "teg", "tegi", "metka",
            "metki", "hashtags", "labels", "trefwoord", "trefwoorden", "palabra-clave", "palavra-chave",
            "palavras-chave", "tu-khoa", "etiquette", "mot-cle", "mots-cles", "parole-chiave", "t", "hashtag",
            "tagwort", "tagy", "oznaka", "oznake", "eticheta", "etichete",
        ],
    ),
    (
        PathKind::Topic,
        &[
            "topic", "topics", "thema", "themen", "thema_des_tages", "tema", "temas", "temi", "theme", "themes",
            "sujet", "sujets", "argomento", "argomenti", "subject", "subjects", "noticias-sobre", "dossier",
            "dossiers", "person", "personen", "people", "organisation", "ort", "orte", "k", "konu", "konular", "temat",
            "tematy", "temata", "topico", "topicos", "assunto", "assuntos", "topik", "chu-de", "onderwerp",
            "onderwerpen", "about", "temos", "teema", "teemad", "teme", "temy", "subiect", "subiecte",
        ],
    ),
    (
        PathKind::Category,
        &[
            "category", "categories", "kategorie", "kategorien", "categoria", "categorie", "rubrik", "rubriken",
            "ressort", "section", "rubrique", "seccion", "cat", "kategoria", "rubric", "rubrika",
        ],
    ),
];

static PATH_KINDS: LazyLock<Segments<PathKind>> = LazyLock::new(|| Segments::of(SEGMENTS, b"/?#="));

/// What a class or id that says [`Said::TAG`](crate::extract::names::Said::TAG) says of the links in its box.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Named {
    /// All tags of the site, not the story's.
    pub cloud: bool,
    pub tags: bool,
}

impl Named {
    pub(super) fn of(name: &str) -> Named {
        Named { cloud: is_cloud(name), tags: names_tags(name) }
    }
}

/// Whether a class is one that WordPress gives the cloud of all its tags, and only that.
fn is_cloud(class: &str) -> bool {
    class.split_whitespace().any(|c| matches!(c, "widget_tag_cloud" | "wp-block-tag-cloud" | "tag-cloud-link"))
}

/// Tokens of classes of boxes of tags.
#[rustfmt::skip]
const TOKENS: &[&str] = &[
    "tag", "tags", "tagcloud", "taglist", "posttags", "hashtags", "tagged", "tagi", "tagovi", "temas", "themen", "sujets",
    "labels", "argomenti", "topicos", "topic", "amnen", "emner", "aiheet", "entities", "subjects", "concepts",
];

fn names_tags(name: &str) -> bool {
    // WordPress names an entry by its tags: "post type-post tag-harbour".
    const ENTRIES: &[&str] = &["post", "hentry", "type-post", "status-publish", "post-template"];
    if name.split_whitespace().any(|word| ENTRIES.contains(&word)) {
        return false;
    }
    let tokens = tokens(name);
    // Forums call a thread a topic.
    let of_thread =
        || tokens.iter().any(|t| matches!(t.as_str(), "body" | "title" | "category" | "post" | "header" | "author"));
    tokens.iter().any(|t| TOKENS.contains(&t.as_str()) && (t != "topic" || !of_thread()))
}

/// Whether a meta element's name, in lower case, says that it holds tags, whoever gave it: `cxenseparse:recs:tags`,
/// `article_keywords`.
pub(super) fn says_tags(name: &str) -> bool {
    /// The last word of such a name.
    const WORDS: &[&str] =
        &["tag", "tags", "keyword", "keywords", "topic", "topics", "subject", "subjects", "taglist", "tagnames"];
    /// Words before it that say it is not the story's own, or no list.
    const NOT: &[&str] =
        &["google", "site", "channel", "section", "category", "author", "verify", "ad", "ads", "gtm", "rating"];
    let mut words = name.rsplit(['.', ':', '_', '-']);
    words.next().is_some_and(|last| WORDS.contains(&last)) && words.all(|word| !NOT.contains(&word))
}

/// What a list is called.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Label {
    Tags,
    Category,
    /// Of what the site's readers look at, or of all its tags.
    Site,
}

/// What a label says that the list behind it is.
pub(super) fn label_kind(text: &str) -> Option<Label> {
    known_label(text).map(|(label, _)| label).or_else(|| calls_tags(text).then_some(Label::Tags))
}

/// Whether a text is a label that stands before tags and before nothing else, so that what follows needs no other sign.
pub(in crate::extract) fn is_plain_label(text: &str) -> bool {
    known_label(text).is_some_and(|(_, is_plain)| is_plain)
}

/// What one of the labels says, and whether it says that alone.
fn known_label(text: &str) -> Option<(Label, bool)> {
    /// Bytes of a text that is folded: the longest label, in scripts of three bytes a letter, and signs around it.
    const LONGEST: usize = 64;
    type Labels = HashMap<String, (Label, bool), RandomState>;
    static LABELS: LazyLock<(Labels, Beginnings)> = LazyLock::new(|| {
        // Where two lists have one, the later says what it is.
        let lists = [
            (CATEGORY_LABELS, (Label::Category, false)),
            (SITE_LABELS, (Label::Site, false)),
            (LOOSE_LABELS, (Label::Tags, false)),
            (TAG_LABELS, (Label::Tags, true)),
        ];
        let all = lists.into_iter().flat_map(|(labels, says)| labels.iter().map(move |label| (fold_key(label), says)));
        let labels: Labels = all.collect();
        let beginnings = Beginnings::of(labels.keys().map(String::as_str));
        (labels, beginnings)
    });
    let (labels, beginnings) = &*LABELS;
    let may_be = text.len() <= LONGEST && beginnings.may_have(text);
    may_be.then(|| labels.get(&fold_key(text)).copied()).flatten()
}

/// Whether a text is a label that stands before categories and before little else: `Categories:`.
pub(in crate::extract) fn is_category_label(text: &str) -> bool {
    label_kind(text) == Some(Label::Category) && text.trim().len() > "in:".len()
}

/// Whether a text is a label that stands before tags, and before other lists too: `In this story`.
pub(in crate::extract) fn is_label_of_tags(text: &str) -> bool {
    label_kind(text) == Some(Label::Tags)
}

/// Whether a line begins with a label of tags: `In this story: A, B`.
pub(in crate::extract) fn begins_with_label(text: &str) -> bool {
    text.split_once(COLONS).is_some_and(|(label, _)| is_label_of_tags(label))
}

/// Whether a text of two or three words ends with the one for tags, and is not about markup or prices: `Story tags:`.
fn calls_tags(text: &str) -> bool {
    /// Bytes of the longest.
    const LONGEST: usize = 30;
    const LAST: &[&str] = &["tags", "topics", "keywords", "hashtags"];
    const OTHERS: &[&str] = &["html", "meta", "price", "name", "dog", "other", "more", "our", "your", "my", "new"];
    let ends = || {
        let last = text.trim_end_matches([':', ' ']).rsplit(' ').next().unwrap_or_default();
        LAST.iter().any(|word| last.eq_ignore_ascii_case(word))
    };
    let words = || text.split_whitespace().count();
    let is_other = || text.split_whitespace().any(|word| OTHERS.iter().any(|other| word.eq_ignore_ascii_case(other)));
    text.len() <= LONGEST && ends() && (2..=3).contains(&words()) && !is_other()
}

/// Words before the last member of a list in a sentence.
pub(super) const AND: &[&str] = &["and", "und", "et", "y", "e", "en", "och", "og", "i", "и", "&"];

/// Labels of lists of tags.
#[rustfmt::skip]
pub(in crate::extract) const TAG_LABELS: &[&str] = &[
    "tags", "tag", "tag(s)", "keywords", "keyword", "key words", "related topics", "related tags", "article tags", "post tags",
    "tagged", "index terms", "tagged in", "tagged with", "tagged as", "tags topics", "hashtags", "schlagwörter",
    "schlagworte", "schlagwort",
    "topics in this article", "topics in this story", "follow the topics in this article", "follow topics in this article",
    "follow these topics", "follow topics from this article", "explore more on these topics", "more on these topics",
    "tags in this article", "tags in this story",
    "schlagwörter zum artikel", "schlagworte zum thema", "themen in diesem artikel", "themen dieses artikels",
    "stichworte", "stichwörter", "stichwort", "themen des artikels", "mots-clés", "mot-clé",
    "mots clefs", "étiquettes", "etiquetas", "archivado en", "palabras clave", "palabra clave", "tópicos", "palavras-chave",
    "marcadores", "etiquetes", "paraules clau", "etichette", "parole chiave", "tag correlati", "etichete", "taguri",
    "cuvinte cheie", "raktažodžiai", "trefwoorden", "trefwoord", "labels", "emneord", "nøgleord", "stikkord", "nøkkelord", "emneknagger",
    "taggar", "nyckelord", "etiketter", "ämnen i artikeln", "artikeln handlar om", "emner i artiklen",
    "emner i saken", "onderwerpen in dit artikel", "temas de este artículo", "temas relacionados", "temas en este artículo",
    "argomenti di questo articolo", "sujets de cet article", "thèmes de cet article", "thèmes associés",
    "sujets associés", "avainsanat", "asiasanat", "tunnisteet", "märksõnad", "sildid",
    "atslēgvārdi", "birkas", "žymos", "raktiniai žodžiai", "tagi", "słowa kluczowe", "klíčová slova", "štítky", "značky", "kľúčové slová",
    "címkék", "kulcsszavak", "ključne riječi", "ključne reči", "ključne besede", "oznake", "tagovi", "тагови", "кључне речи",
    "ознаке", "клучни зборови", "fjalë kyçe", "ετικέτες", "λέξεις κλειδιά", "λέξεις-κλειδιά", "теги", "тэги", "метки",
    "ключевые слова", "ключові слова", "мітки", "тагове", "ключови думи", "етикети", "тэгі", "etiketler", "etiket",
    "anahtar kelimeler", "açar sözlər", "teqlər", "теглер", "الوسوم", "وسوم", "كلمات دلالية", "الكلمات الدلالية", "كلمات مفتاحية",
    "الكلمات المفتاحية", "تاجات", "تگ ها", "برچسب ها", "برچسب‌ها", "کلیدواژه ها", "کلیدواژه‌ها", "کلمات کلیدی", "ٹیگز", "תגיות",
    "תגים", "מילות מפתח", "टैग", "टैग्स", "ট্যাগ", "ট্যাগস", "குறிச்சொற்கள்", "แท็ก", "ป้ายกำกับ", "คำสำคัญ", "từ khóa",
    "kata kunci", "タグ", "関連タグ", "キーワード", "関連キーワード", "ハッシュタグ", "태그", "키워드", "관련 키워드", "해시태그",
    "etiketak", "hitz gakoak", "gako-hitzak", "efnisorð", "lykilorð", "etiketa", "etiketat", "etiketime",
    "fjalët kyçe", "თეგები", "საკვანძო სიტყვები",
    "բանալի բառեր", "түйін сөздер", "тегтер", "kalit so‘zlar", "teglar", "palabras chave", "tagiau", "eochairfhocail",
    "clibeanna", "sleutelwoorde", "merkers",
    "maneno muhimu", "lebo", "mga tag", "mga keyword", "कीवर्ड", "खोजशब्द", "मुख्य शब्द", "ट्याग", "ट्यागहरू", "मुख्य शब्दहरू", "ટૅગ્સ",
    "ટેગ્સ", "ਟੈਗ", "టాగ్లు", "ట్యాగ్స్", "ట్యాగ్‌లు", "ಟ್ಯಾಗ್‌ಗಳು", "ಟ್ಯಾಗ್ಸ್", "ടാഗുകൾ", "ടാഗ്സ്", "ටැග්", "ស្លាក",
    "مطلوبہ الفاظ", "کلیدی الفاظ",
    "түлхүүр үг", "шошго", "ключавыя словы", "sökord", "hakusanat",
    "标签", "標籤", "标签云", "关键词", "關鍵詞", "关键字", "關鍵字", "tagek", "მთავარი თემები", "ტეგები", "պիտակներ", "թեգեր",
    "الكلمات الدالة", "کلیدواژه", "برچسب", "คำค้น", "คำค้นหา", "แท็กที่เกี่ยวข้อง", "tag terkait", "相关标签", "相關標籤", "etiketlər",
    "文章标签", "文章標籤", "この記事のタグ", "tagy", "témata článku", "tematy artykułu", "etykiety", "tagger", "tópicos relacionados",
    "topik terkait", "kapcsolódó témák", "tags associés", "mots-clés associés",
];

/// Labels of lists of tags, and of other lists too.
#[rustfmt::skip]
pub(in crate::extract) const LOOSE_LABELS: &[&str] = &[
    "topics", "topic", "themen", "thema", "thema's", "mehr zum thema", "mehr zu", "more on", "read more on", "filed under",
    "ver más sobre", "más información sobre", "más noticias sobre", "saiba mais sobre", "leia mais sobre", "veja mais sobre",
    "więcej na temat", "plus d'articles sur", "plus d'infos sur", "tout savoir sur", "scopri di più su", "altri articoli su",
    "lees ook over", "lesen sie mehr zu", "mehr zu diesem thema",
    "label", "see more on", "see more about", "find out more about", "find more on", "subjects", "subject", "subject terms", "sujet",
    "related subjects", "explore topics",
    "sujets", "thèmes", "temas", "más sobre", "mais sobre", "argomenti", "assuntos", "onderwerpen", "темы", "теми",
    "сюжеты", "konular", "emner", "mere om", "les mer om", "ämnen", "mer om", "aiheet", "témata", "témák", "tematy", "więcej o",
    "in this article", "in this story", "mentioned in this article", "mentioned in this story", "companies mentioned",
    "people in this story", "read more about", "more about", "learn more about", "more on this story", "more from this topic",
    "sur le même thème", "sur le même sujet", "dans cet article", "en savoir plus sur", "en este artículo",
    "neste artigo", "in questo articolo", "in diesem artikel",
    "lees meer over", "meer over", "in dit artikel", "läs mer om", "læs mere om", "lue lisää aiheesta",
    "mehr über", "explore more", "weitere themen", "chủ đề", "topik", "موضوعات", "נושאים", "विषय", "θέματα", "témy", "teme",
    "subiecte", "temos", "teemad", "مواضيع", "المواضيع", "mada", "թեմաներ", "თემები", "тақырыптар", "话题", "話題",
    "více o", "lisää aiheesta", "thématiques", "thématique", "temi", "mai multe despre", "ilgili konular", "більше про", "διαβάστε για",
    "トピック", "トピックス", "bővebben", "viac o",
];

/// Labels of lists of categories.
const CATEGORY_LABELS: &[&str] = &[
    "kategorie", "kategorien", "category", "categories", "posted in", "rubrik", "categoria", "categorie", "ressort",
    "categorias", "veröffentlicht in", "kategori", "in", "publié dans", "classé dans", "classé sous", "catégorie",
    "catégories", "rubrique", "publicado en", "categoría", "categorías", "sección", "pubblicato in", "publicado em",
    "geplaatst in", "rubriek", "categorieën", "kategoria", "opublikowano w", "рубрика", "рубрики", "категория",
    "категории", "раздел", "категорія", "розділ", "publicerat i", "publicerad i", "kategorier", "udgivet i",
    "publisert i", "kategoriat", "osasto", "kategoriler", "rubrika", "rubriky", "kategória", "kategóriák", "rovat",
    "categorii", "κατηγορία", "κατηγορίες", "カテゴリー", "カテゴリ", "分类", "分類", "栏目", "카테고리", "التصنيف",
    "القسم", "קטגוריה", "chuyên mục", "danh mục",
];

/// Labels of lists that a site has on all its pages.
#[rustfmt::skip]
const SITE_LABELS: &[&str] = &[
    "trending", "trending now", "trending topics", "trending tags", "trends", "popular", "popular tags", "popular topics",
    "most popular", "hot topics", "hot tags", "top topics", "top tags", "tag cloud", "tags cloud", "all tags", "all topics",
    "browse by topic", "browse topics", "browse by tag", "beliebte themen", "beliebte tags", "beliebte schlagwörter",
    "top-themen", "topthemen", "alle themen", "schlagwortwolke", "tendances", "tags populaires", "sujets populaires",
    "nuage de tags", "nuage de mots-clés", "temas populares", "temas del día", "tendencias", "lo más buscado",
    "etiquetas populares", "nube de etiquetas", "em alta", "assuntos do momento", "tags populares", "nuvem de tags",
    "tag più usati", "temi del giorno", "populaire tags", "populaire onderwerpen", "populära taggar", "populära ämnen",
    "popularne tagi", "chmura tagów", "oblak tagů", "népszerű címkék", "popüler etiketler", "gündem", "популярные теги",
    "облако тегов", "популярні теги", "الأكثر تداولا", "人気タグ", "人気のタグ", "人気キーワード", "注目のキーワード", "热门标签",
    "熱門標籤", "热门关键词", "熱門關鍵字", "热门话题", "熱門話題", "인기 태그", "인기 키워드", "populære emner", "populære tags",
    "aktuelle emner", "suositut aiheet", "populární témata", "populárne témy", "popularne teme", "populiarios temos",
    "populārākās tēmas", "teme populare", "népszerű témák", "popüler konular", "δημοφιλή θέματα", "популярные темы",
    "популярні теми", "популярни теми", "נושאים חמים", "ประเด็นร้อน", "แท็กยอดนิยม", "topik populer", "trending topik",
    "chủ đề nóng", "temi popolari", "argomenti popolari", "sujets du moment", "temas del momento",
];

/// Words that sites put on every story, as [`fold_key`] has them: a Thai tone leaves a space.
pub(in crate::extract) fn is_generic(key: &str) -> bool {
    GENERIC.contains(key)
}

#[rustfmt::skip]
static GENERIC: WordList = WordList::new(&[
    "news", "nachrichten", "breaking", "breaking news", "eilmeldung", "home", "startseite", "allgemein", "uncategorized",
    "latest", "aktuell", "aktuelles", "featured", "top news", "article", "artikel", "noticias", "actualites", "actualite",
    "notizie", "nyheter", "blog", "newsletter", "podcast", "video", "premium", "速報", "new", "headlines", "zeitung",
    "online", "magazin", "politik nachrichten", "news aktuell", "news heute", "tageszeitung", "zeitschrift", "newspaper",
    "newspapers", "journal", "diario", "periodico", "jornal", "giornale", "quotidiano", "notizia", "nieuws", "krant",
    "uutiset", "wiadomosci", "aktualnosci", "gazeta", "zpravy", "spravy", "hirek", "ujsag", "stiri", "ziar", "vesti",
    "vijesti", "haber", "haberler", "gazete", "новости", "газета", "новини", "вести", "ειδησεισ", "νεα", "اخبار", "أخبار",
    "חדשות", "समाचार", "berita", "tin tuc", "ข าว", "ニュース", "新闻", "新聞", "뉴스",
]);

/// Words that templates have where nobody gave tags.
pub(super) fn is_placeholder(key: &str) -> bool {
    let bare = key.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    PLACEHOLDERS.contains(bare)
}

#[rustfmt::skip]
static PLACEHOLDERS: WordList = WordList::new(&[
    "none", "null", "undefined", "n a", "keyword", "keywords", "tag", "tags", "no tags", "untagged",
]);

/// Words of links that lead to more of a list, or open it, and of those that stand below a story beside its tags: `10 Comments`.
pub(in crate::extract) fn is_more_link(key: &str) -> bool {
    let what = key.trim_matches(|c: char| c.is_ascii_digit() || c == ' ');
    let is_counted = what.len() < key.len() && COUNTED.contains(what);
    MORE_LINKS.contains(key) || is_counted || key.len() == 1 && what.is_empty()
}

#[rustfmt::skip]
static MORE_LINKS: WordList = WordList::new(&[
    "more", "show more", "view more", "see more", "load more", "all tags", "all topics", "show less", "ver mas", "mas",
    "ver todos", "voir plus", "plus", "vedi tutti", "altro", "ver mais", "mais", "toon meer", "vis mer", "vis mere",
    "visa mer", "еще", "もっと見る", "更多", "더보기", "mehr", "all", "alle", "alle themen", "tags", "topics", "see all",
    "show all", "view all", "weiterlesen", "read more", "mehr anzeigen", "reply", "share", "follow",
    "permalink", "permanent link", "permanentlink", "trackback", "comments", "leave a comment", "no comments", "read comments",
    "jetzt kommentieren", "keine kommentare", "mehr lesen", "quot",
]);

/// What pages count below a story. In German, a comment is a sort of piece too.
#[rustfmt::skip]
static COUNTED: WordList = WordList::new(&[
    "comment", "comments", "kommentar", "kommentare", "commentaire", "commentaires", "comentario", "comentarios", "commento",
    "commenti", "reactie", "reacties", "komentarz", "komentarze", "kommentarer", "комментарии", "see all comments",
    "view all comments", "show comments", "view comments", "alle kommentare", "voir les commentaires", "ver comentarios",
]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::names::{Said, said};

    #[test]
    fn words_stand_as_keys_have_them() {
        let words = [&GENERIC, &PLACEHOLDERS, &MORE_LINKS, &COUNTED].into_iter().flat_map(WordList::words);
        let unlike: Vec<&str> = words.filter(|word| fold_key(word) != *word).collect();
        assert_eq!(unlike, Vec::<&str>::new());
    }

    #[test]
    fn what_stands_beside_tags_is_none() {
        for link in ["10 comments", "permalink", "5 comments", "0", "read more"] {
            assert!(is_more_link(link), "{link}");
        }
        for tag in ["1907", "comments policy", "u2", "kommentar", "10"] {
            assert!(!is_more_link(tag), "{tag}");
        }
    }

    #[test]
    fn links_to_share_a_page_lead_away() {
        for href in
            ["https://www.facebook.com/sharer?u=/tag/x", "//digg.com/tag", "https://uk.pinterest.com/x", "mailto:a@b"]
        {
            assert!(leads_away(href), "{href}");
        }
        for href in ["https://quay.tumblr.com/tagged/x", "https://digg.company.example/tag/x", "/tag/x", "tag/x"] {
            assert!(!leads_away(href), "{href}");
        }
    }

    /// Every token is looked for only in names that the table of all fields lets through.
    #[test]
    fn every_token_is_said_to_be_of_tags() {
        let unsaid: Vec<_> = TOKENS.iter().filter(|token| !said(token).any(Said::TAG | Said::TAGS)).collect();
        assert!(unsaid.is_empty(), "{unsaid:?}");
    }

    #[test]
    fn knows_metas_of_tags() {
        for name in
            ["cxenseparse:recs:tags", "article_keywords", "topics", "page.tags", "dcsext.keywords", "article:tags"]
        {
            assert!(says_tags(name), "{name}");
        }
        for name in ["google-tag", "site_keywords", "category_topics", "description", "ad-keywords", "stage"] {
            assert!(!says_tags(name), "{name}");
        }
    }

    #[test]
    fn labels_are_in_one_list_only() {
        let loose = || LOOSE_LABELS.iter().map(|label| fold_key(label));
        let both: Vec<String> = loose().filter(|label| is_plain_label(label)).collect();
        assert!(both.is_empty(), "{both:?}");
        assert!(TAG_LABELS.iter().all(|label| is_plain_label(&format!("{label}:"))));
    }
}
