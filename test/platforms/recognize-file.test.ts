import { readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";

import { recognizeFile } from "../../src/platforms/index.ts";

const rendered = (name: string) => readFileSync(`examples/azion/rendered/${name}.conf`, "utf8");
/** Without the comments at the beginning, by which peerc's files tell themselves. */
const bare = (name: string) =>
  rendered(name)
    .split("\n")
    .filter((line) => !/^\s*[#!]/.test(line))
    .join("\n");

describe("a router's file", () => {
  test.each([
    ["gru1", "junos", [21, 4]],
    ["mia1", "iosxr", [7, 11]],
    ["for1", "bird", [2, 0, 12]],
    ["gig1", "frr", [8, 4]],
  ] as const)("of ours says what it is: %s", (name, platform, version) => {
    expect(recognizeFile(rendered(name))).toEqual({
      platform,
      version,
      asn: 52580,
      isRendered: true,
    });
    expect(recognizeFile(bare(name))).toMatchObject({ platform, isRendered: false });
  });

  test.each([
    ["set version 22.4R3\nset routing-options autonomous-system 1\n", "junos", [22, 4], 1],
    ["## Last commit: x\nversion 21.4R3-S5.4;\nprotocols {\n}\n", "junos", [21, 4], null],
    ["!! IOS XR Configuration 7.11.2\nrouter bgp 2\n!\n", "iosxr", [7, 11, 2], 2],
    ["Building configuration...\nfrr version 8.4.4\nrouter bgp 3\n", "frr", [8, 4, 4], 3],
    ["router id 1.1.1.1;\nprotocol bgp x { local as 4; }\n", "bird", null, 4],
  ] as const)("of somebody else: %j", (text, platform, version, asn) => {
    const found = recognizeFile(text);
    expect(found).toMatchObject({ platform, version, isRendered: false });
    if (platform !== "bird") expect(found?.asn).toBe(asn);
  });

  test.each(["", "hello\n", "network:\n  asn: 1\n"])("of no platform: %j", (text) => {
    expect(recognizeFile(text)).toBeNull();
  });
});
