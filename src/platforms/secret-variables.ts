import type { RouterPlan } from "../model/index.ts";

/** The names of the environment variables with a router's secrets, sorted. */
export function secretVariables(plan: RouterPlan): readonly string[] {
  const names = plan.peers.flatMap(({ sessions }) =>
    sessions.flatMap(({ options: { password, tcpAo } }) => [
      ...(password ? [password.env] : []),
      ...(tcpAo?.kind === "keys" ? tcpAo.keys.map(({ secret }) => secret.env) : []),
    ]),
  );
  return [...new Set(names)].sort();
}
