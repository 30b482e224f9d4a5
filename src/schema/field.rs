//! The canonical fields of a budget line.
//!
//! In: texts of a row. Out: [`Fields`], by [`Field`]. Deliberately absent: which heading means
//! which field, that is `round::headings`.

use serde::Serialize;

use super::Text;

/// A canonical field of a budget line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the domain's words; the handbook explains each")]
pub enum Field {
    Department,
    Unit,
    Area,
    ProductGroup,
    Product,
    CostCentre,
    Account,
    AccountName,
    Title,
    Description,
    ProjectId,
    SolutionId,
    ContractId,
    BusinessArea,
    SolutionScope,
    Funding,
    DeclaredClass,
    Note,
}

impl Field {
    /// Every field, in the order reports show them.
    pub const ALL: [Self; 18] = [
        Self::Department,
        Self::Unit,
        Self::Area,
        Self::ProductGroup,
        Self::Product,
        Self::CostCentre,
        Self::Account,
        Self::AccountName,
        Self::Title,
        Self::Description,
        Self::ProjectId,
        Self::SolutionId,
        Self::ContractId,
        Self::BusinessArea,
        Self::SolutionScope,
        Self::Funding,
        Self::DeclaredClass,
        Self::Note,
    ];

    /// The code used in settings, rule tables and data files.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Department => "department",
            Self::Unit => "unit",
            Self::Area => "area",
            Self::ProductGroup => "product_group",
            Self::Product => "product",
            Self::CostCentre => "cost_centre",
            Self::Account => "account",
            Self::AccountName => "account_name",
            Self::Title => "title",
            Self::Description => "description",
            Self::ProjectId => "project_id",
            Self::SolutionId => "solution_id",
            Self::ContractId => "contract_id",
            Self::BusinessArea => "business_area",
            Self::SolutionScope => "solution_scope",
            Self::Funding => "funding",
            Self::DeclaredClass => "declared_class",
            Self::Note => "note",
        }
    }

    /// The field a settings code names.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code() == code)
    }
}

/// The text fields of a line; a field the source does not carry is absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(Box<[Option<Text>; Field::ALL.len()]>);

impl Fields {
    /// The text of a field, if the line has one; never blank.
    #[must_use]
    pub fn get(&self, field: Field) -> Option<&Text> {
        self.0[field as usize].as_ref()
    }

    /// The text of a field, empty where the line has none.
    #[must_use]
    pub fn text(&self, field: Field) -> &str {
        self.get(field).map_or("", |text| text)
    }

    /// Sets a field; blank text means absent.
    pub fn set(&mut self, field: Field, text: Option<Text>) {
        self.0[field as usize] = text.filter(|text| !text.trim().is_empty());
    }
}
