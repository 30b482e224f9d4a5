use super::*;
use crate::money::Cents;
use crate::period::{Period, Phase};
use crate::provenance::{Cell, Sheet};
use crate::schema::{Department, DepartmentIndex, RowCounts, Table};

const SETTINGS: &str = r#"
organisation = "Kreis"
fiscal_years = [2026]
currency = "EUR"
stage = "anmeldung"
[policy]
target_share = "0.2"
basis = "expense"
income = "INCOME"
areas = ["NKF", "WP"]
[accounts]
chart = "open"
[accounts.kinds]
"57" = "depreciation"
"78" = "INVESTMENT"
"4" = "revenue"
"52" = "expense"
[[departments.list]]
code = "1"
name = "Eins"
area = "NKF"
[[departments.list]]
code = "M"
name = "IT"
area = "WP"
[[inputs]]
name = "a"
kind = "budget"
path = "a.csv"
"#;

fn round(income: &str, investment: &str, providers: &str) -> Round {
    let text = SETTINGS.replace("INCOME", income).replace("INVESTMENT", investment);
    Round::parse(std::path::Path::new("."), &format!("{text}{providers}")).expect("settings")
}

fn table() -> Table {
    Table {
        sheet: Sheet { path: "a.csv".into(), name: None },
        header_row: 0,
        columns: Vec::new(),
        input: "a".into(),
        rows: RowCounts::default(),
        cents_per_unit: 100,
        hidden: false,
    }
}

/// Lines of department, account, contract and cents, scoped as normalise scopes them.
fn found(round: &Round, lines: &[(&str, &str, &str, i64)]) -> (Vec<Option<OutOfScope>>, Vec<Code>) {
    let department = |code: &str, area: &str| Department {
        code: code.into(),
        name: code.into(),
        area: area.into(),
    };
    let mut portfolio = Portfolio {
        departments: vec![department("1", "NKF"), department("M", "WP")],
        tables: vec![table()],
        ..Portfolio::default()
    };
    for (&(code, account, contract, cents), row) in lines.iter().zip(1..) {
        let mut fields = Fields::default();
        fields.set(Field::Account, Some(account.into()));
        fields.set(Field::ContractId, Some(contract.into()));
        let index = u16::from(code == "M");
        let area = portfolio.departments[usize::from(index)].area.clone();
        let kind = round.accounts.kind(account).expect("the chart is open");
        portfolio.lines.push(BudgetLine {
            id: format!("L{row}").into(),
            key: "".into(),
            component: None,
            department: DepartmentIndex(index),
            out_of_scope: scope(kind, code, Some(&area), &fields, round),
            area,
            fields,
            extra: Vec::new(),
            amounts: vec![Amount {
                period: Period::new(2026, Phase::Request),
                cents: Cents(cents),
                table: TableIndex(0),
                cell: Cell { row, column: 3 },
            }],
            table: TableIndex(0),
            row,
            twins: 1,
            ambiguous: false,
        });
    }
    let mut diagnostics = Vec::new();
    check(&portfolio, round, &mut diagnostics);
    let scopes = portfolio.lines.iter().map(|line| line.out_of_scope).collect();
    (scopes, diagnostics.iter().map(|found| found.code).collect())
}

const PROVIDER: &str = r#"
[[providers]]
department = "M"
COUNTS
bills = { contract_id = "ls-*" }
"#;

fn provider(counts: &str) -> Round {
    round("gross", "investment_payment", &PROVIDER.replace("COUNTS", counts))
}

/// Department 1 pays 100 to the provider and 7 elsewhere; the provider itself costs 90.
const LINES: [(&str, &str, &str, i64); 3] =
    [("1", "5291", "LS-01", 100), ("1", "5291", "V-9", 7), ("M", "5211", "", 90)];

#[test]
fn one_side_of_a_providers_money_counts() {
    use OutOfScope::{ProviderBill, ProviderPlan};
    let (scopes, codes) = found(&provider("counts = \"bills\""), &LINES);
    assert_eq!(scopes, [None, None, Some(ProviderPlan)]);
    assert_eq!(codes, []);
    let (scopes, codes) = found(&provider("counts = \"plan\""), &LINES);
    assert_eq!(scopes, [Some(ProviderBill), None, None]);
    assert_eq!(codes, []);
    let both = provider("counts = \"both\"\nreason = \"für Dritte\"");
    assert_eq!(found(&both, &LINES), (vec![None; 3], vec![]));
}

#[test]
fn a_choice_nobody_made_or_that_leaves_nothing_is_an_error() {
    assert_eq!(found(&provider(""), &LINES).1, [Code::ProviderDoubled]);
    let bills = provider("counts = \"bills\"");
    assert_eq!(found(&bills, &LINES[1..]).1, [Code::ProviderDoubled], "no bill counts");
    let plan = provider("counts = \"plan\"");
    assert_eq!(found(&plan, &LINES[..2]).1, [Code::ProviderDoubled], "no plan counts");
    assert_eq!(found(&provider(""), &LINES[..2]).1, [], "there is no plan to double it");
    let silent = round("gross", "investment_payment", "");
    assert_eq!(found(&silent, &LINES).1, [Code::ProviderUndeclared]);
    assert_eq!(found(&silent, &LINES[1..2]).1, [], "one area alone");
}

#[test]
fn an_area_outside_the_target_is_left_as_it_is() {
    let text = SETTINGS
        .replace("INCOME", "gross")
        .replace("INVESTMENT", "investment_payment")
        .replace("areas = [\"NKF\", \"WP\"]", "areas = [\"NKF\"]");
    let text = format!("{text}{}", PROVIDER.replace("COUNTS", "counts = \"plan\""));
    let round = Round::parse(std::path::Path::new("."), &text).expect("settings");
    assert_eq!(found(&round, &LINES), (vec![None; 3], vec![]));
}

#[test]
fn depreciation_and_its_investment_never_both_count() {
    let lines = [("1", "57", "", 40), ("1", "78", "", 200)];
    let apart = round("gross", "investment_payment", "");
    assert_eq!(found(&apart, &lines), (vec![None, Some(OutOfScope::OtherBasis)], vec![]));
    let open = round("gross", "cost", "");
    assert_eq!(found(&open, &lines).1, [Code::DepreciationDoubled]);
    assert_eq!(found(&open, &lines[1..]).1, []);
}

#[test]
fn income_is_set_off_only_where_the_round_says_so_and_only_with_its_sign() {
    let lines = [("1", "5291", "", 100), ("1", "4148", "", -30), ("M", "4481", "", -90)];
    let (gross, net) = (round("gross", "cost", ""), round("net", "cost", ""));
    let income = Some(OutOfScope::Income);
    assert_eq!(found(&gross, &lines), (vec![None, income, income], vec![]));
    assert_eq!(found(&net, &lines), (vec![None; 3], vec![]));
    let provided = round("net", "cost", &PROVIDER.replace("COUNTS", "counts = \"plan\""));
    let own = vec![None, None, income];
    assert_eq!(found(&provided, &lines).0, own, "what the provider earns is no relief");
    let positive = [("1", "5291", "", 100), ("1", "4148", "", 30)];
    assert_eq!(found(&net, &positive).1, [Code::IncomeNotNegative]);
    assert_eq!(found(&gross, &positive).1, []);
}
