"""The scripted server in a process of its own, so that what is measured does not share its event loop: for benches and evaluations.

    with scripted_process(Script(pieces=("One. ", "Two."), pause_s=0.05)) as model:
        …                            # MENO_LLM_BASE_URL=model.url, MENO_LLM_MODEL=scripted
        calls = model.calls()        # when each call came and each piece went out, by time.monotonic

By hand: `python -m tests.llm.scripted_process --port 8099 --pause 0.05 --piece "One. " --piece "Two."`
"""

from __future__ import annotations

import argparse
import json
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass

import httpx2
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.llm.scripted_server import Call, ScriptedServer
from tests.llm.scripts import Body, Script


@dataclass(frozen=True)
class ScriptedProcess:
    """A scripted server elsewhere on this machine."""

    url: str
    pid: int

    def say(self, *scripts: Script) -> None:
        """Say this from now on, in order, the last one for ever."""
        httpx2.put(f"{self._root}/scripts", json=[script.as_json() for script in scripts]).raise_for_status()

    def calls(self) -> list[Call]:
        """What was asked since the last `forget`, in order."""
        return [Call(**call) for call in httpx2.get(f"{self._root}/calls").raise_for_status().json()]

    def seen(self) -> list[Body]:
        """The bodies that were sent since the last `forget`."""
        found: list[Body] = httpx2.get(f"{self._root}/seen").raise_for_status().json()
        return found

    def forget(self) -> None:
        """Forget the calls so far."""
        httpx2.delete(f"{self._root}/calls").raise_for_status()

    @property
    def _root(self) -> str:
        return self.url.removesuffix("/v1")


@contextmanager
def scripted_process(*scripts: Script) -> Iterator[ScriptedProcess]:
    """Run a scripted server in another process on a free loopback port."""
    command = [sys.executable, "-m", "tests.llm.scripted_process", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            served = ScriptedProcess(json.loads(process.stdout.readline())["url"], process.pid)
            if scripts:
                served.say(*scripts)
            yield served
        finally:
            process.terminate()


@dataclass
class _Desk:
    """What the other process asks of the server itself."""

    server: ScriptedServer

    async def scripts(self, request: Request) -> Response:
        self.server.scripts = [Script.from_json(told) for told in await request.json()]
        return Response(status_code=204)

    async def calls(self, request: Request) -> Response:
        if request.method == "DELETE":
            self.server.calls.clear()
            self.server.seen.clear()
            self.server.headers.clear()
            return Response(status_code=204)
        return JSONResponse([asdict(call) for call in self.server.calls])

    async def seen(self, _: Request) -> Response:
        return JSONResponse(self.server.seen)

    def routes(self) -> list[Route]:
        return [
            Route("/scripts", self.scripts, methods=["PUT"]),
            Route("/calls", self.calls, methods=["GET", "DELETE"]),
            Route("/seen", self.seen, methods=["GET"]),
        ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve until stopped; the first line of output is the address, as JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.llm.scripted_process")
    parser.add_argument("--port", type=int, default=8099)
    parser.add_argument("--pause", type=float, default=0.05, help="seconds before each piece")
    parser.add_argument("--piece", action="append", help="what is said, once for each piece")
    chosen = parser.parse_args(arguments)
    server = ScriptedServer()
    server.scripts = [Script(pieces=tuple(chosen.piece or Script().pieces), pause_s=chosen.pause)]
    app = Starlette(routes=[*server.routes(), *_Desk(server).routes()])
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", chosen.port))
        listener.listen(1024)  # connections made before the loop runs wait here
        print(json.dumps({"url": f"http://127.0.0.1:{listener.getsockname()[1]}/v1"}), flush=True)
        uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off")).run(sockets=[listener])


if __name__ == "__main__":
    main()
