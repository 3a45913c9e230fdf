"""Reads the imports and calls of source files for test_architecture.py; imports none of them."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Source:
    """One module: its dotted name, its text, and whether it is a package's `__init__`."""

    module: str
    text: str
    package: bool = False

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def lines(self) -> int:
        return len(self.text.splitlines())

    def imports(self, known: Iterable[str] = ()) -> Iterator[tuple[str, int]]:
        """(dotted name, line) of everything imported, wherever the import stands.

        `from a import b` gives `a.b` when that is a module among `known`, else `a`, and for
        packages that are not ours both (`from urllib import request` reaches `urllib.request`).
        """
        modules = set(known)
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((alias.name, node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = self._base(node)
                for alias in node.names:
                    inner = f"{base}.{alias.name}"
                    ours = base.split(".")[0] in {name.split(".")[0] for name in modules}
                    if inner in modules or not ours:
                        yield inner, node.lineno
                    if inner not in modules:
                        yield base, node.lineno

    def _base(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parts = self.module.split(".")
        parts = parts[: len(parts) - node.level + (1 if self.package else 0)]
        return ".".join([*parts, *([node.module] if node.module else [])])

    def names(self) -> Iterator[tuple[str, int]]:
        """(dotted name, line) of every chain of attributes, as `st.session_state`."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Attribute | ast.Name):
                dotted = _dotted(node)
                if dotted:
                    yield dotted, node.lineno

    def calls(self) -> Iterator[tuple[str, int]]:
        """(dotted name, line) of every call whose callee is a name or a chain of attributes."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                dotted = _dotted(node.func)
                if dotted:
                    yield dotted, node.lineno

    def words(self) -> Iterator[tuple[str, int]]:
        """(word, line) of every keyword of a call and every string constant."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.keyword) and node.arg:
                yield node.arg, node.value.lineno
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value, node.lineno


def _dotted(node: ast.expr) -> str:
    """`a.b.c` of a chain of attributes that starts at a name, else ""."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(parts)]) if isinstance(node, ast.Name) else ""


def sources(*folders: str) -> list[Source]:
    """Every module under these folders of the project."""
    found: list[Source] = []
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            package = parts[-1] == "__init__"
            name = ".".join(parts[:-1] if package else parts)
            found.append(Source(name, path.read_text(encoding="utf-8"), package))
    return found


def within(name: str, package: str) -> bool:
    """Whether the dotted `name` is `package` or stands below it."""
    return name == package or name.startswith(package + ".")


def against_arrows(
    files: Iterable[Source], arrows: Mapping[str, frozenset[str]], known: Iterable[str]
) -> list[str]:
    """Imports that run against the arrows: `arrows` says what each part may import of `analysis`.

    A module belongs to the longest part that holds it; a part may always import itself.
    """
    wrong: list[str] = []
    modules = set(known)
    for source in files:
        part = part_of(source.module, arrows)
        if part is None:
            continue
        for name, line in source.imports(modules):
            if within(name, "analysis") and part_of(name, arrows) not in {part, *arrows[part]}:
                wrong.append(f"{source.module}:{line} imports {name}")
    return wrong


def part_of(module: str, arrows: Mapping[str, object]) -> str | None:
    """The longest part of the arrows that holds `module`, None where none does."""
    holding = [part for part in arrows if within(module, part)]
    return max(holding, key=len) if holding else None


def importing(files: Iterable[Source], forbidden: Iterable[str]) -> list[str]:
    """Where one of the `forbidden` packages is imported."""
    unwanted = list(forbidden)
    wrong = {
        f"{source.module}:{line} imports {name}"
        for source in files
        for name, line in source.imports()
        if any(within(name, package) for package in unwanted)
    }
    return sorted(wrong)


def cycles(files: Iterable[Source]) -> list[list[str]]:
    """Groups of modules that import one another when they are loaded.

    Imports inside functions are left out: they are how a cycle is broken. So are imports for
    type checking only, and a package's own modules importing the package's name as they load.
    """
    every = {source.module: source for source in files}
    graph = {name: _loads(source, set(every)) - {name} for name, source in every.items()}
    return [sorted(group) for group in _components(graph) if len(group) > 1]


def _loads(source: Source, known: set[str]) -> set[str]:
    body = list(source.tree.body)
    statements: list[ast.stmt] = []
    while body:
        node = body.pop()
        if isinstance(node, ast.Import | ast.ImportFrom):
            statements.append(node)
        elif isinstance(node, ast.Try):
            body += node.body
        elif isinstance(node, ast.If) and _dotted(node.test).split(".")[-1] != "TYPE_CHECKING":
            body += [*node.body, *node.orelse]
    module = ast.Module(body=statements, type_ignores=[])
    small = Source(source.module, ast.unparse(module), source.package)
    return {name for name, _ in small.imports(known) if name in known}


def _components(graph: Mapping[str, set[str]]) -> Iterator[set[str]]:
    """Sets of nodes that reach one another (small graphs: plain reachability)."""
    reach = {node: _reachable(graph, node) for node in graph}
    seen: set[str] = set()
    for node in graph:
        if node not in seen:
            group = {other for other in reach[node] if node in reach[other]} | {node}
            seen |= group
            yield group


def _reachable(graph: Mapping[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        for following in graph[waiting.pop()] - found:
            found.add(following)
            waiting.append(following)
    return found
