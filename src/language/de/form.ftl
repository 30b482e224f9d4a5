# Das Formular, das die Dezernate ausfüllen. Erklärungen zu Spalten haben höchstens 255 Zeichen,
# weil Tabellenprogramme an der Zelle nicht mehr zeigen.

form-sheet-lines = Positionen
form-sheet-projects = Projekte
form-sheet-guide = Hinweise

form-title = IT-Anmeldung { $years }: Dezernat { $department }
form-origin = { $organisation }, { $area }; Basis des Innovationsziels: { $basis }; alle Beträge in { $currency }
form-lines-note = Gelbe Felder ausfüllen, neue Positionen in den leeren Zeilen darunter. Alles Weitere steht im Blatt Hinweise.
form-projects-note = Gelbe Felder ausfüllen, neue Projekte in den leeren Zeilen darunter. Beträge stehen nur im Blatt Positionen.
form-sum = Summe

## Spalten der Positionen

form-line-id = Kennung
    .help = Gesperrt. Daran wird die Position im nächsten Jahr wiedererkannt. Neue Positionen haben keine; sie bekommen ihre Kennung beim Einlesen.
form-help-unit = Amt, Fachbereich oder Abteilung, die den Bedarf anmeldet.
form-help-area = NKF oder der Wirtschaftsplan, zu dem die Position gehört. Leer heißt: der Rechnungskreis des Dezernats.
form-help-product_group = Produktgruppe des Haushalts, mit führenden Nullen.
form-help-product = Produkt des Haushalts, mit führenden Nullen, zum Beispiel 010601.
form-help-cost_centre = Kostenstelle, die den Aufwand trägt.
form-help-account = Sachkonto, zum Beispiel 529100. Aufwand und Auszahlung derselben Beschaffung stehen in zwei Zeilen, weil sie verschiedene Konten haben.
form-help-account_name = Bezeichnung des Sachkontos.
form-help-title = Was beschafft oder geleistet wird, in einem Satz: „Wartung Fachverfahren Jugendhilfe“, nicht nur „Wartung“.
form-help-description = Warum es gebraucht wird und was sich gegenüber dem Vorjahr ändert. Hier stehen auch die Tatsachen, aus denen die Klasse folgt.
form-help-project_id = Nummer des Projekts im Blatt Projekte. Leer lassen, wenn die Position zu keinem Projekt gehört.
form-help-solution_id = Nummer der IT-Lösung im Lösungsverzeichnis.
form-help-contract_id = Nummer des Leistungsscheins oder Vertrags, aus dem die Kosten folgen.
form-help-business_area = Geschäftsfeld, für das die Leistung gebraucht wird. Der Innovationstest fragt, was in diesem Geschäftsfeld neu ist.
form-help-solution_scope = Wer die Lösung nutzt: alle (übergreifend), mehrere Bereiche mit gleicher Aufgabe (geschäftsbereichsspezifisch) oder ein Fachbereich (fachspezifisch).
form-help-funding = Woher das Geld kommt, wenn nicht aus dem eigenen Haushalt, zum Beispiel „Digitalpakt“.
form-help-declared_class = Regelbetrieb, Weiterentwicklung oder Innovation aus Sicht des Dezernats; die Definitionen stehen im Blatt Hinweise. Über die Klasse entscheidet die gemeinsame Regeltabelle.
form-help-note = Was die Prüfenden noch wissen sollten.
# period: Phase und Jahr
form-before = bisher: { $period }
form-references = bisher: …
form-reference-help = Gesperrt. Zahl aus der Haushaltsrunde, aus der das Formular erzeugt wurde, zum Vergleich. Sie wird beim Einlesen nicht mitgezählt.
form-requests = Anmeldung
form-request-help = Betrag, der für { $year } angemeldet wird. Leer heißt: nichts angemeldet. 0 heißt: ausdrücklich nichts.
form-plans = Planung
form-plan-help = Mittelfristige Planung für { $year }. Leer heißt: noch nicht geplant.

form-scope-shared = übergreifend
form-scope-division = geschäftsbereichsspezifisch
form-scope-special = fachspezifisch

form-refuse-money = Bitte eine Zahl eingeben, zum Beispiel 1250 oder 1.250,00. Erläuterungen gehören in die Spalte Bemerkung.
form-refuse-words = Bitte einen dieser Werte wählen: { $words }.
form-refuse-project = Diese Nummer steht nicht im Blatt Projekte. Bitte das Projekt dort eintragen.
form-refuse-date = Bitte ein Datum eingeben, zum Beispiel 01.07.2027.

## Spalten der Projekte

form-project-project_id = Projekt-ID
    .help = Nummer, unter der die Positionen das Projekt nennen. Bei vorhandenen Projekten gesperrt.
form-project-title = Bezeichnung
    .help = Name des Projekts.
form-project-business_area = Geschäftsfeld
    .help = Geschäftsfeld, auf das sich T1, T2 und T3 beziehen.
form-project-kind = Projektart
    .help = Warum das Projekt gemacht wird: Effizienzprojekt, Strategisches Projekt oder Notwendige Erweiterung oder Ablösung. Die Projektart ist nicht die Klasse.
form-project-status = Status
    .help = Stand des Projekts, zum Beispiel beantragt, genehmigt, laufend, abgeschlossen.
form-project-begin = Beginn
    .help = Erster Tag des Projekts.
form-project-go_live = Inbetriebnahme
    .help = Erster Tag des Regelbetriebs. Laufende Kosten ab diesem Tag sind Regelbetrieb.
form-project-end = Ende
    .help = Letzter Tag des Projekts.
form-project-first_use = T1 Ersteinsatz
    .help = Wird eine neue Technologie in diesem Geschäftsfeld erstmals eingesetzt? Wer es nicht weiß, wählt unbekannt.
form-project-first_digitalisation = T2 Erstdigitalisierung
    .help = Wird dieses Geschäftsfeld erstmals digitalisiert? Wer es nicht weiß, wählt unbekannt.
form-project-replacement = T3 Ablösung
    .help = Wird eine Anwendung notwendigerweise abgelöst, um den Betrieb zu sichern? Wer es nicht weiß, wählt unbekannt.
form-project-cost_benefit = Kosten-/Nutzenbetrachtung
    .help = Liegt eine Kosten-/Nutzenbetrachtung vor?
form-project-follow_up_cost = Folgekosten pro Jahr
    .help = Was der Betrieb des Ergebnisses in einem vollen Jahr kostet, in Euro. Entstehen keine Folgekosten, 0 eintragen; leer heißt: nicht bekannt.
form-project-description = Beschreibung
    .help = Was entsteht, was es ersetzt, wer es nutzt. Tatsachen zählen mehr als Wörter wie „innovativ“.

## Blatt Hinweise

form-guide-title = Ausfüllhinweise
form-guide-steps = So geht es
form-step-fill = Nur gelbe Felder sind auszufüllen. Die übrigen Zellen sind ohne Kennwort gesperrt, damit die Mappe später ohne Nacharbeit eingelesen werden kann.
form-step-request = Zu jeder Position den Betrag für { $years } und die Planjahre eintragen, in vollen Euro und Cent, Kosten positiv, Erträge negativ. Formeln sind erlaubt; gelesen wird ihr gespeicherter Wert.
form-step-drop = Entfällt eine Position, bleiben ihre Beträge leer. Die Zeile muss nicht gelöscht werden.
form-step-new = Neue Positionen kommen in die leeren Zeilen unter den vorhandenen, ohne Kennung. Nötig sind mindestens Sachkonto, Bezeichnung und Betrag.
form-step-project = Gehört eine Position zu einem Projekt, steht dessen Nummer in der Spalte Projekt und das Projekt im Blatt Projekte mit den Antworten zu T1, T2 und T3.
form-step-lock = Keine Spalten oder Blätter einfügen, löschen, verschieben oder umbenennen und keine Kennung ändern: Eine so geänderte Mappe wird mit Begründung zurückgewiesen. Sortieren und Filtern schadet nicht.
form-step-return = Die Mappe als xlsx oder ods speichern, ohne Kennwort, und zurücksenden.
form-guide-classes = Klassen und Innovationstest
form-class-operations = Betrieb dessen, was vorhanden ist: Wartung, Pflege, Lizenzen, Hosting, Ersatz gleicher Art.
form-class-enhancement = Fortentwicklung vorhandener Lösungen: neue Funktionen, weitere Nutzerkreise, Erweiterungen.
form-class-innovation = Schaffung neuer Lösungen: T1 oder T2 trifft zu und T3 trifft nicht zu, jeweils bezogen auf das Geschäftsfeld.
form-test = Innovationstest
    .help = Innovation = (T1 oder T2) und nicht T3. Für jede Frage genügt ja, nein oder unbekannt; unbekannt ist besser als geraten.
form-test-first-use = T1 Ersteinsatz
    .help = Wird eine neue Technologie in diesem Geschäftsfeld erstmals eingesetzt?
form-test-first-digitalisation = T2 Erstdigitalisierung
    .help = Wird dieses Geschäftsfeld erstmals digitalisiert?
form-test-replacement = T3 Ablösung
    .help = Wird eine Anwendung notwendigerweise abgelöst, um den Betrieb zu sichern, etwa weil der Hersteller die Pflege einstellt?
form-example = Beispiele
    .help = Wartung der Jugendamtssoftware: Regelbetrieb. Neues Modul in derselben Software: Weiterentwicklung. Erste digitale Akte in einem Bereich, der bisher nur Papier kannte: Innovation (T2). Neue Software, weil die alte abgekündigt ist: keine Innovation (T3).
form-guide-lines = Spalten im Blatt Positionen
form-guide-projects = Spalten im Blatt Projekte
form-guide-contact = Fragen
form-contact = Fragen zu Beträgen und Konten beantwortet die für den Haushalt zuständige Stelle, Fragen zu Klassen, Projekten und zum Innovationstest die für die IT-Steuerung zuständige Stelle der eigenen Organisation. Wer eine Angabe nicht hat, lässt das Feld leer und schreibt es in die Bemerkung.
