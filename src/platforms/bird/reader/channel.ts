import type { OnExceed } from "../../../policy/index.ts";
import type { LimitReading } from "../../../model/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import { statementsOf } from "./protocol-statements.ts";
import type { Token } from "./tokens.ts";

/** What a protocol does after errors, in seconds. */
export interface Waits {
  readonly longestWait: number;
  readonly forgets: number;
}

/** How a channel attaches a filter: by name, inline, as an expression, or all or none. */
export type Attached =
  | { readonly kind: "none" | "all"; readonly line: number }
  | { readonly kind: "filter"; readonly name: string; readonly line: number }
  | { readonly kind: "inline"; readonly body: readonly Token[]; readonly line: number }
  | { readonly kind: "where"; readonly expression: readonly Token[]; readonly line: number };

/** The settings of a channel. */
export interface Channel {
  import: Attached | null;
  export: Attached | null;
  limit: LimitReading | null;
  importTable: boolean;
  extendedNextHop: boolean;
}

/** Reads the statements of a channel of a protocol. */
export function readChannel(
  body: readonly Token[],
  waits: Waits,
  problems: ReadingProblems,
): Channel {
  const channel: Channel = {
    import: null,
    export: null,
    limit: null,
    importTable: false,
    extendedNextHop: false,
  };
  let receive: { readonly count: number; readonly action: string; readonly line: number } | null =
    null;
  let warnAt: number | null = null;
  let keepsFiltered = false;
  for (const { words, block, line } of statementsOf(body)) {
    const texts = words.map(({ text }) => text);
    const [first = "", second = "", third = "", fourth = "", fifth = ""] = texts;
    const text = texts.join(" ");
    if (text === "import table on" || text === "import table yes") channel.importTable = true;
    else if (text === "export table on") continue;
    else if (text === "extended next hop on" || text === "extended next hop yes")
      channel.extendedNextHop = true;
    else if (text === "import keep filtered on" || text === "import keep filtered yes")
      keepsFiltered = true;
    else if (
      (first === "receive" || first === "import") &&
      second === "limit" &&
      fourth === "action"
    ) {
      const count = Number(third);
      if (first === "receive") receive = { count, action: fifth, line };
      else if (fifth === "warn") warnAt = count;
      else problems.notUnderstood(line, "a limit on what is accepted, not on what is received");
    } else if (first === "import" || first === "export") {
      if (second === "filter" && block) channel[first] = { kind: "inline", body: block, line };
      else if (second === "filter" && texts.length === 3)
        channel[first] = { kind: "filter", name: third, line };
      else if (second === "where")
        channel[first] = { kind: "where", expression: words.slice(2), line };
      else if (second === "none" || second === "all") channel[first] = { kind: second, line };
      else problems.notUnderstood(line, "an option of a channel that peerc does not know");
    } else problems.notUnderstood(line, "an option whose effect on routes peerc does not know");
  }
  if (receive) {
    const { count, action, line } = receive;
    const onExceed = onExceedOf(action, waits.longestWait);
    if (!onExceed) problems.notUnderstood(line, "an action that peerc does not know");
    if (action === "restart" && waits.forgets < waits.longestWait) {
      problems.notUnderstood(
        line,
        "the error is forgotten before the session is back, so that the wait never grows to its longest",
      );
    }
    if (!keepsFiltered && !channel.importTable) {
      problems.notUnderstood(
        line,
        "without `import keep filtered on` only accepted routes are counted",
      );
    }
    channel.limit = {
      maximum: count,
      warnAt: warnAt === null ? null : { count: warnAt },
      onExceed: onExceed ?? { kind: "warn" },
      line,
    };
  }
  return channel;
}

/** A protocol that is restarted comes back after the longest wait, once errors follow each other. */
function onExceedOf(action: string, longestWait: number): OnExceed | null {
  switch (action) {
    case "restart":
      return { kind: "restart", afterMinutes: longestWait / 60 };
    case "disable":
      return { kind: "shutdown" };
    case "warn":
      return { kind: "warn" };
    default:
      return null;
  }
}
