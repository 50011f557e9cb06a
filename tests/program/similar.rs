//! Pages that are like another, in archives that are large enough for words to be rare.

use crate::kit::Archive;
use newsdex::article::Article;

#[test]
fn a_sentence_in_a_teaser_makes_no_page_similar() {
    let sentence = "Envoys say that a ceremony with credentials has been pencilled in for October.";
    let filler =
        "Some say that the hall has been too small for the talk, with all its windows open in October. ".repeat(12);
    let told = |path: &str, title: &str, tags: &[&str], text: String| Article {
        path: path.into(),
        title: Some(title.into()),
        tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
        text,
        ..Article::default()
    };
    let quarland = "Quarland has asked its neighbours for recognition. Neighbours of Quarland wait.";
    let mut articles = vec![
        told(
            "a.html",
            "Neighbours recognise Quarland",
            &["Quarland", "Recognition"],
            format!("{sentence}\n{quarland} {filler}\n{sentence} Recognition is near."),
        ),
        told("teaser.html", "Auction of a quarry", &["Slate"], format!("Bidders look at a hole.\n{sentence}")),
        told("b.html", "Quarland and its neighbours", &["Quarland"], format!("{quarland} {filler} Recognition pays.")),
    ];
    // An archive in which the subject is rare, but not as rare as the words that the teaser took over.
    articles.extend((0..60).map(|n| told("", &format!("Story {n}"), &[], filler.clone())));
    articles.push(told("c.html", "Tariffs", &[], format!("{filler} Tariffs of Quarland.")));
    articles.push(told("d.html", "Trains", &[], format!("{filler} Trains to Quarland and its neighbours.")));
    let archive = Archive::indexed(articles);
    let run = archive.run(&["similar", "a.html", "--format", "paths", "-q"]).with_status(0);
    assert_eq!(run.stdout.lines().next(), Some("b.html"), "{}", run.stdout);
}
