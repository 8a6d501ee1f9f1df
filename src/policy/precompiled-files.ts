import type { PackedNode } from "../document/index.ts";

/** What a file of policies is. */
export type FileKind = "policy" | "rules" | "list";

/** A file that is right, as its schema asks: what it was taken for, and its tree. */
export interface PrecompiledFile {
  readonly kind: FileKind;
  readonly tree: PackedNode;
}

/**
 * Files, by their text, that need not be parsed and checked again. None in the sources; the build puts the shipped policies here
 * (src/build/precompiled-files.js). A policy that somebody has changed has another text, and is read as any other.
 */
export const precompiledFiles: ReadonlyMap<string, PrecompiledFile> = new Map<
  string,
  PrecompiledFile
>();
