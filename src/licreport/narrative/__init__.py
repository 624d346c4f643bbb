"""The prose of a report, the names in it and the numbers typed into it.

The text of a section comes in; passages go out, with the figures that its names mean and those its numbers may stand
for.

Opens on derive, collection, report, figures and words.
"""
