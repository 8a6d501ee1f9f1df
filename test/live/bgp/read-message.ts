import type { GracefulRestart } from "../../../src/model/index.ts";

/** What a speaker says in its OPEN, as far as tests ask for it. */
export interface Opened {
  /** Seconds. */
  readonly holdTime: number;
  /** Its role (RFC 9234), by number; null: it states none. */
  readonly role: number | null;
  /** Without the capability `off`, with it and no family `helper`, with a family `full` (RFC 4724, 3). */
  readonly gracefulRestart: GracefulRestart;
}

/** Reads the body of an OPEN (RFC 4271, 4.2; RFC 5492; RFC 9234, 4.1). */
export function readOpen(body: Buffer): Opened {
  const holdTime = body.readUInt16BE(3);
  let role: number | null = null;
  let gracefulRestart: GracefulRestart = "off";
  for (let at = 10; at < body.length; at += 2 + body.readUInt8(at + 1)) {
    if (body.readUInt8(at) !== 2) continue;
    const end = at + 2 + body.readUInt8(at + 1);
    for (let c = at + 2; c < end; c += 2 + body.readUInt8(c + 1)) {
      const [code, length] = [body.readUInt8(c), body.readUInt8(c + 1)];
      if (code === 9) role = body.readUInt8(c + 2);
      if (code === 64) gracefulRestart = length > 2 ? "full" : "helper";
    }
  }
  return { holdTime, role, gracefulRestart };
}

/** Code and subcode of a NOTIFICATION, and the text of an administrative shutdown or reset (RFC 9003). */
export function describeEnd(body: Buffer): string {
  const how = `${body.readUInt8(0)}/${body.readUInt8(1)}`;
  if ((how !== "6/2" && how !== "6/4") || body.length < 4) return how;
  return `${how}: ${body.subarray(3, 3 + body.readUInt8(2)).toString("utf8")}`;
}
