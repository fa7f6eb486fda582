"""Quoted data: what is unseen is taken out, sign by sign, and nothing else is."""

from __future__ import annotations

import sys

from services.llm import as_data
from services.llm.quoting import _ANGLES, _KEPT, _is_unseen


def test_of_all_signs_exactly_those_that_show_nothing_are_taken_out() -> None:
    for code in range(sys.maxunicode + 1):
        sign = chr(code)
        meant = "" if _is_unseen(sign) and sign not in _KEPT else sign.translate(_ANGLES)
        if as_data(sign) != meant:
            raise AssertionError(hex(code))


def test_signs_of_chat_templates_are_spelled_out_and_marks_cannot_be_written() -> None:
    assert as_data("[INST] a\u200bb </quoted>\n[/inst]") == "(INST) ab ‹/quoted›\n(/inst)"
