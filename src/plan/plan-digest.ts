import { createHash } from "node:crypto";

/** SHA-256 of a text in UTF-8, hexadecimal. */
export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

/** The digest of a plan, or of what was read as one: of all its members but `digest`, in their order. */
export function planDigest(plan: unknown): string {
  return sha256(
    JSON.stringify(plan, (key, value: unknown) => (key === "digest" ? undefined : value)),
  );
}
