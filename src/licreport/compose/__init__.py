"""What a report says as it is published, as a page at a terminal, as a workbook and as tables.

A `Checked` report comes in; a `Document`, an `Overview`, a `Workbook` or a `Tidy` table goes out. For a document,
`report` makes one `Telling` of the report, the `footnotes` on its figures and the language, and hands it down:
`sections` takes each section's prose, or the `sentences` that its figures make, turns both into `spans` in which every
figure bears its address and its notes, and adds the `pictures` of the section; `annex` tabulates all figures; the
notes are numbered anew as they come up. `summary` composes the page at a terminal, `tables` the workbook, and
`publish` renders any of them in a format.

Opens on render, check, rules, narrative, derive, collection, document, writing, relations, report, figures and words.
"""
