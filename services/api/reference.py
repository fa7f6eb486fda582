"""`/docs`: every call of the API on one plain page, made from the contract; it loads nothing from anywhere."""

from __future__ import annotations

from html import escape
from typing import Any

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

STYLE = """body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1d2433;background:#fbfaf7}
h1{font-weight:600}h2{margin-top:2.5rem;text-transform:capitalize;border-bottom:1px solid #ddd8cc}code{font-size:.95em}
.call{margin:1rem 0}.verb{display:inline-block;min-width:4.5rem;font-weight:600;color:#2b6e5b}p{margin:.2rem 0 .2rem 4.8rem}
@media (prefers-color-scheme:dark){body{color:#e8e6e0;background:#15181f}h2{border-color:#333a46}.verb{color:#7fc7b0}}"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"


def page(contract: dict[str, Any]) -> str:
    """Return the page for an OpenAPI document."""
    groups: dict[str, list[str]] = {}
    for path, calls in contract["paths"].items():
        for verb, call in calls.items():
            groups.setdefault((call.get("tags") or ["other"])[0], []).append(_call(verb, path, call))
    body = "".join(f"<h2>{escape(name)}</h2>{''.join(calls)}" for name, calls in groups.items())
    about = contract["info"]
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'><title>Meno API</title>"
        f"<style>{STYLE}</style><h1>Meno API {escape(about['version'])}</h1><p style='margin:0'>{escape(about.get('description', ''))}</p>"
        f"<p style='margin:0'>The contract itself: <a href=/openapi.json>openapi.json</a></p>{body}</html>"
    )


def _call(verb: str, path: str, call: dict[str, Any]) -> str:
    said = escape((call.get("description") or call.get("summary") or "").split("\n\n")[0])
    return f"<div class=call><span class=verb>{verb.upper()}</span><code>{escape(path)}</code><p>{said}</p></div>"


def install(app: FastAPI) -> None:
    """Serve the page at `/docs`."""

    @app.get("/docs", include_in_schema=False)
    async def docs() -> HTMLResponse:
        return HTMLResponse(page(app.openapi()), headers={"content-security-policy": POLICY})
