import { askAll } from "./ask.js";
import { judgeAnswer } from "./judge-answer.js";
import { conversations } from "./queries.js";
import { Tally } from "./tally.js";

const CLASSES = ["as-set", "route-set"];

/**
 * Holds the answers of a server of ours over a database against IRRd's, query by query. `irrd`, `server`: their ports. Gives
 * the number of differences.
 */
export async function holdAnswers({ database, names, irrd, server }) {
  const tally = new Tally("Answers");
  const { sources } = database;
  const asnsOf = new Map(sources.map((source) => [source, new Set()]));
  for (const family of ["ipv4", "ipv6"]) {
    for (let row = 0; row < database.routes[family].size; row++) {
      const { origin, source } = database.routeAt(family, row);
      asnsOf.get(source).add(`AS${origin}`);
    }
  }
  const asns = [...new Set([...asnsOf.values()].flatMap((set) => [...set]))];
  const of = (source) => ({
    names: names.filter((name) => database.findSets(name, [source], CLASSES).length > 0),
    asns: [...asnsOf.get(source)],
  });
  for (const queries of conversations({ names, asns, sources, of })) {
    const [theirs, ours] = await Promise.all([askAll(irrd, queries), askAll(server, queries)]);
    const listed = (name) => itemsOf(theirs[queries.indexOf(`!i${name}`)] ?? "");
    const selected = selectionOf(queries, sources);
    queries.forEach((query, at) => {
      const judged = judgeAnswer({
        query,
        ours: ours[at],
        theirs: theirs[at],
        listed,
        sources: selected,
        hasOperators: (name) => hasOperators(database, name.toUpperCase(), selected),
      });
      tally.count("queries");
      if (judged.kind === "equal") tally.count("answers equal to the byte");
      else if (judged.kind === "ordered")
        tally.count("answers with the same items, where IRRd has no order");
      else if (judged.kind === "excused") tally.excuse(judged.exception);
      else
        tally.differ(
          `${queries[0]} … ${query}: peerc ${shorten(ours[at])}, IRRd ${shorten(theirs[at])}`,
        );
    });
  }
  return tally.print();
}

function itemsOf(answer) {
  return answer.startsWith("A") ? answer.split("\n")[1].split(" ").filter(Boolean) : [];
}

/** The sources that a conversation is about. */
function selectionOf([first], sources) {
  const list = /^!s([^-].*)$/.exec(first)?.[1]?.toUpperCase().split(",") ?? sources;
  return list.every((source) => sources.includes(source)) ? list : sources;
}

/** Whether a set, or one that it holds, has a member with a range operator in front of an ASN or a set. */
function hasOperators(database, name, sources, seen = new Set()) {
  if (seen.has(name)) return false;
  seen.add(name);
  const [set] = database.findSets(name, sources, CLASSES);
  return (set?.members ?? []).some((member) => {
    const [body, operator] = member.split("^");
    if (body.includes("/")) return false;
    return operator !== undefined || hasOperators(database, body, sources, seen);
  });
}

function shorten(answer) {
  const text = JSON.stringify(answer);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
