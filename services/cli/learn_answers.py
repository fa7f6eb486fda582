"""Answers in the terminal that are more than a line: programs, texts, arguments; and what is told of each test and criterion."""

from __future__ import annotations

from typing import Final

from rich.console import Console
from rich.markup import escape

from schemas.tutor import AttemptOut, StepOut

IN_LINES: Final = frozenset({"code", "free_text", "argument"})
END: Final = "."


def asked(console: Console, step: StepOut) -> None:
    """Show the tests that a program must pass, the units wanted, and how an answer of several lines is ended."""
    for test in step.tests:
        typed = f" with {test.input.splitlines()!r} typed" if test.input else ""
        console.print(f"  [dim]{escape(test.call or 'the program')}{escape(typed)} → {escape(test.expect)}[/dim]")
    if step.units:
        console.print(f"  [dim]In {escape(', '.join(step.units))}[/dim]")
    if step.answer_type in IN_LINES:
        console.print(f"[dim]Go on line by line; end with a line that holds only {END}[/dim]")


def whole(console: Console, step: StepOut, first: str) -> str:
    """Return an answer whose first line has been typed, with the lines that follow."""
    lines = [first]
    while step.answer_type in IN_LINES:
        try:
            line = console.input("[cyan]…[/cyan] ").rstrip()
        except EOFError:
            break
        if line == END:
            break
        lines.append(line)
    return "\n".join(lines)


def told(console: Console, out: AttemptOut) -> None:
    """Show what came of each test of a program, and the marks for each criterion of a text."""
    for test in out.tests:
        mark, gave = (
            ("[green]✓[/green]", "")
            if test.passed
            else ("[red]✗[/red]", f": {test.got} instead of {test.expected}" if test.expected else "")
        )
        console.print(f"  {mark} {escape(test.name)}{escape(gave)}")
    for one in out.marks:
        said = f" “{one.quote}”" if one.quote else f" {one.advice}"
        console.print(f"  {one.marks}/{one.out_of} {escape(one.title)}[dim]{escape(said)}[/dim]")
