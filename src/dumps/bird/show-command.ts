/** What a command that BIRD's client was given shows. */
export type ShowCommand =
  /** The routes of a channel as the neighbor sent them. */
  | { readonly kind: "import-table"; readonly protocol: string; readonly channel: string }
  /** The routes of tables; `protocol`: only those of one. */
  | { readonly kind: "tables"; readonly protocol: string | null }
  /** Nothing about routes. */
  | { readonly kind: "nothing" }
  /** Something that cannot be used: why, and what to write instead. */
  | { readonly kind: "refused"; readonly why: string };

/** The command whose output can be used as received routes. */
const WANTED = "`show route import table PROTOCOL.CHANNEL all stats`";

/** Reads a command to BIRD, as its client repeats it. */
export function readShowCommand(text: string): ShowCommand {
  const words = text.trim().split(/\s+/);
  const [first, second, ...rest] = words;
  if (text.trim() === "" || /^(?:exit|quit)$/.test(first ?? "")) return { kind: "nothing" };
  if (first === "show" && second === "status" && rest.length === 0) return { kind: "nothing" };
  if (first !== "show" || second !== "route") {
    return refused(`\`${text.trim()}\` shows no routes: give \`show status\` and ${WANTED} alone`);
  }
  let protocol: string | null = null;
  let channel: string | null = null;
  const seen = new Set<string>();
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at] ?? "";
    const next = rest[at + 1] ?? "";
    if (word === "import" && next === "table") {
      const name = /^'?([^'.]+)'?\.([\w-]+)$/.exec(rest[at + 2] ?? "");
      if (!name) return refused(`\`${text.trim()}\` names no channel: ${WANTED}`);
      [protocol, channel] = [name[1] ?? "", name[2] ?? ""];
      at += 2;
    } else if (word === "protocol") {
      protocol = next.replace(/^'(.*)'$/, "$1");
      at++;
    } else if (word === "table") at++;
    else if (word === "filtered") {
      return refused(
        `rejected routes are shown with the attributes that the import filter has given them, not with those that the neighbor sent: ${WANTED} shows the latter`,
      );
    } else if (/^(?:export|preexport|noexport)$/.test(word)) {
      return refused(`\`${word}\` shows what is sent to a neighbor, not what it sends`);
    } else if (word === "all" || word === "stats") seen.add(word);
    else if (word !== "primary") {
      return refused(
        `\`${text.trim()}\` may show a part of the routes only, because of \`${word}\``,
      );
    }
  }
  const missing = ["all", "stats"].filter((word) => !seen.has(word));
  if (missing.length > 0) {
    const why = { all: "the attributes of routes", stats: "the end of the output" };
    const needed = missing.map((word) => `\`${word}\` (${why[word as keyof typeof why]})`);
    return refused(`\`${text.trim()}\` lacks ${needed.join(" and ")}`);
  }
  if (channel !== null) return { kind: "import-table", protocol: protocol ?? "", channel };
  return { kind: "tables", protocol };
}

function refused(why: string): ShowCommand {
  return { kind: "refused", why };
}
