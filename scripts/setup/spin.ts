// A spinner during requests to a store. The one of @clack/prompts ends the process on Ctrl+C with exit code 0.
import type { Writable } from 'node:stream';

const FRAMES = ['◐', '◓', '◑', '◒'];
const EVERY = 100;

/** Runs until stopped, and then clears its line. */
export function spin(output: Writable & { readonly isTTY?: boolean }, sentence: string): () => void {
  if (!output.isTTY) {
    output.write(`${sentence}\n`);
    return () => undefined;
  }
  let frame = 0;
  const draw = (): void => {
    frame = (frame + 1) % FRAMES.length;
    output.write(`\r${FRAMES[frame]}  ${sentence}`);
  };
  draw();
  const timer = setInterval(draw, EVERY);
  return () => {
    clearInterval(timer);
    output.write('\r\x1b[K');
  };
}
