import { parseAsn } from "../../net/index.ts";
import { readLines, type LineFormat } from "../../system/index.ts";
import type { SourceFormat } from "../source-format.ts";
import type { Flows, FlowVolume } from "./flows.ts";

const FILE = "volumes.txt";

/**
 * The committed form of flows: a line for each ASN with bit/s received and sent, `-` if not
 * measured: `AS64500 1200000000 -`; or with the larger of both, if they were not told apart: `AS64500 larger 1200000000`.
 */
export const FLOWS_FORMAT: SourceFormat<Flows> = {
  files: [FILE],
  write: ({ volumes }) => new Map([[FILE, volumes.map((each) => `${format(each)}\n`).join("")]]),
  read: ({ name, texts }, report) => {
    const source = { path: `${name}/${FILE}`, text: texts.get(FILE) ?? "" };
    const volumes = readLines(source, LINE, report);
    return volumes && { volumes };
  },
  count: ({ volumes }) => ({ networks: volumes.length }),
};

function format({ asn, received, sent, larger }: FlowVolume): string {
  if (larger !== undefined) return `AS${asn} larger ${larger}`;
  return `AS${asn} ${received ?? "-"} ${sent ?? "-"}`;
}

const LINE: LineFormat<FlowVolume> = {
  expected: "an ASN with the traffic received and sent in bit/s",
  read: (line) => {
    const [, shown = "", most] = /^(AS\d+) larger (\d{1,15})$/.exec(line) ?? [];
    const known = parseAsn(shown);
    if (most !== undefined && known !== null) {
      const volume = { asn: known, received: null, sent: null, larger: Number(most) };
      return format(volume) === line ? volume : null;
    }
    const match = /^(AS\d+) (-|\d{1,15}) (-|\d{1,15})$/.exec(line);
    const asn = parseAsn(match?.[1] ?? "");
    if (!match || asn === null) return null;
    const volume = { asn, received: rateOf(match[2]), sent: rateOf(match[3]) };
    const isKnown = volume.received !== null || volume.sent !== null;
    return isKnown && format(volume) === line ? volume : null;
  },
  compare: (a, b) => a.asn - b.asn,
};

function rateOf(text: string | undefined): number | null {
  return text === undefined || text === "-" ? null : Number(text);
}
