//! What an element's tag, class, id and role hint about its content: whether it is a part of the story.
//!
//! The words are those that publishing systems and site builders of many languages name their boxes with. A hint alone
//! decides nothing; it is evidence beside the text's own shape.

use std::ops::{BitOr, Range};

/// A set of hints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints(u32);

impl Hints {
    pub const NONE: Hints = Hints(0);
    /// The story's own text: `article-body`, `entry-content`, itemprop `articleBody`.
    pub const BODY: Hints = Hints(1);
    /// The article as a whole, or its content area.
    pub const STORY: Hints = Hints(1 << 1);
    /// The paragraph under the headline.
    pub const LEAD: Hints = Hints(1 << 2);
    pub const NAVIGATION: Hints = Hints(1 << 3);
    /// Other stories: related, recommended, most read, teasers.
    pub const RELATED: Hints = Hints(1 << 4);
    pub const COMMENTS: Hints = Hints(1 << 5);
    pub const SHARE: Hints = Hints(1 << 6);
    /// Newsletters, subscriptions, logins, donations.
    pub const SIGNUP: Hints = Hints(1 << 7);
    pub const CAPTION: Hints = Hints(1 << 8);
    /// Pictures, galleries and players around a caption.
    pub const MEDIA: Hints = Hints(1 << 9);
    /// Byline, date line, reading time.
    pub const META: Hints = Hints(1 << 10);
    pub const TAGS: Hints = Hints(1 << 11);
    pub const AD: Hints = Hints(1 << 12);
    pub const FOOTER: Hints = Hints(1 << 13);
    pub const HEADER: Hints = Hints(1 << 14);
    pub const COOKIES: Hints = Hints(1 << 15);
    pub const ASIDE: Hints = Hints(1 << 16);
    pub const AUTHOR_BOX: Hints = Hints(1 << 17);
    pub const TITLE: Hints = Hints(1 << 18);
    /// Pop-ups, print-only and screen-reader texts.
    pub const CHROME: Hints = Hints(1 << 19);
    /// A quotation pulled out of the text.
    pub const PULL_QUOTE: Hints = Hints(1 << 20);
    pub const PAYWALL: Hints = Hints(1 << 21);

    /// How many there are, for tables over all of them.
    pub const COUNT: usize = 22;

    /// What is hardly ever the story.
    pub const AWAY: Hints = Hints(
        Hints::NAVIGATION.0
            | Hints::RELATED.0
            | Hints::COMMENTS.0
            | Hints::SHARE.0
            | Hints::SIGNUP.0
            | Hints::TAGS.0
            | Hints::AD.0
            | Hints::FOOTER.0
            | Hints::COOKIES.0
            | Hints::AUTHOR_BOX.0,
    );

    /// The numbers of what stands apart from the story where its box is small: [`SIGNUP`](Self::SIGNUP),
    /// [`CAPTION`](Self::CAPTION), [`TAGS`](Self::TAGS), [`ASIDE`](Self::ASIDE), [`AUTHOR_BOX`](Self::AUTHOR_BOX).
    pub const APART: [usize; 5] = [7, 8, 11, 16, 17];

    /// Hint number `bit` alone.
    pub fn bit(bit: usize) -> Hints {
        Hints(1 << bit)
    }

    /// Whether any of `of` are in the set.
    pub fn any(self, of: Hints) -> bool {
        self.0 & of.0 != 0
    }

    /// The set without those of `of`.
    pub fn without(self, of: Hints) -> Hints {
        Hints(self.0 & !of.0)
    }

    /// Whether hint number `bit` is in the set.
    pub fn has_bit(self, bit: usize) -> bool {
        self.0 >> bit & 1 == 1
    }
}

impl BitOr for Hints {
    type Output = Hints;

    fn bitor(self, other: Hints) -> Hints {
        Hints(self.0 | other.0)
    }
}

/// Names, in the order of the bits.
pub(crate) const NAMES: [&str; Hints::COUNT] = [
    "body", "story", "lead", "navigation", "related", "comments", "share", "signup", "caption", "media", "meta",
    "tags", "ad", "footer", "header", "cookies", "aside", "author-box", "title", "chrome", "pull-quote", "paywall",
];

/// The words, by hint. `word` is a whole token of a class or id, `word*` the beginning of one, `*word*` any part.
/// A token ends at anything but a letter or digit, and where small letters turn to capitals.
const WORDS: [(Hints, &str); Hints::COUNT] = [
    (
        Hints::BODY,
        "*articlebody* *article-body* *article_body* *article-content* *article_content* *articlecontent* *article-text* \
         *article_text* *articletext* *article__body* *article__content* *article__text* *storybody* *story-body* \
         *story_body* *story-content* *story-text* *storytext* *entry-content* *entrycontent* *entry_content* *entry-body* \
         *post-content* *postcontent* *post_content* *post-body* *postbody* *post_body* *post-text* *post__content* \
         *post-entry* *content-body* *content_body* *body-content* *bodytext* *body-text* *text-body* *body-copy* bodycopy \
         *richtext* *rich-text* prose *article-paragraph* *news-text* *newstext* *news-content* *news-body* *newsbody* \
         *textbody* fliesstext *blog-content* *single-content* *page-content* *pagecontent* *main-text* *maintext* \
         *field-name-body* *field--name-body* *detail-text* *detail-content* *detail-body* texte cuerpo corpo wysiwyg",
    ),
    (
        Hints::STORY,
        "article articles story post entry hentry content maincontent main artikel articulo beitrag primary",
    ),
    (
        Hints::LEAD,
        "lead lede leadtext standfirst dek deck intro* summary abstract vorspann subtitle subhead* sub-title untertitel \
         chapo chapeau entradilla sommario occhiello lid excerpt ingress anreisser description bajada copete strapline",
    ),
    (
        Hints::NAVIGATION,
        "nav* menu* *navigation* *navbar* breadcrumb* pagination pager paging *pagenav* toolbar skip* sitemap megamenu \
         dropdown submenu tabs toc",
    ),
    (
        Hints::RELATED,
        "*related* *recommend* *recirc* teaser* promo* popular* trending* trend mostread* most-read most-viewed *mostpopular* \
         latest* outbrain* taboola* similar* readmore* read-more read-also readalso *more-stories* *morestories* morenews \
         *more-news* *see-also* *seealso* onward* up-next upnext carousel* slider* swiper* *next-article* *prev-article* \
         *post-navigation* *nav-links* suggested* suggestion* *also-read* card cards verwandt* weitere* \
         meistgelesen* topnews top-stories linkbox linklist crosslink* jp-relatedposts featured* feed interstitial \
         moreon headlines ticker *newsfeed* relacionad* associated yarpp* *internal-link* *inline-link*",
    ),
    (
        Hints::COMMENTS,
        "comment* *comments* disqus* respond reply replies discussion* kommentar* comentario* commentaire* komment* coral \
         livefyre *comment-* forum reactions responses",
    ),
    (
        Hints::SHARE,
        "share* sharing *social* follow* facebook* twitter* whatsapp pinterest* linkedin *sharebar* *sharedaddy* addthis* \
         addtoany* teilen shariff* *sharing* bookmark* print* likes like rating ratings vote voting",
    ),
    (
        Hints::SIGNUP,
        "*newsletter* signup* sign-up subscribe subscription* login* register registration abo abonn* donat* \
         membership mailchimp* optin opt-in callout cta app-promo spenden push notification* mc4wp* support-us \
         lead-gen gform* wpcf7* wpforms*",
    ),
    (Hints::CAPTION, "caption* *caption* credit* credits copyright* bildunterschrift legende source bildnachweis"),
    (
        Hints::MEDIA,
        "image* img photo* picture* gallery* galeria galerie slideshow* video* player* audio* media figure thumb* bild* foto* embed* \
         podcast* lightbox infographic* jwplayer*",
    ),
    (
        Hints::META,
        "meta* byline* author* date* time* timestamp* published* pubdate postmeta *post-meta* *entry-meta* *article-meta* info \
         kicker dateline* datum autor auteur eyebrow overline rubrik category categories section-name reading-time views",
    ),
    (
        Hints::TAGS,
        "tag tags tagged taglist *tag-list* tagcloud *post-tags* topics keywords schlagwort* schlagworte* etiquetas cat-links",
    ),
    (
        Hints::AD,
        "ad ads adv advert* *advertis* adsense* adslot adunit ad-slot adbox adsby* sponsor* banner* anzeige* werbung dfp* gpt* \
         dianomi* native* commercial* affiliate* shop* product* partner* ezoic* publicid* reklam*",
    ),
    (Hints::FOOTER, "footer* foot *footer* legal imprint impressum disclaimer* colophon backtotop bottom siteinfo"),
    (Hints::HEADER, "header* *header* masthead* topbar* logo* top brand* banner-top site-title page-header"),
    (
        Hints::COOKIES,
        "cookie* *cookie* consent* *consent* gdpr* onetrust* cmp privacy* didomi* usercentrics* cybot* dsgvo",
    ),
    (
        Hints::ASIDE,
        "aside* sidebar* *sidebar* rail* secondary widget* *widget* infobox* factbox* box-aside right-col* rightcol* kasten complementary",
    ),
    (
        Hints::AUTHOR_BOX,
        "author-bio* *authorbio* *author-box* *authorbox* author-info *about-author* *aboutauthor* author-description bio *about-the-author* \
         author-card author-profile saboxplugin* *author__bio* biography author-block",
    ),
    (Hints::TITLE, "title* headline* heading* *-title *_title entry-title titel titulo titre hed"),
    (
        Hints::CHROME,
        "modal* popup* popover* overlay* tooltip* screen-reader* screenreader* sr-only visually-hidden visuallyhidden \
         hidden noprint no-print print-only printonly alert* notice* message* error* loading search* form* btn* button* \
         lang* a11y* accessibility jump hide toggle*",
    ),
    (Hints::PULL_QUOTE, "pullquote* *pull-quote* *pullquote* blockquote-pull zitat*"),
    (
        Hints::PAYWALL,
        "*paywall* premium* piano* *subscriber-only* *regwall* meter* *metered* tp-container* locked gate gated* *plus-content* barrier",
    ),
];

/// Where in a name a word has to stand.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    hint: Hints,
    at_start: bool,
    at_end: bool,
}

impl Entry {
    /// What a word says that stands in a name at `place`.
    pub(super) fn hint_at(&self, name: &str, place: Range<usize>) -> Hints {
        let bytes = name.as_bytes();
        let starts = !self.at_start || starts_token(bytes, place.start);
        let ends = !self.at_end || ends_token(bytes, place.end);
        if starts && ends { self.hint } else { Hints::NONE }
    }
}

/// The words to look for, in lower case, and what each says.
pub(super) fn words() -> impl Iterator<Item = (&'static str, Entry)> {
    WORDS.iter().flat_map(|(hint, list)| {
        list.split_ascii_whitespace().map(|word| {
            let entry = Entry { hint: *hint, at_start: !word.starts_with('*'), at_end: !word.ends_with('*') };
            (word.trim_matches('*'), entry)
        })
    })
}

fn starts_token(bytes: &[u8], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|i| bytes.get(i)) else { return true };
    !before.is_ascii_alphabetic()
        || (before.is_ascii_lowercase() && bytes.get(at).is_some_and(|b| b.is_ascii_uppercase()))
}

fn ends_token(bytes: &[u8], at: usize) -> bool {
    let Some(after) = bytes.get(at) else { return true };
    !after.is_ascii_alphabetic()
        || (after.is_ascii_uppercase() && at > 0 && bytes.get(at - 1).is_some_and(|b| b.is_ascii_lowercase()))
}

/// The hints of an element itself: its tag, role, itemprop, and `named`, those of the words in its class and id.
pub(crate) fn of_element(tag: &str, named: Hints, role: Option<&str>, itemprop: Option<&str>) -> Hints {
    let mut hints = match tag {
        "nav" | "menu" => Hints::NAVIGATION,
        "aside" => Hints::ASIDE,
        "footer" => Hints::FOOTER,
        "header" => Hints::HEADER,
        "article" | "main" => Hints::STORY,
        "figcaption" => Hints::CAPTION,
        "figure" | "picture" | "video" | "audio" => Hints::MEDIA,
        "address" | "time" => Hints::META,
        "button" | "select" | "option" | "dialog" | "label" | "textarea" | "fieldset" | "legend" => Hints::CHROME,
        _ => Hints::NONE,
    };
    hints = hints | named;
    hints = match role {
        Some("navigation" | "menu" | "menubar" | "search") => hints | Hints::NAVIGATION,
        Some("complementary") => hints | Hints::ASIDE,
        Some("contentinfo") => hints | Hints::FOOTER,
        Some("banner") => hints | Hints::HEADER,
        Some("dialog" | "alertdialog" | "alert") => hints | Hints::CHROME,
        Some("main" | "article") => hints | Hints::STORY,
        _ => hints,
    };
    match itemprop {
        Some("articleBody" | "text") => hints | Hints::BODY,
        Some("description") => hints | Hints::LEAD,
        Some("comment") => hints | Hints::COMMENTS,
        Some("author" | "datePublished" | "dateModified" | "publisher") => hints | Hints::META,
        Some("caption") => hints | Hints::CAPTION,
        _ => hints,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_count_as_tokens() {
        for (value, expected) in [
            ("ad", Hints::AD),
            ("ad-slot", Hints::AD),
            ("header", Hints::HEADER),
            ("radar", Hints::NONE),
            ("articleBody", Hints::BODY | Hints::STORY),
            ("Post-Content wide", Hints::BODY | Hints::STORY),
            ("mainNav", Hints::NAVIGATION | Hints::STORY),
            ("unrelated", Hints::RELATED),
            ("shared", Hints::SHARE),
            ("c-comments", Hints::COMMENTS),
            ("", Hints::NONE),
        ] {
            assert_eq!(super::super::read(value).1, expected, "{value}");
        }
    }

    #[test]
    fn every_hint_has_a_name_and_words() {
        for (bit, (hint, words)) in WORDS.iter().enumerate() {
            assert!(hint.has_bit(bit) && !words.is_empty() && !NAMES[bit].is_empty());
        }
        let apart = Hints::SIGNUP | Hints::CAPTION | Hints::TAGS | Hints::ASIDE | Hints::AUTHOR_BOX;
        assert_eq!(Hints::APART.map(Hints::bit).into_iter().fold(Hints::NONE, |all, hint| all | hint), apart);
    }
}
