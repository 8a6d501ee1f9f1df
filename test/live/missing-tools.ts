import { existsSync } from "node:fs";
import { spawnSync } from "node:child_process";

import { addNamespace, namespaceName, removeNamespaces } from "./namespaces.ts";

/** Programs and their possible locations; a name without a slash is searched along PATH. */
export type Tools = Readonly<Record<string, readonly string[]>>;

const ROUTERS: Tools = {
  ip: ["ip"],
  socat: ["socat"],
  bird: ["bird", "/usr/sbin/bird"],
  birdc: ["birdc", "/usr/sbin/birdc"],
  vtysh: ["vtysh"],
  bgpd: ["/usr/lib/frr/bgpd"],
  "FRR's RPKI module": [
    "/usr/lib/x86_64-linux-gnu/frr/modules/bgpd_rpki.so",
    "/usr/lib/aarch64-linux-gnu/frr/modules/bgpd_rpki.so",
  ],
};

/** What this machine lacks for running routers, and more, in network namespaces; empty: nothing. */
export function missingTools(more: Tools): readonly string[] {
  const all = Object.entries({ ...ROUTERS, ...more });
  const missing = all.filter(([, places]) => !places.some(isThere)).map(([name]) => name);
  if (missing.length > 0) return missing;
  const why = whyNoNamespaces();
  return why === null
    ? []
    : [`the right to make network namespaces (root with CAP_SYS_ADMIN and CAP_NET_ADMIN): ${why}`];
}

/** The first namespaces of a machine, made by two runs at once, are in each other's way: so this tries again. */
function whyNoNamespaces(): string | null {
  for (let tries = 1; ; tries++) {
    try {
      addNamespace(namespaceName(`probe${tries}`));
      removeNamespaces();
      return null;
    } catch (thrown) {
      if (tries === 10) return thrown instanceof Error ? thrown.message : "for no known reason";
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
}

function isThere(path: string): boolean {
  if (path.includes("/")) return existsSync(path);
  return spawnSync("which", [path]).status === 0;
}
