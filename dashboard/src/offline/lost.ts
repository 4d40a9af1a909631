/**
 * Parts of the dashboard that could not be fetched: there is no network, or a new version has replaced them.
 */

const triedName = 'laurel.lost';
const lost = new WeakSet<object>();

window.addEventListener('vite:preloadError', ({ payload }) => lost.add(payload));

/** True for the error of a part that could not be fetched. */
export function isLost(error: unknown): boolean {
  return typeof error === 'object' && error !== null && lost.has(error);
}

/**
 * Opens the dashboard anew, once for each part, where that may bring it back. Answers false where it would
 * not: the same part was lost before, or nobody answers.
 */
export async function openAnew(error: Error): Promise<boolean> {
  const tried = JSON.parse(sessionStorage.getItem(triedName) ?? '[]') as string[];
  if (tried.includes(error.message) || !(await isReachable())) return false;
  sessionStorage.setItem(triedName, JSON.stringify([...tried, error.message]));
  window.location.reload();
  return true;
}

async function isReachable(): Promise<boolean> {
  // Opened anew without an answer, nothing would be left but the browser's own page.
  return await fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
}
