//! What the world's templates call the date of publication in meta elements, and which evidence is a statement.

use crate::{
    article::DateSource,
    extract::evidence::Features,
    page::date_keys::{self, DateKey},
};

/// Meta names that [`date_keys`] cannot tell by their words, and the feature of each.
const NAMED: &[(&str, &str)] = &[
    ("date", "meta_date"),
    ("dc.date", "meta_dc"),
    ("dc:date", "meta_dc"),
    ("dcterms.date", "meta_dc"),
    ("dcterms:date", "meta_dc"),
    ("dc.date.available", "meta_dc"),
    ("dcterms.available", "meta_dc"),
    ("sailthru.date", "meta_published"),
    ("citation_date", "meta_published"),
    // An article may be online before the issue that it is published in.
    ("citation_online_date", "meta_created"),
    ("bepress_citation_date", "meta_published"),
    ("bepress_citation_online_date", "meta_published"),
    ("eprints.date", "meta_published"),
    ("citation_year", "meta_published"),
    ("ptime", "meta_published"),
    ("pdate", "meta_published"),
    ("posted", "meta_published"),
    ("article:date", "meta_published"),
    ("fecha", "meta_created"),
    ("datum", "meta_created"),
    ("timestamp", "meta_created"),
    ("datetime", "meta_created"),
    ("date-time", "meta_created"),
    ("og:date", "meta_created"),
];

/// The feature of a date under a meta name, and whether it is one of change.
pub(super) fn meta_feature(name: &str) -> Option<(&'static str, bool)> {
    if let Some((_, feature)) = NAMED.iter().find(|(known, _)| *known == name) {
        return Some((feature, false));
    }
    let key = date_keys::read(name).or_else(|| ends_in_date(name).then_some(DateKey::Created))?;
    let begins = |prefixes: &[&str]| prefixes.iter().any(|prefix| name.starts_with(prefix));
    let feature = match key {
        DateKey::Modified => "meta_modified",
        _ if begins(&["dc.", "dc:", "dcterms"]) => "meta_dc",
        DateKey::Published if begins(&["article:", "og:"]) => "meta_article",
        DateKey::Published => "meta_published",
        DateKey::Created => "meta_created",
    };
    Some((feature, key == DateKey::Modified))
}

/// Whether a name ends with the word for a date and has none before it that says it is another thing's: `gsa_date`.
fn ends_in_date(name: &str) -> bool {
    const OTHERS: &[&str] = &[
        "start", "begin", "end", "from", "to", "until", "due", "expiry", "expires", "expiration", "expire", "valid",
        "event", "build", "review", "reviewed", "birth", "deadline", "closing", "archive", "current", "today", "now",
        "server", "cache", "last", "update", "updated", "modified", "copyright", "embargo", "comment",
    ];
    let mut words = name.rsplit(['.', ':', '_', '-']);
    words.next().is_some_and(|last| matches!(last, "date" | "dateline")) && words.all(|word| !OTHERS.contains(&word))
}

/// Whether what has a feature speaks of the story's publication, and not of a change, another story or a part of the page. What
/// `<time>` and the page's text say, the words and boxes around them tell.
pub(super) fn tells_publication(feature: &str) -> bool {
    const OTHERS: &[&str] = &[
        "ld_modified", "ld_page_modified", "ld_aside", "ld_other", "meta_modified", "item_modified", "item_elsewhere",
        "program_other", "time_element", "text_date", "date_line",
    ];
    !OTHERS.contains(&feature)
}

/// The features that tell where a date was found.
struct Origin {
    source: DateSource,
    /// Whether it states the page's day, beside the page's text.
    states: bool,
    features: &'static [&'static str],
}

/// Where dates are found, what is told of one with several first.
#[rustfmt::skip]
const ORIGINS: &[Origin] = &[
    Origin {
        source: DateSource::JsonLd,
        states: true,
        features: &[
            "ld_published", "ld_created", "ld_page_published", "ld_page_created", "ld_modified", "ld_page_modified", "ld_other",
        ],
    },
    Origin { source: DateSource::JsonLd, states: false, features: &["ld_aside"] },
    // Meta elements, and the data of programs.
    Origin {
        source: DateSource::Meta,
        states: true,
        features: &[
            "meta_article", "meta_published", "meta_date", "meta_dc", "meta_created", "meta_modified", "json_published",
            "json_created", "program_published",
        ],
    },
    Origin { source: DateSource::Meta, states: false, features: &["program_other"] },
    // RDFa too.
    Origin {
        source: DateSource::Microdata,
        states: true,
        features: &["item_published", "item_created", "item_modified"],
    },
    Origin { source: DateSource::Time, states: false, features: &["time_element"] },
    Origin {
        source: DateSource::Byline,
        states: false,
        features: &["head_near", "above_near", "class_date", "class_meta", "label_published"],
    },
    Origin { source: DateSource::Url, states: true, features: &["url_day", "url_month"] },
    Origin { source: DateSource::Text, states: true, features: &["in_title", "description_edge"] },
];

impl Origin {
    fn is_of(&self, f: &Features) -> bool {
        f.any(self.features)
    }
}

/// Whether anything but the page's text has a day.
pub(super) fn has_source_beside_text(f: &Features) -> bool {
    ORIGINS.iter().any(|origin| origin.states && origin.is_of(f))
}

/// Where the page has a date.
pub(super) fn source_of(f: &Features) -> DateSource {
    ORIGINS.iter().find(|origin| origin.is_of(f)).map_or(DateSource::Text, |origin| origin.source)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_name_may_end_in_a_date() {
        for (name, feature) in [
            ("gsa_date", Some("meta_created")),
            ("dateline", Some("meta_created")),
            ("pubdate", Some("meta_published")),
            ("event-start-date", None),
            ("expiry_date", None),
            ("updated", Some("meta_modified")),
            ("mandate", None),
        ] {
            assert_eq!(meta_feature(name).map(|(feature, _)| feature), feature, "{name}");
        }
    }
}
