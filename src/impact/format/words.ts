import type { ExitRow, SessionRef } from "./impact-report.ts";

/** `12,345 routes`, `1 route`. */
export function count(number: number, one: string, several = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : several}`;
}

/** A whole number with commas between thousands. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** A session by its name and router. */
export function sessionText({ name, router }: SessionRef): string {
  return `${name} on ${router}`;
}

/** An exit with what it was chosen by. */
export function exitText({ session, localPreference, pathLength }: ExitRow): string {
  return `${sessionText(session)} (local preference ${localPreference}, AS_PATH of ${pathLength})`;
}

/** The first of some texts, and the number of the others. */
export function some(all: readonly string[], most: number): string {
  const rest = all.length - most;
  return rest > 0 ? `${all.slice(0, most).join(", ")} and ${grouped(rest)} more` : all.join(", ");
}
