"""The one place that takes the settings over: what `site-config run` wrote, out of the pipe that it names."""

import os

from pydantic import ValidationError

from service.models import Site


def handed_over(variables=os.environ) -> Site:
    """Reads them, once: afterwards neither the pipe nor its number is there for anybody."""
    descriptor, identity = variables.pop("SETTINGS_FD", None), variables.pop("SETTINGS_FD_ID", None)
    if descriptor is None:
        raise SystemExit("no settings: start the site with `site-config run -- python -m service`")
    if identity != identity_of(int(descriptor)):
        raise SystemExit("no settings here: the first process has read them; use one `site-config run` for each process")
    with open(int(descriptor), "rb") as pipe:
        try:
            return Site.model_validate_json(pipe.read())
        except ValidationError as error:
            # The models are made from the declaration, so the two are not of one version. What was read stays untold.
            raise SystemExit(f"the settings are not those of these models: {error}") from None


def identity_of(descriptor: int) -> str | None:
    """Which pipe it is. A child of the site's may have one of its own at the same number, and would read that for ever."""
    try:
        found = os.fstat(descriptor)
    except OSError:
        return None
    return f"{found.st_dev}:{found.st_ino}"
