# Das Ziel in voller Breite: Nebeneinander, Doppelzählung, Empfindlichkeit, Umschichtung

## Zielprüfung

report-averaging-budget-years = Gesamtquote über beide Haushaltsjahre
report-averaging-budget-years-base = beide Jahre des Doppelhaushalts
report-views-title = Zielbereich, übrige Rechnungskreise und beides
report-views-remark = „Beides“ ist die Summe aller Rechnungskreise ohne das, was dann doppelt zählte: Zählen die Rechnungen eines eigenen Anbieters, fehlt sein Wirtschaftsplan und umgekehrt. Das Ziel wird nur über den Zielbereich genommen.
report-views-target = Zielbereich
report-views-others = übrige Rechnungskreise
report-views-both = beides
report-views-kept-out = nicht enthalten, zählte sonst doppelt
report-views-open = nicht bestimmbar
report-views-open-remark = „Beides“ ist nicht bestimmbar: Die Runde sagt nicht, ob Positionen mit Leistungsschein an einen eigenen Anbieter gehen und welche Seite zählt (Abschnitt providers der Einstellungen).
report-periods-title = Alle Jahre und Phasen im Zielbereich
report-periods-remark = ➤ bezeichnet die Jahre und die Phase, über die das Ziel geprüft wird. Die übrigen Zeilen sind Auskunft; Urteile sind rechnerisch. Kosten sind positiv.
report-periods-share = Quote
report-periods-gap = umzuschichten
report-periods-verdict = rechnerischer Stand, Grenzen
report-periods-undefined = nicht definiert, Kosten nicht positiv
report-periods-bounds = { $verdict } ({ $lower } bis { $upper })

## Dezernate

report-alone-remark = Was das Ziel verlangte, wenn es ein Dezernat für sich allein erreichen müsste. Das Ziel ist keines für ein Dezernat, sondern für die ganze Organisation; die Beträge sind nur Rechnung und werden nicht addiert. Die drei Wege stehen jeder für sich.

## Doppelzählung

report-sheet-double-count = Doppelzählung
report-double-count-title = Was nicht doppelt zählen darf { $years }
report-double-count-remark = IT-Kosten werden nur auf einer Basis und nur auf einer Seite gezählt. Was sonst doppelt zählte, ist hier mit Grund und Summe herausgehalten. Kosten sind positiv; Erträge stehen mit dem Vorzeichen, das die Eingabe ergibt.
report-double-count-follow = Nachvollziehen: Blatt „Positionen“ nach der Spalte „Nicht im Zielbereich, weil“ und dem Sachkonto filtern; je Betrag mit Fundstelle in dashboard/double_count.csv.
report-double-count-income = Erträge
report-double-count-gross = brutto: Erträge werden nicht abgesetzt
report-double-count-net = netto: Erträge der gewählten Basis werden abgesetzt
report-double-count-section = Herausgehalten: { $period }
report-double-count-none = Nichts: Keine Position gehört zur anderen Basis, ist interne Verrechnung oder steht auf der anderen Seite eines Anbieters.
report-double-count-sum = zusammen nicht gezählt
report-double-count-cause = Grund
report-double-count-accounts = Kontengruppe
report-double-count-inside = Rechnungskreise des Ziels
report-double-count-outside = übrige Rechnungskreise
report-double-count-amounts = Beträge
report-double-count-instead = Was stattdessen zählt
report-double-count-investment = Investition (Auszahlung)
    .instead = auf der Basis Aufwand: ihre Abschreibung, Jahr für Jahr
report-double-count-depreciation = Abschreibung
    .instead = auf der Basis Auszahlung: die Investition, auf die sie entfällt
report-double-count-other-plan = andere Basis (Aufwand oder Auszahlung)
    .instead = derselbe Vorgang auf der gewählten Basis
report-double-count-internal-charge = interne Leistungsverrechnung
    .instead = die Kosten, die verrechnet werden, dort, wo sie gebucht sind
report-double-count-provider-bill = Rechnung des eigenen Anbieters
    .instead = der Wirtschaftsplan des Anbieters
report-double-count-provider-plan = Wirtschaftsplan des eigenen Anbieters
    .instead = seine Rechnungen bei den Dezernaten
report-double-count-income-left = Ertrag oder Einzahlung
report-double-count-set-off = abgesetzter Ertrag
    .instead = zählt mit Minus in der Klasse seiner Position
report-income-section = Erträge: { $period }
report-income-none = Keine Position steht auf einem Ertrags- oder Einzahlungskonto.
report-income-sum = zusammen
report-providers-section = Eigene Anbieter: { $period }
report-providers-remark = Rechnungen sind Positionen der Dezernate im Zielbereich, die die Runde als solche bezeichnet; der eigene Plan sind die Kosten des Anbieters ohne seine Erträge. Beide Seiten sind dasselbe Geld; weichen sie ab, verdient der Anbieter auch anderswo oder eine Seite ist unvollständig.
report-providers-name = Anbieter
report-providers-bills = Rechnungen
report-providers-plan = eigener Plan
report-providers-counts = Es zählt
report-providers-counts-bills = die Rechnungen
report-providers-counts-plan = der eigene Plan
report-providers-counts-both = beide Seiten
report-providers-apart = die Rechnungen; der eigene Plan gehört nicht zum Zielbereich
report-providers-unsaid = nicht festgelegt (providers.counts)

## Empfindlichkeit

report-sheet-sensitivity = Empfindlichkeit
report-sensitivity-title = Wie falsch müssten Klassen sein, damit das Urteil kippt? { $years }
report-sensitivity-remark = Das Urteil beruht auf den Klassen der Positionen. Hier steht der kleinste Betrag, der in Wahrheit einer anderen Klasse angehören müsste, damit ein anderes Urteil gilt; auf den Cent genau, alles Übrige unverändert. Die IT-Kosten insgesamt ändern sich dabei nicht.
report-sensitivity-of-the-run = Verfügbare und nötige Beträge und die Positionen sind Zahlen des Laufs; sie folgen einer Änderung in dieser Mappe nicht.
report-sensitivity-signs = „Vorhanden“ sind die Beträge über null der Klasse oder Gruppe; Gutschriften wirken umgekehrt und zählen hier nicht mit. Anteil = nötig / vorhanden; über 100 % kann das Urteil so nicht kippen.
report-sensitivity-mean = Maßgeblich ist das Mittel der Quoten; dieses Blatt rechnet mit der Gesamtquote, weil ein Euro das Mittel in einem kleinen Dezernat stärker bewegt als in einem großen: Zu einem Paar von Klassen gehört dann kein einzelner Betrag. Die entscheidenden Positionen nach dem Mittel stehen im Blatt Zielprüfung.
report-sensitivity-section = { $period }: { $verdict } (Gesamtquote)
report-sensitivity-gains = „{ $verdict }“ wird zu „{ $then }“, wenn { $least } dessen, was Regelbetrieb oder Weiterentwicklung ist, in Wahrheit Innovation ist: { $share } von { $available }.
report-sensitivity-gains-never = „{ $verdict }“ würde zu „{ $then }“ erst mit { $least } mehr Innovation; so viel Regelbetrieb und Weiterentwicklung gibt es nicht ({ $available }).
report-sensitivity-loses = „{ $verdict }“ wird zu „{ $then }“, wenn { $least } der Innovation in Wahrheit keine ist: { $share } von { $available }.
report-sensitivity-loses-never = „{ $verdict }“ würde zu „{ $then }“ erst mit { $least } weniger Innovation; so viel eingestufte Innovation gibt es nicht ({ $available }). Ob ungeklärte Positionen es ändern, steht in der Tabelle darunter.
report-sensitivity-from = zählt als
report-sensitivity-to = wäre in Wahrheit
report-sensitivity-available = vorhanden
report-sensitivity-least = nötig
report-sensitivity-share = Anteil
report-sensitivity-then = Urteil dann
report-sensitivity-note = Bemerkung
report-sensitivity-never = ändert das Urteil nie
report-sensitivity-enough = kann kippen
report-sensitivity-short = reicht allein nicht
report-sensitivity-doubts = Nach Anlass des Zweifels. Eine Position kann in mehreren Gruppen stehen; Gruppen werden nicht addiert.
report-sensitivity-no-doubts = Keine Klasse ist zweifelhaft.
report-sensitivity-doubt = Anlass
report-sensitivity-if = wenn sie in Wahrheit
report-sensitivity-innovation = Innovation ist
report-sensitivity-other = keine Innovation ist
report-sensitivity-group = { $class }: { $doubt } (Positionen: { $count })
report-sensitivity-nearest = Am nächsten an „{ $verdict }“: Die kürzeste Liste von Positionen ({ $count }), die dafür einer anderen Klasse angehören müssten; nötig sind { $needed }.
report-sensitivity-nearest-none = „{ $verdict }“ ist nicht zu erreichen: Nötig wären { $needed }, mehr als alle Positionen zusammen bewegen.
report-sensitivity-moves = bewegt
report-sensitivity-more = Gezeigt sind { $shown } von { $count }; alle weiteren stehen in dashboard/sensitivity.csv.
report-doubt-no-rule = keine Regel trifft zu
report-doubt-conflict = Regeln widersprechen sich
report-doubt-left-open = Regel oder Go-live-Jahr lässt es offen
report-doubt-decided-open = von einer Person offen gelassen
report-doubt-declared-only = nur nach der Anmeldung des Dezernats
report-doubt-label-only = nur nach dem Kennzeichen der Betragsspalte
report-doubt-contradicted = die Anmeldung widerspricht der Klasse
report-doubt-stale = Entscheidung veraltet

## Umschichtung

report-sheet-candidates = Umschichtung
report-candidates-title = Woher Mittel für Innovation kommen könnten { $years }
report-candidates-remark = Nur Hinweise, keine Vorschläge: Was hier steht, wächst, läuft aus oder kommt in mehreren Dezernaten vor. Ob es entbehrlich ist, weiß nur, wer es betreibt. Eine Position kann in mehreren Tabellen stehen; die Summen werden nicht addiert.
report-candidates-of-the-run = Die Lücke folgt einer geänderten Klasse; die Listen und ihre Summen sind Zahlen des Laufs.
report-candidates-signs = Kosten sind positiv. Veränderung = später − früher. Innovation und Ungeklärtes sind nicht enthalten.
report-candidates-section = Hinweise für { $period }
report-candidates-growing = { $number ->
        [one] Wachsender Regelbetrieb: { $count } Position mit Betrag in beiden Jahren, { $sum } mehr.
       *[other] Wachsender Regelbetrieb: { $count } Positionen mit Betrag in beiden Jahren, zusammen { $sum } mehr.
    }
report-candidates-no-before = Wachsender Regelbetrieb: Die Quelle enthält kein Vorjahr.
report-candidates-ending = { $number ->
        [one] Auslaufende Verträge und Projekte bis zum Ende des Jahres: { $count } Position, Regelbetrieb und Weiterentwicklung zusammen { $sum }. Maßgeblich sind Datumsspalten (die in der Runde genannte Spalte des Vertragsendes, Ende des Projekts), nie Freitext.
       *[other] Auslaufende Verträge und Projekte bis zum Ende des Jahres: { $count } Positionen, Regelbetrieb und Weiterentwicklung zusammen { $sum }. Maßgeblich sind Datumsspalten (die in der Runde genannte Spalte des Vertragsendes, Ende des Projekts), nie Freitext.
    }
report-candidates-planned-after = im Folgejahr dennoch geplant
report-candidates-going-on = { $number ->
        [one] Davon hat { $count } Position ({ $sum }) im Folgejahr dennoch einen Ansatz: Der Vertrag oder das Projekt endet, die Kosten sollen weiterlaufen. Frei würden diese Mittel erst, wenn auch der Ansatz entfällt.
       *[other] Davon haben { $count } Positionen (zusammen { $sum }) im Folgejahr dennoch einen Ansatz: Der Vertrag oder das Projekt endet, die Kosten sollen weiterlaufen. Frei würden diese Mittel erst, wenn auch der Ansatz entfällt.
    }
report-candidates-cut = Gezeigt sind die { $shown } größten.
report-candidates-end = Ende
report-candidates-ends = was endet
report-candidates-project = Projekt
report-candidates-contract = Vertrag
report-candidates-shared = { $number ->
        [one] Mehrfach vorhanden: { $count } IT-Lösung, Vertrag oder gleich lautende Bezeichnung, wofür mehrere Dezernate zahlen. Verglichen wird der volle Text ohne Groß- und Kleinschreibung; die einzelnen Positionen stehen in dashboard/candidates.csv.
       *[other] Mehrfach vorhanden: { $count } IT-Lösungen, Verträge oder gleich lautende Bezeichnungen, für die mehrere Dezernate zahlen. Verglichen wird der volle Text ohne Groß- und Kleinschreibung; die einzelnen Positionen stehen in dashboard/candidates.csv.
    }
report-candidates-growing-none = Wachsender Regelbetrieb: Keine Position mit Betrag in beiden Jahren wächst.
report-candidates-ending-none = Auslaufende Verträge und Projekte: Bei Regelbetrieb und Weiterentwicklung nennt keine Datumsspalte ein Ende bis zum Ende des Jahres.
report-candidates-shared-none = Mehrfach vorhanden: Keine IT-Lösung, kein Vertrag und keine Bezeichnung steht bei mehreren Dezernaten; verglichen wird der volle Text ohne Groß- und Kleinschreibung.
report-candidates-key = Schlüssel oder Bezeichnung
report-candidates-same = gleich ist
report-candidates-departments = Dezernate
report-candidates-first = erste Position
report-candidates-solution = IT-Lösung
report-candidates-title-key = Bezeichnung
