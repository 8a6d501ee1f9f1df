/** A request. */
export interface HttpRequest {
  readonly url: string;
  /** Sent as they are, and only to the host of `url`, never to another one that it redirects to. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The largest answer, in bytes after decompression. */
  readonly maxBytes: number;
  /** The time limit for the whole answer, in milliseconds. */
  readonly timeoutMs: number;
}

/** An answer with status 200, or what went wrong, in words that name no secret. */
export type HttpAnswer =
  | {
      readonly kind: "ok";
      /** Unpacked if it was gzipped: by its encoding, or as a `.gz` file. */
      readonly body: Buffer;
      /** `Last-Modified` in milliseconds since 1970; null if not given. */
      readonly lastModified: number | null;
    }
  | {
      readonly kind: "failed";
      /** The HTTP status; null without an answer. */
      readonly status: number | null;
      /** `answered 403 Forbidden`, `refused the connection`, `sent more than 10 MB`. */
      readonly problem: string;
    };

/**
 * Gets a URL. Answers 429 and 5xx and broken connections are tried again, after the time that `Retry-After` says, or
 * after longer and longer pauses, a few times.
 */
export type HttpGet = (request: HttpRequest) => Promise<HttpAnswer>;
