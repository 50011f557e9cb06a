//! What pages that list stories are called, in their titles and addresses.

use crate::{extract::letters::is_word, fold::fold};

/// How the titles of lists begin, folded: searches, archives, tags, authors' pages.
const LIST_TITLES: &[&str] = &[
    "search results", "search for", "you searched for", "results for", "posts tagged", "posts by", "posts about",
    "articles by", "articles tagged", "articles about", "articles in the", "stories by", "stories about",
    "entries tagged", "tag:", "tag archives", "tagged:", "topic:", "category:", "category archives", "author:",
    "author archives", "archive for", "archives for", "archives:", "archive:", "monthly archives", "daily archives",
    "all posts", "all articles", "all stories", "latest news", "latest stories", "suchergebnis", "suche nach",
    "schlagwort", "kategorie:", "thema:", "archiv:", "archiv fur", "alle artikel", "alle beitrage", "beitrage von",
    "artikel von", "resultats de recherche", "resultats pour", "resultats de la recherche", "etiquette:", "categorie:",
    "archives de", "archives pour", "archives du mot-cle", "tous les articles", "articles de",
    "resultados de busqueda", "resultados de la busqueda", "resultados da pesquisa", "resultados de pesquisa",
    "resultados da busca", "resultados para", "etiqueta:", "categoria:", "archivo de", "archivos de", "articulos de",
    "todas las noticias", "ultimas noticias", "todas as noticias", "arquivo de", "risultati della ricerca",
    "risultati per", "archivio", "articoli di", "tutti gli articoli", "ultime notizie", "zoekresultaten",
    "alle berichten", "berichten van", "wyniki wyszukiwania", "archiwum", "artykuly autora", "sokresultat",
    "arkiv for", "sogeresultat", "vysledky vyhledavani", "archiv znacky", "rubrika:", "stitek:", "cimke:",
    "arama sonuclari", "etiket:", "результаты поиска", "рубрика:", "метка:", "архив:", "архивы", "результати пошуку",
    "検索結果", "タグ:", "カテゴリー:", "記事一覧", "搜索结果", "标签:", "검색결과",
];

/// Parts of an address before the name of a tag, column or author.
const LIST_FOLDERS: &[&str] = &[
    "tag", "tags", "category", "categories", "author", "authors", "topic", "topics", "label", "archive", "archives",
    "search", "page", "schlagwort", "kategorie", "autor", "thema", "themen", "etiqueta", "categoria", "etiquette",
    "categorie", "auteur", "argomento", "autore", "rubrika", "cimke", "etiket",
];

/// Those of them in which some systems keep stories as well, by the words of their headlines, and how many words tell.
const STORY_FOLDERS: &[&str] = &["topic", "topics", "archive", "archives", "page", "thema", "themen"];
const HEADLINE: usize = 3;

/// Whether a title is that of a list of stories.
pub(super) fn is_list_title(title: &str) -> bool {
    let folded = fold(title);
    let folded = folded.trim_start_matches(|c: char| !is_word(c));
    LIST_TITLES.iter().any(|start| folded.starts_with(start))
}

/// Whether an address is that of a search, or of the stories with a tag, of a column or an author.
pub(super) fn is_list_address(url: &str) -> bool {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.split('#').next().unwrap_or("");
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    // `?s=20` says where a link was shared.
    let is_asked = |words: &str| !words.bytes().all(|b| b.is_ascii_digit());
    let is_search =
        |part: &str| ["s=", "q=", "query=", "search="].iter().any(|key| part.strip_prefix(key).is_some_and(is_asked));
    let mut parts = path.trim_end_matches('/').rsplit('/');
    let (last, folder) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    // Some systems keep every story in an archive, by its number; years have four digits.
    let is_number = last.len() > 4 && last.bytes().all(|b| b.is_ascii_digit());
    let is_in = |folders: &[&str]| folders.iter().any(|name| folder.eq_ignore_ascii_case(name));
    let is_story = is_number && folder.to_ascii_lowercase().starts_with("archive")
        || is_in(STORY_FOLDERS) && last.split('-').count() >= HEADLINE;
    // A story below such a folder has a name of its own behind it, and a host is no folder.
    query.split('&').any(is_search) || (is_in(LIST_FOLDERS) && !is_story && parts.next().is_some()) || last == "search"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_lists_are_told() {
        for (url, expected) in [
            ("https://paper.example/?s=ferry", true),
            ("https://paper.example/2025/ferry?s=20", false),
            ("https://paper.example/?s=2025+floods", true),
            ("https://paper.example/topic/ferry", true),
            ("https://paper.example/topic/ferry-sails-again", false),
            ("https://paper.example/tag/bay-of-marl", true),
            ("https://paper.example/archive/20250706", false),
            ("https://paper.example/archive/ferry", true),
        ] {
            assert_eq!(is_list_address(url), expected, "{url}");
        }
    }

    #[test]
    fn titles_are_folded_as_they_are_looked_up() {
        let unfolded: Vec<&&str> = LIST_TITLES.iter().filter(|title| fold(title) != **title).collect();
        assert_eq!(unfolded, Vec::<&&str>::new());
    }
}
