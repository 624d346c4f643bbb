"""A page on this machine alone: a document in, what cannot be true beside its text.

`listening` takes requests, `admission` says which are let in, `routes` what each is answered with. Whatever reads,
checks or compiles runs in `work`, in processes of its own that may die without the page. `assets` is the page.

Opens on trend, compose, render, listing, files, correction, check, rules, reading, derive, collection, document,
relations, report and words.
"""
