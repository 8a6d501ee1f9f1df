import { formatObjectName, readObjectNames } from "../net/index.ts";
import { addCommand } from "./add-command.ts";
import type { Candidate, CandidateCheck } from "./candidate.ts";

/** A candidate as JSON. `folder`: that of the network, for the command that adds it. */
export function candidateRow(candidate: Candidate, folder: string) {
  const { asn, record, exchanges, facilities, received, sent, larger, contacts, checks } =
    candidate;
  return {
    asn,
    name: record?.name ?? null,
    policy: record?.policy ?? "",
    policy_url: record?.policyUrl ?? "",
    types: record?.types ?? [],
    exchanges: exchanges.map(({ id, name, speeds, isViaRouteServers }) => {
      return { id, name, speeds, via_route_servers: isViaRouteServers };
    }),
    facilities: facilities.map(({ id, name, city, country }) => ({ id, name, city, country })),
    received,
    sent,
    larger,
    band: record?.traffic ?? "",
    prefixes: { ipv4: record?.prefixes4 ?? null, ipv6: record?.prefixes6 ?? null },
    as_set: record?.asSet ?? "",
    as_set_objects: readObjectNames(record?.asSet ?? "")?.map(formatObjectName) ?? null,
    never_via_route_servers: record?.neverViaRouteServers ?? null,
    contacts: contacts.map(({ name, email, phone }) => ({ name, email, phone })),
    checks: checks.map(checkRow),
    add: addCommand(candidate, folder),
  };
}

function checkRow({ id, decision }: CandidateCheck) {
  const { verdict, facts } = decision;
  const lack = verdict === "undecided" ? decision.lack : null;
  return { id, verdict, facts, why: lack?.why ?? null, remedy: lack?.remedy ?? null };
}
