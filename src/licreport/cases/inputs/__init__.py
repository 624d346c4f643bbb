"""Files of records → which of them are read how, and which of their columns is which field."""
