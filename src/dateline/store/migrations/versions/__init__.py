"""One module a step, named by its revision: `0001_first.py`."""
