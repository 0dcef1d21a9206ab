/**
 * The command line asks for something that can't be done: exit code 2. An exception, the only one of the command
 * line's own, because it may come up anywhere between the first argument and the first file, and always ends the run.
 */
export class UsageError extends Error {
  readonly advice: string | undefined;

  constructor(message: string, advice?: string) {
    super(message);
    this.advice = advice;
  }
}
