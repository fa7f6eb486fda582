"""Rosters: read line by line, safe against formulas, the same file twice changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.identity import Forbidden
from services.identity.errors import RosterRefused
from services.identity.roster import MOST_BYTES, MOST_LINES, read_roster
from services.platform import NotFound, joined

HEADER = "name,user_name,email,age_band\n"
CLASS = HEADER + "Ada Lovelace,ada,ada@example.org,13_15\nÅsa Öberg,åsa,,\n"


def test_a_plain_file_is_read():
    ada, asa = read_roster(CLASS.encode())
    assert (ada.number, ada.entrant.name, ada.entrant.user_name, ada.entrant.email, ada.entrant.age_band) == (
        2, "Ada Lovelace", "ada", "ada@example.org", "13_15",
    )  # fmt: skip
    assert (asa.entrant.name, asa.entrant.email, asa.entrant.age_band) == ("Åsa Öberg", None, None)


@pytest.mark.parametrize(
    "raw", [b"\xef\xbb\xbfName;User_Name\r\nAda;ada\r\n", b"user_name\tname\nada\tAda\n", b'name,user_name\n"Ada","ada"\n\n , \n']
)
def test_what_spreadsheets_write_is_read(raw):
    (line,) = read_roster(raw)
    assert (line.entrant.name, line.entrant.user_name) == ("Ada", "ada")


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"name\nAda\n", b"name,user_name,shoe_size\nAda,ada,38\n", b"name,user_name,name\nA,b,c\n", b"\xff\xfe", "name,user_name\nÅ,å\n".encode("latin-1"),
        b'name,user_name\n"Ada,ada\n', b"name,user_name\nA\x00da,ada\n", b"name,user_name\n" + b"Ada,ada\n" * (MOST_LINES + 1), b"x" * (MOST_BYTES + 1),
        b"name,user_name\n" + b"x" * 200_000 + b",ada\n",
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_refused_as_a_whole(raw):
    with pytest.raises(RosterRefused):
        read_roster(raw)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", '=HYPERLINK("http://x")', '=cmd|"/c calc"!A0'])
@pytest.mark.parametrize("column", [0, 1, 2, 3])
def test_a_cell_that_begins_like_a_formula_is_refused(cell, column):
    cells = ["Ada", "ada", "ada@example.org", "13_15"]
    cells[column] = '"' + cell.replace('"', '""') + '"'
    (line,) = read_roster((HEADER + ",".join(cells)).encode())
    assert line.entrant is None
    assert line.reason == "formula"
    assert cell not in line.fault


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("Ada,a b,,", "invalid"), ("Ada,ada,nowhere,", "invalid"), ("Ada,ada,,12", "invalid"), (",ada,,", "invalid"), ("Ada,ada,,,extra", "too_many_cells"),
        ("A" * 1001 + ",ada,,", "too_long"), ("A" * 201 + ",ada,,", "invalid"), ("Ada\u202eada,ada,,", "invalid"), ('"Ada\nX",ada,,', "invalid"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_used_says_why_and_repeats_nothing(cells, reason):
    (line,) = read_roster((HEADER + cells).encode())
    assert line.reason == reason
    assert line.fault
    assert "Ada" not in line.fault
    assert "nowhere" not in line.fault


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: (HEADER + text).encode("utf-8", "replace")))
def test_any_bytes_are_read_or_refused(raw):
    try:
        read_roster(raw)
    except RosterRefused:
        return


async def test_the_same_file_twice_changes_nothing(school):
    educator = await school.add("educator")
    class_id = await school.teach(educator)
    first = await school.identity.rosters.import_file(educator, CLASS.encode(), class_id, invite=False)
    second = await school.identity.rosters.import_file(educator, CLASS.encode(), class_id, invite=False)
    assert (first.created, first.updated, first.unchanged, first.refused) == (2, 0, 0, 0)
    assert (second.created, second.updated, second.unchanged, second.refused) == (0, 0, 2, 0)
    assert [line.account_id for line in first.lines] == [line.account_id for line in second.lines]
    members = await school.identity.classes.members(educator, class_id, None, 10)
    assert {each.person.profile.name for each in members.items} >= {"Ada Lovelace", "Åsa Öberg"}


async def test_a_changed_line_updates_and_an_empty_cell_says_nothing(school):
    educator = await school.add("educator")
    class_id = await school.teach(educator)
    await school.identity.rosters.import_file(educator, CLASS.encode(), class_id, invite=False)
    changed = HEADER + "Ada King,ADA,,16_17\nÅsa Öberg,åsa,,\n"
    report = await school.identity.rosters.import_file(educator, changed.encode(), class_id, invite=False)
    assert (report.updated, report.unchanged) == (1, 1)
    person = await school.identity.accounts.get(educator, report.lines[0].account_id)
    assert (person.profile.name, person.profile.email, person.profile.user_name) == ("Ada King", "ada@example.org", "ada")
    assert person.account.age_band == "16_17"


async def test_invitations_are_made_for_those_without_a_password(school):
    educator = await school.add("educator")
    class_id = await school.teach(educator)
    report = await school.identity.rosters.import_file(educator, CLASS.encode(), class_id, invite=True)
    code = report.lines[0].code
    await school.identity.codes.redeem(school.slug, "ada", code, "my own password", "192.0.2.1")
    await school.sign_in("ada", "my own password")
    again = await school.identity.rosters.import_file(educator, CLASS.encode(), class_id, invite=True)
    assert again.lines[0].code is None
    assert again.lines[1].code is not None


async def test_one_line_refused_does_not_stop_the_others(school):
    educator = await school.add("educator")
    class_id = await school.teach(educator)
    raw = HEADER + "Ada,ada,same@example.org,\n=1,eve,,\nEve,eve,same@example.org,\nBob,bob,,adult\n"
    report = await school.identity.rosters.import_file(educator, raw.encode(), class_id, invite=False)
    assert [(line.line, line.result, line.reason) for line in report.lines] == [
        (2, "created", None), (3, "refused", "formula"), (4, "refused", "name_taken"), (5, "created", None),
    ]  # fmt: skip


async def test_a_roster_in_one_commit_goes_on_after_a_name_that_is_taken(school, database):
    raw = HEADER + "Ada,ada,ada@example.org,\nEve,eve,,\n"
    await school.identity.rosters.import_file(school.operator, raw.encode(), None, invite=False)
    raw = HEADER + "Eve,eve,ada@example.org,\nBob,bob,,adult\nAda King,ada,,\n"
    async with database.open_work(school.tenant_id) as work:
        with joined(work):
            report = await school.identity.rosters.import_file(school.operator, raw.encode(), None, invite=True)
    assert [(line.result, line.reason) for line in report.lines] == [("refused", "name_taken"), ("created", None), ("updated", None)]
    people = {
        person.profile.user_name: person.profile
        for person in (await school.identity.accounts.page(school.operator, "learner", None, 9)).items
    }
    assert (people["ada"].name, people["eve"].email, people["bob"].name) == ("Ada King", None, "Bob")


async def test_an_educator_cannot_take_over_somebody_elses_learner(school):
    educator, other = await school.add("educator"), await school.add("educator")
    theirs = await school.add("learner", "ada")
    await school.teach(other, theirs)
    class_id = await school.teach(educator)
    report = await school.identity.rosters.import_file(educator, CLASS.encode(), class_id, invite=True)
    line = report.lines[0]
    assert (line.result, line.reason, line.account_id, line.code) == ("refused", "name_taken", None, None)
    with pytest.raises(NotFound):
        await school.identity.accounts.get(educator, theirs.account_id)
    with pytest.raises(NotFound):
        await school.identity.rosters.import_file(other, CLASS.encode(), class_id, invite=False)
    with pytest.raises(Forbidden):
        await school.identity.rosters.import_file(other, CLASS.encode(), None, invite=False)


async def test_an_operator_imports_guardians_with_their_learners(school):
    raw = "name,user_name,role,learners\nAda,ada,,\nEve,eve,,\nGus,gus,guardian,ada eve\nOna,ona,guardian,nobody\n"
    for expected in (["created", "created", "created", "refused"], ["unchanged", "unchanged", "unchanged", "refused"]):
        report = await school.identity.rosters.import_file(school.operator, raw.encode(), None, invite=False)
        assert [line.result for line in report.lines] == expected
    ada = report.lines[0].account_id
    links = await school.identity.guardians.of_learner(school.operator, ada)
    assert [link.guardian_id for link in links] == [report.lines[2].account_id]
    educator = await school.add("educator")
    mine = await school.teach(educator)
    report = await school.identity.rosters.import_file(educator, raw.encode(), mine, invite=False)
    assert {line.result for line in report.lines} == {"refused"}


async def test_as_many_lines_as_are_allowed_are_imported(school):
    raw = "name,user_name\n" + "".join(f"Learner {number},learner{number}\n" for number in range(MOST_LINES))
    report = await school.identity.rosters.import_file(school.operator, raw.encode(), None, invite=False)
    assert report.created == MOST_LINES
