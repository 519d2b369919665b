"""Store packs: what differs from store to store, as data with a schema.

``load(path)`` reads a file, ``load_text(text)`` what the database keeps; both give a :class:`Pack` or raise
:class:`PackError` with every problem found. The catalogue lies in a file of its own: ``load_catalogue(path)``.
"""

from showroom.domain.packs.catalogue import PackCatalogue, load_catalogue
from showroom.domain.packs.loader import bundle, digest, load, load_text
from showroom.domain.packs.problems import PackError, PackProblem
from showroom.domain.packs.schema import Pack

__all__ = [
    "Pack",
    "PackCatalogue",
    "PackError",
    "PackProblem",
    "bundle",
    "digest",
    "load",
    "load_catalogue",
    "load_text",
]
