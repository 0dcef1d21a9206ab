/** Ctrl-C, or the system's wish that the program ends. */
export interface Interrupt {
  /** Aborted once somebody has asked. */
  readonly signal: AbortSignal;
  /** What a shell would say of a program that the signal has ended; undefined when nobody asked. */
  exitCode(): number | undefined;
}

const codes = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * The first signal only asks: what is finished is told, and written whole. A second one ends the program as always,
 * because the first takes the listeners away.
 */
export function watchInterrupt(): Interrupt {
  const controller = new AbortController();
  let code: number | undefined;
  const asked = (name: NodeJS.Signals): void => {
    code = codes[name as keyof typeof codes];
    for (const each of Object.keys(codes)) process.off(each, asked);
    controller.abort();
  };
  for (const each of Object.keys(codes)) process.on(each, asked);
  return { signal: controller.signal, exitCode: () => code };
}
