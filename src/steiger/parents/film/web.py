"""The film for the player in a browser: a small file of texts, times and sizes for each language."""

from __future__ import annotations

from typing import Any

from steiger.parents.film.drawings import VERSION
from steiger.parents.film.fonts import fit_label
from steiger.parents.film.nodes import Node
from steiger.parents.film.scenes import scene
from steiger.parents.film.texts import SCENES, FilmText, label_language, labels_of
from steiger.parents.film.timing import timeline


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
