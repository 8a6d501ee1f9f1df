import { expect } from "@jest/globals";

import {
  loadDeclaration,
  type Declaration,
  type DeclarationFiles,
} from "../../src/declaration/index.ts";
import type { SettingTypes } from "../../src/policy/index.ts";
import { createLocate, Diagnostics, type Diagnostic } from "../../src/diagnostics/index.ts";

/** The names of the policies in the tests. */
export const POLICIES = [
  "azion-peering",
  "customer",
  "transit",
  "route-server",
  "route-collector",
  "strict",
];

/** A folder in memory: path → text. */
export function folderOf(texts: Readonly<Record<string, string>>): DeclarationFiles {
  return {
    read: (path) => texts[path] ?? null,
    list: (folder) => {
      const start = folder === "" ? "" : `${folder}/`;
      const names = Object.keys(texts)
        .filter((path) => path.startsWith(start))
        .map((path) => path.slice(start.length).split("/")[0] ?? "");
      return names.length === 0 ? null : [...new Set(names)];
    },
  };
}

/** Loads a folder in memory; a text alone is `network.yaml`. */
export function load(
  texts: string | Readonly<Record<string, string>>,
  policies: readonly string[] | null = POLICIES,
  settings: SettingTypes = new Map(),
): { declaration: Declaration | null; diagnostics: readonly Diagnostic[] } {
  const diagnostics = new Diagnostics();
  const files = folderOf(typeof texts === "string" ? { "network.yaml": texts } : texts);
  const known = policies && { names: policies, settings };
  const declaration = loadDeclaration(files, known, diagnostics.report);
  return { declaration, diagnostics: diagnostics.all };
}

/** `path:line code «text pointed at» message`; the code has a `?` if it is a warning. */
export function show(diagnostic: Diagnostic): string {
  const locate = createLocate();
  const { severity, code, message, span } = diagnostic;
  const name = severity === "warning" ? `${code}?` : code;
  if (!span) return `${name} ${message}`;
  const { path, start } = locate(span);
  const marked = span.source.text.slice(span.start, span.end).split("\n")[0] ?? "";
  return `${path}:${start.line} ${name} «${marked}» ${message}`;
}

/** Expects exactly these diagnostics, in any order: each begins with one of the texts. An error means that nothing is loaded. */
export function expectDiagnostics(
  texts: string | Readonly<Record<string, string>>,
  expected: readonly string[],
  policies: readonly string[] | null = POLICIES,
): void {
  const { declaration, diagnostics } = load(texts, policies);
  const shown = diagnostics.map(show);
  const sorted = [...shown].sort();
  const wanted = [...expected].sort();
  const matched = sorted.map((text, i) => {
    const start = wanted[i];
    return start !== undefined && text.startsWith(start) ? start : text;
  });
  expect(matched).toEqual(wanted);
  expect(declaration === null).toBe(diagnostics.some((d) => d.severity === "error"));
}

/** What a small declaration is made of; the tests replace single pieces. */
export interface Pieces {
  readonly network?: string;
  readonly irr?: string;
  readonly more?: string;
  readonly gru1?: string;
  readonly exchange?: string;
  readonly peer?: string;
  readonly session?: string;
  readonly sessions?: readonly string[];
  readonly peers?: readonly string[];
}

/**
 * A small declaration that is right, one thing a line, with pieces replaced or added. Lines: 1 network, 2 irr, 4 gru1, 5 mia1,
 * 7 and 8 the exchanges, 10 the peer, from 11 its sessions, then more peers, then `more`.
 */
export function small(pieces: Pieces = {}): string {
  const session = pieces.session ?? "";
  const sessions = pieces.sessions ?? [
    `router: gru1, exchange: ix-a, local: 198.51.100.1, remote: 198.51.100.2${session}`,
  ];
  return [
    `network: { asn: 52580, name: Azion, as_sets: [AS-AZION]${pieces.network ?? ""} }`,
    `irr: { ${pieces.irr ?? "servers: [rr.ntt.net], sources: [RADB, TC]"} }`,
    "routers:",
    `  gru1: { platform: junos, router_id: 192.0.2.1${pieces.gru1 ?? ""} }`,
    "  mia1: { platform: frr, router_id: 192.0.2.2 }",
    "exchanges:",
    `  ix-a: { name: A, lan: { ${pieces.exchange ?? "ipv4: 198.51.100.0/24, ipv6: 2001:db8:a::/64"} } }`,
    "  ix-b: { name: B, lan: { ipv4: 203.0.113.0/24 } }",
    "peers:",
    `  - { ${pieces.peer ?? "asn: 13335, name: Cloudflare, relation: peer, as_sets: [AS13335]"}, sessions: [`,
    ...sessions.map((text) => `      { ${text} },`),
    "    ] }",
    ...(pieces.peers ?? []).map((text) => `  - { ${text} }`),
    pieces.more ?? "",
  ].join("\n");
}
