"""The form of fixtures/*/*.marked; it is told in fixtures/README.md."""

import collections
import pathlib
import re

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "fixtures"
MARK = re.compile(r"⟦(.*?)⟧", re.S)
RULES = re.compile(r"[a-z0-9/ ?!-]+")

# A broken place: where it begins and ends in the article, the rules that should find it, and whether it can be fixed.
Place = collections.namedtuple("Place", "start end rules is_fixable")


class Article:
    """The broken text, the safely fixed one, the one with all fixes, and the places.

    `sound` says of each character that stands in no place where it is in the text with all fixes.
    """

    def __init__(self, path):
        text = re.sub("‹([0-9A-Fa-f]{4,6})›", lambda match: chr(int(match[1], 16)), path.read_bytes().decode())
        self.name = path.stem
        is_markdown = path.with_suffix(".md").exists() or text.startswith("# ")
        self.ending = ".md" if is_markdown else ".txt"
        self.path = path.with_suffix(self.ending)
        self.broken = self.safe = self.fixed = ""
        self.places = []
        self.sound = {}
        for index, part in enumerate(MARK.split(text)):
            if index % 2:
                self._add_place(part)
            else:
                self._add_sound(part)

    def _add_sound(self, text):
        for character in range(len(text)):
            self.sound[len(self.broken) + character] = len(self.fixed) + character
        self._add(text, text, text)

    def _add(self, broken, safe, fixed):
        self.broken += broken
        self.safe += safe
        self.fixed += fixed

    def _add_place(self, mark):
        body, bar, rules = mark.rpartition("|")
        if not bar or not RULES.fullmatch(rules):
            body, rules = mark, ""
        # What the program does otherwise as yet is no part of the texts: they are what is right.
        body = body.partition("≠")[0]
        should = [rule.lstrip("?") for rule in rules.split() if not rule.startswith("!")]
        left, arrow, right = re.fullmatch("([^⇒⇝]*)([⇒⇝]?)(.*)", body, re.S).groups()
        if not arrow and rules and not should:
            self._add_sound(left)
            return
        start = len(self.broken)
        self._add(left, right if arrow == "⇒" else left, right if arrow else left)
        self.places.append(Place(start, len(self.broken), should, bool(arrow)))


def paths(folder):
    return sorted((FIXTURES / folder).glob("*.marked"))


def articles(folder="articles"):
    return [Article(path) for path in paths(folder)]


def known(path):
    """The places at which the program does not do what is right: the line, the offset, in what way, and the mark."""
    text = path.read_bytes().decode()
    for mark in MARK.finditer(text):
        line = text.count("\n", 0, mark.start()) + 1
        body, bar, rules = mark[1].rpartition("|")
        if not bar or not RULES.fullmatch(rules):
            body, rules = mark[1], ""
        for rule in rules.split():
            if rule[0] in "?!":
                yield line, mark.start(), "missed" if rule[0] == "?" else "found wrongly", mark[0]
        if "≠" in body:
            yield line, mark.start(), "fixed otherwise", mark[0]
