"""Bytes → a report as it is loaded, and of a document what was read of it, what is not certain, and its TOML."""

import datetime
from collections.abc import Sequence
from pathlib import PurePath
from typing import NamedTuple

from licreport.check.many import Plan, survey
from licreport.check.one import Checked
from licreport.check.selection import ALL, Selection
from licreport.files.meant import Meant, among
from licreport.reading.apart import text_apart
from licreport.reading.document import of_draft, of_form
from licreport.reading.draft import Draft, draft
from licreport.reading.filled import toml as form_toml
from licreport.reading.filled.sheet import filled
from licreport.reading.loading import is_document, is_toml
from licreport.reading.quoted import DocumentSource
from licreport.reading.review import Question, answered, meant, questions
from licreport.reading.text import UnreadableError
from licreport.reading.toml import toml
from licreport.report.load import SIZE_LIMIT, Loaded, load_bytes, unread
from licreport.report.source import Source
from licreport.report.syntax import not_read
from licreport.serve.work.asked import Asked


class Opened(NamedTuple):
    """A document, or a report, as it was opened."""

    loaded: Loaded
    toml: str = ""
    """What the document is as TOML; nothing where that could not be made."""
    questions: Sequence[Question] = ()
    """About each number that is not certain, those that are answered among them."""
    draft: Draft | None = None
    """What was read, with the answers."""


def opened(data: bytes, asked: Asked) -> Opened:
    """Open a document; what it is goes by its name, or else by how it begins."""
    name = asked.file or asked.name
    suffix = PurePath(name).suffix.lower()
    is_text = is_toml(data) if suffix in {"", ".txt", ".md"} or not is_document(name) else False
    if suffix == ".toml" or asked.is_typed or (is_text and len(data) <= SIZE_LIMIT):
        loaded = load_bytes(name, data)
        return Opened(loaded, loaded.source.text)
    try:
        text = text_apart(name, data)
    except UnreadableError as error:
        return Opened(unread(Source(name, ""), not_read(error.problem)))
    source = DocumentSource(name, text)
    called = PurePath(name).name
    if (form := filled(text)) is not None:
        return Opened(of_form(form, source), form_toml.toml(form, called, asked.lang))
    found = draft(text, asked.authority, asked.year)
    about = questions(found)
    for number, answer in asked.answers:
        if 0 <= number < len(about):
            found = _answered(found, about[number], answer)
    return Opened(of_draft(found, source), toml(found, called, asked.lang), about, found)


def _answered(found: Draft, question: Question, answer: int | str) -> Draft:
    """Return the draft with one answer; raises MisuseError where a number cannot be the figure that is named."""
    if isinstance(answer, str):
        return answered(found, question, meant(question, answer, found))
    return answered(found, question, question.choices[answer]) if 0 <= answer < len(question.choices) else found


def checked(loaded: Loaded, asked: Asked) -> Checked:
    """Check a report: one of the folder's among those that stand beside it, any other by itself."""
    return _checked(loaded, asked, asked.project.selection)


def left_out_of(loaded: Loaded, asked: Asked, found: Checked) -> int:
    """Return how many findings there would be if every rule were applied, beyond those that there are."""
    if not asked.project.left_out:
        return 0
    return len(_checked(loaded, asked, ALL).diagnostics) - len(found.diagnostics)


def _checked(loaded: Loaded, asked: Asked, wanted: Selection) -> Checked:
    plan = plan_of(asked)._replace(selection=wanted)
    if asked.file is None:  # as `check` does with one file: a rule may ask for another one of which there is none
        return next(survey([loaded.name], plan, given={loaded.name: loaded}))
    rest = [file for file in asked.files if file != asked.file]
    beside = among(Meant([asked.file], [asked.file], rest)).files
    return next(survey([asked.file], plan, beside=beside, given={asked.file: loaded}))


def plan_of(asked: Asked) -> Plan:
    """Return how reports are checked: as `check` does in the project."""
    project = asked.project
    return Plan(today(), project.waivers, project.selection, project.factor, in_full=True)


def today() -> datetime.date:
    """Return the day by which waivers expire."""
    return datetime.date.today()  # noqa: DTZ011  # by the calendar of whoever looks at the page
