import type { Platform } from "../platform.ts";
import { check } from "./check.ts";
import { facts } from "./facts.ts";
import { segments } from "./segments.ts";
import { read } from "./read.ts";
import { createPrinter, render } from "./render/render.ts";
import { secretsIn } from "./secrets.ts";

/** BIRD, versions 2.0.12 and later, and 3. */
export const bird: Platform = { ...facts, render, createPrinter, read, secretsIn, segments, check };
