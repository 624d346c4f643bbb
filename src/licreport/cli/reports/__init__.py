"""The reports that a command takes: which its arguments mean, and what checking them among others brought to light."""
