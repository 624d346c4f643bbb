"""Sheets of a workbook, as every spreadsheet format renders them: they know nothing of licensing, nor of formats.

A cell is text, a number, or a formula over other cells with the value that it has. Formulas refer to cells by their
place (`Ref`), never by a name that a format would have to spell.
"""
