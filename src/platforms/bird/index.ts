import type { Platform } from "../platform.ts";
import { check } from "./check.ts";
import { OLDEST_VERSION } from "./dialect.ts";
import { limits } from "./limits.ts";
import { pieces } from "./pieces.ts";
import { read } from "./read.ts";
import { createPrinter, render } from "./render.ts";
import { secretsIn } from "./secrets.ts";

/** BIRD, versions 2.0.12 and later, and 3. */
export const bird: Platform = {
  name: "bird",
  title: "BIRD",
  defaultVersion: OLDEST_VERSION,
  cannotTest: [],
  asSets: "documented",
  limits,
  render,
  createPrinter,
  read,
  secretsIn,
  pieces,
  check,
};
