import type { PackedNode } from "../../document/index.ts";

/** The kind of a policy file. */
export type FileKind = "policy" | "rules" | "list";

/** A file that is valid according to its schema: its kind and its tree. */
export interface PrecompiledFile {
  readonly kind: FileKind;
  readonly tree: PackedNode;
}

/**
 * Files, by their text, that need not be parsed and checked again. Empty in the sources; the build puts the shipped
 * policies here (src/build/precompiled-files.js). A policy that was changed has another text, and is read like any
 * other.
 */
export const precompiledFiles: ReadonlyMap<string, PrecompiledFile> = new Map<
  string,
  PrecompiledFile
>();
