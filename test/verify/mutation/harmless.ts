import type { PlatformName, ReadForm } from "../../../src/model/index.ts";
import { junosSetLines } from "./junos-set-lines.ts";

/** A rendered file written in another way, with the same meaning. */
export interface HarmlessChange {
  readonly name: string;
  readonly text: string;
  readonly form: ReadForm;
}

/** Ways to write a rendered file that change nothing of what it means. */
export function harmlessChanges(platform: PlatformName, text: string): readonly HarmlessChange[] {
  const changes: readonly (readonly [string, string])[] = [
    ["a comment between all lines", lineWise(text, (line) => [line, COMMENTS[platform]])],
    ["blank lines and trailing blanks", lineWise(text, (line) => [`${line}  `, ""])],
    ["line ends of Windows", text.replaceAll("\n", "\r\n")],
    ["entries in another order", reversedEntries(platform, text)],
    ["a range as its parts", splitRanges(platform, text)],
    ...OWN[platform](text),
  ];
  return [
    ...changes.map(([name, changed]) => ({ name, text: changed, form: "file" as const })),
    ...(platform === "junos"
      ? [{ name: "as set commands", text: junosSetLines(text), form: "running" as const }]
      : []),
  ];
}

const COMMENTS: Readonly<Record<PlatformName, string>> = {
  junos: "/* a remark */",
  iosxr: "! a remark",
  bird: "# a remark",
  frr: "! a remark",
};

function lineWise(text: string, change: (line: string) => readonly string[]): string {
  return text
    .split("\n")
    .flatMap((line) => change(line))
    .join("\n");
}

const ENTRY: Readonly<Record<PlatformName, RegExp>> = {
  junos: /^ {16}[0-9a-f.:]+\/\d+.*;$/,
  iosxr: /^ {2}([0-9a-f.:]+\/\d+.*|(passes-through|originates-from) .*|\d+:\d+,?)$/,
  bird: /^ {2}([0-9a-f.:]+\/\d+.*|\d[\d.]*,?|\(\d.*\),?)$/,
  frr: /^ip(v6)? prefix-list /,
};

/** Runs of entries in reverse order; a comma follows each but the last, wherever that is. */
function reversedEntries(platform: PlatformName, text: string): string {
  const out: string[] = [];
  let run: string[] = [];
  const close = () => {
    const commas = run.some((line) => line.endsWith(","));
    const turned = run.reverse().map((line) => line.replace(/,$/, ""));
    out.push(...turned.map((line, i) => (commas && i < turned.length - 1 ? `${line},` : line)));
    run = [];
  };
  for (const line of text.split("\n")) {
    if (ENTRY[platform].test(line)) run.push(line);
    else {
      close();
      out.push(line);
    }
  }
  close();
  return out.join("\n");
}

const FC00: Readonly<Record<PlatformName, readonly [RegExp, string]>> = {
  junos: [/(10\.0\.0\.0\/8|fc00::\/7) orlonger;/, "orlonger;"],
  iosxr: [/(10\.0\.0\.0\/8|fc00::\/7) le (32|128),/, "le $2,"],
  bird: [/(10\.0\.0\.0\/8|fc00::\/7)\+,/, "+,"],
  frr: [/(ip(?:v6)? prefix-list \w+ seq) \d+ permit (10\.0\.0\.0\/8|fc00::\/7) le (32|128)/, ""],
};

/** 10.0.0.0/8 and all in it as itself and its halves; the same of fc00::/7. */
function splitRanges(platform: PlatformName, text: string): string {
  const [what, rest] = FC00[platform];
  return lineWise(text, (line) => {
    const match = what.exec(line);
    if (!match) return [line];
    const v4 = line.includes("10.0.0.0/8");
    const [whole, halves] = v4
      ? ["10.0.0.0/8", ["10.0.0.0/9", "10.128.0.0/9"]]
      : ["fc00::/7", ["fc00::/8", "fd00::/8"]];
    const longest = v4 ? "32" : "128";
    switch (platform) {
      case "junos":
        // Of two entries for one route the longer counts, so the halves say what the whole leaves to them.
        return [`${whole} exact;`, ...halves.map((half) => `${half} orlonger;`)];
      case "iosxr":
        return [`${whole},`, ...halves.map((half) => `${half} ${rest.replace("$2", longest)}`)];
      case "bird":
        return [`${whole},`, ...halves.map((half) => `${half}${rest}`)];
      case "frr":
        return [
          `${match[1] ?? ""} 1 permit ${whole}`,
          ...halves.map((half, i) => `${match[1] ?? ""} ${i + 2} permit ${half} le ${longest}`),
        ];
    }
  });
}

/** What only one platform has other words for. */
const OWN: Readonly<
  Record<PlatformName, (text: string) => readonly (readonly [string, string])[]>
> = {
  junos: (text) => [
    ["several statements in a line", text.replaceAll(/;\n\s+/g, "; ")],
    [
      "lists behind the policies",
      movedBehind(
        text,
        /^ {12}(prefix-list|route-filter-list) .*\n(?: {16}.*\n)* {12}\}\n/gm,
        /^ {8}\}\n(?= {8}(?:routing-options|protocols))/m,
      ),
    ],
    [
      "terms that are inactive",
      text.replaceAll(
        /^( +)(policy-statement .* \{)$/gm,
        "$1$2\n$1    inactive: term first { then accept; }",
      ),
    ],
  ],
  iosxr: (text) => [
    [
      "two drops in one if",
      text.replaceAll(
        / {4}drop\n {2}endif\n {2}# reject-prefix-too-long.*\n {2}if /g,
        "    drop\n  elseif ",
      ),
    ],
    [
      "options in another order",
      text
        .replaceAll(/^( {2}no ebgp-multihop)\n( {2}no bfd fast-detect)$/gm, "$2\n$1")
        .replaceAll(/^( {3}send-community-ebgp)\n(.*)$/gm, "$2\n$1"),
    ],
    [
      "sets behind the policies",
      movedBehind(text, /^prefix-set .*\n(?: {2}.*\n)*end-set\n/gm, /^(?=router bgp)/m),
    ],
  ],
  bird: (text) => [
    ["blocks in place of statements", text.replaceAll(/then (reject|accept);/g, "then { $1; }")],
    ["without line ends", text.replaceAll(/#.*$/gm, "").replaceAll(/\s+/g, " ")],
    [
      "options in another order",
      text
        .replaceAll(/^( {2}hold time .*)\n( {2}keepalive time .*)$/gm, "$2\n$1")
        .replaceAll(/^( {2}enforce first as on;)\n( {2}allow as sets on;)$/gm, "$2\n$1"),
    ],
  ],
  frr: (text) => [
    [
      "entries of route maps in another order",
      text.replaceAll(
        /^(route-map .*\n(?: .*\n)*exit\n)(route-map .*\n(?: .*\n)*exit\n)/gm,
        "$2$1",
      ),
    ],
    [
      "list entries with other numbers",
      text.replaceAll(
        /^(ip(?:v6)? prefix-list \w+ seq )(\d+)/gm,
        (_, head: string, number: string) => `${head}${Math.min(Number(number) + 3, 4294967295)}`,
      ),
    ],
  ],
};

/** Blocks of a kind moved to another place. */
function movedBehind(text: string, block: RegExp, place: RegExp): string {
  const blocks = text.match(block) ?? [];
  const rest = text.replaceAll(block, "");
  return rest.replace(place, (at) => `${blocks.join("")}${at}`);
}
