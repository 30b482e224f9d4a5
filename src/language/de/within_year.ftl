# Haushaltsverlauf: vom Ansatz zum fortgeschriebenen Ansatz.
report-sheet-walk = Haushaltsverlauf
report-walk-title = Vom Ansatz zum fortgeschriebenen Ansatz
report-walk-remark = Errechnet = Ansatz + Nachtrag + Ermächtigungsübertragung + über-/außerplanmäßig + Umbuchung. Differenz = fortgeschriebener Ansatz der Quelle − errechnet. Die Teile sind Änderungen und zählen in keiner anderen Summe des Berichts.
report-walk-signs = Ein Plus erhöht, was ausgegeben werden darf; Umbuchungen ergeben zusammen null, wenn sie innerhalb der IT bleiben. Prognose gegen verfügbar = Prognose − fortgeschriebener Ansatz (ersatzweise errechnet) der Positionen mit Prognose; ein Plus heißt: voraussichtlich mehr als verfügbar. Was Positionen ohne Prognose zur Verfügung haben, steht daneben: Eine fehlende Prognose ist keine von null. Ein leeres Feld heißt: kein Betrag in der Quelle.
report-walk-section = Haushaltsjahr { $year }
report-walk-checked = Die Quelle nennt Teile und fortgeschriebenen Ansatz; die Differenz prüft sie.
report-walk-without-parts = Die Quelle nennt keine Teile; die Differenz ist die nicht aufgeschlüsselte Veränderung.
report-walk-without-adjusted = Die Quelle nennt keinen fortgeschriebenen Ansatz; der errechnete ist nicht prüfbar.
report-walk-others = Nicht in der Summe: außerhalb des Ziels, oder ohne fortgeschriebenen Ansatz in der Quelle.
report-walk-computed = errechnet
report-walk-difference = Differenz
report-walk-forecast-difference = Prognose gegen verfügbar
report-walk-without-forecast = verfügbar ohne Prognose
report-walk-without-forecast-count = Positionen ohne Prognose
report-walk-without-grant = Prognose ohne Vergleichswert
report-walk-without-grant-count = Positionen ohne Vergleichswert
report-walk-without-grant-remark = Nennt ein Dezernat für einen Teil seiner Positionen einen fortgeschriebenen Ansatz, zählen in „Prognose gegen verfügbar“ nur diese. Was andere Positionen an Prognose haben, hat keinen Vergleichswert und steht mit Zahl und Summe daneben; ebenso eine Prognose ganz ohne Ansatz.
report-walk-differences = Positionen, deren Teile den fortgeschriebenen Ansatz nicht ergeben:
