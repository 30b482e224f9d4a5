//! What a department's file can look like: format, columns, totals, and odd habits.

/// A column of a file, by what it holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Number,
    Unit,
    UnitName,
    Product,
    ProductCode,
    CostCentre,
    Account,
    AccountName,
    Title,
    Description,
    Project,
    Contract,
    BusinessArea,
    Declared,
    /// The amount of 2024 plus this many years.
    Amount(usize),
    /// A printed sum of 2027 to 2029.
    LaterYears,
}

/// The format a file ends up in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Workbook,
    OpenDocument,
    OldExcel,
    Delimited,
}

/// How lines are spread over sheets.
pub(crate) enum Sheets {
    One(&'static str),
    PerUnit,
}

/// Which sums the file prints.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Totals {
    None,
    Grand,
    PerUnit,
}

/// The look of one department's file.
pub(crate) struct Layout {
    pub(crate) file: &'static str,
    pub(crate) format: Format,
    pub(crate) sheets: Sheets,
    pub(crate) titles: &'static [&'static str],
    pub(crate) columns: &'static [(Column, &'static str)],
    pub(crate) totals: Totals,
    /// Amounts in thousand euro.
    pub(crate) thousands: bool,
    /// Cost stands with a minus.
    pub(crate) cost_negative: bool,
    pub(crate) numbers_as_text: bool,
    pub(crate) codes_as_numbers: bool,
    /// Words such as "n. n." where a later year has no amount.
    pub(crate) absent_words: bool,
    /// One line of the first unit is hidden.
    pub(crate) hidden_row: bool,
    /// Four blank rows after each unit.
    pub(crate) blank_block: bool,
    /// A row with the name of the office before its lines.
    pub(crate) office_rows: bool,
    /// The first subtotal misses its lines in the budget year.
    pub(crate) wrong_total: bool,
    /// Prose on a second sheet.
    pub(crate) notes: &'static [&'static str],
}

/// A plain workbook; each department changes what is its own.
pub(crate) const PLAIN: Layout = Layout {
    file: "",
    format: Format::Workbook,
    sheets: Sheets::One("Anmeldung"),
    titles: &[],
    columns: &[],
    totals: Totals::None,
    thousands: false,
    cost_negative: false,
    numbers_as_text: false,
    codes_as_numbers: false,
    absent_words: false,
    hidden_row: false,
    blank_block: false,
    office_rows: false,
    wrong_total: false,
    notes: &[],
};

/// The name an account carries where a file shows one.
pub(crate) fn account_name(account: &str) -> &'static str {
    match account {
        "414100" => "Zuweisungen vom Land",
        "441100" => "Umsatzerlöse",
        "448500" => "Erstattungen von Dritten",
        "481100" => "Erträge aus interner Verrechnung",
        "501100" => "Dienstbezüge Beamte",
        "501200" => "Entgelte Tarifbeschäftigte",
        "501900" => "Entgelte befristet Beschäftigte",
        "502200" => "Zusatzversorgung",
        "523500" => "Leistungsentgelte MusterIT",
        "524100" => "Energie",
        "525500" => "Unterhaltung Geräte und Software",
        "529100" => "Sonstige Dienstleistungen",
        "531800" => "Zuschüsse",
        "541200" => "Aus- und Fortbildung",
        "542200" => "Mieten",
        "542300" => "Leasing",
        "542900" => "Nutzungsrechte",
        "543100" => "Geschäftsaufwendungen",
        "549900" => "Verfügungsmittel",
        "551700" => "Zinsen",
        "571100" => "Abschreibung immaterielle Güter",
        "571300" => "Abschreibung Betriebsausstattung",
        "581100" => "Aufwand interne Verrechnung",
        "783100" => "Auszahlung bewegliche Güter ab 800 Euro",
        "783200" => "Auszahlung geringwertige Güter",
        _ => "",
    }
}
