/** The address of the screen on which a command is given; `given` is filled in already. */
export function actAddress(command: string, id: string, given?: object): string {
  const filled = given === undefined ? '' : `?given=${encodeURIComponent(JSON.stringify(given))}`;
  return `/act/${command}/${encodeURIComponent(id)}${filled}`;
}

/** The values that the address says are filled in already; none where it says nothing that can be read. */
export function givenIn(search: string): Readonly<Record<string, unknown>> {
  try {
    const given: unknown = JSON.parse(new URLSearchParams(search).get('given') ?? '{}');
    return typeof given === 'object' && given !== null && !Array.isArray(given) ? { ...given } : {};
  } catch {
    return {};
  }
}
