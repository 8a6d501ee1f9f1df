import { ENGINES, type Engine, type Fault } from "./fault.ts";
import { FAULTS } from "./faults.ts";
import type { Outcome } from "./run-fault.ts";

/** What came of each fault with each engine; an engine that cannot be run is not there. */
export type Outcomes = ReadonlyMap<Fault, Readonly<Partial<Record<Engine, Outcome>>>>;

const HEAD = `# A lying server

What peerc makes of servers that fail or lie. Each line is a fault of a test server, which otherwise answers
honestly; AS-X is expanded from it with both engines, with AS-INNER and two ASNs in it, and RIPE has an AS-X of a stranger.
The page is made from what the tests see, with \`PORT\` for the server's port, and the tests hold it to that.

- **right**: the exact list. The fault is harmless.
- **refused**: no list at all, and the error that is shown.
- **believed**: the server has lost something, the prefixes of an ASN or a set, and denies it whenever it is asked and in
  every way in which it can be asked. An honest server would say the same of another registry, so where only one is declared
  nobody can tell. Another one can: [with a second server](#with-a-second-server) none of this is believed. What was there
  before can, too: \`peerc fetch\` refuses an object without prefixes, one that has lost a family or a fifth of its
  prefixes (\`guards\`), or that is from another registry; an ASN without any route object is warned of by name. (Changes of fewer than
  ten prefixes pass, unless \`guards\` says otherwise.)
- **—**: the engine does not ask that.

The page is made with \`irr.unknown_members: error\`. With \`warn\`, the default, a member set that a server denies, or shows in a
way that cannot be read, is left out with a warning; and it is refused where the snapshot has it.

\`D\` is the honest answer for an ASN without route objects, and that of a server that has lost them. So it is asked for
again on a connection of its own, and the set as a whole (\`!a\`) is held against the sum of its ASNs where a server can
expand sets; a server that contradicts itself is not used.

No other fault on this page leaves a wrong, partial or empty list without an error. Every fault ends
within the limits of time, and what a server sends is limited in bytes.

Not on this page is a server whose answers are whole and right in form, and name other prefixes of an ASN, or other members
of a set, than are registered. That is the word of the registry, and is taken as such from one server or from several: of the
others is asked only what is not there at all.
`;

const SECOND = `All faults of this page that are believed of one server, with an honest one (\`HONEST\`) declared behind it
(\`servers: [PORT, HONEST]\`). It is asked about everything that the first one says is not there; what it has is an error.
Where it says the same, or cannot be asked, the list is that of the first one; of the latter a warning tells.`;

/**
 * The page of all faults and their results, a table for each step of the conversation; for believed faults, also the
 * results with an additional honest server.
 */
export function faultPage(outcomes: Outcomes, witnessed: Outcomes): string {
  const steps = [...new Set(FAULTS.map(({ step }) => step))];
  const sections = steps.map((step) => {
    const here = FAULTS.filter((fault) => fault.step === step);
    const title = `${step.title[0]?.toUpperCase()}${step.title.slice(1)}`;
    return tableOf(
      title,
      "",
      here.map((fault) => [fault.does, (engine) => cellOf(fault, engine, outcomes)]),
    );
  });
  const believed = FAULTS.filter(({ expected }) => Object.values(expected).includes("believed"));
  const second = tableOf(
    "With a second server",
    `${SECOND}\n\n`,
    believed.map((fault) => [
      `${fault.step.title}: ${fault.does}`,
      (engine) => witnessedCell(witnessed.get(fault)?.[engine]),
    ]),
  );
  return [HEAD, ...sections, second].join("\n");
}

function tableOf(
  title: string,
  about: string,
  rows: readonly (readonly [string, (engine: Engine) => string])[],
): string {
  const lines = rows.map(([does, cell]) => {
    return [does, ...ENGINES.map((engine) => cell(engine))].map(escape).join(" | ");
  });
  const head = "| The server … | native | bgpq4 |\n| --- | --- | --- |";
  return [`## ${title}`, "", about + head, ...lines.map((line) => `| ${line} |`), ""].join("\n");
}

function witnessedCell(outcome: Outcome | undefined): string {
  if (!outcome) return "?";
  const message = outcome.messages.join("; ");
  return outcome.list === null ? `refused: ${message}` : `**believed**: ${message}`;
}

function cellOf(fault: Fault, engine: Engine, outcomes: Outcomes): string {
  const expected = fault.expected[engine];
  if (expected === "not asked") return "—";
  const outcome = outcomes.get(fault)?.[engine];
  if (!outcome) return "?";
  if (expected === "right") return "right";
  if (fault.varies) return "refused; the message depends on what comes first";
  const [first, second, ...others] = outcome.messages.map(withoutVersion);
  const rest = others.length > 0 ? `and ${others.length + 1} more` : second;
  const message = [first, rest].filter((text) => text !== undefined).join("; ");
  if (expected === "believed") return message === "" ? "**believed**" : `**believed**: ${message}`;
  return `refused: ${message}`;
}

/** A message without what differs between versions of bgpq4: its name for itself, and its own words. */
function withoutVersion(message: string): string {
  return message
    .replace(/!nbgpq4 [\d.]+/, "!nbgpq4 …")
    .replace(/(it exited with \d+): .*/, "$1: …");
}

/** Keeps a text in its cell: control characters are shown as escapes, a long name is cut. */
function escape(text: string): string {
  return text
    .replaceAll("|", "\\|")
    .replaceAll("<", "\\<")
    .replace(/N{20,}/g, "NNN…")
    .replace(/[^\x20-\x7e—…]/g, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

/** The page without the results of bgpq4, for machines on which it cannot be run. */
export function withoutBgpq4(page: string): string {
  return page.replace(/^(\|(?:\\\||[^|\n])*\|(?:\\\||[^|\n])*\|).*$/gm, "$1");
}
