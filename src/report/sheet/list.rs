//! A sheet with one table whose rows stream: its columns, and what may be filled in.

use super::{Kind, Value};

/// A column of a list.
#[derive(Debug, Clone)]
pub(in crate::report) struct ListColumn {
    pub(in crate::report) heading: String,
    pub(in crate::report) kind: Kind,
    /// In characters.
    pub(in crate::report) width: u16,
    /// Long text is broken inside the cell rather than cut.
    pub(in crate::report) wrapped: bool,
    /// The words a reader may choose from when filling the column in.
    pub(in crate::report) choices: Vec<String>,
    /// What a reader is told when filling the column in.
    pub(in crate::report) hint: Option<Hint>,
    /// A new value begins a new printed page, where the values have rows enough to fill pages.
    pub(in crate::report) paged: bool,
    /// Folded away until somebody unfolds it: details of places and of other years, which would
    /// make a printed row run over several pages. Never in a protected list, where no program
    /// unfolds.
    pub(in crate::report) folded: bool,
    /// Somebody is to fill the column in. A list with such a column is protected: its other
    /// columns refuse entries, yet may be sorted and filtered with it.
    pub(in crate::report) open: bool,
}

/// What somebody who fills a cell in is told.
#[derive(Debug, Clone)]
pub(in crate::report) struct Hint {
    pub(in crate::report) title: String,
    pub(in crate::report) message: String,
    /// What is said of an entry that does not fit; dates, shares and choices only.
    pub(in crate::report) wrong: Option<String>,
}

impl Hint {
    pub(in crate::report) fn new(title: String, message: String) -> Self {
        Self { title, message, wrong: None }
    }

    /// Of a column that takes no entry: what is said of one.
    pub(in crate::report) fn guard(title: String, wrong: String) -> Self {
        Self { title, message: String::new(), wrong: Some(wrong) }
    }

    pub(in crate::report) fn wrong(mut self, wrong: String) -> Self {
        self.wrong = Some(wrong);
        self
    }
}

impl ListColumn {
    pub(in crate::report) fn new(heading: String, kind: Kind, width: u16) -> Self {
        Self {
            heading,
            kind,
            width,
            wrapped: false,
            choices: Vec::new(),
            hint: None,
            paged: false,
            folded: false,
            open: false,
        }
    }

    /// The same, whose values begin new pages.
    pub(in crate::report) fn paged(mut self) -> Self {
        self.paged = true;
        self
    }

    /// The same, folded away.
    pub(in crate::report) fn folded(mut self) -> Self {
        self.folded = true;
        self
    }

    /// The same, to be filled in.
    pub(in crate::report) fn open(mut self) -> Self {
        self.open = true;
        self
    }

    pub(in crate::report) fn wrapped(mut self) -> Self {
        self.wrapped = true;
        self
    }

    pub(in crate::report) fn choices(mut self, choices: Vec<String>) -> Self {
        self.choices = choices;
        self
    }

    pub(in crate::report) fn hint(mut self, hint: Hint) -> Self {
        self.hint = Some(hint);
        self
    }
}

/// Rows of a list that fit a sheet below its heading.
pub(in crate::report) const LIST_ROWS: u32 = 1_048_575;

/// Takes the rows of a list one by one.
pub(in crate::report) type Sink<'s> = dyn FnMut(&[Value<'_>]) + 's;

/// A sheet with one table from its first row on; rows stream and are never all in memory.
pub(in crate::report) struct List<'a> {
    pub(in crate::report) name: String,
    pub(in crate::report) columns: Vec<ListColumn>,
    /// Printed pages side by side; the first column is repeated on each.
    pub(in crate::report) pages_wide: u16,
    /// Hands every row to the sink.
    pub(in crate::report) fill: Box<dyn Fn(&mut Sink<'_>) + 'a>,
}

impl List<'_> {
    /// The column holds text and stands right of figures.
    pub(in crate::report) fn figure_left_of(&self, column: usize) -> bool {
        let left = column.checked_sub(1).map(|left| self.columns[left].kind);
        self.columns[column].kind == Kind::Text && left.is_some_and(|kind| kind != Kind::Text)
    }

    /// Somebody is to fill in columns of it.
    pub(in crate::report) fn is_open(&self) -> bool {
        self.columns.iter().any(|column| column.open)
    }
}
