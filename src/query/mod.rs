//! Words in, a Tantivy query out: the grammar, fields and dates of a user's query.
