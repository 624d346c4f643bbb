"""The reports of parts, added up to the report of their whole.

Files come in; the text of a report goes out, with what could not be added up and why. Beside it `table` lays out what
the parts print, and `asking` lists what to ask whom for, of those that `departments` names.

Opens on check, collection, document, writing, relations, report, figures and words.
"""
