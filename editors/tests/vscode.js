// Starts the extension for VS Code with stand-ins for `vscode` and `vscode-languageclient`, and looks at what it does with them.
// Also reads the recipes of docs/editors.md that are JSON. Run by scripts/test-editors.
"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const path = require("node:path");
const { execFileSync } = require("node:child_process");
const Module = require("node:module");

const folder = path.join(__dirname, "..", "vscode");
const manifest = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));

const settings = {};
const clients = [];
const messages = [];
const registered = {};
let settingsChanged;
let fails = false;

const standIns = {
  vscode: {
    commands: { registerCommand: (name, run) => ((registered[name] = run), {}) },
    window: { showErrorMessage: (text) => messages.push(text) },
    workspace: {
      getConfiguration: (section) => ({ get: (name, other) => settings[`${section}.${name}`] ?? other }),
      onDidChangeConfiguration: (run) => ((settingsChanged = run), {}),
    },
  },
  "vscode-languageclient/node": {
    TransportKind: { stdio: 0 },
    LanguageClient: class {
      constructor(id, name, run, options) {
        Object.assign(this, { id, name, run, options, isRunning: false });
        clients.push(this);
      }
      async start() {
        if (fails) throw new Error("ENOENT");
        this.isRunning = true;
      }
      async stop() {
        this.isRunning = false;
      }
    },
  },
};
const load = Module._load;
Module._load = (name, ...rest) => standIns[name] ?? load(name, ...rest);

async function main() {
  const extension = require(path.join(folder, manifest.main));
  const context = { subscriptions: [] };
  await extension.activate(context);
  assert.equal(clients.length, 1);
  const [first] = clients;
  assert.ok(first.isRunning);
  assert.deepEqual([first.run.command, first.run.args], ["obelus", ["server"]]);
  // Each language that activates the extension is served, with a file and without.
  const languages = new Set(first.options.documentSelector.map((filter) => filter.language));
  assert.deepEqual([...languages].map((language) => `onLanguage:${language}`), manifest.activationEvents);
  // What is set is used, and a change starts the server anew; other changes do not.
  settings["obelus.arguments"] = ["--preset", "typography"];
  settings["obelus.path"] = process.env.OBELUS ?? "obelus";
  await settingsChanged({ affectsConfiguration: () => false });
  assert.equal(clients.length, 1);
  await settingsChanged({ affectsConfiguration: (name) => name === "obelus" });
  assert.equal(clients.length, 2);
  assert.ok(!first.isRunning && clients[1].isRunning);
  assert.deepEqual(clients[1].run.args, ["server", "--preset", "typography"]);
  // The program takes what it is started with: it ends at once, since its input has.
  const run = clients[1].run;
  try {
    execFileSync(run.command, [...run.args, "--stdio"], { input: "", stdio: ["pipe", "pipe", "pipe"] });
  } catch (error) {
    assert.equal(error.status, 1);
    assert.equal(error.stderr.toString(), "");
  }
  // All settings that are read are declared, and all commands are there.
  for (const name of Object.keys(settings)) assert.ok(manifest.contributes.configuration.properties[name], name);
  for (const { command } of manifest.contributes.commands) await registered[command]();
  assert.equal(clients.length, 3);
  // A program that is not there is told, not thrown.
  fails = true;
  await registered["obelus.restart"]();
  assert.match(messages.pop(), /cannot be started \(ENOENT\)/);
  await extension.deactivate();
  assert.ok(clients.every((client) => !client.isRunning));

  // The problem matcher reads what the program writes, notes and colons in names included.
  const matcher = new RegExp(manifest.contributes.problemMatchers[0].pattern.regexp);
  assert.deepEqual(matcher.exec("a:b.txt:3:17: info: A message: it has a colon [x/y]")?.slice(1, 5), ["a:b.txt", "3", "17", "info"]);

  const page = fs.readFileSync(path.join(__dirname, "..", "..", "docs", "editors.md"), "utf8");
  const blocks = [...page.matchAll(/```json\n([^]*?)```/g)].map((match) => JSON.parse(match[1]));
  assert.ok(blocks.length >= 4);
  assert.ok(page.includes("obelus.workspaceDiagnostics"));
  const task = blocks.find((block) => block.tasks);
  assert.deepEqual(task.tasks[0].problemMatcher.pattern, manifest.contributes.problemMatchers[0].pattern);
  console.log(`vscode (with stand-ins): started, restarted, stopped; ${blocks.length} blocks of JSON`);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
