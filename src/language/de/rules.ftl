# Texte von „fuenftel rules“: Deckung, Regelbuch, Messung, Vorschläge

# Vorschläge zu ungeklärten Positionen
suggest-class = { $class } ({ $strength } der Wörter wie { $lines }; gemeinsam: { $words })
suggest-test = Innovationstest klären (Wörter wie { $lines }; gemeinsam: { $words })
suggest-open-test = Innovationstest klären (die Angaben des Projekts lassen ihn offen)
suggest-line = { $id } „{ $label }“
suggest-more = { $lines } und { $count } weitere
suggest-word = „{ $word }“
suggest-said = Vorschlag (nicht gezählt): { $suggestion }

# Deckung
coverage-title = Regeltabelle { $table } ({ $hash }…) auf { $round }: Regeln für Klassen { $classes }, für Tatsachen { $facts }
coverage-basis = Gezählt sind die IT-Kosten der Haushaltsjahre: { $periods }. Die Zahlen der Regeln lassen Entscheidungen von Prüfenden außer Betracht; ungeklärt heißt: auch danach.
coverage-incomplete = Achtung: Die Eingaben sind nicht vollständig lesbar („fuenftel check“ sagt, was fehlt); die Zahlen stehen unter diesem Vorbehalt.
coverage-period = { $phase } { $year }
coverage-all = Positionen
coverage-unclear = ungeklärt
coverage-unmatched = ohne zutreffende Regel
coverage-in-conflict = mit Widerspruch
coverage-lines = Positionen
coverage-money = { $currency }
coverage-share = Anteil
coverage-classes-title = Regeln für Klassen
coverage-rule = Regel
coverage-priority = Rang
coverage-says = Klasse
coverage-won = gewonnen
coverage-lost = unterlegen
coverage-dead-title = Regeln, die auf keine Position zutreffen: { $count }
coverage-shadowed-title = Regeln, die zutreffen, aber nie gewinnen
coverage-shadowed = { $rule } (Rang { $priority }): { $lines }, { $money }; es gewinnt { $winners }
coverage-line-count = { $number ->
        [one] { $count } Position
       *[other] { $count } Positionen
    }
coverage-winner = { $rule } ({ $lines })
coverage-conflicts-title = Widersprüche von Regeln gleichen Rangs
coverage-conflict = { $rules }: { $lines }, { $money }
coverage-facts-title = Regeln für Tatsachen
coverage-fact = Tatsache
coverage-answer = Antwort
coverage-matched = trifft zu
coverage-settled = entscheidet
coverage-corrected = berichtigt J/N
coverage-families-title = Wörter, die ungeklärte Positionen gemeinsam haben
coverage-family = Wörter
coverage-example = zum Beispiel
coverage-unclear-title = Ungeklärte Positionen nach Gewicht
coverage-more = … und { $count } weitere (mit --format json alle)
coverage-none = keine
coverage-no-rule = keine Regel
coverage-written = Geschrieben: { $path }

# Messung
measured-title = Gemessen an { $labels }: { $period }
measured-note = Beträge zählen ohne Vorzeichen. Eine geteilte Position zählt in Euro nach ihren Anteilen (auf den Cent genau), als Position bei ihrem größten Anteil. Anteile, die sich um höchstens ein Zehntausendstel unterscheiden, gelten als gleich.
measured-all = gemessen
measured-right = richtig
measured-wrongly-unclear = zu Unrecht ungeklärt
measured-wrong = falsch
measured-safe = richtig oder ungeklärt
measured-unclear = ungeklärt gelassen
measured-out-of-scope = Angaben zu Positionen außerhalb der IT-Kosten (nicht gemessen): { $count }
measured-unlabelled = Positionen der IT-Kosten ohne Angabe (nicht gemessen): { $count }, { $money }
measured-more-problems = … und { $count } weitere Angaben, die zu keiner Position gehören
measured-unknown = Angaben, die zu keiner Position gehören (siehe Meldungen): { $count }
measured-passed-over = Nicht ausgewertete Spalten: { $columns }
measured-matrix-money = Verwechslungen in { $currency } (Zeile: richtig, Spalte: gefunden)
measured-matrix-lines = Verwechslungen in Positionen (Zeile: richtig, Spalte: gefunden)
measured-truth = richtig \ gefunden
measured-sum = Summe
measured-quality = Treffsicherheit (gefunden und richtig / gefunden) und Vollständigkeit (gefunden und richtig / richtig)
measured-class = Klasse
measured-precision-money = Treffsicherheit { $currency }
measured-recall-money = Vollständigkeit { $currency }
measured-precision-lines = Treffsicherheit Pos.
measured-recall-lines = Vollständigkeit Pos.
measured-false-title = Zu Unrecht Innovation: { $count }
measured-false-none = Zu Unrecht Innovation: keine Position
measured-worst-title = Größte Fehler
measured-mistake = Zeile { $row } der Angaben: richtig { $truth }, gefunden { $found } ({ $origin }), falsch { $money }
measured-origin = Grundlage
measured-origin-rule = Regel { $rule }
measured-origin-decision = Entscheidung
measured-by-rule-title = Fehler nach Regel
measured-target-title = Was die Fehler am Innovationsziel ändern (gemessene Positionen, Rechnungskreis { $areas })
measured-target = { $verdict }: Anteil { $share }, möglich { $lower } bis { $upper }, Ziel { $target }
measured-target-undefined = nicht bestimmbar, weil die IT-Kosten nicht positiv sind
measured-target-true = nach den Angaben
measured-target-found = nach den Regeln
measured-target-difference = Unterschied: { $difference } Innovation, { $points } Prozentpunkte
measured-not-defined = –

# Angaben, an denen gemessen wird
labels-unreadable = Die Zeile lässt sich nicht lesen: { $found }. Erwartet: CSV in UTF-8 mit dem Trennzeichen „;“
labels-encoding = Die Datei ist nicht in UTF-8 gespeichert. Bitte im Tabellenprogramm als „CSV UTF-8“ speichern.
labels-empty = Die Datei enthält keine Angabe. Erwartet: eine Zeile mit Überschriften, darunter je Zeile eine Position
labels-column-doubled = Die Spalte „{ $found }“ bedeutet dasselbe wie eine vor ihr. Bitte eine von beiden löschen.
labels-name-missing = Keine Spalte nennt die Position. Erwartet: line_id, oder file und row (mit sheet bei Arbeitsmappen)
labels-truth-missing = Die Spalte „truth“ fehlt.
labels-name-empty = Die Zeile nennt keine Position.
labels-named-twice = Zu dieser Position gibt es schon eine Angabe: { $found }. Jede Position darf nur einmal vorkommen.
labels-row = „{ $found }“ ist keine Zeilennummer. Erwartet: die Zeile wie im Tabellenprogramm, gezählt ab 1
labels-class = „{ $found }“ nennt keine Klasse. Erwartet: operations, enhancement, innovation, unclear (oder Regelbetrieb, Weiterentwicklung, Innovation, ungeklärt)
labels-class-doubled = „{ $found }“ nennt eine Klasse zweimal.
labels-share = „{ $found }“ enthält keinen lesbaren Anteil. Erwartet: Anteile über 0 bis 1 mit höchstens sechs Nachkommastellen, etwa innovation:0.5|operations:0.5
labels-sum = Die Anteile in „{ $found }“ ergeben nicht genau 1.
labels-line-unknown = Keine Position der Runde heißt „{ $found }“. Die Angabe wurde nicht gemessen; bitte Kennung oder Datei, Blatt und Zeile prüfen.
labels-line-doubled = Zur Position „{ $found }“ gibt es weiter oben schon eine Angabe unter anderem Namen. Diese wurde nicht gemessen.
labels-line-ambiguous = „{ $found }“ meint mehrere Positionen ({ $count }). Die Angabe wurde nicht gemessen; bitte die Kennung der Position als line_id nennen.

# Regelbuch
book-title = Regelbuch
book-source = Regeltabelle `{ $table }`, Prüfsumme `{ $hash }…`. Regeln für Klassen: { $classes }, Regeln für Tatsachen: { $facts }.
book-method = Wie entschieden wird
book-method-facts = Zuerst wird festgestellt, was die Angaben hergeben: T1 Ersteinsatz einer neuen Technologie, T2 erste Digitalisierung des Geschäftsfeldes, T3 notwendige Ablösung, und ob die Kosten laufend sind. Jede Antwort ist ja, nein oder unbekannt. Die Angaben J/N des Projektportfolios haben den Rang 100: Regeln mit kleinerer Zahl gehen ihnen vor, Regeln mit größerer füllen nur leere Angaben.
book-method-test = Dann folgt der Innovationstest: (T1 oder T2) und nicht T3. Bleibt er offen, ist sein Ergebnis unbekannt.
book-method-rules = Danach gilt unter den Regeln für Klassen, deren Bedingungen alle erfüllt sind, die mit der kleinsten Priorität. Die Reihenfolge in der Tabelle entscheidet nie.
book-method-conflict = Sagen Regeln gleicher Priorität Verschiedenes, oder trifft keine Regel zu, ist die Position ungeklärt. Eine Klasse für den Rest gibt es nicht.
book-method-life = Mit dem Go-live endet „erstmals“: Laufende Kosten werden Regelbetrieb, im Jahr des Go-live nach Monaten geteilt.
book-method-people = Eine Entscheidung von Prüfenden geht jeder Regel vor. Die angemeldete Klasse entscheidet nie.
book-reading = Wie die Regeln zu lesen sind
book-reading-conditions = Alle Bedingungen einer Regel müssen erfüllt sein; zwischen Alternativen steht „oder“.
book-reading-words = „…“ in einem Wort steht für beliebige Buchstaben: „wartung…“ findet Wartungsvertrag, „…pflege“ Softwarepflege. Groß- und Kleinschreibung, Umlautschreibweise und Bindestriche spielen keine Rolle. „Text“ meint Bezeichnung, Erläuterung und Bemerkung der Position.
book-reading-accounts = Konten werden nach ihren Anfangsziffern verglichen.
book-reading-course = „Verlauf“ meint die Beträge der Jahre um das Haushaltsjahr: gleichmäßig, neu, einmalig, auslaufend, wiederkehrend, wechselnd oder unbekannt.
book-reading-life = Der Go-live liegt, vom ersten Haushaltsjahr aus gesehen, vorher, im Jahr, später, oder er ist offen.
book-facts = Regeln für Tatsachen
book-facts-note = Sie werden vor den Regeln für Klassen ausgewertet.
book-classes = Regeln für Klassen
book-section = Priorität { $priority }: { $section }
book-section-plain = Priorität { $priority }
book-rule = **{ $id }.** Wenn { $conditions }, { $outcome }.
book-why = *Warum:* { $value }
book-source-of = *Quelle:* { $value }.
book-example = *Beispiel:* „{ $value }“
book-counterexample = *Gegenbeispiel:* „{ $value }“
book-and = und
book-or = oder
book-together = zusammen mit
book-each-together = { $first }, jeweils zusammen mit { $rest }
book-quoted = „{ $word }“
book-range = { $first } bis { $last }
book-outcome-class = dann **{ $class }**
book-outcome-fact = dann gilt: { $name } **{ $answer }**
book-when-cell = die Bedingung „{ $column }: { $cell }“ erfüllt ist
book-when-account = das Konto mit { $list } beginnt
book-when-account-not = das Konto nicht mit { $list } beginnt
book-when-account-name = die Kontobezeichnung { $list } enthält
book-when-account-name-not = { $number ->
        [one] die Kontobezeichnung { $list } nicht enthält
       *[other] die Kontobezeichnung keines der Wörter { $list } enthält
    }
book-when-text = der Text { $list } enthält
book-when-text-not = { $number ->
        [one] der Text { $list } nicht enthält
       *[other] der Text keines der Wörter { $list } enthält
    }
book-when-project-text = Titel oder Beschreibung des Projekts { $list } enthalten
book-when-project-text-not = { $number ->
        [one] Titel und Beschreibung des Projekts { $list } nicht enthalten
       *[other] Titel und Beschreibung des Projekts keines der Wörter { $list } enthalten
    }
book-when-label = die Betragsspalte das Kennzeichen { $list } trägt
book-when-label-not = die Betragsspalte das Kennzeichen { $list } nicht trägt
book-when-declared = das Dezernat { $list } angemeldet hat
book-when-declared-not = das Dezernat nicht { $list } angemeldet hat
book-when-kind = das Projekt von der Art { $list } ist
book-when-kind-not = das Projekt nicht von der Art { $list } ist
book-when-innovation = der Innovationstest { $list } ergibt
book-when-innovation-not = der Innovationstest nicht { $list } ergibt
book-when-fact = bei „{ $name }“ { $list } gilt
book-when-fact-not = bei „{ $name }“ nicht { $list } gilt
book-when-project-known = die Position zu einem bekannten Projekt gehört
book-when-project-none = die Position kein Projekt nennt
book-when-go-live = der Go-live { $list } ist
book-when-go-live-not = der Go-live nicht { $list } ist
book-when-course = der Verlauf { $list } ist
book-when-course-not = der Verlauf nicht { $list } ist
