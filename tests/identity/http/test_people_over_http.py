"""People over HTTP: cookies, versions, pages, and every naughty string back byte for byte or refused."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from services.identity import csrf_of
from tests.identity.conftest import PASSWORD
from tests.identity.http.conftest import Client


async def test_a_client_signs_in_asks_who_it_is_and_signs_out(school, new_client):
    await school.add("learner", "lea", age_band="adult")
    client = await new_client().as_(school, "lea")
    me = (await client.call("GET", "/v1/me")).json()
    assert (me["account"]["user_name"], me["tenant"]["slug"], me["csrf"], me["consents"]["memory"]) == ("lea", "north", None, False)
    assert (await client.call("DELETE", "/v1/sessions/current")).status_code == 204
    gone = await client.call("GET", "/v1/me")
    assert (gone.status_code, gone.json()["code"]) == (401, "unauthenticated")
    assert gone.headers["www-authenticate"].startswith("Bearer")


async def test_the_web_gets_a_cookie_that_scripts_cannot_read_and_changes_need_its_csrf_token(school, new_client):
    await school.add("learner", "lea")
    client = new_client()
    reply = await client.call("POST", "/v1/sessions", {"tenant": "north", "name": "lea", "password": PASSWORD, "kind": "cookie"})
    assert reply.json()["token"] is None
    cookie = reply.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/" in cookie
    csrf = reply.json()["csrf"]
    assert csrf == csrf_of(client.http.cookies["meno_session"])
    assert (await client.call("GET", "/v1/me")).json()["csrf"] == csrf
    for headers in ({}, {"X-CSRF-Token": "wrong"}, {"X-CSRF-Token": ""}):
        refused = await client.call("PUT", "/v1/me/password", {"old": PASSWORD, "new": "another password"}, **headers)
        assert (refused.status_code, refused.json()["code"]) == (403, "csrf_refused")
    done = await client.call("PUT", "/v1/me/password", {"old": PASSWORD, "new": "another password"}, **{"X-CSRF-Token": csrf})
    assert done.status_code == 204
    assert (await client.call("DELETE", "/v1/sessions/current", **{"X-CSRF-Token": csrf})).status_code == 204
    assert (await client.call("GET", "/v1/me")).status_code == 401


async def test_another_site_cannot_sign_somebody_in(school, new_client):
    await school.add("learner", "lea")
    body = {"tenant": "north", "name": "lea", "password": PASSWORD, "kind": "cookie"}
    reply = await new_client().call("POST", "/v1/sessions", body, **{"Sec-Fetch-Site": "cross-site"})
    assert (reply.status_code, reply.json()["code"]) == (403, "csrf_refused")


async def test_a_change_needs_the_version_that_was_read(school, new_client, courses):
    await school.add("learner", "lea")
    client = await new_client().as_(school, "lea")
    made = await client.call("POST", "/v1/enrollments", {"version_id": str(courses.add()), "zone": "Europe/Stockholm"})
    path, etag = f"/v1/enrollments/{made.json()['id']}", made.headers["etag"]
    assert (await client.call("GET", path)).headers["etag"] == etag == '"1"'
    missing = await client.call("PATCH", path, {"minutes_per_day": 10})
    assert (missing.status_code, missing.json()["code"]) == (428, "version_missing")
    for wrong in ("1", 'W/"1"', "*", '"x"', '"99"'):
        assert (await client.call("PATCH", path, {"minutes_per_day": 10}, **{"If-Match": wrong})).status_code == 412
    changed = await client.call("PATCH", path, {"minutes_per_day": 10}, **{"If-Match": etag})
    assert (changed.status_code, changed.headers["etag"], changed.json()["minutes_per_day"]) == (200, '"2"', 10)
    assert (await client.call("PATCH", path, {"minutes_per_day": 20}, **{"If-Match": etag})).status_code == 412


async def test_a_class_from_making_to_joining(school, new_client):
    await school.add("educator", "edu")
    await school.add("learner", "lea")
    educator, learner = await new_client().as_(school, "edu"), await new_client().as_(school, "lea")
    made = (await educator.call("POST", "/v1/classes", {"name": "7b"})).json()
    code = (await educator.call("PUT", f"/v1/classes/{made['id']}/join-code")).json()["code"]
    joined = await learner.call("POST", "/v1/classes/join", {"code": code})
    assert (joined.status_code, joined.json()["join_code"], joined.json()["learners"]) == (200, None, 1)
    shown = (await educator.call("GET", f"/v1/classes/{made['id']}")).json()
    assert shown["join_code"] == code
    members = (await educator.call("GET", f"/v1/classes/{made['id']}/members?limit=1")).json()
    more = (await educator.call("GET", f"/v1/classes/{made['id']}/members?limit=1&after={members['after']}")).json()
    assert {member["user_name"] for member in (*members["items"], *more["items"])} == {"edu", "lea"}
    assert more["after"] is None


@pytest.mark.parametrize("after", ["x", "!!!!", "A" * 64, "å", "AAAA"])
async def test_a_cursor_that_is_none_is_refused(school, new_client, after):
    await school.add("educator", "edu")
    reply = await (await new_client().as_(school, "edu")).http.get("/v1/classes", params={"after": after})
    assert (reply.status_code, reply.headers["content-type"]) == (422, "application/problem+json")


async def test_a_roster_is_sent_as_csv(school, new_client):
    await school.add("educator", "edu")
    client = await new_client().as_(school, "edu")
    class_id = (await client.call("POST", "/v1/classes", {"name": "7b"})).json()["id"]
    csv = b"name,user_name\nAda Lovelace,ada\n"
    reply = await client.http.post(f"/v1/imports/roster?class_id={class_id}&invite=true", content=csv, headers={"Content-Type": "text/csv"})
    assert (reply.status_code, reply.json()["created"]) == (200, 1)
    code = reply.json()["lines"][0]["code"]
    anonymous = new_client()
    redeemed = await anonymous.call(
        "POST", "/v1/reset-codes/redeem", {"tenant": "north", "name": "ada", "code": code, "password": "my own password"}
    )
    assert redeemed.status_code == 204
    assert (await anonymous.as_(school, "ada", "my own password")).http.headers["authorization"]
    for content, kind in (
        (b"\xff", "text/csv"),
        (b"", "text/csv"),
        (b"{}", "application/json"),
        (b"name,user_name\nAda,ada\n", "text/plain"),
    ):
        reply = await client.http.post(f"/v1/imports/roster?class_id={class_id}", content=content, headers={"Content-Type": kind})
        assert reply.status_code in (200, 422), (content, kind)
        assert reply.status_code == 422 or kind == "text/plain"


@pytest.mark.parametrize(
    "body",
    [
        b"{", b"[]", b"null", b'{"tenant": "north", "name": NaN, "password": "x"}', b'{"tenant": "north", "name": "a\\u0000b", "password": "x"}',
        b'{"tenant": "north", "name": "\\ud800", "password": "x"}', b'{"tenant": "north", "name": "a", "password": "x", "more": 1}',
        b'{"tenant": "north", "name": "a", "password": "' + b"x" * 10_000 + b'"}', b"\xff\xfe", b"",
    ],
)  # fmt: skip
async def test_a_malformed_sign_in_is_refused_and_never_echoed(school, new_client, body):
    reply = await new_client().http.post("/v1/sessions", content=body, headers={"Content-Type": "application/json"})
    assert 400 <= reply.status_code < 500
    assert reply.headers["content-type"] == "application/problem+json"
    assert "xxxx" not in reply.text


async def test_naughty_strings_as_names_come_back_byte_for_byte_or_are_refused(school, new_client, shared_data, clock):
    await school.add("operator", "otto")
    client = await new_client().as_(school, "otto")
    strings = json.loads((shared_data / "security" / "blns" / "blns.json").read_text(encoding="utf-8"))
    kept = 0
    for number, naughty in enumerate(strings):
        clock.at += timedelta(minutes=1)
        for fields in (("name", "note"), ("user_name",)):
            kept += await comes_back(client, naughty, fields, f"n{number}")
        if number % 10 == 0:
            kept += await comes_back(client, naughty, ("note",), f"o{number}")
    assert kept > 0.9 * len(strings)


async def comes_back(client: Client, naughty: str, fields: tuple[str, ...], user_name: str) -> bool:
    """Make somebody with the string in these fields; return whether it was taken, and then it must be the same."""
    body = {"role": "learner", "name": "N", "user_name": user_name, **dict.fromkeys(fields, naughty)}
    reply = await client.call("POST", "/v1/users", body)
    assert reply.status_code in (201, 409, 422), (fields, naughty, reply.text)
    if reply.status_code != 201:
        return False
    again = (await client.call("GET", f"/v1/users/{reply.json()['id']}")).json()
    assert [again[field] for field in fields] == [naughty] * len(fields)
    return True


async def test_naughty_strings_sign_nobody_in(school, new_client, shared_data):
    strings = json.loads((shared_data / "security" / "blns" / "blns.json").read_text(encoding="utf-8"))
    client = new_client()
    for naughty in strings[::8]:
        reply = await client.call("POST", "/v1/sessions", {"tenant": naughty, "name": naughty, "password": naughty})
        assert reply.status_code in (401, 422, 429)
