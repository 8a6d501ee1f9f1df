import { createHash } from "node:crypto";

import type { UnknownMember } from "../net/index.ts";
import { formatMemberLine } from "./member-line.ts";

/** An object's files, in the order in which they go into its digest. */
export const PARTS = ["ipv4", "ipv6", "origins", "sets"] as const;

/** The extension of one of an object's files. */
export type Part = (typeof PARTS)[number];

/** The texts of an object's files. `sets` is empty, and has no file, if there are none or they were not recorded. */
export type ObjectTexts = Readonly<Record<Part, string>>;

/** The input of an object's digest. */
export interface DigestInput {
  readonly name: string;
  readonly engine: string;
  readonly answeredBy?: readonly string[];
  readonly foundIn?: string;
  readonly alsoIn?: readonly string[];
  readonly unknownMembers?: readonly UnknownMember[];
  /** Whether its nested sets are recorded. */
  readonly hasSets: boolean;
  readonly sources: readonly string[];
  readonly texts: ObjectTexts;
}

/**
 * The SHA-256 digest of an object: of one line each for its name, engine, sources and, if present, its source, the
 * others that have its name, its server or dumps and its unknown members, and of its files.
 */
export function digestOf(digested: DigestInput): string {
  const { name, engine, sources, foundIn, alsoIn, answeredBy, unknownMembers, texts } = digested;
  const hash = createHash("sha256").update(`${name}\n${engine}\n${sources.join(" ")}\n`);
  if (foundIn !== undefined) hash.update(`${foundIn}\n`);
  for (const line of answeredBy ?? []) hash.update(`answered by ${line}\n`);
  if (alsoIn !== undefined) hash.update(`also in ${alsoIn.join(" ")}\n`);
  for (const one of unknownMembers ?? []) hash.update(`unknown ${formatMemberLine(one)}\n`);
  if (digested.hasSets) hash.update("sets recorded\n");
  for (const part of PARTS) hash.update(texts[part]);
  return hash.digest("hex");
}
