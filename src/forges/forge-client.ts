import {
  failed,
  succeeded,
  type ForgeCall,
  type ForgeFailure,
  type Outcome,
} from "./forge-call.ts";
import { nextPage } from "./next-page.ts";
import { pauseAskedFor } from "./pause-asked-for.ts";

/** How often a call is sent before it counts as failed. */
const ATTEMPTS = 4;
/** The pause before the second attempt, in milliseconds; each further one is twice as long. */
const FIRST_PAUSE_MS = 1_000;
/** The longest pause that a forge may ask for, in milliseconds. */
const LONGEST_PAUSE_MS = 120_000;
const TIMEOUT_MS = 30_000;
/** The pages of a list that are read: 10,000 comments. */
const MOST_PAGES = 100;
/** Characters of a forge's message that are kept. */
const LONGEST_MESSAGE = 300;

/** Everything outside that calls need. */
export interface ForgeEdges {
  readonly fetch: typeof fetch;
  /** Waits, in milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
  /** The time, in milliseconds since 1970. */
  readonly now: () => number;
  readonly userAgent: string;
}

/** Where the API is, and what is sent with each call. */
export interface ForgeAccess {
  /** The API's root: `https://api.github.com`. */
  readonly api: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Never part of a message. */
  readonly token: string;
}

/** Calls a forge's API. */
export interface ForgeClient {
  /** The answer as JSON; null where it has no content. */
  readonly call: (call: ForgeCall) => Promise<Outcome<unknown>>;
  /** All pages of a list. */
  readonly list: (call: ForgeCall) => Promise<Outcome<readonly unknown[]>>;
}

/** An answer with its headers, or a failure with the pause after which to try again; null: it would not help. */
type Attempt =
  | { readonly value: unknown; readonly headers: Headers }
  | { readonly failure: ForgeFailure; readonly againMs: number | null };

/**
 * Makes the client of one forge. What only reads is tried again after errors of the server and of the network; what
 * changes something only if the forge says that it was not done (429, or a limit of its own). A redirect is not followed:
 * the token is for this host.
 */
export function forgeClient(access: ForgeAccess, edges: ForgeEdges): ForgeClient {
  const send = async (call: ForgeCall, url: string): Promise<Attempt> => {
    for (let attempt = 1; ; attempt++) {
      const result = await sendOnce(call, url, access, edges);
      if ("value" in result || result.againMs === null || attempt === ATTEMPTS) return result;
      const ownPause = FIRST_PAUSE_MS * 2 ** (attempt - 1);
      const pause = Math.max(result.againMs, ownPause);
      if (pause > LONGEST_PAUSE_MS) {
        const seconds = Math.ceil(pause / 1000);
        return { failure: { kind: "limited", seconds }, againMs: null };
      }
      await edges.pause(pause);
    }
  };
  return {
    call: async (call) => {
      const result = await send(call, access.api + call.path);
      return "value" in result ? succeeded(result.value) : failed(result.failure);
    },
    list: async (call) => {
      const items: unknown[] = [];
      const seen = new Set<string>();
      let url: string | null = access.api + call.path;
      while (url !== null) {
        if (seen.has(url) || seen.size === MOST_PAGES) {
          return failed({ kind: "broken", why: "its list has no end" });
        }
        seen.add(url);
        const result = await send(call, url);
        if (!("value" in result)) return failed(result.failure);
        if (!Array.isArray(result.value)) return failed({ kind: "broken", why: "it is no list" });
        items.push(...(result.value as readonly unknown[]));
        const next = nextPage(result.headers.get("link"), access.api);
        if (next?.isElsewhere === true) {
          return failed({ kind: "broken", why: "its next page is on another host" });
        }
        url = next?.url ?? null;
      }
      return succeeded(items);
    },
  };
}

async function sendOnce(
  { method, body }: ForgeCall,
  url: string,
  access: ForgeAccess,
  { fetch, now, userAgent }: ForgeEdges,
): Promise<Attempt> {
  const isReading = method === "GET";
  const fail = (failure: ForgeFailure): Attempt => ({ failure, againMs: isReading ? 0 : null });
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method,
      headers: {
        "user-agent": userAgent,
        ...access.headers,
        ...(body ? { "content-type": "application/json" } : {}),
      },
      body: body ? JSON.stringify(body) : null,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    text = await response.text();
  } catch (problem) {
    return fail({ kind: "unreachable", why: withoutToken(describe(problem), access.token) });
  }
  const { status, headers } = response;
  if (status < 200 || status > 299) {
    const message = withoutToken(messageOf(text) ?? response.statusText, access.token);
    const failure: ForgeFailure = { kind: "refused", status, message };
    const asked = pauseAskedFor(status, headers, now());
    if (asked !== null) return { failure, againMs: asked };
    return status >= 500 ? fail(failure) : { failure, againMs: null };
  }
  if (text === "") return { value: null, headers };
  const value = parse(text);
  return value === undefined
    ? fail({ kind: "broken", why: "it is cut off, or is no JSON" })
    : { value, headers };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What a forge says about a refusal: GitHub and Forgejo in `message` and `errors`, GitLab in `message` or `error`. */
function messageOf(text: string): string | null {
  const answer = parse(text);
  if (typeof answer !== "object" || answer === null) return null;
  const { message, error, errors } = answer as Record<string, unknown>;
  const parts = [message, error, errors].flatMap((part) =>
    part === undefined || part === null || part === ""
      ? []
      : [typeof part === "string" ? part : JSON.stringify(part)],
  );
  return parts.length === 0 ? null : parts.join("; ");
}

function withoutToken(text: string, token: string): string {
  const shown = token === "" ? text : text.replaceAll(token, "<token>");
  return shown.replace(/\s+/g, " ").slice(0, LONGEST_MESSAGE);
}

function describe(problem: unknown): string {
  if (!(problem instanceof Error)) return "the connection failed";
  if (problem.name === "TimeoutError") return `no complete answer within ${TIMEOUT_MS / 1000} s`;
  const { cause } = problem;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : null;
  return code ?? (cause instanceof Error ? cause.message : problem.message);
}
