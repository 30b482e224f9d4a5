//! How lines of a round are paired with those of an earlier round or stage.
//!
//! In: nothing. Out: the validated section `[compare]`. What was renamed is written from the
//! earlier round's word to this round's.

use std::collections::BTreeMap;

use crate::money::Ratio;
use crate::schema::{Field, Text};

/// How lines are paired where their ids differ.
#[derive(Debug, Clone)]
pub struct Pairing {
    /// Fields two lines have to agree in, where ids do not pair them.
    pub key: Vec<Field>,
    /// Words of the earlier round and what they are called in this one, by field.
    pub renamed: Vec<(Field, BTreeMap<Text, Text>)>,
    /// Lines are paired by likeness from this share on.
    pub likeness: Ratio,
    /// File with pairs that were confirmed or refused, relative to the round's folder.
    pub pairs: Option<Text>,
}

impl Pairing {
    /// Fields of the key where the round says nothing.
    pub(crate) const KEY: [Field; 4] =
        [Field::Department, Field::CostCentre, Field::Account, Field::Title];
    /// Likeness where the round says nothing.
    pub(crate) const LIKENESS: Ratio = Ratio::from_millionths(850_000);

    /// What the words of a field were renamed to.
    #[must_use]
    pub fn renamed(&self, field: Field) -> Option<&BTreeMap<Text, Text>> {
        self.renamed.iter().find(|(known, _)| *known == field).map(|(_, words)| words)
    }
}

impl Default for Pairing {
    fn default() -> Self {
        Self { key: Self::KEY.to_vec(), renamed: Vec::new(), likeness: Self::LIKENESS, pairs: None }
    }
}
