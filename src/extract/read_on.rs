//! What a page asks its reader to click on to read the rest of a text.

/// In lower case.
#[rustfmt::skip]
const GO_ON: &[&str] = &[
    "continue reading", "keep reading", "read on", "read more", "show more", "see more", "view more", "weiterlesen",
    "mehr lesen", "mehr anzeigen", "lire plus", "voir plus", "afficher plus", "ver más", "leer más", "mostrar más",
    "leggi di più", "leggi tutto", "mostra altro", "ler mais", "ver mais", "mostrar mais", "czytaj więcej", "zobacz więcej",
    "číst více", "показать полностью", "lire la suite", "continuer la lecture", "continuar leyendo", "seguir leyendo",
    "sigue leyendo", "continua a leggere", "continuar lendo", "continue lendo", "continuar a ler", "lees verder",
    "lees meer", "läs vidare", "läs mer", "les videre", "læs videre", "lue lisää", "czytaj dalej", "číst dál",
    "pokračovat ve čtení", "tovább olvasok", "citește mai departe", "читать дальше", "читать далее", "читати далі",
    "devamını oku", "συνέχεια ανάγνωσης", "続きを読む", "继续阅读", "繼續閱讀", "계속 읽기", "baca selengkapnya", "đọc tiếp",
    "متابعة القراءة", "ادامه مطلب", "המשך קריאה",
];

/// Whether a line is but what asks to read on.
pub(super) fn asks(text: &str) -> bool {
    /// Bytes.
    const LONGEST: usize = 50;
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
    text.len() <= LONGEST && GO_ON.contains(&bare.to_lowercase().as_str())
}
