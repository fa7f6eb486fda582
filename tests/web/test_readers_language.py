"""What the service says is read in the language that the reader has chosen, whatever language the course or the account is in."""

from __future__ import annotations

from uuid import uuid4

import pytest
from playwright.async_api import Page, Route, expect

from bench.running import Running
from bench.web.browser import enter
from services.bootstrap import Services
from tests.journeys.stack import client_of
from tests.web.every_answer import asked, at_work, published
from tests.web.newcomer import newcomer

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]
NEEDS = (
    ("behind", 2, {}, "Mit 2 Aufgaben der Klasse im Rückstand."),
    ("stuck", 3, {"title": "Brüche"}, "Hängt bei „Brüche“: 3 falsche Versuche seit dem letzten richtigen."),
    ("gave_up", 2, {"of": 6}, "Hat sich in 2 der letzten 6 Aktivitäten die ganze Lösung zeigen lassen."),
    ("leaning_on_help", 4, {"of": 6}, "Brauchte in 4 der letzten 6 Aktivitäten Hilfe."),
    ("idle", 8, {"begun": 1}, "Hat seit 8 Tagen nichts gemacht."),
    ("idle", 9, {"begun": 0}, "Hat noch nicht angefangen, seit 9 Tagen."),
    ("backlog", 40, {"of": 3}, "40 Wiederholungen sind fällig: mehr als 3 Tage Arbeit."),
)


async def reads(page: Page, language: str) -> None:
    """Choose a language on this device."""
    await page.evaluate("now => localStorage.setItem('meno.preferences', JSON.stringify({plainMath: true, language: now}))", language)


@pytest.mark.parametrize(
    ("course", "language", "wrong", "unreadable", "button"),
    [
        ("en", "de", "Das stimmt noch nicht.", "Bis hierher konnte ich es lesen: 5 +", "Antwort prüfen"),
        ("de", "en", "That is not it yet.", "I could read it up to here: 5 +", "Check my answer"),
    ],
)
async def test_what_a_checker_says_is_in_the_readers_language_not_the_courses(
    page: Page, meno: Running, inside: Services, course: str, language: str, wrong: str, unreadable: str, button: str
) -> None:
    pupil = await at_work(page, meno, inside, await published(meno, course))
    await reads(page, language)
    await asked(page, pupil, "number")
    for answer, said in (("5 +* 2", unreadable), ("70", wrong)):
        await page.locator("form [data-answer]").first.fill(answer)
        await page.get_by_role("button", name=button).click()
        await expect(page.get_by_text(said)).to_be_visible()
    await pupil.client.aclose()


async def test_the_tutor_says_that_it_is_an_ai_in_the_language_of_the_client(page: Page, meno: Running, inside: Services) -> None:
    pupil = await newcomer(page, meno, inside, "/today")
    (await pupil.client.post("/v1/consents", json={"scope": "model_provider", "granted": True})).raise_for_status()
    await pupil.client.post(f"/v1/enrollments/{pupil.enrollment_id}/placement/refusal", json={"id": str(uuid4())})
    await reads(page, "de")
    await page.goto(f"/session/{pupil.enrollment_id}")
    await expect(page.get_by_text("Ich bin ein KI-Tutor.")).to_be_visible()
    await pupil.client.aclose()


async def test_what_if_and_the_placement_say_all_that_the_server_does(page: Page, meno: Running, inside: Services) -> None:
    pupil = await newcomer(page, meno, inside, "/plan/{enrollment}")
    await reads(page, "de")
    await page.reload()
    await page.get_by_role("button", name="Ich überspringe das Nächste").click()
    await expect(page.get_by_text("Wenn du das heute auslässt, kommt am ehesten „")).to_be_visible()
    await page.goto(f"/placement/{pupil.enrollment_id}")
    await page.get_by_role("button", name="Anfangen", exact=True).click()
    await page.get_by_role("button", name="Weiß ich nicht").click()
    await page.get_by_role("button", name="Hier aufhören").click()
    await page.get_by_role("dialog").get_by_role("button", name="Hier aufhören").click()
    await expect(page.get_by_text("Themen kannst du wohl schon")).to_contain_text("Du hast aufgehört; was bis dahin gefunden war, zählt.")
    await pupil.client.aclose()


async def test_why_a_learner_needs_a_person_is_said_in_german(page: Page, meno: Running) -> None:
    needs = [{"code": code, "count": count, "values": values, "skill": None, "text": "English"} for code, count, values, _ in NEEDS]
    someone = {"learner_id": str(uuid4()), "enrollment_id": str(uuid4()), "name": "Rut Berg", "needs": needs}

    async def with_needs(route: Route) -> None:
        reply = await route.fetch()
        if reply.ok:
            await route.fulfill(json={**await reply.json(), "people": [someone]})
        else:  # the client knows what to do about it
            await route.fulfill(response=reply)

    async with client_of(meno, "grace") as grace:
        listed = (await grace.get("/v1/classes", params={"limit": 100})).raise_for_status().json()["items"]
        courses = (await grace.get("/v1/courses", params={"limit": 100})).raise_for_status().json()["items"]
    # Other tests make classes, too, with nobody in them, and courses.
    club = next(one for one in listed if one["name"] == "Algebra club")
    algebra = next(one for one in courses if one["slug"] == "algebra")
    await page.route("**/v1/classes/*/overview*", with_needs)
    await enter(page, meno, "grace")
    await reads(page, "de")
    await page.goto(f"/classes/{club['id']}?course={algebra['id']}")
    for *_, said in NEEDS:
        await expect(page.get_by_text(said)).to_be_visible()
    await expect(page.get_by_text("English", exact=True)).to_have_count(0)
    await page.unroute_all()
