import { afterAll, beforeAll, describe, expect } from "@jest/globals";
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { ANSIBLE, programsOf } from "../python-environment.js";
import { removeNamespaces } from "../live/namespaces.ts";
import { canRun, LIMIT_MS } from "../live/needs-tools.ts";
import { casesOf, inAnotherOrder, momentsOf, SAMPLE } from "./cases.ts";
import { planNetwork, ROUTER_OF, SECRET, type PlannedNetwork } from "./network.ts";
import { play } from "./play.ts";
import { playFault, writeProofs, type Case, type Outcome } from "./play-fault.ts";
import { formatOutcomes } from "./report.ts";
import { FAKETIME } from "./router-clock.ts";
import { startRouter } from "./router-lab.ts";
import { recogniser } from "./running.ts";
import { test } from "@jest/globals";

/** Every fault at every moment, not the sample that `npm test` tries: `npm run test:faults`. */
const ALL = process.env["PEERC_ALL_FAULTS"] === "true";

const canDeliver = canRun("the example of delivery", {
  "frr-reload.py": ["/usr/lib/frr/frr-reload.py"],
  sshd: ["/usr/sbin/sshd"],
  libfaketime: FAKETIME,
  git: ["git"],
  "ansible-playbook": [join(programsOf(ANSIBLE) ?? "/nowhere", "ansible-playbook")],
});
const deliveryTest = canDeliver ? test : test.skip;

const root = mkdtempSync(join(tmpdir(), "peerc-delivery-"));
let network: PlannedNetwork;
beforeAll(() => {
  if (!canDeliver) return;
  network = planNetwork(root);
  writeProofs(network);
}, LIMIT_MS);
afterAll(() => {
  if (canDeliver) removeNamespaces();
  rmSync(root, { recursive: true, force: true });
}, LIMIT_MS);

describe("the Ansible roles, with a real BIRD and a real FRR", () => {
  let moments: { readonly bird: readonly string[]; readonly frr: readonly string[] };

  deliveryTest(
    "load one batch after the other, prove it, and confirm it",
    async () => {
      const labs = {
        bird: await startRouter(network, "bird", root),
        frr: await startRouter(network, "frr", root),
      };
      try {
        const recognise = {
          bird: recogniser(labs.bird, network),
          frr: recogniser(labs.frr, network),
        };
        const plan = network.plan([[ROUTER_OF.frr], [ROUTER_OF.bird]], 300);
        const checked = await play(
          network,
          { b1: labs.bird, f1: labs.frr },
          { plan, args: ["--check"] },
        );
        expect(checked).toMatchObject({ exitCode: 0 });
        for (const platform of ["bird", "frr"] as const) {
          expect(recognise[platform](labs[platform])).toMatchObject({
            runs: "old",
            starts: "old",
            pending: false,
          });
        }
        expect(labs.bird.shell("ls /etc/bird")).not.toContain("new");
        // As noisy as it gets, and no secret in it.
        const played = await play(
          network,
          { b1: labs.bird, f1: labs.frr },
          { plan, args: ["-vvvv"] },
        );
        expect(played).toMatchObject({ exitCode: 0 });
        for (const platform of ["bird", "frr"] as const) {
          expect(recognise[platform](labs[platform])).toMatchObject({
            runs: "new",
            starts: "new",
            pending: false,
          });
        }
        expect(checked.output + played.output).not.toContain(SECRET);
        expect(filesWith(SECRET, join(labs.bird.folder, "ansible"))).toEqual([]);
        // The canary is the first.
        const [frr, bird] = ["frr : Remember them", "bird : Remember them"].map((task) =>
          played.trace.indexOf(task),
        );
        expect(frr).toBeGreaterThan(0);
        expect(bird).toBeGreaterThan(frr ?? Infinity);
        moments = {
          bird: momentsOf(played.trace, "bird"),
          frr: momentsOf(played.trace, "frr"),
        };
      } finally {
        for (const lab of Object.values(labs)) lab.stop();
      }
    },
    LIMIT_MS,
  );

  deliveryTest(
    "leave a router with its old file or with the proven new one, whatever happens",
    async () => {
      const all = [
        ...casesOf("bird", moments.bird, network),
        ...casesOf("frr", moments.frr, network),
      ];
      const done = playedBefore();
      const filter = new RegExp(process.env["PEERC_FAULT"] ?? ".");
      const cases = ALL
        ? inAnotherOrder(all).filter((one) => filter.test(nameOf(one)) && !done.has(nameOf(one)))
        : SAMPLE.map((name) => {
            const one = all.find((known) => nameOf(known) === name);
            if (!one) throw new Error(`there is no fault ${name}`);
            return one;
          });
      const outcomes = await playAll(cases, Number(process.env["PEERC_AT_ONCE"] ?? 4));
      if (ALL) process.stdout.write(`${formatOutcomes(outcomes)}\n`);
      const wrong = outcomes.flatMap((one) =>
        one.wrong.map((what) => `${nameOf(one.case)}: ${what}`),
      );
      expect(wrong).toEqual([]);
      expect(outcomes.length).toBe(cases.length);
      if (!ALL) {
        // Each of them keeps the new file from being confirmed.
        expect(
          outcomes.filter(({ became }) => became === "confirmed").map((one) => nameOf(one.case)),
        ).toEqual([]);
      }
    },
    ALL ? 24 * 3600_000 : LIMIT_MS,
  );

  deliveryTest(
    "confirm none of a batch if one of it is not proven, and leave later batches alone",
    async () => {
      const labs = {
        bird: await startRouter(network, "bird", root),
        frr: await startRouter(network, "frr", root),
      };
      try {
        const recognise = {
          bird: recogniser(labs.bird, network),
          frr: recogniser(labs.frr, network),
        };
        const both = { b1: labs.bird, f1: labs.frr };
        const edit = labs.bird.command(
          "sed -i '/net ~ PEERC_AS13335_IRR_V4/d' /etc/bird/peerc.conf.new",
        );
        const incident = (task: string) =>
          ({ name: "an edit by hand", moment: "before", task, run: edit }) as const;
        const together = await play(network, both, {
          plan: network.plan([["b1", "f1"]], 90),
          incidents: [incident("router : load: it is loaded;")],
        });
        expect(together.exitCode).not.toBe(0);
        const apart = await play(network, both, {
          plan: network.plan([["b1"], ["f1"]], 90),
          incidents: [incident("router : load: it is loaded;")],
        });
        expect(apart.exitCode).not.toBe(0);
        expect(apart.trace.filter((task) => task.startsWith("frr : "))).toEqual([]);
        for (const platform of ["bird", "frr"] as const) {
          expect(recognise[platform](labs[platform])).toMatchObject({
            runs: "old",
            starts: "old",
            pending: false,
          });
        }
      } finally {
        for (const lab of Object.values(labs)) lab.stop();
      }
    },
    LIMIT_MS,
  );
});

const nameOf = ({ platform, kind, task }: Case): string =>
  `${platform}: ${kind}${task === null ? "" : `: before ${task}`}`;

/** The faults that are in the file PEERC_FAULT_LOG, of a run that was ended. */
function playedBefore(): ReadonlySet<string> {
  const log = process.env["PEERC_FAULT_LOG"];
  if (log === undefined || !existsSync(log)) return new Set();
  const lines = readFileSync(log, "utf8").split("\n").filter(Boolean);
  return new Set(lines.map((line) => (JSON.parse(line) as { readonly name: string }).name));
}

/** Plays faults, some at once; each outcome is added to the file PEERC_FAULT_LOG as soon as it is known. */
async function playAll(cases: readonly Case[], atOnce: number): Promise<readonly Outcome[]> {
  const queue = [...cases];
  const outcomes: Outcome[] = [];
  const log = process.env["PEERC_FAULT_LOG"];
  const work = async () => {
    for (let one = queue.shift(); one; one = queue.shift()) {
      const outcome = await playFault(network, root, one);
      outcomes.push(outcome);
      if (log === undefined) continue;
      const { became, outage, seconds, wrong, running, play: played } = outcome;
      const more = wrong.length > 0 ? { running, output: played.output, trace: played.trace } : {};
      appendFileSync(
        log,
        `${JSON.stringify({ name: nameOf(one), became, outage, seconds, excused: one.excused, exit: played.exitCode, wrong, ...more })}\n`,
      );
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return outcomes;
}

/** The files of a folder, and of folders in it, that contain a text. */
function filesWith(text: string, folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path, "utf8").includes(text));
}
