//! What a page says of itself where it is for a printer: under which address the story is had, when it was printed, how to print
//! it, to close its window and to go back.

use std::{collections::HashSet, sync::LazyLock};

use foldhash::fast::RandomState;

use crate::{
    extract::{dates, parts::Parts, sentence::may_be_said, title::fold_key},
    fold::fold,
};

/// Whole lines, letters and digits only.
#[rustfmt::skip]
static LINES: LazyLock<HashSet<&'static str, RandomState>> = LazyLock::new(|| HashSet::from_iter([
    "print", "print this", "print this page", "print this article", "print this story", "print page", "print article", "print story",
    "click here to print", "click to print", "send to printer", "printer friendly version", "printer friendly", "printable version",
    "close", "close window", "close this window", "close page", "print close", "print close window", "close print", "back", "go back",
    "back to article", "back to the article", "back to story", "back to the story", "return to article", "return to the article",
    "return to story", "return to the story", "view original", "view original article", "view the original article", "view article online",
    "view full site", "save this article", "save article",
    "uncheck the box to remove the list of links referenced in the article",
    "diese seite drucken", "seite drucken", "artikel drucken", "drucken", "fenster schliessen", "drucken fenster schliessen",
    "zuruck zum artikel", "zuruck zum beitrag", "zuruck", "zum artikel", "druckversion", "druckansicht",
    "imprimer", "imprimer cette page", "imprimer cet article", "imprimer l article", "fermer", "fermer la fenetre", "fermer cette fenetre",
    "retour a l article", "retour", "version imprimable",
    "imprimir", "imprimir esta pagina", "imprimir pagina", "imprimir articulo", "imprimir este articulo", "imprimir noticia", "cerrar",
    "cerrar ventana", "cerrar esta ventana", "volver", "volver al articulo", "volver a la noticia", "version para imprimir",
    "stampa", "stampa questa pagina", "stampa pagina", "stampa articolo", "stampa l articolo", "chiudi", "chiudi finestra",
    "chiudi la finestra", "torna all articolo", "torna indietro", "indietro", "versione stampabile",
    "imprimir artigo", "imprimir materia", "fechar", "fechar janela", "fechar esta janela", "voltar", "voltar ao artigo", "voltar a noticia",
    "versao para impressao",
    "afdrukken", "pagina afdrukken", "artikel afdrukken", "deze pagina afdrukken", "sluiten", "sluit venster", "venster sluiten", "terug",
    "terug naar artikel", "terug naar het artikel", "printversie",
    "drukuj", "wydrukuj", "drukuj strone", "drukuj artykul", "zamknij", "zamknij okno", "wroc do artykulu", "powrot do artykulu", "wersja do druku",
    "распечатать", "распечатать статью", "распечатать страницу", "печать", "версия для печати", "закрыть", "закрыть окно",
    "вернуться к статье", "вернуться назад", "назад", "роздрукувати", "друкувати", "закрити вікно", "повернутися до статті",
    "skriv ut", "skriv ut artikeln", "skriv ut sidan", "skriv ut artikkelen", "stang fonster", "stang fonstret", "tillbaka",
    "tillbaka till artikeln", "tilbake til artikkelen", "lukk vinduet", "luk vindue", "udskriv", "tilbage til artiklen", "tulosta", "sulje ikkuna",
    "tisk", "vytisknout", "vytisknout clanek", "zavrit okno", "zpet na clanek", "vytlacit", "zatvorit okno", "spat na clanok", "nyomtatas", "bezaras",
    "yazdir", "haberi yazdir", "sayfayi yazdir", "kapat", "pencereyi kapat", "habere don", "geri don",
    "印刷", "印刷する", "このページを印刷", "このページを印刷する", "この記事を印刷する", "閉じる", "ウィンドウを閉じる", "記事に戻る",
    "打印", "打印本页", "打印本文", "列印", "列印本頁", "关闭", "关闭窗口", "關閉視窗", "返回文章", "返回",
    "인쇄", "인쇄하기", "기사 인쇄", "프린트", "창닫기", "닫기", "기사로 돌아가기",
]));

/// What a line begins with that says from where or when a page was printed, folded.
#[rustfmt::skip]
const PRINTED: &[&str] = &[
    "printed from ", "printed on ", "printed at ", "printed: ", "date printed", "print date", "page printed ", "article printed ",
    "this article was printed ", "this article is printed ", "this story was printed ", "this page was printed ",
    "gedruckt am ", "gedruckt von ", "ausgedruckt am ", "ausgedruckt von ", "druckdatum", "dieser artikel wurde ausgedruckt ",
    "dieser artikel wurde gedruckt ", "diese seite wurde gedruckt ",
    "imprime le ", "imprime depuis ", "article imprime ", "page imprimee ", "cet article a ete imprime ", "date d'impression", "date d’impression",
    "impreso desde ", "impreso el ", "impreso de ", "este articulo ha sido impreso ", "este articulo fue impreso ", "fecha de impresion",
    "stampato da ", "stampato il ", "questo articolo e stato stampato ", "data di stampa",
    "impresso em ", "impresso de ", "este artigo foi impresso ", "data de impressao", "data da impressao",
    "afgedrukt op ", "afgedrukt van ", "geprint op ", "wydrukowano ", "data wydruku", "wydruk ze strony", "распечатано ", "дата печати",
    "utskrivet fran ", "utskrivet den ", "skrevet ut ", "udskrevet ", "vytisteno ", "vytlacene ", "yazdirma tarihi", "yazdirilma tarihi",
    "印刷日", "打印时间", "列印時間", "인쇄일",
];

/// Labels of a story's own address, folded: parts of words, and pairs of which a label has both.
#[rustfmt::skip]
const ADDRESS: &[&str] = &[
    "url", "permalink", "permalien", "enlace permanente", "link permanente", "постоянн", "printed from", "find this article", "find this story",
    "original article", "original story", "read the original", "view original", "source page", "originalartikel", "est issu d", "afkomstig van",
    "overgenomen van", "本文网址", "本文链接", "原文链接", "原文地址", "文章来源", "文章來源", "原文網址", "新闻网址", "元記事", "기사원문", "기사 원문", "원문보기", "원문 보기",
    "원문링크", "adres zrodla", "zrodlo artykulu",
];
#[rustfmt::skip]
const PLACE: &[&str] = &["address", "link to", "adress", "direccion", "indirizzo", "endereco", "adres", "адрес", "lien", "enlace", "odkaz"];
#[rustfmt::skip]
const PAGE: &[&str] = &[
    "article", "story", "page", "artikel", "artikkel", "beitrag", "seite", "articul", "noticia", "pagina", "articolo", "notizia", "artigo",
    "artykul", "strony", "haber", "sayfa", "стать", "страниц", "новост", "статт", "сторінк", "clanku", "clanok", "stranky", "sida", "side",
];

/// Whether a line says no more than that.
pub(in crate::extract) fn says(text: &str) -> bool {
    /// Bytes, an address with them.
    const LONGEST: usize = 400;
    text.len() <= LONGEST && (is_line(text) || says_when(text) || names_address(text))
}

fn is_line(text: &str) -> bool {
    /// Bytes of the longest in `LINES`, and signs around it.
    const LONGEST: usize = 90;
    text.len() <= LONGEST && LINES.contains(fold_key(text).as_str()) && !may_be_said(text)
}

/// `Printed on Wednesday, March 12, 2025`, `Article printed from The Ellery Echo: https://ellery-echo.example`.
fn says_when(text: &str) -> bool {
    static STARTS: LazyLock<Parts> = LazyLock::new(|| Parts::at_start(PRINTED));
    /// Characters, without an address: of a longer line it is a sentence's beginning.
    const LONGEST: usize = 80;
    let before = address_at(text).map_or(text, |at| &text[..at]);
    if before.chars().count() > LONGEST {
        return false;
    }
    // "Printed on handmade paper": a line without an address has a day.
    let is_dated = || dates::find_first(text, &dates::Reading::to_find()).is_some();
    let tells = || before.len() < text.len() || is_dated();
    let folded = fold(before);
    let is_named = |rest: &str| rest.starts_with("from ") || rest.starts_with("von ");
    let mut says = false;
    STARTS.each_in(&folded, |start, place| {
        says |= tells() || PRINTED[start].starts_with("this ") && is_named(&folded[place.end..]);
    });
    says
}

/// `URL to article: https://ellery-echo.example/2025/03/ferry`.
fn names_address(text: &str) -> bool {
    /// Words of a label; the longest say when the page was fetched.
    const LABEL: usize = 10;
    let Some(at) = address_at(text).filter(|&at| !text[at..].contains(char::is_whitespace)) else { return false };
    let label = fold(text[..at].trim());
    let has = |words: &[&str]| words.iter().any(|word| label.contains(word));
    label.split_whitespace().count() <= LABEL && (has(ADDRESS) || has(PLACE) && has(PAGE))
}

/// Where an address begins in a text.
fn address_at(text: &str) -> Option<usize> {
    static STARTS: LazyLock<Parts> = LazyLock::new(|| Parts::of(&["http://", "https://", "www."]));
    let mut first = None;
    STARTS.each_in(text, |_, place| {
        first.get_or_insert(place.start);
    });
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_for_a_printer_says_of_itself() {
        for text in [
            "Article printed from The Ellery Echo: https://ellery-echo.example",
            "URL to article: https://ellery-echo.example/2025/03/ferry",
            "Source URL (retrieved on 12 March 2025 - 09:14): https://ellery-echo.example/ferry",
            "This article was printed from The Ellery Echo",
            "Click here to print.",
            "« Back",
            "Print | Close",
            "Printed on Wednesday, March 12, 2025",
            "Fenster schließen",
            "Druckdatum: 12.03.2025",
            "Adresse de l'article : https://echo.example/bac",
            "Torna all'articolo",
            "Adres tego artykułu: http://echo.example/prom",
            "Постоянный адрес статьи: https://echo.example/parom",
            "このページを印刷する",
            "本文网址：https://echo.example/1.html",
            "창닫기",
        ] {
            assert!(says(text), "{text}");
        }
    }

    #[test]
    fn lists_are_folded_as_they_are_looked_up() {
        let unlike_key = LINES.iter().filter(|line| fold_key(line) != **line);
        let unlike_fold = [PRINTED, ADDRESS, PLACE, PAGE].into_iter().flatten().filter(|part| fold(part) != **part);
        assert_eq!(unlike_key.chain(unlike_fold).collect::<Vec<_>>(), [&""; 0]);
    }

    #[test]
    fn a_story_of_prints_and_addresses_is_none_of_it() {
        for text in [
            "Printed on handmade paper from the mill, the book costs 40 crowns.",
            "Printed from the old blocks.",
            "The address of the museum is https://museum.example",
            "Adresse: 4 Quay Street, www.museum.example",
            "Tickets: https://museum.example/tickets",
            "Back to the story of the ferry, which began in 1964.",
            "Close to the harbour",
            "“Back!”",
            "“Close.”",
            "— Назад!",
            "「閉じる」",
            "—Volver.",
            "Read more about the URL to article scheme at https://museum.example and in the guide.",
        ] {
            assert!(!says(text), "{text}");
        }
    }
}
