"""Reports that stand together: the years of one authority, the parts of a whole.

A digest of each report comes in; for each report a `Standing` goes out: it with last year's, its whole and its parts.

Opens on relations, report, figures and words.
"""
