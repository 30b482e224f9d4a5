# Vorschläge für unbekannte Dateien (fuenftel map)

propose-certain = sicher
propose-likely = wahrscheinlich
propose-unsure = unsicher

propose-head = Vorschlag für „{ $path }“. Zeilen ohne # gelten, sobald sie in round.toml stehen;
    Zeilen mit # gelten nicht und warten auf eine Entscheidung. Danach: fuenftel check
propose-head-skipped = Kein Vorschlag für Blatt { $sheet }: { $reason }
propose-about = { $rows } Zeilen, { $columns } Spalten
propose-decide = Zu entscheiden:
propose-header = Überschriften in Zeile { $row } ({ $reason })
propose-by-itself = Von selbst erkannt, kein Eintrag nötig:
propose-rest = Was hier mit # steht, hat keine Zuordnung und wird als spalte-unbekannt gemeldet, bis es
    in extra (übernehmen), ignore (nicht auswerten), fields oder amounts steht.
propose-unheaded = { $number ->
        [one] Spalte { $column } hat { $count } Wert, aber keine Überschrift: bitte in der Datei ergänzen.
       *[other] Spalte { $column } hat { $count } Werte, aber keine Überschrift: bitte in der Datei ergänzen.
    }
propose-filters = Nur Aufwand und Ausgaben auswerten?
propose-instead = Stattdessen etwa: { $setting }
propose-or = ; sonst { $list }

propose-kind-budget = Betragsspalten: { $count }
propose-kind-projects = Projektangaben in { $count } Spalten
propose-kind-posts = Stellenspalten: { $count }

propose-header-known = bekannte Überschriften: { $count }; die Zeile wird von selbst gefunden
propose-header-structure = Texte über Spalten gleicher Art; bekannte Überschriften: { $count }
propose-header-by-itself = aus den Zeilen { $from } bis { $to } zusammengesetzt; das geschieht von selbst
propose-header-together = die Überschriften stehen offenbar in den Zeilen { $from } bis { $to }
propose-part = daneben steht eine andere Tabelle
propose-absent = steht in Betragsspalten, wo ein Betrag erwartet wird: { $list }
propose-header-stacked = die Überschriften stehen offenbar in mehreren Zeilen

propose-encoding-proven = Byte-Reihenfolge oder gültiges UTF-8
propose-encoding-fitting = kein gültiges UTF-8; alle Sonderzeichen ergeben so deutsche Buchstaben
propose-encoding-doubtful = kein gültiges UTF-8; auch so gelesen bleiben ungewöhnliche Zeichen

propose-known = bekannte Überschrift
propose-period = Phase und Jahr stehen in der Überschrift
propose-own = so schon zugeordnet in der Eingabe „{ $name }“
propose-like = ähnelt „{ $word }“ ({ $share })
propose-only-content = nur der Inhalt spricht dafür
propose-rival = dasselbe Feld beansprucht { $others }
propose-held-back = die Überschrift heißt sonst „{ $role }“, der Inhalt passt nicht dazu ({ $shows }); vorläufig nur übernommen
propose-running = laufende Nummer, ändert sich beim Sortieren
propose-page = Seitenangabe
propose-filter = unterscheidet Einnahmen und Ausgaben

propose-shows-accounts = { $count } von { $of } Werten sind Kontonummern
propose-shows-digits = { $count } von { $of } Werten sind Ziffernfolgen
propose-shows-classes = { $count } von { $of } Werten sind Namen einer Klasse
propose-shows-codes = { $count } von { $of } Werten sind Kennungen
propose-shows-dates = { $count } von { $of } Werten sind Datumsangaben
propose-shows-truths = { $count } von { $of } Werten sind ja, nein oder offen
propose-shows-numbers = { $count } von { $of } Werten sind Zahlen
propose-shows-years = { $count } von { $of } Werten sind Jahreszahlen
propose-shows-distinct = { $count } verschiedene unter { $of } Werten

propose-project-amount = Betrag des Projekts; Jahr und Phase fehlen
propose-year-missing = das Jahr fehlt in der Überschrift
propose-phase-missing = die Phase fehlt in der Überschrift
propose-phase-open = die Phase ist nicht eindeutig
propose-year-short = Jahr zweistellig, mit den anderen Spalten fortlaufend
propose-period-likely = Wort für die Phase und Jahr in der Überschrift
propose-same-period = dasselbe Jahr und dieselbe Phase wie { $others }
propose-long-amount = einzige Betragsspalte, Jahr und Phase stehen in der Zeile
propose-phases = alle Werte sind Wörter für Phasen
propose-phases-open = die Werte sind Wörter für Phasen, aber nicht alle eindeutig
propose-sum = in allen { $count } Zeilen mit Betrag gleich { $parts }
propose-sum-ambiguous = auch andere Spalten ergäben diese Summe
propose-sum-parts = gilt erst, wenn die Teile als Betragsspalten zugeordnet sind

propose-format-decided = alle eindeutigen Zellen sind so geschrieben
propose-format-open = { $count } Zellen wie „1.234“ lassen sich auf zwei Arten lesen, keine Zelle entscheidet es
propose-format-mixed = die Betragsspalten sind verschieden geschrieben
propose-unit-heading = steht in der Überschrift „{ $text }“
propose-unit-some = steht in Überschriften wie „{ $text }“, aber nicht in allen
propose-unit-stated = steht bei der Tabelle: „{ $text }“
propose-unit-name = steht nur im Namen „{ $text }“
propose-unit-cents = { $count } Beträge haben einzelne Cent
propose-unit-open = die Datei nennt keine Einheit, und die Beträge zeigen sie nicht
propose-sign-none = kein Betrag, an dem es zu sehen wäre
propose-sign-positive = Kosten: { $above } Beträge über, { $below } unter null
propose-sign-negative = Kosten: { $below } Beträge unter, { $above } über null
propose-sign-open = { $above } Beträge über, { $below } unter null
propose-department-name = Dezernat im Namen „{ $text }“
propose-department-found = Dezernat der Runde in „{ $text }“
propose-key = Zeilen mit gleichem Schlüssel: { $repeats }; mit dem üblichen Schlüssel: { $usual }
propose-basis = Konten in Zeilen: { $income } Ertrag oder Einzahlung (4, 6), { $expense } Aufwand (5), { $payment } Auszahlung (7)
propose-basis-unknown = Konten des kommunalen Kontenrahmens sind nicht zu erkennen

propose-ask-kind = Was enthält die Tabelle: kind = "budget", "projects" oder "posts"? ({ $reason })
propose-ask-header = Überschriften in mehreren Zeilen: in der Datei zusammenfassen oder header_row festlegen.
propose-ask-hidden = Ein Blatt ist ausgeblendet: Soll es ausgewertet werden?
propose-ask-absent = Wörter in Betragsspalten: { $list }. Heißen sie „kein Betrag“, gehören sie unter absent; sonst ist die Zelle zu berichtigen.
propose-ask-cut = Die Datei ist größer, als hier betrachtet wird; der Vorschlag beruht auf einem Teil.
propose-ask-unit = In welcher Einheit stehen die Beträge: unit = 1, 1000 (T€) oder 1000000 (Mio. €)? ({ $reason })
propose-ask-sign = Stehen Kosten positiv (cost_positive) oder negativ (cost_negative)? ({ $reason })
propose-ask-format = Wie sind Zahlen geschrieben: number_format = "german" (1.234,56) oder "english" (1,234.56)? ({ $reason })
propose-ask-amounts = Betragsspalten ({ $count }): welches Jahr, welche Phase, welche davon zählen? { $list }
propose-ask-department = Welches Dezernat: department für alle Zeilen, eine Spalte (fields) oder [departments] from?
propose-ask-filter = Unterscheidet „{ $heading }“ Einnahmen und Ausgaben? Dann als Filter rows übernehmen.
propose-ask-fields = Felder, die zu bestätigen sind ({ $count }): { $list }
propose-ask-rest = Spalten ohne erkennbare Bedeutung ({ $count }): { $list }
propose-ask-key = { $count } Zeilen haben den üblichen Schlüssel einer anderen; genügt er, oder welche id_columns?
propose-ask-policy = In der Runde festzulegen: Basis (Aufwand oder Auszahlung) und Rechnungskreis. { $shows }

propose-skipped-empty = leer
propose-skipped-prose = nur Text, keine Tabelle
propose-skipped-no-headings = eine Tabelle, aber keine Zeile, die nach Überschriften aussieht; bitte Überschriften ergänzen
propose-skipped-no-money = eine Tabelle ohne Beträge, Stellen oder Projektangaben

propose-remark = { $path }: Eingabe „{ $name }“, { $active } von { $columns } Spalten zugeordnet
propose-remark-decision = { "  " }{ $number }. { $text }
propose-remark-skipped = { $path }, Blatt { $sheet }: kein Vorschlag ({ $reason })
