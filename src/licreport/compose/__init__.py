"""What a report says as it is published, as a page at a terminal, as a workbook and as tables.

A `Checked` report comes in; a `Document`, an `Overview`, a `Workbook` or a `Tidy` table goes out.

Opens on render, check, rules, narrative, derive, collection, document, relations, report and words.
"""
