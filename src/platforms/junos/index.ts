import type { Platform } from "../platform.ts";
import { check } from "./check.ts";
import { limits } from "./limits.ts";
import { pieces } from "./pieces.ts";
import { read } from "./read.ts";
import { createPrinter, render } from "./render.ts";
import { secretsIn } from "./secrets.ts";

/** Juniper Junos, 21.3 and later. */
export const junos: Platform = {
  name: "junos",
  title: "Juniper Junos",
  defaultVersion: [22, 4],
  cannotTest: ["as-path-has-set"],
  asSets: "undocumented",
  limits,
  render,
  createPrinter,
  read,
  secretsIn,
  pieces,
  check,
};
