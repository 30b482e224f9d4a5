# Fristen, Aufgaben, Zuständigkeit, Datenqualität

as-of-idle = --as-of braucht einen Abschnitt [process] in round.toml: Ohne Fristen ist nichts verspätet.

## Zuständigkeit

duty-responsible = zuständig (Z)
duty-approves = gibt frei (F)
duty-consulted = berät (B)
duty-informed = wird informiert (I)
duty-doubtful = { $name } (in der Quelle im Zweifel)
duty-nowhere = keiner Aufgabe der Matrix zugeordnet
duty-nobody = niemand
reach-shared = übergreifend
reach-department = fachspezifisch
reach-business_area = geschäftsbereichsspezifisch
reach-unknown = nicht angegeben
reach-other = sonst
duty-case = { $reach }: { $names }

## Arbeit

work-submission = Abgabe
work-messages = Meldungen
work-review = Prüfung
task-review-unclear = Klasse klären: Keine Regel entscheidet, oder die Regel lässt die Klasse offen, solange eine Angabe fehlt.
task-review-conflict = Klasse entscheiden: Regeln gleichen Ranges widersprechen sich.
task-review-contradiction = Einstufung des Dezernats bestätigen oder berichtigen.
task-review-no_cost_benefit = Kosten-/Nutzenbetrachtung nachreichen.
task-review-stale_decision = Entscheidung erneuern: Die Position hat sich seither geändert.

## Fristen

progress-over = vorbei
progress-running = läuft
progress-ahead = kommt noch
timeliness-no_deadline = keine Frist
timeliness-no_day = ohne Stichtag nicht beurteilt
timeliness-in_time = fristgerecht
timeliness-late = verspätet
timeliness-awaited = steht noch aus
timeliness-overdue = überfällig
timeliness-unrecorded = liegt vor, Eingang nicht verzeichnet

report-sheet-process = Fristen
report-process-title = Fristen und Eingang, Haushalt { $years }
report-process-remark = Die Fristen sind von der Freigabe am { $release } aus gerechnet: rückwärts endet jeder Schritt, bevor der nächste beginnt, Schritte nach der Freigabe folgen vorwärts. Eine Frist auf einem arbeitsfreien Tag liegt vor der Freigabe am Arbeitstag davor, nach ihr am Arbeitstag danach; kein Schritt wird dadurch kürzer als seine Dauer. Arbeitsfrei sind Samstage, Sonntage und die gesetzlichen Feiertage im Land { $state }{ $days_off }.
report-process-days-off = , außerdem { $days }
report-process-as-of = Stichtag: { $day }. Verspätet ist, was an diesem Tag verspätet war; spätere Eingänge zählen noch nicht.
report-process-no-day = Es ist kein Stichtag genannt (as_of in round.toml oder --as-of). Deshalb wird nichts verspätet genannt.
report-process-note = Zu den Schritten: { $note }
report-process-steps = Schritte
report-process-step = Schritt
report-process-owners = beteiligt
report-process-duration = Dauer
report-process-first = erster Arbeitstag
report-process-deadline = Frist
report-process-progress = Stand am Stichtag
report-process-assumed = Name angenommen
report-process-work = schließt ab
report-process-ongoing = laufend
report-process-weeks = { $plural ->
    [one] 1 Woche
   *[other] { $count } Wochen
}
report-process-working-days = { $plural ->
    [one] 1 Arbeitstag
   *[other] { $count } Arbeitstage
}
report-process-receipts = Eingang der Anmeldungen
report-process-receipts-remark = Eine Zeile je Fassung, wie sie in round.toml verzeichnet ist; ein Dezernat ohne Verzeichnis hat eine Zeile ohne Fassung. Vollständig heißt: Positionen liegen vor, für jedes Haushaltsjahr steht mindestens ein Betrag, keine Meldung der Stufe Fehler richtet sich an das Dezernat. Tage nach der Frist: Eingang (ohne Eingang: Stichtag) minus Frist, nie unter null.
report-process-version = Fassung
report-process-received = Eingang
report-process-days-late = Tage nach der Frist
report-process-timeliness = Beurteilung
report-process-lines = Positionen
report-process-missing-years = Jahre ohne Betrag
report-process-errors = Fehler
report-process-complete = vollständig
report-process-files = Dateien (SHA-256)
report-process-received-note = Bemerkung

## Aufgaben

report-sheet-tasks = Aufgaben
report-task-number = Nr.
report-task-addressee = An
report-task-name = Name
report-task-what = Was zu tun ist
report-task-finding = Anlass
report-task-count = Stellen
report-task-at-stake = Betrag der Positionen
report-task-without-amount = Stellen ohne Betrag
report-task-deciding = zielentscheidend
report-task-reach = Reichweite der Lösung
report-task-deadline = Frist
report-task-step = Schritt
report-task-row = Aufgabe der Matrix
report-task-lines = Positionen
report-task-cells = Zellen
report-task-follow = Einzeln zu finden
report-task-nobody = kein einzelnes Dezernat
report-task-follow-messages = Blatt Meldungen, Spalte Meldung: { $finding }
report-task-follow-review = Blatt Prüfliste, Spalte Anlass
report-task-more = und { $count } weitere
report-task-no-deadline = kein Schritt genannt
report-diagnostic-department = Dezernat

## Matrix

report-sheet-matrix = Zuständigkeiten
report-matrix-id = Kennung
report-matrix-task = Aufgabe
report-matrix-reach = Reichweite
report-matrix-key = Schlüssel
report-matrix-doubt = im Zweifel
report-matrix-remark = Bemerkung

## Datenqualität

report-sheet-quality = Datenqualität
report-quality-title = Datenqualität je Dezernat, Haushalt { $years }
report-quality-remark = Zahlen, keine Note: Was schwerer wiegt, entscheiden Menschen. Gezählt werden Positionen im Umfang, alle Rechnungskreise; Beträge sind die der Haushaltsjahre, Kosten positiv, Gutschriften und Erträge negativ.
report-quality-amounts-definition = Beträge: erwartet ist einer je Position und Haushaltsjahr. Ein fehlender Betrag kann richtig sein, etwa bei einer ausgelaufenen Position; er ist nicht null.
report-quality-fields-definition = Angaben: erwartet sind je Position { $fields }.
report-quality-no-fields = Angaben: nicht geprüft, denn die Runde nennt keine Felder, die ausgefüllt sein sollen.
report-quality-contradictions-definition = Regelwiderspruch: Regeln gleichen Ranges widersprechen sich. Einstufungswiderspruch: Die Einstufung des Dezernats widerspricht der gefundenen Klasse. Beide Summen sind die Kosten der Positionen.
report-quality-mismatched-definition = Falsche Summen: gedruckte Summen, die ihre Teile verfehlen; die Abweichung ist ohne Vorzeichen addiert. Blatt Abstimmung zeigt jede.
report-quality-late-definition = Nachmeldungen: Fassungen nach der ersten (Blatt Fristen). Geändert nach Frist: Positionen, deren Änderungsdatum nach der Abgabefrist der Runde liegt. Leer heißt: nicht verzeichnet, nicht null.
report-quality-follow = Einzeln zu finden: Meldungen im Blatt Meldungen (Spalte Dezernat), ungeklärte und widersprüchliche Positionen im Blatt Prüfliste, fehlende Beträge im Blatt Positionen (leere Zellen des Haushaltsjahres).
report-quality-code = Dezernat
report-quality-name = Name
report-quality-lines = Positionen
report-quality-expected-amounts = Beträge erwartet
report-quality-present-amounts = Beträge vorhanden
report-quality-amounts-share = Beträge vollständig
report-quality-expected-fields = Angaben erwartet
report-quality-present-fields = Angaben vorhanden
report-quality-fields-share = Angaben vollständig
report-quality-cost = Kosten
report-quality-unclear = davon ungeklärt
report-quality-unclear-share = Anteil ungeklärt
report-quality-unclear-count = Positionen ungeklärt
report-quality-conflicts = Regelwidersprüche
report-quality-conflicts-sum = Kosten mit Regelwiderspruch
report-quality-contradictions = Einstufungswidersprüche
report-quality-contradictions-sum = Kosten mit Einstufungswiderspruch
report-quality-mismatched = falsche Summen
report-quality-mismatched-sum = Abweichung der Summen
report-quality-errors = Fehler
report-quality-warnings = Warnungen
report-quality-notes = Hinweise
report-quality-corrections = Nachmeldungen
report-quality-late-corrections = davon nach Frist
report-quality-changed-late = geändert nach Frist
report-quality-changed-late-sum = Kosten nach Frist geändert
report-quality-total = Summe

## Kalenderdatei

calendar-name = Haushalt { $years }: { $organisation }
calendar-summary = Frist: { $step }
calendar-description = { $step }, { $duration }, vom { $first } bis { $last }. Beteiligt: { $owners }.
calendar-assumed = Der Name des Schrittes ist angenommen.
