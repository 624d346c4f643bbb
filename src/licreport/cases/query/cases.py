"""The parts of the text that lead from the tables of records to one typed row a case, with what became of it."""

from licreport.cases.layout.model import PAUSES, PAYMENTS
from licreport.cases.query.fates import judged
from licreport.cases.query.joined import joined
from licreport.cases.query.shape import View
from licreport.cases.query.tables import pauses, payments, read
from licreport.cases.query.times import paused_days, timed


def cases(view: View) -> list[tuple[str, str]]:
    """Return the parts of the text, by name, of which the last, `judged`, has a row a row and its `fate`."""
    shape, layout, _ = view
    parts: list[tuple[str, str]] = []
    for table, fields in shape.items():
        if table == PAYMENTS:
            parts += payments(fields, layout)
        elif table != PAUSES:
            parts += read(table, fields, layout)
    if PAUSES in shape:
        parts += pauses(shape[PAUSES], layout)
    parts.append(("joined", joined(shape, layout)))
    if PAUSES in shape:
        parts += paused_days()
    parts.append(("timed", timed(shape, layout)))
    parts.append(("judged", judged(view)))
    return parts
