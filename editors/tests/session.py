"""Sessions with `obelus server`, by pytest-lsp and by a plain client; with `obelus mcp`, by the package mcp.

Run by scripts/test-editors, which sets OBELUS to the program.
"""
import json
import os
import random
import subprocess
import sys
import time

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

OBELUS = os.environ["OBELUS"]
BROKEN = "He said: “We will act, ”said the mayor.\n\nДом стоит , и the the house.\n"
FIXED = "He said: “We will act,” said the mayor.\n\nДом стоит, и the the house.\n"
URI = "file:///texts/article.en.md"


@pytest_lsp.fixture(config=ClientServerConfig(server_command=[OBELUS, "server", "--stdio"]))
async def client(lsp_client: LanguageClient):
    @lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def _(params):
        return None

    # pytest-lsp checks every message against the protocol, and the server's against these capabilities.
    await lsp_client.initialize_session(
        types.InitializeParams(capabilities=client_capabilities("visual-studio-code"), process_id=os.getpid()))
    yield
    await lsp_client.shutdown_session()


def open_text(client, text=BROKEN, uri=URI):
    client.text_document_did_open(types.DidOpenTextDocumentParams(
        types.TextDocumentItem(uri=uri, language_id="markdown", version=1, text=text)))


async def diagnostics(client, uri=URI):
    """As the server said that it hands them out."""
    report = await client.text_document_diagnostic_async(
        types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri)))
    return report.items


def applied(text, edits):
    """The text with edits of UTF-16 positions."""
    lines = text.split("\n")
    def offset(position):
        before = "".join(line + "\n" for line in lines[:position.line])
        line = lines[position.line].encode("utf-16-le")[:2 * position.character].decode("utf-16-le")
        return len(before + line)
    for edit in sorted(edits, key=lambda edit: -offset(edit.range.start)):
        text = text[:offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end):]
    return text


@pytest.mark.asyncio
async def test_diagnostics_say_what_is_wrong_and_where(client):
    open_text(client)
    found = await diagnostics(client)
    assert [item.code for item in found] == ["quotes/space-before-closing", "spaces/before-punctuation", "repetition/doubled-word"]
    # UTF-16, and a Cyrillic letter is one unit.
    assert found[1].range == types.Range(types.Position(2, 9), types.Position(2, 11))
    assert found[0].related_information[0].location.range.start == types.Position(0, 9)


@pytest.mark.asyncio
async def test_fix_all_and_formatting_give_the_fixed_text(client):
    open_text(client)
    everywhere = types.Range(types.Position(0, 0), types.Position(0, 0))
    actions = await client.text_document_code_action_async(types.CodeActionParams(
        types.TextDocumentIdentifier(URI), everywhere,
        types.CodeActionContext(diagnostics=[], only=["source.fixAll.obelus"])))
    action = actions[0]
    if action.edit is None:
        action = await client.code_action_resolve_async(action)
    change = action.edit.document_changes[0]
    assert change.text_document.version == 1
    assert applied(BROKEN, change.edits) == FIXED
    edits = await client.text_document_formatting_async(types.DocumentFormattingParams(
        types.TextDocumentIdentifier(URI), types.FormattingOptions(tab_size=4, insert_spaces=True)))
    assert applied(BROKEN, edits) == FIXED


@pytest.mark.asyncio
async def test_hover_shows_the_rule(client):
    open_text(client)
    hover = await client.text_document_hover_async(types.HoverParams(types.TextDocumentIdentifier(URI), types.Position(2, 15)))
    assert "repetition/doubled-word" in hover.contents.value


class Client:
    """A client without any library: what it sends is what is sent."""

    def __init__(self):
        self.process = subprocess.Popen([OBELUS, "server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.id = 0
        self.request("initialize", {"capabilities": {"general": {"positionEncodings": ["utf-32"]}}})

    def send(self, message):
        content = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self.process.stdin.flush()

    def notify(self, method, params):
        self.send({"jsonrpc": "2.0", "method": method, "params": params})

    def receive(self):
        length = 0
        while (line := self.process.stdout.readline().strip()):
            name, value = line.split(b":")
            if name == b"Content-Length":
                length = int(value)
        return json.loads(self.process.stdout.read(length))

    def request(self, method, params=None):
        self.id += 1
        self.send({"jsonrpc": "2.0", "id": self.id, "method": method, "params": params})
        while (message := self.receive()).get("id") != self.id:
            pass
        return message

    def memory(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))

    def close(self):
        self.request("shutdown")
        self.notify("exit", None)
        return self.process.wait(10)


def offset(lines, position):
    return sum(len(line) + 1 for line in lines[:position["line"]]) + position["character"]


def random_edit(seed, text):
    """A random change of a text: the range that is replaced, as the protocol has it, what replaces it, and the text then."""
    start = seed.randrange(len(text))
    end = min(len(text), start + seed.choice([0, 0, 1, 3]))
    new = seed.choice(["", "x", " ,", "“", "\n", "👩‍👩‍👧"])
    place = lambda index: {"line": text.count("\n", 0, index), "character": index - text.rfind("\n", 0, index) - 1}
    return {"start": place(start), "end": place(end)}, new, text[:start] + new + text[end:]


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="needs /proc")
def test_memory_stays_flat_over_ten_thousand_edits():
    client = Client()
    seed = random.Random(5)
    text = BROKEN * 20
    client.notify("textDocument/didOpen", {"textDocument": {"uri": URI, "languageId": "markdown", "version": 1, "text": text}})
    change = lambda version, *changes: client.notify("textDocument/didChange", {
        "textDocument": {"uri": URI, "version": version}, "contentChanges": changes})
    at_rest = 0
    # Each edit is taken back, so that the text and what is found in it do not grow.
    for version in range(2, 10_002, 2):
        place, new, edited = random_edit(seed, text)
        change(version, {"range": place, "text": new})
        change(version + 1, {"text": text})
        # An answer shows that all before it was read.
        client.request("textDocument/hover", {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 24}})
        if version == 2_000:
            at_rest = client.memory()
    grown = client.memory() - at_rest
    print(f"memory: {at_rest} kB after 2,000 edits, {grown:+} kB after 10,000")
    # A megabyte is a hundred bytes an edit: what an allocator's bookkeeping comes to.
    assert grown < 1024
    assert client.close() == 0


def test_the_texts_are_equal_after_random_edits():
    client = Client()
    seed = random.Random(6)
    text = BROKEN * 20
    client.notify("textDocument/didOpen", {"textDocument": {"uri": URI, "languageId": "markdown", "version": 1, "text": text}})
    for version in range(2, 1_002):
        place, new, text = random_edit(seed, text)
        client.notify("textDocument/didChange", {"textDocument": {"uri": URI, "version": version}, "contentChanges": [
            {"range": place, "text": new}]})
    edits = client.request("textDocument/formatting", {"textDocument": {"uri": URI}, "options": {}})["result"]
    lines = text.split("\n")
    fixed = text
    for edit in sorted(edits, key=lambda edit: -offset(lines, edit["range"]["start"])):
        fixed = fixed[:offset(lines, edit["range"]["start"])] + edit["newText"] + fixed[offset(lines, edit["range"]["end"]):]
    command = subprocess.run(
        [OBELUS, "fix", "--no-config", "--stdin-filename", "article.en.md", "-"], input=text, capture_output=True, text=True)
    assert fixed != text
    assert fixed == command.stdout
    assert client.close() == 0


def test_what_is_broken_is_answered_and_survived():
    client = Client()
    for junk in [b"\r\n\r\n", b"Content-Length: 3\r\n\r\n{}}", b"Content-Length: x\r\n\r\n", b"Content-Length: 2\r\n\r\n[]", os.urandom(2000)]:
        client.process.stdin.write(junk)
        client.process.stdin.flush()
    assert client.request("unknown/method")["error"]["code"] == -32601
    assert client.close() == 0


@pytest.mark.asyncio
async def test_tools_for_language_models():
    from mcp import ClientSession, StdioServerParameters
    from mcp.client.stdio import stdio_client
    async with stdio_client(StdioServerParameters(command=OBELUS, args=["mcp"])) as (reading, writing):
        async with ClientSession(reading, writing) as session:
            await session.initialize()
            tools = (await session.list_tools()).tools
            assert [tool.name for tool in tools] == ["check", "fix", "explain"]
            # The client holds results to the schemas of the tools.
            checked = await session.call_tool("check", {"text": BROKEN, "filename": "article.en.md"})
            assert len(json.loads(checked.content[0].text)["findings"]) == 3
            fixed = await session.call_tool("fix", {"text": BROKEN, "filename": "article.en.md"})
            assert json.loads(fixed.content[0].text)["text"] == FIXED
            explained = await session.call_tool("explain", {"rule": "quotes/split"})
            assert "# quotes/split" in explained.content[0].text
