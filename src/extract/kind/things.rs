//! Pages that hold something else than a story, as their title and their own labels say: an episode to listen to, a
//! course to take, a form to hand in.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use foldhash::fast::RandomState;

use crate::extract::{
    body::Story,
    outline::{BlockKind, Outline},
    title::fold_key,
};

/// What an episode's title begins with before its number, folded.
#[rustfmt::skip]
const EPISODES: &[&str] = &[
    "episode", "ep", "folge", "episodio", "aflevering", "odcinek", "avsnitt", "afsnit", "jakso", "выпуск", "эпизод", "podcast",
];

/// What is said beside an episode that can be listened to, in lower case.
const LISTEN: &[&str] = &[
    "show notes", "apple podcasts", "google podcasts", "wherever you get your podcasts", "subscribe to the podcast",
    "download mp3", "shownotes", "überall, wo es podcasts gibt",
];

/// Labels of pages that are no stories, folded, and how many of each kind such a page has at least. A story may have one or
/// two of them.
#[rustfmt::skip]
const LABELS: &[(usize, &[&str])] = &[
    // Courses.
    (2, &[
        "learning outcomes", "course code", "course number", "entry requirements", "course fee", "course fees", "tuition fee",
        "tuition fees", "enrol now", "enroll now", "enrol", "enroll", "register for this course", "prerequisites",
        "course content", "course contents", "course outline", "course overview", "course description", "course details",
        "what you will learn", "what you ll learn", "module code", "who should attend", "lernziele", "kursnummer",
        "kursgebuhr", "kursinhalt", "kursinhalte", "teilnahmegebuhr", "teilnahmevoraussetzungen", "kursleitung",
        "zur anmeldung", "objectifs pedagogiques", "prerequis", "public concerne", "contenu de la formation",
        "programme de la formation", "objetivos del curso", "requisitos de admision", "contenido del curso",
        "duracion del curso", "obiettivi formativi", "programma del corso", "leerdoelen", "cursusinhoud",
        "toelatingseisen",
    ]),
    // Offices.
    (2, &[
        "how to apply", "apply online", "start now", "who can apply", "what you need", "what you ll need",
        "what you will need", "before you start", "how much it costs", "documents required", "required documents",
        "supporting documents", "processing time", "other ways to apply", "online beantragen", "jetzt beantragen",
        "erforderliche unterlagen", "benotigte unterlagen", "notwendige unterlagen", "zustandige stelle",
        "bearbeitungsdauer", "rechtsgrundlagen", "verfahrensablauf", "demarche en ligne", "pieces a fournir",
        "documents a fournir", "documentacion necesaria", "documentacion requerida", "tramite online",
        "tramitacion electronica", "documenti necessari", "documentazione richiesta", "benodigde documenten",
        "direct aanvragen",
    ]),
    // Jobs.
    (2, &[
        "apply now", "your tasks", "your profile", "we offer", "what we offer", "your responsibilities", "key responsibilities",
        "job description", "about the role", "qualifications", "ihre aufgaben", "deine aufgaben", "ihr profil", "dein profil",
        "wir bieten", "was wir bieten", "vos missions", "profil recherche", "ofrecemos", "tus funciones", "cosa offriamo",
        "wat bieden wij", "functieomschrijving",
    ]),
    // What programs come with.
    (3, &["installation", "usage", "license", "getting started", "contributing", "quick start", "quickstart", "requirements",
        "configuration", "features", "changelog", "credits"]),
    (2, &["parameters", "return value", "returns", "return values", "raises", "exceptions", "syntax", "arguments"]),
];

/// Whether several labels of one kind of page that is no story stand on the page, each alone in a line.
pub(super) fn is_service(outline: &Outline) -> bool {
    /// Characters of the longest.
    const LONGEST: usize = 40;
    static KINDS: LazyLock<HashMap<&'static str, usize, RandomState>> = LazyLock::new(|| {
        let rows = LABELS.iter().enumerate();
        rows.flat_map(|(kind, (_, labels))| labels.iter().map(move |label| (*label, kind))).collect()
    });
    let mut found: Vec<HashSet<&str>> = vec![HashSet::new(); LABELS.len()];
    for block in outline.blocks.iter().filter(|block| block.chars <= LONGEST) {
        // The first cell of a row is its label.
        let label = match block.kind {
            BlockKind::TableRow => block.text.split(" | ").next().unwrap_or_default(),
            _ => block.text.as_str(),
        };
        if let Some((label, &kind)) = KINDS.get_key_value(fold_key(label).as_str()) {
            found[kind].insert(label);
        }
    }
    found.iter().zip(LABELS).any(|(found, (least, _))| found.len() >= *least)
}

/// Whether a title numbers an episode or speaks of a podcast, and the page has something to listen to and little to read.
pub(super) fn is_episode(outline: &Outline, story: &Story, title: &str) -> bool {
    /// Words of what is said of an episode; more are its transcript, or an essay.
    const LONGEST: usize = 250;
    if story.length >= LONGEST {
        return false;
    }
    let key = fold_key(title);
    let mut words = key.split(' ');
    let is_number = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    let is_numbered =
        words.next().is_some_and(|first| EPISODES.contains(&first)) && words.next().is_some_and(is_number);
    let has_podcast = || key.split(' ').any(|word| word == "podcast");
    let says = || {
        outline.blocks.iter().any(|block| {
            /// Characters of a link to where it is heard, or of the sentence that tells.
            const LONGEST: usize = 200;
            let text = if block.chars <= LONGEST { block.text.to_lowercase() } else { String::new() };
            LISTEN.iter().any(|phrase| text.contains(phrase))
        })
    };
    (is_numbered || has_podcast()) && (outline.tagged(&["audio"]).next().is_some() || says())
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    #[test]
    fn an_episode_is_told_by_its_title_and_what_there_is_to_hear() {
        for (title, html, text, is) in [
            ("Episode 12: A cold church", "<audio></audio>", "We talk to the musicians.", true),
            ("Episode 12: A cold church", "<h3>Show notes</h3>", "04:10 The heater", true),
            ("A cold church: the podcast", "<a href=/a>Apple Podcasts</a>", "We talk to the musicians.", true),
            ("Episode 12: A cold church", "", "The heroes meet again in the sixth year.", false),
            ("A cold church", "<audio></audio>", "The heater had to be switched off.", false),
        ] {
            let tree = Html::parse_document(html);
            let story = Story {
                blocks: (0..text.lines().count()).collect(),
                text: text.to_owned(),
                length: text.split_whitespace().count(),
                ..Story::default()
            };
            assert_eq!(is_episode(&Outline::of(&tree), &story, title), is, "{title} {html} {text}");
        }
    }

    #[test]
    fn courses_and_services_are_told_by_their_labels() {
        for (html, is) in [
            ("<h1>Clocks</h1><table><tr><th>Course code<td>CR-1</table><h2>Learning outcomes</h2>", true),
            ("<h2>What you need</h2><ul><li>proof<li>a stamp</ul><h2>How to apply</h2><p>You can apply online.", true),
            ("<h2>Your tasks</h2><p>Wind the clock.<h2>Your profile</h2><p>Good knees.", true),
            ("<h2>Installation</h2><p>Run it.<h2>Usage</h2><p>Run it again.", false),
            ("<h2>What you need</h2><ul><li>Flour</ul><h2>What to do</h2>", false),
            ("<p>He told me how to apply, and what you need, and then he left the office for good.", false),
        ] {
            assert_eq!(is_service(&Outline::of(&Html::parse_document(html))), is, "{html}");
        }
    }
}
