/** A rendered file with one thing changed. */
export interface Mutant {
  /** What was done: `line 12 left out`. */
  readonly name: string;
  /** The line that was changed, as it was. */
  readonly was: string;
  readonly text: string;
}

/** Ways to damage one line: what it becomes, or null where there is nothing of the kind in it. */
const CHANGES: readonly (readonly [string, (line: string) => string | null])[] = [
  ["left out", () => ""],
  ["permit and deny exchanged", swap("permit", "deny")],
  [
    "accept and reject exchanged",
    swap("accept", "reject", /^(?!.*(term|description|policy-statement) )/),
  ],
  ["done and drop exchanged", swap("done", "drop")],
  ["in and out exchanged", swap("in", "out", /(route-map|route-policy) /)],
  ["import and export exchanged", swap("import", "export", /\b(import|export) (filter )?PEERC/)],
  ["a negation taken away", replace(/\bnot |!(?=\()/, "")],
  ["additive taken away", replace(/ additive\b/, "")],
  ["any turned into every", replace(/matches-any/, "matches-every")],
  ["a longer length let in", bump(/\b(le|upto|ge) \/?(\d+)/, 2)],
  ["another range of lengths", bump(/-\/(\d+)|\{\d+,(\d+)\}/, 0)],
  ["one digit in a prefix", bump(/\b(?:\d{1,3}\.){1,2}(\d{1,3})\.\d{1,3}\/\d+/, 1)],
  ["one digit in an IPv6 prefix", bump(/\b[0-9a-f]+:(\d)[0-9a-f]*:[0-9a-f:]*\/\d+/, 1)],
  ["another number at the end", bump(/(\d+)[;)\s'"]*$/, 1)],
  ["another number", bump(/^(?!.*(?:list|set|description|route-map) ).* (\d+)[ ,;]/, 1)],
  ["a regular expression loosened", replace(/permit [_^]/, "permit ")],
  ["a regular expression left open", replace(/[_$]$/, "")],
  ["a list's name taken from another", replace(/PEERC_BOGON_PREFIXES/, "PEERC_OWN")],
  [
    "the wrong state of validation",
    replace(/(?<=(database|is|rpki) )invalid\b|ROA_INVALID/, (m) =>
      m === "invalid" ? "valid" : "ROA_VALID",
    ),
  ],
  [
    "another comparison",
    replace(/>=|\bge\b|orhigher/, (m) => ({ ">=": ">", ge: "le", orhigher: "orlower" })[m] ?? m),
  ],
  [
    "warning only",
    replace(/restart \d+|action restart|teardown 80 /, (m) =>
      m.startsWith("action") ? "action warn" : "warning-only",
    ),
  ],
];

/** Every mutant of a text: each line with each change that applies, and each line put before the one above it. */
export function mutantsOf(text: string, isCounted: (line: string) => boolean): readonly Mutant[] {
  const lines = text.split("\n");
  const mutants: Mutant[] = [];
  lines.forEach((line, at) => {
    if (line.trim() === "" || !isCounted(line)) return;
    for (const [what, change] of CHANGES) {
      const changed = change(line);
      if (changed === null || changed === line) continue;
      const name = `line ${at + 1}: ${what}`;
      mutants.push({
        name,
        was: line,
        text: [...lines.slice(0, at), changed, ...lines.slice(at + 1)].join("\n"),
      });
    }
  });
  return mutants;
}

function swap(a: string, b: string, where = /./): (line: string) => string | null {
  const either = new RegExp(`\\b(${a}|${b})\\b(?=[^"']*$)`);
  return (line) =>
    where.test(line) && either.test(line)
      ? line.replace(either, (word) => (word === a ? b : a))
      : null;
}

function replace(
  what: RegExp,
  by: string | ((match: string) => string),
): (line: string) => string | null {
  return (line) =>
    what.test(line)
      ? line.replace(what, (match) => (typeof by === "string" ? by : by(match)))
      : null;
}

/** One more than the number that a group holds (0: the first group that holds one). */
function bump(what: RegExp, group: number): (line: string) => string | null {
  return (line) => {
    const match = what.exec(line);
    if (!match) return null;
    const number = group === 0 ? match.slice(1).find(Boolean) : match[group];
    if (number === undefined) return null;
    const at = match.index + match[0].lastIndexOf(number);
    const more =
      Number(number) === 255 || Number(number) === 9 ? Number(number) - 1 : Number(number) + 1;
    return line.slice(0, at) + String(more) + line.slice(at + number.length);
  };
}
