"""Write the reference of the commands from the program itself: `python -m dateline.cli.reference FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dateline.cli import cli

WIDTH = 100
HEADING = "# Commands\n\nGenerated from the program (`./dev docs`); each command says the same with `--help`.\n"


def reference() -> str:
    """Return the help of the program and of each command as one Markdown page."""
    root = click.Context(cli, info_name="dateline", terminal_width=WIDTH, **cli.context_settings)
    parts = [HEADING, _section("dateline", root)]
    parts += _commands(cli, root, "dateline")
    return "\n".join(parts)


def _commands(group: click.Group, parent: click.Context, path: str) -> list[str]:
    parts = []
    for name, command in sorted(group.commands.items()):
        context = click.Context(command, info_name=name, parent=parent)
        parts.append(_section(f"{path} {name}", context))
        if isinstance(command, click.Group):
            parts += _commands(command, context, f"{path} {name}")
    return parts


def _section(title: str, context: click.Context) -> str:
    return f"## `{title}`\n\n```text\n{context.command.get_help(context)}\n```\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(reference(), encoding="utf-8")
