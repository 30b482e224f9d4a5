//! A proposal as a part of `round.toml`.
//!
//! In: a proposal. Out: text to paste. What is certain or likely stands as a setting, what a
//! person has to decide stands behind `#` with the reason; where leaving a decision out would
//! change figures in silence, the setting holds a `?`, which the program refuses at its line.

use crate::ingest::survey::{EncodingFit, TextForm};
use crate::language::Language;
use crate::propose::spelling::{
    cut, entry, escaped_path, field_code, kind, one_line, pattern, quoted, reasons, role_code,
    samples,
};
use crate::propose::{ColumnProposal, Confidence, InputProposal, Judged, Proposal};
use crate::provenance::column_letters;
use crate::round::{NumberFormat, Sign};
use crate::schema::{Role, role_text};

/// The proposal as a part of `round.toml`.
#[must_use]
pub fn write(proposal: &Proposal, language: Language) -> String {
    let mut snippet = Snippet { text: String::new(), language };
    snippet.comment("propose-head", &[("path", &proposal.path)]);
    for (sheet, reason) in &proposal.skipped {
        let sheet = sheet.as_deref().unwrap_or("-");
        snippet.comment("propose-head-skipped", &[("sheet", sheet), ("reason", reason)]);
    }
    for input in &proposal.inputs {
        snippet.text.push('\n');
        snippet.input(proposal, input);
    }
    snippet.text
}

struct Snippet {
    text: String,
    language: Language,
}

impl Snippet {
    fn say(&self, key: &str) -> String {
        self.language.text(key)
    }

    /// A comment, one line for each line of the text.
    fn comment(&mut self, key: &str, values: &[(&str, &str)]) {
        let text = self.language.format(key, values);
        for line in text.lines() {
            self.text.push_str(&format!("# {}\n", one_line(line)));
        }
    }

    /// A setting with how sure it is; one a person has to decide stands behind `#`.
    fn setting<T>(&mut self, setting: &str, judged: &Judged<T>) {
        self.line(setting, judged.confidence, &judged.reason);
    }

    fn line(&mut self, setting: &str, confidence: Confidence, reason: &str) {
        let mark = if confidence == Confidence::Unsure { "# " } else { "" };
        let why = self.why(confidence, reason);
        self.text.push_str(&format!("{mark}{setting}   # {why}\n"));
    }

    fn why(&self, confidence: Confidence, reason: &str) -> String {
        let word = self.say(match confidence {
            Confidence::Certain => "propose-certain",
            Confidence::Likely => "propose-likely",
            Confidence::Unsure => "propose-unsure",
        });
        one_line(&format!("{word}: {reason}"))
    }

    fn input(&mut self, proposal: &Proposal, input: &InputProposal) {
        self.decisions(input);
        self.text.push_str("[[inputs]]\n");
        self.text.push_str(&format!("name = {}\n", quoted(&input.name)));
        self.setting(&format!("kind = \"{}\"", kind(input.kind.value)), &input.kind);
        self.text.push_str(&format!("path = {}\n", quoted(&escaped_path(&proposal.path))));
        if !input.sheets.is_empty() {
            let sheets: Vec<String> = input.sheets.iter().map(|sheet| pattern(sheet)).collect();
            self.text.push_str(&format!("sheets = [{}]\n", sheets.join(", ")));
        }
        if let Some(row) = &input.header_row {
            match row.confidence {
                Confidence::Certain => {
                    let number = row.value.to_string();
                    let values = [("row", number.as_str()), ("reason", &row.reason)];
                    self.comment("propose-header", &values);
                }
                _ => self.setting(&format!("header_row = {}", row.value), row),
            }
            if let Some(rows) = input.header_rows {
                self.setting(&format!("header_rows = {rows}"), row);
            }
        }
        if let Some((first, last)) = input.part {
            let (first, last) = (column_letters(first), column_letters(last));
            let reason = self.say("propose-part");
            self.line(&format!("columns = \"{first}:{last}\""), Confidence::Certain, &reason);
        }
        if let Some(text) = &proposal.text {
            self.text_form(*text);
        }
        self.whole(input);
        self.columns(input);
    }

    fn decisions(&mut self, input: &InputProposal) {
        let rows = self.language.count(input.row_count as u64);
        let columns = self.language.count(input.columns.len() as u64);
        self.comment("propose-about", &[("rows", &rows), ("columns", &columns)]);
        if !input.decisions.is_empty() {
            self.comment("propose-decide", &[]);
        }
        for (number, decision) in (1..).zip(&input.decisions) {
            self.text.push_str(&format!("#   {number}. {}\n", cut(&one_line(decision))));
        }
    }

    fn text_form(&mut self, form: TextForm) {
        let (confidence, key) = match form.fit {
            EncodingFit::Proven => (Confidence::Certain, "propose-encoding-proven"),
            EncodingFit::Fitting => (Confidence::Likely, "propose-encoding-fitting"),
            EncodingFit::Doubtful => (Confidence::Unsure, "propose-encoding-doubtful"),
        };
        let setting = format!("encoding = \"{}\"", form.encoding.to_lowercase());
        self.line(&setting, confidence, &self.say(key));
        let delimiter = match form.delimiter {
            b'\t' => "tab".to_owned(),
            other => char::from(other).to_string(),
        };
        self.text.push_str(&format!("delimiter = \"{delimiter}\"\n"));
    }

    /// Settings of the whole input.
    fn whole(&mut self, input: &InputProposal) {
        if !input.absent.is_empty() {
            let words: Vec<String> = input.absent.iter().map(|(word, _)| quoted(word)).collect();
            let counted: Vec<String> =
                input.absent.iter().map(|(word, count)| format!("„{word}“ ({count})")).collect();
            let reason = self.language.format("propose-absent", &[("list", &counted.join(", "))]);
            let setting = format!("absent = [{}]", words.join(", "));
            self.line(&setting, Confidence::Unsure, &reason);
        }
        if let Some(format) = &input.number_format {
            let value = match format.value {
                Some(NumberFormat::German) => "german",
                Some(NumberFormat::English) => "english",
                _ => "?",
            };
            self.setting(&format!("number_format = \"{value}\""), format);
        }
        // Left out, these two would hold by their defaults and change every figure in silence.
        let counts = input
            .columns
            .iter()
            .any(|column| matches!(column.role, Role::Amount { .. }) && column.is_active());
        if let Some(unit) = &input.unit {
            self.weighty(&format!("unit = {}", unit.value), "unit = \"?\"", unit, counts);
        }
        if let Some(sign) = &input.sign {
            let value = match sign.value {
                Sign::CostPositive => "cost_positive",
                Sign::CostNegative => "cost_negative",
            };
            self.weighty(&format!("sign = \"{value}\""), "sign = \"?\"", sign, counts);
        }
        if let Some(department) = &input.department {
            self.setting(&format!("department = {}", department.value), department);
        }
        if let Some(key) = &input.key {
            let headings: Vec<String> =
                key.headings.iter().map(|heading| quoted(heading)).collect();
            let count = |count: usize| self.language.count(count as u64);
            let (repeats, usual) = (count(key.repeat_count), count(key.usual_repeat_count));
            let values = [("repeats", repeats.as_str()), ("usual", &usual)];
            let reason = self.language.format("propose-key", &values);
            let setting = format!("id_columns = [{}]", headings.join(", "));
            self.line(&setting, Confidence::Unsure, &reason);
        }
    }

    fn weighty<T>(&mut self, setting: &str, open: &str, judged: &Judged<T>, counts: bool) {
        if judged.is_active() || !counts {
            return self.setting(setting, judged);
        }
        let why = self.why(judged.confidence, &judged.reason);
        let instead = self.language.format("propose-instead", &[("setting", setting)]);
        self.text.push_str(&format!("{open}   # {why}. {instead}\n"));
    }

    fn columns(&mut self, input: &InputProposal) {
        self.by_themselves(input);
        self.lists(input);
        self.row_columns(input);
        self.money(input);
        self.filters(input);
        self.fields(input);
    }

    /// Columns that need no setting, in a comment.
    fn by_themselves(&mut self, input: &InputProposal) {
        let known: Vec<String> = input
            .columns
            .iter()
            .filter(|column| column.by_itself && column.is_active())
            .map(|column| {
                let role = role_text(&column.role, self.language);
                match column.role {
                    // Phase and year depend on the round, which may be another one.
                    Role::Amount { .. } => format!("„{}“", column.heading),
                    _ => format!("„{}“ = {role}", column.heading),
                }
            })
            .collect();
        if known.is_empty() {
            return;
        }
        self.comment("propose-by-itself", &[]);
        for some in known.chunks(4) {
            self.text.push_str(&format!("#   {}\n", one_line(&some.join(", "))));
        }
    }

    /// `ignore` and `extra`: what is sure, then what is left over.
    fn lists(&mut self, input: &InputProposal) {
        let columns = || input.columns.iter().filter(|column| !column.heading.is_empty());
        let ignored = |column: &&ColumnProposal| column.role == Role::Ignored && column.is_active();
        self.list("ignore", &columns().filter(ignored).collect::<Vec<_>>());
        let rest = |column: &&ColumnProposal| {
            column.held_back || column.role == Role::Unknown && column.filled > 0
        };
        let rest: Vec<&ColumnProposal> = columns().filter(rest).collect();
        if !rest.is_empty() {
            self.comment("propose-rest", &[]);
        }
        self.list("extra", &rest);
        for column in input.columns.iter().filter(|column| column.heading.is_empty()) {
            let letters = column_letters(column.index);
            let count = self.language.count(column.filled as u64);
            let values = [("column", letters.as_str()), ("count", &count)];
            self.comment("propose-unheaded", &values);
        }
    }

    /// A list of headings; the list itself is active if one of them is.
    fn list(&mut self, key: &str, columns: &[&ColumnProposal]) {
        if columns.is_empty() {
            return;
        }
        let active = |column: &ColumnProposal| column.held_back || column.is_active();
        let open = if columns.iter().any(|column| active(column)) { "" } else { "# " };
        self.text.push_str(&format!("{open}{key} = [\n"));
        for column in columns {
            let mark = if active(column) { "" } else { "# " };
            let reasons = if column.reasons.is_empty() { samples(column) } else { reasons(column) };
            let heading = pattern(&column.heading);
            let why = if active(column) { reasons } else { self.or(reasons, column) };
            self.text.push_str(&format!("{mark}    {heading},   # {}\n", one_line(&why)));
        }
        self.text.push_str(&format!("{open}]\n"));
    }

    /// `year_column` and `phase_column`.
    fn row_columns(&mut self, input: &InputProposal) {
        for column in &input.columns {
            let setting = match column.role {
                Role::RowYear => format!("year_column = {}", quoted(&column.heading)),
                Role::RowPhase => {
                    let words: Vec<String> = input
                        .phase_words
                        .iter()
                        .map(|(word, phase)| format!("{} = \"{}\"", quoted(word), phase.code()))
                        .collect();
                    let heading = quoted(&column.heading);
                    let words = words.join(", ");
                    format!("phase_column = {{ heading = {heading}, words = {{ {words} }} }}")
                }
                _ => continue,
            };
            self.line(&setting, column.confidence, &reasons(column));
        }
        let posts: Vec<&ColumnProposal> =
            input.columns.iter().filter(|column| column.role == Role::Posts).collect();
        self.list("posts", &posts);
    }

    /// `amounts` and `claims`.
    fn money(&mut self, input: &InputProposal) {
        let amounts = input.columns.iter().filter(|column| {
            matches!(column.role, Role::Amount { .. }) && !(column.by_itself && column.is_active())
        });
        let claims = input.columns.iter().filter(|column| matches!(column.role, Role::Claim(_)));
        self.array("amounts", amounts);
        self.array("claims", claims);
    }

    fn array<'a>(&mut self, key: &str, columns: impl Iterator<Item = &'a ColumnProposal>) {
        let columns: Vec<&ColumnProposal> = columns.collect();
        if columns.is_empty() {
            return;
        }
        // An array without an active entry would be a setting without meaning.
        let open = if columns.iter().any(|column| column.is_active()) { "" } else { "# " };
        self.text.push_str(&format!("{open}{key} = [\n"));
        for column in columns {
            let mark = if column.is_active() { "" } else { "# " };
            let why = self.why(column.confidence, &reasons(column));
            let why = self.with_alternatives(&why, column);
            self.text.push_str(&format!("{mark}    {},   # {why}\n", entry(column)));
        }
        self.text.push_str(&format!("{open}]\n"));
    }

    fn filters(&mut self, input: &InputProposal) {
        if input.filters.is_empty() {
            return;
        }
        self.comment("propose-filters", &[]);
        self.text.push_str("# rows = [\n");
        for filter in &input.filters {
            let words: Vec<String> = filter.expense.iter().map(|word| quoted(word)).collect();
            let reason = quoted(&filter.others.join(", "));
            self.text.push_str(&format!(
                "#     {{ column = {}, equals = [{}], reason = {reason} }},\n",
                quoted(&filter.heading),
                words.join(", "),
            ));
        }
        self.text.push_str("# ]\n");
    }

    /// `[inputs.fields]`, last because it is a section of its own.
    fn fields(&mut self, input: &InputProposal) {
        let fields: Vec<(&'static str, &ColumnProposal)> = input
            .columns
            .iter()
            .filter(|column| !(column.by_itself && column.is_active()))
            .filter_map(|column| Some((field_code(&column.role)?, column)))
            .collect();
        if fields.is_empty() {
            return;
        }
        let active = fields.iter().any(|(_, column)| column.is_active());
        self.text.push_str(if active { "[inputs.fields]\n" } else { "# [inputs.fields]\n" });
        for (code, column) in fields {
            let mark = if column.is_active() { "" } else { "# " };
            let why = self.why(column.confidence, &reasons(column));
            let why = self.with_alternatives(&why, column);
            let heading = quoted(&column.heading);
            self.text.push_str(&format!("{mark}{code} = {heading}   # {why}\n"));
        }
    }

    fn with_alternatives(&self, why: &str, column: &ColumnProposal) -> String {
        if column.is_active() {
            return one_line(why);
        }
        one_line(&format!("{} [{}]", self.or(why.to_owned(), column), samples(column)))
    }

    /// The text with what else the column may be.
    fn or(&self, mut text: String, column: &ColumnProposal) -> String {
        let roles: Vec<String> = column.alternatives.iter().map(role_code).collect();
        if !roles.is_empty() {
            text.push_str(&self.language.format("propose-or", &[("list", &roles.join(", "))]));
        }
        text
    }
}
