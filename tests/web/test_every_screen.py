"""Every screen as axe sees it: in light and dark, left to right and right to left, on a desk and at 320 px, in a school that is lived in."""

from __future__ import annotations

import pytest
import pytest_asyncio

from bench.web.access import faults_of
from bench.web.living import Places, lived_in
from bench.web.states import EVERY

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def places(meno, inside) -> Places:
    return await lived_in(meno, inside, classmates=3, attempts=15)


@pytest.mark.parametrize("screen", EVERY, ids=lambda screen: screen.name)
async def test_no_screen_has_a_serious_fault_or_is_wider_than_the_window(screen, chromium, meno, places) -> None:
    found = await faults_of(chromium, meno, places, (screen,))
    assert not found, "\n".join(f"{fault.address} ({fault.seen}): {fault.what}" for fault in found)
