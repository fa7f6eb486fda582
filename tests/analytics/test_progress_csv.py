"""The table of progress: no cell is a formula, whatever a learner is called, and it reads back as it was."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.analytics.progress_csv import _row, harmless

EVIL = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\N{NO-BREAK SPACE}=1", "|calc", "%0A=1", "=cmd|' /C calc'!A0"]


@pytest.mark.parametrize("name", EVIL)
def test_what_a_spreadsheet_would_compute_is_led_by_an_apostrophe(name):
    assert harmless(name) == f"'{name}"


@pytest.mark.parametrize("name", ["Ada", "O'Neil", "Anna-Lena", "李", "a=b", "", "1"])
def test_names_stay_as_they_are(name):
    assert harmless(name) == name


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=1, max_size=8))
def test_a_line_reads_back_as_it_was_and_begins_no_formula(cells):
    [read] = csv.reader(io.StringIO(_row(cells), newline=""))
    assert read == [harmless(cell) for cell in cells]
    assert not any(cell.strip(" ").startswith(("=", "+", "-", "@")) for cell in read)
