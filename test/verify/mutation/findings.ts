import { Diagnostics } from "../../../src/diagnostics/index.ts";
import { platforms } from "../../../src/platforms/index.ts";
import { neighborOf, type ReadForm, type RouterPlan } from "../../../src/model/index.ts";
import { verifyRouter } from "../../../src/verify/index.ts";

/** The errors that a file of a plan's router is found to have: none, if it is proven. */
export function findings(
  plan: RouterPlan,
  text: string,
  form: ReadForm = "file",
): readonly string[] {
  const platform = platforms[plan.platform];
  const found = new Diagnostics();
  const neighbors = plan.peers.flatMap((peer) => peer.sessions.map(neighborOf));
  const request = { version: plan.version, asn: plan.asn, neighbors, form };
  const reading = platform.read({ path: "file", raw: text }, request, found.report);
  if (!found.failed) verifyRouter(plan, reading, platform, found.report);
  return found.all.filter((d) => d.severity === "error").map((d) => `${d.code}: ${d.message}`);
}
