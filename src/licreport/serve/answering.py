"""What the page asks, answered: by processes that do the work, of the files that were named, or of the package."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import Any

from licreport.files.aside import paired
from licreport.serve.admission import Head
from licreport.serve.answers import Answer, data, refused
from licreport.serve.difference import difference
from licreport.serve.folder import Changed, Folder, key_of
from licreport.serve.line import Line
from licreport.serve.listening import Request
from licreport.serve.previews import Previews
from licreport.words.language import MisuseError, Words

ASKED, SEEN, DIGEST, STAMP = "Licreport-Asked", "Licreport-Seen", "Licreport-Digest", "Licreport-Stamp"
"""Headers: what is wanted of the document in the body, which state of the files the page knows, and of one file."""

Answering = Callable[[Request], Answer]


class Desk:
    """What answers are made with."""

    def __init__(self, line: Line, folder: Folder, project: Mapping[str, object]) -> None:
        self.line, self.folder, self.previews = line, folder, Previews()
        self.project = dict(project)
        self._known: Answer | None = None
        self._aside: tuple[Mapping[str, str], Mapping[str, str]] = {}, {}
        self._survey: tuple[str, Any] = ("", None)
        self._lock = Lock()

    def task(self, name: str) -> Answering:
        """Return what has a process do a task, of the body or of one of the files."""
        return _told(lambda request, asked: self._done(name, request, asked))

    def known(self, request: Request) -> Answer:
        """Return what there is to choose from, which never changes."""
        if self._known is None:
            answer = self.line.ask("known", {"project": self.project}, b"", request.is_wanted)
            self._known = answer if answer.status == 200 else None
            return answer
        return self._known

    def preview(self, request: Request) -> Answer:
        """Return where the page of a compiled report is to be looked at."""

        def kept(request: Request, asked: dict[str, object]) -> Answer:
            made = self._done("preview", request, asked)
            return data({"key": self.previews.keep(made.body)}) if made.status == 200 else made

        return _told(kept)(request)

    def shown(self, request: Request) -> Answer:
        """Return a page that was compiled to be looked at."""
        return self.previews.take(request.head.path.rpartition("/")[2]) or refused(404, _SHOWN)

    def files(self, request: Request) -> Answer:
        """Return the files and what was found in each; nothing while they are as the page knows them."""
        try:
            stamps = self.folder.stamps()
        except MisuseError as error:
            return _misuse(error)
        state = hashlib.sha256(json.dumps([*stamps.items()]).encode()).hexdigest()[:32]
        if request.head.one(SEEN) == state:
            return Answer(204)
        with self._lock:  # of several pages one has the files looked through
            if self._survey[0] != state:
                aside = self._standing_aside(stamps, request)
                if isinstance(aside, Answer):
                    return aside
                counted = [file for file in stamps if file not in aside]
                answer = self.line.ask("survey", {"files": counted, "project": self.project}, b"", request.is_wanted)
                if answer.status != 200:
                    return answer
                found = json.loads(answer.body)["files"]
                self._survey = state, [*found, *_standing_aside(aside, found)]
        files = [each | {"key": key_of(each["file"]), "stamp": stamps.get(each["file"])} for each in self._survey[1]]
        return data({"state": state, "files": files, "place": self.folder.place})

    def save(self, request: Request) -> Answer:
        """Save what was edited; where the file is not what it was, return the difference and ask."""

        def saved(request: Request, asked: dict[str, object]) -> Answer:
            key, name, was = asked.get("file"), asked.get("name"), asked.get("was")
            held = self.folder.save(
                key if isinstance(key, str) else None,
                name if isinstance(name, str) else "",
                request.body,
                was if isinstance(was, str) else None,
                beside if isinstance(beside := asked.get("beside"), str) else None,
            )
            told: dict[str, object] = {"file": held.path, "key": key_of(held.path), "digest": held.digest}
            if not isinstance(held, Changed):
                return data(told)
            ours, now = (text.decode(errors="replace") for text in (request.body, held.body))
            return data(told | {"difference": difference(now, ours)}, 409)

        return _told(saved)(request)

    def _standing_aside(self, stamps: Mapping[str, str], request: Request) -> Mapping[str, str] | Answer:
        """Return the documents that stand aside, each with its TOML: looked for anew where any of those was written.

        Where they cannot be looked for, what is answered instead: with one too many the verdict would be another.
        """
        named = self.folder.named([*stamps])
        pairs = [pair for pair in paired([*stamps]) if pair.file not in named]
        now = {file: stamps[file] for pair in pairs for file in pair}
        if self._aside[0] != now:
            answer = self.line.ask("aside", {"files": [*now]}, b"", request.is_wanted)
            if answer.status != 200:
                return answer
            self._aside = now, dict(json.loads(answer.body)["aside"])
        return self._aside[1]

    def _done(self, task: str, request: Request, asked: dict[str, object]) -> Answer:
        wanted, body = {key: asked[key] for key in _TOLD if key in asked}, request.body
        wanted["project"] = self.project
        more: Mapping[str, str] = {}
        if isinstance(key := asked.get("file"), str):
            stamps = self.folder.stamps()
            path = self.folder.keys().get(key)
            if path is None:
                raise MisuseError(_GONE)
            if asked.get("read"):
                held = self.folder.read(key)
                body, more = held.body, {DIGEST: held.digest, STAMP: stamps.get(path, "")}
            aside = self._standing_aside(stamps, request)
            if isinstance(aside, Answer):
                return aside
            counted = [file for file in stamps if file not in aside and file != aside.get(path)]
            wanted |= {"file": path, "files": counted, "is_typed": not asked.get("read")}
        answer = self.line.ask(task, wanted, body, request.is_wanted)
        return answer._replace(more={**answer.more, **more})


_TOLD = ("name", "lang", "authority", "year", "answers", "changes", "form", "notes", "separator", "money")
"""What the page says of a document; where files are, only the server says."""


def _standing_aside(aside: Mapping[str, str], found: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the entries of the documents that stand aside: of whom their TOML is, and without a verdict."""
    by_file = {each["file"]: each for each in found}
    return [
        {
            **by_file[toml],
            "file": file,
            "toml": toml,
            "state": "aside",
            "errors": 0,
            "warnings": 0,
            "held": 0,
            "waived": 0,
        }
        for file, toml in aside.items()
    ]


def _told(done: Callable[[Request, dict[str, object]], Answer]) -> Answering:
    """Return what answers a request that says what it wants, and says why where that cannot be done."""

    def answer(request: Request) -> Answer:
        asked = _asked_in(request.head)
        if asked is None:
            return refused(400, _NOT_ASKED)
        try:
            return done(request, asked)
        except MisuseError as error:
            return _misuse(error)

    return answer


def _asked_in(head: Head) -> dict[str, object] | None:
    """Return what a request says that it wants; None where it says nothing that is understood."""
    try:
        told = json.loads(head.one(ASKED) or "{}")
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def _misuse(error: MisuseError) -> Answer:
    return refused(422, Words(error.say("en"), error.say("zh")))


_NOT_ASKED = Words("it is not said what is wanted", "没有写明要求")
_GONE = Words("there is no such file any more among those that were named", "所指明的文件中已没有这一份")
_SHOWN = Words("this page was shown already; open the preview again", "该预览已显示过，请重新打开预览")
