"""A form that was filled in → a report, each figure exactly as it stands in its cell.

Nothing is guessed here: a form says itself which cell holds what (`writing/marks.py`). A blank cell is a figure that is
not printed; one that holds something else than its figure is an error at that cell.
"""
