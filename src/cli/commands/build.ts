import type { Command } from "./command.ts";
import { NOTES_OPTION } from "../output/print-diagnostics.ts";

/** `peerc build`: compiles declaration, policies and snapshot into one file per router. */
export const build: Command = {
  name: "build",
  summary: "write the configuration of every router",
  usage: "[DIR] [--out DIR] [--fetch | --check | --watch] [--format FORMAT]",
  about:
    "Compiles the network declared in DIR (default: this folder) from its committed snapshot and renders one file for\n" +
    "each router. Reads each file back and proves that it means what the policy says for every route (see\n" +
    "`peerc verify`), and checks it with BIRD's and FRR's own parsers where installed. Then replaces the whole output\n" +
    "folder, or nothing. Needs no network access except with --fetch; the same input gives the same bytes.",
  options: {
    out: {
      type: "string",
      short: "o",
      value: "DIR",
      help: "where to write (default: DIR/rendered)",
    },
    fetch: {
      type: "boolean",
      help: "query the registries first, like `peerc fetch`; build only if the snapshot could be written",
    },
    check: {
      type: "boolean",
      help: "write nothing; exit 2 if the output folder differs from what a build would write, and say why and what that means",
    },
    watch: {
      type: "boolean",
      short: "w",
      help: "keep running, and rebuild whenever an input changes",
    },
    ...NOTES_OPTION,
    "no-verify": { type: "boolean", help: "skip the proof of the rendered files" },
    "no-native-check": { type: "boolean", help: "skip BIRD's and FRR's parsers" },
  },
  examples: [
    { line: "peerc build examples/azion", about: "build the example network" },
    { line: "peerc build --check", about: "in CI: is the committed output up to date?" },
    {
      line: "peerc build --watch",
      about: "while editing: prove and write every change at once",
    },
    {
      line: "peerc build --fetch",
      about: "from the registries to the routers' files in one step",
    },
    { line: "peerc build --out /tmp/candidate", about: "write to another folder, to compare" },
  ],
  conflicts: [
    {
      pair: ["fetch", "check"],
      why: "--fetch writes the snapshot, --check writes nothing; `peerc fetch --check` compares with the registries",
    },
    {
      pair: ["fetch", "watch"],
      why: "the registries are queried only once; run `peerc fetch` while `peerc build --watch` is running",
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
