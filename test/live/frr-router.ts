import { chmodSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { FAMILIES, formatAddress, formatPrefix } from "../../src/net/index.ts";
import type { LabRouter } from "./lab-router.ts";
import { ownRoutes } from "./own-routes.ts";
import { readFrrRoutes } from "./read-frr-routes.ts";
import type { Router, Site } from "./router.ts";
import { run } from "./run.ts";
import { until } from "./until.ts";

/** Where distributions put the daemons. */
const FOLDER = "/usr/lib/frr";

/** Starts zebra, staticd and bgpd, and has vtysh load the rendered file as the router's whole configuration. */
export async function startFrr(
  { plan, sessions, text, originates }: LabRouter,
  { cables, directory, services }: Site,
): Promise<Router> {
  // The daemons give up being root, and make their sockets then.
  chmodSync(directory, 0o777);
  const start = async (name: string, ...more: string[]) => {
    services.start(
      ...([cables.router, join(FOLDER, name), "-f", "/dev/null"] as const),
      ...["-z", join(directory, "zserv.api"), "--vty_socket", directory],
      ...["-i", join(directory, `${name}.pid`), "-A", "127.0.0.1", "-P", "0", ...more],
    );
    await until(`${name} runs`, () => existsSync(join(directory, `${name}.vty`)));
  };
  const vtysh = (...args: string[]) =>
    run("vtysh", "--vty_socket", directory, "--config_dir", directory, ...args);
  const commands = (...lines: string[]) => vtysh(...lines.flatMap((line) => ["-c", line]));
  writeFileSync(join(directory, "vtysh.conf"), "");
  await start("zebra");
  // Since FRR 10 what other daemons are configured with goes through one of its own.
  if (existsSync(join(FOLDER, "mgmtd"))) await start("mgmtd");
  await start("staticd");
  await start("bgpd", "-M", "rpki");
  const file = join(directory, "frr.conf");
  writeFileSync(file, text);
  const refused = vtysh("-f", file);
  if (refused.trim() !== "") throw new Error(`FRR refuses a line: ${refused}`);
  const own = ownRoutes(originates, 0);
  const networks = (family: string) =>
    [...own.values()]
      .filter(({ prefix }) => prefix.family === family)
      .map(({ prefix }) => `network ${formatPrefix(prefix)}`);
  // What it originates is the router's own matter.
  commands(
    ...["configure terminal", `router bgp ${plan.asn}`, "no bgp network import-check"],
    ...FAMILIES.flatMap((f) => [
      `address-family ${f} unicast`,
      ...networks(f),
      "exit-address-family",
    ]),
  );
  return {
    countRoas: () => {
      const table = commands("show rpki prefix-table");
      return [...table.matchAll(/Number of IPv. Prefixes: (\d+)/g)].reduce(
        (sum, [, count]) => sum + Number(count),
        0,
      );
    },
    accepted: () => {
      const byFamily = {
        ipv4: readFrrRoutes(commands("show bgp ipv4 unicast json detail")),
        ipv6: readFrrRoutes(commands("show bgp ipv6 unicast json detail")),
      };
      return new Map(
        sessions.map(({ name, family, remote }) => [
          name,
          byFamily[family].get(formatAddress(remote)) ?? new Map(),
        ]),
      );
    },
    isOverLimit: ({ remote }) =>
      /exceeded the max/.test(commands(`show bgp neighbors ${formatAddress(remote)}`)),
    wake: () => undefined,
    own,
  };
}
