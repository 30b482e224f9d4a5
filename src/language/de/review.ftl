# Der Rückweg der Prüfung: was fuenftel review sagt.

review-all-years = alle Jahre
review-withdrawn = zurückgezogen
review-rules-decide = es entscheiden die Regeln
review-no-amount = kein Betrag
review-comment = der Kommentar

review-expected-share = eine Zahl von 0 bis 100 mit oder ohne Prozentzeichen, oder ein Anteil von 0 bis 1
review-expected-date = ein Datum wie 22.11.2026
review-expected-past = der Tag der Entscheidung, spätestens heute
review-expected-cost = der Betrag, wie ihn der Bericht zeigt
review-expected-closed-year = ein abgeschlossenes Haushaltsjahr, wie es der Bericht zeigt
review-expected-value = ein Text oder eine Zahl, kein Fehlerwert und keine Formel ohne gespeichertes Ergebnis

review-head = Prüfung: { $organisation }, Haushaltsrunde { $round }
review-file = Gelesen: { $path } ({ $report })
review-this-report = Stand der Runde
review-other-report = anderer Bericht: { $report }…
review-no-report = ohne Berichtskennung

review-section-new = Neue Entscheidungen: { $count }
review-section-withdrawn = Rücknahmen: { $count }
review-section-concurs = Übereinstimmend entschieden, nicht noch einmal einzutragen: { $count }
review-section-conflict = Widersprüche, nicht übernommen: { $count }
review-section-void = Ohne Wirkung, nicht übernommen: { $count }
review-section-comments = Neue Kommentare: { $count }
review-section-statuses = Neuer Prüfstatus: { $count }
review-section-variances = Ursachen von Abweichungen: { $count }
review-known = Schon früher übernommen, unverändert: { $count }
review-ends = { "      " }tritt an die Stelle von oder beendet: { $decision }
review-cause-recorded = schon in variances.csv
review-recorded = schon in decisions.csv
review-files-missing = Nicht vorhanden: { $files }. Nichts wurde gelesen; bitte den Pfad der ausgefüllten Mappe prüfen.
review-person-unknown = --prefer { $unknown }: Niemand dieses Namens hat etwas entschieden. Entschieden haben: { $known }.
review-rest = … und { $count } weitere
review-change = { "      " }{ $before } → { $after } ({ $years })
review-signed = { "      " }{ $person }, { $date }: { $reason }
review-commented = { "  " }{ $line }: { $comment } ({ $person }, { $date })
review-set = { "  " }Dezernat { $department }: { $status } ({ $person }, { $date }) { $amount }
review-explained = { "  " }{ $line } { $year } { $amount }: { $cause } ({ $person }, { $date }) { $comment }
review-outcome-replaces = ersetzt eine frühere Entscheidung
review-outcome-conflict = Widerspruch
review-outcome-not_preferred = eine andere Entscheidung wird vorgezogen
review-outcome-void = Position ohne Wirkung
review-outcome-superseded = schon einmal übernommen und seitdem ersetzt
review-outcome-concurs = stimmt mit einer anderen Entscheidung überein
review-outcome-new = neu
review-outcome-unchanged = unverändert

review-effect = Wirkung auf { $phase } { $year }
review-set-ends = { "      " }hebt auf: { $status }
review-effect-other = Wirkung auf { $phase } { $year }: { $changes }
review-column-before = vorher
review-column-after = nachher
review-column-difference = Unterschied
review-share = Innovationsquote
review-lower = mindestens
review-upper = höchstens
review-verdict = Ziel

review-dry = Probelauf: Nichts wurde geschrieben. Mit --apply wird in die Runde übernommen; Eingaben: { $count }.
review-nothing = Nichts zu übernehmen.
review-refused = Nichts wurde übernommen, weil Fehler vorliegen; siehe die Meldungen.
review-would-refuse = Probelauf: So könnte nichts übernommen werden, weil Fehler vorliegen; siehe die Meldungen.
review-applied = Übernommen in { $file }, neue Zeilen: { $count }

review-records-busy = { $path }: Es wird gerade von anderer Stelle übernommen, oder eine frühere Übernahme brach ab. Nichts wurde geschrieben. Läuft keine andere Übernahme, die Datei { $copy } löschen und wiederholen.
review-records-changed = { $path }: Die Datei hat sich geändert, seit sie gelesen wurde. Nichts wurde geschrieben; bitte wiederholen.
