/** Why the program cannot start, in words for whoever has to mend it. Nothing was changed. */
export class Refusal extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}
