import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { FAMILIES, formatAddress, formatPrefix } from "../../src/net/index.ts";
import type { LabRouter } from "./lab-router.ts";
import { ownRoutes } from "./own-routes.ts";
import { quickToLoad } from "./quick-to-load.ts";
import { readFrrRoutes } from "./read-frr-routes.ts";
import type { Router, Site } from "./router.ts";
import { run } from "./run.ts";
import { until } from "./until.ts";

/** Where distributions put the daemons. */
const FOLDER = "/usr/lib/frr";

/** Progress messages of vtysh since FRR 10, with or without a file; and of bgpd about accepted lines. */
const PROGRESS =
  /^\[\d+\|\w+\] (?:sending configuration|done)$|^Waiting for children|^Graceful restart configuration changed, reset this peer to take effect$/;

/**
 * Starts a daemon with a folder in place of its run directory, where the daemons communicate since FRR 10, whatever
 * their options. The mount is in the namespace that `ip netns exec` creates for each program.
 */
const OWN_RUN = `mkdir -p /var/run/frr && mount --bind "$1" /var/run/frr && shift && exec "$@"`;

/** Starts zebra, staticd and bgpd, and has vtysh load the rendered file as the router's whole configuration. */
export async function startFrr(
  { plan, sessions, text, originates }: LabRouter,
  { cables, directory, services }: Site,
): Promise<Router> {
  // The daemons give up being root, and make their sockets then.
  chmodSync(directory, 0o777);
  const start = async (name: string, ...more: string[]) => {
    // Daemons that mgmtd has taken the configuration from read no file.
    const reads = name === "zebra" || name === "bgpd" || !existsSync(join(FOLDER, "mgmtd"));
    const empty = reads ? ["-f", "/dev/null"] : [];
    services.start(
      ...([cables.router, "sh", "-c", OWN_RUN, "sh", directory] as const),
      ...[join(FOLDER, name), ...empty, "-z", join(directory, "zserv.api")],
      ...["--vty_socket", directory, "-i", join(directory, `${name}.pid`)],
      ...["-A", "127.0.0.1", "-P", "0", ...more],
    );
    await until(`${name} runs`, () => existsSync(join(directory, `${name}.vty`)));
  };
  const vtysh = (...args: string[]) =>
    run("vtysh", "--vty_socket", directory, "--config_dir", directory, ...args);
  const commands = (...lines: string[]) => vtysh(...lines.flatMap((line) => ["-c", line]));
  writeFileSync(join(directory, "vtysh.conf"), "");
  await start("zebra");
  // Since FRR 10 the other daemons are configured by a separate one.
  if (existsSync(join(FOLDER, "mgmtd"))) await start("mgmtd");
  await start("staticd");
  const log = join(directory, "bgpd.log");
  await start("bgpd", "-M", "rpki", "--log", `file:${log}`);
  const file = join(directory, "frr.conf");
  writeFileSync(file, quickToLoad(text));
  const refused = vtysh("-f", file)
    .split("\n")
    .filter((line) => line.trim() !== "" && !PROGRESS.test(line))
    .join("\n");
  if (refused !== "") throw new Error(`FRR refuses a line: ${refused}`);
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
    hasWarned: ({ remote }, log) =>
      log.includes(`prefix received from ${formatAddress(remote)}(Unknown) reaches `),
    hasLoggedUp: ({ remote }, log) =>
      new RegExp(`ADJCHANGE: neighbor ${formatAddress(remote)}\\(.*\\) in vrf default Up`).test(
        log,
      ),
    comesBack: ({ remote }) =>
      /will restart in \d+ seconds/.test(commands(`show bgp neighbors ${formatAddress(remote)}`)),
    isUp: ({ remote }) =>
      /BGP state = Established/.test(commands(`show bgp neighbors ${formatAddress(remote)}`)),
    reset: ({ remote }) => void commands(`clear bgp ${formatAddress(remote)}`),
    load: (next) => {
      const before = new Set(text.split("\n"));
      const added = next.split("\n").filter((line) => !before.has(line));
      const output = commands("configure terminal", `router bgp ${plan.asn}`, ...added);
      if (output.trim() !== "") throw new Error(`FRR refuses a line: ${output}`);
    },
    replace: (next) => {
      const path = join(directory, "next.conf");
      writeFileSync(path, next);
      const folders = ["--confdir", directory, "--rundir", directory, "--vty_socket", directory];
      run("python3", join(FOLDER, "frr-reload.py"), "--reload", ...folders, path);
    },
    show: commands,
    log: () => readFileSync(log, "utf8"),
    wake: () => undefined,
    own,
  };
}
