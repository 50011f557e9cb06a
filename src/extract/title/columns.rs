//! What papers call their columns and desks, in any language: `Opinion`, `Wirtschaft`, `Polityka`.

use std::{collections::HashSet, sync::LazyLock};

use foldhash::fast::RandomState;

use super::keys::fold_key;

/// Whether a part of a title, or a line above a headline, is the name of a column that anything stands in.
pub(in crate::extract) fn is_column(part: &str) -> bool {
    /// Bytes of the longest, in scripts of three bytes a letter.
    const LONGEST: usize = 60;
    part.len() <= LONGEST && COLUMNS.contains(fold_key(part).as_str())
}

/// Folded.
#[rustfmt::skip]
static COLUMNS: LazyLock<HashSet<&'static str, RandomState>> = LazyLock::new(|| HashSet::from_iter([
    // English.
    "opinion", "opinions", "comment", "commentary", "editorial", "editorials", "op ed", "analysis", "perspective", "column",
    "blog", "letters", "letter", "review", "reviews", "interview", "video", "videos", "watch", "podcast", "listen", "gallery", "photos",
    "live", "exclusive", "breaking", "breaking news", "news", "sport", "sports", "business", "politics", "world", "local", "local news",
    "culture", "technology", "tech", "science", "health", "travel", "food", "obituary", "obituaries", "lifestyle", "entertainment",
    "society", "courts", "environment", "education", "transport", "economy", "national", "international", "world news", "letters to the editor",
    // German.
    "kommentar", "meinung", "analyse", "leitartikel", "kolumne", "politik", "gesellschaft", "wirtschaft", "panorama", "welt", "lokales", "regional",
    "kultur", "feuilleton", "wissenschaft", "inland", "ausland", "vermischtes", "medien", "gesundheit", "bildung", "reise", "leserbriefe",
    // French.
    "tribune", "chronique", "societe", "monde", "politique", "economie", "faits divers", "sante", "environnement", "sciences", "planete", "idees",
    // Spanish and Portuguese.
    "columna", "sociedad", "sociedade", "mundo", "internacional", "politica", "economia", "cultura", "deportes", "opiniao", "nacional", "sucesos",
    "salud", "ciencia", "educacion", "tecnologia", "saude", "educacao", "esporte", "esportes", "desporto", "policia", "cotidiano",
    // Italian and Romanian.
    "opinione", "editoriale", "societa", "cronaca", "mondo", "esteri", "interni", "salute", "scienza", "ambiente", "externe", "sanatate", "actualitate",
    // Dutch.
    "politiek", "binnenland", "buitenland", "samenleving", "wetenschap", "gezondheid", "onderwijs", "opinie", "cultuur", "wereld",
    // The Scandinavian languages and Finnish.
    "ekonomi", "okonomi", "politikk", "inrikes", "utrikes", "innenriks", "utenriks", "indland", "udland", "samhalle", "samfund", "samfunn", "kronikk",
    "ledare", "insandare", "debatt", "debat", "vetenskap", "videnskab", "nyheter", "nyheder", "politiikka", "talous", "kotimaa", "ulkomaat", "kulttuuri",
    "urheilu", "mielipide", "paakirjoitus", "tiede", "uutiset",
    // Polish, Czech, Slovak, Hungarian.
    "polityka", "gospodarka", "kraj", "swiat", "kultura", "nauka", "zdrowie", "spoleczenstwo", "wiadomosci", "opinie", "politika", "ekonomika", "domaci",
    "zahranicni", "nazory", "komentare", "veda", "zdravi", "spolecnost", "domov", "svet", "zpravy", "spravy", "ekonomika", "gazdasag", "belfold", "kulfold",
    "velemeny", "tudomany", "kozelet", "hirek", "egeszseg",
    // The Balkans and Greek.
    "gospodarstvo", "drustvo", "hrvatska", "svijet", "vijesti", "vesti", "novice", "gospodarstvo", "икономика", "общество", "свят", "култура", "друштво",
    "економија", "политика", "πολιτικη", "οικονομια", "κοινωνια", "κοσμοσ", "πολιτισμοσ", "αθλητισμοσ", "ελλαδα", "διεθνη", "ειδησεισ", "αποψεισ",
    // Russian and Ukrainian.
    "новости", "мнение", "мнения", "спорт", "экономика", "культура", "наука", "происшествия", "в мире", "бизнес", "політика", "економіка", "суспільство",
    "світ", "подіі", "культура", "новини", "думки",
    // Turkish.
    "siyaset", "gundem", "dunya", "spor", "kultur sanat", "yasam", "saglik", "egitim", "teknoloji", "bilim", "haberler",
    // Arabic, Persian, Hebrew.
    "سياسة", "اقتصاد", "رياضة", "ثقافة", "العالم", "راي", "اخبار", "مجتمع", "سیاسی", "اقتصادی", "اجتماعی", "فرهنگی", "ورزشی", "بین الملل",
    "פוליטיקה", "כלכלה", "ספורט", "תרבות", "דעות",
    // Hindi and Bengali.
    "राजनीति", "देश", "दुनिया", "खेल", "मनोरंजन", "वयापार", "राजय", "রাজনীতি", "অরথনীতি", "খেলা", "বিনোদন", "মতামত", "বিশব", "সারাদেশ",
    // Vietnamese, Indonesian, Thai.
    "chinh tri", "kinh te", "xa hoi", "the gioi", "the thao", "van hoa", "giao duc", "suc khoe", "thoi su", "phap luat", "nasional", "internasional",
    "olahraga", "hiburan", "budaya", "opini", "berita", "การเมือง", "เศรษฐกิจ", "กีฬา", "ตางประเทศ", "สังคม",
    // Chinese, Japanese, Korean.
    "观点", "评论", "時政", "时政", "财经", "財經", "体育", "體育", "国际", "國際", "社会", "社會", "文化", "科技", "娱乐", "娛樂", "政治", "観点", "社説", "経済", "国際", "スポーツ",
    "地域", "科学", "사설", "칼럼", "오피니언", "정치", "경제", "사회", "국제", "문화", "스포츠", "연예", "과학",
]));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_told_in_any_language() {
        for column in [
            "Opinion", "POLITICS", "Polityka", "Økonomi", "Οικονομία", "Chính trị", "सिनेमा", "経済", "Gündem",
            "Économie",
        ] {
            assert_eq!(is_column(column), column != "सिनेमा", "{column}");
        }
    }

    #[test]
    fn the_list_is_folded_as_it_is_looked_up() {
        assert_eq!(COLUMNS.iter().filter(|column| fold_key(column) != **column).collect::<Vec<_>>(), [&""; 0]);
    }
}
