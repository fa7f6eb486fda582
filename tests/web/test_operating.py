"""What an operator sees of the installation and does about it, in the browser."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from playwright.async_api import Page, expect
from sqlalchemy import text

from bench.running import Running
from bench.web.browser import axe_faults, enter
from bench.web.screens import settled
from services.bootstrap import Services
from services.cli.demo import demo_password
from services.platform import enqueue
from tests.journeys.learner import enrolled
from tests.journeys.stack import client_of

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

ADDRESSES = ("/operations", "/operations/spending", "/operations/rules", "/operations/keys", "/operations/learner-model", "/people")


async def buried(inside: Services, kind: str) -> str:
    """Bury a job of the demo school that nobody needs, and return its id."""
    tenant_id = (await inside.identity.tenants.at_the_machine("demo")).tenant_id
    async with inside.database.open_work(None) as work:
        job_id = await enqueue(work, kind, tenant_id=tenant_id, account_id=uuid4())
        died = text("UPDATE job SET state = 'dead', attempt = 5, error_class = 'OSError', ended_at = now() WHERE id = :id")
        await work.session.execute(died, {"id": job_id})
        work.jobs.clear()
    return str(job_id)


async def say_why(page: Page, why: str) -> None:
    """Choose why the school's rules are changed."""
    await page.get_by_role("combobox", name="Why").click()
    await page.get_by_role("option", name=why).click()


async def test_an_operator_sees_how_it_is_and_what_is_done_on_the_machine(page: Page, meno: Running) -> None:
    await enter(page, meno, "otto", at="/operations")
    await expect(page.get_by_role("heading", level=1)).to_have_text("Operations")
    await expect(page.get_by_role("heading", name="What runs")).to_be_visible()
    await expect(page.get_by_text("Key database – in order")).to_be_visible()
    await expect(page.get_by_role("heading", name="The model")).to_be_visible()
    await expect(page.get_by_role("term").filter(has_text="last backup")).to_be_visible()
    await expect(page.get_by_text("Backups: meno backup")).to_be_visible()
    await page.get_by_role("button", name="Show all").click()
    await expect(page.get_by_role("row", name="Sign of life")).to_be_visible()
    await settled(page)
    assert await axe_faults(page) == []


async def test_a_failed_job_is_found_by_its_id_and_tries_again(page: Page, meno: Running, inside: Services) -> None:
    job_id = await buried(inside, "memory.index")
    await enter(page, meno, "otto", at="/operations")
    row = page.get_by_role("listitem").filter(has_text=job_id)
    await expect(row.get_by_text("Stopped by OSError, after 5 starts")).to_be_visible()
    await page.get_by_label("The job’s id").fill("nonsense")
    await page.get_by_role("button", name="Look up").click()
    await expect(page.get_by_text("An id has 32 digits")).to_be_visible()
    await page.get_by_label("The job’s id").fill(str(uuid4()))
    await page.get_by_role("button", name="Look up").click()
    await expect(page.get_by_text("There is no such job here.")).to_be_visible()
    await page.get_by_label("The job’s id").fill(job_id)
    await page.get_by_role("button", name="Look up").click()
    await expect(page.get_by_role("region", name="Look up a job").get_by_text(re.compile("^failed on"))).to_be_visible()
    await row.get_by_role("button", name="Try again").click()
    await expect(row).to_have_count(0)


async def test_limits_are_set_and_taken_away(page: Page, meno: Running) -> None:
    await enter(page, meno, "otto", at="/operations/spending")
    await expect(page.get_by_role("heading", name="The last 30 days")).to_be_visible()
    await page.get_by_role("button", name="Add a limit").click()
    await expect(page.get_by_text("Say money, tokens or both.")).to_be_visible()
    await page.get_by_label("Most money").fill("0.5")
    await expect(page.get_by_role("button", name="Save limits")).to_be_disabled()
    await say_why(page, "Because of the cost")
    await page.get_by_role("button", name="Save limits").click()
    await expect(page.get_by_text("Saved.")).to_be_visible()
    await page.reload()
    await expect(page.get_by_label("Most money")).to_have_value("0.5")
    await page.get_by_role("button", name="Remove limit 1").click()
    await say_why(page, "It was set by mistake")
    await page.get_by_role("button", name="Save limits").click()
    await expect(page.get_by_text("The school has set no limit of its own.")).to_be_visible()
    await expect(page.get_by_text("Saved.")).to_be_visible()
    await page.goto("/operations/rules")
    newest = page.get_by_role("list", name="What was changed").get_by_role("listitem").filter(has_text="Otto").first
    await expect(newest).to_contain_text("It was set by mistake")
    await expect(newest).to_contain_text("each learner a day: 0.5 in money → none")


async def test_rules_are_saved_with_a_reason_once_what_changes_was_said_and_survive_a_reload_before(page: Page, meno: Running) -> None:
    await enter(page, meno, "otto", at="/operations/rules")
    days = page.get_by_label("Messages to the tutor, in days")
    await days.fill("180")
    await page.reload()
    await expect(days).to_have_value("180")
    await expect(page.get_by_text("One change is not saved yet.")).to_be_visible()
    for value, before, why in (("180", "365 → 180", "To try it out"), ("365", "180 → 365", "The school has decided so")):
        await days.fill(value)
        await page.get_by_role("button", name="Save the rules").click()
        dialog = page.get_by_role("dialog")
        await expect(dialog.get_by_text(before)).to_be_visible()
        await expect(dialog.get_by_role("button", name="Save")).to_be_disabled()
        assert await axe_faults(page) == []
        await say_why(page, why)
        await dialog.get_by_role("button", name="Save").click()
        await expect(page.get_by_text("Saved. It holds from now on.")).to_be_visible()
        newest = page.get_by_role("list", name="What was changed").get_by_role("listitem").filter(has_text="Otto").first
        await expect(newest).to_contain_text(why)
        await expect(newest).to_contain_text(before)
    await settled(page)
    assert await axe_faults(page) == []


async def test_a_change_of_rules_at_the_machine_is_listed_without_a_person(page: Page, meno: Running, inside: Services) -> None:
    me = await inside.identity.tenants.at_the_machine("demo")
    async with inside.database.open_work(me.tenant_id) as work:
        held = await inside.identity.policy_of(work, me.tenant_id)
    for goals in (90, held.words_kept.goals):
        kept = held.words_kept.model_copy(update={"goals": goals})
        await inside.identity.tenants.set_policy(me, held.model_copy(update={"words_kept": kept}), None)
    await enter(page, meno, "otto", at="/operations/rules")
    newest = page.get_by_role("list", name="What was changed").get_by_role("listitem").filter(has_text="a command on the server").first
    await expect(newest).to_contain_text("Goals in the learner’s own words, in days")
    await expect(newest).to_contain_text("90 →")


async def test_keys_and_proof_are_told_in_numbers(page: Page, meno: Running) -> None:
    await enter(page, meno, "otto", at="/operations/keys")
    await expect(page.get_by_text(re.compile(r"Version \d+ is in use"))).to_be_visible()
    await expect(page.get_by_role("heading", name="Journals")).to_be_visible()
    await expect(page.get_by_role("heading", name="Erasures")).to_be_visible()
    await expect(page.get_by_role("button", name="Receipt")).to_be_visible()
    await page.get_by_role("button", name="Check every entry").click()
    await expect(page.get_by_text(re.compile(r"hold together$|holds together$"))).to_be_visible(timeout=60_000)


async def test_the_shipped_learner_model_is_in_force(page: Page, meno: Running) -> None:
    await enter(page, meno, "otto", at="/operations/learner-model")
    await expect(page.get_by_role("listitem").filter(has_text="As shipped").get_by_text("in force", exact=True)).to_be_visible()
    await expect(page.get_by_role("button", name="Fit now")).to_be_visible()


async def test_somebody_is_added_invited_found_changed_and_shut_out(page: Page, meno: Running) -> None:
    name = f"Mary {uuid4().hex[:6]}"
    await enter(page, meno, "otto", at="/people")
    await page.get_by_label("Name", exact=True).fill(name)
    await page.get_by_label("User name", exact=True).fill(f"mary-{uuid4().hex[:6]}")
    await page.get_by_role("button", name="Add", exact=True).click()
    await expect(page.get_by_text(f"{name} has been added.")).to_be_visible()
    await page.get_by_role("status").get_by_role("button", name=f"Invite {name}").click()
    await expect(page.get_by_role("dialog").get_by_text(f"One-time code for {name}")).to_be_visible()
    await page.keyboard.press("Escape")
    await page.get_by_label("Name, user name or e-mail").fill(name.lower())
    await expect(page.get_by_text("One person")).to_be_visible()
    await page.get_by_role("link", name=name).click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(name)
    await page.get_by_label("Name", exact=True).fill(f"{name} King")
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_role("heading", level=1)).to_have_text(f"{name} King")
    await page.get_by_role("button", name="Shut the account").click()
    await page.get_by_role("dialog").get_by_role("button", name="Shut the account").click()
    await expect(page.get_by_text("This account is shut.")).to_be_visible()
    await page.get_by_role("button", name="Open it again").click()
    await page.get_by_role("dialog").get_by_role("button", name="Open it again").click()
    await expect(page.get_by_text("This account is shut.")).to_have_count(0)
    assert await axe_faults(page) == []


async def test_every_part_of_operations_is_reached_by_keyboard(page: Page, meno: Running) -> None:
    await enter(page, meno, "otto", at="/operations")
    await page.get_by_role("tab", name="Health").focus()
    for heading in ("The last 30 days", "Ages and consent", "Master key", "Versions"):
        await page.keyboard.press("ArrowRight")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
        await page.get_by_role("tab", selected=True).focus()


@pytest.mark.parametrize("who", ["ada", "grace"])
async def test_whoever_is_no_operator_is_told_so_plainly(page: Page, meno: Running, who: str) -> None:
    await enter(page, meno, who, at="/operations")
    for address in ADDRESSES:
        await page.goto(address)
        await expect(page.get_by_text("There is nothing at this address, or it is not yours to see.")).to_be_visible()
    await expect(page.get_by_role("link", name="Operations")).to_have_count(0)


async def test_an_operator_erases_a_person_with_a_reason_and_keeps_the_receipt(page: Page, meno: Running, inside: Services) -> None:
    leaver = await enrolled(meno, inside, f"leaver-{uuid4().hex[:8]}")
    user_name = (await leaver.client.get("/v1/me")).json()["account"]["user_name"]
    await enter(page, meno, "otto", at=f"/people/{leaver.id}")
    await page.get_by_role("button", name="Erase this person …").click()
    await expect(page.get_by_text("Nobody can undo it")).to_be_visible()
    go = page.get_by_role("button", name="Erase for good")
    await page.get_by_label(f"Type “{user_name}” to confirm").fill(user_name)
    await page.get_by_label("Your own password").fill("not mine")
    await expect(go).to_be_disabled()
    await page.get_by_role("combobox", name="Why").click()
    await page.get_by_role("option", name="They have left").click()
    assert await axe_faults(page) == []
    await go.click()
    await expect(page.get_by_role("alert")).to_be_visible()
    await page.get_by_label("Your own password").fill(demo_password(meno.data_dir, "demo", "otto") or "")
    await go.click()
    await expect(page.get_by_text("It is erased. Keep the receipt: it is the proof.")).to_be_visible(timeout=60_000)
    await expect(page.get_by_role("button", name="Shut")).to_have_count(0)
    async with page.expect_download() as saved:
        await page.get_by_role("button", name="Save the receipt").click()
    assert (await saved.value).suggested_filename.startswith("meno-receipt-")
    await page.goto("/operations/keys")
    await expect(page.get_by_role("row").filter(has_text="They have left").first).to_be_visible()
    await page.goto(f"/people/{leaver.id}")
    await expect(page.get_by_role("button", name="Erase this person …")).to_have_count(0)
    await leaver.client.aclose()


async def test_operators_cannot_erase_themselves_where_they_look_after_others(page: Page, meno: Running) -> None:
    async with client_of(meno, "otto") as otto:
        me = (await otto.get("/v1/me")).raise_for_status().json()["account"]["id"]
    await enter(page, meno, "otto", at=f"/people/{me}")
    await expect(page.get_by_role("heading", name="Way in")).to_be_visible()
    await expect(page.get_by_role("button", name="Erase this person …")).to_have_count(0)
