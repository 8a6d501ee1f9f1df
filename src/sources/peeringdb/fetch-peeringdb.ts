import { diagnostic } from "../../diagnostics/index.ts";
import { covers, formatPrefix } from "../../net/index.ts";
import type { FetchContext, FetchedSource, SourceLocation } from "../fetch-source.ts";
import type { PeeringDb } from "./peeringdb.ts";
import { ApiQueries, type ApiProblem } from "./query-api.ts";
import { queryTables } from "./query-tables.ts";
import { readAll } from "./read-all.ts";
import { readDump } from "./read-dump.ts";
import type { ContactDetail } from "./records/contact-record.ts";
import { reportLeftOut } from "./report-left-out.ts";
import { selectRecords } from "./select/select-records.ts";
import type { Tables } from "./tables.ts";

/** How PeeringDB is read. */
export interface PeeringDbAccess {
  /** The API (`https://www.peeringdb.com/api`); a dump, if a URL's path ends in `.json` or `.json.gz`, or in a file. */
  readonly from: SourceLocation;
  /** The API key itself, never shown; null: as anybody. */
  readonly key: string | null;
  readonly contacts: ContactDetail;
  /** Waits between queries. */
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** Records, and where and when they are from. */
interface Read {
  readonly tables: Tables;
  /** In milliseconds since 1970. */
  readonly time: number;
  readonly seesUsersContacts: boolean;
}

/** The size and the time that a dump may take to download. */
const DUMP_LIMITS = { maxBytes: 512 * 1024 * 1024, timeoutMs: 15 * 60_000 } as const;

/**
 * Fetches what PeeringDB says about our peers, our exchanges and facilities, and the networks there. Null, and reported,
 * if anything could not be read completely.
 */
export async function fetchPeeringDb(
  access: PeeringDbAccess,
  context: FetchContext,
): Promise<FetchedSource<PeeringDb>> {
  const { needs, report, span } = context;
  const { contacts, from } = access;
  const origin = from.kind === "file" ? from.path : shownUrl(from.url);
  const hasKey = access.key !== null;
  const refuse = ({ status, problem }: ApiProblem): null => {
    const isFile = from.kind === "file" || isDump(from.url);
    report(diagnostic("peeringdb-unusable", { origin, problem, status, hasKey, isFile }, { span }));
    return null;
  };
  if (from.kind === "url" && access.key !== null && !isDump(from.url)) {
    if (!isSafe(from.url)) {
      report(diagnostic("peeringdb-key-in-clear", { origin }, { span }));
      return null;
    }
    if (!/^[\x21-\x7e]{1,200}$/.test(access.key)) {
      report(diagnostic("peeringdb-key-invalid", {}, { span }));
      return null;
    }
  }

  const read = await readTables(access, context);
  if ("problem" in read) return refuse(read);
  const { tables, seesUsersContacts } = read;
  const { data, leftOut, problem } = selectRecords(tables, { needs, contacts, seesUsersContacts });
  if (problem !== null) return refuse({ status: null, problem: `has changed: ${problem}` });
  reportLeftOut(leftOut, new Set(data.asked), span, report);
  reportUnknownLans(data, context);
  const time = new Date(read.time).toISOString().replace(/\.\d+Z$/, "Z");
  return { data, provenance: { origins: [origin], time } };
}

async function readTables(
  { from, key, sleep }: PeeringDbAccess,
  { http, now, open, needs, progress }: FetchContext,
): Promise<Read | ApiProblem> {
  if (from.kind === "url" && !isDump(from.url)) {
    const base = from.url.replace(/\/+$/, "");
    const api = new ApiQueries({ http, base, key, now, sleep });
    const time = now();
    const tables = await queryTables(api, needs, progress);
    return "problem" in tables ? tables : { tables, time, seesUsersContacts: key !== null };
  }
  progress("PeeringDB: dump");
  const body =
    from.kind === "url" ? await downloaded(from.url, http) : await opened(from.path, open);
  if ("problem" in body) return body;
  const dump = readDump(body.body);
  if (typeof dump === "string") return { status: null, problem: dump };
  const { tables, generated } = dump;
  // Our clock may be behind the one of the dump, but nothing is from the future.
  const time = Math.min(generated ?? body.time ?? now(), now());
  // The contacts of a public dump are those that everybody sees.
  const seesUsersContacts = tables.poc.some((record) => record["visible"] === "Users");
  return { tables, time, seesUsersContacts };
}

/** A file's bytes, and when they were made, if that is known. */
interface Body {
  readonly body: Buffer;
  readonly time: number | null;
}

async function downloaded(url: string, http: FetchContext["http"]): Promise<Body | ApiProblem> {
  const answer = await http({ url, ...DUMP_LIMITS });
  if (answer.kind === "failed") return { status: answer.status, problem: answer.problem };
  return { body: answer.body, time: answer.lastModified };
}

async function opened(path: string, open: FetchContext["open"]): Promise<Body | ApiProblem> {
  const chunks = open(path);
  if (chunks === null) return { status: null, problem: "there is no such file" };
  const body = await readAll(chunks);
  return typeof body === "string" ? { status: null, problem: body } : { body, time: null };
}

function reportUnknownLans({ exchanges }: PeeringDb, { needs, report, span }: FetchContext): void {
  const known = exchanges.flatMap(({ prefixes }) => prefixes);
  for (const [exchange, lans] of needs.lans) {
    if (lans.some((lan) => known.some((each) => covers(each, lan) || covers(lan, each)))) continue;
    const prefixes = lans.map(formatPrefix);
    report(diagnostic("peeringdb-exchange-unknown", { exchange, prefixes }, { span }));
  }
}

/** Whether a URL is that of a dump: its path ends in `.json`, perhaps packed. */
function isDump(url: string): boolean {
  return /\.json(?:\.gz)?$/i.test(new URL(url).pathname);
}

/** Whether nobody on the way to a URL can read what is sent to it. */
function isSafe(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}

/** A URL without a name, password, query or fragment. */
function shownUrl(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}
