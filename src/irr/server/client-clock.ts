/** How long a client of the server may stay connected, in seconds. */
export interface ClientLimits {
  /** Without a complete query, while no answer is pending. */
  readonly idleSeconds: number;
  /** For one answer, from its turn until enough was read that the system buffers the rest. */
  readonly answerSeconds: number;
}

/**
 * Watches one client, which must send queries or read its answers. Single bytes do not count, or a client that sends
 * part of a query now and then could stay connected forever. There is one timer at a time: a client with an unread
 * answer is not expected to send queries.
 */
export class ClientClock {
  readonly #limits: ClientLimits;
  readonly #late: () => void;
  #idleSeconds: number;
  #unread = 0;
  #timer: NodeJS.Timeout | undefined;

  /** Calls `late` once when the client exceeds one of the limits. Starts at once. */
  constructor(limits: ClientLimits, late: () => void) {
    this.#limits = limits;
    this.#late = late;
    this.#idleSeconds = limits.idleSeconds;
    this.#restart();
  }

  /** The client has sent a complete query; after its answer it may be idle for this many seconds. */
  noteQuery(idleSeconds: number): void {
    this.#idleSeconds = idleSeconds;
    if (this.#unread === 0) this.#restart();
  }

  /** An answer was written to the socket. Returns a function to call when the system has accepted it. */
  answered(): () => void {
    if (this.#unread++ === 0) this.#restart();
    return () => {
      this.#unread--;
      this.#restart();
    };
  }

  /** The client has disconnected. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#restart = () => undefined;
  }

  #restart = (): void => {
    clearTimeout(this.#timer);
    const seconds = this.#unread > 0 ? this.#limits.answerSeconds : this.#idleSeconds;
    this.#timer = setTimeout(this.#late, seconds * 1000);
  };
}
