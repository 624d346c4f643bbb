"""What commands do with forms: one for each department, and what is told of those that came back."""
