import type { Report } from "../../diagnostics/index.ts";
import {
  child,
  isMap,
  items,
  numberOf,
  textOf,
  type MapNode,
  type Node,
} from "../../document/index.ts";
import { PLATFORMS, type Version } from "../../model/index.ts";
import type { SettingTypes } from "../../policy/index.ts";
import type { Router } from "../declaration.ts";
import type { DeclarationFiles } from "../declaration-files.ts";
import { completeCaches, type WrittenCache } from "./complete-caches.ts";
import { readDefaultSettings } from "./read-default-settings.ts";
import { readLabel } from "./read-label.ts";
import { readFilePath } from "./read-file-path.ts";
import { readState } from "./read-state.ts";
import { readAddress, readSeconds } from "./values.ts";

/** Reads `routers:`, sorted by name. */
export function readRouters(
  node: MapNode,
  files: DeclarationFiles,
  types: SettingTypes | null,
  report: Report,
): Router[] {
  return [...node.entries]
    .flatMap(([name, entry]) => readRouter(name, entry, files, types, report) ?? [])
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readRouter(
  name: string,
  { keySpan, node }: { keySpan: Router["span"]; node: Node },
  files: DeclarationFiles,
  types: SettingTypes | null,
  report: Report,
): Router | null {
  const platform = PLATFORMS.find((p) => p === textOf(child(node, "platform")));
  const routerId = readAddress(child(node, "router_id"), report, "ipv4");
  const rpki = child(node, "rpki");
  const caches = items(rpki && child(rpki, "caches")).flatMap(
    (cache) => readCache(cache, report) ?? [],
  );
  const router = {
    name,
    version: readVersion(child(node, "version")),
    site: readLabel(child(node, "site"), "the site", report),
    base: readFilePath(child(node, "base"), files, report),
    interfaces: readInterfaces(child(node, "interfaces")),
    waive: items(child(node, "waive")).map((rule) => ({
      value: textOf(rule) ?? "",
      span: rule.span,
    })),
    defaults: readDefaultSettings(node, keySpan, types, report),
    state: readState(child(node, "state"), report),
    span: keySpan,
  };
  if (!platform || !routerId) return null;
  return { ...router, platform, routerId, rpki: completeCaches(platform, caches) };
}

/** Reads `interfaces:`, sorted by exchange. */
function readInterfaces(node: Node | null): Router["interfaces"] {
  if (!isMap(node)) return [];
  return [...node.entries]
    .flatMap(([exchange, entry]) => {
      const name = textOf(entry.node);
      return name === null ? [] : [{ exchange, name, span: entry.keySpan }];
    })
    .sort((a, b) => (a.exchange < b.exchange ? -1 : 1));
}

/** Reads `9`, `"7.11.2"`, `"21.4R3-S5"`: the numbers in order. */
function readVersion(node: Node | null): Version | null {
  const text = textOf(node) ?? numberOf(node)?.toString();
  return text === undefined ? null : (text.match(/\d+/g) ?? []).map(Number);
}

function readCache(node: Node, report: Report): WrittenCache | null {
  const address = readAddress(child(node, "address"), report);
  if (!address) return null;
  return {
    address,
    port: numberOf(child(node, "port")),
    preference: numberOf(child(node, "preference")),
    refresh: readSeconds(child(node, "refresh")),
    retry: readSeconds(child(node, "retry")),
    expire: readSeconds(child(node, "expire")),
    span: node.span,
  };
}
