//! What a class or id says of its box: one table of words for all fields.

use std::ops::BitOr;

/// What the words in a class or id say; several may hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Said(u32);

impl Said {
    pub const NOTHING: Said = Said(0);

    // Boxes of other parts of the page.
    pub const COMMENTS: Said = Said(1);
    pub const RELATED: Said = Said(1 << 1);
    pub const SIDE: Said = Said(1 << 2);
    pub const FOOTER: Said = Said(1 << 3);
    pub const NAV: Said = Said(1 << 4);
    /// A box in which no headline stands.
    pub const NO_HEADLINE: Said = Said(1 << 5);

    /// Perhaps a headline.
    pub const TITLE: Said = Said(1 << 6);
    /// The site's own name.
    pub const LOGO: Said = Said(1 << 7);

    /// The trail from the home page to the story.
    pub const TRAIL: Said = Said(1 << 8);
    /// The section above a headline.
    pub const KICKER: Said = Said(1 << 9);

    /// Tags, whatever else the name says.
    pub const TAGS: Said = Said(1 << 10);
    /// Perhaps tags: `tag` may be a word of the name or a part of another.
    pub const TAG: Said = Said(1 << 11);
    pub const CATEGORY: Said = Said(1 << 12);

    /// Perhaps an author.
    pub const AUTHOR: Said = Said(1 << 13);
    pub const PICTURE: Said = Said(1 << 14);

    // Of dates.
    pub const DATE: Said = Said(1 << 15);
    pub const META: Said = Said(1 << 16);
    pub const UPDATED: Said = Said(1 << 17);
    pub const PUBLISHED: Said = Said(1 << 18);
    pub const TIME: Said = Said(1 << 19);
    /// An entry's foot, where themes say in a sentence when it was posted.
    pub const FOOT: Said = Said(1 << 20);

    /// A name that software of forums, wikis or manuals gives its boxes.
    pub const SOFTWARE: Said = Said(1 << 21);

    /// Whether it says any of `what`.
    pub const fn any(self, what: Said) -> bool {
        self.0 & what.0 != 0
    }

    const fn and(self, other: Said) -> Said {
        Said(self.0 | other.0)
    }
}

impl BitOr for Said {
    type Output = Said;

    fn bitor(self, other: Said) -> Said {
        self.and(other)
    }
}

/// The one word that is a part of another: a correspondent writes no comments.
pub(super) const NOT_INSIDE: &str = "respond";

/// Words that are looked for anywhere in a class or id, without regard to ASCII case.
pub(super) const WORDS: &[(&str, Said)] = &[
    ("comment", Said::COMMENTS.and(Said::NO_HEADLINE)),
    ("kommentar", Said::COMMENTS),
    ("disqus", Said::COMMENTS),
    (NOT_INSIDE, Said::COMMENTS),
    ("guestbook", Said::COMMENTS),
    ("condolence", Said::COMMENTS),
    ("tribute-wall", Said::COMMENTS),
    ("related", Said::RELATED.and(Said::NO_HEADLINE)),
    ("recommend", Said::RELATED.and(Said::NO_HEADLINE)),
    ("teaser", Said::RELATED.and(Said::NO_HEADLINE)),
    ("more-", Said::RELATED),
    ("popular", Said::RELATED.and(Said::NO_HEADLINE)),
    ("latest", Said::RELATED),
    ("trending", Said::RELATED),
    ("most-", Said::RELATED),
    ("mehr-", Said::RELATED),
    ("similar", Said::RELATED),
    ("next-", Said::RELATED),
    ("prev", Said::RELATED),
    ("carousel", Said::RELATED),
    ("slider", Said::RELATED),
    ("sidebar", Said::SIDE.and(Said::NO_HEADLINE)),
    ("widget", Said::SIDE.and(Said::NO_HEADLINE)),
    ("side-", Said::SIDE),
    ("secondary", Said::SIDE),
    ("footer", Said::FOOTER.and(Said::NO_HEADLINE)),
    ("nav", Said::NAV),
    ("menu", Said::NAV),
    ("modal", Said::NO_HEADLINE),
    ("cookie", Said::NO_HEADLINE),
    ("title", Said::TITLE),
    ("headline", Said::TITLE),
    ("heading", Said::TITLE),
    ("name", Said::TITLE),
    ("logo", Said::LOGO),
    ("site-title", Said::LOGO),
    ("site-name", Said::LOGO),
    ("brand", Said::LOGO),
    // The trail in English, after the line of its links (DataLife Engine, Joomla, TYPO3), in French, German and Spanish.
    ("breadcrumb", Said::NAV.and(Said::TRAIL).and(Said::CATEGORY)),
    ("bread-crumb", Said::TRAIL),
    ("crumbs", Said::TRAIL),
    ("speedbar", Said::TRAIL),
    ("pathway", Said::TRAIL),
    ("rootline", Said::TRAIL),
    ("fil-ariane", Said::TRAIL),
    ("filariane", Said::TRAIL),
    ("brotkrume", Said::TRAIL),
    ("krumelpfad", Said::TRAIL),
    ("migas", Said::TRAIL),
    ("cat-links", Said::KICKER.and(Said::CATEGORY)),
    ("category", Said::KICKER.and(Said::CATEGORY)),
    ("categories", Said::CATEGORY),
    ("kategorie", Said::CATEGORY),
    ("kicker", Said::KICKER),
    ("eyebrow", Said::KICKER),
    ("overline", Said::KICKER),
    ("dachzeile", Said::KICKER),
    ("topline", Said::KICKER),
    ("spitzmarke", Said::KICKER),
    ("antetitulo", Said::KICKER),
    ("occhiello", Said::KICKER),
    ("surtitre", Said::KICKER),
    ("section-name", Said::KICKER.and(Said::CATEGORY)),
    ("sectionname", Said::KICKER.and(Said::CATEGORY)),
    ("rubrik", Said::KICKER.and(Said::CATEGORY)),
    ("keyword", Said::TAGS),
    // MediaWiki's categories, but for those that it hides.
    ("normal-catlinks", Said::TAGS),
    ("topics", Said::TAGS),
    ("schlagw", Said::TAGS),
    ("stichw", Said::TAGS),
    ("hashtag", Said::TAGS),
    ("etiqueta", Said::TAGS),
    ("etiketler", Said::TAGS),
    ("mots-cles", Said::TAGS),
    ("motscles", Said::TAGS),
    ("trefwoord", Said::TAGS),
    ("stikkord", Said::TAGS),
    ("emneord", Said::TAGS),
    ("nyckelord", Said::TAGS),
    ("avainsan", Said::TAGS),
    ("asiasan", Said::TAGS),
    ("cimke", Said::TAGS),
    ("stitky", Said::TAGS),
    ("palavras-chave", Said::TAGS),
    ("palabras-clave", Said::TAGS),
    ("tag", Said::TAG),
    ("temas", Said::TAG),
    ("themen", Said::TAG),
    ("sujets", Said::TAG),
    ("labels", Said::TAG),
    ("argomenti", Said::TAG),
    ("topic", Said::TAG),
    ("amnen", Said::TAG),
    ("emner", Said::TAG),
    ("aiheet", Said::TAG),
    ("entities", Said::TAG),
    ("subjects", Said::TAG),
    ("concepts", Said::TAG),
    ("topico", Said::TAG),
    ("byline", Said::AUTHOR.and(Said::META)),
    ("by-line", Said::AUTHOR),
    ("author", Said::AUTHOR.and(Said::META)),
    ("autor", Said::AUTHOR),
    ("writer", Said::AUTHOR),
    ("auteur", Said::AUTHOR),
    ("vcard", Said::AUTHOR),
    ("redakteur", Said::AUTHOR),
    ("verfasser", Said::AUTHOR),
    ("submitted", Said::AUTHOR),
    ("posted-by", Said::AUTHOR),
    ("journalist", Said::AUTHOR),
    ("reporter", Said::AUTHOR),
    ("columnist", Said::AUTHOR),
    ("correspondent", Said::AUTHOR),
    ("fn", Said::AUTHOR),
    ("yazar", Said::AUTHOR),
    ("szerzo", Said::AUTHOR),
    ("muhabir", Said::AUTHOR),
    ("penulis", Said::AUTHOR),
    ("toimittaja", Said::AUTHOR),
    ("skribent", Said::AUTHOR),
    ("redactor", Said::AUTHOR),
    ("nick", Said::AUTHOR),
    ("ljuser", Said::AUTHOR),
    ("username", Said::AUTHOR),
    ("credit", Said::AUTHOR.and(Said::PICTURE)),
    ("caption", Said::PICTURE),
    ("copyright", Said::PICTURE),
    ("photo", Said::PICTURE),
    ("image", Said::PICTURE),
    ("date", Said::DATE.and(Said::TIME)),
    ("datum", Said::DATE),
    ("publish", Said::DATE),
    ("published", Said::PUBLISHED.and(Said::TIME)),
    ("posted", Said::DATE.and(Said::PUBLISHED)),
    ("fecha", Said::DATE),
    ("timestamp", Said::DATE),
    ("pubtime", Said::DATE),
    ("time", Said::TIME),
    ("entry-date", Said::PUBLISHED),
    ("pubdate", Said::PUBLISHED),
    ("meta", Said::META),
    ("info", Said::META),
    ("dateline", Said::META),
    ("head", Said::META),
    ("updated", Said::UPDATED),
    ("last-update", Said::UPDATED),
    ("lastupdate", Said::UPDATED),
    ("last_update", Said::UPDATED),
    ("dateupdate", Said::UPDATED),
    ("date-update", Said::UPDATED),
    ("update-date", Said::UPDATED),
    ("updatedate", Said::UPDATED),
    ("update-time", Said::UPDATED),
    ("updatetime", Said::UPDATED),
    ("modif", Said::UPDATED),
    ("lastmod", Said::UPDATED),
    ("aktualis", Said::UPDATED),
    ("aktualiz", Said::UPDATED),
    ("actualiza", Said::UPDATED),
    ("atualiza", Said::UPDATED),
    ("aggiorna", Said::UPDATED),
    ("bijgewerkt", Said::UPDATED),
    ("gewijzigd", Said::UPDATED),
    ("opdater", Said::UPDATED),
    ("oppdatert", Said::UPDATED),
    ("uppdatera", Said::UPDATED),
    ("frissit", Said::UPDATED),
    ("guncelle", Said::UPDATED),
    ("actualis", Said::UPDATED),
    ("actualitza", Said::UPDATED),
    ("modyfik", Said::UPDATED),
    ("upraven", Said::UPDATED),
    ("aangepast", Said::UPDATED),
    ("bygewerk", Said::UPDATED),
    ("redigerad", Said::UPDATED),
    ("endret", Said::UPDATED),
    ("uppfaert", Said::UPDATED),
    ("paivitetty", Said::UPDATED),
    ("muokattu", Said::UPDATED),
    ("uuendatud", Said::UPDATED),
    ("muudetud", Said::UPDATED),
    ("atnaujint", Said::UPDATED),
    ("atjaun", Said::UPDATED),
    ("modosit", Said::UPDATED),
    ("posodobljen", Said::UPDATED),
    ("spremenjen", Said::UPDATED),
    ("azurir", Said::UPDATED),
    ("izmenjen", Said::UPDATED),
    ("izmijenjen", Said::UPDATED),
    ("izmjena", Said::UPDATED),
    ("perditesuar", Said::UPDATED),
    ("yenilen", Said::UPDATED),
    ("eguneratu", Said::UPDATED),
    ("diperbarui", Said::UPDATED),
    ("diperbaharui", Said::UPDATED),
    ("pembaruan", Said::UPDATED),
    ("dimutakhirkan", Said::UPDATED),
    ("dikemaskini", Said::UPDATED),
    ("post-footer", Said::FOOT.and(Said::META)),
    ("post-meta", Said::FOOT),
    ("postmeta", Said::FOOT),
    ("entry-footer", Said::FOOT.and(Said::META)),
    ("entry-meta", Said::FOOT),
    ("entry-utility", Said::FOOT.and(Said::META)),
    ("postprofile", Said::SOFTWARE),
    ("postbit", Said::SOFTWARE),
    ("message--post", Said::SOFTWARE),
    ("topic-post", Said::SOFTWARE),
    ("mw-parser-output", Said::SOFTWARE),
    ("question-page", Said::SOFTWARE),
    ("documentwrapper", Said::SOFTWARE),
    ("theme-doc-markdown", Said::SOFTWARE),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// A change has the same names in classes as beside dates, where the two lists do not say otherwise.
    #[test]
    fn classes_and_labels_call_a_change_alike() {
        use crate::{
            extract::published::labels::{self, Label},
            fold::fold,
        };
        /// Half words, and such as stand in the names of other boxes.
        const CLASSES_ONLY: &[&str] =
            &["modif", "modyfik", "lastmod", "lastupdate", "dateupdate", "upraven", "actualis", "yenilen"];
        const LABELS_ONLY: &[&str] = &[
            "update", "edited", "revised", "geandert", "bearbeitet", "zuletzt", "zmeneno", "diubah", "amended",
            "duzenleme", "imesasish",
        ];
        let classes = || WORDS.iter().filter(|(_, said)| said.any(Said::UPDATED)).map(|(word, _)| *word);
        let is_label = |word: &str| labels::before_date(&word.replace(['-', '_'], " ")) == Some(Label::Updated);
        let unlabelled: Vec<_> = classes().filter(|word| !CLASSES_ONLY.contains(word) && !is_label(word)).collect();
        assert_eq!(unlabelled, Vec::<&str>::new());
        let stems = labels::UPDATED.iter().map(|stem| fold(stem));
        let plain = stems.filter(|stem| stem.bytes().all(|b| b.is_ascii_alphabetic()));
        let is_class = |stem: &str| super::super::read(stem).0.any(Said::UPDATED);
        let unsaid: Vec<_> = plain.filter(|stem| !LABELS_ONLY.contains(&stem.as_str()) && !is_class(stem)).collect();
        assert_eq!(unsaid, Vec::<String>::new());
    }

    #[test]
    fn a_name_says_all_that_its_words_say() {
        for (name, said) in [
            ("", Said::NOTHING),
            ("lead", Said::NOTHING),
            ("respond", Said::COMMENTS),
            ("#form-respond", Said::COMMENTS),
            ("correspondent", Said::AUTHOR),
            ("Related-Posts", Said::RELATED | Said::NO_HEADLINE),
            ("post-footer", Said::FOOT | Said::META | Said::FOOTER | Said::NO_HEADLINE),
            ("published", Said::DATE | Said::PUBLISHED | Said::TIME),
            ("authorImage", Said::AUTHOR | Said::META | Said::PICTURE),
        ] {
            assert_eq!(super::super::read(name).0, said, "{name}");
        }
    }
}
