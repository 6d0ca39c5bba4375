"""The film for the player in a browser: drawings once, and for each language a small file of texts and times."""

from __future__ import annotations

from functools import cache
from typing import Any

from steiger.parents.film.canvas import WORLD_WIDTH
from steiger.parents.film.fonts import fit_label
from steiger.parents.film.frames import WORLD_BOTTOM
from steiger.parents.film.nodes import Node
from steiger.parents.film.scenes import scene
from steiger.parents.film.texts import SCENES, FilmText, label_language, labels_of
from steiger.parents.film.timing import timeline

VERSION = 1


@cache
def web_film() -> dict[str, Any]:
    """The drawings, the same for every language and region."""
    return {
        "version": VERSION,
        "width": WORLD_WIDTH,
        "height": WORLD_BOTTOM,
        "scenes": {name: _drawing(name) for name in SCENES},
    }


def _drawing(name: str) -> dict[str, Any]:
    drawn = scene(name)
    view = {"x": drawn.portrait_x, "width": drawn.portrait_width}
    found: dict[str, Any] = _short(
        {"root": drawn.root, "still": drawn.still, "mirrored": drawn.is_mirrored, "view": view}
    )
    return found


def web_text(text: FilmText) -> dict[str, Any]:
    """Texts, times and sizes of one language's film."""
    labels = labels_of(text)
    languages = {key: label_language(text, key) for key in labels}
    sizes: dict[str, float] = {}
    for name in SCENES:
        _add_sizes(scene(name).root, labels, languages, sizes)
    return {
        "version": VERSION,
        "language": text.language,
        "right_to_left": text.is_right_to_left,
        "title": text.title,
        "labels": labels,
        "label_languages": languages,
        "sizes": sizes,
        "seconds": timeline(text).seconds,
        "scenes": [
            {
                "name": one.name,
                "start": one.start,
                "length": one.length,
                "sentences": [[sentence.start, sentence.end, sentence.text] for sentence in one.sentences],
            }
            for one in timeline(text).scenes
        ],
    }


def _add_sizes(node: Node, labels: dict[str, str], languages: dict[str, str], sizes: dict[str, float]) -> None:
    """The browser sets labels as large as the film does: by their key and the size that was asked."""
    if "t" in node and labels.get(node["t"]):
        key = node["t"]
        fitted = fit_label(labels[key], languages[key], node["size"], node["w"], 0)
        sizes[f"{key}/{node['size']}"] = fitted.size
    for child in node.get("k", ()):
        _add_sizes(child, labels, languages, sizes)


def _short(value: Any) -> Any:
    """With two decimals: these travel to phones."""
    if isinstance(value, float):
        return round(value, 2)
    if isinstance(value, dict):
        return {key: _short(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_short(one) for one in value]
    return value
