"""The site as a worker would have it, which is started anew and finds nothing."""

from service import edge
from service.handed import handed_over


def app():
    return edge.app(handed_over())
