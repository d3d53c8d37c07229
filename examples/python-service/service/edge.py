"""The edge: from HTTP to business code and back. Nothing below it knows FastAPI, and nothing but it has all settings."""

from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException, Request
from fastapi.responses import HTMLResponse

from service import headers, uploads
from service.models import Cache, Site


def app(site: Site) -> FastAPI:
    """The application for these settings."""
    edge = FastAPI(title="A site behind a delivery network", docs_url=None, redoc_url=None, openapi_url=None)
    told = headers.of(site.headers)

    def cache() -> Cache:
        return site.cache

    def uploader(request: Request) -> str:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        name = uploads.uploader(site.uploaders, token) if scheme.lower() == "bearer" else None
        if name is None:
            raise HTTPException(401, "a token of an uploader is needed", {"WWW-Authenticate": "Bearer"})
        return name

    @edge.middleware("http")
    async def tell(request: Request, then):
        answer = await then(request)
        answer.headers.update(told)
        return answer

    @edge.get("/health")
    async def health() -> dict[str, bool]:
        return {"ok": True}

    @edge.get("/")
    async def page(cache: Annotated[Cache, Depends(cache)]) -> HTMLResponse:
        seconds = int(cache.max_age.total_seconds())
        return HTMLResponse("<p>Welcome</p>", headers={"Cache-Control": f"public, max-age={seconds}"})

    @edge.post("/uploads", status_code=201)
    async def upload(request: Request, name: Annotated[str, Depends(uploader)]) -> dict[str, str]:
        announced = request.headers.get("Content-Length")
        most = uploads.limit(site.body, request.url.path)
        try:
            sha256 = await uploads.digest(most, int(announced) if announced else None, request.stream())
        except uploads.TooLarge as error:
            raise HTTPException(413, str(error)) from None
        return {"sha256": sha256, "receipt": uploads.receipt(site.receipt_key, name, sha256)}

    return edge
