import type { PlannedNetwork } from "./network.ts";
import { ROUTER_OF } from "./network.ts";
import type { RouterLab } from "./router-lab.ts";
import { createHash } from "node:crypto";

/** What a router runs, and what it would start with; `other` is neither file as a whole. */
export interface Running {
  readonly runs: "old" | "new" | "other";
  readonly starts: "old" | "new" | "other";
  /** Whether something may still take back what runs. */
  readonly pending: boolean;
  /** For people. */
  readonly detail: string;
}

/** Recognises the whole configurations of a router. */
export type Recognise = (lab: RouterLab) => Running;

/** What a router runs at its start, before anything was loaded, so that it is recognised later. */
export function recogniser(lab: RouterLab, network: PlannedNetwork): Recognise {
  const name = ROUTER_OF[lab.platform];
  const digests = new Map(
    (["old", "new"] as const).map((version) => [sha256(network.text(version, name)), version]),
  );
  return lab.platform === "bird" ? birdRecogniser(lab, digests) : frrRecogniser(lab);
}

/** BIRD: the bytes that it has read, by the times at which it read them and at which files were changed. */
function birdRecogniser(first: RouterLab, digests: ReadonlyMap<string, "old" | "new">): Recognise {
  const main = first.shell("sha256sum < /etc/bird/bird.conf").trim();
  const atFirst = lastReading(first);
  return (lab) => {
    const status = lab.shell("birdc configure status");
    const read = lastReading(lab);
    // It is calculated back from the time of day, which BIRD may take a little late.
    const isFirst = Math.abs(read - atFirst) < 50;
    const of = (file: string): "old" | "new" | "other" =>
      digests.get(lab.shell(`sha256sum < ${file} | cut -c 1-64`).trim()) ?? "other";
    const isOlder = (...files: string[]): boolean =>
      files.every((file) => {
        const changed = Number(lab.shell(`stat -c %.3Z ${file}`).trim().replace(".", ""));
        return changed > 0 && changed < read;
      });
    const starts =
      lab.shell("sha256sum < /etc/bird/bird.conf").trim() === main
        ? of("/etc/bird/peerc.conf")
        : "other";
    const runs = (() => {
      if (isFirst) return "old";
      const disk = isOlder("/etc/bird/bird.conf", "/etc/bird/peerc.conf");
      if (disk) return starts;
      return isOlder("/etc/bird/bird.conf.new", "/etc/bird/peerc.conf.new")
        ? of("/etc/bird/peerc.conf.new")
        : // Renamed after it was read: by the confirmation.
          of("/etc/bird/peerc.conf");
    })();
    const pending = !status.includes("up and running") || status.includes("unconfirmed");
    return { runs, starts, pending, detail: `read ${read}, at first ${atFirst}: ${status.trim()}` };
  };
}

/** When BIRD read what it runs, in milliseconds of the machine's clock, however the router's was set since. */
function lastReading(lab: RouterLab): number {
  const found = /Last reconfiguration on (\S+ \S+)/.exec(lab.shell("birdc show status"));
  return found
    ? Date.parse(`${(found[1] ?? "").replace(" ", "T")}Z`) - 1000 * lab.clockOffset()
    : NaN;
}

/** FRR prints what it runs; the order of lists and route maps is that in which they came to be, and means nothing. */
function frrRecogniser(first: RouterLab): Recognise {
  const read = (lab: RouterLab) => places(lab.shell("vtysh -c 'show running-config no-header'"));
  const old = read(first);
  return (lab) => {
    const which = (lines: readonly string[]): "old" | "new" | "other" => {
      if (lines.join("\n") === old.join("\n")) return "old";
      const isOld = new Set(old);
      const added = lines.filter((line) => !isOld.has(line));
      const isNew =
        added.length === 1 && ADDED.test(added[0] ?? "") && lines.length === old.length + 1;
      return isNew ? "new" : "other";
    };
    const lines = read(lab);
    const saved = places(lab.shell("cat /etc/frr/frr.conf; echo end"));
    const pending = lab.shell("ls /run/peerc-back.due* && echo pending").endsWith("pending\n");
    const isOld = new Set(old);
    const isThere = new Set(lines);
    const detail = [
      ...lines.filter((line) => !isOld.has(line)).map((line) => `+ ${line}`),
      ...old.filter((line) => !isThere.has(line)).map((line) => `- ${line}`),
    ];
    return { runs: which(lines), starts: which(saved), pending, detail: detail.join("\n") };
  };
}

/** What the new file has and the old one has not. */
const ADDED = /\|ip prefix-list PEERC_AS13335_IRR_V4 seq \d+ permit 108\.162\.192\.0\/18$/;

/** The lines of a configuration, each after those around it that it belongs to, sorted. */
function places(text: string): readonly string[] {
  let [one, two] = ["", ""];
  return text
    .split("\n")
    .filter((line) => line !== "" && line !== "!")
    .map((line) => {
      if (/^[^ ]/.test(line)) [one, two] = [line, ""];
      else if (/^ [^ ]/.test(line)) two = line;
      return `${one}|${two}|${line}`;
    })
    .sort();
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
