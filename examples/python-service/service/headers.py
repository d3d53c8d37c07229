"""What browsers are told with every answer."""

from datetime import timedelta

from service.models import Headers

SECOND = timedelta(seconds=1)


def of(headers: Headers) -> dict[str, str]:
    hsts = f"max-age={headers.hsts.max_age // SECOND}"
    if headers.hsts.include_subdomains:
        hsts += "; includeSubDomains"
    if headers.hsts.preload:
        hsts += "; preload"
    told = {"Strict-Transport-Security": hsts, "Referrer-Policy": headers.content.referrer_policy.value}
    if headers.content.nosniff:
        told["X-Content-Type-Options"] = "nosniff"
    return told
