# Übersicht, Inhalt und Diagramme.

report-overview-between = zwischen { $lower } und { $upper }
report-overview-growth = Wachstum gegenüber dem Vorjahr
report-overview-no-growth = Nicht bestimmbar: kein Vorjahr in der Quelle
report-overview-growth-undefined = nicht bestimmbar
report-overview-rest = übrige ({ $count })
report-overview-decide-first = Zuerst zu entscheiden (Stand des Laufs)
report-overview-review-first = Zuerst zu prüfen (Stand des Laufs)
report-overview-department = Dez.
report-overview-nothing-to-decide = Keine Position ist zu prüfen.
report-overview-all-to-review = Alle { $count } im Blatt { $sheet }
report-overview-to-contents = Alle Blätter dieser Mappe: { $sheet }
report-sheet-charts = Diagramme
report-sheet-contents = Inhalt
report-charts-title = Diagramme zum IT-Budget { $years }
report-charts-shares = Innovationsquote mit Grenzen je Haushaltsjahr und Phase
report-charts-shares-remark = Die Zahlen hinter dem Bild auf dem Blatt Übersicht: sicher ist die Untergrenze, offen der Abstand zur Obergrenze. Zeiträume, in denen nichts entschieden ist oder die Kosten nicht positiv sind, fehlen.
report-charts-certain = sicher (Untergrenze)
report-charts-open = offen (bis zur Obergrenze)
report-charts-shares-axis = Anteil an den IT-Kosten
report-charts-shares-title = Innovationsquote { $period }: { $lower } bis { $upper }, Ziel { $target }: { $verdict }
report-charts-shares-alt = Gestapelte Säulen mit Ziellinie. { $title }. Die Zahlen stehen auf dem Blatt Diagramme.
report-overview-gap-remark = Ungeklärtes zählt hier nicht als Innovation.
