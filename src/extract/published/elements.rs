//! Dates that elements hold for programs: microdata and RDFa properties, `<time>`, and the attributes of templates.

use super::{
    Dates, MAX_ELEMENTS, is_utc,
    labels::{self, Label},
};
use crate::{
    extract::{
        dates,
        outline::{DATA, ElementId, NameBits, name_bit},
        scene::contains_fold,
    },
    page::{
        date_keys::{self, DateKey},
        programs,
    },
};

impl<'s> Dates<'s, '_> {
    pub(super) fn gather_properties(&mut self) {
        let dated = self.scene.metadata.properties.iter().filter(|p| is_dated(&p.name));
        for property in dated.take(MAX_ELEMENTS) {
            let feature = match property.name.as_str() {
                "datePublished" => "item_published",
                "dateModified" | "modified" => {
                    self.add_modified(&property.value, "itemprop dateModified", "item_modified");
                    continue;
                }
                "uploadDate" => "ld_other",
                _ => "item_created",
            };
            let boxes = self.scene.boxes(property.element);
            let feature = if boxes.comments || boxes.related || property.item_type == "Comment" {
                "item_elsewhere"
            } else {
                feature
            };
            self.add_value(&property.value, "itemprop", feature, Some(property.element));
        }
    }

    pub(super) fn gather_time_elements(&mut self) {
        let outline = self.scene.outline;
        let mut seen = 0;
        for id in 0..outline.elements.len() {
            if !outline.may_have(id, Attributes::NAMES) {
                continue;
            }
            let Some(held) = self.held_date(id).filter(|_| !self.is_of_subject(id)) else { continue };
            seen += 1;
            if seen > MAX_ELEMENTS {
                break;
            }
            let found = self.in_order(|reading| dates::parse_stamp(held.value, reading).into_iter().collect());
            let [found] = found.as_slice() else { continue };
            let label = if held.says.is_none() { self.label_before(id) } else { None };
            let updated =
                held.says == Some(DateKey::Modified) || self.says_updated(id) || label == Some(Label::Updated);
            // A theme's class of all its days may be that of publication; microdata tells them apart.
            let property = || outline.attribute(id, "itemprop").and_then(date_keys::read);
            let published = held.says == Some(DateKey::Published)
                || self.says_published(id) && property() != Some(DateKey::Modified)
                || label == Some(Label::Published);
            if updated {
                self.modified.push(found.stamp);
            }
            let mut mention = self.mention(id, None);
            mention.flag("time_updated", updated);
            let source = format!("<{}>", outline.tag(id));
            if let Some(dated) = self.add(found.stamp, found.ambiguous, &source, "time_element", Some(id)) {
                dated.candidate.features.flag("stamp_utc", is_utc(&found.stamp));
                dated.candidate.features.flag("time_published", published);
                if !updated && !mention.is_of_other() {
                    dated.tell(found.stamp);
                }
                dated.mentioned(mention);
            }
        }
    }

    /// Whether microdata call a day that of what the page tells of: an event, a life.
    fn is_of_subject(&self, id: ElementId) -> bool {
        self.scene.outline.attribute(id, "itemprop").is_some_and(date_keys::is_other)
    }

    /// The same of an element or the one around it.
    pub(super) fn is_in_subject(&self, element: ElementId) -> bool {
        self.scene.outline.ancestors(element).take(2).any(|e| self.is_of_subject(e))
    }

    /// Whether an element is a part of a widget in which a day is chosen or counted down to.
    fn is_of_calendar(&self, id: ElementId) -> bool {
        const WIDGETS: &[&str] = &["datepicker", "date-picker", "flatpickr", "countdown"];
        /// Elements around the day: a cell's row, group, table, view and widget.
        const AROUND: usize = 6;
        let outline = self.scene.outline;
        outline.ancestors(id).take(AROUND).enumerate().any(|(level, e)| {
            let named = |name| outline.attribute(e, name).unwrap_or_default();
            let says = |word: &str| contains_fold(named("class"), word) || contains_fold(named("id"), word);
            // A date's own class may speak of the little picture before it.
            WIDGETS.iter().any(|word| says(word)) || level > 0 && says("calendar")
        })
    }

    /// What the words before an element, on the same line, call the date in it.
    fn label_before(&self, id: ElementId) -> Option<Label> {
        let outline = self.scene.outline;
        let at = outline.texts_in(id).start;
        let goes_on = outline.texts.get(at).is_some_and(|text| !text.starts_line);
        let before = at.checked_sub(1).and_then(|at| outline.texts.get(at)).filter(|_| goes_on)?;
        labels::before_date(before.raw)
    }

    /// What a form's hidden field, by its name or id, calls the date in it.
    fn named_field(&self, id: ElementId) -> Option<DateKey> {
        let attribute = |name| self.scene.outline.attribute(id, name);
        attribute("type").filter(|kind| kind.eq_ignore_ascii_case("hidden"))?;
        let says = |name| attribute(name).and_then(date_keys::read).filter(|says| *says == DateKey::Published);
        says("name").or_else(|| says("id"))
    }

    /// The date that an element holds in an attribute.
    fn held_date(&self, id: ElementId) -> Option<Held<'s>> {
        let outline = self.scene.outline;
        let tag = outline.tag(id);
        let had = Attributes::of(outline.attributes(id))?;
        // `<relative-time>`, `<amp-timeago>` and their like, which a program makes; `<ins>` and `<del>` date a part of the text.
        let is_time = tag == "time" || tag.contains('-') && tag.contains("time");
        if let Some(value) = had.datetime.filter(|_| !matches!(tag, "ins" | "del")) {
            // What HTML once had for the time of publication.
            let says = outline.attribute(id, "pubdate").map(|_| DateKey::Published);
            return Some(Held { value, says });
        }
        if (is_time || matches!(tag, "abbr" | "span"))
            && let Some(value) = had.title.or(had.content)
            && (is_time || self.holds_time(id))
        {
            return Some(Held { value, says: None });
        }
        // `<data class="dt-published" value="…">`
        if let Some(value) = had.value.filter(|_| tag == "data" && self.holds_time(id)) {
            return Some(Held { value, says: None });
        }
        if let Some(value) = had.title.or(had.label).filter(|title| is_full_date(title)) {
            return Some(Held { value, says: None });
        }
        if tag == "input" {
            let says = self.named_field(id)?;
            return had.value.map(|value| Held { value, says: Some(says) });
        }
        // A link's are another page's, and those of cells and fields are a calendar's.
        let is_others = matches!(tag, "a" | "td" | "th" | "select" | "option" | "button");
        let (name, value) = had.data.filter(|_| !is_others)?;
        if self.is_of_calendar(id) {
            return None;
        }
        Some(Held { value, says: date_keys::read(name) })
    }
}

/// The attributes of an element that may hold a date, those of HTML where they are filled.
#[derive(Default)]
struct Attributes<'a> {
    datetime: Option<&'a str>,
    title: Option<&'a str>,
    /// `aria-label`.
    label: Option<&'a str>,
    content: Option<&'a str>,
    value: Option<&'a str>,
    /// The first data attribute that is called a date's, and its value.
    data: Option<(&'a str, &'a str)>,
}

impl<'a> Attributes<'a> {
    /// The bits of their names.
    const NAMES: NameBits = DATA
        | name_bit("datetime")
        | name_bit("pubdate")
        | name_bit("title")
        | name_bit("aria-label")
        | name_bit("content")
        | name_bit("value");

    /// `None` where there is none of them, as on most elements.
    fn of(attributes: &[(&'a str, &'a str)]) -> Option<Attributes<'a>> {
        let mut had = Attributes::default();
        let mut any = false;
        for &(name, value) in attributes {
            let place = match name {
                "datetime" => &mut had.datetime,
                // `<time pubdate="2013-04-04">`
                "pubdate" if programs::has_year(value) => &mut had.datetime,
                "title" => &mut had.title,
                "aria-label" => &mut had.label,
                "content" => &mut had.content,
                "value" => &mut had.value,
                _ => {
                    if had.data.is_none() && date_keys::in_attribute(name.as_bytes()) {
                        (had.data, any) = (Some((name, value)), true);
                    }
                    continue;
                }
            };
            *place = Some(value).filter(|value| !value.trim().is_empty());
            any |= place.is_some();
        }
        any.then_some(had)
    }
}

/// A date in an element's attribute.
struct Held<'a> {
    value: &'a str,
    /// What the attribute calls it.
    says: Option<DateKey>,
}

/// Whether a title is a date with its year and no more, as it stands behind "3 hours ago": `Monday, March 3, 2014 at 6:15pm`.
fn is_full_date(title: &str) -> bool {
    /// Characters of the shortest, `3.3.2014`, and of the longest.
    const LENGTHS: std::ops::RangeInclusive<usize> = 8..=60;
    /// Words of a weekday, a date and a time with its zone.
    const MOST_WORDS: usize = 9;
    if !LENGTHS.contains(&title.len()) || !programs::has_year(title) {
        return false;
    }
    let found = dates::find_all(title, &dates::Reading::default());
    let [date] = found.as_slice() else { return false };
    let rest = title.len() - date.span.len();
    date.stamp.day().is_some() && rest * 2 <= title.len() && title.split_whitespace().count() <= MOST_WORDS
}

/// Properties of dates: schema.org's, and Dublin Core's without its prefix (`dc:date`, `dcterms:created`).
fn is_dated(name: &str) -> bool {
    matches!(
        name,
        "datePublished" | "dateModified" | "dateCreated" | "date" | "issued" | "created" | "modified" | "uploadDate"
    )
}
