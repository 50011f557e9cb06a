//! [`Sites`]: which domain the pages of a site's name have, for those that have no address of their own.

use std::collections::{HashMap, HashSet};

use tantivy::{Searcher, columnar::StrColumn};

use super::document::fold_value;

/// The domains of an index's site names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sites {
    /// By the folded name.
    domains: HashMap<String, String>,
    all: HashSet<String>,
}

impl Sites {
    /// Reads the names and domains of all pages, from columns alone.
    pub(super) fn load(searcher: &Searcher) -> tantivy::Result<Sites> {
        let mut pages: HashMap<(String, String), u64> = HashMap::new();
        for segment in searcher.segment_readers() {
            let columns = segment.fast_fields();
            let (Some(domains), Some(names)) = (columns.str("site_domain")?, columns.str("site_name")?) else {
                continue;
            };
            let mut counts: HashMap<(u64, u64), u64> = HashMap::new();
            for doc in segment.doc_ids_alive() {
                let (name, domain) = (names.term_ords(doc).next(), domains.term_ords(doc).next());
                if let Some(pair) = name.zip(domain) {
                    *counts.entry(pair).or_default() += 1;
                }
            }
            for ((name, domain), count) in counts {
                let pair = (fold_value(&spelling(&names, name)?), spelling(&domains, domain)?);
                *pages.entry(pair).or_default() += count;
            }
        }
        Ok(Sites::of(pages))
    }

    /// A name has a domain where more than half of the pages that have both have it: a name that many sites share says nothing.
    fn of(pages: HashMap<(String, String), u64>) -> Sites {
        let mut totals: HashMap<&str, u64> = HashMap::new();
        for ((name, _), count) in &pages {
            *totals.entry(name).or_default() += count;
        }
        let most = pages.iter().filter(|((name, _), count)| *count * 2 > totals[name.as_str()]);
        let domains = most.map(|((name, domain), _)| (name.clone(), domain.clone())).collect();
        Sites { domains, all: pages.into_keys().map(|(_, domain)| domain).collect() }
    }

    /// The domain that pages of a site's name have.
    pub fn domain_of(&self, name: &str) -> Option<&str> {
        self.domains.get(&fold_value(name)).map(String::as_str)
    }

    /// The folded names of the domains that pass.
    pub fn names<'a>(&'a self, passes: impl Fn(&str) -> bool + 'a) -> impl Iterator<Item = &'a str> {
        self.domains.iter().filter(move |(_, domain)| passes(domain)).map(|(name, _)| name.as_str())
    }

    /// A site as counts show it: the domain of what may be a name.
    pub fn shown<'a>(&'a self, site: &'a str) -> &'a str {
        if self.all.contains(site) { site } else { self.domain_of(site).unwrap_or(site) }
    }
}

fn spelling(column: &StrColumn, ord: u64) -> tantivy::Result<String> {
    let mut text = String::new();
    column.ord_to_str(ord, &mut text)?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_the_domain_of_most() {
        let pages = [
            ("the paper", "paper.example", 3),
            ("the paper", "mirror.example", 1),
            ("news", "a.example", 1),
            ("news", "b.example", 1),
        ];
        let sites = Sites::of(pages.into_iter().map(|(n, d, count)| ((n.to_owned(), d.to_owned()), count)).collect());
        for (site, domain, shown) in [
            ("The Paper", Some("paper.example"), "paper.example"),
            ("News", None, "News"),
            ("a.example", None, "a.example"),
            ("Other", None, "Other"),
        ] {
            assert_eq!((sites.domain_of(site), sites.shown(site)), (domain, shown), "{site}");
        }
        assert_eq!(sites.names(|domain| domain == "paper.example").collect::<Vec<_>>(), ["the paper"]);
    }
}
