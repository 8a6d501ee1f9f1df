import { diagnostic, type Report } from "../diagnostics/index.ts";
import { equalAddresses, formatAddress, type Address } from "../net/index.ts";
import type { SettingReference, TermDefinition } from "../policy/index.ts";
import { givenSetting } from "./settings/given-setting.ts";
import { neededSetting } from "./settings/needed-setting.ts";
import type { PolicyContext } from "./policy-context.ts";
import { sessionName } from "./session-name.ts";

/**
 * The addresses that a term lists, or those of a setting, of the family that a session's next hops have. Null: reported.
 * Refused are our own address, which the policy language calls "self", and any on a session whose routes can have two next
 * hops: a link-local and a global one.
 */
export function nextHopsOf(
  given: readonly Address[] | SettingReference,
  term: TermDefinition,
  context: PolicyContext,
  report: Report,
): readonly Address[] | null {
  const { peer, session } = context;
  const listed = "setting" in given ? addressesOf(given.setting, term, context, report) : given;
  if (listed === null) return null;
  const addresses = listed.filter(({ family }) => family === session.remote.family);
  const refused = session.options.interface !== null || session.options.extendedNextHop;
  const bad = addresses.find((one) => refused || equalAddresses(one, session.local));
  if (!bad) return addresses;
  const span = ("setting" in given && givenSetting(given.setting, context)?.span) || term.span;
  const params = {
    term: term.name,
    address: formatAddress(bad),
    session: sessionName(peer, session),
  };
  report(diagnostic(refused ? "next-hops-in-pairs" : "next-hop-is-ours", params, { span }));
  return null;
}

function addressesOf(
  setting: string,
  term: TermDefinition,
  context: PolicyContext,
  report: Report,
): readonly Address[] | null {
  const found = neededSetting(setting, term, context, report);
  if (!found) return null;
  if (found.value.kind !== "addresses") throw new Error(`a setting of another type: ${setting}`);
  return found.value.addresses;
}
