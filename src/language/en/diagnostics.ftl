# Messages about the inputs. Above each message stand the values it speaks of.
# .expected says what was expected, .help what to do.

diagnostic-expected = expected
diagnostic-help = help
diagnostic-sheet = sheet
diagnostic-cell = cell
diagnostic-column = column
diagnostic-row = row
# rest: number of further cells that are not named one by one
diagnostic-rest = { $number ->
        [one] { $rest } more cell of this column with the same message
       *[other] { $rest } more cells of this column with the same message
    }
# column: letters of the column
column-without-heading = (no heading, column { $column })

## Files

# reason
datei-fehlt = there is no such file
    .expected = a file at this path
    .help = put the file there or correct the path in round.toml
# reason: password, empty, markup, damaged, too-large, too-long, folder,
# no-file, unknown-format, open-quote,
# quote-read with count: lines, or the error's words
datei-unlesbar = { $reason ->
        [password] the file is protected by a password
        [empty] the file is empty
        [markup] the file holds a web page or XML instead of a table
        [damaged] the file is damaged
        [too-large] the file holds more than can safely be read
        [unknown-format] the file has no known table format
        [folder] the path is a folder, not a file
        [no-file] the path is no ordinary file but a device or a pipe
        [too-long] the file is larger than the round allows
        [open-quote] a quotation mark drew all lines up to the next one into this cell; their amounts are missing
        [quote-read] a quotation mark has no partner; the lines up to the next one ({ $count }) were read one by one all the same, since each has just as many fields as the others
       *[other] the file cannot be read: { $reason }
    }
    .expected = { $reason ->
        [quote-read] quotation marks only in pairs around a whole field, doubled inside it
        [open-quote] quotation marks only in pairs around a whole field, doubled inside it
       *[other] a file without encryption in the format xlsx, xlsm, xlsb, xls, ods or csv
    }
    .help = { $reason ->
        [quote-read] delete the stray quotation mark in the csv file and check the lines
        [open-quote] delete the stray quotation mark in the csv file or save the file as xlsx
        [too-large] check whether the file should be that large; if so, raise the value in section [limits] of round.toml that docs/haushaltsrunde.md names
        [too-long] check whether the file should be that large; if so, raise the value in section [limits] of round.toml that docs/haushaltsrunde.md names
        [folder] correct the path in round.toml or put an ordinary file there
        [no-file] correct the path in round.toml or put an ordinary file there
       *[other] open it in a spreadsheet program, save it as xlsx without a password and put it back
    }
# no values
datei-ausserhalb = the path leads out of the folder of the inputs; the file was not read
    .expected = a file in the folder of the round or in the one named with --inputs-from
    .help = put the file there instead of the link, or set paths = "anywhere" in section [limits] of round.toml
# name, other: sheets there are
blatt-fehlt = no sheet of the file is called "{ $name }"
    .expected = one of the sheets { $other }
    .help = rename the sheet or correct "sheets" in round.toml
# no values
blatt-leer = the sheet has not a single cell
    .expected = a row of headings with rows below it
    .help = fill the sheet or name it no longer in round.toml
# found: the first row
blatt-ohne-tabelle = the sheet has no row with known headings; it begins with: { $found }
    .expected = a row with at least two headings known to round.toml or the program
    .help = map the headings in round.toml or give "header_row"; a sheet of explanations may stay as it is
# no values
blatt-ausgeblendet = the sheet is hidden and was read all the same
    .help = if it is not part of the budget, name the other sheets with "sheets" in round.toml
# found: the rows, count: how many, number: one or other
zeile-ausgeblendet = { $number ->
        [one] row { $found } is hidden; it was read like any other
       *[other] { $count } rows are hidden ({ $found }); they were read like all others
    }
    .help = show them and see whether they belong to the request; otherwise delete them or leave them out with "rows" in round.toml
# found: the columns, count: how many, number: one or other
spalte-ausgeblendet = { $number ->
        [one] column { $found } is hidden; it was read like any other
       *[other] { $count } columns are hidden ({ $found }); they were read like all others
    }
    .help = show them and see whether what they say still holds; otherwise name the column under "ignore" in round.toml
# no values
zeichensatz-unklar = { $reason ->
        [utf-16] the file seems to be { $name } without a mark; it was not used
        [declared] the file does not fit the declared encoding { $name }; it was not used
       *[line] line { $line } is not UTF-8; the file was not used. In Windows-1252 the line reads: { $found }
    }
    .expected = UTF-8 or a declared encoding
    .help = { $reason ->
        [utf-16] add the line encoding = "{ $name }" under [[inputs]] in round.toml, or save the file as UTF-8
        [declared] correct "encoding" in round.toml
       *[line] if the line reads right, add the line encoding = "windows-1252" under [[inputs]] in round.toml; otherwise save the file as UTF-8
    }

## Forms

formular-ohne-stempel = the file is no form of this program: it has no readable stamp
    .expected = a workbook that "fuenftel template" wrote, with its hidden sheet "Stempel"
    .help = have the form issued and filled in anew, or read the file as an input with kind = "budget" and a mapping of its own
# found, expected: versions of the form
formular-version = the form has version "{ $found }" and is outdated or newer than the program
    .expected = version { $expected }
    .help = issue the form anew with this program and carry the entries over; if the form is newer, update the program
# found, expected
formular-fremd = the form belongs to "{ $found }"
    .expected = { $expected }
    .help = check whether the file was put into the right round
# found, expected: years
formular-jahr = the form asks for { $found }
    .expected = { $expected }, as round.toml says under fiscal_years
    .help = ask for the form of this budget year or correct fiscal_years
# found: code; expected: codes of the round
formular-dezernat = the form belongs to department "{ $found }", which the round does not know
    .expected = one of these departments: { $expected }
    .help = add the department to round.toml under departments or remove the file
# reason: sheet, columns, stamp; name: sheet; found: columns that differ
formular-beschaedigt = { $reason ->
        [sheet] the sheet "{ $name }" is missing, was renamed or lost its headings; the form is not read
        [stamp] the hidden sheet "{ $name }" was changed; the form is not read
       *[columns] columns of the sheet "{ $name }" were changed, the form is not read: { $found }
    }
    .expected = { $reason ->
        [columns] all columns below their headings in their place (found ≠ expected)
       *[other] the sheet "{ $name }" as it was issued
    }
    .help = undo the change, or carry the entries over into a form issued anew
# reason: unknown, doubled, again; found: id
formular-kennung = { $reason ->
        [doubled] the id "{ $found }" stands in a second row; the form is not read
        [again] the row has no id, but equals line "{ $found }" of the form; it counts as a further line
       *[unknown] the form was not issued with the id "{ $found }"; it is not read
    }
    .expected = { $reason ->
        [again] each line in one row, new ones with a title of their own
       *[other] each issued id at most once, new rows without an id
    }
    .help = { $reason ->
        [again] enter the amount in the row with the id, or give the new line another title
       *[other] restore the id as it was issued; clear the cell in new rows
    }
# name: id; found, expected: amounts
formular-vergleichswert = the figure to compare with of line { $name } was changed: { $found }
    .expected = { $expected }, as issued
    .help = ask the department; the figure is not counted, all amounts stand
# count: issued lines
formular-leer = the form is not filled in: none of its lines ({ $count }) and no new row has an amount
    .expected = amounts in the yellow columns
    .help = ask the department; until then nothing counts as asked for
# name: id; found: key
formular-position-entfallen = line { $name } stands no longer in the form: { $found }
    .help = nothing to do if it is to be dropped; it counts as not asked for

## Columns

# heading, found: sample values, count: cells that hold something
# reason near with other: the heading that may be meant
spalte-unbekannt = { $number ->
        [one] the column "{ $heading }" has no role; { $count } cell holds something: { $found }
       *[other] the column "{ $heading }" has no role; { $count } cells hold something: { $found }
    }
    .expected = a heading known to round.toml or the program
    .help = { $reason ->
        [near] perhaps "{ $other }" is meant: correct the heading in the file or map it in round.toml
       *[other] map the column in round.toml as a field, an amount, "extra" or "ignore"
    }
# heading; reason near with other: the heading that may be meant
spalte-fehlt = the column "{ $heading }" is missing
    .expected = a column with this heading
    .help = { $reason ->
        [near] perhaps "{ $other }" is meant: correct the heading in round.toml or in the file
       *[other] add the column or correct the heading in round.toml
    }
# heading, other: letters of the first column, name: its heading; reason: second-table with
# line: row, or page with count: number of rows
spalte-doppelt = { $reason ->
        [second-block] row { $line } has further headings that take several rows; the rows below it were read under the headings of the first table
        [second-table] another table begins in row { $line }; it was read under its own headings
        [page] the headings are repeated in { $count } rows, first here; these were passed over
       *[other] the column "{ $heading }" says the same as column { $other } ("{ $name }"); only the first one counts
    }
    .expected = { $reason ->
        [second-block] one row of headings for each further table
        [second-table] headings that belong to the rows below them
        [page] one row of headings for each sheet
       *[other] each heading, each field and each period only once
    }
    .help = { $reason ->
        [second-block] put each table on a sheet of its own
        [second-table] nothing to do unless the rows below it stand above already
        [page] nothing to do if these are the headings of a printed page
       *[other] rename or delete one of the two columns or name it under "ignore" in round.toml
    }
# columns: the columns of the further table such as F:I; reason unclear: nothing decides it
tabellen-nebeneinander = { $reason ->
        [unclear] the columns { $columns } have headings of their own and rows that are empty to the left; nothing decides whether they are a table of their own. They were read as part of the left one
       *[other] a further table stands in the columns { $columns } beside the first one; it was read with its own headings
    }
    .expected = { $reason ->
        [unclear] one table, or two that each say by the same fields what their rows are for
       *[other] tables that are parted by an empty column
    }
    .help = { $reason ->
        [unclear] give each table a section [[inputs]] with "columns" in round.toml, such as columns = "{ $columns }"
       *[other] nothing to do if both tables state different amounts; if only one shall count, name its columns with "columns" in round.toml
    }
# found, expected
jahr-falsch = "{ $found }" is no budget year
    .expected = { $expected }
    .help = correct the year in the file or in round.toml
# heading: the heading, name: name of the sheet (reason: sheet) or file (file), found: year
jahr-aus-namen = "{ $heading }" names no year; { $found } was taken from the name of the { $reason ->
        [sheet] sheet
       *[file] file
    } "{ $name }"
    .help = if the year is wrong, name the heading with its year under "amounts" in round.toml
# found: the row with the most known headings
betragsspalte-fehlt = no heading names what is to be read here; all that is known: { $found }
    .expected = an amount column such as "Ansatz 2026", for posts a column of counts
    .help = map the heading in round.toml under "amounts" or "posts"
# found: the text, name: the columns, unit: factor
einheit-uebernommen = "{ $found }" is true of the columns { $name }: their amounts were multiplied by { $unit }
    .help = nothing to do if that is right; otherwise give the unit in round.toml with "unit"
# found: the text, name: the columns, unit: its factor, other: the one that was used; reason: input
# and column by round.toml, heading by the heading, below under the table
einheit-widerspruch = { $reason ->
        [heading] "{ $found }" means a factor of { $unit }, the heading says { $other }; { $other } was used (columns: { $name })
        [below] "{ $found }" means a factor of { $unit } but only stands below the amounts; { $other } was used (columns: { $name })
       *[other] "{ $found }" means a factor of { $unit }, round.toml says { $other }; { $other } was used (columns: { $name })
    }
    .expected = one unit for each column, the same in the file and in round.toml
    .help = correct the file or change "unit" in round.toml; "unit" under "amounts" settles a single column
# found: the text, name: the columns
einheit-unklar = "{ $found }" may name the unit of the amounts; no factor was used (columns: { $name })
    .expected = words such as "Angaben in T€" or a unit in the heading
    .help = give "unit" in round.toml: 1, 1000 (T€) or 1000000 (Mio. €)
# reason: same with other (the other table) and count (amounts), sum with other, all
tabelle-doppelt = { $reason ->
        [same] the table holds the same amounts as { $other } ({ $count } for each period); both count
        [sum] the table has the same sums as { $other }, perhaps as a summary; both count
       *[all] the table has the same sums as the other tables of the file together; all of them count
    }
    .expected = each amount in a single table
    .help = name only the sheets that count in round.toml with "sheets", or remove the surplus file or table

## Cells

# found, reason: formula where a formula has no value, currency for a foreign one
betrag-unlesbar = { $reason ->
        [formula] the formula has no stored value
        [currency] "{ $found }" names another currency than the round
       *[other] "{ $found }" is no amount
    }
    .expected = a number such as 1250, 1.250,00 or -1.250,00
    .help = { $reason ->
        [formula] open the file in a spreadsheet program and save it, so that it holds the value
        [currency] enter the amount in the currency of the round or correct "currency" in round.toml
       *[other] leave the cell empty if nothing is asked for yet; a fixed word for missing amounts belongs in round.toml under "absent"
    }
# count: cells of the column, found: what they say and how often
betrag-fehlt = cells without an amount in this column: { $count }, the first one here; they count as empty, not as 0: { $found }
    .help = enter the amounts once they are known
# count: cells of the column, found: what they say and how often
betrag-eigene-einheit = cells with a unit of their own in this column: { $count }, the first one here; it wins over the column's: { $found }
    .help = check whether the unit in the cell is right; otherwise enter the number only
# found, computed: the rounded amount
betrag-gerundet = { $found } is no whole cent and was rounded to { $computed }
    .expected = two decimal places at most
    .help = round the amount in the spreadsheet if it has to be exact
# found
betrag-zu-gross = { $found } is too large for an amount
    .expected = an amount below 92 quadrillion
    .help = check the number and the unit of the column
# reason: columns with count of of lines, name: examples; cell with name: line;
# found, sum: period and sum, expected, computed: what they are compared with, ratio: multiple
einheit-unplausibel = { $reason ->
        [department] the cost of { $name } is { $sum } in { $found }, in the earlier report { $computed } in { $expected } (ratio { $ratio })
        [cell] "{ $name }": { $found } { $sum } is about a thousandfold or a thousandth of { $expected } { $computed } (ratio { $ratio })
       *[columns] in { $count } of { $of } lines { $found } (together { $sum }) and { $expected } (together { $computed }) are about a thousandfold apart (ratio { $ratio }), such as: { $name }
    }
    .expected = both in the same unit
    .help = { $reason ->
        [department] check whether the files of the department are kept in thousands, and give "unit" in round.toml
        [cell] check whether the amount was entered in thousands
       *[columns] check whether one of the columns is kept in thousands, and give "unit" for the column in round.toml
    }
# reason: columns as for einheit-unplausibel, table with count of of amounts and sum
vorzeichen-unplausibel = { $reason ->
        [department] the cost of { $name } is { $sum } in { $found }, in the earlier report { $computed } in { $expected }: with another sign
        [table] { $count } of { $of } amounts of cost are negative, together { $sum }
       *[columns] in { $count } of { $of } lines { $found } (together { $sum }) and { $expected } (together { $computed }) have opposite signs, such as: { $name }
    }
    .expected = cost with one sign
    .help = check "sign" of the input or the column in round.toml
# found, computed: read as German, other: read as English, name: input
zahlenformat-mehrdeutig = "{ $found }" may mean { $computed } or { $other } and was not read
    .expected = a notation that is clear within the column
    .help = in round.toml under [[inputs]] with name = "{ $name }" add the line number_format = "german" (which makes { $computed }) or number_format = "english" (which makes { $other })
# found
zelle-fehlerwert = the cell holds the error { $found }
    .expected = a value
    .help = correct the formula in the spreadsheet
# found
datum-unlesbar = "{ $found }" is no date
    .expected = a date such as 31.12.2026 or 2026-12-31
    .help = correct the date or leave the cell empty
# found
angabe-unlesbar = "{ $found }" is neither yes nor no
    .expected = yes, no or an empty cell
    .help = correct the entry; empty means unknown
# found: how the text begins, count: characters kept
text-zu-lang = the text "{ $found }" is too long and was cut after { $count } characters
    .expected = { $count } characters at most
    .help = shorten the text
# count: cells of the column, found: texts and how often
text-beschaedigt = cells with damaged umlauts or signs in this column: { $count }, the first one here: { $found }
    .expected = umlauts as they were written, such as "ü" instead of "Ã¼"
    .help = for text files check the line encoding = "utf-8" or encoding = "windows-1252" under [[inputs]] in round.toml; otherwise export the file anew from its source
# count: texts, found: the first one without control characters
steuerzeichen-entfernt = invisible control characters were removed from texts of the file (texts: { $count }), the first is "{ $found }"
    .help = nothing to do; the characters mostly come from the program that exported the file
# count: number of cells
formel-wert = amounts of this table that are formulas: { $count }; the stored value of each counts
    .help = in doubt open the file in a spreadsheet program, recalculate and save it

## Rows

# found
dezernat-unbekannt = the department "{ $found }" is not in round.toml; { $count } rows with { $sum } are not counted
    .expected = the code of a department of the round
    .help = correct the code or add the department to round.toml
# no values
dezernat-fehlt = the row names no department
    .expected = the code of a department of the round
    .help = enter the department or give "department" for the input in round.toml
# sum
zeile-ohne-bezeichnung = the row has amounts ({ $sum }) but no label
    .expected = a label, or the word Summe if it is a total
    .help = enter a label
# name: row or column of the sum, sum: as printed, computed: as its parts give
summe-falsch = the sum "{ $name }" is printed as { $sum }, its parts give { $computed }
    .expected = { $computed }
    .help = { $reason ->
        [unit] the sum is a thousandfold or a thousandth of its parts: check whether both stand in one unit; the parts are what is used
        [sign] the sum has the other sign: check the sign of the parts; the parts are what is used
       *[other] check sum and parts in the file; the parts are what is used
    }
# name: key, count
position-zwilling = { $count } equal rows have the key "{ $name }" and were numbered
    .help = if they are different lines, name more columns under "id_columns" in round.toml
# name: key, count
position-schluessel-mehrdeutig = { $reason ->
        [tables] this table and { $other } share { $count } keys with different content, the first is "{ $name }"; all amounts count ({ $years }: { $sum } stand in the second)
       *[other] { $count } different rows have the same key "{ $name }", last { $other }
    }
    .expected = one key for each line
    .help = name columns that tell the rows apart under "id_columns" in round.toml; until then none can carry a decision
# name: key, other: where the first amount stands
position-doppelt = { $reason ->
        [tables] { $count } lines stand in this table and just the same in { $other }, the first is "{ $name }"; for { $years } { $sum } count twice{ $identical ->
            [yes] ; the files are byte for byte the same (SHA-256 { $hash }…)
           *[no] {""}
        }
       *[other] the line "{ $name }" already has an amount for the same period: { $other }; both count{ $identical ->
            [yes] ; the files are byte for byte the same (SHA-256 { $hash }…)
           *[no] {""}
        }
    }
    .expected = one amount for each line, budget year and phase
    .help = take one of the two files or columns out of the round
# found
zeitraum-unbekannt = "{ $found }" names no budget year or no known phase
    .expected = a budget year such as 2026 and a phase that round.toml maps
    .help = correct the cell or complete the mapping in round.toml
# found, count, sum
konto-unbekannt = the account "{ $found }" is not in the round's chart of accounts ({ $count } amounts, { $sum })
    .expected = an account of the chart
    .help = correct the account or map it under "accounts" in round.toml

## Projects

# name, other: where the first one stands
projekt-doppelt = the project "{ $name }" already stands elsewhere: { $other }
    .expected = each project once
    .help = delete or rename one of the two
# found, count
projekt-unbekannt = the project "{ $found }" is not in the project portfolio ({ $count } lines)
    .expected = a project of the portfolio
    .help = add the project to the portfolio or correct its number
# found: the first project, projects, count
portfolio-fehlt = lines name projects (first "{ $found }"), but the round has no project portfolio ({ $projects } projects, { $count } lines)
    .expected = an input with kind = "projects"
    .help = add the portfolio as an input, or name the column under "extra" instead of "project_id"

## Classification

# rules, line: first line, count
regel-widerspruch = the rules { $rules } come to different classes, first for "{ $line }" ({ $count } lines); they stay unclear
    .expected = one rule that wins
    .help = give one of the rules a smaller priority in the rule table or narrow it
# found, count, rules
regel-ohne-angaben = the column “{ $found }” of the rule table asks for something no input of the round supplies (rules: { $rules })
    .expected = a column in the inputs or in the project portfolio
    .help = map the column in round.toml or drop the condition; until then these rules never hold or exclude nothing
# found, count
klasse-unbekannt = the declared class "{ $found }" is not known ({ $count } lines)
    .expected = operations, enhancement or innovation
    .help = correct the entry or map it in the rule table
# department, declared, found, line: first line, count, sum
klasse-widerspruch = { $department }: declared as { $declared }, by the rules it is { $found }, first for "{ $line }" ({ $count } lines, { $sum })
    .expected = the same class
    .help = review the line and enter the decision
# project, title, stated, count, sum
innovation-ohne-kosten-nutzen = there is no cost-benefit analysis for "{ $title }" (stated: { $stated }); { $sum } of innovation in { $count } lines
    .expected = a cost-benefit analysis for every innovation
    .help = hand in the analysis and note it in the project portfolio
# title, year, count: Jahr, sum, expected: erlaubte Jahre
innovation-zu-lange = the project "{ $title }" counts as innovation in { $year }, its year { $count } ({ $sum }); the policy allows { $expected } years
    .expected = regular operation or a go-live date
    .help = enter the go-live in the project portfolio or give reasons for the class
# title, found: sentence, count, sum
innovation-mit-abloesung = "{ $title }" counts as innovation ({ $sum }, lines: { $count }), yet the text speaks of a replacement: "{ $found }"
    .expected = innovation replaces nothing; replacement (T3) is not stated as “yes” here
    .help = find out what is replaced and state replacement in the project portfolio as yes or no
# kind: declared, found; department, before, line: first line, count, sum
innovation-umgestuft = { $kind ->
        [declared] { $department }: declared { $before } in the earlier round, innovation now
       *[found] { $department }: { $before } in the earlier round, innovation now
    }, with the same text and project, first at "{ $line }" (lines: { $count }, together { $sum })
    .expected = the class of the earlier round as long as nothing has changed
    .help = ask which fact is new and state it in the text or the project portfolio
# department, line, date: last change, deadline, days, count, sum
innovation-kurz-vor-frist = { $department }: declared as innovation and last changed only on { $date }, deadline { $deadline }, first at "{ $line }" (lines: { $count }, together { $sum })
    .expected = declarations that stand more than { $days } days before the deadline
    .help = check the class of these lines first
# reason: missing, file, columns, ids
vorrunde-unbrauchbar = { $reason ->
        [missing] the report of the earlier round does not exist
        [file] the report of the earlier round is no file or too large
        [columns] the report of the earlier round lacks the columns of dashboard/lines.csv
       *[ids] no line of this round stands in the report of the earlier round
    }; nothing is compared, all figures stand
    .expected = dashboard/lines.csv of an earlier run with the same key columns (id_columns)
    .help = correct the path under [previous] in round.toml or drop the section

## Review

pruefeintrag-unlesbar = { $reason ->
        [encoding] from this row on the file is not UTF-8; no entry was read
        [column-unknown] the heading "{ $found }" is not known; no entry was read
        [column-doubled] the heading "{ $found }" stands twice; no entry was read
        [column-missing] the heading "{ $found }" is missing; no entry was read
        [width] the row has { $found } fields instead of { $expected }; the entry does not count
        [blank] the cell is blank; the entry does not count
        [word] "{ $found }" is not allowed here; the entry does not count
        [year] "{ $found }" is no fiscal year; the entry does not count
        [share] "{ $found }" is no share; the entry does not count
        [sum] the shares { $found } do not sum to exactly 1; the entry does not count
        [withdraw] a withdrawal has no shares, here stands "{ $found }"; the entry does not count
        [amount] "{ $found }" is no amount; the entry does not count
        [date] "{ $found }" is no date; the entry does not count
       *[hash] "{ $found }" is no report code; the entry does not count
    }
    .expected = { $reason ->
        [encoding] UTF-8 with semicolons between the fields
        [column-unknown] exactly the headings { $expected }
        [column-doubled] exactly the headings { $expected }
        [column-missing] exactly the headings { $expected }
        [width] as many fields as the headings, quotation marks in pairs only
        [blank] something under { $expected }
        [word] { $expected }
        [year] a year such as 2026, or all for all years
        [share] a share such as 0.600000 between 0 and 1
        [sum] shares that sum to exactly 1
        [withdraw] blank cells under operations, enhancement and innovation
        [amount] an amount such as 1234.56 or -1234.56, or a blank cell
        [date] a date such as 2026-11-22
       *[hash] 64 characters of 0-9 and a-f as in the report under report code, or a blank cell
    }
    .help = correct the row in a text editor; a spreadsheet program changes dates and amounts when it saves
entscheidung-veraltet = { $reason ->
        [amount] the amount changed since { $person } decided on "{ $line }" on { $date }: then { $seen }, now { $now }
        [text] the text changed since { $person } decided on "{ $line }" on { $date }: then "{ $text }", now "{ $other }"
       *[both] amount and text changed since { $person } decided on "{ $line }" on { $date }: then { $seen }, "{ $text }", now { $now }, "{ $other }"
    }; { $counts ->
        [yes] it still counts
       *[no] it no longer counts, the rules decide
    }
    .expected = amount and text as decided, within the thresholds of [policy]
    .help = decide the line anew or withdraw the decision; stale_decisions in round.toml says whether stale decisions count
entscheidung-ohne-position = no line has the id { $found }; the decision of { $person } on "{ $text }" has no effect
    .expected = the id of a line of the inputs
    .help = see whether the line is gone or has another key; decide the new line anew
entscheidung-ohne-wirkung = { $reason ->
        [scope] the line "{ $line }" is not part of IT cost; the decision has no effect
        [nothing] no decision on the line "{ $line }" is in force that could be withdrawn
        [amount] the line "{ $line }" has no cost; the decision has no effect
       *[year] the line "{ $line }" has no cost in { $found }; the decision has no effect
    }
    .expected = { $reason ->
        [nothing] a decision in force for the line and year
       *[other] a line with cost in the year that is decided
    }
    .help = check line id and fiscal year of the row
entscheidung-mehrdeutig = several lines of different content have the key of "{ $line }"; the decision does not count
    .expected = a key that stands for one line only
    .help = name further columns under id_columns in round.toml that tell the lines apart, and decide anew
entscheidung-abweichend = { $found } decides on "{ $line }" differently from { $other } in row { $row }; the later row holds
    .help = the two should agree; who changes their mind withdraws their decision
kommentar-ohne-position = no line has the id { $found }; the comment of { $person } is shown at no line
    .help = see whether the line is gone or has another key
pruefstatus-ohne-freigabe = { $name } was approved (FB 21) by { $person } on { $date }, but is not released (Dezernat 6)
    .expected = first the release by Dezernat 6, then the approval by FB 21
    .help = enter the release, or take the approval back by setting the state to "in review"
pruefstatus-veraltet = since { $person } set { $name } to "{ $status }" on { $date } the sum changed: then { $seen }, now { $now }
    .expected = the same sum of the cost of the budget years
    .help = look at the change and set the status again
pruefstatus-ohne-dezernat = no department has the code "{ $found }"; the status does not count
    .expected = the code of a department of the round
    .help = check the code in status.csv

## Round

# name: basis chosen, found: what is missing
basis-unvollstaendig = the source lacks for the basis { $name }: { $found }
    .expected = all amounts of the chosen basis
    .help = complete the source; the report points out the gap
# found: depreciation, sum: amounts on accounts of kind cost, count: their number, name: such an account
abschreibung-doppelt = depreciation of { $found } counts beside { $sum } on accounts that are cost on both bases (amounts: { $count }); an investment and its depreciation may count twice
    .expected = each account belongs to the result plan or to the finance plan
    .help = in [accounts.kinds] state for accounts such as "{ $name }" instead of "cost": "expense", or "investment_payment" (an investment counts by its depreciation)
# count, sum: amounts on income accounts and their sum
ertrag-nicht-negativ = income is to be set off, but the amounts on income accounts ({ $count }) sum to { $sum }; they raise the cost
    .expected = income is negative once the sign convention is applied
    .help = check the input's "sign"; where one column holds both cost and income as positive numbers, part the income rows with "rows" into an input of their own with sign = "cost_negative", or choose policy.income = "gross"
# reason: both, no-bills, no-plan; name: the provider's department; found: bills, sum: own plan
anbieter-doppelt = { $reason ->
        [no-bills] the plan of the provider "{ $name }" ({ $sum }) is left out, but no line is taken for its bill; its cost is missing
        [no-plan] bills of the provider "{ $name }" ({ $found }) are left out, but its own plan holds no cost; they are missing
       *[both] bills of the provider "{ $name }" ({ $found }) and its own plan ({ $sum }) both count; the same money counts twice
    }
    .expected = exactly one of the two sides counts
    .help = { $reason ->
        [no-bills] check providers.bills, or choose providers.counts = "plan"
        [no-plan] add the provider's plan as an input, or choose providers.counts = "bills"
       *[both] state providers.counts: "bills", "plan", or "both" with a "reason" where they do not overlap
    }
# count, sum: lines with a contract and their sum, name: one of them
anbieter-ungeklaert = the target is taken over several areas, and lines of { $sum } (amounts: { $count }) name a contract such as "{ $name }"; the round does not say whether the one who is paid belongs to the target
    .expected = the round names its own providers
    .help = in [[providers]] name the provider's department, its bills and the side that counts (counts); if there is none, state providers = []
# name
eingabe-ungenutzt = "{ $name }" of round.toml contributed nothing to the result
    .expected = at least one row
    .help = check whether an input is missing or mapped otherwise; else remove the entry
# name: department; reason: late or overdue; date: receipt; deadline; days: days after the deadline
abgabe-verspaetet = { $reason ->
        [late] the declaration of the department { $name } came in on { $date }, { $days } days after the deadline
       *[overdue] the declaration of the department { $name } is still missing { $days } days after the deadline
    }
    .expected = the receipt until { $deadline }
    .help = { $reason ->
        [late] nothing, if the date is right; else correct the receipt in round.toml under [process]
       *[overdue] ask for the declaration, or record its receipt in round.toml under [process]
    }

## Context

# name: input, other: other input
datei-doppelt = { $reason ->
        [copy] the file is byte for byte the same as { $other } (SHA-256 { $found }…); both count
       *[other] the file belongs to the input "{ $other }" already and is not read again for "{ $name }"
    }
    .expected = each file in one input
    .help = narrow one of the patterns in round.toml or name different sheets for both inputs
# name: beginning of the row
summe-unklar = the row "{ $name }" begins like a sum but is the sum of no rows above it; it counts as a line
    .expected = a sum that holds, or a title that does not begin like a sum
    .help = correct the sum, or change the title if it is a line
# name: row, sum: its amounts; reason: part, exceeds or alone
zeile-davon = { $reason ->
        [exceeds] the row "{ $name }" is by its wording part of the row above, but exceeds it ({ $sum }); it is not counted
        [alone] the row "{ $name }" is by its wording part of another one, which states no amount; it counts as a line
       *[part] the row "{ $name }" is by its wording contained in the row above and is not counted once more ({ $sum })
    }
    .expected = { $reason ->
        [exceeds] parts that sum to no more than the row above
       *[other] parts only below a row with an amount
    }
    .help = if it is a line of its own, change its title
# name: key, found and other: the different statements
position-angaben-verschieden = the line "{ $name }" has different statements: "{ $found }" counts, "{ $other }" does not
    .expected = one statement for each line
    .help = state class and project alike in both files
# found, expected
rechnungskreis-unbekannt = the accounting area "{ $found }" belongs to no department and to no target
    .expected = { $expected }
    .help = correct the spelling or add the area to round.toml
# name
dezernat-ohne-positionen = there is not a single line for the department { $name }
    .expected = at least one row for each listed department
    .help = check whether the department's file is missing; otherwise remove the department from round.toml
# found: fiscal year and phase
ziel-ohne-betraege = there is no amount for { $found }; the target is undefined for it
    .expected = amounts of the fiscal year
    .help = check fiscal year, stage and the mapping of amount columns in round.toml

# Review
# name: line id; year; found: then; now: now
ursache-veraltet = the variance of line { $name } in { $year } was explained at { $found }; now it is { $now }
    .expected = the variance that was explained
    .help = confirm the cause in the sheet "Causes" or enter it anew, and read it back with "fuenftel review"
# name: line id; year; found: cause; expected: the list
ursache-unbekannt = the recorded cause "{ $found }" of line { $name } ({ $year }) is not in the list of the round
    .expected = one of { $expected }
    .help = take the cause back into [[variances.causes]] or enter another one in the sheet "Causes"
# name: line id; year; reason: line, year
ursache-ohne-position = { $reason ->
        [line] no line has the id { $name }; its cause for { $year } appears at no line
       *[other] plan and actuals of { $year } are not compared; the cause of line { $name } appears nowhere
    }
    .help = { $reason ->
        [line] see whether the line is gone or has another key
       *[other] see whether the actuals of the year are still read and what "closed_until" in [variances] says
    }
# name: contract
indexklausel-ohne-position = no line belongs to contract "{ $name }"; its index clause has no effect
    .expected = a contract that a line names as its contract_id
    .help = compare the spelling in [[index_clauses]] with the column of the contract
# reason: differs, missing; year, name, computed, found, difference
fortschreibung-differenz = { $reason ->
        [missing] line { $name } has a grant or parts for { $year } ({ $computed }), but no adjusted grant
       *[other] the adjusted grant { $year } of line { $name } is { $found }; grant and parts come to { $computed }, difference { $difference }
    }
    .expected = approved + supplement + carried over + beyond the budget + transfer = adjusted
    .help = see which of the amounts is wrong or which part the source lacks
# found: names of the sheets
pruefung-ohne-tabelle = the file has no sheet to fill in
    .expected = a sheet with the column "Decision (entry)", "Withdraw (entry)" or "Review status (entry)"; there are: { $found }
    .help = name the workbook that was filled in (bericht.xlsx or that of a department) and leave the headings of its entry columns as they are
# reason: missing, doubled; heading
pruefung-spalte = { $reason ->
        [doubled] the column "{ $heading }" stands on the sheet twice
       *[other] the column "{ $heading }" is missing
    }
    .expected = every column of the report exactly once
    .help = { $reason ->
        [doubled] delete the column that does not count
       *[other] restore the heading, or enter the decisions in a fresh copy of the report
    }
# reason: class, share, year, date, status, withdraw, value, cost; found
pruefung-eingabe-unlesbar = { $reason ->
        [class] "{ $found }" is no decision
        [share] "{ $found }" is no share
        [year] "{ $found }" is no fiscal year of the line
        [date] "{ $found }" is no date
        [future] the date { $found } lies in the future
        [status] "{ $found }" is no review status
        [withdraw] "{ $found }" is neither yes nor no
        [department] "{ $found }" is no department of the round
        [cost] "{ $found }" is no amount; the column comes from the report and is not changed
        [cause] "{ $found }" is no cause of the list
       *[other] the value of the cell cannot be read
    }
    .expected = { $expected }
    .help = { $reason ->
        [cost] restore the amount, or enter the decision in a fresh copy of the report
       *[other] correct the cell or clear it
    }
# reason: decision, reason, person, date, year, line, department, comment
pruefung-angabe-fehlt = { $reason ->
        [decision] there is a reason, but no decision
        [reason] the reason is missing
        [person] the name is missing
        [date] the date is missing
        [year] the fiscal year is missing
        [department] the department is missing
        [withdraw] there is a reason, but not whether the decision is withdrawn
        [status] there is a comment, but no review status
        [cause] an explanation is entered, but no cause
       *[other] the line id is missing
    }
    .expected = { $reason ->
        [year] "all" or a fiscal year
        [decision] a class or shares beside the reason
       *[other] reason, name and date with every decision; name and date with a comment or a review status
    }
    .help = fill in the cell; if the entry is not meant to count, clear all entries of the row
# reason: sum, none, word; found: sum or shares
pruefung-anteile = { $reason ->
        [none] the line is to be split, but the shares are missing
        [word] beside the class "{ $found }" there are shares that say something else
       *[other] the shares make { $found } instead of 100%
    }
    .expected = three shares that make exactly 100%; blank counts as 0%
    .help = { $reason ->
        [word] either choose "split" or clear the shares
       *[other] correct the shares; percentages are read with at most four decimal places
    }
# reason: unknown, ambiguous, scope; name: line id; found: what was decided
pruefung-position-entfallen = { $reason ->
        [ambiguous] the line { $name } is not unique; { $found } is not taken over
        [year] the line { $name } has no amount in this fiscal year; { $found } is not taken over
        [scope] the line { $name } is not among the IT cost of the round; { $found } is not taken over
        [decision] for the line { $name } there is no decision (any more) that could be withdrawn
        [variance] line { $name } has no variance in that year that could be explained; { $found } is not taken over
       *[other] there is no line { $name } in the round (any more); { $found } is not taken over
    }
    .expected = { $reason ->
        [ambiguous] a key that belongs to one line only
        [decision] a decision in force
        [year] a fiscal year the line has an amount in, or "all"
       *[other] the id of a line of the round whose cost counts
    }
    .help = { $reason ->
        [ambiguous] name better "id_columns" in round.toml, then decide again
       *[other] check the line id; if the line is gone, clear the entry
    }
# name: line id; found, other: what the two decided, with names
pruefung-widerspruch = { $reason ->
        [status] two entries of one day on department { $name } contradict each other: { $found } and { $other } – { $place }; none is taken over
        [cause] two people name different causes of the variance of line { $name }: { $found } and { $other } – { $place }; neither is taken over
       *[other] two decisions on the line { $name } contradict each other: { $found } and { $other } – { $place }; none is taken over
    }
    .expected = one decision for each line and fiscal year
    .help = agree and clear or withdraw one of the two, or say with --prefer NAME whose decision counts
# name: line id; found: seen; now: today
pruefung-geaendert = { $reason ->
        [text] the text of the line { $name } has changed since the decision: seen was "{ $found }", today it is "{ $now }"
        [variance] the variance of line { $name } changed since it was explained: { $found } was seen, now it is { $now }
       *[other] the amount of the line { $name } has changed since the decision: seen were { $found }, today it is { $now }
    }
    .expected = a decision on what stands in the round today
    .help = look at the line as it is today and confirm or change the decision
# name: line id; found: what the file says; other: what has been in force since
pruefung-ueberholt = this entry on the line { $name } was taken over before ({ $found }) and has been replaced since: { $other }; it is not taken over again
    .help = if it is to count again, decide again with a new date and reason
# reason: none, round, report; found, expected: report ids or rounds
pruefung-anderer-bericht = { $reason ->
        [none] the workbook carries no report id; which report it comes from is not known
        [round] the workbook comes from the budget round "{ $found }", "{ $expected }" is being read
       *[other] the workbook comes from another report ({ $found }) than today's ({ $expected })
    }
    .expected = { $reason ->
        [round] a workbook of the budget round "{ $expected }"
       *[other] a workbook of today's report
    }
    .help = { $reason ->
        [round] check that the right round is named (--round)
       *[other] every decision is compared with the state of today; differences have messages of their own
    }
