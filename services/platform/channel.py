"""A channel between processes over Redis, for words that may be lost: who listens hears at once, and what nobody hears has a limit elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Final

import redis
from redis.asyncio import Redis
from redis.exceptions import RedisError

from services.platform.logs import get_logger

log = get_logger(__name__)

_TIMEOUT_S: Final = 2.0
_REST_S: Final = 1.0


class Channel:
    """Opaque words of ids only, sent to every process that listens."""

    def __init__(self, connection: Redis, url: str, name: str) -> None:
        """Use the Redis at `url`.

        Args:
            connection: Sends.
            url: Where a listener connects; it needs a connection of its own.
            name: The channel's.
        """
        self._connection = connection
        self._url = url
        self._name = name

    async def send(self, word: bytes) -> None:
        """Tell every listener; a Redis that is away costs this word."""
        try:
            await self._connection.publish(self._name, word)
        except (RedisError, OSError) as error:
            log.warning("channel_unavailable", error_class=type(error).__name__)

    def listen(self, hear: Callable[[bytes], None], missed: Callable[[], None], idle: Callable[[], None], every_s: float) -> Listening:
        """Listen in a daemon thread of its own: in a worker no event loop runs between two jobs.

        Args:
            hear: Called in that thread with each word.
            missed: Called in that thread after Redis was away: words may have been lost.
            idle: Called in that thread at least every `every_s` seconds, whether Redis is there or not.
            every_s: Seconds.
        """
        return Listening(self._url, self._name, hear, missed, idle, every_s)


class Listening:
    """A thread that listens until it is stopped."""

    def __init__(
        self, url: str, name: str, hear: Callable[[bytes], None], missed: Callable[[], None], idle: Callable[[], None], every_s: float
    ) -> None:
        """Begin."""
        self._url, self._name, self._every_s = url, name, every_s
        self._hear, self._missed, self._idle = hear, missed, idle
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"meno-{name}", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End soon."""
        self._ended.set()

    def _run(self) -> None:
        """Listen, and again when Redis was away."""
        is_first = True
        while not self._ended.is_set():
            try:
                self._listen(is_first=is_first)
            except (RedisError, OSError) as error:
                log.warning("channel_unavailable", error_class=type(error).__name__)
                self._ended.wait(_REST_S)
            self._idle()
            is_first = False

    def _listen(self, *, is_first: bool) -> None:
        """Listen over one connection."""
        client: Any = redis.Redis.from_url(self._url, socket_connect_timeout=_TIMEOUT_S, socket_timeout=self._every_s * 2)
        try:
            heard: Any = client.pubsub(ignore_subscribe_messages=True)
            heard.subscribe(self._name)
            heard.get_message(timeout=_TIMEOUT_S)  # the server has confirmed: from here on nothing is lost
            if not is_first:
                self._missed()
            while not self._ended.is_set():
                word = heard.get_message(timeout=self._every_s)
                if word is not None:
                    self._hear(bytes(word["data"]))
                self._idle()
        finally:
            client.close()
