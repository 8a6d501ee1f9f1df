import type { Report } from "../../diagnostics/index.ts";
import { child, items, numberOf, textOf, type MapNode, type Node } from "../../document/index.ts";
import { PLATFORMS, type RtrCache, type Version } from "../../policy/index.ts";
import type { Router } from "../declaration.ts";
import type { DeclarationFiles } from "../declaration-files.ts";
import { readLabel } from "./read-label.ts";
import { readPath } from "./read-path.ts";
import { readAddress, readSeconds } from "./values.ts";

/** The port of RTR (RFC 8210, 13). */
const RTR_PORT = 323;

/** Reads `routers:`, sorted by name. */
export function readRouters(node: MapNode, files: DeclarationFiles, report: Report): Router[] {
  return [...node.entries]
    .flatMap(([name, entry]) => readRouter(name, entry, files, report) ?? [])
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readRouter(
  name: string,
  { keySpan, node }: { keySpan: Router["span"]; node: Node },
  files: DeclarationFiles,
  report: Report,
): Router | null {
  const platform = PLATFORMS.find((p) => p === textOf(child(node, "platform")));
  const routerId = readAddress(child(node, "router_id"), report, "ipv4");
  const rpki = child(node, "rpki");
  const router = {
    name,
    version: readVersion(child(node, "version")),
    site: readLabel(child(node, "site"), "the site", report),
    rpki: items(rpki && child(rpki, "caches")).flatMap(
      (cache, index) => readCache(cache, index, report) ?? [],
    ),
    base: readPath(child(node, "base"), files, report),
    waive: items(child(node, "waive")).map((rule) => ({
      value: textOf(rule) ?? "",
      span: rule.span,
    })),
    span: keySpan,
  };
  return platform && routerId ? { ...router, platform, routerId } : null;
}

/** Reads `9`, `"7.11.2"`, `"21.4R3-S5"`: the numbers in their order. */
function readVersion(node: Node | null): Version | null {
  const text = textOf(node) ?? numberOf(node)?.toString();
  return text === undefined ? null : (text.match(/\d+/g) ?? []).map(Number);
}

function readCache(node: Node, index: number, report: Report): RtrCache | null {
  const address = readAddress(child(node, "address"), report);
  if (!address) return null;
  // What is left out is as RFC 8210, section 6 has it.
  return {
    address,
    port: numberOf(child(node, "port")) ?? RTR_PORT,
    preference: numberOf(child(node, "preference")) ?? index + 1,
    refresh: readSeconds(child(node, "refresh")) ?? 3600,
    retry: readSeconds(child(node, "retry")) ?? 600,
    expire: readSeconds(child(node, "expire")) ?? 7200,
    span: node.span,
  };
}
