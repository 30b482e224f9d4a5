# Vergleichswerte: IT-Kosten je Arbeitsplatz und Ähnliches.

report-sheet-benchmarks = Vergleichswerte
report-benchmarks-title = IT-Kosten je Bezugsgröße und Vergleichswerte
report-benchmarks-definition = Wert = IT-Kosten eines Haushaltsjahres / Menge desselben Jahres, auf den Cent gerundet. Kosten und Mengen verschiedener Jahre werden nie geteilt. Die Menge des Zielbereichs ist die für das Ganze angegebene, sonst die Summe aller Dezernate mit Beträgen im Ziel; fehlt eines, gibt es keinen Wert.
report-benchmarks-signs = Differenz = eigener Wert − Vergleichswert. Vergleichswerte stammen aus { $path } und sind nicht umgerechnet: Jahr und Abgrenzung der Quelle können andere sein. Das Programm bringt keine eigenen mit.
report-benchmarks-figures = Eigene Werte
report-benchmarks-beside = Neben den Vergleichswerten
report-benchmarks-quantity = Bezugsgröße
report-benchmarks-period = Jahr und Phase
report-benchmarks-whole = Zielbereich
report-benchmarks-cost = IT-Kosten
report-benchmarks-count = Menge
report-benchmarks-value = eigener Wert
report-benchmarks-source = Quelle
report-benchmarks-reason = Anmerkung
report-benchmarks-not-positive = nicht bestimmbar: Kosten nicht über 0
report-benchmarks-missing = nicht bestimmbar: keine Menge für { $departments }
report-benchmarks-missing-all = nicht bestimmbar: keine Menge
report-benchmarks-indicator = Kennzahl
report-benchmarks-benchmark = Vergleichswert
report-benchmarks-unit = Einheit
report-benchmarks-year = Jahr der Quelle
report-benchmarks-difference = Differenz
report-benchmarks-alone = ohne eigenen Wert
vergleichswert-ohne-menge = zum Vergleichswert "{ $name }" gibt es keinen eigenen Wert: für die Bezugsgröße "{ $found }" steht zu keinem Jahr der Beträge eine Menge in { $path }
    .expected = eine Menge der Bezugsgröße für ein Jahr, in dem es IT-Kosten gibt
    .help = die Menge mit Jahr und Quelle ergänzen oder die Schreibweise der Bezugsgröße angleichen
