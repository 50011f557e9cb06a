//! Whom the press may ask, at the end of what firms, offices and universities publish.

use std::sync::LazyLock;

use crate::{
    extract::{
        outline::{BlockKind, Outline},
        parts::Parts,
        title::fold_key,
    },
    fold::fold,
};

use super::{ending::is_mail, ends_sentence};

/// Lines of such a box, with those of two people.
const LINES: usize = 12;

/// Characters of one.
const LONGEST: usize = 160;

/// Digits of a number to call.
const DIGITS: usize = 7;

/// What such lines begin with (folded); what has more than the label goes on behind a colon.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "contact", "contacts", "media contact", "media contacts", "press contact", "press contacts", "news media contact", "contact for media",
    "contact information", "contact details", "media enquiries", "media inquiries", "press enquiries", "press inquiries",
    "press office", "media relations", "public relations contact", "for more information", "for further information",
    "for more information contact", "for more information please contact", "for further information contact",
    "for further information please contact", "for media inquiries", "for media enquiries", "for press inquiries",
    "kontakt", "pressekontakt", "kontakt fur medien", "kontakt presse", "medienkontakt", "presse kontakt", "presseanfragen",
    "ansprechpartner", "ansprechpartnerin", "ansprechpartner fur die presse", "ansprechpartner fur medien", "ruckfragen",
    "ruckfragehinweis", "fur ruckfragen", "fur ruckfragen steht", "fur presseanfragen", "ruckfragen an", "pressestelle", "wissenschaftlicher ansprechpartner",
    "wissenschaftliche ansprechpartner", "wissenschaftliche ansprechpartnerin", "kontakt fur wissenschaftliche information",
    "contact presse", "contacts presse", "relations presse", "service de presse", "contact medias", "contacts medias",
    "contacto", "contacto de prensa", "contacto para prensa", "contacto para medios", "gabinete de prensa",
    "contato para a imprensa", "contacto de imprensa", "assessoria de imprensa", "contatti", "contatti stampa", "contatto stampa",
    "ufficio stampa", "perscontact", "contact voor de pers", "voor meer informatie", "presskontakt", "mediekontakt", "kontaktperson",
    "kontaktpersoner", "for mer information", "for mere information", "yhteystiedot", "lisatietoja", "kontakt dla mediow",
    "kontakt prasowy", "contact presa", "kontakt pre media", "contacto de medios", "contato", "medialle", "lehdistokontakti",
    "контакты для сми", "контакты для прессы", "контакт для сми", "контакт для прессы", "контакти для змі", "контакти для преси", "пресс служба",
    "媒体联系", "媒体联系人", "媒體聯絡", "本件に関するお問い合わせ", "本件に関するお問い合わせ先", "お問い合わせ先", "報道関係者お問い合わせ先", "언론 문의", "문의처",
    "kontakt pro media", "kontakt pro novinare", "sajtokapcsolat", "basin iletisim",
];

/// How many blocks at a story's end say whom to ask: from a label on, nothing but short lines, one of them an address or a
/// number.
pub(super) fn behind(outline: &Outline, blocks: &[usize]) -> usize {
    let block = |b: &usize| &outline.blocks[*b];
    let may_be = |b: &&usize| {
        let block = block(b);
        let is_line = || !ends_sentence(&block.text) || block.text.ends_with(':') || reaches(&block.text);
        block.chars <= LONGEST && block.kind != BlockKind::TableRow && is_line()
    };
    let lines = blocks.iter().rev().take(LINES).take_while(may_be).count();
    let from = blocks.len() - lines;
    // The first of the labels, since each of several people may have one.
    let Some(at) = (from.max(1)..blocks.len()).find(|&at| is_label(&block(&blocks[at]).text)) else { return 0 };
    let behind = &blocks[at..];
    if behind.iter().any(|b| reaches(&block(b).text)) { behind.len() } else { 0 }
}

/// Whether a line is such a label, or begins with one; one that names whom to ask, and how, needs no colon.
pub(in crate::extract) fn is_label(text: &str) -> bool {
    static BEGINNINGS: LazyLock<Parts> = LazyLock::new(|| {
        let of_words: Vec<String> = LABELS.iter().filter(|l| l.contains(' ')).map(|l| format!("{l} ")).collect();
        Parts::at_start(&of_words.iter().map(String::as_str).collect::<Vec<_>>())
    });
    /// Bytes of the longest label, and of a line.
    const LABEL: usize = 60;
    const LINE: usize = 240;
    let begin = text.split([':', '：', '\n']).next().unwrap_or_default();
    let is_known = begin.len() <= LABEL && LABELS.contains(&fold_key(begin).as_str());
    is_known || text.len() <= LINE && BEGINNINGS.any_in(&fold(text)) && reaches(text)
}

/// Whether a line says how to reach somebody: by mail, or by a number that is no year and no sum.
fn reaches(text: &str) -> bool {
    let is_number = || {
        let mut digits = 0;
        text.chars().any(|c| {
            digits = match c {
                '0'..='9' => digits + 1,
                ' ' | '-' | '–' | '/' | '(' | ')' | '.' | '+' => digits,
                _ => 0,
            };
            digits >= DIGITS
        })
    };
    text.split(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | ';' | '(' | ')')).any(is_mail) || is_number()
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    #[test]
    fn whom_the_press_may_ask_stands_behind_a_release() {
        for (end, lines) in [
            ("<p><b>Media contact</b><p>Ada Lund<p>ada@marl.example<p>+44 1632 960411", 4),
            ("<p>Media contact: Ada Lund, ada@marl.example, +44 1632 960411", 1),
            ("<h3>Pressekontakt</h3><ul><li>Ada Lund<li>Telefon 0123 456789</ul>", 3),
            ("<p>For more information, please contact:<p>Ada Lund<p>ada@marl.example", 3),
            ("<p>Contact:<p>Ada Lund<p>ada@marl.example<p>Scientific contact:<p>Bo Ek<p>bo@marl.example", 6),
            ("<p>Contact:<p>Ada Lund<p>Marl", 0),
            ("<p>Contact was lost in 1996.<p>Nobody wrote to ada@marl.example", 0),
            (
                "<h3>Contact</h3><p>The Trust was founded in 1921 and looks after seven harbours on the western coast, from Marl down to the old lighthouse at Skerra Rock and beyond it.",
                0,
            ),
            ("<p>Contact:<p>The fare is 1,250.", 0),
        ] {
            let tree = Html::parse_document(&format!("<p>The bridge stays shut.{end}"));
            let outline = Outline::of(&tree);
            let blocks: Vec<usize> = (0..outline.blocks.len()).collect();
            assert_eq!(behind(&outline, &blocks), lines, "{end}");
        }
    }
}
