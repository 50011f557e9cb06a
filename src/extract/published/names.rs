//! What the world's templates call the date of publication: meta names, labels, and which evidence is a statement.

use crate::{article::DateSource, extract::evidence::Features};

/// Meta names by what they say; the feature is the vocabulary's kind.
pub(super) const PUBLISHED_METAS: &[(&str, &str)] = &[
    ("article:published_time", "meta_article"),
    ("og:article:published_time", "meta_article"),
    ("og:published_time", "meta_article"),
    ("article:published", "meta_article"),
    ("og:pubdate", "meta_article"),
    ("datepublished", "meta_published"),
    ("date", "meta_date"),
    ("dc.date", "meta_dc"),
    ("dc.date.issued", "meta_dc"),
    ("dcterms.date", "meta_dc"),
    ("dcterms.issued", "meta_dc"),
    ("dc.date.created", "meta_dc"),
    ("dcterms.created", "meta_dc"),
    ("dc.date.x-metadatalastmodified", "meta_modified"),
    ("publishdate", "meta_published"),
    ("publish-date", "meta_published"),
    ("publish_date", "meta_published"),
    ("pubdate", "meta_published"),
    ("publication_date", "meta_published"),
    ("article_date_original", "meta_published"),
    ("originalpublicationdate", "meta_published"),
    ("parsely-pub-date", "meta_published"),
    ("sailthru.date", "meta_published"),
    ("cxenseparse:recs:publishtime", "meta_published"),
    ("citation_date", "meta_published"),
    ("citation_publication_date", "meta_published"),
    ("article.published", "meta_published"),
    ("published_time", "meta_published"),
    ("displaydate", "meta_published"),
    ("ptime", "meta_published"),
    ("rnews:datepublished", "meta_published"),
    ("created", "meta_created"),
    ("datecreated", "meta_created"),
    ("creationdate", "meta_created"),
    ("article.created", "meta_created"),
    ("article:published_date", "meta_article"),
    ("article:publish_date", "meta_article"),
    ("article:publication_date", "meta_article"),
    ("article:post_date", "meta_article"),
    ("og:article:published", "meta_article"),
    ("og:publish_date", "meta_article"),
    ("og:datepublished", "meta_article"),
    ("og:question:published_time", "meta_article"),
    ("article:created", "meta_created"),
    ("article:created_time", "meta_created"),
    ("published-date", "meta_published"),
    ("published_date", "meta_published"),
    ("publisheddate", "meta_published"),
    ("published_at", "meta_published"),
    ("published-at", "meta_published"),
    ("published", "meta_published"),
    ("publish_time", "meta_published"),
    ("publishtime", "meta_published"),
    ("publicationdate", "meta_published"),
    ("publication-date", "meta_published"),
    ("date_published", "meta_published"),
    ("date-published", "meta_published"),
    ("dateposted", "meta_published"),
    ("post_date", "meta_published"),
    ("postdate", "meta_published"),
    ("articlepublishdate", "meta_published"),
    ("article_published_time", "meta_published"),
    ("shareaholic:article_published_time", "meta_published"),
    ("prism.publicationdate", "meta_published"),
    ("citation_online_date", "meta_published"),
    ("dcsext.articlefirstpublished", "meta_published"),
    ("bt:pubdate", "meta_published"),
    ("release_date", "meta_published"),
    ("dc.date.published", "meta_published"),
    ("dc.date.publication", "meta_published"),
    ("dc:date", "meta_dc"),
    ("dc:created", "meta_dc"),
    ("dc.created", "meta_dc"),
    ("dc.issued", "meta_dc"),
    ("dcterms:created", "meta_dc"),
    ("dcterms:issued", "meta_dc"),
    ("date_created", "meta_created"),
    ("created_at", "meta_created"),
];

/// Meta names that tell when a page was changed.
pub(super) const MODIFIED_METAS: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "og:modified_time",
    "article:modified",
    "datemodified",
    "lastmod",
    "last-modified",
    "dc.date.modified",
    "dcterms.modified",
    "article.updated",
    "modified_time",
    "revised",
    "updated_time",
    "article:updated_time",
    "article:modified_date",
    "article:updated",
    "og:article:modified_time",
    "dateupdate",
    "dateupdated",
    "last_updated",
    "last_modified",
    "lastmodified",
    "modified",
    "modificationdate",
    "date_modified",
    "updated_at",
    "dc.modified",
    "dcterms:modified",
];

/// Whether the likeliest date is the page's: it is stated, or printed as the story's. A date may be `sure` by its score, and
/// stand by the headline of another story.
pub(super) fn may_be_date(f: &Features, sure: bool, of_teaser: bool) -> bool {
    const STATEMENTS: &[&str] = &[
        "ld_published",
        "ld_created",
        "ld_page_published",
        "ld_page_created",
        "ld_modified",
        "ld_page_modified",
        "ld_other",
        "meta_article",
        "meta_published",
        "meta_date",
        "meta_dc",
        "meta_created",
        "meta_modified",
        "item_published",
        "item_created",
        "item_modified",
        "url_day",
        "url_month",
        "in_title",
        "json_published",
        "json_created",
        "program_published",
        "description_edge",
    ];
    /// What speaks for a day that the page prints, unless it is printed for something else.
    const PRINTED: &[&str] = &[
        "time_element",
        "class_date",
        "class_meta",
        "label_published",
        "label_updated",
        "head_near",
        "head_mid",
        "above_near",
        "foot_near",
        "date_line",
    ];
    const BOXES: &[&str] = &["box_related", "box_comments", "box_nav", "box_aside"];
    let any = |names: &[&str]| names.iter().any(|name| f.get(name) > 0.0);
    // A byline may stand in a box that is named as a side column's; what is far from the headline, and nothing calls a
    // byline, may not.
    let placed = any(&["head_near", "above_near", "class_meta", "time_published"]);
    let other = !placed && (any(BOXES) || of_teaser && any(&["foot_near", "foot_far"]));
    let mentioned = any(&["in_sentence"]) && !any(&["date_line", "class_date"]);
    // "© Town Council. Last system update …" tells of the site.
    let of_site = any(&["box_footer"]) && any(&["label_updated"]) && any(&["copyright"]);
    any(STATEMENTS) || !of_site && !mentioned && (sure || !other && any(PRINTED))
}

pub(super) fn source_of(f: &Features) -> DateSource {
    const ORDER: &[(DateSource, &[&str])] = &[
        (
            DateSource::JsonLd,
            &[
                "ld_published",
                "ld_created",
                "ld_page_published",
                "ld_page_created",
                "ld_modified",
                "ld_page_modified",
                "ld_other",
                "ld_aside",
            ],
        ),
        (
            DateSource::Meta,
            &[
                "meta_article",
                "meta_published",
                "meta_date",
                "meta_dc",
                "meta_created",
                "meta_modified",
                "json_published",
                "json_created",
                "program_published",
                "program_other",
            ],
        ),
        (DateSource::Microdata, &["item_published", "item_created", "item_modified"]),
        (DateSource::Time, &["time_element"]),
        (DateSource::Byline, &["head_near", "above_near", "class_date", "class_meta", "label_published"]),
        (DateSource::Url, &["url_day", "url_month"]),
    ];
    let named = ORDER.iter().find(|(_, names)| names.iter().any(|n| f.get(n) > 0.0));
    named.map_or(DateSource::Text, |(source, _)| *source)
}
