//! The words that speak of authors in classes, addresses, accounts and headings.

use std::sync::LazyLock;

use crate::extract::{
    names::Segments,
    scene::{contains_fold, tokens},
    title::fold_key,
};

/// Segments of the addresses of authors' pages.
const SEGMENTS: &[&str] = &[
    "author",
    "authors",
    "autor",
    "autoren",
    "autorin",
    "auteur",
    "auteurs",
    "autore",
    "autori",
    "autores",
    "by",
    "journalist",
    "journalists",
    "writer",
    "writers",
    "reporter",
    "reporters",
    "profile",
    "profil",
    "people",
    "person",
    "redakteur",
    "contributor",
    "contributors",
    "columnist",
    "columnists",
    "staff",
    "byline",
    "yazar",
    "yazarlar",
    "user",
    "users",
    "team",
    "redaktion",
    "firma",
    "firmas",
    "skribent",
    "skribenter",
    "szerzo",
    "szerzok",
    "autorzy",
    "autora",
    "avtor",
    "avtory",
    "muhabir",
    "penulis",
    "toimittaja",
    "giornalista",
    "periodista",
    "periodistas",
    "redacteur",
    "redactor",
];

pub(super) static AUTHOR_SEGMENTS: LazyLock<Segments<()>> = LazyLock::new(|| Segments::of(&[((), SEGMENTS)], b"/?="));

/// What a class that says [`Said::AUTHOR`] says: that it is a byline, or that it is about an author.
pub(super) fn class_feature(class: &str) -> Option<&'static str> {
    if contains_fold(class, "byline") || contains_fold(class, "by-line") {
        return Some("class_byline");
    }
    let tokens = tokens(class);
    let says = |words: &[&str]| words.iter().any(|w| tokens.contains(*w));
    if says(&["username", "nickname", "user", "nick", "ljuser"]) {
        return Some("class_user");
    }
    if says(&[
        "author",
        "authors",
        "autor",
        "autoren",
        "auteur",
        "auteurs",
        "autore",
        "writer",
        "redakteur",
        "verfasser",
        "journalist",
        "reporter",
        "yazar",
        "szerzo",
        "muhabir",
        "penulis",
        "toimittaja",
        "skribent",
        "redactor",
        "autorin",
        "authorname",
        "articleauthor",
    ]) {
        Some("class_author")
    } else if says(&["vcard", "fn", "submitted", "credit", "publisher"])
        || contains_fold(class, "author")
        || contains_fold(class, "autor")
    {
        Some("class_author_like")
    } else {
        None
    }
}

/// Whether a folded name is what publishing systems call the one who set them up.
pub(super) fn is_account(key: &str) -> bool {
    matches!(
        key,
        "admin"
            | "administrator"
            | "webmaster"
            | "root"
            | "sysadmin"
            | "wpadmin"
            | "super user"
            | "superuser"
            | "super administrator"
            | "no author"
            | "site admin"
            | "site administrator"
            | "studio account"
    )
}

/// Whether a line has a word for whom to ask.
pub(super) fn says_contact(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "contact",
        "contacts",
        "contacto",
        "contatti",
        "contato",
        "kontakt",
        "pressekontakt",
        "ansprechpartner",
        "ansprechpartnerin",
        "yhteystiedot",
        "контакт",
        "контакты",
    ];
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 5).take(8);
    words.map(fold_key).any(|word| WORDS.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_a_class_says() {
        for (class, feature) in [
            ("article-byline", Some("class_byline")),
            ("post-author", Some("class_author")),
            ("author_name", Some("class_author")),
            ("articleAuthor", Some("class_author")),
            ("vcard", Some("class_author_like")),
            ("authority", Some("class_author_like")),
            ("main", None),
            ("", None),
        ] {
            assert_eq!(class_feature(class), feature, "{class}");
        }
    }

    #[test]
    fn knows_a_contact_line() {
        assert!(says_contact("Media contact:") && says_contact("Pressekontakt: Ada Lund"));
        assert!(!says_contact("Ada Lund, 6 July") && !says_contact("The contactless card"));
    }
}
