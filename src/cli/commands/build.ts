import type { Command } from "./command.ts";
import { NOTES_OPTION } from "../output/print-diagnostics.ts";

/** `peerc build`: declaration, policies and snapshot in, one file for each router out. */
export const build: Command = {
  name: "build",
  summary: "write the configuration of every router",
  usage: "[DIR] [--out DIR] [--fetch | --check | --watch] [--format FORMAT]",
  about:
    "Compiles the network declared in DIR (default: this folder) from its committed snapshot, renders one file for\n" +
    "each router, reads it back and proves that it means what the policy says for every route (see `peerc verify`), has\n" +
    "BIRD's and FRR's own parsers read theirs where installed, and only then replaces the output folder, all of it or\n" +
    "nothing. Needs no network, unless told to fetch first; the same input gives the same bytes.",
  options: {
    out: {
      type: "string",
      short: "o",
      value: "DIR",
      help: "where to write (default: DIR/rendered)",
    },
    fetch: {
      type: "boolean",
      help: "ask the registries first, as `peerc fetch` does; build only if the snapshot could be written",
    },
    check: {
      type: "boolean",
      help: "write nothing; exit 2 if the output folder is not what a build would write",
    },
    watch: {
      type: "boolean",
      short: "w",
      help: "stay, and build again whenever an input changes",
    },
    ...NOTES_OPTION,
    "no-verify": { type: "boolean", help: "do not prove what was rendered" },
    "no-native-check": { type: "boolean", help: "do not run BIRD's and FRR's parsers" },
  },
  examples: [
    { line: "peerc build examples/azion", about: "build the example network" },
    { line: "peerc build --check", about: "in CI: is the committed output up to date?" },
    {
      line: "peerc build --watch",
      about: "while editing: every change proven and written at once",
    },
    {
      line: "peerc build --fetch",
      about: "from the registries to the files of the routers in one go",
    },
    { line: "peerc build --out /tmp/candidate", about: "write somewhere else, to compare" },
  ],
  conflicts: [
    {
      pair: ["fetch", "check"],
      why: "--fetch writes the snapshot, --check writes nothing; `peerc fetch --check` looks at the registries",
    },
    {
      pair: ["fetch", "watch"],
      why: "the registries are asked once; run `peerc fetch` while `peerc build --watch` stays",
    },
    {
      pair: ["check", "watch"],
      why: "--check looks once and writes nothing, --watch stays and writes",
    },
  ],
  positionals: { min: 0, max: 1 },
  formats: ["text", "json", "github"],
  run: async (args, io) => (await import("./run-build.ts")).runBuild(args, io),
};
