import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { Diagnostics, formatText } from "../../../src/diagnostics/index.ts";
import type { FlowVolume } from "../../../src/sources/index.ts";
import { readFlows } from "../../../src/sources/flows/read-flows.ts";

function read(text: string) {
  const found = new Diagnostics();
  const flows = readFlows({ path: "flows.csv", text }, found.report);
  expect(found.failed).toBe(flows === null);
  return { flows, found };
}

/** What is reported, without the lines that are quoted. */
function messages(text: string): readonly string[] {
  return formatText(read(text).found.all)
    .split("\n")
    .filter((line) => /^(?:\S| {2}hint| {2}flows)/.test(line));
}

const HEAD = "asn,in_p95_bps,out_p95_bps\n";

describe("readFlows", () => {
  test("reads both directions, sorted by ASN", () => {
    expect(read(`${HEAD}64501,5,0\n64500,1000000000,\nAS64499,,7\n`).flows).toEqual({
      volumes: [
        { asn: 64499, received: null, sent: 7 },
        { asn: 64500, received: 1_000_000_000, sent: null },
        { asn: 64501, received: 5, sent: 0 },
      ],
    });
  });

  test("reads the larger of both directions where they are not told apart", () => {
    expect(read("asn,p95_bps\n64500,7\n").flows?.volumes).toEqual([
      { asn: 64500, received: null, sent: null, larger: 7 },
    ]);
  });

  test("reads the columns in any order, with names, quotes, a mark, CRLF and empty lines", () => {
    const text = '\ufeff"name",out_p95_bps,asn\r\n"A, ""B""\nC",12,"64500"\r\n\r\n,13,64501';
    expect(read(text).flows?.volumes).toEqual([
      { asn: 64500, received: null, sent: 12 },
      { asn: 64501, received: null, sent: 13 },
    ]);
  });

  test.each<readonly string[]>([
    ["", "1:1: error[flows-unreadable]: the file is empty"],
    ["\n\r\n", "1:1: error[flows-unreadable]: the file is empty"],
    [HEAD, "1:1: error[flows-unreadable]: there is no line but the names of the columns"],
    [
      "asn;in_p95_bps\n1;2\n",
      "1:1: error[flows-unreadable]: its columns are separated by semicolons",
      "export it with commas; in some languages spreadsheets use semicolons for CSV",
    ],
    [
      "asn\tin_p95_bps\n",
      "1:1: error[flows-unreadable]: its columns are separated by tabs",
      "export it with commas; in some languages spreadsheets use semicolons for CSV",
    ],
    [
      "asn,p95_bps,in_p95_bps\n64500,1,1\n",
      "1:1: error[flows-unreadable]: the column p95_bps is the larger of both directions, and stands alone",
    ],
    ["asn,p95_bps\n64500,\n", "2:1: error[flows-unreadable]: AS64500 has no value"],
    [
      "ASN,in_p95_bps\n",
      "1:1: error[flows-unreadable]: there is no column `ASN`",
      "did you mean asn?",
    ],
    [
      "64500,1,2\n",
      "1:1: error[flows-unreadable]: there is no column `64500`",
      "the columns are asn, in_p95_bps, out_p95_bps, p95_bps, name",
    ],
    ["asn,asn\n", "1:5: error[flows-unreadable]: the column asn is there twice"],
    [
      "in_p95_bps\n5\n",
      "1:1: error[flows-unreadable]: the column asn is missing",
      "the first line names the columns: asn,in_p95_bps,out_p95_bps",
    ],
    [
      "asn,name\n",
      "1:1: error[flows-unreadable]: it has none of the columns in_p95_bps, out_p95_bps, p95_bps",
      "the first line names the columns: asn,in_p95_bps,out_p95_bps",
    ],
    [`${HEAD}64500,,\n`, "2:1: error[flows-unreadable]: AS64500 has no value"],
    [
      `${HEAD}64500,1,234,567\n`,
      "2:1: error[flows-unreadable]: the line has 4 fields instead of 3",
      "a number must not have commas between thousands",
    ],
    [`${HEAD}64500,1\n`, "2:1: error[flows-unreadable]: the line has 2 fields instead of 3"],
    [`${HEAD}64500,"1,2\n`, "2:7: error[flows-unreadable]: a quote that is not closed"],
    [
      `${HEAD}64500,1"2,3\n`,
      "2:8: error[flows-unreadable]: a quote inside of a field without quotes",
    ],
    [
      `${HEAD}64500,"1"2,3\n`,
      "2:10: error[flows-unreadable]: something after the closing quote of a field",
    ],
    [
      "<html>\n",
      "1:1: error[flows-unreadable]: there is no column `<html>`",
      "the columns are asn, in_p95_bps, out_p95_bps, p95_bps, name",
    ],
  ])("%j", (text = "", message = "", ...hints) => {
    const shown = [`flows.csv:${message}`, ...hints.map((hint) => `  hint: ${hint}`)];
    expect(messages(text)).toEqual(shown);
  });

  test.each([
    ["-5", "traffic is never negative"],
    ["1e9", "write all of its digits"],
    ["1.5E+09", "write all of its digits"],
    ['"1,000,000"', "leave out the separators of thousands"],
    ["1.000.000", "leave out the separators of thousands"],
    ["1 000 000", "leave out the separators of thousands"],
    ["1'000'000", "leave out the separators of thousands"],
    ["12.5", "round it to whole bit/s"],
    ["10G", "write it in bit/s, without a unit"],
    ["10 Gbps", "write it in bit/s, without a unit"],
    ["0005", "leave out the zeros in front"],
    [" 5", "leave out the blanks around it"],
    ["NaN", null],
    ["9999999999999999", null],
    ["=1+1", null],
  ])("refuses the number %s", (value, hint) => {
    const shown = value.replaceAll('"', "");
    expect(messages(`${HEAD}64500,5,${value}\n`)).toEqual([
      `flows.csv:2:9: error[flows-unreadable]: \`${shown}\` is not a whole number of bit/s`,
      ...(hint === null ? [] : [`  hint: ${hint}`]),
    ]);
  });

  test.each(["0", "4294967296", "1.10", "-1", "AS", "64500.0", ""])("refuses the ASN %j", (asn) => {
    expect(messages(`${HEAD}${asn},5,5\n`)).toEqual([
      `flows.csv:2:1: error[flows-unreadable]: \`${asn}\` is not an ASN`,
    ]);
  });

  test("refuses an ASN that is there twice, and reports all mistakes", () => {
    expect(messages(`${HEAD}64500,5,x\n64501,5,5\nAS64501,6,6\n64502,y,z\n`)).toEqual([
      "flows.csv:2:9: error[flows-unreadable]: `x` is not a whole number of bit/s",
      "flows.csv:4:1: error[listed-twice]: AS64501 is in this list twice",
      "  flows.csv:3:1: the first one is here",
      "flows.csv:5:7: error[flows-unreadable]: `y` is not a whole number of bit/s",
      "flows.csv:5:9: error[flows-unreadable]: `z` is not a whole number of bit/s",
    ]);
  });

  test("does not report thousands of mistakes", () => {
    const lines = Array.from({ length: 5000 }, (_, i) => `${i + 1},x,y\n`);
    expect(read(HEAD + lines.join("")).found.all.length).toBeLessThan(30);
  });

  test("reads every volume that is written as CSV", () => {
    const rate = fc.option(fc.nat({ max: 999_999_999_999_999 }), { nil: null });
    const volume = fc
      .record({ asn: fc.integer({ min: 1, max: 4_294_967_295 }), received: rate, sent: rate })
      .filter(({ received, sent }) => received !== null || sent !== null);
    const volumes = fc.uniqueArray(volume, { minLength: 1, selector: ({ asn }) => asn });
    const quote = (value: number | null, quoted: boolean) =>
      quoted ? `"${value ?? ""}"` : String(value ?? "");
    fc.assert(
      fc.property(volumes, fc.boolean(), fc.constantFrom("\n", "\r\n"), (all, quoted, end) => {
        const line = ({ asn, received, sent }: FlowVolume) =>
          [asn, received, sent].map((value) => quote(value, quoted)).join(",");
        const text = ["asn,in_p95_bps,out_p95_bps", ...all.map(line), ""].join(end);
        expect(read(text).flows?.volumes).toEqual([...all].sort((a, b) => a.asn - b.asn));
      }),
    );
  });

  test("never throws", () => {
    const piece = fc.constantFrom(...'asn,in_p95_bps 0123456789"\r\n;\t'.split(""), HEAD, "64500,");
    fc.assert(
      fc.property(fc.array(piece), fc.string(), (pieces, text) => {
        read(pieces.join(""));
        read(text);
        read(HEAD + text);
      }),
    );
  });
});
