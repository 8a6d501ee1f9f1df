import type { Platform } from "../../../src/platforms/platform.ts";
import { facts } from "./facts.ts";
import { read } from "./read.ts";
import { render } from "./render.ts";

/** A platform that is none, with all that a platform must have. */
export const platform: Platform = {
  ...facts,
  render,
  read,
  secretsIn: () => [],
  check: () => Promise.resolve({ kind: "unavailable", tool: "nothing" }),
};
