import type { Amount } from "./allowed-changes.ts";

/** How many prefixes an amount is, if so many were accepted before; a percentage is rounded down. */
export function prefixesOf(amount: Amount, before: bigint): bigint {
  switch (amount.kind) {
    case "prefixes":
      return BigInt(amount.prefixes);
    case "percent":
      return (before * BigInt(amount.percent)) / 100n;
    case "larger":
    case "smaller": {
      const all = amount.of.map((one) => prefixesOf(one, before));
      const isBetter = (a: bigint, b: bigint) => (amount.kind === "larger" ? a > b : a < b);
      return all.reduce((best, one) => (isBetter(one, best) ? one : best));
    }
  }
}

/** An amount in words: `the larger of 5% and 50`. */
export function describeAmount(amount: Amount): string {
  switch (amount.kind) {
    case "prefixes":
      return String(amount.prefixes);
    case "percent":
      return `${amount.percent}%`;
    case "larger":
    case "smaller":
      return `the ${amount.kind} of ${amount.of.map(describeAmount).join(" and ")}`;
  }
}
