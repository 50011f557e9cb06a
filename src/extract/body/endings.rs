//! What a line behind a story's last sentence says of the page: whose it is, whom to follow, what its reader thinks of it.
//!
//! A story may have such words as well. What tells them apart stands beside them: a sign, a sentence of its own, the page's
//! word for its text.

use std::{ops::Range, sync::LazyLock};

use super::{ends_sentence, notices::FOLLOWED};
use crate::extract::{
    letters::{is_hangul, is_letter, is_unspaced},
    parts::Parts,
    sentence::begins_speech,
};

/// That all rights are kept, in lower case.
#[rustfmt::skip]
const RIGHTS: &[&str] = &[
    "all rights reserved", "alle rechte vorbehalten", "tous droits réservés", "todos los derechos reservados", "todos os direitos reservados",
    "tutti i diritti riservati", "alle rechten voorbehouden", "wszelkie prawa zastrzeżone", "все права защищены", "усі права захищен",
    "всі права захищен", "всички права запазени", "všechna práva vyhrazena", "všetky práva vyhradené", "sva prava pridržana",
    "sva prava zadržana", "сва права задржана", "vse pravice pridržane", "minden jog fenntartva", "toate drepturile rezervate",
    "tüm hakları saklıdır", "her hakkı saklıdır", "alla rättigheter förbehåll", "alle rettigheter forbehold", "alle rettigheder forbehold",
    "kaikki oikeudet pidätetään", "με επιφύλαξη παντός", "جميع الحقوق محفوظة", "تمامی حقوق محفوظ", "حقوق محفوظ است", "כל הזכויות שמורות",
    "सर्वाधिकार सुरक्षित", "সর্বস্বত্ব সংরক্ষিত", "สงวนลิขสิทธิ์", "giữ toàn quyền", "không được sao chép", "hak cipta dilindungi", "riproduzione riservata",
    "reproduction interdite", "nachdruck verboten", "版权所有", "版權所有", "禁止转载", "禁止轉載", "未经许可不得", "未經許可不得", "未经授权不得转载", "未經授權不得轉載",
    "無断転載", "無断複製", "무단전재", "무단 전재",
];

/// What may not be done, in lower case: a law says so too.
#[rustfmt::skip]
const FORBIDS: &[&str] = &[
    "may not be published, broadcast", "may not be reproduced", "may not be republished", "without permission is prohibited",
    "without written permission", "do not necessarily reflect the", "prohibida la reproducción", "proibida a reprodução",
];

/// What of, in lower case.
#[rustfmt::skip]
const MATTER: &[&str] = &[
    "©", "copyright", "(c)", "all rights", "this material", "this article", "this story", "this content", "this page", "this site", "this website", "this publication", "this report",
    "this work", "our content", "no part", "any part", "in part", "the publisher", "prior written", "express written", "views", "opinions", "unauthori", "contenido", "este artículo", "esta nota",
    "total o parcial", "este sitio", "derechos", "conteúdo", "este artigo", "esta notícia", "desta página", "deste site", "total ou parcial", "direitos",
];

/// How lines begin that ask a reader about the text, in lower case.
#[rustfmt::skip]
const QUESTIONS: &[&str] = &[
    "was this ", "did you find this", "did you enjoy this", "did you like this", "how useful was this", "how helpful was this",
    "war dieser ", "hat ihnen dieser", "hat dir dieser", "wie gefällt ihnen", "cet article vous a", "avez-vous apprécié", "¿te ha gustado", "¿le ha gustado",
    "¿te gustó", "ti è piaciuto", "vond je dit artikel",
];

/// What such a line calls the text.
#[rustfmt::skip]
const TEXTS: &[&str] = &[
    "articl", "artíc", "artigo", "articol", "artikel", "story", "post", "page", "beitrag", "text", "contenu", "contenid", "nota", "noticia", "notizia",
    "helpful", "useful", "interesting", "video", "recip", "rezept", "recet",
];

/// How lines begin that ask to follow somebody, in lower case.
#[rustfmt::skip]
const FOLLOW: &[&str] = &[
    "follow us on", "follow him on", "follow her on", "follow them on", "follow me on", "folgen sie uns", "siga-nos",
];

/// What other lines begin with that a page puts behind a story, in lower case.
#[rustfmt::skip]
const STARTS: &[&str] = &[
    "©", "ⓒ", "с) ", "copyright ©", "copyright (c)", "sharing is caring", "comments are closed", "contact the author", "contact the writer",
    "contact the reporter", "do you have a story", "have a story to", "got a story", "got a tip", "have a tip",
    "url: http", "source url: http", "have a comment on this", "this article appeared on page", "this story appeared on page", "find this article at",
    "find this story at", "links referenced within this", "the original article can be found", "this article can be found at", "commenting is closed",
    "article printed from", "originalartikel", "disclaimer: ", "foto: ", "photo credit", "image credit", "header image", "featured image", "main image",
    "consider supporting us", "consider supporting our", "please consider supporting", "unterstützen sie unsere arbeit",
];

/// What stands before a year that a text is somebody's from.
const SINCE: [&str; 3] = ["copyright ", "c) ", "copyright: "];

/// Whether a line behind a story's last sentence speaks of the page: copyright, questions to the reader, accounts.
pub(crate) fn is_ending(text: &str) -> bool {
    static BEGINS: LazyLock<[Parts; 3]> = LazyLock::new(|| [STARTS, QUESTIONS, FOLLOW].map(Parts::at_start));
    static NAMED: LazyLock<[Parts; 2]> = LazyLock::new(|| [TEXTS, FOLLOWED].map(Parts::of));
    let lower;
    let whole = if text.is_ascii() {
        text
    } else {
        lower = text.to_lowercase();
        &lower
    };
    if begins_speech(text) {
        return false;
    }
    const SIGNS: [char; 9] = ['*', '-', '–', '—', '|', '>', '(', '[', '【'];
    let bare = |text: &str| text.len() - text.trim_start_matches(|c| SIGNS.contains(&c) || c == ' ').len();
    let (said, text) = (&text[bare(text)..], &whole[bare(whole)..]);
    let [starts, questions, follow] = &*BEGINS;
    let is_followed = || NAMED[1].any_in(text) || text.contains('@');
    let asks = || {
        starts.any_in(text) && !tells_on(said)
            || questions.any_in(text) && NAMED[0].any_in(text) && !tells_on(said)
            || follow.any_in(text) && is_followed()
    };
    asks() || is_since(text) || follows_by_sentence(text) || reserves_rights(whole) || forbids(whole)
}

/// `Copyright 2014 The Quay`: what tells on in small letters is a sentence.
fn is_since(text: &str) -> bool {
    /// Digits of a year.
    const YEAR: usize = 4;
    let year = |start: &&str| {
        let begins = text.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start));
        begins.then(|| &text[start.len()..])
    };
    let rest = SINCE.iter().find_map(year);
    let is_year = |rest: &str| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        digits == YEAR && rest.starts_with(['1', '2'])
    };
    rest.is_some_and(|rest| {
        let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '–' | ','));
        is_year(rest)
            && !(ends_sentence(text)
                && behind.starts_with(|c: char| c.is_ascii_lowercase())
                && !behind.starts_with("by "))
    })
}

/// Whether a story goes on behind words that it quotes: `Got a tip? the captain used to ask.`
fn tells_on(text: &str) -> bool {
    let is_small = |rest: &str| rest.trim_start().starts_with(char::is_lowercase);
    let is_told = || text.split_once(['?', '!']).is_some_and(|(_, rest)| rest.starts_with(' ') && is_small(rest));
    // "Foto: that is all the note said."
    let is_labelled =
        || text.split_once(": ").is_some_and(|(label, rest)| label.eq_ignore_ascii_case("foto") && is_small(rest));
    let is_clause = || {
        text.split_once(", ")
            .is_some_and(|(start, rest)| STARTS.contains(&start.to_lowercase().as_str()) && is_small(rest))
    };
    ends_sentence(text) && !text.contains('@') && (is_told() || is_labelled() || is_clause())
}

/// `Reach her at the desk. Follow her on Twitter.`
fn follows_by_sentence(text: &str) -> bool {
    static PHRASES: LazyLock<Parts> = LazyLock::new(|| Parts::of(&["follow her on twitter", "follow him on twitter"]));
    let mut follows = false;
    PHRASES.each_in(text, |_, at| follows |= begins_sentence(text, at.start));
    follows
}

/// Whether a text in lower case says that all rights are kept, or that it may not be printed again: in a sentence of its own, beside a
/// sign, or with hardly another word.
pub(crate) fn reserves_rights(lower: &str) -> bool {
    static PHRASES: LazyLock<Parts> = LazyLock::new(|| Parts::of(RIGHTS));
    const SIGNS: [&str; 4] = ["©", "ⓒ", "copyright", "(c)"];
    let is_claimed = |at: &Range<usize>| {
        let is_most = at.len() * 2 > lower.len();
        let phrase = &lower[at.clone()];
        let is_unspaced = phrase.starts_with(|c: char| is_unspaced(c) || is_hangul(c));
        is_most || is_unspaced || stands_alone(lower, at) || SIGNS.iter().any(|sign| lower.contains(sign))
    };
    let mut reserves = false;
    PHRASES.each_in(lower, |_, at| reserves |= !is_quoted(lower, &at) && is_claimed(&at));
    reserves
}

/// Whether a text says what may not be done with the page's own.
fn forbids(text: &str) -> bool {
    static WORDS: LazyLock<[Parts; 2]> = LazyLock::new(|| [FORBIDS, MATTER].map(Parts::of));
    let mut forbids = false;
    WORDS[0].each_in(text, |_, at| forbids |= !is_quoted(text, &at));
    forbids && WORDS[1].any_in(text)
}

/// Whether words stand in quotation marks.
fn is_quoted(text: &str, at: &Range<usize>) -> bool {
    const OPENING: [char; 9] = ['“', '„', '"', '«', '»', '‘', '「', '『', '‚'];
    text[..at.start].trim_end().ends_with(OPENING)
}

/// Whether words are a sentence, or stand between signs.
fn stands_alone(text: &str, at: &Range<usize>) -> bool {
    let behind = text[at.end..].trim_start_matches(is_letter).trim_start();
    begins_sentence(text, at.start) && !behind.starts_with(|c: char| is_letter(c) || c == ',')
}

fn begins_sentence(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end();
    before.is_empty() || before.ends_with(|c: char| !is_letter(c) && c != ',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_page_is_told_by_what_stands_beside_its_words() {
        for (text, over) in [
            ("© 2021 The Quay. All rights reserved.", true),
            ("Copyright 2014 The Quay", true),
            ("Copyright 1964 was stamped on the bell.", false),
            ("(c) 2014 The Quay", true),
            ("(c) 20 crowns a day until it is paid.", false),
            ("All rights reserved.", true),
            ("The Quay - All rights reserved", true),
            ("“All rights reserved” stood on the hull.", false),
            ("On the hull stood: “All rights reserved”.", false),
            ("Nachdruck verboten.", true),
            ("Nachdruck verboten, stand auf dem Schein.", false),
            ("La reproduction interdite des cartes dura un an.", false),
            ("【無断転載禁止】", true),
            ("船身上写着“版权所有”四个字。", false),
            ("本站内容版权所有，未经许可不得转载。", true),
            ("This material may not be published, broadcast, rewritten or redistributed.", true),
            ("The judge ruled that the photographs may not be reproduced.", false),
            ("The views expressed do not necessarily reflect the policy of the paper.", true),
            ("Queda prohibida la reproducción total o parcial de este contenido.", true),
            ("La ley de 1871 dejó prohibida la reproducción de los mapas.", false),
            ("Follow her on Twitter @ada.", true),
            ("He asked whether he could follow her on Twitter.", false),
            ("Follow us on Facebook", true),
            ("— Suivez-nous sur la digue, dit le facteur.", false),
            ("¿Te gustó este artículo?", true),
            ("—¿Te gustó? —preguntó Marta.", false),
            ("Did you enjoy this post? Tell us.", true),
            ("Did you enjoy this? read the note in the drawer.", false),
            ("Got a tip? Write to us.", true),
            ("Got a tip? the captain used to ask.", false),
            ("Hat Ihnen dieser Artikel gefallen? Dann unterstützen Sie uns.", true),
            ("Avez-vous apprécié cet hiver ?", false),
            ("Contact the author, if you find the book: that was written in it.", false),
            ("Foto: Ida Brand", true),
            ("Foto: that is all the note said.", false),
        ] {
            assert_eq!(is_ending(text), over, "{text}");
        }
    }
}
