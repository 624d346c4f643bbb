"""What may be asked of a process, by name; each takes what is asked and a body, and returns data or bytes."""

from collections.abc import Callable, Mapping

from licreport.serve.work.asked import Asked
from licreport.serve.work.examined import examined
from licreport.serve.work.tried import tried

TASKS: Mapping[str, Callable[[Asked, bytes], dict[str, object]]] = {"examine": examined, "try": tried}
