import { Diagnostics, type RawFile, type Report } from "../../diagnostics/index.ts";
import { platforms } from "../../platforms/index.ts";
import {
  neighborOf,
  type ReadForm,
  type ReadRequest,
  type RouterPlan,
  type RouterReading,
} from "../../model/index.ts";
import { verifyRouter, type RouterProof } from "./verify-router.ts";

/** How many differences of one router are shown; a thousand more would add nothing. */
const MOST_SHOWN = 25;

/**
 * Reads a router's configuration back and compares it with its plan, for every route. Reports what is not understood
 * and what differs; null if anything was reported, because then nothing in the file is proven.
 */
export function verifyFile(
  plan: RouterPlan,
  file: RawFile,
  form: ReadForm,
  report: Report,
): RouterProof | null {
  return proveFile(plan, file, form, report)?.proof ?? null;
}

/** The same, together with what was read. */
export function proveFile(
  plan: RouterPlan,
  file: RawFile,
  form: ReadForm,
  report: Report,
): { readonly proof: RouterProof; readonly reading: RouterReading } | null {
  // What was not understood would also appear as differences, which would hide the cause.
  const reading = readFile(plan, file, form, report);
  if (!reading) return null;
  const found = new Diagnostics();
  const proof = verifyRouter(plan, reading, platforms[plan.platform], found.report);
  for (const shown of found.all.slice(0, MOST_SHOWN)) report(shown);
  return found.failed ? null : { proof, reading };
}

/** Reads a router's configuration back; null if part of it is not understood, which is reported. */
export function readFile(
  plan: RouterPlan,
  file: RawFile,
  form: ReadForm,
  report: Report,
): RouterReading | null {
  const found = new Diagnostics();
  const reading = platforms[plan.platform].read(file, readRequest(plan, form), found.report);
  for (const shown of found.all.slice(0, MOST_SHOWN)) report(shown);
  return found.failed ? null : reading;
}

/** The input of a reader of a router's file. */
export function readRequest(plan: RouterPlan, form: ReadForm): ReadRequest {
  return {
    version: plan.version,
    asn: plan.asn,
    neighbors: plan.peers.flatMap((peer) => peer.sessions.map(neighborOf)),
    form,
  };
}
