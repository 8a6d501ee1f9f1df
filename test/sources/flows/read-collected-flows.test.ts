import { readFileSync } from "node:fs";

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { Diagnostics, formatText } from "../../../src/diagnostics/index.ts";
import { formatPrefix } from "../../../src/net/index.ts";
import { readCollectedFlows, type FlowRole } from "../../../src/sources/index.ts";

type Columns = Readonly<Partial<Record<FlowRole, string>>>;

function read(text: string, seconds: number | null = null, columns: Columns | null = null) {
  const found = new Diagnostics();
  const request = {
    seconds,
    columns: columns && new Map(Object.entries(columns) as [FlowRole, string][]),
  };
  const traffic = readCollectedFlows({ path: "flows.csv", text }, request, found.report);
  expect(found.failed).toBe(traffic === null);
  return { traffic, found };
}

/** Destinations with their rates in bit/s, `?` for what is not known; or what is reported, without the lines quoted. */
function shown(...given: Parameters<typeof read>): readonly string[] {
  const { traffic, found } = read(...given);
  if (!traffic) {
    const lines = formatText(found.all).split("\n");
    return lines.filter((line) => /^(?:\S| {2}hint)/.test(line)).map((line) => line.slice(0, 400));
  }
  const volumes =
    traffic.by === "asn"
      ? traffic.volumes.map(({ asn, sent }) => `AS${asn} ${sent}`)
      : traffic.volumes.map(({ prefix, rate }) => `${formatPrefix(prefix)} ${rate}`);
  return [...volumes, ...(traffic.unknown > 0 ? [`? ${traffic.unknown}`] : [])];
}

/** The messages about one problem. */
function problem(at: string, message: string, hint?: string): readonly string[] {
  const line = `flows.csv:${at}: error[flows-unreadable]: ${message}`;
  return hint === undefined ? [line] : [line, `  hint: ${hint}`];
}

const NAMING = "say which is which: --flows-column prefix=NAME --flows-column mbps=NAME";

describe("rates by prefix", () => {
  test.each([
    "prefix,gbps\n192.0.2.0/24,1.5\n",
    "prefix,mbps\n192.0.2.0/24,1500",
    "prefix,kbps\n192.0.2.0/24,1500000\n",
    "name,prefix,out_p95_bps\na,192.0.2.0/24,1499999999.6\n",
    '\ufeff"DstNetPrefix","gbps"\r\n"192.0.2.0/24",1.50000000000000000000\r\n',
    "DstNetPrefix,DstAS,gbps\n192.0.2.0/24,64500,1.5\n",
    "DstAddr,gbps,DstNetPrefix\n192.0.2.0,1.5,192.0.2.0/24\n",
  ])("are read with the columns as we and Akvorado name them: %j", (text) => {
    expect(shown(text)[0]?.replace("/32", "/24")).toBe("192.0.2.0/24 1500000000");
  });

  test("of one prefix are not added up", () => {
    expect(shown("prefix,gbps\n2001:DB8::/32,1\n2001:db8:0::/32,1\n")).toEqual(
      problem("3:1", "2001:db8::/32 is there twice: add up the rates of each destination"),
    );
  });

  test("of all addresses are those of the default route if a person wrote it, and not known to a collector", () => {
    expect(shown("prefix,bps\n0.0.0.0/0,5\n")).toEqual(["0.0.0.0/0 5"]);
    expect(shown("DstNetPrefix,bps\n0.0.0.0/0,5\n::/0,1\n192.0.2.0/24,7\n")).toEqual([
      "192.0.2.0/24 7",
      "? 6",
    ]);
  });

  test("are no bytes", () => {
    expect(shown("prefix,gbps\n192.0.2.0/24,1\n", 300)).toEqual(
      problem("1:8", "`gbps` is a rate, and --flows-seconds is for bytes"),
    );
  });
});

describe("bytes of pmacct", () => {
  /*
   * pmacctd 1.7.7 (Debian 12) wrote the file, of packets of 1250 bytes (IP) in a pcap file: to 3.64.1.10 500 of TCP, to
   * 3.64.1.200 250 of UDP, to 2607:fb10::1 300 of TCP, to 9.9.9.9 20 of UDP. Its configuration: `aggregate: dst_net,
   * dst_mask, dst_as, proto, flows`, `print_output: csv`, `pmacctd_net: file`, `pmacctd_as: file`, a `networks_file` with
   * 3.64.1.0/24, 192.0.2.0/24, 2607:fb10::/48 and 2001:db8:1::/48, `pmacctd_ext_sampling_rate: 100000` and
   * `pmacctd_renormalize: true`.
   */
  test("are those of an export that pmacctd wrote", () => {
    const text = readFileSync(new URL("pmacctd-1.7.7.csv", import.meta.url), "utf8");
    expect(shown(text, 300)).toEqual([
      "3.64.1.0/24 2500000000",
      "2607:fb10::/48 1000000000",
      "? 66666667",
    ]);
  });

  /*
   * nfacctd 1.7.7 (Debian 12) wrote the file, of NetFlow v5 with prefixes (`nfacctd_net: netflow`): 3.64.1.10/24 with 1000
   * bytes not sampled, and 2000 of which one packet in 1000 was, 9.9.9.9/0 and 192.0.2.77/24 with 500 each; with
   * `nfacctd_renormalize`, `print_markers` and `aggregate: dst_net, dst_mask, dst_as, sampling_rate, flows`.
   */
  test("are those of an export that nfacctd wrote, which says 0 for what is not sampled", () => {
    const text = readFileSync(new URL("nfacctd-1.7.7.csv", import.meta.url), "utf8");
    const zeros = ["3:19", "5:13", "6:20"].flatMap((place) =>
      problem(
        place,
        "the rate of sampling is not known (0)",
        "pmacct has 0 also where a router does not sample: say so with `sampling_map`, or leave `sampling_rate` out of `aggregate`",
      ),
    );
    expect(shown(text, 300)).toEqual(zeros);
    const columns = { address: "DST_NET", length: "DST_MASK", bytes: "BYTES" };
    expect(shown(text, 300, columns)).toEqual(["3.64.1.0/24 53360", "192.0.2.0/24 13", "? 13"]);
  });

  test.each([
    ["DST_NET,DST_MASK,PACKETS,BYTES\n192.0.2.0,24,1,750\n", ["192.0.2.0/24 20"]],
    ["DST_NET,DST_MASK,PACKETS,FLOWS,BYTES\n2001:db8::,32,1,1,750\n", ["2001:db8::/32 20"]],
    ["DST_AS,PACKETS,BYTES\n64500,1,750\n0,1,375\n64500,1,75\n", ["AS64500 22", "? 10"]],
    ["DST_IP,DST_NET,DST_MASK,BYTES\n192.0.2.1,0.0.0.0,0,750\n", ["192.0.2.1/32 20"]],
    [
      "DST_AS,DST_NET,DST_MASK,PROTOCOL,BYTES\n1,192.0.2.0,24,udp,300\n0,0.0.0.0,0,udp,750\n2,192.0.2.0,24,tcp,450\n",
      ["192.0.2.0/24 20", "? 20"],
    ],
    [
      "DST_NET,DST_MASK,SAMPLING_RATE,BYTES\n192.0.2.0,24,100,7\n192.0.2.0,24,1,50\n192.0.2.0,24,0,0\n",
      ["192.0.2.0/24 20"],
    ],
    [
      "--START (7)--\nDST_NET,DST_MASK,BYTES\n192.0.2.0,24,700\n--END (7)--\n--START (8)--\n192.0.2.0,24,50\n--END (8)--\n",
      ["192.0.2.0/24 20"],
    ],
    ["DST_NET,DST_MASK,PACKETS,BYTES,\r\n192.0.2.0,24,1,750,\r\n", ["192.0.2.0/24 20"]],
  ])("are divided by the time: %j", (text, expected) => {
    expect(shown(text, 300)).toEqual(expected);
  });

  test("of Akvorado are multiplied by the rate of sampling", () => {
    const text =
      "DstNetPrefix,DstAS,Bytes,SamplingRate\n192.0.2.0/24,1,3,100\n192.0.2.0/24,1,9,50\n";
    expect(shown(text, 300)).toEqual(["192.0.2.0/24 20"]);
    expect(shown("DstAddr,Bytes,SamplingRate\n::ffff:192.0.2.1,75,10\n", 300)).toEqual([
      "192.0.2.1/32 20",
    ]);
  });

  test("that nobody knows where they go are no traffic by themselves", () => {
    const hint =
      "pmacct learns networks from BGP, from the flows or from `networks_file`, as `nfacctd_net` and `pmacctd_net` say";
    const message = "the collector knows the destination of no line";
    expect(shown("DST_NET,DST_MASK,BYTES\n0.0.0.0,0,5\n::,0,5\n", 1)).toEqual(
      problem("1:1", message, hint),
    );
    expect(shown("DST_AS,BYTES\n0,5\n", 1)).toEqual(problem("1:1", message, hint));
  });
});

describe("columns that a person names", () => {
  test.each<readonly [string, Columns, number | null, readonly string[]]>([
    [
      'Dest Prefix,"Avg, Mbits/s",Max\n192.0.2.0/24,1.25,9\n',
      { prefix: "Dest Prefix", mbps: "Avg, Mbits/s" },
      null,
      ["192.0.2.0/24 1250000"],
    ],
    [
      "da,dmk,ibyt\n192.0.2.0,24,750\n192.0.2.0,24,750\n0.0.0.0,0,750\n",
      { address: "da", length: "dmk", bytes: "ibyt" },
      300,
      ["192.0.2.0/24 40", "? 20"],
    ],
    ["a,b\nAS64500,2\n", { asn: "a", gbps: "b" }, null, ["AS64500 2000000000"]],
    ["a,b\n2001:db8::1,2\n", { address: "a", kbps: "b" }, null, ["2001:db8::1/128 2000"]],
    [
      "DST_NET,DST_MASK,DST_AS,BYTES\n192.0.2.0,24,64500,750\n",
      { asn: "DST_AS", bytes: "BYTES" },
      300,
      ["AS64500 20"],
    ],
    [
      "a,b,c\n192.0.2.0/24,75,10\n",
      { prefix: "a", bytes: "b", sampling: "c" },
      300,
      ["192.0.2.0/24 20"],
    ],
  ])("are read: %j", (text, columns, seconds, expected) => {
    expect(shown(text, seconds, columns)).toEqual(expected);
  });

  test("are those of the file", () => {
    const text = "Dest Prefix,Avg Mbits/s,Max,Max\n192.0.2.0/24,1,1,1\n";
    expect(shown(text, null, { prefix: "Dst Prefix", mbps: "Avg Mbit/s" })).toEqual([
      ...problem("1:1", "there is no column `Dst Prefix` (prefix)", "did you mean `Dest Prefix`?"),
      ...problem("1:1", "there is no column `Avg Mbit/s` (mbps)", "did you mean `Avg Mbits/s`?"),
    ]);
    expect(shown(text, null, { prefix: "Dest Prefix", gbps: "p95" })).toEqual(
      problem(
        "1:1",
        "there is no column `p95` (gbps)",
        "its columns are `Dest Prefix`, `Avg Mbits/s`, `Max`, `Max`",
      ),
    );
    expect(shown(text, null, { prefix: "Dest Prefix", gbps: "Max" })).toEqual(
      problem("1:29", "the column `Max` is there twice"),
    );
    const wide = `${Array.from({ length: 5000 }, (_, i) => `c${i}`).join(",")}\n`;
    expect(shown(wide, null, { prefix: "Destination", bps: "c1" })[1]).toMatch(/and 4980 more$/);
  });
});

const PMACCT = "DST_NET,DST_MASK,BYTES\n";
const cutOff = "the last line has no end: the file is cut off";

describe("what is refused", () => {
  test.each<readonly [string, readonly string[]]>([
    ["", problem("1:1", "the file is empty")],
    ["\ufeff\r\n\n", problem("1:1", "the file is empty")],
    [PMACCT, problem("1:1", "there is no line but the names of the columns")],
    [
      "DST_NET;DST_MASK;BYTES\n1;2;3\n",
      problem(
        "1:1",
        "its columns are separated by semicolons",
        "export it with commas; in some languages spreadsheets use semicolons for CSV",
      ),
    ],
    [
      "DST_NET      DST_MASK  BYTES\n",
      problem(
        "1:1",
        "its columns are separated by blanks",
        "export it with commas (pmacct: `print_output: csv`)",
      ),
    ],
    [
      '{"event_type": "purge", "net_dst": "192.0.2.0"}\n',
      problem(
        "1:1",
        "this is JSON, and not CSV",
        "export CSV (pmacct: `print_output: csv`), or make it of JSON with `jq -r` and `@csv`",
      ),
    ],
    [
      "Prefix,bps\n",
      problem(
        "1:1",
        "no column is known to say where traffic goes",
        `did you mean prefix by \`Prefix\`? Otherwise ${NAMING}`,
      ),
    ],
    [
      "SrcNetPrefix,gbps\n192.0.2.0/24,1\n",
      problem(
        "1:1",
        "no column is known to say where traffic goes",
        "did you mean DstNetPrefix by `SrcNetPrefix`? Otherwise " + NAMING,
      ),
    ],
    [
      "192.0.2.0/24,5\n",
      problem(
        "1:1",
        "no column is known to say where traffic goes",
        `${NAMING}; its columns are \`192.0.2.0/24\`, \`5\``,
      ),
    ],
    [
      "prefix,DST_AS,BYTES\n",
      problem("1:8", "prefix and DST_AS both say where traffic goes", NAMING),
    ],
    ["DST_NET,DST_MASK,bps,BYTES\n", problem("1:22", "bps and BYTES both say how much", NAMING)],
    ["prefix,bps,mbps\n", problem("1:12", "bps and mbps both say how much", NAMING)],
    ["prefix,bytes,bytes\n", problem("1:14", "bytes and bytes both say how much", NAMING)],
    [
      "DST_NET,DST_NET,DST_MASK,BYTES\n1,1,1,1\n",
      problem("1:9", "the column `DST_NET` is there twice"),
    ],
    [
      "DST_NET,BYTES\n",
      problem(
        "1:1",
        "the prefixes of DST_NET have no length: the column DST_MASK is missing",
        "pmacct: add `dst_mask` to `aggregate`",
      ),
    ],
    [
      "DST_NET,DST_MASK\n192.0.2.0,24\n",
      problem(
        "1:1",
        "it has none of the columns bps, out_bps, out_p95_bps, kbps, out_kbps, mbps, out_mbps, gbps, out_gbps, BYTES",
        NAMING,
      ),
    ],
    [
      "DstNetPrefix,Bytes\n",
      problem(
        "1:14",
        "Bytes is of the sampled packets only, and the column SamplingRate is missing",
        "export SamplingRate too; if they are multiplied by it already, name the columns, for instance: --flows-column prefix=DstNetPrefix --flows-column bytes=Bytes",
      ),
    ],
    [
      `${PMACCT}192.0.2.0,24,10`,
      problem("2:1", cutOff, "wait until all of it is written, and take it again"),
    ],
    [
      `--START (1)--\n${PMACCT}192.0.2.0,24,1\n`,
      problem("1:1", "this start has no end: the file is cut off"),
    ],
    [
      `--START (1)--\n${PMACCT}192.0.2.0,24,1\n--START (2)--\n192.0.2.0,24,1\n--END (2)--\n`,
      problem("1:1", "this start has no end: the file is cut off"),
    ],
    [`${PMACCT}"192.0.2.0,24,10\n`, problem("2:1", "a quote that is not closed")],
    [`${PMACCT}192.0.2.1,24,10\n`, problem("2:1", "`192.0.2.1/24` has host bits")],
    [`${PMACCT}192.0.2.1,0,10\n`, problem("2:1", "`192.0.2.1/0` has host bits")],
    [`${PMACCT}192.0.2.0,33,10\n`, problem("2:1", "`192.0.2.0/33` is not a prefix")],
    [`${PMACCT}192.0.2.0,,10\n`, problem("2:1", "`192.0.2.0/` is not a prefix")],
    [`${PMACCT},24,10\n`, problem("2:1", "`/24` is not a prefix")],
    [
      `${PMACCT}192.0.2.0,24,1,234\n`,
      problem(
        "2:1",
        "the line has 4 fields instead of 3",
        "a number must not have commas between thousands",
      ),
    ],
    [`${PMACCT}192.0.2.0,24\n`, problem("2:1", "the line has 2 fields instead of 3")],
    [
      `${PMACCT}${PMACCT}192.0.2.0,24,5\n`,
      [
        ...problem("2:1", "`DST_NET/DST_MASK` is not a prefix"),
        ...problem("2:18", "`BYTES` is not a whole number of bytes"),
      ],
    ],
    [
      "prefix,bps\n192.0.2.1,1\n",
      problem(
        "2:1",
        "`192.0.2.1` is not a prefix",
        "if these are hosts, name the column: --flows-column address=NAME",
      ),
    ],
    ["DST_IP,BYTES\n192.0.2.0/24,1\n", problem("2:1", "`192.0.2.0/24` is not an address")],
    ["DST_AS,BYTES\n4294967296,1\n", problem("2:1", "`4294967296` is not an ASN")],
    ["DST_AS,BYTES\n1.10,1\n", problem("2:1", "`1.10` is not an ASN")],
    [
      `${PMACCT}192.0.2.0,24,18446744073709551615\n`,
      problem(
        "2:14",
        "with this it is more than 1 Pbit/s toward 192.0.2.0/24",
        "is --flows-seconds right?",
      ),
    ],
    [
      "DST_NET,DST_MASK,SAMPLING_RATE,BYTES\n192.0.2.0,24,0,5\n",
      problem(
        "2:14",
        "the rate of sampling is not known (0)",
        "pmacct has 0 also where a router does not sample: say so with `sampling_map`, or leave `sampling_rate` out of `aggregate`",
      ),
    ],
    [
      "DST_NET,DST_MASK,SAMPLING_RATE,BYTES\n192.0.2.0,24,1:100,5\n",
      problem("2:14", "`1:100` is not a rate of sampling: one of how many packets"),
    ],
  ])("%j", (text, expected) => {
    const isRate = /bps/.test(text);
    expect(shown(text, isRate ? null : 300)).toEqual(expected);
  });

  test("bytes without a time", () => {
    expect(shown(`${PMACCT}192.0.2.0,24,5\n`)).toEqual(
      problem(
        "1:18",
        "`BYTES` has bytes, and not the time in which they were counted",
        "give it with --flows-seconds SECONDS (pmacct: `print_history`, or else `print_refresh_time`)",
      ),
    );
  });

  test.each([
    ["-5", "traffic is never negative"],
    ["1e9", "write all of its digits"],
    ["1.5E-09", "write all of its digits"],
    ['"1,000,000.5"', "leave out the separators of thousands"],
    ["1.000.000", "leave out the separators of thousands"],
    ["1 000 000", "leave out the separators of thousands"],
    ['"12,5"', "write it with a point"],
    ["10 Gbps", "write it in gbps, without a unit"],
    ["05", "leave out the zeros in front"],
    [" 5", "leave out the blanks around it"],
    ["NaN", undefined],
    ["Infinity", undefined],
    ["", undefined],
    ["=1+1", undefined],
    ["0x10", undefined],
    ["9999999999999999", undefined],
  ])("the rate %s", (value, hint) => {
    const text = value.replaceAll('"', "");
    expect(shown(`prefix,gbps\n192.0.2.0/24,${value}\n`)).toEqual(
      problem("2:14", `\`${text}\` is not a rate in gbps`, hint),
    );
  });

  test.each([
    ["1.5", "round it to whole bytes"],
    ["-1", "traffic is never negative"],
    ["1.2 GB", "write it in bytes, without a unit"],
    ["100000000000000000000000", undefined],
  ])("the bytes %s", (value, hint) => {
    expect(shown(`${PMACCT}192.0.2.0,24,${value}\n`, 300)).toEqual(
      problem("2:14", `\`${value}\` is not a whole number of bytes`, hint),
    );
  });

  test("a rate that no network sends, and a sum of bytes that none does", () => {
    expect(shown("prefix,gbps\n192.0.2.0/24,1000001\n")).toEqual(
      problem(
        "2:14",
        "with this it is more than 1 Pbit/s toward 192.0.2.0/24",
        "is the unit right?",
      ),
    );
    const line = "192.0.2.0,24,100000000000000\n";
    expect(shown(PMACCT + line + line, 1)).toEqual(
      problem(
        "3:14",
        "with this it is more than 1 Pbit/s toward 192.0.2.0/24",
        "is --flows-seconds right?",
      ),
    );
  });

  test("thousands of mistakes, of which a few are reported", () => {
    const lines = Array.from({ length: 5000 }, () => "x,y,z\n");
    expect(read(PMACCT + lines.join(""), 300).found.all.length).toBeLessThan(30);
  });
});

test("bytes come out the same in whatever order, lines and quotes they are written", () => {
  const row = fc.record({
    third: fc.nat({ max: 3 }),
    bytes: fc.nat({ max: 2 ** 31 - 1 }),
    key: fc.constantFrom("udp", '"a, ""b"""'),
  });
  const rows = fc.array(row, { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(rows, fc.constantFrom("\n", "\r\n"), fc.boolean(), (all, end, quoted) => {
      const cell = (text: string | number) => (quoted ? `"${text}"` : String(text));
      const lines = all.map(({ third, bytes, key }) =>
        [key, cell(`198.51.${third}.0`), cell(24), cell(bytes)].join(","),
      );
      const text = ["PROTOCOL,DST_NET,DST_MASK,BYTES", ...lines, ""].join(end);
      const { traffic } = read(text, 8);
      const sums = new Map<string, number>();
      for (const { third, bytes } of all) {
        const prefix = `198.51.${third}.0/24`;
        sums.set(prefix, (sums.get(prefix) ?? 0) + bytes);
      }
      const volumes = traffic?.by === "prefix" ? traffic.volumes : [];
      expect(volumes.map(({ prefix, rate }) => [formatPrefix(prefix), rate])).toEqual([...sums]);
    }),
    { numRuns: 50 },
  );
});

test("nothing throws", () => {
  const piece = fc.constantFrom(
    ...'DST_NET prefix,0123456789/.:"\r\n;\t-'.split(""),
    PMACCT,
    "DST_AS,BYTES\n",
    "--START (1)--\n",
    "192.0.2.0",
    ",",
  );
  fc.assert(
    fc.property(fc.array(piece), fc.string(), (pieces, text) => {
      read(pieces.join(""), 300);
      read(text, 300, { address: "a", length: "b", bytes: "c" });
      read(PMACCT + text, 300);
    }),
    { numRuns: 100 },
  );
});
