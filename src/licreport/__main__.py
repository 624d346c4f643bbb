"""`python -m licreport`."""

from licreport.cli import main

main()
