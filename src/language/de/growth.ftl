# Wachstum: Verlauf, Zerlegung, Positionen.
report-sheet-growth-lines = Wachstum Positionen
report-growth-remark-amount = Veränderung = später − früher; Wachstum = Veränderung / früher. Ein Plus heißt: höhere Kosten. Gekennzeichnet wird, was um mehr als { $threshold } und um mehr als { $amount } wächst; wo der frühere Betrag kein Wachstum zulässt, entscheidet der Betrag allein. Ein leeres Feld heißt: kein Betrag in der Quelle.
report-growth-parts-remark = Beitrag = Veränderung / früherer Gesamtbetrag; die Beiträge der Dezernate, der Klassen und der Kontengruppen ergeben zusammen jeweils das Wachstum des Ganzen. Geld, Abgrenzung und Klasse ergeben zusammen die Veränderung: Abgrenzung ist, was im Vergleichsjahr außerhalb des Ziels stand (gleiche Bezeichnung im selben Dezernat, anderes Konto oder anderer Rechnungskreis), Klasse ist dasselbe Geld in einer anderen Klasse.
report-growth-live-remark = Beträge, Veränderungen, Wachstum und Beiträge sind Formeln und folgen einer geänderten Klasse. Abgrenzung, Klassenwechsel, die Schritte dazwischen, die Kennzeichen und alle Listen von Positionen sind Zahlen des Laufs.
report-growth-phases-remark = Verglichen werden aufeinanderfolgende Jahre. Im Verlauf zählt jedes Jahr vor dem Haushaltsjahr mit dem Ansatz (ersatzweise fortgeschriebener Ansatz, Anmeldung, Planung, Prognose, Ergebnis), das Haushaltsjahr mit der Phase des Ziels, ein späteres mit der Planung. Daneben steht jede Phase, die beide Jahre haben.
report-growth-lines-remark = Zu den Positionen: Im Blatt Wachstum Positionen nach „von“ und „bis“ filtern, dazu nach Dezernat, Kontengruppe oder Hinweis; die Summe der Veränderung ist die Zahl hier. Die Veränderung einer Klasse ist die Summe ihrer Spalte „Veränderung …“, was davon Klasse ist, die der Spalte „nach …“. Die Schritte: „übrige Veränderung“ nach „Schritt der übrigen“; die Indexklausel „aus Index“; die Abgrenzung „davon Abgrenzung“ nach Hinweis. Die Beträge beider Jahre und Dezernate außerhalb des Ziels stehen im Blatt Positionen.
# count: Zahl der Positionen
report-growth-lines-rest = { $number ->
        [one] { $count } weitere Position (einzeln in den Daten, growth_lines)
       *[other] { $count } weitere Positionen zusammen (einzeln in den Daten, growth_lines)
    }
report-growth-account-group = Kontengruppe
report-growth-class-change = Veränderung { $class }
report-growth-gaps = Ohne Beträge in der Quelle: { $years }. Über eine solche Lücke hinweg wird nicht verglichen.
report-growth-course = Alle Vergleiche
report-growth-compared = Vergleich
report-growth-before = früher
report-growth-after = später
report-growth-kind = Art des Vergleichs
report-growth-is-course = Verlauf
report-growth-is-like = gleiche Phase
report-growth-contribution = Beitrag zum Wachstum
report-growth-money = davon Geld
report-growth-scope = davon Abgrenzung
report-growth-classification = davon Klasse
report-growth-group = Kontengruppe { $group }
report-growth-without-account = ohne Konto
report-growth-steps = Woraus sich die Veränderung zusammensetzt
report-growth-step = Schritt
report-growth-amount = Betrag
report-growth-step-new = neu
report-growth-step-ended = entfallen
report-growth-step-indexed = Indexklausel
report-growth-step-raised = erhöht
report-growth-step-cut = gesenkt
report-growth-step-scope-in = hinzugekommen (Abgrenzung)
report-growth-step-scope-out = ausgeschieden (Abgrenzung)
report-growth-step-class = nur Klasse
report-growth-indexed = Verträge mit Indexklausel
report-growth-indexed-remark = Erwartet = früherer Betrag × Satz der Runde. Darüber hinaus = Veränderung − erwartet; ein Plus heißt: teurer als die Klausel.
report-growth-index-rate = Index
report-growth-index-change = aus Index
report-growth-index-rest = darüber hinaus
report-growth-moved = Was nicht Geld ist: Abgrenzung und Klasse
report-growth-moved-remark = Eine Position, die nur ihre Klasse wechselt, verschiebt ihren früheren Betrag; je Position ergeben die Klassen zusammen null.
report-growth-counterpart = Gegenposition
report-growth-into = nach { $class }
report-growth-from = von
report-growth-to = bis
report-growth-rest-change = übrige Veränderung
report-growth-rest-step = Schritt der übrigen
report-growth-one-sided = Nur in einem der beiden Jahre haben Beträge in der Quelle: { $departments }. Auf sie entfallen { $change } der Veränderung. Ob ein Dezernat neu oder weggefallen ist oder der Quelle nur ein Jahr fehlt, lässt sich daraus nicht erkennen; deshalb steht das Wachstum der übrigen daneben.
report-growth-one-sided-row = Dezernate mit Beträgen in nur einem Jahr
report-growth-both-row = Dezernate mit Beträgen in beiden Jahren
report-growth-one-sided-count = Dezernate mit nur einem Jahr
report-growth-rest = { $number ->
        [one] { $count } weitere Position steht im Blatt der Positionen und in den Daten.
       *[other] { $count } weitere Positionen stehen im Blatt der Positionen und in den Daten.
    }
