"""What would hold then: a report with some figures changed, checked beside itself as it is. Nothing is kept."""

import datetime
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from copy import deepcopy
from decimal import Decimal
from typing import Any
from unicodedata import normalize

from licreport.check.one import Checked
from licreport.listing.record import records
from licreport.report.load import Loaded, typed
from licreport.report.mirrors import in_file
from licreport.report.problem import CONFLICT
from licreport.report.source import Path
from licreport.serve.work.asked import Asked
from licreport.serve.work.examined import judged
from licreport.serve.work.opened import checked, opened
from licreport.serve.work.stated import Relation, relations
from licreport.words.language import MisuseError, Words


def tried(asked: Asked, body: bytes) -> dict[str, object]:
    """Return what changes with the figures: findings that are gone, that stay and that come, and relations.

    Raises MisuseError for a value that cannot be a figure's: what it was compared with would only not be evaluable.
    """
    found = opened(body, asked)
    before = checked(found.loaded, asked)
    changed = with_changes(found.loaded, asked.changes)
    for path, value in asked.changes:
        if in_file(path) in changed.unreadable:
            raise MisuseError(_NO_VALUE, {"value": value})
    after = checked(changed, asked)
    was, now = _messages(before), _messages(after)
    return {
        "verdict": judged(after),
        "gone": [was[key] for key in was if key not in now],
        "stays": [now[key] for key in now if key in was],
        "comes": [now[key] for key in now if key not in was],
        "relations": _changed([*relations(before)], [*relations(after)]),
    }


_NO_VALUE = Words("{value}: not a value that this figure can have", "{value}：不是该项数据可取的值")


def with_changes(loaded: Loaded, changes: Sequence[tuple[Path, str]]) -> Loaded:
    """Return a report with other figures, each where the one that was printed stands."""
    tree: Any = deepcopy(loaded.tree)
    for path, value in changes:
        _put(tree, in_file(path), value_from(value))
    changed = {path for path, _ in changes}
    after = typed(loaded.source, tree)
    conflicts = tuple(one for one in loaded.problems if one.kind == CONFLICT and one.finding.path not in changed)
    unreadable = after.unreadable | {path for path in loaded.unreadable if path not in changed}
    return Loaded(loaded.source, tree, after.report, (*after.problems, *conflicts), frozenset(unreadable))


def _put(tree: Any, path: Path, value: object) -> None:  # noqa: ANN401  # of tables and lists
    *steps, last = path
    for step in steps:
        tree = tree.setdefault(step, {}) if isinstance(tree, dict) else tree[step]
    tree[last] = value


def value_from(text: str) -> int | str | Decimal | datetime.date:
    """Return what was typed for a figure as TOML would hold it."""
    plain = re.sub(r"(?<=\d)[,，_](?=\d)", "", normalize("NFKC", text).strip())
    if re.fullmatch(r"-?[0-9]{1,30}", plain):
        return int(plain)
    if re.fullmatch(r"-?[0-9]{1,30}\.[0-9]{1,30}", plain):
        return Decimal(plain)
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", plain):
        try:
            return datetime.date.fromisoformat(plain)
        except ValueError:
            return plain
    return plain


def _messages(result: Checked) -> Mapping[str, dict[str, str]]:
    """Return what is found, by what a finding is known by while figures change."""
    return {
        record.fingerprint: {
            "code": record.diagnostic.code,
            "severity": record.diagnostic.severity.value,
            "en": record.diagnostic.message("en"),
            "zh": record.diagnostic.message("zh"),
        }
        for record in records(result)
        if record.waived is None
    }


def _changed(before: Sequence[Relation], after: Sequence[Relation]) -> list[dict[str, object]]:
    """Return the relations that read otherwise now, or of which something else became."""
    known: dict[object, list[Relation]] = defaultdict(list)
    for relation in before:
        known[relation.key].append(relation)
    changed: list[dict[str, object]] = []
    for relation in after:
        alike = known[relation.key]
        was = alike.pop(0) if alike else None
        if was is not None and (was.outcome, was.says) == (relation.outcome, relation.says):
            continue
        if relation.outcome != "silent":
            changed.append(
                {
                    "code": relation.code,
                    "was": None if was is None else was.outcome,
                    "outcome": relation.outcome,
                    "says": {"en": relation.says.en, "zh": relation.says.zh},
                }
            )
    return changed
