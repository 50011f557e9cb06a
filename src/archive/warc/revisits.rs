//! Revisit records: "the same as that one", each a page of its own where that one has another address.
//!
//! A revisit whose page stands where it can be read again alone is answered at once. All others wait until their file has
//! been read. Then, only if the file does hold a page that one of them names, it is read a second time. What is kept for
//! that is a revisit's header and hashes of names, never a page. Those that the file has no page for are looked for among
//! its [`neighbours`](super::neighbours).

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    hash::{BuildHasher, RandomState},
};

use super::{Span, StoredPage, describe, header::Header};

/// The most that the waiting revisits of one file may take, in bytes; some forty thousand of them.
const WAITING_CAP: usize = 16_000_000;

/// A revisit that waits for its page.
pub(in crate::archive) struct Revisit {
    /// All of the page but its content.
    page: StoredPage,
    names: Vec<u64>,
    /// Of the content, where the record has it.
    digest: String,
    crawl: u32,
    /// Address and date of the page it names, where that is another address than its own.
    capture: Option<(String, String)>,
}

impl Revisit {
    /// Address and date of the page it names, where that may stand in another file and makes this a page of its own.
    pub(super) fn capture(&self) -> Option<(&str, &str)> {
        self.capture.as_ref().map(|(url, date)| (url.as_str(), date.as_str()))
    }

    /// About as many bytes as it takes.
    fn weight(&self) -> usize {
        let capture = self.capture.iter().flat_map(|(url, date)| [url, date]);
        let page = [&self.page.entry, &self.page.hints.url].into_iter().flatten().chain(capture).map(String::len);
        let page = page.sum::<usize>();
        size_of::<Revisit>() + page + self.page.path.as_os_str().len() + self.digest.len() + 8 * self.names.len()
    }
}

/// What the crawls of one file hold, as far as their revisits ask for it.
#[derive(Default)]
pub(in crate::archive) struct Revisits {
    hasher: RandomState,
    /// Counts the file's crawls: a WACZ may have several.
    crawl: u32,
    /// Where the pages so far stand, by what revisits call them.
    spans: HashMap<u64, Span>,
    /// What revisits call the pages so far that cannot be read again alone.
    unplaced: HashSet<u64>,
    /// Address and payload of the pages so far, in each crawl.
    seen: HashSet<u64>,
    /// By their order in the file.
    waiting: BTreeMap<u64, Revisit>,
    met: u64,
    /// Bytes that they take.
    weight: usize,
    /// Whether [`WAITING_CAP`] was reached.
    is_full: bool,
    /// Those whose page is in no crawl of this file, and may be in one of another.
    elsewhere: Vec<Revisit>,
    /// In the second reading: who of the waiting wants a name.
    sought: HashMap<u64, Vec<u64>>,
}

impl Revisits {
    pub(super) fn start_crawl(&mut self) {
        self.crawl = self.crawl.wrapping_add(1);
    }

    /// Notes a page; false if the same was found under the same address before.
    pub(super) fn note(&mut self, header: &Header, bytes: &[u8], span: Option<Span>) -> bool {
        for name in self.names_of(header) {
            match span {
                Some(span) => drop(self.spans.entry(name).or_insert(span)),
                None => drop(self.unplaced.insert(name)),
            }
        }
        self.seen.insert(self.key(self.crawl, &header.url, &header.payload_digest, bytes))
    }

    /// Whether a revisit's page was found under the same address before, as far as its header tells.
    pub(super) fn is_the_same_again(&self, header: &Header) -> bool {
        match header.payload_digest.as_str() {
            "" => header.refers_to_url == header.url,
            digest => self.seen.contains(&self.key(self.crawl, &header.url, digest, &[])),
        }
    }

    /// A revisit of the present crawl. `blank` is a page of it without content.
    pub(super) fn revisit(&self, header: &Header, mut blank: StoredPage) -> Revisit {
        describe(&mut blank, header);
        let names =
            self.names(&header.payload_digest, &header.refers_to, (&header.refers_to_url, &header.refers_to_date));
        let (url, date) = (&header.refers_to_url, &header.refers_to_date);
        let is_elsewhere = !date.is_empty() && !url.is_empty() && *url != header.url;
        let capture = is_elsewhere.then(|| (url.clone(), date.clone()));
        Revisit { page: blank, names, digest: header.payload_digest.clone(), crawl: self.crawl, capture }
    }

    /// Where a revisit's page stands, if it can be read again alone.
    pub(super) fn span(&self, revisit: &Revisit) -> Option<Span> {
        revisit.names.iter().find_map(|name| self.spans.get(name).copied())
    }

    /// The page that a revisit is, with the content of the one that it names; `None` if that is the same page again.
    pub(in crate::archive) fn answer(&mut self, revisit: Revisit, original: &StoredPage) -> Option<StoredPage> {
        let mut page = revisit.page;
        let url = page.entry.as_deref().unwrap_or_default();
        let key = self.key(revisit.crawl, url, &revisit.digest, &original.bytes);
        if page.entry == original.entry || !self.seen.insert(key) {
            return None;
        }
        page.bytes.clone_from(&original.bytes);
        page.span = original.span;
        page.hints.charset.clone_from(&original.hints.charset);
        page.hints.plain_text = original.hints.plain_text;
        Some(page)
    }

    /// Keeps a revisit for the second reading. Gives the number of those that are given up: where too much waits, that is
    /// each whose page has not come by so far. Most revisits are of images, or of pages in other files.
    pub(super) fn wait(&mut self, revisit: Revisit) -> u64 {
        let mut given_up = 0;
        if !self.is_full && self.weight + revisit.weight() > WAITING_CAP {
            self.is_full = true;
            given_up = self.give_up_unknown();
        }
        let has_room = self.weight + revisit.weight() <= WAITING_CAP;
        if self.is_full && !(has_room && self.is_known(&revisit)) {
            return given_up + 1;
        }
        self.weight += revisit.weight();
        self.met += 1;
        self.waiting.insert(self.met, revisit);
        given_up
    }

    /// Prepares the second reading, which is of use if any wait after this. Gives the number of those that need not wait,
    /// since the file holds no page that they name; `all` are to be looked for where the first reading did not note pages.
    pub(in crate::archive) fn seek(&mut self, all: bool) -> u64 {
        let given_up = if all { 0 } else { self.give_up_unknown() };
        self.note_sought();
        given_up
    }

    /// Prepares the reading of other files for these revisits.
    pub(in crate::archive) fn seek_again(&mut self, waiting: Vec<Revisit>) {
        self.waiting = (0..).zip(waiting).collect();
        self.note_sought();
    }

    fn note_sought(&mut self) {
        self.sought.clear();
        for (order, revisit) in &self.waiting {
            for name in &revisit.names {
                self.sought.entry(*name).or_default().push(*order);
            }
        }
    }

    fn is_known(&self, revisit: &Revisit) -> bool {
        revisit.names.iter().any(|name| self.unplaced.contains(name) || self.spans.contains_key(name))
    }

    fn give_up_unknown(&mut self) -> u64 {
        let mut gone = 0;
        let waiting = std::mem::take(&mut self.waiting);
        for (order, revisit) in waiting {
            if self.is_known(&revisit) {
                self.waiting.insert(order, revisit);
            } else if revisit.capture.is_some() {
                self.elsewhere.push(revisit);
            } else {
                gone += 1;
            }
        }
        self.weight = self.waiting.values().chain(&self.elsewhere).map(Revisit::weight).sum();
        gone
    }

    /// Takes the revisits whose page this file does not have.
    pub(in crate::archive) fn take_rest(&mut self) -> Vec<Revisit> {
        let waiting = std::mem::take(&mut self.waiting).into_values();
        std::mem::take(&mut self.elsewhere).into_iter().chain(waiting).collect()
    }

    /// How many revisits wait.
    pub(in crate::archive) fn waiting(&self) -> u64 {
        self.waiting.len() as u64
    }

    /// Whether a waiting revisit names this record.
    pub(super) fn is_sought(&self, header: &Header) -> bool {
        self.names_of(header).iter().any(|name| self.sought.contains_key(name))
    }

    /// Takes the waiting revisits that name this record, in the order of the file.
    pub(super) fn take(&mut self, header: &Header) -> Vec<Revisit> {
        let names = self.names_of(header);
        let mut indices: Vec<_> = names.iter().filter_map(|name| self.sought.remove(name)).flatten().collect();
        indices.sort_unstable();
        indices.iter().filter_map(|index| self.waiting.remove(index)).collect()
    }

    fn names_of(&self, header: &Header) -> Vec<u64> {
        self.names(&header.payload_digest, &header.id, (&header.url, &header.date))
    }

    /// What revisits call a record, the surest first.
    fn names(&self, digest: &str, id: &str, (url, date): (&str, &str)) -> Vec<u64> {
        let names = [("digest", digest, ""), ("id", id, ""), ("capture", url, date)];
        names.iter().filter(|name| !name.1.is_empty()).map(|name| self.hasher.hash_one(name)).collect()
    }

    /// An address with its payload, which is told by its digest where the record has one.
    fn key(&self, crawl: u32, url: &str, digest: &str, bytes: &[u8]) -> u64 {
        match digest {
            "" => self.hasher.hash_one((crawl, url, bytes)),
            digest => self.hasher.hash_one((crawl, url, digest)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(url: &str, digest: &str) -> Header {
        Header { url: url.to_owned(), payload_digest: digest.to_owned(), ..Header::default() }
    }

    #[test]
    fn only_what_has_a_page_waits_where_too_much_waits() {
        let mut revisits = Revisits::default();
        revisits.note(&header("http://a.example/", "page"), b"", None);
        let mut given_up = 0;
        let mut wait = |revisits: &mut Revisits, url: &str, digest: &str| {
            let revisit = revisits.revisit(&header(url, digest), StoredPage::default());
            given_up += revisits.wait(revisit);
        };
        wait(&mut revisits, "http://a.example/first", "page");
        // Long addresses fill it soon.
        let long = "x".repeat(100_000);
        for n in 0..300 {
            wait(&mut revisits, &format!("http://a.example/{long}{n}"), "image");
        }
        wait(&mut revisits, "http://a.example/last", "page");
        assert!(revisits.weight <= WAITING_CAP);
        assert_eq!((given_up, revisits.seek(false), revisits.waiting()), (300, 0, 2));
        let taken: Vec<_> = revisits.take(&header("", "page")).into_iter().filter_map(|it| it.page.entry).collect();
        assert_eq!(taken, ["http://a.example/first", "http://a.example/last"]);
    }
}
