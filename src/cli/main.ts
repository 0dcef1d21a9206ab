/** Runs devmify with the given arguments and returns the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  process.stderr.write(`devmify: nothing is built in yet (arguments: ${argv.join(' ') || 'none'})\n`);
  return 2;
}
