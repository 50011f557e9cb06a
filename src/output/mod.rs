//! Hits in, what the terminal or a script sees out: text, JSON, CSV.
