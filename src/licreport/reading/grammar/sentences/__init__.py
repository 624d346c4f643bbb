"""What the sentences of a document say: the forms in which they put their figures."""
