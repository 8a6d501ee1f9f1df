/**
 * Lines that a command of FRR's grammar allows, as `list` prints it in vtysh: `bgp listen limit (1-65535)`. The first
 * is the plainest; each of the others makes one choice differently: an alternative, an optional part, the end of a
 * range.
 */
export function expandCommand(command: string): readonly string[] {
  const parser = { rest: tokensOf(command) };
  return [...new Set(sequence(parser).map((line) => line.replace(/ +/g, " ").trim()))];
}

/** The text that replaces a variable; any other token is kept. */
const VALUES: Readonly<Record<string, string>> = {
  "A.B.C.D": "10.77.0.1",
  "A.B.C.D/M": "10.77.0.0/24",
  "X:X::X:X": "2001:db8:77::1",
  "X:X::X:X/M": "2001:db8:77::/48",
  "X:X:X:X:X:X": "02:00:00:00:00:01",
  "X:X:X:X:X:X/M": "02:00:00:00:00:00/24",
  "ASN:NN_OR_IP-ADDRESS:NN": "52580:77",
  "RTLIST...": "52580:77",
  "AA:NN...": "52580:77",
  "AA:BB:CC...": "52580:77:1",
  RT: "52580:77",
  INTERFACE: "eth4",
  IFNAME: "eth4",
  PGNAME: "RR",
};

interface Parser {
  rest: readonly string[];
}

function tokensOf(command: string): readonly string[] {
  return command.match(/[<>[\]{}|]|[^\s<>[\]{}|]+/g) ?? [];
}

/** Everything up to a closing bracket or a bar. */
function sequence(parser: Parser): readonly string[] {
  const parts: (readonly string[])[] = [];
  for (;;) {
    const [token] = parser.rest;
    if (token === undefined || ">]}|".includes(token)) break;
    parser.rest = parser.rest.slice(1);
    parts.push(part(token, parser));
  }
  const plain = parts.map(([first = ""]) => first);
  const lines = [plain.join(" ")];
  for (const [i, [, ...others]] of parts.entries()) {
    for (const other of others) lines.push(plain.with(i, other).join(" "));
  }
  return lines;
}

function part(token: string, parser: Parser): readonly string[] {
  switch (token) {
    case "<":
    case "{":
      return alternatives(parser);
    case "[":
      return ["", ...alternatives(parser)];
    default:
      return wordOrRange(token);
  }
}

function alternatives(parser: Parser): readonly string[] {
  const all: string[] = [];
  for (;;) {
    all.push(...sequence(parser));
    const [token] = parser.rest;
    parser.rest = parser.rest.slice(1);
    if (token !== "|") return all;
  }
}

function wordOrRange(token: string): readonly string[] {
  const range = /^\((\d+)-(\d+)\)$/.exec(token);
  if (range) return [...new Set([range[1]!, range[2]!])];
  return [VALUES[token] ?? token.replace(/\.\.\.$/, "")];
}
