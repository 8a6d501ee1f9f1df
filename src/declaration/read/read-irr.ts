import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { booleanOf, child, isMap, items, textOf, type Node } from "../../document/index.ts";
import { parseAddress } from "../../net/index.ts";
import type { IrrSettings } from "../declaration.ts";
import { readPath } from "./read-path.ts";
import { readSeconds, readText, readUnknownMembers } from "./values.ts";

const DEFAULT_TIMEOUT = 120;
/** The whois port (RFC 3912), on which IRRd listens. */
const DEFAULT_PORT = 43;

/**
 * Reads `irr:`, which has exactly one of `servers` and `dumps`. Dumps need not exist: only `fetch` reads them, and they
 * are often too large to be committed.
 */
export function readIrr(node: Node, report: Report): IrrSettings {
  const servers = child(node, "servers");
  const dumps = child(node, "dumps");
  if (isMap(node) && (servers === null) === (dumps === null)) {
    report(diagnostic("irr-data-source", { both: servers !== null }, { span: node.span }));
  }
  const engine = textOf(child(node, "engine"));
  return {
    engine: engine === "bgpq4" ? "bgpq4" : "native",
    servers: items(servers).flatMap((n) => readServer(n, report) ?? []),
    dumps: items(dumps).flatMap((n) => readPath(n, report) ?? []),
    sources: items(child(node, "sources")).flatMap((n) => textOf(n) ?? []),
    timeoutSeconds: readSeconds(child(node, "timeout")) ?? DEFAULT_TIMEOUT,
    unknownMembers: readUnknownMembers(child(node, "unknown_members")) ?? "warn",
    aggregate: booleanOf(child(node, "aggregate")) ?? true,
    span: node.span,
  };
}

/** Reads `host`, `host:port`, `address`, `[address]:port`. */
function readServer(node: Node, report: Report): IrrSettings["servers"][number] | null {
  const text = readText(node);
  if (!text) return null;
  const match =
    /^\[([^\]]+)\](?::([1-9]\d{0,4}))?$/.exec(text.value) ??
    /^([^:]+)(?::([1-9]\d{0,4}))?$/.exec(text.value);
  const host = match?.[1] ?? text.value;
  const port = match?.[2] === undefined ? DEFAULT_PORT : Number(match[2]);
  if ((parseAddress(host) ?? isHostName(host)) && port <= 65535) {
    return { value: { host, port }, span: text.span };
  }
  const expected = "a server, like rr.ntt.net, whois.radb.net:43 or [2001:418:3ff::53]:43";
  report(diagnostic("invalid-value", { value: text.value, expected }, { span: text.span }));
  return null;
}

/** Labels of letters, digits and `-` (RFC 1123, 2.1), which also excludes command-line options. */
function isHostName(text: string): boolean {
  return (
    text.length <= 253 &&
    text.split(".").every((label) => /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(label))
  );
}
