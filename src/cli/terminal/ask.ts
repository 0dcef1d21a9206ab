import { createInterface } from 'node:readline';

/** Asks in the terminal until one of the letters is answered; undefined for Ctrl-C and Ctrl-D. */
export async function askLetter(
  question: string,
  letters: string,
  help: string,
): Promise<string | undefined> {
  for (;;) {
    const answer = await askLine(question);
    if (answer === undefined) return undefined;
    const letter = answer.trim().toLowerCase();
    if (letter.length === 1 && letters.includes(letter)) return letter;
    process.stderr.write(help);
  }
}

/** The listener lives for one question only: a terminal that is listened to would keep the program from ending. */
function askLine(question: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: true });
    let answer: string | undefined;
    lines.on('SIGINT', () => lines.close());
    lines.on('close', () => {
      if (answer === undefined) process.stderr.write('\n');
      resolve(answer);
    });
    lines.question(question, (line) => {
      answer = line;
      lines.close();
    });
  });
}
