/** An address family, under the name the configuration languages use. */
export type Family = "ipv4" | "ipv6";

/** Both families, in the order in which everything is printed. */
export const FAMILIES = ["ipv4", "ipv6"] as const satisfies readonly Family[];

/** The number of bits in an address of the family: 32 or 128. */
export function maxLength(family: Family): number {
  return family === "ipv4" ? 32 : 128;
}
