import type { DeclaredState } from "../../declaration/index.ts";
import { formatUtcTime, parseUtcTime } from "../../document/index.ts";
import { yamlText } from "../adding/yaml-text.ts";
import type { DrainRequest } from "./read-drain-request.ts";

/**
 * The value of `state` after a request, as YAML on one line. What is not given stays as it is declared, as far as it means
 * something for the new state. Null: nothing would change.
 */
export function stateText(
  declared: DeclaredState | null,
  { is, details }: Extract<DrainRequest, { kind: "set" }>,
): string | null {
  const until = timeOf(details.until) ?? declared?.until?.value ?? null;
  const prepend = is === "draining" ? (details.prepend ?? declared?.prepend ?? 0) : 0;
  const wanted = {
    is,
    reason: details.reason ?? declared?.reason ?? null,
    ticket: details.ticket ?? declared?.ticket ?? null,
    message: details.message ?? declared?.message ?? null,
    until,
    prepend,
  };
  const isSame =
    declared !== null &&
    declared.is === is &&
    declared.reason === wanted.reason &&
    declared.ticket === wanted.ticket &&
    declared.message === wanted.message &&
    (declared.until?.value ?? null) === until &&
    declared.prepend === prepend;
  if (isSame) return null;
  const parts = [
    ...(wanted.reason === null ? [] : [`reason: ${yamlText(wanted.reason)}`]),
    ...(wanted.ticket === null ? [] : [`ticket: ${yamlText(wanted.ticket)}`]),
    ...(wanted.message === null ? [] : [`message: ${yamlText(wanted.message)}`]),
    ...(until === null ? [] : [`until: ${formatUtcTime(until)}`]),
    ...(prepend === 0 ? [] : [`prepend: ${prepend}`]),
  ];
  return parts.length === 0 ? is : `{ ${[`is: ${is}`, ...parts].join(", ")} }`;
}

function timeOf(text: string | null): number | null {
  const time = text === null ? null : parseUtcTime(text);
  return typeof time === "number" ? time : null;
}
