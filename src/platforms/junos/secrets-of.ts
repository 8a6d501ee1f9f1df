import { secretPlaceholder, type RouterPlan } from "../../model/index.ts";

/** The placeholders of all secrets in a router's file, sorted, each once. */
export function secretsOf(plan: RouterPlan): readonly string[] {
  const secrets = new Set<string>();
  for (const { options } of plan.peers.flatMap((peer) => peer.sessions)) {
    if (options.password) secrets.add(secretPlaceholder(options.password));
    if (options.tcpAo?.kind !== "keys") continue;
    for (const key of options.tcpAo.keys) secrets.add(secretPlaceholder(key.secret));
  }
  return [...secrets].sort();
}
