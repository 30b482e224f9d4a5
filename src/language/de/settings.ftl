# Meldungen zu round.toml

settings-toml = Die Datei ist kein gültiges TOML: { $reason }
settings-missing = Der Eintrag „{ $key }“ fehlt. Bitte ergänzen.
settings-unknown-key = Der Eintrag „{ $key }“ ist unbekannt. Bitte die Schreibweise prüfen oder den Eintrag entfernen.
settings-blank = Der Eintrag „{ $key }“ ist leer. Bitte ausfüllen oder entfernen.
settings-wrong-kind = Der Eintrag „{ $key }“ ist { $found }, erwartet wird { $expected }.
settings-kind-text = ein Text in Anführungszeichen
settings-kind-integer = eine ganze Zahl
settings-kind-float = eine Kommazahl
settings-kind-truth = ein Wahrheitswert
settings-kind-list = eine Liste
settings-kind-table = ein Abschnitt
settings-kind-tables = eine Liste von Abschnitten
settings-word = Der Eintrag „{ $key }“ hat den Wert „{ $found }“. Erlaubt sind: { $expected }.
settings-range = Der Eintrag „{ $key }“ hat den Wert { $found }. Erlaubt ist { $least } bis { $most }.
settings-year = Ein Haushaltsjahr ist eine Zahl wie 2026.
settings-years = „fiscal_years“ nennt ein Haushaltsjahr oder zwei aufeinanderfolgende, etwa [2026] oder [2026, 2027].
settings-date = Der Eintrag „{ $key }“ hat den Wert „{ $found }“. Erwartet wird ein Datum wie "2025-09-30".
settings-share = Der Eintrag „{ $key }“ hat den Wert „{ $found }“. Erwartet wird ein Anteil zwischen 0 und 1 als Text mit höchstens sechs Nachkommastellen, etwa "0.20".
settings-department-doubled = Das Dezernat „{ $code }“ steht zweimal in der Liste.
settings-encoding = Der Zeichensatz „{ $found }“ ist unbekannt. Beispiele: utf-8, windows-1252.
settings-delimiter = Das Trennzeichen „{ $found }“ ist ungültig. Erlaubt ist ein einzelnes Zeichen oder das Wort tab.
settings-unit = Die Einheit { $found } ist ungültig. Erlaubt sind 1, 1000 und 1000000.
settings-constant = Der Eintrag „{ $key }“ muss ein Wert oder ein Muster mit einer Klammer sein, etwa {"{"} file = "dezernat-(\\d+)" {"}"}.
settings-pattern = Das Muster „{ $found }“ ist ungültig: { $reason }
settings-composed = Der Eintrag „{ $key }“ ist eine Vorlage aus Überschriften, etwa "{"{"}einzelplan:2{"}"}{"{"}kapitel:2{"}"}".
settings-row-filter = Ein Zeilenfilter braucht genau eine Bedingung: equals, starts_with, contains, matches oder eine davon mit not_.
settings-target-share = „policy.target_share“ muss kleiner als 1 sein.
settings-provider-department = Das Dezernat „{ $found }“ eines Anbieters steht nicht in der Liste der Dezernate.
settings-provider-reason = „providers.counts = "both"“ braucht „reason“: warum Rechnungen und Wirtschaftsplan nicht dasselbe Geld sind.
settings-provider-bills = „providers.bills“ nennt mindestens ein Feld mit Mustern, an denen seine Rechnungen zu erkennen sind, etwa bills = {"{"} contract_id = ["LS-*"] {"}"}.
settings-areas = „policy.areas“ nennt mindestens einen Rechnungskreis, über den das Ziel genommen wird.
settings-amounts-doubled = „{ $found }“ und „{ $other }“ nennen dasselbe Haushaltsjahr und denselben Stand. Bitte „label“ angeben oder eine der Spalten streichen.
settings-area = Der Rechnungskreis „{ $found }“ einer Eingabe ist unbekannt. Bekannt sind: { $expected }.
