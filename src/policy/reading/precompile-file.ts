import { Diagnostics } from "../../diagnostics/index.ts";
import { makeValidator, packNode, parseWithoutSecrets } from "../../document/index.ts";
import type { FileKind, PrecompiledFile } from "./precompiled-files.ts";
import { check as listCheck } from "./list.check.ts";
import { check as policyCheck } from "./policy.check.ts";
import { check as rulesCheck } from "./rules.check.ts";

const CHECKS = { policy: policyCheck, rules: rulesCheck, list: listCheck };

/** Reads a file for `precompiledFiles`; null if anything is wrong with it. For the build and tests. */
export function precompileFile(kind: FileKind, text: string): PrecompiledFile | null {
  const { root, diagnostics } = parseWithoutSecrets({ path: "", text });
  const found = new Diagnostics();
  if (!root || diagnostics.length > 0 || !makeValidator(CHECKS[kind])(root, found.report))
    return null;
  return found.all.length > 0 ? null : { kind, tree: packNode(root) };
}
