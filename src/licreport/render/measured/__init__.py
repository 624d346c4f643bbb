"""How wide text is, and the columns of tables made of it: what pages of print have in common."""
