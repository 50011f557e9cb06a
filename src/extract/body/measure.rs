//! What is counted of a page's elements and blocks before anything is decided.

use std::{collections::HashSet, ops::Range};

use foldhash::fast::RandomState;
use memchr::memchr_iter;

use crate::extract::{
    letters,
    names::hints::{self, Hints},
    outline::{Block, BlockKind, Element, ElementId, Outline, beginning},
};

use super::{
    Context,
    shape::{End, Shape},
};

/// Counts, by element and by block.
pub struct Measures {
    /// An element's own hints.
    pub hints: Vec<Hints>,
    /// A hash of an element's tag and class.
    pub signature: Vec<u64>,
    pub depth: Vec<u32>,
    /// How many siblings have an element's signature, itself included.
    pub repeats: Vec<f32>,
    pub shapes: Vec<Shape>,
    /// The words of each block.
    pub words: Vec<f32>,
    /// Characters of running text in a block outside links, 0 for what is no running text.
    pub prose: Vec<f32>,
    pub all_prose: f32,
    /// The headline's element, where it stands in the page.
    pub headline: Option<ElementId>,
    /// The first block after the headline.
    pub first: usize,
    title_words: TitleWords,
    descriptions: Vec<String>,
    /// The share of a block's word runs that JSON-LD's `articleBody` has.
    pub in_json: Vec<f32>,
    pub has_json: bool,
    json_words: f32,
    pub seen_before: Vec<bool>,
    /// Sums over the blocks before, with one more at the end.
    before: Vec<Sums>,
    /// `prose`, less what stands before the headline or in a box for other things.
    likely_before: Vec<f32>,
    media_before: Vec<f32>,
    inputs_before: Vec<f32>,
}

/// Sums over some blocks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sums {
    pub weight: f32,
    pub chars: f32,
    pub link_chars: f32,
    pub blocks: f32,
    pub prose: f32,
    pub media: f32,
    pub inputs: f32,
}

impl Sums {
    pub fn link_density(&self) -> f32 {
        if self.chars > 0.0 { self.link_chars / self.chars } else { 0.0 }
    }
}

impl Measures {
    pub fn of(outline: &Outline, context: &Context) -> Measures {
        let hints: Vec<Hints> = (0..outline.elements.len())
            .map(|e| {
                let (role, itemprop) = (outline.attribute(e, "role"), outline.attribute(e, "itemprop"));
                hints::of_element(outline.tag(e), outline.hints(e), role, itemprop)
            })
            .collect();
        let signature: Vec<u64> = outline.elements.iter().map(signature).collect();
        let shapes: Vec<Shape> = outline.blocks.iter().map(|b| Shape::of(&b.text)).collect();
        let prose: Vec<f32> = (0..outline.blocks.len()).map(|b| prose_of(outline, &shapes, b)).collect();
        let headline_block = headline_block(outline, context);
        let first = headline_block.map_or(0, |b| b + 1);
        let (media_before, inputs_before) = counted_before(outline);
        let body: HashSet<u64, RandomState> =
            context.article_body.as_deref().map(runs).unwrap_or_default().into_iter().collect();
        let title = title_of(outline, context);
        Measures {
            depth: depths(outline),
            repeats: repeats(outline, &signature),
            all_prose: prose.iter().sum(),
            title_words: TitleWords::of(&title),
            descriptions: descriptions(outline),
            in_json: outline
                .blocks
                .iter()
                .map(|b| if body.is_empty() { 0.0 } else { share_of(&body, &b.text) })
                .collect(),
            has_json: !body.is_empty(),
            json_words: body.len() as f32,
            seen_before: seen_before(outline),
            before: sums_before(outline, &shapes, &prose),
            likely_before: likely_before(outline, &hints, &prose, first),
            headline: headline_block.map(|b| outline.blocks[b].element),
            words: shapes.iter().map(|shape| shape.words).collect(),
            hints,
            signature,
            shapes,
            prose,
            first,
            media_before,
            inputs_before,
        }
    }

    /// The share of a short block's words that the title has.
    pub fn title_overlap(&self, block: &Block) -> f32 {
        /// Characters; a paragraph has words of every title.
        const SHORT: usize = 300;
        if block.chars > SHORT {
            return 0.0;
        }
        let (mut all, mut shared) = (0.0, 0.0);
        for word in letters::words(&block.text) {
            all += 1.0;
            shared += f32::from(self.title_words.has(word));
        }
        if all > 0.0 { shared / all } else { 0.0 }
    }

    /// Whether a block and the page's description are the same, or one begins with the other.
    pub fn in_description(&self, block: &Block) -> bool {
        let text = block.text.as_str();
        block.chars >= LONG_DESCRIPTION
            && self.descriptions.iter().any(|d| text.starts_with(d.as_str()) || holds(d, text))
    }

    /// The share of `articleBody`'s word runs that some blocks have; there must be one.
    pub fn covered(&self, blocks: &[usize]) -> f32 {
        let found: f32 = blocks.iter().map(|&b| self.in_json[b] * self.words[b]).sum();
        found / self.json_words
    }

    /// A part of the page's running text, 0 to 1.
    pub fn share(&self, prose: f32) -> f32 {
        if self.all_prose > 0.0 { prose / self.all_prose } else { 0.0 }
    }

    pub fn sums_of(&self, blocks: Range<usize>) -> Sums {
        let (a, b) = (self.before[blocks.start], self.before[blocks.end]);
        Sums {
            weight: b.weight - a.weight,
            chars: b.chars - a.chars,
            link_chars: b.link_chars - a.link_chars,
            blocks: b.blocks - a.blocks,
            prose: b.prose - a.prose,
            ..Sums::default()
        }
    }

    /// Sums over all that is under an element.
    pub fn sums(&self, outline: &Outline, element: ElementId) -> Sums {
        let under = outline.subtree(element);
        Sums {
            media: self.media_before[under.end] - self.media_before[under.start],
            inputs: self.inputs_before[under.end] - self.inputs_before[under.start],
            ..self.sums_of(outline.blocks_in(element))
        }
    }

    /// Pictures and players between the block before and this one.
    pub fn media_before(&self, outline: &Outline, block: usize) -> f32 {
        let Some(before) = block.checked_sub(1) else { return 0.0 };
        let from = outline.elements[outline.blocks[before].element].end();
        let to = outline.blocks[block].element;
        if from < to { self.media_before[to] - self.media_before[from] } else { 0.0 }
    }

    /// The smallest element on the way down that holds `share` of the running text of the one above it.
    pub fn container(&self, outline: &Outline, share: f32) -> ElementId {
        let likely = |e: ElementId| {
            let blocks = outline.blocks_in(e);
            self.likely_before[blocks.end] - self.likely_before[blocks.start]
        };
        let mut current = 0;
        let mut child = 1;
        while child < outline.elements.len() && child < outline.elements[current].end() {
            if likely(child) > share * likely(current) {
                current = child;
                child += 1;
            } else {
                child = outline.elements[child].end();
            }
        }
        // Text in a `<font>` around a whole page is of blocks that belong to the box around it.
        outline.ancestors(current).find(|&e| outline.elements[e].is_box).unwrap_or(current)
    }
}

/// Whether a block is marked as a heading and is none of the paragraphs that some pages mark so for their size.
pub(super) fn is_heading(block: &Block, shape: &Shape) -> bool {
    /// Longer than nearly all headings that end with a stop.
    const PARAGRAPH: f32 = 120.0;
    block.is_heading() && (shape.weight < PARAGRAPH || shape.end != End::Stop)
}

fn prose_of(outline: &Outline, shapes: &[Shape], b: usize) -> f32 {
    let block = &outline.blocks[b];
    if block.kind == BlockKind::Caption || outline.elements[block.element].hidden || is_heading(block, &shapes[b]) {
        return 0.0;
    }
    let plain = 1.0 - block.link_chars as f32 / block.chars as f32;
    let weight = shapes[b].weight * plain;
    if weight < 60.0 || plain < 0.5 { 0.0 } else { weight }
}

fn sums_before(outline: &Outline, shapes: &[Shape], prose: &[f32]) -> Vec<Sums> {
    let mut sums = Sums::default();
    let mut before = Vec::with_capacity(prose.len() + 1);
    before.push(sums);
    for (b, block) in outline.blocks.iter().enumerate() {
        sums.weight += shapes[b].weight;
        sums.chars += block.chars as f32;
        sums.link_chars += block.link_chars as f32;
        sums.blocks += 1.0;
        sums.prose += prose[b];
        before.push(sums);
    }
    before
}

fn likely_before(outline: &Outline, hints: &[Hints], prose: &[f32], first: usize) -> Vec<f32> {
    let mut sum = 0.0;
    let mut before = vec![sum];
    for (b, block) in outline.blocks.iter().enumerate() {
        let away = outline.ancestors(block.element).take(6).any(|e| hints[e].any(Hints::AWAY));
        let far = if b < first { 4.0 } else { 1.0 };
        sum += prose[b] / far / if away { 8.0 } else { 1.0 };
        before.push(sum);
    }
    before
}

/// Pictures and players, and inputs and buttons, before each element.
fn counted_before(outline: &Outline) -> (Vec<f32>, Vec<f32>) {
    let (mut media, mut inputs) = (vec![0.0], vec![0.0]);
    let (mut pictures, mut fields) = (0.0, 0.0);
    for element in &outline.elements {
        match element.tag {
            "img" | "picture" | "video" | "audio" | "figure" | "amp-img" => pictures += 1.0,
            "input" | "button" | "textarea" | "select" => fields += 1.0,
            _ => {}
        }
        media.push(pictures);
        inputs.push(fields);
    }
    (media, inputs)
}

fn signature(element: &Element) -> u64 {
    let class = u64::from(element.class_name) + 1;
    element.tag.bytes().fold(class, |hash, b| (hash.rotate_left(5) ^ u64::from(b)).wrapping_mul(MIX))
}

fn depths(outline: &Outline) -> Vec<u32> {
    let mut depth: Vec<u32> = Vec::with_capacity(outline.elements.len());
    for element in &outline.elements {
        depth.push(element.parent().map_or(0, |p| depth[p] + 1));
    }
    depth
}

/// How many siblings have each element's signature, itself included: counted in a table with room to spare, in which a key
/// stands at the first free place from its own on.
fn repeats(outline: &Outline, signature: &[u64]) -> Vec<f32> {
    let size = (2 * signature.len()).next_power_of_two();
    let mut counts: Vec<(u64, u32)> = vec![(0, 0); size];
    let place_of = |(element, &signature): (&Element, &u64)| {
        // Two keys of 64 bits are not the same by chance, and none is 0.
        let parent = element.parent().map_or(0, |parent| parent as u64 + 1);
        let key = (signature ^ parent.wrapping_mul(MIX)).wrapping_mul(MIX) | 1;
        let mut place = (key >> 32) as usize & (size - 1);
        while counts[place].0 != 0 && counts[place].0 != key {
            place = (place + 1) & (size - 1);
        }
        counts[place] = (key, counts[place].1 + 1);
        place
    };
    let places: Vec<usize> = outline.elements.iter().zip(signature).map(place_of).collect();
    places.into_iter().map(|place| counts[place].1 as f32).collect()
}

fn seen_before(outline: &Outline) -> Vec<bool> {
    /// Shorter texts repeat by chance.
    const LONG: usize = 25;
    let mut seen: HashSet<&str, RandomState> = HashSet::default();
    outline.blocks.iter().map(|b| b.chars >= LONG && !seen.insert(b.text.as_str())).collect()
}

fn title_of(outline: &Outline, context: &Context) -> String {
    match context.headline {
        Some(headline) => headline.text.to_owned(),
        None => outline.tagged(&["title"]).next().map(|e| outline.text_of(e)).unwrap_or_default(),
    }
}

/// A hash of a word, without regard to case.
fn hash_of(word: &str) -> u64 {
    let mix = |hash: u64, part: u32| (hash.rotate_left(5) ^ u64::from(part)).wrapping_mul(MIX);
    if word.is_ascii() {
        return word.bytes().fold(0, |hash, byte| mix(hash, byte.to_ascii_lowercase().into()));
    }
    word.chars().flat_map(char::to_lowercase).fold(0, |hash, c| mix(hash, c.into()))
}

/// The words of a title.
#[derive(Debug, Default)]
struct TitleWords {
    hashes: HashSet<u64, RandomState>,
    /// A bit for each small letter and digit that a word begins with: most words of a page begin otherwise.
    begins: u128,
}

impl TitleWords {
    fn of(title: &str) -> TitleWords {
        let mut words = TitleWords::default();
        for word in letters::words(title) {
            words.hashes.insert(hash_of(word));
            words.begins |= beginning_of(word);
        }
        words
    }

    fn has(&self, word: &str) -> bool {
        let begin = beginning_of(word);
        (begin == 0 || self.begins & begin != 0) && self.hashes.contains(&hash_of(word))
    }
}

/// The bit of a word's first character, small or capital; 0 beyond ASCII.
fn beginning_of(word: &str) -> u128 {
    word.bytes().next().filter(u8::is_ascii).map_or(0, |first| 1 << first.to_ascii_lowercase())
}

/// An odd number without a pattern (2^64 over the golden ratio).
const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

/// Characters of a description, or of a block like it; what is shorter is a name or a slogan.
const LONG_DESCRIPTION: usize = 30;

/// What the page says that it is about, without the stop or ellipsis at its end.
fn descriptions(outline: &Outline) -> Vec<String> {
    /// Bytes; what is longer is a story put into a description, and every block is looked for in it.
    const LONGEST: usize = 1_000;
    const MANY: usize = 4;
    let is_description = |e: ElementId| {
        let name = outline.attribute(e, "name").or_else(|| outline.attribute(e, "property"));
        matches!(name, Some("description" | "og:description" | "twitter:description"))
    };
    outline
        .tagged(&["meta"])
        .filter(|&e| is_description(e))
        .filter_map(|e| outline.attribute(e, "content"))
        .map(|d| beginning(d.trim(), LONGEST).trim_end_matches(['.', '…', ' ']).to_owned())
        .take(MANY)
        .filter(|d| d.len() >= LONG_DESCRIPTION)
        .collect()
}

/// Whether a short text holds another. Nearly all of a page's blocks are looked for in its description: to set up a searcher
/// would cost more than the search.
fn holds(outer: &str, inner: &str) -> bool {
    let (outer, inner) = (outer.as_bytes(), inner.as_bytes());
    let Some(&first) = inner.first() else { return true };
    inner.len() <= outer.len()
        && memchr_iter(first, &outer[..=outer.len() - inner.len()]).any(|at| outer[at..].starts_with(inner))
}

/// Hashes of every four words in a row, or of all words where there are fewer.
fn runs(text: &str) -> Vec<u64> {
    const RUN: usize = 4;
    let words: Vec<u64> = letters::words(text).map(hash_of).collect();
    let mix = |run: &[u64]| run.iter().fold(0_u64, |hash, word| (hash.rotate_left(5) ^ word).wrapping_mul(MIX));
    if words.len() < RUN { vec![mix(&words)] } else { words.windows(RUN).map(mix).collect() }
}

fn share_of(body: &HashSet<u64, RandomState>, text: &str) -> f32 {
    let runs = runs(text);
    runs.iter().filter(|run| body.contains(run)).count() as f32 / runs.len() as f32
}

/// The block of the headline: of the element that is known, or else the heading that is most like the page's title.
fn headline_block(outline: &Outline, context: &Context) -> Option<usize> {
    if let Some(element) = context.headline.and_then(|h| h.element) {
        return outline.blocks_in(element).next_back();
    }
    let title = title_of(outline, context);
    let is_heading = |b: &usize| matches!(outline.blocks[*b].kind, BlockKind::Heading(1..=3));
    (0..outline.blocks.len())
        .filter(is_heading)
        .filter(|&b| outline.blocks[b].chars > 8 && title.contains(outline.blocks[b].text.as_str()))
        .max_by_key(|&b| (outline.blocks[b].chars, std::cmp::Reverse(b)))
        .or_else(|| (0..outline.blocks.len()).find(|&b| outline.blocks[b].kind == BlockKind::Heading(1)))
}
