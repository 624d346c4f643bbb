"""The reports of parts, added up to the report of their whole.

Files come in; the text of a report goes out, with what could not be added up and why.

Opens on check, collection, writing, relations, report, figures and words.
"""
