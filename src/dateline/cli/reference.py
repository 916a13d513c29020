"""Write the reference of the commands from the program itself: `python -m dateline.cli.reference FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from dateline.cli import cli

HEADING = "# Commands\n\nGenerated from the program (`./dev docs`); each command says the same with `--help`.\n"


def reference() -> str:
    """Return the help of the program and of each command as one Markdown page."""
    parts = [HEADING, _section("dateline", cli, None)]
    root = click.Context(cli, info_name="dateline")
    parts += [_section(f"dateline {name}", command, root) for name, command in sorted(cli.commands.items())]
    return "\n".join(parts)


def _section(title: str, command: click.Command, parent: click.Context | None) -> str:
    name = command.name if parent else "dateline"
    context = click.Context(command, info_name=name, parent=parent, max_content_width=100, terminal_width=100)
    return f"## `{title}`\n\n```text\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(reference(), encoding="utf-8")
