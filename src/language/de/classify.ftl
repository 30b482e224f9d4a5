# classify: Begründungen, Nachweise, Regeltabellen, Erklärung einer Position

classify-no-rule = Keine Regel trifft zu.
classify-conflict = Regeln gleicher Priorität widersprechen sich: { $rules }.
classify-go-live-year = Go-live am { $date }: { $before } von 12 Monaten folgen dem Projekt, { $after } sind Regelbetrieb.
classify-in-operation = Laufende Kosten sind seit dem Go-live am { $date } Regelbetrieb.
classify-project-ended = Das Projekt endete am { $date }; was danach kommt, entwickelt eine vorhandene Lösung weiter.
classify-go-live-year-open = Go-live am { $date }: { $before } von 12 Monaten folgen dem Projekt; ob die Kosten danach laufend sind (Regelbetrieb) oder einmalig (wie das Projekt), ist offen.
classify-operation-open = Seit dem { $date } ist offen, ob die Kosten laufend sind (Regelbetrieb) oder einmalig.
classify-ended-recurring = Das Projekt endete am { $date }; laufende Kosten sind danach Regelbetrieb.
classify-undated = Das Portfolio führt das Projekt als „{ $status }“ ohne Go-live und Ende; Innovation ist es damit nicht mehr.

# person, date, row
classify-decision-evidence = Entscheidung von { $person } am { $date } (decisions.csv, Zeile { $row })
classify-decision-stale-amount = veraltet: der Betrag hat sich seitdem geändert
classify-decision-stale-text = veraltet: der Text hat sich seitdem geändert
classify-decision-stale-both = veraltet: Betrag und Text haben sich seitdem geändert
classify-decision-ignored = zählt nicht mehr

classify-seen-text = Text
classify-seen-account = Konto
classify-seen-account-name = Kontobezeichnung
classify-seen-label = Kennzeichen
classify-seen-department = Dezernat
classify-seen-product = Produkt
classify-seen-cost-centre = Kostenstelle
classify-seen-amount = Betrag
classify-seen-begin = Beginn
classify-seen-go-live = Go-live
classify-seen-end = Ende
classify-seen-business-area = Geschäftsfeld
classify-seen-solution-scope = Lösungsumfang
classify-seen-project-status = Projektstatus
classify-seen-no-date = offen
classify-seen-declared = angemeldet
classify-seen-project = Projekt
classify-seen-rule = Regel
classify-recurring-yes = laufende Kosten
classify-recurring-no = einmalige Kosten
classify-recurring-unknown = offen, ob laufend oder einmalig

classify-course-even = Beträge gleichmäßig über die Jahre
classify-course-new = Beträge neu ab dem Haushaltsjahr und gleichbleibend
classify-course-single = Beträge einmalig
classify-course-ending = Beträge auslaufend
classify-course-recurrent = Beträge alle zwei Jahre
classify-course-changing = Beträge wechselnd
classify-course-unknown = zu wenige Jahre für einen Verlauf

# Regeltabellen
rules-unreadable = Die Tabelle lässt sich nicht lesen: { $found }
rules-policy-missing = Die erste Zeile nennt keine Trefferregel, sondern „{ $found }“. Erwartet: Trefferregel;Priorität
rules-policy-unknown = Unbekannte Trefferregel „{ $found }“. Erwartet: Priorität (die kleinste Zahl gewinnt)
rules-column-unknown = Unbekannte Spalte „{ $found }“. Erwartet eine von: { $expected }
rules-column-doubled = Die Spalte „{ $found }“ steht zweimal in der Tabelle.
rules-column-missing = Die Spalte „{ $found }“ fehlt.
rules-cell-empty = In der Spalte „{ $found }“ fehlt eine Angabe.
rules-id-doubled = Die Nummer „{ $found }“ ist schon vergeben. Jede Regel braucht eine eigene.
rules-priority = „{ $found }“ ist keine Priorität. Erwartet: eine ganze Zahl; die kleinste gewinnt
rules-class-unknown = „{ $found }“ ist keine Klasse. Erwartet: { $expected }
rules-share = „{ $found }“ nennt keinen lesbaren Anteil. Erwartet: ein Anteil wie 60 %, 2/3 oder 0,6 bei jeder Klasse, zwischen den Klassen |
rules-share-doubled = „{ $found }“: Die Klasse steht zweimal in der Zelle.
rules-share-sum = Die Anteile ergeben zusammen { $found } statt 100 %.
rules-value-unknown = „{ $found }“ ist hier unbekannt. Erwartet: { $expected }
rules-account-range = „{ $found }“ ist kein Kontenbereich. Erwartet: Anfangsziffern wie 52 oder 5235-5239, links und rechts gleich viele Stellen
rules-text-empty = „{ $found }“ enthält kein Wort, nach dem sich suchen lässt.
rules-text-short = „{ $found }“: Ein Wortteil mit * braucht mindestens drei Zeichen.
rules-text-star = „{ $found }“: Der Stern darf nur am Anfang und am Ende stehen.
rules-text-many = „{ $found }“: Die Tabelle enthält zu viele Wörter.
rules-without-condition = Die Regel hat keine Bedingung. Eine Regel für alles wäre eine Standardklasse, und die gibt es nicht.
rules-fact-of-fact = Eine Regel für eine Tatsache darf keine Tatsache und kein Testergebnis als Bedingung haben.
rules-example = Die Regel { $rule } trifft ihr eigenes Beispiel nicht: „{ $found }“
rules-sheet = { $path }, Blatt „{ $sheet }“
rules-sheets = Mehrere Blätter sind Regeltabellen: { $found }. Es darf nur eines mit „Trefferregel“ beginnen.
rules-encoding = Der Zeichensatz ist unklar; die Zeile lautet als Windows-1252: „{ $found }“. Erwartet: UTF-8 oder Windows-1252; in der Tabellenkalkulation als „CSV UTF-8“ oder als Arbeitsmappe speichern
rules-cell-unreadable = In der Spalte „{ $found }“ steht ein Fehlerwert oder eine Formel ohne Ergebnis.
rules-cell-date = Die Tabellenkalkulation hat hier ein Datum gespeichert: { $found }. Die Zelle als Text formatieren und neu eingeben
rules-codes = „{ $found }“ ist kein Schlüssel. Erwartet: ein ganzer Schlüssel wie 4, ein Bereich wie 30-39, links und rechts gleich viele Stellen, oder 3* für den Anfang
rules-amount = „{ $found }“ ist kein Vergleich mit einem Betrag. Erwartet: >= 50.000, < 1.000,00, 1.000 - 5.000, -500 oder unbekannt; Alternativen zwischen |
rules-amounts-many = „{ $found }“: Die Tabelle enthält zu viele verschiedene Vergleiche mit Beträgen (höchstens 128).
rules-date = „{ $found }“ ist kein Vergleich mit einem Datum. Erwartet: >= 01.07.2026, 2026, 01.01.2026 - 30.06.2026, < HJ oder unbekannt; Alternativen zwischen |
rules-dates-mixed = „{ $found }“ mischt feste Daten mit dem Haushaltsjahr (HJ). Erwartet: nur das eine oder nur das andere
rules-backwards = „{ $found }“ endet vor seinem Anfang.
rules-impossible = „{ $found }“ schließt alles aus: Keine Position kann die Zelle erfüllen.
rules-impossible-words = Alle gesuchten Wörter sind zugleich ausgeschlossen; die Regel kann nie zutreffen.
rules-impossible-project = Die Regel verlangt, dass kein Projekt vorhanden ist, und fragt nach Angaben eines Projekts.
rules-impossible-test = Der Innovationstest kann mit diesen Antworten auf Ersteinsatz, Erstdigitalisierung und Ablösung nie so ausgehen.
rules-shadowed = Die Regel { $rule } kommt nie zum Zug: Was sie trifft, trifft auch { $other } mit der kleineren Priorität { $priority }. Enger fassen, streichen oder eine kleinere Priorität geben
rules-conflict = Die Regel { $rule } widerspricht { $other }: Was sie trifft, trifft auch { $other } mit gleicher Priorität und anderem Ergebnis. Einer von beiden eine kleinere Priorität geben
rules-counterexample = Die Regel { $rule } trifft ihr Gegenbeispiel: „{ $found }“
rules-empty = Die Tabelle enthält keine Regel.

# fuenftel explain
explain-line = Position { $id }
explain-key = Schlüssel: { $key }
explain-label = Bezeichnung: { $label }
explain-scope-in = Gehört zu den IT-Kosten.
explain-scope-out = Gehört nicht zu den IT-Kosten: { $reason }
explain-amounts = Beträge
explain-declared = Angemeldet: { $word }
explain-declared-contradicts = Angemeldet: { $word } (widerspricht dem Ergebnis)
explain-project = Projekt { $id }: { $title }
explain-project-unknown = Projekt { $id } steht nicht im Projektportfolio.
explain-test = Innovationstest: { $result }
explain-test-part = { $name }: { $truth } ({ $source })
explain-test-first_use = T1 Ersteinsatz
explain-test-first_digitalisation = T2 Erstdigitalisierung
explain-test-replacement = T3 Ablösung
explain-test-recurring = Laufende Kosten
explain-source-cell = laut Portfolio, Zelle { $cell }
explain-source-portfolio = laut Portfolio
explain-source-rule = Regel { $rule }: { $reason }
explain-source-none = keine Angabe
explain-class = Klasse
explain-class-always = alle Jahre
explain-class-from = ab { $year }
explain-winner = Es gewinnt Regel { $rule } (Priorität { $priority }): { $reason }
explain-seen = Gesehen: { $evidence }
explain-losers = Unterlegen
explain-loser-priority = Regel { $rule } (Priorität { $priority }, { $class }): { $winner } geht mit Priorität { $winning } vor
explain-loser-agrees = Regel { $rule } (Priorität { $priority }, { $class }): sagt dasselbe wie { $winner }
explain-loser-conflict = Regel { $rule } (Priorität { $priority }, { $class }): widerspricht einer Regel gleicher Priorität
explain-loser-behind-conflict = Regel { $rule } (Priorität { $priority }, { $class }): die Regeln im Widerspruch gehen mit Priorität { $winning } vor
explain-settle = Was es klärt
explain-settle-truth = { $name } im Projekt { $project } mit ja oder nein angeben.
explain-settle-doubt = In der Beschreibung des Projekts { $project } belegen, was zu { $name } angegeben ist; eine Regel zieht es in Zweifel.
explain-settle-project = Die Projektnummer { $id } im Projektportfolio ergänzen oder berichtigen.
explain-settle-text = In der Bezeichnung sagen, was beschafft wird und was es ergänzt oder ersetzt, oder ein Projekt zuordnen.
explain-settle-recurring = In der Bezeichnung sagen, ob die Kosten jährlich wiederkehren (Lizenz, Miete, Wartung) oder einmalig sind.
explain-settle-conflict = Einer der Regeln { $rules } eine kleinere Priorität geben.
explain-settle-rule = Regel { $rule } stuft die Position bewusst als ungeklärt ein; eine Entscheidung je Position geht vor.

explain-decisions = Entscheidungen
# state, classes, years, person, date, row, reason
explain-decision = { $state }: { $classes } ({ $years }), { $person } am { $date }, Zeile { $row }: { $reason }
explain-withdrawal = { $state } ({ $years }), { $person } am { $date }, Zeile { $row }: { $reason }
explain-decision-amount = gesehener Betrag { $seen }, jetzt { $now }
explain-decision-text = gesehener Text: { $text }
explain-by-rules = Nach den Regeln wäre es
explain-winner-below = Unter den Regeln gewinnt { $rule } (Priorität { $priority }): { $reason }
explain-comments = Kommentare
explain-comment = { $person } am { $date }: { $comment }
explain-settle-decided = Die Entscheidung zurückziehen, dann gelten die Regeln, oder neu entscheiden, dann gilt die spätere Entscheidung.
explain-settle-stale = Die Entscheidung ist veraltet: die Position neu entscheiden.
