/** Progress for a person, on standard error: standard output belongs to whoever asked for the engines. */
export function say(text: string): void {
  process.stderr.write(`[engines] ${text}\n`);
}
