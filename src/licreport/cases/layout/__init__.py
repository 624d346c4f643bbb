"""Layouts: which column of a system's export is which field of a case, and what its codes stand for."""
