import { gzipSync } from "node:zlib";

import { describe, expect, test } from "@jest/globals";

import { formatText } from "../../../src/diagnostics/index.ts";
import { fetchIxf } from "../../../src/sources/ixf/fetch-ixf.ts";
import { context } from "../context.ts";
import { member, memberExport, vlan } from "./export.ts";

async function fetched(text: string | Buffer) {
  const { context: given, found } = context("ixf/ix", { "members.json": text });
  const source = await fetchIxf("ix", { kind: "file", path: "members.json" }, given);
  const messages = formatText(found.all).replaceAll(/^ {4}.*\n/gm, "");
  return { source, messages };
}

const good = member(64500, vlan("203.0.113.1"));

describe("fetchIxf", () => {
  test("gives the members, as of the time when the exchange made the export", async () => {
    const { source, messages } = await fetched(memberExport([good]));
    expect(messages).toBe("");
    expect(source?.data.connections.map(({ asn }) => asn)).toEqual([64500]);
    expect(source?.provenance).toEqual({ origins: ["members.json"], time: "2026-11-29T10:30:00Z" });
  });

  test("believes in no time in the future", async () => {
    const { source } = await fetched(memberExport([good], { timestamp: "2027-01-01T00:00:00Z" }));
    expect(source?.provenance.time).toBe("2026-11-29T12:00:00Z");
  });

  test("counts what it leaves out, and names some", async () => {
    const wrong = Array.from({ length: 7 }, () => member("x", vlan("203.0.113.2")));
    const { source, messages } = await fetched(memberExport([good, ...wrong]));
    expect(source?.data.connections).toHaveLength(1);
    expect(messages).toBe(
      'network.yaml:1:1: warning[source-records-unusable]: ixf/ix: 7 records are left out: member_list[1].asnum: "x" is not an ASN; ' +
        'member_list[2].asnum: "x" is not an ASN; member_list[3].asnum: "x" is not an ASN; member_list[4].asnum: "x" is not an ASN; ' +
        'member_list[5].asnum: "x" is not an ASN; and 2 more\n',
    );
  });

  test("refuses the export of another exchange, and what is no export", async () => {
    for (const [text, problem] of [
      [
        memberExport([member(64500, vlan("198.51.100.1", undefined, 3))]),
        "members.json has no address in 203.0.113.0/24 or 2001:db8:f::/64: is it that of another exchange?",
      ],
      ["<html>", "members.json is not JSON but a web page"],
      [gzipSync("x"), "members.json is not text in UTF-8"],
    ] as const) {
      const { source, messages } = await fetched(text);
      expect(source).toBeNull();
      expect(messages).toContain(`error[source-unreadable]: ixf/ix: ${problem}\n`);
    }
  });
});
