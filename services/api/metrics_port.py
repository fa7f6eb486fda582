"""The internal port: `GET /metrics` for Prometheus, on an address of its own that is never published."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from services.bootstrap import Services
from services.platform import CONTENT_TYPE, Unavailable, get_logger

READ_S = 5.0
log = get_logger("api")


class MetricsPort:
    """Serves the numbers of this process; how the jobs are doing is asked of the database when the page is read."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        """Listen, unless the port is 0. A port that is taken is said in the log: nobody's lesson ends for want of a page of numbers."""
        settings = self.services.settings
        if not settings.metrics_port:
            return
        try:
            self._server = await asyncio.start_server(self._answer, settings.metrics_host, settings.metrics_port)
        except OSError as error:
            log.error("metrics_port_unavailable", port=settings.metrics_port, error_class=type(error).__name__)

    async def stop(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(READ_S):
                line = await reader.readline()
                while (await reader.readline()).strip():
                    pass
                status, body = ("200 OK", await self._page()) if line.startswith(b"GET /metrics ") else ("404 Not Found", b"")
                head = f"HTTP/1.1 {status}\r\nContent-Type: {CONTENT_TYPE}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
                writer.write(head.encode() + body)
                await writer.drain()
        except (OSError, TimeoutError, ValueError):
            pass
        finally:
            writer.close()

    async def _page(self) -> bytes:
        with suppress(Unavailable):  # the counters of this process are worth having without the database
            self.services.metrics.show_jobs(await self.services.jobs.health())
            self.services.key_gauges.show(await self.services.rotation.health())
        return self.services.metrics.page()
