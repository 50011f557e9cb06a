//! Articles in, a Tantivy index out: schema, tokenizer, incremental writer, reader.
