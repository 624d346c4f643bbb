"""A page on this machine alone: a document in, what cannot be true beside its text.

`listening` takes requests, `admission` says which are let in, `routes` what each is answered with. Whatever reads,
checks or compiles runs in `work`, in processes of its own that may die without the page. `assets` is the page.

Opens on compose, listing, files, correction, check, rules, reading, collection, relations, report and words.
"""
