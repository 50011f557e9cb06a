//! Questions answered from an index: hits in order, counts by value and month, pages by name, pages like another.

mod facets;
mod hits;
mod lookup;
mod similar;
mod snippet;
mod stats;
mod suggest;
mod unknown;

pub use facets::{Count, Counts, Facet, Timeline, Unit, counts, months, years};
pub use hits::{Hit, Hits, Order, Window, count, search};
pub use lookup::{LookupError, lookup};
pub use similar::similar;
pub use snippet::{Snippet, marks, snippet};
pub use stats::{Stats, stats};
pub use suggest::{Apart, as_sites, did_you_mean, found_apart};
pub use unknown::{UnknownValue, unknown_value};
