"""YAML files whose mistakes can be named by file and line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

Path_ = tuple[str | int, ...]


class Loader(yaml.CSafeLoader):
    """YAML of which only `true` and `false` are truth values: "on" is a preposition and NO is Norway."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


class CodebookError(ValueError):
    """A codebook file cannot be used; the message names file, line and remedy."""


def read_entries(path: Path, schema: type[BaseModel]) -> dict[str, Any]:
    """Read a YAML mapping of keys to entries and check each entry by `schema`.

    Returns the entries by their keys, in the order of the file. Raises CodebookError where the
    file cannot be read, is no YAML, names a key twice or holds an entry that the schema refuses.
    """
    try:
        loader = Loader(path.read_text(encoding="utf-8"))
        node = loader.get_single_node()
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(f"{path}: cannot be read: {error}") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise CodebookError(f"{path}:{line}: no valid YAML: {getattr(error, 'problem', error)}") from error
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise CodebookError(f"{path}:1: a mapping of keys to entries is expected")
    _refuse_doubles(path, node)
    lines = dict(_lines(node))
    data = loader.construct_document(node)
    adapter = TypeAdapter(dict[str, schema])  # type: ignore[valid-type]
    try:
        return dict(adapter.validate_python(data))
    except ValidationError as error:
        raise CodebookError(_explain(path, error, lines)) from error


def _refuse_doubles(path: Path, node: yaml.MappingNode) -> None:
    seen: dict[str, int] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if key.value in seen:
            raise CodebookError(f"{path}:{line}: {key.value!r} stands here and in line {seen[key.value]}")
        seen[key.value] = line
        if isinstance(value, yaml.MappingNode):
            _refuse_doubles(path, value)


def _lines(node: yaml.Node, at: Path_ = ()) -> Iterator[tuple[Path_, int]]:
    """Yield the line (from 1) at which each part of a YAML document begins, by its path of keys."""
    yield at, node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield (*at, key.value), key.start_mark.line + 1
            yield from ((p, line) for p, line in _lines(value, (*at, key.value)) if p != (*at, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield from _lines(value, (*at, index))


def _explain(path: Path, error: ValidationError, lines: dict[Path_, int]) -> str:
    said = []
    for item in error.errors():
        where = item["loc"]
        known = next((where[:n] for n in range(len(where), -1, -1) if where[:n] in lines), ())
        said.append(f"{path}:{lines.get(known, 1)}: {'.'.join(map(str, where))}: {item['msg']}")
    return "\n".join(said)
