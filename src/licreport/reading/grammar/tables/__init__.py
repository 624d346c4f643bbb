"""What the tables of a document say."""
