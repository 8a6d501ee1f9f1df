/** A kind of damage to one line: the damaged line, or null if the damage does not apply. */
export type Damage = readonly [name: string, change: (line: string) => string | null];

/** Every kind of damage to one line. */
export const DAMAGES: readonly Damage[] = [
  ["left out", () => ""],
  ["permit and deny exchanged", exchange("permit", "deny")],
  [
    "accept and reject exchanged",
    exchange("accept", "reject", /^(?!\s*(term|description|policy-statement) )/),
  ],
  ["done and drop exchanged", exchange("done", "drop")],
  ["in and out exchanged", exchange("in", "out", /(route-map|route-policy) /)],
  [
    "import and export exchanged",
    exchange("import", "export", /^\s*(import|export) (filter )?PEERC/),
  ],
  ["a negation taken away", replace(/\bnot |!(?=\()/, "")],
  ["a negation put in", replace(/\bif (?!not |!)(?=\w)/, "if not ")],
  ["additive taken away", replace(/ additive\b/, "")],
  ["any turned into every", replace(/matches-any/, "matches-every")],
  ["one length more", number(/\b(?:le|upto|eq) \/?(\d+)|-\/(\d+)|\{\d+,(\d+)\}/, 1)],
  ["one length less", number(/\b(?:le|upto|eq|ge) \/?(\d+)|-\/(\d+)|\{(?:\d+),(\d+)\}/, -1)],
  ["another shortest length", number(/\bge (\d+)|\/(\d+)-\/|\{(\d+),/, 1)],
  ["a length let in besides", replace(/(?<=\d\/\d+)(?=[,;]?$)/, "+")],
  ["one digit in a prefix", otherPrefix],
  ["one number more", number(/(\d+)[;)\s'"\],]*$/, 1)],
  ["another first number", number(/(?<![\w.:/]|seq )(\d+)(?![\w.:/])/, 1)],
  ["a regular expression loosened", replace(/(?<=permit )[_^]/, "")],
  ["a regular expression left open", replace(/[_$]$/, "")],
  [
    "another list",
    replace(/PEERC_(BOGONS|OWN|LONGER_THAN_\d+)_V(?=[46])/, (name) =>
      name === "PEERC_OWN_V" ? "PEERC_BOGONS_V" : "PEERC_OWN_V",
    ),
  ],
  ["the list of another neighbor", replace(/PEERC_AS13335_(?=IRR|ORIGINS)/, "PEERC_AS262589_")],
  [
    "the policy of another neighbor",
    replace(/PEERC_AS13335_IX_BR_SP_V4_(?=IMPORT|EXPORT)/, "PEERC_AS262589_XE_0_0_1_V4_"),
  ],
  [
    "the policy of the other direction",
    replace(/_(IMPORT|EXPORT)\b/, (word) => (word === "_IMPORT" ? "_EXPORT" : "_IMPORT")),
  ],
  [
    "the list of the other family",
    replace(/(?<=PEERC_\w*)_V[46]\b/, (word) => (word === "_V4" ? "_V6" : "_V4")),
  ],
  [
    "the wrong state of validation",
    replace(/(?<=(?:database|is|rpki) )invalid\b|ROA_INVALID/, (state) =>
      state === "invalid" ? "valid" : "ROA_VALID",
    ),
  ],
  [
    "another ORIGIN",
    replace(/(?<=origin (?:is )?)incomplete\b|ORIGIN_INCOMPLETE/, (origin) =>
      origin === "incomplete" ? "egp" : "ORIGIN_EGP",
    ),
  ],
  [
    "another comparison",
    replace(
      />=|\bge\b(?! \d+ le)|orhigher|(?<=\w )= (?=\d)/,
      (sign) => ({ ">=": ">", ge: "le", orhigher: "orlower", "= ": "!= " })[sign] ?? sign,
    ),
  ],
  [
    "warning only",
    replace(/restart \d+$|action restart|teardown \d+ idle-timeout \d+/, (how) =>
      how.startsWith("action")
        ? "action warn"
        : how.startsWith("restart")
          ? "warning-only"
          : `teardown ${how.split(" ")[1] ?? ""}`,
    ),
  ],
  [
    "down for good",
    replace(/ restart \d+$|action restart|idle-timeout \d+/, (how) =>
      how.startsWith("action")
        ? "action disable"
        : how.startsWith("idle")
          ? "idle-timeout forever"
          : "",
    ),
  ],
  ["one member dropped", replace(/(?<=\[ ?|members )[^\s[\],]+,? (?=[^\]])/, "")],
  ["a placeholder turned into a secret", replace(/\$\{\w+\}/, "hunter2")],
  ["another secret", replace(/(?<=\$\{\w+)\}/, "_2}")],
  [
    "a role reversed",
    replace(
      /\b(provider|customer|peer|rs-client|rs_client|route-server-client)\b(?=;?$| strict)/,
      (role) => (role === "peer" ? "customer" : "peer"),
    ),
  ],
  ["a name that is not there", replace(/\bPEERC_(\w+)/, "PEERC_X_$1")],
  ["a word misspelt", replace(/^(\s*)([a-z])([a-z-]+)/, "$1$3$2")],
];

function exchange(a: string, b: string, where = /./): (line: string) => string | null {
  const either = new RegExp(`(?<![\\w-])(${a}|${b})(?![\\w-])`);
  return (line) =>
    where.test(line) && either.test(line)
      ? line.replace(either, (word) => (word === a ? b : a))
      : null;
}

function replace(
  what: RegExp,
  by: string | ((match: string) => string),
): (line: string) => string | null {
  return (line) => {
    if (!what.test(line)) return null;
    return typeof by === "string"
      ? line.replace(what, by)
      : line.replace(what, (match) => by(match));
  };
}

/** The number in the first group that holds one, so much larger. */
function number(what: RegExp, more: number): (line: string) => string | null {
  return (line) => {
    const match = what.exec(line);
    const found = match?.slice(1).find(Boolean);
    if (!match || found === undefined) return null;
    const at = match.index + match[0].lastIndexOf(found);
    return line.slice(0, at) + String(Number(found) + more) + line.slice(at + found.length);
  };
}

/** The network next to the one in a line: its last bit is flipped. */
function otherPrefix(line: string): string | null {
  const v4 = /(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)/.exec(line);
  if (v4) {
    const length = Number(v4[5]);
    if (length === 0) return line.replace(v4[0], "128.0.0.0/1");
    const at = Math.ceil(length / 8);
    const bytes = v4.slice(1, 5).map(Number);
    bytes[at - 1] = (bytes[at - 1] ?? 0) ^ (1 << (at * 8 - length));
    return line.replace(v4[0], `${bytes.join(".")}/${length}`);
  }
  const v6 = /\b((?!0)[0-9a-f]+):[0-9a-f:]*\/(\d+)/.exec(line);
  const [, first = "", length = ""] = v6 ?? [];
  if (first === "") return null;
  const bit = 1 << (16 - Math.min(Number(length), 16));
  return line.replace(first, (Number.parseInt(first, 16) ^ bit).toString(16));
}
