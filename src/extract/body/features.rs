//! The [`Row`] of numbers that a block is judged by: its own shape, what stands around it, and where it stands.

use crate::extract::{
    names::hints::{self, Hints},
    outline::{Block, BlockKind, ElementId, Outline},
    trees::{self, ROW},
};

use super::{
    facts::{Levels, PageFacts},
    measure::Measures,
    phrases::{self, Topic},
    shape::{End, Shape, Start},
};

/// Names the columns of a row once, for the code and for `trees/body.tsv`.
macro_rules! columns {
    ($($column:ident $name:literal),* $(,)?) => {
        /// The columns before those of [`hints`] and [`phrases`].
        #[derive(Clone, Copy)]
        pub(super) enum Column { $($column),* }
        const COLUMNS: &[&str] = &[$($name),*];
    };
}

columns! {
    Weight "weight", Words "words", WordLength "word_length", LinkDensity "link_density", LinksOut "links_out",
    SmallWords "small_words", Stops "stops", Commas "commas", Digits "digits", Capitals "capitals", Quotes "quotes",
    Marks "marks", StartSmall "start_small", StartCapital "start_capital", StartDigit "start_digit",
    StartQuote "start_quote", EndStop "end_stop", EndColon "end_colon", EndComma "end_comma",
    EndEllipsis "end_ellipsis", Paragraph "paragraph", Heading "heading", ListItem "list_item", TableRow "table_row",
    Quote "quote", Preformatted "preformatted", Caption "caption", Loose "loose", Continues "continues",
    Hidden "hidden", Depth "depth", InlineEmphasis "inline_emphasis", OwnWeight "own_weight",
    OwnLinkDensity "own_link_density", OwnBlocks "own_blocks", OwnMedia "own_media", OwnInputs "own_inputs",
    OwnProseShare "own_prose_share", Up1Weight "up1_weight", Up1LinkDensity "up1_link_density",
    Up1Blocks "up1_blocks", Up1Media "up1_media", Up1Inputs "up1_inputs", Up1ProseShare "up1_prose_share",
    Up1BlockWeight "up1_block_weight", Up2Weight "up2_weight", Up2LinkDensity "up2_link_density",
    Up2Blocks "up2_blocks", Up2Media "up2_media", Up2Inputs "up2_inputs", Up2ProseShare "up2_prose_share",
    Up2BlockWeight "up2_block_weight", Up3Weight "up3_weight", Up3LinkDensity "up3_link_density",
    Up3Blocks "up3_blocks", Up3Media "up3_media", Up3ProseShare "up3_prose_share", Up3BlockWeight "up3_block_weight",
    Up5ProseShare "up5_prose_share", Up5LinkDensity "up5_link_density", Up5BlockWeight "up5_block_weight",
    Prev1Weight "prev1_weight", Prev1LinkDensity "prev1_link_density", Prev1Prose "prev1_prose",
    Prev1Heading "prev1_heading", Prev1SameParent "prev1_same_parent", Prev1SameSignature "prev1_same_signature",
    Prev2Weight "prev2_weight", Prev2LinkDensity "prev2_link_density", Prev2Prose "prev2_prose",
    Next1Weight "next1_weight", Next1LinkDensity "next1_link_density", Next1Prose "next1_prose",
    Next1Heading "next1_heading", Next1SameParent "next1_same_parent", Next1SameSignature "next1_same_signature",
    Next2Weight "next2_weight", Next2LinkDensity "next2_link_density", Next2Prose "next2_prose",
    Window3Prose "window3_prose", Window3LinkDensity "window3_link_density", Window8Prose "window8_prose",
    Window8LinkDensity "window8_link_density", AfterHeadline "after_headline",
    BlocksSinceHeadline "blocks_since_headline", WeightSinceHeadline "weight_since_headline",
    ProseSinceHeadline "prose_since_headline", ProseLeft "prose_left", Place "place", InMain "in_main",
    MainUp "main_up", BelowMain "below_main", MainShare "main_share", InCore "in_core", CoreUp "core_up",
    CoreShare "core_share", SignatureShare "signature_share", ParentSignatureShare "parent_signature_share",
    SignatureBlocks "signature_blocks", Repeats "repeats", RepeatWeight "repeat_weight",
    RepeatLinkDensity "repeat_link_density", InArticle "in_article", InHeader "in_header", InFooter "in_footer",
    InAside "in_aside", InNav "in_nav", InForm "in_form", InFigure "in_figure", InTable "in_table", InList "in_list",
    InQuote "in_quote", InLink "in_link", InButton "in_button", SectionRelated "section_related",
    SectionComments "section_comments", SectionSignup "section_signup", SectionLevel "section_level",
    SinceHeading "since_heading", SinceMedia "since_media", TitleOverlap "title_overlap",
    InDescription "in_description", InJson "in_json", HasJson "has_json", SeenBefore "seen_before",
    ProseGap "prose_gap", PageProse "page_prose", PageBlocks "page_blocks", PageWide "page_wide",
    CommentsSeen "comments_seen", RelatedSeen "related_seen", ArticleEnd "article_end", HeadlineUp "headline_up",
    HeadlineShare "headline_share", OtherArticle "other_article", InComments "in_comments", AwayBoxes "away_boxes",
}

/// Where the columns begin that there is one of for each hint, of the boxes close around a block and of all its text, and those
/// for each topic of phrases.
const HINT_NEAR: usize = COLUMNS.len();
const HINT_SHARE: usize = HINT_NEAR + Hints::COUNT;
const PHRASE: usize = HINT_SHARE + Hints::COUNT;
/// Numbers in a row.
pub const WIDTH: usize = PHRASE + Topic::COUNT;

/// What is known of one block. Shares and densities are 0 to 1, weights and counts logarithms.
#[derive(Clone, Debug)]
pub struct Row(trees::Row);

const _: () = assert!(WIDTH <= ROW);

impl Default for Row {
    fn default() -> Row {
        Row([0.0; ROW])
    }
}

impl Row {
    fn set(&mut self, column: Column, value: f32) {
        self.0[column as usize] = value;
    }

    fn flag(&mut self, column: Column, value: bool) {
        self.0[column as usize] = f32::from(value);
    }

    /// Sets a flag that may be set already.
    fn raise(&mut self, column: Column, value: bool) {
        self.0[column as usize] = self.0[column as usize].max(f32::from(value));
    }

    /// The features' values, in the order of their names.
    pub fn values(&self) -> &[f32] {
        &self.0[..WIDTH]
    }

    /// All columns, as trees read them.
    pub fn numbers(&self) -> &trees::Row {
        &self.0
    }

    /// In a box for comments that the headline is not in.
    pub fn in_comments(&self) -> bool {
        self.0[Column::InComments as usize] > 0.0
    }

    /// The hints of boxes around it for what the story does not tell (a sign-up, tags, a caption, an aside) that hold less
    /// than each of two shares of the page's running text.
    pub fn apart(&self, shares: [f32; 2]) -> [Hints; 2] {
        let mut apart = [Hints::NONE; 2];
        for bit in Hints::APART {
            if self.0[HINT_NEAR + bit] > 0.0 {
                for (hints, share) in apart.iter_mut().zip(shares) {
                    *hints = if self.0[HINT_SHARE + bit] < share { *hints | Hints::bit(bit) } else { *hints };
                }
            }
        }
        apart
    }

    /// Nothing but a label of what is not the story ("Advertisement", "3 comments"), or a short notice that stands in for
    /// something: a paywall, an embed that waits for consent.
    pub fn is_notice(&self) -> bool {
        /// Of a label, so that a sign or number may stand beside the phrase.
        const NEARLY_ALL: f32 = 0.6;
        /// Of a notice of a sentence or two.
        const PART: f32 = 0.1;
        let says = |topic: Topic, share: f32| self.0[PHRASE + topic as usize] >= share;
        let is_short = self.0[Column::Weight as usize] < log(200.0);
        [Topic::Ad, Topic::Share, Topic::Comments].iter().any(|&topic| says(topic, NEARLY_ALL))
            || (is_short && (says(Topic::Paywall, PART) || says(Topic::Cookies, PART)))
    }
}

/// The name of a column.
pub fn name(column: usize) -> String {
    if column < HINT_NEAR {
        COLUMNS[column].to_owned()
    } else if column < HINT_SHARE {
        format!("near_{}", hints::NAMES[column - HINT_NEAR])
    } else if column < PHRASE {
        format!("share_{}", hints::NAMES[column - HINT_SHARE])
    } else {
        format!("says_{}", phrases::NAMES[column - PHRASE])
    }
}

/// The rows of all blocks of a page.
pub fn rows(outline: &Outline, measures: &Measures) -> Vec<Row> {
    let page = PageFacts::of(outline, measures);
    let (mut levels, mut run) = (Levels::new(outline), Running::default());
    let rows = (0..outline.blocks.len()).map(|b| {
        let mut row = Row::default();
        fill(&mut row, outline, measures, &page, &mut levels, &mut run, b);
        row
    });
    rows.collect()
}

/// Shows `judge` the row of each block that may be the story's; those of menus and the page's frame have none.
pub fn each_likely_row(outline: &Outline, measures: &Measures, mut judge: impl FnMut(usize, &Row)) {
    let page = PageFacts::of(outline, measures);
    let (mut levels, mut run) = (Levels::new(outline), Running::default());
    let mut row = Row::default();
    for b in 0..outline.blocks.len() {
        if is_away(outline, measures, &page, b) {
            run.pass(outline, measures, b);
        } else {
            fill(&mut row, outline, measures, &page, &mut levels, &mut run, b);
            judge(b, &row);
        }
    }
}

fn fill(
    row: &mut Row,
    outline: &Outline,
    measures: &Measures,
    page: &PageFacts,
    known: &mut Levels,
    run: &mut Running,
    b: usize,
) {
    row.0.fill(0.0);
    own(row, outline, measures, b);
    levels(row, outline, measures, known, b);
    neighbours(row, outline, measures, b);
    place(row, outline, measures, page, b);
    above(row, outline, measures, page, b);
    within(row, outline, measures, page, b);
    landmarks(row, outline, measures, page, b);
    alike(row, outline, measures, page, b);
    run.step(row, outline, measures, b);
}

/// A short block outside of nearly all running text that is mostly a link, stands in a box of the page's frame, before
/// the headline or after the last running text: two of three of a page's blocks. Of some 160,000 such on the dev pages
/// the trees keep a dozen or so.
fn is_away(outline: &Outline, measures: &Measures, page: &PageFacts, b: usize) -> bool {
    /// See [`Shape::weight`](super::shape::Shape::weight).
    const SHORT: f32 = 100.0;
    /// The share of a page's running text that a footer's notices make up.
    const LITTLE: f32 = 0.02;
    let block = &outline.blocks[b];
    if measures.shapes[b].weight >= SHORT || outline.contains(page.around_main, block.element) {
        return false;
    }
    // A box around the story too, as the form that some systems put a whole page in, is no part of the frame.
    let (boxes, main) = (page.boxes[block.element], page.boxes[page.main]);
    let is_in = |column: Column| boxes.is_in(column as usize) && !main.is_in(column as usize);
    let frame = [Column::InNav, Column::InFooter, Column::InAside, Column::InForm, Column::InButton];
    block.link_chars * 2 >= block.chars
        || b < measures.first
        || frame.iter().any(|&column| is_in(column))
        || !page.is_small && measures.share(measures.sums_of(b..outline.blocks.len()).prose) < LITTLE
}

/// A size as features have it: what is twice as large is so much more, however large it is.
pub fn log(value: f32) -> f32 {
    (1.0 + value.max(0.0)).ln()
}

fn own(row: &mut Row, outline: &Outline, measures: &Measures, b: usize) {
    let block = &outline.blocks[b];
    let shape = &measures.shapes[b];
    let words = shape.words.max(0.5);
    let chars = block.chars as f32;
    row.set(Column::Weight, log(shape.weight));
    row.set(Column::Words, log(shape.words));
    row.set(Column::WordLength, shape.weight / words);
    row.set(Column::LinkDensity, block.link_chars as f32 / chars);
    row.set(Column::LinksOut, log(block.link_chars as f32));
    row.set(Column::SmallWords, shape.small / words);
    row.set(Column::Stops, shape.stops);
    row.set(Column::Commas, shape.commas);
    row.set(Column::Digits, shape.digits / chars);
    row.set(Column::Capitals, shape.capitals / chars);
    row.set(Column::Quotes, shape.quotes);
    row.set(Column::Marks, shape.marks);
    kinds(row, block, shape);
    row.flag(Column::Continues, block.continues);
    row.flag(Column::Hidden, outline.elements[block.element].hidden);
    row.set(Column::Depth, measures.depth[block.element] as f32);
    row.set(Column::InlineEmphasis, emphasis(outline, block));
    row.set(Column::TitleOverlap, measures.title_overlap(block));
    row.flag(Column::InDescription, measures.in_description(block));
    row.set(Column::InJson, measures.in_json[b]);
    row.flag(Column::HasJson, measures.has_json);
    row.flag(Column::SeenBefore, measures.seen_before[b]);
    row.0[PHRASE..WIDTH].copy_from_slice(&phrases::shares(&block.text));
}

/// How a block begins and ends, and what it is.
fn kinds(row: &mut Row, block: &Block, shape: &Shape) {
    match shape.start {
        Start::Small => row.flag(Column::StartSmall, true),
        Start::Capital => row.flag(Column::StartCapital, true),
        Start::Digit => row.flag(Column::StartDigit, true),
        Start::Quote => row.flag(Column::StartQuote, true),
        Start::Other => {}
    }
    match shape.end {
        End::Stop => row.flag(Column::EndStop, true),
        End::Colon => row.flag(Column::EndColon, true),
        End::Comma => row.flag(Column::EndComma, true),
        End::Ellipsis => row.flag(Column::EndEllipsis, true),
        End::Other => {}
    }
    match block.kind {
        BlockKind::Paragraph => row.flag(Column::Paragraph, true),
        BlockKind::Heading(level) => row.set(Column::Heading, f32::from(level)),
        BlockKind::ListItem => row.flag(Column::ListItem, true),
        BlockKind::TableRow => row.flag(Column::TableRow, true),
        BlockKind::Quote => row.flag(Column::Quote, true),
        BlockKind::Preformatted => row.flag(Column::Preformatted, true),
        BlockKind::Caption => row.flag(Column::Caption, true),
        BlockKind::Loose => row.flag(Column::Loose, true),
    }
}

/// The share of a block's texts that stand in bold or italics.
fn emphasis(outline: &Outline, block: &Block) -> f32 {
    let texts = block.texts.clone().take(16);
    let count = texts.len().max(1) as f32;
    texts.filter(|&t| outline.is_styled(t, block, &["b", "strong", "em", "i"])).count() as f32 / count
}

/// The element around the block, its parent, and so on; the last one stands for those that are missing.
fn levels(row: &mut Row, outline: &Outline, measures: &Measures, known: &mut Levels, b: usize) {
    use Column as C;
    let mut chain = [known.of(outline, measures, outline.blocks[b].element); 6];
    for (level, e) in outline.around_block(b).take(6).enumerate().skip(1) {
        chain[level..].fill(known.of(outline, measures, e));
    }
    for (level, [weight, density, blocks, media, share]) in [
        (0, [C::OwnWeight, C::OwnLinkDensity, C::OwnBlocks, C::OwnMedia, C::OwnProseShare]),
        (1, [C::Up1Weight, C::Up1LinkDensity, C::Up1Blocks, C::Up1Media, C::Up1ProseShare]),
        (2, [C::Up2Weight, C::Up2LinkDensity, C::Up2Blocks, C::Up2Media, C::Up2ProseShare]),
        (3, [C::Up3Weight, C::Up3LinkDensity, C::Up3Blocks, C::Up3Media, C::Up3ProseShare]),
    ] {
        row.set(weight, chain[level].weight);
        row.set(density, chain[level].link_density);
        row.set(blocks, chain[level].blocks);
        row.set(media, chain[level].media);
        row.set(share, chain[level].prose_share);
    }
    for (level, inputs) in [(0, C::OwnInputs), (1, C::Up1Inputs), (2, C::Up2Inputs)] {
        row.set(inputs, chain[level].inputs);
    }
    for (level, weight) in
        [(1, C::Up1BlockWeight), (2, C::Up2BlockWeight), (3, C::Up3BlockWeight), (5, C::Up5BlockWeight)]
    {
        row.set(weight, chain[level].block_weight);
    }
    row.set(C::Up5ProseShare, chain[5].prose_share);
    row.set(C::Up5LinkDensity, chain[5].link_density);
}

fn neighbours(row: &mut Row, outline: &Outline, measures: &Measures, b: usize) {
    let block = &outline.blocks[b];
    let parent = |b: usize| outline.parent(outline.blocks[b].element);
    let mut beside = |other: Option<usize>, columns: [Column; 3], near: Option<[Column; 3]>| {
        let Some(o) = other.filter(|&o| o < outline.blocks.len()) else { return };
        let beside = &outline.blocks[o];
        row.set(columns[0], log(measures.shapes[o].weight));
        row.set(columns[1], beside.link_chars as f32 / beside.chars as f32);
        row.flag(columns[2], measures.prose[o] > 0.0);
        if let Some([heading, same_parent, same_signature]) = near {
            row.flag(heading, beside.is_heading());
            row.flag(same_parent, beside.element == block.element || parent(o) == parent(b));
            row.flag(same_signature, measures.signature[beside.element] == measures.signature[block.element]);
        }
    };
    beside(
        b.checked_sub(1),
        [Column::Prev1Weight, Column::Prev1LinkDensity, Column::Prev1Prose],
        Some([Column::Prev1Heading, Column::Prev1SameParent, Column::Prev1SameSignature]),
    );
    beside(b.checked_sub(2), [Column::Prev2Weight, Column::Prev2LinkDensity, Column::Prev2Prose], None);
    beside(
        Some(b + 1),
        [Column::Next1Weight, Column::Next1LinkDensity, Column::Next1Prose],
        Some([Column::Next1Heading, Column::Next1SameParent, Column::Next1SameSignature]),
    );
    beside(Some(b + 2), [Column::Next2Weight, Column::Next2LinkDensity, Column::Next2Prose], None);
    for (radius, prose, density) in
        [(3, Column::Window3Prose, Column::Window3LinkDensity), (8, Column::Window8Prose, Column::Window8LinkDensity)]
    {
        let sums = measures.sums_of(b.saturating_sub(radius)..(b + radius + 1).min(outline.blocks.len()));
        row.set(prose, log(sums.prose));
        row.set(density, sums.link_density());
    }
}

fn place(row: &mut Row, outline: &Outline, measures: &Measures, page: &PageFacts, b: usize) {
    let first = measures.first;
    row.flag(Column::AfterHeadline, b >= first);
    let blocks = b as f32 - first as f32;
    row.set(Column::BlocksSinceHeadline, blocks.signum() * log(blocks.abs()));
    let since = if b >= first { measures.sums_of(first..b) } else { measures.sums_of(b..first) };
    let sign = if b >= first { 1.0 } else { -1.0 };
    row.set(Column::WeightSinceHeadline, sign * log(since.weight));
    row.set(Column::ProseSinceHeadline, sign * measures.share(since.prose));
    row.set(Column::ProseLeft, measures.share(measures.sums_of(b..outline.blocks.len()).prose));
    row.set(Column::Place, b as f32 / outline.blocks.len() as f32);
    row.set(Column::PageProse, log(measures.all_prose));
    row.set(Column::PageBlocks, log(outline.blocks.len() as f32));
    row.set(Column::PageWide, page.wide);
    let gap = (first..b).rev().take(40).position(|o| measures.prose[o] > 0.0).unwrap_or(40);
    row.set(Column::ProseGap, gap as f32);
}

/// What the elements around a block say.
fn above(row: &mut Row, outline: &Outline, measures: &Measures, page: &PageFacts, b: usize) {
    let element = outline.blocks[b].element;
    row.0[HINT_SHARE..PHRASE].fill(-1.0);
    let mut seen = Hints::NONE;
    let mut away = 0.0;
    for (level, e) in outline.ancestors(element).enumerate() {
        let with_headline = outline.holds(e, measures.headline);
        let own = measures.hints[e];
        let fresh = if with_headline { own.without(Hints::AWAY) } else { own }.without(seen);
        if !with_headline {
            away += f32::from(own.any(Hints::AWAY));
            row.raise(Column::InComments, own.any(Hints::COMMENTS));
            row.raise(Column::OtherArticle, page.boxes[e].is(Column::InArticle));
        }
        if fresh != Hints::NONE && !matches!(outline.tag(e), "body" | "html") {
            seen = seen | fresh;
            let share = measures.share(measures.sums(outline, e).prose);
            for i in (0..Hints::COUNT).filter(|&i| fresh.has_bit(i)) {
                row.0[HINT_NEAR + i] = 1.0 / (1.0 + level as f32);
                row.0[HINT_SHARE + i] = share;
            }
        }
    }
    row.set(Column::AwayBoxes, away);
    let boxes = page.boxes[element];
    for column in Column::InArticle as usize..=Column::InButton as usize {
        row.0[column] = f32::from(boxes.is_in(column));
    }
}

/// How deep in the page's main boxes a block is, and what the box is below them that has most like it beside it.
fn within(row: &mut Row, outline: &Outline, measures: &Measures, page: &PageFacts, b: usize) {
    let (mut in_main, mut in_core) = (None, false);
    let mut repeats = (0.0_f32, 0.0, 0.0);
    for (level, e) in outline.around_block(b).enumerate() {
        in_main = in_main.or((e == page.main).then_some(level));
        in_core |= e == page.core;
        let repeat = measures.repeats[e];
        if in_main.is_none() && repeat > repeats.0 && !matches!(outline.tag(e), "p" | "br") {
            let sums = measures.sums(outline, e);
            repeats = (repeat, sums.weight, sums.link_density());
        }
    }
    row.set(Column::Repeats, log(repeats.0));
    row.set(Column::RepeatWeight, log(repeats.1));
    row.set(Column::RepeatLinkDensity, repeats.2);
    row.flag(Column::InMain, in_main.is_some());
    row.set(Column::BelowMain, in_main.map_or(-1.0, |level| level as f32));
    row.flag(Column::InCore, in_core);
}

/// How far a block is from the headline and the page's main boxes, and how much those have.
fn landmarks(row: &mut Row, outline: &Outline, measures: &Measures, page: &PageFacts, b: usize) {
    /// Levels from which on one is as far as another.
    const MOST: usize = 20;
    let element = outline.blocks[b].element;
    let up =
        |to: ElementId| outline.ancestors(to).take(MOST).position(|e| outline.contains(e, element)).unwrap_or(MOST);
    let headline_up = measures.headline.map_or(MOST, up);
    row.set(Column::HeadlineUp, headline_up as f32);
    let shared = measures.headline.and_then(|h| outline.ancestors(h).nth(headline_up));
    row.set(Column::HeadlineShare, shared.map_or(-1.0, |e| measures.share(measures.sums(outline, e).prose)));
    row.set(Column::MainUp, up(page.main) as f32);
    row.set(Column::MainShare, page.main_share);
    row.set(Column::CoreUp, up(page.core) as f32);
    row.set(Column::CoreShare, page.core_share);
}

/// How much of the page's text is in blocks of the same make.
fn alike(row: &mut Row, outline: &Outline, measures: &Measures, page: &PageFacts, b: usize) {
    let block = &outline.blocks[b];
    let signature = measures.signature[block.element];
    let parent = outline.parent(block.element).map_or(0, |p| measures.signature[p]);
    let (prose, count) = page.signatures.get(&(signature, parent)).copied().unwrap_or_default();
    row.set(Column::SignatureShare, measures.share(prose));
    row.set(Column::SignatureBlocks, log(count));
    let (prose, _) = page.signatures.get(&(0, parent)).copied().unwrap_or_default();
    row.set(Column::ParentSignatureShare, measures.share(prose));
}

/// What was passed on the way from the headline.
#[derive(Default)]
struct Running {
    heading: Option<(usize, [f32; Topic::COUNT], u8)>,
    comments: f32,
    related: f32,
    article_end: f32,
    last_article: Option<ElementId>,
}

impl Running {
    fn step(&mut self, row: &mut Row, outline: &Outline, measures: &Measures, b: usize) {
        row.set(Column::CommentsSeen, measures.share(self.comments));
        row.set(Column::RelatedSeen, measures.share(self.related));
        if let Some((at, says, level)) = self.heading {
            row.set(Column::SectionRelated, says[Topic::Related as usize]);
            row.set(Column::SectionComments, says[Topic::Comments as usize]);
            row.set(Column::SectionSignup, says[Topic::Signup as usize]);
            row.set(Column::SectionLevel, f32::from(level));
            row.set(Column::SinceHeading, log((b - at) as f32));
        }
        let before = measures.media_before(outline, b);
        row.set(Column::SinceMedia, before);
        self.leave_article(outline, measures, b);
        row.set(Column::ArticleEnd, log(self.article_end));
        let mut says = [0.0; Topic::COUNT];
        says.copy_from_slice(&row.0[PHRASE..WIDTH]);
        self.note(outline, measures, b, says, row.in_comments());
    }

    /// A step over a block that has no row.
    fn pass(&mut self, outline: &Outline, measures: &Measures, b: usize) {
        self.leave_article(outline, measures, b);
        let block = &outline.blocks[b];
        if b >= measures.first || block.is_heading() {
            let comments = outline
                .ancestors(block.element)
                .take_while(|&e| !outline.holds(e, measures.headline))
                .any(|e| measures.hints[e].any(Hints::COMMENTS));
            self.note(outline, measures, b, phrases::shares(&block.text), comments);
        }
    }

    fn note(&mut self, outline: &Outline, measures: &Measures, b: usize, says: [f32; Topic::COUNT], comments: bool) {
        let block = &outline.blocks[b];
        if let BlockKind::Heading(level) = block.kind {
            self.heading = Some((b, says, level));
        }
        if b < measures.first {
            return;
        }
        let says = |topic: Topic| says[topic as usize] > 0.3;
        if says(Topic::Comments) || comments {
            self.comments += 1.0;
        }
        if says(Topic::Related) && block.chars < 60 {
            self.related += 1.0;
        }
    }

    /// How far the `<article>` that the headline or the first text stands in lies behind.
    fn leave_article(&mut self, outline: &Outline, measures: &Measures, b: usize) {
        if b == measures.first {
            let element = outline.blocks[b].element;
            self.last_article = outline.ancestors(element).find(|&e| outline.tag(e) == "article");
        }
        if let Some(article) = self.last_article
            && !outline.contains(article, outline.blocks[b].element)
        {
            self.article_end += 1.0;
        }
    }
}
