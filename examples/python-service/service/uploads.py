"""What visitors may send: who, how much, and what they get for it. All of it is given by parameter."""

import hashlib
import hmac
from collections.abc import AsyncIterable, Mapping

from pydantic import SecretStr

from service.models import BodyLimits


class TooLarge(Exception):
    """More than is taken here, and how much that is."""

    def __init__(self, most: int) -> None:
        super().__init__(f"an upload has at most {most} bytes")


def uploader(uploaders: Mapping[str, SecretStr], token: str) -> str | None:
    """Whose token it is. All are looked at, whether one fits or not."""
    given = token.encode()
    fits = [name for name, own in uploaders.items() if hmac.compare_digest(own.get_secret_value().encode(), given)]
    return fits[0] if fits else None


def limit(limits: BodyLimits, path: str) -> int:
    """The limit of the longest route that a path is on, or the general one."""
    on = [route for route in limits.routes if path == route.path or path.startswith(route.path + "/")]
    return max(on, key=lambda route: len(route.path)).max_body if on else limits.application


async def digest(most: int, announced: int | None, chunks: AsyncIterable[bytes]) -> str:
    """The SHA-256 of an upload. One that announces too much is refused unread, and any other as soon as it is too much."""
    if announced is not None and announced > most:
        raise TooLarge(most)
    taken, sha256 = 0, hashlib.sha256()
    async for chunk in chunks:
        taken += len(chunk)
        if taken > most:
            raise TooLarge(most)
        sha256.update(chunk)
    return sha256.hexdigest()


def receipt(key: SecretStr, name: str, sha256: str) -> str:
    """What proves later who uploaded what."""
    return hmac.new(key.get_secret_value().encode(), f"{name}:{sha256}".encode(), hashlib.sha256).hexdigest()
