//! Where readers' comments begin that no markup tells from the story: below a label for them, and lines that say when each was
//! written.

use crate::extract::{
    dates,
    outline::{Block, BlockKind, Outline},
};

use super::{ends_sentence, phrases};

/// Labels that head comments where lines with their days follow, and chapters of a story elsewhere: letters and digits only, without
/// the number that counts them.
#[rustfmt::skip]
const DOUBTFUL: &[&str] = &[
    "discussion", "responses", "conversation", "reactions", "replies", "feedback", "letters", "what readers say", "what our readers say",
    "add your comment", "your thoughts", "thoughts", "reader reactions", "reader responses", "readers write", "from our readers",
    "diskussion", "leserbriefe", "leserpost", "beiträge", "reaktionen", "meinungen", "antworten", "lesermeinungen", "réactions", "discussions",
    "avis", "réponses", "opiniones", "opiniones de los lectores", "reacciones", "discusión", "respuestas", "reazioni", "discussione",
    "opinioni", "risposte", "reações", "discussão", "opiniões", "respostas", "opmerkingen", "discussie", "meningen", "dyskusja", "opinie",
    "обсуждение", "обсуждения", "отзывы", "мнения читателей", "ответы", "комментария", "комментариев", "комментарий", "обговорення", "відгуки",
    "коментарів", "коментаря", "diskussjon", "debatt", "svar", "keskustelu", "kommenttia", "kommentti", "diskuze", "příspěvky", "komentářů", "názory",
    "коментара", "коментар", "дискусия", "коментари", "komentara", "rasprava", "tartışma", "görüşler", "のコメント", "件のコメント", "みんなのコメント",
    "网友评论", "条评论", "條評論", "全部评论", "热门评论", "讨论", "의견", "개의 댓글", "تعليقات", "تعليق", "ردود", "התגובות", "प्रतिक्रियाएं", "tanggapan", "ý kiến",
];

/// Whether a block is a label below which comments follow, each with its day.
pub(in crate::extract) fn begin_at(outline: &Outline, b: usize) -> bool {
    /// Characters of a label.
    const LABEL: usize = 40;
    let block = &outline.blocks[b];
    let is_label = || phrases::heads_comments(&block.text, block.chars) || is_doubtful(&block.text);
    let may_be = matches!(block.kind, BlockKind::Heading(_) | BlockKind::Loose | BlockKind::Paragraph);
    may_be && block.chars <= LABEL && is_label() && is_dated_behind(outline, b)
}

fn is_doubtful(text: &str) -> bool {
    let name = text.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    DOUBTFUL.contains(&name.as_str())
}

/// Whether one of the first lines behind a label says when it was written.
fn is_dated_behind(outline: &Outline, label: usize) -> bool {
    /// Blocks of a comment up to its day: an account, a place, a heading, the comment itself, short or long.
    const REACH: usize = 4;
    let behind = outline.blocks.iter().skip(label + 1).take(REACH);
    behind.take_while(|block| !block.is_heading()).any(tells_day)
}

/// Whether a line says when something was written, and may be by whom.
fn tells_day(block: &Block) -> bool {
    /// Characters of such a line; words before the day, a name, and behind it, a time.
    const LONGEST: usize = 90;
    const BEFORE: usize = 6;
    const BEHIND: usize = 4;
    if block.chars > LONGEST || ends_sentence(&block.text) || !dates::may_have_number(&block.text) {
        return false;
    }
    let words = |text: &str| text.split_whitespace().count();
    dates::find_first(&block.text, &dates::Reading::to_find()).is_some_and(|found| {
        let (before, behind) = (&block.text[..found.span.start], &block.text[found.span.end..]);
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
            ("<h2>Results</h2><p>Bo Reed</p><p>12 March 2025</p><p>So it is.</p>", false),
        ] {
            let html = Html::parse_document(html);
            assert_eq!(begin_at(&Outline::of(&html), 0), begin, "{html:?}");
        }
    }
}
