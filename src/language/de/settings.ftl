# Meldungen zu round.toml

settings-toml = Die Datei ist kein gültiges TOML: { $reason }
settings-not-utf8 = Die Zeile ist nicht in UTF-8 geschrieben (vermutlich in Windows-1252). Erwartet wird UTF-8; bitte die Datei im Editor als UTF-8 speichern.
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
settings-index-doubled = Für den Vertrag „{ $contract }“ steht dieselbe Indexklausel zweimal da.
settings-cause-doubled = Die Ursache „{ $code }“ steht zweimal in der Liste, oder ihr Name.
settings-encoding = Der Zeichensatz „{ $found }“ ist unbekannt. Beispiele: utf-8, windows-1252.
settings-columns = Die Spalten „{ $found }“ sind ungültig. Erwartet werden der erste und der letzte Buchstabe, etwa F:I.
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
settings-truth = Der Eintrag „{ $key }“ ist true oder false.
settings-dates = Der Eintrag „{ $key }“ ist eine Liste von Daten wie ["2026-12-24", "2026-12-31"].
settings-step-doubled = Die Kennung „{ $found }“ eines Schrittes kommt zweimal vor. Jeder Schritt braucht eine eigene.
settings-step-duration = Ein Schritt nennt genau eine Dauer: „weeks“, „working_days“ oder „ongoing = true“.
settings-step-release = Genau ein Schritt endet mit der Freigabe: der mit „releases = true“, sonst der letzte mit einer Dauer. Ein laufender Schritt endet nicht.
settings-step-work = „{ $found }“ steht schon bei einem früheren Schritt. Eine Art von Arbeit hat eine Frist.
settings-received = Version { $found } von Dezernat { $department } steht zweimal im Eingang oder liegt nicht in der Reihenfolge der Daten.
settings-actor = „responsibility.actors“ nennt die Spalte „{ $key }“, die die Matrix nicht hat. Ihre Spalten sind: { $expected }.
settings-matrix-table = Die Tabelle lässt sich nicht lesen: { $reason }
settings-matrix-column = Die Spalte „{ $heading }“ fehlt.
settings-matrix-units = Die Matrix hat keine Spalte mit Zuständigkeiten.
settings-matrix-reach = „{ $found }“ ist keine Reichweite. Erlaubt sind übergreifend, fachspezifisch, geschäftsbereichsspezifisch oder nichts.
settings-matrix-cell = „{ $found }“ ist keine Zuständigkeit. Erwartet wird etwa Z,F oder F (FB 21), bei Zweifel mit Fragezeichen: Z?
settings-matrix-id = Die Aufgabe „{ $task }“ hat keine Kennung.
settings-matrix-nobody = Für die Aufgabe „{ $task }“ ist niemand zuständig: Es fehlt ein Z.
settings-matrix-several = Für die Aufgabe „{ $task }“ sind mehrere zuständig: Es steht mehr als ein Z in der Zeile.
settings-matrix-unapproved = Die Aufgabe „{ $task }“ gibt niemand frei: Es fehlt ein F.
settings-matrix-doubled = Die Kennung „{ $found }“ kommt zweimal vor.
settings-matrix-case = Der Schlüssel „{ $found }“ hat zwei Zeilen derselben Reichweite.
settings-task-finding = „{ $found }“ ist weder eine Meldung noch ein Prüfgrund.
settings-task-key = Der Schlüssel „{ $found }“ steht nicht in der Matrix.
settings-task-doubled = „{ $found }“ kommt zweimal vor.
settings-matrix-workbook = Die Datei ist eine Mappe. Erwartet wird eine Textdatei mit Semikolon (CSV).
settings-plan-lines = „plan_lines“ nennt entweder „chart“ oder „table“.
settings-revenue-no-provider = Eine Eingabe mit kind = "provider_revenue" ist da, aber kein Abschnitt [provider_check], der sagt, welches Dezernat der Dienstleister ist. Bitte ihn ergänzen oder die Eingabe streichen.
settings-ledger-no-plan-lines = Eine Eingabe mit kind = "ledger" ist da, aber kein Abschnitt [plan_lines], nach dessen Planzeilen verglichen wird. Bitte ihn ergänzen, etwa mit chart = "nkf", oder die Eingabe streichen.
settings-provider = „provider_check.department“ hat den Wert „{ $found }“. Bekannt sind die Dezernate { $expected }.
settings-benchmarks = „benchmarks“ braucht „quantities“: Ohne Mengen gibt es keine eigenen Werte.
comparison-missing = Die Datei gibt es nicht. round.toml nennt sie unter „{ $entry }“. Bitte die Datei dort ablegen oder den Eintrag berichtigen.
comparison-outside = Die Datei liegt außerhalb des Ordners der Eingaben.
comparison-headings = Die Tabelle braucht die Überschriften { $expected }. Gefunden wurde: { $found }.
comparison-sheets = Die Überschriften { $expected } stehen in mehreren Blättern; gebraucht wird genau eines.
comparison-plan-row = Der Zeile fehlt das Präfix des Kontos oder die Planzeile.
comparison-blank = „{ $heading }“ ist leer.
comparison-number = „{ $heading }“ hat den Wert „{ $found }“. Erwartet wird eine Zahl über 0, geschrieben wie 1234, 1234,5 oder 1.234,50.
comparison-year = „{ $heading }“ hat den Wert „{ $found }“. Erwartet wird ein Jahr wie 2025.
comparison-unit = Die Einheit „{ $found }“ beginnt nicht mit der Währung der Runde ({ $expected }), etwa „{ $expected } je Arbeitsplatz“.
comparison-department = Das Dezernat „{ $found }“ ist unbekannt. Bekannt sind: { $expected }; leer meint den Zielbereich.
comparison-quantity-twice = „{ $found }“ steht für dasselbe Dezernat und Jahr schon in Zeile { $other }.
