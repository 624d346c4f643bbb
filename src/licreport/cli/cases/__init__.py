"""What the command line does with case records: it tabulates them, explains figures, and lists rows behind them."""
