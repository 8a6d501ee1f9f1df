import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";

import { CAPABILITIES, type Capability } from "../../../src/platforms/capabilities/capability.ts";
import { platformFacts } from "../../../src/platforms/index.ts";
import { PLATFORM_LINES, PLATFORMS } from "../../../src/model/index.ts";

const CAPABILITY_NAMES = Object.keys(CAPABILITIES) as Capability[];

describe.each(PLATFORMS)("what %s supports", (platform) => {
  const { supports, oldestVersion } = platformFacts[platform];

  test("covers everything, and nothing else", () => {
    expect(Object.keys(supports).sort()).toEqual([...CAPABILITY_NAMES].sort());
  });

  test("agrees with what a declaration knows of its RPKI caches", () => {
    const { sharesTimes } = PLATFORM_LINES[platform].rpki;
    expect(supports["rpki-times-of-each"].versions.length === 0).toBe(sharesTimes);
  });

  test("has a source each, and no version before the oldest", () => {
    for (const [capability, { source, versions }] of Object.entries(supports)) {
      expect([capability, source.trim()]).not.toEqual([capability, ""]);
      for (const { since } of versions) {
        const isLater = since === undefined || since.join() !== oldestVersion.join();
        expect([capability, isLater]).toEqual([capability, true]);
      }
    }
  });
});

test("every capability is required somewhere", () => {
  const root = "src/platforms";
  const files = (readdirSync(root, { recursive: true }) as string[])
    .filter((path) => path.endsWith(".ts") && !/supports\.ts$|capability\.ts$/.test(path))
    .map((path) => readFileSync(`${root}/${path}`, "utf8"))
    .concat(readFileSync("src/cli/building/build-summary.ts", "utf8"))
    .join("\n");
  // Tests, edits and requirements that depend on the value of an option are requested by their kinds.
  const byKind = /^(?:test [a-z-]+|edit .* on (?:import|export)|limit-.*|graceful-restart-.*)$/;
  const unasked = CAPABILITY_NAMES.filter(
    (name) =>
      !byKind.test(name) &&
      !files.includes(`"${name}"`) &&
      !files.includes(`${name.replace(/(?:import|export)$/, "")}\${`),
  );
  expect(unasked).toEqual([]);
});
