# Texte der Befehlszeile

progress-read = Lese { $name }
progress-classify = Ordne zu und rechne
progress-write = Schreibe den Bericht

cli-more-diagnostics = { $number ->
        [one] … und { $count } weitere Meldung [{ $code }], in diagnostics.json und in den Arbeitsmappen
       *[other] … und { $count } weitere Meldungen [{ $code }], alle in diagnostics.json und in den Arbeitsmappen
    }
cli-diagnostics = Meldungen: Fehler { $errors }, Warnungen { $warnings }, Hinweise { $notes }
cli-line = , Zeile { $line }
cli-cell = , Zelle { $cell }
cli-rules-broken = Probleme in den genannten Tabellen: { $count }. Es wurde nichts eingestuft und nichts geschrieben.
cli-settings-broken = Probleme in den Einstellungen: { $count }. Es wurde nichts geschrieben.
cli-no-input = Keine Eingabe enthält eine lesbare Position. Es wurde nichts geschrieben.
cli-cannot-read = „{ $path }“ lässt sich nicht lesen: { $reason }. Bitte Pfad und Rechte prüfen.
cli-not-found = „{ $path }“ gibt es nicht. Bitte den Pfad prüfen.
cli-not-allowed = „{ $path }“ lässt sich nicht lesen: Die Rechte fehlen. Bitte die Rechte der Datei prüfen.
cli-cannot-write = „{ $path }“ lässt sich nicht schreiben: { $reason }. Ist die Datei noch geöffnet?
cli-output-foreign = „{ $path }“ enthält etwas, das kein Bericht ist, und wird nicht überschrieben. Bitte mit --out einen anderen Ordner nennen.
cli-output-filled-in = In „{ $path }“ wurden Mappen seit dem Schreiben geändert: { $names }. Sie werden nicht überschrieben. Bitte den Ordner umbenennen oder mit --out einen anderen nennen.
cli-check-no-input = Keine Eingabe enthält eine lesbare Position; die Rückmeldung nennt die Gründe.
cli-line-unknown = Keine Position hat die Kennung oder den Schlüssel „{ $line }“. Die Kennungen stehen im Blatt Positionen.

summary-period = Haushaltsjahr { $year }, { $phase }, { $basis }, Rechnungskreis { $areas }
summary-total = IT-Kosten
summary-target = Innovationsziel
summary-target-value = { $verdict }: Anteil { $share }, möglich { $lower } bis { $upper }, Ziel { $target } ({ $averaging })
summary-target-undefined = nicht bestimmbar, weil die IT-Kosten nicht positiv sind
summary-gap = Lücke
summary-gap-value = { $shift } umschichten, oder { $add } zusätzlich aufwenden, oder Übriges senken um { $cut }
summary-gap-no-cut = – (ohne Innovation nicht möglich)
summary-departments = Größte Dezernate
summary-unclear = Ungeklärt
summary-unclear-value = Positionen: { $count }, zusammen { $sum }
summary-decisions = Entscheidungen
# count, sum: Kosten der Haushaltsjahre, stale
summary-decisions-value = { $count } über { $sum }, davon veraltet: { $stale }
summary-no-target = Für das Haushaltsjahr liegt kein Betrag der gesuchten Phase vor; das Ziel ist nicht bestimmbar.
summary-incomplete = Achtung: Die Eingaben sind nicht vollständig lesbar (siehe Meldungen). Das Urteil steht unter diesem Vorbehalt.
summary-beside-posts = Achtung: Die Stellen sind nicht vollständig lesbar (siehe Meldungen). Das Urteil berührt das nicht.
summary-beside-ledger = Achtung: Das Hauptbuch ist nicht vollständig lesbar (siehe Meldungen). Der Vergleich damit steht unter diesem Vorbehalt, das Urteil nicht.
summary-beside-provider-revenue = Achtung: Die erwarteten Erlöse des Dienstleisters sind nicht vollständig lesbar (siehe Meldungen). Der Vergleich damit steht unter diesem Vorbehalt, das Urteil nicht.
summary-report = Bericht: { $path }

cli-department-unknown = Die Haushaltsrunde kennt kein Dezernat „{ $code }“. Bekannt sind: { $known }

template-years = Formulare für die Anmeldung { $years }
template-form = { $file }: Dezernat { $department }, Positionen: { $lines }, Projekte: { $projects }
template-projects-left = Projekte ohne Dezernat, in keinem Formular: { $count } ({ $names })
template-incomplete = Achtung: Die Eingaben der Runde sind nicht vollständig lesbar (siehe Meldungen). In den Formularen kann etwas fehlen.
template-out = Ordner: { $path }

# Ein Aufruf, der nicht zu verstehen ist.
usage-unknown-argument = „{ $argument }“ ist hier nicht bekannt.
usage-unknown-verb = Einen Befehl „{ $verb }“ gibt es nicht.
usage-no-verb = Es fehlt der Befehl.
usage-no-value = Zu „{ $argument }“ fehlt der Wert.
usage-invalid-value = „{ $value }“ passt nicht zu „{ $argument }“.
usage-missing = Es fehlt: { $argument }.
usage-twice = „{ $argument }“ ist nur einmal erlaubt oder verträgt sich nicht mit einer anderen Angabe.
usage-too-many = „{ $argument }“ hat zu viele oder zu wenige Werte.
usage-wrong = Der Aufruf ist so nicht zu verstehen.
usage-possible = Möglich sind: { $words }.
usage-suggested = Ist „{ $words }“ gemeint?
usage-see-help = Was möglich ist, zeigt --help; es wurde nichts gelesen und nichts geschrieben.
