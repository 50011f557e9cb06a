//! What a press database says of a story before and behind it, line by line: `LENGTH: 812 words`, `Publication date: …`.
//!
//! One such line says nothing, and a review has some of its book; but no page has several that only databases write.

use std::{collections::HashSet, sync::LazyLock};

use foldhash::fast::RandomState;

use crate::extract::{
    letters::COLONS,
    outline::{Block, Outline},
    title::fold_key,
};

use super::{Story, ends_sentence, head::keep};

/// Labels that only databases have, letters and digits only.
#[rustfmt::skip]
static SURE: LazyLock<HashSet<&'static str, RandomState>> = LazyLock::new(|| HashSet::from_iter([
    "length", "word count", "full text word count", "load date", "publication type", "publication info", "publication title", "publication date",
    "publication year", "publication subject", "source type", "document type", "document id", "document url", "document number", "record number",
    "accession number", "language of publication", "place of publication", "country of publication", "proquest document id", "end of document",
    "full text", "issn", "source citation", "source citation mla 9th edition", "source citation mla 8th edition", "subject terms", "database",
    "lange", "dokumentnummer", "dokument id", "dauerhafte adresse des dokuments", "publikationsinfo", "publikationstitel", "titel der publikation",
    "publikationsjahr", "publikationsdatum", "quellentyp", "sprache der publikation", "volltext", "publication typ",
    "longueur", "nombre de mots", "date chargement", "type publication", "titre de la publication", "annee de publication", "date de publication",
    "date de parution", "infos sur la publication", "type de source", "langue de publication", "id du document", "identifiant", "texte integral",
    "certificat emis le", "titulo de la publicacion", "fecha de publicacion", "tipo de fuente", "tipo de documento", "id del documento", "texto completo",
    "titolo della pubblicazione", "titulo da publicacao", "字数", "字數", "文章编号", "文章編號", "版次", "正文",
]));

/// Labels that others write as well.
#[rustfmt::skip]
static LIKELY: LazyLock<HashSet<&'static str, RandomState>> = LazyLock::new(|| HashSet::from_iter([
    "section", "byline", "author byline", "dateline", "headline", "highlight", "body", "language", "graphic", "subject", "industry", "geographic", "person",
    "company", "ticker", "classification", "details", "publisher", "copyright", "pages", "page", "edition", "author", "authors", "title", "source", "from",
    "date", "retrieved", "accessed", "last updated", "abstract", "text", "keywords", "url", "words",
    "autor", "rubrik", "ressort", "update", "sprache", "quelle", "datum", "seite", "worter", "schlagworter", "thema", "verlag", "titel", "zuletzt aktualisiert",
    "abgerufen am", "auteur", "rubrique", "encart", "langue", "sujet", "sujets", "editeur", "titre", "derniere mise a jour", "consulte le",
    "标题", "作者", "来源", "日期", "关键词", "標題", "來源", "關鍵詞",
]));

/// Takes these lines from a story's beginning and end, as far as no paragraph is among them.
pub fn drop_record(outline: &Outline, story: &mut Story) {
    /// Lines of a record before and behind a story, and how many of them tell that it is one: a review of a book has a title, an author,
    /// a publisher and pages, and perhaps one word of databases.
    const BEFORE: usize = 24;
    const BEHIND: usize = 40;
    const LEAST: usize = 3;
    const SURELY: usize = 2;
    let told = |b: &usize| told(&outline.blocks[*b]);
    let before: Vec<Told> = story.blocks.iter().take(BEFORE).map(told).take_while(|t| *t != Told::Story).collect();
    let rest = story.blocks.len() - before.len();
    let behind: Vec<Told> =
        story.blocks.iter().rev().take(BEHIND.min(rest)).map(told).take_while(|t| *t != Told::Story).collect();
    let count = |fits: fn(&Told) -> bool| before.iter().chain(&behind).filter(|told| fits(told)).count();
    if count(|told| *told == Told::Surely) < SURELY || count(|told| *told >= Told::Likely) < LEAST {
        return;
    }
    let (start, end) = (before.len(), story.blocks.len() - behind.len());
    let kept = story.blocks[start..end.max(start)].to_vec();
    keep(outline, story, kept);
}

/// What a line says of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    /// It is a paragraph.
    Story,
    /// It may be a value.
    Short,
    Likely,
    Surely,
}

fn told(block: &Block) -> Told {
    /// Characters of a value without its label.
    const LONGEST: usize = 120;
    let told = told_of(&block.text);
    const FIRMS: [&str; 5] = [" Ltd.", " Inc.", " Corp.", " Co.", " S.A."];
    let is_firm = || FIRMS.iter().any(|firm| block.text.ends_with(firm));
    let is_value = block.chars <= LONGEST && (!ends_sentence(&block.text) || is_firm());
    if told == Told::Story && is_value { Told::Short } else { told }
}

fn told_of(text: &str) -> Told {
    /// Bytes of a label.
    const LABEL: usize = 60;
    let (label, _) = text.split_once(COLONS).or_else(|| text.split_once(" | ")).unwrap_or((text, ""));
    if counts_words(text) || is_number_of_document(text) {
        return Told::Surely;
    }
    if label.len() <= LABEL {
        let key = fold_key(label);
        if SURE.contains(key.as_str()) {
            return Told::Surely;
        }
        if LIKELY.contains(key.as_str()) {
            return Told::Likely;
        }
    }
    if text.contains('©') || text.starts_with("Copyright ") || text.starts_with("COPYRIGHT ") {
        Told::Likely
    } else {
        Told::Story
    }
}

/// `812 words`.
fn counts_words(text: &str) -> bool {
    const WORDS: [&str; 6] = ["words", "Wörter", "mots", "palabras", "parole", "palavras"];
    let (number, word) = text.split_once(' ').unwrap_or_default();
    WORDS.contains(&word) && number.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'))
}

/// `Document ELLECH0020250311el3b0002x`, `1 of 25 DOCUMENTS`.
fn is_number_of_document(text: &str) -> bool {
    /// Letters and digits of the shortest.
    const SHORTEST: usize = 12;
    let (first, code) = text.split_once(' ').unwrap_or_default();
    let is_code = code.len() >= SHORTEST
        && code.bytes().all(|b| b.is_ascii_alphanumeric())
        && code.bytes().any(|b| b.is_ascii_digit());
    matches!(first, "Document" | "Dokument") && is_code
        || text.ends_with(" DOCUMENTS") && text.starts_with(|c: char| c.is_ascii_digit())
        || text.ends_with(" DOKUMENTEN") && text.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    #[test]
    fn what_a_database_says_of_a_story_is_none_of_it() {
        const TOLD: &str = "<p>The ferry runs on.<p>Nobody proposed a bus.";
        for (before, behind, left) in [
            (
                "<p>Section: ISLANDS; Pg. A4<p>Length: 812 words<p>Body",
                "<p>Load-Date: March 12, 2025<p>End of Document", 2,
            ),
            (
                "<p>812 words<p>The Marl Echo<p>MARLEC<p>English",
                "<p>Marl Echo Ltd.<p>Document MARLEC0020250311el3b0002x<p>© 2025",
                2,
            ),
            ("<p>LÄNGE:<p>812 Wörter<p>VOLLTEXT", "<p>Sprache:<p>Deutsch<p>ISSN:<p>1234-5678", 2),
            ("<p>Title: Rope and Tide<p>Author: Ada Lund<p>Publisher: Quay<p>Pages: 300", "", 6),
            ("<p>Length: 12 metres", "<p>Date: 1924", 4),
        ] {
            let tree = Html::parse_document(&format!("{before}{TOLD}{behind}"));
            let outline = Outline::of(&tree);
            let blocks: Vec<usize> = (0..outline.blocks.len()).collect();
            let mut story = Story { words: vec![1.0; blocks.len()], blocks, ..Story::default() };
            drop_record(&outline, &mut story);
            assert_eq!(story.blocks.len(), left, "{before}{behind}");
        }
    }

    #[test]
    fn lists_are_folded_as_they_are_looked_up() {
        let lists = SURE.iter().chain(LIKELY.iter());
        assert_eq!(lists.filter(|label| fold_key(label) != **label).collect::<Vec<_>>(), [&""; 0]);
    }
}
