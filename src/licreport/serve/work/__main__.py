"""A process that takes one task after the other, until nobody asks any more."""

import gc
import json
import os
import sys
from collections.abc import Mapping
from typing import IO, Any

from licreport.reading.grammar.own_words import take
from licreport.serve.admission import RAW
from licreport.serve.work.asked import asked_from
from licreport.serve.work.made import Made
from licreport.serve.work.tasks import TASKS
from licreport.serve.work.wire import receive, send
from licreport.words.language import MisuseError, Words


def main() -> None:
    """Answer on what is standard output now; whatever else writes there writes to nowhere."""
    asking, answering = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    gc.set_threshold(_UNTIL_COLLECTED)
    gc.freeze()  # what was imported stays: to look through it again and again takes longer than a document
    try:
        while True:
            head, body = receive(asking)
            _answer(head, body, answering)
    except (EOFError, OSError):
        pass


def _answer(head: Mapping[str, Any], body: bytes, answering: IO[bytes]) -> None:
    try:
        if head["task"] == "begin":
            take(head["words"], head["columns"])
            send(answering, {"status": 200})
            return
        told = TASKS[head["task"]](asked_from(head["asked"]), body)
        if isinstance(told, Made):
            send(answering, {"status": 200, "kind": RAW}, told.content)
            return
        send(answering, {"status": 200}, json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode())
    except MisuseError as error:
        _refuse(answering, 422, Words(error.say("en"), error.say("zh")))
    except (ValueError, TypeError, LookupError, RecursionError, MemoryError) as error:
        what = type(error).__name__
        _refuse(answering, 500, Words(_FAULT.en.format(what=what), _FAULT.zh.format(what=what)))


def _refuse(answering: IO[bytes], status: int, why: Words) -> None:
    send(answering, {"status": status}, json.dumps({"why": {"en": why.en, "zh": why.zh}}).encode())


_UNTIL_COLLECTED = 50_000  # objects

_FAULT = Words(
    "licreport failed on this document ({what}); please report it, with the document if it is public",
    "licreport 处理这份文件时出错（{what}）；请报告此问题，文件已公开的请一并附上",
)

if __name__ == "__main__":
    main()
