import type { AuditResults, CheckResult, PeerResults } from "../run-audit.ts";
import { countByEntry, countVerdicts } from "./count-verdicts.ts";
import { beforeText } from "./before-text.ts";
import { escapeInline } from "./escape-inline.ts";
import { factText } from "./fact-text.ts";
import { sharedLacks } from "./shared-lacks.ts";

/** The first line of a comment, by which it is found again and updated. */
const MARKER = "<!-- peerc audit -->";

/** Characters of a report: GitHub takes no comment or issue of more than 65,536. */
const MAX_CHARS = 60_000;

/**
 * Prints results as Markdown, for an issue or a page: a table of counts, what is violated, and what is left open. Peers
 * that do not fit are left out, and counted.
 */
export function formatAuditMarkdown(all: AuditResults, maxChars = MAX_CHARS): string {
  const { agreement, peers } = all;
  const sentences = new Map(agreement.entries.map(({ id, text }) => [id, text.en]));
  const bad = peers.filter(({ results }) => countVerdicts(results).violated > 0);
  const head = [
    MARKER,
    `### ${escapeInline(agreement.title.en)}`,
    "",
    "| check | violated | not decidable | ok |",
    "| --- | ---: | ---: | ---: |",
    ...countByEntry(all).map(({ id, counts: { violated, undecided, ok } }) => {
      const sentence = escapeInline(sentences.get(id) ?? "");
      return `| **${id}**: ${sentence} | ${violated} | ${undecided} | ${ok} |`;
    }),
  ].join("\n");
  const tail = [...openLines(all), ...ownLines(all)].map((line) => `\n${line}`).join("");
  let text = head;
  for (const [shown, peer] of bad.entries()) {
    const part = peerLines(peer).map((line) => `\n${line}`);
    const size = part.reduce((sum, line) => sum + line.length, 0);
    if (text.length + size + tail.length + ROOM > maxChars) {
      const left = bad.length - shown;
      const what = left === 1 ? "1 more peer violates" : `${left} more peers violate`;
      text += `\n\n${what} something: \`peerc audit --only violated\` shows all.`;
      break;
    }
    text += part.join("");
  }
  return `${text}${tail}\n`;
}

/** Characters of the sentence on what is left out. */
const ROOM = 120;

function peerLines({ asn, name, results }: PeerResults): readonly string[] {
  const violated = results.filter(({ decision }) => decision.verdict === "violated");
  return [
    "",
    `#### AS${asn} ${escapeInline(name)}`,
    "",
    ...violated.flatMap(({ entry, decision, before }: CheckResult) => [
      `- **${entry.id}**: ${escapeInline(entry.text.en)}${escapeInline(beforeText(before))}`,
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
