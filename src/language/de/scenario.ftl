# Szenarien: Meldungen zur Szenariodatei, Blätter von szenarien.xlsx, Ausgabe auf dem Bildschirm

scenario-empty = Die Datei nennt weder ein Szenario ([[scenarios]]) noch eine Suche ([reach]).
scenario-doubled = „{ $name }“ kommt zweimal vor. Bitte jeden Namen nur einmal vergeben.
scenario-quantity = Ein Schritt nennt entweder „amount“ (Betrag je Jahr) oder „share“ (Anteil), genau eines von beiden.
scenario-number = Der Eintrag „{ $key }“ hat den Wert „{ $found }“. Erwartet wird eine Zahl als Text mit Dezimalpunkt und höchstens { $digits } Nachkommastellen zwischen { $least } und { $most }, etwa "{ $example }".
scenario-years = „years“ ist eine Liste von Haushaltsjahren, etwa [2026, 2027].
scenario-selection = Eine Auswahl nennt mindestens eine Bedingung: line, department, class, area, account, product oder project.
scenario-lever = Ein Hebel nennt „max_share“ (höchstens dieser Anteil jeder Position), „max_amount“ (höchstens dieser Betrag im Ganzen) oder beides.
scenario-no-reach = „--reach“ braucht einen Abschnitt [reach] in der Szenariodatei.

# key: Schlüssel der Auswahl
scenario-fault-unknown = Keine Position im Zielbereich oder daneben hat „{ $key }“ = „{ $found }“. Ausgenommene Positionen (Erträge, andere Basis) haben kein Geld, das ein Szenario bewegen könnte.
scenario-fault-unknown-of = „{ $key }“ = „{ $found }“ kommt in der Runde nicht mit IT-Kosten vor. Bekannt sind: { $known }. Eine Auswahl braucht einen Wert, der Positionen im Zielbereich oder daneben hat.
scenario-fault-no-line = Keine Position erfüllt alle Bedingungen der Auswahl zugleich.
scenario-fault-no-money = Die gewählten Positionen haben in { $period } keinen Betrag über null. Gutschriften werden nicht gekürzt; mehrere Positionen ohne Betrag lassen offen, welche das Geld bekommt.
scenario-fault-too-much = In { $period } werden { $asked } verlangt, vorhanden sind { $there }. Das Ergebnis wäre negativ.
scenario-fault-share-of-nothing = Ein Anteil einer neuen Position ist nicht bestimmbar. Bitte „amount“ angeben.
scenario-fault-nothing-unclear = Die gewählten Positionen haben keine ungeklärten Beträge.
scenario-fault-year = { $year } ist weder Haushaltsjahr noch Planjahr der Runde. Bekannt sind: { $known }.
scenario-fault-target-year = „reach.fiscal_year“ nennt { $year }; für dieses Jahr wird kein Ziel gemessen. Haushaltsjahre der Runde: { $known }.
scenario-fault-years = Dieser Schritt gilt für alle Jahre; „years“ hat hier keine Wirkung. Bitte streichen.
scenario-fault-candidate = Die Datei kennt kein Projekt „{ $found }“. Ein Projekt, das beginnen soll, steht unter [[projects]].
scenario-fault-project = Die Positionen des Projekts „{ $found }“ haben in diesen Jahren keinen Betrag.
scenario-fault-twice = Das Projekt „{ $found }“ wird in diesem Szenario zweimal begonnen.
scenario-fault-changed = Ein früherer Schritt hat die Position { $line } schon geändert. Das Verschieben eines Projekts muss vorher stehen, weil sich mit dem Go-live die Klasse ändert.
scenario-fault-too-large = Ein Betrag dieses Szenarios ist größer, als eine Position fassen kann.
scenario-fault-mean = „--reach“ rechnet mit der Gesamtquote. Die Runde nimmt das Mittel der Quoten der Dezernate (policy.averaging); darin ändern Kürzen und Aufstocken Zähler und Nenner jeder Quote, und die günstigsten Schritte lassen sich nicht mit Beweis finden. Einzelne Schritte prüft ein Szenario auch nach dem Mittel.
scenario-fault-no-target = Für das gesuchte Haushaltsjahr ist das Ziel nicht bestimmbar: Es fehlt ein Betrag der gesuchten Phase, oder die IT-Kosten sind nicht positiv.
scenario-fault-no-year-before = „max_growth“ braucht ein Vorjahr mit positiven IT-Kosten; die Runde hat keines.
scenario-fault-staff = Das Projekt „{ $found }“ braucht Personal „{ $staff }“, aber [reach.person_months] nennt dafür keine Kapazität.
scenario-fault-overlap = Die Hebel „{ $first }“ und „{ $second }“ meinen dasselbe Geld (Position { $line }). Bitte die Auswahlen trennen.

scenario-kind-shift = umschichten
scenario-kind-cut = kürzen
scenario-kind-add = hinzufügen
scenario-kind-delay = verschieben
scenario-kind-stop = beenden
scenario-kind-resize = Umfang ändern
scenario-kind-start = beginnen
scenario-kind-decide = Ungeklärtes entscheiden
scenario-kind-target = Zielwert ändern
scenario-kind-areas = Rechnungskreise ändern
scenario-kind-exclude = ausnehmen

scenario-base = Runde
scenario-reached-name = Gefundene Schritte
scenario-closest-name = Nächstmögliches

# Bildschirm
scenario-title = Szenarien zu { $organisation }, { $period }
scenario-row-total = IT-Kosten
scenario-row-share = Innovationsquote
scenario-row-lower = Untergrenze
scenario-row-upper = Obergrenze
scenario-row-target = Zielwert
scenario-row-verdict = Urteil
scenario-row-gap = Lücke (umschichten)
scenario-row-growth = Wachstum zum Vorjahr
scenario-row-undefined = nicht bestimmbar
scenario-steps = Schritte
scenario-step = { $number }. { $kind }: weniger { $taken }, mehr { $given }; geänderte Positionen: { $lines }
scenario-step-outside = außerhalb der Planjahre { $outside }
scenario-step-policy = { $number }. { $kind }
scenario-out = Ausgaben: { $path }

reach-title = Wie das Ziel erreichbar ist, { $period }
reach-met = Das Ziel ist schon erfüllt; es braucht keine Schritte.
reach-found = Das Ziel ist erreichbar. Die günstigsten Schritte wiegen { $cost } (bewegtes Geld mal Gewicht).
reach-proof = Nach dem Beweis des Lösers ist nichts günstiger.
reach-room = Die Schranke des Lösers lässt höchstens { $room } Spielraum für Günstigeres.
reach-out-of-reach = Das Ziel ist unter diesen Grenzen nicht erreichbar. Höchstens möglich ist eine sichere Quote von { $share }; es fehlen { $gap }.
reach-clash = Die Grenzen lassen sich zusammen nicht einhalten, auch wenn das Ziel keine Rolle spielt. Ohne welche Grenze es ginge, steht dabei.
reach-unsolved = Der Löser hat keine Antwort gefunden, die auf den Cent geprüft werden kann. Über die Erreichbarkeit ist damit nichts gesagt.
reach-chosen = Schritte
reach-chosen-row = { $kind } „{ $name }“, Dezernat { $department }: { $amount }
reach-binding = Bindende Grenzen
reach-binding-none = keine: Ohne jede einzelne der Grenzen wäre das Ergebnis dasselbe.
reach-limit-department = Dezernat { $name }: höchstens dieser Verlust
reach-limit-growth = IT-Kosten höchstens (Wachstum zum Vorjahr)
reach-limit-staff = Personal „{ $name }“ (Personenmonate)
reach-limit-cut = Hebel „{ $name }“: höchstens kürzen
reach-limit-raise = Hebel „{ $name }“: höchstens hinzufügen
reach-limit-fixed = Positionen, die bleiben, wie sie sind
reach-without-same = nein
reach-without-saves = ja: ohne sie { $amount } günstiger
reach-without-reaches = ja: ohne sie wäre das Ziel erreichbar
reach-without-share = ja: ohne sie { $share } möglich
reach-without-unknown = nicht feststellbar
reach-one-more = { $step } mehr brächte { $amount }
reach-one-month = 1 Personenmonat

# Blatt Szenarien
scenario-sheet = Szenarien
scenario-sheet-title = Szenarien nebeneinander, Haushaltsjahr { $years }
scenario-sheet-remark = Jedes Szenario beginnt mit der Runde, wie sie ist, und ändert sie nur im Speicher; Eingaben und Entscheidungen bleiben unberührt. Ein Szenario ist eine Rechnung und keine Empfehlung.
scenario-sheet-signs = Vorzeichen: Kosten positiv, Gutschriften negativ. Unterschied = Szenario − Runde: positiv heißt, im Szenario ist es mehr.
scenario-sheet-figure = Größe
scenario-sheet-definition = Definition
scenario-sheet-money = IT-Kosten und Ziel ({ $currency })
scenario-sheet-total = IT-Kosten im Zielbereich (T)
    .definition = Summe der vier Klassen
scenario-sheet-class = davon { $class }
scenario-sheet-negative = ungeklärte Gutschriften (U−)
    .definition = ungeklärte Beträge unter null
scenario-sheet-positive = ungeklärte Beträge über null (U+)
    .definition = ungeklärte Beträge ohne Gutschriften
scenario-sheet-share = Innovationsquote
    .definition = Innovation / T; gilt das Mittel der Quoten, dessen Wert
scenario-sheet-lower = Untergrenze
    .definition = (Innovation + U−) / T
scenario-sheet-upper = Obergrenze
    .definition = (Innovation + U+) / T
scenario-sheet-target = Zielwert
    .definition = Vorgabe der Runde oder des Szenarios
scenario-sheet-verdict = Urteil
    .definition = ✓ erfüllt, ✗ verfehlt, ? nicht entscheidbar
scenario-sheet-gap = Lücke: umschichten
    .definition = Zielwert × T − Innovation, wenn positiv
scenario-sheet-before = IT-Kosten des Vorjahres
    .definition = Vergleichsphase wie im Blatt Wachstum
scenario-sheet-growth = Wachstum
    .definition = (T − Vorjahr) / Vorjahr; leer ohne positives Vorjahr
scenario-sheet-change = Unterschied zur Runde
    .definition = T des Szenarios − T der Runde
scenario-sheet-areas = Rechnungskreise des Ziels
    .definition = über diese wird das Ziel genommen
scenario-sheet-departments-cost = Dezernate: IT-Kosten
scenario-sheet-departments = Dezernate: Unterschied zur Runde
scenario-sheet-departments-note = IT-Kosten des Dezernats im Szenario − in der Runde, im Zielbereich des Szenarios.
scenario-sheet-departments-sum = Summe
    .definition = Summe der Dezernate
scenario-sheet-steps = Schritte der Szenarien
scenario-sheet-steps-note = „weniger“ und „mehr“ über alle Jahre. Umschichten, Verschieben und Entscheiden gehen auf den Cent auf; was ein Verschieben über das letzte Planjahr hinaus bewegt, steht in der letzten Spalte. Die Positionen dazu stehen im Blatt Änderungen (Filter nach Szenario und Schritt).
scenario-sheet-scenario = Szenario
scenario-sheet-step = Schritt
scenario-sheet-kind = Art
scenario-sheet-taken = weniger
scenario-sheet-given = mehr
scenario-sheet-outside = außerhalb der Planjahre
scenario-sheet-lines = geänderte Positionen

# Blatt Änderungen
scenario-changes-sheet = Änderungen
scenario-changes-period = Haushaltsjahr und Phase
scenario-changes-before = vorher
scenario-changes-change = Änderung
scenario-changes-after = nachher
scenario-changes-new = nur im Szenario

# Blatt Ziel erreichen
reach-sheet = Ziel erreichen
reach-sheet-definition = Gesucht sind die Schritte mit dem kleinsten Gewicht, mit denen das Urteil „erfüllt“ lautet und jede Grenze hält. Gewicht = bewegter Betrag × Gewicht je Euro. Gezählt wird nur Innovation, die sicher ist; Ungeklärtes wird nie umgedeutet. Projekte beginnen ganz oder gar nicht.
reach-sheet-signs = Vorzeichen: die Beträge der Schritte sind positiv; ob gekürzt oder hinzugefügt wird, sagt die Spalte Art.
reach-sheet-proof = Der Löser rechnet mit Gleitkommazahlen. Seine Antwort ist auf ganze Cent gebracht und an den Zahlen des Szenarios „{ $name }“ nachgeprüft: Urteil und jede Grenze.
reach-sheet-name = Hebel oder Projekt
reach-sheet-amount = Betrag
reach-sheet-innovation = davon Innovation
reach-sheet-weighted = Gewicht
reach-sheet-sum = Summe
reach-sheet-limits = Grenzen
reach-sheet-limit = Grenze
reach-sheet-allowed = erlaubt
reach-sheet-used = genutzt
reach-sheet-left = frei
reach-sheet-binding = bindend
reach-sheet-one-more = etwas mehr davon
reach-sheet-limits-note = Bindend heißt: Ohne diese eine Grenze wäre das Ergebnis besser. Eine Grenze kann ausgeschöpft und doch nicht bindend sein. Personenmonate stehen als Zahl mit zwei Nachkommastellen. Bei Dezernaten ist „genutzt“ der Verlust; unter null ist es ein Zugewinn.
