import type { Peer } from "../../declaration/index.ts";
import { createLocate, type Report } from "../../diagnostics/index.ts";
import { textHistory } from "../../history/index.ts";
import { covers, formatPrefixRange, parseAsn } from "../../net/index.ts";
import type { BlamedEntry } from "../../report/index.ts";
import { repositoryPath, type BlameContext } from "./blame-objects.ts";
import { blamedEvents } from "./blamed-events.ts";

/**
 * The declared prefixes of peers that equal or cover a prefix, with the history of their lines. Null, and reported,
 * if git fails.
 */
export async function blameDeclared(
  context: BlameContext,
  peers: readonly Peer[],
  report: Report,
): Promise<readonly BlamedEntry[] | null> {
  const { repository, tip, files, prefix } = context;
  const locate = createLocate();
  const blamed: BlamedEntry[] = [];
  for (const peer of peers) {
    for (const { value, span } of peer.prefixes) {
      if (!covers(value.prefix, prefix)) continue;
      const written = span.source.text.slice(span.start, span.end).replace(/^["']|["']$/g, "");
      const history = await textHistory(
        repository,
        {
          path: repositoryPath(context, peer.file),
          tip,
          uncommitted: files.kind === "disk" ? files.read(peer.file) : undefined,
          stateIn: (text) => linesWith(text, written, peer.asn),
        },
        report,
      );
      const events = history && (await blamedEvents(repository, history, describeLine, report));
      if (!history || !events) return null;
      const { path, start } = locate(span);
      const isItself = value.min <= prefix.length && prefix.length <= value.max;
      blamed.push({
        kind: "declared",
        peers: [{ asn: peer.asn, name: peer.name }],
        isOurs: false,
        object: null,
        place: `${path}:${start.line}`,
        range: formatPrefixRange(value),
        covers: isItself ? "itself" : "more-specific",
        isThere: true,
        routes: [],
        ...events,
        formerly: [],
      });
    }
  }
  return blamed;
}

/**
 * The lines of a file of peers that contain a prefix as written, below the ASN of a peer or below none; null if there
 * are none. Old versions are not parsed as YAML, because that would be too slow for a thousand of them.
 */
export function linesWith(text: string, written: string, asn: number): string | null {
  const found: string[] = [];
  let above: number | null = null;
  for (const line of text.split("\n")) {
    const code = line.replace(/(?:^|\s)#.*$/, "");
    const declared = /(?:^|[\s{,-])asn:\s*(?:AS)?(\d+)/i.exec(code)?.[1];
    if (declared !== undefined) above = parseAsn(declared);
    if ((above === null || above === asn) && holdsWord(code, written)) found.push(line.trim());
  }
  return found.length === 0 ? null : found.join("\n");
}

/** Whether a line contains a prefix, and not as part of another one. */
function holdsWord(line: string, word: string): boolean {
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
    const [before = " ", after = " "] = [line[at - 1], line[at + word.length]];
    if (!/[\w.:/]/.test(before) && !/[\w.:/^]/.test(after)) return true;
  }
  return false;
}

/** Not the line itself: it may hold a secret that somebody committed once. */
function describeLine(): readonly string[] {
  return ["its line was written differently before"];
}
