"""Case records, one row a case → the figures of a report, each by its definition.

A layout says which column is what; the definitions say which cases a figure counts; of both one SQL text is made,
which an engine runs over the records. What comes out is a `Tabulation`, and of that the report's TOML.

Opens on writing, relations, report, figures and words.
"""
