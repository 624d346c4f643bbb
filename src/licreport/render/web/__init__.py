"""A document as a page of HTML: one file that asks nothing of anyone, neither scripts nor fonts nor pictures."""
