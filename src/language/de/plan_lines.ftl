# Planzeilen und Produkte, Abgleich mit dem Hauptbuch.

scope-ledger = Auszug aus dem Hauptbuch, nur zum Vergleich
report-sheet-plan-lines = Planzeilen
report-plan-title = Planzeilen und Produkte
report-plan-definition = Dieselben Positionen, wie der Ergebnisplan und der Finanzplan sie lesen: nach Planzeile und Produkt. Die Planzeile folgt aus dem Konto; das längste passende Präfix entscheidet. Gezeigt werden die Rechnungskreise des Ziels ({ $areas }), auch Beträge, die auf dieser Basis keine IT-Kosten sind (Erträge, interne Verrechnungen, der jeweils andere Plan). Verpflichtungsermächtigungen sind nicht enthalten.
report-plan-signs = Vorzeichen: Kosten und Auszahlungen positiv, Erträge und Einzahlungen negativ. Die Summe eines Plans ist deshalb Aufwand minus Ertrag (Auszahlung minus Einzahlung). Ergebnisplan und Finanzplan werden nie addiert, sonst zählte eine Investition zweimal.
report-plan-trace = Zu den Positionen: im Blatt Positionen nach Produkt und Konto filtern; die letzte Spalte nennt die Konten. Alle Konten einzeln stehen in dashboard/plan_lines.csv.
report-plan-source-nkf = Planzeilen: mitgelieferte Zeilen der kommunalen Pläne in Nordrhein-Westfalen.
report-plan-source-table = Planzeilen: { $path }.
report-plan-section = { $period }, { $statement }
report-plan-no-statement = Plan ohne Namen
report-plan-outside = ohne Planzeile
report-plan-no-sum = Keine Summe: Diese Zeilen sind keinem Plan zugeordnet und können Ergebnisplan und Finanzplan betreffen; beide werden nie addiert.
report-plan-code = Zeile
report-plan-name = Bezeichnung
report-plan-product = Produkt
report-plan-no-product = ohne Produkt
report-plan-total = Summe
report-plan-out-of-scope = keine IT-Kosten
report-plan-accounts = Konten
report-plan-more-accounts = und { $count } weitere
report-plan-subtotal = Zeile { $code } zusammen
report-plan-statement-total = { $statement } zusammen
report-plan-ambiguous = mehrdeutig
report-plan-ambiguous-name = { $lines } (Präfix { $prefix } steht bei mehreren Zeilen)
report-plan-missing = keine
report-plan-missing-name = Konto ohne Planzeile
report-plan-cut = { $number ->
        [one] Gezeigt sind { $shown } Zeilen; { $count } weitere steht in dashboard/plan_lines.csv.
       *[other] Gezeigt sind { $shown } Zeilen; { $count } weitere stehen in dashboard/plan_lines.csv.
    }
report-sheet-ledger = Hauptbuch
report-ledger-title = Abgleich mit dem Hauptbuch
report-ledger-definition = Je Planzeile und Produkt: was die Positionen der Runde vorsehen und was der Auszug aus dem Hauptbuch führt, in jedem Haushaltsjahr und jeder Phase des Auszugs. Das Hauptbuch zählt nicht zu den IT-Kosten.
report-ledger-by-plan-line = Der Auszug nennt keine Produkte; verglichen wird nach Planzeilen.
report-ledger-signs = Differenz = Positionen − Hauptbuch. Kosten sind positiv, Erträge negativ. Eine leere Zelle heißt, dass diese Seite nichts führt; das ist nicht 0.
report-ledger-netting = „darüber“ und „darunter“ summieren die Differenzen der einzelnen Konten. Sind beide nicht 0, heben sich Abweichungen innerhalb der Zeile auf; das wird nicht verrechnet, sondern gezeigt. Alle Konten stehen in dashboard/ledger.csv.
report-ledger-periods = Im Hauptbuch nicht enthalten und darum nicht verglichen: { $periods }.
report-ledger-commitments = Verpflichtungsermächtigungen des Auszugs, nicht verglichen: { $sum }.
report-ledger-plan = Positionen
report-ledger-ledger = Hauptbuch
report-ledger-difference = Differenz
report-ledger-above = Konten darüber
report-ledger-below = Konten darunter
report-ledger-finding = Befund
report-ledger-differs = weicht ab
report-ledger-only-plan = nur in den Positionen
report-ledger-only-ledger = nur im Hauptbuch
report-ledger-netted = Summe gleich, Konten verschieden
report-ledger-agrees = stimmt überein
report-ledger-agreeing = Übereinstimmende Zeilen: { $count }
report-ledger-rest = Weitere abweichende Zeilen (dashboard/ledger.csv): { $count }
planzeile-fehlt = für Konten der Gruppe "{ $found }" nennt die Zuordnung keine Planzeile (Positionen: { $count }, zusammen { $sum } im ersten Haushaltsjahr)
    .expected = für jedes Konto der Positionen ein Präfix der Planzeilen
    .help = in der Tabelle der Planzeilen ein Präfix ergänzen; bis dahin steht der Betrag unter "ohne Planzeile"
planzeile-mehrdeutig = das Präfix "{ $found }" steht bei mehreren Planzeilen: { $lines } (betroffene Positionen: { $count }, zusammen { $sum } im ersten Haushaltsjahr)
    .expected = jedes Präfix bei genau einer Planzeile
    .help = entscheiden, welche Planzeile gilt, und die andere streichen oder längere Präfixe nennen; bis dahin steht der Betrag unter "mehrdeutig"
hauptbuch-abweichung = { $period }: Positionen und Hauptbuch weichen ab (Planzeilen und Produkte: { $count }); Positionen darüber { $above }, darunter { $below }
    .expected = je Planzeile und Produkt dieselbe Summe
    .help = im Blatt Hauptbuch die Zeilen mit Differenz klären
