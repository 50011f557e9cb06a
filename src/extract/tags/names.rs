//! What the world's templates call tags and categories: addresses, classes, labels, and words that are none.

use std::sync::LazyLock;

use crate::extract::{names::Segments, scene::tokens, title::fold_key};

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum PathKind {
    Tag,
    Topic,
    Category,
}

/// What a link's address says that it leads to.
pub(super) fn path_kind(href: &str) -> Option<PathKind> {
    let path = href.split_once("://").map_or(href, |(_, rest)| rest);
    let is_tag = |part: &str| ["tag=", "tags=", "label="].iter().any(|key| part.starts_with(key));
    if path.split_once('?').is_some_and(|(_, query)| query.split('&').any(is_tag)) {
        return Some(PathKind::Tag);
    }
    PATH_KINDS.first_in(path, b"/?#=")
}

/// Segments of the addresses of lists of stories.
const SEGMENTS: &[(PathKind, &[&str])] = &[
    (
        PathKind::Tag,
        &[
            "tag",
            "tags",
            "tagged",
            "label",
            "etiqueta",
            "etiquetas",
            "schlagwort",
            "schlagworte",
            "schlagwoerter",
            "stichwort",
            "stichworte",
            "keyword",
            "keywords",
            "stikkord",
            "tagi",
            "etiket",
            "emne",
            "etiquette",
            "mot-cle",
            "mots-cles",
            "parole-chiave",
            "t",
            "hashtag",
            "tagwort",
        ],
    ),
    (
        PathKind::Topic,
        &[
            "topic",
            "topics",
            "thema",
            "themen",
            "thema_des_tages",
            "tema",
            "temas",
            "temi",
            "theme",
            "themes",
            "sujet",
            "sujets",
            "argomento",
            "argomenti",
            "subject",
            "subjects",
            "noticias-sobre",
            "dossier",
            "dossiers",
            "person",
            "personen",
            "people",
            "organisation",
            "ort",
            "orte",
            "k",
            "konu",
            "temat",
            "onderwerp",
            "about",
        ],
    ),
    (
        PathKind::Category,
        &[
            "category",
            "categories",
            "kategorie",
            "kategorien",
            "categoria",
            "categorie",
            "rubrik",
            "rubriken",
            "ressort",
            "section",
            "rubrique",
            "seccion",
            "cat",
        ],
    ),
];

static PATH_KINDS: LazyLock<Segments<PathKind>> = LazyLock::new(|| Segments::of(SEGMENTS));

/// What a class or id that says [`Said::TAG`](crate::extract::names::Said::TAG) says of the links in its box.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Named {
    /// All tags of the site, not the story's.
    pub cloud: bool,
    pub tags: bool,
}

impl Named {
    pub(super) fn of(name: &str) -> Named {
        Named { cloud: is_cloud(name), tags: says_tags(name) }
    }
}

/// Whether a class is one that WordPress gives the cloud of all its tags, and only that.
fn is_cloud(class: &str) -> bool {
    class.split_whitespace().any(|c| matches!(c, "widget_tag_cloud" | "wp-block-tag-cloud" | "tag-cloud-link"))
}

fn says_tags(name: &str) -> bool {
    const TOKENS: &[&str] = &["tag", "tags", "tagcloud", "taglist", "posttags", "hashtags", "tagged"];
    tokens(name).iter().any(|t| TOKENS.contains(&t.as_str()))
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Label {
    Tags,
    Category,
}

pub(super) fn label_kind(text: &str) -> Option<Label> {
    let key = fold_key(text);
    const TAGS: &[&str] = &[
        "tags",
        "tag",
        "topics",
        "topic",
        "related topics",
        "keywords",
        "schlagworter",
        "schlagworte",
        "schlagwort",
        "stichworte",
        "stichworter",
        "themen",
        "thema",
        "mehr zum thema",
        "mehr zu",
        "tagged",
        "tagged with",
        "tagged as",
        "tags topics",
        "more on",
        "read more on",
        "filed under",
        "labels",
        "label",
        "mots cles",
        "sujets",
        "themes",
        "etiquetas",
        "temas",
        "argomenti",
        "tag correlati",
        "palavras chave",
        "assuntos",
        "trefwoorden",
        "onderwerpen",
        "tagi",
        "slowa kluczowe",
        "теги",
        "метки",
        "темы",
        "etiketler",
        "etiket",
        "konular",
        "emner",
        "emneord",
        "nyckelord",
        "amnen",
        "stikkord",
        "avainsanat",
        "klicova slova",
        "cimkek",
        "etichete",
        "tag s",
        "in this article",
        "article tags",
        "post tags",
        "mehr zum thema",
        "related tags",
        "themen des artikels",
        "mehr uber",
        "explore more",
        "標籤",
        "标签",
        "關鍵字",
        "キーワード",
        "タグ",
        "الوسوم",
        "كلمات دلالية",
        "schlagworter zum artikel",
        "weitere themen",
    ];
    const CATEGORY: &[&str] = &[
        "kategorie",
        "kategorien",
        "category",
        "categories",
        "posted in",
        "rubrik",
        "categoria",
        "categorie",
        "ressort",
        "categorias",
        "veroffentlicht in",
        "kategori",
        "categories",
        "in",
    ];
    if TAGS.contains(&key.as_str()) {
        Some(Label::Tags)
    } else if CATEGORY.contains(&key.as_str()) {
        Some(Label::Category)
    } else {
        None
    }
}

/// Words that sites put on every story.
pub(super) fn is_generic(key: &str) -> bool {
    matches!(
        key,
        "news"
            | "nachrichten"
            | "breaking"
            | "breaking news"
            | "eilmeldung"
            | "home"
            | "startseite"
            | "allgemein"
            | "uncategorized"
            | "latest"
            | "aktuell"
            | "aktuelles"
            | "featured"
            | "top news"
            | "article"
            | "artikel"
            | "noticias"
            | "actualites"
            | "actualite"
            | "notizie"
            | "nyheter"
            | "blog"
            | "newsletter"
            | "podcast"
            | "video"
            | "premium"
            | "速報"
            | "new"
            | "headlines"
            | "zeitung"
            | "online"
            | "magazin"
            | "politik nachrichten"
            | "news aktuell"
            | "news heute"
            | "tageszeitung"
    )
}

pub(super) fn is_more_link(key: &str) -> bool {
    matches!(
        key,
        "more"
            | "mehr"
            | "all"
            | "alle"
            | "alle themen"
            | "tags"
            | "topics"
            | "see all"
            | "show all"
            | "view all"
            | "weiterlesen"
            | "read more"
            | "mehr anzeigen"
            | "reply"
            | "share"
            | "follow"
    )
}
