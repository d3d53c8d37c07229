"""The site as it runs, from the settings to the answers."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from conftest import KEY, TOKEN, command, free_port, running

ANNE = {"Authorization": f"Bearer {TOKEN}"}


def test_it_is_well(site):
    answer = site.client.get("/health")
    assert (answer.status_code, answer.json()) == (200, {"ok": True})


def test_settings_reach_every_answer(site):
    for path in ("/health", "/", "/nowhere"):
        headers = site.client.get(path).headers
        assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
        assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert headers["X-Content-Type-Options"] == "nosniff"
    assert site.client.get("/").headers["Cache-Control"] == "public, max-age=60"


def test_an_upload_is_taken_up_to_the_limit(site):
    good = site.client.post("/uploads", content=b"x" * 1024, headers=ANNE)
    assert (good.status_code, good.json()["sha256"]) == (201, hashlib.sha256(b"x" * 1024).hexdigest())
    announced = site.client.post("/uploads", content=b"x" * 1025, headers=ANNE)
    assert (announced.status_code, announced.json()) == (413, {"detail": "an upload has at most 1024 bytes"})
    streamed = site.client.post("/uploads", content=iter([b"x" * 1024, b"x"]), headers=ANNE)
    assert streamed.status_code == 413


@pytest.mark.parametrize("given", [{}, {"Authorization": "Bearer x"}, {"Authorization": f"Basic {TOKEN}"}])
def test_an_upload_needs_a_token(site, given):
    assert site.client.post("/uploads", content=b"x", headers=given).status_code == 401


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="only Linux shows a process as files")
def test_no_secret_is_in_what_the_system_shows_of_the_site(site):
    process = Path(f"/proc/{site.process.pid}")
    shown = (process / "environ").read_bytes() + (process / "cmdline").read_bytes()
    assert b"SETTINGS_FD=" in shown and b"service" in shown
    assert b"CANARY" not in shown and b"SITE_" not in shown
    # The pipe was read to its end and closed.
    descriptors = [os.readlink(link) for link in (process / "fd").iterdir()]
    ours = {os.readlink(f"/proc/self/fd/{site.process.stdout.fileno()}")}
    assert {one for one in descriptors if one.startswith("pipe:")} == ours


def test_no_secret_is_in_the_log():
    with running() as site:
        site.client.post("/uploads", content=b"x", headers=ANNE)
        site.client.post("/uploads", content=b"x", headers={"Authorization": "Bearer x"})
    assert "POST /uploads" in site.output and "401" in site.output
    assert TOKEN not in site.output and KEY not in site.output


@pytest.mark.parametrize(
    ("variables", "status", "said"),
    [
        ({"SITE_BODY_APPLICATION": "much"}, 78, "problem: `body.application`: expected a size in bytes"),
        ({"SITE_RECEIPT_KEY": "CANARY"}, 78, "problem: `receipt_key`: must be at least 32 characters long"),
        ({"SITE_BODY_APPLICATON": "1KiB"}, 78, "did you mean `SITE_BODY_APPLICATION`?"),
        ({"SITE_HEADERS_CONTENT_NOSNIFF": "false"}, 1, "headers.nosniff-referrer"),
    ],
)
def test_with_settings_that_will_not_do_nothing_starts(variables, status, said):
    port = free_port()
    process = subprocess.Popen(**command(sys.executable, "-m", "service", SITE_PORT=str(port), **variables))
    output = process.communicate(timeout=20)[0].decode()
    assert (process.returncode, said in output) == (status, True), output
    assert "Uvicorn" not in output and "Traceback" not in output and "CANARY" not in output
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://127.0.0.1:{port}/health")
