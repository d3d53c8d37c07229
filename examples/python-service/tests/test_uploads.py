"""Business code by itself: its settings are parameters, so there is nothing to set up."""

import asyncio

import pytest
from pydantic import SecretStr

from service import uploads
from service.models import BodyLimits, RouteLimit


def limits(application=4, routes=()) -> BodyLimits:
    return BodyLimits(application=application, proxy=None, cdn=None, routes=list(routes))


def digest(most, announced, *chunks) -> str:
    async def stream():
        for chunk in chunks:
            yield chunk

    return asyncio.run(uploads.digest(most, announced, stream()))


def test_the_longest_route_has_its_own_limit():
    routes = [RouteLimit(path="/uploads", max_body=10), RouteLimit(path="/uploads/films", max_body=99)]
    asked = ["/uploads", "/uploads/films/1", "/uploads-of-others", "/"]
    assert [uploads.limit(limits(4, routes), path) for path in asked] == [10, 99, 4, 4]


def test_what_is_too_large_is_refused_as_soon_as_it_is_known():
    assert digest(4, None, b"ab", b"cd") == digest(4, 4, b"abcd")
    with pytest.raises(uploads.TooLarge, match="at most 4 bytes"):
        digest(4, 5)
    with pytest.raises(uploads.TooLarge):
        digest(4, None, b"abcd", b"e")
    # One that lies.
    with pytest.raises(uploads.TooLarge):
        digest(4, 1, b"abcde")


def test_a_token_is_somebodys_or_nobodys():
    tokens = {"anne": SecretStr("first"), "bert": SecretStr("sécond")}
    assert [uploads.uploader(tokens, token) for token in ("first", "sécond", "", "third")] == ["anne", "bert", None, None]
    assert uploads.uploader({}, "first") is None


def test_a_receipt_is_of_one_key():
    one, other = (uploads.receipt(SecretStr(key), "anne", "00") for key in ("a", "b"))
    assert one != other and one == uploads.receipt(SecretStr("a"), "anne", "00")
