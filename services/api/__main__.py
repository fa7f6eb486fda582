"""`python -m services.api`: the API in one process, on a socket that says it speaks TCP."""

from __future__ import annotations

import socket
import sys
from typing import Final

import uvicorn

from services.platform import Settings, WrongSettings, configure_logs, load_settings

_BACKLOG: Final = 1024
_LAST_REQUESTS_S: Final = 8


def listener(host: str, port: int) -> socket.socket:
    """Return a listening socket whose connections send small answers at once.

    asyncio sets TCP_NODELAY only where the socket names its protocol; without it a round trip waits 40 ms for an acknowledgement.
    """
    family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP, flags=socket.AI_PASSIVE)[0][0]
    found = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    found.bind((host, port))
    found.listen(_BACKLOG)
    found.setblocking(False)
    return found


def configuration(settings: Settings) -> uvicorn.Config:
    """Return how the server runs: our logs, no access log (addresses hold ids), forwarding headers from known proxies only."""
    return uvicorn.Config(
        "services.api.app:create_app",
        factory=True,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=list(settings.trusted_proxies),
        timeout_graceful_shutdown=_LAST_REQUESTS_S,
    )


def main() -> int:
    """Serve until told to stop; return the exit code."""
    try:
        settings = load_settings()
        held = listener(settings.host, settings.port)
    except (WrongSettings, OSError) as error:
        sys.stderr.write(f"The API does not start: {error}\n")
        return 1
    configure_logs(settings.log_level, settings.log_format)
    server = uvicorn.Server(configuration(settings))
    with held:
        server.run(sockets=[held])
    return 0 if server.started else 1


if __name__ == "__main__":
    sys.exit(main())
