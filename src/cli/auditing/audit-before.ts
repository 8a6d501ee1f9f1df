import {
  createAuditInput,
  runAudit,
  type Agreement,
  type AuditResults,
} from "../../audit/index.ts";
import { Diagnostics, type Report } from "../../diagnostics/index.ts";
import { loadPlansOf } from "../building/load-plans.ts";
import { NetworkPolicies } from "./network-policies.ts";
import { findSides } from "../input/find-sides.ts";
import { loadSources } from "../input/load-sources.ts";
import { readNetworkIn } from "../input/load-network.ts";

/**
 * What the agreement says of the network before a change: a revision, or another folder. All of its evidence counts,
 * whatever its age is by now. Null, and reported, if it cannot be read or has errors.
 */
export async function auditBefore(
  base: string,
  {
    agreement,
    now,
    dir,
    cwd,
  }: {
    readonly agreement: Agreement;
    readonly now: number;
    readonly dir: string;
    readonly cwd: string;
  },
  report: Report,
): Promise<AuditResults | null> {
  const sides = await findSides(cwd, { base, head: null, dir }, report);
  if (!sides) return null;
  const found = new Diagnostics();
  const { files } = sides[0];
  const network = readNetworkIn(cwd, files, found.report);
  const loaded = network && loadPlansOf(network, found.report, { withoutData: true });
  const sources = loadSources(files, found.report);
  // Its warnings were for those who made it.
  found.all.filter(({ severity }) => severity === "error").forEach(report);
  if (!loaded?.plans || !sources || found.failed) return null;
  const { declaration } = loaded.network;
  const { registry, plans } = loaded;
  const policies = new NetworkPolicies(declaration, registry, plans);
  const material = { declaration, registry, sources, policies };
  const input = createAuditInput(material, { now, maxAge: Infinity });
  return runAudit(agreement, loaded.plans, input);
}
