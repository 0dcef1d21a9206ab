/**
 * The thread between a script's process and those who wait for its answers. It has an event loop of its own, so that
 * the one who asks can stand still until the answer is there: matching cannot be interrupted halfway.
 */
import { spawn } from 'node:child_process';
import { type MessagePort, workerData } from 'node:worker_threads';
import type { ScriptCommand } from './script-process.ts';

const { command, signal, port } = workerData as {
  readonly command: ScriptCommand;
  readonly signal: Int32Array;
  readonly port: MessagePort;
};

const child = spawn(command.program, command.words, {
  stdio: ['pipe', 'pipe', 'pipe'],
  env: { ...process.env, ...command.environment },
});

let answer = '';
let lastWords = '';

child.stdout.setEncoding('utf8').on('data', (text: string) => {
  answer += text;
  for (let end = answer.indexOf('\n'); end !== -1; end = answer.indexOf('\n')) {
    tell({ line: answer.slice(0, end) });
    answer = answer.slice(end + 1);
  }
});
child.stderr.setEncoding('utf8').on('data', (text: string) => {
  lastWords = (lastWords + text).slice(-2000);
});
child.on('error', (error) => tell({ ended: `${command.program}: ${error.message}` }));
child.on('close', (code, ended) =>
  tell({ ended: lastWords.trim() || `${command.program} ended by itself (${ended ?? code})` }),
);
child.stdin.on('error', () => {});

port.on('message', (line: string | undefined) => {
  if (line === undefined) child.kill('SIGKILL');
  else child.stdin.write(line);
});

function tell(message: { readonly line: string } | { readonly ended: string }): void {
  port.postMessage(message);
  Atomics.store(signal, 0, 1);
  Atomics.notify(signal, 0);
}
