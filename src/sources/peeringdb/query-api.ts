import { cleanText } from "./records/clean-text.ts";
import type { HttpGet } from "../http/http-get.ts";
import { parseJson, readAnswer } from "./read-answer.ts";
import { TABLE_FIELDS, tableProblem, type RawRecord, type Table } from "./tables.ts";

/** How the API is asked. */
export interface Api {
  readonly http: HttpGet;
  /** Without a slash at the end: `https://www.peeringdb.com/api`. */
  readonly base: string;
  /** The API key; null: as anybody. */
  readonly key: string | null;
  /** The time, in milliseconds. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** Records wanted of one table. */
export interface Query {
  readonly table: Table;
  /** Fields besides those that each record must have. */
  readonly fields?: readonly string[];
  /** `{ asn__in: "64496,64497" }`. */
  readonly filter?: Readonly<Record<string, string>>;
}

/** Why the API did not give what was asked for. */
export interface ApiProblem {
  /** The HTTP status; null if that is not the problem. */
  readonly status: number | null;
  /** For the end of a sentence. */
  readonly problem: string;
}

/** Records for one answer. */
const PAGE = 5000;
/** A server with a smaller limit of its own would cut answers at a multiple of this. */
const ROUND = 50;
/** The most answers to one query: for all records of PeeringDB's largest table, and some more. */
const MOST_PAGES = 20;
/** The largest answer, and the time that it may take. */
const LIMITS = { maxBytes: 64 * 1024 * 1024, timeoutMs: 60_000 } as const;

/**
 * Asks the API, never more often than it allows: 20 queries a minute from an address, 40 with a key, and with at least
 * two seconds between them (https://docs.peeringdb.com/howto/work_within_peeringdbs_query_limits/).
 */
export class ApiQueries {
  readonly #api: Api;
  #last: number | null = null;

  constructor(api: Api) {
    this.#api = api;
  }

  /**
   * All records of a query. Where there are several pages, each begins with the last record of the one before: if it is
   * another, records were added or removed meanwhile, and some could be missing.
   */
  async all(query: Query): Promise<readonly RawRecord[] | ApiProblem> {
    const records: RawRecord[] = [];
    for (let page = 0; page < MOST_PAGES; page++) {
      const skip = Math.max(0, records.length - 1);
      const answer = await this.#page(query, skip);
      if ("problem" in answer) return answer;
      const { length } = answer.records;
      const [first, ...others] = answer.records;
      const last = records.at(-1);
      if (last && first?.["id"] !== last["id"]) {
        const problem = `gave other \`${query.table}\` records than a moment before, so some may be missing`;
        return { status: null, problem };
      }
      records.push(...(last ? others : answer.records));
      const isEnd = last ? length === 1 : length === 0;
      if (!isEnd && length % ROUND === 0) continue;
      const problem = tableProblem(query.table, records);
      return problem === null ? records : { status: null, problem: `has changed: ${problem}` };
    }
    return {
      status: null,
      problem: `does not stop giving \`${query.table}\` records: ${MOST_PAGES} answers of ${PAGE}`,
    };
  }

  async #page(
    { table, fields = [], filter = {} }: Query,
    skip: number,
  ): Promise<{ readonly records: readonly RawRecord[] } | ApiProblem> {
    const { http, base, key } = this.#api;
    const parameters = new URLSearchParams({
      ...filter,
      fields: [...TABLE_FIELDS[table], ...fields].join(","),
      limit: String(PAGE),
      skip: String(skip),
    });
    await this.#wait();
    const answer = await http({
      url: `${base}/${table}?${parameters.toString().replaceAll("%2C", ",")}`,
      headers: {
        Accept: "application/json",
        ...(key === null ? {} : { Authorization: `Api-Key ${key}` }),
      },
      ...LIMITS,
    });
    this.#last = this.#api.now();
    if (answer.kind === "failed") return { status: answer.status, problem: answer.problem };
    const parsed = parseJson(answer.body);
    if (typeof parsed === "string") return { status: null, problem: parsed };
    const read = readAnswer(parsed.json);
    if (typeof read !== "string") {
      if (read.records.length <= PAGE) return { records: read.records };
      return { status: null, problem: `gave more than the ${PAGE} records that were asked for` };
    }
    return {
      status: null,
      problem: `answered \`${table}\` with something that ${cleanText(read)}`,
    };
  }

  /** Waits until the next query may be sent. */
  async #wait(): Promise<void> {
    if (this.#last === null) return;
    const pause = this.#api.key === null ? 3000 : 2000;
    const left = this.#last + pause - this.#api.now();
    if (left > 0) await this.#api.sleep(left);
  }
}
