import type { Report } from "../../diagnostics/index.ts";
import { readLines, type LineFormat } from "../../system/index.ts";
import { printLines } from "../print-lines.ts";
import type { SourceFolder, SourceFormat } from "../source-format.ts";
import { formatAspaLine, readAspaLine } from "./aspa-line.ts";
import { compareVrps, type Aspa, type Rpki, type Vrp } from "./rpki.ts";
import { formatVrpLine, readVrpLine } from "./vrp-line.ts";

/** What `aspas.txt` says if the validator gives no ASPAs at all: that is not the same as giving none of ours. */
const NOT_GIVEN = "the validator gives no ASPAs\n";

const VRP_LINES: LineFormat<Vrp> = {
  expected: "a VRP such as `192.0.0.0/22-24 AS64500`",
  read: readVrpLine,
  compare: compareVrps,
};

const ASPA_LINES: LineFormat<Aspa> = {
  expected: "an ASPA such as `AS64500 => AS64501, AS64502`",
  read: readAspaLine,
  compare: (a, b) => a.customer - b.customer,
};

/** RPKI data as committed: one VRP or ASPA a line, sorted. The same data gives the same bytes. */
export const RPKI_FORMAT: SourceFormat<Rpki> = {
  files: ["aspas.txt", "vrps.txt"],
  write: ({ vrps, aspas }) =>
    new Map([
      ["aspas.txt", aspas ? printLines(aspas.map(formatAspaLine)) : NOT_GIVEN],
      ["vrps.txt", printLines(vrps.map(formatVrpLine))],
    ]),
  read: readRpki,
  count: ({ vrps, aspas }) => ({ vrps: vrps.length, aspas: aspas?.length ?? 0 }),
};

function readRpki({ name, texts }: SourceFolder, report: Report): Rpki | null {
  const sourceOf = (file: string) => ({ path: `${name}/${file}`, text: texts.get(file) ?? "" });
  const vrps = readLines(sourceOf("vrps.txt"), VRP_LINES, report);
  const given = sourceOf("aspas.txt");
  if (given.text === NOT_GIVEN) return vrps && { vrps, aspas: null };
  const aspas = readLines(given, ASPA_LINES, report);
  return vrps && aspas && { vrps, aspas };
}
