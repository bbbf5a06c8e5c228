"""The form of fixtures/articles/*.marked; it is told in fixtures/README.md."""

import collections
import pathlib
import re

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "fixtures"
MARK = re.compile(r"⟦(.*?)⟧", re.S)
RULES = re.compile(r"[a-z0-9/ -]+")

# A broken place: where it begins and ends in the article and in the text with all mends, and whether it can be mended.
Place = collections.namedtuple("Place", "start end mended_start mended_end rules is_mendable")


class Article:
    """The broken text, the safely mended one, the one with all mends, and the places."""

    def __init__(self, path):
        text = re.sub("‹([0-9A-Fa-f]{4,6})›", lambda match: chr(int(match[1], 16)), path.read_bytes().decode())
        self.name = path.stem
        is_markdown = path.with_suffix(".md").exists() or text.startswith("# ")
        self.ending = ".md" if is_markdown else ".txt"
        self.path = path.with_suffix(self.ending)
        self.broken = self.safe = self.mended = ""
        self.places = []
        for index, part in enumerate(MARK.split(text)):
            if index % 2:
                self._add_place(part)
            else:
                self._add(part, part, part)

    def _add(self, broken, safe, mended):
        self.broken += broken
        self.safe += safe
        self.mended += mended

    def _add_place(self, mark):
        body, bar, rules = mark.rpartition("|")
        if not bar or not RULES.fullmatch(rules):
            body, rules = mark, ""
        left, arrow, right = re.fullmatch("([^⇒⇝]*)([⇒⇝]?)(.*)", body, re.S).groups()
        start, mended_start = len(self.broken), len(self.mended)
        self._add(left, right if arrow == "⇒" else left, right if arrow else left)
        self.places.append(Place(start, len(self.broken), mended_start, len(self.mended), rules.split(), bool(arrow)))


def articles():
    return [Article(path) for path in sorted((FIXTURES / "articles").glob("*.marked"))]
