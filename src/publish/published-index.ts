import { createHash } from "node:crypto";

import { printJson } from "../diagnostics/index.ts";
import type { Asn } from "../net/index.ts";
import type { Announcement } from "./announcement.ts";
import { FORMAT } from "./data-files.ts";
import type { PublishedFile } from "./published-file.ts";

/** The file that lists all others of a published folder, and marks it as ours. */
export const INDEX_FILE = "index.json";

const MADE_BY = "peerc publish";

/** What a folder was published with. */
export interface PublishOptions {
  /** In percent. */
  readonly margin: number;
  /** The peers whose side of the sessions is in it; sorted. */
  readonly peers: readonly Asn[];
}

/** What `index.json` says. */
export interface PublishedIndex extends PublishOptions {
  readonly asn: Asn;
  /** Every other file, by its path, and its SHA-256 in hexadecimal digits. */
  readonly files: ReadonlyMap<string, string>;
}

/** The index of published files. */
export function indexFile(
  { asn, name, asSets }: Announcement,
  { margin, peers }: PublishOptions,
  files: readonly PublishedFile[],
): PublishedFile {
  const text = printJson({
    made_by: MADE_BY,
    format: FORMAT,
    asn,
    name,
    as_sets: asSets,
    margin,
    peers,
    files: [...files]
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .map((file) => ({ path: file.path, sha256: sha256(file.text) })),
  });
  return { path: INDEX_FILE, text };
}

/** The SHA-256 of a text as UTF-8, in hexadecimal digits. */
export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** Reads an index; otherwise says what is wrong with it, after "index.json". */
export function readIndex(text: string): PublishedIndex | string {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return "is not JSON";
  }
  if (!isObject(data) || data["made_by"] !== MADE_BY) return "is not of `peerc publish`";
  const { format, asn, margin, peers, files } = data;
  if (format !== FORMAT) return `has a format that this version of peerc does not know`;
  const isWhole =
    isNumber(asn) &&
    isNumber(margin) &&
    Array.isArray(peers) &&
    peers.every(isNumber) &&
    Array.isArray(files) &&
    files.every(isFile);
  if (!isWhole) return "is damaged";
  return {
    asn,
    margin,
    peers,
    files: new Map(files.map(({ path, sha256: hash }) => [path, hash])),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isFile(value: unknown): value is { readonly path: string; readonly sha256: string } {
  return (
    isObject(value) &&
    typeof value["path"] === "string" &&
    isPublishedName(value["path"]) &&
    value["path"] !== INDEX_FILE &&
    typeof value["sha256"] === "string" &&
    /^[0-9a-f]{64}$/.test(value["sha256"])
  );
}

const WORD = "[a-z0-9][a-z0-9-]*";
const SOFTWARE = "(?:(?:junos|iosxr|bird|frr|openbgpd)\\.conf|routeros\\.rsc)";
const NAME = new RegExp(
  `^(?:index\\.(?:json|html)|policy(?:\\.pt)?\\.html|limits\\.json|prefixes\\.(?:json|ipv[46]\\.txt)` +
    `|(?:exchanges|sites|routers)/${WORD}\\.ipv[46]\\.txt|(?:filters|peers/AS\\d{1,10})/${SOFTWARE})$`,
);

/** Whether a file of a published folder may have a path. */
export function isPublishedName(path: string): boolean {
  return NAME.test(path);
}
