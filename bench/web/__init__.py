"""The web client measured in real Chromium: what the first load weighs, what axe says of every screen, how soon it paints and answers a finger."""

from __future__ import annotations

import asyncio

from bench.figures import Figure, figure
from bench.loop import opened_services
from bench.people import PASSWORD
from bench.running import running, thrown_away
from bench.web.access import faults_of
from bench.web.browser import NO_BROWSER, chromium_path, started
from bench.web.living import lived_in
from bench.web.speed import first_load_kb, first_paint_ms, map_ms, player_ms
from bench.web.standards import beginner

ROUNDS = 7


def figures(*, quick: bool) -> list[Figure]:
    """Return what was measured on an installation with the built client."""
    if chromium_path() is None:
        raise RuntimeError(NO_BROWSER)
    return [figure("first_load_gzip_kb", first_load_kb(), "kB"), *asyncio.run(_in_chromium(quick=quick))]


async def _in_chromium(*, quick: bool) -> list[Figure]:
    with thrown_away() as (folder, port), running(folder, port) as meno:
        async with opened_services(meno) as inside, started() as browser:
            places = await lived_in(meno, inside, classmates=3 if quick else 12)
            paint = await first_paint_ms(browser, meno, 3 if quick else ROUNDS)
            answered = await player_ms(browser, meno, places)
            walked = await map_ms(browser, meno, await beginner(meno, inside), PASSWORD)
            faults = await faults_of(browser, meno, places)
    for where, found in (("exercise player", answered), ("map of 471 skills", walked)):
        print(f"  {where}: {len(found)} interactions, the slowest {max(found, default=0.0):.0f} ms")
    for fault in faults[:40]:
        print(f"  {fault.address} ({fault.seen}): {fault.what}")
    return [
        figure("axe_serious", len(faults), "faults"),
        figure("fcp_ms", paint, "ms"),
        figure("inp_ms", max(answered + walked, default=0.0), "ms", reference="interactions", reference_value=len(answered + walked)),
    ]
