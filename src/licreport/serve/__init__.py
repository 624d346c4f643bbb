"""A page on this machine alone: a document in, what cannot be true beside its text.

`listening` takes requests, `admission` says which are let in, `routes` what stands at which address, `answering` how it
is answered. Whatever reads, checks or compiles runs in `work`, in processes of its own that may die without the page;
requests stand in `line` for them. `folder` is all that is ever opened or written for the page, and `assets` the page.

Opens on trend, compose, render, listing, files, correction, check, rules, reading, derive, collection, document,
writing, relations, report, figures and words.
"""
