"""One report, or many, against the rules.

What was loaded comes in; a `Checked` goes out: the findings that stand, those waived, and how much was looked at.

Opens on rules, reading, narrative, collection, relations, report, figures and words.
"""
