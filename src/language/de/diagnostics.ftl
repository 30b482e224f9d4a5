# Meldungen zu den Eingaben. Über jeder Meldung stehen die Angaben, die sie nennt.
# .expected sagt, was erwartet wurde, .help, was zu tun ist.

diagnostic-expected = erwartet
diagnostic-help = Hilfe
diagnostic-sheet = Blatt
diagnostic-cell = Zelle
diagnostic-column = Spalte
diagnostic-row = Zeile
# rest: Zahl der weiteren Zellen, die nicht einzeln genannt werden
diagnostic-rest = { $number ->
        [one] { $rest } weitere Zelle dieser Spalte mit derselben Meldung
       *[other] { $rest } weitere Zellen dieser Spalte mit derselben Meldung
    }
# column: Buchstaben der Spalte
column-without-heading = (ohne Überschrift, Spalte { $column })

## Dateien

# reason
datei-fehlt = die Datei ist nicht vorhanden
    .expected = eine Datei unter diesem Pfad
    .help = Datei ablegen oder den Pfad in round.toml berichtigen
# reason: password, empty, markup, damaged, too-large, too-long, folder,
# no-file, unknown-format, open-quote,
# quote-read mit count: Zeilen, oder Wortlaut des Fehlers
datei-unlesbar = { $reason ->
        [password] die Datei ist mit einem Kennwort geschützt
        [empty] die Datei ist leer
        [markup] die Datei enthält eine Webseite oder XML statt einer Tabelle
        [damaged] die Datei ist beschädigt
        [too-large] die Datei enthält mehr, als sich sicher lesen lässt
        [unknown-format] die Datei hat kein bekanntes Tabellenformat
        [folder] der Pfad ist ein Ordner, keine Datei
        [no-file] der Pfad ist keine gewöhnliche Datei, sondern ein Gerät oder eine Leitung
        [too-long] die Datei ist größer, als die Runde erlaubt
        [open-quote] ein Anführungszeichen hat alle Zeilen bis zum nächsten in diese Zelle gezogen; ihre Beträge fehlen
        [quote-read] ein Anführungszeichen hat kein Gegenstück; die Zeilen bis zum nächsten ({ $count }) wurden dennoch einzeln gelesen, weil jede genau so viele Felder hat wie die übrigen
       *[other] die Datei lässt sich nicht lesen: { $reason }
    }
    .expected = { $reason ->
        [quote-read] Anführungszeichen nur paarweise um ein ganzes Feld, im Feld verdoppelt
        [open-quote] Anführungszeichen nur paarweise um ein ganzes Feld, im Feld verdoppelt
       *[other] eine unverschlüsselte Datei im Format xlsx, xlsm, xlsb, xls, ods oder csv
    }
    .help = { $reason ->
        [quote-read] das überzählige Anführungszeichen in der csv-Datei löschen und die Zeilen prüfen
        [open-quote] das überzählige Anführungszeichen in der csv-Datei löschen oder die Datei als xlsx speichern
        [too-large] prüfen, ob die Datei so groß sein soll; wenn ja, in round.toml unter [limits] den Wert erhöhen, der in docs/haushaltsrunde.md dazu steht
        [too-long] prüfen, ob die Datei so groß sein soll; wenn ja, in round.toml unter [limits] den Wert erhöhen, der in docs/haushaltsrunde.md dazu steht
        [folder] den Pfad in round.toml berichtigen oder eine gewöhnliche Datei ablegen
        [no-file] den Pfad in round.toml berichtigen oder eine gewöhnliche Datei ablegen
       *[other] Datei im Tabellenprogramm öffnen, ohne Kennwort als xlsx speichern und erneut ablegen
    }
# ohne Angaben
datei-ausserhalb = der Pfad führt aus dem Ordner der Eingaben hinaus; die Datei wurde nicht gelesen
    .expected = eine Datei im Ordner der Runde oder in dem mit --inputs-from genannten Ordner
    .help = Datei statt der Verknüpfung ablegen oder in round.toml unter [limits] paths = "anywhere" setzen
# name, other: vorhandene Blätter
blatt-fehlt = kein Blatt der Datei heißt "{ $name }"
    .expected = eines der Blätter { $other }
    .help = Blatt umbenennen oder "sheets" in round.toml berichtigen
# ohne Angaben
blatt-leer = das Blatt enthält keine einzige Zelle
    .expected = eine Überschriftenzeile mit Zeilen darunter
    .help = Blatt füllen oder in round.toml nicht mehr nennen
# found: die erste Zeile
blatt-ohne-tabelle = das Blatt enthält keine Zeile mit bekannten Überschriften; es beginnt mit: { $found }
    .expected = eine Zeile mit mindestens zwei Überschriften, die round.toml oder das Programm kennt
    .help = Überschriften in round.toml zuordnen oder "header_row" angeben; ein Blatt mit Erläuterungen kann so bleiben
# ohne Angaben
blatt-ausgeblendet = das Blatt ist ausgeblendet und wurde trotzdem gelesen
    .help = gehört das Blatt nicht zum Haushalt, in round.toml mit "sheets" die übrigen Blätter nennen
# found: die Zeilen, count: wie viele, number: one oder other
zeile-ausgeblendet = { $number ->
        [one] Zeile { $found } ist ausgeblendet; sie wurde wie jede andere gelesen
       *[other] { $count } Zeilen sind ausgeblendet ({ $found }); sie wurden wie alle anderen gelesen
    }
    .help = einblenden und prüfen, ob sie zur Anmeldung gehören; sonst aus der Datei löschen oder in round.toml mit "rows" auslassen
# found: die Spalten, count: wie viele, number: one oder other
spalte-ausgeblendet = { $number ->
        [one] Spalte { $found } ist ausgeblendet; sie wurde wie jede andere gelesen
       *[other] { $count } Spalten sind ausgeblendet ({ $found }); sie wurden wie alle anderen gelesen
    }
    .help = einblenden und prüfen, ob die Angaben noch gelten; sonst die Spalte in round.toml unter "ignore" nennen
# reason: line mit line: Zeile und found: wie sie in Windows-1252 lautet; utf-16 oder declared mit
# name: Zeichensatz
zeichensatz-unklar = { $reason ->
        [utf-16] die Datei ist offenbar in { $name } ohne Kennzeichnung gespeichert; sie wurde nicht verwendet
        [declared] die Datei passt nicht zum angegebenen Zeichensatz { $name }; sie wurde nicht verwendet
       *[line] Zeile { $line } ist nicht in UTF-8; die Datei wurde nicht verwendet. In Windows-1252 lautet die Zeile: { $found }
    }
    .expected = UTF-8 oder ein angegebener Zeichensatz
    .help = { $reason ->
        [utf-16] in round.toml unter [[inputs]] die Zeile encoding = "{ $name }" ergänzen oder die Datei als UTF-8 speichern
        [declared] "encoding" in round.toml berichtigen
       *[line] liest sich die Zeile so richtig, in round.toml unter [[inputs]] die Zeile encoding = "windows-1252" ergänzen; sonst die Datei als UTF-8 speichern
    }

## Formulare

formular-ohne-stempel = die Datei ist kein Formular dieses Programms: Sie hat keinen lesbaren Stempel
    .expected = eine Mappe, die „fuenftel template“ geschrieben hat, mit ihrem ausgeblendeten Blatt „Stempel“
    .help = das Formular neu ausgeben und ausfüllen lassen, oder die Datei als Eingabe mit kind = "budget" und eigener Zuordnung aufnehmen
# found, expected: Versionen des Formulars
formular-version = das Formular hat die Version „{ $found }“ und ist überholt oder neuer als das Programm
    .expected = Version { $expected }
    .help = das Formular mit diesem Programm neu ausgeben und die Angaben übertragen; ist das Formular neuer, das Programm erneuern
# found, expected
formular-fremd = das Formular gehört zu „{ $found }“
    .expected = { $expected }
    .help = prüfen, ob die Datei in die richtige Haushaltsrunde gelegt wurde
# found, expected: Jahre
formular-jahr = das Formular fragt nach { $found }
    .expected = { $expected }, wie in round.toml unter fiscal_years
    .help = das Formular dieses Haushaltsjahres anfordern oder fiscal_years berichtigen
# found: Schlüssel; expected: Schlüssel der Runde
formular-dezernat = das Formular gehört zum Dezernat „{ $found }“, das die Runde nicht kennt
    .expected = eines dieser Dezernate: { $expected }
    .help = das Dezernat in round.toml unter departments ergänzen oder die Datei entfernen
# reason: sheet, columns, stamp; name: Blatt; found: abweichende Spalten
formular-beschaedigt = { $reason ->
        [sheet] das Blatt „{ $name }“ fehlt, wurde umbenannt oder hat seine Überschriften verloren; das Formular wird nicht gelesen
        [stamp] das ausgeblendete Blatt „{ $name }“ wurde verändert; das Formular wird nicht gelesen
       *[columns] im Blatt „{ $name }“ wurden Spalten verändert, das Formular wird nicht gelesen: { $found }
    }
    .expected = { $reason ->
        [columns] alle Spalten unter ihren Überschriften an ihrem Platz (gefunden ≠ erwartet)
       *[other] das Blatt „{ $name }“, wie es ausgegeben wurde
    }
    .help = die Änderung rückgängig machen, oder die Angaben in ein neu ausgegebenes Formular übertragen
# reason: unknown, doubled, again; found: Kennung
formular-kennung = { $reason ->
        [doubled] die Kennung „{ $found }“ steht in einer zweiten Zeile; das Formular wird nicht gelesen
        [again] die Zeile hat keine Kennung, gleicht aber der Position „{ $found }“ des Formulars; sie zählt als weitere Position
       *[unknown] die Kennung „{ $found }“ hat das Formular nicht ausgegeben; es wird nicht gelesen
    }
    .expected = { $reason ->
        [again] jede Position in einer Zeile, neue mit eigener Bezeichnung
       *[other] jede ausgegebene Kennung höchstens einmal, neue Zeilen ohne Kennung
    }
    .help = { $reason ->
        [again] den Betrag in die Zeile mit der Kennung eintragen, oder die neue Position anders bezeichnen
       *[other] die Kennung wie ausgegeben wiederherstellen; bei neuen Zeilen das Feld leeren
    }
# name: Kennung; found, expected: Beträge
formular-vergleichswert = der Vergleichswert der Position { $name } wurde geändert: { $found }
    .expected = { $expected }, wie ausgegeben
    .help = beim Dezernat nachfragen; der Wert wird nicht mitgezählt, alle Beträge gelten
# count: ausgegebene Positionen
formular-leer = das Formular ist nicht ausgefüllt: Zu keiner seiner Positionen ({ $count }) und in keiner neuen Zeile steht ein Betrag
    .expected = Beträge in den gelben Spalten
    .help = beim Dezernat nachfragen; bis dahin gilt nichts als angemeldet
# name: Kennung; found: Schlüssel
formular-position-entfallen = die Position { $name } steht nicht mehr im Formular: { $found }
    .help = nichts zu tun, wenn sie entfallen soll; sie gilt als nicht angemeldet

## Spalten

# heading, found: Beispielwerte, count: gefüllte Zellen
# reason near mit other: die vielleicht gemeinte Überschrift
spalte-unbekannt = { $number ->
        [one] die Spalte "{ $heading }" ist keinem Zweck zugeordnet; { $count } Zelle ist gefüllt: { $found }
       *[other] die Spalte "{ $heading }" ist keinem Zweck zugeordnet; { $count } Zellen sind gefüllt: { $found }
    }
    .expected = eine Überschrift, die round.toml oder das Programm kennt
    .help = { $reason ->
        [near] gemeint ist vielleicht "{ $other }": die Überschrift in der Datei berichtigen oder in round.toml zuordnen
       *[other] die Spalte in round.toml als Feld, Betrag, "extra" oder "ignore" zuordnen
    }
# heading; reason near mit other: die vielleicht gemeinte Überschrift
spalte-fehlt = die Spalte "{ $heading }" fehlt
    .expected = eine Spalte mit dieser Überschrift
    .help = { $reason ->
        [near] gemeint ist vielleicht "{ $other }": die Überschrift in round.toml oder in der Datei berichtigen
       *[other] Spalte ergänzen oder die Überschrift in round.toml berichtigen
    }
# heading, other: Buchstaben der ersten Spalte, name: ihre Überschrift; reason: second-table mit
# line: Zeile, oder page mit count: Zahl der Zeilen
spalte-doppelt = { $reason ->
        [second-block] in Zeile { $line } stehen weitere Überschriften, die mehrere Zeilen einnehmen; die Zeilen darunter wurden mit den Überschriften der ersten Tabelle gelesen
        [second-table] in Zeile { $line } beginnt eine weitere Tabelle; sie wurde mit ihren eigenen Überschriften gelesen
        [page] die Überschriften wiederholen sich in { $count } Zeilen, zuerst hier; diese wurden übergangen
       *[other] die Spalte "{ $heading }" sagt dasselbe wie Spalte { $other } ("{ $name }"); nur die erste zählt
    }
    .expected = { $reason ->
        [second-block] eine Überschriftenzeile je weiterer Tabelle
        [second-table] Überschriften, die zu den Zeilen darunter gehören
        [page] eine Überschriftenzeile je Blatt
       *[other] jede Überschrift, jedes Feld und jeder Zeitraum nur einmal
    }
    .help = { $reason ->
        [second-block] jede Tabelle auf ein eigenes Blatt legen
        [second-table] nichts zu tun, wenn die Zeilen darunter nicht schon oben stehen
        [page] nichts zu tun, wenn es Überschriften einer Druckseite sind
       *[other] eine der beiden Spalten umbenennen, löschen oder in round.toml unter "ignore" nennen
    }
# columns: die Spalten der weiteren Tabelle wie F:I; reason unclear: nicht zu entscheiden
tabellen-nebeneinander = { $reason ->
        [unclear] die Spalten { $columns } haben eigene Überschriften und Zeilen, die links davon leer sind; ob sie eine eigene Tabelle sind, ist nicht zu entscheiden. Sie wurden als Teil der linken gelesen
       *[other] in den Spalten { $columns } steht eine weitere Tabelle neben der ersten; sie wurde mit ihren eigenen Überschriften gelesen
    }
    .expected = { $reason ->
        [unclear] eine Tabelle, oder zwei mit je einer eigenen Bezeichnung und denselben Feldern
       *[other] Tabellen, die durch eine leere Spalte getrennt sind
    }
    .help = { $reason ->
        [unclear] in round.toml je Tabelle einen Abschnitt [[inputs]] mit "columns" anlegen, etwa columns = "{ $columns }"
       *[other] nichts zu tun, wenn beide Tabellen verschiedene Beträge nennen; soll nur eine zählen, in round.toml ihre Spalten mit "columns" angeben
    }
# found, expected
jahr-falsch = "{ $found }" ist kein Haushaltsjahr der Runde
    .expected = { $expected }
    .help = das Jahr in der Datei oder in round.toml berichtigen
# heading: die Überschrift, name: Name des Blatts (reason: sheet) oder der Datei (file), found: Jahr
jahr-aus-namen = "{ $heading }" nennt kein Jahr; gelesen wurde { $found } nach dem Namen { $reason ->
        [sheet] des Blatts
       *[file] der Datei
    } "{ $name }"
    .help = stimmt das Jahr nicht, die Überschrift in round.toml unter "amounts" mit ihrem Jahr nennen
# found: die Zeile mit den meisten bekannten Überschriften
betragsspalte-fehlt = keine Überschrift nennt, was hier gelesen werden soll; die Zeile lautet: { $found }
    .expected = eine Betragsspalte wie "Ansatz 2026", bei Stellen eine Stellenspalte
    .help = die Überschrift in round.toml unter "amounts" oder "posts" zuordnen
# found: der Text, name: betroffene Spalten, unit: Faktor
einheit-uebernommen = "{ $found }" gilt für die Spalten { $name }: ihre Beträge wurden mit { $unit } malgenommen
    .help = nichts zu tun, wenn das stimmt; sonst die Einheit in round.toml mit "unit" angeben
# found: der Text, name: betroffene Spalten, unit: sein Faktor, other: der verwendete; reason: input
# und column nach round.toml, heading nach der Überschrift, below unter der Tabelle
einheit-widerspruch = { $reason ->
        [heading] "{ $found }" heißt Faktor { $unit }, die Überschrift sagt Faktor { $other }; gerechnet wurde mit { $other } (Spalten: { $name })
        [below] "{ $found }" heißt Faktor { $unit }, steht aber erst unter den Beträgen; gerechnet wurde mit { $other } (Spalten: { $name })
       *[other] "{ $found }" heißt Faktor { $unit }, round.toml sagt Faktor { $other }; gerechnet wurde mit { $other } (Spalten: { $name })
    }
    .expected = eine Einheit je Spalte, in der Datei und in round.toml dieselbe
    .help = die Angabe in der Datei berichtigen oder in round.toml "unit" ändern; "unit" unter "amounts" legt eine Spalte fest
# found: der Text, name: betroffene Spalten
einheit-unklar = "{ $found }" könnte die Einheit der Beträge nennen; gerechnet wurde ohne Faktor (Spalten: { $name })
    .expected = eine Angabe wie "Angaben in T€" oder eine Einheit in der Überschrift
    .help = in round.toml "unit" angeben: 1, 1000 (T€) oder 1000000 (Mio. €)
# reason: same mit other (andere Tabelle) und count (Beträge), sum mit other, all
tabelle-doppelt = { $reason ->
        [same] die Tabelle enthält dieselben Beträge wie { $other } (je Zeitraum { $count }); beide zählen mit
        [sum] die Tabelle hat dieselben Summen wie { $other }, vielleicht als Zusammenfassung; beide zählen mit
       *[all] die Tabelle hat dieselben Summen wie die übrigen Tabellen der Datei zusammen; alle zählen mit
    }
    .expected = jeder Betrag in einer einzigen Tabelle
    .help = in round.toml mit "sheets" nur die Blätter nennen, die zählen, oder die überzählige Datei oder Tabelle entfernen

## Zellen

# found, reason: formula bei einer Formel ohne Wert, currency bei fremder Währung
betrag-unlesbar = { $reason ->
        [formula] die Formel hat keinen gespeicherten Wert
        [currency] "{ $found }" nennt eine andere Währung als die Runde
       *[other] "{ $found }" ist kein Betrag
    }
    .expected = eine Zahl wie 1250, 1.250,00 oder -1.250,00
    .help = { $reason ->
        [formula] Datei im Tabellenprogramm öffnen und speichern, dann steht der Wert darin
        [currency] Betrag in der Währung der Runde eintragen oder "currency" in round.toml berichtigen
       *[other] Zelle leer lassen, wenn noch nichts angemeldet ist; ein festes Wort für fehlende Beträge gehört in round.toml unter "absent"
    }
# count: Zellen der Spalte, found: was in ihnen steht und wie oft
betrag-fehlt = Zellen ohne Betrag in dieser Spalte: { $count }, zuerst hier; sie gelten als leer, nicht als 0: { $found }
    .help = Beträge nachtragen, sobald sie bekannt sind
# count: Zellen der Spalte, found: was in ihnen steht und wie oft
betrag-eigene-einheit = Zellen mit eigener Einheit in dieser Spalte: { $count }, zuerst hier; sie geht der Einheit der Spalte vor: { $found }
    .help = prüfen, ob die Einheit in der Zelle stimmt; sonst nur die Zahl eintragen
# found, computed: der gerundete Betrag
betrag-gerundet = { $found } ist kein voller Cent und wurde auf { $computed } gerundet
    .expected = höchstens zwei Nachkommastellen
    .help = Betrag im Tabellenprogramm runden, falls er genau stimmen muss
# found
betrag-zu-gross = { $found } ist zu groß für einen Betrag
    .expected = ein Betrag unter 92 Billiarden
    .help = Zahl und Einheit der Spalte prüfen
# reason: columns mit count von of Positionen, name: Beispiele; cell mit name: Position;
# found, sum: Zeitraum und Summe, expected, computed: zum Vergleich, ratio: Vielfaches
einheit-unplausibel = { $reason ->
        [department] die Kosten von { $name } lauten { $found } zusammen { $sum }, im Bericht der Vorrunde { $expected } zusammen { $computed } (Verhältnis { $ratio })
        [cell] "{ $name }": { $found } { $sum } ist etwa das Tausendfache oder ein Tausendstel von { $expected } { $computed } (Verhältnis { $ratio })
       *[columns] bei { $count } von { $of } Positionen liegen { $found } (zusammen { $sum }) und { $expected } (zusammen { $computed }) um etwa das Tausendfache auseinander (Verhältnis { $ratio }), so bei: { $name }
    }
    .expected = beide in derselben Einheit
    .help = { $reason ->
        [department] prüfen, ob die Dateien des Dezernats in T€ oder in Euro geführt sind, und in round.toml "unit" angeben
        [cell] prüfen, ob der Betrag in T€ statt in Euro eingetragen ist
       *[columns] prüfen, ob eine der Spalten in T€ geführt ist, und in round.toml "unit" für die Spalte angeben
    }
# reason: columns wie bei einheit-unplausibel, table mit count von of Beträgen und sum
vorzeichen-unplausibel = { $reason ->
        [department] die Kosten von { $name } lauten { $found } zusammen { $sum }, im Bericht der Vorrunde { $expected } zusammen { $computed }: mit anderem Vorzeichen
        [table] { $count } von { $of } Beträgen der Kosten sind negativ, zusammen { $sum }
       *[columns] bei { $count } von { $of } Positionen haben { $found } (zusammen { $sum }) und { $expected } (zusammen { $computed }) verschiedene Vorzeichen, so bei: { $name }
    }
    .expected = Kosten mit demselben Vorzeichen
    .help = in round.toml "sign" für die Eingabe oder die Spalte prüfen
# found, computed: deutsch gelesen, other: englisch gelesen, name: Eingabe
zahlenformat-mehrdeutig = "{ $found }" kann { $computed } oder { $other } heißen und wurde nicht gelesen
    .expected = eine Schreibweise, die in der Spalte eindeutig ist
    .help = in round.toml unter [[inputs]] mit name = "{ $name }" die Zeile number_format = "german" ergänzen (dann { $computed }) oder number_format = "english" (dann { $other })
# found
zelle-fehlerwert = die Zelle enthält den Fehlerwert { $found }
    .expected = ein Wert
    .help = Formel im Tabellenprogramm berichtigen
# found
datum-unlesbar = "{ $found }" ist kein Datum
    .expected = ein Datum wie 31.12.2026 oder 2026-12-31
    .help = Datum berichtigen oder Zelle leer lassen
# found
angabe-unlesbar = "{ $found }" ist weder ja noch nein
    .expected = ja, nein oder eine leere Zelle
    .help = Angabe berichtigen; leer heißt unbekannt
# found: der Anfang des Textes, count: behaltene Zeichen
text-zu-lang = der Text "{ $found }" ist zu lang und wurde nach { $count } Zeichen abgeschnitten
    .expected = höchstens { $count } Zeichen
    .help = Text kürzen
# count: Zellen der Spalte, found: Texte und wie oft
text-beschaedigt = Zellen mit beschädigten Umlauten oder Zeichen in dieser Spalte: { $count }, zuerst hier: { $found }
    .expected = Umlaute, wie sie geschrieben wurden, etwa "ü" statt "Ã¼"
    .help = bei Textdateien in round.toml unter [[inputs]] die Zeile encoding = "utf-8" oder encoding = "windows-1252" prüfen; sonst die Datei aus der Quelle neu ausleiten
# count: Texte, found: der erste ohne Steuerzeichen
steuerzeichen-entfernt = aus Texten der Datei wurden unsichtbare Steuerzeichen entfernt (Texte: { $count }), zuerst aus "{ $found }"
    .help = nichts zu tun; die Zeichen stammen meist aus dem Programm, das die Datei ausgeleitet hat
# count: Zahl der Zellen
formel-wert = Beträge dieser Tabelle, die Formeln sind: { $count }; es gilt jeweils der gespeicherte Wert
    .help = im Zweifel die Datei im Tabellenprogramm öffnen, neu berechnen und speichern

## Zeilen

# found
dezernat-unbekannt = das Dezernat "{ $found }" steht nicht in round.toml; nicht gezählt (Zeilen: { $count }, zusammen { $sum })
    .expected = der Schlüssel eines Dezernats der Runde
    .help = Schlüssel berichtigen oder das Dezernat in round.toml ergänzen
# ohne Angaben
dezernat-fehlt = die Zeile nennt kein Dezernat
    .expected = der Schlüssel eines Dezernats der Runde
    .help = Dezernat eintragen oder für die Eingabe in round.toml "department" angeben
# sum
zeile-ohne-bezeichnung = die Zeile hat Beträge ({ $sum }), aber keine Bezeichnung
    .expected = eine Bezeichnung, oder der Zusatz Summe bei einer Summenzeile
    .help = Bezeichnung eintragen
# name: Zeile oder Spalte der Summe, sum: gedruckt, computed: nachgerechnet
summe-falsch = die Summe "{ $name }" lautet { $sum }, die Teile ergeben { $computed }
    .expected = { $computed }
    .help = { $reason ->
        [unit] die Summe ist das Tausendfache oder ein Tausendstel der Teile: prüfen, ob beide in derselben Einheit stehen; gerechnet wird mit den Teilen
        [sign] die Summe hat das andere Vorzeichen: prüfen, mit welchem Vorzeichen die Teile stehen; gerechnet wird mit den Teilen
       *[other] Summe und Teile in der Datei prüfen; gerechnet wird mit den Teilen
    }
# name: Schlüssel, count
position-zwilling = { $count } gleiche Zeilen tragen den Schlüssel "{ $name }" und wurden durchgezählt
    .help = sind es verschiedene Positionen, in round.toml unter "id_columns" weitere Spalten nennen
# name: Schlüssel, count
position-schluessel-mehrdeutig = { $reason ->
        [tables] diese Tabelle und { $other } tragen { $count } gemeinsame Schlüssel mit verschiedenem Inhalt, zuerst "{ $name }"; alle Beträge zählen mit ({ $years }: { $sum } stehen in der zweiten)
       *[other] { $count } verschiedene Zeilen tragen denselben Schlüssel "{ $name }", zuletzt { $other }
    }
    .expected = ein Schlüssel je Position
    .help = in round.toml unter "id_columns" Spalten nennen, die die Zeilen unterscheiden; bis dahin trägt keine eine Entscheidung
# name: Schlüssel, other: Fundstelle des ersten Betrags
position-doppelt = { $reason ->
        [tables] { $count } Positionen stehen in dieser Tabelle und gleich noch einmal in { $other }, zuerst "{ $name }"; für { $years } zählen { $sum } doppelt{ $identical ->
            [yes] ; die Dateien sind Byte für Byte gleich (SHA-256 { $hash }…)
           *[no] {""}
        }
       *[other] die Position "{ $name }" hat für denselben Zeitraum schon einen Betrag: { $other }; beide zählen mit{ $identical ->
            [yes] ; die Dateien sind Byte für Byte gleich (SHA-256 { $hash }…)
           *[no] {""}
        }
    }
    .expected = ein Betrag je Position, Haushaltsjahr und Stand
    .help = eine der beiden Dateien oder Spalten aus der Runde nehmen
# found
zeitraum-unbekannt = "{ $found }" nennt kein Haushaltsjahr oder keinen bekannten Stand
    .expected = ein Haushaltsjahr wie 2026 und ein Stand, den round.toml zuordnet
    .help = Zelle berichtigen oder die Zuordnung in round.toml ergänzen
# found, count, sum
konto-unbekannt = das Konto "{ $found }" steht nicht im Kontenplan der Runde (Beträge: { $count }, zusammen { $sum })
    .expected = ein Konto des Kontenplans
    .help = Konto berichtigen oder in round.toml unter "accounts" zuordnen

## Projekte

# name, other: Fundstelle des ersten
projekt-doppelt = das Projekt "{ $name }" steht schon an anderer Stelle: { $other }
    .expected = jedes Projekt einmal
    .help = eines der beiden löschen oder umbenennen
# found, count
projekt-unbekannt = das Projekt "{ $found }" steht nicht im Projektportfolio (Positionen: { $count })
    .expected = ein Projekt des Portfolios
    .help = Projekt im Portfolio ergänzen oder die Projektnummer berichtigen
# found: das erste Projekt, projects, count
portfolio-fehlt = Positionen nennen Projekte (zuerst "{ $found }"), die Runde hat aber kein Projektportfolio (Projekte: { $projects }, Positionen: { $count })
    .expected = eine Eingabe mit kind = "projects"
    .help = das Portfolio als Eingabe ergänzen, oder die Spalte statt als "project_id" unter "extra" nennen

## Klassifizierung

# rules, line: erste Position, count
regel-widerspruch = die Regeln { $rules } kommen zu verschiedenen Klassen, zuerst bei "{ $line }" (Positionen: { $count }); sie bleiben ungeklärt
    .expected = eine Regel, die gewinnt
    .help = einer der Regeln in der Regeltabelle eine kleinere Priorität geben oder sie enger fassen
# found, count, rules
regel-ohne-angaben = die Spalte „{ $found }“ der Regeltabelle fragt nach etwas, das keine Eingabe der Runde liefert (Regeln: { $rules })
    .expected = eine Spalte in den Eingaben oder im Projektportfolio
    .help = die Spalte in round.toml zuordnen oder die Bedingung streichen; sonst treffen diese Regeln nie zu oder schließen nichts aus
# found, count
klasse-unbekannt = die angemeldete Klasse "{ $found }" ist nicht bekannt (Positionen: { $count })
    .expected = Regelbetrieb, Weiterentwicklung oder Innovation
    .help = Angabe berichtigen oder in der Regeltabelle zuordnen
# department, declared, found, line: erste Position, count, sum
klasse-widerspruch = { $department }: angemeldet ist { $declared }, nach den Regeln ist es { $found }, zuerst bei "{ $line }" (Positionen: { $count }, zusammen { $sum })
    .expected = dieselbe Klasse
    .help = Position prüfen und die Entscheidung eintragen
# project, title, stated, count, sum
innovation-ohne-kosten-nutzen = für "{ $title }" liegt keine Kosten-/Nutzenbetrachtung vor (Angabe: { $stated }); betroffen: { $sum } Innovation (Positionen: { $count })
    .expected = eine Kosten-/Nutzenbetrachtung für jede Innovation
    .help = Betrachtung nachreichen und im Projektportfolio vermerken
# title, year, count: Jahr, sum, expected: erlaubte Jahre
innovation-zu-lange = das Projekt "{ $title }" gilt { $year } im { $count }. Jahr als Innovation ({ $sum }); die Vorgabe sind höchstens { $expected } Jahre
    .expected = Übergang in den Regelbetrieb oder ein Go-live-Datum
    .help = Go-live im Projektportfolio eintragen oder die Einstufung begründen
# title, found: Satz, count, sum
innovation-mit-abloesung = "{ $title }" gilt als Innovation ({ $sum }, Positionen: { $count }), der Text spricht aber von einer Ablösung: "{ $found }"
    .expected = Innovation löst nichts ab; die Angabe zur Ablösung (T3) ist hier nicht „ja“
    .help = klären, was abgelöst wird, und die Ablösung im Projektportfolio mit ja oder nein angeben
# kind: declared, found; department, before, line: erste Position, count, sum
innovation-umgestuft = { $kind ->
        [declared] { $department }: in der Vorrunde als { $before } angemeldet, jetzt als Innovation
       *[found] { $department }: in der Vorrunde { $before }, jetzt Innovation
    }, bei gleichem Text und Projekt, zuerst bei "{ $line }" (Positionen: { $count }, zusammen { $sum })
    .expected = dieselbe Einstufung wie in der Vorrunde, solange sich nichts geändert hat
    .help = fragen, welche Tatsache neu ist, und sie im Text oder im Projektportfolio nennen
# department, line, date: letzte Änderung, deadline, days, count, sum
innovation-kurz-vor-frist = { $department }: als Innovation angemeldet und erst am { $date } zuletzt geändert, Frist { $deadline }, zuerst bei "{ $line }" (Positionen: { $count }, zusammen { $sum })
    .expected = Anmeldungen, die mehr als { $days } Tage vor der Frist feststehen
    .help = die Einstufung dieser Positionen zuerst prüfen
# reason: missing, file, columns, ids
vorrunde-unbrauchbar = { $reason ->
        [missing] der Bericht der Vorrunde ist nicht vorhanden
        [file] der Bericht der Vorrunde ist keine Datei oder zu groß
        [columns] der Bericht der Vorrunde hat nicht die Spalten von dashboard/lines.csv
       *[ids] keine Position dieser Runde steht im Bericht der Vorrunde
    }; der Vergleich entfällt, alle Zahlen gelten
    .expected = dashboard/lines.csv eines früheren Laufs mit denselben Schlüsselspalten (id_columns)
    .help = Pfad unter [previous] in round.toml berichtigen oder den Abschnitt streichen

## Prüfung

# reason: encoding, column-unknown, column-doubled, column-missing, width, blank, word, year, share,
# sum, withdraw, amount, date, hash; found; expected
pruefeintrag-unlesbar = { $reason ->
        [encoding] die Datei ist ab dieser Zeile nicht in UTF-8 gespeichert; kein Eintrag wurde gelesen
        [column-unknown] die Überschrift "{ $found }" ist nicht bekannt; kein Eintrag wurde gelesen
        [column-doubled] die Überschrift "{ $found }" steht zweimal; kein Eintrag wurde gelesen
        [column-missing] die Überschrift "{ $found }" fehlt; kein Eintrag wurde gelesen
        [width] die Zeile hat { $found } Felder statt { $expected }; der Eintrag zählt nicht
        [blank] die Angabe fehlt; der Eintrag zählt nicht
        [word] "{ $found }" ist hier nicht vorgesehen; der Eintrag zählt nicht
        [year] "{ $found }" ist kein Haushaltsjahr; der Eintrag zählt nicht
        [share] "{ $found }" ist kein Anteil; der Eintrag zählt nicht
        [sum] die Anteile { $found } ergeben nicht genau 1; der Eintrag zählt nicht
        [withdraw] eine Rücknahme hat keine Anteile, hier steht "{ $found }"; der Eintrag zählt nicht
        [amount] "{ $found }" ist kein Betrag; der Eintrag zählt nicht
        [date] "{ $found }" ist kein Datum; der Eintrag zählt nicht
       *[hash] "{ $found }" ist keine Berichtskennung; der Eintrag zählt nicht
    }
    .expected = { $reason ->
        [encoding] UTF-8 und Semikolon als Trennzeichen
        [column-unknown] genau die Überschriften { $expected }
        [column-doubled] genau die Überschriften { $expected }
        [column-missing] genau die Überschriften { $expected }
        [width] so viele Felder wie in der Zeile der Überschriften, Anführungszeichen nur paarweise
        [blank] eine Angabe unter { $expected }
        [word] { $expected }
        [year] ein Jahr wie 2026 oder all für alle Jahre
        [share] ein Anteil wie 0.600000 zwischen 0 und 1
        [sum] Anteile, die zusammen genau 1 ergeben
        [withdraw] leere Zellen unter operations, enhancement und innovation
        [amount] ein Betrag wie 1234.56 oder -1234.56, oder eine leere Zelle
        [date] ein Datum wie 2026-11-22
       *[hash] 64 Zeichen aus 0-9 und a-f wie im Bericht unter Berichtskennung, oder eine leere Zelle
    }
    .help = Zeile in einem Textprogramm berichtigen; ein Tabellenprogramm verändert beim Speichern Datum und Beträge
# reason: amount, text, both; line, person, date; seen, now: Beträge; text, other: Text damals, heute;
# counts: yes, no
entscheidung-veraltet = { $reason ->
        [amount] seit der Entscheidung von { $person } am { $date } über "{ $line }" hat sich der Betrag geändert: damals { $seen }, heute { $now }
        [text] seit der Entscheidung von { $person } am { $date } über "{ $line }" hat sich der Text geändert: damals "{ $text }", heute "{ $other }"
       *[both] seit der Entscheidung von { $person } am { $date } über "{ $line }" haben sich Betrag und Text geändert: damals { $seen }, "{ $text }", heute { $now }, "{ $other }"
    }; { $counts ->
        [yes] sie zählt weiterhin
       *[no] sie zählt nicht mehr, es gelten die Regeln
    }
    .expected = Betrag und Text wie bei der Entscheidung, bis auf die Schwellen in [policy]
    .help = Position neu entscheiden oder die Entscheidung zurückziehen; ob veraltete Entscheidungen zählen, sagt stale_decisions in round.toml
# found: Positions-ID, text, person
entscheidung-ohne-position = keine Position hat die ID { $found }; die Entscheidung von { $person } über "{ $text }" wirkt nicht
    .expected = die ID einer Position aus den Eingaben
    .help = prüfen, ob die Position entfallen ist oder einen anderen Schlüssel hat; die neue Position neu entscheiden
# reason: scope, nothing, amount, year; line; found: Jahr
entscheidung-ohne-wirkung = { $reason ->
        [scope] die Position "{ $line }" zählt nicht zu den IT-Kosten; die Entscheidung wirkt nicht
        [nothing] für die Position "{ $line }" gilt keine Entscheidung, die zurückgezogen werden könnte
        [amount] die Position "{ $line }" hat keine Kosten; die Entscheidung wirkt nicht
       *[year] die Position "{ $line }" hat { $found } keine Kosten; die Entscheidung wirkt nicht
    }
    .expected = { $reason ->
        [nothing] eine Entscheidung, die für die Position und das Jahr gilt
       *[other] eine Position mit Kosten in dem Jahr, für das entschieden wird
    }
    .help = Positions-ID und Haushaltsjahr der Zeile prüfen
# line, reason
entscheidung-mehrdeutig = mehrere Positionen verschiedenen Inhalts haben den Schlüssel von "{ $line }"; die Entscheidung zählt nicht
    .expected = einen Schlüssel, der nur eine Position bezeichnet
    .help = in round.toml unter id_columns weitere Spalten nennen, die die Positionen unterscheiden, und neu entscheiden
# line, found, other: Personen, row: frühere Zeile
entscheidung-abweichend = { $found } entscheidet über "{ $line }" anders als { $other } in Zeile { $row }; es gilt die spätere Zeile
    .help = die beiden Personen sollten sich abstimmen; wer seine Entscheidung ändert, zieht sie zurück
# found: Positions-ID, person
kommentar-ohne-position = keine Position hat die ID { $found }; der Kommentar von { $person } erscheint an keiner Position
    .help = prüfen, ob die Position entfallen ist oder einen anderen Schlüssel hat
# name: Dezernat, status, person, date, seen, now
# name, person, date
pruefstatus-ohne-freigabe = { $name } wurde am { $date } von { $person } genehmigt (FB 21), ist aber nicht freigegeben (Dezernat 6)
    .expected = erst die Freigabe durch Dezernat 6, dann die Genehmigung durch FB 21
    .help = die Freigabe nachtragen oder die Genehmigung zurücknehmen, indem der Stand auf "in Prüfung" gesetzt wird
pruefstatus-veraltet = seit { $name } am { $date } von { $person } auf "{ $status }" gesetzt wurde, hat sich die Summe geändert: damals { $seen }, heute { $now }
    .expected = dieselbe Summe der Kosten der Haushaltsjahre
    .help = die Änderung prüfen und den Status neu setzen
# found
pruefstatus-ohne-dezernat = kein Dezernat hat die Nummer "{ $found }"; der Status zählt nicht
    .expected = die Nummer eines Dezernats der Runde
    .help = Nummer in status.csv prüfen

## Runde

# name: gewählte Basis, found: was fehlt
basis-unvollstaendig = für die Basis { $name } fehlt in der Quelle: { $found }
    .expected = alle Beträge der gewählten Basis
    .help = Quelle ergänzen; der Bericht weist auf die Lücke hin
# found: Abschreibungen, sum: Beträge auf Konten der Art cost, count: deren Zahl, name: ein solches Konto
abschreibung-doppelt = Abschreibungen von { $found } zählen neben { $sum } auf Konten, die auf beiden Basen Kosten sind (Beträge: { $count }); eine Investition und ihre Abschreibung können doppelt zählen
    .expected = jedes Konto gehört zum Ergebnisplan oder zum Finanzplan
    .help = unter [accounts.kinds] für Konten wie "{ $name }" statt "cost" angeben: "expense" (Aufwand) oder "investment_payment" (Investition, zählt über ihre Abschreibung)
# count, sum: Beträge auf Ertragskonten und ihre Summe
ertrag-nicht-negativ = Erträge sollen abgesetzt werden, aber die Beträge auf Ertragskonten ({ $count }) ergeben { $sum }; sie erhöhen die Kosten
    .expected = Erträge sind nach Anwendung des Vorzeichens negativ
    .help = das Vorzeichen der Eingabe („sign“) prüfen; stehen Kosten und Erträge beide positiv in einer Spalte, die Ertragszeilen mit „rows“ in eine eigene Eingabe mit sign = "cost_negative" trennen oder policy.income = "gross" wählen
# reason: both, no-bills, no-plan; name: Dezernat des Anbieters; found: Rechnungen, sum: eigener Plan
anbieter-doppelt = { $reason ->
        [no-bills] der Wirtschaftsplan des Anbieters "{ $name }" ({ $sum }) ist ausgenommen, aber keine Position gilt als seine Rechnung; seine Kosten fehlen
        [no-plan] Rechnungen des Anbieters "{ $name }" ({ $found }) sind ausgenommen, aber sein eigener Plan enthält keine Kosten; sie fehlen
       *[both] Rechnungen des Anbieters "{ $name }" ({ $found }) und sein eigener Plan ({ $sum }) zählen beide; dasselbe Geld zählt doppelt
    }
    .expected = genau eine der beiden Seiten zählt
    .help = { $reason ->
        [no-bills] providers.bills prüfen oder providers.counts = "plan" wählen
        [no-plan] den Wirtschaftsplan als Eingabe ergänzen oder providers.counts = "bills" wählen
       *[both] providers.counts angeben: "bills" (Rechnungen zählen), "plan" (eigener Plan zählt) oder "both" mit „reason“, wenn sie sich nicht überschneiden
    }
# count, sum: Positionen mit Leistungsschein und ihre Summe, name: einer davon
anbieter-ungeklaert = das Ziel wird über mehrere Rechnungskreise geprüft, und Positionen über { $sum } (Beträge: { $count }) nennen einen Leistungsschein wie "{ $name }"; ob der Empfänger selbst zum Ziel gehört, sagt die Runde nicht
    .expected = die Runde nennt ihre eigenen Anbieter
    .help = unter [[providers]] das Dezernat des Anbieters, seine Rechnungen (bills) und die Seite nennen, die zählt (counts); gibt es keinen, providers = [] angeben
# name
eingabe-ungenutzt = "{ $name }" aus round.toml hat nichts zum Ergebnis beigetragen
    .expected = mindestens eine Zeile
    .help = prüfen, ob eine Eingabe fehlt oder anders zugeordnet ist; sonst den Eintrag entfernen
# name: Dezernat; reason: late oder overdue; date: Eingang; deadline: Frist; days: Tage nach der Frist
abgabe-verspaetet = { $reason ->
        [late] die Anmeldung des Dezernats { $name } ging am { $date } ein, { $days } Tage nach der Frist
       *[overdue] die Anmeldung des Dezernats { $name } steht { $days } Tage nach der Frist noch aus
    }
    .expected = der Eingang bis zum { $deadline }
    .help = { $reason ->
        [late] nichts, wenn das Datum stimmt; sonst den Eingang in round.toml unter [process] berichtigen
       *[overdue] Anmeldung nachfordern oder den Eingang in round.toml unter [process] verzeichnen
    }

## Zusammenhang

# name: Eingabe, other: andere Eingabe
datei-doppelt = { $reason ->
        [copy] die Datei ist Byte für Byte gleich mit { $other } (SHA-256 { $found }…); beide zählen mit
       *[other] die Datei gehört schon zur Eingabe "{ $other }" und wird für "{ $name }" nicht noch einmal gelesen
    }
    .expected = jede Datei in einer Eingabe
    .help = { $reason ->
        [copy] eine der beiden Dateien aus dem Ordner nehmen oder das Muster in round.toml enger fassen
       *[other] eines der Muster in round.toml enger fassen oder für beide Eingaben verschiedene Blätter nennen
    }
# name: Anfang der Zeile
summe-unklar = die Zeile "{ $name }" beginnt wie eine Summe, ergibt sich aber aus keinen Zeilen darüber; sie zählt als Position
    .expected = eine Summe, die stimmt, oder eine Bezeichnung, die nicht mit Summe oder Gesamt beginnt
    .help = Summe berichtigen, oder die Bezeichnung ändern, falls es eine Position ist
# name: Zeile, sum: ihre Beträge; reason: part, exceeds oder alone
zeile-davon = { $reason ->
        [exceeds] die Zeile "{ $name }" ist nach ihrem Wortlaut Teil der Zeile darüber, übersteigt sie aber ({ $sum }); sie zählt nicht mit
        [alone] die Zeile "{ $name }" ist nach ihrem Wortlaut Teil einer anderen, die aber keinen Betrag nennt; sie zählt als Position
       *[part] die Zeile "{ $name }" ist nach ihrem Wortlaut in der Zeile darüber enthalten und zählt nicht noch einmal ({ $sum })
    }
    .expected = { $reason ->
        [exceeds] Teile, die zusammen höchstens den Betrag der Zeile darüber ergeben
       *[other] Teile nur unter einer Zeile mit Betrag
    }
    .help = ist es eine eigene Position, die Bezeichnung ändern
# name: Schlüssel, found und other: die verschiedenen Angaben
position-angaben-verschieden = zur Position "{ $name }" stehen verschiedene Angaben: "{ $found }" gilt, "{ $other }" nicht
    .expected = eine Angabe je Position
    .help = Klasse und Projekt in beiden Dateien gleich angeben
# found, expected
rechnungskreis-unbekannt = der Rechnungskreis "{ $found }" gehört zu keinem Dezernat und zu keinem Ziel
    .expected = { $expected }
    .help = Schreibweise berichtigen oder den Rechnungskreis in round.toml ergänzen
# name
dezernat-ohne-positionen = für das Dezernat { $name } liegt keine einzige Position vor
    .expected = mindestens eine Zeile je Dezernat der Liste
    .help = prüfen, ob die Datei des Dezernats fehlt; sonst das Dezernat aus round.toml nehmen
# found: Haushaltsjahr und Stand
ziel-ohne-betraege = für { $found } liegt kein Betrag vor; das Ziel ist dafür nicht bestimmbar
    .expected = Beträge des Haushaltsjahrs
    .help = Haushaltsjahr, Stand ("stage") und Zuordnung der Betragsspalten in round.toml prüfen

# Prüfung
# name: Positions-ID; year; found: damals; now: heute
ursache-veraltet = die Abweichung der Position { $name } im Jahr { $year } wurde mit { $found } begründet; heute beträgt sie { $now }
    .expected = dieselbe Abweichung wie bei der Begründung
    .help = die Ursache im Blatt „Ursachen“ bestätigen oder neu eintragen und mit "fuenftel review" zurücklesen
# name: Positions-ID; year; found: Ursache; expected: die Liste
ursache-unbekannt = die erfasste Ursache "{ $found }" der Position { $name } ({ $year }) steht nicht in der Liste der Runde
    .expected = eine von { $expected }
    .help = die Ursache in [[variances.causes]] wieder aufnehmen oder im Blatt „Ursachen“ eine andere eintragen
# name: Positions-ID; year; reason: line, year
ursache-ohne-position = { $reason ->
        [line] keine Position hat die ID { $name }; ihre Ursache für { $year } erscheint an keiner Position
       *[other] für { $year } werden Plan und Ist nicht verglichen; die Ursache der Position { $name } erscheint nirgends
    }
    .help = { $reason ->
        [line] prüfen, ob die Position entfallen ist oder einen anderen Schlüssel hat
       *[other] prüfen, ob die Ist-Beträge des Jahres noch eingelesen werden und was "closed_until" in [variances] sagt
    }
# name: Leistungsschein oder Vertrag
indexklausel-ohne-position = keine Position gehört zum Vertrag "{ $name }"; seine Indexklausel wirkt nicht
    .expected = ein Vertrag, den eine Position als contract_id nennt
    .help = die Schreibweise in [[index_clauses]] mit der Spalte des Vertrags vergleichen
# reason: differs, missing; year, name, computed, found, difference
fortschreibung-differenz = { $reason ->
        [missing] die Position { $name } hat für { $year } Ansatz oder Teile ({ $computed }), aber keinen fortgeschriebenen Ansatz
       *[other] der fortgeschriebene Ansatz { $year } der Position { $name } ist { $found }; Ansatz und Teile ergeben { $computed }, Differenz { $difference }
    }
    .expected = Ansatz + Nachtrag + Ermächtigungsübertragung + über-/außerplanmäßig + Umbuchung = fortgeschriebener Ansatz
    .help = prüfen, welcher der Beträge falsch ist oder welcher Teil in der Quelle fehlt
# found: Namen der Blätter
pruefung-ohne-tabelle = in der Datei ist kein Blatt zum Ausfüllen
    .expected = ein Blatt mit der Spalte "Entscheidung (Eingabe)", "Zurückziehen (Eingabe)" oder "Prüfstatus (Eingabe)"; vorhanden: { $found }
    .help = die ausgefüllte Mappe angeben (bericht.xlsx oder eine Dezernatsmappe) und die Überschriften der Eingabespalten unverändert lassen
# reason: missing, doubled; heading
pruefung-spalte = { $reason ->
        [doubled] die Spalte "{ $heading }" steht zweimal im Blatt
       *[other] die Spalte "{ $heading }" fehlt
    }
    .expected = jede Spalte des Berichts genau einmal
    .help = { $reason ->
        [doubled] die Spalte, die nicht gilt, löschen
       *[other] die Überschrift wiederherstellen oder die Eingaben in eine frische Kopie des Berichts übertragen
    }
# reason: class, share, year, date, future, status, withdraw, value, cost; found
pruefung-eingabe-unlesbar = { $reason ->
        [class] "{ $found }" ist keine Entscheidung
        [share] "{ $found }" ist kein Anteil
        [year] "{ $found }" ist kein Haushaltsjahr der Position
        [date] "{ $found }" ist kein Datum
        [future] das Datum { $found } liegt in der Zukunft
        [status] "{ $found }" ist kein Prüfstatus
        [withdraw] "{ $found }" ist weder ja noch nein
        [department] "{ $found }" ist kein Dezernat der Runde
        [cost] "{ $found }" ist kein Betrag; die Spalte stammt aus dem Bericht und wird nicht geändert
        [cause] "{ $found }" ist keine Ursache der Liste
       *[other] der Wert der Zelle lässt sich nicht lesen
    }
    .expected = { $expected }
    .help = { $reason ->
        [cost] den Betrag wiederherstellen oder die Entscheidung in eine frische Kopie des Berichts eintragen
       *[other] die Zelle berichtigen oder leeren
    }
# reason: decision, reason, person, date, year, line, department, comment; name: was dadurch unvollständig ist
pruefung-angabe-fehlt = { $reason ->
        [decision] eine Begründung ist eingetragen, aber keine Entscheidung
        [reason] die Begründung fehlt
        [person] der Name fehlt
        [date] das Datum fehlt
        [year] das Haushaltsjahr fehlt
        [department] das Dezernat fehlt
        [withdraw] eine Begründung ist eingetragen, aber nicht, ob die Entscheidung zurückgezogen wird
        [status] ein Kommentar ist eingetragen, aber kein Prüfstatus
        [cause] eine Erläuterung ist eingetragen, aber keine Ursache
       *[other] die Positions-ID fehlt
    }
    .expected = { $reason ->
        [year] "alle" oder ein Haushaltsjahr
        [decision] eine Klasse oder Anteile neben der Begründung
       *[other] zu jeder Entscheidung Begründung, Name und Datum; zu Kommentar und Prüfstatus Name und Datum
    }
    .help = die Zelle ausfüllen; soll die Eingabe nicht gelten, die ganze Eingabe der Zeile leeren
# reason: sum, none, word; found: Summe oder Anteile
pruefung-anteile = { $reason ->
        [none] die Position soll aufgeteilt werden, aber die Anteile fehlen
        [word] neben der Klasse "{ $found }" stehen Anteile, die etwas anderes sagen
       *[other] die Anteile ergeben zusammen { $found } statt 100 %
    }
    .expected = drei Anteile, die zusammen genau 100 % ergeben; leer zählt als 0 %
    .help = { $reason ->
        [word] entweder "aufgeteilt" wählen oder die Anteile leeren
       *[other] die Anteile berichtigen; gerechnet wird mit höchstens vier Nachkommastellen des Prozentwerts
    }
# reason: unknown, ambiguous, year, scope; name: Positions-ID; found: was entschieden wurde
pruefung-position-entfallen = { $reason ->
        [ambiguous] die Position { $name } ist nicht eindeutig; { $found } wird nicht übernommen
        [year] die Position { $name } hat in diesem Haushaltsjahr keinen Betrag; { $found } wird nicht übernommen
        [scope] die Position { $name } zählt nicht zu den IT-Kosten der Runde; { $found } wird nicht übernommen
        [decision] zur Position { $name } gibt es keine Entscheidung (mehr), die zurückgezogen werden könnte
        [variance] die Position { $name } hat in diesem Jahr keine Abweichung, die begründet werden könnte; { $found } wird nicht übernommen
       *[other] die Position { $name } gibt es in der Runde nicht (mehr); { $found } wird nicht übernommen
    }
    .expected = { $reason ->
        [ambiguous] ein Schlüssel, der nur zu einer Position gehört
        [decision] eine Entscheidung, die gilt
        [year] ein Haushaltsjahr, für das die Position einen Betrag hat, oder "alle"
       *[other] die ID einer Position der Runde, deren Kosten zählen
    }
    .help = { $reason ->
        [ambiguous] in round.toml bessere "id_columns" angeben, dann erneut entscheiden
       *[other] die Positions-ID prüfen; ist die Position weggefallen, die Eingabe leeren
    }
# name: Positions-ID; found, other: was die beiden entschieden haben, mit Namen
pruefung-widerspruch = { $reason ->
        [status] zum Dezernat { $name } widersprechen sich zwei Eingaben vom selben Tag: { $found } und { $other } – { $place }; übernommen wird keine
        [cause] zur Abweichung der Position { $name } nennen zwei Personen verschiedene Ursachen: { $found } und { $other } – { $place }; übernommen wird keine
       *[other] zur Position { $name } widersprechen sich zwei Entscheidungen: { $found } und { $other } – { $place }; übernommen wird keine
    }
    .expected = je Position und Haushaltsjahr eine Entscheidung
    .help = sich einigen und eine der beiden leeren oder zurückziehen, oder mit --prefer NAME sagen, wessen Entscheidung gilt
# name: Positions-ID; found: gesehen; expected: heute
pruefung-geaendert = { $reason ->
        [text] der Text der Position { $name } hat sich seit der Entscheidung geändert: gesehen wurde "{ $found }", heute lautet er "{ $now }"
        [variance] die Abweichung der Position { $name } hat sich seit der Begründung geändert: gesehen wurden { $found }, heute sind es { $now }
       *[other] der Betrag der Position { $name } hat sich seit der Entscheidung geändert: gesehen wurden { $found }, heute sind es { $now }
    }
    .expected = eine Entscheidung über das, was heute in der Runde steht
    .help = die Position mit den heutigen Angaben ansehen und die Entscheidung bestätigen oder ändern
# name: Positions-ID; found: was die Datei sagt; other: was seitdem gilt
pruefung-ueberholt = diese Eingabe zur Position { $name } wurde schon einmal übernommen ({ $found }) und seitdem ersetzt: { $other }; sie wird nicht noch einmal übernommen
    .help = soll sie wieder gelten, mit neuem Datum und neuer Begründung erneut entscheiden
# reason: none, round, report; found, expected: Berichtskennungen oder Runden
pruefung-anderer-bericht = { $reason ->
        [none] die Mappe trägt keine Berichtskennung; aus welchem Bericht sie stammt, ist nicht bekannt
        [round] die Mappe stammt aus der Haushaltsrunde "{ $found }", gelesen wird "{ $expected }"
       *[other] die Mappe stammt aus einem anderen Bericht ({ $found }) als dem heutigen ({ $expected })
    }
    .expected = { $reason ->
        [round] eine Mappe der Haushaltsrunde "{ $expected }"
       *[other] eine Mappe des heutigen Berichts
    }
    .help = { $reason ->
        [round] prüfen, ob die richtige Runde angegeben ist (--round)
       *[other] jede Entscheidung wird einzeln mit dem heutigen Stand verglichen; Abweichungen stehen als eigene Meldung da
    }
