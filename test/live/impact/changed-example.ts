import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { loadPlans } from "../../../src/cli/building/load-plans.ts";
import { packagePath } from "../../../src/cli/package-files.ts";
import type { Declaration } from "../../../src/declaration/index.ts";
import { Diagnostics, formatText } from "../../../src/diagnostics/index.ts";
import type { RouterPlan } from "../../../src/model/index.ts";

/** An edit of a file of the example: its path, what to replace, and by what. */
export type Edit = readonly [path: string, from: string, to: string];

/** A router of examples/azion after some edits of its declaration. */
export function changedExample(
  name: string,
  edits: readonly Edit[],
): { readonly plan: RouterPlan; readonly declaration: Declaration } {
  const folder = mkdtempSync(join(tmpdir(), "peerc-changed-"));
  try {
    cpSync(packagePath("examples/azion"), folder, { recursive: true });
    for (const [path, from, to] of edits) {
      const text = readFileSync(join(folder, path), "utf8");
      if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
      writeFileSync(join(folder, path), text.replace(from, to));
    }
    const diagnostics = new Diagnostics();
    const loaded = loadPlans(folder, ".", diagnostics.report);
    const plan = loaded?.plans?.find((one) => one.name === name);
    if (!loaded || !plan) throw new Error(formatText(diagnostics.all));
    return { plan, declaration: loaded.network.declaration };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
