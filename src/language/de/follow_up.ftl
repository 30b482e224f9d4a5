# Folgekosten: was die Innovation von heute den Betrieb später kostet.

report-sheet-follow-up = Folgekosten
report-follow-up-title = Folgekosten der Innovation
report-follow-up-definition = Was die Innovation der Haushaltsjahre dem späteren Regelbetrieb hinzufügt, im Zielbereich. „geplant“: Regelbetrieb, den die Positionen des Projekts im Jahr vorsehen; mit dem Go-live wird laufender Aufwand zu Regelbetrieb, im Jahr des Go-live nach Monaten. „ungeklärt“: Beträge dieser Positionen, bei denen offen ist, ob sie Regelbetrieb werden. „angegeben“: Folgekosten eines vollen Jahres laut Projektportfolio, im Jahr des Go-live anteilig ab dem Monat des Go-live.
report-follow-up-signs = Kosten positiv, Gutschriften negativ. „geplant“ und „angegeben“ meinen dasselbe Geld und werden nie addiert. Eine leere Zelle heißt: keine Angabe; das ist nicht 0.
report-follow-up-trace = Zu den Positionen: im Blatt Positionen nach dem Projekt filtern; dashboard/follow_up.csv nennt jede Position mit ihrer Kennung.
report-follow-up-caveat = Innovation ohne angegebene oder geplante Folgekosten: { $sum } (Blatt Folgekosten).
report-follow-up-summary = Folgekosten nach Jahren
report-follow-up-year = Jahr
report-follow-up-no-plan = { $year } (keine Planwerte)
report-follow-up-planned = geplant
report-follow-up-unclear = ungeklärt
report-follow-up-stated = angegeben
report-follow-up-missing-sum = Innovation ohne Angabe von Folgekosten
report-follow-up-innovation-sum = Innovation der Haushaltsjahre
report-follow-up-details = Projekte mit Innovation in den Haushaltsjahren
report-follow-up-project = Projekt
report-follow-up-title-column = Titel
report-follow-up-state = Stand
report-follow-up-state-stated = angegeben
report-follow-up-state-stated_undated = angegeben, aber ohne Go-live
report-follow-up-state-planned = nicht angegeben, aber geplant
report-follow-up-state-missing = keine Angabe
report-follow-up-go-live = Go-live
report-follow-up-per-year = angegeben je volles Jahr
report-follow-up-innovation = Innovation
report-follow-up-sum = zusammen
report-follow-up-rest = weitere { $count } (dashboard/follow_up.csv)
innovation-ohne-folgekosten = { $kind ->
    [lines] für Innovation ohne Projekt sind keine Folgekosten angegeben und keine geplant, zuerst "{ $name }"; betroffen: { $sum } (Positionen: { $count })
   *[project] für "{ $name }" sind keine Folgekosten angegeben und keine geplant; betroffen: { $sum } Innovation (Positionen: { $count })
 }
    .expected = die Folgekosten eines vollen Jahres im Projektportfolio oder geplanter Regelbetrieb in den Folgejahren
    .help = im Projektportfolio die Spalte "Folgekosten pro Jahr" ausfüllen; gibt es keine, dort 0 eintragen
folgekosten-ohne-termin = das Projekt "{ $name }" gibt Folgekosten von { $sum } je Jahr an, aber kein Go-live
    .expected = der Tag, ab dem die Folgekosten anfallen
    .help = das Go-live im Projektportfolio eintragen; bis dahin stehen die Folgekosten in keinem Jahr
