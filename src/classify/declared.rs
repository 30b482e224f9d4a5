//! The class a department declares: noted and compared, never decisive.
//!
//! In: the word of a cell. Out: the class it stands for, if it is one of the known words.
//! Foreign words that cover two classes (grow, DME) are deliberately absent.

use super::Class;
use super::fold::fold_joined;

const WORDS: [(&str, Class); 32] = [
    ("regelbetrieb", Class::Operations),
    ("betrieb", Class::Operations),
    ("laufenderbetrieb", Class::Operations),
    ("itbetrieb", Class::Operations),
    ("r", Class::Operations),
    ("rb", Class::Operations),
    ("b", Class::Operations),
    ("run", Class::Operations),
    ("operations", Class::Operations),
    ("operation", Class::Operations),
    ("om", Class::Operations),
    ("sustainment", Class::Operations),
    ("keepthelightson", Class::Operations),
    ("weiterentwicklung", Class::Enhancement),
    ("weiterentw", Class::Enhancement),
    ("we", Class::Enhancement),
    ("w", Class::Enhancement),
    ("change", Class::Enhancement),
    ("enhancement", Class::Enhancement),
    ("erweiterung", Class::Enhancement),
    ("ausbau", Class::Enhancement),
    ("innovation", Class::Innovation),
    ("innovationen", Class::Innovation),
    ("innov", Class::Innovation),
    ("inno", Class::Innovation),
    ("i", Class::Innovation),
    ("neueloesung", Class::Innovation),
    ("transform", Class::Innovation),
    ("ungeklaert", Class::Unclear),
    ("unklar", Class::Unclear),
    ("unclear", Class::Unclear),
    ("offen", Class::Unclear),
];

/// The class a declared word stands for.
pub(crate) fn class(word: &str) -> Option<Class> {
    if word.is_empty() {
        return None;
    }
    let folded = fold_joined(word);
    WORDS.iter().find(|(known, _)| *known == folded).map(|&(_, class)| class)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_words_are_read_in_every_spelling() {
        assert_eq!(class("Weiter-Entwicklung"), Some(Class::Enhancement));
        assert_eq!(class(" REGELBETRIEB "), Some(Class::Operations));
        assert_eq!(class("I"), Some(Class::Innovation));
        assert_eq!(class("O&M"), Some(Class::Operations));
        assert_eq!(class("DME"), None);
        assert_eq!(class(""), None);
    }
}
