import { parseAddress, type Address } from "../../net/index.ts";
import { quotedLine } from "../read-text.ts";

/** What a command shows: all routes of a neighbor, only those that are not hidden, or only those that are. */
export type ShownRoutes = "all" | "not-hidden" | "hidden";

/** A command whose output is read: `show route receive-protocol bgp 192.0.2.1 all extensive | display json`. */
export interface JunosCommand {
  readonly neighbor: Address;
  readonly shows: ShownRoutes;
}

/** What a line is that is not part of a command's structured output. */
export type JunosLine =
  | { readonly kind: "command"; readonly command: JunosCommand }
  /** An empty line, a prompt, or one of the few lines that mean nothing. */
  | { readonly kind: "nothing" }
  | { readonly kind: "wrong"; readonly what: string };

/** `user@gru1>`, `user@gru1#`, `gru1>`, after the lines about the routing engine on some platforms. */
const PROMPT = /^(?:\{[^{}]*\}\s*)?(?:[\w.-]+@)?[\w.-]+[>#%]\s*/;
const COMMAND = /^(?:run\s+)?show\s+route\s+receive-protocol\s+bgp\s+(\S+)\s*([^|]*)((?:\|.*)?)$/;
/** `{master:0}`, `{primary:node0}`: the routing engine (junos_as_path_acl in github.com/batfish/lab-validation). */
const ENGINE = /^\{[\w:.-]+\}$/;
const MEANINGLESS =
  /^(?:exit|quit|set cli [\w -]+|Screen (?:length|width) set to \d+|\[edit[^\]]*\])$/;

/** Reads a line of a recorded session with Junos. */
export function readJunosLine(line: string): JunosLine {
  const text = line.trim();
  if (text === "" || ENGINE.test(text)) return { kind: "nothing" };
  const typed = text.replace(PROMPT, "");
  if (typed === "" || MEANINGLESS.test(typed)) return { kind: "nothing" };
  if (/^-+\(?more/i.test(text)) {
    return wrong("the output stops at the pager: run the command with `| no-more`");
  }
  const command = COMMAND.exec(typed);
  if (command) return readCommand(command[1] ?? "", command[2] ?? "", command[3] ?? "");
  if (/^[\w.]+\.\d: \d+ destinations?, \d+ routes?/.test(text)) {
    return wrong(
      "this is the text for people: run the command with `| display json` or `| display xml`",
    );
  }
  if (/^show\s+route\s/.test(typed)) {
    return wrong(`\`${typed}\` does not show what neighbors sent: run ${RECOMMENDED}`);
  }
  return wrong(`${quotedLine(text)} is not understood`);
}

/** The command that everything can be read from. */
export const RECOMMENDED =
  "`show route receive-protocol bgp ADDRESS all extensive | display json | no-more`";

function readCommand(neighbor: string, words: string, pipes: string): JunosLine {
  const address = parseAddress(neighbor);
  if (!address) return wrong(`\`${neighbor}\` is not an IP address`);
  let shows: ShownRoutes = "not-hidden";
  let isDetailed = false;
  const rest = words
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "");
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === "all") shows = "all";
    else if (word === "hidden" && shows !== "all") shows = "hidden";
    else if (word === "extensive" || word === "detail") isDetailed = true;
    else if (word === "table" || word === "logical-system") rest.shift();
    else return wrong(`\`${word}\` shows only a part of the routes: run ${RECOMMENDED}`);
  }
  if (!isDetailed)
    return wrong(`without \`extensive\`, communities are not shown: run ${RECOMMENDED}`);
  const isStructured = /^\|\s*display\s+(?:json|xml)\s*(?:\|\s*(?:no-more|save\s+\S+)\s*)*$/.test(
    pipes,
  );
  if (!isStructured && !/^\|\s*no-more\s*\|\s*display\s+(?:json|xml)\s*$/.test(pipes)) {
    return wrong(`the output is changed by \`${pipes.trim()}\`: run ${RECOMMENDED}`);
  }
  return { kind: "command", command: { neighbor: address, shows } };
}

function wrong(what: string): JunosLine {
  return { kind: "wrong", what };
}
