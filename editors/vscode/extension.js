// The client of “obelus server” for VS Code. All that it knows of texts is in the server.
"use strict";

const { commands, window, workspace } = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

/** Files on disk and texts that have no file yet; not the two sides of a diff. */
const selector = ["plaintext", "markdown"].flatMap((language) =>
  ["file", "untitled"].map((scheme) => ({ scheme, language })));

let client;

async function start() {
  const settings = workspace.getConfiguration("obelus");
  const run = {
    command: settings.get("path", "obelus"),
    args: ["server", ...settings.get("arguments", [])],
    transport: TransportKind.stdio,
  };
  client = new LanguageClient("obelus", "Obelus", run, {
    documentSelector: selector,
    initializationOptions: { workspaceDiagnostics: settings.get("workspaceDiagnostics", false) },
  });
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    window.showErrorMessage(
      `Obelus: “${run.command}” cannot be started (${error.message}). Install it, or set “obelus.path”.`);
  }
}

async function stop() {
  const running = client;
  client = undefined;
  if (running) await running.stop();
}

async function restart() {
  await stop();
  await start();
}

async function activate(context) {
  context.subscriptions.push(
    commands.registerCommand("obelus.restart", restart),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("obelus")) return restart();
    }));
  await start();
}

module.exports = { activate, deactivate: stop };
