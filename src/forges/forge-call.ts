/** A call of a forge's API. */
export interface ForgeCall {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** From the API's root, with the query: `/repos/a/b/issues/1/comments?per_page=100`. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: Readonly<Record<string, unknown>>;
}

/** Why a call gave nothing. */
export type ForgeFailure =
  /** No answer; whether the forge did what was asked is unknown. */
  | { readonly kind: "unreachable"; readonly why: string }
  /** The forge says no; `message` is its own, without tokens. */
  | { readonly kind: "refused"; readonly status: number; readonly message: string }
  /** Too many calls, and the forge asks for a pause longer than we wait. */
  | { readonly kind: "limited"; readonly seconds: number }
  /** An answer that is cut off, or is not what the API documents. */
  | { readonly kind: "broken"; readonly why: string };

/** A value, or why there is none. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: ForgeFailure };

/** A value as an outcome. */
export function succeeded<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

/** A failure as an outcome. */
export function failed(failure: ForgeFailure): {
  readonly ok: false;
  readonly failure: ForgeFailure;
} {
  return { ok: false, failure };
}

/** Whether a call that changes something may have been carried out although it failed. */
export function mayBeDone(failure: ForgeFailure): boolean {
  if (failure.kind === "refused") return failure.status >= 500;
  return failure.kind === "unreachable" || failure.kind === "broken";
}
