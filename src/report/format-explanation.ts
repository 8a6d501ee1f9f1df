import { paintWith, type Paint } from "../diagnostics/index.ts";
import { shownValues } from "../policy/index.ts";
import type { Explanation, PrintedRoute } from "./explain.ts";

/** Prints an explanation as text: the route, each term in order, the verdict and the registration. */
export function formatExplanation(
  explanation: Explanation,
  paint: Paint = paintWith(false),
): string {
  const { route, steps, result, registration } = explanation;
  const width = Math.max(...steps.map((step) => step.term.length), 0);
  const lines = [
    `${explanation.direction === "import" ? "From" : "To"} ${explanation.session}`,
    ...formatRoute(route),
    "",
    ...steps.flatMap((step) => {
      const mark = step.applied ? "*" : " ";
      const [first = step.applied ? "always" : "", ...more] = step.because;
      const indent = " ".repeat(width + 6);
      return [
        `  ${mark} ${step.term.padEnd(width)}  ${first}`,
        ...more.map((text) => indent + text),
        ...(step.effect === null
          ? []
          : [`${indent}${effect(step.effect, paint)}  ${paint("dim", `(${step.place})`)}`]),
      ];
    }),
    "",
    explanation.verdict === "accept"
      ? `${paint("green", "ACCEPTED")} by ${String(explanation.term)}`
      : `${paint("red", "REJECTED")}: ${String(explanation.reason)}${
          explanation.term === null ? ", by the default at the end" : `, by ${explanation.term}`
        }`,
    ...(result ? formatRoute(result) : []),
  ];
  if (registration && registration.prefix.length > 0) {
    lines.push("", "Registry", ...registration.prefix.map((line) => `  ${line}`));
    lines.push(...registration.origin.map((line) => `  ${line}`));
    const { unknownMembers } = registration;
    if (unknownMembers.length > 0) {
      lines.push(
        "",
        "Members of these objects without data, to one of which the prefix may belong",
      );
      lines.push(...unknownMembers.map((line) => `  ${line}`));
    }
  }
  return `${lines.join("\n")}\n`;
}

/** What a term did: green if that accepts the route, red if it rejects it. */
function effect(text: string, paint: Paint): string {
  const shown = `-> ${text}`;
  if (text.startsWith("accept")) return paint("green", shown);
  return text.startsWith("reject") ? paint("red", shown) : shown;
}

function formatRoute(route: PrintedRoute): string[] {
  const lines = [
    `  prefix       ${route.prefix}`,
    `  AS_PATH      ${route.asPath === "" ? "(empty)" : route.asPath}`,
    `  next hop     ${route.nextHop}`,
    `  communities  ${route.communities.length === 0 ? "(none)" : route.communities.join(" ")}`,
    ...shownValues(route).map(([title, value]) => `  ${title.padEnd(12)} ${value}`),
  ];
  if (route.localPreference !== null) lines.push(`  local pref   ${route.localPreference}`);
  if (route.med !== null) lines.push(`  MED          ${route.med}`);
  return lines;
}
