/** A process that runs scripts, asked one thing at a time. One line of JSON goes in, one comes out. */
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';

export interface ScriptCommand {
  readonly program: string;
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

export type Reply =
  | { readonly kind: 'answer'; readonly answer: unknown }
  | { readonly kind: 'ended'; readonly why: string };

/** A single script may take so long, in milliseconds. */
const patience = 20_000;

export class ScriptProcess {
  readonly #port: MessagePort;
  readonly #signal = new Int32Array(new SharedArrayBuffer(4));
  #ended: string | undefined;

  constructor(command: ScriptCommand) {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    const thread = new Worker(new URL('./script-thread.js', import.meta.url), {
      workerData: { command, signal: this.#signal, port: port2 },
      transferList: [port2],
      execArgv: [],
    });
    // A run that is over is not kept alive by its scripts.
    thread.unref();
    port1.unref();
  }

  ask(question: unknown): Reply {
    if (this.#ended !== undefined) return { kind: 'ended', why: this.#ended };
    this.#port.postMessage(`${JSON.stringify(question)}\n`);
    const end = performance.now() + patience;
    for (;;) {
      Atomics.store(this.#signal, 0, 0);
      const received = receivedFrom(this.#port);
      if (received !== undefined) return this.#reply(received);
      const left = end - performance.now();
      if (left <= 0 || Atomics.wait(this.#signal, 0, 0, left) === 'timed-out') return this.#giveUp();
    }
  }

  #reply(message: Message): Reply {
    if ('line' in message) return { kind: 'answer', answer: JSON.parse(message.line) };
    this.#ended = message.ended;
    return { kind: 'ended', why: message.ended };
  }

  #giveUp(): Reply {
    this.end();
    this.#ended = `a script took more than ${patience / 1000} seconds`;
    return { kind: 'ended', why: this.#ended };
  }

  end(): void {
    this.#port.postMessage(undefined);
  }
}

type Message = { readonly line: string } | { readonly ended: string };

const receivedFrom = (port: MessagePort): Message | undefined => receiveMessageOnPort(port)?.message;
