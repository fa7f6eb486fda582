"""What the built client's files may do: pages keep their policy, and the sandbox for programs has one of its own."""

from __future__ import annotations

from pathlib import Path

from services.api.web import POLICY, built_files


def test_the_sandbox_may_run_its_script_and_what_it_makes_and_all_else_keeps_its_policy(tmp_path: Path) -> None:
    for name, text in (("index.html", "<p>page"), ("assets/p.wasm", "w"), ("runner/frame.html", "<script>1</script>")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    files = built_files(tmp_path)
    assert files["index.html"].headers["content-security-policy"] == POLICY
    assert "x-frame-options" not in files["index.html"].headers
    assert files["assets/p.wasm"].media_type == "application/wasm"
    sandbox = files["runner/frame.html"].headers
    allowed = dict(part.strip().split(" ", 1) for part in sandbox["content-security-policy"].split(";"))
    # printf 1 | openssl sha256 -binary | base64
    assert allowed["script-src"] == "'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s=' blob: 'wasm-unsafe-eval'"
    assert (allowed["default-src"], allowed["sandbox"], allowed["frame-ancestors"]) == ("'none'", "allow-scripts", "'self'")
    assert sandbox["x-frame-options"] == "SAMEORIGIN"
