import { diagnostic, Diagnostics, type Report } from "../diagnostics/index.ts";
import { child, items, makeValidator, type Node } from "../document/index.ts";
import { Kept } from "../kept/index.ts";
import { ADVICE } from "./advice/index.ts";
import type { Declaration } from "./declaration.ts";
import type { DeclarationFiles } from "./declaration-files.ts";
import type { Draft } from "./draft.ts";
import { check as networkCheck } from "./network.check.ts";
import { parseWithoutSecrets, type ParsedDocument } from "./parse-without-secrets.ts";
import { check as peersCheck } from "./peers.check.ts";
import { readDraft } from "./read/read-draft.ts";
import { RULES } from "./rules/index.ts";

const validateNetwork = makeValidator(networkCheck, ADVICE);
const validatePeers = makeValidator(peersCheck, ADVICE);

/** The largest file that is read, in megabytes. */
const MAX_MEGABYTES = 10;

/**
 * Reads a declaration: `network.yaml` and `peers/*.yaml` of a folder. `policies` are the names of the policies there
 * are, or null where they could not be read; `documents` the files that an earlier call has parsed. Everything that is wrong is reported, in the order: shape of all files, values, then rules; null where something was an error.
 */
export function loadDeclaration(
  files: DeclarationFiles,
  policies: readonly string[] | null,
  report: Report,
  documents = new Kept<ParsedDocument>(),
): Declaration | null {
  const found = new Diagnostics();
  const tell: Report = (d) => {
    found.report(d);
    report(d);
  };
  const root = readFile("network.yaml", files, documents, tell);
  if (root) validateNetwork(root, tell);
  const others = peerFiles(files, tell).flatMap(
    (path) => readFile(path, files, documents, tell) ?? [],
  );
  for (const other of others) validatePeers(other, tell);
  if (!root) return null;

  const peerNodes = [root, ...others].flatMap((file) => items(child(file, "peers")));
  const draft = readDraft(root, peerNodes, policies, files, tell);
  for (const rule of RULES) rule(draft, tell);
  return found.failed ? null : finish(draft);
}

/** The paths of `peers/*.yaml`, sorted. A file that was meant to be one and is named otherwise is an error. */
function peerFiles(files: DeclarationFiles, report: Report): string[] {
  const listed = files.list("peers");
  if (listed === null && files.list("")?.includes("peers") === true) {
    report(diagnostic("file-not-found", { path: shownPath(files, "peers") }));
  }
  const names = [...(listed ?? [])].filter((name) => !name.startsWith(".")).sort();
  for (const name of names) {
    if (/\.(?:yml|json)$|\.yaml$/i.test(name) && !name.endsWith(".yaml")) {
      const path = shownPath(files, `peers/${name}`);
      report(diagnostic("misnamed-file", { path }));
    }
  }
  return names.filter((name) => name.endsWith(".yaml")).map((name) => `peers/${name}`);
}

function readFile(
  path: string,
  files: DeclarationFiles,
  documents: Kept<ParsedDocument>,
  report: Report,
): Node | null {
  const shown = shownPath(files, path);
  const text = files.read(path);
  if (text === null) {
    report(diagnostic("file-not-found", { path: shown }));
    return null;
  }
  if (text.length > MAX_MEGABYTES * 1_000_000) {
    report(diagnostic("file-too-large", { path: shown, megabytes: MAX_MEGABYTES }));
    return null;
  }
  const document = documents.once(shown, [text], () => parseWithoutSecrets({ path: shown, text }));
  document.diagnostics.forEach(report);
  return document.root;
}

function shownPath(files: DeclarationFiles, path: string): string {
  const folder = (files.folder ?? "").replace(/\/+$/, "");
  return folder === "" || folder === "." ? path : `${folder}/${path}`;
}

/** The declaration that a draft without errors is. */
function finish(draft: Draft): Declaration {
  const { network, irr, policies, guards, routers, exchanges } = draft;
  // Nothing may be left out in silence: what could not be read has been reported, so there is nothing of it here.
  if (!network || !irr || draft.incomplete) {
    throw new Error("a part of the declaration was neither read nor refused");
  }
  const peers = draft.peers.map(({ peer }) => peer).sort((a, b) => a.asn - b.asn);
  return { network, irr, policies, guards, routers, exchanges, peers };
}
