"""Benchmarks: the corpora coded through the public contract and scored by the scorers beside them."""
