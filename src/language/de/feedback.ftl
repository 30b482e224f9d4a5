# Texte von „check“ und der Rückmeldungen an die Dezernate.

# Wofür Spalten genommen wurden
feedback-role-claim = Summe von { $parts } (wird geprüft, nie addiert)
feedback-project-project-id = Projekt: Projektnummer
feedback-project-title = Projekt: Titel
feedback-project-department = Projekt: Dezernat
feedback-project-business-area = Projekt: Geschäftsfeld
feedback-project-kind = Projekt: Projektart
feedback-project-status = Projekt: Status
feedback-project-begin = Projekt: Beginn
feedback-project-go-live = Projekt: Inbetriebnahme
feedback-project-end = Projekt: Ende
feedback-project-first-use = Projekt: T1 neue Technologie
feedback-project-first-digitalisation = Projekt: T2 erste Digitalisierung
feedback-project-replacement = Projekt: T3 Ablösung
feedback-project-cost-benefit = Projekt: Kosten-/Nutzenbetrachtung
feedback-project-description = Projekt: Beschreibung
feedback-role-ignored = nicht verwendet (laut Runde)
feedback-role-empty = leer
feedback-role-unknown = UNGEKLÄRT
feedback-in-unit = { $role } in { $unit }
feedback-unit-thousand = Tsd. { $currency }
feedback-unit-million = Mio. { $currency }
feedback-sum = Summe der Zellen { $sum }
feedback-sign-positive = Kosten ohne Vorzeichen
feedback-sign-negative = Kosten mit Minus
feedback-spelling-stored = als Zahlen gespeichert
feedback-spelling-german = Text, deutsch gelesen (1.234,56)
feedback-spelling-english = Text, englisch gelesen (1,234.56)
feedback-spelling-undecided = Text; kein Wert zeigt, ob deutsch oder englisch
feedback-unreadable = unlesbare Zellen: { $count }
feedback-cells = { $number ->
        [one] { $count } Zelle
       *[other] { $count } Zellen
    }
feedback-no-cells = keine gefüllte Zelle

# Was aus Zeilen wurde
feedback-rows-lines = { $number ->
        [one] { $count } Zeile als Position gelesen
       *[other] { $count } Zeilen als Positionen gelesen
    }
feedback-rows-projects = { $number ->
        [one] { $count } Projekt
       *[other] { $count } Projekte
    }
feedback-rows-posts = { $number ->
        [one] { $count } Stellenzeile
       *[other] { $count } Stellenzeilen
    }
feedback-rows-roll-up = { $number ->
        [one] { $count } Summenzeile
       *[other] { $count } Summenzeilen
    }
feedback-rows-rejected = { $count } abgewiesen
feedback-rows-filtered = { $count } durch Zeilenfilter ausgenommen
feedback-rows-prose = { $number ->
        [one] { $count } Zwischentitel
       *[other] { $count } Zwischentitel oder Bemerkungen
    }
feedback-rows-headings = { $number ->
        [one] { $count } wiederholte Überschriftenzeile
       *[other] { $count } wiederholte Überschriftenzeilen
    }
feedback-rows-blank = { $number ->
        [one] { $count } leere Zeile
       *[other] { $count } leere Zeilen
    }

# Ausgabe von „check“
feedback-table = Blatt „{ $sheet }“: Überschriften in Zeile { $header } (Eingabe „{ $input }“)
feedback-table-text = Textdatei: Überschriften in Zeile { $header } (Eingabe „{ $input }“)
feedback-table-hidden = Blatt „{ $sheet }“ (ausgeblendet): Überschriften in Zeile { $header } (Eingabe „{ $input }“)
feedback-passed-sheet = Blatt „{ $sheet }“: nicht gelesen, { $reason }
feedback-passed-file = nicht verwendet: { $reason }
feedback-not-asked = die Runde nennt es nicht („sheets“)
feedback-heading = Überschrift
feedback-taken-as = genommen als
feedback-why = warum
feedback-resolved = Alle Spalten sind zugeordnet; es liegt kein Fehler vor.
feedback-open-title = Noch zu klären
feedback-open-columns = Eingabe „{ $input }“: Spalten ohne Zuordnung: { $count }
feedback-open-columns-setting = in round.toml bei der Eingabe „{ $input }“ (Zeile { $line }) als Feld unter „fields“, als Betrag unter „amounts“ oder als gedruckte Summe unter „claims“ zuordnen; sonst extra = [{ $headings }] (unverändert mitführen) oder ignore = [{ $headings }] (nicht auswerten)
feedback-open-unheaded = Spalten mit Werten, aber ohne Überschrift: { $columns }
feedback-open-unheaded-setting = in der Datei eine Überschrift ergänzen
feedback-open-error = [{ $code }] { $message } ({ $place })
feedback-open-errors = [{ $code }] { $count }-mal, zuerst: { $message } ({ $place })
feedback-open-error-nowhere = [{ $code }] { $message }
feedback-files-title = Rückmeldungen in { $path }
feedback-file-counts = Fehler { $errors }, Warnungen { $warnings }, Hinweise { $notes }

# Mappen
feedback-workbook-title = Rückmeldung zum IT-Haushalt: { $name }
feedback-title = Rückmeldung zum IT-Haushalt { $years }: { $name }
feedback-general = Allgemeines
feedback-department = Dezernat { $name }
feedback-sheet-summary = Rückmeldung
feedback-sheet-points = Offene Punkte
feedback-sheet-columns = Spalten
feedback-footer-page = Seite { $page } von { $pages }
feedback-to = An
feedback-to-general = Federführung der Haushaltsrunde
feedback-organisation = Organisation
feedback-round = Haushaltsrunde
feedback-years = Haushaltsjahr
feedback-stage = Stand des Verfahrens
feedback-answer-until = Antwort erbeten bis
feedback-answer-until-remark = (Datum vor dem Versand eintragen)
feedback-result = Ergebnis
feedback-nothing = Zu Ihren Unterlagen ist nichts offen. Bitte vergleichen Sie die gelesenen Summen mit Ihren eigenen; stimmen sie überein, ist nichts weiter zu tun.
feedback-nothing-read = Von Ihrem Dezernat wurde keine einzige Position gelesen; gemeldet ist dazu nichts. Bitte prüfen Sie, ob Ihre Anmeldung eingereicht ist.
feedback-nothing-general = Es ist nichts offen, was kein einzelnes Dezernat betrifft.
feedback-without-error = Es liegt kein Fehler vor: Alle Beträge sind in der Auswertung enthalten. Bitte sehen Sie die Warnungen und Hinweise auf dem Blatt „Offene Punkte“ durch.
feedback-with-errors = Es liegen Fehler vor: Die betroffenen Angaben sind in der Auswertung nicht oder nicht sicher enthalten.
feedback-severity = Schwere
feedback-count = Anzahl
feedback-meaning = Bedeutung
feedback-meaning-error = Etwas fehlt in der Auswertung, oder eine Zahl ist nicht verlässlich. Bitte berichtigen.
feedback-meaning-warning = Alle Zahlen gelten, aber jemand sollte die Stelle ansehen.
feedback-meaning-note = Zur Kenntnis.
feedback-request = Was wir bitten
feedback-request-points = Bitte gehen Sie das Blatt „Offene Punkte“ durch. Jede Zeile nennt Datei, Blatt und Zelle (die Zelle ist verlinkt), was gefunden und was erwartet wurde und was zu tun ist. Berichtigen Sie die Datei, oder antworten Sie in den farbig hinterlegten Spalten Antwort, Erledigt, Name und Datum, und senden Sie die berichtigte Datei und diese Mappe zurück. Einstellungen (round.toml) ändert die Federführung; dort genügt die Antwort, was gemeint ist.
feedback-request-columns = Das Blatt „Spalten“ zeigt, wofür jede Spalte Ihrer Dateien genommen wurde und warum. Ist etwas anders gemeint, tragen Sie es in der Spalte Einwand ein.
feedback-request-otherwise = Bleiben Fehler offen, gehen die betroffenen Beträge nicht in die Auswertung ein, und die Prüfung des Innovationsziels steht unter Vorbehalt. Bleiben Warnungen offen, gilt, was gelesen wurde.
feedback-read = Was gelesen wurde
feedback-read-remark = Summen der Positionen nach Einheit und Vorzeichen. Gedruckte Summenzeilen, abgewiesene Zeilen und durch Zeilenfilter ausgenommene Zeilen sind nicht enthalten.
feedback-read-none = Es wurde keine einzige Position gelesen.
feedback-read-shared = Ihre Positionen stehen auch in Dateien, die mehrere Dezernate gemeinsam nutzen; was deren Aufbau betrifft, steht in { $workbook }.
feedback-totals = Summen nach Haushaltsjahr und Phase
feedback-file = Datei
feedback-sheet = Blatt
feedback-column = Spalte
feedback-amounts = Beträge
feedback-period = Haushaltsjahr und Phase
feedback-sum-heading = Summe ({ $currency })
feedback-departments = Rückmeldungen an die Dezernate
feedback-departments-remark = Jede Meldung steht in genau einer Mappe: in der des Dezernats, dessen Zeile oder Datei sie betrifft, sonst hier.
feedback-workbook = Mappe
feedback-department-heading = Dezernat
feedback-errors = Fehler
feedback-warnings = Warnungen
feedback-notes = Hinweise
feedback-files = Gelesene Dateien
feedback-files-rows = Zeilen
feedback-passed = Nicht gelesene Blätter und Dateien
feedback-reason = Grund
feedback-whole-file = (ganze Datei)

# Offene Punkte
feedback-number = Nr.
feedback-what = Was ist
feedback-place = Stelle
feedback-excerpt = Auszug der Zeile
feedback-found = Gefunden
feedback-expected = Erwartet
feedback-help = Was zu tun ist
feedback-code = Meldung
feedback-answer = Antwort (Eingabe)
feedback-answer-hint = Bitte kurz antworten: was berichtigt wurde, oder warum die Angabe so richtig ist.
feedback-done = Erledigt (Eingabe)
feedback-done-hint = ja, wenn der Punkt in der Datei berichtigt oder hier beantwortet ist; sonst nein.
feedback-person = Name (Eingabe)
feedback-person-hint = Wer geantwortet hat.
feedback-date = Datum (Eingabe)
feedback-date-hint = Tag der Antwort, zum Beispiel 31.12.2026.
feedback-date-wrong = Bitte ein Datum eingeben, zum Beispiel 31.12.2026.
feedback-choice-wrong = Bitte einen Wert aus der Liste wählen.

# Spalten
feedback-samples = Beispiele aus den Zellen
feedback-cell-count = Gefüllte Zellen
feedback-unit = Einheit
feedback-sign = Vorzeichen
feedback-spelling = Schreibweise
feedback-cell-sum = Summe der Zellen ({ $currency })
feedback-objection = Einwand (Eingabe)
feedback-objection-hint = Falls die Spalte anders gemeint ist: wofür sie steht.
