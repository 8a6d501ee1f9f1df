import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { diagnostic, type Report } from "../diagnostics/index.ts";
import { runCommand } from "../irr/index.ts";
import { platforms, type CheckResult, type Templates } from "../platforms/index.ts";
import type { PlatformName, RouterPlan } from "../policy/index.ts";
import type { RouterProof } from "../verify/index.ts";
import { readTemplates } from "./package-files.ts";
import { verifyFile } from "./verify-network.ts";

/** One router's rendered file, and what its platform's own parser said. */
export interface BuiltRouter {
  readonly plan: RouterPlan;
  /** Relative to the output folder: `gru1.conf`. */
  readonly path: string;
  readonly text: string;
  /** Null where it was not asked for, or did not come out. */
  readonly proof: RouterProof | null;
  readonly check: CheckResult | null;
}

/** Renders every plan. Pure but for reading the templates. */
export function renderNetwork(plans: readonly RouterPlan[]): readonly BuiltRouter[] {
  const templates = new Map<PlatformName, Templates>();
  return plans.map((plan) => {
    let own = templates.get(plan.platform);
    if (!own) templates.set(plan.platform, (own = readTemplates(plan.platform)));
    const text = platforms[plan.platform].render(plan, own);
    return { plan, path: `${plan.name}.conf`, text, proof: null, check: null };
  });
}

/** Reads every rendered file back and proves it against its plan; `folder` is where the files will be. */
export function proveNetwork(
  built: readonly BuiltRouter[],
  folder: string,
  report: Report,
): readonly BuiltRouter[] {
  return built.map((router) => {
    const source = { path: join(folder, router.path), text: router.text };
    return { ...router, proof: verifyFile(router.plan, source, "file", report) };
  });
}

/** Has the platforms' own parsers, where they are installed, read every rendered file; reports what they refuse. */
export async function checkNetwork(
  built: readonly BuiltRouter[],
  report: Report,
): Promise<readonly BuiltRouter[]> {
  const checked: BuiltRouter[] = [];
  for (const router of built) {
    const scratch = mkdtempSync(join(tmpdir(), "peerc-check-"));
    try {
      const { plan, text } = router;
      const check = await platforms[plan.platform].check(plan, text, runCommand, scratch);
      if (check.kind === "failed") {
        const { tool, output } = check;
        report(
          diagnostic(
            "native-check-failed",
            { router: plan.name, tool, output },
            { span: plan.span },
          ),
        );
      }
      checked.push({ ...router, check });
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  }
  return checked;
}
