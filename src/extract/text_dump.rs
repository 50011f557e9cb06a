//! An article from a page that was kept as plain text: copied from a browser, `lynx -dump`, `w3m -dump`, inscriptis.
//!
//! There is no markup to go by. `lines` undoes the renderer, `furniture` and `story` tell what each line is and find the stretch of
//! long ones, `reach` how far the story goes on around it. `headline`, `bylines` and `tags` weigh lines near its ends by what is
//! `seen` of them, `dateline` looks there for its day; `parts` leaves out what is none of the story inside, and `verdict` says
//! what the text is. A head of `key: value` lines is read before (`front_matter`).

mod bylines;
mod dateline;
mod front_matter;
mod furniture;
mod headline;
mod lines;
mod lists;
mod marks;
mod markup;
mod masthead;
mod named;
mod parts;
mod reach;
mod seen;
mod segment;
mod story;
mod tags;
mod told;
mod verdict;
mod verse;
mod weigh;
mod wraps;

use std::{borrow::Cow, ops::Range};

use self::front_matter::{Head, HeadKind};
pub use self::told::{candidates, contributions};

use super::{
    Metadata, body, dates, kind, language,
    outline::beginning,
    site::SiteNames,
    title::{without_name, without_site},
};
use crate::article::{DateSource, Kind, Saved, SavedSource, Stamp};

/// The most of a text that is no page, in bytes: whole books are kept as text too.
const MOST_OTHER: usize = 2_000_000;
/// The longest title of such a text, in bytes.
const MOST_TITLE: usize = 300;

/// Lines around a story's end that say it goes on for subscribers: a few that were taken for its last, and those of the box.
const WALL_INTO: usize = 2;
const WALL: usize = 16;

/// What is known of a text beside itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// The page's address, where the archive knows it.
    pub url: Option<&'a str>,
    /// When the page was saved, where that is recorded.
    pub saved: Option<Saved>,
}

/// An article's fields, as far as the text gives them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields {
    pub kind: Kind,
    pub partial: bool,
    pub url: Option<String>,
    pub site_name: Option<String>,
    pub title: Option<String>,
    pub authors: Vec<String>,
    pub published: Option<Stamp>,
    pub published_source: Option<DateSource>,
    pub published_ambiguous: bool,
    pub modified: Option<Stamp>,
    pub saved: Option<Saved>,
    pub tags: Vec<String>,
    pub section: Option<String>,
    pub language: Option<String>,
    pub description: Option<String>,
    pub text: String,
}

/// Reads an article out of a text. Whatever the text is, something comes out: what is no news page is
/// [`Kind::Other`], whole, with its first line as the title.
pub fn read(text: &str, context: &Context) -> Fields {
    let mut fields = of_head(&with_plain_ends(text), context);
    if fields.published.is_none()
        && fields.kind == Kind::Article
        && let Some(stamp) = fields.url.as_deref().and_then(dates::from_url)
    {
        fields.published = Some(stamp);
        fields.published_source = Some(DateSource::Url);
    }
    fields
}

/// A text whose lines end in `\n`, whatever program wrote it.
fn with_plain_ends(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() }
}

/// Reads a text by what stands at its head.
fn of_head(text: &str, context: &Context) -> Fields {
    match front_matter::split(text) {
        Some((head, rest)) if head.kind == HeadKind::FrontMatter => with_front_matter(&head, rest, context),
        Some((head, rest)) if head.kind == HeadKind::Reader => {
            let context = Context { url: context.url.or(head.url()), ..*context };
            let fields = page(&head.page(rest), &context);
            match head.published(&dates::Reading::default()) {
                Some(found) => Fields {
                    published: Some(found.stamp),
                    published_ambiguous: found.ambiguous,
                    published_source: Some(DateSource::Meta),
                    ..fields
                },
                None => fields,
            }
        }
        Some((mail, rest)) => {
            let kept =
                mail.saved(&dates::Reading::default()).map(|f| Saved { stamp: f.stamp, source: SavedSource::Text });
            let fields = page(rest, &Context { saved: context.saved.or(kept), ..*context });
            // What is no page that was sent in it is the mail's own text, with what its header says.
            if fields.kind == Kind::Other && !mail.is_passed_on() {
                let own = page(&mail.letter(rest), context);
                return Fields { saved: fields.saved.or(kept), ..own };
            }
            Fields { title: fields.title.or_else(|| mail.title().map(str::to_owned)), ..fields }
        }
        None => page(text, context),
    }
}

/// A text whose fields its head gives; all that follows is the story.
fn with_front_matter(head: &Head, rest: &str, context: &Context) -> Fields {
    let (excerpt, rest) = front_matter::excerpt(rest);
    let rest = rest.as_ref();
    let marked: String = rest
        .lines()
        .map(|l| if l.starts_with('#') { marks::without_marks(l) + "\n" } else { l.to_owned() + "\n" })
        .collect();
    let lines = lines::read(&marked);
    let blocks: Vec<String> = lines.iter().filter(|l| !l.image).map(|l| marks::without_marks(&l.text)).collect();
    let heading = rest.lines().find_map(|l| l.strip_prefix("# ")).map(marks::without_marks);
    let url = context.url.or(head.url());
    let site = SiteNames::of(&Metadata::default(), url);
    let title = head.title().map(str::to_owned).or_else(|| heading.clone());
    let without_own = |title: String| {
        let named = head.site_name().and_then(|name| without_name(&title, name));
        named.unwrap_or_else(|| without_site(&title, &site)).to_owned()
    };
    let title = title.map(without_own);
    // Without a heading, the first line is the headline where it may be one.
    let first = blocks.first().filter(|first| title.is_none() && blocks.len() > 1 && headline::is_short_line(first));
    let title = title.or_else(|| first.cloned());
    let is_title = |block: &str| [head.title(), heading.as_deref(), title.as_deref()].contains(&Some(block));
    let text = blocks.iter().filter(|b| !b.is_empty() && !is_title(b)).cloned().collect::<Vec<_>>().join("\n");
    let language = language::detect(&text, head.language().as_deref());
    let how = dates::Reading { language: language.as_deref(), ..dates::Reading::default() };
    let published = head.published(&how);
    // A clipper that knows no day of publication kept the page's own line of it.
    let printed = if published.is_none() && head.is_clipping() { page(rest, context) } else { Fields::default() };
    Fields {
        kind: if text.is_empty() { Kind::Empty } else { Kind::Article },
        url: url.map(str::to_owned),
        site_name: head.site_name().map(str::to_owned),
        title,
        authors: head.authors(),
        published_source: published.as_ref().map(|_| DateSource::Meta).or(printed.published_source),
        published_ambiguous: published.as_ref().map_or(printed.published_ambiguous, |f| f.ambiguous),
        published: published.map(|f| f.stamp).or(printed.published),
        modified: head.modified(&how).map(|f| f.stamp),
        saved: context.saved.or_else(|| head.saved(&how).map(|f| Saved { stamp: f.stamp, source: SavedSource::Text })),
        tags: head.tags(),
        section: head.section().map(str::to_owned),
        description: head.description().map(str::to_owned).or(excerpt),
        language,
        text,
        partial: false,
    }
}

/// A page's text, or some other.
fn page(text: &str, context: &Context) -> Fields {
    let lines = lines::read(text);
    if lines.is_empty() {
        return Fields {
            kind: Kind::Empty,
            url: context.url.map(str::to_owned),
            saved: context.saved,
            ..Fields::default()
        };
    }
    let layout = Layout::of(&lines, &lines::links(text));
    let Layout { shaped, stretch, .. } = &layout;
    let title = layout.title;
    let site_name = masthead::site_name(shaped, title);
    let standfirst = title.and_then(|t| headline::standfirst(shaped, t, stretch));
    let opening = reach::opening(shaped, title, stretch);
    let mut fields = Fields {
        title: title.map(|t| headline::text(shaped, t, site_name.as_deref())),
        section: title.and_then(|t| masthead::section(shaped, t, stretch)).or_else(|| masthead::filed(shaped, stretch)),
        site_name,
        url: context.url.map(str::to_owned).or_else(|| address(&lines)),
        description: standfirst.map(|(_, text)| text.to_owned()),
        text: parts::text(shaped, opening..stretch.end),
        ..Fields::default()
    };
    if let Some((_, text)) = standfirst.filter(|(at, _)| *at < opening) {
        fields.text = format!("{text}\n{}", fields.text);
    }
    fields.language = language::detect(&fields.text, None);
    fields.tags = tags::find(&layout);
    let dated = byline(&layout, context, &mut fields);
    parts::drop_behind(&mut fields.text, &fields.authors);
    let signs = verdict::Signs {
        signed: !fields.authors.is_empty(),
        dated,
        entitled: title.is_some_and(|title| masthead::behind_title(shaped, title).is_some())
            || masthead::is_claimed(shaped),
    };
    fields.kind = verdict::kind(shaped, stretch, signs);
    if fields.kind == Kind::Other {
        return other(text, &lines, context);
    }
    let wall = lines.get(stretch.end.saturating_sub(WALL_INTO)..).unwrap_or_default().iter().take(WALL);
    fields.partial =
        fields.kind == Kind::Article && kind::is_stub_before(body::words(&fields.text), wall.map(|l| l.text.as_str()));
    fields
}

/// Where a page's headline and story stand among its lines.
struct Layout<'a> {
    shaped: Vec<story::Shaped<'a>>,
    vocabulary: segment::Vocabulary,
    /// How far what may be the story reaches; the headline was looked for by it.
    reach: Range<usize>,
    title: Option<usize>,
    /// The line of the headline, or where the story begins without one.
    head: usize,
    /// The story, below the headline.
    stretch: Range<usize>,
    /// Its stretch of greatest weight.
    core: Range<usize>,
}

impl Layout<'_> {
    fn of<'l>(lines: &'l [lines::Line], links: &str) -> Layout<'l> {
        let shaped = story::shapes(lines);
        let core = story::stretch(&shaped);
        let reach = reach::grown(&shaped, &core);
        let title = headline::find(&shaped, &reach, links);
        let start = title.map_or(reach.start, |title| reach.start.max(title + 1));
        let (stretch, core) = (start..reach.end, core.start.max(start)..core.end);
        let (vocabulary, head) = (segment::Vocabulary::of(&shaped), title.unwrap_or(core.start));
        Layout { shaped, vocabulary, reach, title, head, stretch, core }
    }
}

/// A text that is no news page: whole, and nothing made up.
fn other(text: &str, lines: &[lines::Line], context: &Context) -> Fields {
    let text = beginning(text, MOST_OTHER).trim();
    let mut titles = lines.iter().map(|l| marks::without_marks(beginning(&l.text, MOST_TITLE)));
    let title = titles.find(|title| title.chars().any(char::is_alphanumeric));
    Fields {
        kind: Kind::Other,
        title,
        language: language::detect(text, None),
        url: context.url.map(str::to_owned),
        saved: context.saved,
        text: text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n"),
        ..Fields::default()
    }
}

/// The address that a copy or clipper writes on a line of its own at the top.
fn address(lines: &[lines::Line]) -> Option<String> {
    const LABELS: &[&str] = &["url:", "source:", "source url:", "link:", "quelle:"];
    lines.iter().take(3).find_map(|l| {
        let key = l.text.to_ascii_lowercase();
        let label = LABELS.iter().find(|label| key.starts_with(*label)).map_or(0, |label| label.len());
        let rest = l.text.get(label..)?.trim();
        let whole =
            (rest.starts_with("https://") || rest.starts_with("http://")) && !rest.contains(char::is_whitespace);
        whole.then(|| rest.to_owned())
    })
}

/// The dates by the headline, the save date of the dump's first line, and who wrote it. Whether a date was near the story.
fn byline(layout: &Layout, context: &Context, fields: &mut Fields) -> bool {
    let language = fields.language.clone();
    let mut how = reading(&layout.shaped, language.as_deref());
    fields.saved = context.saved.or_else(|| saved(layout, &how));
    how.reference = fields.saved.filter(|s| s.stamp.day().is_some()).map(|s| s.stamp.last_moment());
    let found = dateline::dates(layout, &how);
    let of_saving = |d: &dateline::Dated| context.saved.is_none() && fields.saved.is_some() && d.line == 0;
    // Where the only date by the headline is that of the last change, it is the nearest to its publication that there is.
    let published = found.iter().find(|d| !of_saving(d));
    if let Some(date) = published {
        fields.published = Some(date.found.stamp);
        fields.published_ambiguous = date.found.ambiguous;
        fields.published_source = Some(if date.near { DateSource::Byline } else { DateSource::Text });
    }
    fields.modified = found.iter().find(|d| d.changed && d.near).map(|d| d.found.stamp);
    fields.authors = bylines::authors(layout, &found, &fields.tags);
    tags::drop_author(&mut fields.tags, &fields.authors, layout);
    published.is_some_and(|d| d.near)
}

/// How the page writes its dates.
fn reading<'l>(lines: &[story::Shaped], language: Option<&'l str>) -> dates::Reading<'l> {
    let order = dates::order_hint(lines.iter().filter(|l| l.mass < 15).map(|l| l.line.text.as_str()));
    dates::Reading { order, language, reference: None }
}

/// The day that a page shows of itself at its very top, "Friday, September 5, 2025": the day it was looked at.
fn saved(layout: &Layout, how: &dates::Reading) -> Option<Saved> {
    let first = layout.shaped.first().filter(|l| l.mass <= 6 && layout.title.is_some_and(|t| t > 4))?;
    let found = dates::find_first(&first.line.text, how)?;
    found.stamp.day()?;
    Some(Saved { stamp: found.stamp, source: SavedSource::Text })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn makes_nothing_up_where_there_is_no_page() {
        for text in [
            "Crew of the Morning Tern\nAnn Lee\nBo Ray\nCy Fox\n",
            "2025-07-06 10:00:01 INFO started\n2025-07-06 10:00:02 INFO ready\n2025-07-06 10:00:03 WARN slow\n2025-07-06 10:00:09 INFO done\n",
            "# tidewatch\n\nPrints the tides.\n\n## Usage\n\n    $ tidewatch\n",
        ] {
            let fields = read(text, &Context::default());
            assert_eq!((fields.kind, fields.published, fields.authors), (Kind::Other, None, vec![]), "{text}");
            assert_eq!(fields.text, text.trim());
        }
        assert_eq!(read("[![Logo](a.png)](/)\n[Tides](/)", &Context::default()).title.as_deref(), Some("Tides"));
        assert_eq!(read("", &Context::default()).kind, Kind::Empty);
    }

    #[test]
    fn a_clipping_without_a_day_has_that_of_its_address() {
        let read =
            |head: &str| read(&format!("---\n{head}\n---\nThe harbour was closed on Monday.\n"), &Context::default());
        let source = "source: https://quay.example/2022/04/17/closed.html\ncreated: 2024-03-05";
        let day = |fields: Fields| (fields.published.map(|p| p.to_string()), fields.published_source);
        assert_eq!(day(read(source)), (Some("2022-04-17".to_owned()), Some(DateSource::Url)));
        let stated = day(read(&format!("{source}\npublished: 2022-04-16")));
        assert_eq!(stated, (Some("2022-04-16".to_owned()), Some(DateSource::Meta)));
    }

    #[test]
    fn lines_may_end_as_any_program_ends_them() {
        let story = "The ferry sails again from Monday, said the harbour master, after nine years at the quay.";
        for note in [
            format!("---\ntitle: Ferry sails\nauthor: Ada Lund\n---\n{story}\n"),
            format!(
                "# Ferry sails\n\n## Metadata\n- Author: [[Ada Lund]]\n- Full Title: Ferry sails\n\n## Highlights\n{story}\n"
            ),
            format!("Ferry sails\n\n{story}\n\n\nid: 0a\nauthor: Ada Lund\ntype_: 1"),
            format!(
                "---\ntitle: Ferry sails\nauthor: Ada Lund\n---\n# Ferry sails\n\n> ## Excerpt\n> The ferry sails\n\n{story}"
            ),
        ] {
            let fields = read(&note, &Context::default());
            assert_eq!(
                (fields.title.as_deref(), &*fields.authors),
                (Some("Ferry sails"), &["Ada Lund".to_owned()][..])
            );
            assert_eq!(fields.text, story);
            for end in ["\r\n", "\r"] {
                assert_eq!(read(&note.replace('\n', end), &Context::default()), fields, "{note}");
            }
        }
    }

    #[test]
    fn the_first_line_is_title_or_text() {
        let read = |text: &str| read(&format!("---\nsource: https://x.example/y\n---\n{text}"), &Context::default());
        let fields = read("Ferry sails again\n\nIt sails from Monday, said the harbour master.");
        assert_eq!(
            (fields.title.as_deref(), &*fields.text),
            (Some("Ferry sails again"), "It sails from Monday, said the harbour master.")
        );
        let fields = read("It sails from Monday, said the harbour master.\n\nSo it did.");
        assert_eq!(
            (fields.title.as_deref(), &*fields.text),
            (None, "It sails from Monday, said the harbour master.\nSo it did.")
        );
    }

    #[test]
    fn stories_in_scripts_without_spaces_are_told() {
        let scripts = ["ກາເຮືອຂ້າມຟາກກັບມາແລ່ນອີກ", "ကူးတို့သင်္ဘောပြန်လည်ထွက်ခွာသည်", "សាឡាងដំណើរការឡើងវិញ", "เรือข้ามฟากกลับมาแล่นอีกครั้ง"];
        for words in scripts {
            let body: String = (1..5).map(|n| format!("{} {n}\n\n", words.repeat(6))).collect();
            let text = format!("{words}\n\nBy Ada Lund\n6 July 2025\n\n{body}");
            assert_eq!(read(&text, &Context::default()).kind, Kind::Article, "{words}");
        }
    }

    #[test]
    fn a_reader_services_head_is_read() {
        let part = |n| {
            format!(
                "Part {n} of [the bridge](/bridge) was opened on Monday, nine years after the council\nlaid its *stone*.\n\n"
            )
        };
        let story: String = (0..4).map(part).collect();
        let text = format!(
            "Title: Bridge opens at last | The River Paper\n\nURL Source: https://river.example/bridge\n\n\
             Published Time: 2025-07-06T10:00:00+02:00\n\nMarkdown Content:\n[Home](/)\n\n# Bridge opens at last\n\n\
             By [Ada Example](/ada)\n\n{story}"
        );
        let fields = read(&text, &Context::default());
        assert_eq!(fields.title.as_deref(), Some("Bridge opens at last"));
        assert_eq!(fields.url.as_deref(), Some("https://river.example/bridge"));
        assert_eq!(fields.published.map(|p| p.to_string()).as_deref(), Some("2025-07-06T10:00:00+02:00"));
        assert_eq!(fields.authors, ["Ada Example"]);
        assert!(
            fields
                .text
                .starts_with("Part 0 of the bridge was opened on Monday, nine years after the council laid its stone.")
        );
    }

    #[test]
    fn a_short_story_before_a_paywall_is_partial() {
        let head = "Home\n\nNews\n\nBridge opens after nine years\n\nBy Ada Example\n6 July 2025\n\n";
        let story = |paragraphs: usize| -> String {
            let part = |n| {
                format!(
                    "Part {n} of the bridge over the river was opened on Monday, nine years after the council laid its stone.\n\n"
                )
            };
            (0..paragraphs).map(part).collect()
        };
        let partial = |text: String| read(&text, &Context::default()).partial;
        assert!(partial(format!("{head}{}Subscribe to continue reading\n\nMore news\n", story(10))));
        assert!(partial(format!("{head}{}To continue reading this story, sign in or become a member.\n", story(10))));
        assert!(!partial(format!("{head}{}More news\n", story(10))));
        assert!(!partial(format!("{head}{}Subscribe to continue reading\n", story(30))));
        assert!(!partial(format!("Subscribe to continue reading\n\n{head}{}More news\n", story(10))));
    }

    proptest! {
        #[test]
        fn never_panics(text in "(By |Von |Tags: |Tags\n|July 6, 2025|6\\.7\\.25|\n|\n\n|   |[*] |Ann Lee|A long line of words that ends as sentences do, with a stop\\.|©|< ?/? ?td>|& lt ;|\\[1\\]|é|日本|Home > |Comments){0,60}") {
            read(&text, &Context::default());
        }

        #[test]
        fn never_panics_where_lines_are_wrapped(begins in prop::collection::vec("(– |— |• |o |- |[*] |“|…|日|é|# |[)] )?", 8..20)) {
            let row = |begin: &String| {
                format!("When the harbour had closed on the last Sunday of March, nobody knew\n{begin}where it would land.\n\n")
            };
            read(&begins.iter().map(row).collect::<String>(), &Context::default());
        }

        #[test]
        fn never_panics_on_anything(text in "(?s).{0,400}") {
            read(&text, &Context::default());
        }
    }
}
