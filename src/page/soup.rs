//! Pages made at random, for tests.

use proptest::prelude::*;

/// Pieces that make tag soup worth its name. One form of each formatting tag: the parser reopens three alike at most, and
/// by what the skim leaves of them more may be alike.
pub(super) fn soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<p>", "</p>", "<div class=x data-y='>'>", "</div>", "<b>", "</b>", "<a href=x onclick=\"y\">", "</a>",
        "text ", "&am", "p;", "&eacute;", "&#8217;", "&copy", "&#10;", "<a href='?a=1&amp;b=2&copy=3&'>",
        "<a title=\"&quot;x&not\" rel='&#x26;'>", " ", "\n", "\r", "é", "<", ">", "</", "<!--", "-->", "--!>", "<!-->",
        "<![CDATA[", "]]>", "<?", "<!x>", "<script>", "<script type=application/json>", "</script>", "<style>",
        "</style>", "<title>", "</title>", "<textarea>", "</textarea>", "<svg>", "</svg>", "<svg/>", "<path/>", "<g>",
        "</g>", "<math>", "<mi>", "</math>", "<foreignObject>", "</foreignObject>", "<template>", "</template>",
        "<template shadowrootmode=open>", "<noscript>", "</noscript>", "<img src=x>", "<iframe>", "</iframe>",
        "<table>", "<tr>", "<td>", "</td>", "<caption>", "</caption>", "</table>", "<object>", "</object>", "<select>",
        "<option>", "</select>", "<ul>", "<li>", "</ul>", "<head>", "</head>", "<body id=z>", "</body>",
        "<html lang=en>", "</html>", "<!DOCTYPE html>", "<frameset>", "<plaintext>", "<xmp>", "</xmp>", "<noframes>",
        "</noframes>", "<pre>", "</pre>", "<p a b='c' class='d'e=f id=g/>", "<br/>", "<hr x=/>", "'", "\"", "=",
        "<font color=x>", "<colgroup>", "<form>", "</form>", "<button>", "<h1>", "</h1>", "<meta name=a content=b>",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}
