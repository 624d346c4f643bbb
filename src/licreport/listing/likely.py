"""What may be wrong as plain data: a change of one figure, and the likely causes of several findings."""

import datetime
from collections.abc import Sequence

from licreport.check.one import Checked
from licreport.correction.change import Change
from licreport.figures.stated import Number, decimal_text
from licreport.listing.causes import Causes
from licreport.listing.record import Record, place, words
from licreport.words.language import LANGS


def causes_as_data(common: Causes, found: Sequence[Record]) -> list[dict[str, object]]:
    """Return the likely causes of a file's findings, each with the fingerprints of those that would follow from it."""
    told = {lang: common.told(lang) for lang in LANGS}
    return [
        {
            "message": {lang: told[lang][number].said for lang in LANGS},
            "findings": [record.fingerprint for record in found if record.cause == number],
            "change": change_as_data(cause.change, common.checked),
        }
        for number, cause in enumerate(common.found)
    ]


def change_as_data(change: Change, checked: Checked) -> dict[str, object]:
    """Return a figure or date, what it may be instead, and the slips that would explain it."""
    is_date = isinstance(change.printed, datetime.date)
    loaded, path = checked.file(change.spot.file), change.spot.path
    return {
        "file": loaded.name,
        "address": loaded.addresses.of(path),
        "path": list(path),
        "place": place(loaded.source.span(path)),
        "fitting": [
            {"low": _exact(one.low, is_date=is_date), "high": _exact(one.high, is_date=is_date)}
            for one in change.fitting
        ],
        "slips": [{"kind": words(slip.kind), "value": _exact(slip.value, is_date=is_date)} for slip in change.slips],
    }


def _exact(value: Number | datetime.date | None, *, is_date: bool) -> str | None:
    if value is None:
        return None
    if isinstance(value, datetime.date):
        return value.isoformat()
    return datetime.date.fromordinal(int(value)).isoformat() if is_date else decimal_text(value)
