//! Where readers' comments begin that no markup tells from the story: below a label for them, and lines that say when each was
//! written.

use std::{collections::HashSet, sync::LazyLock};

use foldhash::fast::RandomState;

use crate::extract::{
    dates,
    outline::{BlockKind, Outline},
};

use super::{ends_sentence, phrases};

/// Labels that head comments where lines with their days follow, and chapters of a story elsewhere: in lower case, without the number
/// that counts them.
#[rustfmt::skip]
static DOUBTFUL: LazyLock<HashSet<&'static str, RandomState>> = LazyLock::new(|| HashSet::from_iter([
    "discussion", "responses", "conversation", "reactions", "replies", "feedback", "what readers say", "what our readers say",
    "add your comment", "your thoughts", "thoughts", "reader reactions", "reader responses", "readers write", "from our readers",
    "diskussion", "leserbriefe", "leserpost", "beiträge", "reaktionen", "antworten", "lesermeinungen", "réactions", "discussions",
    "réponses", "opiniones de los lectores", "reacciones", "discusión", "respuestas", "reazioni", "discussione",
    "risposte", "reações", "discussão", "respostas", "opmerkingen", "discussie", "meningen", "dyskusja",
    "обсуждение", "обсуждения", "отзывы", "мнения читателей", "ответы", "комментария", "комментариев", "комментарий", "обговорення", "відгуки",
    "коментарів", "коментаря", "diskussjon", "svar", "keskustelu", "kommenttia", "kommentti", "diskuze", "příspěvky", "komentářů",
    "коментара", "коментар", "дискусия", "коментари", "komentara", "rasprava", "tartışma", "görüşler", "のコメント", "件のコメント", "みんなのコメント",
    "网友评论", "条评论", "條評論", "全部评论", "热门评论", "讨论", "의견", "개의 댓글", "تعليقات", "تعليق", "ردود", "התגובות", "प्रतिक्रियाएं", "tanggapan", "ý kiến",
]));

/// Lines of a comment up to its day: an account, a place, a heading, the comment itself, short or long.
pub(in crate::extract) const UP_TO_DAY: usize = 4;

/// Whether a block is a heading for comments, or a label of theirs with their days below.
pub(in crate::extract) fn may_follow(outline: &Outline, b: usize) -> bool {
    let block = &outline.blocks[b];
    block.is_heading() && phrases::heads_comments(&block.text, block.chars) || begin_at(outline, b)
}

/// Whether a block is a label below which comments follow, each with its day.
pub(super) fn begin_at(outline: &Outline, b: usize) -> bool {
    let block = &outline.blocks[b];
    let may_be = matches!(block.kind, BlockKind::Heading(_) | BlockKind::Loose | BlockKind::Paragraph);
    may_be && is_label(&block.text, block.chars) && is_dated_behind(outline, b)
}

/// Whether a text of some characters may head comments, if days follow.
pub(in crate::extract) fn is_label(text: &str, chars: usize) -> bool {
    /// Characters of a label.
    const LABEL: usize = 40;
    chars <= LABEL && (phrases::heads_comments(text, chars) || is_doubtful(text))
}

fn is_doubtful(text: &str) -> bool {
    let name = text.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    DOUBTFUL.contains(name.as_str())
}

/// Whether one of the first lines behind a label, in the smallest box that holds more than it, says when it was written.
fn is_dated_behind(outline: &Outline, label: usize) -> bool {
    let first = label + 1;
    let mut ends = outline.ancestors(outline.blocks[label].element).map(|e| outline.blocks_in(e).end);
    let Some(end) = ends.find(|&end| end > first) else { return false };
    let behind = outline.blocks[first..end].iter().take(UP_TO_DAY);
    behind.take_while(|block| !block.is_heading()).any(|block| tells_day(&block.text, block.chars))
}

/// Whether a line says when something was written, and may be by whom.
pub(in crate::extract) fn tells_day(text: &str, chars: usize) -> bool {
    /// Characters of such a line; words before the day, a name, and behind it, a time.
    const LONGEST: usize = 90;
    const BEFORE: usize = 6;
    const BEHIND: usize = 4;
    if chars > LONGEST || ends_sentence(text) || !dates::may_have_number(text) {
        return false;
    }
    let words = |text: &str| text.split_whitespace().count();
    dates::find_first(text, &dates::Reading::to_find()).is_some_and(|found| {
        let (before, behind) = (&text[..found.span.start], &text[found.span.end..]);
        words(before) <= BEFORE && words(behind) <= BEHIND
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use scraper::Html;

    #[test]
    fn comments_have_a_label_and_days() {
        for (html, begin) in [
            ("<h2>Discussion</h2><p>Bo Reed</p><p>12 March 2025</p><p>So it is.</p>", true),
            ("<p>3 комментария</p><div>Bo, 2 hours ago</div><p>So it is.</p>", true),
            ("<p><b>Comments</b></p><p>Bo Reed said on 12 March 2025 at 10:14</p><p>So it is.</p>", true),
            ("<h2>Discussion</h2><p>The boat was built on 12 March 1964.</p>", false),
            ("<h2>Discussion</h2><p>So it is.</p><h2>Results</h2><p>12 March 2025</p>", false),
            ("<main><h2>Comments</h2><p>None.</p></main><p>12 March 2025</p>", false),
            ("<div><h2>Comments</h2></div><div>Bo Reed, 12 March 2025</div>", true),
            ("<h2>Results</h2><p>Bo Reed</p><p>12 March 2025</p><p>So it is.</p>", false),
        ] {
            let html = Html::parse_document(html);
            assert_eq!(begin_at(&Outline::of(&html), 0), begin, "{html:?}");
        }
    }
}
