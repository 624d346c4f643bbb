"""The data of a site: the same tables as CSV, Parquet, one SQLite database and JSON, with their dictionary."""
