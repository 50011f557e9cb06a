//! A query in, hits and counts out: ranking, snippets, facets.
