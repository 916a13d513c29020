"""What the commands share: help with examples, errors, output."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import click


class _WithExamples(click.Command):
    """A command whose help ends with examples."""

    def __init__(self, *args: Any, examples: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = textwrap.dedent(examples).strip()

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples under the options."""
        del ctx
        if self.examples:
            with formatter.section("Examples"):
                for line in self.examples.splitlines():
                    formatter.write(f"{'':>{formatter.current_indent}}{line}\n")


class Command(_WithExamples):
    """A single command."""


class Examples(_WithExamples, click.Group):
    """A group of commands."""


def complain(message: object) -> None:
    """Write an error to standard error, as `dateline: WHERE: WHAT`."""
    click.echo(f"dateline: {message}", err=True)


@contextmanager
def errors_told() -> Iterator[None]:
    """Turn the program's own errors into a line on standard error and exit status 1 (2 for a wrong usage)."""
    from dateline.codebook import CodebookError
    from dateline.coding.language import ModelError
    from dateline.engine import WorkerError
    from dateline.exchange import SeveralError
    from dateline.gazetteer import GazetteerError
    from dateline.store import FilterError, StoreError

    try:
        yield
    except (FilterError, SeveralError) as error:
        complain(error)
        sys.exit(2)
    except (StoreError, CodebookError, ModelError, GazetteerError, WorkerError) as error:
        complain(error)
        sys.exit(1)


@contextmanager
def output(path: str | None) -> Iterator[IO[str]]:
    """Open the file to write to, or standard output; a file appears whole or not at all."""
    if path is None or path == "-":
        yield sys.stdout
        return
    target = Path(path)
    try:
        if target.exists() and not target.is_file():
            # A pipe or device is written to as it is: it must not be replaced by a file.
            with target.open("w", encoding="utf-8", newline="") as file:
                yield file
            return
        part = target.with_name(f".{target.name}.part")
        try:
            with part.open("w", encoding="utf-8", newline="") as file:
                yield file
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise click.ClickException(f"{path}: cannot be written: {error.strerror or error}") from error


def into_a_file(form: str, out: str | None) -> None:
    """Refuse to write a form that is no text to a terminal or pipe."""
    from dateline.exchange.rowfiles import BINARY

    if form in BINARY and out in (None, "-"):
        ending = "xlsx" if form == "timemap" else form
        raise click.UsageError(f"{form} goes into a file: name one by --out FILE.{ending}")


def tell_losses(losses: Any, out: str | None) -> None:
    """Say what an export lost in a line, and in a file beside it where it is one."""
    try:
        beside = f"; see {losses.write_beside(out)}" if out and out != "-" else ""
    except OSError as error:
        raise click.ClickException(f"{out}.losses.json: cannot be written: {error.strerror or error}") from error
    click.echo(f"{losses.form}: {losses.summary()}{beside}", err=True)


@contextmanager
def output_path(path: str | None) -> Iterator[Path]:
    """Give a path to write to that appears whole or not at all; what is for standard output goes there at the end."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        target = Path(path) if path and path != "-" else None
        part = target.with_name(f".{target.name}.part") if target else Path(folder) / "out"
        try:
            yield part
            if target:
                part.replace(target)
            else:
                sys.stdout.write(part.read_text(encoding="utf-8"))
        except OSError as error:
            raise click.ClickException(f"{path}: cannot be written: {error.strerror or error}") from error
        finally:
            part.unlink(missing_ok=True)
