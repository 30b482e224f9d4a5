# Die Wörter des Fachs, für alle Berichte und Meldungen gleich.

class-operations = Regelbetrieb
class-enhancement = Weiterentwicklung
class-innovation = Innovation
class-unclear = ungeklärt

phase-request = Anmeldung
phase-approved = Ansatz
phase-supplement = Nachtrag
phase-carried_over = Ermächtigungsübertragung
phase-excess = über-/außerplanmäßig
phase-transfer = Umbuchung
phase-adjusted = fortgeschriebener Ansatz
phase-to_date = Ist bis heute
phase-forecast = Prognose
phase-plan = Planung
phase-actual = Ergebnis (Ist)
phase-commitment = VE

basis-expense = Aufwand (Ergebnisplan)
basis-payment = Auszahlung (Finanzplan)

current-payments = laufende Auszahlungen (Konten 70 bis 75); enthalten sind nur Investitionen

stage-anmeldung = Anmeldung
stage-beratung = Beratung
stage-freigabe = Freigabe

averaging-pooled = Gesamtquote über alle Mittel
averaging-mean = Mittel der Quoten der Dezernate

verdict-met = erfüllt
verdict-missed = verfehlt
verdict-undecidable = nicht entscheidbar

truth-yes = ja
truth-no = nein
truth-unknown = unbekannt

# decision: was an die Stelle einer Regel tritt
decision = Entscheidung
decision-state-in_force = gilt
decision-state-stale = veraltet
decision-state-replaced = ersetzt
decision-state-withdrawn = zurückgezogen
decision-state-withdrawal = Rücknahme
decision-state-without_line = ohne Position
decision-state-without_effect = ohne Wirkung
no-amount = kein Betrag

review-status-open = offen
review-status-in_review = in Prüfung
review-status-reviewed = geprüft
review-status-released = freigegeben (Dezernat 6)
review-status-approved = genehmigt (FB 21)

severity-error = Fehler
severity-warning = Warnung
severity-note = Hinweis

scope-income = Ertrag oder Einzahlung
scope-internal_charge = interne Leistungsverrechnung
scope-other_basis = gehört zur anderen Basis (Aufwand oder Auszahlung)
scope-loan = Kredit und Tilgung
scope-cost_accounting = Kosten- und Leistungsrechnung
scope-clearing = Verrechnung
scope-commitment = Verpflichtungsermächtigung
scope-unknown_account = Konto nicht im Kontenplan
scope-filtered = durch Zeilenfilter ausgenommen
scope-portfolio = im Projektportfolio genannt, steht schon in den Positionen
scope-provider_bill = Rechnung des eigenen Anbieters, zählt über dessen Wirtschaftsplan
scope-provider_plan = Wirtschaftsplan des eigenen Anbieters, zählt über seine Rechnungen

project-kind-efficiency = Effizienzprojekt
project-kind-strategic = Strategisches Projekt
project-kind-replacement = Notwendige Erweiterung oder Ablösung

field-department = Dezernat
field-unit = Organisationseinheit
field-area = Rechnungskreis
field-product_group = Produktgruppe
field-product = Produkt
field-cost_centre = Kostenstelle
field-account = Sachkonto
field-account_name = Kontobezeichnung
field-title = Bezeichnung
field-description = Erläuterung
field-project_id = Projekt
field-solution_id = IT-Lösung
field-contract_id = Leistungsschein
field-business_area = Geschäftsfeld
field-solution_scope = Reichweite der Lösung
field-funding = Finanzierung
field-declared_class = Angemeldete Klasse
field-note = Bemerkung
