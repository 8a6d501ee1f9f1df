import { makeVisible, paintWith, type Paint, type Style } from "../../diagnostics/index.ts";
import { formatTable } from "../../report/index.ts";
import type { Decision } from "../decision.ts";
import type { AuditResults, CheckResult, Exemption, PeerResults } from "../run-audit.ts";
import { ownLines } from "./own-lines.ts";
import { beforeText, LABELS } from "./before-text.ts";
import { countByEntry, countVerdicts, type VerdictCounts } from "./count-verdicts.ts";
import { factText } from "./fact-text.ts";
import { keyOfLack, sharedLacks, type SharedLack } from "./shared-lacks.ts";
import { wrap } from "./wrap.ts";

/** How much is printed. */
export interface TextExtent {
  /** Whether the evidence of what is ok is printed, and not only the names of the checks. */
  readonly evidenceOfOk: boolean;
  /** Colors; absent: none. */
  readonly paint?: Paint;
}

const COLUMNS = [
  { title: "CHECK" },
  { title: "VIOLATED", isNumber: true },
  { title: "NOT DECIDABLE", isNumber: true },
  { title: "OK", isNumber: true },
];

/** Prints results for people, in 120 columns: a table of counts, what is left open for several peers, then each peer. */
export function formatAuditText(all: AuditResults, extent: TextExtent): string {
  const { agreement, peers } = all;
  const shared = sharedLacks(all);
  const known = {
    several: new Set(shared.map(keyOfLack)),
    all: new Set(shared.filter((lack) => lack.peers === peers.length).map(keyOfLack)),
  };
  const blocks = [
    [
      makeVisible(`${agreement.title.en}: ${agreement.path}`),
      ...wrap(makeVisible(`Evidence: ${evidenceText(all)}`), "", "  "),
    ],
    ...(peers.length > 0 ? [[tableOf(all)]] : []),
    ...(shared.length > 0
      ? [["Not decidable for several peers:", ...shared.flatMap(lackLines)]]
      : []),
    ...peers.map((peer) => peerLines(peer, known, extent)),
    ...(all.own.length > 0 ? [ownLines(all.own, extent.evidenceOfOk)] : []),
  ];
  const { paint = paintWith(false) } = extent;
  const text = blocks.map((lines) => lines.join("\n")).join("\n\n");
  return `${text.replace(LABEL, (label) => paint(STYLES[label] ?? "bold", label))}\n`;
}

/** The verdict at the beginning of a line, and the style that it has. */
const LABEL = new RegExp(`(?<=^  )(?:${Object.values(LABELS).join("|")})(?=  )`, "gm");
const STYLES: Readonly<Record<string, Style>> = {
  [LABELS.violated]: "red",
  [LABELS.undecided]: "yellow",
  [LABELS.ok]: "green",
};

/** What was already said of all peers, or of several: keys of lacks. */
interface Said {
  readonly several: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
}

function evidenceText({ evidence }: AuditResults): string {
  if (evidence.length === 0) return "the declaration and the registries in the snapshot";
  // Several files of routes of the same day are one piece of evidence here.
  const texts = evidence.map(({ source, time }) => `${source} of ${time.slice(0, 10)}`);
  return [...new Set(texts)].join(", ");
}

function tableOf(all: AuditResults): string {
  const rows = countByEntry(all).map(({ id, counts: { violated, undecided, ok } }) => [
    id,
    ...[violated, undecided, ok].map(String),
  ]);
  return formatTable(COLUMNS, rows, null).text.trimEnd();
}

function lackLines({ why, remedy, ids, peers }: SharedLack): readonly string[] {
  return [
    ...wrap(makeVisible(`${why} (${peers} peers: ${ids.join(", ")})`), "  ", "    "),
    ...wrap(makeVisible(remedy), "    → ", "      "),
  ];
}

function peerLines(
  { asn, name, results, exempt }: PeerResults,
  said: Said,
  { evidenceOfOk }: TextExtent,
): readonly string[] {
  const isKnown = ({ decision }: CheckResult): boolean =>
    decision.verdict === "undecided" &&
    decision.facts.length === 0 &&
    said.all.has(keyOfLack(decision.lack));
  const of = (verdict: Decision["verdict"]) =>
    results.filter(({ decision }) => decision.verdict === verdict);
  const open = of("undecided");
  const known = open.filter(isKnown);
  const fine = of("ok");
  return [
    makeVisible(`AS${asn} ${name}: ${countsText(countVerdicts(results))}`),
    ...of("violated").flatMap(resultLines),
    ...open.filter((result) => !isKnown(result)).flatMap((result) => openLines(result, said)),
    ...knownLine(known),
    ...(evidenceOfOk ? fine.flatMap(resultLines) : namesLine("ok", fine)),
    ...exempt.flatMap(exemptLines),
  ];
}

function exemptLines({ entry, exception: { why, until } }: Exemption): readonly string[] {
  const end = until === null ? "" : `, until ${until}`;
  return wrap(makeVisible(`${entry.id}: ${why}${end}`), "  exempt  ", "    ");
}

function namesLine(label: string, results: readonly CheckResult[], more = ""): readonly string[] {
  if (results.length === 0) return [];
  return wrap(`${results.map(({ entry }) => entry.id).join(", ")}${more}`, `  ${label}  `, "    ");
}

/** The most names of checks that are repeated for each peer. */
const NAMED = 4;

function knownLine(known: readonly CheckResult[]): readonly string[] {
  const label = "not decidable";
  if (known.length <= NAMED) return namesLine(label, known, ", as said above");
  return [`  ${label}  ${known.length} more, as said above`];
}

/** What is open for several peers, but not for all, is repeated in short. */
function openLines(result: CheckResult, said: Said): readonly string[] {
  const { entry, decision } = result;
  if (decision.verdict !== "undecided" || !said.several.has(keyOfLack(decision.lack))) {
    return resultLines(result);
  }
  const head = makeVisible(`${entry.id}: ${decision.lack.why}${beforeText(result.before)}`);
  return wrap(head, `  ${LABELS.undecided}  `, "    ");
}

function resultLines(result: CheckResult): readonly string[] {
  const { entry, decision } = result;
  const head = makeVisible(`${entry.id}: ${entry.text.en}${beforeText(result.before)}`);
  return [
    ...wrap(head, `  ${LABELS[decision.verdict]}  `, "    "),
    ...decision.facts.flatMap((fact) => wrap(factText(fact), "    - ", "      ")),
    ...(decision.verdict === "undecided"
      ? wrap(makeVisible(`${decision.lack.why} → ${decision.lack.remedy}`), "    ? ", "      ")
      : []),
  ];
}

/** `2 violated, 3 not decidable, 8 ok`, without what is zero. */
function countsText({ violated, undecided, ok }: VerdictCounts): string {
  return [
    [violated, "violated"] as const,
    [undecided, "not decidable"] as const,
    [ok, "ok"] as const,
  ]
    .filter(([count]) => count > 0)
    .map(([count, label]) => `${count} ${label}`)
    .join(", ");
}
