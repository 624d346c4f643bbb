"""Documents are read in a process of their own, with limits."""

import mmap
import os
import signal
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ooxml import docx, p, tbl, tr, xlsx
from portable import pdf, text

from licreport.reading import apart
from licreport.reading.apart import LIMITS, Limits, text_apart
from licreport.reading.carried import text_from, text_in
from licreport.reading.kinds import text_of
from licreport.reading.text import Cell, Grid, Line, Place, Text, Unread, UnreadableError
from licreport.words.language import Words

DOCUMENTS = {
    "docx": docx(p("受理9件") + tbl(tr("受理", "9"))),
    "xlsx": xlsx('<sheetData><row r="1"><c r="A1"><v>9</v></c></row></sheetData>'),
    "html": "<html><body><p>受理9件</p></body></html>".encode(),
    "pdf": pdf(text(10, 300, "受理9件")),
    "txt": "受理9件\n".encode(),
}

words = st.builds(Words, st.text(), st.text())
places = st.builds(Place, words, st.integers(0, 99))
numbers = st.integers(0, 9)
lines = st.builds(Line, st.text(), places, numbers)
cells = st.builds(Cell, st.text(), numbers, numbers, places, numbers, numbers)
grids = st.builds(Grid, st.lists(cells).map(tuple), st.text())
unread = st.builds(Unread, words, st.none() | places)
texts = st.builds(Text, st.lists(lines | grids).map(tuple), st.lists(unread).map(tuple))


@pytest.fixture(autouse=True)
def alone() -> Iterator[None]:
    """Begin and end without a process that reads."""
    apart.Reader.end()
    yield
    apart.Reader.end()


@given(texts)
def test_a_text_comes_back_as_it_was(found: Text) -> None:
    assert text_from(text_in(found)) == found


NONSENSE = [b"", b"{", b"[]", b"1", b'{"blocks":1}', b'{"blocks":[[1,2]],"unread":[]}', b'{"error":1}']


@pytest.mark.parametrize("answer", NONSENSE)
def test_nonsense_is_no_text(answer: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_asked", lambda *_: answer)
    with pytest.raises(UnreadableError, match="reading it failed"):
        text_apart("x.pdf", DOCUMENTS["pdf"])


@pytest.mark.parametrize("data", DOCUMENTS.values(), ids=DOCUMENTS)
def test_what_is_read_apart_is_what_is_read_here(data: bytes) -> None:
    assert text_apart("x", data) == text_of("x", data)


def test_one_process_reads_one_document_after_the_other() -> None:
    processes = set()
    for data in (*DOCUMENTS.values(), *DOCUMENTS.values()):
        text_apart("x", data)
        process = apart.Reader.process
        processes.add(process and process.pid)
    assert len(processes) == 1


def test_plain_text_starts_no_process() -> None:
    text_apart("x.txt", DOCUMENTS["txt"])
    assert apart.Reader.process is None


def test_why_a_document_is_refused_is_told() -> None:
    with pytest.raises(UnreadableError) as here:
        text_of("x.docx", DOCUMENTS["docx"][:100])
    with pytest.raises(UnreadableError) as there:
        text_apart("x.docx", DOCUMENTS["docx"][:100])
    assert there.value.problem == here.value.problem


def misread(what: str) -> Text:
    """Do what a hostile document would have the reader do."""
    if what == "memory":
        return Text((Line(str(len(bytearray(2**31))), Place(Words("", ""))),))
    if what == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == "raise":
        raise ZeroDivisionError
    while True:  # until it is ended
        pass


ENDS = {
    "memory": (Limits(memory=2**30), "more memory"),
    "die": (Limits(), "reading it failed"),
    "raise": (Limits(), "reading it failed"),
    "processor": (Limits(processor=0), "reading it failed"),
    "wall": (Limits(wall=0.05), "takes longer"),
}


@pytest.mark.skipif(os.name != "posix", reason="what stands in the reader's place is known to a forked process only")
@pytest.mark.parametrize("what", ENDS)
def test_a_document_that_takes_too_much_is_given_up_and_the_next_is_read(
    what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits, why = ENDS[what]
    with monkeypatch.context() as hostile:
        hostile.setattr(apart, "text_of", lambda *_: misread(what))
        with pytest.raises(UnreadableError, match=why):
            text_apart("x.pdf", DOCUMENTS["pdf"], limits)
    apart.Reader.end()  # which holds what stood in the reader's place
    assert text_apart("x.pdf", DOCUMENTS["pdf"]) == text_of("x.pdf", DOCUMENTS["pdf"])


def test_what_this_process_has_reserved_is_not_held_against_a_document() -> None:
    """A database in this process reserves far more addresses than the limit allows."""
    with mmap.mmap(-1, LIMITS.memory + 2**30, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS):
        assert text_apart("page.html", DOCUMENTS["html"]) == text_of("page.html", DOCUMENTS["html"])
