import type { IrrdLimits } from "./irrd-client.ts";

const CONNECT_MS = 15_000;
const MEBIBYTE = 1024 * 1024;

/**
 * The limits of a conversation, in milliseconds: for each answer, and for all of them together. A server that expands
 * a large set (`!a`) sends nothing for minutes; the IPv4 table of the Internet is one answer of 20 MB.
 */
export function limitsFor(answerMs: number, wholeMs: number = answerMs): IrrdLimits {
  return {
    connectMs: Math.min(CONNECT_MS, answerMs),
    answerMs,
    wholeMs,
    answerBytes: 256 * MEBIBYTE,
    wholeBytes: 2048 * MEBIBYTE,
    reconnects: 20,
  };
}
