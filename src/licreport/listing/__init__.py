"""How `check` lists what it found: for people, for programs, and in the forms that CI systems read.

What was `Checked` comes in, text goes out, file by file as soon as the form allows. The forms stand in `forms`; what
they share is a finding as plain data (`record`), what several would follow from (`causes`), the count line, and what is
added when asked.

Opens on files, correction, check, rules, relations, report, figures and words.
"""
