"""Runs the site: `site-config run -- python -m service`."""

import uvicorn

from service.edge import app
from service.handed import handed_over

site = handed_over()
uvicorn.run(app(site), host=site.host, port=site.port)
