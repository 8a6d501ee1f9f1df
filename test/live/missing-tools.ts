import { existsSync } from "node:fs";
import { spawnSync } from "node:child_process";

import { addNamespace, namespaceName, removeNamespaces } from "./namespaces.ts";

/** Programs, and where they may be; a name without a slash is looked for along PATH. */
const TOOLS: Readonly<Record<string, readonly string[]>> = {
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

/** What this machine lacks for running routers in network namespaces; empty: nothing. */
export function missingTools(): readonly string[] {
  const missing = Object.keys(TOOLS).filter((name) => !TOOLS[name]?.some(isThere));
  if (missing.length > 0) return missing;
  try {
    addNamespace(namespaceName("probe"));
    removeNamespaces();
    return [];
  } catch {
    return ["the right to make network namespaces (root with CAP_SYS_ADMIN and CAP_NET_ADMIN)"];
  }
}

function isThere(path: string): boolean {
  if (path.includes("/")) return existsSync(path);
  return spawnSync("which", [path]).status === 0;
}
