//! The standfirst that a story was described by.

use super::{
    body::{self, Stated},
    markup::without_tags,
    outline::Block,
    scene::Scene,
    title::fold_key,
};

/// The standfirst: the description for machines, the longest of those that agree in their beginning.
/// `stated` are the elements that say who wrote the story and when.
pub(super) fn description(scene: &Scene<'_>, stated: &[Stated]) -> Option<String> {
    const NAMES: &[&str] = &[
        "og:description", "description", "twitter:description", "dc.description", "dcterms.description",
        "sailthru.description", "parsely-description", "cxenseparse:description", "bt:description",
    ];
    /// Names that also stand for other texts: asked where nothing else is said.
    const LOOSE: &[&str] =
        &["dcterms.abstract", "abstract", "citation_abstract", "summary", "excerpt", "lead", "teaser"];
    let metadata = scene.metadata;
    let metas = |names: &'static [&str]| names.iter().filter_map(|n| metadata.meta(n).next()).map(str::to_owned);
    let graph = metadata.graph.own_articles().filter_map(|a| a.text("description").or_else(|| a.text("abstract")));
    let of_pages = metadata.graph.own_pages().filter_map(|page| page.text("description"));
    let property = metadata
        .properties
        .iter()
        .filter(|p| p.name == "description" && p.item_type.ends_with("Article"))
        .map(|p| p.value.clone());
    let said = metas(NAMES).chain(graph).chain(property).chain(of_pages).chain(metas(LOOSE));
    let all: Vec<String> = said.map(|d| without_tags(&d)).filter(|d| d.chars().count() > 1).collect();

    let Some(first) = all.first() else {
        return loose_property(scene).or_else(|| standfirst(scene)).or_else(|| above_byline(scene, stated));
    };
    let start: String = first.chars().take(40).collect();
    all.iter().filter(|d| d.starts_with(&start)).max_by_key(|d| d.len()).cloned()
}

/// What a property alone, of no item that is named, calls the description.
fn loose_property(scene: &Scene<'_>) -> Option<String> {
    /// Characters of a standfirst; more are a story.
    const CHARS: std::ops::RangeInclusive<usize> = 25..=500;
    let is_alone = |name: &str, item: &str| name == "description" && item.is_empty();
    let mut properties = scene.metadata.properties.iter().filter(|p| is_alone(&p.name, &p.item_type));
    properties.find(|p| CHARS.contains(&p.value.chars().count())).map(|p| p.value.clone())
}

/// What classes call a line below the headline.
#[rustfmt::skip]
const SUBTITLES: &[&str] = &[
    "standfirst", "subtitle", "sub-title", "subhead", "sub-head", "sottotitolo", "sommario", "bajada", "chapo", "chapeau",
    "vorspann", "untertitel", "subtitulo", "entradilla", "copete", "ingress", "manchet", "spitzer",
];

/// Whether a class in lower case says that it is a line below the headline.
pub(super) fn is_subtitle(class: &str) -> bool {
    SUBTITLES.iter().any(|part| class.contains(part))
}

/// What stands below the headline in a box that is called a standfirst, in any of the words for it.
fn standfirst(scene: &Scene<'_>) -> Option<String> {
    const WHOLE: &[&str] = &["dek", "deck", "intro", "summary", "sapo", "lead", "lede", "abstract", "excerpt"];
    /// Blocks below the headline.
    const REACH: usize = 4;
    let outline = scene.outline;
    let says = |class: &str| {
        let class = class.to_ascii_lowercase();
        is_subtitle(&class) || class.split(|c: char| !c.is_ascii_alphanumeric()).any(|token| WHOLE.contains(&token))
    };
    let start = outline.blocks_in(scene.headline?).end;
    let below = outline.blocks.get(start..).unwrap_or_default().iter().take(REACH);
    let is_standfirst = |block: &&Block| {
        let mut around = outline.ancestors(block.element).take(2).filter(|&e| outline.blocks_in(e).len() <= 2);
        may_be(block) && around.any(|e| outline.attribute(e, "class").is_some_and(says))
    };
    below.into_iter().find(is_standfirst).map(|block| block.text.clone())
}

/// The sentence right below the headline, above the lines that say who wrote the story or when, whatever it is called.
fn above_byline(scene: &Scene<'_>, stated: &[Stated]) -> Option<String> {
    /// Blocks from it to the first of those lines.
    const REACH: usize = 2;
    let outline = scene.outline;
    let start = outline.blocks_in(scene.headline?).end;
    let below = outline.blocks.get(start..)?;
    let states = |block: &Block| stated.iter().any(|stated| stated.is_in(outline, block));
    let first =
        below.first().filter(|block| block.is_text() && block.link_chars == 0 && may_be(block) && !states(block))?;
    // What stands below a picture is its caption.
    if body::is_behind_picture(outline, first) {
        return None;
    }
    // The headline's own line may stand below a heading that was taken for it.
    if scene.begins_with(&fold_key(&first.text)) {
        return None;
    }
    let line = below.iter().skip(1).take(REACH).find(|block| states(block));
    line.filter(|line| line.chars < first.chars).map(|_| first.text.clone())
}

/// Whether a block may be a standfirst.
fn may_be(block: &Block) -> bool {
    /// Characters.
    const CHARS: std::ops::RangeInclusive<usize> = 25..=500;
    /// Words of the shortest; subtitles in scripts that part no words have a place of their own in metas.
    const LEAST_WORDS: usize = 7;
    let words = block.text.split_whitespace().count();
    // A byline's parts stand between signs.
    CHARS.contains(&block.chars) && words >= LEAST_WORDS && !block.text.contains(['|', '•', '·'])
}
