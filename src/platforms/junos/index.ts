import type { Platform } from "../platform.ts";
import { check } from "./check.ts";
import { facts } from "./facts.ts";
import { segments } from "./segments.ts";
import { read } from "./read.ts";
import { createPrinter, render } from "./render/render.ts";
import { secretsIn } from "./secrets.ts";

/** Juniper Junos, 21.3 and later. */
export const junos: Platform = {
  ...facts,
  render,
  createPrinter,
  read,
  secretsIn,
  segments,
  check,
};
