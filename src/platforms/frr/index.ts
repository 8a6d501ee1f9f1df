import type { Platform } from "../platform.ts";
import { check } from "./check.ts";
import { OLDEST_VERSION } from "./dialect.ts";
import { limits } from "./limits.ts";
import { pieces } from "./pieces.ts";
import { read } from "./read.ts";
import { createPrinter, render } from "./render.ts";
import { secretsIn } from "./secrets.ts";

/** FRR, versions 8.4 and later. */
export const frr: Platform = {
  name: "frr",
  title: "FRR",
  defaultVersion: OLDEST_VERSION,
  limits,
  render,
  createPrinter,
  read,
  secretsIn,
  pieces,
  cannotTest: [],
  asSets: "documented",
  check,
};
