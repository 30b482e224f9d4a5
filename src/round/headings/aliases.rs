//! Headings that need no mapping, folded by [`fold`](super::fold).
//!
//! In: nothing. Out: which heading stands for which field. Only words that mean one thing in a
//! budget stand here; what may mean two is left to the round.

use crate::schema::Field;

/// Headings of budget lines that need no mapping, folded by [`fold`].
pub(super) const BUDGET_ALIASES: [(Field, &[&str]); 17] = [
    (Field::Department, &["dezernat", "dez.", "dez", "dezernat nr.", "department", "ressort"]),
    (
        Field::Unit,
        &[
            "amt",
            "fachbereich",
            "fb",
            "organisationseinheit",
            "oe",
            "abteilung",
            "referat",
            "fachdienst",
            "orgeinheit",
            "org.-einheit",
        ],
    ),
    (Field::Area, &["rechnungskreis"]),
    (Field::ProductGroup, &["produktgruppe", "pg"]),
    (
        Field::Product,
        &["produkt", "produktnummer", "produkt-nr.", "produkt nr.", "produktnr.", "product"],
    ),
    (
        Field::CostCentre,
        &[
            "kostenstelle",
            "kst",
            "kst.",
            "kostenst.",
            "kost",
            "kost.",
            "kostenstellennr.",
            "kostenstellen-nr.",
            "cost centre",
        ],
    ),
    (
        Field::Account,
        &[
            "sachkonto",
            "konto",
            "kostenart",
            "sachkto.",
            "sachkto",
            "kto.",
            "kto",
            "sachkontonummer",
            "sachkontonr.",
            "sachkonto-nr.",
            "sachkonto nr.",
            "kontonummer",
            "kontonr.",
            "konto-nr.",
            "konto nr.",
            "account",
        ],
    ),
    (
        Field::AccountName,
        &[
            "kontobezeichnung",
            "kostenart beschreibung",
            "bezeichnung sachkonto",
            "bezeichnung des sachkontos",
            "sachkontobezeichnung",
            "sachkonto-bezeichnung",
            "sachkonto bezeichnung",
            "sachkonto-bez.",
            "sachkonto bez.",
            "konto bezeichnung",
            "kontobez.",
            "kontotext",
        ],
    ),
    (
        Field::Title,
        &[
            "bezeichnung",
            "massnahme",
            "gegenstand",
            "position",
            "bezeichnung der massnahme",
            "massnahmenbezeichnung",
            "bezeichnung massnahme",
            "zweckbestimmung",
            "verwendungszweck",
            "title",
        ],
    ),
    (
        Field::Description,
        &["erlaeuterung", "erlaeuterungen", "beschreibung", "begruendung", "description"],
    ),
    (
        Field::ProjectId,
        &[
            "projekt",
            "projekt-id",
            "projektnummer",
            "projekt-nr.",
            "projekt nr.",
            "projektnr.",
            "projekt_id",
            "projekt id",
            "project id",
        ],
    ),
    (Field::SolutionId, &["it-loesung", "loesung", "loesung-id", "solution id"]),
    (
        Field::ContractId,
        &["leistungsschein", "vertrag", "vertragsnummer", "vertrags-nr.", "contract"],
    ),
    (Field::BusinessArea, &["geschaeftsfeld", "business area"]),
    (Field::SolutionScope, &["reichweite", "reichweite der loesung"]),
    (Field::Funding, &["finanzierung", "finanzierungsquelle", "funding"]),
    (
        Field::DeclaredClass,
        &[
            "klasse",
            "budgetart",
            "budgetklasse",
            "angemeldete klasse",
            "anmeldung klasse",
            "kategorie",
            "declared class",
        ],
    ),
];

pub(super) const NOTE_ALIASES: [&str; 7] =
    ["bemerkung", "bemerkungen", "anmerkung", "anmerkungen", "hinweis", "hinweise", "note"];

/// Headings of the project portfolio that need no mapping, folded by [`fold`].
pub(super) const PROJECT_ALIASES: [(&str, &[&str]); 15] = [
    (
        "project_id",
        &[
            "projekt-id",
            "projektnummer",
            "projekt-nr.",
            "projekt nr.",
            "projektnr.",
            "projekt_id",
            "projekt",
            "id",
            "project id",
        ],
    ),
    (
        "title",
        &["titel", "projekttitel", "projektname", "bezeichnung", "projektbezeichnung", "title"],
    ),
    ("department", &["dezernat", "dez.", "dez", "land", "department"]),
    ("business_area", &["geschaeftsfeld", "business area"]),
    ("kind", &["projektart", "art", "typ", "art des projekts", "kind"]),
    ("status", &["status", "stand", "projektstatus"]),
    ("begin", &["beginn", "start", "projektbeginn", "begin"]),
    (
        "go_live",
        &[
            "go-live",
            "go live",
            "golive",
            "produktivsetzung",
            "inbetriebnahme",
            "go_live",
            "produktivstart",
        ],
    ),
    ("end", &["ende", "projektende", "end"]),
    (
        "first_use",
        &[
            "ersteinsatz",
            "ersteinsatz neue technologie",
            "ersteinsatz neuer technologie",
            "erstnutzung",
            "erstnutzung technologie",
            "t1",
            "ersteinsatz_technologie",
            "ersteinsatz technologie",
            "first use",
        ],
    ),
    ("first_digitalisation", &["erstdigitalisierung", "t2", "first digitalisation"]),
    ("replacement", &["abloesung", "notwendige abloesung", "t3", "replacement"]),
    (
        "cost_benefit",
        &[
            "kosten-nutzen-betrachtung",
            "kosten-/nutzenbetrachtung",
            "kosten-nutzen",
            "wirtschaftlichkeitsbetrachtung",
            "wibe",
            "wirtschaftlichkeit",
            "cost-benefit analysis",
        ],
    ),
    (
        "follow_up_cost",
        &[
            "folgekosten",
            "folgekosten p. a.",
            "folgekosten pro jahr",
            "folgekosten je jahr",
            "jaehrliche folgekosten",
            "follow-up cost",
            "follow-up cost per year",
        ],
    ),
    ("description", &["beschreibung", "erlaeuterung", "projektbeschreibung", "description"]),
];
