//! What keys and types in data say of the text under them.

use std::{collections::HashSet, sync::LazyLock};

use foldhash::fast::RandomState;

/// Words that keys of a story's text end with; the keys of rich text among them (`children`, `value`).
const TEXTS: &str = "body text html content contents value rendered processed copy paragraph paragraphs markup markdown \
     children items lines story article richtext articlebody bodytext texto cuerpo contenido corps contenu texte inhalt \
     testo";

/// Words of keys of what is not the story: other stories, the author, the page's frame, a program's own.
const OTHERS: &str = "related recommend recommended recommendations author authors byline bio comment comments teaser \
     teasers excerpt summary description descriptions seo meta metadata caption captions image images img photo photos \
     picture video videos media thumbnail tag tags keyword keywords category categories nav navigation menu menus footer \
     sidebar newsletter newsletters subscribe subscription cookie cookies consent legal copyright alt button link links \
     label labels cta promo promos ad ads advert popular trending latest next prev previous breadcrumb breadcrumbs i18n \
     locale locales messages translations translation config settings user users disclaimer social share sharing credit \
     credits style styles css class classname query variables error errors schema \
     icon banner modal login paywall placeholder tooltip aria";

/// Types of parts of rich text that are no running text.
const APART: &str = "image photo gallery video embed embedded ad advert advertisement interstitial related newsletter \
     promo teaser social tweet divider button cta caption audio podcast infobox iframe script style slideshow \
     recommendation readmore signup poll quiz map chart product";

/// Types of parts that go on in a line.
const INLINE: &str = "text span textnode link hyperlink a inline strong em b i mark u emphasis leaf code sup sub";

fn words(list: &'static str) -> HashSet<&'static str, RandomState> {
    list.split_ascii_whitespace().collect()
}

type Words = LazyLock<HashSet<&'static str, RandomState>>;

static TEXT: Words = LazyLock::new(|| words(TEXTS));
static OTHER: Words = LazyLock::new(|| words(OTHERS));
static APARTS: Words = LazyLock::new(|| words(APART));
static INLINES: Words = LazyLock::new(|| words(INLINE));

/// The words of a key, in lower case: `bodyHtml`, `body_html` and `body-html` are two.
fn words_of(key: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut goes_on = false;
    for c in key.chars() {
        if !c.is_alphanumeric() {
            goes_on = false;
            continue;
        }
        match words.last_mut() {
            Some(word) if goes_on && !c.is_uppercase() => word.push(c),
            _ => words.push(c.to_lowercase().collect()),
        }
        // Of capitals in a row each begins a word of its own, which is none that is looked for.
        goes_on = true;
    }
    words
}

/// Whether the text under a key may be the story's whatever it looks like.
pub(super) fn is_text(key: &str) -> bool {
    words_of(key).last().is_some_and(|word| TEXT.contains(word.as_str()))
}

/// Whether what stands under a key is something else than the story.
pub(super) fn is_other(key: &str) -> bool {
    words_of(key).iter().any(|word| OTHER.contains(word.as_str()))
}

/// Whether a part of this type is no running text.
pub(super) fn is_apart(kind: &str) -> bool {
    words_of(kind).iter().any(|word| APARTS.contains(word.as_str()))
}

/// Whether a part of this type goes on in a line.
pub(super) fn is_inline(kind: &str) -> bool {
    let words = words_of(kind);
    // Contentful calls its links `entry-hyperlink`.
    words.last().is_some_and(|word| INLINES.contains(word.as_str())) && words.len() <= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_by_their_words() {
        for (key, text, other) in [
            ("bodyHtml", true, false),
            ("article_body", true, false),
            ("content_elements", false, false),
            ("relatedArticles", false, true),
            ("author-bio", false, true),
            ("linkText", true, true),
            ("loaded", false, false),
            ("", false, false),
        ] {
            assert_eq!((is_text(key), is_other(key)), (text, other), "{key}");
        }
        for (kind, apart, inline) in [
            ("paragraph", false, false),
            ("text", false, true),
            ("entry-hyperlink", false, true),
            ("interstitial_link", true, true),
            ("core/image", true, false),
            ("heading-2", false, false),
        ] {
            assert_eq!((is_apart(kind), is_inline(kind)), (apart, inline), "{kind}");
        }
    }
}
