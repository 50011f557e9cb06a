//! The words that speak of authors in classes, addresses, accounts and headings.

use std::sync::LazyLock;

use crate::extract::{
    letters::is_word,
    names::Segments,
    scene::{contains_fold, tokens},
    title::fold_key,
};

/// Segments of the addresses of authors' pages.
const SEGMENTS: &[&str] = &[
    "author", "authors", "autor", "autoren", "autorin", "auteur", "auteurs", "autore", "autori", "autores", "by",
    "journalist", "journalists", "writer", "writers", "reporter", "reporters", "profile", "profiles", "profil",
    "people", "person", "redakteur", "contributor", "contributors", "columnist", "columnists", "staff", "byline",
    "yazar", "yazarlar", "user", "users", "team", "redaktion", "firma", "firmas", "skribent", "skribenter", "szerzo",
    "szerzok", "autorzy", "autora", "avtor", "avtory", "muhabir", "penulis", "toimittaja", "giornalista", "periodista",
    "periodistas", "redacteur", "redactor",
];

pub(in crate::extract) static AUTHOR_SEGMENTS: LazyLock<Segments<()>> =
    LazyLock::new(|| Segments::of(&[((), SEGMENTS)], b"/?="));

/// Tokens of classes that name those who write.
#[rustfmt::skip]
const WRITERS: &[&str] = &[
    "author", "authors", "autor", "autoren", "auteur", "auteurs", "autore", "writer", "redakteur", "verfasser", "journalist",
    "reporter", "yazar", "szerzo", "muhabir", "penulis", "toimittaja", "skribent", "redactor", "autorin", "authorname",
    "articleauthor", "columnist", "correspondent",
];

/// Tokens of classes that stand with writers, and with others.
const PERHAPS: &[&str] = &["vcard", FORMATTED_NAME, "submitted", "credit"];

/// What hCard calls the name on a card. Others call a function of a program so, or a footnote.
const FORMATTED_NAME: &str = "fn";

/// Whether a class says no more than that it is a card's name.
pub(super) fn is_name_of_card(class: &str) -> bool {
    let is_name = |token: &&str| *token == FORMATTED_NAME;
    let tokens = class.split_ascii_whitespace();
    let others = || tokens.clone().filter(|token| !is_name(token));
    tokens.clone().any(|token| is_name(&token)) && others().all(|token| class_feature(token).is_none())
}

/// Tokens of classes that name an account.
const USERS: &[&str] = &["username", "nickname", "user", "nick", "ljuser"];

/// What a class that says `Said::AUTHOR` says: that it is a byline, or that it is about an author.
pub(super) fn class_feature(class: &str) -> Option<&'static str> {
    if ["byline", "by-line", "reader-credits"].iter().any(|word| contains_fold(class, word)) {
        return Some("class_byline");
    }
    let tokens = tokens(class);
    let says = |words: &[&str]| tokens.iter().any(|token| words.contains(&token.as_str()));
    // `author-description` tells of somebody whom another box names.
    if tokens.last().is_some_and(|last| matches!(last.as_str(), "desc" | "description")) {
        return None;
    }
    if says(USERS) {
        return Some("class_user");
    }
    if says(WRITERS) {
        Some("class_author")
    } else if says(PERHAPS) || contains_fold(class, "author") || contains_fold(class, "autor") {
        Some("class_author_like")
    } else {
        None
    }
}

/// Whether a meta element's name, in lower case, says that it names an author, whoever gave it: `dc.creator.personalname`,
/// `mediator_author`.
pub(super) fn says_author(name: &str) -> bool {
    /// The last word of such a name.
    const WORDS: &[&str] =
        &["creator", "creators", "byline", "writer", "blogger", "columnist", "reporter", "journalist", "by"];
    // Nobody's name but an account's, or a program's.
    const NOT: &[&str] = &[
        "twitter:creator", "xmp:creator", "pdf:creator", "web_author", "web-author", "webauthor", "site_author",
        "site-author", "siteauthor", "theme-author",
    ];
    let name = name.trim_end_matches("name").trim_end_matches(['.', ':', '_', '-']);
    let name = name.strip_suffix(".personal").unwrap_or(name);
    let last = name.rsplit(['.', ':', '_', '-']).next().unwrap_or(name);
    !NOT.contains(&name) && (name.contains("author") || WORDS.contains(&last))
}

/// What publishing systems call the one who set them up, and nobody, folded.
const ACCOUNTS: &[&str] = &[
    "admin", "administrator", "webmaster", "root", "sysadmin", "wpadmin", "super user", "superuser",
    "super administrator", "no author", "site admin", "site administrator", "studio account", "wordpress",
    "wordpressadmin", "wordpress admin", "siteadmin", "adminuser", "null", "undefined", "unknown", "unknown author",
    "guest author", "guest post", "guest contributor", "press release", "pressemitteilung", "comunicado de prensa",
    "comunicato stampa", "communique de presse", "n a",
];

/// Whether a folded name is one of these.
pub(super) fn is_account(key: &str) -> bool {
    ACCOUNTS.contains(&key)
}

/// Whether folded words are such a name behind a small word: `by admin`.
pub(super) fn ends_in_account(key: &str) -> bool {
    key.split(' ').count() <= 2 && key.rsplit(' ').next().is_some_and(is_account)
}

/// Whether a line has a word for whom to ask.
pub(super) fn says_contact(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "contact", "contacts", "inquiries", "enquiries", "contacto", "contatti", "contato", "kontakt", "pressekontakt",
        "ansprechpartner", "ansprechpartnerin", "yhteystiedot", "контакт", "контакты",
    ];
    let words = text.split(|c| !is_word(c)).filter(|w| w.len() > 5).take(8);
    words.map(fold_key).any(|word| WORDS.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::names::{Said, said};

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

    /// Every token is looked for only in names that the table of all fields lets through.
    #[test]
    fn every_token_is_said_to_be_an_authors() {
        let tokens = || [WRITERS, PERHAPS, USERS].into_iter().flatten();
        let unsaid: Vec<_> = tokens().filter(|token| **token != "user" && !said(token).any(Said::AUTHOR)).collect();
        assert!(unsaid.is_empty(), "{unsaid:?}");
    }

    #[test]
    fn knows_metas_of_authors() {
        for name in [
            "author", "dc.creator.personalname", "eprints.creators_name", "mediator_author", "creator", "byline",
            "article:author_name",
        ] {
            assert!(says_author(name), "{name}");
        }
        for name in ["twitter:creator", "web_author", "generator", "creatortool", "nearby", "description", "name"] {
            assert!(!says_author(name), "{name}");
        }
    }

    #[test]
    fn knows_a_contact_line() {
        assert!(says_contact("Media contact:") && says_contact("Pressekontakt: Ada Lund"));
        assert!(!says_contact("Ada Lund, 6 July") && !says_contact("The contactless card"));
    }
}
