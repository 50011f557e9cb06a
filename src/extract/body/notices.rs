//! Lines among a story's paragraphs that are none of it, whatever stands around them: calls, counters, labels that lead
//! elsewhere, what stands in a field to write in, the numbers of lines of code.

use crate::extract::{
    credit,
    letters::{COLONS, is_hangul, is_unspaced},
    outline::{Block, BlockKind, Outline},
    read_on,
};

use super::{asked, controls, ends_sentence, phrases, printed};

/// What counters count, in lower case.
#[rustfmt::skip]
const COUNTED: &[&str] = &[
    "share", "shares", "like", "likes", "view", "views", "comment", "comments", "reply", "replies", "retweets", "claps",
    "notes", "reactions", "photos", "images", "fotos", "bilder", "imágenes", "foto", "фото", "mal geteilt", "aufrufe", "kommentare",
    "partages", "commentaires", "vues", "compartidos",
    "comentarios", "compartilhamentos", "comentários", "condivisioni", "commenti", "reacties", "komentarzy",
    "комментариев", "просмотров", "просмотры", "переглядів", "wyświetleń", "visualizações", "visualizzazioni", "okunma", "kommentarer",
];

/// What a page is shared by.
#[rustfmt::skip]
const SERVICES: &[&str] = &[
    "facebook", "twitter", "x", "email", "e-mail", "mail", "print", "whatsapp", "linkedin", "pinterest", "reddit", "telegram",
    "tumblr", "instagram", "messenger", "flipboard", "pocket", "threads", "bluesky", "mastodon", "sms", "line", "viber",
    "share", "tweet", "google+", "google", "xing", "vk", "youtube", "copy", "link", "save", "digg", "delicious", "stumbleupon",
];

/// What asks to share, and what stands between such a word and a service or behind it.
#[rustfmt::skip]
const SHARING: &[&str] = &[
    "share", "tweet", "teilen", "partager", "partagez", "compartir", "comparte", "condividi", "compartilhe", "compartilhar",
    "delen", "deel", "dela", "del", "udostępnij", "bagikan", "paylaş", "sdílet", "поделиться",
];
#[rustfmt::skip]
const SHARED: &[&str] = &[
    "on", "via", "by", "to", "this", "article", "story", "post", "page", "auf", "per", "mit", "über", "diesen", "artikel",
    "beitrag", "sur", "par", "cet", "en", "por", "esta", "este", "nota", "su", "no", "na", "op", "på",
];

/// Lines that ask to share a page, whole, in lower case: such as have no word of those, or no words.
#[rustfmt::skip]
const SHARE_LINES: &[&str] = &[
    "partager l'article", "partager l’article", "partager cet article", "compartilhe esta notícia", "dela artikeln", "del artikkelen",
    "del artiklen", "deel artikel", "deel dit artikel", "jaa artikkeli", "sdílet článek", "sdílejte článek", "zdieľať článok", "distribuie articolul",
    "сподели статията", "podijeli članak", "подели вест", "deli članek", "κοινοποίηση", "haberi paylaş", "شارك المقال", "شارك الخبر",
    "اشتراک گذاری", "שתפו את הכתבה", "शेयर करें", "শেয়ার করুন", "แชร์บทความ", "แชร์ข่าวนี้", "chia sẻ bài viết", "bagikan artikel",
    "分享文章", "分享本文", "この記事をシェアする", "comparte esta noticia", "condividi questo articolo", "udostępnij artykuł", "поделиться статьёй",
    "поделиться статьей", "μοιραστείτε το άρθρο", "ossza meg a cikket", "bagikan artikel ini", "分享到", "分享到朋友圈", "分享到微信朋友圈", "この記事をシェア", "記事をシェア", "기사 공유하기", "공유하기", "이 기사를 공유합니다", "フォローする",
    "beitrag teilen", "diesen beitrag teilen", "اشتراک‌گذاری",
];

/// What stands before the number of a part, in lower case: "Page 2 of 3".
const PLACES: [&str; 12] =
    ["page", "slide", "image", "photo", "picture", "seite", "bild", "foto", "página", "pagina", "strona", "sida"];

/// What the numbers of lines of code stand in, as part of a class.
const GUTTERS: [&str; 8] =
    ["gutter", "lineno", "line-number", "linenumber", "ln-num", "blob-num", "lnt", "rouge-gutter"];

/// Classes of the lines that wikis put above a text: what else is called so, what it lacks.
const HATNOTES: [&str; 4] = ["hatnote", "dablink", "ambox", "rellink"];

/// What begins a call to follow a paper elsewhere, in lower case.
#[rustfmt::skip]
const FOLLOWING: &[&str] = &[
    "follow", "folge", "folgen", "suivez", "sigue", "síguenos", "síganos", "segui", "seguici", "siga", "volg", "śledź",
    "obserwuj", "kövesse", "kövess", "följ", "følg", "seuraa", "sledujte", "urmărește", "takip", "ikuti", "подписывайтесь", "читайте", "следите",
    "підписуйтесь", "стежте", "ακολουθήστε", "تابعوا",
];

/// Whom it names, or what stands before their name.
const WHOM: &[&str] = &[
    "us", "our", "the", "uns", "nous", "notre", "a", "al", "la", "il", "o", "ons", "oss", "nas", "minket", "meitä",
    "нас", "за", "на", "το", "την", "τον",
];

/// By what one follows, in lower case, in Latin letters in all scripts; some languages let the word go on.
pub(super) const FOLLOWED: &[&str] = &[
    "facebook", "twitter", "whatsapp", "linkedin", "telegram", "instagram", "youtube", "threads", "bluesky",
    "mastodon", "google", "viber", "tiktok",
];

/// What stands before it, and within how many words: "on our Facebook page".
#[rustfmt::skip]
const PLACED: &[&str] = &[
    "on", "via", "through", "at", "auf", "bei", "über", "sur", "en", "por", "su", "no", "na", "nas", "nos", "op", "på", "i", "in", "w",
    "v", "în", "pe", "di", "trên", "ve", "в", "во", "на", "у", "через", "στο", "στα", "على", "في",
];
const BEFORE: usize = 4;

/// Signs before a link that leads to another story.
const ARROWS: [char; 10] = ['→', '➜', '➔', '➡', '►', '▶', '▸', '»', '›', '👉'];

/// Whether a text is the name of what a page is shared by.
pub(crate) fn is_service(text: &str) -> bool {
    SERVICES.contains(&text.trim().to_lowercase().as_str())
}

/// Whether a block is the link beside a heading in a wiki that edits the part below: `[edit | edit source]`.
pub(super) fn is_edit_link(block: &Block) -> bool {
    /// Characters of the longest.
    const LONGEST: usize = 40;
    let is_linked = block.chars <= LONGEST && block.link_chars * 2 > block.chars;
    let inside = block.text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    // A number in brackets leads to a note.
    is_linked && inside.is_some_and(|text| text.contains(char::is_alphabetic))
}

pub(crate) fn drop(outline: &Outline, blocks: &mut Vec<usize>) {
    // Where a page is told in them, captions are its story.
    let captions = blocks.iter().filter(|&&b| ends_in_credit(&outline.blocks[b])).count();
    let has_few = captions * 3 <= blocks.len();
    blocks.retain(|&b| {
        let block = &outline.blocks[b];
        !(has_few && ends_in_credit(block)
            || phrases::is_notice(&block.text)
            || leads_elsewhere(block)
            || is_edit_link(block)
            || is_counter(block)
            || leads_down(outline, block)
            || leads_to_stores(outline, block)
            || is_credit(block)
            || is_pointer(block)
            || read_on::asks(&block.text)
            || is_linked_line(outline, b)
            || is_labelled_link(outline, b)
            || block.is_text() && phrases::is_ad_label(&block.text)
            || is_above_form(outline, b)
            || asks_to_follow(block)
            || block.kind != BlockKind::TableRow && (asked::asks(&block.text) || is_sharing(&block.text))
            || outline.tag(block.element) == "textarea"
            || is_button(outline, block)
            || is_of_printing(block)
            || offers(block)
            || offers_to_listen(block)
            || is_hatnote(outline, block)
            || numbers_a_line(outline, block))
    });
}

/// Whether a text stands in a button that unfolds nothing.
fn is_button(outline: &Outline, block: &Block) -> bool {
    /// Elements around the words of a button.
    const AROUND: usize = 4;
    let button = outline.around_text(block.texts.start).take(AROUND).find(|&e| outline.tag(e) == "button");
    // A button may hold a whole card, or a question.
    let is_free = |button| outline.attribute(button, "aria-expanded").is_none() && !ends_sentence(&block.text);
    block.is_text() && button.is_some_and(|button| is_free(button) && outline.texts_in(button).end >= block.texts.end)
}

/// Whether a line offers to do something with the story. A recipe's table or a list of buttons may have such words.
fn offers(block: &Block) -> bool {
    let is_item = matches!(block.kind, BlockKind::ListItem | BlockKind::TableRow) && block.link_chars == 0;
    let is_link = || block.link_chars == block.chars && is_set_off(block) && controls::says(bare(&block.text));
    !is_item && !is_word_of_verse(block) && (controls::says(&block.text) || is_link())
}

/// Whether a line has marks around it, as a link's arrows are.
fn is_set_off(block: &Block) -> bool {
    bare(&block.text).len() < block.text.len()
}

/// A line without the marks around it.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a line is one word in small letters, which pages write with a capital, and no link.
fn is_word_of_verse(block: &Block) -> bool {
    let is_small = || block.text.chars().all(|c| c.is_lowercase() || !c.is_alphanumeric());
    block.link_chars == 0 && !block.text.contains(' ') && block.text.starts_with(char::is_lowercase) && is_small()
}

/// Whether a line is about printing the page, or leads back from one that is for a printer. Exercises for the back may be a list of
/// such lines.
fn is_of_printing(block: &Block) -> bool {
    let is_item = block.kind == BlockKind::ListItem && block.link_chars == 0;
    let is_link = || block.link_chars == block.chars && is_set_off(block) && printed::says(bare(&block.text));
    block.is_text() && !is_item && !is_word_of_verse(block) && (printed::says(&block.text) || is_link())
}

/// Whether a line offers to read a story aloud, and how long that takes: "Listen to this article 4:31".
fn offers_to_listen(block: &Block) -> bool {
    const TIME: [char; 4] = [':', ' ', '(', ')'];
    let offer = block.text.trim_end_matches(|c: char| c.is_ascii_digit() || TIME.contains(&c));
    offer.len() < block.text.len() && block.is_text() && phrases::is_offer_of(offer)
}

/// Whether a line is an arrow and the link that it points at: another story's headline.
fn is_pointer(block: &Block) -> bool {
    let name = block.text.trim_start_matches(|c: char| ARROWS.contains(&c) || matches!(c, ' ' | '\u{FE0F}'));
    block.text.starts_with(ARROWS) && block.link_chars * 10 >= name.chars().count() * 8
}

/// Whether a paragraph between two that tell is but a link to another page, and no sentence: another story's headline.
fn is_linked_line(outline: &Outline, b: usize) -> bool {
    /// Words of the shortest headline.
    const LEAST: usize = 3;
    let block = &outline.blocks[b];
    block.kind == BlockKind::Paragraph
        && block.link_chars * 20 >= block.chars * 19
        && block.text.split_whitespace().count() >= LEAST
        && !ends_sentence(&block.text)
        && is_between_telling(outline, b)
        && leads_away(outline, block.texts.start)
}

/// Whether a paragraph that tells stands right before a block, and one right behind it.
fn is_between_telling(outline: &Outline, b: usize) -> bool {
    /// Characters.
    const LEAST: usize = 80;
    let tells = |b: Option<usize>| {
        let block = b.and_then(|b| outline.blocks.get(b));
        block.is_some_and(|block| {
            block.kind == BlockKind::Paragraph && block.chars >= LEAST && ends_sentence(&block.text)
        })
    };
    tells(b.checked_sub(1)) && tells(Some(b + 1))
}

/// Whether a text stands in a link to another page.
fn leads_away(outline: &Outline, text: usize) -> bool {
    let link = outline.around_text(text).find(|&e| outline.tag(e) == "a");
    link.and_then(|link| outline.attribute(link, "href")).is_some_and(|href| !href.starts_with('#'))
}

/// Whether a paragraph between two that tell is a label and the link that it leads to, whatever the label says: "From the archive:
/// The flood of 1996".
fn is_labelled_link(outline: &Outline, b: usize) -> bool {
    /// Words of the longest label and of the shortest headline.
    const LABEL: usize = 5;
    const LEAST: usize = 4;
    let block = &outline.blocks[b];
    let Some((label, name)) = block.text.split_once(':').filter(|_| block.link_chars > 0) else { return false };
    let name = name.trim();
    block.kind == BlockKind::Paragraph
        && label.split_whitespace().count() <= LABEL
        && name.split_whitespace().count() >= LEAST
        && block.link_chars >= name.chars().count()
        && !ends_sentence(name)
        && is_between_telling(outline, b)
        && leads_away(outline, block.texts.end - 1)
}

/// Whether a line stands between a heading that calls to subscribe and the form to do it.
fn is_above_form(outline: &Outline, b: usize) -> bool {
    /// Characters of such a line, and lines of one call.
    const LONGEST: usize = 200;
    const LINES: usize = 2;
    let block = &outline.blocks[b];
    let calls = |text: &str| phrases::is_notice(text) || asked::asks(text);
    let is_call = |b: usize| outline.blocks[b].is_heading() && calls(&outline.blocks[b].text);
    block.is_text()
        && block.chars <= LONGEST
        && (b.saturating_sub(LINES)..b).any(is_call)
        && (b + 1..=b + LINES).any(|next| {
            let from = outline.elements[block.element].end();
            let to = outline.blocks.get(next).map_or(from, |next| next.element);
            (from..to).any(|e| matches!(outline.tag(e), "form" | "input"))
        })
}

/// Whether a line asks to follow somebody by a service: "Follow the Bay Ledger on WhatsApp".
fn asks_to_follow(block: &Block) -> bool {
    /// Characters.
    const LONGEST: usize = 160;
    let words = || block.text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_followed = |word: &str| {
        let lower = word.to_lowercase();
        FOLLOWED.iter().any(|service| lower.starts_with(service))
    };
    // "Follow the money, as Google does." Of a sentence, where to follow stands before the service.
    let is_place = || {
        let words: Vec<&str> = words().collect();
        let before = |at: usize| &words[at.saturating_sub(BEFORE)..at];
        (0..words.len()).any(|at| is_followed(words[at]) && before(at).iter().any(|word| PLACED.contains(word)))
    };
    block.chars <= LONGEST
        && block.kind != BlockKind::TableRow
        && words().next().is_some_and(|word| FOLLOWING.contains(&word.to_lowercase().as_str()))
        && words().nth(1).is_some_and(|word| word.starts_with(char::is_uppercase) || WHOM.contains(&word))
        && words().any(is_followed)
        && (!ends_sentence(&block.text) || is_place())
}

/// Whether a line names another story behind a label: "Read more: …".
fn leads_elsewhere(block: &Block) -> bool {
    /// Characters of a headline and its label.
    const LONGEST: usize = 250;
    block.chars <= LONGEST
        && !block.is_heading()
        && !tells_on(block)
        && phrases::label_of_others(&block.text).is_some_and(|label| {
            // "Recommended: a glass of milk", "Similar cases: Marl and Skerry." Without a link it is a label of several words that says
            // no more than that, and a headline behind it.
            let is_label = || label.contains(' ') || label.contains(|c: char| is_unspaced(c) || is_hangul(c));
            let is_headline = || !ends_sentence(&block.text) || block.text.ends_with(['?', '!', '？', '！']);
            block.link_chars * 2 > block.chars
                || is_label() && phrases::is_whole_label_of_others(label_of(&block.text)) && is_headline()
        })
}

/// What stands before the first colon, arrow or bar of a text.
fn label_of(text: &str) -> &str {
    text.trim_start_matches(|c: char| !c.is_alphanumeric()).split(phrases::LABEL_SIGNS).next().unwrap_or_default()
}

/// Whether two sentences stand behind a colon, and no link: "Most popular: Lisbon. The city drew many."
fn tells_on(block: &Block) -> bool {
    let behind = block.text.split_once(':').map_or("", |(_, behind)| behind);
    let goes_on = |(_, rest): (&str, &str)| rest.starts_with(char::is_uppercase);
    block.link_chars == 0 && ends_sentence(behind) && behind.split_once(". ").is_some_and(goes_on)
}

/// Whether a line has nothing but the names of what a page is shared by, and words that ask to: "Facebook Twitter Email",
/// "Share on Facebook Share on X".
pub(in crate::extract) fn is_sharing(text: &str) -> bool {
    /// Bytes.
    const LONGEST: usize = 200;
    /// One name alone may be a heading.
    const FEW: usize = 2;
    let (text, is_label) = (text.trim_end_matches(COLONS), text.ends_with(COLONS));
    if text.len() > LONGEST || ends_sentence(text) {
        return false;
    }
    if SHARE_LINES.contains(&text.to_lowercase().as_str()) {
        return true;
    }
    let words = || {
        let words = text.split(|c: char| c.is_whitespace() || matches!(c, '|' | '/' | ',' | '·' | '•' | ':'));
        words.filter(|word| !word.is_empty())
    };
    let is_in = |list: &[&str], word: &str| list.iter().any(|other| word.eq_ignore_ascii_case(other));
    let is_service = |word: &str| is_in(SERVICES, word);
    let asks = |word: &str| is_in(SHARING, word);
    if words().all(is_service) {
        return words().count() >= FEW;
    }
    words().next().is_some_and(asks)
        && (is_label || words().count() > FEW)
        && words().all(|word| is_service(word) || asks(word) || is_in(SHARED, word))
}

/// Whether a line leads to both stores that sell programs for telephones: to those of the paper.
fn leads_to_stores(outline: &Outline, block: &Block) -> bool {
    /// Characters of such a line.
    const LONGEST: usize = 200;
    const STORES: [&[&str]; 2] = [&["apps.apple.com/", "itunes.apple.com/"], &["play.google.com/store"]];
    if block.link_chars == 0 || block.chars > LONGEST {
        return false;
    }
    let links = || block.texts.clone().flat_map(|t| outline.around_text(t).take(4));
    let leads = |addresses: &[&str]| {
        let is_one = |href: &str| addresses.iter().any(|address| href.contains(address));
        links().any(|e| outline.attribute(e, "href").is_some_and(is_one))
    };
    STORES.iter().all(|store| leads(store))
}

/// Whether a line is but links to other places of the page: "Jump to the recipe".
fn leads_down(outline: &Outline, block: &Block) -> bool {
    /// Characters of such a line; and of a sign that leads to a note.
    const LONGEST: usize = 60;
    const SIGN: usize = 5;
    let leads = |t: usize| {
        let link = outline.around_text(t).find(|&e| outline.tag(e) == "a");
        let href = link.and_then(|link| outline.attribute(link, "href"));
        href.is_none_or(|href| href.starts_with('#') && href.len() > 1)
    };
    block.is_text()
        && (SIGN..=LONGEST).contains(&block.chars)
        && block.link_chars * 10 >= block.chars * 8
        && !ends_sentence(&block.text)
        && block.texts.clone().all(leads)
}

/// Whether a line is a number with what it counts, or several, or a place in a row: "142 shares", "2 / 5".
fn is_counter(block: &Block) -> bool {
    /// Bytes of one, and of a row of them.
    const LONGEST: usize = 40;
    const ROW: usize = 160;
    if matches!(block.kind, BlockKind::TableRow | BlockKind::ListItem) || block.text.len() > ROW {
        return false;
    }
    let mut counters = block.text.split(['·', '•', '|']).map(str::trim);
    counters.all(|text| text.len() <= LONGEST && counts(text))
}

fn counts(text: &str) -> bool {
    let number = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    if number.is_empty() {
        return false;
    }
    let before = text[..text.len() - number.len()].trim_matches(|c: char| !c.is_alphanumeric() && c != ':');
    if !before.is_empty() {
        let label = before.to_lowercase();
        let is_number = |text: &str| text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' '));
        let counts = label.strip_suffix(':').is_some_and(|label| COUNTED.contains(&label.trim_end()));
        return PLACES.contains(&label.as_str()) && is_place(number) || counts && is_number(number);
    }
    let name = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | 'k' | 'K' | 'M'));
    COUNTED.contains(&name.trim().to_lowercase().as_str()) || is_place(number)
}

/// Whether a line names who took a picture, and says no more: "Photo: Ida Brand", "(Foto: Ida Brand)".
fn is_credit(block: &Block) -> bool {
    /// Bytes.
    const LONGEST: usize = 100;
    // Of a telephone, such a row or item says what its camera can do.
    if block.chars > LONGEST || !block.is_text() {
        return false;
    }
    let bare = block.text.trim_matches(['(', ')', '[', ']', '（', '）', ' ']);
    credit::begins(bare) && !ends_sentence(bare)
}

/// Whether a paragraph ends in brackets that name who took a picture, as captions do: "The ferry at Marl (Photo: Ida Brand)".
fn ends_in_credit(block: &Block) -> bool {
    /// Characters of a caption.
    const LONGEST: usize = 200;
    block.is_text() && block.chars <= LONGEST && credit::ends_in_brackets(&block.text)
}

/// Whether a text is nothing but "2 / 5" or "2 of 5".
fn is_place(text: &str) -> bool {
    const OF: [&str; 6] = ["/", "of", "von", "de", "sur", "di"];
    /// Slides; what has more is a result or a fraction.
    const MOST: u32 = 300;
    let digits = |text: &str| text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (at, rest) = text.split_at(digits(text));
    let rest = rest.trim_start();
    let (between, all) = rest.split_at(rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len()));
    let (Ok(at), Ok(all)) = (at.parse::<u32>(), all.parse::<u32>()) else { return false };
    OF.contains(&between.trim_end()) && at <= all && all <= MOST
}

fn is_hatnote(outline: &Outline, block: &Block) -> bool {
    let class = outline.class(block.element);
    class.split_ascii_whitespace().any(|token| HATNOTES.contains(&token))
}

/// Whether a block has nothing but digits and stands in the column beside code that numbers its lines.
pub(crate) fn numbers_a_line(outline: &Outline, block: &Block) -> bool {
    /// Elements from a number up to the column: a line, a cell, a row.
    const LEVELS: usize = 4;
    let is_number = |c: char| c.is_ascii_digit() || c.is_whitespace();
    block.text.chars().all(is_number)
        && outline.ancestors(block.element).take(LEVELS).any(|e| {
            let class = outline.class(e);
            GUTTERS.iter().any(|gutter| class.contains(gutter))
        })
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    #[test]
    fn what_leads_counts_and_numbers_is_none_of_a_story() {
        for (html, dropped) in [
            ("<p>Read more: Why the ridge matters to birds", true),
            ("<p>READ ALSO : <a href=/1>The ferry that runs on wind</a>", true),
            ("<p>यह भी पढ़ें: मौसम विभाग की चेतावनी", true),
            ("<p>Featured: <a href=/1>The ferry that runs on wind</a>", true),
            ("<p>Featured: two goats and a ladder.", false),
            ("<p>PUBLICITÉ", true),
            ("<p>Werbung", true),
            ("<h2>Werbung</h2>", false),
            ("<p>Werbung hilft.", false),
            ("<p>Weiterlesen nach der Anzeige", true),
            ("<p>This video cannot be played", true),
            ("<p>More on this story: <a href=/1>The ferry that runs on wind</a>", true),
            ("<p>À lire aussi : la criée change de mains", true),
            ("<p>İLGİLİ HABER: Yeni balık hali", true),
            ("<p>Tekst gaat verder onder de foto.", true),
            ("<p>See also the ridge: it matters to birds.", false),
            ("<p>Ähnliche Fälle: die Fähren von Marl und Skerre", false),
            ("<p>Ähnliche Fälle: <a href=/1>die Fähren von Marl und Skerre</a>", true),
            ("<p>Más información: eso es lo que pide la isla.", false),
            ("<p>Lesen Sie auch: Wem gehört der Hafen?", true),
            ("<p>CZYTAJ TEŻ: Prom już nie pływa", true),
            ("<p>【関連記事】<a href=/1>古い水門", true),
            ("<p>142 shares", true),
            ("<p>1.2K views", true),
            ("<p>Views: 1,204", true),
            ("<p>1.2k views · 45 likes · 3 comments", true),
            ("<p>3 boats | 45 likes", false),
            ("<p>❮❯1 / 2", true),
            (
                "<p>Get our app for <a href=https://apps.apple.com/1>iOS</a> and <a href=https://play.google.com/store/1>others</a>.",
                true,
            ),
            ("<p>Get our app for <a href=https://apps.apple.com/1>iOS</a>.", false),
            ("<p><a href=#recipe>Jump to the recipe</a>", true),
            ("<p><a href=#c>Jump to comments</a> · <a href=#e>Skip to the end</a>", true),
            ("<p><a href=/recipe>Jump to the recipe</a>", false),
            ("<p><a href=#n1>[12]</a>", false),
            ("<p>[<a href=/e>edit</a> | <a href=/s>edit source</a>]", true),
            ("<p>Views: 2 boats and a bridge", false),
            ("<p>2 / 5", true),
            ("<p>3 of 12", true),
            ("<p>5/2", false),
            ("<p>Page 2 of 3", true),
            ("<p>Boat 2 of 3", false),
            ("<p>12 notes of a song", false),
            ("<p>1974", false),
            ("<p>Facebook Twitter | E-mail", true),
            ("<p>Share on Facebook Share on X", true),
            (
                "<p>Share this article via WhatsApp Share this article via Twitter Copy link Share this article via Facebook",
                true,
            ),
            ("<p>Share this article", true),
            ("<p>Deel artikel", true),
            ("<p>この記事をシェア", true),
            ("<p>Share of this", false),
            ("<p>사진=오태민 기자", true),
            ("<p>ছবি: রবি সরকার", true),
            ("<p>Čítajte tiež: Prístav má nového pána", true),
            ("<p>Prijavite se na naš newsletter i primajte vijesti dana", true),
            ("<p>Пратите нас на Viber-у", false),
            ("<p>Share prices on this page", false),
            ("<p>Facebook", false),
            ("<p>Facebook pays", false),
            ("<p>Pin it for later!", true),
            ("<p>SCROLL TO CONTINUE WITH CONTENT", true),
            ("<textarea>Your comment</textarea>", true),
            ("<p>Photo: Ida Brand / Ledger", true),
            ("<p>(Foto: Ida Brand)", true),
            ("<p>Photo by Ida Brand", true),
            ("<p>Photo: the last of the herring boats.", false),
            ("<p>Photographs of the herring boats", false),
            ("<ul><li>Bild: 6,1 Zoll", false),
            ("<p>We and our 214 partners store and access information on your device.", true),
            ("<p>Follow us on Facebook and Twitter for the latest news.", true),
            ("<p>Follow the Bay Ledger on WhatsApp and get the tides every morning.", true),
            ("<p>Folgen Sie dem Boten bei Instagram", true),
            ("<p>Follow the line to the harbour.", false),
            ("<p>Share this:", true),
            ("<p>→ <a href=/1>The ferry that runs on wind</a>", true),
            ("<p>» <a href=/1>Ada</a> says that the ferry runs on wind.", false),
            ("<p>How useful was this post?", true),
            ("<p>Zauważyłeś błąd? Napisz do nas.", true),
            ("<p>Нашли ошибку? Выделите её и нажмите Ctrl+Enter.", true),
            ("<p>原标题：古老的水门", true),
            ("<p>Czy to był błąd? Nikt nie wie.", false),
            ("<table><td class=gutter><pre>1 2</pre><td class=code><pre>let</pre></table>", true),
            ("<table><td class=code><pre>12</pre><td><pre>let</pre></table>", false),
        ] {
            let tree = Html::parse_document(html);
            let outline = Outline::of(&tree);
            let mut found = vec![0];
            drop(&outline, &mut found);
            assert_eq!(found.is_empty(), dropped, "{html}");
        }
        let html =
            "<p>The ferry ran.<p>The ferry at Marl (Photo: Ida Brand)<p>It was full.<p>It came late (by an hour)";
        for (kept, expected) in [(vec![0, 1, 2, 3], vec![0, 2, 3]), (vec![1, 2], vec![1, 2])] {
            let tree = Html::parse_document(html);
            let mut found = kept;
            drop(&Outline::of(&tree), &mut found);
            assert_eq!(found, expected);
        }
    }
}
