import type { SecretReference, SessionPlan } from "../model/index.ts";
import type { Complaints } from "./complaints.ts";

/** Refuses names of a session's secrets that `envsubst` would not replace in a rendered file. */
export function secretLimits({ name, options, span }: SessionPlan, complain: Complaints): void {
  const { password, tcpAo } = options;
  const secrets: readonly SecretReference[] = [
    ...(password ? [password] : []),
    ...(tcpAo?.kind === "keys" ? tcpAo.keys.map((key) => key.secret) : []),
  ];
  const hint = "name an environment variable: letters, digits and _";
  for (const { env } of secrets) {
    complain.unsafe(`the name of a secret of ${name}`, secretNameFault(env), span, hint);
  }
}

/** Why a text in a placeholder `${NAME}` cannot be the name of an environment variable; null if it can. */
export function secretNameFault(text: string): string | null {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(text)) return null;
  return /[^A-Za-z0-9_]/u.exec(text)?.[0] ?? (text === "" ? "nothing" : "a digit in front");
}
