import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { parseAddress, parseAsn, type Address, type Asn } from "../../net/index.ts";
import type { Arguments } from "../commands/command.ts";
import type { GivenAddresses } from "./wanted.ts";

/** The command line of `peerc add`; names are not looked up yet. */
export interface AddArguments {
  /** Null: as in the request. */
  readonly asn: Asn | null;
  /** The path of a peering request, or null. */
  readonly from: string | null;
  readonly exchanges: readonly string[];
  readonly pni: string | null;
  readonly router: string | null;
  readonly addresses: readonly GivenAddresses[];
  readonly file: string | null;
  readonly margin: number;
}

/** Reads the command line. Every mistake is reported; null if there is one. */
export function readAddArguments(args: Arguments, report: Report): AddArguments | null {
  const problems: string[] = [];
  const addresses = (option: string): readonly Address[] =>
    args.texts(option).flatMap((text) => {
      const address = parseAddress(text);
      if (!address) problems.push(`--${option} takes an IP address, and got \`${text}\``);
      return address ?? [];
    });
  const [locals, remotes] = [addresses("local"), addresses("remote")];
  const [exchanges, pni, router] = [args.texts("exchange"), args.text("pni"), args.text("router")];
  const [from, margin] = [args.text("from"), args.text("margin")];
  const percent = /^(\d{1,3}|1000)%?$/.exec(margin ?? "20%");
  if (!percent) {
    problems.push(`--margin takes a percentage up to 1000%, and got \`${margin ?? ""}\``);
  }
  const [named, ...others] = args.positionals;
  const asn = named === undefined ? null : parseAsn(named);
  if (named !== undefined && (asn === null || asn === 0)) {
    problems.push(`add takes an ASN, and got \`${named}\``);
  }
  if (others.length > 0) problems.push(`add takes one ASN, and got ${args.positionals.join(" ")}`);
  if (named === undefined && from === null) problems.push("add needs an ASN, or --from");
  if (from !== null && (exchanges.length > 0 || pni !== null || remotes.length > 0)) {
    problems.push("with --from, the request says where: leave out --exchange, --pni and --remote");
  }
  if (pni !== null) {
    if (exchanges.length > 0)
      problems.push("a session is at an exchange or at an interconnect: give --exchange or --pni");
    if (router === null) problems.push("--pni needs --router");
    if (remotes.length === 0 || locals.length === 0) {
      problems.push(
        "--pni needs --local and --remote: PeeringDB has no addresses of interconnects",
      );
    }
  } else if (from === null && locals.length + remotes.length > 0 && exchanges.length !== 1) {
    problems.push("--local and --remote need one --exchange, or --pni");
  }
  const pairs = pairsOf(locals, remotes, pni !== null, problems);
  for (const problem of problems) {
    report(diagnostic("wrong-usage", { problem, command: "add" }));
  }
  if (problems.length > 0) return null;
  const file = args.text("file");
  return {
    asn,
    from,
    exchanges,
    pni,
    router,
    addresses: pairs,
    file,
    margin: Number(percent?.[1]),
  };
}

/** Every neighbor's address with ours of its family. */
function pairsOf(
  locals: readonly Address[],
  remotes: readonly Address[],
  needsBoth: boolean,
  problems: string[],
): readonly GivenAddresses[] {
  const localOf = (family: Address["family"]): Address | null =>
    locals.find((local) => local.family === family) ?? null;
  if (new Set(locals.map(({ family }) => family)).size < locals.length) {
    problems.push("--local takes one address of each family");
  }
  const pairs = remotes.map((remote) => ({ local: localOf(remote.family), remote }));
  if (needsBoth && locals.length > 0 && pairs.some(({ local }) => local === null)) {
    problems.push("--pni needs --local of each family of --remote");
  }
  const alone = locals.filter((local) => !remotes.some(({ family }) => family === local.family));
  if (remotes.length > 0 && alone.length > 0) {
    problems.push("--local and --remote must have the same families");
  }
  return remotes.length > 0 ? pairs : locals.map((local) => ({ local, remote: null }));
}
