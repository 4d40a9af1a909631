/** A text that begins a line, with a capital letter where the script has one. */
export function begun(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
