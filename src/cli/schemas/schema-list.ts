/** A JSON Schema that is published with the package. */
export interface PublishedSchema {
  /** Its name for `peerc schema`; its file is `docs/schema/<name>.schema.json`. */
  readonly name: string;
  /** What it describes: files that people write, what a command prints, or files of other programs. */
  readonly of: "input" | "output" | "data";
  /** What that is, for a list. */
  readonly about: string;
  /** The files of a network that it describes, as patterns relative to the network's folder. */
  readonly files: readonly string[];
}

/**
 * All schemas that are published: first those of the files that people write, then those of what commands print, then those
 * of data. Without the schemas themselves, so that the list costs nothing.
 */
export const SCHEMAS: readonly PublishedSchema[] = [
  input("network", "the network, its routers and exchanges", ["network.yaml"]),
  input("peers", "peers and our sessions with them", ["peers/*.yaml"]),
  input("changes", "what may change without a person", ["changes.yaml"]),
  input("assertions", "what the policy must and must never do", ["tests/*.yaml"]),
  input("policy", "a policy of your own", ["policies/*.yaml", "!policies/rules.yaml"]),
  input("rules", "rules of your own", ["policies/rules.yaml"]),
  input("list", "a list of prefixes or ASNs", ["policies/lists/*.yaml"]),
  input("agreement", "what a network asks of its peers", ["policies/agreements/*.yaml"]),
  output("diff"),
  output("plan"),
  output("impact"),
  output("runbook"),
  output("audit"),
  data("routes", "a line of a file of received routes (JSON Lines)"),
  data("counters", "a line of a file of counted traffic (JSON Lines)"),
];

/** The folder of the package in which the schemas are. */
export const SCHEMA_FOLDER = "docs/schema";

/** The name of a schema's file. */
export function schemaFile(name: string): string {
  return `${name}.schema.json`;
}

function input(name: string, about: string, files: readonly string[]): PublishedSchema {
  return { name, of: "input", about, files };
}

function output(name: string): PublishedSchema {
  return { name, of: "output", about: `peerc ${name} --format json`, files: [] };
}

function data(name: string, about: string): PublishedSchema {
  return { name, of: "data", about, files: [] };
}
