"""What may be asked of a process, by name; each takes what is asked and a body, and returns data or a file."""

from collections.abc import Callable, Mapping

from licreport.serve.work import seen
from licreport.serve.work.asked import Asked
from licreport.serve.work.examined import examined
from licreport.serve.work.known import known
from licreport.serve.work.made import Made, made, previewed
from licreport.serve.work.tried import tried

TASKS: Mapping[str, Callable[[Asked, bytes], dict[str, object] | Made]] = {
    "examine": examined,
    "try": tried,
    "known": known,
    "make": made,
    "preview": previewed,
    "figures": seen.figures,
    "last_year": seen.last_year,
    "trend": seen.trend,
    "survey": seen.surveyed,
    "aside": seen.aside,
}
