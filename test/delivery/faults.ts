import { join } from "node:path";

import { SECRET_NAME, type LabPlatform, type PlannedNetwork } from "./network.ts";
import type { Became } from "./play-fault.ts";
import { setClock } from "./router-clock.ts";
import type { RouterLab } from "./router-lab.ts";

/** Makes the shell script of a fault, to be run on the machine that runs Ansible. */
export type Script = (lab: RouterLab, network: PlannedNetwork) => string;

/** Runs a script in the router. */
const inRouter =
  (script: string): Script =>
  (lab) =>
    lab.command(script);

/** Runs a script for the file that is to be loaded, wherever it is at the moment. */
const withFile = (platform: LabPlatform, script: string): Script =>
  inRouter(`for file in ${CANDIDATES[platform]}; do if test -e $file; then ${script}; fi; done`);

const CANDIDATES = {
  bird: "/etc/bird/peerc.conf.new",
  frr: "/etc/frr/frr.conf.new /etc/frr/peerc-new/frr.conf",
} as const;

/** What can happen during a load, and after which task at the earliest it makes sense. */
export interface Kind {
  readonly name: string;
  readonly script: (platform: LabPlatform) => Script;
  /** Only while something is loaded and not confirmed: before that it is a router's own change. */
  readonly onlyLoaded?: true;
  /** The neighbor is gone by its own doing, which is no outage of ours. */
  readonly excused?: true;
  /** From then on only the router's own timer can take it back. */
  readonly alone?: true;
  /** The router has a clock of its own, which shows the machine's time at first. */
  readonly ownClock?: true;
  /** What must become of it on a platform, before or while something is loaded; left out: whatever is safe. */
  readonly expected?: (platform: LabPlatform, isLoaded: boolean) => Became | null;
}

/** Sets the router's clock: so many seconds ahead of the machine's. */
const clockAt =
  (offset: number): Script =>
  (lab) =>
    lab.command(setClock(lab.folder, offset));

const HOUR = 3600;
const YEAR = 365.25 * 24 * HOUR;
/** From today to the first days of 1970. */
const TO_1970 = 2 * 24 * HOUR - Math.round(Date.now() / 1000);

/** Nothing of FRR's depends on the time of day; what BIRD has read is known only by it. */
const clockExpects = (platform: LabPlatform, isLoaded: boolean): Became | null => {
  if (platform === "frr") return "confirmed";
  return isLoaded ? "taken back" : null;
};

/** All kinds of faults that can happen at any step. */
export const KINDS: readonly Kind[] = [
  { name: "the machine with Ansible loses its power", alone: true, script: () => () => "kill" },
  {
    name: "the connection to the router is lost",
    alone: true,
    script:
      () =>
      ({ inside }) =>
        `ip -n ${inside} link set mgmt0 down`,
  },
  {
    name: "the new file is truncated",
    script: (platform) => withFile(platform, "truncate -s 5000 $file"),
  },
  {
    name: "the new file is another router's",
    script: (platform) => (lab, network) => {
      const other = join(network.folder, "rendered", platform === "bird" ? "b2.conf" : "f2.conf");
      return withFile(platform, `cat ${other} > $file`)(lab, network);
    },
  },
  {
    name: "a line of the new file is edited by hand",
    script: (platform) =>
      withFile(
        platform,
        platform === "bird"
          ? `sed -i "/net ~ PEERC_AS13335_IRR_V4/d" $file`
          : `sed -i "s|^ip prefix-list PEERC_AS13335_IRR_V4 seq [0-9]* permit 104.*|ip prefix-list PEERC_AS13335_IRR_V4 seq 1 permit 0.0.0.0/0 le 24|" $file`,
      ),
  },
  {
    name: "somebody changes what runs",
    onlyLoaded: true,
    script: (platform) =>
      inRouter(
        platform === "bird"
          ? `cd /etc/bird; sed "s/include \\"peerc.conf\\"/include \\"peerc.mine\\"/" bird.conf > mine.conf; sed "/net ~ PEERC_AS13335_IRR_V4/d" peerc.conf > peerc.mine; chgrp bird mine.conf peerc.mine; birdc "configure \\"/etc/bird/mine.conf\\""`
          : `vtysh -c "configure terminal" -c "ip prefix-list PEERC_AS13335_IRR_V4 seq 1 permit 9.9.9.0/24"`,
      ),
  },
  {
    name: "somebody else confirms",
    onlyLoaded: true,
    script: (platform) =>
      inRouter(platform === "bird" ? "birdc configure confirm" : "rm -f /run/peerc-back.due"),
  },
  {
    name: "the daemon dies",
    script: (platform) => inRouter(`pkill -9 -x ${platform === "bird" ? "bird" : "bgpd"}`),
  },
  {
    name: "the timer runs out",
    onlyLoaded: true,
    alone: true,
    expected: () => "taken back",
    script: (platform) =>
      inRouter(
        `for i in $(seq 400); do ${
          platform === "bird"
            ? "birdc configure status | grep -q unconfirmed"
            : "test -e /run/peerc-back.due"
        } || break; sleep 0.1; done`,
      ),
  },
  { name: "the router restarts", script: () => inRouter("kill -9 -1") },
  {
    name: "a neighbor goes away, and comes back later",
    excused: true,
    script: () => (lab) => {
      const birdc = `birdc -s ${lab.folder}/neighbor.ctl`;
      return `${birdc} disable peer; (sleep 90; ${birdc} enable peer) > /dev/null 2>&1 < /dev/null &`;
    },
  },
  {
    name: "the router's disk is full",
    script: (platform) =>
      inRouter(
        `dd if=/dev/zero of=/etc/${platform}/fill bs=1k; dd if=/dev/zero of=/etc/${platform}/rest bs=1`,
      ),
  },
  {
    name: "the router's disk cannot be written",
    script: (platform) => inRouter(`mount -o remount,ro /etc/${platform}`),
  },
  ...(
    [
      ["an hour ahead", HOUR],
      ["a day ahead", 24 * HOUR],
      ["an hour back", -HOUR],
    ] as const
  ).map(([where, offset]): Kind => ({
    name: `the router's clock is set ${where}`,
    ownClock: true,
    // Before that, it is as an hour.
    ...(offset > HOUR ? { onlyLoaded: true as const } : {}),
    expected: clockExpects,
    script: () => clockAt(offset),
  })),
];

/** Faults that are there from the beginning, with the variables that make them. */
export function standingFaults(network: PlannedNetwork): readonly {
  readonly kind: string;
  readonly vars?: Readonly<Record<string, unknown>>;
  readonly before?: (platform: LabPlatform) => Script;
  /** Whether the router itself is another one than planned. */
  readonly foreign?: true;
  /** By how many seconds the router's own clock is ahead of the machine's from its start. */
  readonly clock?: number;
  readonly expected?: (platform: LabPlatform) => Became | null;
}[] {
  const wrong = { peerc_secrets: { [SECRET_NAME]: "falsch" } };
  const right = { peerc_secrets_before: { [SECRET_NAME]: "geheim-Pfad-77" } };
  return [
    { kind: "the secret is wrong, and nobody knows of a change", vars: wrong },
    { kind: "the secret is wrong", vars: { ...wrong, ...right } },
    ...(
      [
        ["that of the machine with Ansible", 0],
        ["in 1970", TO_1970],
        ["ten years ahead", 10 * YEAR],
      ] as const
    ).map(([where, clock]) => ({
      kind: `the router's clock is ${where} all the time`,
      clock,
      expected: () => "confirmed" as const,
    })),
    {
      // As a router without a battery that has not heard of the time yet.
      kind: "the router's clock is back in 1970 when its daemons start",
      clock: 0,
      before: (platform) => (lab, of) =>
        `${clockAt(TO_1970)(lab, of)}; ${inRouter(`pkill -9 -x ${platform === "bird" ? "bird" : "bgpd"}; sleep 10`)(lab, of)}`,
      expected: (platform) => (platform === "frr" ? "confirmed" : "never loaded"),
    },
    {
      kind: "the router's clock was set to the right time long after its daemons had started",
      clock: TO_1970,
      before: () => clockAt(0),
      expected: () => "confirmed",
    },
    { kind: "the secret is missing", vars: { peerc_secrets: {} } },
    { kind: "the plan is another network's", vars: { peerc_asn: 64500 } },
    {
      kind: "the proof says no",
      vars: { peerc_command: [join(network.folder, "no.sh"), ...network.command] },
    },
    {
      kind: "the proof crashes",
      vars: { peerc_command: [join(network.folder, "crash.sh"), ...network.command] },
    },
    {
      kind: "somebody's load waits for a confirmation",
      foreign: true,
      before: (platform) =>
        inRouter(
          platform === "bird"
            ? `birdc "configure timeout 30"`
            : "touch /run/peerc-back.due; (sleep 30; rm /run/peerc-back.due) > /dev/null 2>&1 < /dev/null &",
        ),
    },
    {
      kind: "the router has another file than the plan replaces",
      foreign: true,
      before: (platform) => (lab, of) =>
        inRouter(
          platform === "bird"
            ? `sed -i "s/^# Lab.*//; 1s/^/# by hand\\n/" /etc/bird/peerc.conf; birdc configure`
            : `vtysh -c "configure terminal" -c "router bgp 52580" -c "bgp router-id 1.2.3.4"`,
        )(lab, of),
    },
    {
      kind: "the files on disk are not what runs",
      foreign: true,
      before: (platform) =>
        inRouter(
          platform === "bird"
            ? "touch /etc/bird/peerc.conf"
            : "sed -i /104.16.0.0/d /etc/frr/frr.conf",
        ),
    },
  ];
}
