import { error, warning } from "../entry.ts";

/** `90 s`, `5 hours`, `9 days`. */
function duration(seconds: number): string {
  if (seconds < 7200) return `${seconds} s`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3600)} hours`;
  return `${Math.floor(seconds / 86_400)} days`;
}

function acknowledge(name: string): string {
  return `check the source; if this is right, run \`peerc fetch --acknowledge ${name}\``;
}

/** Diagnostics of `src/sources`. */
export const sourcesCatalog = {
  "no-source": error<{ source: string; name: string }>({
    about: "What was asked for needs evidence that the snapshot does not have.",
    message: (p) => `the snapshot has no ${p.name}`,
    hint: (p) =>
      `declare \`${p.source}: { from: … }\` in \`sources\` of network.yaml, run \`peerc fetch\`, and commit what it wrote`,
  }),
  "source-failed": error<{ name: string; kept: boolean }>({
    about:
      "A source of evidence about peers could not be fetched; its error is reported separately.",
    message: (p) =>
      `${p.name} could not be fetched${p.kept ? "; the snapshot keeps its last data" : ""}`,
    hint: () => "correct what is reported, or run `peerc fetch --keep-going` to write the rest",
  }),
  "source-unreachable": error<{ name: string; url: string; problem: string }>({
    about: "A URL of a source did not give an answer that can be used.",
    message: (p) => `${p.name}: ${p.url} ${p.problem}`,
    hint: () => "try again later, or declare another URL, or a file",
  }),
  "source-file-missing": error<{ name: string; path: string }>({
    about:
      "The file that a source is declared to come from does not exist in the network's folder.",
    message: (p) => `${p.name}: there is no file ${p.path}`,
    hint: () => "its path is relative to the folder of network.yaml, and must not leave it",
  }),
  "source-secret-missing": error<{ name: string; variable: string }>({
    about: "The environment variable with the key of a source is not set.",
    message: (p) => `${p.name}: the environment variable ${p.variable} is not set`,
    hint: () => "set it where `fetch` runs, or remove `key` to be an anonymous user",
  }),
  "source-unreadable": error<{ name: string; origin: string; problem: string }>({
    about:
      "What a source gave is not in the form that is expected, or is cut off. Nothing of it is used.",
    message: (p) => `${p.name}: ${p.origin} ${p.problem}`,
    hint: () => "check what is at that place; the snapshot keeps the data it has",
  }),
  "source-records-unusable": warning<{
    name: string;
    total: number;
    examples: readonly string[];
  }>({
    about: "Some records of a source cannot be used and were left out.",
    message: (p) => {
      const more = p.total > p.examples.length ? `; and ${p.total - p.examples.length} more` : "";
      return `${p.name}: ${p.total} ${p.total === 1 ? "record is" : "records are"} left out: ${p.examples.join("; ")}${more}`;
    },
  }),
  "source-empty": error<{ name: string }>({
    about: "A source has nothing about this network, its peers and its exchanges.",
    message: (p) => `${p.name} has nothing about this network, its peers or its exchanges`,
    hint: (p) => acknowledge(p.name),
  }),
  "source-stale": error<{ name: string; time: string; age: number; most: number }>({
    about: "The data of a source is older than `max_age` allows.",
    message: (p) =>
      `${p.name}: the data is of ${p.time}, ${duration(p.age)} ago; the limit is ${duration(p.most)}`,
    hint: (p) => acknowledge(p.name),
  }),
  "source-older": error<{ name: string; time: string; before: string }>({
    about: "The data of a source is older than the data in the snapshot.",
    message: (p) => `${p.name}: the data is of ${p.time}; the snapshot has that of ${p.before}`,
    hint: (p) => acknowledge(p.name),
  }),
  "source-shrinks": error<{
    name: string;
    kind: string;
    before: number;
    after: number;
    limit: number;
  }>({
    about:
      "A source lost more records than the guard allows: it may be incomplete. `guards` in the declaration sets the limit.",
    message: (p) => `${p.name}: ${p.before} ${p.kind} became ${p.after} (limit: -${p.limit} %)`,
    hint: (p) => acknowledge(p.name),
  }),
} as const;
