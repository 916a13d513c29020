"""The facets: what each gives and needs, so that one can be swapped and the chain checked.

A layer facet reads a layer of the whole report (`reading.times`). A value facet decides one field
of one event's claim. Both are plain functions; another of the same signature can take the place of
any of them: `Coder(facets=default_facets() | {"times": Layer(my_times)})`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.coding import actors, assessments, events, figures, places, status, times, voices
from dateline.coding.reading import EventMention, Reading


@dataclass(frozen=True, slots=True)
class Layer:
    """A function that reads one layer, and the layers that must have been read before."""

    read: Callable[[Reading], tuple[Any, ...]]
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """A function that decides one value of an event's claim, and the layers that it needs."""

    decide: Callable[[Reading, EventMention], Any]
    needs: tuple[str, ...] = ()


Facets = Mapping[str, Layer | Value]


class FacetError(ValueError):
    """A chain of facets cannot work: one needs what no earlier one gives."""


def default_facets() -> dict[str, Layer | Value]:
    """Return Dateline's own facets, in the order in which they are read."""
    return {
        "times": Layer(times.read_times),
        "places": Layer(places.read_places, needs=("times",)),
        "actors": Layer(actors.read_actors, needs=("places",)),
        "figures": Layer(figures.read_figures, needs=("times",)),
        "attributions": Layer(voices.read_attributions, needs=("actors",)),
        "assessments": Layer(assessments.read_assessments, needs=("attributions",)),
        "events": Layer(events.read_events, needs=("attributions", "actors", "places")),
        "modality": Value(status.modality_of, needs=("events", "attributions")),
        "roles": Value(actors.roles_of, needs=("events", "actors")),
        "place": Value(places.place_of, needs=("events", "places", "attributions")),
        "time": Value(times.time_of, needs=("events", "times")),
        "amounts": Value(figures.figures_of, needs=("events", "figures")),
        "chain": Value(voices.chain_of, needs=("events", "attributions")),
    }


VALUES = ("modality", "roles", "place", "time", "amounts", "chain")


def check(facets: Facets) -> None:
    """Raise FacetError where a facet needs a layer that none before it gives, or one is lacking."""
    given = {"passages"}
    for name, facet in facets.items():
        lacking = [need for need in facet.needs if need not in given]
        if lacking:
            raise FacetError(f"facet {name!r} needs {', '.join(lacking)}, which no facet before it gives")
        if isinstance(facet, Layer):
            given.add(name)
    absent = [name for name in default_facets() if name not in facets]
    if absent:
        raise FacetError(f"no facet for {', '.join(absent)}")
