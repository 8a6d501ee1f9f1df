import { formatPrefixRange } from "../../../src/net/index.ts";
import type { Platform } from "../../../src/platforms/platform.ts";
import { facts } from "./facts.ts";
import { read } from "./read.ts";
import { render } from "./render.ts";

/** A platform that is none, with all that a platform must have. */
export const platform: Platform = {
  ...facts,
  render,
  renderList: ({ name, set }) => ({
    text: set.ranges.map((range) => `list ${name} ${formatPrefixRange(range)}\n`).join(""),
    kind: "list",
  }),
  read,
  secretsIn: () => [],
  check: () => Promise.resolve({ kind: "unavailable", tool: "nothing" }),
  operations: {
    timer: { least: 1, most: 60, step: 1 },
    settings: [],
    commands: () => ({
      ...{ prepare: [], check: [], load: [], fetch: [], verify: [], confirm: [], back: [] },
      ...{ afterwards: [], restore: [], clean: [] },
    }),
    look: () => ({
      summary: {
        ...{ where: "cli", run: "show", about: "everything", exit: null, contains: [], lacks: [] },
        ...{ repeat: false, output: null },
      },
      ...{ up: [], down: [], traffic: [] },
    }),
    isComment: (line) => line.startsWith("#"),
  },
};
