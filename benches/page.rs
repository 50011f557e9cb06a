//! How fast a page is decoded, skimmed and parsed, beside what a plain parse of the same text takes.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use newsdex::{archive::StoredPage, page};
use scraper::Html;

/// A page as publishers make them: a third text and its markup, the rest scripts, styles, drawings and data attributes.
fn invented_page() -> String {
    let script = "<script>window.queue=window.queue||[];for(var i=0;i<9;i++){queue.push('<b>'+i)}</script>".repeat(120);
    let style = format!("<style>{}</style>", ".card > a:hover { color: #123456; margin: 0 auto }\n".repeat(300));
    let data = format!("<script type=\"application/json\">{{\"items\":[{}0]}}</script>", "1234567890,".repeat(2_000));
    let icon = "<svg viewBox='0 0 24 24' aria-hidden=true><path d='M12 2L2 7l10 5 10-5-10-5z'/></svg>";
    let card = format!(
        "<div class=\"card card--small\" data-track=\"{{&quot;a&quot;:1}}\" data-index=3 onclick='go(1)'>{icon}\
         <a href=\"/2025/07/06/another-story\" target=_blank data-id=77>Another story</a><!-- card --></div>\n"
    );
    let paragraph = "<p class=\"text\" data-p=1>The council met on Monday and <b>decided</b> to build the bridge after all, \
                     nine years after <a href=/first>the first plan</a> had been laid before it.</p>\n";
    format!(
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Bridge</title>{style}{script}{data}</head>\
         <body><nav>{}</nav><main><h1>Bridge</h1>{}</main><aside>{}</aside></body></html>",
        card.repeat(60),
        paragraph.repeat(60),
        card.repeat(60)
    )
}

fn pages(criterion: &mut Criterion) {
    let html = invented_page();
    let stored = StoredPage { bytes: html.clone().into_bytes(), ..StoredPage::default() };
    let mut group = criterion.benchmark_group("page");
    group.throughput(Throughput::Bytes(html.len() as u64));
    group.bench_function("read", |b| b.iter(|| page::read(black_box(&stored))));
    group.bench_function("read without the skim", |b| b.iter(|| page::read_unskimmed(black_box(&stored))));
    group.bench_function("parse with scraper", |b| b.iter(|| Html::parse_document(black_box(&html))));
    group.finish();
}

criterion_group!(benches, pages);
criterion_main!(benches);
