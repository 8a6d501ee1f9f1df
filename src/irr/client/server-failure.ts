/** Why a server was given up, as a message: it cannot be reached, cannot be trusted, or lacks sources. */
export class ServerFailure extends Error {
  /** The sources it does not have, if that is the reason. */
  readonly lacking: readonly string[];

  constructor(message: string, lacking: readonly string[] = []) {
    super(message);
    this.lacking = lacking;
  }
}
