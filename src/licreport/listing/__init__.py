"""How `check` lists what it found: one module per form."""
