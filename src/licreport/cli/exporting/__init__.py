"""What `export` does: which formats are asked for and where they go, what keeps a report back, and writing it."""
