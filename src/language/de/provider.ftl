# Leistungsscheine: was die Dezernate bestellen und was der Dienstleister erwartet.

scope-provider_revenue = erwarteter Erlös des Dienstleisters, nur zum Vergleich
report-sheet-provider = Leistungsscheine
report-provider-title = Leistungsscheine: Dezernate und { $provider }
report-provider-definition = Je Leistungsschein und Dezernat: was die Positionen des Dezernats vorsehen und welchen Erlös der Wirtschaftsplan des Dienstleisters davon erwartet, in jedem Haushaltsjahr und jeder Phase, zu der er etwas erwartet. Eigene Aufwendungen des Dienstleisters stehen hier nicht.
report-provider-signs = Differenz = bestellt − erwartet; beide Seiten positiv. Eine leere Zelle heißt, dass diese Seite nichts führt; das ist nicht 0. Gezählt werden IT-Kosten und interne Verrechnungen der Dezernate; Beträge der anderen Basis, Erträge und Verrechnungen nicht, sonst stünde dieselbe Rechnung zweimal da.
report-provider-patterns = Leistungsscheine des Dienstleisters: { $patterns }. Andere Verträge der Dezernate sind nicht verglichen.
report-provider-without-contract = Erlöse ohne Leistungsschein, nicht verglichen, { $period }: { $sum }.
report-provider-summary = { $period }: Ergebnis
report-provider-details = { $period }: Leistungsscheine
report-provider-state = Befund
report-provider-matched = stimmt überein
report-provider-differing = weicht ab
report-provider-only_ordered = nur bestellt
report-provider-only_expected = nur erwartet
report-provider-contract = Leistungsschein
report-provider-count = Leistungsscheine
report-provider-ordered = bestellt
report-provider-expected = erwartet
report-provider-difference = Differenz
report-provider-lines = Positionen (ID)
report-provider-ordered-cells = Zellen des Dezernats
report-provider-expected-cells = Zellen des Dienstleisters
report-provider-sum = zusammen
report-provider-rest = weitere { $count }
report-provider-more = und { $count } weitere
leistungsschein-abweichung = { $period }: Leistungsscheine von Dezernat { $department } und Erlöse des Dienstleisters stimmen nicht überein: abweichend { $differing }, nur bestellt { $ordered }, nur erwartet { $expected }; Summe der Abweichungen ohne Vorzeichen { $sum }
    .expected = zu jedem Leistungsschein auf beiden Seiten derselbe Betrag
    .help = im Prüfbericht (bericht.xlsx), Blatt Leistungsscheine, die Zeilen mit Befund mit dem Dienstleister klären

# name: Code des Dienstleisters
erloese-fehlen = [provider_check] nennt den Dienstleister { $name }, aber keine Eingabe seine erwarteten Erlöse; der Vergleich der Leistungsscheine entfällt
    .expected = eine Eingabe mit kind = "provider_revenue"
    .help = nichts, wenn die Erlösplanung noch aussteht; sonst sie als Eingabe ergänzen
