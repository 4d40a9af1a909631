/**
 * Inputs that stand on a page of their form that is not shown: whoever holds the pages is told by the event
 * by which browsers tell of what is found there, and shows the page.
 */

const event = 'beforematch';

/** Gives an input the focus, wherever in its form it stands. */
export function reveal(input: HTMLElement): void {
  input.dispatchEvent(new Event(event, { bubbles: true }));
  input.focus();
}

/** Tells of the inputs in a box that shall be revealed; the function that is returned ends that. */
export function onReveal(box: HTMLElement, listener: (input: HTMLElement) => void): () => void {
  const listen = ({ target }: Event) => listener(target as HTMLElement);
  box.addEventListener(event, listen);
  return () => box.removeEventListener(event, listen);
}
