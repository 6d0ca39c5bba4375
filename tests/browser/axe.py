"""What axe has to say of a page."""

from __future__ import annotations

from collections.abc import Iterator

from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]
from playwright.sync_api import Page

# Not fetching the style sheets once more saves a quarter; only a rule on turning the screen wants them.
IN_FULL = "() => axe.run({resultTypes: ['violations'], preload: false}).then(heard => heard.violations)"
# What another width or other colours can change of a page that was heard in full.
LOOKS = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
HOW_IT_LOOKS = """(rules) =>
  axe.run({resultTypes: ['violations'], preload: false, runOnly: rules}).then(heard => heard.violations)"""
# axe reads the same few colours thousands of times on a page; with a memory it is done a quarter sooner.
REMEMBERS = """;(() => {
  const colour = axe.commons.color.Color.prototype, read = colour.parseString, known = new Map();
  colour.parseString = function (text) {
    if (!known.has(text)) {
      const {r, g, b, alpha} = read.call(this, text);
      known.set(text, {r, g, b, alpha});
    }
    return Object.assign(this, known.get(text));
  };
})();"""
# Given to the browser once, for every page that it opens.
AXE = AXE_SCRIPT + REMEMBERS


def heard_by_axe(page: Page, *, in_full: bool = True) -> Iterator[str]:
    heard = page.evaluate(IN_FULL) if in_full else page.evaluate(HOW_IT_LOOKS, LOOKS)
    for violation in heard:
        where = "; ".join(f"{node['target']} {node['html'][:160]}" for node in violation["nodes"][:3])
        why = violation["nodes"][0]["failureSummary"].replace("\n", " ")[:200]
        yield f"{violation['id']} ({len(violation['nodes'])}x): {where} -- {why}"
