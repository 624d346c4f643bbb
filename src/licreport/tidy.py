"""Figures one a row, each row complete by itself, as programs for tables want them."""
