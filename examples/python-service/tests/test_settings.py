"""The settings as they arrive: what is handed over, and what is told when it is not what the models say."""

import json
import os
import subprocess
import sys
import threading
from datetime import timedelta

import pytest
from conftest import HERE, KEY, TOKEN, command, free_port

from service.handed import handed_over, identity_of
from service.models import Site


def written(**variables: str) -> bytes:
    """What the program would read."""
    read = "import os, sys; sys.stdout.buffer.write(open(int(os.environ['SETTINGS_FD']), 'rb').read())"
    return subprocess.run(**command(sys.executable, "-c", read, **variables), check=True).stdout


def taken(text: bytes) -> Site:
    """What the site makes of it."""
    reads, writes = os.pipe()
    with open(writes, "wb") as pipe:
        pipe.write(text)
    variables = {"SETTINGS_FD": str(reads), "SETTINGS_FD_ID": identity_of(reads), "LANG": "C"}
    try:
        return handed_over(variables)
    finally:
        assert variables == {"LANG": "C"}


def test_every_setting_arrives_with_its_type():
    routes = {"SITE_BODY_ROUTES__0__PATH": "/films", "SITE_BODY_ROUTES__0__MAX_BODY": "18446744073709551615"}
    site = taken(written(SITE_CACHE_MAX_AGE="1m500ms", **routes))
    assert site.cache.max_age == timedelta(minutes=1, milliseconds=500)
    assert site.body.routes[0].max_body == 2**64 - 1
    assert (site.body.proxy, site.host, site.port) == (None, "127.0.0.1", 8000)
    assert site.receipt_key.get_secret_value() == KEY
    assert site.uploaders["anne"].get_secret_value() == TOKEN


def test_a_secret_arrives_with_every_character():
    odd = "\"\\\t\n\u2028\u202e\u0085é😀'${}%" * 3
    assert taken(written(SITE_RECEIPT_KEY=odd)).receipt_key.get_secret_value() == odd


def test_settings_show_no_secret():
    site = taken(written())
    for shown in (repr(site), str(site), site.model_dump_json(), str(site.model_dump())):
        assert "127.0.0.1" in shown and "CANARY" not in shown


def test_what_the_models_do_not_say_is_told_without_a_value():
    good = json.loads(written())
    changes = [{"receipt_key": ["CANARY"]}, {"uploaders": "CANARY"}, {"extra": "CANARY"}, {"port": "CANARY"}]
    wrong = [json.dumps(good | change).encode() for change in changes]
    wrong += [json.dumps({key: good[key] for key in good if key != "cache"}).encode()]
    wrong += [written()[:-20], b'"CANARY"', b"CANARY", b""]
    for text in wrong:
        with pytest.raises(SystemExit, match="the settings are not those of these models") as told:
            taken(text)
        assert "CANARY" not in str(told.value), str(told.value)
        # Nothing is told by the error that it came of, either: it is not shown.
        assert told.value.__suppress_context__


def test_nothing_starts_without_settings():
    alone = subprocess.run([sys.executable, "-m", "service"], cwd=HERE, capture_output=True, text=True, check=False)
    assert alone.returncode == 1
    assert alone.stderr == "no settings: start the site with `site-config run -- python -m service`\n"


def test_a_worker_says_that_there_is_nothing_to_read():
    """It has the variables, and at their number a pipe of its parent's, which nobody writes to."""
    program = [sys.executable, "-m", "uvicorn", "--workers", "2", "--port", str(free_port()), "--factory", "workers:app"]
    start = command(*program, PYTHONPATH=str(HERE / "tests"))
    with subprocess.Popen(**start) as process:
        # One that hangs says nothing.
        late = threading.Timer(20, process.kill)
        late.start()
        # The supervisor starts workers as long as they fail.
        told = any(b"no settings here: the first process has read them" in line for line in process.stdout)
        late.cancel()
        process.terminate()
    assert told


def test_the_models_are_those_of_the_schema(tmp_path):
    made = tmp_path / "models.py"
    generator = [sys.executable, "-m", "datamodel_code_generator", "--output", str(made)]
    subprocess.run(generator, cwd=HERE, check=True, capture_output=True)
    assert made.read_text() == (HERE / "service/models.py").read_text(), "run `datamodel-codegen` in the example's folder"
