"""Stage the pages of the site in build/docs: those of docs/, and the ones that stand at the root of the project."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
STAGED = ROOT / "build/docs"
OF_ROOT = {"README.md": "index.md", "BENCHMARKS.md": "benchmarks.md", "CHANGELOG.md": "changes.md"}
"""Pages at the root, and their names in the site."""
_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\((?!https?:|#)([^)#\s]+)(#[^)]*)?\)")


def main() -> None:
    """Write every page and picture anew, and check that the navigation names them all."""
    shutil.rmtree(STAGED, ignore_errors=True)
    STAGED.mkdir(parents=True)
    for name, staged in OF_ROOT.items():
        _write(ROOT / name, staged)
    for page in sorted((ROOT / "docs").glob("*.md")):
        _write(page, page.name)
    for picture in (ROOT / "docs").glob("*.svg"):
        shutil.copy(picture, STAGED)
    named = {name for entry in _navigation() for name in entry.values()}
    if absent := {page.name for page in STAGED.glob("*.md")} ^ named:
        raise SystemExit(f"zensical.toml: nav and pages differ in {', '.join(sorted(absent))}")


def _navigation() -> list[dict[str, str]]:
    found: list[dict[str, str]] = tomllib.loads((ROOT / "zensical.toml").read_text())["project"]["nav"]
    return found


def _write(page: Path, staged: str) -> None:
    text = _LINK.sub(lambda link: _relinked(page, link), page.read_text(encoding="utf-8"))
    (STAGED / staged).write_text(text, encoding="utf-8")


def _relinked(page: Path, link: re.Match[str]) -> str:
    """Return a link between pages as it is in the site; of one to a file that is no page only its words."""
    mark, words, target, part = link.groups()
    path = (page.parent / target).resolve()
    name = OF_ROOT.get(str(path.relative_to(ROOT)), path.name if path.parent == ROOT / "docs" else "")
    return f"{mark}[{words}]({name}{part or ''})" if name else words


if __name__ == "__main__":
    main()
