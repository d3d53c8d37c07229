"""The site as it runs: started by `site-config run`, on this machine, at a port that is free."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

HERE = Path(__file__).parent.parent
# What builds the program says where it is.
SITE_CONFIG = os.environ["PROGRAM"]

KEY = "CANARY-0123456789-abcdefghijkl-of-receipts"
TOKEN = "CANARY-of-anne-0123456789"
SECRETS = {"SITE_RECEIPT_KEY": KEY, "SITE_UPLOADERS__ANNE": TOKEN}


def command(*program: str, **variables: str) -> dict:
    """What starts a program with the settings that these variables have."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {
        "args": [SITE_CONFIG, "run", "--", *program],
        "cwd": HERE,
        "env": kept | {"PYTHONDONTWRITEBYTECODE": "1"} | SECRETS | variables,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.STDOUT,
    }


@dataclass
class Running:
    client: httpx.Client
    process: subprocess.Popen
    output: str = ""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(**variables: str):
    port = free_port()
    start = command(sys.executable, "-m", "service", SITE_PORT=str(port), **variables)
    process = subprocess.Popen(**start)
    running = Running(httpx.Client(base_url=f"http://127.0.0.1:{port}"), process)
    try:
        for _ in range(200):
            try:
                running.client.get("/health")
                break
            except httpx.TransportError:
                assert process.poll() is None, process.stdout.read().decode()
                time.sleep(0.05)
        yield running
    finally:
        running.client.close()
        process.terminate()
        running.output = process.communicate(timeout=20)[0].decode()


@pytest.fixture(scope="module")
def site():
    with running(SITE_BODY_APPLICATION="1KiB", SITE_HEADERS_HSTS_INCLUDE_SUBDOMAINS="true") as running_site:
        yield running_site
