"""The tables of the data format, and every figure declared once with its unit, its labels and its meaning.

The names are the data format's own: a table here is a table of the TOML file, a field is a key. Declaring a figure
here is all it takes to have it read, placed, checked for its kind, labelled, summed over items, shown in the summary
and exported.
"""
