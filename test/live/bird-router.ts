import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { FAMILIES, formatAddress, maxLength } from "../../src/net/index.ts";
import type { Cables } from "./cables.ts";
import type { LabRouter } from "./lab-router.ts";
import { ownRoutes } from "./own-routes.ts";
import { readBirdRoutes } from "./read-bird-routes.ts";
import type { Router, Site } from "./router.ts";
import { run, runWith } from "./run.ts";
import { until } from "./until.ts";

/** Starts BIRD with the rendered file included in the least bird.conf that its header asks for. */
export async function startBird(
  example: LabRouter,
  { cables, directory, services }: Site,
): Promise<Router> {
  const conf = join(directory, "bird.conf");
  const socket = join(directory, "bird.ctl");
  const own = ownRoutes(example.originates, null);
  writeFileSync(join(directory, "peerc.conf"), example.text);
  writeFileSync(conf, mainFile(example, cables, directory, [...own.keys()]));
  const args = ["-f", "-c", conf, "-s", socket, "-P", join(directory, "bird.pid")];
  services.start(cables.router, "bird", ...args);
  const birdc = (...command: string[]) => run("birdc", "-s", socket, "-r", ...command);
  const operator = (...command: string[]) => run("birdc", "-s", socket, ...command);
  const load = (next: string) => {
    writeFileSync(join(directory, "peerc.conf"), next);
    operator("configure");
  };
  await until("BIRD runs", () => {
    try {
      return birdc("show", "status").includes("up and running");
    } catch {
      return false;
    }
  });
  return {
    countRoas: () =>
      ["PEERC_ROA_V4", "PEERC_ROA_V6"].reduce((sum, table) => {
        const count = / for (\d+) networks/.exec(birdc("show", "route", "table", table, "count"));
        return sum + Number(count?.[1] ?? 0);
      }, 0),
    accepted: () =>
      new Map(
        example.sessions.map(({ name }) => [
          name,
          readBirdRoutes(birdc("show", "route", "protocol", name, "all")),
        ]),
      ),
    isOverLimit: ({ name }) =>
      /Last error: +.*limit exceeded/.test(birdc("show", "protocols", "all", name)),
    hasWarned: ({ name }, log) => new RegExp(`${name}\\b.* hits route import limit`).test(log),
    hasLoggedUp: ({ name }, log) => log.includes(`${name}: State changed to up`),
    comesBack: ({ name }) => /Error wait: +\d/.test(birdc("show", "protocols", "all", name)),
    isUp: ({ name }) => /Established/.test(birdc("show", "protocols", name)),
    reset: ({ name }) => void operator("restart", name),
    load,
    replace: load,
    show: (...commands) => runWith(`${commands.join("\n")}\n`, "birdcl", "-s", socket, "-r"),
    log: () => readFileSync(join(directory, "bird.log"), "utf8"),
    // BIRD 2.0 may wait three seconds before it continues feeding, unless it is queried.
    wake: () => void birdc("show", "status"),
    own,
  };
}

/** The router's own part: what it originates, and the way to neighbors that are further away. */
function mainFile(
  { plan, sessions }: LabRouter,
  cables: Cables,
  directory: string,
  own: readonly string[],
): string {
  const far = sessions.filter(({ options }) => options.multihop !== null);
  const ways = far.map((session) => {
    const { remote } = session;
    const host = `${formatAddress(remote)}/${maxLength(remote.family)}`;
    return { host, dev: cables.interfaceOf(session) };
  });
  const isOf = {
    ipv4: (text: string) => !text.includes(":"),
    ipv6: (t: string) => t.includes(":"),
  };
  return [
    `log "${join(directory, "bird.log")}" all;`,
    // Its last output is shown if it exits by itself.
    "log stderr { bug, fatal };",
    `router id ${formatAddress(plan.routerId)};`,
    "protocol device { }",
    "protocol bfd { }",
    ...FAMILIES.flatMap((family) => [
      `protocol static { ${family};`,
      ...own.filter(isOf[family]).map((prefix) => `  route ${prefix} blackhole;`),
      ...ways
        .filter(({ host }) => isOf[family](host))
        .map(({ host, dev }) => `  route ${host} via "${dev}";`),
      "}",
    ]),
    'include "peerc.conf";',
    "",
  ].join("\n");
}
