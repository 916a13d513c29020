"""Benchmarks: the corpora coded through the public contract and scored by the scorers beside them."""

from dateline.engine import one_core_a_process

one_core_a_process()  # here, as numpy must not be loaded before
