"""The one SQL text that every engine runs: records → typed cases → which of them count → totals.

It is written in the part of SQL that DuckDB and Spark share: no escapes in texts, no functions that one of them lacks,
days counted by a table of days instead of by arithmetic of dates.
"""
