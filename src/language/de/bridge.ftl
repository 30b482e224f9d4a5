# Die Brücke: zwei Haushaltsrunden, und was von der einen zur anderen führt.

settings-compare-likeness = „compare.likeness“ muss mindestens "0.5" sein: Positionen, die sich zur Hälfte oder weniger ähneln, sind nicht dieselbe.

bridge-progress = Runden werden verglichen
bridge-cannot-currency = Die Runden rechnen in verschiedenen Währungen ({ $before } und { $after }) und lassen sich nicht vergleichen.
bridge-cannot-years = Welche Haushaltsjahre zu vergleichen sind, steht nicht fest: vorher { $before }, nachher { $after }. Bitte mit --years angeben, etwa --years 2025:2026.
bridge-cannot-named = --years { $named } nennt ein Jahr, das kein Haushaltsjahr seiner Runde ist. Haushaltsjahre vorher: { $before }; nachher: { $after }.
bridge-pairs-text = Die Zuordnungsdatei lässt sich nicht lesen ({ $found }). Erwartet wird eine Textdatei (CSV).
bridge-pairs-headings = Der Zuordnungsdatei fehlen Spalten. Gefunden: { $found }. Erwartet werden before, after und verdict.
bridge-pairs-verdict = Das Urteil „{ $found }“ ist unbekannt. Erlaubt sind gleich, getrennt oder ein leeres Feld.
bridge-pairs-ids = Zum Urteil „{ $found }“ fehlt eine Kennung. Bitte before und after ausfüllen.
bridge-pairs-doubled = Das Paar { $found } widerspricht einer früheren Zeile: Eine Position hat nur ein Gegenstück.

bridge-step-money = Betrag geändert
bridge-step-added = Position neu
bridge-step-dropped = Position entfallen
bridge-step-scope_in = in den Zielbereich gekommen
bridge-step-scope_out = aus dem Zielbereich gefallen
bridge-step-rule = Einstufung: andere Regeln
bridge-step-decision = Einstufung: Entscheidung
bridge-step-evidence = Einstufung: neue Angaben
bridge-step-declared = Einstufung: andere Anmeldeklasse
bridge-step-time = Einstufung: Go-live, Projektende

bridge-step-money-definition = Die Position zählt auf beiden Seiten, mit anderem Betrag.
bridge-step-added-definition = Die Position hatte vorher keinen Betrag; was sie jetzt hat, zählt hier ganz.
bridge-step-dropped-definition = Die Position hat jetzt keinen Betrag mehr; was sie vorher hatte, zählt hier ganz, mit umgekehrtem Vorzeichen.
bridge-step-scope_in-definition = Die Position stand vorher außerhalb (Ertrag, anderer Rechnungskreis …) und zählt jetzt; ihr Betrag zählt hier ganz.
bridge-step-scope_out-definition = Die Position zählte vorher und steht jetzt außerhalb; ihr Betrag zählt hier ganz, mit umgekehrtem Vorzeichen.
bridge-step-rule-definition = Eine andere Regeltabelle stuft die Position anders ein.
bridge-step-decision-definition = Eine Entscheidung kam dazu, lautet anders oder wurde zurückgenommen.
bridge-step-evidence-definition = Text, Konto, Beträge anderer Jahre oder Angaben des Projekts sind anders.
bridge-step-declared-definition = Das Dezernat meldet eine andere Klasse an, und eine Regel fragt danach.
bridge-step-time-definition = Zwischen den Haushaltsjahren liegt ein Go-live oder Projektende.

bridge-by-none = ohne Gegenstück
bridge-by-confirmed = bestätigt
bridge-by-id = gleiche Kennung
bridge-by-shared_id = gleiche Kennung, die mehrere Positionen tragen
bridge-by-key = gleicher Schlüssel
bridge-by-likeness = ähnlich

bridge-doubt-paired = als dieselbe Position verglichen
bridge-doubt-ambiguous = nicht verbunden: mehrere Positionen ähneln sich gleich stark
bridge-doubt-below = nicht verbunden: unter der Schwelle der Runde
bridge-doubt-not_asked = nicht verbunden: nur sichere Paare verlangt

bridge-round = { $name }, Stand { $stage }
bridge-end = { $name }: { $period }
bridge-workbook-title = Vergleich { $before } mit { $after }

bridge-sheet = Brücke
bridge-sheet-departments = Brücke Dezernate
bridge-sheet-effects = Schritte je Position
bridge-sheet-doubts = Zuordnung unsicher
bridge-title = Brücke: { $organisation }
bridge-from = Vorher
bridge-to = Nachher
bridge-source = { $round }, Berichtskennung { $report } …
bridge-definition = Jede Position der einen Runde wird mit der gleichen Position der anderen verglichen. Die Schritte führen von der oberen Zeile zur unteren und ergeben auf den Cent den Unterschied. Änderte sich an einer Position mehreres zugleich, erhält jede Änderung ihre mittlere Wirkung über alle Reihenfolgen; die Reihenfolge der Schritte spielt deshalb keine Rolle. Blieb die Klasse gleich, zählt der Unterschied ganz als geänderter Betrag.
bridge-signs = Vorzeichen: positiv heißt, nachher ist es mehr als vorher. Die Schritte der Einstufung verschieben Geld zwischen den Klassen und lassen den Gesamtbetrag, wie er ist.
bridge-remarks = Was dazu zu wissen ist
bridge-section = Von { $from } zu { $to }
bridge-step = Schritt
bridge-share-effect = Quote; Wirkung auf die Quote in Punkten
bridge-lines = Positionen
bridge-step-definition = Definition
bridge-sum = Summe der Schritte
bridge-own = Zum Abgleich: { $end } laut Runde
bridge-difference = Abweichung (muss 0 sein)
bridge-no-share = Ein Gesamtbetrag ist nicht positiv; Quote und Wirkungen auf die Quote sind nicht bestimmbar.

bridge-chart-total = Gesamtbetrag von { $from } zu { $to }
bridge-chart-innovation = Innovation von { $from } zu { $to }
bridge-chart-base = Sockel (unsichtbar)
bridge-chart-level = Stand
bridge-chart-rise = Zunahme
bridge-chart-fall = Abnahme
bridge-chart-stand = Stand nach dem Schritt
bridge-chart-axis = { $axis }, Achse beginnt bei { $start }
bridge-chart-alt = Wasserfalldiagramm. { $title }: beginnt bei { $start }, endet bei { $end }; die Schritte stehen in der Tabelle darüber.
bridge-chart-nothing = Kein Schritt hat daran etwas geändert.
bridge-chart-negative = Ohne Schaubild: Ein Zwischenstand ist negativ.

bridge-departments-title = Brücke nach Dezernaten
bridge-departments-definition = Eine Position, die das Dezernat wechselte, zählt mit ihrem früheren Betrag als umgezogen; was sich sonst an ihr änderte, zählt beim neuen Dezernat. Umbenannte Dezernate stehen unter dem neuen Namen.
bridge-renamed-from = vorher
bridge-moved = umgezogen
bridge-no-lines = keine Positionen

bridge-years = Haushaltsjahre
bridge-id-before = Kennung vorher
bridge-id-after = Kennung nachher
bridge-paired-by = verbunden durch
bridge-likeness = Ähnlichkeit
bridge-department-before = Dezernat vorher
bridge-department-after = Dezernat nachher
bridge-title-before = Bezeichnung vorher
bridge-title-after = Bezeichnung nachher
bridge-account = Sachkonto
bridge-account-before = Sachkonto vorher
bridge-account-after = Sachkonto nachher
bridge-amount-before = Betrag vorher
bridge-amount-after = Betrag nachher
bridge-class-before = Klasse vorher
bridge-class-after = Klasse nachher
bridge-rule-before = Regel vorher
bridge-rule-after = Regel nachher
bridge-change-operations = Wirkung Regelbetrieb
bridge-change-enhancement = Wirkung Weiterentwicklung
bridge-change-innovation = Wirkung Innovation
bridge-change-unclear = Wirkung ungeklärt
bridge-change-total = Wirkung gesamt
bridge-file-before = Datei vorher
bridge-sheet-before = Blatt vorher
bridge-cell-before = Zelle vorher
bridge-file-after = Datei nachher
bridge-sheet-after = Blatt nachher
bridge-cell-after = Zelle nachher
bridge-outcome = Ergebnis
bridge-outside-area = Rechnungskreis { $area } zählt nicht zum Ziel

bridge-remark-incomplete = Die Eingaben der Runde { $name } sind nicht vollständig verarbeitet; was fehlt, fehlt auch hier. „fuenftel check“ nennt es.
bridge-remark-basis = Die Runden stehen auf verschiedener Basis: vorher { $before }, nachher { $after }. Was nur auf einer Basis zählt, steht in den Schritten zum Zielbereich.
bridge-remark-areas = Das Ziel gilt vorher für { $before }, nachher für { $after }; der Unterschied steht in den Schritten zum Zielbereich.
bridge-remark-mean = Eine der Runden bildet das Ziel als Mittel der Quoten der Dezernate. Die Brücke zerlegt die Gesamtquote über alle Mittel.
bridge-remark-rules = Die Runden haben verschiedene Regeltabellen: vorher { $before }, nachher { $after }.
# side: before oder after; name: Runde; period: Phase und Jahr
bridge-remark-missing = { $side ->
        [before] Die frühere Runde
       *[after] Die spätere Runde
    } ({ $name }) hat für { $period } keinen Betrag im Zielbereich. Eine Brücke dorthin gibt es nicht; ein fehlendes Jahr ist keine Null.
bridge-remark-year = Das Haushaltsjahr { $year } der Runde { $name } hat kein Gegenstück und ist nicht verglichen.
bridge-remark-likeness = Nur wegen ihrer Ähnlichkeit verbunden: Positionen { $count }, Beträge zusammen { $sum } (ohne Vorzeichen addiert). Das Blatt „Zuordnung unsicher“ nennt sie; bestätigen oder trennen lassen sie sich mit „compare.pairs“ in round.toml.
bridge-remark-ambiguous = { $number ->
        [one] Nicht verbunden, weil mehrere Positionen sich gleich stark ähneln: { $count } mögliches Paar. Sie zählen als entfallen und neu.
       *[other] Nicht verbunden, weil mehrere Positionen sich gleich stark ähneln: { $count } mögliche Paare. Sie zählen als entfallen und neu.
    }
bridge-remark-below = { $number ->
        [one] Nicht verbunden, weil unter der Schwelle der Runde: { $count } ähnliches Paar. Sie zählen als entfallen und neu.
       *[other] Nicht verbunden, weil unter der Schwelle der Runde: { $count } ähnliche Paare. Sie zählen als entfallen und neu.
    }
bridge-remark-not-asked = { $number ->
        [one] Nicht verbunden, weil nur sichere Paare verlangt sind: { $count } ähnliches Paar.
       *[other] Nicht verbunden, weil nur sichere Paare verlangt sind: { $count } ähnliche Paare.
    }
bridge-remark-shared = { $number ->
        [one] Mit einer Kennung, die mehrere Positionen tragen: { $count } Paar; verbunden ist jeweils, was am meisten gleich ist.
       *[other] Mit einer Kennung, die mehrere Positionen tragen: { $count } Paare; verbunden ist jeweils, was am meisten gleich ist.
    }
bridge-remark-idle-word = Die Umbenennung von „{ $word }“ ({ $field }) trifft keine Position der früheren Runde.
bridge-remark-idle-code = Dezernat „{ $word }“ soll nach compare.renamed jetzt „{ $code }“ heißen; ein solches hat die spätere Runde nicht. Bekannt sind dort: { $known }.
# side: before oder after; name: Runde; id: Kennung der Zuordnungsdatei; near: ähnliche Kennungen
bridge-remark-idle-id = Die Zuordnungsdatei nennt { $id }; { $side ->
        [before] die frühere Runde
       *[after] die spätere Runde
    } ({ $name }) hat keine Position mit dieser ID. Die ID steht im Blatt Positionen und in lines.csv; eine Nummer am Ende (-2) gehört dazu.
bridge-remark-idle-id-near = Die Zuordnungsdatei nennt { $id }; { $side ->
        [before] die frühere Runde
       *[after] die spätere Runde
    } ({ $name }) hat keine Position mit dieser ID. Gemeint sein könnte: { $near }
bridge-remark-idle-pair = Das Paar { $before } und { $after } der Zuordnungsdatei trifft mehrere Positionen mit derselben ID.

bridge-summary-head = Vergleich: { $before } → { $after }
bridge-summary-total = Gesamt ({ $currency })
bridge-summary-innovation = Innovation ({ $currency })
bridge-summary-share = Quote
bridge-summary-undefined = nicht bestimmbar
bridge-summary-points = Punkte
bridge-summary-pairs = Positionen: { $id } mit gleicher Kennung, { $confirmed } bestätigt, { $key } mit gleichem Schlüssel, { $likeness } nur ähnlich; nur vorher { $before }, nur nachher { $after }.
bridge-summary-report = Vergleich: { $path }
