//! Normalise: raw tables become typed budget lines, projects and posts.
//!
//! In: the raw files of ingest and the round. Out: a [`Portfolio`](crate::schema::Portfolio)
//! in which every amount cell is accounted for. Deliberately absent: files, clock, classes.
