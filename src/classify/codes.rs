//! Codes a rule asks for: accounts, products, cost centres by their leading digits, departments
//! as a whole.
//!
//! In: a cell such as `52, 5311-5315, !5239`. Out: a [`CodeTest`]. Compared are letters and
//! digits only, so that `511 01` and `51101` are one account; leading zeros count.

use super::pattern::split_terms;

/// Ranges a code may or must not lie in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct CodeTest {
    wanted: Vec<CodeRange>,
    unwanted: Vec<CodeRange>,
}

/// Codes from a first to a last one, equally long.
#[derive(Debug, Clone, PartialEq, Eq)]
struct CodeRange {
    first: String,
    last: String,
    /// Nothing may follow: the code is as long as the bounds.
    whole: bool,
}

/// How the codes of a column are compared where no star says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CodeForm {
    /// By their leading characters.
    Leading,
    /// As a whole.
    Whole,
}

impl CodeTest {
    /// Reads a cell.
    ///
    /// # Errors
    ///
    /// The terms that are no codes.
    pub(super) fn read(cell: &str, form: CodeForm) -> Result<Self, Vec<String>> {
        let mut test = Self::default();
        let mut faults = Vec::new();
        for part in split_terms(cell, &['|', ',']).into_iter().map(str::trim) {
            if part.is_empty() {
                continue;
            }
            let (negated, range) =
                part.strip_prefix('!').map_or((false, part), |rest| (true, rest.trim()));
            match CodeRange::read(range, form) {
                Some(range) if negated => test.unwanted.push(range),
                Some(range) => test.wanted.push(range),
                None => faults.push(part.to_owned()),
            }
        }
        if faults.is_empty() { Ok(test) } else { Err(faults) }
    }

    /// Whether the cell says nothing.
    pub(super) const fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.unwanted.is_empty()
    }

    /// Whether the cell names codes the line must have.
    pub(super) const fn wants(&self) -> bool {
        !self.wanted.is_empty()
    }

    /// Whether the code satisfies the cell.
    pub(super) fn holds(&self, code: &str) -> bool {
        let covers = |range: &CodeRange| range.covers(code);
        (self.wanted.is_empty() || self.wanted.iter().any(covers))
            && !self.unwanted.iter().any(covers)
    }

    /// No code can satisfy the cell: all that is wanted is excluded as well.
    pub(super) fn is_impossible(&self) -> bool {
        let excluded = |range: &CodeRange| self.unwanted.iter().any(|one| one.contains(range));
        self.wants() && self.wanted.iter().all(excluded)
    }

    /// Every code that satisfies this cell satisfies the other one; false where that is not
    /// certain.
    pub(super) fn implies(&self, other: &Self) -> bool {
        let wanted = |range: &CodeRange| other.wanted.iter().any(|one| one.contains(range));
        let unwanted = |range: &CodeRange| {
            self.unwanted.iter().any(|own| own.contains(range))
                || (self.wants() && !self.wanted.iter().any(|own| own.meets(range)))
        };
        (!other.wants() || (self.wants() && self.wanted.iter().all(wanted)))
            && other.unwanted.iter().all(unwanted)
    }
}

impl CodeRange {
    fn read(text: &str, form: CodeForm) -> Option<Self> {
        let quoted = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
        let (text, open) = match (quoted, text.strip_suffix('*')) {
            (Some(quoted), _) => (quoted, false),
            (None, Some(open)) => (open, true),
            (None, None) => (text, false),
        };
        let bounds = if quoted.is_some() { None } else { text.split_once(['-', '–']) };
        let (first, last) = bounds.unwrap_or((text, text));
        let (first, last) = (code(first), code(last));
        let valid = !first.is_empty()
            && first.len() == last.len()
            && first <= last
            && first.bytes().chain(last.bytes()).all(|byte| byte.is_ascii_alphanumeric());
        valid.then(|| Self { first, last, whole: form == CodeForm::Whole && !open })
    }

    fn covers(&self, code: &str) -> bool {
        let prefix = code.get(..self.first.len());
        prefix.is_some_and(|prefix| *self.first <= *prefix && *prefix <= *self.last)
            && (!self.whole || code.len() == self.first.len())
    }

    /// Every code of the other range lies in this one.
    fn contains(&self, other: &Self) -> bool {
        let length = self.first.len();
        let longer = if self.whole {
            other.whole && other.first.len() == length
        } else {
            other.first.len() >= length
        };
        longer && self.first[..] <= other.first[..length] && other.last[..length] <= self.last[..]
    }

    /// A code may lie in both.
    fn meets(&self, other: &Self) -> bool {
        let length = self.first.len().min(other.first.len());
        self.first[..length] <= other.last[..length] && other.first[..length] <= self.last[..length]
    }
}

/// Letters and digits of a code: `511 01` is `51101`.
pub(super) fn code(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn test(cell: &str) -> CodeTest {
        CodeTest::read(cell, CodeForm::Leading).expect("a cell that can be read")
    }

    #[test]
    fn ranges_compare_leading_characters() {
        let accounts = test("50-51, !5019 | 53*");
        for (account, expected) in [
            ("501200", true),
            ("519999", true),
            ("501900", false),
            ("520000", false),
            ("531000", true),
            ("5", false),
        ] {
            assert_eq!(accounts.holds(account), expected, "{account}");
        }
        assert!(CodeTest::default().holds("") && test("!52").holds("") && !test("52").holds(""));
        assert!(test("11.01").holds(&code("11.01.03")) && test("\"it-01\"").holds(&code("IT-01")));
    }

    #[test]
    fn departments_are_compared_as_a_whole() {
        let departments = CodeTest::read("1, 30-39, VI*", CodeForm::Whole).expect("readable");
        for (department, expected) in
            [("1", true), ("10", false), ("35", true), ("355", false), ("VIII", true)]
        {
            assert_eq!(departments.holds(department), expected, "{department}");
        }
    }

    #[test]
    fn what_is_no_code_is_named() {
        let faults = CodeTest::read("52, 529-53, 59-52, -", CodeForm::Leading);
        assert_eq!(faults.expect_err("faulty"), ["529-53", "59-52", "-"]);
    }

    #[test]
    fn narrower_cells_imply_wider_ones() {
        for (own, other, expected) in [
            ("5235", "52", true),
            ("52", "5235", false),
            ("5235-5239", "52-53", true),
            ("52", "52, !5239", false),
            ("5235", "52, !5239", true),
            ("52, !523", "52, !5239", true),
            ("", "52", false),
            ("52", "", true),
            ("!52", "!5239", true),
            ("!5239", "!52", false),
        ] {
            assert_eq!(test(own).implies(&test(other)), expected, "{own} and {other}");
        }
        assert!(test("5235, !52").is_impossible() && !test("52, !5235").is_impossible());
    }
}
