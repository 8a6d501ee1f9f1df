import {
  diagnostic,
  Diagnostics,
  distinct,
  errorPlaces,
  type ErrorPlaces,
  type Report,
} from "../diagnostics/index.ts";
import {
  child,
  items,
  makeValidator,
  parseWithoutSecrets,
  spanAt,
  textOf,
  type Node,
} from "../document/index.ts";
import type { Asn } from "../net/index.ts";
import type { PolicyNames } from "../policy/index.ts";
import { ADVICE } from "./advice/index.ts";
import type { Declaration } from "./declaration.ts";
import type { DeclarationFiles } from "./declaration-files.ts";
import type { Draft } from "./draft.ts";
import { check as networkCheck } from "./network.check.ts";
import { check as peersCheck } from "./peers.check.ts";
import { readDraft } from "./read/read-draft.ts";
import { readAsn } from "./read/values.ts";
import { RULES } from "./rules/index.ts";
import { validParts } from "./valid-parts.ts";

const validateNetwork = makeValidator(networkCheck, ADVICE);
const validatePeers = makeValidator(peersCheck, ADVICE);

/** The largest file that is read, in megabytes. */
const MAX_MEGABYTES = 10;

/** The readable part of a declaration. */
export interface DeclarationParts {
  /** The complete network, or the network without the parts that have errors: see `validParts`. */
  readonly declaration: Declaration;
  /** Whether there was no error. */
  readonly whole: boolean;
  readonly names: DeclaredNames;
}

/** The names in a declaration, including those of parts with errors; null if some could not be read. */
export interface DeclaredNames {
  readonly asn: Asn | null;
  readonly routers: readonly string[] | null;
  readonly exchanges: readonly string[] | null;
  /** By ASN. */
  readonly peers: ReadonlyMap<Asn, string> | null;
}

/** Reads a declaration like `readDeclaration`; null if there was an error. */
export function loadDeclaration(
  files: DeclarationFiles,
  policies: PolicyNames | null,
  report: Report,
): Declaration | null {
  const { declaration, whole } = readDeclaration(files, policies, report);
  return whole ? declaration : null;
}

/**
 * Reads a declaration: `network.yaml` and `peers/*.yaml` of a folder. `policies` is what the policies offer for it to
 * refer to, or null if they could not be read. Every mistake is reported, in this order: the shape of all files,
 * values, rules.
 */
export function readDeclaration(
  files: DeclarationFiles,
  policies: PolicyNames | null,
  report: Report,
  parse = parseWithoutSecrets,
): DeclarationParts {
  const found = new Diagnostics();
  // The target of an alias is read wherever the alias is used.
  const tell = distinct((d) => {
    found.report(d);
    report(d);
  });
  const root = readFile("network.yaml", files, parse, tell);
  if (root) validateNetwork(root, tell);
  const listed = peerFiles(files, tell);
  const others = listed.flatMap((path) => readFile(path, files, parse, tell) ?? []);
  for (const other of others) validatePeers(other, tell);

  const peerNodes = [...(root ? [root] : []), ...others].flatMap((file) =>
    items(child(file, "peers")),
  );
  const unread = root === null || others.length < listed.length;
  const draft = root
    ? readDraft(root, peerNodes, policies, files, tell)
    : withoutNames(readDraft(emptyFile(files), peerNodes, policies, files, tell));
  for (const rule of RULES) rule(draft, tell);
  const names = namesOf(draft, peerNodes, unread, errorPlaces(found.all));
  if (found.failed) return { declaration: validParts(draft, found.all), whole: false, names };
  return { declaration: finish(draft), whole: true, names };
}

/** Stands in for a `network.yaml` that cannot be read: an empty one. */
function emptyFile(files: DeclarationFiles): Node {
  const source = { path: shownPath(files, "network.yaml"), text: "" };
  return { kind: "map", entries: new Map(), span: { source, start: 0, end: 0 } };
}

function withoutNames(draft: Draft): Draft {
  return { ...draft, known: { ...draft.known, routers: null, exchanges: null } };
}

function namesOf(
  draft: Draft,
  peerNodes: readonly Node[],
  unread: boolean,
  errors: ErrorPlaces,
): DeclaredNames {
  const { routers, exchanges } = draft.known;
  const peers = peerNodes.flatMap((node): [Asn, string][] => {
    const asn = readAsn(child(node, "asn"), () => undefined);
    return asn === null ? [] : [[asn, textOf(child(node, "name")) ?? ""]];
  });
  const isKnown = !unread && peers.length === peerNodes.length;
  const { network, root } = draft;
  return {
    asn: network && !errors.isIn(spanAt(root, ["network", "asn"])) ? network.asn : null,
    routers,
    exchanges,
    peers: isKnown ? new Map(peers) : null,
  };
}

/** The paths of `peers/*.yaml`, sorted. A file that was probably meant to be one but has another name is an error. */
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
  parse: typeof parseWithoutSecrets,
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
  const document = parse({ path: shown, text });
  document.diagnostics.forEach(report);
  return document.root;
}

function shownPath(files: DeclarationFiles, path: string): string {
  const folder = (files.folder ?? "").replace(/\/+$/, "");
  return folder === "" || folder === "." ? path : `${folder}/${path}`;
}

/** The declaration of a draft without errors. */
function finish(draft: Draft): Declaration {
  const { network, irr, policies, guards, diff, sources } = draft;
  const { defaults, routers, exchanges, sites } = draft;
  // Nothing may be left out silently: whatever could not be read has been reported, so nothing is missing here.
  if (!network || !irr || draft.incomplete) {
    throw new Error("a part of the declaration was neither read nor refused");
  }
  const peers = draft.peers.map(({ peer }) => peer).sort((a, b) => a.asn - b.asn);
  return {
    ...{ network, irr, policies, guards, diff, sources, defaults, routers, exchanges, sites },
    peers,
  };
}
