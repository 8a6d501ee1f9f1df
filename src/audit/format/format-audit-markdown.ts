import type { AuditResults, CheckResult, PeerResults } from "../run-audit.ts";
import { countByEntry, countVerdicts } from "./count-verdicts.ts";
import { escapeInline } from "./escape-inline.ts";
import { factText } from "./fact-text.ts";
import { sharedLacks } from "./shared-lacks.ts";

/** The first line of a comment, by which it is found again and updated. */
const MARKER = "<!-- peerc audit -->";

/** Prints results as Markdown, for an issue or a page: a table of counts, what is violated, and what is left open. */
export function formatAuditMarkdown(all: AuditResults): string {
  const { agreement, peers } = all;
  const sentences = new Map(agreement.entries.map(({ id, text }) => [id, text.en]));
  const bad = peers.filter(({ results }) => countVerdicts(results).violated > 0);
  const lines = [
    MARKER,
    `### ${escapeInline(agreement.title.en)}`,
    "",
    "| check | violated | not decidable | ok |",
    "| --- | ---: | ---: | ---: |",
    ...countByEntry(all).map(({ id, counts: { violated, undecided, ok } }) => {
      const sentence = escapeInline(sentences.get(id) ?? "");
      return `| **${id}**: ${sentence} | ${violated} | ${undecided} | ${ok} |`;
    }),
    ...bad.flatMap(peerLines),
    ...openLines(all),
    ...ownLines(all),
  ];
  return `${lines.join("\n")}\n`;
}

function peerLines({ asn, name, results }: PeerResults): readonly string[] {
  const violated = results.filter(({ decision }) => decision.verdict === "violated");
  return [
    "",
    `#### AS${asn} ${escapeInline(name)}`,
    "",
    ...violated.flatMap(({ entry, decision }: CheckResult) => [
      `- **${entry.id}**: ${escapeInline(entry.text.en)}`,
      ...decision.facts.map((fact) => `  - ${escapeInline(factText(fact))}`),
    ]),
  ];
}

function openLines(all: AuditResults): readonly string[] {
  const lacks = sharedLacks(all);
  if (lacks.length === 0) return [];
  return [
    "",
    "#### Not decidable for several peers",
    "",
    ...lacks.map(({ why, remedy, ids, peers }) => {
      const what = `${peers} peers: ${ids.join(", ")}`;
      return `- ${escapeInline(why)} (${what}): ${escapeInline(remedy)}`;
    }),
  ];
}

function ownLines({ own }: AuditResults): readonly string[] {
  const bad = own.filter(({ decision }) => decision.verdict !== "ok");
  if (bad.length === 0) return [];
  return [
    "",
    "#### Our own network",
    "",
    ...bad.flatMap(({ entry, decision }) => {
      const isViolated = decision.verdict === "violated";
      const label = isViolated ? "" : " (not decidable)";
      return [
        `- **${entry.id}**${label}: ${escapeInline(entry.text)}`,
        ...decision.facts.map((fact) => `  - ${escapeInline(factText(fact))}`),
        ...(decision.verdict === "violated" ? [`  - ${escapeInline(decision.remedy)}`] : []),
        ...(decision.verdict === "undecided" ? [`  - ${escapeInline(decision.lack.why)}`] : []),
      ];
    }),
  ];
}
