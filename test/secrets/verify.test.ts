import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, describe, expect, test } from "@jest/globals";

import { Diagnostics, type Code, type Diagnostic } from "../../src/diagnostics/index.ts";
import { platforms } from "../../src/platforms/index.ts";
import {
  PLATFORMS,
  type PlatformName,
  type ReadForm,
  type RouterPlan,
} from "../../src/model/index.ts";
import { verifyFile } from "../../src/verify/index.ts";
import { loadTemplates } from "../fixtures/templates.ts";
import { plansOf } from "../verify/mutation/plans.ts";
import { allFormats } from "./all-formats.ts";
import { SECRET_LINES } from "./secret-lines.ts";

const SECRET = "Zq7Xw9Vh4";

/** What was reported of files with a secret, at the secret's line or elsewhere. */
const reported = new Map<Code, readonly string[]>();

/** Holds a file against a plan, and every format of what is said against the secret. */
function tells(plan: RouterPlan, raw: string, form: ReadForm): readonly Diagnostic[] {
  const found = new Diagnostics();
  verifyFile(plan, { path: "router.conf", raw }, form, found.report);
  expect(allFormats(found.all)).not.toContain(SECRET);
  for (const { code, span } of found.all) {
    const line = span?.source.text.slice(span.start, span.end) ?? "";
    reported.set(code, [...(reported.get(code) ?? []), line]);
  }
  return found.all;
}

/** Changes to a file, so that there is something to report. */
const DAMAGES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll(/250|400/g, "251"),
  (text) => text.replaceAll("_IMPORT", "_EXPORT"),
  (text) => text.replace(/PEERC_AS\d+_IRR_V4/, "PEERC_NOWHERE"),
  (text) => text.replaceAll(/\b(13335|262589)\b/g, "64999"),
  (text) => text.replaceAll("3323", "3324").replaceAll("600", "601"),
  (text) => text.replaceAll("reject", "accept").replaceAll("deny", "permit"),
  (text) => text.replaceAll(/187\.16\.216\.20|179\.191\.175\.2/g, "203.0.113.77"),
  (text) =>
    text.replaceAll(/description .*/g, (line) => line.replace(/Cloudflare|Example/, "Somebody")),
  (text) => text.replaceAll("179.191.160.1", "179.191.160.9"),
  (text) => text.replaceAll(/^ *no neighbor .*$/gm, ""),
  (text) => text.replaceAll(/^ *if PEERC_has_as_set\(\) .*$/gm, ""),
];

/** A file with a line in a neighbor. */
function withLine(text: string, line: string): string {
  const begins = /^\s*(?:protocol bgp PEERC|neighbor [\d.]+ ?\{?$|neighbor [\d.]+ remote-as).*\n/m;
  const within = text.replace(begins, (begin) => `${begin}${line}\n`);
  expect(within).not.toBe(text);
  return within;
}

/** Additional lines of a running configuration, without which nothing else is reported. */
const BESIDES: Partial<Readonly<Record<PlatformName, string>>> = {
  bird: "router id 179.191.160.1;\nprotocol device { }\n",
};

/** The plan that has every kind of thing, and its file. */
function rendered(platform: PlatformName): { readonly plan: RouterPlan; readonly text: string } {
  const hasPassword = ({ peers }: RouterPlan) =>
    peers.some(({ sessions }) => sessions.some(({ options }) => options.password !== null));
  const plan = plansOf(platform).findLast(hasPassword)!;
  return { plan, text: platforms[platform].render(plan, loadTemplates(platform)) };
}

describe.each(PLATFORMS)("%s: verifying a file", (platform) => {
  const { plan, text } = rendered(platform);
  const secrets = SECRET_LINES[platform]
    .filter((line) => line.length < 1000)
    .map((line) => line.replaceAll("§", SECRET));

  test.each(secrets)("with %j in a neighbor reveals no secret", (line) => {
    tells(plan, withLine(text, line), "file");
  });

  test("with all of them around our part reveals no secret", () => {
    const all = secrets.join("\n");
    tells(plan, `${all}\n${text}`, "running");
    tells(plan, `${text}\n${all}`, "running");
  });

  test.each(DAMAGES.map((damage, i) => [i, damage] as const))(
    "with differences %i reveals no secret that is on a line with them",
    (_i, damage) => {
      // Quoted text includes what is next to it: a secret on every line that has room for one.
      const isStatements = platform === "bird" || platform === "junos";
      const damaged = damage(`${BESIDES[platform] ?? ""}${text}`);
      const secret = isStatements ? ` /* password "${SECRET}"; */` : "";
      tells(plan, damaged.replaceAll(/([;{}])$/gm, `$1${secret}`), "running");
      const variables = damaged.replaceAll(/\$\{\w+\}/g, SECRET);
      expect(variables).toContain(SECRET);
      tells(plan, variables, "file");
      if (isStatements)
        tells(plan, variables.replaceAll(/#[^\n]*/g, "").replaceAll("\n", " "), "file");
    },
  );
});

describe("the codes that quote a router's file", () => {
  /** Codes that no damage here produces; `mask.test.ts` checks each code by itself. */
  const NOT_SEEN: readonly Code[] = ["filter-not-proven"];

  /** Codes of the modules that read a router's file, or compare it with a plan. */
  function codesOf(folder: string): readonly string[] {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
      .filter((text) => /MaskedFile|lineSpan\(/.test(text))
      .flatMap((text) =>
        [...text.matchAll(/diagnostic\(\s*"([a-z-]+)"/g)].map(([, code = ""]) => code),
      );
  }

  afterAll(() => reported.clear());

  test("were all reported for files with a secret", () => {
    const all = new Set([...codesOf("src/verify"), "not-understood", "name-not-defined"]);
    expect(all.size).toBeGreaterThan(8);
    const missing = [...all].filter((code) => !reported.has(code as Code));
    expect(missing).toEqual(NOT_SEEN);
  });

  test.each([
    "not-understood",
    "option-differs",
    "filter-differs",
    "session-not-declared",
    "object-unused",
  ] as const)("%s was reported for lines that contain one", (code) => {
    expect(reported.get(code)?.some((line) => line.includes("<secret>"))).toBe(true);
  });
});
